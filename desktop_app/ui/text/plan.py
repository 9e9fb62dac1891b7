"""Words of the plan page."""

from __future__ import annotations

from desktop_app.domain.language.legacy_fonts import LegacyEncoding
from desktop_app.domain.plan.fact_check import Standing
from desktop_app.domain.plan.facts import Comparator, DeadlineKind, FactKind, QuotaScope, Rounding, TargetUnit
from desktop_app.domain.plan.plan import Authority, PlanKind

# list
PLANS = "Kế hoạch"
FILTER = "Lọc kế hoạch"
YEAR_GROUP = "NĂM {year}"
NO_YEAR_GROUP = "CHƯA RÕ NĂM"
STATES = {
    "draft": "Bản thảo",
    "submitted": "Trình ký",
    "issued": "Đã ban hành",
    "amended": "Đã sửa đổi",
    "replaced": "Đã thay thế",
}
EDITED_TODAY = "sửa hôm nay {time}"
EDITED_ON = "sửa {day}"
NO_SUBJECT = "Chưa có trích yếu"
CHOOSE_PLAN = "Kế hoạch khác ▾"
IMPORT = "Nhập kế hoạch cũ…"
PASTE = "Dán văn bản…"
FROM_TEMPLATE = "Theo mẫu"
THEMATIC_TEMPLATE = "Theo mẫu chuyên đề"
NEW_PLAN = "Kế hoạch mới"

# empty page
EMPTY_TITLE = "Chưa có kế hoạch năm {year}"
EMPTY_TEXT = "Hạn nộp, tỷ lệ xét và chỉ tiêu của cả năm lấy từ kế hoạch. Bắt đầu bằng một trong ba cách:"
EMPTY_IMPORT = "Nhập kế hoạch cũ"
EMPTY_IMPORT_TEXT = (
    "Tệp Word, PDF có chữ, .rtf, .odt, .txt; giữ nguyên từng chữ, đọc sẵn hạn nộp, tỷ lệ, chỉ tiêu để xác nhận. "
    "Kéo thả tệp vào đây cũng được."
)
EMPTY_IMPORT_BUTTON = "Chọn tệp…"
EMPTY_TEMPLATE = "Theo mẫu"
EMPTY_TEMPLATE_TEXT = "Các mục thường có, sẵn tên cơ quan, địa danh và người ký."
EMPTY_TEMPLATE_BUTTON = "Tạo kế hoạch"

# head of the page
NO_NUMBER = "chưa có số"
NUMBERED = "số {number}"
FROM_FILE = "nhập từ {name}"
UNCONFIRMED_COUNT = "{count} số liệu chưa xác nhận"
ALL_CONFIRMED = "số liệu đã xác nhận"
ISSUED_ON = "ban hành ngày {day}"
AMENDED_TIMES = "{count} văn bản sửa đổi"

# actions
EXPORT = "Xuất…"
EXPORT_WORD = "Xuất Word…"
EXPORT_PDF = "Xuất PDF…"
PRINT = "In…"
SUBMIT = "Trình ký…"
TAKE_BACK = "Rút lại"
ISSUE = "Ban hành…"
AMEND = "Sửa bằng văn bản…"
FOLLOW = "Theo dõi đăng ký"
DELETE_DRAFT = "Xóa bản thảo…"
EXPORTED = "Đã xuất {path}."
EXPORT_TITLE = "Xuất kế hoạch"
FILE_NAME = "Kế hoạch {label}"
SUBMIT_QUESTION = "Trình ký kế hoạch này?"
SUBMIT_DETAIL = "Bản trình ký được giữ nguyên từng byte; số và ngày để trống. Cần sửa tiếp thì bấm Rút lại."
SUBMIT_YES = "Trình ký"
SUBMITTED = "Đã lưu bản trình ký."
TAKEN_BACK = "Đã rút lại để sửa tiếp."
ISSUED = "Đã ban hành kế hoạch số {number}."
DELETE_QUESTION = "Xóa bản thảo “{subject}”? Hoàn tác được bằng Ctrl+Z."
IMPORTED = "Đã nhập kế hoạch từ {name}."
IMPORTED_WITH_NOTES = "Đã nhập kế hoạch từ {name}, {count} ghi chú cần xem."

