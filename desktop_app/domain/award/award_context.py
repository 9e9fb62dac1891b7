"""What the lines above a table of awards say for all its rows: the year, the decision, the kind of merit, the unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop_app.domain.award.award_naming import award_of_title
from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.award.decision_cell import DecisionCell, parse_decision
from desktop_app.domain.award.merit import MeritKind, merit_kind_of
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.text import fold
from desktop_app.domain.lists.column import Column
from desktop_app.domain.lists.row_reading import RowReading, UnitReading
from desktop_app.domain.lists.tables import FoundTable

YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
YEAR_OF_TITLE = re.compile(r"\bnăm(?:\s+học)?\s+((?:19|20)[0-9]{2})\b(?!\s*[-–/]\s*(?:19|20)[0-9]{2})", re.IGNORECASE)
SPECIAL_MERIT = re.compile(r"dot xuat|cong hien|chuyen de|nien han|doi ngoai")
AWARD_COLUMNS = (Column.TITLE, Column.COMMENDATION, Column.AWARD, Column.AWARD_MARK, Column.YEAR_AWARD)
_DECISION_OF_TITLE = re.compile(r"(?:quyết định|QĐ)\s*(?:số|:|\s)\s*.*", re.IGNORECASE)
_DATED = re.compile(r"ngày\s*\d|/QĐ", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\.{3,}|…|_{3,}")


@dataclass(frozen=True)
class TableContext:
    """What title lines and the sheet's name say for all rows: year, decision, kind of merit, unit, award ("": several, none)."""

    year: int | None = None
    decision: DecisionCell = field(default_factory=DecisionCell)
    merit_kind: MeritKind | None = None
    unit_name: str = ""
    award_code: str = ""

    def notes(self, reading: RowReading) -> list[str]:
        """What was taken from the titles, for the clerk to know."""
        said = []
        has_year = any(map(reading.has, (Column.YEAR, Column.YEAR_AWARD, Column.PERIOD, Column.TO_YEAR)))
        if self.year and not has_year:
            said.append(f"năm {self.year}")
        if self.award_code and not has_award(reading):
            said.append(award_name(self.award_code))
        if self.decision.number and not has_decision(reading):
            on = f" ngày {format_text(self.decision.on)}" if self.decision.on else ""
            said.append(f"quyết định {self.decision.number}{on}")
        if self.merit_kind is not None and not reading.has(Column.AWARD_TYPE):
            said.append("loại hình khen thưởng")
        return [f"Lấy từ dòng tiêu đề của {reading.table.found.place}: {', '.join(said)}."] if said else []


def context_of(found: FoundTable, units: UnitReading) -> TableContext:
    """Read the titles above a table and the name of its sheet."""
    decision = DecisionCell()
    years: list[int] = []
    for title in found.titles:
        cited = _DECISION_OF_TITLE.search(title)
        if cited and _DATED.search(cited.group()) and not _PLACEHOLDER.search(cited.group()):
            try:
                decision = decision if decision.number else parse_decision(cited.group().strip(" ()"))
            except UserError:
                continue
        years += [int(year) for year in YEAR_OF_TITLE.findall(title[: cited.start()] if cited else title)]
    if not years:
        years = [int(year) for year in YEAR.findall(found.sheet)]
    special = next((title for title in found.titles if SPECIAL_MERIT.search(fold(title))), "")
    return TableContext(
        years[0] if len(set(years)) == 1 else None,
        decision,
        merit_kind_of(special) if special else None,
        units.of_table(found),
        award_of_titles(found.titles),
    )


def award_of_titles(titles: Sequence[str]) -> str:
    """The code of the one award that the titles name, the nearest first; "" if none does."""
    return next((code for title in reversed(titles) if (code := award_of_title(title))), "")


def has_award(reading: RowReading) -> bool:
    """Whether the table has a column that names awards."""
    return any(map(reading.has, AWARD_COLUMNS))


def has_decision(reading: RowReading) -> bool:
    """Whether the table has a column about decisions."""
    return any(map(reading.has, (Column.DECISION, Column.DECISION_NUMBER, Column.DECISION_DAY)))
