"""How a quota is reckoned: what its figure means, on which base, over whom, rounded how. Kept beside the plan's words."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QDialog, QVBoxLayout

from desktop_app.domain.award.award import QuotaStanding
from desktop_app.domain.award.catalogue import CATALOGUE, award_name
from desktop_app.domain.language.numerals import format_percent
from desktop_app.domain.plan.amending import QuotaSettings
from desktop_app.domain.plan.facts import Comparator, Quota, QuotaScope, Rounding
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.ui.dialogs.button_row import ButtonRow
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.parts.labels import plain_label, section_label
from desktop_app.ui.text import tally as words
from desktop_app.ui.text import words as shared

_MEANINGS = (
    (Comparator.AT_MOST, words.MEANING_AT_MOST),
    (Comparator.EQUAL, words.MEANING_EQUAL),
    (Comparator.AT_LEAST, words.MEANING_AT_LEAST),
)


class QuotaSettingsDialog(QDialog):
    """``quota``: the fact in force; ``standing``: what it came to (its base may have been inferred)."""

    def __init__(self, quota: Quota, standing: QuotaStanding) -> None:
        super().__init__()
        title = words.SETTINGS_TITLE.format(
            award=award_name(quota.award_code), percent=format_percent(standing.percent)
        )
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        self.meaning, self.base, self.scope, self.rounding = QComboBox(), QComboBox(), QComboBox(), QComboBox()
        if quota.comparator is None:
            self.meaning.addItem(words.MEANING_OPEN, "")
        for comparator, word in _MEANINGS:
            self.meaning.addItem(word, comparator.value)
        self.meaning.setCurrentIndex(max(0, self.meaning.findData(quota.comparator.value if quota.comparator else "")))
        if not standing.base_code:
            self.base.addItem(words.BASE_OPEN, "")
        for spec in CATALOGUE:
            if SubjectKind.PERSON in spec.subjects and spec.code != quota.award_code:
                self.base.addItem(spec.name, spec.code)
        self.base.setCurrentIndex(max(0, self.base.findData(standing.base_code)))
        self.scope.addItem(words.SCOPE_UNIT, QuotaScope.UNIT.value)
        self.scope.addItem(words.SCOPE_AGENCY, QuotaScope.AGENCY.value)
        self.scope.setCurrentIndex(max(0, self.scope.findData(standing.scope)))
        for rounding in Rounding:
            self.rounding.addItem(words.ROUNDING_NAMES[rounding.value], rounding.value)
        self.rounding.setCurrentIndex(max(0, self.rounding.findData(standing.rounding)))
        quoted = quota.quote or quota.text
        says = words.PLAN_SAYS.format(text=quoted) if quoted else words.PLAN_SAYS_NOTHING
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(section_label(title, 13))
        layout.addWidget(plain_label(says, is_wrapping=True))
        layout.addWidget(plain_label(words.PLACE.format(source=standing.source), role="muted", is_wrapping=True))
        hint = words.MEANING_HINT if quota.comparator is None else ""
        layout.addWidget(FieldRow(words.MEANING, self.meaning, hint=hint))
        layout.addWidget(FieldRow(words.BASE_FIELD, self.base, hint=words.BASE_HINT))
        layout.addWidget(FieldRow(words.SCOPE_FIELD, self.scope))
        layout.addWidget(FieldRow(words.ROUNDING_FIELD, self.rounding))
        layout.addWidget(ButtonRow(shared.SAVE, self.accept, self.reject))

    def settings(self) -> QuotaSettings:
        """What was chosen; None where nothing was."""
        meaning, base = str(self.meaning.currentData()), str(self.base.currentData())
        return QuotaSettings(
            comparator=Comparator(meaning) if meaning else None,
            base=base or None,
            scope=QuotaScope(self.scope.currentData()),
            rounding=Rounding(self.rounding.currentData()),
        )
