"""Beside the tally: the plan's targets, what was reached, and whether that is enough."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.award.award import TargetStanding
from desktop_app.domain.award.wording import target_actual_words, target_result_words
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.pages.tally.tally_pane_parts import fit_height, stack_pane
from desktop_app.ui.parts.boxed import boxed
from desktop_app.ui.parts.chip import Chip, ChipLabel, ChipRole
from desktop_app.ui.parts.labels import plain_label, section_label
from desktop_app.ui.text import tally as words

_ROW_ROOM = 8


class TargetsPane(QWidget):
    """Targets in rows that wrap; the current one is told in full below."""

    def __init__(self) -> None:
        super().__init__()
        self._standings: list[TargetStanding] = []
        columns: list[Column[tuple[int, TargetStanding]]] = [
            Column(words.TARGET, lambda row: row[1].text, tip=lambda row: row[1].text),
            Column(words.WANTED, lambda row: row[1].wanted, is_right=True, width=78),
            Column(words.ACTUAL, lambda row: target_actual_words(row[1]), is_right=True, width=82),
            Column(
                words.RESULT,
                lambda row: target_chip(row[1]).text,
                width=152,
                chip=lambda row: target_chip(row[1]),
                tip=lambda row: target_result_words(row[1]),
            ),
        ]
        model = RowTableModel(columns, key=lambda row: row[0], has_stt=False)
        self.table = RowTable(model, words.TARGETS, stretch=0)
        self.table.setObjectName("tally.targets")
        self.table.setWordWrap(True)
        self.table.horizontalHeader().sectionResized.connect(self._on_resized)
        self.table.row_chosen.connect(lambda _key: self._show_detail())
        self._chips = [ChipLabel(None, words.TARGETS) for _ in range(3)]
        self._detail = plain_label(role="muted", is_wrapping=True)
        self._none = plain_label(role="muted", is_wrapping=True)
        self._box = boxed(self.table)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(section_label(words.TARGETS))
        for chip in self._chips:
            head.addWidget(chip)
        head.addStretch(1)
        stack_pane(self, head, self._box, self._detail, self._none)

    def show_targets(self, standings: Sequence[TargetStanding], why_none: str) -> None:
        """Show these; ``why_none`` where there are none."""
        self._standings = list(standings)
        self.table.set_rows(list(enumerate(standings)))
        for has_rows, widget in ((True, self._box), (True, self._detail), (False, self._none)):
            widget.setVisible(has_rows is bool(standings))
        self._none.setText(why_none)
        met = sum(one.is_met is True for one in standings)
        broken = sum(one.is_met is False for one in standings)
        unknown = sum(one.actual is None for one in standings)
        for chip, count, text, role in (
            (self._chips[0], met, words.MET_COUNT, ChipRole.OK),
            (self._chips[1], broken, words.NOT_MET_COUNT, ChipRole.BAD),
            (self._chips[2], unknown, words.NOT_KNOWN_COUNT, ChipRole.NONE),
        ):
            chip.set_chip(Chip(text.format(count=count), role) if count else None)
        if self.table.current_key() is None and standings:
            self.table.select_key(0)
        self._show_detail()
        self.fit()

    def _on_resized(self, section: int, _old: int, _new: int) -> None:
        if section == 0:  # its words wrap anew
            self.fit()

    def fit(self) -> None:
        """Rows as high as their words, the table as high as its rows."""
        self.table.resizeRowsToContents()
        for place in range(len(self._standings)):
            self.table.setRowHeight(place, self.table.rowHeight(place) + _ROW_ROOM)
        fit_height(self.table)

    def detail(self) -> str:
        """What is told of the current target."""
        return self._detail.text()

    def _show_detail(self) -> None:
        row = self.table.current_row()
        if row is None:
            self._detail.setText("")
            return
        parts = [words.PLACE.format(source=row[1].source)] if row[1].source else []
        if row[1].is_met is None:
            parts.insert(0, f"{target_result_words(row[1])}.")
        self._detail.setText(" ".join(parts))


def target_chip(one: TargetStanding) -> Chip:
    """Met, not met, or a state of its own: what cannot be reckoned is never shown as 0."""
    if one.actual is None:
        return Chip(words.NOT_KNOWN, ChipRole.NONE)
    if one.is_met is None:
        return Chip(words.NO_VERDICT, ChipRole.NONE)
    return Chip(words.MET, ChipRole.OK) if one.is_met else Chip(words.NOT_MET, ChipRole.BAD)