# reading a plan in
READING = "Đang đọc {name}…"
PASTED = "văn bản dán"
PASTE_TITLE = "Dán văn bản của kế hoạch"
PASTE_LABEL = "Văn bản"
PASTE_HINT = "Cả phần đầu (số, ngày, trích yếu) và phần cuối (nơi nhận, chữ ký) nếu có. Chữ được giữ nguyên."
PASTE_NOW = "Đọc văn bản"
PASTE_EMPTY = "Chưa có chữ nào. Bấm vào ô rồi nhấn Ctrl+V."
LEGACY_TITLE = "Chữ gõ bằng bảng mã cũ"
LEGACY_WHY = "“{name}” có chữ gõ bằng mã {encodings}. So hai cột rồi chọn chuyển sang Unicode hay giữ nguyên."
LEGACY_KEPT = "Tệp gốc luôn được giữ nguyên trong sổ. Giữ nguyên thì phần mềm không đọc được dấu ở các dòng này."
LEGACY_BEFORE = "Trong tệp"
LEGACY_AFTER = "Sau khi chuyển"
LEGACY_MORE = "… và {count} dòng nữa cũng như vậy."
LEGACY_CLEANED = "Cũng đã làm sạch khi đọc, không đổi chữ nào: {notes}"
ENCODINGS = {
    LegacyEncoding.TCVN3: "TCVN3 (phông .VnTime)",
    LegacyEncoding.VNI: "VNI (phông VNI-Times)",
    LegacyEncoding.OLD_HORN: "U+01A3 (“ƣ” thay cho “ư”)",
}
CONVERT = "Chuyển mã"
KEEP_AS_IS = "Giữ nguyên"

# bands
SUBMITTED_BAND = "Đang trình ký, nội dung không sửa được. Muốn sửa, rút lại kế hoạch."
ISSUED_BAND = "Đã ban hành ngày {day}. Muốn sửa, ban hành văn bản sửa đổi hoặc kế hoạch thay thế."
REPLACED_BAND = "Đã được thay thế bằng {label}."
REPLACED_BY_OTHER = "kế hoạch khác"

# tabs
TABS = ("Đầu văn bản", "Nội dung", "Số liệu", "Nơi nhận, chữ ký", "Phiên bản")
TAB_NAME = "Các phần của kế hoạch"

# outline
OUTDENT = "Lùi ra một bậc (Shift+Tab)"
INDENT = "Lùi vào một bậc (Tab)"
MOVE_UP = "Chuyển lên (Alt+Shift+↑)"
MOVE_DOWN = "Chuyển xuống (Alt+Shift+↓)"
BOLD = "Đậm (Ctrl+B)"
ITALIC = "Nghiêng (Ctrl+I)"
RENUMBER = "Đánh lại số"
RENUMBER_TIP = "Đánh lại số tất cả các mục (Ctrl+Shift+N)"
KIND_NAME = "Loại đoạn"
FIND = "Tìm trong nội dung"
FIND_TIP = "Tìm (Ctrl+F), thay thế (Ctrl+H)"
FIND_NEXT = "Chỗ sau (Enter)"
FIND_PREVIOUS = "Chỗ trước (Shift+Enter)"
FIND_CLOSE = "Đóng tìm kiếm (Esc)"
FIND_IGNORING_MARKS = "Không phân biệt dấu"
FIND_NOTHING = "Không có chỗ nào"
FIND_COUNT = "{count} chỗ"
FIND_AT = "{at} / {count} chỗ"
REPLACE_WITH = "Thay bằng"
REPLACE_ONE = "Thay"
REPLACE_ALL = "Thay tất cả"
REPLACED_COUNT = "Đã thay {count} chỗ"
KINDS = ("I.  Mục", "1.  Khoản có tên", "1.  Khoản", "a)  Điểm", "-  Ý", "*  Phần", "Đoạn văn")
NOTES = "Ghi chú khi nhập"
NOTE_LINE = "dòng {line}"

# live page
PAPER = "Trang giấy của kế hoạch"
PAPER_UPDATED = "Trang giấy cập nhật lúc {time}"
PAPER_UPDATING = "Đang cập nhật trang…"
PAPER_FAILED = "Chưa dựng được trang mới; trang đang thấy là bản trước."
TOGGLE_PAPER = "Hiện hoặc ẩn trang giấy (F8)"

