"""A passport year by year: titles beside commendations, a year without any in grey."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.award.passport import Passport, PassportEntry
from desktop_app.domain.award.wording import short_award_name
from desktop_app.domain.language.dates import format_short
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import ROW_HEIGHT, RowTable
from desktop_app.ui.text import history as text

_SHOWN_ROWS = 9
_TITLE_SECTION, _FORM_SECTION = 1, 3


@dataclass(frozen=True)
class TimelineRow:
    """A line of a year: at most one title and one commendation. ``heading``: the unit whose years follow."""

    key: tuple[int, int, int]
    year: int = 0
    title: PassportEntry | None = None
    commendation: PassportEntry | None = None
    is_first: bool = True
    heading: str = ""

    @property
    def is_gap(self) -> bool:
        """A year without an award."""
        return not (self.title or self.commendation or self.heading)


def timeline_rows(passport: Passport) -> Iterator[TimelineRow]:
    """All rows, part by part, the newest year first."""
    for place, part in enumerate(passport.parts):
        if part.heading:
            heading = part.heading if part.years else text.PART_EMPTY.format(heading=part.heading)
            yield TimelineRow((place, 0, 0), heading=heading)
        for year in reversed(part.years):
            pairs = list(zip_longest(year.titles, year.commendations)) or [(None, None)]
            for number, (title, commendation) in enumerate(pairs):
                yield TimelineRow((place, year.year, number), year.year, title, commendation, number == 0)


class PassportTimeline(RowTable[TimelineRow]):
    """As high as its rows, up to a dozen."""

    def __init__(self) -> None:
        model = RowTableModel[TimelineRow](
            [
                Column(
                    text.YEAR,
                    lambda row: str(row.year) if row.is_first and not row.heading else "",
                    is_right=True,
                    width=54,
                    ink=_ink,
                ),
                Column(
                    text.TITLE_SHORT,
                    lambda row: row.heading or (text.GAP if row.is_gap else _award(row.title)),
                    width=92,
                    ink=_ink,
                    is_bold=lambda row: bool(row.heading),
                    header_tip=text.TITLE,
                    tip=lambda row: row.heading or _told(row.title),
                ),
                Column(text.DECISION, lambda row: _number(row.title), width=124, tip=lambda row: _decision(row.title)),
                Column(
                    text.COMMENDATION_SHORT,
                    lambda row: _award(row.commendation),
                    width=110,
                    header_tip=text.COMMENDATION,
                    tip=lambda row: _told(row.commendation),
                ),
                Column(
                    text.DECISION,
                    lambda row: _number(row.commendation),
                    width=124,
                    tip=lambda row: _decision(row.commendation),
                ),
            ],
            key=lambda row: row.key,
            has_stt=False,
        )
        super().__init__(model, text.PASSPORT, stretch=_FORM_SECTION)
        self.setObjectName("passport-timeline")

    def show_passport(self, passport: Passport) -> None:
        """Show its years."""
        rows = list(timeline_rows(passport))
        self.clearSpans()
        self.set_rows(rows)
        for place, row in enumerate(rows):
            if row.heading:  # names of units are longer than a column
                self.setSpan(place, _TITLE_SECTION, 1, self.rows_model.columnCount() - _TITLE_SECTION)
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(ROW_HEIGHT * (min(len(rows), _SHOWN_ROWS) + 1) + bar + 4)
        self.setVisible(bool(passport.entries))

    def choose_award(self, award_id: int) -> None:
        """Move to the row of an award."""
        for row in self.rows_model.rows():
            if any(entry is not None and entry.past.award.id == award_id for entry in (row.title, row.commendation)):
                self.select_key(row.key)
                return


def _award(entry: PassportEntry | None) -> str:
    if entry is None:
        return ""
    name = short_award_name(entry.past.award.award_code)
    shown = text.WHOSE.format(award=name, whose=entry.whose) if entry.whose else name
    return f"{shown} {text.IDLE_MARK}" if entry.is_idle else shown


def _told(entry: PassportEntry | None) -> str:
    if entry is None:
        return ""
    parts = (award_name(entry.past.award.award_code), entry.whose, text.IDLE if entry.is_idle else "")
    return ", ".join(filter(None, parts))


def _number(entry: PassportEntry | None) -> str:
    return entry.past.award.decision_number if entry is not None else ""


def _decision(entry: PassportEntry | None) -> str:
    if entry is None:
        return ""
    award = entry.past.award
    return ", ".join(
        filter(None, (award.decision_number, format_short(award.decision_on) if award.decision_on else ""))
    )


def _ink(row: TimelineRow) -> str:
    return "muted" if row.is_gap else ""
