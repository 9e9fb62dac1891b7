"""Words of the facet Báo cáo."""

from __future__ import annotations

FACET = "Báo cáo"
LIST, ROWS = "Các hạn báo cáo", "Báo cáo của từng đơn vị"
NAME, DAY, WHOSE, RECEIVED = "Báo cáo", "Hạn", "Bên gửi", "Đã nhận"
UNIT, STATE, TIMELINESS, KEPT = "Đơn vị", "Tình trạng", "So với hạn", "Tệp, ghi chú"
BY_UNITS, BY_OFFICE, BY_BOTH, UNCLEAR, FREE = "Đơn vị", "Cơ quan", "Đơn vị và cơ quan", "Chưa rõ", "Không bắt buộc"
OFFICE_ROW = "Báo cáo của cơ quan"
SENT, NOT_SENT = "Đã gửi", "Chưa gửi"
OWNER = "Bên phải báo cáo"
OWNER_BY_PLAN = "Theo chữ của kế hoạch: {owner}"
OWNER_UNCLEAR = "Kế hoạch không ghi rõ"
OWNER_ASK = "Chọn bên phải báo cáo để chương trình nhắc đúng nơi."
MAKE, KEEP, RECEIVE, BOARD = "Lập báo cáo…", "Kèm tệp, ghi chú", "Nhận báo cáo…", "Bảng theo dõi"
KEEP_FILE, KEEP_NOTE = "Kèm tệp…", "Ghi chú…"
NOTE_QUESTION = "Ghi chú về báo cáo của {whose}"
NOTE_NOW = "Lưu ghi chú"
CHOOSE_FILE = "Chọn tệp báo cáo"
ANY_FILES = "Mọi tệp (*)"
SAVE_FILE, DROP = "Lưu tệp ra…", "Bỏ"
FILE_LINE = "{name} ({size})"
KEPT_SAID, DROPPED, RECEIVED_SAID, OWNER_SAID = (
    "Đã lưu vào {label}.",
    "Đã bỏ khỏi sổ.",
    "Đã nhận báo cáo của {unit}.",
    "Đã ghi: {owner}.",
)
PAPER_FILE = "Báo cáo {period}"
FILE_SAVED = "Đã lưu {name}. Các chỗ “(…)” cần ghi thêm trong Word."
COUNTS = "{total} hạn · {own} báo cáo của cơ quan · đơn vị còn thiếu {missing} báo cáo quá hạn"
NO_DAY = "chưa có ngày"
NONE_TITLE = "Kế hoạch không có chế độ báo cáo"
NONE_TEXT = "Khi kế hoạch ghi báo cáo định kỳ, sơ kết hay tổng kết, mỗi ngày đến hạn có ở đây cùng mẫu báo cáo điền sẵn số liệu."
TO_LIST = "‹ Danh sách"