# head form
AGENCY_SECTION = "Cơ quan ban hành"
PARENT = "Cơ quan chủ quản"
AGENCY = "Cơ quan ban hành kế hoạch"
NUMBER_SECTION = "Số, nơi và ngày"
NUMBER = "Số"
NUMBER_HINT, NUMBER_LATER = "Điền khi ban hành", "Chưa có"
SYMBOL = "Ký hiệu"
PLACE = "Địa danh"
DAY, MONTH, YEAR = "Ngày", "Tháng", "Năm"
TITLE_SECTION = "Tên văn bản"
DOCUMENT_TYPE = "Loại văn bản"
SUBJECT = "Trích yếu"
THEME = "Chủ đề thi đua"
USE_SECTION = "Dùng trong phần mềm"
WORKING_YEAR = "Năm công tác"
PLAN_KIND = "Loại kế hoạch"
PLAN_KINDS = {PlanKind.ANNUAL: "Kế hoạch năm", PlanKind.THEMATIC: "Chuyên đề, đợt thi đua"}
REGISTRATION_REQUIRED = "Chỉ xét người và tập thể đã đăng ký"
REGISTRATION_SOURCE = "{source}: “{words}”"
REGISTRATION_UNSAID = "Kế hoạch không ghi điều kiện này; đặt theo yêu cầu của cơ quan."
REGISTRATION_FROZEN = "Kế hoạch đã ban hành: đổi bằng văn bản sửa đổi."
USE_PROPOSAL = "Dùng đề xuất: {text}"
DAY_PROBLEM = "Ngày là số từ 1 đến 31, hoặc để trống."
MONTH_PROBLEM = "Tháng là số từ 1 đến 12, hoặc để trống."
YEAR_PROBLEM = "Năm có 4 chữ số, từ 1900 đến 2100."
NO_SUCH_DAY = "Ngày {day}/{month}/{year} không có."

# recipients and signature
RECIPIENTS_SECTION = "Nơi nhận"
RECIPIENT = "Nơi nhận"
RECIPIENT_NOTE = "Ghi chú"
ADD_RECIPIENT = "Thêm nơi nhận"
NEW_RECIPIENT = "Nơi nhận mới"
REMOVE_RECIPIENT = "Bỏ dòng này"
RECIPIENT_UP, RECIPIENT_DOWN = "Đưa lên", "Đưa xuống"
FILING = "Lưu"
FILING_HINT = "Cách nhau bằng dấu phẩy, ví dụ: VT, VP"
SIGNATURE_SECTION = "Chữ ký"
SIGNATORY = "Người ký của cơ quan"
SIGNATORY_CHOOSE = "Chọn trong danh sách…"
NO_SIGNATORY = "Chưa có người ký nào; khai báo ở Thiết lập."
AUTHORITY = "Thẩm quyền ký"
AUTHORITIES = {
    Authority.NONE: "Ký trực tiếp",
    Authority.FOR_HEAD: "KT. (ký thay)",
    Authority.ACTING: "Q. (quyền)",
    Authority.ON_BEHALF: "TM. (thay mặt)",
    Authority.BY_ORDER: "TL. (thừa lệnh)",
    Authority.BY_DELEGATION: "TUQ. (thừa ủy quyền)",
}
SIGNATURE_LINES = "Chức vụ in trên văn bản"
SIGNATURE_LINES_HINT = "Mỗi dòng một hàng, ví dụ: KT. GIÁM ĐỐC, dòng dưới PHÓ GIÁM ĐỐC"
SIGNER_NAME = "Họ và tên"

