"""The facet Trùng người of Danh mục: who may stand twice, made one, made two again, or kept apart."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.changes import ChangeSet
from desktop_app.domain.office.merging import Clash, Clashing
from desktop_app.services.people_alike_service import FoundAlike
from desktop_app.ui.ask import Ask
from desktop_app.ui.facet import Facet
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import Job, JobRunner, Progress
from desktop_app.ui.page import Place
from desktop_app.ui.pages.catalogue.alike.alike_detail import AlikeDetail
from desktop_app.ui.pages.catalogue.alike.alike_list import AlikeListPane
from desktop_app.ui.pages.catalogue.alike.alike_rows import (
    LIKELY,
    POSSIBLE,
    AlikeRow,
    apart_rows,
    group_rows,
    merge_rows,
)
from desktop_app.ui.parts.progress_line import ProgressLine
from desktop_app.ui.text import alike as text

_TABLES = ("people", "memberships", "registration_lines", "registrations", "people_kept_apart", "people_merges")
_ANSWERS = (Clashing.KEPT, Clashing.OTHER, Clashing.BOTH)
_QUOTED_CLASHES = 3
_PAUSE = 0.001  # s: the window gets its turn while people are compared


class AlikeFacet(Facet):
    """Groups are looked for in a job; the list of before stays until they are found."""

    def __init__(self, gateway: Gateway, jobs: JobRunner, ask: Ask, year: Callable[[], int]) -> None:
        super().__init__(gateway, jobs, ask, year)
        self._service = gateway.office.people_alike_service
        self._wanted_person: int | None = None
        self.list, self.detail, self._progress = AlikeListPane(), AlikeDetail(), ProgressLine()
        self.detail.setVisible(False)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setObjectName("alike-detail")
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(self.detail)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setSizes([560, 700])
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self._splitter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._progress)
        layout.addLayout(body, 1)
        self.list.row_chosen.connect(self._show_row)
        detail = self.detail
        detail.merge_wanted.connect(self.merge)
        detail.apart_wanted.connect(self.keep_apart)
        detail.ask_wanted.connect(self.ask_again)
        detail.unmerge_wanted.connect(self.unmerge)
        detail.show_wanted.connect(lambda person_id: self.go_to.emit("catalogue", ("person", person_id)))

    # What the page asks

    @override
    def reload(self, changes: ChangeSet | None) -> None:
        if changes is not None and not changes.touches(*_TABLES):
            return
        find = self._service.prepare_groups()

        def work(progress: Progress) -> FoundAlike:
            def pause() -> None:
                progress.check()
                time.sleep(_PAUSE)

            return find(pause)

        job = self.jobs.start(work, self._show_groups, key="people-alike")
        self._progress.begin(text.LOOKING, lambda: self._stop(job))

    def _stop(self, job: Job) -> None:
        job.cancel()
        self._progress.end()

    def _show_groups(self, found: FoundAlike) -> None:
        self._progress.end()
        rows = group_rows(found.groups, found.names)
        self.list.show_rows([*rows, *apart_rows(self._service.kept_apart()), *merge_rows(self._service.merges())])
        likely, possible = (sum(row.kind == kind for row in rows) for kind in (LIKELY, POSSIBLE))
        self.counted.emit(text.COUNTS.format(likely=likely, possible=possible) if rows else text.NONE_COUNTS)
        if self._wanted_person is not None:
            self.list.choose(self._wanted_person)
            self._wanted_person = None

    @override
    def open_target(self, target: object) -> None:
        """A pair ("alike", number of a person): the first group that has the person."""
        if isinstance(target, tuple) and isinstance(target[1], int) and not self.list.choose(target[1]):
            self._wanted_person = target[1]

    @override
    def place(self) -> Place:
        row = self.list.table.current_row()
        return {"alike": row.person_ids[0]} if row is not None else {}

    @override
    def go_to_place(self, place: Place) -> None:
        self.open_target(("alike", place.get("alike")))

    @override
    def focus_filter(self) -> None:
        self.list.filter.setFocus()
        self.list.filter.selectAll()

    @override
    def panes(self) -> Sequence[QWidget]:
        return (self.list.table, self.detail)

    # One row

    def _show_row(self, row: AlikeRow | None) -> None:
        records = self._service.records(row.person_ids) if row is not None else {}
        if row is None or len(records) < len(row.person_ids):
            self.detail.setVisible(False)
            return
        units = {unit.id: unit for unit in self.gateway.office.office_service.units()}
        shown = [records[person_id] for person_id in row.person_ids]
        self.detail.show_row(row, shown, units, is_read_only=self.gateway.office.is_read_only)
        self.detail.setVisible(True)

    def merge(self) -> None:
        """Make one person of those chosen, once it is clear whose rows stay."""
        if self.detail.comparison is None:
            return
        choice = self.detail.comparison.choice()
        found = self.gateway.run(lambda: self._service.clashes(choice.keep_id, choice.other_ids))
        if found is None:
            return
        clashing = None
        if found:
            clashing = self._ask_whose(found)
            if clashing is None:
                return
        done = self.gateway.did(
            lambda: self._service.merge(
                choice.keep_id,
                choice.other_ids,
                full_name=choice.full_name,
                sex=choice.sex,
                birth_year=choice.birth_year,
                clashing=clashing,
            )
        )
        if done:
            self.gateway.say(text.DONE_MERGE.format(count=len(choice.other_ids) + 1, name=choice.full_name))

    def _ask_whose(self, found: Sequence[Clash]) -> Clashing | None:
        places = "; ".join(clash.where for clash in found[:_QUOTED_CLASHES])
        if len(found) > _QUOTED_CLASHES:
            places = text.CLASH_MORE.format(places=places, count=len(found) - _QUOTED_CLASHES)
        choices = [text.CLASH_KEPT, text.CLASH_OTHER]
        if all(clash.can_be_both for clash in found):
            choices.append(text.CLASH_BOTH)
        answer = self.ask.choose(text.CLASH.format(places=places), choices)
        return None if answer is None else _ANSWERS[answer]

    def keep_apart(self) -> None:
        """Remember those chosen as different people."""
        if self.detail.comparison is not None:
            chosen = self.detail.comparison.chosen_ids()
            if self.gateway.did(lambda: self._service.keep_apart(chosen)):
                self.gateway.say(text.DONE_APART.format(count=len(chosen)))

    def ask_again(self) -> None:
        """Forget that two people are kept apart."""
        row = self.detail.row
        if row is not None and self.gateway.did(lambda: self._service.ask_again(row.person_ids)):
            self.gateway.say(text.DONE_ASK)

    def unmerge(self) -> None:
        """Take a merge back."""
        merge = self.detail.row.merge if self.detail.row is not None else None
        if merge is None:
            return
        parted = self.gateway.run(lambda: self._service.unmerge(merge.id))
        if parted is not None:
            said = text.DONE_UNMERGE_LOST if parted.lost else text.DONE_UNMERGE
            self.gateway.say(said.format(name=parted.name, count=parted.lost))
