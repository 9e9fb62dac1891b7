"""Words of the page of what is due today."""

from __future__ import annotations

from desktop_app.domain.registration.dues import Due

HEADING = "{weekday}, {day}"
SUBTITLE = "{overdue} · {open}"
OVERDUE_SOME = "{count} việc quá hạn"
OPEN_SOME = "{count} việc cần làm"
NOTHING_OPEN = "Không có việc đến hạn"
RUNNING = "đang thực hiện {plan}"

AND_PLANS = " và {count} kế hoạch khác"

STRIP = "Lịch năm {year}"
MONTH, MONTH_SHORT = "Tháng {month}", "T{month}"
TODAY_MARK = "Hôm nay {day}"
FLAG = "{day} {word}"
FLAG_BEFORE = "trước {day} {word}"
FLAG_MANY = "{day} {count} việc"
STRIP_WAVE = "{label} từ {first} đến {last}"
STRIP_MARK = "{day}: {text}"
STRIP_OVERDUE = "{day}: {text}, quá hạn"
STRIP_TIP = "{text}\n{source}"
DEADLINE_WORDS = {"registration": "Đăng ký", "dossier": "Hồ sơ", "report": "Báo cáo", "other": "Hạn khác"}

TASKS = "Cần làm"
TASKS_UNTIL = "còn treo và đến hết {day}"
TASKS_EMPTY = "Không có việc đến hạn trong 7 ngày tới."
TASKS_NEXT = "Việc kế tiếp: {day}, {text}."
TASKS_MORE = "Còn {count} việc nữa"
OVERDUE = "Quá hạn {days} ngày"
TODAY = "Hôm nay"
LEFT = "Còn {days} ngày"
SINCE = "Đã {days} ngày"
DRAFT_CHIP, SUBMITTED_CHIP, QUOTA_CHIP, DECISION_CHIP = "Bản thảo", "Trình ký", "Chưa xác nhận", "Chờ quyết định"

DEADLINE_NAMES = {
    "registration": "Bảng đăng ký thi đua",
    "dossier": "Hồ sơ đề nghị khen thưởng",
    "report": "Báo cáo",
    "other": "Hạn khác",
}
MISSING_TITLE = "{name} (hạn {day})"
MISSING_TEXT = "{count} đơn vị chưa gửi · {source}"
MISSING_ACTION = "Xem {count} đơn vị"
RETURNED_ONE = "{unit} chưa gửi lại {paper} bị trả"
RETURNED_SOME = "{count} đơn vị chưa gửi lại {paper} bị trả"
RETURNED_TEXT = "Trả ngày {day}: {reason}"
RETURNED_ACTION = "Xem"
WAITING_ONE = "Duyệt {paper} của {unit}"
WAITING_SOME = "Duyệt {paper} của {count} đơn vị"
WAITING_ACTION = "Duyệt"
DEADLINE_ACTION = "Mở kế hoạch"
DRAFT_TITLE = "Trình ký kế hoạch “{subject}”"
DRAFT_LEFT = "Còn {count} hạn, tỷ lệ chưa xác nhận"
DRAFT_READY = "Hạn và tỷ lệ đã xác nhận"
DRAFT_ACTION = "Mở bản thảo"
SUBMITTED_TITLE = "Ghi số và ngày ban hành kế hoạch “{subject}”"
SUBMITTED_TEXT = "Đang trình ký; có số và ngày thì ban hành được"
SUBMITTED_ACTION = "Ban hành"
NO_SUBJECT = "chưa có trích yếu"
QUOTA_TITLE = "Xác nhận tỷ lệ xét là mức tối đa"
QUOTA_TEXT = "Kế hoạch không ghi “tối đa”: “{text}” · {source}"
QUOTA_ACTION = "Xác nhận"
DECISION_TITLE = "Ghi quyết định cho {count} đề nghị"
DECISION_REGULAR = "Khen thưởng thường xuyên năm {year}"
DECISION_ACTION = "Xét tặng"
REPORT_TITLE = "{name} (hạn {day})"
REPORT_ACTION = "Lập báo cáo"
OWNER_CHIP = "Chưa rõ"
OWNER_TITLE = "Xác định bên phải báo cáo"
OWNER_ACTION = "Chọn"
PROJECT_LATE = "Dự án quá thời gian từ {day}: {name}"
PROJECT_ENDS = "Dự án hết thời gian {day}: {name}"
PROJECT_TEXT = "{unit} · {plan}"
PROJECT_ACTION = "Ghi tiến độ"

