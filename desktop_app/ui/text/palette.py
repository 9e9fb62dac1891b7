"""Words of the palette."""

from __future__ import annotations

PLACEHOLDER = "Tìm hoặc ra lệnh…"
KEYS = "Ctrl+K"
NAME = "Tìm người, đơn vị, kế hoạch hoặc ra lệnh"
HINT = "Gõ không dấu cũng được · “>” chỉ tìm lệnh · “#” tìm kế hoạch · ↑↓ chọn, Enter mở, Esc đóng"
NOT_FOUND = "Không tìm thấy “{text}”. Thử họ tên, tên đơn vị hoặc số kế hoạch."
NOTHING_YET = "Gõ họ tên, tên đơn vị, số kế hoạch hoặc tên lệnh."
RECENT = "Mới mở"

PEOPLE, LINES, AWARDS, UNITS = "Cá nhân", "Dòng đăng ký", "Kết quả", "Đơn vị"
PLANS, BASES, PAGES, ACTIONS = "Kế hoạch", "Sổ căn cứ", "Trang", "Lệnh"
ENDED = "{unit}, đến {day}"
LINE = "{subject}: {award}"
IN_YEAR = "{unit} · năm {year}"
PLAN_YEAR = "năm {year}"
