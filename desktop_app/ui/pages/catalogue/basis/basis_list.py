"""The register as a list: what is in force, what was not checked against its text, what is written in two ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.language.collation import sort_key
from desktop_app.domain.language.dates import format_short
from desktop_app.domain.language.searching import Wanted
from desktop_app.domain.legal_basis.citation_form import label
from desktop_app.domain.legal_basis.legal_basis import LegalBasis
from desktop_app.domain.legal_basis.register import Force, LegalBasisRegister
from desktop_app.ui.icons import icon
from desktop_app.ui.models.chip_delegate import ChipDelegate
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.parts.chip import Chip, ChipRole
from desktop_app.ui.parts.empty_state import EmptyState
from desktop_app.ui.parts.labels import plain_label
from desktop_app.ui.parts.pills import Pills
from desktop_app.ui.text import basis as text
from desktop_app.ui.text import words

ALL, IN_FORCE, ENDED, UNVERIFIED, DISPUTED = "all", "in_force", "ended", "unverified", "disputed"
FORCE_CHIPS = {
    Force.IN_FORCE: Chip(text.FORCES[Force.IN_FORCE], ChipRole.OK, is_bare=True),
    Force.ENDED: Chip(text.FORCES[Force.ENDED], ChipRole.NONE),
    Force.NOT_YET: Chip(text.FORCES[Force.NOT_YET], ChipRole.INFO),
    Force.UNKNOWN: Chip(text.FORCES[Force.UNKNOWN], ChipRole.NONE, is_bare=True),
}
UNVERIFIED_CHIP = Chip(text.UNVERIFIED, ChipRole.WARN, is_bare=True)
DISPUTED_CHIP = Chip(text.DISPUTED, ChipRole.WARN)
_DAY_SECTION, _TITLE_SECTION, _CITED_SECTION, _NARROW = 2, 3, 6, 840


@dataclass(frozen=True)
class BasisLine:
    """An entry as one row, on a day."""

    basis: LegalBasis
    force: Force
    is_disputed: bool
    plans: int

    @property
    def name(self) -> str:
        """Type and number, of laws too: their names stand in the column beside it."""
        number = self.basis.full_number
        return f"{self.basis.document_type} số {number}" if number else label(self.basis)

    @property
    def check_chip(self) -> Chip | None:
        """What still has to be looked at; None when nothing."""
        if self.is_disputed:
            return DISPUTED_CHIP
        return None if self.basis.is_verified else UNVERIFIED_CHIP

    def is_in(self, pill: str) -> bool:
        """Whether a pill shows it."""
        return {
            IN_FORCE: self.force is Force.IN_FORCE,
            ENDED: self.force is Force.ENDED,
            UNVERIFIED: not self.basis.is_verified,
            DISPUTED: self.is_disputed,
        }.get(pill, True)


def basis_lines(register: LegalBasisRegister, on: date) -> list[BasisLine]:
    """The entries in the register's order."""
    return [
        BasisLine(
            basis,
            register.force_on(basis, on),
            bool(register.contradictions_of(basis)),
            len({mention.plan_id for mention in register.mentions_of(basis)}),
        )
        for basis in register.bases
    ]


