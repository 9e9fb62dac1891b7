"""The right pane of the facet: one group, two people kept apart, or one merge, with what can be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.office.merging import PersonRecord
from desktop_app.domain.office.office import Unit
from desktop_app.ui.pages.catalogue.alike.alike_comparison import AlikeComparison
from desktop_app.ui.pages.catalogue.alike.alike_rows import APART, MERGED, AlikeRow
from desktop_app.ui.parts.buttons import button
from desktop_app.ui.parts.labels import plain_label, section_label
from desktop_app.ui.text import alike as text


class AlikeDetail(QWidget):
    """Asks the facet to do what the clerk decided."""

    merge_wanted = Signal()
    apart_wanted = Signal()
    ask_wanted = Signal()
    unmerge_wanted = Signal()
    show_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(440)
        self.row: AlikeRow | None = None
        self.comparison: AlikeComparison | None = None
        self._title = section_label("", 13)
        self._title.setWordWrap(True)
        self._why = plain_label(is_wrapping=True)
        self._how = plain_label(role="muted", is_wrapping=True)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self.merge = button(text.MERGE, self.merge_wanted.emit, is_filled=True)
        self.apart = button(text.KEEP_APART, self.apart_wanted.emit)
        self.ask = button(text.ASK_AGAIN, self.ask_wanted.emit)
        self.unmerge = button(text.UNMERGE, self.unmerge_wanted.emit)
        head = QVBoxLayout()
        head.setContentsMargins(14, 10, 14, 4)
        head.setSpacing(4)
        for label in (self._title, self._why, self._how):
            head.addWidget(label)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 8, 14, 10)
        foot.setSpacing(8)
        foot.addStretch(1)
        for one in (self.apart, self.ask, self.unmerge, self.merge):
            foot.addWidget(one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(foot)

    def show_row(
        self, row: AlikeRow, records: Sequence[PersonRecord], units: Mapping[int, Unit], *, is_read_only: bool
    ) -> None:
        """Show a row with the records of its people."""
        self.row = row
        is_group = row.kind not in (APART, MERGED)
        self._title.setText(row.name)
        self._why.setText(row.reasons[:1].upper() + row.reasons[1:] + ".")
        how = text.HOW if is_group else text.APART_HOW
        if row.merge is not None:
            how = text.MERGED_HOW.format(merged=row.merge.merged_name, kept=row.merge.kept_name)
        self._how.setText(how)
        self.comparison = AlikeComparison(records, units, can_choose=is_group and not is_read_only)
        self.comparison.show_wanted.connect(self.show_wanted)
        self.comparison.edited.connect(self._on_edited)
        self._scroll.setWidget(self.comparison)
        for one, is_shown in (
            (self.merge, is_group),
            (self.apart, is_group),
            (self.ask, row.kind == APART),
            (self.unmerge, row.kind == MERGED),
        ):
            one.setVisible(is_shown)
            one.setEnabled(not is_read_only)

    def _on_edited(self) -> None:
        has_two = self.comparison is not None and len(self.comparison.chosen_ids()) > 1
        for one in (self.merge, self.apart):
            one.setEnabled(has_two)
            one.setToolTip("" if has_two else text.CHOOSE_TWO)
