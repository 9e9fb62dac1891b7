"""A draft that came back from Word is taken in difference by difference; what is refused stays exactly as it was."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.plan.blocks import Block, find, walk
from desktop_app.domain.plan.comparison.comparing import Change
from desktop_app.domain.plan.plan import PlanContent
from desktop_app.domain.plan.returning import ReturnedPlan, returned_plan
from desktop_app.domain.plan.wording import content_lines
from desktop_app.importing.plan.plan_parser import parse_plan

FIXTURES = sorted((Path(__file__).resolve().parents[2] / "fixtures" / "plans").iterdir())
SOURCE = FIXTURES[3].read_text(encoding="utf-8")


@pytest.fixture
def draft() -> PlanContent:
    return parse_plan(SOURCE)


def edited(change: Callable[[str], str]) -> PlanContent:
    """The plan as it comes back after somebody changed its words."""
    after = change(SOURCE)
    assert after != SOURCE
    return parse_plan(after)


def lines(content: PlanContent) -> list[str]:
    return [f"{block.kind} {block.title} {block.text}" for block in walk(content.blocks)]


def numbers(plan: ReturnedPlan, *changes: Change) -> list[int]:
    return [one.number for one in plan.changes if not changes or one.change in changes]


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_what_comes_back_unchanged_has_nothing_to_accept(path: Path) -> None:
    content = parse_plan(path.read_text(encoding="utf-8"))
    plan = returned_plan(content, parse_plan(path.read_text(encoding="utf-8")))
    assert plan.changes == ()
    assert plan.accepted(()) == content


def test_a_reworded_deadline_keeps_its_block_and_its_fact_follows(draft: PlanContent) -> None:
    deadline = draft.facts.deadlines[0]
    assert deadline.on is not None
    draft = replace(
        draft,
        facts=replace(draft.facts, deadlines=tuple(replace(one, is_confirmed=True) for one in draft.facts.deadlines)),
    )
    old = f"{deadline.on.day}/{deadline.on.month}/{deadline.on.year}"
    later = date(deadline.on.year, deadline.on.month, deadline.on.day + 3)
    plan = returned_plan(draft, edited(lambda text: text.replace(old, f"{later.day}/{later.month}/{later.year}")))
    (change,) = plan.changes
    assert change.change is Change.REWORDED
    assert any("→" in one and f"{later.day}/{later.month}" in one for one in change.facts)
    accepted = plan.accepted([change.number])
    first, second = accepted.facts.deadlines
    assert (first.uid, first.on, first.is_confirmed) == (deadline.uid, later, False)
    assert second == draft.facts.deadlines[1]
    block = find(accepted.blocks, deadline.block_uid or "")
    assert block is not None
    assert f"{later.day}/{later.month}/{later.year}" in block.text
    assert plan.accepted([]) == draft


def test_each_difference_is_taken_alone(draft: PlanContent) -> None:
    first, second = [one for one in walk(draft.blocks) if one.kind == "bullet" and len(one.text) > 40][:2]
    plan = returned_plan(
        draft,
        edited(
            lambda text: text.replace(first.text, f"{first.text[:-1]}, kịp thời.").replace(
                second.text, f"{second.text[:-1]}, hiệu quả."
            )
        ),
    )
    one, other = numbers(plan, Change.REWORDED)
    for number, uid, words in ((one, first.uid, "kịp thời."), (other, second.uid, "hiệu quả.")):
        accepted = plan.accepted([number])
        assert sum(before != after for before, after in zip(lines(draft), lines(accepted), strict=True)) == 1
        block = find(accepted.blocks, uid)
        assert block is not None
        assert block.text.endswith(words)


def test_an_added_item_comes_to_its_place_with_an_id_of_its_own(draft: PlanContent) -> None:
    bullet = next(one for one in walk(draft.blocks) if one.kind == "bullet" and one.marker == "-")
    plan = returned_plan(
        draft, edited(lambda text: text.replace(f"- {bullet.text}", f"- {bullet.text}\n\n- Gửi báo cáo nhanh."))
    )
    (number,) = numbers(plan, Change.ADDED)
    accepted = plan.accepted([number])
    order = [one.uid for one in walk(accepted.blocks)]
    new = order[order.index(bullet.uid) + 1]
    block = find(accepted.blocks, new)
    assert block is not None
    assert (block.kind, block.text) == ("bullet", "Gửi báo cáo nhanh.")
    assert new not in {one.uid for one in walk(draft.blocks)}


def test_a_dropped_item_goes_only_when_accepted(draft: PlanContent) -> None:
    bullet = next(one for one in walk(draft.blocks) if one.kind == "bullet" and not one.children and len(one.text) > 30)
    plan = returned_plan(draft, edited(lambda text: text.replace(f"- {bullet.text}", "")))
    (number,) = numbers(plan, Change.DROPPED)
    assert find(plan.accepted([number]).blocks, bullet.uid) is None
    assert lines(plan.accepted([])) == lines(draft)


def test_head_recipients_and_signature_are_taken_as_wholes(draft: PlanContent) -> None:
    returned = replace(
        draft,
        head=replace(draft.head, subject="Phát động thi đua năm mới", number="99", day=1),
        recipients=draft.recipients[1:],
        signature=replace(draft.signature, name="Lê Thị Thử"),
    )
    plan = returned_plan(draft, returned)
    assert [one.place for one in plan.changes] == ["Trích yếu", "Nơi nhận", "Người ký"]
    accepted = plan.accepted(numbers(plan))
    assert accepted.head.subject == "Phát động thi đua năm mới"
    assert (accepted.head.number, accepted.head.day) == (draft.head.number, draft.head.day), "these come at the issue"
    assert accepted.recipients == returned.recipients
    assert accepted.signature == returned.signature
    assert plan.accepted([1]).recipients == draft.recipients


@pytest.mark.parametrize("seed", range(30))
def test_all_accepted_is_what_came_back_and_none_is_the_draft(seed: int) -> None:
    """Whatever was moved, dropped, added and reworded."""
    random_numbers = random.Random(seed)
    draft = parse_plan(FIXTURES[seed % len(FIXTURES)].read_text(encoding="utf-8"))
    returned = replace(draft, blocks=shuffled(draft.blocks, random_numbers))
    plan = returned_plan(draft, returned)
    assert plan.accepted([]) == draft
    accepted = plan.accepted(numbers(plan))
    assert list(content_lines(accepted)) == list(content_lines(returned))
    some = [number for number in numbers(plan) if random_numbers.random() < 0.5]
    uids = [one.uid for one in walk(plan.accepted(some).blocks)]
    assert len(uids) == len(set(uids))
    dropped = [one for one in plan.changes if one.change is Change.DROPPED and one.number in some]
    lost = {one.uid for one in walk(draft.blocks)} - set(uids)
    assert len(lost) <= len(dropped), "an item goes only by its own difference"


def test_a_file_of_another_year_or_of_another_plan_is_doubted(draft: PlanContent) -> None:
    assert returned_plan(draft, draft).doubts == ()
    other = returned_plan(draft, replace(draft, working_year=2031))
    assert [one.code for one in other.doubts] == ["return.other_year"]
    half = returned_plan(draft, replace(draft, blocks=draft.blocks[:2]))
    assert [one.code for one in half.doubts] == ["return.hardly_alike"]
    assert returned_plan(replace(draft, blocks=()), draft).doubts == ()


def shuffled(blocks: tuple[Block, ...], random_numbers: random.Random) -> tuple[Block, ...]:
    """Another plan: some blocks gone, some reworded, some new, some siblings in another order; other uids throughout."""
    found = []
    for block in blocks:
        chance = random_numbers.random()
        if chance < 0.1 and not block.children:
            continue
        children = shuffled(block.children, random_numbers)
        text = (
            f"{block.text} Bổ sung."
            if 0.1 <= chance < 0.25 and block.text and not block.text.endswith(":")
            else block.text
        )
        found.append(replace(block, uid=f"x{block.uid}", text=text, runs=(), joins=(), children=children))
        if chance > 0.92 and block.kind == "bullet":
            words = f"Việc mới số {random_numbers.randrange(10**6)}."
            found.append(replace(block, uid=f"y{block.uid}", text=words, title="", runs=(), joins=(), children=()))
    if len(found) > 2 and random_numbers.random() < 0.3:
        at = random_numbers.randrange(len(found) - 1)
        found[at], found[at + 1] = found[at + 1], found[at]
    return tuple(found)
