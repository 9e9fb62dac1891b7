"""What every list of proofs has in common: whom a row means, its year, its decision, its days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from desktop_app.domain.award.award_context import YEAR_OF_TITLE, TableContext, context_of, has_decision
from desktop_app.domain.award.award_holder import HolderFinder
from desktop_app.domain.award.decision_cell import DecisionCell, parse_decision
from desktop_app.domain.award.history_taking import AddedPerson
from desktop_app.domain.award.merit import parse_years
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import parse_date
from desktop_app.domain.language.text import fold, match_key
from desktop_app.domain.lists.column import Column
from desktop_app.domain.lists.judged import CellProblem, Fate, JudgedRow
from desktop_app.domain.lists.row_reading import NO_MARKS, RowReading, UnitReading
from desktop_app.domain.lists.tables import TableRow
from desktop_app.domain.lists.taken_list import Answer, RowKey, TakenList, YearBy, of_row
from desktop_app.domain.office.office import Person, Unit
from desktop_app.domain.office.person_reading import place_of, read_birth_year
from desktop_app.domain.proof.taking.proof_office import FIRST_ADDED, ProofOffice


@dataclass(frozen=True)
class SoughtPerson:
    """What a row tells of somebody."""

    subject: str
    unit_name: str
    birth_year: int | None = None


@dataclass
class ListedPeople:
    """Whom the rows of all tables mean, and whom they add. One for a whole file."""

    taken: TakenList
    office: ProofOffice
    units: UnitReading
    finder: HolderFinder
    added: dict[str, AddedPerson] = field(default_factory=dict)

    @classmethod
    def of(cls, taken: TakenList, office: ProofOffice) -> ListedPeople:
        """Ready for the rows of a file."""
        units = UnitReading(office.units)
        return cls(taken, office, units, HolderFinder(office.people, office.units, units, "người được ghi"))

    def person(self, key: RowKey, sought: SoughtPerson, year: int) -> tuple[int, str, str] | JudgedRow:
        """The id of whom a row means, by what an answer about it is kept (if there was one), and a remark; or its fate.

        Somebody the office does not know is added only when the clerk says so.
        """
        who = self.finder.who(key, sought)
        answer = self.taken.answers.get(of_row(key), self.taken.answers.get(who))
        if answer is Answer.LEAVE:
            return JudgedRow(key, Fate.LEFT_OUT, "Không nhập, theo lựa chọn.", who=who)
        meant = self.finder.whom(who, sought, answer)
        if meant.candidates:
            return JudgedRow(key, Fate.CHOOSE, meant.why, candidates=meant.candidates, who=who)
        if meant.person is not None:
            return meant.person.id, who if answer is not None else "", meant.why
        if answer is not Answer.NEW:
            said = f"Không có “{sought.subject}” trong sổ. Sửa lại tên, hoặc chọn thêm người mới."
            return JudgedRow(key, Fate.CHOOSE, said, who=who)
        unit = self.units.find_written(sought.unit_name)
        if unit is None:
            said = f"Chưa rõ đơn vị của “{sought.subject}” nên chưa thêm được. Ghi đơn vị có trong sổ."
            return JudgedRow(key, Fate.FAULTY, said, who=who)
        before = self.added.get(who)
        years = before.years[0] if before else (unit.name, year, year)
        span = (unit.name, min(years[1], year), max(years[2], year))
        self.added[who] = AddedPerson(who, sought.subject, sought.birth_year, (span,))
        place = list(self.added).index(who)
        return FIRST_ADDED - place, who, f"Thêm {sought.subject} vào sổ."

    def unit_of(self, person_id: int, named: str, year: int) -> int | None:
        """The unit a row names, else that of the person at the end of the year."""
        unit = self.units.find_written(named) if named else None
        if unit is not None:
            return self._in_being(unit, year).id
        person = self._by_id.get(person_id)
        if person is None or not person.memberships:
            return None
        last = date(year, 12, 31)
        within = [one for one in person.memberships if one.holds_within(date(year, 1, 1), last)]
        held = person.membership_on(last) or (within or list(person.memberships))[-1]
        return held.unit_id

    def unit(self, named: str, year: int) -> Unit | None:
        """The unit of that name, in being in that year where several are called so."""
        unit = self.units.find_written(named)
        return self._in_being(unit, year) if unit is not None else None

    def name(self, person_id: int) -> str:
        """The name of somebody."""
        if person_id in self._by_id:
            return self._by_id[person_id].full_name
        return list(self.added.values())[FIRST_ADDED - person_id].full_name

    @cached_property
    def known_names(self) -> frozenset[str]:
        """Match keys of everybody's name."""
        return frozenset(match_key(person.full_name) for person in self.office.people)

    def _in_being(self, unit: Unit, year: int) -> Unit:
        alike = [one for one in self.office.units if match_key(one.name) == match_key(unit.name)]
        return next((one for one in alike if one.is_in_being(date(year, 12, 31))), unit) if len(alike) > 1 else unit

    @cached_property
    def _by_id(self) -> Mapping[int, Person]:
        return {person.id: person for person in self.office.people}


