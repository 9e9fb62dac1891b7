"""The conditions of one judgement: Yêu cầu, Hiện có, Căn cứ, Kết quả, each row as high as its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from desktop_app.domain.evidence import Evidence
from desktop_app.domain.judging.judgement import VERDICT_NAMES, Finding
from desktop_app.ui.pages.award.judgement.verdict_chips import verdict_chip
from desktop_app.ui.parts.chip import ChipLabel
from desktop_app.ui.parts.labels import line, plain_label
from desktop_app.ui.text import judging as words

_STRETCHES = (5, 6, 4, 0)
_INDENT = 14


class FindingsTable(QWidget):
    """Rebuilt for each judgement; what is open inside a condition stands indented beneath it."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(words.TABLE)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        for column, stretch in enumerate(_STRETCHES):
            self._grid.setColumnStretch(column, stretch)
        self._rows: list[tuple[str, str, str, str]] = []

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Show these."""
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._rows = []
        for column, head in enumerate((words.REQUIRED, words.PRESENT, words.BASIS, words.RESULT)):
            self._grid.addWidget(plain_label(head, role="muted"), 0, column)
        place = 1
        for finding, depth in _shown(findings):
            self._grid.addWidget(line(), place, 0, 1, 4)
            self._add(place + 1, finding, depth)
            place += 2

    def rows(self) -> list[tuple[str, str, str, str]]:
        """What stands in each row, as words."""
        return list(self._rows)

    def _add(self, place: int, finding: Finding, depth: int) -> None:
        texts = (finding.required, finding.present, basis_words(finding))
        for column, text in enumerate(texts):
            label = plain_label(text, is_wrapping=True, role="muted" if column == 2 else "")
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            if column == 0 and depth:
                label.setContentsMargins(_INDENT * depth, 0, 0, 0)
            self._grid.addWidget(label, place, column)
        chip = ChipLabel(verdict_chip(finding.verdict), words.RESULT)
        self._grid.addWidget(chip, place, 3, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._rows.append((*texts, VERDICT_NAMES[finding.verdict]))


def basis_words(finding: Finding) -> str:
    """The place, marked where nobody verified it or where it is the office's own rule."""
    shown = finding.source.shown
    mark = f" ({words.LOCAL})" if finding.source.evidence is Evidence.LOCAL else ""
    return f"{shown[:1].upper()}{shown[1:]}{mark}"


def _shown(findings: Iterable[Finding], depth: int = 0) -> Iterator[tuple[Finding, int]]:
    for one in findings:
        yield one, depth
        yield from _shown(one.open_parts, depth + 1)
