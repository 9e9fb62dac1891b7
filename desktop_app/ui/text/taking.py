"""Words of the preview of lists that come in."""

from __future__ import annotations

from desktop_app.domain.lists.column import ListKind
from desktop_app.domain.lists.judged import Fate
from desktop_app.domain.lists.taken_list import YearBy

FILES = "Danh sách (*.xlsx *.xls *.xlsm *.ods *.csv *.txt *.docx);;Mọi tệp (*)"
READING = "Đang đọc {name}…"
READING_ROW = "Đang xem dòng {done} / {total}…"
PREVIEW = "Xem trước khi nhập: {source}"
PASTED = "phần dán"
NOT_WRITTEN = "Chưa ghi vào sổ"
TABLE = "Bảng trong tệp"
TABLE_ROWS = "{place} ({count} dòng)"
KIND = "Loại danh sách"
KINDS: dict[ListKind | None, str] = {
    ListKind.PEOPLE: "Danh sách người",
    ListKind.AWARDS: "Khen thưởng đã có",
    ListKind.RATINGS: "Xếp loại chất lượng",
    ListKind.INITIATIVES: "Sáng kiến",
    ListKind.DISCIPLINES: "Kỷ luật",
    ListKind.SERVICE: "Ngày tuyển dụng",
    ListKind.VOTES: "Phiếu bình xét",
    None: "Không nhập bảng này",
}
YEAR_BY = "Năm thành tích của dòng không ghi năm"
YEARS_BY: dict[YearBy, str] = {
    YearBy.LIST: "Năm theo danh sách",
    YearBy.DECISION: "Năm quyết định",
    YearBy.BEFORE_DECISION: "Năm trước quyết định",
}
HIDDEN_ROWS = "Nhập cả {count} dòng ẩn"
CONVERT_LEGACY = "Chuyển chữ mã cũ (TCVN3, VNI)"
PILL_ALL = "Tất cả"
FATES: dict[Fate, str] = {
    Fate.FAULTY: "Lỗi",
    Fate.CHOOSE: "Cần chọn",
    Fate.DOUBLE: "Có thể trùng",
    Fate.VALID: "Hợp lệ",
    Fate.LEFT_OUT: "Không nhập",
}
STATE, ROW, REMARK = "Tình trạng", "Dòng", "Nhận xét"
NOT_TAKEN = "Không nhập"
NO_TITLE = "(cột {number})"
COLUMN_TIP = "Cột “{title}” trong tệp. Bấm vào tiêu đề (hoặc Alt+↓ ở một ô của cột) để chọn cột này là gì."
EMPTY_CELL = "(trống)"
CORRECT_TIP = "Bấm đúp hoặc F2 để sửa. Tệp gốc không đổi."
CHOOSE = "Chọn cho dòng này…"
CHOOSE_TIP = "Chọn người được nói đến, nhập như người khác, hoặc không nhập."
IS_PERSON = "Là {who}"
IS_NEW = "Là người khác: thêm người mới"
IS_NEW_DOUBLE = "Vẫn nhập như một người khác"
LEAVE = "Không nhập"
ONLY_THIS_ROW = "Chỉ riêng dòng này"
ACCEPT_ONLY = "Nhận người duy nhất được gợi ý cho {count} dòng"
TAKE_IN = "Nhập {count} dòng hợp lệ"
TAKEN_PEOPLE = "Đã nhập {count} người, bỏ {left} dòng."
TAKEN_AWARDS = "Đã nhập {awards} kết quả khen thưởng từ {count} dòng, bỏ {left} dòng."
TAKEN_PROOFS = "Đã nhập {proofs} minh chứng từ {count} dòng, bỏ {left} dòng."
TAKEN_BOTH = "Đã nhập {people} người và {awards} kết quả khen thưởng, bỏ {left} dòng."
FAULTY_NOTE = "{count} dòng lỗi không được nhập; bấm đúp vào ô đỏ để sửa."
CHOOSE_NOTE = "{count} dòng chưa rõ là ai nên chưa nhập; chọn người cho từng dòng."
SKIPPED_NOTE = "{count} dòng đã có, không nhập lại."
NEW_UNITS_NOTE = "Thêm {count} đơn vị: {names}."
OF_ROW = "Dòng {row}: {remark}"
ASIDE = "{preview}: chưa ghi vào sổ."
BACK_TO_LIST = "Xem tiếp danh sách"
ALL_GOOD = "Mọi dòng đều nhập được."
