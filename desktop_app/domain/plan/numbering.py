"""Automatic numbering of the outline: written markers stay until the clerk asks for renumbering."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.language.numerals import point_letter, to_roman
from desktop_app.domain.plan.blocks import Block, BlockKind


def computed_marker(kind: BlockKind, index: int, depth: int = 1) -> str:
    """The marker an item of that kind gets as the ``index``-th (from 1) of its list; bullets alternate by ``depth``."""
    if kind is BlockKind.SECTION:
        return f"{to_roman(index)}."
    if kind is BlockKind.CLAUSE:
        return f"{index}."
    if kind is BlockKind.POINT:
        return f"{point_letter(index)})"
    if kind is BlockKind.BULLET:
        return "-" if depth == 1 else "+"
    if kind is BlockKind.PSEUDO_SECTION:
        return "*"
    return ""


def markers(blocks: tuple[Block, ...]) -> dict[str, str]:
    """Marker of every block by uid: the written one where there is one, else the number its place gives."""
    found: dict[str, str] = {}
    _collect(blocks, found, bullet_depth=1, renumber=False)
    return found


def renumbered(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same outline with every numbered marker replaced by the number of its place (on request only)."""
    found: dict[str, str] = {}
    _collect(blocks, found, bullet_depth=1, renumber=True)
    return _with_markers(blocks, found)


def _collect(blocks: tuple[Block, ...], found: dict[str, str], bullet_depth: int, renumber: bool) -> None:
    counts: dict[BlockKind, int] = {}
    for block in blocks:
        counts[block.kind] = counts.get(block.kind, 0) + 1
        keep = block.marker and not renumber
        found[block.uid] = block.marker if keep else computed_marker(block.kind, counts[block.kind], bullet_depth)
        _collect(block.children, found, bullet_depth + (block.kind is BlockKind.BULLET), renumber)


def _with_markers(blocks: tuple[Block, ...], found: dict[str, str]) -> tuple[Block, ...]:
    return tuple(
        replace(block, marker=found[block.uid], children=_with_markers(block.children, found)) for block in blocks
    )
