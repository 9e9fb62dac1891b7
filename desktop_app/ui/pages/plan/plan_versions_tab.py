"""The tab Phiên bản: what happened to the plan, its stored papers with their digests, its amendments."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from desktop_app.domain.language.dates import format_short, parse_iso
from desktop_app.domain.language.numerals import format_percent
from desktop_app.domain.plan.amending import IS_REQUIRED, REGISTRATION_RULE, parse_comparator, parse_yes
from desktop_app.domain.plan.carry_forward.decisions import Action, DecisionRecord
from desktop_app.domain.plan.plan import Amendment, FactChange, PlanStatus
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.pages.plan.facts.plan_fact_rows import fact_name
from desktop_app.ui.pages.plan.plan_draft import PlanDraft
from desktop_app.ui.pages.plan.plan_form_scroll import FormScroll
from desktop_app.ui.pages.plan.plan_scans import PlanScans
from desktop_app.ui.parts.boxed import boxed, fit_rows
from desktop_app.ui.parts.buttons import link
from desktop_app.ui.parts.labels import plain_label
from desktop_app.ui.parts.moments import moment
from desktop_app.ui.text import plan as text
from desktop_app.ui.text import succession, words

R = TypeVar("R")


@dataclass(frozen=True)
class StepRow:
    """One thing that happened to the plan."""

    name: str
    day: str
    note: str


@dataclass(frozen=True)
class PaperRow:
    """One stored paper: the bytes behind it never change."""

    state: str
    file_kind: str
    sha256: str
    made_at: str


@dataclass(frozen=True)
class ChangeRow:
    """One changed fact of an amending document."""

    number: int
    document: str
    day: str
    fact: str
    value: str


class PlanVersionsTab(FormScroll):
    """Reads only; exporting a stored paper and replacing the plan are the page's work."""

    export_wanted = Signal(str, str)
    """State and file kind of a stored paper."""
    replace_wanted = Signal()

    def __init__(self, gateway: Gateway, draft: PlanDraft, scans: PlanScans) -> None:
        super().__init__(widest=860)
        self._gateway, self._draft, self.scans = gateway, draft, scans
        self.compare_menu: QMenu | None = None
        """Which plans this one can be compared with; given by the page."""
        self.steps = _table(
            text.HISTORY,
            [
                Column[StepRow](text.HISTORY_STATE, lambda row: row.name, width=150),
                Column[StepRow](text.HISTORY_DAY, lambda row: row.day, width=130, is_right=True),
                Column[StepRow](text.HISTORY_NOTE, lambda row: row.note),
            ],
            2,
            lambda row: (row.name, row.day),
        )
        self.papers = _table(
            text.PAPERS,
            [
                Column[PaperRow](text.PAPER_STATE, lambda row: text.PAPER_STATES.get(row.state, row.state), width=120),
                Column[PaperRow](
                    text.PAPER_KIND, lambda row: text.PAPER_KINDS.get(row.file_kind, row.file_kind), width=64
                ),
                Column[PaperRow](text.PAPER_TIME, lambda row: moment(row.made_at), width=126, is_right=True),
                Column[PaperRow](text.PAPER_SHA, lambda row: row.sha256),
            ],
            3,
            lambda row: (row.state, row.file_kind),
        )
        self.changes = _table(
            text.AMENDMENTS,
            [
                Column[ChangeRow](text.AMENDMENT_COLUMN, lambda row: row.document, width=210),
                Column[ChangeRow](text.HISTORY_DAY, lambda row: row.day, width=96, is_right=True),
                Column[ChangeRow](text.AMENDMENT_FACT, lambda row: row.fact),
                Column[ChangeRow](text.AMENDMENT_TO, lambda row: row.value, width=130, is_right=True),
            ],
            2,
            lambda row: row.number,
        )
        self.source = plain_label(role="muted", is_wrapping=True)
        self._no_papers = plain_label(text.PAPERS_NONE, role="muted", is_wrapping=True)
        self._no_changes = plain_label(text.AMENDMENTS_NONE, role="muted")
        self.export = link(text.RE_EXPORT, self._export, icon_name="file-export")
        self.compare = link(succession.COMPARE_WITH, self._open_compare_menu, icon_name="file-text")
        self.origin_note = plain_label(role="muted", is_wrapping=True)
        self.records = _table(
            succession.ORIGIN_SECTION,
            [
                Column[DecisionRecord](succession.COLUMN_KIND, lambda row: succession.KINDS[row.kind], width=120),
                Column[DecisionRecord](succession.COLUMN_PLACE, lambda row: row.place, width=104),
                Column[DecisionRecord](
                    succession.COLUMN_CURRENT, lambda row: row.current or succession.INSERTED, width=220
                ),
                Column[DecisionRecord](succession.COLUMN_RESULT, _record_result, tip=lambda row: row.reason),
                Column[DecisionRecord](succession.COLUMN_CHOICE, lambda row: succession.ACTIONS[row.action], width=120),
            ],
            3,
            lambda row: (row.kind, row.place, row.current, row.reason),
        )
        self.replace = link(text.REPLACE, self.replace_wanted.emit, icon_name="refresh")
        self.papers.row_opened.connect(lambda _key: self._export())
        self._build()
        draft.loaded.connect(self.refresh)
        draft.saved.connect(self.refresh)
        self.refresh()

    def _build(self) -> None:
        self.add_section(text.HISTORY)
        self.add(boxed(self.steps))
        self.add(self.source)
        self._row_of(self.compare, self.replace)
        self._origin_section = self.add_section(succession.ORIGIN_SECTION)
        self.add(self.origin_note)
        self._records_box = boxed(self.records)
        self.add(self._records_box)
        self.add_section(text.PAPERS)
        self._papers_box = boxed(self.papers)
        self.add(self._papers_box)
        self.add(self._no_papers)
        self._row_of(self.export)
        self.add_section(text.SCANS)
        self.add(self.scans)
        self.add_section(text.AMENDMENTS)
        self._changes_box = boxed(self.changes)
        self.add(self._changes_box)
        self.add(self._no_changes)
        self.end()

    def _row_of(self, *made: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        for one in made:
            row.addWidget(one)
        row.addStretch(1)
        self.add_layout(row)

    def refresh(self) -> None:
        """Show the history of the plan as it now is."""
        plan = self._draft.plan
        if plan is None:
            return
        papers = [PaperRow(*one) for one in self._gateway.office.plan_service.papers(plan.id)]
        _fill(self.steps, self._steps(papers))
        _fill(self.papers, papers)
        self._papers_box.setVisible(bool(papers))
        self._no_papers.setVisible(not papers)
        self.export.setVisible(bool(papers))
        if papers and self.papers.current_key() is None:
            self.papers.select_key((papers[-1].state, papers[-1].file_kind))
        changes = self._change_rows()
        _fill(self.changes, changes)
        self._changes_box.setVisible(bool(changes))
        self._no_changes.setVisible(not changes)
        self.scans.refresh()
        self._show_origin(plan.id)
        source = plan.source
        self.source.setText(text.SOURCE.format(name=source.name, sha=source.sha256) if source else "")
        self.source.setVisible(source is not None)
        self.replace.setVisible(plan.plan_status is PlanStatus.ISSUED and not self._gateway.office.is_read_only)

    def _show_origin(self, plan_id: int) -> None:
        """What was decided when the plan was carried forward: the rows that stayed as they were first."""
        origin = self._gateway.office.carry_forward_service.origin(plan_id)
        records = sorted(origin.records, key=lambda one: one.result is not None) if origin is not None else []
        changed = sum(one.result is not None for one in records)
        self.origin_note.setText(succession.ORIGIN_NOTE.format(changed=changed, kept=len(records) - changed))
        _fill(self.records, records)
        for widget in (self._origin_section, self.origin_note, self._records_box):
            widget.setVisible(origin is not None)

    def _open_compare_menu(self) -> None:
        if self.compare_menu is not None:
            self.compare_menu.popup(self.compare.mapToGlobal(QPoint(0, self.compare.height() + 2)))

    def _steps(self, papers: list[PaperRow]) -> list[StepRow]:
        plan = self._draft.plan
        assert plan is not None
        head = plan.content.head
        imported = text.IMPORTED_STEP.format(name=plan.source.name) if plan.source else ""
        summary = next((one for one in self._gateway.office.plan_service.list_plans() if one.id == plan.id), None)
        is_draft = plan.plan_status is PlanStatus.DRAFT
        edited = moment(summary.updated_at) if summary is not None and is_draft else ""
        note = ", ".join(part for part in (imported, text.LAST_EDITED if is_draft else "") if part)
        steps = [StepRow(text.DRAFT_STEP, edited, note)]
        submitted = next((one for one in papers if one.state == "submitted"), None)
        if submitted is not None:
            steps.append(StepRow(text.SUBMITTED_STEP, moment(submitted.made_at), ""))
        if plan.is_frozen:
            owing = len(self._gateway.office.plan_service.owing_units(plan.id))
            issued_on = format_short(head.dated_on) if head.dated_on else ""
            steps.append(StepRow(text.ISSUED_STEP, issued_on, f"{plan.label}; {text.OWING_COUNT.format(count=owing)}"))
        steps += [
            StepRow(text.CHANGED_BY_AMENDMENT, format_short(one.dated_on), one.label) for one in self._draft.amendments
        ]
        if plan.plan_status is PlanStatus.REPLACED and plan.replaced_by_id is not None:
            by = self._gateway.office.plan_service.plan(plan.replaced_by_id)
            on = format_short(by.content.head.dated_on) if by.content.head.dated_on else ""
            steps.append(StepRow(text.REPLACED_STEP, on, by.label))
        return steps

    def _change_rows(self) -> list[ChangeRow]:
        rows: list[ChangeRow] = []
        for amendment in self._draft.amendments:
            rows += [self._change_row(len(rows) + at, amendment, one) for at, one in enumerate(amendment.changes)]
        return rows

    def _change_row(self, number: int, amendment: Amendment, change: FactChange) -> ChangeRow:
        if change.fact_uid == REGISTRATION_RULE:
            on = format_short(amendment.dated_on)
            return ChangeRow(number, amendment.label, on, text.REGISTRATION_REQUIRED, change_words(change))
        fact = self._draft.content.facts.find(change.fact_uid)
        name = fact_name(fact) if fact is not None else change.fact_uid
        field = text.FIELD_NAMES.get(change.field, change.field)
        words_of_it = f"{name[:1].upper()}{name[1:]} ({field})"
        return ChangeRow(number, amendment.label, format_short(amendment.dated_on), words_of_it, change_words(change))

    def _export(self) -> None:
        row = self.papers.current_row()
        if row is not None:
            self.export_wanted.emit(row.state, row.file_kind)


def change_words(change: FactChange) -> str:
    """The stored value of a change as a clerk reads it."""
    on = parse_iso(change.value)
    if on is not None:
        return format_short(on)
    if change.field == "comparator":
        return text.COMPARATORS[parse_comparator(change.value)]
    if change.field == IS_REQUIRED:
        return text.YES if parse_yes(change.value) else text.NO
    if change.field == "percent":
        return format_percent(float(change.value))
    return change.value.replace(".", ",") or words.NONE


def _record_result(row: DecisionRecord) -> str:
    if row.result is None:
        return succession.AS_IT_IS if row.current else succession.NOT_INSERTED
    return succession.LEFT_OUT if row.action is Action.DROP else row.result or succession.BLANK


def _table(name: str, columns: list[Column[R]], stretch: int, key: Callable[[R], Hashable]) -> RowTable[R]:
    return RowTable(RowTableModel(columns, key=key, has_stt=False), name, stretch=stretch)


def _fill(table: RowTable[R], rows: list[R]) -> None:
    table.set_rows(rows)
    fit_rows(table)
