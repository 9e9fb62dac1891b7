"""Facts against the words they were read from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.plan.blocks import Block, BlockKind, Run, TitleStyle
from desktop_app.domain.plan.fact_check import Standing, mentions, rewritten, standing_of, taken_from_text
from desktop_app.domain.plan.facts import (
    Condition,
    Deadline,
    DeadlineKind,
    Fact,
    Precision,
    Quota,
    Target,
    TargetUnit,
    Wave,
)

SENTENCE = "Hồ sơ gửi về Hội đồng chậm nhất hết ngày 16/12/2026 (bản giấy)."
BLOCK = Block("b", BlockKind.BULLET, SENTENCE, runs=(Run(41, 51, bold=True), Run(53, 61, italic=True)))
DEADLINE = Deadline(
    uid="f",
    block_uid="b",
    quote="chậm nhất hết ngày 16/12/2026",
    deadline_kind=DeadlineKind.DOSSIER,
    on=date(2026, 12, 16),
)


def standing(fact: Fact, block: Block = BLOCK) -> Standing:
    return standing_of(fact, (block,))


def test_read_confirmed_and_left_alone() -> None:
    assert standing(DEADLINE) is Standing.UNCONFIRMED
    assert standing(replace(DEADLINE, is_confirmed=True)) is Standing.MATCHES
    assert standing(replace(DEADLINE, block_uid=None)) is Standing.NOT_IN_TEXT
    assert standing(replace(DEADLINE, block_uid="gone")) is Standing.NOT_IN_TEXT
    assert standing(replace(DEADLINE, quote="chậm nhất  hết ngày\n16/12/2026")) is Standing.UNCONFIRMED


def test_other_words_or_another_day_differ() -> None:
    assert standing(replace(DEADLINE, quote="chậm nhất ngày 16/12/2026")) is Standing.DIFFERS
    assert standing(replace(DEADLINE, on=date(2026, 12, 18))) is Standing.DIFFERS


def test_both_ways_out_of_a_contradiction() -> None:
    fact = replace(DEADLINE, on=date(2026, 2, 5))
    assert taken_from_text(fact, BLOCK) == DEADLINE
    changed = rewritten(fact, BLOCK)
    assert changed is not None
    block, new = changed
    assert block.text == SENTENCE.replace("16/12/2026", "05/02/2026")
    assert block.runs == BLOCK.runs
    assert standing(new, block) is Standing.UNCONFIRMED
    shorter = rewritten(replace(DEADLINE, on=date(2026, 5, 18)), BLOCK)
    assert shorter is not None
    assert shorter[0].text[slice(shorter[0].runs[1].start, shorter[0].runs[1].end)] == "bản giấy"[:8]


def quota(percent: float) -> Quota:
    return Quota(uid="f", block_uid="b", award_code="GK", percent=percent)


def count(value: float) -> Target:
    return Target(uid="f", block_uid="b", text="", value=value, unit=TargetUnit.COUNT)


def wave(from_on: date, to_on: date, precision: Precision = Precision.DAY) -> Wave:
    return Wave(uid="f", block_uid="b", label="Đợt 1", from_on=from_on, to_on=to_on, precision=precision)


HALF_YEAR = wave(date(2026, 2, 10), date(2026, 6, 30))


@pytest.mark.parametrize(
    ("fact", "text", "is_same"),
    [
        (quota(40), "Giấy khen 40% của đơn vị", True),
        (quota(45), "Giấy khen 40 % của đơn vị", False),
        (quota(7.5), "Giấy khen 7,5% số người", True),
        (count(1), "Bồi dưỡng 01 đoàn viên", True),
        (count(2), "Bồi dưỡng 01 đoàn viên", False),
        (wave(date(2018, 1, 1), date(2018, 6, 30)), "Đợt 1 (Từ 01/01/2018 đến 30/6/2018)", True),
        (HALF_YEAR, "Đợt 1 (10/02 - 30/6/2026)", True),
        (replace(HALF_YEAR, from_on=date(2026, 2, 11)), "Đợt 1 (10/02 - 30/6/2026)", False),
        (
            wave(date(2021, 8, 1), date(2021, 12, 31), Precision.MONTH),
            "Đợt 01: Từ tháng 8/2021 đến cuối tháng 12/2021",
            True,
        ),
        (Condition(uid="f", block_uid="b", text="x", quote="Đạt tiêu chuẩn"), "Đạt tiêu chuẩn.", True),
    ],
)
def test_values_are_compared_as_written(fact: Fact, text: str, is_same: bool) -> None:
    wanted = Standing.UNCONFIRMED if is_same else Standing.DIFFERS
    assert standing(fact, Block("b", BlockKind.BULLET, text)) is wanted


def test_mentions_count_in_the_line_with_its_title() -> None:
    block = Block("b", BlockKind.CLAUSE, "chậm nhất ngày 18/3/2026.", title="Hạn", title_style=TitleStyle.RUN_IN)
    fact = replace(DEADLINE, quote="", on=date(2026, 3, 20))
    (found,) = mentions(fact, block)
    assert "Hạn: chậm nhất ngày 18/3/2026."[found.start : found.end] == "18/3/2026"
    changed = rewritten(fact, block)
    assert changed is not None
    assert changed[0].text == "chậm nhất ngày 20/3/2026."


def test_two_contradictions_are_left_to_the_clerk() -> None:
    other = wave(date(2026, 1, 1), date(2026, 2, 2))
    block = Block("b", BlockKind.BULLET, "Từ 03/3/2026 đến 04/4/2026")
    assert rewritten(other, block) is None
    assert taken_from_text(other, block) is None
