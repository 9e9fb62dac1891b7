"""What plans cite, before it is written into the register: each row can be left out, nothing is written until the button."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.language.dates import format_short
from desktop_app.domain.legal_basis.citation_form import label
from desktop_app.domain.legal_basis.contradictions import DisputedField
from desktop_app.domain.legal_basis.proposals import Proposal, ProposalKind
from desktop_app.ui.models.chip_delegate import ChipDelegate
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.parts.buttons import button
from desktop_app.ui.parts.chip import Chip, ChipLabel, ChipRole
from desktop_app.ui.parts.labels import plain_label, section_label
from desktop_app.ui.text import basis as text
from desktop_app.ui.text import words

_CHIPS = {
    ProposalKind.NEW: Chip(text.KINDS[ProposalKind.NEW], ChipRole.OK),
    ProposalKind.FULLER: Chip(text.KINDS[ProposalKind.FULLER], ChipRole.INFO),
    ProposalKind.KNOWN: Chip(text.KINDS[ProposalKind.KNOWN], ChipRole.NONE),
}
_TITLE_SECTION, _PLACES_SECTION = 4, 5
_DISPUTED = Chip(text.DISPUTED, ChipRole.WARN)


@dataclass(frozen=True)
class ProposalLine:
    """A proposal as one row."""

    number: int
    proposal: Proposal

    @property
    def chip(self) -> Chip:
        """What will become of it, or that its day or title is written in two ways."""
        return _DISPUTED if self.proposal.disputes else _CHIPS[self.proposal.kind]

    @property
    def is_writable(self) -> bool:
        """Whether there is anything to write."""
        return self.proposal.kind is not ProposalKind.KNOWN

    @property
    def remark(self) -> str:
        """Where it is cited, or what disagrees."""
        days = [one for one in self.proposal.disputes if one.field is DisputedField.DAY]
        if days:
            return text.TWO_DAYS.format(values=", ".join(value.text for value in days[0].values))
        if self.proposal.disputes:
            return text.TWO_TITLES
        return "; ".join(dict.fromkeys(one.plan_label for one in self.proposal.mentions))


class BasisProposalsPane(QWidget):
    """Shows proposals; the page writes the chosen ones."""

    write_wanted = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._left_out: set[int] = set()
        self._title = section_label("")
        self._note = plain_label(role="muted", is_wrapping=True)
        self.write = button("", self.write_wanted.emit, is_filled=True)
        self.table = self._make_table()
        head = QHBoxLayout()
        head.setContentsMargins(14, 6, 12, 6)
        head.addWidget(self._title, 1)
        head.addWidget(ChipLabel(Chip(text.NOT_WRITTEN, ChipRole.INFO, icon_name="eye"), text.STATE))
        foot = QWidget()
        foot.setObjectName("footRow")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(foot)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(8)
        row.addWidget(self._note, 1)
        row.addWidget(self.write)
        row.addWidget(button(words.CANCEL, self.cancelled.emit))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        layout.addWidget(foot)

    def _make_table(self) -> RowTable[ProposalLine]:
        model = RowTableModel[ProposalLine](
            [
                Column(
                    text.CHOSEN,
                    lambda _line: "",
                    width=40,
                    is_checked=lambda line: line.is_writable and line.number not in self._left_out,
                    set_checked=self._set_chosen,
                ),
                Column(text.STATE, lambda line: line.chip.text, width=128, chip=lambda line: line.chip),
                Column(text.DOCUMENT, lambda line: label(line.proposal.basis), width=200),
                Column(
                    text.DAY,
                    lambda line: format_short(day) if (day := line.proposal.basis.dated_on) else "",
                    is_right=True,
                    width=100,
                ),
                Column(text.TITLE, lambda line: line.proposal.basis.title, width=150),
                Column(text.PLACES, lambda line: line.remark, width=180, ink=_ink),
            ],
            key=lambda line: line.number,
            has_stt=False,
        )
        table = RowTable(model, text.PROPOSALS.format(source=""), stretch=_TITLE_SECTION)
        table.setObjectName("basis-proposals")
        table.setMinimumHeight(90)
        for section in (_TITLE_SECTION, _PLACES_SECTION):
            table.setItemDelegateForColumn(section, ChipDelegate(table, keeps_beginning=True))
        return table

    def show_proposals(self, proposals: Sequence[Proposal], source: str) -> None:
        """Show what is to be written first, then what only disagrees; what the register has is counted."""
        lines = [ProposalLine(number, one) for number, one in enumerate(proposals)]
        shown = [line for line in lines if line.is_writable or line.proposal.disputes]
        shown.sort(key=lambda line: not line.is_writable)
        self._left_out = set()
        self._title.setText(text.PROPOSALS.format(source=source))
        known = len(lines) - len(shown)
        notes = [text.KNOWN_NOTE.format(count=known)] if known else []
        notes += [text.LEFT_BLANK] if any(line.proposal.disputes and line.is_writable for line in shown) else []
        self._note.setText(" ".join(notes))
        self.table.set_rows(shown)
        self._tell_count()

    def chosen(self) -> list[Proposal]:
        """What the button writes."""
        lines = self.table.rows_model.rows()
        return [line.proposal for line in lines if line.is_writable and line.number not in self._left_out]

    def note(self) -> str:
        """The sentence at the foot."""
        return self._note.text()

    def _set_chosen(self, line: ProposalLine, is_chosen: bool) -> None:
        (self._left_out.discard if is_chosen else self._left_out.add)(line.number)
        self._tell_count()

    def _tell_count(self) -> None:
        count = len(self.chosen())
        self.write.setText(text.WRITE.format(count=count))
        self.write.setEnabled(count > 0)


def _ink(line: ProposalLine) -> str:
    return "warn" if line.proposal.disputes else ""
