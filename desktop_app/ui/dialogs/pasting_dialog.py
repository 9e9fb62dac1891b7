"""What pasted rows would do, before they do it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop_app.domain.language.collation import name_key
from desktop_app.domain.registration.pasting import PastedKind, PastedRow
from desktop_app.ui.dialogs.button_row import ButtonRow
from desktop_app.ui.models.chip_delegate import ChipDelegate
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.parts.chip import Chip, ChipRole
from desktop_app.ui.parts.labels import plain_label, section_label
from desktop_app.ui.text import pasting as text

_ROLES = {
    PastedKind.ADDED: ChipRole.OK,
    PastedKind.CHANGED: ChipRole.INFO,
    PastedKind.SAME: ChipRole.NONE,
    PastedKind.REFUSED: ChipRole.BAD,
}
_REASON_SECTION = 3


class PastingDialog(QDialog):
    """Accepted: what can be taken is to be written."""

    def __init__(self, rows: Sequence[PastedRow], unit: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(text.TITLE.format(unit=unit))
        self.resize(760, 460)
        counts = Counter(row.kind for row in rows)
        self.table = RowTable(
            RowTableModel[PastedRow](
                [
                    Column(text.ROW, lambda row: str(row.row), is_right=True, width=56),
                    Column(
                        text.SUBJECT, lambda row: row.subject, width=190, sort_key=lambda row: name_key(row.subject)
                    ),
                    Column(
                        text.STATE,
                        lambda row: text.STATES[row.kind],
                        width=130,
                        chip=lambda row: Chip(text.STATES[row.kind], _ROLES[row.kind]),
                        sort_key=lambda row: list(PastedKind).index(row.kind),
                    ),
                    Column(text.REASON, lambda row: row.reason, width=160),
                ],
                key=lambda row: row.row,
                has_stt=False,
            ),
            text.HOW,
            stretch=_REASON_SECTION,
        )
        self.table.setItemDelegateForColumn(_REASON_SECTION, ChipDelegate(self.table, keeps_beginning=True))
        self.table.set_rows(rows)
        can_write = counts[PastedKind.ADDED] + counts[PastedKind.CHANGED]
        self.counts = plain_label(text.COUNTS.format(**{kind.value: counts[kind] for kind in PastedKind}))
        self.buttons = ButtonRow(
            text.WRITE.format(count=can_write) if can_write else text.NOTHING, self.accept, self.reject
        )
        self.buttons.yes.setEnabled(bool(can_write))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(10)
        title = section_label(text.TITLE.format(unit=unit))
        title.setWordWrap(True)
        for widget in (title, plain_label(text.HOW, role="muted", is_wrapping=True), self.counts):
            layout.addWidget(widget)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.buttons)
