"""Thiết lập, Cơ quan: the agency as the head of its papers prints it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.text import clean_line
from desktop_app.domain.office.office import AgencyProfile
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.forms.paper_head import PaperHead
from desktop_app.ui.parts.buttons import button
from desktop_app.ui.parts.labels import plain_label, section_label
from desktop_app.ui.text import settings, words


class AgencyForm(QWidget):
    """Four fields and the head they make."""

    save_wanted = Signal()
    cancel_wanted = Signal()
    change_wanted = Signal()

    def __init__(self, fonts: Path) -> None:
        super().__init__()
        self._profile = AgencyProfile()
        self._year = 0
        self.parent_name, self.name, self.symbol, self.place = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self._name_row = FieldRow(settings.NAME, self.name, hint=settings.NAME_HINT, is_required=True)
        self._symbol_row = FieldRow(settings.SYMBOL, self.symbol)
        rows = (
            FieldRow(settings.PARENT, self.parent_name, hint=settings.PARENT_HINT),
            self._name_row,
            self._symbol_row,
            FieldRow(settings.PLACE, self.place, hint=settings.PLACE_HINT),
        )
        fields = QGridLayout()
        fields.setHorizontalSpacing(18)
        fields.setVerticalSpacing(12)
        for place, row in enumerate(rows):
            fields.addWidget(row, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
            fields.setColumnStretch(place % 2, 1)
        self.head = PaperHead(fonts)
        inside = QWidget()
        inside.setObjectName("pane")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(12)
        column.addLayout(fields)
        column.addSpacing(6)
        column.addWidget(section_label(settings.HEAD))
        column.addWidget(self.head)
        self.former_title, self.former = section_label(settings.FORMER_NAMES), plain_label(role="muted")
        self.former.setWordWrap(True)
        column.addWidget(self.former_title)
        column.addWidget(self.former)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        self.save = button(settings.SAVE, self.save_wanted.emit, is_filled=True)
        self.cancel = button(words.CANCEL, self.cancel_wanted.emit)
        self.change = button(settings.CHANGE_NAME, self.change_wanted.emit)
        self.state = plain_label(role="warn")
        foot = QWidget()
        foot.setObjectName("footRow")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        buttons = QHBoxLayout(foot)
        buttons.setContentsMargins(18, 8, 16, 8)
        buttons.setSpacing(8)
        buttons.addWidget(plain_label(words.REQUIRED_NOTE, role="muted"))
        buttons.addStretch(1)
        buttons.addWidget(self.state)
        buttons.addWidget(self.change)
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(scroll, 1)
        layout.addWidget(foot)
        for edit in (self.parent_name, self.name, self.symbol, self.place):
            edit.setMaxLength(200)
            edit.textEdited.connect(lambda _text: self._follow())
            edit.returnPressed.connect(self.save_wanted.emit)

    def load(self, profile: AgencyProfile, year: int) -> None:
        """Show the agency."""
        self._profile, self._year = profile, year
        self.parent_name.setText(profile.parent_name)
        self.name.setText(profile.name)
        self.symbol.setText(profile.symbol)
        self.place.setText(profile.place)
        self._name_row.set_problem("")
        self._follow()

    def show_former(self, former: Sequence[tuple[AgencyProfile, date]]) -> None:
        """The earlier names below the head; nothing where there are none."""
        self.former.setText("\n".join(_former_words(profile, day) for profile, day in former))
        for label in (self.former_title, self.former):
            label.setVisible(bool(former))

    def profile(self) -> AgencyProfile:
        """The agency as the fields have it."""
        return replace(
            self._profile,
            parent_name=clean_line(self.parent_name.text()),
            name=clean_line(self.name.text()),
            symbol=clean_line(self.symbol.text()),
            place=clean_line(self.place.text()),
        )

    def is_dirty(self) -> bool:
        """Whether anything differs from what was loaded."""
        return self.profile() != self._profile

    def check(self) -> bool:
        """Mark what is wrong; True if nothing is."""
        is_right = bool(self.profile().name)
        self._name_row.set_problem("" if is_right else settings.NAME_MISSING)
        if not is_right:
            self.name.setFocus()
        return is_right

    def _follow(self) -> None:
        profile = self.profile()
        self.head.show_profile(profile, self._year)
        self.change.setEnabled(bool(self._profile.name))
        self._symbol_row.set_hint(settings.SYMBOL_HINT.format(symbol=profile.symbol or "…"))
        self.state.setText(words.UNSAVED if self.is_dirty() else "")


def _former_words(profile: AgencyProfile, last_day: date) -> str:
    named = f"{profile.name} ({profile.symbol})" if profile.symbol else profile.name
    return ", ".join(
        part for part in (named, profile.parent_name, profile.place) if part
    ) + settings.FORMER_UNTIL.format(day=format_text(last_day))
