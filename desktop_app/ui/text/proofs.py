"""Words of the proofs (minh chứng): lists, forms, empty states."""

from __future__ import annotations

FACET = "Minh chứng"
KINDS = "Loại minh chứng"
RATINGS, INITIATIVES, DISCIPLINES = "Xếp loại", "Sáng kiến", "Kỷ luật"
ABSENCES, INQUIRIES, MINUTES = "Nghỉ – đi học", "Đang xem xét", "Biên bản bình xét"
ADD, IMPORT, RATE_ALL = "Thêm", "Nhập danh sách…", "Xếp loại cả đơn vị…"
FILTER = "Lọc theo tên, đơn vị"
COUNTS = "{kind}: {count}"
COUNTS_OF_YEAR = "{kind} năm {year}: {count}"
DOUBTFUL = "{count} dòng cần xem lại"
COMPLETE = "Đã ghi đủ năm {year}"
COMPLETE_TIP = "Chỉ khi đã ghi đủ, người không có dòng nào mới được coi là không có; trước đó là thiếu minh chứng."
BACK = "Danh sách"

SUBJECT, UNIT, YEAR, GRADE, SCORE, DECISION, DECISION_ON = (
    "Họ và tên / đơn vị", "Đơn vị", "Năm", "Xếp loại", "Điểm", "Số quyết định", "Ngày quyết định",
)  # fmt: skip
PERSON, OF_UNIT, SUBJECT_KIND = "Cá nhân", "Tập thể đơn vị", "Đối tượng"
CHECKS = "Xem lại"
STAFF_GROUP, INSTRUMENT, AUTHORITY, NOTE = "Nhóm", "Văn bản xếp loại", "Cơ quan quyết định", "Ghi chú"
NOT_KNOWN = "Chưa ghi"
INSTRUMENT_HINT = "Chọn văn bản theo nhóm và năm, hoặc ghi như trên quyết định"
PICK_PERSON = "Tìm theo tên"
NO_PERSON = "Chưa chọn người."
NO_UNIT = "Chưa chọn đơn vị."
SCORE_BAD = "Ghi một số, ví dụ 92,5."
NUMBER_BAD = "Ghi một số nguyên."

NAME, AUTHORS, AUTHOR, REACH, RECOGNISED_ON, FIELD, KIND = (
    "Tên sáng kiến", "Tác giả", "Thêm tác giả", "Cấp công nhận", "Ngày công nhận", "Lĩnh vực", "Loại",
)  # fmt: skip
NO_NAME, NO_AUTHOR = "Chưa có tên sáng kiến.", "Chưa có tác giả."
REMOVE_AUTHOR = "Bỏ tác giả đang chọn"
RECOGNITIONS = "Quyết định công nhận"
ADD_RECOGNITION, REMOVE_RECOGNITION = "Thêm quyết định công nhận", "Bỏ quyết định này"
USED_FOR = "Đã dùng để xét"
NOT_USED = "Chưa dùng"
USE, USE_YEAR, ADD_USE = "Danh hiệu, hình thức", "Năm xét", "Ghi đã dùng"
DROP_USE_TIP = "Enter hoặc bấm đúp để bỏ"
NOT_RECOGNISED = "Chưa được công nhận"

DISCIPLINE, FROM_ON, TO_ON = "Hình thức kỷ luật", "Từ ngày", "Đến ngày"
ABSENCE, RESULT = "Lý do nghỉ", "Kết quả học tập"
RESULT_HINT = "Đi đào tạo, bồi dưỡng: theo bằng, chứng chỉ, ví dụ Khá"
INQUIRY, CONCLUSION = "Việc đang xem xét", "Kết luận"
OPEN, CLOSED = "Đang xem xét", "Đã kết luận"
STILL = "đến nay"
NO_DAY = "Chưa có ngày."
CLOSED_HINT = "Để trống khi chưa kết luận"
DISCIPLINE_END_HINT = "Để trống khi chưa rõ"

