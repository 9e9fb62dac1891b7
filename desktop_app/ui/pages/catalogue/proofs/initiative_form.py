"""The form of an initiative: several authors, the decisions that recognised it, what it served for."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_app.domain.award.catalogue import CATALOGUE, award_name
from desktop_app.domain.language.dates import FIRST_YEAR, LAST_YEAR
from desktop_app.domain.proof.initiative import (
    INITIATIVE_KIND_NAMES,
    REACH_NAMES,
    Initiative,
    InitiativeKind,
    InitiativeUse,
    Reach,
    Recognition,
)
from desktop_app.services.initiative_service import ListedInitiative
from desktop_app.ui.forms.date_field import DateField
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.pages.catalogue.proofs.proof_form import (
    ProofForm,
    SubjectField,
    choice,
    choose,
    chosen,
    text_line,
    words_of,
)
from desktop_app.ui.parts.buttons import button, link, tool
from desktop_app.ui.parts.labels import section_label
from desktop_app.ui.text import proofs as text

_ROW = 24


class AuthorsField(QWidget):
    """The authors in their order, and a search that adds one more."""

    changed = Signal()

    def __init__(self, gateway: Gateway) -> None:
        super().__init__()
        self._gateway = gateway
        self.list = QListWidget()
        self.list.setAccessibleName(text.AUTHORS)
        self.list.setUniformItemSizes(True)
        self.search = SubjectField(gateway, may_be_unit=False)
        self.add = button(text.AUTHOR, self.add_author, icon_name="plus")
        self.drop = link(text.REMOVE_AUTHOR, self.drop_author)
        acts = QHBoxLayout()
        acts.addWidget(self.add)
        acts.addWidget(self.drop)
        acts.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.list)
        layout.addWidget(self.search)
        layout.addLayout(acts)
        self.list.currentRowChanged.connect(lambda row: self.drop.setEnabled(row >= 0))

    def begin(self, year: int, authors: list[tuple[int, str]]) -> None:
        """Show authors; offer everybody of a year."""
        self.list.clear()
        for person_id, name in authors:
            self._put(person_id, name)
        self.search.begin(year)
        self.setFocusProxy(self.search)
        self._fit()

    def person_ids(self) -> tuple[int, ...]:
        """The authors."""
        return tuple(int(self.list.item(row).data(Qt.ItemDataRole.UserRole)) for row in range(self.list.count()))

    def add_author(self) -> None:
        """The person found becomes one more author."""
        found = self.search.person.chosen()
        if found is not None and found.person_id not in self.person_ids():
            self._put(found.person_id, found.text)
            self._fit()
            self.changed.emit()
        self.search.person.edit.clear()

    def drop_author(self) -> None:
        """The author chosen is none."""
        if self.list.currentRow() >= 0:
            self.list.takeItem(self.list.currentRow())
            self._fit()
            self.changed.emit()

    def _put(self, person_id: int, name: str) -> None:
        item = QListWidgetItem(name)
        item.setData(Qt.ItemDataRole.UserRole, person_id)
        self.list.addItem(item)

    def _fit(self) -> None:
        self.list.setFixedHeight(_ROW * max(1, min(4, self.list.count())) + 8)
        self.list.setVisible(self.list.count() > 0)
        self.drop.setVisible(self.list.count() > 0)
        self.drop.setEnabled(self.list.currentRow() >= 0)


class RecognitionBox(QFrame):
    """One decision: level, number, day, authority."""

    def __init__(self, recognition: Recognition) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.reach = choice(REACH_NAMES, text.REACH)
        choose(self.reach, recognition.reach)
        self.number = text_line(recognition.decision_number)
        self.on = DateField()
        self.on.set_date(recognition.decision_on)
        self.authority = text_line(recognition.authority)
        self.remove = tool("x", text.REMOVE_RECOGNITION)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(FieldRow(text.REACH, self.reach), 1)
        head.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        decision = QHBoxLayout()
        decision.setSpacing(8)
        for row in (FieldRow(text.DECISION, self.number), FieldRow(text.RECOGNISED_ON, self.on)):
            decision.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 8, 10)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(decision)
        layout.addWidget(FieldRow(text.AUTHORITY, self.authority))

    def recognition(self) -> Recognition:
        """As the fields have it."""
        return Recognition(
            chosen(self.reach, Reach) or Reach.BASE, words_of(self.number), self.on.date(), words_of(self.authority)
        )


class InitiativeForm(ProofForm[ListedInitiative]):
    """Whose it is, by whom recognised, what it was used for."""

    def __init__(self, gateway: Gateway) -> None:
        super().__init__(gateway, text.INITIATIVES)
        self.name = text_line()
        self.kind = choice(INITIATIVE_KIND_NAMES, text.KIND)
        self.counts_for = QSpinBox()
        self.counts_for.setRange(FIRST_YEAR, LAST_YEAR)
        self.authors = AuthorsField(gateway)
        self.field, self.note = text_line(), text_line()
        self._name_row = FieldRow(text.NAME, self.name, is_required=True)
        self._authors_row = FieldRow(text.AUTHORS, self.authors, is_required=True)
        self.add(self._name_row)
        self.add(FieldRow(text.KIND, self.kind), FieldRow(text.YEAR, self.counts_for))
        self.add(self._authors_row)
        self.add_widget(section_label(text.RECOGNITIONS))
        self._boxes: list[RecognitionBox] = []
        self._box_column = QVBoxLayout()
        self._box_column.setSpacing(8)
        self._fields.addLayout(self._box_column)
        self.add_widget(link(text.ADD_RECOGNITION, self.add_recognition, icon_name="plus"))
        self.uses = QListWidget()
        self.uses.setAccessibleName(text.USED_FOR)
        self.award = QComboBox()
        for spec in CATALOGUE:
            self.award.addItem(spec.short_name, spec.code)
        self.award.setAccessibleName(text.USE)
        self.used_in = QSpinBox()
        self.used_in.setRange(FIRST_YEAR, LAST_YEAR)
        self.used_in.setAccessibleName(text.USE_YEAR)
        self.add_widget(section_label(text.USED_FOR))
        self.add_widget(self.uses)
        use = QHBoxLayout()
        use.setSpacing(8)
        use.addWidget(self.award, 1)
        use.addWidget(self.used_in)
        use.addWidget(button(text.ADD_USE, self.add_use))
        self._fields.addLayout(use)
        self.add(FieldRow(text.FIELD, self.field))
        self.add(FieldRow(text.NOTE, self.note))
        self.authors.changed.connect(self._on_edited)
        self.uses.itemActivated.connect(lambda _item: self.drop_use())

    @override
    def fill(self, row: ListedInitiative | None) -> None:
        one = row.initiative if row is not None else Initiative(0, "", self.year, ())
        self.name.setText(one.name)
        choose(self.kind, one.initiative_kind)
        self.counts_for.setValue(one.year)
        names = row.authors if row is not None else ()
        self.authors.begin(one.year, list(zip(one.person_ids, names, strict=True)))
        for box in list(self._boxes):
            self._drop(box)
        for recognition in one.recognitions:
            self._put(recognition)
        self.uses.clear()
        for used in one.uses:
            self._put_use(used)
        self.used_in.setValue(self.year)
        self._fit_uses()
        self.field.setText(one.field)
        self.note.setText(one.note)

    @override
    def values(self) -> tuple[object, ...]:
        return (self._initiative(), self.counts_for.value())

    @override
    def check(self) -> bool:
        self._name_row.set_problem("" if words_of(self.name) else text.NO_NAME)
        self._authors_row.set_problem("" if self.authors.person_ids() else text.NO_AUTHOR)
        return super().check()

    @override
    def store(self) -> int:
        return self.gateway.office.initiative_service.save(self._initiative())

    @override
    def remove(self) -> None:
        if self.row is not None:
            self.gateway.office.initiative_service.remove(self.row.initiative.id)

    def _initiative(self) -> Initiative:
        base = self.row.initiative if self.row is not None else Initiative(0, "", self.year, ())
        return replace(
            base,
            name=words_of(self.name),
            year=self.counts_for.value(),
            person_ids=self.authors.person_ids(),
            initiative_kind=chosen(self.kind, InitiativeKind) or base.initiative_kind,
            recognitions=tuple(box.recognition() for box in self._boxes),
            uses=tuple(self.uses.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.uses.count())),
            field=words_of(self.field),
            note=words_of(self.note),
        )

    # Decisions and uses

    def add_recognition(self) -> None:
        """One more decision."""
        box = self._put(Recognition(Reach.BASE))
        self._on_edited()
        box.number.setFocus()

    def add_use(self) -> None:
        """It served for this award of that year."""
        self._put_use(InitiativeUse(self.award.currentData(), self.used_in.value()))
        self._fit_uses()
        self._on_edited()

    def drop_use(self) -> None:
        """It did not serve for the award chosen."""
        if self.uses.currentRow() >= 0:
            self.uses.takeItem(self.uses.currentRow())
            self._fit_uses()
            self._on_edited()

    def _put_use(self, used: InitiativeUse) -> None:
        item = QListWidgetItem(f"{award_name(used.award_code)}, {used.achievement_year}")
        item.setData(Qt.ItemDataRole.UserRole, used)
        item.setToolTip(text.DROP_USE_TIP)
        self.uses.addItem(item)

    def _fit_uses(self) -> None:
        self.uses.setVisible(self.uses.count() > 0)
        self.uses.setFixedHeight(_ROW * max(1, min(4, self.uses.count())) + 8)

    def _put(self, recognition: Recognition) -> RecognitionBox:
        box = RecognitionBox(recognition)
        for field in (box.reach, box.number, box.on, box.authority):
            self.watch(field)
        box.remove.clicked.connect(lambda _checked=False: self._on_removed(box))
        self._boxes.append(box)
        self._box_column.addWidget(box)
        return box

    def _drop(self, box: RecognitionBox) -> None:
        self._boxes.remove(box)
        self._box_column.removeWidget(box)
        box.hide()
        box.deleteLater()

    def _on_removed(self, box: RecognitionBox) -> None:
        self._drop(box)
        self._on_edited()
