"""What the keys of the outline editor do to its lines: a level in or out, another kind, up or down with all below.

Levels follow the marker: mục I., khoản 1., điểm a), gạch "-", then "+". An item hangs below the nearest item of a higher kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop_app.domain.plan.blocks import BlockKind, TitleStyle
from desktop_app.domain.plan.outline_lines import OutlineLine

_RANKS = {BlockKind.SECTION: 0, BlockKind.PSEUDO_SECTION: 0, BlockKind.CLAUSE: 1, BlockKind.POINT: 2}
_BULLET = 3
_PARAGRAPH = 99
_TITLED = (BlockKind.SECTION, BlockKind.PSEUDO_SECTION)


def subtree_end(lines: Sequence[OutlineLine], index: int) -> int:
    """Index after the last line below that line."""
    end = index + 1
    while end < len(lines) and lines[end].level > lines[index].level:
        end += 1
    return end


def bullet_depth(lines: Sequence[OutlineLine], index: int) -> int:
    """How many bullets a line hangs below: 0 for "-", 1 for "+"."""
    level, depth = lines[index].level, 0
    for line in reversed(lines[:index]):
        if line.level < level:
            level = line.level
            if line.kind is not BlockKind.BULLET:
                break
            depth += 1
    return depth


def indented(lines: Sequence[OutlineLine], first: int, last: int) -> list[OutlineLine]:
    """Lines ``first`` to ``last`` one level in, with all below them: I. → 1. → - → +."""
    return _shifted(lines, first, last, inwards=True)


def outdented(lines: Sequence[OutlineLine], first: int, last: int) -> list[OutlineLine]:
    """Lines ``first`` to ``last`` one level out, with all below them: + → - → 1. → I."""
    return _shifted(lines, first, last, inwards=False)


def with_kind(
    lines: Sequence[OutlineLine], first: int, last: int, kind: BlockKind, *, has_title: bool = False
) -> list[OutlineLine]:
    """Lines ``first`` to ``last`` as items of that kind (bullets: "-"); what hung below them stays below."""
    changed = list(lines)
    for index in range(first, last + 1):
        rank = _RANKS.get(kind, _BULLET if kind is BlockKind.BULLET else _PARAGRAPH)
        _put(changed, index, kind, rank)
        if kind in (BlockKind.CLAUSE, BlockKind.POINT):
            style = TitleStyle.DISPLAY if has_title else TitleStyle.NONE
            changed[index] = replace(changed[index], title_style=style)
    return changed


def child_kind(lines: Sequence[OutlineLine], index: int) -> BlockKind | None:
    """Kind of the first item below a line, or None when nothing hangs below it."""
    below = index + 1
    return lines[below].kind if below < subtree_end(lines, index) else None


def moved(lines: Sequence[OutlineLine], index: int, *, up: bool) -> tuple[list[OutlineLine], int]:
    """The line with all below it past the item before or after it on its level, and its new index; unmoved at the end."""
    start, end = index, subtree_end(lines, index)
    level = lines[index].level
    if up:
        above = start - 1
        while above >= 0 and lines[above].level > level:
            above -= 1
        if above < 0 or lines[above].level < level:
            return list(lines), index
        return [*lines[:above], *lines[start:end], *lines[above:start], *lines[end:]], above
    if end >= len(lines) or lines[end].level != level:
        return list(lines), index
    below = subtree_end(lines, end)
    return [*lines[:start], *lines[end:below], *lines[start:end], *lines[below:]], start + below - end


def _shifted(lines: Sequence[OutlineLine], first: int, last: int, *, inwards: bool) -> list[OutlineLine]:
    changed = list(lines)
    index = first
    while index <= last:
        end = subtree_end(changed, index)
        wanted = _deeper(changed, index) if inwards else _higher(changed, index)
        if wanted is not None:
            before = changed[index].level
            _put(changed, index, *wanted)
            for below in range(index + 1, end):
                _carry_along(changed, below, changed[index].level - before, inwards=inwards)
            _settle_following(changed, index, end)
        index = end
    return changed


def _deeper(lines: Sequence[OutlineLine], index: int) -> tuple[BlockKind, int] | None:
    kind = lines[index].kind
    if kind in _TITLED:
        return BlockKind.CLAUSE, 1
    if kind is BlockKind.CLAUSE:
        return (BlockKind.POINT, 2) if _point_above(lines, index) else (BlockKind.BULLET, _BULLET)
    if kind in (BlockKind.POINT, BlockKind.PARAGRAPH):
        return BlockKind.BULLET, _BULLET
    level = lines[index].level
    above = next((line for line in reversed(lines[:index]) if line.level <= level), None)
    if above is None or above.level < level or above.kind is not BlockKind.BULLET:
        return None  # nothing to hang below
    return BlockKind.BULLET, _BULLET + bullet_depth(lines, index) + 1


def _point_above(lines: Sequence[OutlineLine], index: int) -> bool:
    """Whether the clause before this one is divided into points."""
    for line in reversed(lines[:index]):
        if line.kind is BlockKind.POINT:
            return True
        if line.level <= lines[index].level:
            break
    return False


def _higher(lines: Sequence[OutlineLine], index: int) -> tuple[BlockKind, int] | None:
    line = lines[index]
    if line.kind in _TITLED:
        return None
    if line.kind is BlockKind.PARAGRAPH:
        return (BlockKind.PARAGRAPH, _PARAGRAPH) if line.level else None
    depth = bullet_depth(lines, index)
    if line.kind is BlockKind.BULLET and depth:
        return BlockKind.BULLET, _BULLET + depth - 1
    if line.kind is BlockKind.CLAUSE:
        under_pseudo = any(lines[above].kind is BlockKind.PSEUDO_SECTION for above in _ancestors(lines, index))
        return (BlockKind.PSEUDO_SECTION if under_pseudo else BlockKind.SECTION), 0
    if line.kind is BlockKind.BULLET and any(
        lines[above].kind is BlockKind.POINT for above in _ancestors(lines, index)
    ):
        return BlockKind.POINT, 2
    return BlockKind.CLAUSE, 1


def _ancestors(lines: Sequence[OutlineLine], index: int) -> list[int]:
    found, level = [], lines[index].level
    for above in range(index - 1, -1, -1):
        if lines[above].level < level:
            level = lines[above].level
            found.append(above)
    return found


def _put(lines: list[OutlineLine], index: int, kind: BlockKind, rank: int) -> None:
    """Give a line that kind, the level its rank has there, and the look of a title where the kind is one."""
    line = lines[index]
    level = line.level - 1 if kind is line.kind is BlockKind.PARAGRAPH else _level(lines, index, rank)
    style = line.title_style
    if kind in _TITLED:
        style = TitleStyle.DISPLAY
    elif kind in (BlockKind.BULLET, BlockKind.PARAGRAPH) and style is TitleStyle.DISPLAY:
        style = TitleStyle.NONE
    is_same = kind is line.kind and level == line.level
    lines[index] = replace(
        line, kind=kind, level=max(0, level), title_style=style, written=line.written if is_same else ""
    )


def _rank(lines: Sequence[OutlineLine], index: int) -> int:
    kind = lines[index].kind
    if kind is BlockKind.BULLET:
        return _BULLET + bullet_depth(lines, index)
    return _RANKS.get(kind, _PARAGRAPH)


def _level(lines: Sequence[OutlineLine], index: int, rank: int) -> int:
    """Level of an item of that rank: one below the nearest item of a higher rank."""
    ceiling = None
    for above in range(index - 1, -1, -1):
        line = lines[above]
        if ceiling is not None and line.level >= ceiling:
            continue
        if line.kind is not BlockKind.PARAGRAPH:
            is_heading = line.kind in _TITLED or line.title_style is TitleStyle.DISPLAY
            if is_heading if rank == _PARAGRAPH else _rank(lines, above) < rank:
                return line.level + 1
        ceiling = line.level + 1 if line.kind is BlockKind.PARAGRAPH else line.level
        if ceiling <= 0:
            break
    return 0


def _carry_along(lines: list[OutlineLine], index: int, levels: int, *, inwards: bool) -> None:
    """What hangs below a shifted item keeps its distance; numbered kinds go one kind deeper or higher as well."""
    line = lines[index]
    kind = line.kind
    if kind in (BlockKind.CLAUSE, BlockKind.POINT):
        if inwards:
            kind = BlockKind.BULLET
        else:
            kind = BlockKind.SECTION if kind is BlockKind.CLAUSE else BlockKind.CLAUSE
    level = max(0, line.level + levels)
    is_same = kind is line.kind and level == line.level
    style = line.title_style
    if kind is BlockKind.BULLET and style is TitleStyle.DISPLAY:
        style = TitleStyle.NONE
    lines[index] = replace(line, kind=kind, level=level, title_style=style, written=line.written if is_same else "")


def _settle_following(lines: list[OutlineLine], index: int, end: int) -> None:
    """Items after a shifted one now hang below it, if it is of a higher kind than they are."""
    rank = _rank(lines, index)
    for below in range(end, len(lines)):
        own = _rank(lines, below) if lines[below].kind is not BlockKind.PARAGRAPH else _PARAGRAPH
        if own <= rank:
            break
        if own == _PARAGRAPH:
            level = min(lines[below].level, lines[below - 1].level + 1)
        else:
            level = _level(lines, below, own)
        lines[below] = replace(lines[below], level=level)
