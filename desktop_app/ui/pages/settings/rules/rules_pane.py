"""Thiết lập, Bộ quy định: three sections behind pills, each built when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.changes import ChangeSet
from desktop_app.domain.errors import UserError
from desktop_app.domain.rule_set.rule_set import RuleSet
from desktop_app.services.rule_service import PackUpdate
from desktop_app.ui.ask import Ask
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.settings.rules.choice_panels import ChoicePanels, FallbackDialog
from desktop_app.ui.pages.settings.rules.overlay_view import OverlayView
from desktop_app.ui.pages.settings.rules.packs_view import PackDialog, PacksView
from desktop_app.ui.pages.settings.rules.rule_set_list import RuleRows, RuleSetTable
from desktop_app.ui.parts.labels import line
from desktop_app.ui.parts.pills import Pills
from desktop_app.ui.text import rules as words

TABLES = frozenset({"rule_choices", "fallback_choices", "rule_packs", "rule_overlays"})


class RulesPane(QWidget):
    """Which rules judge, what the office chose and added, and the packs they come from."""

    part_built = Signal(QWidget)
    """A section made later than the pane, before it is filled."""

    def __init__(self, gateway: Gateway, jobs: JobRunner, ask: Ask) -> None:
        super().__init__()
        self._gateway, self._jobs, self._ask = gateway, jobs, ask
        self._service = gateway.office.rule_service
        self.sections = Pills(words.TAB, list(words.SECTIONS.items()))
        self.sections.chosen.connect(self._on_section)
        self.sets, self.rows = RuleSetTable(), RuleRows()
        self.sets.row_chosen.connect(lambda _key: self._show_rows())
        self.choices = ChoicePanels(self.choose_fallback, self.save_local_day)
        self._is_writable = not gateway.office.is_read_only
        self._shown = "sets"
        self._stack = QStackedWidget()
        self._views: dict[str, QWidget] = {"sets": self._sets_view()}
        self._stack.addWidget(self._views["sets"])
        bar = QHBoxLayout()
        bar.setContentsMargins(14, 8, 12, 8)
        bar.addWidget(self.sections, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(line())
        layout.addWidget(self._stack, 1)
        for widget in (self.choices.choose, self.choices.save_local):
            widget.setEnabled(self._is_writable)

    @cached_property
    def overlay(self) -> OverlayView:
        """The own rules, built when first asked for."""
        made = OverlayView(self._gateway)
        made.part_built.connect(self.part_built)
        self._add_view("overlay", made)
        made.reload()
        return made

    @cached_property
    def packs(self) -> PacksView:
        """The packs, built when first asked for."""
        made = PacksView(self.update_pack, self.back_to_shipped)
        made.update_button.setEnabled(self._is_writable)
        self._add_view("packs", made)
        self._fill_packs(made)
        return made

    def _view(self, key: str) -> QWidget:
        if key == "overlay":
            return self.overlay
        return self.packs if key == "packs" else self._views[key]

    def _add_view(self, key: str, view: QWidget) -> None:
        self._views[key] = view
        self._stack.addWidget(view)
        self.part_built.emit(view)

    def _sets_view(self) -> QWidget:
        left = QSplitter(Qt.Orientation.Vertical)
        left.setChildrenCollapsible(False)
        left.addWidget(self.sets)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.choices)
        left.addWidget(scroll)
        left.setStretchFactor(1, 1)
        left.setSizes([170, 360])
        self.sets.setMinimumHeight(160)
        splitter = QSplitter()
        splitter.setObjectName("rules-rows")
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.rows)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([584, 692])
        left.setMinimumWidth(360)
        self.rows.setMinimumWidth(360)
        return splitter

    def reload(self, changes: ChangeSet | None) -> None:
        """Read again what is shown."""
        if changes is not None and not changes.touches(*TABLES):
            return
        self._reload_sets()
        if "overlay" in self._views:
            self.overlay.reload()
        if "packs" in self._views:
            self._fill_packs(self.packs)

    def _fill_packs(self, view: PacksView) -> None:
        names = {one.pack.name: _set_name(one) for one in self._service.rule_sets()}
        view.show_packs(self._service.packs(), names)

    def _reload_sets(self) -> None:
        sets, choices = self._service.rule_sets(), self._service.choices()
        self.sets.show_sets(sets)
        if self.sets.current_key() is None and sets:
            today = self._gateway.office.clock.today()
            covering = [one for one in sets if one.covers(today)]
            self.sets.select_key((covering or list(sets))[-1].id)
        name = next((one.short_name for one in sets if one.id == choices.fallback), "")
        self.choices.show_choices(choices, name, self._service.fallback_history())
        self._show_rows()

    def _show_rows(self) -> None:
        key = self.sets.current_key()
        for one in self._service.rule_sets():
            if one.id == key:
                self.rows.show_set(one)

    def leave(self) -> None:
        """Write what was typed; UserError where it cannot be."""
        if "overlay" in self._views:
            self.overlay.leave()

    def section(self) -> str:
        """The section shown."""
        return self._shown

    def show_section(self, key: str) -> None:
        """Show a section, once what was typed in the one shown is written."""
        if key in words.SECTIONS and key != self._shown and self._gateway.did(self.leave):
            self._shown = key
            self._stack.setCurrentWidget(self._view(key))
        self.sections.choose(self._shown)

    def _on_section(self, key: str) -> None:
        self.show_section(key)

    # What is chosen once

    def choose_fallback(self) -> None:
        """Ask which set is used meanwhile."""
        sets = [one for one in self._service.rule_sets() if one.has_criteria]
        dialog = FallbackDialog(sets, self._service.choices().fallback)
        if not self._ask.show(dialog):
            return
        chosen = self._gateway.run(lambda: self._service.choose_fallback(dialog.chosen()))
        if chosen is not None:
            self._gateway.say(words.FALLBACK_DONE.format(name=chosen.short_name))

    def save_local_day(self) -> None:
        """Keep the day typed, or that it is not known."""
        day = self.choices.local_day()
        if self.choices.local_on.problem() or not self.choices.save_local.isEnabled():
            return
        if day != self._service.choices().local_rules_on and self._gateway.did(
            lambda: self._service.set_local_rules_on(day)
        ):
            self._gateway.say(words.LOCAL_ON_DONE)

    # Packs

    def update_pack(self) -> None:
        """Ask for a file, read it in a job, show what it changes."""
        path = self._ask.choose_file_to_open(words.PACK_TITLE, words.PACK_FILES)
        if path is not None:
            self.read_pack(path)

    def read_pack(self, path: Path) -> None:
        """Read a file of rules and ask whether it is to be taken in."""
        self._jobs.start(
            lambda _progress: self._service.read_file(path), self._ask_pack, on_error=self._failed, key="rule-pack"
        )

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._ask.warn(error.message)

    def _ask_pack(self, compare: Callable[[], PackUpdate]) -> None:
        update = self._gateway.run(compare)
        if update is not None:
            self._take_in(update)

    def _take_in(self, update: PackUpdate) -> None:
        if not update.changes:
            self._gateway.did(lambda: self._service.install(update))  # says that nothing would change
            return
        name = self._pack_name(update.pack.name)
        dialog = PackDialog(update, name)
        if self._ask.show(dialog) and self._gateway.did(
            lambda: self._service.install(update, is_older_meant=dialog.is_older)
        ):
            self._gateway.say(words.PACK_DONE.format(name=name, count=len(update.changes)))

    def _pack_name(self, name: str) -> str:
        held = next((_set_name(one) for one in self._service.rule_sets() if one.pack.name == name), name)
        return words.PACK_NAMES.get(name, held)

    def back_to_shipped(self) -> None:
        """Let the pack of the row chosen go."""
        one = self.packs.chosen()
        if one is not None and self._gateway.did(lambda: self._service.back_to_shipped(one.name)):
            self._gateway.say(words.PACK_BACK_DONE.format(name=self.packs.name_of(one)))


def _set_name(one: RuleSet) -> str:
    return f"{one.id}. {one.short_name}"
