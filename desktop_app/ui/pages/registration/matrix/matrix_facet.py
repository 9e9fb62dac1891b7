"""The facet Tất cả các hạn: which unit has sent what, and what is still missing, over the whole plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.changes import ChangeSet
from desktop_app.domain.language.searching import Wanted
from desktop_app.domain.registration.registration import BoardRow, RegistrationState, Timeliness
from desktop_app.system.files import safe_file_name
from desktop_app.ui.actions import make_action
from desktop_app.ui.ask import Ask
from desktop_app.ui.exporting import Exporter
from desktop_app.ui.facet import Facet
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.page import Place
from desktop_app.ui.pages.registration.matrix.matrix_table import MatrixRow, MatrixTable, matrix_rows
from desktop_app.ui.pages.registration.season import Season
from desktop_app.ui.parts.chip import Chip, ChipLabel, ChipRole
from desktop_app.ui.parts.labels import plain_label
from desktop_app.ui.parts.pills import Pills
from desktop_app.ui.text import registration as words

_ALL, _OVERDUE, _RETURNED, _WAITING = "", "overdue", "returned", "waiting"
_PILLS = (
    (_ALL, words.ALL),
    (_OVERDUE, words.OVERDUE_PILL),
    (_RETURNED, words.RETURNED_PILL),
    (_WAITING, words.WAITING_PILL),
)
_LEGEND = (
    Chip(words.LEGEND_APPROVED, ChipRole.OK, is_bare=True),
    Chip(words.LEGEND_WAITING, ChipRole.WARN, is_bare=True),
    Chip(words.LEGEND_RETURNED, ChipRole.BAD, is_bare=True),
    Chip(words.LEGEND_NOT_SENT, ChipRole.NONE, is_bare=True),
)


class MatrixFacet(Facet):
    """A click on a cell leads to the board of that due, at that unit."""

    def __init__(self, gateway: Gateway, jobs: JobRunner, ask: Ask, year: Callable[[], int], *, season: Season) -> None:
        super().__init__(gateway, jobs, ask, year)
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._season = season
        self._exporter = Exporter(gateway, jobs, ask)
        self.pills = Pills(words.MATRIX_FILTER, _PILLS)
        self.pills.chosen.connect(lambda _key: self._show())
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(words.FILTER)
        self.filter.setAccessibleName(words.FILTER)
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(220)
        self.filter.textChanged.connect(lambda _text: self._show())
        self.matrix = MatrixTable()
        self.matrix.cell_opened.connect(self._on_cell)
        self.matrix.due_opened.connect(self._on_due)
        self._counts = plain_label(role="muted")
        self._export = make_action(self, words.MATRIX_EXPORT, self.export, icon_name="printer")
        self._lay_out()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(10, 8, 10, 8)
        bar.setSpacing(8)
        bar.addWidget(self.pills)
        bar.addStretch(1)
        bar.addWidget(self.filter)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 6, 12, 6)
        foot.setSpacing(10)
        for chip in _LEGEND:
            foot.addWidget(ChipLabel(chip))
        foot.addWidget(plain_label(words.LEGEND_NOTHING, role="muted"))
        foot.addStretch(1)
        foot.addWidget(self._counts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self.matrix, 1)
        layout.addLayout(foot)

    # What the page asks

    @override
    def head_actions(self) -> Sequence[QAction]:
        return (self._export,)

    @override
    def reload(self, changes: ChangeSet | None) -> None:
        boards = tuple(self._season.boards.values())
        self._export.setEnabled(bool(boards))
        rows = matrix_rows(boards) if boards else []
        self.pills.set_counts({key: sum(_is_wanted(row, key) for row in rows) for key, _ in _PILLS})
        overdue = sum(cell.timeliness is Timeliness.OVERDUE for row in rows for cell in row.cells)
        self.counted.emit(words.MATRIX_COUNTS.format(dues=len(boards), units=len(rows), overdue=overdue))
        self._show()

    @override
    def place(self) -> Place:
        unit = self.matrix.table.current_key()
        here: dict[str, str | int] = {"plan": self._season.plan_id or 0}
        return {**here, "unit": unit} if isinstance(unit, int) else here

    @override
    def go_to_place(self, place: Place) -> None:
        self.matrix.table.select_key(place.get("unit"))

    @override
    def focus_filter(self) -> None:
        self.filter.setFocus()

    @override
    def print_facet(self) -> bool:
        self.export()
        return True

    @override
    def panes(self) -> Sequence[QWidget]:
        return (self.matrix.table,)

    # Acting

    def export(self) -> None:
        """The matrix as a Word or PDF file, on sheets that lie on their side."""
        plan_id = self._season.plan_id
        if plan_id is None:
            return
        name = words.MATRIX_FILE.format(year=self.year())
        folder = self.gateway.office.paths.exports_folder
        path = self.ask.choose_file_to_save(name, folder / f"{safe_file_name(name)}.docx", words.PAPERS)
        if path is not None:
            papers = self.gateway.office.due_paper_service
            self._exporter.write(
                lambda: papers.prepare_matrix_file(plan_id, path),
                lambda written: self.gateway.say(words.SAVED.format(name=written)),
            )

    def _show(self) -> None:
        boards = tuple(self._season.boards.values())
        key, wanted = self.pills.key(), Wanted.of(self.filter.text())
        every = matrix_rows(boards) if boards else []
        rows = [row for row in every if _is_wanted(row, key) and _is_named(row.cells[0], wanted)]
        self.matrix.show_boards(boards, rows)
        self._counts.setText(words.SHOWN.format(shown=len(rows), units=len(every)))

    def _on_cell(self, key: str, unit_id: int) -> None:
        self.go_to.emit("registration", (self._season.plan_id, key, unit_id))

    def _on_due(self, key: str) -> None:
        self.go_to.emit("registration", (self._season.plan_id, key, None))


def _is_named(row: BoardRow, wanted: Wanted) -> bool:
    return wanted.is_in(f"{row.unit} {row.unit_label}")


def _is_wanted(row: MatrixRow, key: str) -> bool:
    if key == _OVERDUE:
        return any(cell.timeliness is Timeliness.OVERDUE for cell in row.cells)
    if key in (_RETURNED, _WAITING):
        return any(cell.registration.state is RegistrationState(key) for cell in row.cells)
    return True
