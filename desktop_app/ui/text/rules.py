"""Words of Thiết lập, Bộ quy định."""

from __future__ import annotations

from desktop_app.domain.registration.registration import SubjectKind

TAB = "Bộ quy định"
SECTIONS = {"sets": "Theo ngày nhận hồ sơ", "overlay": "Quy định riêng", "packs": "Gói quy định"}
SUBJECTS = {SubjectKind.PERSON: "cá nhân", SubjectKind.COLLECTIVE: "tập thể"}

SET_ID, SET_DAYS, SET_NAME, SET_ROWS, SET_UNVERIFIED = "Bộ", "Hồ sơ nhận", "Văn bản", "Tiêu chuẩn", "Chưa kiểm chứng"
SET_EMPTY = "Chưa có"
FROM, BETWEEN = "từ {start}", "{start} - {end}"
UNTIL = "đến {end}"
UNVERIFIED_OF = "{count} / {total} dòng"
ALL_VERIFIED = "–"
EVERY_AWARD = "Mọi danh hiệu, hình thức"
AWARD = "Danh hiệu"
TERM, REQUIRED, BASIS, IN_FORCE = "Danh hiệu, hình thức", "Yêu cầu", "Căn cứ", "Hiệu lực"
DELEGATED = "Do bộ, tỉnh, cơ quan quy định; ghi ở mục Quy định riêng."
NO_CRITERIA = (
    "Chưa tìm thấy văn bản hướng dẫn tiêu chuẩn của bộ này, nên không có dòng nào để đối chiếu. "
    "Hồ sơ nhận trong thời gian này đối chiếu tạm theo bộ quy định do cơ quan chọn."
)
ABOUT_SET = "{name}. {source}. Bản ngày {version}."

FALLBACK = "Quy định dùng tạm"
FALLBACK_WHY = (
    "Luật mới có hiệu lực từ 01/10/2026 nhưng chưa có văn bản hướng dẫn tiêu chuẩn. Cơ quan chọn một lần bộ quy định dùng tạm; "
    "mọi kết quả thẩm định và giấy tờ đều ghi rõ."
)
FALLBACK_NONE = "Chưa chọn: hồ sơ nhận từ 01/10/2026 chưa thẩm định được."
FALLBACK_NOW = "Đang dùng tạm bộ {id}: {name} (chọn ngày {day})."
FALLBACK_BEFORE = "Trước đó: {choices}."
FALLBACK_CHOICE = "bộ {id} từ {day}"
CHOOSE_FALLBACK = "Chọn…"
FALLBACK_TITLE = "Quy định dùng tạm"
FALLBACK_QUESTION = "Trong khi chưa có văn bản hướng dẫn, đối chiếu theo bộ nào?"
FALLBACK_CHANGEABLE = "Đổi được về sau; ngày chọn được giữ lại. Kết quả đã thẩm định sẽ đối chiếu lại theo bộ mới chọn."
FALLBACK_YES = "Dùng tạm bộ này"
FALLBACK_DONE = "Từ nay dùng tạm {name}."

LOCAL_ON = "Ngày quy định của tỉnh, bộ có hiệu lực"
LOCAL_ON_WHY = (
    "Nghị định 152/2025/NĐ-CP, Điều 60 khoản 2: nơi chưa ban hành quy định được giao thì tiếp tục theo Nghị định 98/2023/NĐ-CP "
    "đến hết 31/12/2025. Để trống nếu chưa rõ."
)
LOCAL_ON_SAVE = "Lưu ngày"
LOCAL_ON_DONE = "Đã lưu ngày quy định của tỉnh, bộ có hiệu lực."

