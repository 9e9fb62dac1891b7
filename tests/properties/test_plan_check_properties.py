"""Whatever stands in a plan, the checker ends, points into the text, and its fixes do what they say or nothing."""

from __future__ import annotations

import time
from collections import Counter

import pytest
from check_samples import CLEAN, checked, plan_of
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.plan.blocks import find
from desktop_app.domain.plan.checks.finding import Finding
from desktop_app.domain.plan.checks.finding_places import place_of_finding, source_line
from desktop_app.domain.plan.outline_lines import line_of
from desktop_app.domain.plan.plan import PlanContent
from desktop_app.domain.plan.text_edits import with_fix

LINES = CLEAN.split("\n")
MARKS = [
    "“",
    "”",
    "(",
    ")",
    '"',
    "./.",
    ". /.",
    "; ",
    ";...",
    " .",
    "a)",
    "III.",
    "đ)",
    "-",
    "+",
    "\u0301",
    "\u200b",
    "",
]
WORDS = ["TĐKT", "KH", "CBCCVV", "phân đấu", "tinh Hà", "huyện", "40%", "21/3/2026", "kèm theo", "Đợt 1", "đợt 01"]
CITED = ["số 12/KH-UBND ngày 31/02/2026", "Chỉ thị 05, ngày 15-5-2016", "Nghị định số 91/2017/NĐ-CP ngày 31/7/2017"]
LONG = ["0" * 60, "x" * 300, "ằ" * 40]
PIECES = st.sampled_from([*MARKS, *WORDS, *CITED, *LONG])


@st.composite
def spoiled_plans(draw: st.DrawFn) -> PlanContent:
    lines = list(LINES)
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(lines) - 1))
        cut = draw(st.integers(0, len(lines[at])))
        lines[at] = lines[at][:cut] + draw(st.one_of(PIECES, st.text(max_size=12))) + lines[at][cut:]
    return plan_of("\n".join(lines))


@settings(max_examples=100)
@given(spoiled_plans())
def test_every_finding_has_its_place_and_every_fix_keeps_its_word(content: PlanContent) -> None:
    result = checked(content)
    for finding in result.open:
        assert finding.message
        assert isinstance(place_of_finding(content, finding), str)
        source_line(content, finding, LINES)
        block = find(content.blocks, finding.block_uid) if finding.block_uid else None
        if block is not None and finding.span is not None:
            assert 0 <= finding.span.start <= finding.span.end <= len(line_of(block).text)
        if finding.fix is None:
            continue
        for edit in finding.fix.edits:
            edited = find(content.blocks, edit.block_uid) if edit.block_uid else None
            line = line_of(edited).text if edited else content.head.subject
            assert line[edit.span.start : edit.span.end] == edit.before
        fixed = with_fix(content, finding.fix)
        if fixed is not None and not finding.fix.is_renumbering:
            same = (finding.code, finding.key, finding.message)
            assert told(checked(fixed).open)[same] < told(result.open)[same]


def told(findings: tuple[Finding, ...]) -> Counter[tuple[str, str, str]]:
    return Counter((one.code, one.key, one.message) for one in findings)


ENDLESS = ["phấn đấu ", "“", "a", "A-", "1/2/", "; .", "ngày 1 ", "thi đua - ", "số 1/", "KH ", "Luật "]


@pytest.mark.parametrize("piece", ENDLESS)
def test_a_very_long_paragraph_is_checked_in_a_moment(piece: str) -> None:
    content = plan_of(CLEAN.replace("Đạt các tiêu chuẩn theo quy định.", piece * (60_000 // len(piece))))
    began = time.process_time()
    checked(content)
    assert time.process_time() - began < 5
