"""Words of the register of legal bases (Sổ căn cứ) and of inserting one into a plan."""

from __future__ import annotations

from desktop_app.domain.evidence import Evidence
from desktop_app.domain.legal_basis.contradictions import DisputedField
from desktop_app.domain.legal_basis.proposals import ProposalKind
from desktop_app.domain.legal_basis.register import Force

FACET = "Sổ căn cứ"
COUNTS = "{total} văn bản · {ended} hết hiệu lực · {unverified} chưa kiểm chứng · hiệu lực tính ngày {day}"
ADD = "Thêm căn cứ"
TAKE = "Lấy từ kế hoạch…"
TAKE_ALL = "Tất cả kế hoạch"

FILTER = "Lọc số, trích yếu"
DOCUMENT, DAY, TITLE, FORCE, CHECKED, CITED = "Văn bản", "Ngày", "Trích yếu", "Hiệu lực", "Kiểm chứng", "Viện dẫn"
CITED_TIP = "Số kế hoạch viện dẫn"
FORCES = {
    Force.IN_FORCE: "Còn hiệu lực",
    Force.ENDED: "Hết hiệu lực",
    Force.NOT_YET: "Chưa có hiệu lực",
    Force.UNKNOWN: "Chưa rõ hiệu lực",
}
UNVERIFIED, VERIFIED, DISPUTED = "Chưa kiểm chứng", "Đã kiểm chứng", "Viết khác nhau"
PILL_ALL, PILL_IN_FORCE, PILL_ENDED = "Tất cả", "Còn hiệu lực", "Hết hiệu lực"
NO_SUCH = "Không có căn cứ nào như vậy."
STATE = "Tình trạng"

NEW = "Căn cứ mới"
TYPE, NUMBER, ISSUER = "Loại văn bản", "Số, ký hiệu", "Cơ quan ban hành"
NUMBER_HINT = "Ghi như trên văn bản: 30/2020/NĐ-CP, 34-CT/TW"
TITLE_HINT = "Luật, pháp lệnh: ghi tên, ví dụ Thi đua, khen thưởng"
IN_FORCE_FROM, IN_FORCE_TO = "Có hiệu lực từ", "Hiệu lực đến hết"
IN_FORCE_TO_HINT = "Để trống nếu chưa biết"
REPLACED_BY = "Thay bằng"
REPLACED_BY_HINT = "Số, ký hiệu của văn bản mới"
SOURCE, EVIDENCE = "Nguồn", "Mức kiểm chứng"
EVIDENCES = {
    Evidence.TEXT: "Đã đối chiếu với văn bản",
    Evidence.QUOTED: "Nguồn khác dẫn lại",
    Evidence.PLAN: "Đọc từ kế hoạch",
    Evidence.UNVERIFIED: "Chưa có nguồn",
}
TYPE_MISSING = "Chưa có loại văn bản."
NUMBER_BAD = "Ghi số rồi đến ký hiệu, ví dụ 30/2020/NĐ-CP hoặc 34-CT/TW."
NUMBER_MISSING = "Chưa có số, ký hiệu. Luật và pháp lệnh có thể chỉ ghi tên ở ô Trích yếu."
REPLACED_BY_BAD = "Ghi số, ký hiệu của văn bản mới, ví dụ 152/2025/NĐ-CP. Có thể để trống."
PERIOD_BAD = "Ngày hết hiệu lực trước ngày có hiệu lực."

FORMS = "Cách viện dẫn"
FIRST_FORM, LATER_FORM = "Lần đầu", "Các lần sau"
ENDS_ON = "Hiệu lực đến hết ngày {day}."
REPLACED = "Đã được thay bằng {label}."
THEN = ", rồi "
REPLACES = "Thay {label}."
AMENDS = "Sửa đổi {label}."
AMENDED_BY = "Được sửa đổi bởi {label}."
SHIPPED = "Đi kèm phần mềm."
SHIPPED_EDITED = "Đi kèm phần mềm, cơ quan đã sửa; bản cập nhật không ghi đè."
BACK_TO_SHIPPED = "Trả về bản đi kèm"

DISPUTES = {
    DisputedField.DAY: "Ngày ban hành viết khác nhau. Đối chiếu rồi ghi ngày đúng; nếu là hai văn bản thì ghi thành hai dòng.",
    DisputedField.TITLE: "Trích yếu viết khác nhau. Đối chiếu rồi ghi trích yếu đúng.",
}
IN_REGISTER = "Sổ căn cứ"
CITING = "Kế hoạch viện dẫn"
NOT_CITED = "Chưa có kế hoạch nào trong sổ viện dẫn."
PLACE = "{place}, {label}"

SAVED = "Đã lưu {label}."
DELETED = "Đã xóa {label}."
RESTORED = "Đã trả {label} về bản đi kèm phần mềm."

PROPOSALS = "Căn cứ đọc được từ {source}"
NOT_WRITTEN = "Chưa ghi vào sổ"
KINDS = {ProposalKind.NEW: "Thêm mới", ProposalKind.FULLER: "Bổ sung", ProposalKind.KNOWN: "Đã có"}
CHOSEN, PLACES = "Ghi", "Chỗ viện dẫn"
TWO_DAYS = "Ngày viết khác nhau: {values}"
TWO_TITLES = "Trích yếu viết khác nhau"
KNOWN_NOTE = "{count} văn bản đã có trong sổ."
LEFT_BLANK = "Ngày hoặc trích yếu viết khác nhau thì để trống, ghi sau khi đối chiếu."
WRITE = "Ghi {count} căn cứ vào sổ"
WRITTEN = "Đã ghi {count} căn cứ vào sổ."
NOTHING_NEW = "{source} không viện dẫn văn bản nào chưa có trong sổ căn cứ."

INSERT = "Chèn căn cứ…"
INSERT_TIP = "Chèn căn cứ vào chỗ con trỏ (Ctrl+Shift+B)"
PICK_FILTER = "Gõ số, tên hoặc trích yếu"
PICK_NONE = "Sổ căn cứ không có “{text}”. Thêm ở Danh mục, Sổ căn cứ."
PICK_FIRST = "Ghi đầy đủ: kế hoạch chưa nêu văn bản này ở trên."
PICK_LATER = "Ghi ngắn gọn: kế hoạch đã nêu văn bản này ở trên."
