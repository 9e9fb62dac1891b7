"""The facet Số đăng ký: unit × award, totals at the foot, and what passes a quota or misses a target of the plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from desktop_app.domain.award.award import TargetStanding
from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.award.wording import (
    is_over_if_maximum,
    registered_quota_words,
    short_award_name,
    target_actual_words,
)
from desktop_app.domain.changes import ChangeSet
from desktop_app.domain.language.numerals import format_number
from desktop_app.domain.registration.registered_counts import RegisteredCounts, UnitCounts
from desktop_app.ui.ask import Ask
from desktop_app.ui.facet import Facet
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.models.pinned_table import PinnedTable
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import ROW_HEIGHT, RowTable
from desktop_app.ui.pages.registration.season import Season
from desktop_app.ui.parts.labels import NoteLine, plain_label
from desktop_app.ui.text import registration as words

_UNIT_WIDTH, _COUNT_WIDTH = 230, 92
_PINNED = 2


class CountsFacet(Facet):
    """Of registrations that are here; what was handed back or withdrawn does not count."""

    def __init__(self, gateway: Gateway, jobs: JobRunner, ask: Ask, year: Callable[[], int], *, season: Season) -> None:
        super().__init__(gateway, jobs, ask, year)
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._season = season
        self._codes: tuple[str, ...] = ()
        self._over: list[str] = []
        self.table: RowTable[UnitCounts] = self._made()
        self.totals = plain_label(is_wrapping=True)
        self.notes = QVBoxLayout()
        self.notes.setContentsMargins(12, 6, 12, 6)
        self.notes.setSpacing(4)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 6, 12, 0)
        foot.addWidget(self.totals, 1)
        self._column.addLayout(foot)
        self._column.addLayout(self.notes)

    def _made(self) -> RowTable[UnitCounts]:
        columns: list[Column[UnitCounts]] = [
            Column(words.UNIT, lambda row: row.unit, width=_UNIT_WIDTH, sort_key=lambda row: row.unit.casefold()),
            Column(
                words.SUBJECTS,
                lambda row: format_number(row.subjects) if row.subjects else words.NO_COUNT,
                is_right=True,
                width=_COUNT_WIDTH,
                sort_key=lambda row: row.subjects,
            ),
        ]
        columns += [
            Column(
                short_award_name(code),
                partial(_count_text, code),
                is_right=True,
                width=_COUNT_WIDTH,
                sort_key=partial(_count, code),
                header_tip=award_name(code),
            )
            for code in self._codes
        ]
        made = PinnedTable(RowTableModel(columns, key=lambda row: row.unit_id), words.COUNTS_TABLE, pinned=_PINNED)
        made.setObjectName("registration.counts")
        made.horizontalHeader().setStretchLastSection(False)
        made.setMinimumHeight(4 * ROW_HEIGHT)
        return made

    @override
    def reload(self, changes: ChangeSet | None) -> None:
        plan_id = self._season.plan_id
        if plan_id is None:
            return
        found = self.gateway.run(lambda: self.gateway.office.registration_count_service.counts(plan_id))
        if found is not None:
            self._show(found)

    def _show(self, found: RegisteredCounts) -> None:
        if found.codes != self._codes:
            self._codes = found.codes
            old, self.table = self.table, self._made()
            self._column.replaceWidget(old, self.table)
            old.hide()
            old.deleteLater()
        self.table.set_rows(list(found.rows))
        listed = ", ".join(f"{short_award_name(code)} {format_number(found.totals[code])}" for code in found.codes)
        subjects = format_number(found.subjects)
        self.totals.setText(words.TOTALS.format(subjects=subjects, listed=listed) if listed else words.NO_TOTALS)
        self._over = [registered_quota_words(one) for one in found.quotas if is_over_if_maximum(one)]
        self._tell(subjects, ())
        QTimer.singleShot(0, lambda: self._show_targets(subjects))  # the people are read once the table stands

    def _show_targets(self, subjects: str) -> None:
        plan_id = self._season.plan_id
        if plan_id is None or not isValid(self):
            return
        targets = self.gateway.run(lambda: self.gateway.office.registration_count_service.targets(plan_id))
        self._tell(subjects, targets or ())

    def _tell(self, subjects: str, targets: Sequence[TargetStanding]) -> None:
        missed = [
            words.TARGET_MISSED.format(
                text=one.text.rstrip(".;"), actual=target_actual_words(one), wanted=one.wanted, source=one.source
            )
            for one in targets
            if one.is_met is False
        ]
        self._show_notes([*self._over, *missed])
        self.counted.emit(words.COUNTS_HEAD.format(subjects=subjects, over=len(self._over), missed=len(missed)))

    def _show_notes(self, told: Sequence[str]) -> None:
        while (item := self.notes.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for text in told:
            line = NoteLine()
            line.show_note(f"{text[:1].upper()}{text[1:]}.", "warn")
            self.notes.addWidget(line)

    def note_texts(self) -> list[str]:
        """The warnings shown, first to last."""
        items = [self.notes.itemAt(place) for place in range(self.notes.count())]
        widgets = [item.widget() for item in items if item is not None]
        return [widget.text() for widget in widgets if isinstance(widget, NoteLine)]

    @override
    def panes(self) -> Sequence[QWidget]:
        return (self.table,)


def _count(code: str, row: UnitCounts) -> int:
    return row.counts.get(code, 0)


def _count_text(code: str, row: UnitCounts) -> str:
    count = _count(code, row)
    return format_number(count) if count else words.NO_COUNT
