"""Places of plans as a column of links."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.ui.parts.buttons import link

_SIDES = 14
MOST = 12
"""Places shown; the rest is counted."""


class PlaceLinks(QWidget):
    """Each link keeps to one line; what does not fit is in its tip."""

    place_wanted = Signal(int, str)
    """A plan and the uid of its block ("" for the plan itself)."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(60)
        self._links: list[tuple[QPushButton, str]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_places(self, places: Iterable[tuple[int, str, str]]) -> None:
        """(plan, block, words) of every place, each place once."""
        for made, _ in self._links:
            self._column.removeWidget(made)
            made.hide()
            made.deleteLater()
        self._links = []
        for plan_id, uid, said in list(dict.fromkeys(places))[:MOST]:
            made = link(said)
            made.clicked.connect(lambda _checked=False, at=(plan_id, uid): self.place_wanted.emit(*at))
            made.setToolTip(said)
            made.setAccessibleName(said)
            self._column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
            self._links.append((made, said))
        self._fit()

    def texts(self) -> list[str]:
        """The words of every link, whole."""
        return [said for _, said in self._links]

    def press(self, place: int) -> None:
        """As the clerk does."""
        self._links[place][0].click()

    def _fit(self) -> None:
        for made, said in self._links:
            room = max(self.width(), 60)
            shown = made.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room - _SIDES)
            made.setText(shown.replace("&", "&&"))
            made.setFixedWidth(min(made.fontMetrics().horizontalAdvance(shown) + _SIDES, room))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
