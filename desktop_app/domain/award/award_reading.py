"""Awards out of the row of a list: subject, awards, years, decision, period and kind of merit, with what is wrong in each cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

from desktop_app.domain.award.award_context import (
    SPECIAL_MERIT,
    YEAR,
    YEAR_OF_TITLE,
    award_of_titles,
    context_of,
    has_award,
    has_decision,
)
from desktop_app.domain.award.award_naming import awards_named, awards_with_years, years_named
from desktop_app.domain.award.catalogue import BY_CODE
from desktop_app.domain.award.decision_cell import DecisionCell, parse_decision
from desktop_app.domain.award.merit import MeritKind, MeritPeriod, merit_kind_of, parse_period, parse_years, whole_years
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text, parse_date
from desktop_app.domain.language.text import fold
from desktop_app.domain.lists.cell_looks import is_personal_name
from desktop_app.domain.lists.column import COLUMN_NAMES, Column
from desktop_app.domain.lists.judged import CellProblem
from desktop_app.domain.lists.row_reading import NO_MARKS, RowReading, UnitReading, is_marked, is_unit_like
from desktop_app.domain.lists.tables import TableRow
from desktop_app.domain.lists.taken_list import YearBy
from desktop_app.domain.office.person_reading import NAME_LIMIT, read_birth_year
from desktop_app.domain.registration.registration import SubjectKind

_REFUSED = re.compile(r"khong|chua|bo phieu lai|rut")
_NO_YEARS: tuple[int, ...] = ()
T = TypeVar("T")


@dataclass(frozen=True)
class AwardOfRow:
    """One award in one year; ``text`` as the list has it. ``is_decided``: the decision of the row is the one of this award."""

    code: str
    year: int
    text: str
    is_decided: bool = True


@dataclass(frozen=True)
class ReadAwards:
    """What a row says. ``unit_name`` "": the list does not tell. ``refused``: the list says that it was not awarded."""

    row: int
    subject: str
    is_collective: bool
    unit_name: str
    birth_year: int | None
    awards: tuple[AwardOfRow, ...]
    decision: DecisionCell
    authority: str
    period: MeritPeriod | None
    merit_kind: MeritKind | None
    note: str
    refused: str = ""


class AwardReading:
    """Reads the rows of one table of awards."""

    def __init__(self, reading: RowReading, units: UnitReading) -> None:
        self._reading, self._units = reading, units
        self.context = context_of(reading.table.found, units)
        columns = reading.table.columns
        self._named = [
            place
            for place, meaning in enumerate(columns)
            if meaning in (Column.TITLE, Column.COMMENDATION, Column.AWARD)
        ]
        self._of_label = {
            place: tuple(map(int, found))
            for place in self._named
            if (found := YEAR_OF_TITLE.findall(_label(reading, place)))
        }
        self._marked = {
            place: awards_named(_last_label(reading, place))
            for place, meaning in enumerate(columns)
            if meaning is Column.AWARD_MARK
        }
        self._yearly = {
            place: int(found[-1])
            for place, meaning in enumerate(columns)
            if meaning is Column.YEAR_AWARD and (found := YEAR.findall(_label(reading, place)))
        }

    def read(self, row: TableRow) -> tuple[ReadAwards, list[CellProblem]]:
        """What a row says, and the problems of its cells."""
        reading = self._reading
        problems = reading.unread(row)
        decision, authority = self._decision(row, problems)
        period = self._period(row, problems)
        years = self._years(row, period, problems)
        awards = self._awards(row, authority, years, self._year_behind(row, decision.on), problems)
        subject, is_collective = self._subject(row, awards)
        if not subject:
            problems.append(reading.problem(self._subject_column(), "Chưa có tên cá nhân hoặc tập thể."))
        elif len(subject) > NAME_LIMIT:
            problems.append(
                reading.problem(self._subject_column(), f"Tên dài quá {NAME_LIMIT} chữ. Kiểm tra xem có lẫn cột.")
            )
        birth_year = None
        written = (
            reading.value(row, Column.BIRTH)
            or reading.value(row, Column.BIRTH_MALE)
            or reading.value(row, Column.BIRTH_FEMALE)
        )
        if written:
            try:
                birth_year = read_birth_year(written)
            except ValueError:
                problems.append(
                    reading.problem(Column.BIRTH, f"Năm sinh “{written[:40]}” không rõ. Ghi bốn chữ số của năm.")
                )
        for award in awards:
            kinds = BY_CODE[award.code].subjects
            if subject and (SubjectKind.COLLECTIVE if is_collective else SubjectKind.PERSON) not in kinds:
                whose = "cá nhân" if SubjectKind.PERSON in kinds else "tập thể"
                problems.append(
                    reading.problem(
                        self._subject_column(),
                        f"{BY_CODE[award.code].name} dành cho {whose}, “{subject}” thì không phải.",
                    )
                )
                break
            if award.is_decided and decision.on is not None and decision.on.year < award.year:
                column = Column.DECISION_DAY if reading.has(Column.DECISION_DAY) else Column.DECISION
                problems.append(
                    reading.problem(
                        column,
                        f"Quyết định ngày {format_text(decision.on)} trước năm {award.year}. Kiểm tra lại năm và ngày.",
                    )
                )
                break
        outcome = reading.value(row, Column.OUTCOME)
        read = ReadAwards(
            row=row.number,
            subject=subject,
            is_collective=is_collective,
            unit_name=self._unit(row, subject if is_collective else ""),
            birth_year=birth_year,
            awards=tuple(awards),
            decision=decision,
            authority=authority,
            period=period,
            merit_kind=self._merit(row, problems),
            note="; ".join(
                filter(
                    None,
                    (
                        reading.value(row, Column.ACHIEVEMENT),
                        reading.value(row, Column.WAVE),
                        reading.value(row, Column.NOTE),
                    ),
                )
            ),
            refused=outcome if _REFUSED.search(fold(outcome)) else "",
        )
        return read, problems

    # Awards and years

    def _awards(
        self,
        row: TableRow,
        authority: str,
        years: tuple[int, ...],
        behind: tuple[int, ...],
        problems: list[CellProblem],
    ) -> list[AwardOfRow]:
        reading = self._reading
        found: list[AwardOfRow] = []
        lacking = False
        for place in self._named:
            text = reading.cell(row, place)
            if fold(text) in NO_MARKS:
                continue
            named = awards_named(text, authority)
            self._note_unknown(named.unknown, place, problems)
            whole = (
                ((code, text) for code in named.codes) if len(named.codes) == 1 else awards_with_years(text, authority)
            )
            for code, words in whole:
                for_these = years or self._years_named(words, code, place, problems)
                for_these = for_these or self._of_label.get(place, ()) or behind
                lacking |= not for_these
                found += [AwardOfRow(code, year, text) for year in for_these]
        for place, named in self._marked.items():
            text = reading.cell(row, place)
            if fold(text) in NO_MARKS:
                continue
            label = _last_label(reading, place)
            self._note_unknown(named.unknown, place, problems)
            words = text if not is_marked(text) else label
            for code in named.codes:
                for_these = years or self._years_named(words, code, place, problems) or behind
                lacking |= not for_these
                found += [AwardOfRow(code, year, label) for year in for_these]
        for place, year in self._yearly.items():
            text = reading.cell(row, place)
            if fold(text) in NO_MARKS:
                continue
            named = awards_named(text, authority)
            self._note_unknown(named.unknown, place, problems)
            # one decision of a row cannot be that of all its years
            found += [AwardOfRow(code, year, text, is_decided=False) for code in named.codes]
        if not has_award(reading):
            code = award_of_titles(row.group_titles) or self.context.award_code
            lacking |= bool(code) and not (years or behind)
            found += [AwardOfRow(code, year, BY_CODE[code].name) for year in years or behind if code]
        year_place = reading.column(Column.YEAR)
        if lacking and not any(problem.column == year_place for problem in problems if year_place >= 0):
            message = "Chưa có năm thành tích. Ghi bốn chữ số của năm, hoặc chọn lấy theo năm quyết định."
            problems.append(reading.problem(Column.YEAR, message))
        if not found and not problems:
            column = next(
                (one for one in (Column.AWARD, Column.TITLE, Column.COMMENDATION) if reading.has(one)), Column.AWARD
            )
            problems.append(reading.problem(column, "Chưa có danh hiệu hoặc hình thức khen thưởng."))
        return list(dict.fromkeys(found))

    def _years_named(self, words: str, code: str, place: int, problems: list[CellProblem]) -> tuple[int, ...]:
        years = years_named(words, code)
        if years is None:
            message = f"“{words[:60]}” có khoảng năm chưa rõ là một năm hay nhiều năm. Ghi từng năm."
            problems.append(self._reading.problem_at(place, COLUMN_NAMES[Column.AWARD], message))
        return years or ()

    def _note_unknown(self, unknown: Iterable[str], place: int, problems: list[CellProblem]) -> None:
        for text in unknown:
            message = f"“{text[:60]}” không có trong danh mục danh hiệu và hình thức khen thưởng. Sửa lại tên, ghi rõ cấp tặng."
            problems.append(self._reading.problem_at(place, COLUMN_NAMES[Column.AWARD], message))

    def _years(self, row: TableRow, period: MeritPeriod | None, problems: list[CellProblem]) -> tuple[int, ...]:
        reading = self._reading
        written = reading.value(row, Column.YEAR)
        if written:
            return self._or_problem(Column.YEAR, problems, _NO_YEARS, lambda: parse_years(written))
        if self._yearly:
            return ()
        if period is not None and (reading.value(row, Column.PERIOD) or reading.value(row, Column.TO_YEAR)):
            return (period.to_on.year,)
        return ()

    def _year_behind(self, row: TableRow, decided_on: date | None) -> tuple[int, ...]:
        """The year of the separator above, of the titles, or by the decision if so chosen: for rows that tell none themselves."""
        group = [int(year) for title in row.group_titles for year in YEAR_OF_TITLE.findall(title)]
        year = group[-1] if group else self.context.year
        year_by = self._reading.table.year_by
        if not year and decided_on is not None and year_by is not YearBy.LIST:
            year = decided_on.year - (year_by is YearBy.BEFORE_DECISION)
        return (year,) if year else ()

    def _period(self, row: TableRow, problems: list[CellProblem]) -> MeritPeriod | None:
        reading = self._reading
        written = reading.value(row, Column.PERIOD)
        if written:
            return self._or_problem(Column.PERIOD, problems, None, lambda: parse_period(written))
        first, last = reading.value(row, Column.FROM_YEAR), reading.value(row, Column.TO_YEAR)
        if first and last:
            return self._or_problem(Column.TO_YEAR, problems, None, lambda: parse_period(f"{first}-{last}"))
        if first or last:
            years = self._or_problem(Column.TO_YEAR, problems, _NO_YEARS, lambda: parse_years(first or last))
            return whole_years(years[0], years[0]) if years else None
        year = reading.value(row, Column.YEAR)
        if re.search(r"\d{4}\s*[-–]\s*\d", year):
            return self._or_problem(Column.YEAR, problems, None, lambda: parse_period(year))
        return None

    # Decision, merit

    def _decision(self, row: TableRow, problems: list[CellProblem]) -> tuple[DecisionCell, str]:
        reading = self._reading
        number, on, authority = "", None, reading.value(row, Column.AUTHORITY)
        for column in (Column.DECISION, Column.DECISION_NUMBER):
            written = reading.value(row, column)
            if written:
                cell = self._or_problem(column, problems, DecisionCell(), partial(parse_decision, written))
                number, on, authority = number or cell.number, on or cell.on, authority or cell.authority
        day = reading.value(row, Column.DECISION_DAY)
        if day and fold(day) not in NO_MARKS:
            on = self._or_problem(Column.DECISION_DAY, problems, on, lambda: parse_date(day.split(" 00:00")[0]))
        if not number and not on and not has_decision(reading):
            decision = self.context.decision
            return decision, authority or decision.authority
        return DecisionCell(number, on), authority

    def _merit(self, row: TableRow, problems: list[CellProblem]) -> MeritKind | None:
        reading = self._reading
        written = reading.value(row, Column.AWARD_TYPE)
        if written:
            return self._or_problem(Column.AWARD_TYPE, problems, None, lambda: merit_kind_of(written))
        texts = [reading.cell(row, place) for place in self._named]
        special = next((text for text in (*texts, *row.group_titles) if SPECIAL_MERIT.search(fold(text))), "")
        return merit_kind_of(special) if special else self.context.merit_kind

    # Subject and unit

    def _subject(self, row: TableRow, awards: list[AwardOfRow]) -> tuple[str, bool]:
        reading = self._reading
        person = reading.name(row)
        collective = reading.value(row, Column.COLLECTIVE)
        either = reading.value(row, Column.SUBJECT)
        if collective and not person and not either:
            return collective, True
        name = person or either
        if not name:
            unit = reading.value(row, Column.UNIT)
            kinds = [BY_CODE[award.code].subjects for award in awards]
            is_of_unit = bool(unit and kinds) and all(SubjectKind.COLLECTIVE in one for one in kinds)
            return (unit, True) if is_of_unit else ("", False)
        return name, self._is_collective(row, name, awards)

    def _is_collective(self, row: TableRow, name: str, awards: list[AwardOfRow]) -> bool:
        said = fold(self._reading.value(row, Column.SUBJECT_KIND))
        if said:
            return said.startswith(("tap the", "tt"))
        kinds = frozenset().union(*(BY_CODE[award.code].subjects for award in awards)) if awards else frozenset()
        common = all(len(BY_CODE[award.code].subjects) == 1 for award in awards)
        if awards and common and len(kinds) == 1:
            return SubjectKind.COLLECTIVE in kinds and (
                self._units.find(name) is not None or not is_personal_name(name)
            )
        if self._units.find(name) is not None or is_unit_like(name):
            return True
        return any(fold(title).replace(".", " ").find("tap the") >= 0 for title in row.group_titles[-1:])

    def _subject_column(self) -> Column:
        for column in (Column.FULL_NAME, Column.FAMILY_NAME, Column.SUBJECT, Column.COLLECTIVE):
            if self._reading.has(column):
                return column
        return Column.SUBJECT

    def _unit(self, row: TableRow, collective: str) -> str:
        reading = self._reading
        unit = reading.value(row, Column.UNIT)
        if unit and (written := self._units.find_written(unit)) is not None:
            return written.name
        if not unit and reading.has(Column.POST_AND_UNIT):
            _post, unit = self._units.split(reading.value(row, Column.POST_AND_UNIT))
        if not unit and collective:
            known = self._units.find(collective)
            if known is not None or is_unit_like(collective):
                return known.name if known else collective
        return unit or (self._units.of_group(row.group_titles) if row.group_titles else "") or self.context.unit_name

    def _or_problem(self, column: Column, problems: list[CellProblem], otherwise: T, read: Callable[[], T]) -> T:
        try:
            return read()
        except UserError as error:
            problems.append(self._reading.problem(column, error.message))
            return otherwise


def _label(reading: RowReading, place: int) -> str:
    header = reading.table.found.header
    return header[place] if place < len(header) else ""


def _last_label(reading: RowReading, place: int) -> str:
    return _label(reading, place).rpartition(" › ")[2]
