"""Lists of people before they are stored: who is new, who is there already, who may be, and what is wrong with the rest.

The same name in the same unit is the same person unless the birth years differ; the same name elsewhere is a namesake,
pointed out and never merged. In the list itself a row is a repetition only when all its cells agree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from desktop_app.domain.language.text import match_key
from desktop_app.domain.lists.column import Column, ListKind
from desktop_app.domain.lists.judged import Candidate, Fate, JudgedRow
from desktop_app.domain.lists.row_reading import RowReading, UnitReading
from desktop_app.domain.lists.taken_list import Answer, RowKey, TakenList, of_row
from desktop_app.domain.office.likeness import POSSIBLE, PeopleIndex, Suggestion
from desktop_app.domain.office.office import Membership, Person, Unit
from desktop_app.domain.office.person_reading import ReadPerson, read_person


@dataclass(frozen=True)
class NewPerson:
    """A person to be stored. ``unit_name`` is the office's own name of the unit where it has it."""

    key: RowKey
    read: ReadPerson


@dataclass(frozen=True)
class Renewal:
    """A known person whom the list knows as working in a unit again, or with what was not known yet of him (else None)."""

    person_id: int
    read: ReadPerson
    reopens: bool


@dataclass(frozen=True)
class PeopleTaking:
    """All rows of all tables of people with their fates, and what storing them means."""

    rows: tuple[JudgedRow, ...] = ()
    new_people: tuple[NewPerson, ...] = ()
    renewals: tuple[Renewal, ...] = ()
    new_units: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def as_if_stored(self, units: Iterable[Unit]) -> tuple[tuple[Unit, ...], tuple[Person, ...]]:
        """The new units and people as lists of awards in the same file may name them; ids below 0, the same for the same row."""
        ids = {match_key(unit.name): unit.id for unit in units}
        added = tuple(Unit(-place, name) for place, name in enumerate(self.new_units, start=1))
        ids |= {match_key(unit.name): unit.id for unit in added}
        people = tuple(
            Person(
                provisional_id(one.key),
                one.read.full_name,
                one.read.sex,
                one.read.birth_year,
                (
                    Membership(
                        0, 0, ids[match_key(one.read.unit_name)], one.read.post, one.read.from_on, one.read.to_on
                    ),
                ),
            )
            for one in self.new_people
        )
        return added, people


def provisional_id(key: RowKey) -> int:
    """The id of somebody who is to be added, by the row that names them."""
    return -(key[0] * _ROWS + key[1]) - 1


_ROWS = 10_000_000


Tell = Callable[[int], None]
"""Called now and then with the number of rows judged so far; may raise to stop."""
TELL_EVERY = 200
_YOUNGEST = 15
"""Years; nobody younger is on the list of an office: such a birth year is a slip."""


def judge_people(
    taken: TakenList, units: Iterable[Unit], people: Iterable[Person], on: date, tell: Tell = lambda _done: None
) -> PeopleTaking:
    """Judge every row of the tables of people against the office as it is on that day."""
    judging = _Judging(taken, tuple(units), tuple(people), on)
    done = 0
    for place, table in enumerate(taken.tables):
        if table.list_kind is not ListKind.PEOPLE or not table.is_taken:
            continue
        reading = RowReading(taken, place)
        table_unit = judging.units.of_table(table.found)
        for row in table.rows():
            if done % TELL_EVERY == 0:
                tell(done)
            done += 1
            key = (place, row.number)
            if reading.is_blank(row):
                judging.rows.append(
                    JudgedRow(key, Fate.LEFT_OUT, "Chỉ có số thứ tự, không có chữ ở các cột được nhập.")
                )
                continue
            read, problems = read_person(reading, row, judging.units, table_unit)
            if read.birth_year and read.birth_year > on.year - _YOUNGEST:
                problems.append(
                    reading.problem(Column.BIRTH, f"Năm sinh {read.birth_year} không hợp lý. Kiểm tra lại năm.")
                )
            if problems:
                said = " ".join(problem.message for problem in problems)
                judging.rows.append(JudgedRow(key, Fate.FAULTY, said, problems=tuple(problems)))
            else:
                judging.judge(key, read)
    return PeopleTaking(
        tuple(judging.rows),
        tuple(judging.new_people),
        tuple(judging.renewals),
        tuple(judging.new_units.values()),
        tuple(judging.units.notes()),
    )


