"""Words of the money beside the tally."""

from __future__ import annotations

MONEY = "Tiền thưởng"
NO_MONEY = "Chưa có kết quả nào được công nhận có ngày quyết định."
FUND_OVER, FUND_OVER_CEILING, FUND_WOULD_BE_OVER = "Vượt quỹ", "Quỹ vượt mức tối đa", "Sẽ vượt nếu công nhận hết"
LIST, LIST_TIP = "Danh sách chi tiền…", "Xem, xuất danh sách chi tiền thưởng cho kế toán"
FUND, FUND_TIP = "Quỹ năm…", "Nhập quỹ tiền lương, quỹ dự kiến; xem mức tối đa và số còn lại"
FUND_LINE = "Quỹ năm {year} có {available} đồng, đã công nhận {committed} đồng, còn {left} đồng."
FUND_LINE_OVER = "Quỹ năm {year} có {available} đồng, đã công nhận {committed} đồng, vượt {over} đồng."
FUND_PROPOSED = "Nếu công nhận hết đề nghị: thêm {proposed} đồng."
FUND_NONE = "Quỹ năm {year}: chưa nhập."

LIST_TITLE = "Danh sách chi tiền thưởng {scope}"
DECISION = "Theo quyết định"
ALL_DECISIONS = "Tất cả quyết định"
DECISION_ITEM = "{label} ({count} kết quả)"
NAME, UNIT, AWARD, DECIDED, RATE, AMOUNT, NOTE = (
    "Họ và tên, tập thể",
    "Đơn vị",
    "Khen thưởng",
    "Quyết định",
    "Hệ số × lương",
    "Số tiền",
    "Ghi chú",
)
PAID_ELSEWHERE = "cấp khác chi"
TOTAL = "Cơ quan chi: {amount} đồng. Bằng chữ: {words}."
WORD, PDF, EXCEL = "Word", "PDF", "Excel"
EXPORT_TITLE = "Xuất danh sách chi tiền thưởng"

FUND_TITLE = "Quỹ thi đua, khen thưởng năm {year}"
PAYROLL = "Quỹ tiền lương theo ngạch, bậc cả năm (đồng)"
PLANNED = "Quỹ dự kiến trích (đồng)"
DONATIONS = "Đóng góp của cá nhân, tổ chức (đồng)"
DONATIONS_HINT = "Không tính vào mức tối đa."
AMOUNT_PROBLEM = "Chỉ ghi chữ số, ví dụ 5.000.000.000."
COMMITTED = "Đã công nhận, cơ quan chi (cả chuyên đề): {committed} đồng. Đề nghị chưa quyết định: {proposed} đồng."
FUND_BASIS = "Mọi kết quả của năm xét {year} tính vào quỹ này, dù quyết định ký năm nào."
FUND_SAVED = "Đã ghi quỹ thi đua, khen thưởng năm {year}."
