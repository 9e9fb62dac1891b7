"""Words of the facet Giao ước."""

from __future__ import annotations

FACET = "Giao ước"
LIST = "Danh sách giao ước thi đua"
TARGETS = "Chỉ tiêu giao ước"
WHO, STATE, SIGNED_ON, MET = "Đơn vị, khối", "Tình trạng", "Ngày ký", "Đạt"
DRAFT, SIGNED, DONE = "Bản thảo", "Đã ký", "Đủ kết quả"
TARGET, MEASURE, PLANNED, ACTUAL, VERDICT, EVIDENCE = (
    "Nội dung chỉ tiêu",
    "ĐVT",
    "Kế hoạch",
    "Thực hiện",
    "Kết quả",
    "Minh chứng",
)
NOTE = "Ghi chú"
PARTIES, PARTY = "Bên ký: {names}", "Kết quả của"
FILTER = "Lọc đơn vị, khối"

NEW, PRINT, COMPARE, SIGN, UNSIGN = "Lập giao ước", "In bản giao ước…", "Bảng đối chiếu…", "Ghi đã ký…", "Bỏ ghi đã ký"
NEW_UNITS, NEW_GROUP = "Từng đơn vị ký với cơ quan", "Một khối, cụm ký chung…"
EDIT, DELETE = "Nội dung, bên ký…", "Xóa"
ADD_TARGET, DROP_TARGET = "Thêm chỉ tiêu", "Bỏ chỉ tiêu"
COMPUTE = "Tính từ kết quả xét tặng"
ATTACH, OPEN_SCAN = "Đính kèm bản đã ký…", "Lưu bản quét…"
SCAN = "{name} ({size})"
SIGN_TITLE, SIGN_DAY, SIGN_NOW = "Ghi ngày ký giao ước", "Ngày ký", "Ghi đã ký"
EDIT_TITLE, GROUP_TITLE = "Nội dung và bên ký giao ước", "Lập giao ước của khối, cụm"
SUBJECT, GROUP, PLACE = "Dòng dưới tên bản giao ước", "Tên khối, cụm", "Nơi ký"
BASES, CLAUSES, MOVEMENTS, TITLES = (
    "Căn cứ",
    "Nội dung thi đua",
    "Phong trào (tên | mục tiêu | phát động | tổng kết)",
    "Danh hiệu, hình thức khen thưởng đăng ký",
)
PARTIES_FIELD = "Bên ký (tên | chức vụ người ký | họ tên)"
LINE_EACH = "Mỗi mục một dòng."
PARTY_HINT = "Mỗi bên một dòng, các phần cách nhau bằng dấu |. Để trống chức vụ, họ tên nếu chưa biết."
UNITS_OF_GROUP = "Đơn vị của cơ quan cùng ký"
OTHERS = "Bên ký khác (không có trong danh mục)"
KNOWN_GROUPS = "Chọn khối, cụm trong danh mục"
GROUP_MISSING = "Chưa có tên khối, cụm."
DRAFT_NOW = "Lập giao ước"

DRAFTED = "Đã lập {count} bản giao ước."
SAVED, DELETED = "Đã lưu giao ước {label}.", "Đã xóa giao ước {label}."
SIGNED_SAID, UNSIGNED_SAID = "Đã ghi {label} ký ngày {day}.", "Đã bỏ ghi nhận ký của {label}."
NOTED = "Đã ghi kết quả: {verdict}."
COMPUTED = "Đã tính {count} chỉ tiêu từ kết quả xét tặng."
ATTACHED = "Đã đính kèm bản đã ký."
PAPER_FILE, COMPARE_FILE = "Giao ước thi đua {label} {year}", "Bảng đối chiếu giao ước {label} {year}"
FILE_SAVED = "Đã lưu {name}."
SCAN_FILES = "Bản quét (*.pdf *.jpg *.jpeg *.png)"
CHOOSE_SCAN = "Chọn bản quét giao ước đã ký"

COUNTS = "{total} bản · {signed} đã ký · {met} chỉ tiêu đạt, {not_met} không đạt, {open} chưa có số liệu"
NONE_TITLE = "Chưa có giao ước thi đua năm {year}"
NONE_TEXT = "Giao ước lấy nội dung và chỉ tiêu từ kế hoạch, in cho các bên ký; cuối năm đối chiếu từng chỉ tiêu."
NONE_UNITS, NONE_UNITS_WHY = (
    "Từng đơn vị ký với cơ quan",
    "Mỗi đơn vị phải đăng ký có một bản, điền sẵn danh hiệu đã đăng ký.",
)
NONE_GROUP, NONE_GROUP_WHY = "Một khối, cụm ký chung", "Một bản cho mọi thành viên, mỗi thành viên một ô ký."
UNITS_BUTTON, GROUP_BUTTON = "Lập giao ước", "Lập…"
SIGNED_HINT = "Nhập “Thực hiện” ngay trong bảng; kết quả được tính khi kế hoạch ghi rõ mức so sánh."
DRAFT_HINT = "Bản thảo: sửa chỉ tiêu ngay trong bảng. Ghi mức so sánh như “≥ 95 %”, “ít nhất 2”, “không quá 3”."
TO_LIST = "‹ Danh sách"
NO_TARGETS = "Bản giao ước chưa có chỉ tiêu nào. Thêm chỉ tiêu trước khi in."
