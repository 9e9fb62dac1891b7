"""Old award lists before they come into the history: whose each award is, what is there already, and what is wrong with the rest.

A person is known by name, unit and birth year; where a list names no unit, by a name that nobody else in the office has. Who
may be several, or somebody whose unit was another, is shown for the clerk to choose; nobody is taken for a namesake. Who is not
known at all is added, in the units and years the list tells of.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.award.award_holder import HolderFinder
from desktop_app.domain.award.award_reading import AwardOfRow, AwardReading, ReadAwards
from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.award.decision_cell import decision_key
from desktop_app.domain.award.past_award import KnownAward, ListSource, PastAward
from desktop_app.domain.language.dates import LAST_YEAR
from desktop_app.domain.language.text import match_key
from desktop_app.domain.lists.column import Column, ListKind
from desktop_app.domain.lists.judged import Fate, JudgedRow
from desktop_app.domain.lists.row_reading import RowReading, UnitReading
from desktop_app.domain.lists.taken_list import Answer, RowKey, TakenList, of_row
from desktop_app.domain.office.office import Person, Unit
from desktop_app.domain.office.people_taking import TELL_EVERY, Tell
from desktop_app.domain.registration.registration import SubjectKind


@dataclass(frozen=True)
class AddedPerson:
    """Somebody the office does not know: from the first to the last year the list tells of, in each unit."""

    who: str
    full_name: str
    birth_year: int | None
    years: tuple[tuple[str, int, int], ...]
    """(unit name, first year, last year)."""


@dataclass(frozen=True)
class AddedUnit:
    """A unit the office does not know, with the last year the list tells of it."""

    name: str
    last_year: int


@dataclass(frozen=True)
class NewPast:
    """A past award to be stored. ``past.award`` has the ids that are known; ``added_person`` and ``unit_name`` tell the others."""

    key: RowKey
    past: PastAward
    unit_name: str = ""
    added_person: str = ""


@dataclass(frozen=True)
class HistoryTaking:
    """All rows of all tables of awards with their fates, and what storing them means. ``notes``: what titles told."""

    rows: tuple[JudgedRow, ...] = ()
    awards: tuple[NewPast, ...] = ()
    added_people: tuple[AddedPerson, ...] = ()
    added_units: tuple[AddedUnit, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class HistoryOffice:
    """What lists of awards are matched against: all units that ever were, all people, all results.

    People and units that come in with the same file stand among them with ids below 0.
    """

    units: tuple[Unit, ...]
    people: tuple[Person, ...]
    awards: tuple[KnownAward, ...] = ()
    annual_plan_ids: frozenset[int] = frozenset()
    this_year: int = LAST_YEAR
    """No achievement is of a later year."""


def judge_history(taken: TakenList, office: HistoryOffice, tell: Tell = lambda _done: None) -> HistoryTaking:
    """Judge every row of the tables of awards."""
    judging = _Judging(taken, office)
    done = 0
    for place, table in enumerate(taken.tables):
        if table.list_kind is not ListKind.AWARDS or not table.is_taken:
            continue
        reading = RowReading(taken, place)
        awards = AwardReading(reading, judging.units)
        judging.notes += awards.context.notes(reading)
        source = ListSource(taken.book.name, table.found.sheet or table.found.place)
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
            read, problems = awards.read(row)
            ahead = next((award.year for award in read.awards if award.year > office.this_year), None)
            if ahead is not None:
                problems.append(reading.problem(Column.YEAR, f"Năm {ahead} chưa tới. Kiểm tra lại năm."))
            if problems:
                said = " ".join(problem.message for problem in problems)
                judging.rows.append(JudgedRow(key, Fate.FAULTY, said, problems=tuple(problems)))
            elif read.refused:
                judging.rows.append(
                    JudgedRow(key, Fate.LEFT_OUT, f"Kết quả ghi “{read.refused}” nên không đưa vào lịch sử.")
                )
            else:
                judging.rows.append(judging.judge(key, read, replace(source, row=row.number)))
    return judging.taking()


@dataclass
class _Added:
    full_name: str
    birth_year: int | None
    years: dict[str, list[int]] = field(default_factory=dict)


class _Judging:
    def __init__(self, taken: TakenList, office: HistoryOffice) -> None:
        self._taken, self._office = taken, office
        self.units = UnitReading(office.units)
        self._units_by_id = {unit.id: unit for unit in office.units}
        self._units_by_key: dict[str, list[Unit]] = {}
        for unit in office.units:
            self._units_by_key.setdefault(match_key(unit.name), []).append(unit)
        self._holders = HolderFinder(office.people, office.units, self.units)
        self._stored: dict[tuple[object, str, int], list[tuple[str, str, bool]]] = {}
        for award in office.awards:
            whose = award.person_id or (award.unit_id, match_key(award.collective_name))
            is_thematic = award.plan_id is not None and award.plan_id not in office.annual_plan_ids
            self._stored.setdefault((whose, award.award_code, award.achievement_year), []).append(
                (
                    decision_key(award.decision_number) if award.decision_number else "",
                    _where_stored(award),
                    is_thematic,
                )
            )
        self.rows: list[JudgedRow] = []
        self.notes: list[str] = []
        self._awards: list[NewPast] = []
        self._added: dict[str, _Added] = {}
        self._added_units: dict[str, tuple[str, int]] = {}

    def taking(self) -> HistoryTaking:
        people = tuple(
            AddedPerson(
                who, one.full_name, one.birth_year, tuple((unit, min(ys), max(ys)) for unit, ys in one.years.items())
            )
            for who, one in self._added.items()
        )
        units = tuple(AddedUnit(name, year) for name, year in self._added_units.values())
        notes = tuple(dict.fromkeys((*self.notes, *self.units.notes())))
        return HistoryTaking(
            tuple(self.rows),
            tuple(self._awards),
            people,
            units,
            notes,
        )

    def judge(self, key: RowKey, read: ReadAwards, source: ListSource) -> JudgedRow:
        if read.is_collective:
            return self._judge_collective(key, read, source)
        who = self._holders.who(key, read)
        answer = self._taken.answers.get(of_row(key), self._taken.answers.get(who))
        if answer is Answer.LEAVE:
            return JudgedRow(key, Fate.LEFT_OUT, "Không nhập, theo lựa chọn.", who=who)
        meant = self._holders.whom(who, read, answer)
        if meant.candidates:
            return JudgedRow(key, Fate.CHOOSE, meant.why, candidates=meant.candidates, who=who)
        unit_name = read.unit_name or self._unit_of(meant.person, read.awards[0].year)
        if not unit_name:
            return JudgedRow(
                key, Fate.FAULTY, f"Chưa rõ đơn vị của “{read.subject}” khi được khen. Ghi đơn vị.", who=who
            )
        chosen = who if meant.candidates or answer is not None else ""
        whose: object = meant.person.id if meant.person else _added_key(read, who)
        judged = self._store(key, read, source, whose, unit_name, meant.person, chosen)
        return replace(judged, remark=f"{judged.remark} {meant.why}") if meant.why and judged.stores else judged

    def _judge_collective(self, key: RowKey, read: ReadAwards, source: ListSource) -> JudgedRow:
        unit = self._unit(read.unit_name, read.awards[0].year)
        if not read.unit_name:
            return JudgedRow(
                key, Fate.FAULTY, f"“{read.subject}” không phải đơn vị có trong sổ. Ghi thêm đơn vị của tập thể này."
            )
        named = self._unit(read.subject, read.awards[0].year)
        subject = named.name if named and unit and named.id == unit.id else read.subject
        whose: object = (unit.id if unit else match_key(read.unit_name), match_key(subject))
        return self._store(key, replace(read, subject=subject), source, whose, read.unit_name, None, "")

    def _store(
        self,
        key: RowKey,
        read: ReadAwards,
        source: ListSource,
        whose: object,
        unit_name: str,
        person: Person | None,
        chosen: str,
    ) -> JudgedRow:
        """The row's awards that are not there yet, each in the unit of its year."""
        doubles: list[str] = []
        kept: list[AwardOfRow] = []
        decided = decision_key(read.decision.number) if read.decision.number else ""
        for award in read.awards:
            number = decided if award.is_decided else ""
            place = (whose, award.code, award.year)
            before = next((one for one in self._stored.get(place, ()) if _is_same(one, number)), None)
            if before is not None:
                doubles.append(f"{award_name(award.code)} năm {award.year} đã có {before[1]}")
                continue
            kept.append(award)
            here = f"ở dòng {key[1]}, {self._taken.tables[key[0]].found.place}"
            self._stored.setdefault(place, []).append((number, here, False))
        said = "; ".join(doubles)
        if not kept:
            return JudgedRow(key, Fate.DOUBLE, f"{said} nên không nhập lại.", like=said, who=chosen)
        is_added = not read.is_collective and person is None
        remarks = [f"{said}; không nhập lại."] if doubles else []
        for award in kept:
            unit = self._unit(unit_name, award.year)
            name = unit.name if unit else self._added_name(unit_name, award.year)
            if unit is None:
                remarks.append(f"Thêm đơn vị {name}.")
            if is_added:
                who = str(whose)
                added = self._added.setdefault(who, _Added(read.subject, read.birth_year))
                added.years.setdefault(name, []).append(award.year)
                remarks.append(f"Thêm {read.subject} vào sổ.")
            stored = self._award(read, award, unit, person)
            past = PastAward(stored, read.merit_kind, read.period, award.text, read.note, source)
            self._awards.append(NewPast(key, past, name, str(whose) if is_added else ""))
        return JudgedRow(
            key, Fate.VALID, " ".join(dict.fromkeys(remarks)) or "Đưa vào lịch sử.", stores=True, who=chosen
        )

    def _award(self, read: ReadAwards, award: AwardOfRow, unit: Unit | None, person: Person | None) -> Award:
        return Award(
            id=0,
            achievement_year=award.year,
            subject_kind=SubjectKind.COLLECTIVE if read.is_collective else SubjectKind.PERSON,
            unit_id=unit.id if unit else 0,
            award_code=award.code,
            outcome=Outcome.APPROVED,
            person_id=person.id if person else None,
            collective_name=read.subject if read.is_collective else "",
            decision_number=read.decision.number if award.is_decided else "",
            decision_on=read.decision.on if award.is_decided else None,
            authority=read.authority if award.is_decided else "",
        )

    # Units

    def _unit(self, name: str, year: int) -> Unit | None:
        """The unit of that name in being in that year; else the only one there ever was."""
        found = self.units.find(name)
        if found is None:
            return None
        alike = self._units_by_key.get(match_key(found.name), [found])
        last = date(year, 12, 31)
        return next((unit for unit in alike if unit.is_in_being(last)), found) if len(alike) > 1 else found

    def _added_name(self, name: str, year: int) -> str:
        first, latest = self._added_units.get(match_key(name), (name, year))
        self._added_units[match_key(name)] = (first, max(latest, year))
        return first

    def _unit_of(self, person: Person | None, year: int) -> str:
        if person is None or not person.memberships:
            return ""
        held = person.membership_on(date(year, 12, 31)) or person.memberships[0]
        unit = self._units_by_id.get(held.unit_id)
        return unit.name if unit else ""


def _added_key(read: ReadAwards, who: str) -> str:
    """Who is added is one person throughout the list where the birth year says so, else one in each unit."""
    return f"{match_key(read.subject)} | {read.birth_year}" if read.birth_year else who


def _is_same(stored: tuple[str, str, bool], number: str) -> bool:
    """The same decision; where one of the two does not tell its decision, the same award of a year is given once."""
    before, _where, is_thematic = stored
    if is_thematic:
        return bool(number) and before == number
    return before == number or not before or not number


def _where_stored(award: KnownAward) -> str:
    if award.outcome == Outcome.PROPOSED.value:
        return "trong sổ, đang đề nghị ở trang Xét tặng"
    if award.outcome == Outcome.NOT_APPROVED.value:
        return "trong sổ, không được công nhận"
    return f"trong sổ ({award.decision_number})" if award.decision_number else "trong sổ"
