"""Thử thay đổi: one change tried on a copy; it shows what becomes of the quotas and who is next. Nothing is written by looking."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.ui.parts.buttons import button, link
from desktop_app.ui.parts.labels import ElidedLabel, line, plain_label, section_label
from desktop_app.ui.text import trial as words

_RESULT_HEIGHT, _LEAST_RESULT = 92, 38
_TARGET_LETTERS = 17


class TrialPanel(QWidget):
    """A line while it is closed. ``target_changed``: another award was chosen; the desk answers with ``show_trial``."""

    opened = Signal(bool)
    target_changed = Signal()
    other_asked = Signal()
    preferences_asked = Signal()
    next_changed = Signal()
    apply_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(words.TITLE)
        self.open_link = link(words.OPEN, lambda: self.set_open(is_open=True), icon_name="refresh")
        self.drop_link = link(words.DROP, lambda: self.set_open(is_open=False))
        self._title, self._state = section_label(words.TITLE), plain_label(words.NOT_WRITTEN, role="muted")
        self._subject = ElidedLabel()
        font = self._subject.font()
        font.setBold(True)
        self._subject.setFont(font)
        self._verb = plain_label(words.MOVED_TO)
        self.target = QComboBox()
        self.target.setAccessibleName(words.TARGET)
        self.target.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.target.setMinimumContentsLength(_TARGET_LETTERS)
        self.target.currentIndexChanged.connect(lambda _place: self.target_changed.emit())
        self.other = link(words.OTHER, self.other_asked.emit)
        self.other.setToolTip(words.OTHER_TIP)
        self.preferences = link(words.PREFERENCES, self.preferences_asked.emit)
        self.preferences.setToolTip(words.PREFERENCES_TIP)
        self._result = plain_label(is_wrapping=True)
        self._result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._result.setAccessibleName(words.RESULT)
        self._result.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.with_next = QCheckBox(words.WITH_NEXT)
        self.with_next.setChecked(True)
        self.with_next.toggled.connect(lambda _on: self.next_changed.emit())
        self.apply = button(words.APPLY.format(count=1), self.apply_asked.emit)
        self._lay_out()
        self.set_open(is_open=False)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        for one in (self.open_link, self._title, self._state):
            head.addWidget(one)
        head.addStretch(1)
        head.addWidget(self.with_next)
        head.addWidget(self.apply)
        head.addWidget(self.drop_link)
        question = QHBoxLayout()
        question.setSpacing(8)
        question.addWidget(plain_label(words.IF))
        question.addWidget(self._subject, 1)
        question.addWidget(self._verb)
        question.addWidget(self.target)
        question.addWidget(self.other)
        question.addWidget(self.preferences)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setMinimumHeight(_LEAST_RESULT)
        scroll.setMaximumHeight(_RESULT_HEIGHT)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setObjectName("pane")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.addWidget(self._result)
        column.addStretch(1)
        scroll.setWidget(inside)
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(6)
        body.addLayout(question)
        body.addWidget(scroll)
        inner = QVBoxLayout()
        inner.setContentsMargins(14, 5, 12, 5)
        inner.setSpacing(6)
        inner.addLayout(head)
        inner.addWidget(self._body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(line())
        layout.addLayout(inner)

    @property
    def is_open(self) -> bool:
        """Whether something is tried."""
        return self._body.isVisibleTo(self)

    def set_open(self, *, is_open: bool) -> None:
        """Open, or back to a line; closing drops what was tried."""
        self._body.setVisible(is_open)
        self.open_link.setVisible(not is_open)
        for one in (self._title, self._state, self.apply, self.drop_link):
            one.setVisible(is_open)
        self.with_next.setVisible(False)
        self.opened.emit(is_open)
        if is_open:
            self.target.setFocus()

    def show_subject(self, name: str, targets: Sequence[tuple[str, str]], *, is_addition: bool) -> None:
        """Who is tried, and (code, name) of what they may be moved to; the first is chosen unless the last choice is there."""
        kept = self.target.currentData()
        self._subject.set_full_text(name)
        self._verb.setText(words.ADDED_TO if is_addition else words.MOVED_TO)
        self.target.blockSignals(True)
        self.target.clear()
        for code, award in targets:
            self.target.addItem(award, code)
        self.target.setCurrentIndex(max(0, self.target.findData(kept)))
        self.target.setEnabled(bool(targets))
        self.target.blockSignals(False)

    def show_trial(self, lines: Sequence[str], count: int, *, has_next: bool, may_apply: bool) -> None:
        """What came out, and for how many people it would be applied."""
        self._result.setText("\n".join(lines))
        self.with_next.setVisible(has_next)
        self.apply.setText(words.APPLY.format(count=count))
        self.apply.setEnabled(may_apply)

    def result(self) -> str:
        """What is shown."""
        return self._result.text()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc drops the trial."""
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self.set_open(is_open=False)
            return
        super().keyPressEvent(event)
