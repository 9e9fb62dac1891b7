"""Words of carrying a plan forward and of comparing two plans."""

from __future__ import annotations

from desktop_app.domain.plan.carry_forward.decisions import Action, DecisionKind
from desktop_app.domain.plan.comparison.comparing import Change

# doors
START_FROM = "Bắt đầu từ kế hoạch năm {year}…"
START_FROM_SHOWN = "Bắt đầu từ kế hoạch đang xem…"
EMPTY_START = "Bắt đầu từ năm {year}"
EMPTY_START_TEXT = "Từ {label}: mỗi năm, ngày, căn cứ, tỷ lệ, nơi nhận là một dòng để quyết định."
EMPTY_START_BUTTON = "Bắt đầu từ năm {year}…"
EMPTY_START_NONE = "Bắt đầu từ năm trước"
EMPTY_START_NONE_TEXT = "Sổ chưa có kế hoạch của năm trước để bắt đầu từ đó. Nhập kế hoạch cũ trước."
EMPTY_START_NONE_BUTTON = "Bắt đầu…"

# decision table
TITLE = "Kế hoạch năm {new} từ kế hoạch năm {old}"
SUBTITLE = "{label} · {count} chỗ của năm cũ · {waiting} chỗ chờ quyết định"
TABLE = "Bảng quyết định"
KINDS = {
    DecisionKind.HEAD: "Đầu văn bản",
    DecisionKind.YEAR: "Năm",
    DecisionKind.PERIOD: "Giai đoạn",
    DecisionKind.WAVE: "Đợt thi đua",
    DecisionKind.DEADLINE: "Hạn nộp",
    DecisionKind.DATE: "Ngày, tháng",
    DecisionKind.ANNIVERSARY: "Kỷ niệm",
    DecisionKind.ORDINAL: "Lần thứ, khóa",
    DecisionKind.CITATION: "Căn cứ, viện dẫn",
    DecisionKind.NAME: "Tên cũ",
    DecisionKind.QUOTA: "Tỷ lệ xét",
    DecisionKind.TARGET: "Chỉ tiêu",
    DecisionKind.RECIPIENT: "Nơi nhận",
    DecisionKind.SIGNATURE: "Chữ ký",
}
ALL_KINDS = "Mọi nhóm ({count})"
KIND_COUNT = "{kind} ({count})"
COLUMN_KIND, COLUMN_PLACE, COLUMN_CURRENT, COLUMN_NEW, COLUMN_CHOICE = "Nhóm", "Chỗ", "Đang ghi", "Sẽ ghi", "Quyết định"
INSERTED, BLANK, LEFT_OUT = "(thêm vào)", "(để trống)", "(bỏ)"
AS_IT_IS, NOT_INSERTED = "như đang ghi", "không thêm"
ROW_PLACE = "{kind}, {place}: "
ACTIONS = {
    Action.UNDECIDED: "Chờ quyết định",
    Action.TAKE: "Lấy đề xuất",
    Action.KEEP: "Giữ nguyên",
    Action.TYPE: "Ghi khác",
    Action.DROP: "Bỏ",
}
CHOICE = "Quyết định"
PILL_ALL = "Tất cả"
PILLS = {
    Action.UNDECIDED: "Chờ quyết định",
    Action.TAKE: "Lấy đề xuất",
    Action.KEEP: "Giữ nguyên",
    Action.TYPE: "Ghi khác",
    Action.DROP: "Bỏ",
}
FILTER = "Lọc"
TAKE, KEEP, TYPE, DROP, RESET = "Lấy đề xuất", "Giữ nguyên", "Ghi khác…", "Bỏ", "Để lại sau"
TAKE_KEY, KEEP_KEY, TYPE_KEY, DROP_KEY, RESET_KEY = "Phím cách", "G", "F2", "Delete", "Backspace"
PROPOSAL = "Đề xuất: {text}"
NO_PROPOSAL = "Không có đề xuất; giữ như đang ghi nếu không chọn khác."
REASON, SOURCE = "Lý do: {text}.", "Nguồn: {text}."
NOTHING_CHOSEN = "Chọn một dòng để xem câu chứa nó và quyết định."
MAKE = "Tạo bản thảo, đổi {count} chỗ"
MAKE_NONE = "Tạo bản thảo, không đổi chỗ nào"
FOOT = "{waiting} chỗ chưa quyết định sẽ giữ như đang ghi và được liệt kê ở Phiên bản. Kế hoạch cũ không đổi."
FOOT_ALL = "Mọi chỗ đã có quyết định. Kế hoạch cũ không đổi."
NOT_WRITTEN = "Chưa ghi vào sổ"
MADE = "Đã tạo bản thảo năm {year}: đổi {count} chỗ, giữ {left} chỗ."

# origin, in Phiên bản
STARTED_FROM = "bắt đầu từ kế hoạch năm {year}"
ORIGIN_SECTION = "Quyết định khi bắt đầu từ kế hoạch cũ"
ORIGIN_NOTE = "{changed} chỗ đã đổi, {kept} chỗ giữ như kế hoạch cũ."
COLUMN_RESULT = "Kết quả"

# comparison
COMPARE_WITH = "So sánh với…"
COMPARE_ORIGIN = "So sánh với kế hoạch cũ"
COMPARE_NONE = "Sổ chưa có kế hoạch nào khác để so sánh. Nhập hoặc tạo thêm một kế hoạch."
COMPARE_TITLE = "So sánh hai kế hoạch"
COMPARE_SUBTITLE = "{old} → {new} · {summary}"
PLAN_OF_YEAR = "{label} ({year})"
SAME_PLANS = "Hai kế hoạch giống nhau."
CHANGES = {
    Change.ADDED: "Thêm",
    Change.DROPPED: "Bỏ",
    Change.MOVED: "Chuyển chỗ",
    Change.REWORDED: "Sửa lời",
    Change.MOVED_REWORDED: "Chuyển, sửa",
    Change.SAME: "Giữ nguyên",
}
SIGNS = {
    Change.ADDED: "+",
    Change.DROPPED: "−",
    Change.MOVED: "→",
    Change.REWORDED: "≠",
    Change.MOVED_REWORDED: "→ ≠",
    Change.SAME: "",
}
PILL_CHANGES = "Mọi khác biệt"
PILL_WHOLE = "Cả văn bản"
SUMMARY = "thêm {added}, bỏ {dropped}, chuyển chỗ {moved}, sửa lời {reworded}"
TEXT_NAME = "Chữ khác nhau của hai kế hoạch"
OUTSIDE_PARTS = "Đầu văn bản, nơi nhận, chữ ký, phụ lục"
BODY_PART = "Nội dung"
MOVED_FROM = "{old} → {new}"
FACTS_NAME = "Số liệu khác nhau"
FACTS_TITLE = "Số liệu khác nhau ({count})"
FACTS_NONE = "Số liệu của hai kế hoạch giống nhau."
FACT_KIND, FACT_TITLE, FACT_OLD, FACT_NEW, FACT_PLACE = "Loại", "Số liệu", "Cũ", "Mới", "Chỗ"
NOTHING_OF_KIND = "Không có khác biệt loại này."
CLOSE, EXPORT_WORD, EXPORT_PDF, PRINT = "Đóng", "Xuất Word…", "Xuất PDF…", "In…"
EXPORT_TITLE = "Xuất bảng so sánh"
FILE_NAME = "So sánh {old} và {new}"
EXPORTED = "Đã xuất {path}."
