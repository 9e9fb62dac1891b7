"""A list and its detail side by side; where there is no room for both, the detail lies over the list with a way back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSplitter, QWidget
from typing_extensions import override


class ListDetail(QSplitter):
    """``back`` stands in the detail and leads to the list; ``focus`` is what takes the keys in the list."""

    def __init__(self, listing: QWidget, detail: QWidget, back: QPushButton, focus: QWidget) -> None:
        super().__init__()
        self.setChildrenCollapsible(False)
        self._listing, self._detail, self._back, self._focus = listing, detail, back, focus
        self._is_narrow = False
        self._is_detail_open = False
        self.addWidget(listing)
        self.addWidget(detail)
        back.clicked.connect(self.show_list)
        self._arrange()

    def set_narrow(self, is_narrow: bool) -> None:
        """Whether there is room for one of both only."""
        self._is_narrow = is_narrow
        self._arrange()

    @property
    def is_narrow(self) -> bool:
        """Whether only one of both is shown."""
        return self._is_narrow

    def open_detail(self) -> None:
        """Lay the detail over the list, if there is no room beside it."""
        self._is_detail_open = True
        self._arrange()

    def show_list(self) -> None:
        """The list again."""
        self._is_detail_open = False
        self._arrange()
        self._focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        is_over = self._is_narrow and self._is_detail_open
        self._back.setVisible(is_over)
        self._listing.setVisible(not is_over)
        self._detail.setVisible(is_over or not self._is_narrow)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in the detail leads back to the list."""
        if event.key() == Qt.Key.Key_Escape and self._is_narrow and self._is_detail_open:
            self.show_list()
            return
        super().keyPressEvent(event)
