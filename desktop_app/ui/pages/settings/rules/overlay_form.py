"""One own rule: for which award, what it asks, by which document, from when to when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from desktop_app.domain.award.catalogue import CATALOGUE
from desktop_app.domain.language.text import clean_line
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.domain.rule_set.conditions import Condition
from desktop_app.domain.rule_set.overlay import EVERY_AWARD, LocalDocument, OverlayRow
from desktop_app.domain.rule_set.overlay_template import OverlayTemplate
from desktop_app.domain.rule_set.overlay_words import KIND_NAMES, required_words
from desktop_app.domain.rule_set.overlaying import EFFECT_WORDS, OverlayEffect
from desktop_app.ui.forms.date_field import DateField
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.forms.record_form import RecordForm
from desktop_app.ui.pages.settings.rules.overlay_parameters import OverlayParameters
from desktop_app.ui.parts.labels import plain_label, section_label
from desktop_app.ui.text import rules as words

NEW_ROW = OverlayRow(0, "LDTT", SubjectKind.PERSON, "", {"kind": "months_worked", "months": 9})


class OverlayForm(RecordForm):
    """``conditions_of`` gives the conditions of the law that a row of that award could stand in place of."""

    def __init__(
        self, templates: Sequence[OverlayTemplate], conditions_of: Callable[[OverlayRow], tuple[Condition, ...]]
    ) -> None:
        super().__init__()
        self._row = self._loaded = NEW_ROW
        self._templates, self._conditions_of = tuple(templates), conditions_of
        self.template, self.award, self.kind, self.key = QComboBox(), QComboBox(), QComboBox(), QComboBox()
        self.template.addItem(words.NO_TEMPLATE, -1)
        for place, one in enumerate(self._templates):
            self.template.addItem(one.name, place)
        for subject, word in words.SUBJECTS.items():
            self.award.addItem(f"{words.EVERY_AWARD} ({word})", _award_key(EVERY_AWARD, subject))
        for spec in CATALOGUE:
            for subject in sorted(spec.subjects, reverse=True):
                self.award.addItem(f"{spec.name} ({words.SUBJECTS[subject]})", _award_key(spec.code, subject))
        for kind, name in KIND_NAMES.items():
            self.kind.addItem(name, kind)
        for combo in (self.template, self.award, self.kind, self.key):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(18)
        self.parameters = OverlayParameters()
        self.required, self.note = QPlainTextEdit(), QLineEdit()
        self.required.setTabChangesFocus(True)
        self.required.setFixedHeight(62)
        self.doc_kind = QComboBox()
        self.doc_kind.setEditable(True)
        self.doc_kind.addItems(words.DOC_KINDS)
        self.number, self.issuer, self.article = QLineEdit(), QLineEdit(), QLineEdit()
        self.dated_on, self.valid_from, self.valid_to = DateField(), DateField(), DateField()
        self._effect = plain_label(role="muted", is_wrapping=True)
        self._lay_out()
        self.template.activated.connect(lambda _place: self._use_template())
        self.award.activated.connect(lambda _place: self._follow_award())
        self.kind.activated.connect(lambda _place: self._follow_kind())
        self.edited.connect(self._follow_words)

    def _lay_out(self) -> None:
        self.add_widget(self._effect)
        self._template_row = FieldRow(words.OWN_TEMPLATE, self.template)
        self.add(self._template_row)
        self.add(FieldRow(words.OWN_AWARD, self.award))
        self.add(FieldRow(words.OWN_KIND, self.kind))
        for row in self.parameters.rows.values():
            self.add(row)
        self.add_widget(self.parameters.is_secret)
        self.parameters.is_secret.toggled.connect(self._on_edited)
        self._key_row = FieldRow(words.OWN_KEY, self.key)
        self.add(self._key_row)
        self._required_row = FieldRow(words.OWN_REQUIRED, self.required, hint=words.OWN_REQUIRED_HINT)
        self.add(self._required_row)
        self.add_widget(section_label(words.DOCUMENT))
        self._number_row = FieldRow(words.DOC_NUMBER, self.number, is_required=True)
        self._kind_row = FieldRow(words.DOC_KIND, self.doc_kind, is_required=True)
        self.add(self._kind_row, self._number_row)
        self._day_row = FieldRow(words.DOC_DAY, self.dated_on, is_required=True)
        self._article_row = FieldRow(words.DOC_ARTICLE, self.article, is_required=True)
        self.add(self._day_row, self._article_row)
        self.add(FieldRow(words.DOC_ISSUER, self.issuer))
        self.add(FieldRow(words.VALID_FROM, self.valid_from), FieldRow(words.VALID_TO, self.valid_to))
        self.add(FieldRow(words.NOTE, self.note))
        edit = self.doc_kind.lineEdit()
        if edit is not None:
            self.watch(edit)

    def load(self, row: OverlayRow, effect: OverlayEffect | None = None) -> None:
        """Show a row; id 0: a new one."""
        self._row = row
        self.set_loading(True)
        self._template_row.setVisible(row.id == 0)
        self.template.setCurrentIndex(0)
        self._template_row.set_hint("")
        self._fill(row)
        document = row.document
        self.doc_kind.setEditText(document.kind or (words.DOC_KINDS[0] if row.id == 0 else ""))
        self.number.setText(document.number)
        self.issuer.setText(document.issuer)
        self.article.setText(document.article)
        self.dated_on.set_date(document.dated_on)
        self.valid_from.set_date(row.valid_from)
        self.valid_to.set_date(row.valid_to)
        self.note.setText(row.note)
        self._effect.setText(words.EFFECT_ON.format(effect=EFFECT_WORDS[effect].lower()) if effect else "")
        self._effect.setVisible(effect is not None)
        self.set_loading(False)
        self.clear_problems()
        self.set_record(row.required or required_words(row.values) if row.id else words.NEW_OWN, is_new=row.id == 0)
        self._loaded = self.row()

    def _fill(self, row: OverlayRow) -> None:
        """What a template may tell too."""
        place = self.award.findData(_award_key(row.award_code, row.subject_kind))
        self.award.setCurrentIndex(max(0, place))
        if self.kind.findData(row.kind) < 0:
            self.kind.addItem(words.OTHER_KIND.format(kind=row.kind), row.kind)
        self.kind.setCurrentIndex(self.kind.findData(row.kind))
        self.parameters.load(row.values)
        self.parameters.show_kind(row.kind)
        self.required.setPlainText(row.required)
        self._show_keys(row.key)
        self._follow_words()

    def row(self) -> OverlayRow:
        """The row as the form has it."""
        code, _, subject = str(self.award.currentData()).rpartition(" ")
        return replace(
            self._row,
            award_code=code,
            subject_kind=SubjectKind(subject),
            key=self.key.currentData() or "",
            values=self.parameters.values(),
            required=clean_line(self.required.toPlainText()),
            document=LocalDocument(
                kind=clean_line(self.doc_kind.currentText()),
                number=clean_line(self.number.text()),
                dated_on=self.dated_on.date(),
                issuer=clean_line(self.issuer.text()),
                article=clean_line(self.article.text()),
            ),
            valid_from=self.valid_from.date(),
            valid_to=self.valid_to.date(),
            note=clean_line(self.note.text()),
        )

    def is_dirty(self) -> bool:
        """Whether anything differs from what was loaded."""
        return self.row() != self._loaded or any(
            one.problem() for one in (self.dated_on, self.valid_from, self.valid_to)
        )

    def check(self) -> bool:
        """Mark what is wrong and go to the first of it; True if nothing is."""
        now = self.row()
        for row, value in (
            (self._kind_row, now.document.kind),
            (self._number_row, now.document.number),
            (self._article_row, now.document.article),
        ):
            row.set_problem("" if value else words.MISSING)
        self._day_row.set_problem(self.dated_on.problem() or ("" if now.document.dated_on else words.MISSING))
        is_told = bool(now.required or required_words(now.values))
        self._required_row.set_problem("" if is_told else words.MISSING)
        wrong = self.first_problem()
        if wrong is not None:
            wrong.field.setFocus()
        return wrong is None

    def _use_template(self) -> None:
        place = self.template.currentData()
        if place is None or place < 0:
            self._template_row.set_hint("")
            return
        one = self._templates[place]
        self._template_row.set_hint(words.OWN_TEMPLATE_HINT.format(example=one.example))
        self._fill(replace(self.row(), award_code=one.award_code, subject_kind=one.subject_kind, key=one.key,
                           values=one.values, required=one.required))  # fmt: skip

    def _follow_award(self) -> None:
        self._show_keys("")

    def _follow_kind(self) -> None:
        self.parameters.show_kind(str(self.kind.currentData()))
        self._show_keys("")
        self._follow_words()

    def _follow_words(self) -> None:
        """The sentence that stands where nobody writes one."""
        self.required.setPlaceholderText(required_words(self.parameters.values()))

    def _show_keys(self, chosen: str) -> None:
        """The conditions of the law that this row could stand in place of; a cap stands in place of none."""
        code, _, subject = str(self.award.currentData()).rpartition(" ")
        self.key.clear()
        self.key.addItem(words.OWN_KEY_NONE, "")
        asked = replace(self._row, award_code=code, subject_kind=SubjectKind(subject))
        conditions = self._conditions_of(asked)
        for one in conditions:
            self.key.addItem(words.OWN_KEY_IN_PLACE.format(words=one.rule.required), one.rule.key)
        if chosen and self.key.findData(chosen) < 0:
            self.key.addItem(words.OWN_KEY_IN_PLACE.format(words=chosen), chosen)
        self.key.setCurrentIndex(max(0, self.key.findData(chosen)))
        self._key_row.setVisible(self.key.count() > 1 and self.kind.currentData() != "quota")


def _award_key(code: str, subject: SubjectKind) -> str:
    return f"{code} {subject.value}"
