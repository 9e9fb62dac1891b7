"""Unit × award, names pinned at the left, totals at the foot: a second table of one row under the same columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.award.award import QuotaStanding, QuotaVerdict, Tally, TallyRow
from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.award.wording import quota_words, short_award_name
from desktop_app.domain.language.numerals import format_number, format_percent
from desktop_app.ui.models.pinned_table import PinnedTable
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import ROW_HEIGHT
from desktop_app.ui.parts.chip import Chip, ChipRole
from desktop_app.ui.style import sized
from desktop_app.ui.text import tally as words
from desktop_app.ui.text import words as shared

_UNIT_SECTION, _LEAST_UNIT_WIDTH = 1, 168
_CELL_MARGINS = 22
_WHOLE = 0  # key of the totals row


@dataclass(frozen=True)
class UnitRow:
    """One unit, or the whole office (id 0), with its counts by award and its standing in the quota of units."""

    unit_id: int
    label: str
    name: str
    size: int
    counts: Mapping[str, TallyRow]
    quotas: tuple[QuotaStanding, ...] = ()


class TallyTable(QWidget):
    """``figure``: which count stands first in a cell: approved, proposed or registered."""

    unit_opened = Signal(str)
    """Name of the unit double-clicked or entered."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._shape: tuple[object, ...] = ()
        self._figure = "approved"
        self.units = self._table(self._columns((), None), words.TABLE)
        self.totals = self._table(self._columns((), None), words.TOTALS)
        self._put_in()

    def show_tally(self, tally: Tally, labels: Mapping[int, str], figure: str) -> None:
        """Show a tally; ``labels``: short names of units by id."""
        self._figure = figure
        codes = tuple(dict.fromkeys(row.award_code for row in tally.rows))
        of_units = tuple(one for one in tally.quotas if one.unit_id is not None)
        quota = of_units[0] if of_units else None
        shape = (codes, quota.award_code if quota else "", quota.percent if quota else 0)
        if shape != self._shape:
            self._shape = shape
            self._rebuild(codes, quota)
        counts: dict[int, dict[str, TallyRow]] = {}
        for row in tally.rows:
            counts.setdefault(row.unit_id or _WHOLE, {})[row.award_code] = row
        sizes = {unit_id: size for unit_id, _, size in tally.unit_sizes}
        rows = [
            UnitRow(
                unit_id,
                labels.get(unit_id, name),
                name,
                size,
                counts.get(unit_id, {}),
                tuple(one for one in of_units if one.unit_id == unit_id),
            )
            for unit_id, name, size in tally.unit_sizes
            if size or unit_id in counts
        ]
        self.units.set_rows(rows)
        total = UnitRow(_WHOLE, words.WHOLE, words.WHOLE, sum(sizes.values()), counts.get(_WHOLE, {}), of_units)
        self.totals.set_rows([total])
        self._fit()

    def _rebuild(self, codes: Sequence[str], quota: QuotaStanding | None) -> None:
        for table in (self.units, self.totals):
            self._layout.removeWidget(table)
            table.hide()
            table.deleteLater()
        self.units = self._table(self._columns(codes, quota), words.TABLE)
        self.totals = self._table(self._columns(codes, quota), words.TOTALS)
        self._put_in()

    def _put_in(self) -> None:
        self.units.row_opened.connect(self._on_opened)
        self.units.viewport().installEventFilter(self)  # a scroll bar beside the rows takes room as well
        foot, header = self.totals, self.units.horizontalHeader()
        foot.horizontalHeader().setVisible(False)
        foot.setFixedHeight(ROW_HEIGHT + 1)
        foot.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot.setObjectName("totals")
        header.sectionResized.connect(lambda section, _old, new: foot.setColumnWidth(section, new))
        self.units.horizontalScrollBar().valueChanged.connect(foot.horizontalScrollBar().setValue)
        self._layout.addWidget(self.units, 1)
        self._layout.addWidget(foot)

    def _table(self, columns: Sequence[Column[UnitRow]], name: str) -> PinnedTable[UnitRow]:
        is_total = name == words.TOTALS
        model = RowTableModel(columns, key=lambda row: row.unit_id, has_stt=not is_total)
        if is_total:  # its first column stands where the numbers stand, empty
            blank: Column[UnitRow] = Column("", lambda _row: "", width=42)
            model = RowTableModel([blank, *columns], key=lambda row: row.unit_id, has_stt=False)
        table = PinnedTable(model, name, pinned=_UNIT_SECTION + 1)
        table.horizontalHeader().setStretchLastSection(False)
        return table

    def _columns(self, codes: Sequence[str], quota: QuotaStanding | None) -> list[Column[UnitRow]]:
        columns: list[Column[UnitRow]] = [
            Column(words.UNIT, lambda row: row.label, width=220, tip=lambda row: row.name, is_bold=_is_whole),
            Column(
                words.PEOPLE,
                lambda row: format_number(row.size),
                is_right=True,
                width=_header_width(words.PEOPLE),
                sort_key=lambda row: row.size,
                is_bold=_is_whole,
            ),
        ]
        columns += [self._award_column(code) for code in codes]
        if quota is not None:
            header = words.VERDICT.format(
                award=short_award_name(quota.award_code), percent=format_percent(quota.percent)
            )
            columns.append(
                Column(
                    header,
                    verdict_text,
                    width=_header_width(header),
                    chip=_verdict_chip,
                    ink=lambda _row: "muted",
                    tip=lambda row: "\n".join(_told(one) for one in row.quotas),
                    header_tip=words.VERDICT_TIP.format(award=award_name(quota.award_code)),
                    sort_key=lambda row: sum(one.used - one.limit for one in row.quotas),
                )
            )
        return columns

    def _award_column(self, code: str) -> Column[UnitRow]:
        return Column(
            short_award_name(code),
            lambda row: self._cell(row.counts.get(code)),
            is_right=True,
            width=_header_width(short_award_name(code)),
            header_tip=award_name(code),
            sort_key=lambda row: self._first(row.counts.get(code)),
            ink=lambda row: "" if code in row.counts else "muted",
            is_bold=_is_whole,
        )

    def _first(self, row: TallyRow | None) -> int:
        return int(getattr(row, self._figure)) if row is not None else -1

    def _cell(self, row: TallyRow | None) -> str:
        if row is None:
            return shared.NONE
        if self._figure == "registered":
            return format_number(row.registered)
        return f"{format_number(self._first(row))} / {format_number(row.registered)}"

    def _on_opened(self, key: object) -> None:
        row = next((one for one in self.units.rows_model.rows() if one.unit_id == key), None)
        if row is not None:
            self.unit_opened.emit(row.name)

    def _fit(self) -> None:
        """The name takes the room that the figures leave; a column is as wide as its total, the widest of its figures."""
        header = self.units.horizontalHeader()
        bold = QFontMetrics(sized(QApplication.font(), 10, QFont.Weight.DemiBold))
        for section in range(_UNIT_SECTION + 1, header.count()) if self.totals.rows_model.rowCount() else ():
            total = str(self.totals.rows_model.index(0, section).data())
            least = bold.horizontalAdvance(total) + _CELL_MARGINS
            if header.sectionSize(section) < least:
                self.units.setColumnWidth(section, least)
        others = [section for section in range(header.count()) if section != _UNIT_SECTION]
        taken = sum(header.sectionSize(section) for section in others)
        width = self.units.viewport().width() - taken
        self.units.setColumnWidth(_UNIT_SECTION, max(_LEAST_UNIT_WIDTH, width))
        for section in range(header.count()):
            self.totals.setColumnWidth(section, header.sectionSize(section))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.units.viewport():
            self._fit()
        return super().eventFilter(watched, event)


