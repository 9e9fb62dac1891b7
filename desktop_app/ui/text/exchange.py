"""Words of sending forms to the units and taking them in."""

from desktop_app.domain.registration.exchange.form_review import ReviewState
from desktop_app.domain.registration.exchange.submission_difference import LineChange

SEND = "Gửi biểu cho các đơn vị…"
SEND_FOLDER = "Chọn thư mục để lưu biểu của các đơn vị"
SEND_KIND = "Làm biểu loại nào cho các đơn vị?"
KINDS = (("Bảng tính Excel (.xlsx)", "xlsx"), ("Văn bản Word (.docx)", "docx"))
WRITING = "Đang ghi {name}"
SENT = "Đã lưu {count} biểu vào {folder}."
RECEIVE = "Nhận biểu đăng ký…"
RECEIVE_WHAT = "Nhận biểu từ đâu?"
FROM_FOLDER, FROM_FILE = "Cả thư mục", "Một tệp"
CHOOSE_FOLDER = "Chọn thư mục chứa biểu nhận về"
CHOOSE_FILE = "Chọn biểu nhận về"
FILTER = "Biểu đăng ký, danh sách (*.xlsx *.docx *.ods *.xls *.xlsm *.docm *.csv *.tsv)"
READING = "Đang đọc {name}"
TITLE = "Nhận biểu đăng ký"
FILES = "Các tệp nhận về"
FILE, UNIT, STATE, LINES = "Tệp", "Đơn vị", "Tình trạng", "Dòng"
STATES = {
    ReviewState.READY: "Nhận được",
    ReviewState.FAULTY: "Cần xử lý",
    ReviewState.REFUSED: "Không nhận",
    ReviewState.KNOWN: "Đã nhận rồi",
}
TAKEN = "Đã ghi"
LOOKING = "Đang xem"
RECEIVED_ON = "Ngày nhận"
LATE_REASON = "Lý do nộp trễ (nếu có)"
WHOSE = "Danh sách tự lập của:"
CHOOSE_UNIT = "Chọn đơn vị"
PROBLEMS = "Cần xem"
NOTHING = "Không có gì phải xem."
DIFFERENCES = "So với lần trước"
CHANGES = {LineChange.ADDED: "Thêm", LineChange.CHANGED: "Sửa", LineChange.REMOVED: "Bỏ"}
CHANGED = "{before} → {after}"
CHOSEN = "Đã chọn: {label}"
UNDO_CHOICE = "Chọn lại"
TAKE_IN = "Nhận {count} biểu"
TAKE_NONE = "Chưa có biểu nào nhận được"
SUMMARY = (
    "{total} tệp: {ready} nhận được, {faulty} cần xử lý, {refused} không nhận, {known} đã nhận rồi, {taken} đã ghi."
)
DONE = "Đã nhận {count} biểu đăng ký."
CLOSE = "Đóng"
LOOKING_AT = "Đang kiểm tra, còn {left} tệp…"
TAKING = "Đang ghi, còn {left} tệp… Đóng để dừng; tệp đã ghi được giữ."
