"""The awards of a year as a list; what may be a double carries a chip."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from typing_extensions import override

from desktop_app.domain.award.catalogue import BY_CODE, AwardKind, award_name
from desktop_app.domain.award.merit import MERIT_NAMES, MeritKind
from desktop_app.domain.award.past_award import AwardLine
from desktop_app.domain.award.wording import short_award_name
from desktop_app.domain.language.collation import name_key, sort_key
from desktop_app.domain.language.dates import format_short
from desktop_app.domain.language.searching import Wanted, search_fold
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.parts.chip import Chip, ChipRole
from desktop_app.ui.text import history as text

ALL, TITLES, COMMENDATIONS, FLAGGED = "", AwardKind.TITLE.value, AwardKind.COMMENDATION.value, "flagged"
_FLAG_CHIP = Chip(text.FLAG_CHIP, ChipRole.WARN)
_NAME_SECTION, _DAY_SECTION, _KIND_SECTION = 2, 6, 7
_NARROW = 820  # px
_FOLDED_AT_ONCE = 500  # some 8 ms


class HistoryTable(RowTable[AwardLine]):
    """``flagged``: ids of awards with an open flag; ``units``: names by id."""

    def __init__(self) -> None:
        self.units: Mapping[int, str] = {}
        self.flagged: Collection[int] = frozenset()
        self._searched: dict[int, str] = {}
        self._to_fold: list[AwardLine] = []
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
        self._folding = QTimer(self)
        self._folding.setInterval(0)
        self._folding.timeout.connect(self._fold_some)

    def fold_ahead(self, lines: Sequence[AwardLine]) -> None:
        """Fold what the filter looks in a little at a time, so that the first letter typed does not wait for five thousand rows."""
        self._searched = {}
        self._to_fold = list(lines)
        self._folding.start()

    def _fold_some(self) -> None:
        some, self._to_fold = self._to_fold[:_FOLDED_AT_ONCE], self._to_fold[_FOLDED_AT_ONCE:]
        self._searched.update((line.award_id, self._folded(line)) for line in some)
        if not self._to_fold:
            self._folding.stop()

    def _folded(self, line: AwardLine) -> str:
        return search_fold(f"{line.name} {self._unit(line)} {short_award_name(line.award_code)} {line.decision_number}")

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
        if pill in (TITLES, COMMENDATIONS) and award_kind_of(line) != pill:
            return False
        if not wanted:
            return True
        return wanted.fits(self._searched.get(line.award_id) or self._folded(line))


def award_kind_of(line: AwardLine) -> str:
    """Which catalogue the award of a row stands in; "" for an unknown code."""
    spec = BY_CODE.get(line.award_code)
    return spec.award_kind.value if spec is not None else ""
