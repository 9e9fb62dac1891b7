"""Words of the tally page."""

from __future__ import annotations

from desktop_app.domain.award.quota_telling import SCOPE_WORDS

TITLE = "Tổng hợp năm {year}"
APPROVED_SOME, WAITING_SOME, AS_OF = "{count} được công nhận", "{count} chờ quyết định", "số liệu đến {day}"
WORD, PDF, EXCEL, PRINT = "Word", "PDF", "Excel", "In…"
EXPORT_TITLE = "Xuất bảng tổng hợp"
SAVED = "Đã lưu {path}."
OPEN_FOLDER = "Mở thư mục"

FIGURES = "Số đứng trước"
APPROVED, PROPOSED, REGISTERED = "Được công nhận", "Đề nghị", "Đăng ký"
LEGENDS = {
    "approved": "Mỗi ô: được công nhận / đăng ký",
    "proposed": "Mỗi ô: đề nghị / đăng ký",
    "registered": "Mỗi ô: số đăng ký",
}
PEOPLE_ON = "số người tính đến {day}"
WAVE_NOTE = "đăng ký không chia theo đợt"
TABLE = "Theo đơn vị và danh hiệu, hình thức"
TOTALS = "Cộng toàn cơ quan"
UNIT = "Đơn vị"
PEOPLE = "Người"
WHOLE = "Toàn cơ quan"
VERDICT = "{award} {percent}"
VERDICT_TIP = "{award}: số đã dùng trong số suất theo tỷ lệ của từng đơn vị"
USED_OF = "{used} / {limit} suất"
OVER = "Vượt {count} suất"
OVER_UNITS = "{count} đơn vị vượt"

TARGETS = "Chỉ tiêu của kế hoạch"
TARGET = "Chỉ tiêu"
WANTED = "Kế hoạch"
ACTUAL = "Thực hiện"
RESULT = "Kết quả"
MET, NOT_MET, NOT_KNOWN, NO_VERDICT = "Đạt", "Không đạt", "Không tính được", "Không kết luận"
MET_COUNT, NOT_MET_COUNT, NOT_KNOWN_COUNT = "{count} đạt", "{count} không đạt", "{count} không tính được"
NO_TARGETS = "Kế hoạch không ghi chỉ tiêu."

QUOTAS = "Tỷ lệ xét"
QUOTA = "Tỷ lệ, đơn vị"
QUOTA_NAME = "{award} {percent}"
QUOTA_UNIT_NAME = "   {unit}"
BASE = "Tính trên"
BASE_TIP = "Số người làm gốc tính tỷ lệ: tổng = từng phần"
BASE_PARTS = "{count} = {parts}"
EACH_UNIT = "Phạm vi: {scope}. {percent} số {base}, {rounding}; chọn một dòng bên dưới để xem phép tính."
SPLIT = "Chia suất: {split}."
UNCONFIRMED_SETTINGS = "Chưa có căn cứ: {settings}."
REASON = "Lý do vượt: {reason}."
USED_OF_ALLOWED = "Dùng / được"
VERDICT_COLUMN = "Kết luận"
VERDICT_WITHIN, VERDICT_OVER, VERDICT_UNCONFIRMED = "Trong tỷ lệ", "Vượt {count}", "Chưa xác nhận"
SETTINGS = "Cách tính…"
SETTINGS_TIP = "Đặt gốc tính, phạm vi, cách làm tròn và xác nhận mức tối đa"
DETAIL = "Phạm vi: {scope}. {arithmetic}."
BY_PROPOSAL = "Tính theo đề nghị, chưa có quyết định."
NO_QUOTAS = "Kế hoạch không ghi tỷ lệ xét."
WAVE_QUOTAS = "Tỷ lệ và chỉ tiêu tính trên cả kế hoạch, không tính riêng từng đợt."
PLACE = "Căn cứ: {source}."

SHOW_STANDINGS, SHOW_TABLE = "Tỷ lệ, chỉ tiêu ›", "‹ Bảng theo đơn vị"

CHART = "Đăng ký, đề nghị, được công nhận"
CHART_SPEECH = "{award}: đăng ký {registered}, đề nghị {proposed}, được công nhận {approved}"

EMPTY_TITLE = "Chưa có số liệu năm {year} để tổng hợp"
EMPTY_TEXT = "Bảng tổng hợp đếm từ bảng đăng ký đã nhận và kết quả xét tặng. Làm lần lượt ba bước:"
EMPTY_PLAN = "Ban hành kế hoạch năm {year}"
EMPTY_PLAN_TEXT = "Kế hoạch cho biết hạn nộp, chỉ tiêu và tỷ lệ xét."
EMPTY_PLAN_DONE = "Đã ban hành."
OPEN_PLAN = "Mở Kế hoạch"
EMPTY_REGISTRATION = "Nhận bảng đăng ký"
EMPTY_REGISTRATION_TEXT = "Ghi ngày nhận và các dòng đăng ký của từng đơn vị."
OPEN_REGISTRATION = "Mở Đăng ký"
EMPTY_AWARD = "Ghi kết quả xét tặng"
EMPTY_AWARD_TEXT = "Đề nghị, được công nhận hay không, số và ngày quyết định."
OPEN_AWARD = "Mở Xét tặng"

SETTINGS_TITLE = "Cách tính tỷ lệ {award} {percent}"
PLAN_SAYS = "Kế hoạch ghi: {text}"
PLAN_SAYS_NOTHING = "Số liệu này được nhập tay, không có câu chữ trong kế hoạch."
MEANING_OPEN = "Chưa xác nhận"
MEANING_AT_MOST = "Tối đa, không được vượt"
MEANING_EQUAL = "Bằng, đúng số này"
MEANING_AT_LEAST = "Tối thiểu"
MEANING_HINT = "Kế hoạch không ghi “tối đa”. Chỉ khi chọn ở đây mới kết luận được vượt hay trong tỷ lệ."
BASE_OPEN = "Chưa rõ"
BASE_HINT = "Người đạt Chiến sĩ thi đua cơ sở được tính vào số Lao động tiên tiến, dù có ghi riêng hay không."
SCOPES = {scope: word[:1].upper() + word[1:] for scope, word in SCOPE_WORDS.items()}
BASE_HEADCOUNT = "Tổng số người của cơ quan"
SOURCE_COLUMN = "Căn cứ"
SOURCE_OF = "Căn cứ của {setting}"
SOURCE_NONE = "chưa ghi căn cứ"
SOURCE_HINT = (
    "Căn cứ: chọn chỗ của kế hoạch, văn bản sửa đổi, hoặc ghi loại, số, ngày của quy định riêng. "
    "Cách tính không có căn cứ được ghi rõ là chưa xác nhận."
)
PERCENTS_EXAMPLE = "Ví dụ: TTLĐXS 15; TTLĐTT 10"
ROUNDING_NAMES = {"down": "Xuống", "nearest": "Đến số gần nhất", "up": "Lên"}
SETTINGS_SAVED = "Đã đặt cách tính tỷ lệ {award}."
