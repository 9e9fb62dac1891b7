"""One entry of the register: its state, what disagrees, all its fields, how it is cited, and where."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout

from desktop_app.domain.evidence import Evidence
from desktop_app.domain.language.text import clean_line
from desktop_app.domain.legal_basis.citation_form import full_form, label, short_form
from desktop_app.domain.legal_basis.legal_basis import DOCUMENT_TYPES, LegalBasis, split_number
from desktop_app.services.legal_basis_service import CitingPlace
from desktop_app.ui.forms.date_field import DateField
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.forms.record_form import RecordForm
from desktop_app.ui.pages.catalogue.basis.basis_disputes import DisputeBand, Value, said_place
from desktop_app.ui.parts.chip import Chip, ChipLabel
from desktop_app.ui.parts.labels import plain_label, section_label
from desktop_app.ui.parts.place_links import PlaceLinks
from desktop_app.ui.text import basis as text
from desktop_app.ui.text import words

_LONGEST = 600


@dataclass(frozen=True)
class BasisStanding:
    """What the register knows of an entry beside its fields, in words."""

    chips: tuple[Chip, ...] = ()
    relations: tuple[str, ...] = ()
    disputes: tuple[tuple[str, tuple[Value, ...]], ...] = ()
    places: tuple[CitingPlace, ...] = ()
    is_edited_copy: bool = False


class BasisForm(RecordForm):
    """Shows an entry and gives back what was made of it."""

    place_wanted = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self._basis = LegalBasis()
        self._chips = QHBoxLayout()
        self._chips.setSpacing(6)
        self._chips.addStretch(1)
        self._fields.addLayout(self._chips)
        self._chip_labels: list[ChipLabel] = []
        self._relations = plain_label(role="muted", is_wrapping=True)
        self.add_widget(self._relations)
        self._bands = QVBoxLayout()
        self._bands.setSpacing(8)
        self._fields.addLayout(self._bands)
        self.bands: list[DisputeBand] = []
        self._make_fields()
        self.add_widget(section_label(text.FORMS))
        self.first_form, self.later_form = _selectable(), _selectable()
        for name, shown in ((text.FIRST_FORM, self.first_form), (text.LATER_FORM, self.later_form)):
            self.add_widget(plain_label(name, role="muted"))
            self.add_widget(shown)
        self.add_widget(section_label(text.CITING))
        self.places = PlaceLinks()
        self.places.place_wanted.connect(self.place_wanted)
        self.add_widget(self.places)
        self._not_cited = plain_label(text.NOT_CITED, role="muted", is_wrapping=True)
        self.add_widget(self._not_cited)
        self.edited.connect(self._show_forms)

    def _make_fields(self) -> None:
        self.document_type = QComboBox()
        self.document_type.setEditable(True)
        self.document_type.addItems(DOCUMENT_TYPES)
        typed = QLineEdit()
        typed.setMaxLength(60)
        typed.textEdited.connect(self._on_edited)
        self.document_type.setLineEdit(typed)
        self.number = QLineEdit()
        self.number.setMaxLength(80)
        self.issuer, self.replaced_by, self.source = QLineEdit(), QLineEdit(), QLineEdit()
        self.issuer.setMaxLength(_LONGEST)
        self.replaced_by.setMaxLength(80)
        self.source.setMaxLength(_LONGEST)
        self.dated_on, self.in_force_from, self.in_force_to = DateField(), DateField(), DateField()
        self.title_text = QPlainTextEdit()
        self.title_text.setTabChangesFocus(True)
        self.title_text.setFixedHeight(76)
        self.evidence = QComboBox()
        for evidence, word in text.EVIDENCES.items():
            self.evidence.addItem(word, evidence.value)
        for choice in (self.document_type, self.evidence):  # the pane is narrower than the longest word
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(9)
        self._type_row = FieldRow(text.TYPE, self.document_type, is_required=True)
        self._number_row = FieldRow(text.NUMBER, self.number, hint=text.NUMBER_HINT)
        self._replaced_row = FieldRow(text.REPLACED_BY, self.replaced_by, hint=text.REPLACED_BY_HINT)
        self._to_row = FieldRow(text.IN_FORCE_TO, self.in_force_to, hint=text.IN_FORCE_TO_HINT)
        self.add(self._type_row, FieldRow(text.DAY, self.dated_on))
        self.add(self._number_row)
        self.add(FieldRow(text.ISSUER, self.issuer))
        self.add(FieldRow(text.TITLE, self.title_text, hint=text.TITLE_HINT))
        self.add(FieldRow(text.IN_FORCE_FROM, self.in_force_from), self._to_row)
        self.add(self._replaced_row)
        self.add(FieldRow(text.EVIDENCE, self.evidence))
        self.add(FieldRow(text.SOURCE, self.source))

    def load(self, basis: LegalBasis, standing: BasisStanding) -> None:
        """Show an entry; a blank one is new."""
        self._basis = basis
        self.set_loading(True)
        self.document_type.setCurrentText(basis.document_type)
        self.number.setText(basis.full_number)
        self.issuer.setText(basis.issuer)
        self.title_text.setPlainText(basis.title)
        self.dated_on.set_date(basis.dated_on)
        self.in_force_from.set_date(basis.in_force_from)
        self.in_force_to.set_date(basis.in_force_to)
        self.replaced_by.setText(basis.replaced_by)
        self.source.setText(basis.source)
        self.evidence.setCurrentIndex(self.evidence.findData(basis.evidence.value))
        for field in (self.number, self.issuer, self.replaced_by, self.source):
            field.setCursorPosition(0)  # the beginning tells more than the end
        self.set_loading(False)
        self.clear_problems()
        is_new = basis.id == 0 and not basis.shipped_key
        self.set_record(text.NEW if is_new else label(basis), is_new=basis.id == 0)
        self.buttons.delete.setText(text.BACK_TO_SHIPPED if standing.is_edited_copy else words.DELETE_NOW)
        self._show_standing(standing)
        self._show_forms()

    def _show_standing(self, standing: BasisStanding) -> None:
        for chip_label in self._chip_labels:
            self._chips.removeWidget(chip_label)
            chip_label.hide()
            chip_label.deleteLater()
        self._chip_labels = [ChipLabel(chip, text.STATE) for chip in standing.chips]
        for at, chip_label in enumerate(self._chip_labels):
            self._chips.insertWidget(at, chip_label)
        self._relations.setText("\n".join(standing.relations))
        self._relations.setVisible(bool(standing.relations))
        for band in self.bands:
            self._bands.removeWidget(band)
            band.hide()
            band.deleteLater()
        self.bands = [DisputeBand(sentence, values) for sentence, values in standing.disputes]
        for band in self.bands:
            band.place_wanted.connect(self.place_wanted)
            self._bands.addWidget(band)
        self.places.show_places(
            [(one.mention.plan_id, one.mention.block_uid or "", said_place(one)) for one in standing.places]
        )
        self._not_cited.setVisible(not standing.places)

    def chips(self) -> list[str]:
        """The words of the chips shown."""
        return [chip.text for one in self._chip_labels if (chip := one.chip()) is not None]

    def relations(self) -> str:
        """What replaced or amended it, as shown."""
        return self._relations.text()

    def basis(self) -> LegalBasis:
        """The entry as the form has it; a number that cannot be read is left out."""
        number, symbol = split_number(self.number.text()) or ("", "")
        return replace(
            self._basis,
            document_type=clean_line(self.document_type.currentText()),
            number=number,
            symbol=symbol,
            dated_on=self.dated_on.date(),
            issuer=clean_line(self.issuer.text()),
            title=clean_line(self.title_text.toPlainText()),
            in_force_from=self.in_force_from.date(),
            in_force_to=self.in_force_to.date(),
            replaced_by=clean_line(self.replaced_by.text()),
            source=clean_line(self.source.text()),
            evidence=Evidence(self.evidence.currentData()),
        )

    def is_dirty(self) -> bool:
        """Whether anything differs from what was loaded."""
        is_number_bad = bool(self.number.text().strip()) and split_number(self.number.text()) is None
        days = (self.dated_on, self.in_force_from, self.in_force_to)
        return self.basis() != self._basis or is_number_bad or any(day.problem() for day in days)

    def check(self) -> bool:
        """Mark what is wrong and go to the first of it; True if nothing is."""
        basis = self.basis()
        self._type_row.set_problem("" if basis.document_type else text.TYPE_MISSING)
        is_bad = bool(self.number.text().strip()) and not basis.number
        is_missing = not basis.number and not (basis.is_law and basis.title)
        self._number_row.set_problem(text.NUMBER_BAD if is_bad else text.NUMBER_MISSING if is_missing else "")
        is_wrong = bool(basis.replaced_by) and split_number(basis.replaced_by) is None
        self._replaced_row.set_problem(text.REPLACED_BY_BAD if is_wrong else "")
        start, end = basis.in_force_from, basis.in_force_to
        if not self.in_force_to.problem():
            self._to_row.set_problem(text.PERIOD_BAD if start and end and end < start else "")
        wrong = self.first_problem()
        if wrong is not None:
            wrong.field.setFocus()
        return wrong is None

    def _show_forms(self) -> None:
        basis = self.basis()
        is_there = bool(basis.document_type and (basis.number or basis.title))
        self.first_form.setText(full_form(basis, is_listed=True) if is_there else words.NONE)
        self.later_form.setText(short_form(basis) if is_there else words.NONE)


def _selectable() -> QLabel:
    made = plain_label(is_wrapping=True)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return made