MISSING_UNITS = "Đơn vị chưa gửi {paper}"
MISSING_UNITS_MANY = "Đơn vị chưa gửi"
MISSING_COUNT, MISSING_DUE = "{count} đơn vị", "hạn {day}"
UNIT, PAPER, CONTACT, PHONE, DUE, STANDING = "Đơn vị", "Cần gửi", "Đầu mối", "Điện thoại", "Hạn nộp", "So với hạn"
DAYS_OVERDUE, DAYS_LEFT = "Quá hạn {days} ngày", "còn {days} ngày"
DUE_TODAY = "đến hạn hôm nay"

PROGRESS = "Tiến độ đăng ký"
PROGRESS_OF = "/ {total} đơn vị đã gửi"
PROGRESS_SPEECH = "{sent} trong {total} đơn vị đã gửi"
PROGRESS_OPEN = "Mở bảng"
SAFETY = "An toàn dữ liệu"
BACKUP_TODAY = "Sao lưu hôm nay lúc {time}, đã kiểm tra đọc được"
BACKUP_OLD = "Bản sao lưu gần nhất đã {days} ngày ({day})"
BACKUP_NONE = "Chưa có bản sao lưu"
BACK_UP_NOW = "Sao lưu ngay"
BACK_UP_OUT = "Sao lưu ra USB…"
BACKUP_FOLDER = "Chọn nơi để bản sao lưu"
BACKED_UP = "Đã sao lưu vào {path}."
STALE_BACKUP = "Bản sao lưu gần nhất đã {days} ngày. Sao lưu trước khi làm tiếp."

EMPTY_TITLE = "Chưa có kế hoạch năm {year}"
EMPTY_TEXT = "Hạn nộp, đơn vị, chỉ tiêu và tỷ lệ đều đọc từ kế hoạch. Bắt đầu bằng một trong các cách:"
DOOR_IMPORT = "Nhập kế hoạch cũ"
DOOR_IMPORT_TEXT = "Từ tệp văn bản; các hạn, tỷ lệ, chỉ tiêu được đọc ra để xác nhận."
DOOR_IMPORT_PRESS = "Nhập kế hoạch cũ…"
DOOR_TEMPLATE = "Soạn theo mẫu"
DOOR_TEMPLATE_TEXT = "Bản thảo năm {year} có sẵn các mục thường dùng và tên cơ quan."
DOOR_TEMPLATE_PRESS = "Theo mẫu"
DOOR_PEOPLE = "Nhập danh sách đơn vị và cá nhân"
DOOR_PEOPLE_TEXT = "Từ Excel hoặc CSV, để ghi đăng ký và kết quả cho từng người."
DOOR_PEOPLE_PRESS = "Nhập danh sách…"
DOOR_YEAR = "Xem năm {year}"
DOOR_YEAR_TEXT = "Kế hoạch, đăng ký và kết quả của năm {year}."
DOOR_YEAR_PRESS = "Mở năm {year}"
AND_MORE = "{names}; và {count} đơn vị khác"


def due_name(due: Due | None) -> str:
    """What is owed, as a heading: "Bảng đăng ký thi đua", "Báo cáo quý I/2026"."""
    return DEADLINE_NAMES.get(due.key, due.label) if due is not None else ""


def paper_name(due: Due | None) -> str:
    """The paper, within a sentence: "bảng đăng ký", "báo cáo quý I/2026"."""
    return due.paper if due is not None else ""


GROUPS = ("Quá hạn", "Tuần này", "Sau đó")
GROUPS_EMPTY = ("Không có việc quá hạn", "Không có việc đến hạn trong tuần", "")
CHASED, CHASED_PREFIX = "Đã đôn đốc", "đã đôn đốc "
CHASE = "Soạn công văn đôn đốc…"
CALL_LIST = "In danh sách gọi điện…"
CALL_LIST_SAVED = "Đã lưu {name}."
CHANGES = "Thay đổi gần đây"
CHANGES_NONE = "Chưa có thay đổi nào"
