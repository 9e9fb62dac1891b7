"""Rows pasted from Excel into a unit's registration: which lines they add, which they change, which cannot be taken and why."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop_app.domain.award.catalogue import AwardKind, award_called
from desktop_app.domain.language.text import clean_line, fold, match_key
from desktop_app.domain.office.likeness import PeopleIndex
from desktop_app.domain.office.office import Person
from desktop_app.domain.registration.registration import RegistrationLine, SubjectKind

_SUBJECT, _TITLE, _COMMENDATION = "subject", "title_code", "commendation_code"
_HEADERS = {
    "stt": "", "tt": "", "so tt": "", "so thu tu": "", "chuc vu": "", "chuc danh": "", "don vi": "",
    "ho va ten": _SUBJECT, "ho ten": _SUBJECT, "ho,ten": _SUBJECT, "ca nhan": _SUBJECT,
    "tap the": _SUBJECT, "ten tap the": _SUBJECT,
    "danh hieu": _TITLE, "danh hieu thi dua": _TITLE, "danh hieu dang ky": _TITLE,
    "khen thuong": _COMMENDATION, "hinh thuc khen thuong": _COMMENDATION,
    "sang kien": "initiative", "sang kien,de tai": "initiative", "sang kien/de tai": "initiative", "de tai,sang kien": "initiative",
    "du an": "project", "ghi chu": "note",
}  # fmt: skip
_PLAIN_ORDER = {
    SubjectKind.PERSON: (_SUBJECT, "", _TITLE, _COMMENDATION, "initiative", "project", "note"),
    SubjectKind.COLLECTIVE: (_SUBJECT, _TITLE, _COMMENDATION, "project", "note"),
}
"""Without a header: the columns as the window has them."""
_FORMULA_GUARDS = ("'=", "'+", "'-", "'@")


class PastedKind(StrEnum):
    """What becomes of a row."""

    ADDED = "added"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True)
class PastedRow:
    """One row. ``reason`` says why it is refused, or what changes; ``line`` as it would be stored."""

    row: int
    subject: str
    kind: PastedKind
    reason: str = ""
    line: RegistrationLine | None = None


def pasted_rows(
    text: str,
    kind: SubjectKind,
    lines: Sequence[RegistrationLine],
    members: Sequence[Person],
    *,
    labels: Mapping[str, str],
) -> tuple[PastedRow, ...]:
    """Each row of a copied range against the lines of a unit and its people; blank rows are passed over.

    ``labels``: what the fields are called, for the reasons.
    """
    table = [[_cell(cell) for cell in row] for row in csv.reader(io.StringIO(text), delimiter="\t")]
    fields, first = _fields(table, kind)
    reader = _Reader(kind, lines, members, labels)
    rows = []
    for number, cells in enumerate(table[first:], start=first + 1):
        values = {field: cell for field, cell in zip(fields, cells, strict=False) if field}
        if any(values.values()):
            rows.append(reader.read(number, values))
    return tuple(rows)


def with_pasted(lines: Iterable[RegistrationLine], rows: Iterable[PastedRow]) -> list[RegistrationLine]:
    """All lines as they are once the rows are taken in: changed ones in their place, added ones behind."""
    taken = list(rows)
    changed = {one.line.id: one.line for one in taken if one.kind is PastedKind.CHANGED and one.line is not None}
    added = [one.line for one in taken if one.kind is PastedKind.ADDED and one.line is not None]
    return [*(changed.get(line.id, line) for line in lines), *added]


class _Reader:
    def __init__(
        self, kind: SubjectKind, lines: Sequence[RegistrationLine], members: Sequence[Person], labels: Mapping[str, str]
    ) -> None:
        self._kind, self._labels = kind, labels
        self._members: dict[str, list[Person]] = {}
        for person in members:
            self._members.setdefault(match_key(person.full_name), []).append(person)
        self._index = PeopleIndex(members)
        self._standing: dict[object, RegistrationLine] = {}
        for line in lines:
            if line.withdrawn_on is None and line.subject_kind is kind:
                self._standing.setdefault(line.person_id or match_key(line.collective_name), line)
        self._seen: dict[object, int] = {}

    def read(self, row: int, values: dict[str, str]) -> PastedRow:
        subject = values.pop(_SUBJECT, "")
        refusal, key, blank = self._subject(subject)
        changes: dict[str, str] = {}
        for field, value in values.items():
            if field in (_TITLE, _COMMENDATION):
                code, problem = self._award(field, value)
                refusal = refusal or problem
                changes[field] = code
            else:
                changes[field] = value
        if not refusal and key in self._seen:
            refusal = f"Trùng với dòng {self._seen[key]} của phần dán."
        if refusal or blank is None:
            return PastedRow(row, subject, PastedKind.REFUSED, refusal)
        self._seen[key] = row
        known = self._standing.get(key)
        if known is None:
            line = replace(blank, **changes)  # type: ignore[arg-type]  # all of these fields are text
            if not (line.title_code or line.commendation_code or line.initiative or line.project):
                why = "Chưa ghi danh hiệu, hình thức khen thưởng, sáng kiến hay dự án."
                return PastedRow(row, subject, PastedKind.REFUSED, why)
            return PastedRow(row, subject, PastedKind.ADDED, line=line)
        line = replace(known, **changes)  # type: ignore[arg-type]
        if line == known:
            return PastedRow(row, subject, PastedKind.SAME, line=known)
        told = ", ".join(
            self._labels[field].lower() for field, value in changes.items() if getattr(known, field) != value
        )
        return PastedRow(row, subject, PastedKind.CHANGED, f"Đổi {told}.", line)

    def _subject(self, name: str) -> tuple[str, object, RegistrationLine | None]:
        """Why the row cannot be taken; whom it means; a line of that subject."""
        if not name:
            what = "họ và tên" if self._kind is SubjectKind.PERSON else "tên tập thể"
            return f"Chưa có {what}.", None, None
        if self._kind is SubjectKind.COLLECTIVE:
            return "", match_key(name), RegistrationLine(0, 0, self._kind, collective_name=name)
        found = self._members.get(match_key(name), [])
        if len(found) == 1:
            return "", found[0].id, RegistrationLine(0, 0, self._kind, person_id=found[0].id)
        if found:
            return f"Đơn vị có {len(found)} người tên “{name}”. Thêm từng người bằng nút Thêm dòng.", None, None
        near = self._index.suggest(name)
        listed = "; ".join(f"{one.person.full_name} ({', '.join(one.likeness.reasons)})" for one in near)
        told = f" Gần giống: {listed}." if near else ""
        return f"Đơn vị không có “{name}”.{told}", None, None

    def _award(self, field: str, text: str) -> tuple[str, str]:
        if not text:
            return "", ""
        spec = award_called(text)
        wanted = AwardKind.TITLE if field == _TITLE else AwardKind.COMMENDATION
        catalogue = "danh hiệu thi đua" if field == _TITLE else "hình thức khen thưởng"
        if spec is None or spec.award_kind is not wanted:
            return "", f"“{text}” không có trong danh mục {catalogue}."
        if self._kind not in spec.subjects:
            whom = "cá nhân" if self._kind is SubjectKind.PERSON else "tập thể"
            return "", f"{spec.name} không dành cho {whom}."
        return spec.code, ""


def _fields(table: Sequence[Sequence[str]], kind: SubjectKind) -> tuple[list[str], int]:
    """What the columns are, and the first row below the header."""
    for place, row in enumerate(table):
        known = [_HEADERS.get(fold(cell).replace(", ", ",").replace("/ ", "/").rstrip(":*")) for cell in row]
        if _SUBJECT in known:
            return [field or "" for field in known], place + 1
    plain = list(_PLAIN_ORDER[kind])
    first = next((row for row in table if any(row)), [])
    return (["", *plain] if first and first[0].isdecimal() else plain), 0


def _cell(text: str) -> str:
    """A cell as typed: no guard against formulas, no dash for nothing."""
    cell = clean_line(text)
    if cell.startswith(_FORMULA_GUARDS):
        cell = cell[1:]
    return "" if cell in ("–", "-") else cell
