"""What a page shows when there is nothing yet: what is missing, why, and the next steps as buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.ui.icons import icon_pixmap
from desktop_app.ui.parts.buttons import button, link
from desktop_app.ui.parts.labels import line, plain_label, section_label
from desktop_app.ui.style import sized


@dataclass(frozen=True)
class Step:
    """One next step: what, why, and its button; disabled until it is possible."""

    title: str
    text: str
    button: str
    handler: Callable[[], object]
    is_possible: bool = True
    is_filled: bool = False


class EmptyState(QScrollArea):
    """At most three steps; ``links`` stand below them. Scrolls where the window is low."""

    def __init__(
        self,
        icon_name: str,
        title: str,
        text: str,
        steps: Sequence[Step] = (),
        links: Sequence[tuple[str, Callable[[], object]]] = (),
    ) -> None:
        super().__init__()
        self.steps = tuple(steps)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setObjectName("pane")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWidget(inside)
        outer = QVBoxLayout(inside)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.setSpacing(6)
        outer.addStretch(2)
        picture = QLabel()
        picture.setPixmap(icon_pixmap(icon_name, "strong", 56, self.devicePixelRatioF()))
        outer.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self._title = head = plain_label(title)
        head.setFont(sized(QApplication.font(), 15, QFont.Weight.DemiBold))
        head.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        head.setWordWrap(True)
        outer.addWidget(head)
        self._why = why = plain_label(text, role="muted", is_wrapping=True)
        why.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        outer.addWidget(why)
        if steps:
            outer.addSpacing(8)
            row = QHBoxLayout()  # as wide as there is room for, and not wider
            row.addStretch(1)
            row.addWidget(self._steps_panel(steps), 100)
            row.addStretch(1)
            outer.addLayout(row)
        if links:
            outer.addSpacing(8)
            row = QHBoxLayout()
            row.addStretch(1)
            for label, handler in links:
                row.addWidget(link(label, handler))
            row.addStretch(1)
            outer.addLayout(row)
        outer.addStretch(3)

    def set_words(self, title: str, text: str) -> None:
        """Say something else in the same place."""
        self._title.setText(title)
        self._why.setText(text)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(240, 120)

    def title(self) -> str:
        """What is missing."""
        return self._title.text()

    def _steps_panel(self, steps: Sequence[Step]) -> QFrame:
        panel = QFrame()
        panel.setObjectName("panel")
        panel.setMaximumWidth(640)
        column = QVBoxLayout(panel)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for number, step in enumerate(steps, start=1):
            if number > 1:
                column.addWidget(line())
            column.addWidget(self._step(number, step))
        return panel

    def _step(self, number: int, step: Step) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(16, 10, 12, 10)
        layout.setSpacing(14)
        figure = section_label(str(number), 12)
        figure.setFixedWidth(16)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(section_label(step.title, 10))
        text = plain_label(step.text, role="muted", is_wrapping=True)
        text.setFont(sized(QApplication.font(), 9.5))
        words.addWidget(text)
        press = button(step.button, step.handler, is_filled=step.is_filled and step.is_possible)
        press.setEnabled(step.is_possible)
        layout.addWidget(figure)
        layout.addLayout(words, 1)
        layout.addWidget(press)
        return row
