"""The way back from Word: a draft that came back edited, taken into the same draft difference by difference.

What is not accepted stays as it was. A block keeps its uid whatever happened to its words, so that facts and remarks stay
anchored; the facts of a sentence follow it, and wait for the clerk again when their values changed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from desktop_app.domain.plan.blocks import Block, walk
from desktop_app.domain.plan.comparison.comparing import BlockChange, Change, Comparison, FieldChange, compare
from desktop_app.domain.plan.comparison.word_spans import WordSpan
from desktop_app.domain.plan.fact_following import following_words, with_following_facts
from desktop_app.domain.plan.plan import DocumentHead, PlanContent, ReadingNote
from desktop_app.domain.plan.returned_blocks import taken_over

TAKE_BACK = "Nhận lại bản sửa từ Word"
"""Name of the operation."""

_LEAST_ALIKE = 0.5
"""Of the draft's words stand in paragraphs found again; of unlike plans mostly fewer than four in ten do."""

_HEAD_FIELDS = {
    "Loại văn bản": "document_type",
    "Địa danh": "place",
    "Trích yếu": "subject",
    "Cơ quan chủ quản": "parent_agency",
    "Tên cơ quan": "agency",
}
"""Fields of the head that a Director may change in Word; number and day come at the issue, the symbol from the office."""


@dataclass(frozen=True)
class ReturnedChange:
    """One difference to accept or not, numbered from 1.

    ``place`` is "mục IV.2" or the name of a field; ``facts`` are the facts that would follow the words, in words.
    """

    number: int
    change: Change
    place: str
    old: str
    new: str
    spans: tuple[WordSpan, ...]
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReturnedPlan:
    """A draft, what came back, the differences between them in reading order, and what was not read of the file."""

    draft: PlanContent
    returned: PlanContent
    changes: tuple[ReturnedChange, ...]
    comparison: Comparison
    notes: tuple[ReadingNote, ...] = ()

    @property
    def doubts(self) -> tuple[ReadingNote, ...]:
        """Why this may be another plan's file, first; then what was left out of it (remarks, pictures, hidden words)."""
        found: list[ReadingNote] = []
        ours, theirs = self.draft.working_year, self.returned.working_year
        if ours and theirs and ours != theirs:
            message = f"Tệp là kế hoạch năm {theirs}, bản thảo là kế hoạch năm {ours}. Xem có chọn nhầm tệp không."
            found.append(ReadingNote("return.other_year", message))
        before = [one for one in self.comparison.blocks if one.old_uid]
        there = sum(len(one.old) for one in before)
        if sum(len(one.old) for one in before if one.new_uid) < _LEAST_ALIKE * there:
            message = (
                "Tệp rất ít giống bản thảo: quá nửa lời của bản thảo không còn trong tệp. Xem có chọn nhầm tệp không."
            )
            found.append(ReadingNote("return.hardly_alike", message))
        return (*found, *self.notes)

    def accepted(self, numbers: Collection[int]) -> PlanContent:
        """The draft with those differences taken over, all others left."""
        content = self.draft
        chosen = [part for number, part in enumerate(_parts(self.comparison), start=1) if number in numbers]
        for part in chosen:
            if isinstance(part, FieldChange):
                content = _with_field(content, self.returned, part)
        blocks = {id(part) for part in chosen if isinstance(part, BlockChange)}
        return _with_blocks(content, self.returned, self.comparison.blocks, lambda one: id(one) in blocks)


def returned_plan(
    draft: PlanContent,
    returned: PlanContent,
    as_exported: PlanContent | None = None,
    notes: tuple[ReadingNote, ...] = (),
) -> ReturnedPlan:
    """Compare what came back with the draft it was exported from.

    ``as_exported``: what the draft's own paper reads as. What the paper adds by itself (names inferred for the head, a form's
    empty table) is then no edit of anybody's. ``notes``: what the reader left out of the file.
    """
    before = _by_draft_uids(draft, as_exported) if as_exported is not None else draft
    comparison = compare(before, returned)
    changes = tuple(_change(number, part, draft, returned) for number, part in enumerate(_parts(comparison), start=1))
    return ReturnedPlan(draft, returned, changes, comparison, notes)


def _by_draft_uids(draft: PlanContent, as_exported: PlanContent) -> PlanContent:
    """The exported text under the uids of the draft; the draft itself where a block cannot be told."""
    uids = {one.new_uid: one.old_uid for one in compare(draft, as_exported).blocks if one.new_uid}
    if not all(uids.get(block.uid) for block in walk(as_exported.blocks)):
        return draft
    return replace(as_exported, blocks=_renamed(as_exported.blocks, uids))


def _renamed(blocks: tuple[Block, ...], uids: Mapping[str, str]) -> tuple[Block, ...]:
    return tuple(replace(one, uid=uids[one.uid], children=_renamed(one.children, uids)) for one in blocks)


def _parts(comparison: Comparison) -> Iterator[FieldChange | BlockChange]:
    """What can be accepted, in the order of the paper: head, body, recipients, signature, attachments."""
    yield from (one for one in comparison.head if one.name in _HEAD_FIELDS)
    yield from (one for one in comparison.blocks if one.change is not Change.SAME)
    for group in (comparison.recipients, comparison.signature, comparison.attachments):
        yield from _merged(group)


def _merged(group: tuple[FieldChange, ...]) -> Iterator[FieldChange]:
    """A list (recipients, signature, attachments) is taken over whole: its lines mean little one by one."""
    if group:
        old = "; ".join(one.old for one in group if one.old)
        new = "; ".join(one.new for one in group if one.new)
        yield FieldChange(group[0].name, old, new)


def _change(number: int, part: FieldChange | BlockChange, draft: PlanContent, returned: PlanContent) -> ReturnedChange:
    if isinstance(part, FieldChange):
        return ReturnedChange(number, part.change, part.name, part.old, part.new, part.spans)
    place = part.old_place or part.new_place
    facts = (
        following_words(draft, returned, part.old_uid, part.new_uid)
        if part.change.is_reworded or not part.old_uid
        else ()
    )
    return ReturnedChange(number, part.change, place, part.old, part.new, part.spans, facts)


def _with_field(content: PlanContent, returned: PlanContent, part: FieldChange) -> PlanContent:
    if part.name in _HEAD_FIELDS:
        field = _HEAD_FIELDS[part.name]
        head: DocumentHead = replace(content.head, **{field: getattr(returned.head, field)})
        return replace(content, head=head)
    if part.name in ("Nơi nhận", "Lưu"):
        return replace(content, recipients=returned.recipients, filing=returned.filing)
    if part.name in ("Chức vụ ký", "Người ký"):
        return replace(content, signature=returned.signature)
    return replace(content, attachments=returned.attachments)


def _with_blocks(
    content: PlanContent,
    returned: PlanContent,
    changes: tuple[BlockChange, ...],
    is_accepted: Callable[[BlockChange], bool],
) -> PlanContent:
    blocks, worded = taken_over(content.blocks, returned.blocks, changes, is_accepted, _fresh_uids(content))
    content = replace(content, blocks=blocks)
    for uid, new_uid in worded.items():
        content = with_following_facts(content, returned, uid, new_uid)
    return content


def _fresh_uids(content: PlanContent) -> Iterator[str]:
    """Uids that no block and no fact of the draft has or had."""
    taken = {block.uid for block in walk(content.blocks)} | {fact.block_uid for fact in content.facts.all()}
    number = 0
    while True:
        number += 1
        if f"w{number}" not in taken:
            yield f"w{number}"
