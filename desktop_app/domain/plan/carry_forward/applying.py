"""The new plan: the old one with the clerk's answers applied; blocks keep their uids, facts are read anew, unconfirmed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date
from typing import Any

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import parse_date
from desktop_app.domain.plan.carry_forward.decisions import (
    MONTH_YEAR,
    NUMBER,
    Action,
    Choice,
    Choices,
    Decision,
    DecisionKind,
    Part,
    answer_of,
    month_year_of,
    problem_of,
    result_of,
)
from desktop_app.domain.plan.carry_forward.fact_pairs import kind_of, paired
from desktop_app.domain.plan.carry_forward.proposing import ReadFacts
from desktop_app.domain.plan.carry_forward.texts import Edit, TextKey, texts_of, with_edits
from desktop_app.domain.plan.facts import LIST_NAMES, Fact, PlanFacts
from desktop_app.domain.plan.plan import DocumentHead, PlanContent, Signature

_OWN_FIELDS = frozenset({"uid", "block_uid", "quote", "is_confirmed"})
_LINE_PARTS = (Part.RECIPIENT, Part.FILING)


def carried(
    content: PlanContent,
    target_year: int,
    rows: Iterable[Decision],
    choices: Choices,
    read: ReadFacts,
    signature: Signature | None = None,
) -> PlanContent:
    """The draft for ``target_year``: what was answered is done, what was not stays as written.

    ``rows`` are those made for the same plan and year; ``signature``: who signs when that proposal is taken. Number, day and
    reading notes of the old paper are blank. UserError ``carry.choice`` for an answer a row cannot have.
    """
    rows = list(rows)
    _refuse_wrong_answers(rows, choices)
    answered = [(row, answer_of(row, choices)) for row in rows]
    edits, dropped = _edits(content, answered)
    new = with_edits(content, edits, dropped)
    new = replace(
        new,
        head=_head(new.head, answered, content, edits),
        signature=_signature(new.signature, answered, signature),
        warnings=(),
        working_year=target_year,
        facts=PlanFacts(),
    )
    facts = _facts(content, read(replace(content, facts=PlanFacts())), read(new), answered)
    return replace(new, facts=facts)


def _refuse_wrong_answers(rows: list[Decision], choices: Choices) -> None:
    known = {row.key: row for row in rows}
    for key, choice in choices.items():
        row = known.get(key)
        if row is None:
            raise UserError(
                "carry.choice",
                "Một lựa chọn không còn khớp với kế hoạch cũ. Mở lại bảng quyết định rồi chọn lại.",
            )
        if problem := problem_of(row, choice):
            raise UserError("carry.answer", problem)


def _edits(
    content: PlanContent, answered: list[tuple[Decision, Choice]]
) -> tuple[dict[TextKey, list[Edit]], set[TextKey]]:
    """The edits of each text, and the lines that go."""
    texts = {one.text_key: one.text for one in texts_of(content)}
    edits: dict[TextKey, list[Edit]] = {}
    dropped: set[TextKey] = set()
    for row, choice in answered:
        place, words = row.place, result_of(row, choice)
        if words is None or place.part in (Part.FACT, Part.SIGNATURE) or _is_number_or_day(row):
            continue
        if place.part in _LINE_PARTS and choice.action is Action.DROP:
            dropped.add(place.text_key)
            continue
        edit = Edit(place.start, place.end, words)
        if choice.action is Action.DROP:
            edit = _without(texts.get(place.text_key, ""), edit, row.kind)
        edits.setdefault(place.text_key, []).append(edit)
    return edits, dropped


def _is_number_or_day(row: Decision) -> bool:
    return row.place.part is Part.HEAD and row.place.field in (NUMBER, MONTH_YEAR)


def _without(text: str, edit: Edit, kind: DecisionKind) -> Edit:
    """The stretch with the separator or blank that would be left over."""
    start, end = edit.start, edit.end
    if kind is DecisionKind.CITATION and (found := re.match(r"\s*;\s*", text[end:])):
        return Edit(start, end + found.end(), "")
    if kind is DecisionKind.CITATION and (found := re.search(r"\s*;\s*$", text[:start])):
        return Edit(found.start(), end, "")
    if start and text[start - 1] == " " and (end == len(text) or text[end] in " ,;.:)"):
        start -= 1
    return Edit(start, end, "")


def _head(
    head: DocumentHead,
    answered: list[tuple[Decision, Choice]],
    content: PlanContent,
    edits: dict[TextKey, list[Edit]],
) -> DocumentHead:
    """Number and day are always blank in a new plan; month, year and theme go with the answers."""
    month, year = head.month, head.year
    for row, choice in answered:
        if row.place.part is Part.HEAD and row.place.field == MONTH_YEAR:
            said = month_year_of(result_of(row, choice) or "")
            month, year = (said[0], said[1]) if said is not None else (month, year)
    return replace(head, number="", day=None, month=month, year=year, theme=_theme(content, edits))


def _theme(content: PlanContent, edits: dict[TextKey, list[Edit]]) -> str:
    """The theme where its words stand in a text, as they read there now."""
    theme = content.head.theme
    for text in texts_of(content) if theme else ():
        start = text.text.find(theme)
        if start >= 0 and (found := edits.get(text.text_key)):
            inner = [one for one in found if start <= one.start and one.end <= start + len(theme)]
            result = theme
            for one in sorted(inner, key=lambda edit: -edit.start):
                result = result[: one.start - start] + one.words + result[one.end - start :]
            return result
    return theme


def _signature(old: Signature, answered: list[tuple[Decision, Choice]], new: Signature | None) -> Signature:
    for row, choice in answered:
        if row.kind is not DecisionKind.SIGNATURE:
            continue
        if choice.action is Action.TAKE and new is not None:
            return new
        if choice.action is Action.TYPE:
            return replace(old, name=choice.text.strip())
        if choice.action is Action.DROP:
            return replace(old, name="")
    return old


def _facts(
    content: PlanContent,
    before: PlanFacts,
    after: PlanFacts,
    answered: list[tuple[Decision, Choice]],
) -> PlanFacts:
    """The facts as the new text reads, with what the clerk had made of the old ones; none is confirmed."""
    typed = {
        (row.place.key, row.place.field): words
        for row, choice in answered
        if row.place.part is Part.FACT and (words := result_of(row, choice)) is not None
    }
    lists: dict[str, list[Fact]] = {name: [] for name in LIST_NAMES.values()}
    used: set[int] = set()
    for fact in content.facts.all():
        seen = paired(fact, content.facts, before)
        now = paired(seen, before, after) if seen is not None else None
        if seen is not None and now is None:
            continue  # its words are gone
        if now is not None and id(now) in used:
            continue
        made = _merged(fact, seen, now) if seen is not None and now is not None else fact
        if now is not None:
            used.add(id(now))
        values: dict[str, Any] = {
            field: _value(made, field, words) for (uid, field), words in typed.items() if uid == fact.uid
        }
        lists[LIST_NAMES[kind_of(fact)]].append(replace(made, is_confirmed=False, **values))
    _add_new(lists, before, after, used)
    return PlanFacts(**{name: tuple(found) for name, found in lists.items()})  # type: ignore[arg-type]


def _merged(old: Fact, seen: Fact, now: Fact) -> Fact:
    """Field by field: what was as read is as it reads now, what the clerk had set stays his."""
    values: dict[str, Any] = {}
    for spec in fields(old):
        if spec.name in ("uid", "is_confirmed"):
            continue
        mine, read = getattr(old, spec.name), getattr(seen, spec.name)
        values[spec.name] = getattr(now, spec.name) if mine == read or spec.name in _OWN_FIELDS else mine
    return replace(old, **values)


def _value(fact: Fact, field: str, words: str) -> date | int | None:
    old = getattr(fact, field)
    if not words.strip():
        return None
    return parse_date(words) if isinstance(old, date) else int(words)


def _add_new(lists: dict[str, list[Fact]], before: PlanFacts, after: PlanFacts, used: set[int]) -> None:
    """Facts that only the new words hold, under uids of their own; what the clerk had removed from the old plan stays out."""
    for kind, name in LIST_NAMES.items():
        taken = {one.uid for one in lists[name]}
        for fact in after.of_kind(kind):
            if id(fact) in used or paired(fact, after, before) is not None:
                continue
            number = len(taken) + 1
            while f"{kind.value}-{number}" in taken:
                number += 1
            uid = f"{kind.value}-{number}"
            taken.add(uid)
            lists[name].append(replace(fact, uid=uid, is_confirmed=False))
