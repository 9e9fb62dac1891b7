"""Words of the facet Trùng người."""

from __future__ import annotations

FACET = "Trùng người"
LOOKING = "Đang tìm những người có thể trùng…"
COUNTS = "{likely} nhóm rất có thể trùng · {possible} nhóm có thể trùng"
NONE_COUNTS = "Không có nhóm nào cần xem"

STATE = "Lọc theo mức giống nhau"
LIKELY, POSSIBLE, APART, MERGED = "Rất có thể", "Có thể", "Đã để riêng", "Đã gộp"
FILTER = "Lọc họ tên"
NAMES, COUNT, REASONS = "Họ và tên", "Người", "Vì sao"
MERGED_REASON = "gộp ngày {day}, chuyển {moved} dòng"
APART_REASON = "hai người khác nhau"
EMPTY_WHY = {
    "likely": "Không có nhóm nào rất có thể trùng.",
    "possible": "Không có nhóm nào có thể trùng.",
    "apart": "Chưa để riêng ai. Những người trùng tên thật được để riêng sẽ không bị hỏi lại.",
    "merged": "Chưa gộp ai. Những lần gộp ở đây tách lại được.",
}

KEEP = "Giữ bản ghi này"
IN_GROUP = "Là người này"
NAME, SEX, BIRTH_YEAR, UNITS, LINES, AWARDS = (
    "Họ và tên",
    "Giới tính",
    "Năm sinh",
    "Đơn vị, chức vụ",
    "Đăng ký",
    "Kết quả",
)
HOW = "Chọn bản ghi được giữ và điều nào đúng. Nơi công tác, đăng ký, kết quả của các bản ghi kia chuyển sang bản ghi được giữ."
MERGE = "Gộp thành một người"
KEEP_APART = "Để riêng"
ASK_AGAIN = "Hỏi lại như trước"
UNMERGE = "Tách lại"
SHOW = "Mở trong danh mục"
MORE = "và {count} dòng khác"
SINCE, UNTIL = "từ {day}", "đến {day}"
MERGED_HOW = (
    "{merged} đã gộp vào {kept}. Tách lại thì những gì đã chuyển trở về, trừ dòng đã bị xóa; "
    "điều ghi thêm sau khi gộp ở lại."
)
APART_HOW = "Hai người này trùng hoặc gần trùng tên nhưng là hai người. Bỏ để riêng thì chương trình lại hỏi."
CHOOSE_TWO = "Cần ít nhất hai người để gộp. Đánh dấu thêm một người."

CLASH = "Hai bản ghi cùng có trong {places}. Giữ dòng của bản ghi nào?"
CLASH_MORE = "{places} và {count} chỗ khác"
CLASH_KEPT = "Của bản ghi được giữ"
CLASH_OTHER = "Của bản ghi gộp vào"
CLASH_BOTH = "Giữ cả hai"

DONE_MERGE = "Đã gộp {count} bản ghi của {name}. Tách lại được ở mục Đã gộp."
DONE_APART = "Đã để riêng {count} người. Bỏ được ở mục Đã để riêng."
DONE_ASK = "Đã bỏ để riêng."
DONE_UNMERGE = "Đã tách lại {name}."
DONE_UNMERGE_LOST = "Đã tách lại {name}; {count} dòng đã bị xóa từ khi gộp."
