"""Replacing words of a plan where a fix says so: text, bold spans, page joins and the quotes of facts move along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any, TypeVar

from desktop_app.domain.plan.blocks import Block, find
from desktop_app.domain.plan.checks.finding import Edit, Fix, Span
from desktop_app.domain.plan.facts import Fact, PlanFacts
from desktop_app.domain.plan.numbering import renumbered
from desktop_app.domain.plan.outline_lines import line_of
from desktop_app.domain.plan.plan import PlanContent

F = TypeVar("F", bound=Fact)


def with_fix(content: PlanContent, fix: Fix) -> PlanContent | None:
    """The plan with a fix applied; None when the words it rests on are not there any more."""
    made: PlanContent | None = content
    for edit in sorted(fix.edits, key=lambda one: one.span.start, reverse=True):
        made = _edited(made, edit) if made is not None else None
    if made is None:
        return None
    head = made.head
    if fix.symbol is not None:
        head = replace(head, symbol=fix.symbol)
    if fix.number is not None:
        head = replace(head, number=fix.number)
    blocks = renumbered(made.blocks) if fix.is_renumbering else made.blocks
    return replace(made, head=head, blocks=blocks, facts=_with_values(made.facts, fix))


def _edited(content: PlanContent, edit: Edit) -> PlanContent | None:
    start, end = edit.span.start, edit.span.end
    if edit.block_uid is None:
        subject = content.head.subject
        if subject[start:end] != edit.before:
            return None
        head = replace(content.head, subject=subject[:start] + edit.after + subject[end:])
        return replace(content, head=head, facts=_requoted(content.facts, None, subject, edit, head.subject))
    block = find(content.blocks, edit.block_uid)
    if block is None:
        return None
    before = line_of(block).text
    if before[start:end] != edit.before:
        return None
    new = replaced_in_line(block, edit.span, edit.after)
    if new is None:
        return None
    facts = _requoted(content.facts, block.uid, before, edit, line_of(new).text)
    return replace(content, blocks=_with_block(content.blocks, new), facts=facts)


def replaced_in_line(block: Block, span: Span, after: str) -> Block | None:
    """The block with a stretch of its line replaced; None where the stretch runs from the title into the text."""
    shift = len(line_of(block).text) - len(block.text)
    start, end = span.start - shift, span.end - shift
    if end <= 0 and span.end <= len(block.title):
        return replace(block, title=block.title[: span.start] + after + block.title[span.end :])
    if start < 0:
        return None
    moved = len(after) - (end - start)

    def place(offset: int) -> int:
        return offset + moved if offset >= end else min(offset, start + len(after))

    runs = tuple(replace(run, start=place(run.start), end=place(run.end)) for run in block.runs)
    joins = tuple(replace(join, offset=place(join.offset)) for join in block.joins)
    return replace(block, text=block.text[:start] + after + block.text[end:], runs=runs, joins=joins)


def _with_values(facts: PlanFacts, fix: Fix) -> PlanFacts:
    values: dict[str, dict[str, object]] = {}
    for uid, field, value in fix.facts:
        values.setdefault(uid, {})[field] = value

    def with_value(fact: F) -> F:
        return replace(fact, **values[fact.uid]) if fact.uid in values else fact  # type: ignore[arg-type]

    return _each(facts, with_value) if values else facts


def _requoted(facts: PlanFacts, block_uid: str | None, line: str, edit: Edit, new_line: str) -> PlanFacts:
    """Facts that quote the changed words quote the new ones, so that a mended slip is no contradiction."""

    def requoted(fact: F) -> F:
        at = line.find(fact.quote) if fact.quote and fact.block_uid == block_uid else -1
        if at < 0 or edit.span.start < at or edit.span.end > at + len(fact.quote):
            return fact
        quote = new_line[at : at + len(fact.quote) + len(edit.after) - len(edit.before)]
        if getattr(fact, "text", None) == fact.quote:
            return replace(fact, quote=quote, text=quote)  # type: ignore[call-arg]
        return replace(fact, quote=quote)

    return _each(facts, requoted)


def _each(facts: PlanFacts, work: Callable[[Any], Any]) -> PlanFacts:
    return PlanFacts(**{spec.name: tuple(map(work, getattr(facts, spec.name))) for spec in fields(facts)})


def _with_block(blocks: tuple[Block, ...], new: Block) -> tuple[Block, ...]:
    return tuple(
        new.with_children(block.children)
        if block.uid == new.uid
        else block.with_children(_with_block(block.children, new))
        for block in blocks
    )
