"""Numbering of the outline and the places quoted from it."""

from __future__ import annotations

from desktop_app.domain.plan.blocks import Block, BlockKind
from desktop_app.domain.plan.numbering import markers, renumbered
from desktop_app.domain.plan.places import place_of

S, C, P, B = BlockKind.SECTION, BlockKind.CLAUSE, BlockKind.POINT, BlockKind.BULLET


def _block(uid: str, kind: BlockKind, marker: str = "", *children: Block) -> Block:
    return Block(uid, kind, title=uid, marker=marker, children=children)


def test_written_markers_stay_until_renumbering_is_asked_for() -> None:
    blocks = (_block("a", S, "III."), _block("b", S, "III."), _block("c", S))
    assert markers(blocks) == {"a": "III.", "b": "III.", "c": "III."}
    assert [block.marker for block in renumbered(blocks)] == ["I.", "II.", "III."]


def test_each_list_counts_for_itself_and_bullets_alternate_by_depth() -> None:
    blocks = (
        _block("I", S, "", _block("1", C, "", _block("-", B, "", _block("+", B))), _block("2", C)),
        _block("II", S, "", _block("1b", C), *[_block(f"p{n}", P) for n in range(6)]),
    )
    assert markers(blocks) == {
        "I": "I.", "1": "1.", "-": "-", "+": "+", "2": "2.", "II": "II.", "1b": "1.",
        "p0": "a)", "p1": "b)", "p2": "c)", "p3": "d)", "p4": "đ)", "p5": "e)",
    }  # fmt: skip


def test_the_place_of_a_block_is_quoted_as_clerks_do() -> None:
    blocks = (
        _block("lead", BlockKind.PARAGRAPH),
        _block("IV", S, "IV.", _block("3", C, "3.", _block("hạn", B, "-"))),
        _block("P", S, "PHẦN II", _block("V", S, "V/", _block("7", C, "7-"))),
        _block("Thời gian", BlockKind.PSEUDO_SECTION, "*", _block("đợt", B, "-"), _block("2", C, "2.")),
    )
    assert place_of(blocks, "hạn") == "mục IV.3"
    assert place_of(blocks, "7") == "PHẦN II, mục V.7"
    assert place_of(blocks, "IV") == "mục IV"
    assert place_of(blocks, "đợt") == "phần “Thời gian”"
    assert place_of(blocks, "2") == "mục 2, phần “Thời gian”"
    assert place_of(blocks, "lead") == ""
    assert place_of(blocks, None) == ""
