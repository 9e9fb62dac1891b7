"""The place of a block in its plan, as a clerk quotes it: "mục IV.3"."""

from __future__ import annotations

from desktop_app.domain.plan.blocks import Block, BlockKind
from desktop_app.domain.plan.numbering import markers

OPENING, CLOSE = "Phần mở đầu", "Phần kết"
_NUMBERED = (BlockKind.SECTION, BlockKind.CLAUSE, BlockKind.POINT)


def place_of(blocks: tuple[Block, ...], uid: str | None) -> str:
    """ "mục IV.3" for a block below clause 3 of section IV; "mục 2, phần “…”" where numbers restart below a pseudo-section;
    "" for one above any numbered item or for no block."""
    return "" if uid is None else _named(_path_to(blocks, uid), markers(blocks))


def places_of(blocks: tuple[Block, ...]) -> dict[str, str]:
    """The same of every block, by uid."""
    known = markers(blocks)
    found: dict[str, str] = {}

    def visit(siblings: tuple[Block, ...], above: list[Block]) -> None:
        for block in siblings:
            path = [*above, block]
            found[block.uid] = _named(path, known)
            visit(block.children, path)

    visit(blocks, [])
    return found


def parts_of(blocks: tuple[Block, ...]) -> dict[str, str]:
    """The place of every block by uid; one outside the numbered parts stands in the opening or at the close of the plan."""
    found = places_of(blocks)
    is_opening = True
    for block in blocks:
        is_opening = is_opening and not found[block.uid]
        for one in block.walk():
            found[one.uid] = found[one.uid] or (OPENING if is_opening else CLOSE)
    return found


def _named(path: list[Block], known: dict[str, str]) -> str:
    parts = [known[block.uid].rstrip(" .)/:-–") for block in path if block.kind in _NUMBERED]
    leading = [parts.pop(0)] if parts and parts[0].casefold().startswith(("phần ", "chương ")) else []
    number = ", ".join([*leading, *([f"mục {'.'.join(parts)}"] if parts else [])])
    pseudo = next((block for block in path if block.kind is BlockKind.PSEUDO_SECTION), None)
    if pseudo is None or (path[0] is not pseudo and number):
        return number
    part = f"phần “{pseudo.title.rstrip(':')}”"
    return f"{number}, {part}" if number else part


def _path_to(blocks: tuple[Block, ...], uid: str) -> list[Block]:
    for block in blocks:
        if block.uid == uid:
            return [block]
        below = _path_to(block.children, uid)
        if below:
            return [block, *below]
    return []