class BasisListPane(QWidget):
    """Pills and filter over the table."""

    basis_chosen = Signal(str)
    """Handle of the entry the clerk moved to."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(420)
        self._lines: list[BasisLine] = []
        pills = (
            (ALL, text.PILL_ALL),
            (IN_FORCE, text.PILL_IN_FORCE),
            (ENDED, text.PILL_ENDED),
            (UNVERIFIED, text.UNVERIFIED),
            (DISPUTED, text.DISPUTED),
        )
        self.pills = Pills(text.STATE, pills)
        self.pills.setObjectName("bases-pills-filter")
        self.pills.chosen.connect(lambda _key: self._show_filtered())
        self.filter = QLineEdit()
        self.filter.setObjectName("bases-filter")
        self.filter.setPlaceholderText(text.FILTER)
        self.filter.setAccessibleName(text.FILTER)
        self.filter.setClearButtonEnabled(True)
        self.filter.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.filter.textChanged.connect(self._show_filtered)
        self._count = plain_label(role="muted")
        self.table = self._make_table()
        self._no_match = EmptyState("search", text.NO_SUCH, "", links=[(words.CLEAR_FILTER, self._clear)])
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._no_match)
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 12, 2)
        head.setSpacing(10)
        head.addWidget(self.filter, 1)
        head.addWidget(self._count)
        row = QHBoxLayout()
        row.setContentsMargins(12, 2, 12, 6)
        row.addWidget(self.pills, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(row)
        layout.addWidget(self._stack, 1)

    def _make_table(self) -> RowTable[BasisLine]:
        model = RowTableModel[BasisLine](
            [
                Column(
                    text.DOCUMENT,
                    lambda line: line.name,
                    width=200,
                    sort_key=lambda line: sort_key(line.name),
                ),
                Column(
                    text.DAY,
                    lambda line: format_short(line.basis.dated_on) if line.basis.dated_on else "",
                    is_right=True,
                    width=100,
                    sort_key=lambda line: line.basis.dated_on or date.min,
                ),
                Column(text.TITLE, lambda line: line.basis.title, width=90),
                Column(
                    text.FORCE,
                    lambda line: FORCE_CHIPS[line.force].text,
                    width=154,
                    chip=lambda line: FORCE_CHIPS[line.force],
                    sort_key=lambda line: list(Force).index(line.force),
                ),
                Column(
                    text.CHECKED,
                    lambda line: line.check_chip.text if line.check_chip else "",
                    width=152,
                    chip=lambda line: line.check_chip,
                    sort_key=lambda line: (not line.is_disputed, line.basis.is_verified),
                ),
                Column(
                    text.CITED,
                    lambda line: str(line.plans or ""),
                    is_right=True,
                    width=74,
                    sort_key=lambda line: line.plans,
                    header_tip=text.CITED_TIP,
                ),
            ],
            key=lambda line: line.basis.handle,
        )
        table = RowTable(model, text.FACET, stretch=_TITLE_SECTION)
        table.setObjectName("legal-bases")
        table.setItemDelegateForColumn(_TITLE_SECTION, ChipDelegate(table, keeps_beginning=True))
        table.row_chosen.connect(lambda key: self.basis_chosen.emit(key) if isinstance(key, str) else None)
        table.row_opened.connect(self.basis_chosen.emit)
        return table

    def show_lines(self, lines: Sequence[BasisLine]) -> None:
        """Show these entries; the one chosen stays chosen."""
        self._lines = list(lines)
        keys = (ALL, IN_FORCE, ENDED, UNVERIFIED, DISPUTED)
        self.pills.set_counts({key: sum(line.is_in(key) for line in self._lines) for key in keys})
        self._show_filtered()

    def _show_filtered(self) -> None:
        wanted = Wanted.of(self.filter.text())
        pill = self.pills.key()
        shown = [line for line in self._lines if line.is_in(pill) and wanted.is_in(_searched(line))]
        self.table.total = len(self._lines)
        self.table.set_rows(shown)
        self._count.setText(words.counted(len(shown), len(self._lines)))
        is_filtered = bool(wanted)
        said = words.NOTHING_MATCHES.format(text=self.filter.text()) if is_filtered else text.NO_SUCH
        self._no_match.set_words(said, "")
        self._stack.setCurrentWidget(self.table if shown else self._no_match)

    def choose(self, handle: str) -> bool:
        """Make an entry the current row, taking a filter off that hides it."""
        if self.table.select_key(handle):
            return True
        self._clear()
        return self.table.select_key(handle)

    def _clear(self) -> None:
        self.pills.choose(ALL)
        self.filter.clear()
        self._show_filtered()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = event.size().width() < _NARROW  # the form beside has them
        for section in (_DAY_SECTION, _CITED_SECTION):
            self.table.setColumnHidden(section, is_narrow)


def _searched(line: BasisLine) -> str:
    basis = line.basis
    return f"{label(basis)} {basis.full_number} {basis.title} {basis.issuer}"
