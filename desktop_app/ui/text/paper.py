"""Words around paper: the page beside the editor, print preview, printing."""

from __future__ import annotations

PAGE_OF = "Trang {page} / {total}"
FIT_WIDTH = "Vừa bề rộng"
ZOOM_IN, ZOOM_OUT = "Phóng to", "Thu nhỏ"
PERCENT = "{percent} %"
PAPER = "Trang giấy"

PREVIEW_TITLE = "Xem trước khi in: {title}"
PRINT_NOW = "In…"
SAVE_PDF = "Ghi ra PDF…"
PRINT_DIALOG = "In {title}"
NO_PRINTER = "Chưa có máy in trên máy này. Nối máy in rồi in lại, hoặc ghi ra tệp PDF để in ở máy khác."
PRINTED = "Đã gửi {count} trang tới máy in {printer}."
PDF_WRITTEN = "Đã ghi {path}."
PRINT_FAILED = "Máy in không nhận được văn bản. Kiểm tra máy in đã bật và còn giấy, rồi in lại."
