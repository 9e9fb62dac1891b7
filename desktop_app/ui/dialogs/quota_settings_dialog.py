"""How a quota is reckoned, setting by setting, each with what it rests on. Kept beside the plan's words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QLabel, QLineEdit, QSpinBox, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.award.award import QuotaStanding
from desktop_app.domain.award.catalogue import CATALOGUE, award_name
from desktop_app.domain.award.quota_setting_words import parse_percents, percents_text
from desktop_app.domain.award.quota_telling import SETTING_NAMES, SPLIT_WORDS
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.numerals import format_percent
from desktop_app.domain.language.text import clean_line
from desktop_app.domain.plan.facts import Comparator, Quota, QuotaScope, Rounding
from desktop_app.domain.plan.quota_settings import (
    HEADCOUNT,
    QuotaSettings,
    QuotaSplit,
    SettingName,
    SettingSource,
    SourceKind,
)
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.ui.dialogs.button_row import ButtonRow
from desktop_app.ui.parts.labels import NoteLine, plain_label, section_label
from desktop_app.ui.text import tally as words
from desktop_app.ui.text import words as shared

_MEANINGS = (
    (Comparator.AT_MOST, words.MEANING_AT_MOST),
    (Comparator.EQUAL, words.MEANING_EQUAL),
    (Comparator.AT_LEAST, words.MEANING_AT_LEAST),
)


class QuotaSettingsDialog(QDialog):
    """``quota``: the fact in force; ``standing``: what it came to (its base may have been inferred); ``amendments``: the labels
    of the plan's amending documents, offered as sources. Any other words of a source are the office's own rule."""

    def __init__(
        self,
        quota: Quota,
        standing: QuotaStanding,
        settings: QuotaSettings | None = None,
        amendments: Sequence[str] = (),
    ) -> None:
        super().__init__()
        made = settings or QuotaSettings()
        title = words.SETTINGS_TITLE.format(award=award_name(quota.award_code), percent=format_percent(quota.percent))
        self.setWindowTitle(title)
        self.setMinimumWidth(720)
        self._place, self._amendments = standing.source, tuple(amendments)
        self.meaning, self.base, self.scope, self.rounding = QComboBox(), QComboBox(), QComboBox(), QComboBox()
        self.split, self.reserve, self.percents = QComboBox(), QSpinBox(), QLineEdit()
        self._fill(quota, standing, made)
        self._fields: dict[SettingName, QWidget] = {
            SettingName.COMPARATOR: self.meaning,
            SettingName.BASE: self.base,
            SettingName.SCOPE: self.scope,
            SettingName.ROUNDING: self.rounding,
            SettingName.SPLIT: self.split,
            SettingName.RESERVE: self.reserve,
            SettingName.PERCENT_BY_TITLE: self.percents,
        }
        self.sources: dict[SettingName, QComboBox] = {}
        quoted = quota.quote or quota.text
        says = words.PLAN_SAYS.format(text=quoted) if quoted else words.PLAN_SAYS_NOTHING
        self._problem = NoteLine()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(section_label(title, 13))
        layout.addWidget(plain_label(says, is_wrapping=True))
        layout.addWidget(plain_label(words.PLACE.format(source=standing.source), role="muted", is_wrapping=True))
        layout.addLayout(self._grid(standing, made))
        hints = [words.MEANING_HINT] if quota.comparator is None else []
        layout.addWidget(plain_label(" ".join([*hints, words.SOURCE_HINT]), role="muted", is_wrapping=True))
        layout.addWidget(self._problem)
        layout.addWidget(ButtonRow(shared.SAVE, self.accept, self.reject))
        self._before = self._chosen()
        self.split.currentIndexChanged.connect(lambda _place: self._show_what_counts())
        self.scope.currentIndexChanged.connect(lambda _place: self._show_what_counts())
        self._show_what_counts()

    def _fill(self, quota: Quota, standing: QuotaStanding, made: QuotaSettings) -> None:
        if quota.comparator is None:
            self.meaning.addItem(words.MEANING_OPEN, "")
        for comparator, word in _MEANINGS:
            self.meaning.addItem(word, comparator.value)
        if not standing.base_code:
            self.base.addItem(words.BASE_OPEN, "")
        for spec in CATALOGUE:
            if SubjectKind.PERSON in spec.subjects and spec.code != quota.award_code:
                self.base.addItem(spec.name, spec.code)
        self.base.addItem(words.BASE_HEADCOUNT, HEADCOUNT)
        self.base.setToolTip(words.BASE_HINT)
        for scope, word in words.SCOPES.items():
            self.scope.addItem(word, scope.value)
        for rounding in Rounding:
            self.rounding.addItem(words.ROUNDING_NAMES[rounding.value], rounding.value)
        for split, word in SPLIT_WORDS.items():
            self.split.addItem(word[:1].upper() + word[1:], split.value)
        for field, value in (
            (self.meaning, quota.comparator.value if quota.comparator else ""),
            (self.base, standing.base_code),
            (self.scope, standing.scope),
            (self.rounding, standing.rounding),
            (self.split, (made.split or QuotaSplit.POOLED).value),
        ):
            field.setCurrentIndex(max(0, field.findData(value)))
        self.reserve.setRange(0, 999)
        self.reserve.setValue(made.reserve or 0)
        self.percents.setText(percents_text(made.percent_by_title or ()))
        self.percents.setPlaceholderText(words.PERCENTS_EXAMPLE)

    def _grid(self, standing: QuotaStanding, made: QuotaSettings) -> QGridLayout:
        told = {one.name: one for one in standing.settings}
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 5)
        grid.setColumnStretch(2, 6)
        grid.addWidget(plain_label(words.SOURCE_COLUMN, role="muted"), 0, 2)
        for row, (name, field) in enumerate(self._fields.items(), start=1):
            label = QLabel(SETTING_NAMES[name])
            label.setBuddy(field)
            field.setAccessibleName(SETTING_NAMES[name])
            source = QComboBox()
            source.setEditable(True)
            source.setAccessibleName(words.SOURCE_OF.format(setting=SETTING_NAMES[name].lower()))
            source.addItems(["", self._place, *self._amendments])
            known = made.sources.get(name)
            source.setEditText((known.words or self._place) if known else "")
            edit = source.lineEdit()
            if edit is not None:
                edit.setPlaceholderText(told[name.value].source if name.value in told else words.SOURCE_NONE)
                edit.setCursorPosition(0)
            source.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            if isinstance(field, QComboBox):
                field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            self.sources[name] = source
            for column, widget in enumerate((label, field, source)):
                grid.addWidget(widget, row, column)
        return grid

    def _show_what_counts(self) -> None:
        """A setting that changes nothing as the others stand cannot be set."""
        is_unit = self.scope.currentData() == QuotaScope.UNIT.value
        split = self.split.currentData()
        self.split.setEnabled(not is_unit)
        self.reserve.setEnabled(not is_unit and split == QuotaSplit.RESERVE.value)
        self.percents.setEnabled(is_unit or split == QuotaSplit.PER_UNIT.value)
        for name in (SettingName.SPLIT, SettingName.RESERVE, SettingName.PERCENT_BY_TITLE):
            self.sources[name].setEnabled(self._fields[name].isEnabled())

    def _chosen(self) -> QuotaSettings:
        meaning, base = str(self.meaning.currentData()), str(self.base.currentData())
        return QuotaSettings(
            comparator=Comparator(meaning) if meaning else None,
            base=base or None,
            scope=QuotaScope(self.scope.currentData()),
            rounding=Rounding(self.rounding.currentData()),
            split=QuotaSplit(self.split.currentData()),
            reserve=self.reserve.value(),
            percent_by_title=parse_percents(self.percents.text()),
        )

    def settings(self) -> QuotaSettings:
        """What was changed, and what was given a source."""
        chosen, before = self._chosen().chosen(), self._before.chosen()
        sources = {name: found for name in chosen if (found := self._source(name)) is not None}
        kept = {name: value for name, value in chosen.items() if value != before.get(name) or name in sources}
        return QuotaSettings(**{name.value: value for name, value in kept.items()}, sources=sources)

    def _source(self, name: SettingName) -> SettingSource | None:
        typed = clean_line(self.sources[name].currentText())
        if not typed or not self.sources[name].isEnabled():
            return None
        if typed == clean_line(self._place):
            return SettingSource(SourceKind.PLAN, typed)
        kind = SourceKind.AMENDMENT if typed in map(clean_line, self._amendments) else SourceKind.OFFICE_RULE
        return SettingSource(kind, typed)

    @override
    def accept(self) -> None:
        try:
            self._chosen()
        except UserError as problem:
            self._problem.show_note(problem.message, "bad")
            self.percents.setFocus()
        else:
            super().accept()
