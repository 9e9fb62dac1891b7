"""Undoing a page join."""

from __future__ import annotations

from desktop_app.domain.plan.blocks import Block, BlockKind, PageJoin, Run
from desktop_app.domain.plan.joins import split_join


def test_a_join_undone_gives_both_halves_back() -> None:
    join = PageJoin(offset=7, line=27)
    joined = Block(
        "b2",
        BlockKind.CLAUSE,
        "một hai ba bốn",
        "2.",
        runs=(Run(4, 10, bold=True),),
        joins=(join,),
        source_lines=(25, 27),
    )
    section = Block("b1", BlockKind.SECTION, title="NỘI DUNG", marker="I.", children=(joined,))
    (again,) = split_join((section,), "b2", join, "b9")
    first, second = again.children
    assert (first.text, first.joins, first.runs, first.source_lines) == (
        "một hai",
        (),
        (Run(4, 7, bold=True),),
        (25, 26),
    )
    assert (second.uid, second.kind, second.text) == ("b9", BlockKind.PARAGRAPH, "ba bốn")
    assert (second.runs, second.source_lines) == ((Run(0, 2, bold=True),), (27, 27))
    assert split_join((section,), "b2", PageJoin(3, 1), "b9") == (section,)
