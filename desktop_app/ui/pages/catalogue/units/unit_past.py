"""The acts that change a unit, and its history with the awards under its names, below its form."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.services.unit_change_service import UnitChangeService
from desktop_app.ui.parts.buttons import link
from desktop_app.ui.parts.labels import plain_label, section_label
from desktop_app.ui.text import history
from desktop_app.ui.text import units as text


class UnitPast(QWidget):
    """Tells which act is wanted."""

    act_wanted = Signal(object)
    """A ChangeKind."""
    passport_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.buttons = {kind: link(word, partial(self.act_wanted.emit, kind)) for kind, word in text.ACTS.items()}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        for place, made in enumerate(self.buttons.values()):
            grid.addWidget(made, place // 2, place % 2)
        grid.setColumnStretch(2, 1)
        self.lines = plain_label(is_wrapping=True)
        self.awards = plain_label(role="muted", is_wrapping=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(section_label(text.CHANGE))
        layout.addLayout(grid)
        head = QHBoxLayout()
        head.addWidget(section_label(text.HISTORY))
        head.addStretch(1)
        head.addWidget(link(history.OPEN_PASSPORT, self.passport_wanted.emit))
        layout.addLayout(head)
        layout.addWidget(self.lines)
        layout.addWidget(self.awards)

    def show_unit(self, unit_id: int, service: UnitChangeService, *, may_change: bool) -> None:
        """Show what is known of a unit."""
        lineage = service.lineage()
        told = [f"• {lineage.sentence(change)}" for change in lineage.history(unit_id)]
        self.lines.setText("\n".join(told) or text.NO_HISTORY)
        along = service.awards_along(unit_id)
        lines = []
        for one in along:
            years = ", ".join(dict.fromkeys(str(past.award.achievement_year) for past in one.awards))
            lines.append(text.AWARDS_UNDER.format(name=one.unit.name, count=len(one.awards), years=years))
        if along:
            total = lineage.total(unit_id, {one.unit.id: len(one.awards) for one in along})
            lines.insert(0, text.FORMER_AWARDS.format(total=total))
        self.awards.setText("\n".join(lines))
        self.awards.setVisible(bool(lines))
        for made in self.buttons.values():
            made.setEnabled(may_change)
