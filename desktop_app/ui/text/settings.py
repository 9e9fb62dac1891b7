"""Words of the pages Thiết lập and Bắt đầu."""

from __future__ import annotations

from desktop_app.domain.plan.plan import Authority

TITLE = "Thiết lập"
NO_OFFICE_YET = "Chưa có tên cơ quan"
TABS = ("Cơ quan", "Người ký", "Bộ quy định", "Dữ liệu")
FACETS = "Phần của thiết lập"

PARENT, NAME, SYMBOL, PLACE = "Cơ quan chủ quản", "Tên cơ quan", "Chữ viết tắt tên cơ quan", "Địa danh"
PARENT_HINT = "Ví dụ: UBND tỉnh Hòa An"
NAME_HINT = "Ví dụ: Sở Khoa học và Công nghệ"
SYMBOL_HINT = "Kế hoạch sẽ ghi Số: …/KH-{symbol}"
PLACE_HINT = "Tên tỉnh hoặc thành phố, đứng trước ngày tháng"
NAME_MISSING = "Chưa có tên cơ quan. Ghi tên như ở đầu văn bản."
HEAD = "Đầu văn bản sẽ in như sau"
HEAD_NUMBER = "Số:        /KH-{symbol}"
HEAD_DATE = "{place}, ngày       tháng       năm {year}"
CHANGE_NAME = "Đổi tên cơ quan từ ngày…"
CHANGE_TITLE = "Tên, ký hiệu, cơ quan chủ quản và địa danh mới"
CHANGE_DAY, CHANGE_DAY_HINT = "Từ ngày", "Ngày đầu tiên mang tên mới; giấy tờ của ngày trước giữ tên cũ"
CHANGE_YES = "Đổi tên"
CHANGE_NOTHING = "Chưa có gì khác tên đang dùng. Ghi tên, ký hiệu, cơ quan chủ quản hoặc địa danh mới."
CHANGE_NO_DAY = "Ghi ngày đầu tiên mang tên mới."
CHANGED = "Từ {day}: {name}. Giấy tờ của ngày trước giữ tên cũ."
FORMER_NAMES = "Tên trước đây"
FORMER_UNTIL = ": đến hết {day}"
SAVE = "Lưu thông tin cơ quan"
SAVED = "Đã lưu thông tin cơ quan."

SIGNATORY_NAME, SIGNATORY_TITLE = "Họ và tên", "Chức vụ"
AUTHORITY, HEAD_TITLE = "Thẩm quyền ký", "Ký thay chức vụ"
HEAD_TITLE_HINT = "Chức vụ của người đứng đầu, in sau {authority}"
SIGNED_AS = "Khi ký ghi"
PERIOD, FROM_ON, TO_ON = "Thời gian", "Từ ngày", "Đến ngày"
ADD_SIGNATORY = "Thêm người ký"
NEW_SIGNATORY = "Người ký mới"
NO_SIGNATORIES = "Chưa có người ký"
NO_SIGNATORIES_WHY = "Chữ ký cuối kế hoạch và quyết định lấy từ danh sách này."
SIGNATORY_SAVED = "Đã lưu người ký {name}."
SIGNATORY_DELETED = "Đã xóa người ký {name}."
SIGNATORY_NAME_MISSING = "Chưa có họ và tên người ký."
SIGNATORY_TITLE_MISSING = "Chưa có chức vụ người ký."
HEAD_TITLE_MISSING = "Chưa có chức vụ được ký thay, ví dụ Giám đốc."
UNSAVED_SIGNATORY = "Người ký “{name}” chưa lưu được vì còn ô chưa đúng. Sửa ô có viền đỏ, hoặc bấm Hủy."
AUTHORITIES: dict[Authority, str] = {
    Authority.NONE: "Người đứng đầu, ký trực tiếp",
    Authority.FOR_HEAD: "KT. - ký thay",
    Authority.ACTING: "Q. - quyền",
    Authority.ON_BEHALF: "TM. - thay mặt",
    Authority.BY_ORDER: "TL. - thừa lệnh",
    Authority.BY_DELEGATION: "TUQ. - thừa ủy quyền",
}
OPEN_ENDED = "từ {day}"
UNTIL = "đến {day}"
BETWEEN = "{start} - {end}"

DATA_FOLDER = "Thư mục dữ liệu"
DATA_FOLDER_WHY = "Mọi dữ liệu nằm trong thư mục này, trên máy này. Không có gì được gửi đi nơi khác."
OPEN_FOLDER = "Mở thư mục"
BACKUP = "Bản sao lưu"
BACKUP_WHY = "Bản sao được kiểm tra đọc được rồi mới ghi; khi đóng cửa sổ sau khi có thay đổi, một bản được tạo sẵn."
BACK_UP_NOW = "Sao lưu ngay"
LAST_BACKUP = "Bản gần nhất: {when}"
NO_BACKUP = "Chưa có bản sao lưu."
VERIFY = "Kiểm tra dữ liệu"
VERIFY_WHY = "Đọc lại toàn bộ sổ và đối chiếu các bảng với nhau."

WELCOME_TITLE = "Bắt đầu"
WELCOME_SUBTITLE = "Chưa có dữ liệu"
WELCOME = "Sổ này chưa có gì"
WELCOME_WHY = "Bắt đầu từ việc có sẵn trong tay; việc nào làm trước cũng được, mọi thứ sửa được về sau."
DOOR_PEOPLE = "Nhập danh sách đơn vị và cá nhân"
DOOR_PEOPLE_WHY = "Từ tệp Excel (.xlsx, .csv) có các cột Họ và tên, Giới tính, Chức vụ, Đơn vị."
DOOR_PEOPLE_BUTTON = "Nhập danh sách…"
DOOR_PLAN = "Nhập kế hoạch thi đua đã có"
DOOR_PLAN_WHY = "Từ tệp Word, PDF hoặc văn bản thuần: phần mềm đọc mục, hạn nộp, tỷ lệ, nơi nhận và người ký."
DOOR_PLAN_BUTTON = "Nhập kế hoạch cũ…"
DOOR_DEMO = "Xem thử với dữ liệu mẫu"
DOOR_DEMO_WHY = "Một cơ quan không có thật với ba năm số liệu, mở trong cửa sổ riêng; không đụng đến sổ này."
DOOR_DEMO_BUTTON = "Mở dữ liệu mẫu"
TO_SETTINGS = "Ghi tên cơ quan và người ký"
