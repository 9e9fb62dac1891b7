"""Words of the year's calendar."""

from __future__ import annotations

FACETS, TODAY, CALENDAR = "Hôm nay và lịch năm", "Hôm nay", "Lịch năm"
TITLE = "Lịch công tác thi đua năm {year}"
SUBTITLE = "{count} việc theo kế hoạch, {left} việc còn ở phía trước"
NOTHING = "Chưa có kế hoạch năm {year} đã ban hành; lịch chỉ có ngày nghỉ"
EXPORT, PRINT = "Xuất lịch (.ics)…", "In lịch năm…"
ICS_FILES = "Lịch (*.ics)"
PAPER_FILES = "Tệp PDF (*.pdf);;Văn bản Word (*.docx)"
SAVED = "Đã lưu {name}."
MONTH = "Tháng {month}"
WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
TABLE = "Các ngày trong năm"
DAY, CONTENT, PLACE = "Ngày", "Nội dung", "Chỗ ghi"
SPAN = "{first} - {last}"
TIP = "{day}: {title}"
TODAY_TIP = "Hôm nay {day}"
GRID = "Lịch 12 tháng năm {year}"