ADD_OWN = "Thêm quy định riêng"
NEW_OWN = "Quy định riêng mới"
NO_OWN = "Chưa có quy định riêng"
NO_OWN_WHY = (
    "Tỷ lệ, mức, số tháng công tác, điều kiện thêm, tỷ lệ phiếu do tỉnh, bộ hoặc cơ quan quy định được ghi ở đây, "
    "mỗi dòng có văn bản làm căn cứ. Chương trình không đặt sẵn dòng nào."
)
OWN_AWARD, OWN_KIND, OWN_REQUIRED = "Danh hiệu, hình thức", "Loại quy định", "Nội dung yêu cầu"
OWN_REQUIRED_HINT = "Ghi như văn bản; để trống thì ghi theo mức đã chọn"
OWN_KEY, OWN_KEY_NONE = "Đối với tiêu chuẩn của luật", "Thêm điều kiện mới"
OWN_KEY_IN_PLACE = "Thay: {words}"
OWN_TEMPLATE, NO_TEMPLATE = "Mẫu gợi ý từ nơi khác", "Không dùng mẫu"
OWN_TEMPLATE_HINT = "Nơi đã quy định: {example}. Chỉ là mẫu; ghi mức và căn cứ theo văn bản của tỉnh, cơ quan mình"
DOCUMENT = "Văn bản làm căn cứ"
DOC_KIND, DOC_NUMBER, DOC_DAY, DOC_ISSUER, DOC_ARTICLE = (
    "Loại",
    "Số, ký hiệu",
    "Ngày ban hành",
    "Cơ quan ban hành",
    "Điều, khoản",
)
DOC_KINDS = ("Quyết định", "Nghị quyết", "Thông tư", "Quy chế", "Hướng dẫn", "Kế hoạch")
VALID_FROM, VALID_TO, NOTE = "Hồ sơ nhận từ ngày", "Đến hết ngày", "Ghi chú"
EFFECT, EFFECT_ON = "Tác dụng", "Với hồ sơ nhận hôm nay: {effect}."
OTHER_KIND = "Loại khác ({kind})"
PERCENT, COUNT, MONTHS, YEARS, GRADE = "Tỷ lệ (%)", "Số lượng", "Số tháng", "Số năm", "Xếp loại từ"
OF_AWARD, OF_BASE, SCOPE, FORM = "Đạt danh hiệu", "Tính trên số", "Tính theo", "Kỷ luật từ"
BODY, VOTE_BASE, SECRET, QUORUM = "Nơi bỏ phiếu", "Tính trên", "Bỏ phiếu kín", "Dự họp ít nhất (%)"
NO_QUORUM, HEADCOUNT = "Không quy định", "Người có mặt"
SCOPES = {"agency": "Toàn cơ quan", "unit": "Từng đơn vị"}
VOTE_BASES = {"members": "Tổng số thành viên", "present": "Số người dự họp", "valid": "Số phiếu hợp lệ"}
OWN_SAVED = "Đã lưu quy định riêng: {words}."
OWN_DELETED = "Đã xóa quy định riêng: {words}."
OWN_UNSAVED = "Quy định riêng chưa lưu được vì còn ô chưa đúng. Sửa ô có viền đỏ, hoặc bấm Hủy."
MISSING = "Cần điền ô này."

PACK, PACK_VERSION, PACK_ORIGIN = "Gói", "Bản ngày", "Nguồn"
PACK_NAMES = {"prize-money": "Tiền thưởng", "holidays": "Ngày nghỉ", "rating-instruments": "Văn bản xếp loại"}
PACK_SHIPPED, PACK_FROM_FILE = "Kèm chương trình", "Nhập từ {file}, ngày {day}"
PACK_UNUSABLE = "Không đọc được, đang dùng gói kèm chương trình"
PACK_OUTDATED = "Gói kèm chương trình mới hơn, ngày {day}"
PACKS_WHY = (
    "Khi có nghị định, mức lương cơ sở hay lịch nghỉ mới, nhập tệp gói quy định (.toml), không cần cài lại chương trình. "
    "Tệp được kiểm tra và cho xem từng thay đổi trước khi ghi; gói kèm chương trình vẫn còn."
)
UPDATE_PACK, BACK_TO_SHIPPED = "Cập nhật từ tệp…", "Bỏ gói đã nhập"
PACK_FILES = "Gói quy định (*.toml);;Mọi tệp (*)"
PACK_TITLE = "Cập nhật gói quy định"
PACK_HEAD = "{name}: bản ngày {new}, thay bản ngày {old}. {count} chỗ thay đổi."
PACK_HEAD_NEW = "{name}: gói mới, bản ngày {new}. {count} dòng."
PACK_OLDER = "Tệp cũ hơn gói đang dùng."
PACK_YES, PACK_YES_OLDER = "Ghi vào sổ", "Dùng bản cũ này"
PLACE, OLD, NEW, CHANGE = "Chỗ", "Đang dùng", "Trong tệp", "Thay đổi"
CHANGED, ADDED, REMOVED = "Đổi", "Thêm", "Bỏ"
PACK_DONE = "Đã cập nhật gói {name}: {count} thay đổi."
PACK_BACK_DONE = "Đã bỏ gói {name} nhập từ tệp."