# facts
FACTS_HINT = "Nhập một lần ở đây; Đăng ký, Xét tặng và Tổng hợp lấy hạn, tỷ lệ và chỉ tiêu từ kế hoạch đã ban hành."
SECTIONS = {
    FactKind.WAVE: "Đợt thi đua",
    FactKind.DEADLINE: "Hạn nộp",
    FactKind.QUOTA: "Tỷ lệ xét",
    FactKind.TARGET: "Chỉ tiêu",
    FactKind.REPORT_DUTY: "Chế độ báo cáo",
    FactKind.REVIEW_EVENT: "Sơ kết, tổng kết",
    FactKind.CONDITION: "Điều kiện xét",
    FactKind.PROJECT: "Dự án thi đua",
    FactKind.CITATION: "Văn bản viện dẫn",
}
ADD_FACT = {
    FactKind.WAVE: "Thêm đợt",
    FactKind.DEADLINE: "Thêm hạn",
    FactKind.QUOTA: "Thêm tỷ lệ",
    FactKind.TARGET: "Thêm chỉ tiêu",
}
DELETE_FACT = {
    FactKind.WAVE: "Xóa đợt này…",
    FactKind.DEADLINE: "Xóa hạn này…",
    FactKind.QUOTA: "Xóa tỷ lệ này…",
    FactKind.TARGET: "Xóa chỉ tiêu này…",
}
DELETE_FACT_QUESTION = "Xóa “{name}” khỏi số liệu? Chữ trong Nội dung vẫn còn. Hoàn tác được bằng Ctrl+Z."
NO_FACTS = "Kế hoạch không có {what}."
STANDINGS = {
    Standing.MATCHES: "Khớp",
    Standing.DIFFERS: "Khác văn bản",
    Standing.NOT_IN_TEXT: "Không có trong văn bản",
    Standing.UNCONFIRMED: "Chưa xác nhận",
}
CHANGED_BY_AMENDMENT = "Đã sửa đổi"
DIFFERING_COUNT = "{count} chỗ khác văn bản"
UNCONFIRMED_CHIP = "{count} chưa xác nhận"
CONFIRM = "Xác nhận"
CONFIRM_ALL = "Xác nhận tất cả đã đọc"
CONFIRM_AT_MOST = "Xác nhận là mức tối đa"
NO_COMPARATOR = "chưa ghi"
NO_COMPARATOR_NOTE = "Văn bản không ghi “tối đa”, nên chưa kết luận được trong hay vượt tỷ lệ."
PLACE_SECTION = "Vị trí trong kế hoạch"
IN_SUBJECT = "Trích yếu"
NOT_IN_TEXT_NOTE = "Số liệu này nhập tay, không gắn với đoạn nào của kế hoạch."
GONE_FROM_TEXT_NOTE = "Đoạn văn bản của số liệu này không còn trong kế hoạch."
QUOTE_CHANGED_NOTE = "Lời văn ở đoạn này đã khác lúc đọc số liệu: “{quote}”."
VALUE_DIFFERS_NOTE = "Văn bản ghi {text}, số liệu ghi {fact}. Chọn một để hai nơi khớp nhau."
REWRITE = "Sửa văn bản thành {value}"
TAKE = "Lấy {value}"
KEEP_READING = "Ghi nhận lời văn mới"
GO_TO_TEXT = "Đến chỗ này trong Nội dung"
ATTACH_HERE = "Gắn với đoạn đang chọn ở Nội dung"
CHOOSE_FACT = "Chọn một dòng ở bên trái để xem và sửa."
WORKING_DAY = "{weekday}, ngày làm việc"
WEEKEND = "{weekday} {day} là ngày nghỉ. Ngày làm việc liền trước: {before}."
DATE_MISSING = "Chưa có ngày."
NUMBER_PROBLEM = "“{text}” không phải là số. Ghi một con số, ví dụ 15."
PERCENT_PROBLEM = "Tỷ lệ là số từ 0 đến 100, ví dụ 15."

