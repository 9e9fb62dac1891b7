"""The facet Sổ căn cứ of Danh mục: the register left, one entry right, what plans propose below the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QWidget
from typing_extensions import override

from desktop_app.domain.changes import ChangeSet
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.legal_basis.citation_form import label
from desktop_app.domain.legal_basis.legal_basis import LegalBasis
from desktop_app.domain.legal_basis.register import Force, LegalBasisRegister
from desktop_app.ui.actions import make_action
from desktop_app.ui.ask import Ask
from desktop_app.ui.facet import Facet
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.page import Place
from desktop_app.ui.pages.catalogue.basis.basis_form import BasisForm, BasisStanding
from desktop_app.ui.pages.catalogue.basis.basis_list import (
    FORCE_CHIPS,
    UNVERIFIED_CHIP,
    BasisListPane,
    basis_lines,
)
from desktop_app.ui.pages.catalogue.basis.basis_proposals import BasisProposalsPane
from desktop_app.ui.parts.chip import Chip, ChipRole
from desktop_app.ui.text import basis as text
from desktop_app.ui.text import catalogue

_TABLES = ("legal_bases", "plans", "plan_blocks")


class BasisFacet(Facet):
    """Which document is meant, whether it is in force on the day shown, and what disagrees."""

    def __init__(self, gateway: Gateway, jobs: JobRunner, ask: Ask, year: Callable[[], int]) -> None:
        super().__init__(gateway, jobs, ask, year)
        self._service = gateway.office.legal_basis_service
        self._register = LegalBasisRegister(())
        self.list, self.form, self.proposals = BasisListPane(), BasisForm(), BasisProposalsPane()
        self.form.setVisible(False)
        self.proposals.setVisible(False)
        self._menu = QMenu(self)
        self._put_together()
        self._connect()

    @override
    def head_actions(self) -> list[QAction]:
        self.add = make_action(self, text.ADD, lambda: self.open_basis(""), icon_name="plus", shortcut="Ctrl+N")
        self.take = make_action(self, text.TAKE, self._open_menu, icon_name="download")
        for action in (self.add, self.take):
            action.setEnabled(not self.gateway.office.is_read_only)
        return [self.add, self.take]

    def _put_together(self) -> None:
        left = QSplitter(Qt.Orientation.Vertical)
        left.setObjectName("bases-proposals")
        left.addWidget(self.list)
        left.addWidget(self.proposals)
        left.setChildrenCollapsible(False)
        left.setSizes([260, 320])
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setObjectName("bases-form")
        self._splitter.addWidget(left)
        self._splitter.addWidget(self.form)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setSizes([920, 340])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)

    def _connect(self) -> None:
        self.list.basis_chosen.connect(self.open_basis)
        form = self.form
        form.save_wanted.connect(self.save)
        form.delete_wanted.connect(self.delete)
        form.cancel_wanted.connect(self._close_form)
        form.edited.connect(lambda: form.show_dirty(form.is_dirty()))
        form.place_wanted.connect(self._to_plan)
        self.proposals.write_wanted.connect(self.write_proposals)
        self.proposals.cancelled.connect(lambda: self.proposals.setVisible(False))

    # What the page asks

    @override
    def reload(self, changes: ChangeSet | None) -> None:
        """Read again; what is typed in the form stays."""
        if changes is not None and not changes.touches(*_TABLES):
            return
        self._register = self._service.register()
        day = self._day()
        lines = basis_lines(self._register, day)
        self.list.show_lines(lines)
        ended = sum(line.force is Force.ENDED for line in lines)
        unverified = sum(not line.basis.is_verified for line in lines)
        self.counted.emit(
            text.COUNTS.format(total=len(lines), ended=ended, unverified=unverified, day=format_text(day))
        )
        if self.form.isVisibleTo(self) and not self.form.is_dirty():
            basis = self._register.get(self.form.basis().handle)
            if basis is not None:
                self._load(basis)
            elif self.form.basis().id:
                self._close_form()  # it is gone: undone, or deleted

    @override
    def leave(self) -> None:
        """Write what is typed; UserError while a field is wrong."""
        if not self.form.isVisibleTo(self) or not self.form.is_dirty():
            return
        if not self.form.check():
            raise UserError("catalogue.unsaved", catalogue.UNSAVED_FORM.format(title=self.form.title.text()))
        self._store()

    @override
    def panes(self) -> Sequence[QWidget]:
        """F6 goes round these."""
        return (self.list.table, self.proposals.table, self.form)

    @override
    def focus_filter(self) -> None:
        """The cursor into the filter."""
        self.list.filter.setFocus()
        self.list.filter.selectAll()

    @override
    def open_target(self, target: object) -> None:
        """A pair ("basis", handle)."""
        if isinstance(target, tuple):
            self.open_basis(str(target[1]))

    @override
    def place(self) -> Place:
        handle = self.list.table.current_key()
        return {"basis": handle} if isinstance(handle, str) else {}

    @override
    def go_to_place(self, place: Place) -> None:
        if place.get("basis"):
            self.list.table.select_key(place["basis"])

    def _to_plan(self, plan_id: int, uid: str) -> None:
        self.go_to.emit("plan", ("block", plan_id, uid) if uid else plan_id)

    def _day(self) -> date:
        """The day whose law is shown: today, or the end of a year gone by."""
        today = self.gateway.office.clock.today()
        return today if self.year() >= today.year else date(self.year(), 12, 31)

    # One entry

    def open_basis(self, handle: str) -> None:
        """Show an entry in the form; "" a new one."""
        shown = self.form.basis().handle if self.form.isVisibleTo(self) else None
        if handle and handle == shown:
            return
        if not self.gateway.did(self.leave):
            if shown:
                self.list.choose(shown)
            return
        basis = self._register.get(handle) if handle else LegalBasis()
        if basis is None:
            return
        self._load(basis)
        self.form.setVisible(True)
        self.form.setEnabled(not self.gateway.office.is_read_only)
        if handle:
            self.list.choose(handle)
        else:
            self.form.document_type.setFocus()

    def _load(self, basis: LegalBasis) -> None:
        self.form.load(basis, self._standing(basis))

    def _standing(self, basis: LegalBasis) -> BasisStanding:
        if self._register.get(basis.handle) is None:
            return BasisStanding()
        register, service = self._register, self._service
        verified = Chip(text.VERIFIED, ChipRole.OK, is_bare=True) if basis.is_verified else UNVERIFIED_CHIP
        disputes = tuple(
            (
                text.DISPUTES[one.field],
                tuple((value.text, value.is_in_register, service.places(value.mentions)) for value in one.values),
            )
            for one in register.contradictions_of(basis)
        )
        return BasisStanding(
            chips=(FORCE_CHIPS[register.force_on(basis, self._day())], verified),
            relations=self._relations(basis),
            disputes=disputes,
            places=service.places(register.mentions_of(basis)),
            is_edited_copy=service.shipped(basis) is not None,
        )

    def _relations(self, basis: LegalBasis) -> tuple[str, ...]:
        register = self._register
        last = register.last_day(basis)
        amended = register.amends(basis)
        lines = [text.ENDS_ON.format(day=format_text(last))] if last else []
        chain = register.chain(basis)
        lines += [text.REPLACED.format(label=text.THEN.join(label(one) for one in chain))] if chain else []
        lines += [text.REPLACES.format(label=label(one)) for one in register.predecessors(basis)]
        lines += [text.AMENDS.format(label=label(amended))] if amended else []
        lines += [text.AMENDED_BY.format(label=label(one)) for one in register.amended_by(basis)]
        if basis.shipped_key:
            lines.append(text.SHIPPED_EDITED if basis.id else text.SHIPPED)
        return tuple(lines)

    def save(self) -> None:
        """Write the entry of the form."""
        if self.form.check():
            self.gateway.did(self._store)

    def _store(self) -> None:
        basis = self.form.basis()
        handle = self._service.save(basis)
        stored = self._register.get(handle) or self._service.entries().get(handle)
        if stored is not None:
            self._load(stored)
        self.gateway.say(text.SAVED.format(label=label(basis)))
        self.list.choose(handle)

    def delete(self) -> None:
        """Remove the entry of the form; an edited shipped text goes back to what was shipped."""
        basis = self._register.get(self.form.basis().handle) or self.form.basis()
        is_copy = self._service.shipped(basis) is not None
        self._load(basis)  # what is typed goes with it
        if self.gateway.did(lambda: self._service.delete(basis)):
            said = text.RESTORED if is_copy else text.DELETED
            self.gateway.say(said.format(label=label(basis)))
            if not is_copy:
                self._close_form()

    def _close_form(self) -> None:
        self.form.setVisible(False)

    # Proposals

    def _open_menu(self) -> None:
        menu = self._menu
        menu.clear()
        menu.addAction(text.TAKE_ALL, self.propose)
        menu.addSeparator()
        for plan in self.gateway.office.plan_service.list_plans():
            name = menu.fontMetrics().elidedText(plan.label, Qt.TextElideMode.ElideRight, 420).replace("&", "&&")
            menu.addAction(name, partial(self.propose, plan.id, plan.label))
        menu.popup(QCursor.pos() + QPoint(0, 8))

    def propose(self, plan_id: int | None = None, source: str = text.TAKE_ALL) -> None:
        """Show what a plan, or (None) every plan, cites and the register does not have."""
        found = self.gateway.run(lambda: self._service.propose(None if plan_id is None else [plan_id]))
        if found is None:
            return
        self.proposals.show_proposals(found, source[:1].lower() + source[1:] if plan_id is None else source)
        if not self.proposals.table.rows_model.rows():
            self.proposals.setVisible(False)
            self.ask.inform(text.NOTHING_NEW.format(source=source))
            return
        self.proposals.setVisible(True)
        self.proposals.write.setFocus()

    def write_proposals(self) -> None:
        """Write the chosen proposals, one undo step."""
        stored = self.gateway.run(lambda: self._service.take_in(self.proposals.chosen()))
        if stored is not None:
            self.proposals.setVisible(False)
            self.gateway.say(text.WRITTEN.format(count=stored))
