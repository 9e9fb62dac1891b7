"""What a person was awarded through the years: the table a report of achievements has (năm, danh hiệu, quyết định, cơ quan)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.award.merit import MERIT_NAMES
from desktop_app.domain.award.past_award import PastAward
from desktop_app.domain.award.wording import short_award_name
from desktop_app.domain.language.dates import format_short
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import ROW_HEIGHT, RowTable
from desktop_app.ui.parts.buttons import link
from desktop_app.ui.parts.labels import plain_label, section_label
from desktop_app.ui.text import catalogue, history

_SHOWN_ROWS = 8


class PassportTable(QWidget):
    """Newest first; hidden while there is nobody to show."""

    whole_wanted = Signal()
    """The passport with gaps, flags and all particulars."""

    def __init__(self) -> None:
        super().__init__()
        self._units: Mapping[int, str] = {}
        self._title = section_label(catalogue.PASSPORT)
        self._none = plain_label(catalogue.NO_AWARDS, role="muted")
        self.table: RowTable[PastAward] = RowTable(
            RowTableModel[PastAward](
                [
                    Column(catalogue.AWARD_YEAR, lambda one: str(one.award.achievement_year), is_right=True, width=58),
                    Column(
                        catalogue.AWARD, lambda one: short_award_name(one.award.award_code), width=96, tip=self._told
                    ),
                    Column(catalogue.DECISION, _decision, width=190, tip=self._told),
                    Column(catalogue.AUTHORITY, lambda one: one.award.authority, width=130, tip=self._told),
                ],
                key=lambda one: one.award.id,
                has_stt=False,
            ),
            catalogue.PASSPORT,
            is_multiple=True,
        )
        self.table.setObjectName("passport")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(link(history.OPEN_PASSPORT, self.whole_wanted.emit))
        layout.addLayout(head)
        layout.addWidget(self._none)
        layout.addWidget(self.table)

    def show_awards(self, awards: Sequence[PastAward], units: Mapping[int, str]) -> None:
        """Show the awards of a person, given oldest first."""
        self._units = units
        self.table.set_rows(list(reversed(awards)))
        self.table.setVisible(bool(awards))
        self._none.setVisible(not awards)
        bar = self.table.horizontalScrollBar().sizeHint().height()
        self.table.setFixedHeight(ROW_HEIGHT * (min(len(awards), _SHOWN_ROWS) + 1) + bar + 4)

    def _told(self, one: PastAward) -> str:
        """All that is known of an award."""
        period = catalogue.PERIOD.format(period=one.period.words) if one.period else ""
        kind = MERIT_NAMES[one.merit_kind] if one.merit_kind else ""
        source = catalogue.TAKEN_FROM.format(name=one.source.name, row=one.source.row) if one.source else ""
        unit = self._units.get(one.award.unit_id, "")
        lines = (
            award_name(one.award.award_code),
            _decision(one),
            one.award.authority,
            unit,
            kind,
            period,
            one.note,
            source,
        )
        return "\n".join(filter(None, lines))


def _decision(one: PastAward) -> str:
    on = format_short(one.award.decision_on) if one.award.decision_on else ""
    return ", ".join(filter(None, (one.award.decision_number, on)))
