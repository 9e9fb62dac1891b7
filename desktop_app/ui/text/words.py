"""Words that occur on more than one page."""

from __future__ import annotations

from desktop_app.domain.language.numerals import format_number

SAVE = "Lưu"
CANCEL = "Hủy"
CLOSE = "Đóng"
DELETE = "Xóa…"
DELETE_NOW = "Xóa"
ADD = "Thêm"
UNDO = "Hoàn tác"
ALL_COLUMNS = "Hiện tất cả các cột"
ORDER_GIVEN = "Thứ tự ban đầu"
FILTERED = "Đang lọc: {count} dòng"
PRINT_TABLE = "In bảng…"

NONE = "–"
REQUIRED_NOTE = "Ô có dấu * cần điền."
NOTHING_MATCHES = "Không có dòng nào khớp “{text}”."
CLEAR_FILTER = "Bỏ lọc"

WORD_FILES = "Văn bản Word (*.docx)"
PDF_FILES = "Tệp PDF (*.pdf)"
EXCEL_FILES = "Bảng tính Excel (*.xlsx)"
PLAN_SUFFIXES = (".docx", ".docm", ".dotx", ".doc", ".rtf", ".odt", ".pdf", ".txt", ".md")
PLAN_FILES = f"Kế hoạch ({' '.join(f'*{one}' for one in PLAN_SUFFIXES)});;Mọi tệp (*)"
LIST_FILES = "Bảng tính (*.xlsx *.csv);;Mọi tệp (*)"


def counted(shown: int, total: int) -> str:
    """How a filter tells what it leaves: "12 trong 200", or the total alone."""
    all_of_them = format_number(total)
    return f"{format_number(shown)} trong {all_of_them}" if shown != total else all_of_them


REASON = "Lý do"
REASON_MISSING = "Chưa có lý do. Ghi ngắn gọn lý do rồi bấm lại."
PICK_DATE = "Chọn ngày"
UNSAVED = "Chưa lưu"
