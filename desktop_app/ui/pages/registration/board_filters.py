"""Which units of a board are shown: by state, timeliness, title, kind of unit, and by words in names of units and people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.award.catalogue import CATALOGUE
from desktop_app.domain.award.wording import short_award_name
from desktop_app.domain.language.searching import Wanted
from desktop_app.domain.office.office import UnitKind
from desktop_app.domain.registration.board import STATE_NAMES, state_counts
from desktop_app.domain.registration.registered_counts import RegisteredWords
from desktop_app.domain.registration.registration import Board, BoardRow, Timeliness
from desktop_app.ui.parts.buttons import tool
from desktop_app.ui.parts.pills import Pills
from desktop_app.ui.text import catalogue as catalogue_words
from desktop_app.ui.text import registration as words

_PILLS = (("", words.ALL), *((state.value, name) for state, name in STATE_NAMES.items()))
_LEAST_LETTERS = 2
"""From how many letters on names of people are searched too."""


class BoardFilters(QWidget):
    """``registered`` gives what the units registered, read only when a filter needs it."""

    changed = Signal()

    def __init__(self, registered: Callable[[], Mapping[int, RegisteredWords]]) -> None:
        super().__init__()
        self._registered = registered
        self._kinds: Mapping[int, UnitKind] = {}
        self._groups: Mapping[str, frozenset[int]] = {}
        self.pills = Pills(words.STATE, _PILLS)
        self.pills.setObjectName("board-pills-filter")
        self.pills.chosen.connect(lambda _key: self.changed.emit())
        self.text = QLineEdit()
        self.text.setObjectName("board-filter")
        self.text.setPlaceholderText(words.FILTER)
        self.text.setAccessibleName(words.FILTER)
        self.text.setToolTip(words.FILTER_TIP)
        self.text.setClearButtonEnabled(True)
        self.text.setMaximumWidth(180)
        self.text.setMinimumWidth(90)  # it takes what the pills leave
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.text.textChanged.connect(lambda _text: self.changed.emit())
        self.timeliness = self._choice(words.TIMELINESS, words.TIMELINESS_FILTERS.items())
        titles = [(spec.code, short_award_name(spec.code)) for spec in CATALOGUE]
        self.title = self._choice(words.TITLE_FILTER, titles)
        self.kind = self._choice(words.UNIT_KIND, ((kind.value, name) for kind, name in catalogue_words.KINDS.items()))
        self.group = self._choice(words.GROUP, ())
        self.more = tool("chevron-down", words.MORE_FILTERS, self._toggle)
        self.row = QWidget()
        self._lay_out()

    def _choice(self, name: str, choices: Iterable[tuple[str, str]]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.addItem(words.ANY.format(name=name), "")
        for key, word in choices:
            box.addItem(word, key)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(9)
        box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        return box

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(10, 8, 10, 4)
        bar.setSpacing(8)
        bar.addWidget(self.pills)
        bar.addWidget(self.text, 1, Qt.AlignmentFlag.AlignTop)
        bar.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        choices = QHBoxLayout(self.row)
        choices.setContentsMargins(10, 0, 10, 6)
        choices.setSpacing(6)
        for box in (self.timeliness, self.title, self.kind, self.group):
            choices.addWidget(box, 1)
        self.row.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.row)

    def _toggle(self) -> None:
        is_open = not self.row.isVisibleTo(self)
        if not is_open:
            self._clear_choices()
        self.row.setVisible(is_open)
        name = words.FEWER_FILTERS if is_open else words.MORE_FILTERS
        self.more.setToolTip(name)
        self.more.setAccessibleName(name)

    def show_board(self, board: Board, kinds: Mapping[int, UnitKind], groups: Mapping[str, frozenset[int]]) -> None:
        """Count the states; ``kinds``: of units by id; ``groups``: units of each bloc and cluster by its name."""
        self._kinds = kinds
        counts = {state.value: count for state, count in state_counts(board).items()}
        self.pills.set_counts({"": len(board.rows), **counts})
        self.group.setVisible(bool(groups))
        if groups.keys() != self._groups.keys():
            chosen = self.group.currentData()
            self.group.blockSignals(True)
            while self.group.count() > 1:
                self.group.removeItem(1)
            for name in groups:
                self.group.addItem(name, name)
            self.group.setCurrentIndex(max(0, self.group.findData(chosen)))
            self.group.blockSignals(False)
        self._groups = groups

    def clear(self) -> None:
        """Show every unit again."""
        self.pills.choose("")
        self.text.clear()
        self._clear_choices()

    def _clear_choices(self) -> None:
        for box in (self.timeliness, self.title, self.kind, self.group):
            box.setCurrentIndex(0)

    def shown(self, rows: Iterable[BoardRow]) -> list[BoardRow]:
        """The rows that pass. Words are looked for in names of units; only where no unit bears them, in names of people."""
        state, wanted = self.pills.key(), Wanted.of(self.text.text())
        timeliness, title = self.timeliness.currentData(), self.title.currentData()
        kind, group = self.kind.currentData(), self.group.currentData()
        listed = list(rows)
        is_unit = not wanted or any(_is_named(row, wanted) for row in listed)
        needs_lines = bool(title) or (not is_unit and len(wanted.typed) >= _LEAST_LETTERS)
        registered = self._registered() if needs_lines else {}
        in_group = self._groups.get(group, frozenset())

        def passes(row: BoardRow) -> bool:
            mine = registered.get(row.unit_id, RegisteredWords())
            return (
                (not state or row.registration.state.value == state)
                and (not timeliness or row.timeliness is Timeliness(timeliness))
                and (not title or title in mine.codes)
                and (not kind or self._kinds.get(row.unit_id) is UnitKind(kind))
                and (not group or row.unit_id in in_group)
                and (
                    not wanted
                    or (_is_named(row, wanted) if is_unit else any(wanted.is_in(name) for name in mine.names))
                )
            )

        return [row for row in listed if passes(row)]


def _is_named(row: BoardRow, wanted: Wanted) -> bool:
    return wanted.is_in(f"{row.unit} {row.unit_label}")
