"""One commitment on the right: who signs, its targets (a draft's are edited here), and what was reached."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.commitment.commitment import (
    VERDICT_NAMES,
    Commitment,
    CommitmentScan,
    PromisedTarget,
    TargetResult,
    TargetVerdict,
)
from desktop_app.domain.language.dates import format_text
from desktop_app.system.files import format_size
from desktop_app.ui.models.choice_delegate import ChoiceDelegate
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.parts.buttons import button, link
from desktop_app.ui.parts.chip import Chip, ChipRole
from desktop_app.ui.parts.labels import plain_label, section_label
from desktop_app.ui.text import commitments as text

_ROLES = {TargetVerdict.MET: ChipRole.OK, TargetVerdict.NOT_MET: ChipRole.BAD, TargetVerdict.NO_DATA: ChipRole.NONE}
_VERDICT_SECTION = 5


@dataclass(frozen=True)
class TargetRow:
    """A target with what became of it for the party shown."""

    target: PromisedTarget
    result: TargetResult | None
    is_signed: bool

    @property
    def verdict(self) -> TargetVerdict:
        """Without a result there are no figures."""
        return self.result.verdict if self.result is not None else TargetVerdict.NO_DATA


class CommitmentDetail(QWidget):
    """Cells tell what was typed; the facet decides what it means. ``handlers``: by the keys of ``buttons``."""

    target_typed = Signal(object)
    """A PromisedTarget of a draft, changed."""
    result_typed = Signal(str, str, object, str)
    """Target's uid, actual, verdict said (None: not said), evidence."""
    party_chosen = Signal()
    scan_wanted = Signal(int)

    def __init__(self, handlers: dict[str, Callable[[], object]]) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._commitment: Commitment | None = None
        self._may_change = False
        self.to_list = link(text.TO_LIST)
        self._name = section_label("", 13)
        self._name.setWordWrap(True)
        self._about = plain_label(role="muted", is_wrapping=True)
        self.buttons: dict[str, QPushButton] = {
            "edit": button(text.EDIT, handlers["edit"], icon_name="pencil"),
            "compute": button(text.COMPUTE, handlers["compute"], icon_name="refresh"),
            "attach": button(text.ATTACH, handlers["attach"], icon_name="upload"),
            "add": link(text.ADD_TARGET, handlers["add"], icon_name="plus"),
            "drop": link(text.DROP_TARGET, handlers["drop"], icon_name="trash"),
            "unsign": link(text.UNSIGN, handlers["unsign"], icon_name="arrow-back-up"),
            "delete": link(text.DELETE, handlers["delete"], icon_name="trash"),
        }
        self.party = QComboBox()
        self.party.setAccessibleName(text.PARTY)
        self.party.activated.connect(lambda _at: self._on_party())
        self._party_label = plain_label(text.PARTY, role="muted")
        self.table = RowTable(RowTableModel(self._columns(), key=lambda row: row.target.uid), text.TARGETS, stretch=1)
        self.table.setObjectName("registration.commitment.targets")
        names = [VERDICT_NAMES[one] for one in TargetVerdict]
        self.table.setItemDelegate(ChoiceDelegate(self.table, {_VERDICT_SECTION: lambda: names}))
        self._hint = plain_label(role="muted", is_wrapping=True)
        self._scans = QHBoxLayout()
        self._scans.setSpacing(8)
        self._lay_out()

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(6)
        for key in ("edit", "compute", "attach", "unsign", "delete"):
            acts.addWidget(self.buttons[key])
        acts.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(14, 10, 14, 8)
        head.setSpacing(6)
        head.addWidget(self.to_list, 0, Qt.AlignmentFlag.AlignLeft)
        head.addWidget(self._name)
        head.addWidget(self._about)
        head.addLayout(acts)
        head.addLayout(self._scans)
        bar = QHBoxLayout()
        bar.setContentsMargins(14, 6, 8, 6)
        bar.setSpacing(8)
        bar.addWidget(section_label(text.TARGETS))
        bar.addWidget(self._party_label)
        bar.addWidget(self.party)
        bar.addStretch(1)
        bar.addWidget(self.buttons["add"])
        bar.addWidget(self.buttons["drop"])
        self._hint.setContentsMargins(14, 6, 14, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(bar)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._hint)

    def place_of_party(self) -> int:
        """The party whose results are shown, by its place."""
        found = self.party.currentData()
        return int(found) if found is not None else 0

    def show_commitment(
        self, commitment: Commitment | None, scans: tuple[CommitmentScan, ...], *, may_change: bool
    ) -> None:
        """Show a commitment, or nothing."""
        self.setEnabled(commitment is not None)
        is_same = commitment is not None and self._commitment is not None and commitment.id == self._commitment.id
        self._commitment, self._may_change = commitment, may_change
        if commitment is None:
            self.table.set_rows(())
            return
        self._name.setText(commitment.label)
        signed = commitment.signed_on
        state = f"{text.SIGNED} {format_text(signed)}" if signed else text.DRAFT
        names = "; ".join(party.name for party in commitment.parties)
        self._about.setText(f"{state} · {text.PARTIES.format(names=names)}")
        self._fill_parties(commitment, keep=is_same)
        is_draft = signed is None
        for key, is_shown in (
            ("edit", is_draft),
            ("delete", is_draft),
            ("add", is_draft),
            ("drop", is_draft),
            ("compute", not is_draft),
            ("attach", not is_draft),
            ("unsign", not is_draft),
        ):
            self.buttons[key].setVisible(is_shown and may_change)
        self._hint.setText(text.DRAFT_HINT if is_draft else text.SIGNED_HINT)
        self._hint.setVisible(may_change)
        self._fill_scans(scans)
        self._fill()

    def _fill_parties(self, commitment: Commitment, *, keep: bool) -> None:
        shown = self.place_of_party() if keep else 0
        self.party.clear()
        for place, party in commitment.promising:
            self.party.addItem(party.name, place)
        self.party.setCurrentIndex(max(0, self.party.findData(shown)))
        is_needed = len(commitment.promising) > 1 and commitment.signed_on is not None
        self.party.setVisible(is_needed)
        self._party_label.setVisible(is_needed)
        self.party.setMaximumWidth(260)

    def _fill_scans(self, scans: tuple[CommitmentScan, ...]) -> None:
        while (item := self._scans.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for scan in scans:
            name = text.SCAN.format(name=scan.name, size=format_size(scan.size))
            self._scans.addWidget(link(name, partial(self.scan_wanted.emit, scan.id), icon_name="file-type-pdf"))
        self._scans.addStretch(1)

    def _fill(self) -> None:
        commitment = self._commitment
        if commitment is None:
            return
        place, is_signed = self.place_of_party(), commitment.signed_on is not None
        rows = [TargetRow(one, commitment.result(one.uid, place), is_signed) for one in commitment.content.targets]
        for section in (4, _VERDICT_SECTION, 6):
            self.table.setColumnHidden(section, not is_signed)
        self.table.setColumnHidden(7, is_signed)
        self.table.set_rows(rows)

    def _on_party(self) -> None:
        self._fill()
        self.party_chosen.emit()

    def _columns(self) -> list[Column[TargetRow]]:
        def on_target(field: str) -> Callable[[TargetRow, str], bool]:
            def typed(row: TargetRow, words: str) -> bool:
                self.target_typed.emit(replace(row.target, **{field: words}))  # type: ignore[arg-type]
                return True

            return typed

        def may_edit(row: TargetRow) -> bool:
            return self._may_change and not row.is_signed

        def may_note(row: TargetRow) -> bool:
            return self._may_change and row.is_signed

        return [
            Column(text.TARGET, lambda row: row.target.text, width=190, set_text=on_target("text"), may_edit=may_edit),
            Column(
                text.MEASURE, lambda row: row.target.measure, width=58, set_text=on_target("measure"), may_edit=may_edit
            ),
            Column(
                text.PLANNED, lambda row: row.target.planned, width=84, set_text=on_target("planned"), may_edit=may_edit
            ),
            Column(
                text.ACTUAL,
                lambda row: row.result.actual if row.result else "",
                width=86,
                set_text=lambda row, words: self._note(row, actual=words),
                may_edit=may_note,
            ),
            Column(
                text.VERDICT,
                lambda row: VERDICT_NAMES[row.verdict],
                width=142,
                chip=lambda row: Chip(VERDICT_NAMES[row.verdict], _ROLES[row.verdict], is_bare=True),
                set_text=lambda row, words: self._note(row, verdict=words),
                may_edit=may_note,
            ),
            Column(
                text.EVIDENCE,
                lambda row: row.result.evidence if row.result else "",
                width=110,
                set_text=lambda row, words: self._note(row, evidence=words),
                may_edit=may_note,
            ),
            Column(text.NOTE, lambda row: row.target.note, width=110, set_text=on_target("note"), may_edit=may_edit),
        ]

    def _note(
        self, row: TargetRow, *, actual: str | None = None, verdict: str = "", evidence: str | None = None
    ) -> bool:
        result = row.result
        said = next((one for one, name in VERDICT_NAMES.items() if name == verdict), None)
        if said is None and actual is None and result is not None:
            said = result.verdict  # a note on the evidence leaves what was said
        words = actual if actual is not None else result.actual if result is not None else ""
        proof = evidence if evidence is not None else result.evidence if result is not None else ""
        self.result_typed.emit(row.target.uid, words, said, proof)
        return True
