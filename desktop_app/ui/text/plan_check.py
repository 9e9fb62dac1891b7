"""Words of the panel Soát kế hoạch."""

from __future__ import annotations

from desktop_app.domain.plan.checks.finding import Severity

CHECK = "Soát kế hoạch"
NOTES_TAB = "Ghi chú ({count})"
NOTES_TIP = "Ghi chú khi nhập tệp"
RECHECK = "Soát lại (F7)"
FOLD = "Mở hoặc gấp phần soát"
LEVELS = {Severity.FAULT: "Lỗi", Severity.WARNING: "Nên sửa", Severity.HINT: "Gợi ý"}
LEFT = "Bỏ qua"
COUNTS = {Severity.FAULT: "{count} lỗi", Severity.WARNING: "{count} nên sửa", Severity.HINT: "{count} gợi ý"}
COUNT_NAMES = {Severity.FAULT: "Số lỗi", Severity.WARNING: "Số điểm nên sửa", Severity.HINT: "Số gợi ý"}
COLUMN_LEVEL, COLUMN_FINDING, COLUMN_PLACE, COLUMN_FIX = "Mức", "Phát hiện", "Mục", "Sửa nhanh"
WHOLE_PLAN = "–"
NOTHING_FOUND = "Không có điểm nào cần sửa. Soát lúc {time}."
BASIS = "Căn cứ: {basis}"
REASON = "Lý do bỏ qua: {reason}"
APPLY_TIP = "Sửa ngay (Ctrl+.)"
SET_ASIDE = "Bỏ qua…"
SET_ASIDE_QUESTION = "Bỏ qua phát hiện này? Ghi lý do; phát hiện hiện lại khi đoạn văn thay đổi."
SET_ASIDE_YES = "Bỏ qua"
SET_ASIDE_DONE = "Đã bỏ qua một phát hiện."
LOOK_AGAIN = "Soát lại mục này"
FIXED = "Đã sửa: {label}."
GONE = "Đoạn này đã đổi từ lúc soát. Bấm Soát lại rồi sửa."
BEFORE_ISSUE = "Còn {parts}."
FAULT_COUNT, WARNING_COUNT = "{count} lỗi", "{count} điểm nên sửa"
AND = " và "
SEE = "Xem lỗi"
ISSUE_ANYWAY = "Vẫn ban hành…"