LABEL, FROM_ON, TO_ON, CONTENT = "Tên đợt", "Từ ngày", "Đến ngày", "Chủ đề, nội dung"
TEXT, ON, ADDRESSEE, VIA = "Nội dung", "Ngày hạn", "Gửi đến", "Qua"
KIND_OF_DEADLINE = "Loại hạn"
DEADLINE_KINDS = {
    DeadlineKind.REGISTRATION: "Đăng ký thi đua",
    DeadlineKind.DOSSIER: "Hồ sơ khen thưởng",
    DeadlineKind.REPORT: "Báo cáo",
    DeadlineKind.OTHER: "Khác",
}
IS_INCLUSIVE, HAS_FORM = "Tính đến hết ngày", "Có mẫu kèm theo"
AWARD, PERCENT, COMPARATOR, BASE = "Danh hiệu, hình thức", "Tỷ lệ (%)", "So sánh", "Tính trên số người đạt"
SCOPE, ROUNDING = "Phạm vi", "Làm tròn"
COMPARATORS = {Comparator.AT_MOST: "tối đa", Comparator.AT_LEAST: "ít nhất", Comparator.EQUAL: "bằng"}
SCOPES = {
    QuotaScope.UNIT: "từng đơn vị",
    QuotaScope.BLOC: "từng khối thi đua",
    QuotaScope.CLUSTER: "từng cụm thi đua",
    QuotaScope.AGENCY: "toàn cơ quan",
}
ROUNDINGS = {Rounding.DOWN: "xuống", Rounding.NEAREST: "đến số gần nhất", Rounding.UP: "lên"}
VALUE, UNIT, MEASURE, GRADE = "Giá trị", "Đơn vị tính", "Tính từ kết quả", "Mức xếp loại"
UNITS = {TargetUnit.PERCENT: "%", TargetUnit.COUNT: "số lượng", TargetUnit.GRADE: "xếp loại"}
NOT_WRITTEN = "chưa ghi"
BY_HAND = "Nhập tay cuối năm"
FROM_AWARDS = "Từ kết quả: {award}"
NEW_WAVE, NEW_DEADLINE, NEW_TARGET = "Đợt {number}", "Hạn mới", "Chỉ tiêu mới"
COLUMN_WAVE, COLUMN_DEADLINE, COLUMN_WEEKDAY = "Đợt", "Hạn", "Thứ"
COLUMN_RECIPIENT, COLUMN_PLACE, COLUMN_STANDING = "Nơi nhận", "Mục", "Đối chiếu"
COLUMN_AWARD, COLUMN_PERCENT, COLUMN_BASE = "Danh hiệu, hình thức", "Tỷ lệ", "Tính trên"
COLUMN_TARGET, COLUMN_ACTUAL = "Chỉ tiêu", "Cách tính cuối năm"
THROUGH = "{addressee}, qua {via}"
MONTHLY = "trước ngày {day} các tháng {months}"
MONTHS = "tháng {months}"
COLUMN_PERIOD, COLUMN_REVIEW = "Kỳ báo cáo", "Loại"
PROJECT_NAME, PROJECT_YEARS, PROJECT_CONTENTS, PROJECT_RESULT = "Tên dự án", "Thời gian", "Nội dung", "Kết quả dự kiến"
CITED, CITED_NUMBER, CITED_ISSUER, CONDITION = "Văn bản", "Số, ký hiệu", "Cơ quan ban hành", "Điều kiện"
DEMANDS_REGISTRATION = "Đòi hỏi có đăng ký"
YES, NO = "có", "không"
FINAL_REVIEW, INTERIM_REVIEW = "Tổng kết", "Sơ kết"

# versions
HISTORY = "Quá trình"
HISTORY_STATE, HISTORY_DAY, HISTORY_NOTE = "Việc", "Ngày", "Ghi chú"
PAPERS = "Bản giấy đã lưu"
PAPERS_NONE = "Bản giấy được lưu khi trình ký và khi ban hành."
PAPER_STATE, PAPER_KIND, PAPER_SHA, PAPER_TIME = "Bản", "Tệp", "SHA-256", "Lập lúc"
PAPER_STATES = {"submitted": "Bản trình ký", "issued": "Bản ban hành"}
PAPER_KINDS = {"docx": "Word", "pdf": "PDF"}
RE_EXPORT = "Xuất lại…"
SCANS = "Bản đã ký (bản quét)"
SCANS_NONE = "Chưa có bản quét. Đính kèm tệp PDF của bản đã ký, đóng dấu để lưu cùng kế hoạch."
SCANS_LATER = "Bản quét được đính kèm sau khi ban hành."
SCAN_NAME, SCAN_SIZE, SCAN_ADDED = "Tệp", "Cỡ", "Đính kèm lúc"
SCAN_ATTACH, SCAN_OPEN, SCAN_REMOVE = "Đính kèm bản quét…", "Xem…", "Bỏ đính kèm"
SCAN_ATTACHED = "Đã đính kèm {name}."
SLIP = "Phiếu trình ký…"
SLIP_NAME = "Phiếu trình ký {label}"
SLIP_FILES = "Văn bản Word (*.docx);;Tệp PDF (*.pdf)"
AMENDMENTS = "Văn bản sửa đổi"
AMENDMENTS_NONE = "Chưa có văn bản sửa đổi."
AMENDMENT_COLUMN, AMENDMENT_FACT, AMENDMENT_TO = "Văn bản", "Số liệu", "Đổi thành"
REPLACE = "Thay bằng kế hoạch khác…"
NUMBERED_PLAN = "Số {number} · {subject}"
REPLACE_QUESTION = (
    "Kế hoạch này được thay bằng kế hoạch nào? Không làm lại được sau khi đơn vị đã đăng ký theo kế hoạch mới."
)
REPLACE_NONE = "Chưa có kế hoạch nào khác đã ban hành để thay thế. Ban hành kế hoạch mới trước."
SOURCE = "Tệp nguồn: {name}, SHA-256 {sha}"
DRAFT_STEP, SUBMITTED_STEP, ISSUED_STEP, REPLACED_STEP = "Bản thảo", "Trình ký", "Ban hành", "Thay thế"
IMPORTED_STEP = "nhập từ {name}"
LAST_EDITED = "sửa lần cuối"
OWING_COUNT = "{count} đơn vị phải nộp đăng ký"

