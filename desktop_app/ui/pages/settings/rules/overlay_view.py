"""The office's own rules: a list, and the one chosen in a form beside it."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.rule_set.overlay import EVERY_AWARD
from desktop_app.domain.rule_set.overlaying import EFFECT_WORDS, OverlayEffect
from desktop_app.services.overlay_service import ListedOverlay
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.pages.settings.rules.overlay_form import NEW_ROW, OverlayForm
from desktop_app.ui.pages.settings.rules.rule_set_list import days_words
from desktop_app.ui.parts.buttons import link
from desktop_app.ui.parts.empty_state import EmptyState
from desktop_app.ui.parts.labels import section_label
from desktop_app.ui.text import rules as words


class OverlayView(QWidget):
    """Writes through the overlay service; a draft that is right is written when it is left."""

    part_built = Signal(QWidget)
    """The form, made when a row is first opened."""

    def __init__(self, gateway: Gateway) -> None:
        super().__init__()
        self._gateway = gateway
        self._service = gateway.office.overlay_service
        self._listed: dict[int, ListedOverlay] = {}
        self._is_form_made = False
        model = RowTableModel[ListedOverlay](
            [
                Column(words.TERM, _award, width=190, tip=_award),
                Column(words.REQUIRED, lambda one: one.required, width=220, tip=lambda one: one.required),
                Column(
                    words.BASIS, lambda one: one.row.document.words, width=190, tip=lambda one: one.row.document.words
                ),
                Column(words.IN_FORCE, lambda one: days_words(one.row.valid_from, one.row.valid_to), width=100),
                Column(words.EFFECT, _effect, width=180, tip=_effect, ink=_effect_ink),
            ],
            key=lambda one: one.row.id,
        )
        self.table = RowTable(model, words.SECTIONS["overlay"], stretch=2)
        self.table.setObjectName("rule-overlays")
        self.table.row_chosen.connect(lambda key: self.open(key) if isinstance(key, int) else None)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            EmptyState("pencil", words.NO_OWN, words.NO_OWN_WHY, links=[(words.ADD_OWN, lambda: self.open(0))])
        )
        left = QWidget()
        left.setObjectName("pane")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        left.setMinimumWidth(300)
        self.add = link(words.ADD_OWN, lambda: self.open(0), icon_name="plus")
        self.add.setEnabled(not gateway.office.is_read_only)
        head = QHBoxLayout()
        head.setContentsMargins(18, 4, 8, 4)
        head.addWidget(section_label(words.SECTIONS["overlay"]))
        head.addStretch(1)
        head.addWidget(self.add)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self._splitter = splitter = QSplitter()
        splitter.setObjectName("overlays-form")
        splitter.addWidget(left)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    @cached_property
    def form(self) -> OverlayForm:
        """The form, built when a row is first opened."""
        made = OverlayForm(self._service.templates, self._service.conditions_of)
        made.setVisible(False)
        made.setEnabled(not self._gateway.office.is_read_only)
        made.save_wanted.connect(self.save)
        made.cancel_wanted.connect(self.close_form)
        made.delete_wanted.connect(self.delete)
        made.edited.connect(lambda: made.show_dirty(made.is_dirty()))
        self._splitter.addWidget(made)
        self._splitter.setSizes([740, 360])
        self._is_form_made = True
        self.part_built.emit(made)
        return made

    @property
    def _is_form_open(self) -> bool:
        return self._is_form_made and not self.form.isHidden()

    def reload(self) -> None:
        """Read the rows again; a draft stays."""
        self._listed = {one.row.id: one for one in self._service.listed()}
        blocker = QSignalBlocker(self.table)
        self.table.set_rows(tuple(self._listed.values()))
        blocker.unblock()
        self._stack.setCurrentIndex(0 if self._listed else 1)
        if not self._is_form_open or self.form.is_dirty() or not self.form.row().id:
            return
        shown = self.form.row().id
        if shown in self._listed:
            self._load(shown)
        else:
            self.form.setVisible(False)

    def open(self, row_id: int) -> None:
        """Show a row in the form; 0: a new one."""
        if row_id and self._is_form_open and self.form.row().id == row_id:
            return
        if not self._gateway.did(self.leave):
            return
        self._load(row_id)
        self.form.setVisible(True)
        if not row_id:
            self.form.template.setFocus()

    def _load(self, row_id: int) -> None:
        if row_id in self._listed:
            self.form.load(self._listed[row_id].row, self._listed[row_id].effect)
        else:
            self.form.load(NEW_ROW)

    def close_form(self) -> None:
        """Drop the draft."""
        self.form.setVisible(False)
        self.table.clearSelection()

    def leave(self) -> None:
        """Write the draft; UserError where something is missing."""
        if not self._is_form_open or not self.form.is_dirty():
            return
        if not self.form.check():
            raise UserError("overlay.unsaved", words.OWN_UNSAVED)
        self._store()

    def save(self) -> None:
        """Write the row of the form."""
        if self.form.check():
            self._gateway.did(self._store)

    def _store(self) -> None:
        its_id = self._service.save(self.form.row())
        self.reload()
        self._load(its_id)
        self.table.select_key(its_id)
        self._gateway.say(words.OWN_SAVED.format(words=self._listed[its_id].required))

    def delete(self) -> None:
        """Remove the row of the form."""
        row_id = self.form.row().id
        told = self._listed[row_id].required if row_id in self._listed else ""
        self.form.setVisible(False)
        if self._gateway.did(lambda: self._service.remove(row_id)):
            self._gateway.say(words.OWN_DELETED.format(words=told))


def _award(one: ListedOverlay) -> str:
    name = one.row.award_words if one.row.award_code != EVERY_AWARD else words.EVERY_AWARD
    return f"{name} ({words.SUBJECTS[one.row.subject_kind]})"


def _effect(one: ListedOverlay) -> str:
    return EFFECT_WORDS[one.effect] if one.effect is not None else ""


def _effect_ink(one: ListedOverlay) -> str:
    return "warn" if one.effect in (OverlayEffect.KEPT_LAW, OverlayEffect.IDLE) else "text"
