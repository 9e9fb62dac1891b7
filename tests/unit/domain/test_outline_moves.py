"""The keys of the outline editor, on outlines written as indented lists."""

from __future__ import annotations

import pytest

from desktop_app.domain.plan.blocks import BlockKind, TitleStyle
from desktop_app.domain.plan.numbering import markers
from desktop_app.domain.plan.outline_lines import OutlineLine, Span, blocks_of
from desktop_app.domain.plan.outline_moves import child_kind, indented, moved, outdented, with_kind

KINDS = {
    "I": BlockKind.SECTION,
    "*": BlockKind.PSEUDO_SECTION,
    "1": BlockKind.CLAUSE,
    "a": BlockKind.POINT,
    "-": BlockKind.BULLET,
    "~": BlockKind.PARAGRAPH,
}


def outline(text: str) -> list[OutlineLine]:
    """Two spaces a level, then the sign of the kind, then the words."""
    found = []
    for line in text.strip("\n").splitlines():
        words = line.strip()
        kind = KINDS[words[0]]
        style = TitleStyle.DISPLAY if kind in (BlockKind.SECTION, BlockKind.PSEUDO_SECTION) else TitleStyle.NONE
        level = (len(line) - len(line.lstrip())) // 2
        found.append(OutlineLine(words[2:], kind, level, title_style=style, spans=(Span(words[2:]),)))
    return found


def shown(lines: list[OutlineLine]) -> str:
    """The outline as a clerk sees it, with its numbers."""
    numbers = markers(blocks_of(lines, {}))
    return "\n".join(f"{'  ' * line.level}{numbers[line.uid]} {line.text}".rstrip() for line in lines)


PLAN = outline(
    """
I mục
  1 đầu
    - một
    - hai
      - hai.một
    - ba
  1 cuối
I sau
"""
)


def test_outline_as_written() -> None:
    assert shown(PLAN) == ("I. mục\n  1. đầu\n    - một\n    - hai\n      + hai.một\n    - ba\n  2. cuối\nII. sau")


def test_bullet_out_becomes_a_clause_and_takes_the_rest_along() -> None:
    assert shown(outdented(PLAN, 3, 3)) == (
        "I. mục\n  1. đầu\n    - một\n  2. hai\n    - hai.một\n    - ba\n  3. cuối\nII. sau"
    )


def test_bullet_in_needs_a_bullet_above() -> None:
    assert indented(PLAN, 2, 2) == PLAN
    assert shown(indented(PLAN, 5, 5)).splitlines()[5] == "      + ba"


def test_clause_in_takes_its_bullets_along() -> None:
    lines = indented(outline("I x\n  1 y\n  1 z\n    - p\n      - q\n  1 w"), 2, 2)
    assert shown(lines) == "I. x\n  1. y\n    - z\n      + p\n        + q\n  2. w"
    assert shown(outdented(lines, 2, 2)) == "I. x\n  1. y\n  2. z\n    - p\n      + q\n  3. w"


def test_first_clause_in_becomes_a_bullet_of_its_section() -> None:
    lines = indented(outline("I x\n  1 y\nI z"), 1, 1)
    assert shown(lines) == "I. x\n  - y\nII. z"
    assert shown(outdented(lines, 1, 1)) == "I. x\n  1. y\nII. z"


def test_clause_out_becomes_a_section_and_back() -> None:
    lines = outdented(PLAN, 6, 6)
    assert shown(lines).splitlines()[-2:] == ["II. cuối", "III. sau"]
    assert lines[6].title_style is TitleStyle.DISPLAY
    assert shown(indented(lines, 6, 6)).splitlines()[-2:] == ["  2. cuối", "II. sau"]


def test_points_follow_the_clause_above() -> None:
    lines = outline("I x\n  1 y\n    a p\n    a q\n  1 z")
    assert shown(indented(lines, 4, 4)) == "I. x\n  1. y\n    a) p\n    b) q\n    c) z"
    assert shown(outdented(lines, 3, 3)) == "I. x\n  1. y\n    a) p\n  2. q\n  3. z"


def test_pseudo_section_stays_one() -> None:
    assert shown(outdented(outline("* x\n  1 y"), 1, 1)) == "* x\n* y"


def test_whole_selection_moves_each_item_once() -> None:
    lines = indented(outline("I x\n  1 y\n  1 z\n    - p\n  1 w"), 2, 4)
    assert shown(lines) == "I. x\n  1. y\n    - z\n      + p\n    - w"


def test_written_marker_is_dropped_only_where_the_kind_changes() -> None:
    from dataclasses import replace

    lines = [replace(line, written="III.") if line.text == "sau" else line for line in PLAN]
    assert shown(outdented(lines, 3, 3)).endswith("III. sau")
    assert shown(indented(lines, 7, 7)).endswith("  3. sau")


@pytest.mark.parametrize(("index", "up", "after"), [(3, True, 2), (3, False, 4), (1, False, 2), (7, True, 0)])
def test_move_takes_children_along(index: int, up: bool, after: int) -> None:
    lines, at = moved(PLAN, index, up=up)
    assert at == after
    assert lines[at] == PLAN[index]
    assert sorted(line.uid for line in lines) == sorted(line.uid for line in PLAN)
    back, again = moved(lines, at, up=not up)
    assert (back, again) == (PLAN, index)


@pytest.mark.parametrize(("index", "up"), [(2, True), (5, False), (0, True), (7, False), (1, True)])
def test_move_stops_at_the_end_of_its_list(index: int, up: bool) -> None:
    assert moved(PLAN, index, up=up) == (PLAN, index)


def test_kind_chosen_by_name() -> None:
    lines = with_kind(PLAN, 3, 3, BlockKind.PARAGRAPH)
    assert lines[3].kind is BlockKind.PARAGRAPH
    assert with_kind(PLAN, 6, 6, BlockKind.CLAUSE, has_title=True)[6].title_style is TitleStyle.DISPLAY


def test_kind_of_the_first_item_below() -> None:
    assert child_kind(PLAN, 0) is BlockKind.CLAUSE
    assert child_kind(PLAN, 5) is None
