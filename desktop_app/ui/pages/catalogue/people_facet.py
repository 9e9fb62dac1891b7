"""The facet Đơn vị, cá nhân of Danh mục: units, people and the record to edit side by side, lists previewed in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.changes import ChangeSet
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.numerals import format_number
from desktop_app.domain.office.office import Membership, Person, Unit
from desktop_app.domain.office.unit_changes import ChangeKind
from desktop_app.ui.actions import make_action
from desktop_app.ui.ask import Ask
from desktop_app.ui.facet import Facet
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.page import Place
from desktop_app.ui.pages.catalogue.catalogue_people import PeoplePane, people_lines
from desktop_app.ui.pages.catalogue.catalogue_person_form import PersonForm
from desktop_app.ui.pages.catalogue.catalogue_unit_form import UnitForm
from desktop_app.ui.pages.catalogue.catalogue_units import ALL, UnitPane
from desktop_app.ui.pages.catalogue.proofs.person_proofs import PROOF_TABLES
from desktop_app.ui.pages.catalogue.taking.list_taking import ListTaking
from desktop_app.ui.pages.catalogue.units.unit_acts import UnitActs
from desktop_app.ui.parts.band import Band
from desktop_app.ui.text import catalogue, taking


class PeopleFacet(Facet):
    """Units and people of the office on a day: today, or the end of a year gone by."""

    def __init__(self, gateway: Gateway, jobs: JobRunner, ask: Ask, year: Callable[[], int]) -> None:
        super().__init__(gateway, jobs, ask, year)
        self._service = gateway.office.office_service
        self._units: dict[int, Unit] = {}
        self._people: tuple[Person, ...] = ()
        self.unit_pane, self.people_pane = UnitPane(), PeoplePane()
        self.taking = ListTaking(gateway, jobs, ask)
        self.preview_pane = self.taking.pane
        self.unit_form, self.person_form = UnitForm(), PersonForm()
        self._acts = UnitActs(gateway, ask)
        self._forms = QStackedWidget()
        self._forms.addWidget(self.unit_form)
        self._forms.addWidget(self.person_form)
        self._forms.setVisible(False)
        self._put_together()
        self._connect()

    @override
    def head_actions(self) -> list[QAction]:
        actions = [
            make_action(self, catalogue.ADD_PERSON, lambda: self.open_person(0), icon_name="plus", shortcut="Ctrl+N"),
            make_action(self, catalogue.PASTE, self.paste, icon_name="copy"),
            make_action(self, catalogue.IMPORT, self.choose_list, icon_name="file-spreadsheet"),
        ]
        for action in actions:
            action.setEnabled(not self.gateway.office.is_read_only)
        return actions

    def _put_together(self) -> None:
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setObjectName("units-people-form")
        for widget, share in ((self.unit_pane, 0), (self.people_pane, 1), (self._forms, 0)):
            self._splitter.addWidget(widget)
            self._splitter.setStretchFactor(self._splitter.indexOf(widget), share)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setSizes([270, 680, 350])
        self._body = QStackedWidget()
        self._body.addWidget(self._splitter)
        self._body.addWidget(self.preview_pane)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.aside = Band()
        layout.addWidget(self.taking.line)
        layout.addWidget(self.aside)
        layout.addWidget(self._body, 1)

    def _connect(self) -> None:
        self.unit_pane.unit_chosen.connect(lambda _unit_id: self._show_people())
        self.unit_pane.unit_opened.connect(self.open_unit)
        self.unit_pane.edit_wanted.connect(lambda: self.open_unit(self.unit_pane.unit_id() or 0))
        self.unit_pane.add_wanted.connect(lambda: self.open_unit(0))
        people = self.people_pane
        people.person_chosen.connect(self.open_person)
        people.add_wanted.connect(lambda: self.open_person(0))
        people.import_wanted.connect(self.choose_list)
        people.paste_wanted.connect(self.paste)
        for form, save, delete in (
            (self.unit_form, self.save_unit, self.delete_unit),
            (self.person_form, self.save_person, self.delete_person),
        ):
            form.save_wanted.connect(save)
            form.delete_wanted.connect(delete)
            form.cancel_wanted.connect(self._close_form)
            form.edited.connect(lambda form=form: form.show_dirty(form.is_dirty()))
        self.unit_form.past.act_wanted.connect(self._change_unit)
        self.unit_form.past.passport_wanted.connect(
            lambda: self.go_to.emit("catalogue", ("unit_awards", self.unit_form.unit().id))
        )
        self.person_form.passport.whole_wanted.connect(
            lambda: self.go_to.emit("catalogue", ("person_awards", self.person_form.person().id))
        )
        self.person_form.transfer.clicked.connect(lambda _checked=False: self._transfer())
        self.taking.opened.connect(self._show_list)
        self.taking.closed.connect(self._show_people_again)

    # What the page asks

    @override
    def reload(self, changes: ChangeSet | None) -> None:
        if changes is None or changes.touches("units", "people", "memberships"):
            self._reload_people()
        elif changes.touches("awards", "award_histories", "unit_changes", *PROOF_TABLES):
            self._reload_form()

    def _reload_people(self) -> None:
        day = self._day()
        self._units = {unit.id: unit for unit in self._service.units()}
        self._people = self._service.people(day)
        counts: dict[int, int] = {}
        for person in self._people:
            membership = person.membership_on(day)
            if membership is not None:
                counts[membership.unit_id] = counts.get(membership.unit_id, 0) + 1
        in_being = [unit for unit in self._units.values() if unit.from_on is None or unit.from_on <= day]
        self.unit_pane.set_units(in_being, counts, len(self._people), day)
        self._show_people()
        active = sum(unit.is_in_being(day) for unit in self._units.values())
        is_empty = not self._units and not self._people
        subtitle = catalogue.COUNTS.format(units=format_number(active), people=format_number(len(self._people)))
        self.counted.emit(catalogue.EMPTY_COUNTS if is_empty else subtitle)
        self._reload_form()

    @override
    def open_target(self, target: object) -> None:
        """A unit's or a person's id, or that a list is to be chosen."""
        if target == "import":
            self.choose_list()
        elif isinstance(target, tuple) and target[0] == "unit":
            self._put_list_aside()
            self.unit_pane.choose(target[1])
        elif isinstance(target, tuple) and target[0] == "person":
            self._put_list_aside()
            self.unit_pane.choose(ALL)
            self.people_pane.filter.clear()
            if not self.people_pane.choose(target[1]):
                self.open_person(target[1])

    @override
    def place(self) -> Place:
        chosen = {"unit": self.unit_pane.unit_id(), "person": self.people_pane.table.current_key()}
        return {word: key for word, key in chosen.items() if isinstance(key, str | int)}

    @override
    def go_to_place(self, place: Place) -> None:
        unit, person = place.get("unit"), place.get("person")
        if isinstance(unit, int):
            self.unit_pane.choose(unit)
        if isinstance(person, int):
            self.people_pane.choose(person)

    @override
    def leave(self) -> None:
        form = self._open_form()
        if form is None or not form.is_dirty():
            return
        if not form.check():
            raise UserError("catalogue.unsaved", catalogue.UNSAVED_FORM.format(title=form.title.text()))
        self._store(form)

    @override
    def focus_filter(self) -> None:
        self._put_list_aside()
        self.people_pane.filter.setFocus()
        self.people_pane.filter.selectAll()

    @override
    def panes(self) -> Sequence[QWidget]:
        if self.is_taking():
            return (self.preview_pane,) if self.preview_pane.table is None else (self.preview_pane.table,)
        return (self.unit_pane.tree, self.people_pane.table, self._forms)

    # Units and people

    def _day(self) -> date:
        """The day whose office is shown: today, or the end of a year gone by."""
        today = self.gateway.office.clock.today()
        return today if self.year() >= today.year else date(self.year(), 12, 31)

    def _show_people(self) -> None:
        unit = self._units.get(self.unit_pane.unit_id() or ALL)
        day = self._day()
        shown = [
            person
            for person in self._people
            if unit is None or ((one := person.membership_on(day)) is not None and one.unit_id == unit.id)
        ]
        lines = people_lines(shown, self._units, day)
        self.people_pane.show_people(unit, lines, is_office_empty=not self._units and not self._people)

    def open_unit(self, unit_id: int) -> None:
        """Show a unit in the form; 0: a new one."""
        if self._may_change_form():
            self._load_unit(self._units.get(unit_id, Unit(0, "")))
            self._show_form(self.unit_form)
            self.unit_form.name.setFocus()

    def open_person(self, person_id: int) -> None:
        """Show a person in the form; 0: a new one, in the unit chosen."""
        if person_id and self._open_form() is self.person_form and self.person_form.person().id == person_id:
            return
        if not self._may_change_form():
            if self.person_form.person().id:
                self.people_pane.choose(self.person_form.person().id)
            return
        if person_id:
            person = self.gateway.run(lambda: self._service.person(person_id))
            if person is None:
                return
        else:
            person = Person(0, "", memberships=(Membership(0, 0, self.unit_pane.unit_id() or 0),))
        self._load_person(person)
        self._show_form(self.person_form)
        if not person_id:
            self.person_form.name.setFocus()

    def save_unit(self) -> None:
        """Write the unit of the form."""
        if self.unit_form.check():
            self.gateway.did(lambda: self._store(self.unit_form))

    def save_person(self) -> None:
        """Write the person of the form."""
        if self.person_form.check():
            self.gateway.did(lambda: self._store(self.person_form))

    def _store(self, form: UnitForm | PersonForm) -> None:
        if isinstance(form, UnitForm):
            unit = form.unit()
            waiting = 0 if unit.id else self._service.plans_waiting_for_units()
            unit_id = self._service.save_unit(unit)
            self._load_unit(self._service.unit(unit_id))
            said = catalogue.UNIT_SAVED_AND_OWES if waiting else catalogue.UNIT_SAVED
            self.gateway.say(said.format(name=unit.name, count=waiting))
            self.unit_pane.choose(unit_id)
        else:
            person = form.person()
            person_id = self._service.save_person(person)
            self._load_person(self._service.person(person_id))
            self.gateway.say(catalogue.PERSON_SAVED.format(name=person.full_name))
            self.people_pane.choose(person_id)

    def delete_unit(self) -> None:
        """Remove the unit of the form."""
        unit = self.unit_form.unit()
        if self.gateway.did(lambda: self._service.delete_unit(unit.id)):
            self._forms.setVisible(False)
            self.gateway.say(catalogue.DELETED.format(name=unit.name))

    def delete_person(self) -> None:
        """Remove the person of the form."""
        person = self.person_form.person()
        if self.gateway.did(lambda: self._service.delete_person(person.id)):
            self._forms.setVisible(False)
            self.gateway.say(catalogue.DELETED.format(name=person.full_name))

    # Forms

    def _open_form(self) -> UnitForm | PersonForm | None:
        form = self._forms.currentWidget()
        return form if self._forms.isVisibleTo(self) and isinstance(form, UnitForm | PersonForm) else None

    def _show_form(self, form: UnitForm | PersonForm) -> None:
        self._put_list_aside()
        self._forms.setCurrentWidget(form)
        self._forms.setVisible(True)
        form.setEnabled(not self.gateway.office.is_read_only)

    def _may_change_form(self) -> bool:
        """Write what is in the form before another record takes its place."""
        return self.gateway.did(self.leave)

    def _close_form(self) -> None:
        self._forms.setVisible(False)

    def _reload_form(self) -> None:
        """Show the record again as it is now, unless the clerk is in the middle of changing it."""
        form = self._open_form()
        if form is None or form.is_dirty():
            return
        if isinstance(form, UnitForm):
            unit = self._units.get(form.unit().id)
            if unit is not None:
                self._load_unit(unit)
            elif form.unit().id:
                self._close_form()
        elif form.person().id:
            try:
                self._load_person(self._service.person(form.person().id))
            except UserError:  # it is gone: undone, or deleted
                self._close_form()

    def _load_unit(self, unit: Unit) -> None:
        """Show a unit with its history."""
        self.unit_form.load(unit)
        self.unit_form.past.setVisible(unit.id != 0)
        if unit.id:
            office = self.gateway.office
            self.unit_form.past.show_unit(unit.id, office.unit_change_service, may_change=unit.to_on is None)

    def _change_unit(self, kind: ChangeKind) -> None:
        unit = self.unit_form.unit()
        if self._may_change_form():
            self._acts.change(kind, self._units.get(unit.id, unit))

    def _transfer(self) -> None:
        if self._may_change_form():
            self._acts.transfer(self.person_form.person())

    def _load_person(self, person: Person) -> None:
        """Show a person with all that was awarded to them."""
        self.person_form.load(person, self._choosable_units())
        awards = self.gateway.office.award_history_service.of_person(person.id) if person.id else ()
        self.person_form.passport.setVisible(person.id != 0)
        self.person_form.transfer.setVisible(person.id != 0)
        self.person_form.passport.show_awards(awards, {unit.id: unit.name for unit in self._units.values()})
        self.person_form.proofs.show_person(self.gateway, self.ask, person)

    def _choosable_units(self) -> list[Unit]:
        return list(self._units.values())

    # Lists

    def choose_list(self) -> None:
        """Choose a file and preview it."""
        if self._may_change_form():
            self.taking.choose_file()

    def paste(self) -> None:
        """Preview what was copied from a workbook."""
        if self._may_change_form():
            self.taking.paste()

    def is_taking(self) -> bool:
        """Whether a list is looked at before it is taken in."""
        return self._body.currentWidget() is self.preview_pane

    def _put_list_aside(self) -> None:
        """Show the people over a list that is still looked at; nothing chosen in it is lost."""
        if self.is_taking():
            self._body.setCurrentWidget(self._splitter)
            self.aside.tell(
                taking.ASIDE.format(preview=self.preview_pane.title.full_text()),
                action=taking.BACK_TO_LIST,
                on_action=self._show_list,
            )

    def _show_people_again(self) -> None:
        self._body.setCurrentWidget(self._splitter)
        self.aside.tell("")

    def _show_list(self) -> None:
        self.aside.tell("")
        self._body.setCurrentWidget(self.preview_pane)
        if self.preview_pane.take_in.isEnabled():
            self.preview_pane.take_in.setFocus()
        elif self.preview_pane.table is not None:
            self.preview_pane.table.setFocus()
