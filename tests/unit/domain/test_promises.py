"""Planned words read into figures, never more than they say."""

from __future__ import annotations

import pytest

from desktop_app.domain.commitment.commitment import PromisedTarget, TargetVerdict
from desktop_app.domain.commitment.promises import comparator_in, number_in, promised, verdict_of
from desktop_app.domain.plan.facts import Comparator


@pytest.mark.parametrize(
    ("words", "value", "comparator"),
    [
        ("≥ 95 %", 95, Comparator.AT_LEAST),
        ("95% trở lên", 95, Comparator.AT_LEAST),
        ("ít nhất 02", 2, Comparator.AT_LEAST),
        ("không quá 1.250", 1250, Comparator.AT_MOST),
        ("6,5", 6.5, None),
        ("100 %", 100, None),
        ("từ 2 đến 3", None, None),
        ("02 Bằng khen", 2, None),
        ("100 % đúng hạn", 100, None),
        ("bằng 02", 2, Comparator.EQUAL),
        ("= 3", 3, Comparator.EQUAL),
        ("Hoàn thành tốt", None, None),
        ("", None, None),
    ],
)
def test_planned_words(words: str, value: float | None, comparator: Comparator | None) -> None:
    assert (number_in(words), comparator_in(words)) == (value, comparator)


def test_percent_becomes_the_measure_and_a_comparator_given_apart_is_kept() -> None:
    assert promised(PromisedTarget("t", " Lao  động ", planned="95 %")).measure == "%"
    kept = promised(PromisedTarget("t", "Bài viết", planned="12", comparator=Comparator.AT_LEAST))
    assert (kept.value, kept.comparator) == (12, Comparator.AT_LEAST)
    assert promised(PromisedTarget("t", "Nếp sống", planned="tốt", comparator=Comparator.AT_LEAST)).comparator is None


@pytest.mark.parametrize(
    ("comparator", "value", "verdict"),
    [
        (Comparator.AT_LEAST, 12, TargetVerdict.MET),
        (Comparator.AT_LEAST, 11.9, TargetVerdict.NOT_MET),
        (Comparator.AT_MOST, 13, TargetVerdict.NOT_MET),
        (Comparator.EQUAL, 12, TargetVerdict.MET),
        (None, 12, TargetVerdict.NO_DATA),
        (Comparator.AT_LEAST, None, TargetVerdict.NO_DATA),
    ],
)
def test_verdicts(comparator: Comparator | None, value: float | None, verdict: TargetVerdict) -> None:
    target = PromisedTarget("t", "Bài viết", planned="12", comparator=comparator, value=12)
    assert verdict_of(target, value) is verdict


def test_figures_go_before_what_is_said() -> None:
    target = PromisedTarget("t", "Bài viết", planned="12", comparator=Comparator.AT_LEAST, value=12)
    assert verdict_of(target, 3, TargetVerdict.MET) is TargetVerdict.NOT_MET
    assert verdict_of(target, None, TargetVerdict.MET) is TargetVerdict.MET
