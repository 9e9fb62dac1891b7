"""The place of a block in its plan, as a clerk quotes it: "mục IV.3"."""

from __future__ import annotations

from desktop_app.domain.plan.blocks import Block, BlockKind
from desktop_app.domain.plan.numbering import markers

_NUMBERED = (BlockKind.SECTION, BlockKind.CLAUSE, BlockKind.POINT)


def place_of(blocks: tuple[Block, ...], uid: str | None) -> str:
    """ "mục IV.3" for a block below clause 3 of section IV; "" for one above any numbered item or for no block."""
    if uid is None:
        return ""
    path = _path_to(blocks, uid)
    known = markers(blocks)
    parts = [known[block.uid].rstrip(".)") for block in path if block.kind in _NUMBERED]
    if parts:
        return f"mục {'.'.join(parts)}"
    pseudo = next((block for block in path if block.kind is BlockKind.PSEUDO_SECTION), None)
    return f"phần “{pseudo.title.rstrip(':')}”" if pseudo else ""


def _path_to(blocks: tuple[Block, ...], uid: str) -> list[Block]:
    for block in blocks:
        if block.uid == uid:
            return [block]
        below = _path_to(block.children, uid)
        if below:
            return [block, *below]
    return []
