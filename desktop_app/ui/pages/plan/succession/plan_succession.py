"""Leads from one plan to the next: opens the decision table and the comparison in place of the plan, and closes them again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.domain.plan.carry_forward.decisions import Action
from desktop_app.domain.plan.plan import PlanContent, PlanKind, PlanSummary
from desktop_app.services.carry_forward_service import CarryTable
from desktop_app.services.comparison_service import ComparedPlans
from desktop_app.system.files import safe_file_name
from desktop_app.ui.actions import make_action
from desktop_app.ui.ask import Ask
from desktop_app.ui.exporting import Exporter
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.plan.plan_draft import PlanDraft
from desktop_app.ui.pages.plan.plan_heading import menu_line
from desktop_app.ui.pages.plan.succession.plan_carry_pane import PlanCarryPane
from desktop_app.ui.pages.plan.succession.plan_comparison_pane import PlanComparisonPane, summary_words
from desktop_app.ui.parts.empty_state import Step
from desktop_app.ui.printing import preview_pdf
from desktop_app.ui.text import succession as text
from desktop_app.ui.text import words


class PlanSuccession(QObject):
    """``shown`` asks the page to put one of the two panes in the place of the plan; ``ended`` to show the plan again."""

    shown = Signal(QWidget)
    ended = Signal()
    headed = Signal(str, str)
    """Title and sub-title of the pane shown."""
    made = Signal(int)
    """Id of the draft that was made."""
    block_wanted = Signal(int, str)
    """A block of a plan that the clerk wants to see."""

    def __init__(self, gateway: Gateway, jobs: JobRunner, ask: Ask, draft: PlanDraft, parent: QWidget) -> None:
        super().__init__(parent)
        self._gateway, self._jobs, self._ask, self._draft = gateway, jobs, ask, draft
        self._exporter = Exporter(gateway, jobs, ask)
        self.compare_menu = QMenu(text.COMPARE_WITH, parent)
        self.compare_menu.aboutToShow.connect(self._fill_compare_menu)
        self.carry_pane = PlanCarryPane()
        self.comparison_pane = PlanComparisonPane()
        self.carry_pane.make_wanted.connect(self._make)
        self.carry_pane.cancelled.connect(self.ended)
        self.carry_pane.counted.connect(self._tell_carry)
        self.comparison_pane.closed.connect(self.ended)
        self.comparison_pane.block_wanted.connect(self._on_block)
        self.origin_year: int | None = None
        """The working year of the plan that the one shown was carried forward from."""
        draft.loaded.connect(self._read_origin)
        self.comparison_actions: Sequence[QAction] = (
            make_action(parent, text.EXPORT_WORD, lambda: self._export("docx"), icon_name="file-type-docx"),
            make_action(parent, text.EXPORT_PDF, lambda: self._export("pdf"), icon_name="file-type-pdf"),
            make_action(parent, text.PRINT, self.print, icon_name="printer"),
            make_action(parent, text.CLOSE, self.ended.emit, icon_name="x"),
        )

    def _read_origin(self) -> None:
        plan = self._draft.plan
        origin = self._gateway.office.carry_forward_service.origin(plan.id) if plan is not None else None
        self.origin_year = origin.origin_year if origin is not None else None

    def panes(self, pane: QWidget) -> Sequence[QWidget]:
        """What F6 goes through in that pane."""
        if pane is self.carry_pane:
            return [self.carry_pane.table, self.carry_pane.detail.buttons[Action.TAKE], self.carry_pane.make]
        return [self.comparison_pane.view, self.comparison_pane.facts]

    # Carrying forward

    def source_for(self, year: int) -> PlanSummary | None:
        """The plan a plan of that year begins from: the newest annual one of an earlier year, else the newest of any kind."""
        listed = self._gateway.office.plan_service.list_plans()
        earlier = [one for one in listed if one.working_year is not None and one.working_year < year]
        annual = [one for one in earlier if one.plan_kind is PlanKind.ANNUAL]
        return max(annual or earlier, key=lambda one: one.working_year or 0, default=None)

    def step_for(self, year: int) -> Step:
        """The door of the empty page."""
        source = self.source_for(year)
        if source is None or source.working_year is None or self._gateway.office.is_read_only:
            return Step(
                text.EMPTY_START_NONE, text.EMPTY_START_NONE_TEXT, text.EMPTY_START_NONE_BUTTON, _nothing, False
            )
        old = source.working_year
        return Step(
            text.EMPTY_START.format(year=old),
            text.EMPTY_START_TEXT.format(label=source.label),
            text.EMPTY_START_BUTTON.format(year=old),
            lambda: self.begin(source.id, year),
            is_filled=True,
        )

    def doors(self, year: int) -> list[tuple[str, Callable[[], None]]]:
        """Entries for a menu of new plans: from last year's plan, and from the one that is shown."""
        found: list[tuple[str, Callable[[], None]]] = []
        source = self.source_for(year)
        if source is not None:
            found.append((text.START_FROM.format(year=source.working_year), lambda: self.begin(source.id, year)))
        shown = self._draft.plan
        old = shown.content.working_year if shown is not None else None
        if shown is not None and old is not None and (source is None or shown.id != source.id):
            target = year if old < year else old + 1
            found.append((text.START_FROM_SHOWN, lambda: self.begin(shown.id, target)))
        return found

    def begin(self, plan_id: int, year: int) -> None:
        """Open the decision table of carrying that plan forward."""
        if not self._gateway.did(self._draft.flush):
            return
        prepare = self._gateway.run(lambda: self._gateway.office.carry_forward_service.prepare_table(plan_id, year))
        if prepare is not None:
            self._jobs.start(
                lambda _progress: prepare(), self._show_carry, on_error=self._exporter.failed, key="plan.carry"
            )

    def _show_carry(self, carry: CarryTable) -> None:
        self.shown.emit(self.carry_pane)
        self.carry_pane.show_table(carry)

    def _tell_carry(self) -> None:
        carry = self.carry_pane.carry
        if carry is not None:
            self.headed.emit(
                text.TITLE.format(new=carry.target_year, old=carry.plan.content.working_year),
                text.SUBTITLE.format(
                    label=carry.plan.label,
                    count=len(carry.rows),
                    waiting=self.carry_pane.count(Action.UNDECIDED),
                ),
            )

    def _make(self) -> None:
        pane = self.carry_pane
        carry = pane.carry
        if carry is None:
            return
        service, choices = self._gateway.office.carry_forward_service, dict(pane.choices)
        changes = pane.change_count()
        pane.setEnabled(False)  # until the draft is there: answers given now would not be in it

        def failed(error: Exception) -> None:
            pane.setEnabled(True)
            self._exporter.failed(error)

        def add(content: PlanContent) -> None:
            pane.setEnabled(True)
            plan_id = self._gateway.run(lambda: service.add_draft(carry, choices, content))
            if plan_id is None:
                return
            pane.forget()
            self.made.emit(plan_id)
            left = len(carry.rows) - changes
            self._gateway.say(text.MADE.format(year=carry.target_year, count=changes, left=left))

        self._jobs.start(lambda _progress: service.content_of(carry, choices), add, on_error=failed)

    # Comparing

    def _fill_compare_menu(self) -> None:
        """The plan this one was carried forward from first, then all others."""
        menu, plan = self.compare_menu, self._draft.plan
        menu.clear()
        if plan is None:
            return
        origin = self._gateway.office.carry_forward_service.origin(plan.id)
        listed = [one for one in self._gateway.office.plan_service.list_plans() if one.id != plan.id]
        if origin is not None and origin.origin_plan_id is not None:
            menu.addAction(text.COMPARE_ORIGIN, partial(self.compare, origin.origin_plan_id, plan.id))
            menu.addSeparator()
        for one in listed:
            menu.addAction(menu_line(one), partial(self._compare_in_order, one))
        if not listed:
            menu.addAction(text.COMPARE_NONE).setEnabled(False)

    def _compare_in_order(self, other: PlanSummary) -> None:
        """The plan of the earlier working year is the old one."""
        plan = self._draft.plan
        if plan is not None:
            here = (plan.content.working_year or 0, plan.id)
            (_, old_id), (_, new_id) = sorted([here, (other.working_year or 0, other.id)])
            self.compare(old_id, new_id)

    def compare(self, old_id: int, new_id: int) -> None:
        """Show what changed from the one plan to the other."""
        if not self._gateway.did(self._draft.flush):
            return
        prepare = self._gateway.run(lambda: self._gateway.office.comparison_service.prepare(old_id, new_id))
        if prepare is not None:
            self._jobs.start(
                lambda _progress: prepare(), self._show_comparison, on_error=self._exporter.failed, key="plan.compare"
            )

    def _show_comparison(self, compared: ComparedPlans) -> None:
        self.shown.emit(self.comparison_pane)
        self.comparison_pane.show_comparison(compared)
        old, new = _year_words(compared)
        subtitle = text.COMPARE_SUBTITLE.format(old=old, new=new, summary=summary_words(compared))
        self.headed.emit(text.COMPARE_TITLE, subtitle)

    def _on_block(self, uid: str) -> None:
        compared = self.comparison_pane.compared
        if compared is not None:
            self.block_wanted.emit(compared.new.id, uid)

    # Paper

    def _export(self, file_kind: str) -> None:
        compared = self.comparison_pane.compared
        if compared is None:
            return
        filters = words.WORD_FILES if file_kind == "docx" else words.PDF_FILES
        suggested = Path.home() / f"{_file_name(compared)}.{file_kind}"
        path = self._ask.choose_file_to_save(text.EXPORT_TITLE, suggested, filters)
        if path is not None:
            service = self._gateway.office.comparison_service
            self._exporter.write(
                lambda: service.prepare_file(compared, path),
                lambda written: self._gateway.say(text.EXPORTED.format(path=written)),
            )

    def print(self) -> bool:
        """Show the print preview of the comparison; False if there is none."""
        compared = self.comparison_pane.compared
        if compared is None:
            return False

        def preview(pdf: bytes) -> None:
            sentence = preview_pdf(pdf, _file_name(compared), self._jobs, self._ask, Path.home())
            if sentence:
                self._gateway.say(sentence)

        self._exporter.make(lambda: self._gateway.office.comparison_service.prepare_paper(compared, "pdf"), preview)
        return True


def _nothing() -> None:
    """The step is not possible yet."""


def _year_words(compared: ComparedPlans) -> tuple[str, str]:
    old, new = (
        text.PLAN_OF_YEAR.format(label=one.label, year=one.content.working_year)
        if one.content.working_year
        else one.label
        for one in (compared.old, compared.new)
    )
    return old, new


def _file_name(compared: ComparedPlans) -> str:
    old, new = (one.content.working_year or one.id for one in (compared.old, compared.new))
    return safe_file_name(text.FILE_NAME.format(old=old, new=new))