def verdict_text(row: UnitRow) -> str:
    """ "3 / 4 suất", "Vượt 1 suất", "2 đơn vị vượt"; "–" for a unit without anyone in the base."""
    over = [one for one in row.quotas if one.verdict is QuotaVerdict.OVER]
    if over and _is_whole(row):
        return words.OVER_UNITS.format(count=len({one.unit_id for one in over}))
    if over:
        return words.OVER.format(count=sum(one.used - one.limit for one in over))
    if not row.quotas:
        return shared.NONE
    used, limit = sum(one.used for one in row.quotas), sum(one.limit for one in row.quotas)
    return words.USED_OF.format(used=used, limit=limit)


def _verdict_chip(row: UnitRow) -> Chip | None:
    """Only what is broken gets a chip."""
    is_over = any(one.verdict is QuotaVerdict.OVER for one in row.quotas)
    return Chip(verdict_text(row), ChipRole.BAD) if is_over else None


def _header_width(word: str) -> int:
    """Room for the word in a header, and for figures like "12 / 34" under it."""
    font = sized(QApplication.font(), 10, QFont.Weight.DemiBold)
    return max(64, QFontMetrics(font).horizontalAdvance(word) + _CELL_MARGINS)


def _is_whole(row: UnitRow) -> bool:
    return row.unit_id == _WHOLE


def _told(one: QuotaStanding) -> str:
    return f"{one.unit}: {quota_words(one)}"