class RowJudge:
    """Reads the rows of one table. A subclass judges them and makes records of them."""

    def __init__(self, people: ListedPeople, place: int) -> None:
        self.people, self.place = people, place
        self.reading = RowReading(people.taken, place)
        self.context: TableContext = context_of(self.reading.table.found, people.units)
        self.notes: list[str] = []

    # Cells

    def sought(self, row: TableRow, problems: list[CellProblem]) -> SoughtPerson:
        """Name, unit and birth year of the person of a row."""
        reading = self.reading
        name = reading.name(row) or reading.value(row, Column.SUBJECT)
        if not name:
            column = Column.FULL_NAME if reading.has(Column.FULL_NAME) else Column.FAMILY_NAME
            problems.append(reading.problem(column, "Chưa có họ và tên."))
        birth_year = None
        for column in (Column.BIRTH, Column.BIRTH_MALE, Column.BIRTH_FEMALE):
            written = reading.value(row, column)
            if written:
                try:
                    birth_year = read_birth_year(written)
                except ValueError:
                    said = f"Năm sinh “{written[:40]}” không rõ. Ghi bốn chữ số của năm."
                    problems.append(reading.problem(column, said))
        return SoughtPerson(name, self.unit_name(row), birth_year)

    def unit_name(self, row: TableRow) -> str:
        """The unit a row stands in: its own column, the separator above, the sheet."""
        return place_of(self.reading, row, self.people.units, self.context.unit_name)[1]

    def year(self, row: TableRow, decided_on: date | None, problems: list[CellProblem]) -> int:
        """The year of a row: its column, the separator or title above, or by the decision if so chosen; 0 with a problem."""
        written = self.reading.value(row, Column.YEAR)
        found = 0
        if written:
            try:
                years = parse_years(written)
            except UserError as error:
                problems.append(self.reading.problem(Column.YEAR, error.message))
                return 0
            if len(years) > 1:
                problems.append(self.reading.problem(Column.YEAR, "Một dòng ghi nhiều năm. Ghi mỗi năm một dòng."))
                return 0
            found = years[0]
        else:
            group = [year for title in row.group_titles for year in map(int, YEAR_OF_TITLE.findall(title))]
            year_by = self.reading.table.year_by
            found = group[-1] if group else self.context.year or 0
            if not found and decided_on is not None and year_by is not YearBy.LIST:
                found = decided_on.year - (year_by is YearBy.BEFORE_DECISION)
        if not found:
            said = "Chưa có năm. Ghi năm ở dòng tiêu đề hoặc thêm cột Năm, hoặc chọn lấy theo năm quyết định."
            problems.append(self.reading.problem(Column.YEAR, said))
        elif found > self.people.office.today.year:
            problems.append(self.reading.problem(Column.YEAR, f"Năm {found} chưa tới. Kiểm tra lại năm."))
        return found

    def decision(self, row: TableRow, problems: list[CellProblem]) -> DecisionCell:
        """Number, day and authority: of the row, else of the titles where no column tells of decisions."""
        reading = self.reading
        found = DecisionCell(authority=reading.value(row, Column.AUTHORITY))
        for column in (Column.DECISION, Column.DECISION_NUMBER):
            written = reading.value(row, column)
            if written:
                try:
                    cell = parse_decision(written)
                except UserError as error:
                    problems.append(reading.problem(column, error.message))
                    continue
                found = DecisionCell(
                    found.number or cell.number, found.on or cell.on, found.authority or cell.authority
                )
        on = self.day(row, Column.DECISION_DAY, problems)
        if on is not None:
            found = replace(found, on=on)
        if not found.number and found.on is None and not has_decision(reading):
            cited = self.context.decision
            return replace(cited, authority=found.authority or cited.authority)
        return found

    def day(self, row: TableRow, column: Column, problems: list[CellProblem]) -> date | None:
        """The day in a column."""
        written = self.reading.value(row, column)
        if not written or fold(written) in NO_MARKS:
            return None
        try:
            return parse_date(written.split(" 00:00")[0])
        except UserError as error:
            problems.append(self.reading.problem(column, error.message))
            return None


def faulty(key: RowKey, problems: list[CellProblem]) -> JudgedRow:
    """A row that cannot be stored as it is."""
    return JudgedRow(key, Fate.FAULTY, " ".join(one.message for one in problems), problems=tuple(problems))