class _Judging:
    def __init__(self, taken: TakenList, units: tuple[Unit, ...], people: tuple[Person, ...], on: date) -> None:
        self._taken, self._on = taken, on
        self.units = UnitReading(units)
        self._unit_names = {unit.id: unit.name for unit in units}
        self._by_name: dict[str, list[Person]] = {}
        self._people = people
        for person in people:
            self._by_name.setdefault(match_key(person.full_name), []).append(person)
        self._in_list: dict[str, list[NewPerson]] = {}
        self.rows: list[JudgedRow] = []
        self.new_people: list[NewPerson] = []
        self.renewals: list[Renewal] = []
        self.new_units: dict[str, str] = {}

    @cached_property
    def _index(self) -> PeopleIndex:
        return PeopleIndex(self._people)

    def judge(self, key: RowKey, read: ReadPerson) -> None:
        unit = self.units.find(read.unit_name)
        unit_key = match_key(read.unit_name)
        name = unit.name if unit else self.new_units.get(unit_key, read.unit_name)
        one = NewPerson(key, replace(read, unit_name=name))
        judged = self._judged(one, unit)
        self.rows.append(judged)
        is_renewal = bool(self.renewals) and self.renewals[-1].read is one.read
        if judged.stores and not is_renewal:
            self.new_people.append(one)
            if unit is None:
                self.new_units.setdefault(unit_key, name)
        self._in_list.setdefault(match_key(read.full_name), []).append(one)

    def _judged(self, one: NewPerson, unit: Unit | None) -> JudgedRow:
        who = of_row(one.key)
        answer = self._taken.answers.get(who)
        if answer is Answer.LEAVE:
            return JudgedRow(one.key, Fate.LEFT_OUT, "Không nhập, theo lựa chọn.", who=who)
        repeated = self._repeated(one)
        if repeated is not None and repeated.fate is Fate.DOUBLE and not repeated.stores:
            return replace(repeated, who=who) if answer is not Answer.NEW else self._kept_apart(repeated, who)
        known = self._known(one, unit)
        found = known or repeated
        if found is None:
            added = f"Thêm mới; thêm đơn vị {one.read.unit_name}." if unit is None else "Thêm mới."
            return JudgedRow(one.key, Fate.VALID, added, stores=True)
        if found.fate is Fate.DOUBLE and not found.stores and answer is Answer.NEW:
            return self._kept_apart(found, who)
        return replace(found, who=who) if found.fate is Fate.DOUBLE else found

    def _kept_apart(self, found: JudgedRow, who: str) -> JudgedRow:
        return replace(found, stores=True, who=who, remark=f"Nhập như một người khác với {found.like}, theo lựa chọn.")

    def _known(self, one: NewPerson, unit: Unit | None) -> JudgedRow | None:
        read = one.read
        namesakes = self._by_name.get(match_key(read.full_name), [])
        fitting = [person for person in namesakes if not _differ(person.birth_year, read.birth_year)]
        same = next((person for person in fitting if unit is not None and _was_in(person, unit.id)), None)
        if same is not None:
            return self._same(one, same, unit)
        suggested = [] if namesakes else self._alike(read, unit)
        alike = namesakes or [one.person for one in suggested]
        if not alike:
            return None
        best = next(
            (person for person in fitting if person.birth_year and person.birth_year == read.birth_year), alike[0]
        )
        like = self._shown(best)
        said = f"Trùng tên với {like}; vẫn nhập như một người khác."
        if best in fitting and best.birth_year and best.birth_year == read.birth_year:
            said = f"Có thể là {like} chuyển đơn vị (trùng tên và năm sinh); vẫn nhập như một người khác."
        elif suggested:
            said = f"Có thể là {like} ({', '.join(suggested[0].likeness.reasons)}); vẫn nhập như một người khác."
        candidates = tuple(Candidate(person.id, self._shown(person)) for person in alike[:5])
        return JudgedRow(one.key, Fate.DOUBLE, said, stores=True, candidates=candidates, like=like)

    def _same(self, one: NewPerson, person: Person, unit: Unit | None) -> JudgedRow:
        read, like = one.read, self._shown(person)
        reopens = unit is not None and not any(
            held.unit_id == unit.id and (held.to_on is None or held.to_on >= self._on) for held in person.memberships
        )
        if reopens and read.to_on is None and not any(held.to_on is None for held in person.memberships):
            self.renewals.append(Renewal(person.id, read, reopens=True))
            return JudgedRow(
                one.key,
                Fate.VALID,
                f"Đã có {like}, hết thời gian ở đơn vị; ghi lại là đang công tác.",
                stores=True,
                like=like,
            )
        if (read.birth_year and not person.birth_year) or (read.sex and not person.sex):
            self.renewals.append(Renewal(person.id, read, reopens=False))
            added = [
                word
                for word, is_added in (
                    ("năm sinh", read.birth_year and not person.birth_year),
                    ("giới tính", read.sex and not person.sex),
                )
                if is_added
            ]
            return JudgedRow(
                one.key, Fate.VALID, f"Đã có {like}; bổ sung {' và '.join(added)}.", stores=True, like=like
            )
        return JudgedRow(one.key, Fate.DOUBLE, f"Đã có {like} nên không nhập lại.", like=like)

    def _alike(self, read: ReadPerson, unit: Unit | None) -> list[Suggestion]:
        """People whose name is written otherwise and who may be the one all the same, by all that the list tells."""
        memberships = () if unit is None else (Membership(0, 0, unit.id, "", read.from_on, read.to_on),)
        meant = Person(0, read.full_name, read.sex, read.birth_year, memberships)
        return list(self._index.like(meant, limit=5, at_least=POSSIBLE))

    def _repeated(self, one: NewPerson) -> JudgedRow | None:
        before = self._in_list.get(match_key(one.read.full_name), [])
        if not before:
            return None
        same = next((other for other in before if _cells(other.read) == _cells(one.read)), None)
        other = same or before[0]
        like = f"{other.read.full_name}, {other.read.unit_name} ({self._where(other.key, one.key)})"
        if same is not None:
            return JudgedRow(one.key, Fate.DOUBLE, f"Lặp lại {like} nên không nhập lại.", like=like)
        said = f"Trùng tên với {like}; vẫn nhập như một người khác."
        return JudgedRow(one.key, Fate.DOUBLE, said, stores=True, like=like)

    def _where(self, other: RowKey, here: RowKey) -> str:
        row = f"dòng {other[1]}"
        return row if other[0] == here[0] else f"{row}, {self._taken.tables[other[0]].found.place}"

    def _shown(self, person: Person) -> str:
        held = person.membership_on(self._on) or (person.memberships[-1] if person.memberships else None)
        unit = self._unit_names.get(held.unit_id, "") if held else ""
        born = f"sinh năm {person.birth_year}" if person.birth_year else ""
        return ", ".join(filter(None, (person.full_name, unit, born)))


def _differ(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and one != other


def _was_in(person: Person, unit_id: int) -> bool:
    return any(held.unit_id == unit_id for held in person.memberships)


def _cells(read: ReadPerson) -> tuple[object, ...]:
    return match_key(read.unit_name), read.sex, match_key(read.post), read.birth_year
