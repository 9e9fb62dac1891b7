"""What the office chooses once: the rule set used meanwhile, and since when the province's own rules are in force."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QDialog, QFrame, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from desktop_app.domain.language.dates import format_text
from desktop_app.domain.rule_set.choosing import FallbackChoice, OfficeChoices
from desktop_app.domain.rule_set.rule_set import RuleSet
from desktop_app.ui.dialogs.button_row import ButtonRow
from desktop_app.ui.forms.date_field import DateField
from desktop_app.ui.models.row_table_model import plain_tip
from desktop_app.ui.parts.buttons import button
from desktop_app.ui.parts.labels import plain_label, section_label, set_role
from desktop_app.ui.text import rules as words


class FallbackDialog(QDialog):
    """Asks for one of the sets that have criteria; after it was accepted: ``chosen()``."""

    def __init__(self, sets: Sequence[RuleSet], now: str) -> None:
        super().__init__()
        self.setWindowTitle(words.FALLBACK_TITLE)
        self.setMinimumWidth(520)
        self._group = QButtonGroup(self)
        self._ids = [one.id for one in sets]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 12)
        layout.setSpacing(10)
        layout.addWidget(section_label(words.FALLBACK_QUESTION, 12))
        layout.addWidget(plain_label(words.FALLBACK_WHY, role="muted", is_wrapping=True))
        chosen = self._ids.index(now) if now in self._ids else len(self._ids) - 1
        for place, one in enumerate(sets):
            choice = QRadioButton(f"{one.id}. {one.short_name}".replace("&", "&&"))
            choice.setToolTip(plain_tip(one.name))
            choice.setChecked(place == chosen)
            self._group.addButton(choice, place)
            layout.addWidget(choice)
        layout.addWidget(plain_label(words.FALLBACK_CHANGEABLE, role="muted", is_wrapping=True))
        layout.addWidget(ButtonRow(words.FALLBACK_YES, self.accept, self.reject))
        self._group.button(chosen).setFocus()

    def chosen(self) -> str:
        """The id of the set chosen."""
        return self._ids[self._group.checkedId()]


class ChoicePanels(QWidget):
    """Two panels under the list of sets."""

    def __init__(self, on_fallback: Callable[[], object], on_local: Callable[[], object]) -> None:
        super().__init__()
        self._now, self._before = plain_label(is_wrapping=True), plain_label(role="muted", is_wrapping=True)
        self.choose = button(words.CHOOSE_FALLBACK, on_fallback)
        self.local_on = DateField()
        self.local_on.setAccessibleName(words.LOCAL_ON)
        self.save_local = button(words.LOCAL_ON_SAVE, on_local)
        self.local_on.edit.returnPressed.connect(on_local)
        fallback = QVBoxLayout()
        fallback.setSpacing(3)
        fallback.addWidget(section_label(words.FALLBACK))
        fallback.addWidget(plain_label(words.FALLBACK_WHY, role="muted", is_wrapping=True))
        fallback.addWidget(self._now)
        fallback.addWidget(self._before)
        first = QFrame()
        first.setObjectName("panel")
        row = QHBoxLayout(first)
        row.setContentsMargins(14, 10, 12, 10)
        row.setSpacing(12)
        row.addLayout(fallback, 1)
        row.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignTop)
        day = QHBoxLayout()
        day.setSpacing(8)
        day.addWidget(self.local_on)
        day.addWidget(self.save_local)
        day.addStretch(1)
        second = QFrame()
        second.setObjectName("panel")
        local = QVBoxLayout(second)
        local.setContentsMargins(14, 10, 12, 10)
        local.setSpacing(4)
        local.addWidget(section_label(words.LOCAL_ON))
        local.addWidget(plain_label(words.LOCAL_ON_WHY, role="muted", is_wrapping=True))
        local.addLayout(day)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(8)
        layout.addWidget(first)
        layout.addWidget(second)
        layout.addStretch(1)

    def show_choices(self, choices: OfficeChoices, name: str, history: Sequence[FallbackChoice]) -> None:
        """``name``: of the fallback; the choices before it are told with their days."""
        if choices.fallback:
            day = format_text(choices.fallback_chosen_on) if choices.fallback_chosen_on else ""
            self._now.setText(words.FALLBACK_NOW.format(id=choices.fallback, name=name, day=day))
        else:
            self._now.setText(words.FALLBACK_NONE)
        set_role(self._now, "" if choices.fallback else "warn")
        before = "; ".join(
            words.FALLBACK_CHOICE.format(id=one.rule_set, day=format_text(one.chosen_on)) for one in history[:-1]
        )
        self._before.setText(words.FALLBACK_BEFORE.format(choices=before) if before else "")
        self._before.setVisible(bool(before))
        if not self.local_on.edit.hasFocus():
            self.local_on.set_date(choices.local_rules_on)

    def local_day(self) -> date | None:
        """The day typed."""
        return self.local_on.date()
