"""A field with its label above, and below it the hint, whose place a problem takes."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from desktop_app.ui.parts.labels import NoteLine
from desktop_app.ui.style import sized


class FieldRow(QWidget):
    """Label, field, hint or problem. The label is the field's buddy and its accessible name."""

    def __init__(self, label: str, field: QWidget, *, hint: str = "", is_required: bool = False) -> None:
        super().__init__()
        self.field = field
        self._hint = hint
        self._problem = ""
        self.label = QLabel(label.replace("&", "&&") + (" *" if is_required else ""))
        self.label.setFont(sized(QApplication.font(), 9.5, QFont.Weight.Medium))
        self.label.setBuddy(field)
        self.note = NoteLine()
        if not field.accessibleName():
            field.setAccessibleName(label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self.label)
        layout.addWidget(field)
        layout.addWidget(self.note)
        self.note.show_note(hint)
        problem_changed = getattr(field, "problem_changed", None)
        if problem_changed is not None:  # a field that finds its own problems, as DateField
            problem_changed.connect(self.set_problem)

    def set_problem(self, sentence: str) -> None:
        """Show a problem in the hint's place with a red edge, or the hint again when ``sentence`` is empty."""
        self._problem = sentence
        self.note.show_note(sentence or self._hint, "bad" if sentence else "muted")
        edge = getattr(self.field, "edit", self.field)
        if bool(edge.property("problem")) != bool(sentence):
            edge.setProperty("problem", "true" if sentence else "")
            edge.style().unpolish(edge)
            edge.style().polish(edge)

    def set_hint(self, hint: str, kind: str = "muted") -> None:
        """The note shown while there is no problem."""
        self._hint = hint
        if not self._problem:
            self.note.show_note(hint, kind)

    def problem(self) -> str:
        """The problem shown, or ""."""
        return self._problem
