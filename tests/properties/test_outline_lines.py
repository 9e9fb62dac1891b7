"""Any forest of blocks becomes lines and the same forest again; no key of the outline editor loses a word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.plan.blocks import Block, BlockKind, BlockRole, PageJoin, Run, TitleStyle, walk
from desktop_app.domain.plan.outline_lines import OutlineLine, Span, blocks_of, lines_of, originals_of
from desktop_app.domain.plan.outline_moves import indented, moved, outdented, with_kind

WORDS = st.text(st.sampled_from("aăđ ếỘ:.-+1;\n“”𝒜"), max_size=12)


@st.composite
def single_blocks(draw: st.DrawFn) -> Block:
    text = draw(WORDS)
    edges = st.integers(0, len(text))
    return Block(
        uid="?",
        kind=draw(st.sampled_from(BlockKind)),
        text=text,
        marker=draw(st.sampled_from(["", "I.", "2.", "-", "+", "a)"])),
        title=draw(WORDS),
        title_style=draw(st.sampled_from(TitleStyle)),
        role=draw(st.sampled_from(BlockRole)),
        runs=tuple(
            Run(start, end, draw(st.booleans()), draw(st.booleans()))
            for start, end in draw(st.lists(st.tuples(edges, edges), max_size=2))
        ),
        joins=tuple(PageJoin(offset, 3) for offset in draw(st.lists(edges, max_size=1))),
        source_lines=draw(st.sampled_from([None, (1, 1), (4, 6)])),
    )


def forests() -> st.SearchStrategy[tuple[Block, ...]]:
    trees = st.recursive(
        single_blocks(),
        lambda below: st.builds(Block.with_children, single_blocks(), st.lists(below, max_size=3).map(tuple)),
        max_leaves=12,
    )
    return st.lists(trees, max_size=4).map(lambda found: _numbered(tuple(found), iter(range(1000))))


def _numbered(blocks: tuple[Block, ...], numbers: Iterator[int]) -> tuple[Block, ...]:
    return tuple(
        replace(block, uid=f"b{next(numbers)}", children=_numbered(block.children, numbers)) for block in blocks
    )


def _words(lines: list[OutlineLine]) -> list[str]:
    return sorted(line.text for line in lines)


@given(forests())
def test_unedited_blocks_come_back_exactly(forest: tuple[Block, ...]) -> None:
    assert blocks_of(lines_of(forest), originals_of(forest)) == forest


@given(forests(), st.data())
def test_an_edit_changes_its_own_block_only(forest: tuple[Block, ...], data: st.DataObject) -> None:
    lines = lines_of(forest)
    if not lines:
        return
    index = data.draw(st.integers(0, len(lines) - 1))
    edited = list(lines)
    edited[index] = replace(edited[index], spans=(*edited[index].spans, Span("Ω")))
    found = originals_of(blocks_of(edited, originals_of(forest)))
    for block in walk(forest):
        again = replace(found[block.uid], children=())
        if block.uid == lines[index].uid:
            assert "".join((again.title + again.text).split()).replace(":", "").endswith("Ω")
        else:
            assert again == replace(block, children=())
    undone = [*edited[:index], lines[index], *edited[index + 1 :]]
    assert blocks_of(undone, originals_of(forest)) == forest


@given(forests(), st.data())
def test_keys_keep_every_line_and_make_a_tree(forest: tuple[Block, ...], data: st.DataObject) -> None:
    lines = lines_of(forest)
    if not lines:
        return
    for _ in range(data.draw(st.integers(1, 6))):
        first = data.draw(st.integers(0, len(lines) - 1))
        last = data.draw(st.integers(first, min(first + 3, len(lines) - 1)))
        key = data.draw(st.sampled_from(["in", "out", "up", "down", "kind"]))
        before = lines
        if key == "in":
            lines = indented(lines, first, last)
        elif key == "out":
            lines = outdented(lines, first, last)
        elif key == "kind":
            lines = with_kind(lines, first, last, data.draw(st.sampled_from(BlockKind)))
        else:
            lines, _ = moved(lines, first, up=key == "up")
        assert _words(lines) == _words(before)
        assert all(line.level >= 0 for line in lines)
        rebuilt = blocks_of(lines, originals_of(forest))
        assert [block.uid for block in walk(rebuilt)] == [line.uid for line in lines]


@given(forests())
def test_edited_lines_read_back_as_they_stand(forest: tuple[Block, ...]) -> None:
    """Without originals (pasted from another plan) the words, their order and their looks still stay."""
    lines = lines_of(forest)
    again = lines_of(blocks_of(lines, {}))
    assert ["".join(line.text.split()) for line in again] == ["".join(line.text.split()) for line in lines]
