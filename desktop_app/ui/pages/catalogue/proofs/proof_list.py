"""One kind of proof: its list under a filter, and one record's form beside or over it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.changes import ChangeSet
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.searching import Wanted
from desktop_app.domain.proof.service_time import ProofKind
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.list_facet import filter_field
from desktop_app.ui.models.chip_delegate import ChipDelegate
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.pages.catalogue.proofs.proof_form import ProofForm
from desktop_app.ui.parts.empty_state import EmptyState, Step
from desktop_app.ui.parts.list_detail import ListDetail
from desktop_app.ui.text import proofs as text

R = TypeVar("R")
_NARROW = 1150  # px


@dataclass(frozen=True)
class ProofListSpec(Generic[R]):
    """What a kind of proof is: how it is read, shown and edited. ``title``: whom a row is about; ``words``: what a filter finds.

    ``proof_kind``: what of it can be declared complete; ``has_list``: lists of it come in from files.
    """

    key: str
    word: str
    tables: tuple[str, ...]
    read: Callable[[Gateway, int], Sequence[R]]
    columns: tuple[Column[R], ...]
    row_id: Callable[[R], int]
    title: Callable[[R], str]
    words: Callable[[R], str]
    form: Callable[[Gateway], ProofForm[R]]
    doubts: Callable[[R], tuple[str, ...]] = lambda _row: ()
    is_of_year: bool = False
    proof_kind: ProofKind | None = None
    has_list: bool = False
    stretch: int = 1


class ProofList(QWidget):
    """Reads when it is first shown and when its tables change."""

    counted = Signal(int, int)
    """Records, and how many of them are to be looked at again."""
    import_wanted = Signal()
    rate_all_wanted = Signal()

    def __init__(self, gateway: Gateway, spec: ProofListSpec[Any], year: Callable[[], int]) -> None:
        super().__init__()
        self.spec, self.gateway, self._year = spec, gateway, year
        self._rows: list[Any] = []
        self.filter = filter_field(text.FILTER, self._show)
        self.filter.setMaximumWidth(260)
        self.complete = QCheckBox()
        self.complete.setToolTip(text.COMPLETE_TIP)
        self.complete.setVisible(spec.proof_kind is not None)
        self.complete.clicked.connect(self._declare)
        model: RowTableModel[Any] = RowTableModel(spec.columns, key=spec.row_id)
        self.table: RowTable[Any] = RowTable(model, spec.word, stretch=spec.stretch)
        self.table.setObjectName(f"proofs.{spec.key}")
        for place, shown in enumerate(spec.columns, start=1):
            if shown.header == text.CHECKS:
                self.table.setItemDelegateForColumn(place, ChipDelegate(self.table, keeps_beginning=True))
        self.table.row_chosen.connect(self._on_chosen)
        self.table.row_opened.connect(lambda _key: self._open())
        self.form = spec.form(gateway)
        self.form.save_wanted.connect(self.save)
        self.form.delete_wanted.connect(self.delete)
        self.form.cancel_wanted.connect(self.cancel)
        self.form.edited.connect(lambda: self.form.show_dirty(self.form.is_dirty()))
        listing = QWidget()
        listing.setObjectName("pane")
        bar = QHBoxLayout()
        bar.setContentsMargins(10, 8, 10, 8)
        bar.setSpacing(10)
        bar.addWidget(self.filter, 1)
        bar.addStretch(1)
        bar.addWidget(self.complete)
        column = QVBoxLayout(listing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.table, 1)
        listing.setMinimumWidth(380)
        self.form.setMinimumWidth(max(350, self.form.minimumWidth()))
        self.panes = ListDetail(listing, self.form, self.form.back, self.table)
        self.panes.setObjectName(f"proofs.{spec.key}.panes")
        self.panes.setStretchFactor(0, 1)
        self.panes.setSizes([760, 400])
        self._stack = QStackedWidget()
        self._stack.addWidget(self.panes)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.form.setEnabled(not gateway.office.is_read_only)
        self._is_read = False

    # Showing

    def rows(self) -> Sequence[Any]:
        """All that was read, whatever the filter leaves."""
        return self._rows

    def reload(self, changes: ChangeSet | None) -> None:
        """Read again; a form under edit keeps what is typed."""
        if (
            self._is_read
            and changes is not None
            and not changes.touches(*self.spec.tables, "closed_proofs", "people", "units")
        ):
            return
        self._is_read = True
        self._rows = list(self.spec.read(self.gateway, self._year()))
        self.counted.emit(len(self._rows), sum(bool(self.spec.doubts(row)) for row in self._rows))
        if self.spec.proof_kind is not None:
            closed = self.gateway.office.proof_service.closed()
            self.complete.setText(text.COMPLETE.format(year=self._year()))
            self.complete.setChecked(
                any(
                    one.proof_kind is self.spec.proof_kind and one.year == self._year() and one.person_id is None
                    for one in closed
                )
            )
            self.complete.setEnabled(not self.gateway.office.is_read_only)
        self._show()

    def _show(self) -> None:
        wanted = Wanted.of(self.filter.text())
        rows = [row for row in self._rows if wanted.is_in(self.spec.words(row))]
        self.table.total = len(self._rows) if wanted else None
        self.table.set_rows(rows)
        is_new = self.form.row is None and self.form.year != 0
        if not (is_new and self.form.is_dirty()):
            if self.table.current_key() is None and rows:
                self.table.select_key(self.spec.row_id(rows[0]))
            self._load_current()
        self._show_whether_empty()

    def _show_whether_empty(self) -> None:
        old = self._stack.widget(1)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        is_new = self.form.row is None and self.form.year != 0
        if self._rows or is_new:
            self._stack.setCurrentIndex(0)
            return
        may = not self.gateway.office.is_read_only
        steps = []
        if self.spec.has_list:
            steps.append(
                Step(text.NONE_LIST, text.NONE_LIST_WHY, text.LIST_BUTTON, self.import_wanted.emit, may, is_filled=True)
            )
        if self.spec.word == text.RATINGS:
            steps.append(Step(text.NONE_ALL, text.NONE_ALL_WHY, text.ALL_BUTTON, self.rate_all_wanted.emit, may))
        steps.append(
            Step(text.NONE_ONE, text.NONE_ONE_WHY, text.ONE_BUTTON, self.add, may, is_filled=not self.spec.has_list)
        )
        title = text.NONE_TITLE[self.spec.word].format(year=self._year())
        self._stack.setCurrentIndex(
            self._stack.addWidget(EmptyState("clipboard-list", title, text.NONE_TEXT[self.spec.word], steps))
        )

    def _load_current(self) -> None:
        row = self.table.current_row()
        if row is None:
            self.form.row, self.form.year = None, 0
            self.form.setVisible(False)
        elif not (self.form.row is not None and self.form.is_dirty() and self._is_same(row)):
            self.form.load(row, self._year(), self.spec.title(row))
            self.form.setVisible(not self.panes.is_narrow or self.form.isVisible())

    def _is_same(self, row: Any) -> bool:
        return self.form.row is not None and self.spec.row_id(self.form.row) == self.spec.row_id(row)

    def _on_chosen(self, _key: object) -> None:
        row = self.table.current_row()
        if row is not None and self._is_same(row):
            return
        if not self.gateway.did(self.leave):
            self.table.select_key(self.spec.row_id(self.form.row) if self.form.row is not None else None)
            return
        self.form.setVisible(True)
        self._load_current()

    def _open(self) -> None:
        self.panes.open_detail()
        self.form.setFocus()

    # Writing

    def add(self) -> None:
        """A new record."""
        if self.gateway.office.is_read_only or not self.gateway.did(self.leave):
            return
        self.table.clearSelection()
        self.form.setVisible(True)
        self.form.load(None, self._year(), "")
        self._show_whether_empty()
        self.panes.open_detail()
        focus = next((row.field for row in self.form.rows if row.isVisibleTo(self.form)), None)
        if focus is not None:
            focus.setFocus()

    def save(self) -> None:
        """Write the record of the form."""
        if self.form.check():
            self.gateway.did(self._store)

    def _store(self) -> None:
        made = self.form.store()
        name = next((self.spec.title(row) for row in self._rows if self.spec.row_id(row) == made), "")
        self.form.row, self.form.year = None, 0  # what was typed is written: the list loads it anew
        self.reload(None)
        self.table.select_key(made)
        self.form.setVisible(True)
        self._load_current()
        row = self.table.current_row()
        self.gateway.say(text.SAVED.format(name=self.spec.title(row) if row is not None else name))

    def delete(self) -> None:
        """Remove the record of the form; undo brings it back."""
        name = self.form.title.text()
        remove = partial(self.form.remove)
        if self.gateway.did(remove):
            self.form.row, self.form.year = None, 0
            self.reload(None)
            self.gateway.say(text.DELETED.format(name=name))

    def cancel(self) -> None:
        """Leave what is typed; the record as it is."""
        self.form.row, self.form.year = None, 0
        self.panes.show_list()
        self._show()

    def leave(self) -> None:
        """Write what is typed. May raise UserError."""
        if not self.form.year or not self.form.is_dirty():
            return
        if not self.form.check():
            raise UserError("proof.unsaved", text.UNSAVED_FORM.format(title=self.form.title.text()))
        self.form.store()
        self.form.row, self.form.year = None, 0

    def _declare(self, is_checked: bool) -> None:
        kind, service = self.spec.proof_kind, self.gateway.office.proof_service
        if kind is not None:
            self.gateway.did(lambda: (service.close if is_checked else service.reopen)(kind, self._year()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for both, the form lies over the list."""
        super().resizeEvent(event)
        self.panes.set_narrow(self.width() < _NARROW)
