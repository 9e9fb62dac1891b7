"""What a second submission changes of the first: lines added, changed, removed; and the lines it makes of both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.language.text import match_key
from desktop_app.domain.registration.registration import RegistrationLine


class LineChange(StrEnum):
    """What became of a line."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True)
class LineDifference:
    """One line that is not the same in both; ``before``, ``after``: its content in words, "" where there is none."""

    change: LineChange
    subject: str
    before: str
    after: str


def merged_lines(
    stored: Iterable[RegistrationLine], given: Iterable[RegistrationLine]
) -> tuple[tuple[RegistrationLine, ...], tuple[tuple[RegistrationLine | None, RegistrationLine | None], ...]]:
    """The lines to store, and pairs (stored, given) of the two submissions.

    A line keeps its id, what makes it supplementary, and the results that hang on it, by subject and award; a subject's only line
    keeps it although its award changed. Withdrawn lines stay as they are.
    """
    before, after = list(stored), list(given)
    withdrawn = [line for line in before if line.withdrawn_on is not None]
    standing = [line for line in before if line.withdrawn_on is None]
    pairs = _paired(standing, after)
    kept = [(old, new if old is None or new is None else _carried(old, new)) for old, new in pairs]
    return (*(new for _old, new in kept if new is not None), *withdrawn), tuple(kept)


def differences(
    pairs: Iterable[tuple[RegistrationLine | None, RegistrationLine | None]], names: Mapping[int, str]
) -> tuple[LineDifference, ...]:
    """The pairs that differ, in words; ``names`` of people by id."""
    found = []
    for old, new in pairs:
        line = new or old
        assert line is not None
        subject = names.get(line.person_id, "") if line.person_id is not None else line.collective_name
        before, after = line_words(old) if old else "", line_words(new) if new else ""
        if old is None:
            found.append(LineDifference(LineChange.ADDED, subject, "", after))
        elif new is None:
            found.append(LineDifference(LineChange.REMOVED, subject, before, ""))
        elif before != after:
            found.append(LineDifference(LineChange.CHANGED, subject, before, after))
    return tuple(found)


def line_words(line: RegistrationLine) -> str:
    """What a line registers, as one reads it."""
    parts = (
        award_name(line.title_code) if line.title_code else "",
        award_name(line.commendation_code) if line.commendation_code else "",
        f"chức vụ: {line.post}" if line.post else "",
        f"sáng kiến: {line.initiative}" if line.initiative else "",
        f"dự án: {line.project}" if line.project else "",
        f"ghi chú: {line.note}" if line.note else "",
    )
    return "; ".join(filter(None, parts))


def _paired(
    before: list[RegistrationLine], after: list[RegistrationLine]
) -> list[tuple[RegistrationLine | None, RegistrationLine | None]]:
    left, pairs = list(before), dict[int, RegistrationLine | None]()
    for by_award in (True, False):
        known: dict[object, list[RegistrationLine]] = defaultdict(list)
        for line in left:
            known[_key(line, by_award=by_award)].append(line)
        for place, line in enumerate(after):
            same = known.get(_key(line, by_award=by_award))
            if place not in pairs and same:
                pairs[place] = same.pop(0)
                left.remove(pairs[place])  # type: ignore[arg-type]
    return [*((pairs.get(place), line) for place, line in enumerate(after)), *((line, None) for line in left)]


def _key(line: RegistrationLine, *, by_award: bool) -> object:
    who: object = line.person_id if line.person_id is not None else match_key(line.collective_name)
    if not by_award:
        return (line.subject_kind, who)
    what = (line.title_code, line.commendation_code)
    return (line.subject_kind, who, *(what if any(what) else (line.initiative, line.project)))


def _carried(old: RegistrationLine, new: RegistrationLine) -> RegistrationLine:
    return replace(
        new,
        id=old.id,
        registration_id=old.registration_id,
        is_supplementary=old.is_supplementary,
        supplementary_reason=old.supplementary_reason,
        added_on=old.added_on,
        post=new.post or old.post,  # blank: as the office knows it
    )
