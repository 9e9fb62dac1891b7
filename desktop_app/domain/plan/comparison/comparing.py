"""Two plans compared by structure: head, blocks, facts, recipients, signature, attachments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest

from desktop_app.domain.language.text import clean_line
from desktop_app.domain.plan.blocks import Block
from desktop_app.domain.plan.comparison.block_matching import PlacedBlock, matched, placed
from desktop_app.domain.plan.comparison.fact_comparison import FactDifference, fact_differences
from desktop_app.domain.plan.comparison.word_spans import WordSpan, word_spans
from desktop_app.domain.plan.numbering import markers
from desktop_app.domain.plan.places import parts_of
from desktop_app.domain.plan.plan import Attachment, PlanContent, Recipient
from desktop_app.domain.plan.wording import block_line


class Change(StrEnum):
    """What became of something between the old plan and the new one."""

    SAME = "same"
    ADDED = "added"
    DROPPED = "dropped"
    MOVED = "moved"
    REWORDED = "reworded"
    MOVED_REWORDED = "moved_reworded"

    @property
    def is_moved(self) -> bool:
        """Whether it stands elsewhere."""
        return self in (Change.MOVED, Change.MOVED_REWORDED)

    @property
    def is_reworded(self) -> bool:
        """Whether its words differ."""
        return self in (Change.REWORDED, Change.MOVED_REWORDED)


@dataclass(frozen=True)
class BlockChange:
    """One block. ``old`` and ``new``: whole lines with markers, "" where it is missing; ``spans`` lead from one to the other."""

    change: Change
    old_uid: str = ""
    new_uid: str = ""
    old_place: str = ""
    new_place: str = ""
    old: str = ""
    new: str = ""
    level: int = 0
    spans: tuple[WordSpan, ...] = ()


@dataclass(frozen=True)
class FieldChange:
    """One field or line outside the body: ``name`` in Vietnamese; an empty side is missing there."""

    name: str
    old: str
    new: str

    @property
    def change(self) -> Change:
        """Added, dropped or reworded."""
        if not self.old:
            return Change.ADDED
        return Change.REWORDED if self.new else Change.DROPPED

    @property
    def spans(self) -> tuple[WordSpan, ...]:
        """Word by word."""
        return word_spans(self.old, self.new)


@dataclass(frozen=True)
class Comparison:
    """All differences; ``blocks`` also hold what stayed the same, in reading order, dropped ones where they stood."""

    head: tuple[FieldChange, ...] = ()
    blocks: tuple[BlockChange, ...] = ()
    facts: tuple[FactDifference, ...] = ()
    recipients: tuple[FieldChange, ...] = ()
    signature: tuple[FieldChange, ...] = ()
    attachments: tuple[FieldChange, ...] = ()

    def count(self, *changes: Change) -> int:
        """How many blocks became so."""
        return sum(one.change in changes for one in self.blocks)

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        outside = (self.head, self.facts, self.recipients, self.signature, self.attachments)
        return not any(outside) and self.count(Change.SAME) == len(self.blocks)


_HEAD_FIELDS = {
    "document_type": "Loại văn bản",
    "number": "Số",
    "symbol": "Ký hiệu",
    "place": "Địa danh",
    "subject": "Trích yếu",
    "parent_agency": "Cơ quan chủ quản",
    "agency": "Tên cơ quan",
    "theme": "Chủ đề",
}


def compare(old: PlanContent, new: PlanContent, *, share_uids: bool = False) -> Comparison:
    """What changed from ``old`` to ``new``; ``share_uids``: one was carried forward from the other, so uids mean the same."""
    before, after = placed(old.blocks), placed(new.blocks)
    pairs = matched(before, after, share_uids=share_uids)
    uids = {before[left].block.uid: after[right].block.uid for left, right in pairs.items()}
    return Comparison(
        head=_head(old, new),
        blocks=_blocks(old, new, before, after, pairs),
        facts=fact_differences(old, new, uids),
        recipients=_lines("Nơi nhận", _recipients(old.recipients), _recipients(new.recipients))
        + _lines("Lưu", old.filing, new.filing),
        signature=_fields(
            {"Chức vụ ký": _titles(old), "Người ký": old.signature.name},
            {"Chức vụ ký": _titles(new), "Người ký": new.signature.name},
        ),
        attachments=_lines("Phụ lục, mẫu", _attachments(old.attachments), _attachments(new.attachments)),
    )


def _blocks(
    old: PlanContent,
    new: PlanContent,
    before: list[PlacedBlock],
    after: list[PlacedBlock],
    pairs: dict[int, int],
) -> tuple[BlockChange, ...]:
    sources = {right: left for left, right in pairs.items()}
    moved = _moved(before, after, pairs)
    old_lines, new_lines = _lines_of(old.blocks, before), _lines_of(new.blocks, after)
    levels_old, levels_new = _levels(before), _levels(after)
    old_places, new_places = parts_of(old.blocks), parts_of(new.blocks)
    dropped = [one for one in before if one.index not in pairs]
    found: list[BlockChange] = []

    def drop_before(limit: int) -> None:
        while dropped and dropped[0].index < limit:
            gone = dropped.pop(0)
            line = old_lines[gone.index]
            found.append(
                BlockChange(
                    Change.DROPPED,
                    old_uid=gone.block.uid,
                    old_place=old_places[gone.block.uid],
                    old=line,
                    level=levels_old[gone.index],
                    spans=word_spans(line, ""),
                )
            )

    following = _following(after, sources, moved, len(before))
    reached = 0
    for one in after:
        source = sources.get(one.index)
        if source is not None and source not in moved:
            reached = max(reached, source)
            drop_before(reached)
        line, level = new_lines[one.index], levels_new[one.index]
        place = new_places[one.block.uid]
        if source is None:
            drop_before(following[one.index])  # what went stands before what came in its place
            found.append(
                BlockChange(
                    Change.ADDED,
                    new_uid=one.block.uid,
                    new_place=place,
                    new=line,
                    level=level,
                    spans=word_spans("", line),
                )
            )
            continue
        twin = before[source]
        is_reworded = clean_line(twin.words) != clean_line(one.words)
        change = _change(is_moved=source in moved, is_reworded=is_reworded)
        found.append(
            BlockChange(
                change,
                twin.block.uid,
                one.block.uid,
                old_places[twin.block.uid],
                place,
                old_lines[source],
                line,
                level,
                word_spans(old_lines[source], line) if is_reworded else (),
            )
        )
    drop_before(len(before) + 1)
    return tuple(found)


def _following(after: list[PlacedBlock], sources: dict[int, int], moved: set[int], end: int) -> list[int]:
    """For each block of the new plan, the old place of the next one that kept its place."""
    places = [end] * len(after)
    at = end
    for one in reversed(after):
        places[one.index] = at
        source = sources.get(one.index)
        if source is not None and source not in moved:
            at = source
    return places


def _change(*, is_moved: bool, is_reworded: bool) -> Change:
    if is_moved:
        return Change.MOVED_REWORDED if is_reworded else Change.MOVED
    return Change.REWORDED if is_reworded else Change.SAME


def _moved(before: list[PlacedBlock], after: list[PlacedBlock], pairs: dict[int, int]) -> set[int]:
    """Old indices of blocks that stand elsewhere: under another parent, or out of turn among the siblings that stayed."""
    moved: set[int] = set()
    targets = set(pairs.values())
    families: dict[int, list[tuple[int, int]]] = {}
    for left, right in sorted(pairs.items()):
        parent_old, parent_new = before[left].parent, after[right].parent
        if (pairs.get(parent_old, -2) if parent_old >= 0 else -1) == parent_new:
            families.setdefault(parent_new, []).append((left, right))
        elif parent_old < 0 or parent_new < 0 or parent_old in pairs or parent_new in targets:
            moved.add(left)
    for family in families.values():
        kept = _longest_rising([right for _, right in family])
        moved |= {left for at, (left, _) in enumerate(family) if at not in kept}
    return moved


def _longest_rising(values: Sequence[int]) -> set[int]:
    """Places of a longest rising subsequence: the siblings that kept their order."""
    lengths = [1] * len(values)
    links = [-1] * len(values)
    tails: list[int] = []
    for at, value in enumerate(values):
        low, high = 0, len(tails)
        while low < high:
            middle = (low + high) // 2
            if values[tails[middle]] < value:
                low = middle + 1
            else:
                high = middle
        links[at] = tails[low - 1] if low else -1
        lengths[at] = low + 1
        tails[low : low + 1] = [at]
    kept: set[int] = set()
    at = tails[-1] if tails else -1
    while at >= 0:
        kept.add(at)
        at = links[at]
    return kept


def _lines_of(blocks: tuple[Block, ...], listed: list[PlacedBlock]) -> list[str]:
    known = markers(blocks)
    lines = []
    for one in listed:
        line = block_line(one.block)
        marker = known[one.block.uid]
        lines.append(line if one.block.marker or not marker else f"{marker} {line}".strip())
    return lines


def _levels(listed: list[PlacedBlock]) -> list[int]:
    levels: list[int] = []
    for one in listed:
        levels.append(levels[one.parent] + 1 if one.parent >= 0 else 0)
    return levels


def _head(old: PlanContent, new: PlanContent) -> tuple[FieldChange, ...]:
    def fields(content: PlanContent) -> dict[str, str]:
        found = {name: getattr(content.head, field) for field, name in _HEAD_FIELDS.items()}
        head = content.head
        found["Ngày"] = "/".join("……" if part is None else f"{part:02}" for part in (head.day, head.month, head.year))
        found["Năm công tác"] = str(content.working_year or "")
        return found

    return _fields(fields(old), fields(new))


def _fields(old: dict[str, str], new: dict[str, str]) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(name, clean_line(value), clean_line(new[name]))
        for name, value in old.items()
        if clean_line(value) != clean_line(new[name])
    )


def _recipients(listed: Sequence[Recipient]) -> tuple[str, ...]:
    return tuple(f"{one.text} ({one.note})" if one.note else one.text for one in listed)


def _titles(content: PlanContent) -> str:
    return ", ".join(content.signature.lines)


def _attachments(listed: Sequence[Attachment]) -> tuple[str, ...]:
    return tuple(clean_line(f"{one.title} {one.text}") for one in listed)


def _lines(name: str, old: Sequence[str], new: Sequence[str]) -> tuple[FieldChange, ...]:
    """Lines that came, went or changed at their place."""
    found: list[FieldChange] = []
    for kind, first, last, new_first, new_last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        gone, come = list(old[first:last]), list(new[new_first:new_last])
        found += [FieldChange(name, before, after) for before, after in zip_longest(gone, come, fillvalue="")]
    return tuple(found)
