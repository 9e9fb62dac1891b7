"""The rail: the working year above, a word and an icon for each page, settings at the foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QButtonGroup, QMenu, QToolButton, QVBoxLayout, QWidget

from desktop_app.ui.icons import icon
from desktop_app.ui.page_table import PageSpec
from desktop_app.ui.parts.labels import plain_label
from desktop_app.ui.style import sized
from desktop_app.ui.text import shell

WIDTH = 88
_LAST = "settings"


class Rail(QWidget):
    """Emits what was pressed; what is shown as chosen is set by the window."""

    page_pressed = Signal(str)
    year_chosen = Signal(int)

    def __init__(self, pages: Sequence[PageSpec]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 8, 6, 8)
        layout.setSpacing(4)
        caption = plain_label(shell.YEAR, role="muted")
        caption.setFont(sized(QApplication.font(), 8.5))
        caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(caption)
        self.year_button = self._make_year_button()
        layout.addWidget(self.year_button)
        layout.addSpacing(2)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, QToolButton] = {}
        on_rail = [page for page in pages if page.is_on_rail]
        for place, page in enumerate(page for page in on_rail if page.key != _LAST):
            layout.addWidget(self._make_page_button(page, f" (Ctrl+{place + 1})"))
        layout.addStretch(1)
        for page in on_rail:
            if page.key == _LAST:
                layout.addWidget(self._make_page_button(page, ""))

    def _make_year_button(self) -> QToolButton:
        made = QToolButton()
        made.setProperty("role", "year")
        made.setAccessibleName(shell.YEAR)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        made.setFixedSize(WIDTH - 12, 30)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setFont(sized(QApplication.font(), 11))
        made.setMenu(QMenu(made))
        return made

    def _make_page_button(self, page: PageSpec, keys: str) -> QToolButton:
        made = QToolButton()
        made.setProperty("role", "rail")
        made.setText(page.word)
        made.setIcon(icon(page.icon_name, "muted"))
        made.setIconSize(QSize(22, 22))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.setCheckable(True)
        made.setFixedSize(WIDTH - 12, 54)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setFont(sized(QApplication.font(), 9.5))
        made.setAccessibleName(page.word)
        made.setToolTip(f"{page.word}{keys}")
        made.clicked.connect(lambda _checked=False: self.page_pressed.emit(page.key))
        self._group.addButton(made)
        self._buttons[page.key] = made
        return made

    def set_page(self, key: str) -> None:
        """Show a page as chosen; a page that is not on the rail leaves none chosen."""
        self._group.setExclusive(False)
        for its_key, made in self._buttons.items():
            made.setChecked(its_key == key)
        self._group.setExclusive(True)

    def set_years(self, years: Sequence[int], year: int) -> None:
        """The years to choose from, and the one shown."""
        self.year_button.setText(f"{year} ▾")
        menu = self.year_button.menu()
        menu.clear()
        for one in years:
            action = menu.addAction(str(one))
            action.setCheckable(True)
            action.setChecked(one == year)
            action.triggered.connect(lambda _checked=False, one=one: self.year_chosen.emit(one))

    def has(self, key: str) -> bool:
        """Whether the page stands on the rail."""
        return key in self._buttons

    def button(self, key: str) -> QToolButton:
        """The button of a page."""
        return self._buttons[key]
