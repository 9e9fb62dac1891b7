"""The list of results: one row a result, ticked in bulk, with the outcome as a chip."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.award.catalogue import CATALOGUE, award_name
from desktop_app.domain.award.wording import OUTCOME_NAMES
from desktop_app.domain.judging.judgement import VERDICT_NAMES, Judgement, Verdict
from desktop_app.domain.language.collation import name_key, sort_key
from desktop_app.domain.language.dates import format_short
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.services.judging_service import JudgedResult
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.pages.award.judgement.verdict_chips import verdict_chip
from desktop_app.ui.parts.chip import Chip, ChipRole
from desktop_app.ui.text import award as words
from desktop_app.ui.text import judging as judging_words
from desktop_app.ui.text import words as shared

AWARD_PLACES = {spec.code: place for place, spec in enumerate(CATALOGUE)}
_UNIT_SECTION, _AWARD_SECTION = 3, 4
_CHIPS = {
    Outcome.PROPOSED: Chip(OUTCOME_NAMES[Outcome.PROPOSED], ChipRole.INFO, is_bare=True),
    Outcome.APPROVED: Chip(OUTCOME_NAMES[Outcome.APPROVED], ChipRole.OK, is_bare=True),
    Outcome.NOT_APPROVED: Chip(OUTCOME_NAMES[Outcome.NOT_APPROVED], ChipRole.BAD),
}


@dataclass(frozen=True)
class ResultRow:
    """A result with the words it is shown by; ``unit_place`` is the unit's place in the office's own order."""

    award: Award
    subject: str
    unit: str
    unit_name: str
    unit_place: int

    @property
    def searched(self) -> str:
        """What the text filter looks through."""
        award = self.award
        parts = (self.subject, self.unit, self.unit_name, award_name(award.award_code), award.award_code)
        return " ".join((*parts, award.decision_number, award.authority, award.refusal_reason))

    @property
    def order(self) -> tuple[int, int, str]:
        """By award as the catalogue has them, then unit, then given name."""
        is_person = self.award.subject_kind is SubjectKind.PERSON
        name = name_key(self.subject) if is_person else sort_key(self.subject)
        return (AWARD_PLACES.get(self.award.award_code, 99), self.unit_place, name)


class ResultTable(RowTable[ResultRow]):
    """Ticks belong to results, not to rows: filtering and sorting keep them."""

    ticks_changed = Signal()

    def __init__(self, judged: Callable[[int], JudgedResult | None]) -> None:
        self._ticked: set[int] = set()
        self._judged = judged
        super().__init__(
            RowTableModel(self._columns(), key=lambda row: row.award.id),
            words.TABLE,
            stretch=_UNIT_SECTION,
            is_multiple=True,
        )
        self.setObjectName("results")
        space = QAction(self)
        space.setShortcut(QKeySequence(Qt.Key.Key_Space))
        space.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        space.triggered.connect(lambda _checked=False: self.tick_selected())
        self.addAction(space)

    def _columns(self) -> list[Column[ResultRow]]:
        return [
            Column(
                words.CHOOSE,
                lambda _row: "",
                width=52,
                is_checked=lambda row: row.award.id in self._ticked,
                set_checked=lambda row, is_ticked: self.set_ticked([row.award.id], is_ticked=is_ticked),
                tip=lambda _row: words.CHOOSE,
            ),
            Column(words.SUBJECT, lambda row: row.subject, width=160, sort_key=lambda row: row.order[2]),
            Column(
                words.UNIT,
                lambda row: row.unit,
                width=150,
                tip=lambda row: row.unit_name,
                sort_key=lambda row: row.unit_place,
            ),
            Column(
                words.AWARD,
                lambda row: award_name(row.award.award_code),
                width=150,
                sort_key=lambda row: AWARD_PLACES.get(row.award.award_code, 99),
            ),
            Column(
                judging_words.VERDICT,
                lambda row: VERDICT_NAMES[judgement.verdict] if (judgement := self._of(row)) is not None else "",
                width=152,
                chip=self._verdict_chip,
                sort_key=self._verdict_place,
            ),
            Column(
                judging_words.RATING,
                self._grade,
                width=92,
            ),
            Column(judging_words.VOTES, self._votes, is_right=True, width=60),
            Column(
                words.OUTCOME,
                lambda row: OUTCOME_NAMES[row.award.outcome],
                width=168,
                chip=lambda row: _CHIPS[row.award.outcome],
                sort_key=lambda row: list(Outcome).index(row.award.outcome),
            ),
            Column(
                words.NUMBER,
                lambda row: row.award.decision_number,
                width=118,
                sort_key=lambda row: sort_key(row.award.decision_number),
            ),
            Column(
                words.DAY,
                lambda row: format_short(row.award.decision_on) if row.award.decision_on else "",
                is_right=True,
                width=88,
                sort_key=lambda row: row.award.decision_on.toordinal() if row.award.decision_on else 0,
            ),
            Column(words.AUTHORITY, lambda row: row.award.authority, width=112),
            Column(shared.REASON, lambda row: row.award.refusal_reason, width=120),
        ]

    def _of(self, row: ResultRow) -> Judgement | None:
        judged = self._judged(row.award.id)
        return judged.judgement if judged is not None else None

    def _verdict_place(self, row: ResultRow) -> int:
        judgement = self._of(row)
        return list(Verdict).index(judgement.verdict) if judgement is not None else len(Verdict)

    def _verdict_chip(self, row: ResultRow) -> Chip | None:
        judgement = self._of(row)
        return verdict_chip(judgement.verdict) if judgement is not None else None

    def _grade(self, row: ResultRow) -> str:
        judged = self._judged(row.award.id)
        return judging_words.GRADES[judged.grade] if judged is not None and judged.grade is not None else ""

    def _votes(self, row: ResultRow) -> str:
        judged = self._judged(row.award.id)
        return judged.votes if judged is not None else ""

    def show_award_column(self, *, is_shown: bool) -> None:
        """Not needed where the tab says which award it is."""
        self.setColumnHidden(_AWARD_SECTION, not is_shown)

    def show_results(self, rows: Sequence[ResultRow], known: set[int]) -> None:
        """Show these rows; ticks of results that are no longer ``known`` go."""
        if not self._ticked <= known:
            self._ticked &= known
            self.ticks_changed.emit()
        self.set_rows(rows)

    def ticked(self) -> set[int]:
        """Ids of ticked results, shown or not."""
        return set(self._ticked)

    def set_ticked(self, ids: Sequence[int], *, is_ticked: bool) -> None:
        """Tick or untick results."""
        self._ticked = self._ticked | set(ids) if is_ticked else self._ticked - set(ids)
        self.viewport().update()
        self.ticks_changed.emit()

    def tick_selected(self) -> None:
        """Space: tick all selected rows; when all of them are ticked, untick them."""
        ids = self.selected_ids()
        if ids:
            self.set_ticked(ids, is_ticked=not set(ids) <= self._ticked)

    def selected_ids(self) -> list[int]:
        """Ids of the selected rows in the shown order."""
        return [key for key in self.selected_keys() if isinstance(key, int)]

    def shown_ids(self) -> list[int]:
        """Ids of all rows shown."""
        return [row.award.id for row in self.rows_model.rows()]

    def chosen_ids(self) -> list[int]:
        """What an action is for: the ticked results, or the selected rows while none is ticked."""
        return sorted(self._ticked) if self._ticked else self.selected_ids()
