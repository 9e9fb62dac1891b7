"""Who is preferred on equal votes: the State's rule as it is, the office's own with the text each stands in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QVBoxLayout
from typing_extensions import override

from desktop_app.domain.award.trial.preference import PREFERENCE_NAMES, Preference, PreferenceKind, local_preference
from desktop_app.domain.errors import UserError
from desktop_app.ui.dialogs.button_row import ButtonRow
from desktop_app.ui.parts.labels import NoteLine, plain_label, section_label
from desktop_app.ui.text import trial as words
from desktop_app.ui.text import words as shared


class PreferencesDialog(QDialog):
    """``national``: in force on the day of receipt, shown only; ``local``: the office's own, in their order."""

    def __init__(self, national: Sequence[Preference], local: Sequence[Preference]) -> None:
        super().__init__()
        self.setWindowTitle(words.PREFERENCES_TITLE)
        self.setMinimumWidth(520)
        kinds = [one.preference_kind for one in local]
        kinds += [kind for kind in PreferenceKind if kind not in kinds]
        known = {one.preference_kind: one.source.text for one in local}
        self.fields: dict[PreferenceKind, tuple[QCheckBox, QLineEdit]] = {}
        self._problem = NoteLine()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(section_label(words.PREFERENCES_TITLE, 13))
        layout.addWidget(plain_label(words.PREFERENCES_HINT, role="muted", is_wrapping=True))
        listed = [_line(one) for one in national] or [words.PREFERENCES_NONE]
        layout.addWidget(plain_label("\n".join(listed), is_wrapping=True))
        layout.addWidget(section_label(words.PREFERENCES_LOCAL))
        for kind in kinds:
            tick = QCheckBox(PREFERENCE_NAMES[kind].capitalize())
            source = QLineEdit(known.get(kind, ""))
            source.setAccessibleName(words.PREFERENCE_SOURCE.format(name=PREFERENCE_NAMES[kind]))
            source.setPlaceholderText(words.PREFERENCE_EXAMPLE)
            tick.setChecked(kind in known)
            source.setEnabled(kind in known)
            tick.toggled.connect(source.setEnabled)
            self.fields[kind] = (tick, source)
            layout.addWidget(tick)
            layout.addWidget(source)
        layout.addWidget(self._problem)
        layout.addWidget(ButtonRow(shared.SAVE, self.accept, self.reject))

    def preferences(self) -> list[Preference]:
        """The office's own as filled in; UserError for one without its text."""
        return [
            local_preference(kind, source.text()) for kind, (tick, source) in self.fields.items() if tick.isChecked()
        ]

    @override
    def accept(self) -> None:
        try:
            self.preferences()
        except UserError as problem:
            self._problem.show_note(problem.message, "bad")
        else:
            super().accept()


def _line(one: Preference) -> str:
    name = PREFERENCE_NAMES[one.preference_kind]
    return f"{name[:1].upper()}{name[1:]}: {one.source.shown}"
