"""Khi nào đủ?"""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.evidence import Source
from desktop_app.domain.judging.forecast import forecast
from desktop_app.domain.judging.judgement import Candidate, Finding, Judgement, Verdict
from desktop_app.domain.registration.registration import SubjectKind

LAW = Source("Luật 06/2022/QH15, Điều 22")


def found(
    verdict: Verdict, soonest: int | None, *, step: str = "", lacking: str = "", goal: str = "", required: str = "X"
) -> Finding:
    return Finding("key", required, "", LAW, verdict, lacking, soonest, (), (step,) if step else (), goal)


def told(*findings: Finding) -> str:
    candidate = Candidate(SubjectKind.PERSON, 1, 1)
    day = date(2025, 12, 20)
    return forecast(Judgement(candidate, "CSTDT", 2025, day, "C", "", Verdict.MISSING, findings))


MET = found(Verdict.MET, None)
THIRD = found(
    Verdict.NOT_MET,
    2026,
    step="được công nhận Chiến sĩ thi đua cơ sở năm 2026",
    goal="3 năm liên tục",
    lacking="Mới 2.",
)
PAPER = found(Verdict.MISSING, 2025, step="có quyết định công nhận sáng kiến “Tra cứu”")
RATING = found(Verdict.MISSING, 2025, lacking="Ghi kết quả xếp loại năm 2025.")
GRADE = found(Verdict.NOT_MET, 2026, step="xếp loại năm 2026 từ “Hoàn thành tốt nhiệm vụ” trở lên")
COUNCIL = found(Verdict.MISSING, None, lacking="Hội đồng xem xét.", step="Hội đồng xem xét, kết luận theo hồ sơ")
HELD = found(Verdict.NOT_MET, None, lacking="Được tặng Chiến sĩ thi đua cấp tỉnh.")
BARE = found(Verdict.NOT_MET, 2028, required="Có 03 lần liên tục.")


@pytest.mark.parametrize(
    ("findings", "said"),
    [
        ([MET], ""),
        ([MET, PAPER], "Ngay khi có quyết định công nhận sáng kiến “Tra cứu”, vẫn trong năm xét 2025."),
        (
            [PAPER, RATING],
            "Ngay khi có quyết định công nhận sáng kiến “Tra cứu” và ghi kết quả xếp loại năm 2025, vẫn trong năm xét 2025.",
        ),
        ([PAPER, RATING, COUNCIL], "Ngay khi đủ 3 việc còn thiếu nêu trên, vẫn trong năm xét 2025."),
        ([COUNCIL], "Ngay khi Hội đồng xem xét, kết luận theo hồ sơ, vẫn trong năm xét 2025."),
        ([THIRD], "Nếu được công nhận Chiến sĩ thi đua cơ sở năm 2026 thì đủ 3 năm liên tục khi xét năm 2026."),
        ([GRADE], "Nếu xếp loại năm 2026 từ “Hoàn thành tốt nhiệm vụ” trở lên thì đủ điều kiện khi xét năm 2026."),
        (
            [THIRD, PAPER],
            (
                "Sớm nhất khi xét năm 2026, nếu được công nhận Chiến sĩ thi đua cơ sở năm 2026, "
                "đồng thời có đủ minh chứng còn thiếu."
            ),
        ),
        (
            [GRADE, BARE],
            (
                "Sớm nhất khi xét năm 2028, nếu xếp loại năm 2026 từ “Hoàn thành tốt nhiệm vụ” trở lên; "
                "đủ điều kiện “Có 03 lần liên tục”."
            ),
        ),
        ([HELD, PAPER], "Chưa xác định được năm: trước hết phải được tặng Chiến sĩ thi đua cấp tỉnh."),
    ],
)
def test_the_first_year_is_told_never_promised(findings: list[Finding], said: str) -> None:
    assert told(*findings) == said
