"""Words of the page Danh mục."""

from __future__ import annotations

from desktop_app.domain.office.office import Sex, UnitKind

TITLE = "Danh mục"
FACET = "Đơn vị và cá nhân"
FACETS = "Các danh mục"
COUNTS = "{units} đơn vị · {people} người"
EMPTY_COUNTS = "Chưa có đơn vị và cá nhân"
IMPORT = "Nhập từ Excel…"
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
DOOR_IMPORT_WHY = "Tệp .xlsx hoặc .csv có các cột Họ và tên, Giới tính, Chức vụ, Đơn vị. Đơn vị chưa có được thêm luôn."
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
REMOVE_MEMBERSHIP = "Bỏ nơi công tác này"
PICK_UNIT = "Chọn đơn vị"
PICK_UNIT_FILTER = "Gõ để lọc đơn vị"
UNIT_MISSING = "Chưa chọn đơn vị cho nơi công tác này."
UNIT_SAVED_AND_OWES = (
    "Đã lưu đơn vị {name}, ghi là đơn vị phải đăng ký theo {count} kế hoạch đã ban hành khi sổ chưa có đơn vị."
)
UNIT_SAVED, PERSON_SAVED = "Đã lưu đơn vị {name}.", "Đã lưu {name}."
DELETED = "Đã xóa {name}."

PREVIEW = "Xem trước khi nhập: {source}"
PASTED = "phần dán"
NOT_WRITTEN = "Chưa ghi vào sổ"
PILL_ALL, PILL_VALID, PILL_DOUBLE, PILL_FAULTY = "Tất cả", "Hợp lệ", "Có thể trùng", "Lỗi"
STATE, ROW, REMARK = "Tình trạng", "Dòng", "Nhận xét"
VALID, DOUBLE, FAULTY = "Hợp lệ", "Có thể trùng", "Lỗi"
ADDED_NEW = "Thêm mới"
NEW_UNIT = "Thêm mới; đơn vị mới “{unit}”"
SAME_PERSON = "Đã có: {who}. Không nhập lại."
NAMESAKE = "Trùng tên với {who}. Nhập như một người khác."
FAULTY_NOTE = "{count} dòng lỗi không được nhập. Bấm đúp vào ô đỏ để sửa, hoặc sửa trong Excel rồi đọc lại."
EMPTY_CELL = "(trống)"
CORRECT_TIP = "Bấm đúp để sửa. Tệp gốc không đổi."
SKIPPED_NOTE = "{count} dòng đã có, không nhập lại."
NEW_UNITS_NOTE = "Thêm {count} đơn vị mới: {names}."
ALL_GOOD = "Mọi dòng đều nhập được."
TAKE_IN = "Nhập {count} dòng hợp lệ"
TAKEN_IN = "Đã nhập {count} người, bỏ {left} dòng."
OPEN_LIST = "Chọn danh sách đơn vị, cá nhân"
CLIPBOARD_EMPTY = "Chưa có gì để dán. Trong Excel chọn các dòng cùng dòng tiêu đề, bấm Ctrl+C, rồi dán lại."
UNIT_NAME_MISSING = "Chưa có tên đơn vị. Ghi tên như trong quyết định thành lập."
PERSON_NAME_MISSING = "Chưa có họ và tên."
UNSAVED_FORM = "“{title}” chưa lưu được vì còn ô chưa đúng. Sửa ô có viền đỏ, hoặc bấm Hủy để bỏ phần đang sửa."
