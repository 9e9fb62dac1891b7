"""The head of the paper, drawn as one types: white and serif in both themes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from desktop_app.domain.office.office import AgencyProfile
from desktop_app.domain.plan.wording import MOTTO, NATIONAL_NAME
from desktop_app.ui.parts.labels import plain_label
from desktop_app.ui.text import settings

_POINTS = 10.5


class PaperHead(QFrame):
    """A picture in words, not the paper itself: the true page stands beside the plan."""

    def __init__(self, fonts: Path) -> None:
        super().__init__()
        self.setObjectName("paperHead")
        self.setAccessibleName(settings.HEAD)
        family = _paper_family(fonts)
        self._parent = _line(family)
        self._name = _line(family, is_bold=True)
        self._number = _line(family)
        country = _line(family, is_bold=True)
        country.setText(NATIONAL_NAME)
        motto = _line(family, is_bold=True, is_underlined=True)
        motto.setText(MOTTO)
        self._date = _line(family, is_italic=True)
        layout = QGridLayout(self)
        layout.setContentsMargins(14, 12, 14, 14)
        layout.setHorizontalSpacing(24)
        layout.setVerticalSpacing(3)
        for row, (left, right) in enumerate(((self._parent, country), (self._name, motto), (self._number, self._date))):
            layout.addWidget(left, row, 0)
            layout.addWidget(right, row, 1)
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(1, 1)

    def show_profile(self, profile: AgencyProfile, year: int) -> None:
        """Draw the head of a plan of that year."""
        self._parent.setText(profile.parent_name.upper())
        self._name.setText(profile.name.upper())
        self._number.setText(settings.HEAD_NUMBER.format(symbol=profile.symbol or "…"))
        self._date.setText(settings.HEAD_DATE.format(place=profile.place or "…", year=year))


def _line(family: str, *, is_bold: bool = False, is_italic: bool = False, is_underlined: bool = False) -> QLabel:
    label = plain_label(is_wrapping=True)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
    font = QFont(family)
    font.setPointSizeF(_POINTS)
    font.setBold(is_bold)
    font.setItalic(is_italic)
    font.setUnderline(is_underlined)
    label.setFont(font)
    return label


def _paper_family(fonts: Path) -> str:
    # by file: a machine's own "Liberation Serif" may be the old one without Vietnamese letters
    families: list[str] = []
    for file in sorted(fonts.glob("LiberationSerif-*.ttf")):
        families += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
    return families[0] if families else "Times New Roman"
