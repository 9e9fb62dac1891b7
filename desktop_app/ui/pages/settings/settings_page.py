"""Thiết lập: the agency, who signs, the rules, the data."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from desktop_app.domain.changes import ChangeSet
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.office.office import Signatory
from desktop_app.ui.ask import Ask
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.page import Page, Place
from desktop_app.ui.pages.settings.agency_change_dialog import AgencyChangeDialog
from desktop_app.ui.pages.settings.rules.rules_pane import RulesPane
from desktop_app.ui.pages.settings.settings_agency import AgencyForm
from desktop_app.ui.pages.settings.settings_data import DataPane
from desktop_app.ui.pages.settings.settings_signatories import SignatoryPane
from desktop_app.ui.text import settings

_AGENCY, _SIGNATORIES, _RULES, _DATA = range(4)


class SettingsPage(Page):
    """Four facets; what was typed in one is written when another is shown."""

    def __init__(self, gateway: Gateway, jobs: JobRunner, ask: Ask) -> None:
        super().__init__(gateway, jobs, ask)
        self._service = gateway.office.office_service
        self._signatories: dict[int, Signatory] = {}
        self.tabs = self.add_tab_row(settings.TABS, settings.FACETS)
        self.agency = AgencyForm(gateway.office.paths.resource("fonts"))
        self.signatories = SignatoryPane()
        self.data = DataPane(gateway, ask)
        self._stack = QStackedWidget()
        self._rules_place = QStackedWidget()
        for widget in (self.agency, self.signatories, self._rules_place, self.data):
            self._stack.addWidget(widget)
        self.set_body(self._stack)
        self._shown_tab = _AGENCY
        self.tabs.currentChanged.connect(self._on_tab)
        self.agency.save_wanted.connect(self.save_agency)
        self.agency.cancel_wanted.connect(lambda: self._reload_agency(is_forced=True))
        self.agency.change_wanted.connect(self.change_agency)
        self.signatories.opened.connect(self.open_signatory)
        form = self.signatories.form
        form.save_wanted.connect(self.save_signatory)
        form.cancel_wanted.connect(lambda: form.setVisible(False))
        form.delete_wanted.connect(self.delete_signatory)
        form.edited.connect(lambda: form.show_dirty(form.is_dirty()))
        is_writable = not gateway.office.is_read_only
        form.setEnabled(is_writable)
        self.agency.setEnabled(is_writable)

    @cached_property
    def rules(self) -> RulesPane:
        """The rules, built when their tab is first shown."""
        made = RulesPane(self.gateway, self.jobs, self.ask)
        made.part_built.connect(self.part_built)
        self._rules_place.addWidget(made)
        self.part_built.emit(made)
        return made

    @property
    def _has_rules(self) -> bool:
        return self._rules_place.count() > 0

    @override
    def reload(self, changes: ChangeSet | None) -> None:
        if changes is None or changes.touches("agency", "former_agency_names"):
            self._reload_agency(is_forced=False)
        if changes is None or changes.touches("signatories"):
            self._signatories = {one.id: one for one in self._service.signatories()}
            self.signatories.set_signatories(tuple(self._signatories.values()))
            self._reload_signatory()
        if changes is None:
            self.data.reload()
        if self._shown_tab == _RULES:
            self.rules.reload(changes)

    def _reload_agency(self, *, is_forced: bool) -> None:
        profile = self._service.profile()
        if is_forced or not self.agency.is_dirty():
            self.agency.load(profile, self.year)
        self.agency.show_former(self._service.former_profiles())
        self.set_heading(settings.TITLE, profile.name or settings.NO_OFFICE_YET)

    def _reload_signatory(self) -> None:
        form = self.signatories.form
        its_id = form.signatory().id
        if form.isHidden() or form.is_dirty() or not its_id:
            return
        if its_id in self._signatories:
            form.load(self._signatories[its_id])
        else:
            form.setVisible(False)

    @override
    def leave(self) -> None:
        if self.agency.is_dirty() and self.agency.isEnabled():
            if not self.agency.check():
                raise UserError("settings.no_name", settings.NAME_MISSING)
            self._store_agency()
        form = self.signatories.form
        if not form.isHidden() and form.is_dirty():
            if not form.check():
                raise UserError("settings.unsaved", settings.UNSAVED_SIGNATORY.format(name=form.title.text()))
            self._store_signatory()
        if self._has_rules:
            self.rules.leave()

    @override
    def open_target(self, target: object) -> None:
        """ "rules": the rule sets, with the fallback."""
        if target == "rules":
            self.tabs.setCurrentIndex(_RULES)
            self.rules.show_section("sets")

    @override
    def place(self) -> Place:
        row = self.signatories.table.current_key()
        return {
            "tab": self._shown_tab,
            **({"rules": self.rules.section()} if self._has_rules else {}),
            **({"signatory": row} if isinstance(row, int) else {}),
        }

    @override
    def go_to_place(self, place: Place) -> None:
        tab = place.get("tab")
        if isinstance(tab, int) and 0 <= tab < self.tabs.count():
            self.tabs.setCurrentIndex(tab)
        if self._has_rules:
            self.rules.show_section(str(place.get("rules", "")))
        self.signatories.table.select_key(place.get("signatory"))

    @override
    def panes(self) -> Sequence[QWidget]:
        rules = (self.rules.sets,) if self._has_rules else ()
        return (self.tabs, self.agency.name, self.signatories.table, self.signatories.form.name, *rules)

    def _on_tab(self, tab: int) -> None:
        if tab == self._shown_tab:
            return
        if not self.gateway.did(self.leave):
            self.tabs.setCurrentIndex(self._shown_tab)
            return
        self._shown_tab = tab
        self._stack.setCurrentIndex(tab)
        if tab == _RULES:
            self.rules.reload(None)
        elif tab == _DATA:
            self.data.reload()

    # Agency

    def save_agency(self) -> None:
        """Write the agency."""
        if self.agency.check():
            self.gateway.did(self._store_agency)

    def _store_agency(self) -> None:
        self._service.save_profile(self.agency.profile())
        self._reload_agency(is_forced=True)
        self.gateway.say(settings.SAVED)

    def change_agency(self) -> None:
        """Ask for the names from a day on and keep the earlier ones."""
        if not self.gateway.did(self.leave):
            return
        dialog = AgencyChangeDialog(self._service.profile(), self.gateway.office.clock.today())
        if not self.ask.show(dialog):
            return
        profile, day = dialog.profile(), dialog.day.date()
        if day is not None and self.gateway.did(lambda: self._service.rename_agency(profile, day)):
            self._reload_agency(is_forced=True)
            self.gateway.say(settings.CHANGED.format(day=format_text(day), name=profile.name))

    # Signatories

    def open_signatory(self, signatory_id: int) -> None:
        """Show a signatory in the form; 0: a new one."""
        form = self.signatories.form
        if signatory_id and not form.isHidden() and form.signatory().id == signatory_id:
            return
        if not self.gateway.did(self.leave):
            return
        form.load(self._signatories.get(signatory_id, Signatory(0, "", "", position=len(self._signatories))))
        form.setVisible(True)
        if not signatory_id:
            form.name.setFocus()

    def save_signatory(self) -> None:
        """Write the signatory of the form."""
        if self.signatories.form.check():
            self.gateway.did(self._store_signatory)

    def _store_signatory(self) -> None:
        form = self.signatories.form
        signatory = form.signatory()
        its_id = self._service.save_signatory(signatory)
        form.load(next(one for one in self._service.signatories() if one.id == its_id))
        self.signatories.table.select_key(its_id)
        self.gateway.say(settings.SIGNATORY_SAVED.format(name=signatory.name))

    def delete_signatory(self) -> None:
        """Remove the signatory of the form."""
        form = self.signatories.form
        signatory = form.signatory()
        if self.gateway.did(lambda: self._service.delete_signatory(signatory.id)):
            form.setVisible(False)
            self.gateway.say(settings.SIGNATORY_DELETED.format(name=signatory.name))
