"""Words of judging: the right side of the page of results, and its column in the list."""

from __future__ import annotations

from desktop_app.domain.judging.judgement import ProofPlace
from desktop_app.domain.proof.work_rating import RatingGrade

VERDICT = "Đối chiếu"
VERDICT_ALL = "Tất cả"
RATING = "Xếp loại"
VOTES = "Phiếu"
GRADES = {
    RatingGrade.EXCELLENT: "Xuất sắc",
    RatingGrade.GOOD: "Tốt",
    RatingGrade.DONE: "Hoàn thành",
    RatingGrade.NOT_DONE: "Không hoàn thành",
    RatingGrade.UNRATED: "Không xếp loại",
}
TO_LIST = "Danh sách"
RECEIVED = "Hồ sơ nhận ngày"
PROPOSED_FOR = "đề nghị {award} năm {year}"
BY_LAW = "Theo {rules}"
BY_LAW_MEANWHILE = "Tạm theo {rules} do cơ quan chọn (chưa kiểm chứng)"
NOT_JUDGED = "Không thẩm định được"
BY_RULES = "Theo {rules} · hồ sơ nhận ngày {day}"
BY_FALLBACK = "Tạm theo {rules} (chưa kiểm chứng) · hồ sơ nhận ngày {day}"
REQUIRED, PRESENT, BASIS, RESULT = "Yêu cầu", "Hiện có", "Căn cứ", "Kết quả"
WHY_NOT = "Vì sao chưa đạt?"
WHEN = "Khi nào đủ?"
NOTES = "Lưu ý về quy định áp dụng"
DECIDES = "Phần mềm chỉ đối chiếu; người có thẩm quyền quyết định."
DECIDED_BY = "Phần mềm chỉ đối chiếu; thẩm quyền quyết định: {who}."
NOBODY = "Chọn một dòng để xem từng điều kiện."
JUDGING = "Đang đối chiếu…"
REFUSED = "Kết quả này không được công nhận nên không thẩm định."
NO_RULES = "Chưa có văn bản hướng dẫn cho ngày này"
BY_NONE = "Chưa có văn bản hướng dẫn cho hồ sơ nhận ngày {day}"
TO_SETTINGS = "Chọn quy định dùng tạm…"
TO_PROOF = {
    ProofPlace.RATINGS: "Ghi xếp loại…",
    ProofPlace.INITIATIVES: "Ghi sáng kiến…",
    ProofPlace.MINUTES: "Ghi biên bản bình xét…",
    ProofPlace.AWARDS: "Ghi lịch sử khen thưởng…",
    ProofPlace.DISCIPLINES: "Xem kỷ luật…",
    ProofPlace.INQUIRIES: "Xem vụ việc đang xem xét…",
    ProofPlace.ABSENCES: "Ghi kết quả đào tạo…",
    ProofPlace.PEOPLE: "Ghi ngày tuyển dụng…",
    ProofPlace.REGISTRATION: "Mở Đăng ký…",
    ProofPlace.RULES: "Nhập quy định riêng…",
}
"""Where what is missing is entered."""
LOCAL = "quy định riêng"
PANE = "Kết quả thẩm định"
TABLE = "Từng điều kiện"
PRINT_SHEET = "In phiếu thẩm định…"
PRINT_SHEETS = "In {count} phiếu thẩm định…"
SHEET_TITLE = "Phiếu thẩm định {name}"
SHEETS_TITLE = "Phiếu thẩm định"
NOTHING_JUDGED = "Chưa chọn đề nghị nào để in phiếu thẩm định. Đánh dấu ở cột Chọn hoặc bấm vào một dòng rồi làm lại."
