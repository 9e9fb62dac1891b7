"""Every text of a plan with its address, and the plan again with some of those texts changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop_app.domain.plan.blocks import Block, walk
from desktop_app.domain.plan.carry_forward.decisions import Part
from desktop_app.domain.plan.plan import PlanContent

TextKey = tuple[Part, str, str]
HEAD_TEXTS = ("parent_agency", "agency", "proposed_parent_agency", "proposed_agency", "symbol", "place", "subject")
"""Texts of the head in the order of the paper; number and day are fields of their own."""


@dataclass(frozen=True)
class PlanText:
    """One text of a plan. ``is_title``: a heading rather than running text."""

    part: Part
    key: str
    field: str
    text: str
    is_title: bool = False

    @property
    def text_key(self) -> TextKey:
        """Its address."""
        return self.part, self.key, self.field


@dataclass(frozen=True)
class Edit:
    """Words put in the place of ``text[start:end]``."""

    start: int
    end: int
    words: str


def texts_of(content: PlanContent) -> Iterator[PlanText]:
    """Head, blocks, recipients, filing, signature, attachments, in the order of the paper; empty texts are left out."""
    for field in HEAD_TEXTS:
        if value := getattr(content.head, field):
            yield PlanText(Part.HEAD, "", field, value)
    for block in walk(content.blocks):
        for field in ("title", "text"):
            if value := getattr(block, field):
                yield PlanText(Part.BLOCK, block.uid, field, value, is_title=field == "title")
    for index, recipient in enumerate(content.recipients):
        yield PlanText(Part.RECIPIENT, str(index), "text", recipient.text)
    for index, entry in enumerate(content.filing):
        yield PlanText(Part.FILING, str(index), "text", entry)
    if content.signature.name:
        yield PlanText(Part.SIGNATURE, "", "name", content.signature.name)
    for index, attachment in enumerate(content.attachments):
        for field in ("title", "text"):
            if value := getattr(attachment, field):
                yield PlanText(Part.ATTACHMENT, str(index), field, value, is_title=field == "title")


def edited(text: str, edits: Sequence[Edit]) -> str:
    """The text after edits that do not overlap."""
    for one in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
        text = text[: one.start] + one.words + text[one.end :]
    return text


def moved(offset: int, edits: Sequence[Edit], *, is_end: bool = False) -> int:
    """Where an offset of the old text lies in the new one; inside changed words their new start, or end for ``is_end``."""
    by = 0
    for one in edits:
        if one.end <= offset and not (one.start == one.end == offset and is_end):
            by += len(one.words) - (one.end - one.start)
        elif one.start < offset < one.end:
            new_start = moved(one.start, [other for other in edits if other.end <= one.start])
            return new_start + (len(one.words) if is_end else 0)
    return offset + by


def with_edits(content: PlanContent, edits: Mapping[TextKey, Sequence[Edit]], dropped: set[TextKey]) -> PlanContent:
    """The plan with those texts edited. ``dropped``: recipients and filing entries that go with their line."""
    head: dict[str, Any] = {}
    for field in HEAD_TEXTS:
        if found := edits.get((Part.HEAD, "", field)):
            head[field] = edited(getattr(content.head, field), found)

    def text(part: Part, index: int, field: str, old: str) -> str:
        return edited(old, edits.get((part, str(index), field), ()))

    recipients = tuple(
        replace(one, text=text(Part.RECIPIENT, index, "text", one.text))
        for index, one in enumerate(content.recipients)
        if (Part.RECIPIENT, str(index), "text") not in dropped
    )
    filing = tuple(
        text(Part.FILING, index, "text", one)
        for index, one in enumerate(content.filing)
        if (Part.FILING, str(index), "text") not in dropped
    )
    attachments = tuple(
        replace(
            one,
            title=text(Part.ATTACHMENT, index, "title", one.title),
            text=text(Part.ATTACHMENT, index, "text", one.text),
        )
        for index, one in enumerate(content.attachments)
    )
    name = edited(content.signature.name, edits.get((Part.SIGNATURE, "", "name"), ()))
    return replace(
        content,
        head=replace(content.head, **head),
        blocks=tuple(_block(block, edits) for block in content.blocks),
        recipients=recipients,
        filing=filing,
        signature=replace(content.signature, name=name),
        attachments=attachments,
    )


def _block(block: Block, edits: Mapping[TextKey, Sequence[Edit]]) -> Block:
    """The block with its runs moved along; marks of the old file (lines, page joins) do not belong to the new plan."""
    title_edits = edits.get((Part.BLOCK, block.uid, "title"), ())
    text_edits = edits.get((Part.BLOCK, block.uid, "text"), ())
    runs = tuple(
        moved_run
        for run in block.runs
        if (
            moved_run := replace(run, start=moved(run.start, text_edits), end=moved(run.end, text_edits, is_end=True))
        ).end
        > moved_run.start
    )
    return replace(
        block,
        title=edited(block.title, title_edits),
        text=edited(block.text, text_edits),
        runs=runs,
        joins=(),
        source_lines=None,
        children=tuple(_block(child, edits) for child in block.children),
    )
