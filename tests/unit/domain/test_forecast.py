"""Khi nào đủ?"""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.evidence import Source
from desktop_app.domain.judging.forecast import forecast
from desktop_app.domain.judging.judgement import Candidate, Finding, Judgement, Verdict
from desktop_app.domain.registration.registration import SubjectKind

LAW = Source("Luật 06/2022/QH15, Điều 22")
THREE = "Có 03 lần liên tục được tặng “Chiến sĩ thi đua cơ sở”"
PAPER = "Có sáng kiến được cơ sở công nhận"


def judged(*findings: tuple[str, Verdict, int | None]) -> Judgement:
    return Judgement(
        Candidate(SubjectKind.PERSON, 1, 1),
        "CSTDT",
        2025,
        date(2025, 12, 20),
        "C",
        "",
        Verdict.MISSING,
        tuple(
            Finding(str(number), required, "", LAW, verdict, "", soonest)
            for number, (required, verdict, soonest) in enumerate(findings)
        ),
    )


@pytest.mark.parametrize(
    ("findings", "said"),
    [
        ([(PAPER, Verdict.MET, None)], ""),
        ([(PAPER, Verdict.MISSING, 2025)], "Ngay khi ghi đủ minh chứng còn thiếu, vẫn trong năm xét 2025."),
        (
            [(THREE, Verdict.NOT_MET, 2026), (PAPER, Verdict.MISSING, 2025)],
            f"Sớm nhất khi xét năm 2026, nếu năm 2026 giữ được kết quả để đủ điều kiện “{THREE}”.",
        ),
        (
            [(THREE, Verdict.NOT_MET, 2028), (PAPER, Verdict.NOT_MET, 2026)],
            f"Sớm nhất khi xét năm 2028, nếu các năm 2026-2028 giữ được kết quả để đủ điều kiện “{THREE}”.",
        ),
        (
            [(THREE, Verdict.NOT_MET, None), (PAPER, Verdict.MISSING, 2025)],
            f"Chưa xác định được năm: phải có trước điều kiện “{THREE}”.",
        ),
    ],
)
def test_the_first_year_is_told_never_promised(findings: list[tuple[str, Verdict, int | None]], said: str) -> None:
    assert forecast(judged(*findings)) == said