BODY, HELD_ON, NUMBER, MEMBERS, PRESENT, VALID, SECRET = (
    "Cuộc họp", "Ngày họp", "Số biên bản", "Tổng số người", "Biểu quyết", "Phiếu hợp lệ", "Bỏ phiếu",
)  # fmt: skip
SECRETS = {None: "Chưa ghi", True: "Bỏ phiếu kín", False: "Biểu quyết công khai"}
CANDIDATES, CANDIDATE_AWARD, VOTES, ATTESTED = "Đối tượng được bình xét", "Đề nghị", "Đồng ý", "Xác nhận"
ATTESTED_TIP = "Biên bản xác nhận việc chấp hành, đoàn kết, tham gia phong trào"
TAKE_YEAR, ATTEST_ALL, DROP = "Lấy đề nghị của năm", "Xác nhận tất cả", "Bỏ dòng"
NO_CANDIDATES = "Năm {year} chưa có đề nghị hoặc đăng ký nào để lấy."
CANDIDATE_COUNT = "Số đối tượng"

NEW = {
    RATINGS: "Xếp loại mới",
    INITIATIVES: "Sáng kiến mới",
    DISCIPLINES: "Kỷ luật mới",
    ABSENCES: "Thời gian nghỉ mới",
    INQUIRIES: "Việc đang xem xét mới",
    MINUTES: "Biên bản mới",
}
SAVED, DELETED = "Đã lưu {name}.", "Đã xóa {name}."
UNSAVED_FORM = "{title} còn chỗ chưa ghi đúng. Sửa, hoặc bấm Hủy rồi làm tiếp."

NONE_TITLE = {
    RATINGS: "Chưa có xếp loại năm {year}",
    INITIATIVES: "Chưa có sáng kiến năm {year}",
    DISCIPLINES: "Chưa ghi kỷ luật nào",
    ABSENCES: "Chưa ghi thời gian nghỉ, đi học nào",
    INQUIRIES: "Không có việc nào đang xem xét",
    MINUTES: "Chưa có biên bản bình xét năm {year}",
}
NONE_TEXT = {
    RATINGS: "Xếp loại chất lượng là căn cứ xét Lao động tiên tiến, Chiến sĩ thi đua.",
    INITIATIVES: "Sáng kiến, đề tài được công nhận là căn cứ xét Chiến sĩ thi đua.",
    DISCIPLINES: "Người bị kỷ luật thì xét lại từ ngày hết thời hạn kỷ luật.",
    ABSENCES: "Nghỉ thai sản, được cử đi đào tạo vẫn tính vào thời gian xét; loại khác thì tùy quy định.",
    INQUIRIES: "Người hoặc đơn vị đang bị xem xét, thanh tra, điều tra thì chưa xét khen thưởng.",
    MINUTES: "Biên bản xác nhận điều không giấy tờ nào khác chứng minh, và số phiếu bình xét.",
}
NONE_LIST, NONE_LIST_WHY = "Nhập từ danh sách", "Tệp Excel, Word của các đơn vị; xem trước từng dòng rồi mới ghi."
NONE_ALL, NONE_ALL_WHY = "Xếp loại cả đơn vị", "Mọi người cùng một mức, rồi sửa những người khác mức."
NONE_ONE, NONE_ONE_WHY = "Ghi từng dòng", "Chọn người, ghi nội dung rồi lưu."
LIST_BUTTON, ALL_BUTTON, ONE_BUTTON = "Chọn tệp…", "Xếp loại…", "Thêm"

BULK_TITLE = "Xếp loại cả đơn vị năm {year}"
BULK_TEXT = "Ai đã có xếp loại thì giữ nguyên. Chưa có xếp loại: {count} người."
WHOLE_OFFICE = "Cả cơ quan"
RATE = "Xếp loại"
RATED = "Đã xếp loại {rated} người; {kept} người đã có, giữ nguyên."

OF_PERSON = "Minh chứng"
NO_PROOFS = "Chưa có minh chứng nào."
WHAT = "Nội dung"
SERVICE = "Ngày tuyển dụng, nhóm…"
SERVICE_TITLE = "Thời gian công tác của {name}"
RECRUITED_ON, LEFT_ON, LEADER = "Ngày tuyển dụng", "Ngày thôi việc", "Chức vụ"
LEADERS = {None: "Chưa ghi", True: "Giữ chức vụ lãnh đạo, quản lý", False: "Không giữ chức vụ lãnh đạo, quản lý"}
SERVICE_SAVED = "Đã lưu thời gian công tác của {name}."
