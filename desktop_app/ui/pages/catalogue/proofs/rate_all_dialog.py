"""One grade and decision for everybody of a unit, or of the office, who has no rating of the year yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QVBoxLayout

from desktop_app.domain.office.office import Unit
from desktop_app.domain.proof.work_rating import GRADE_NAMES, STAFF_GROUP_NAMES, RatingGrade, StaffGroup, WorkRating
from desktop_app.ui.dialogs.button_row import ButtonRow
from desktop_app.ui.forms.date_field import DateField
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.pages.catalogue.proofs.proof_form import choice, choose, chosen, text_line, words_of
from desktop_app.ui.parts.labels import plain_label
from desktop_app.ui.text import proofs as text


class RateAllDialog(QDialog):
    """``unrated`` counts who would be rated in those units (None: the office)."""

    def __init__(self, units: Sequence[Unit], year: int, unrated: Callable[[list[int] | None], int]) -> None:
        super().__init__()
        self._year, self._unrated = year, unrated
        self.setWindowTitle(text.BULK_TITLE.format(year=year))
        self.setMinimumWidth(430)
        self.unit = QComboBox()
        self.unit.addItem(text.WHOLE_OFFICE, 0)
        for unit in units:
            self.unit.addItem(unit.name, unit.id)
        self.unit.setMinimumContentsLength(24)
        self.unit.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.grade = choice(GRADE_NAMES, text.GRADE)
        choose(self.grade, RatingGrade.GOOD)
        self.group = choice(STAFF_GROUP_NAMES, text.STAFF_GROUP, text.NOT_KNOWN)
        self.decision, self.authority = text_line(), text_line()
        self.decided_on = DateField()
        self.told = plain_label(role="muted", is_wrapping=True)
        self.buttons = ButtonRow(text.RATE, self.accept, self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(10)
        for word, field in (
            (text.UNIT, self.unit),
            (text.GRADE, self.grade),
            (text.STAFF_GROUP, self.group),
            (text.DECISION, self.decision),
            (text.DECISION_ON, self.decided_on),
            (text.AUTHORITY, self.authority),
        ):
            layout.addWidget(FieldRow(word, field))
        layout.addWidget(self.told)
        layout.addWidget(self.buttons)
        self.unit.currentIndexChanged.connect(lambda _index: self._tell())
        self._tell()

    def unit_ids(self) -> list[int] | None:
        """The unit chosen; None: the whole office."""
        unit_id = int(self.unit.currentData())
        return [unit_id] if unit_id else None

    def rating(self) -> WorkRating:
        """What everybody gets."""
        return WorkRating(
            0,
            self._year,
            chosen(self.grade, RatingGrade) or RatingGrade.GOOD,
            0,
            None,
            chosen(self.group, StaffGroup),
            "",
            None,
            words_of(self.decision),
            self.decided_on.date(),
            words_of(self.authority),
        )

    def _tell(self) -> None:
        self.told.setText(text.BULK_TEXT.format(count=self._unrated(self.unit_ids())))
