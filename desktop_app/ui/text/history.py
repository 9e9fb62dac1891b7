"""Words of the facet Khen thưởng of Danh mục: the history of awards, passports, double awards."""

from __future__ import annotations

FACET = "Khen thưởng"
COUNTS = "{shown} khen thưởng năm {year} · {open} cờ trùng chưa xem"
NONE_COUNTS = "Chưa có khen thưởng nào trong sổ"
LOOKING = "Đang tìm khen thưởng trùng…"

ADD = "Thêm khen thưởng…"
EDIT = "Sửa…"
REMOVE = "Xóa"
PARTICULARS = "Ghi loại hình, giai đoạn…"
PARTICULARS_TIP = "Ghi một loại hình và một giai đoạn cho các dòng đang chọn"
SHOW = "Xem của ai…"
SHOW_TIP = "Chọn một người hoặc một đơn vị để xem bảng khen thưởng"
PRINT = "In bảng khen thưởng…"
SAVE_AS = "Lưu bảng khen thưởng"

YEAR_FILTER = "Năm thành tích"
FILTER = "Lọc tên, đơn vị, quyết định"
KINDS = "Danh mục"
ALL, TITLES, COMMENDATIONS, FLAGGED = "Tất cả", "Danh hiệu", "Hình thức", "Có cờ"
LIST = "Khen thưởng đã có"
YEAR, NAME, UNIT, AWARD, NUMBER, DAY, KIND, FLAG = (
    "Năm",
    "Cá nhân, tập thể",
    "Đơn vị",
    "Khen thưởng",
    "Số quyết định",
    "Ngày",
    "Loại hình",
    "Cờ",
)
FLAG_CHIP = "Trùng"
NOTHING = "Chưa có khen thưởng nào"
NOTHING_WHY = "Nhập danh sách khen thưởng cũ ở thẻ Đơn vị và cá nhân, hoặc ghi từng khen thưởng."

PASSPORT = "Bảng khen thưởng"
NO_SUBJECT = "Chọn một dòng để xem bảng khen thưởng."
NO_AWARDS = "Chưa có khen thưởng nào."
TITLE_SHORT, COMMENDATION_SHORT = "Danh hiệu", "Hình thức"
TITLE, COMMENDATION, DECISION = "Danh hiệu thi đua", "Hình thức khen thưởng", "Quyết định"
GAP = "chưa có"
PART_EMPTY = "{heading}: chưa có khen thưởng"
IDLE = "không cộng dồn"
IDLE_MARK = "(*)"
MARKED = "(*) {words}"
OPEN_PASSPORT = "Xem bảng khen thưởng"
WHOSE = "{award} ({whose})"
DETAIL = {
    "decision": "Quyết định",
    "authority": "Cơ quan",
    "period": "Giai đoạn",
    "kind": "Loại hình",
    "unit": "Đơn vị khi đó",
    "note": "Ghi chú",
    "source": "Nguồn",
}
ROW_OF = "{name}, dòng {row}"
DECIDED_HERE = "xét trong sổ này"
ENTERED = "ghi tay"
SET_ASIDE = "Bỏ qua có lý do…"
LOOK_AGAIN = "Xem lại"
SET_ASIDE_WHY = "Vì sao bỏ qua cờ này?\n{sentence}"
SET_ASIDE_YES = "Bỏ qua"
WAS_SET_ASIDE = "Đã bỏ qua: {reason}"

ADD_TITLE = "Thêm khen thưởng"
EDIT_TITLE = "Sửa khen thưởng"
DECIDED_HERE_NOTE = "Kết quả xét trong sổ: ở đây chỉ sửa loại hình, giai đoạn, ghi chú; phần khác sửa ở trang Xét tặng."
YEAR_FIELD = "Năm thành tích"
YEAR_BAD = "Ghi bốn chữ số của năm, ví dụ 2023."
UNIT_THEN = "Đơn vị khi được khen"
UNIT_THEN_HINT = "Không chọn: đơn vị của người đó trong năm"
KIND_FIELD = "Loại hình khen thưởng"
KIND_UNKNOWN = "Chưa rõ"
KIND_KEEP = "Giữ như cũ"
PERIOD = "Giai đoạn thành tích"
PERIOD_HINT = "2023, 2019-2023, hoặc từ 01/2019 đến 6/2023"
PERIOD_KEEP_HINT = "Để trống: giữ như cũ"
NOTE = "Ghi chú"
PARTICULARS_TITLE = "Loại hình, giai đoạn của {count} khen thưởng"
SAVED = "Đã lưu {award} năm {year}."
REMOVED = "Đã xóa {count} khen thưởng."
PARTICULARS_SAVED = "Đã ghi cho {count} khen thưởng."
SHOW_TITLE = "Xem bảng khen thưởng"
SHOW_NOW = "Xem"
TO_LIST = "‹ Danh sách"
OF_WHOM = "Của ai"
