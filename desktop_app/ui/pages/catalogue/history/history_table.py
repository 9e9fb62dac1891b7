"""The awards of a year as a list; what may be a double carries a chip."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from PySide6.QtGui import QResizeEvent
from typing_extensions import override

from desktop_app.domain.award.catalogue import BY_CODE, AwardKind, award_name
from desktop_app.domain.award.merit import MERIT_NAMES, MeritKind
from desktop_app.domain.award.past_award import AwardLine
from desktop_app.domain.award.wording import short_award_name
from desktop_app.domain.language.collation import name_key, sort_key
from desktop_app.domain.language.dates import format_short
from desktop_app.domain.language.searching import Wanted
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.parts.chip import Chip, ChipRole
from desktop_app.ui.text import history as text

ALL, TITLES, COMMENDATIONS, FLAGGED = "", AwardKind.TITLE.value, AwardKind.COMMENDATION.value, "flagged"
_FLAG_CHIP = Chip(text.FLAG_CHIP, ChipRole.WARN)
_NAME_SECTION, _DAY_SECTION, _KIND_SECTION = 2, 6, 7
_NARROW = 820  # px


class HistoryTable(RowTable[AwardLine]):
    """``flagged``: ids of awards with an open flag; ``units``: names by id."""

    def __init__(self) -> None:
        self.units: Mapping[int, str] = {}
        self.flagged: Collection[int] = frozenset()
        model = RowTableModel[AwardLine](
            [
                Column(text.YEAR, lambda line: str(line.achievement_year), is_right=True, width=58),
                Column(
                    text.NAME,
                    lambda line: line.name,
                    width=140,
                    sort_key=lambda line: name_key(line.name) if line.person_id else sort_key(line.name),
                ),
                Column(text.UNIT, self._unit, width=136, sort_key=lambda line: sort_key(self._unit(line))),
                Column(
                    text.AWARD,
                    lambda line: short_award_name(line.award_code),
                    width=98,
                    tip=lambda line: award_name(line.award_code),
                    sort_key=lambda line: list(BY_CODE).index(line.award_code) if line.award_code in BY_CODE else 99,
                ),
                Column(text.NUMBER, lambda line: line.decision_number, width=122),
                Column(
                    text.DAY,
                    lambda line: format_short(date.fromisoformat(line.decision_on)) if line.decision_on else "",
                    is_right=True,
                    width=92,
                    sort_key=lambda line: line.decision_on,
                ),
                Column(
                    text.KIND,
                    lambda line: MERIT_NAMES[MeritKind(line.merit_kind)] if line.merit_kind else "",
                    width=112,
                    sort_key=lambda line: line.merit_kind,
                ),
                Column(
                    text.FLAG,
                    lambda line: text.FLAG_CHIP if self.has_flag(line) else "",
                    width=84,
                    chip=lambda line: _FLAG_CHIP if self.has_flag(line) else None,
                    sort_key=lambda line: not self.has_flag(line),
                ),
            ],
            key=lambda line: line.award_id,
        )
        super().__init__(model, text.LIST, stretch=_NAME_SECTION, is_multiple=True)
        self.setObjectName("award-history")

    def has_flag(self, line: AwardLine) -> bool:
        """Whether a flag of it is open."""
        return line.award_id in self.flagged

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = event.size().width() < _NARROW  # the pane beside has them
        for section in (_DAY_SECTION, _KIND_SECTION):
            if self.is_hidden_by_page(section) != is_narrow:
                self.setColumnHidden(section, is_narrow)

    def _unit(self, line: AwardLine) -> str:
        return self.units.get(line.unit_id, "")

    def is_shown(self, line: AwardLine, pill: str, wanted: Wanted) -> bool:
        """Whether pill and filter leave a row."""
        if pill in (TITLES, COMMENDATIONS):
            spec = BY_CODE.get(line.award_code)
            if spec is None or spec.award_kind.value != pill:
                return False
        if not wanted:
            return True
        searched = f"{line.name} {self._unit(line)} {short_award_name(line.award_code)} {line.decision_number}"
        return wanted.is_in(searched)
