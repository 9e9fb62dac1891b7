"""The facet Minh chứng of Danh mục: pills for the kinds, under them the list of the kind chosen with its form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.changes import ChangeSet
from desktop_app.domain.language.numerals import format_number
from desktop_app.ui.actions import make_action
from desktop_app.ui.ask import Ask
from desktop_app.ui.facet import Facet
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.page import Place
from desktop_app.ui.pages.catalogue.proofs.proof_list import ProofList
from desktop_app.ui.pages.catalogue.proofs.proof_specs import proof_specs
from desktop_app.ui.pages.catalogue.proofs.rate_all_dialog import RateAllDialog
from desktop_app.ui.parts.band import Band
from desktop_app.ui.parts.pills import Pills
from desktop_app.ui.text import proofs as text


class ProofsFacet(Facet):
    """Each list is built when its pill is first chosen. Lists from files come in on the facet Đơn vị, cá nhân."""

    def __init__(self, gateway: Gateway, jobs: JobRunner, ask: Ask, year: Callable[[], int]) -> None:
        super().__init__(gateway, jobs, ask, year)
        self._specs = {spec.key: spec for spec in proof_specs()}
        self._lists: dict[str, ProofList] = {}
        self._year_shown = 0
        self.pills = Pills(text.KINDS, [(spec.key, spec.word) for spec in self._specs.values()])
        self.pills.chosen.connect(self.show_kind)
        self.band = Band()
        self._stack = QStackedWidget()
        head = QWidget()
        head.setObjectName("pane")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(head)
        row.setContentsMargins(10, 8, 10, 6)
        row.addWidget(self.pills, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self.band)
        layout.addWidget(self._stack, 1)
        self._shown = next(iter(self._specs))
        may = not gateway.office.is_read_only
        self._add = make_action(self, text.ADD, lambda: self.list.add(), icon_name="plus", shortcut="Ctrl+N")
        self._all = make_action(self, text.RATE_ALL, self.rate_all, icon_name="users")
        self._import = make_action(self, text.IMPORT, self.import_list, icon_name="file-spreadsheet")
        for action in (self._add, self._all, self._import):
            action.setEnabled(may)

    @property
    def list(self) -> ProofList:
        """The list in front."""
        return self._list(self._shown)

    # What the page asks

    @override
    def head_actions(self) -> Sequence[QAction]:
        return (self._add, self._all, self._import)

    @override
    def reload(self, changes: ChangeSet | None) -> None:
        for made in self._lists.values():
            if made is not self.list:
                made.reload(None if self._year_shown != self.year() else changes)
        self.list.reload(None if self._year_shown != self.year() else changes)
        self._year_shown = self.year()
        self._stack.setCurrentWidget(self.list)
        self._tell_cap(changes)

    @override
    def open_target(self, target: object) -> None:
        """A pair ("proof", key of a kind)."""
        if isinstance(target, tuple) and target[1] in self._specs:
            self.show_kind(str(target[1]))

    @override
    def place(self) -> Place:
        chosen = self.list.table.current_key()
        here: dict[str, str | int] = {"kind": self._shown}
        return {**here, "proof": chosen} if isinstance(chosen, int) else here

    @override
    def go_to_place(self, place: Place) -> None:
        if place.get("kind") in self._specs:
            self.show_kind(str(place["kind"]))
            self.list.table.select_key(place.get("proof"))

    @override
    def leave(self) -> None:
        self.list.leave()

    @override
    def focus_filter(self) -> None:
        self.list.filter.setFocus()
        self.list.filter.selectAll()

    @override
    def panes(self) -> Sequence[QWidget]:
        return (self.list.table, self.list.form)

    # Kinds

    def show_kind(self, key: str) -> None:
        """Bring a kind to the front, once what is typed in the shown one is written."""
        if key != self._shown and not self.gateway.did(self.list.leave):
            self.pills.choose(self._shown)
            return
        self._shown = key
        self.pills.choose(key)
        self.list.reload(None)
        self._stack.setCurrentWidget(self.list)
        self._tell_cap(None)

    def _list(self, key: str) -> ProofList:
        if key not in self._lists:
            made = ProofList(self.gateway, self._specs[key], self.year)
            made.counted.connect(partial(self._count, key))
            made.import_wanted.connect(self.import_list)
            made.rate_all_wanted.connect(self.rate_all)
            self._lists[key] = made
            self._stack.addWidget(made)
        return self._lists[key]

    def _count(self, key: str, count: int, doubtful: int) -> None:
        spec = self._specs[key]
        words = text.COUNTS_OF_YEAR if spec.is_of_year else text.COUNTS
        said = [words.format(kind=spec.word, year=self.year(), count=format_number(count))]
        said += [text.DOUBTFUL.format(count=format_number(doubtful))] if doubtful else []
        if key == self._shown:
            self.counted.emit(" · ".join(said))

    def _tell_cap(self, changes: ChangeSet | None) -> None:
        """Above the ratings: where there are more of the best grade than the text allows."""
        is_rating = self._shown == "ratings"
        self._all.setEnabled(is_rating and not self.gateway.office.is_read_only)
        if not is_rating:
            self.band.tell("")
        elif changes is None or changes.touches("work_ratings", "units"):
            ratings = [row.rating for row in self.list.rows()]
            self.band.tell(" ".join(self.gateway.office.rating_service.over_cap(self.year(), ratings)), "warn")

    # Many at once

    def import_list(self) -> None:
        """Choose a file of lists: it is looked at row by row where lists of people are."""
        self.go_to.emit("catalogue", "import")

    def rate_all(self) -> None:
        """One grade for a whole unit or the office."""
        if not self.gateway.did(self.list.leave):
            return
        service, year = self.gateway.office.rating_service, self.year()
        today = self.gateway.office.clock.today()
        units = self.gateway.office.office_service.units(today)
        dialog = RateAllDialog(units, year, lambda ids: len(service.unrated(year, ids)))
        if self.ask.show(dialog):
            done = self.gateway.run(lambda: service.rate_all(dialog.rating(), dialog.unit_ids()))
            if done is not None:
                self.gateway.say(text.RATED.format(rated=format_number(done.rated), kept=format_number(done.kept)))
