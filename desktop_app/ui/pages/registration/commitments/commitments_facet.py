"""The facet Giao ước: the commitments of the year on the left, one with its targets on the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from desktop_app.domain.changes import ChangeSet
from desktop_app.domain.commitment.commitment import VERDICT_NAMES, Commitment, PromisedTarget, TargetVerdict
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.searching import Wanted
from desktop_app.domain.office.unit_groups import GROUP_KINDS
from desktop_app.system.files import safe_file_name
from desktop_app.ui.actions import make_action
from desktop_app.ui.ask import Ask
from desktop_app.ui.exporting import Exporter
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.list_facet import ListFacet, filter_field, show_rows
from desktop_app.ui.models.row_table_model import RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.page import Place
from desktop_app.ui.pages.registration.commitments.commitment_detail import CommitmentDetail
from desktop_app.ui.pages.registration.commitments.commitment_dialogs import (
    CommitmentDialog,
    GroupDialog,
    KnownGroup,
    SignDialog,
)
from desktop_app.ui.pages.registration.commitments.commitment_list import commitment_columns, verdicts_of
from desktop_app.ui.pages.registration.season import Season
from desktop_app.ui.parts.empty_state import EmptyState, Step
from desktop_app.ui.text import commitments as text
from desktop_app.ui.text import registration as registration_text

_TABLES = ("commitments", "commitment_parties", "commitment_results", "commitment_scans", "agency", "plans")
_NARROW = 1150  # px


class CommitmentsFacet(ListFacet):
    """Every act goes through the service; what is signed is no longer edited."""

    def __init__(self, gateway: Gateway, jobs: JobRunner, ask: Ask, year: Callable[[], int], *, season: Season) -> None:
        super().__init__(gateway, jobs, ask, year)
        self._season = season
        self._service = gateway.office.commitment_service
        self._exporter = Exporter(gateway, jobs, ask)
        self._commitments: tuple[Commitment, ...] = ()
        self._menu = QMenu(self)
        self.filter = filter_field(text.FILTER, self._show)
        self.table = RowTable(RowTableModel(commitment_columns(), key=lambda one: one.id), text.LIST, stretch=1)
        self.table.setObjectName("registration.commitments")
        self.table.row_chosen.connect(lambda _key: self._show_one())
        self.detail = CommitmentDetail(
            {
                "edit": self.edit,
                "delete": self.delete,
                "add": self.add_target,
                "drop": self.drop_target,
                "compute": self.compute,
                "attach": self.attach,
                "unsign": self.unsign,
            }
        )
        self.detail.target_typed.connect(self._on_target)
        self.detail.result_typed.connect(self._on_result)
        self.detail.scan_wanted.connect(self._save_scan)
        self._new = make_action(self, text.NEW, self._open_new, icon_name="plus", shortcut="Ctrl+N")
        self._print = make_action(self, text.PRINT, self.print_paper, icon_name="printer")
        self._compare = make_action(self, text.COMPARE, self.print_comparison, icon_name="list-numbers")
        self._sign = make_action(self, text.SIGN, self.sign, icon_name="pencil", is_filled=True)
        self.lay_out(
            self.table,
            self.detail,
            self.detail.to_list,
            sizes=(470, 810),
            least=(360, 420),
            bar=((self.filter, 1),),
        )

    # What the page asks

    @override
    def head_actions(self) -> Sequence[QAction]:
        return (self._new, self._print, self._compare, self._sign)

    @override
    def reload(self, changes: ChangeSet | None) -> None:
        if changes is not None and not changes.touches(*_TABLES):
            return
        self._commitments = self._service.commitments(self.year())
        verdicts = [verdict for one in self._commitments if one.signed_on for verdict in verdicts_of(one)]
        self.counted.emit(
            text.COUNTS.format(
                total=len(self._commitments),
                signed=sum(one.signed_on is not None for one in self._commitments),
                met=verdicts.count(TargetVerdict.MET),
                not_met=verdicts.count(TargetVerdict.NOT_MET),
                open=verdicts.count(TargetVerdict.NO_DATA),
            )
        )
        self._new.setEnabled(self.may_change() and self._season.plan_id is not None)
        self._show_whether_empty()
        self._show()

    @override
    def open_target(self, target: object) -> None:
        """A commitment's id."""
        self.filter.clear()
        if isinstance(target, int) and self.table.select_key(target):
            self._panes.open_detail()

    @override
    def place(self) -> Place:
        chosen = self.table.current_key()
        here: dict[str, str | int] = {"plan": self._season.plan_id or 0}
        return {**here, "commitment": chosen} if isinstance(chosen, int) else here

    @override
    def go_to_place(self, place: Place) -> None:
        self.table.select_key(place.get("commitment"))

    @override
    def focus_filter(self) -> None:
        self.filter.setFocus()

    @override
    def print_facet(self) -> bool:
        self.print_paper()
        return True

    @override
    def panes(self) -> Sequence[QWidget]:
        return (self.table, self.detail.table)

    # Showing

    def _show(self) -> None:
        wanted = Wanted.of(self.filter.text())
        rows = [
            one
            for one in self._commitments
            if wanted.is_in(" ".join((one.label, *(party.name for party in one.parties))))
        ]
        show_rows(self.table, rows, rows[0].id if rows else None)
        self._show_one()

    def _show_one(self) -> None:
        shown = self.table.current_row()
        scans = self._service.scans(shown.id) if shown is not None else ()
        self.detail.show_commitment(shown, scans, may_change=self.may_change())
        for action in (self._print, self._compare):
            action.setEnabled(shown is not None)
        is_signed = shown is not None and shown.signed_on is not None
        self._sign.setEnabled(shown is not None and not is_signed and self.may_change())

    def _show_whether_empty(self) -> None:
        if self._commitments:
            self.show_list_or(None)
            return
        may = self.may_change() and self._season.plan_id is not None
        steps = (
            Step(text.NONE_UNITS, text.NONE_UNITS_WHY, text.UNITS_BUTTON, self.draft_with_units, may, is_filled=True),
            Step(text.NONE_GROUP, text.NONE_GROUP_WHY, text.GROUP_BUTTON, self.draft_for_group, may),
        )
        self.show_list_or(EmptyState("scale", text.NONE_TITLE.format(year=self.year()), text.NONE_TEXT, steps))

    # Drafting

    def _open_new(self) -> None:
        self._menu.clear()
        self._menu.addAction(text.NEW_UNITS, self.draft_with_units)
        self._menu.addAction(text.NEW_GROUP, self.draft_for_group)
        self._menu.popup(QCursor.pos() + QPoint(0, 8))

    def draft_with_units(self) -> None:
        """One of each unit that owes a registration with the office."""
        plan_id = self._season.plan_id
        if plan_id is None:
            return
        made = self.gateway.run(lambda: self._service.draft_with_units(plan_id, self._service.units_to_draft(plan_id)))
        if made is not None:
            self.gateway.say(text.DRAFTED.format(count=len(made)))
            self.table.select_key(made[0])

    def draft_for_group(self) -> None:
        """One that all members of a bloc or cluster sign."""
        plan_id = self._season.plan_id
        office = self.gateway.office
        groups, today = office.unit_group_service, office.clock.today()
        known = [
            KnownGroup(
                one.id,
                one.name,
                frozenset(groups.units_of_group(one.id, today)),
                groups.outside_names(one.id, today),
            )
            for one in groups.groups(today)
        ]
        units = [one for one in office.office_service.units() if one.unit_kind not in GROUP_KINDS]
        dialog = GroupDialog(units, known)
        if plan_id is None or not self.ask.show(dialog):
            return
        name, unit_ids, others = dialog.name.text(), dialog.unit_ids(), dialog.other_names()
        group_id = dialog.group_id()
        made = self.gateway.run(lambda: self._service.draft_for_group(plan_id, name, unit_ids, others, group_id))
        if made is not None:
            self.gateway.say(text.DRAFTED.format(count=1))
            self.table.select_key(made)

    def edit(self) -> None:
        """Text and parties of a draft."""
        shown = self.table.current_row()
        if shown is None or shown.signed_on is not None:
            return
        dialog = CommitmentDialog(shown)
        if self.ask.show(dialog):
            self._save(dialog.commitment())

    def add_target(self) -> None:
        """A line of its own below the plan's targets."""
        shown = self.table.current_row()
        words = self.ask.ask_text(text.TARGET, text.ADD_TARGET) if shown is not None else None
        if shown is not None and words:
            self._save_targets(shown, (*shown.content.targets, PromisedTarget("", words)))

    def drop_target(self) -> None:
        """Take the target chosen away."""
        shown, row = self.table.current_row(), self.detail.table.current_row()
        if shown is not None and row is not None:
            kept = tuple(one for one in shown.content.targets if one.uid != row.target.uid)
            self._save_targets(shown, kept)

    def _on_target(self, target: PromisedTarget) -> None:
        shown = self.table.current_row()
        if shown is not None:
            targets = (target if one.uid == target.uid else one for one in shown.content.targets)
            self._save_targets(shown, tuple(targets))

    def _save_targets(self, shown: Commitment, targets: tuple[PromisedTarget, ...]) -> None:
        self._save(replace(shown, content=replace(shown.content, targets=targets)))

    def _save(self, commitment: Commitment) -> None:
        if self.gateway.did(lambda: self._service.save(commitment)):
            self.gateway.say(text.SAVED.format(label=commitment.label))
        else:
            self._show_one()

    def delete(self) -> None:
        """Take a draft away; undo brings it back."""
        shown = self.table.current_row()
        if shown is not None and self.gateway.did(lambda: self._service.delete(shown.id)):
            self.gateway.say(text.DELETED.format(label=shown.label))

    # Signing and results

    def sign(self) -> None:
        """The day all have signed."""
        shown = self.table.current_row()
        if shown is None or shown.signed_on is not None:
            return
        dialog = SignDialog(shown.label, self.gateway.office.clock.today())
        if not self.ask.show(dialog):
            return
        day = dialog.signed_on.date()
        if day is not None and self.gateway.did(lambda: self._service.sign(shown.id, day)):
            self.gateway.say(text.SIGNED_SAID.format(label=shown.label, day=format_text(day)))

    def unsign(self) -> None:
        """It was not signed after all, or is to be printed anew."""
        shown = self.table.current_row()
        if shown is not None and self.gateway.did(lambda: self._service.sign(shown.id, None)):
            self.gateway.say(text.UNSIGNED_SAID.format(label=shown.label))

    def attach(self) -> None:
        """The scan of the signed paper."""
        shown = self.table.current_row()
        path = self.ask.choose_file_to_open(text.CHOOSE_SCAN, text.SCAN_FILES) if shown is not None else None
        if (
            shown is not None
            and path is not None
            and self.gateway.did(lambda: self._service.attach_scan(shown.id, path))
        ):
            self.gateway.say(text.ATTACHED)

    def _save_scan(self, scan_id: int) -> None:
        shown = self.table.current_row()
        scan = next((one for one in self._service.scans(shown.id) if one.id == scan_id), None) if shown else None
        if scan is None:
            return
        folder = self.gateway.office.paths.exports_folder
        path = self.ask.choose_file_to_save(text.OPEN_SCAN, folder / scan.name, f"*{Path(scan.name).suffix}")
        if path is not None and self.gateway.did(lambda: self._service.export_scan(scan_id, path)):
            self.gateway.say(text.FILE_SAVED.format(name=path))

    def compute(self) -> None:
        """What the decided results give, where nothing is noted yet."""
        shown = self.table.current_row()
        count = self.gateway.run(lambda: self._service.take_computed(shown.id)) if shown is not None else None
        if count is not None:
            self.gateway.say(text.COMPUTED.format(count=count))

    def _on_result(self, uid: str, actual: str, said: TargetVerdict | None, evidence: str) -> None:
        shown, party = self.table.current_row(), self.detail.place_of_party()
        if shown is None:
            return
        noted = self.gateway.run(lambda: self._service.note_result(shown.id, uid, party, actual, said, evidence))
        if noted is not None:
            self.gateway.say(text.NOTED.format(verdict=VERDICT_NAMES[noted.verdict].lower()))

    # Paper

    def print_paper(self) -> None:
        """For signature."""
        self._export(text.PAPER_FILE, self._service.prepare_paper_file)

    def print_comparison(self) -> None:
        """Promised beside reached."""
        self._export(text.COMPARE_FILE, self._service.prepare_comparison_file)

    def _export(self, form: str, prepare: Callable[[int, Path], Callable[[], Path]]) -> None:
        shown = self.table.current_row()
        if shown is None:
            return
        name = form.format(label=shown.label, year=shown.working_year)
        folder = self.gateway.office.paths.exports_folder
        path = self.ask.choose_file_to_save(name, folder / f"{safe_file_name(name)}.docx", registration_text.PAPERS)
        if path is not None:
            done = lambda written: self.gateway.say(text.FILE_SAVED.format(name=written))  # noqa: E731
            self._exporter.write(lambda: prepare(shown.id, path), done)
