"""Words of the page Danh mục."""

from __future__ import annotations

from desktop_app.domain.office.office import Sex, UnitKind

TITLE = "Danh mục"
FACET = "Đơn vị và cá nhân"
FACETS = "Các danh mục"
COUNTS = "{units} đơn vị · {people} người"
EMPTY_COUNTS = "Chưa có đơn vị và cá nhân"
IMPORT = "Nhập danh sách…"
PASTE = "Dán từ Excel"
ADD_PERSON = "Thêm người"
ADD = "Thêm"
EDIT_UNIT = "Sửa đơn vị"

UNITS = "Đơn vị"
PEOPLE_COUNT = "Người"
ALL_UNITS = "Tất cả đơn vị"
ENDED_UNITS = "Đã sáp nhập, giải thể"
ENDED_ON = "{name} (đến {day})"
KINDS: dict[UnitKind, str] = {
    UnitKind.LEADERSHIP: "Lãnh đạo",
    UnitKind.DIVISION: "Phòng chuyên môn",
    UnitKind.CENTER: "Đơn vị trực thuộc",
    UnitKind.DISTRICT: "Đơn vị cấp huyện",
    UnitKind.ENTERPRISE: "Doanh nghiệp",
    UnitKind.CLUSTER: "Cụm thi đua",
    UnitKind.BLOC: "Khối thi đua",
    UnitKind.OTHER: "Đơn vị khác",
}

NAME, SEX, BIRTH_YEAR, POST, UNIT, SINCE = "Họ và tên", "Giới", "Năm sinh", "Chức vụ", "Đơn vị", "Vào đơn vị"
SEXES: dict[Sex | None, str] = {None: "", Sex.MALE: "Nam", Sex.FEMALE: "Nữ"}
PEOPLE_OF = "{count} người, xếp theo tên"
FILTER = "Lọc họ tên"
NO_PEOPLE = "Chưa có ai trong đơn vị này."
NO_PEOPLE_WHY = "Nhập cả danh sách từ Excel, hoặc thêm từng người."
NOTHING = "Chưa có đơn vị và cá nhân"
NOTHING_WHY = "Đăng ký, kết quả và tổng hợp đều lấy đơn vị và họ tên từ đây."
DOOR_IMPORT = "Nhập danh sách có sẵn"
DOOR_IMPORT_WHY = "Tệp Excel, .ods, .csv hoặc bảng trong Word có cột Họ và tên, Đơn vị; cả danh sách khen thưởng cũ."
DOOR_PASTE = "Dán từ bảng tính"
DOOR_PASTE_WHY = "Trong Excel chọn các dòng cùng dòng tiêu đề, bấm Ctrl+C, rồi bấm nút này."

UNIT_NEW = "Đơn vị mới"
UNIT_NAME, SHORT_NAME, KIND = "Tên đơn vị", "Tên gọn", "Loại"
SHORT_NAME_HINT = "Dùng trong bảng hẹp, tối đa {limit} chữ. Gợi ý: {suggestion}"
SHORT_NAME_LONG = "Tên gọn dài {length} chữ; bảng hẹp chứa {limit} chữ. Rút ngắn thêm."
CONTACT, PHONE, POSITION = "Đầu mối", "Điện thoại", "Thứ tự"
FROM_ON, TO_ON = "Từ ngày", "Đến ngày"
TO_ON_UNIT_HINT = "Để trống nếu còn hoạt động"
PERSON_NEW = "Người mới"
SEX_LONG = "Giới tính"
BIRTH_YEAR_BAD = "Năm sinh gồm bốn chữ số, ví dụ 1985. Có thể để trống."
PHONE_BAD = "Số điện thoại cần 10 hoặc 11 chữ số, hiện có {count}. Có thể để trống."
MEMBERSHIPS = "Nơi công tác theo thời gian"
ADD_MEMBERSHIP = "Thêm nơi công tác"
PASSPORT = "Khen thưởng đã có"
NO_AWARDS = "Chưa ghi khen thưởng nào."
AWARD_YEAR, AWARD, DECISION, AUTHORITY = "Năm", "Được tặng", "Quyết định", "Cơ quan quyết định"
PERIOD = "Giai đoạn {period}"
TAKEN_FROM = "Nhập từ {name}, dòng {row}"
REMOVE_MEMBERSHIP = "Bỏ nơi công tác này"
PICK_UNIT = "Chọn đơn vị"
PICK_UNIT_FILTER = "Gõ để lọc đơn vị"
UNIT_MISSING = "Chưa chọn đơn vị cho nơi công tác này."
UNIT_SAVED_AND_OWES = (
    "Đã lưu đơn vị {name}, ghi là đơn vị phải đăng ký theo {count} kế hoạch đã ban hành khi sổ chưa có đơn vị."
)
UNIT_SAVED, PERSON_SAVED = "Đã lưu đơn vị {name}.", "Đã lưu {name}."
DELETED = "Đã xóa {name}."

OPEN_LIST = "Chọn danh sách người hoặc khen thưởng đã có"
CLIPBOARD_EMPTY = "Chưa có gì để dán. Trong Excel chọn các dòng cùng dòng tiêu đề, bấm Ctrl+C, rồi dán lại."
UNIT_NAME_MISSING = "Chưa có tên đơn vị. Ghi tên như trong quyết định thành lập."
PERSON_NAME_MISSING = "Chưa có họ và tên."
UNSAVED_FORM = "“{title}” chưa lưu được vì còn ô chưa đúng. Sửa ô có viền đỏ, hoặc bấm Hủy để bỏ phần đang sửa."
