"""Words of taking a draft back from Word."""

from __future__ import annotations

TAKE_IN = "Nhận lại bản sửa từ Word…"
TITLE = "Nhận lại bản sửa từ Word"
HEADING = "“{name}” khác bản thảo {count} chỗ. Chọn chỗ nào thì nhận chỗ đó; chỗ không chọn giữ như bản thảo."
NONE = "“{name}” không khác bản thảo."
TABLE = "Chỗ khác nhau"
TAKEN, CHANGE, PLACE, WORDS = "Nhận", "Thay đổi", "Chỗ", "Nội dung"
ALL, NO_ONE = "Chọn tất cả", "Bỏ chọn"
ACCEPT = "Nhận {count} chỗ"
ACCEPT_NONE = "Chưa chọn chỗ nào"
FACTS = "Số liệu theo câu này: {facts}"
ACCEPTED = "Đã nhận {count} chỗ từ {name}."
