"""A facet: the body of one tab of a page, with its own actions, counts and place; and the page that hosts several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from desktop_app.domain.changes import ChangeSet
from desktop_app.ui.ask import Ask
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.page import Page, Place


class Facet(QWidget):
    """Built when its tab is first shown; then ``reload(None)``, and ``reload`` as a page gets it while it is shown."""

    counted = Signal(str)
    """What is still to be done, in numbers: the sub-title of the page while the facet is shown."""
    go_to = Signal(str, object)
    """As ``Page.go_to``: key of a page and what to open there."""

    def __init__(self, gateway: Gateway, jobs: JobRunner, ask: Ask, year: Callable[[], int]) -> None:
        super().__init__()
        self.gateway, self.jobs, self.ask = gateway, jobs, ask
        self.year = year
        """The working year of the window."""

    def head_actions(self) -> Sequence[QAction]:
        """The buttons of the page's head while the facet is shown, at most four; made once, with the facet as parent."""
        return ()

    def reload(self, changes: ChangeSet | None) -> None:
        """Read again; ``changes`` None: everything. Keep selection, scroll position and typed drafts."""

    def open_target(self, target: object) -> None:
        """Show what another page pointed at."""

    def place(self) -> Place:
        """The rows chosen, under words of the facet's own."""
        return {}

    def go_to_place(self, place: Place) -> None:
        """Be there again, as far as it still exists."""

    def leave(self) -> None:
        """Write drafts now. May raise UserError."""

    def focus_filter(self) -> None:
        """Ctrl+F: put the cursor into the filter."""

    def print_facet(self) -> bool:
        """Ctrl+P: print what the facet shows; False if it has nothing to print."""
        return False

    def panes(self) -> Sequence[QWidget]:
        """F6 goes round these."""
        return ()


@dataclass(frozen=True)
class FacetSpec:
    """A tab: its key (kept in places), its word, and what builds its facet."""

    key: str
    word: str
    factory: Callable[[Gateway, JobRunner, Ask, Callable[[], int]], Facet]


class FacetedPage(Page):
    """A page of facets under a row of tabs. ``name`` tells a screen reader what the tabs choose; ``right`` stands at their end."""

    def __init__(
        self,
        gateway: Gateway,
        jobs: JobRunner,
        ask: Ask,
        title: str,
        name: str,
        specs: Sequence[FacetSpec],
        right: QWidget | None = None,
    ) -> None:
        super().__init__(gateway, jobs, ask)
        self._heading_title = title
        self._specs = tuple(specs)
        self._facets: dict[str, Facet] = {}
        self._actions_of: dict[str, list[QAction]] = {}
        self._subtitles = {spec.key: "" for spec in self._specs}
        self._stale = {spec.key for spec in self._specs}
        self._shown = self._specs[0].key
        self._stack = QStackedWidget()
        self.tabs = self.add_tab_row([spec.word for spec in self._specs], name, right)
        self.set_body(self._stack)
        self._put_in_front(self._shown)
        self.tabs.currentChanged.connect(self._on_tab)

    # Facets

    def facet(self, key: str) -> Facet:
        """The facet of that key, built if it was not yet."""
        if key not in self._facets:
            spec = next(spec for spec in self._specs if spec.key == key)
            made = spec.factory(self.gateway, self.jobs, self.ask, lambda: self.year)
            made.counted.connect(partial(self._tell, key))
            made.go_to.connect(self.go_to)
            self._facets[key] = made
            self._stack.addWidget(made)
            self._actions_of[key] = list(made.head_actions())
            self.part_built.emit(made)
        return self._facets[key]

    def shown_facet(self) -> Facet:
        """The facet in front."""
        return self.facet(self._shown)

    def shown_key(self) -> str:
        """Its key."""
        return self._shown

    def show_facet(self, key: str) -> bool:
        """Bring a facet to the front, once what is typed in the shown one is written; False if that was refused."""
        if key != self._shown:
            if not self.gateway.did(self.shown_facet().leave):
                self._mark_tab()
                return False
            self._put_in_front(key)
            self._freshen()
        self._mark_tab()
        return True

    def _put_in_front(self, key: str) -> None:
        facet = self.facet(key)
        self._shown = key
        self._stack.setCurrentWidget(facet)
        for other, actions in self._actions_of.items():
            for action in actions:
                action.setVisible(other == key)  # two facets may have the same Ctrl+N
        self.set_actions(self._actions_of[key])
        self.set_heading(self._heading_title, self._subtitles[key])

    def _freshen(self) -> None:
        if self._shown in self._stale:
            self._stale.discard(self._shown)
            self.shown_facet().reload(None)

    def _mark_tab(self) -> None:
        self.tabs.setCurrentIndex([spec.key for spec in self._specs].index(self._shown))

    def _on_tab(self, index: int) -> None:
        self.show_facet(self._specs[index].key)

    def _tell(self, key: str, subtitle: str) -> None:
        self._subtitles[key] = subtitle
        if key == self._shown:
            self.set_heading(self._heading_title, subtitle)

    # What the window asks

    @override
    def reload(self, changes: ChangeSet | None) -> None:
        self._stale.update(self._subtitles.keys() - {self._shown})
        self._stale.discard(self._shown)
        self.shown_facet().reload(changes)

    @override
    def open_target(self, target: object) -> None:
        """A pair (key of a facet, what to open there)."""
        if isinstance(target, tuple) and len(target) == 2 and target[0] in self._subtitles:
            if self.show_facet(target[0]):
                self.shown_facet().open_target(target[1])
        else:
            self.shown_facet().open_target(target)

    @override
    def place(self) -> Place:
        return {**self.shown_facet().place(), "facet": self._shown}

    @override
    def go_to_place(self, place: Place) -> None:
        if place.get("facet") in self._subtitles:
            self.show_facet(str(place["facet"]))
            self.shown_facet().go_to_place(place)

    @override
    def leave(self) -> None:
        self.shown_facet().leave()

    @override
    def focus_filter(self) -> None:
        self.shown_facet().focus_filter()

    @override
    def print_page(self) -> bool:
        return self.shown_facet().print_facet()

    @override
    def panes(self) -> Sequence[QWidget]:
        return self.shown_facet().panes()