# issue dialog
ISSUE_TITLE = "Ban hành kế hoạch"
ISSUE_QUESTION = "Sau khi ban hành, nội dung không sửa được nữa."
ISSUE_NUMBER, ISSUE_DAY = "Số", "Ngày ban hành"
ISSUE_CONFIRM = "Xác nhận hạn nộp và tỷ lệ"
ISSUE_NOTHING_TO_CONFIRM = "Mọi hạn nộp và tỷ lệ đã được xác nhận."
ISSUE_FILTER = "Lọc đơn vị"
ISSUE_UNITS = "Đơn vị phải nộp đăng ký"
ISSUE_UNIT_COUNT = "{count} trong {total} đơn vị"
ISSUE_NO_UNITS = "Danh mục chưa có đơn vị nào. Thêm đơn vị ở Danh mục để theo dõi đăng ký."
ISSUE_ALL, ISSUE_NO_ONE = "Chọn tất cả", "Bỏ chọn"
ISSUE_YES = "Ban hành"
ISSUE_NUMBER_MISSING = "Chưa có số. Ghi số văn bản, ví dụ 14."
ISSUE_UNCONFIRMED = "Còn {count} số liệu chưa xác nhận. Đánh dấu từng dòng sau khi đã đọc."
ISSUE_AT_MOST = "Là mức tối đa"
DEADLINE_WORDS = "Hạn {text}: {day}"
QUOTA_OF = "Tỷ lệ {award}"
QUOTA_WORDS = "Tỷ lệ {award}: {comparator} {percent}"

# amend dialog
AMEND_TITLE = "Sửa đổi kế hoạch bằng văn bản"
AMEND_NOTE = "Kế hoạch giữ nguyên; số liệu mới có hiệu lực từ ngày văn bản và các bảng theo dõi viện dẫn văn bản này."
AMEND_TYPE, AMEND_NUMBER, AMEND_DAY = "Loại văn bản", "Số, ký hiệu", "Ngày văn bản"
AMEND_TYPES = ("Công văn", "Quyết định", "Kế hoạch", "Thông báo")
AMEND_NUMBER_HINT = "Ví dụ: 52/STTTT-VP"
AMEND_CHANGES = "Số liệu thay đổi"
AMEND_NOW, AMEND_NEW = "Đang có hiệu lực", "Đổi thành"
AMEND_YES = "Ghi nhận"
AMEND_NUMBER_MISSING = "Chưa có số, ký hiệu của văn bản sửa đổi."
AMEND_EMPTY = "Chưa đổi số liệu nào. Ghi giá trị mới ở ít nhất một dòng."
AMENDED = "Đã ghi nhận {label}."
FIELD_NAMES = {
    "on": "hạn",
    "percent": "tỷ lệ",
    "comparator": "so sánh",
    "from_on": "từ ngày",
    "to_on": "đến ngày",
    "value": "giá trị",
}
NOTE_SPLIT = "Tách lại như cũ"

SAVED_NOW = "Đã lưu kế hoạch."
PASTE_TOO_LONG = (
    "Phần dán quá dài nên chưa dán: mỗi lần tối đa 5.000 dòng hoặc 500.000 chữ. "
    "Dán từng phần, hoặc lưu thành tệp .txt rồi dùng Nhập kế hoạch cũ."
)
