"""The tab Số liệu: the facts of the plan in small tables, the selected one on the right."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.plan.blocks import Block
from desktop_app.domain.plan.fact_check import Standing, is_in_subject, standing_of
from desktop_app.domain.plan.facts import Comparator, Fact, FactKind
from desktop_app.domain.plan.places import place_of
from desktop_app.domain.plan.plan import PlanStatus
from desktop_app.domain.plan.quota_settings import QuotaSettings
from desktop_app.ui.ask import Ask
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.models.row_table_model import RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.pages.plan.facts.plan_fact_forms import new_fact
from desktop_app.ui.pages.plan.facts.plan_fact_pane import FactPane
from desktop_app.ui.pages.plan.facts.plan_fact_rows import LEFT_OUT_WHEN_NARROW, FactRow, columns_of, fact_name
from desktop_app.ui.pages.plan.plan_draft import PlanDraft
from desktop_app.ui.parts.boxed import boxed, fit_rows
from desktop_app.ui.parts.buttons import link
from desktop_app.ui.parts.labels import NoteLine, plain_label, section_label
from desktop_app.ui.text import plan as text
from desktop_app.ui.text import words

_ALWAYS_SHOWN = (FactKind.WAVE, FactKind.DEADLINE, FactKind.QUOTA, FactKind.TARGET)
_NARROW = 720
_BELOW = (FactKind.REPORT_DUTY, FactKind.REVIEW_EVENT, FactKind.CONDITION, FactKind.PROJECT, FactKind.CITATION)
SHOWN_KINDS = (*_ALWAYS_SHOWN, *_BELOW)


class FactSection(QWidget):
    """One kind of facts: its name, how many, a table as tall as its rows."""

    chosen = Signal(object)
    """Uid of the fact the clerk moved to."""
    add_wanted = Signal()

    def __init__(self, kind: FactKind) -> None:
        super().__init__()
        self.kind = kind
        columns, stretch = columns_of(kind)
        model = RowTableModel[FactRow](columns, key=lambda row: row.fact.uid, has_stt=False)
        self.table = RowTable[FactRow](model, text.SECTIONS[kind], stretch=stretch)
        self.table.setObjectName(f"plan.facts.{kind.value}")
        self.table.row_chosen.connect(lambda uid: self.chosen.emit(uid) if uid is not None else None)
        self.table.clicked.connect(lambda _index: self.chosen.emit(self.table.current_key()))
        self._count = plain_label(role="muted")
        self._none = plain_label(text.NO_FACTS.format(what=text.SECTIONS[kind].lower()), role="muted")
        self._box = boxed(self.table)
        self.add = link(text.ADD_FACT.get(kind, ""), self.add_wanted.emit, icon_name="plus")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(section_label(text.SECTIONS[kind]))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._box)
        column.addWidget(self._none)

    def show_rows(self, rows: list[FactRow], *, is_editable: bool) -> None:
        """Show these facts."""
        self.table.set_rows(rows)
        fit_rows(self.table)
        self._count.setText(str(len(rows)) if rows else "")
        self._box.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self.add.setVisible(is_editable and self.kind in text.ADD_FACT)
        self.setVisible(bool(rows) or self.kind in _ALWAYS_SHOWN)

    def set_narrow(self, is_narrow: bool) -> None:
        """Leave out what the form shows as well, where there is no room for it."""
        for section in LEFT_OUT_WHEN_NARROW.get(self.kind, ()):
            self.table.setColumnHidden(section, is_narrow)

    def let_go(self) -> None:
        """Another table has the selection now."""
        self.table.clearSelection()
        self.table.selectionModel().clearCurrentIndex()


class PlanFactsTab(QWidget):
    """Facts as they are in force; edits go to the draft, confirmations and quota settings to the service."""

    text_wanted = Signal(str)
    """Uid of the block to show in the tab Nội dung."""
    counted = Signal(int, int)
    """How many facts differ from the text, and how many are not confirmed."""

    def __init__(self, gateway: Gateway, ask: Ask, draft: PlanDraft) -> None:
        super().__init__()
        self._gateway, self._ask, self._draft = gateway, ask, draft
        self._selected: tuple[FactKind, str] | None = None
        self.current_block: str = ""
        self.sections = {kind: FactSection(kind) for kind in SHOWN_KINDS}
        self.pane = FactPane()
        self.confirm_all = link(text.CONFIRM_ALL, self._confirm_all, icon_name="check")
        self._hint = NoteLine()
        self._lay_out()
        for section in self.sections.values():
            section.chosen.connect(lambda uid, kind=section.kind: self._choose(kind, uid))
            section.add_wanted.connect(lambda kind=section.kind: self._add(kind))
        self.pane.edited.connect(self._on_edited)
        self.pane.typing.connect(draft.touch)
        self.pane.setting_chosen.connect(self._set)
        self.pane.at_most_wanted.connect(self._at_most)
        self.pane.confirm_wanted.connect(self._confirm)
        self.pane.delete_wanted.connect(self._delete)
        self.pane.text_wanted.connect(self.text_wanted.emit)
        self.pane.attach_wanted.connect(self._attach)
        self.pane.rewrite_wanted.connect(self._rewrite)
        draft.loaded.connect(self.refresh)
        draft.changed.connect(self.refresh)
        draft.collecting.connect(self.pane.collect)
        self.refresh()

    def _lay_out(self) -> None:
        sheet = QWidget()
        sheet.setObjectName("pane")
        sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(14, 8, 14, 14)
        column.setSpacing(8)
        top = QHBoxLayout()
        self._hint.show_note(text.FACTS_HINT)
        top.addWidget(self._hint, 1)
        top.addWidget(self.confirm_all)
        column.addLayout(top)
        for section in self.sections.values():
            column.addWidget(section)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(sheet)
        scroll.setMinimumWidth(360)
        self.splitter = QSplitter()
        self.splitter.setObjectName("plan.facts")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(scroll)
        self.splitter.addWidget(self.pane)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setSizes([890, 376])
        self.splitter.splitterMoved.connect(lambda _place, _index: self._arrange())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)

    # Showing

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        is_narrow = self.splitter.sizes()[0] < _NARROW
        for section in self.sections.values():
            section.set_narrow(is_narrow)

    def refresh(self) -> None:
        """Show the facts as they now are; the selection stays."""
        draft = self._draft
        own, effective = draft.content.facts, draft.effective_facts()
        blocks = draft.content.blocks
        differing = unconfirmed = 0
        amended = {change.fact_uid for amendment in draft.amendments for change in amendment.changes}
        for kind, section in self.sections.items():
            rows = []
            for read, fact in zip(own.of_kind(kind), effective.of_kind(kind), strict=True):
                standing = standing_of(read, blocks, draft.content.head.subject)
                differing += standing is Standing.DIFFERS
                unconfirmed += not read.is_confirmed
                place = place_of(blocks, fact.block_uid).removeprefix("mục ")
                if is_in_subject(fact, draft.content.head.subject):
                    place = text.IN_SUBJECT
                rows.append(FactRow(kind, fact, place, standing, fact.uid in amended and fact != read))
            section.show_rows(rows, is_editable=draft.is_editable)
        self.confirm_all.setVisible(unconfirmed > 0 and self._can_confirm())
        if self._row() is None:
            self._choose_first()
        self._show_selected()
        self.counted.emit(differing, unconfirmed)

    def _can_confirm(self) -> bool:
        plan = self._draft.plan
        is_open = plan is not None and plan.plan_status in (PlanStatus.DRAFT, PlanStatus.SUBMITTED)
        return is_open and not self._gateway.office.is_read_only

    def _row(self) -> FactRow | None:
        if self._selected is None:
            return None
        kind, uid = self._selected
        return next((row for row in self.sections[kind].table.rows_model.rows() if row.fact.uid == uid), None)

    def _show_selected(self) -> None:
        row = self._row()
        source = ""
        if row is not None and row.is_amended and self._draft.plan_id is not None:
            source = self._gateway.office.plan_service.source_of(self._draft.plan_id, row.fact.uid)
        self.pane.show_row(
            row,
            self._draft.content,
            is_editable=self._draft.is_editable,
            can_confirm=self._can_confirm(),
            can_set=self._draft.is_writable,
            source=source,
        )

    def _choose_first(self) -> None:
        """The first deadline, or the first fact there is."""
        self._selected = None
        for kind in (FactKind.DEADLINE, *self.sections):
            rows = self.sections[kind].table.rows_model.rows()
            if rows:
                self._selected = (kind, rows[0].fact.uid)
                table = self.sections[kind].table
                table.blockSignals(True)
                table.select_key(rows[0].fact.uid)
                table.blockSignals(False)
                return

    def _choose(self, kind: FactKind, uid: str) -> None:
        self.pane.collect()
        self._selected = (kind, uid)
        for other, section in self.sections.items():
            if other is not kind:
                section.let_go()
        self._show_selected()

    def selected_uid(self) -> str:
        """The fact in the form; "" none."""
        return self._selected[1] if self._selected is not None else ""

    def show_fact(self, uid: str) -> bool:
        """Select a fact."""
        for kind, section in self.sections.items():
            if section.table.select_key(uid):
                self._choose(kind, uid)
                return True
        return False

    # Changing

    def _on_edited(self, fact: Fact) -> None:
        if self._selected is not None:
            self._draft.put_fact(self._selected[0], self._own(fact))

    def _own(self, shown: Fact) -> Fact:
        """An edited fact to be stored: settings shown in the form that are kept beside the plan stay out of it."""
        read = self._draft.content.facts.find(shown.uid)
        effective = self._draft.effective_facts().find(shown.uid)
        if read is None or effective is None:
            return shown
        beside = {
            name: getattr(read, name)
            for name in ("comparator", "base", "scope", "rounding")
            if hasattr(read, name)
            and getattr(read, name) != getattr(effective, name)
            and getattr(shown, name) == getattr(effective, name)
        }
        return replace(shown, **beside)

    def _add(self, kind: FactKind) -> None:
        uid = self._draft.next_fact_uid()
        number = len(self._draft.content.facts.of_kind(kind)) + 1
        self._draft.put_fact(kind, new_fact(kind, uid, number))
        self.show_fact(uid)
        first = self.pane.form.first_field() if self.pane.form is not None else None
        if first is not None:
            first.setFocus()

    def _delete(self) -> None:
        row = self._row()
        if row is None:
            return
        question = text.DELETE_FACT_QUESTION.format(name=fact_name(row.fact))
        if self._ask.confirm(question, words.DELETE_NOW, is_destructive=True):
            self._selected = None
            self._draft.remove_fact(row.kind, row.fact.uid)

    def _rewrite(self, fact: Fact, block: Block | None) -> None:
        if self._selected is None:
            return
        if block is not None:
            self._draft.put_block(block)
        self._draft.put_fact(self._selected[0], self._own(fact))

    def _attach(self) -> None:
        row = self._row()
        if row is not None and self.current_block:
            read = self._draft.content.facts.find(row.fact.uid)
            if read is not None:
                self._draft.put_fact(row.kind, replace(read, block_uid=self.current_block, quote=""))

    # Confirming

    def _plan_id(self) -> int:
        assert self._draft.plan_id is not None
        return self._draft.plan_id

    def _confirm(self) -> None:
        row = self._row()
        if row is not None:
            service, uid = self._gateway.office.plan_service, row.fact.uid
            if self._draft.write(lambda: service.confirm(self._plan_id(), [uid])):
                self._next_unconfirmed()

    def _next_unconfirmed(self) -> None:
        """After a confirmation the next fact that waits for one, in the order of the tables."""
        if self._selected is None:
            return
        waiting = [
            row.fact.uid
            for section in self.sections.values()
            for row in section.table.rows_model.rows()
            if not row.fact.is_confirmed and row.kind is self._selected[0]
        ]
        if waiting:
            self.show_fact(waiting[0])

    def _confirm_all(self) -> None:
        service = self._gateway.office.plan_service
        self._draft.write(lambda: service.confirm_all(self._plan_id()))

    def _at_most(self) -> None:
        row = self._row()
        if row is not None:
            service, uid = self._gateway.office.plan_service, row.fact.uid
            self._draft.write(lambda: service.confirm_quota(self._plan_id(), uid, Comparator.AT_MOST))

    def _set(self, name: str, value: Any) -> None:
        row = self._row()
        if row is not None:
            service, uid = self._gateway.office.plan_service, row.fact.uid
            self._draft.write(lambda: service.save_quota_settings(self._plan_id(), uid, QuotaSettings(**{name: value})))
