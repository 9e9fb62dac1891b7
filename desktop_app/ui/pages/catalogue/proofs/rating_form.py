"""The form of a work rating."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from PySide6.QtWidgets import QComboBox
from typing_extensions import override

from desktop_app.domain.proof.rating_instrument import doubts_of_rating, format_score
from desktop_app.domain.proof.taking.cells import score_read
from desktop_app.domain.proof.work_rating import (
    GRADE_NAMES,
    STAFF_GROUP_NAMES,
    RatingGrade,
    StaffGroup,
    WorkRating,
)
from desktop_app.services.rating_service import RatedSubject
from desktop_app.ui.forms.date_field import DateField
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.pages.catalogue.proofs.proof_form import (
    ProofForm,
    SubjectField,
    choice,
    choose,
    chosen,
    set_items,
    text_line,
    words_of,
)
from desktop_app.ui.text import proofs as text


class RatingForm(ProofForm[RatedSubject]):
    """The text is offered by group and year; what does not fit it is told under the grade as one types."""

    def __init__(self, gateway: Gateway) -> None:
        super().__init__(gateway, text.RATINGS)
        self._service = gateway.office.rating_service
        self.subject = SubjectField(gateway, may_be_unit=True)
        self.grade = choice(GRADE_NAMES, text.GRADE)
        self.score = text_line()
        self.group = choice(STAFF_GROUP_NAMES, text.STAFF_GROUP, text.NOT_KNOWN)
        self.instrument = QComboBox()
        self.instrument.setEditable(True)
        self.instrument.setMinimumContentsLength(12)
        self.decision, self.authority, self.note = text_line(), text_line(), text_line()
        self.decided_on = DateField()
        self._subject_row = FieldRow(text.SUBJECT, self.subject, is_required=True)
        self._grade_row = FieldRow(text.GRADE, self.grade)
        self._score_row = FieldRow(text.SCORE, self.score)
        self.add(self._subject_row)
        self.add(self._grade_row)
        self.add(self._score_row, FieldRow(text.STAFF_GROUP, self.group))
        self._instrument_row = FieldRow(text.INSTRUMENT, self.instrument, hint=text.INSTRUMENT_HINT)
        self.add(self._instrument_row)
        self.add(FieldRow(text.DECISION, self.decision), FieldRow(text.DECISION_ON, self.decided_on))
        self.add(FieldRow(text.AUTHORITY, self.authority))
        self.add(FieldRow(text.NOTE, self.note))
        self.subject.changed.connect(self._on_subject)
        self.group.activated.connect(lambda _index: self._offer())
        self.grade.activated.connect(lambda _index: self._doubt())
        self.score.editingFinished.connect(self._doubt)
        self.instrument.editTextChanged.connect(lambda _text: self._on_instrument())

    @override
    def fill(self, row: RatedSubject | None) -> None:
        rating = row.rating if row is not None else WorkRating(0, self.year, RatingGrade.GOOD, 0)
        self._subject_row.setVisible(row is None)
        if row is None:
            self.subject.begin(self.year)
        choose(self.grade, rating.grade)
        self.score.setText(format_score(rating.score))
        choose(self.group, rating.staff_group)
        self.decision.setText(rating.decision_number)
        self.decided_on.set_date(rating.decision_on)
        self.authority.setText(rating.authority)
        self.note.setText(rating.note)
        self._offer(rating.instrument if row is not None else None)
        self._doubt()

    @override
    def values(self) -> tuple[object, ...]:
        return (
            self.subject.person_id() if self.row is None else 0,
            self.subject.unit_id() if self.row is None else 0,
            self.grade.currentData(),
            self.score.text(),
            self.group.currentData(),
            self.instrument.currentText(),
            words_of(self.decision),
            self.decided_on.date(),
            words_of(self.authority),
            words_of(self.note),
        )

    @override
    def check(self) -> bool:
        self._subject_row.set_problem(self.subject.problem() if self.row is None else "")
        self._score_row.set_problem("" if self._score_is_read() else text.SCORE_BAD)
        return super().check()

    @override
    def store(self) -> int:
        return self._service.save(self._rating())

    @override
    def remove(self) -> None:
        if self.row is not None:
            self._service.remove([self.row.rating.id])

    def _rating(self) -> WorkRating:
        base = (
            self.row.rating
            if self.row is not None
            else WorkRating(0, self.year, RatingGrade.GOOD, self.subject.unit_id(), self.subject.person_id())
        )
        return replace(
            base,
            grade=chosen(self.grade, RatingGrade) or base.grade,
            score=self._score(),
            staff_group=chosen(self.group, StaffGroup),
            instrument=self.instrument.currentText(),
            decision_number=words_of(self.decision),
            decision_on=self.decided_on.date(),
            authority=words_of(self.authority),
            note=words_of(self.note),
        )

    def _score(self) -> Decimal | None:
        try:
            return score_read(self.score.text())
        except ValueError:
            return None

    def _score_is_read(self) -> bool:
        return not self.score.text().strip() or self._score() is not None

    def _on_subject(self) -> None:
        person_id = self.subject.person_id()
        if person_id is not None:
            choose(self.group, self.gateway.office.proof_service.service_time(person_id).staff_group)
        self._offer()
        self._on_edited()

    def _offer(self, current: str | None = None) -> None:
        """The texts of group and year; a new rating gets the one where there is just one."""
        offered = self._service.instruments.proposed(self.year, chosen(self.group, StaffGroup))
        names = [one.name for one in offered]
        if current is None:
            current = names[0] if len(names) == 1 else ""
        set_items(self.instrument, names, current)
        conditions = [f"{one.name}: {one.condition}" for one in offered if one.condition]
        self._instrument_row.set_hint("; ".join(conditions) or text.INSTRUMENT_HINT)
        self._doubt()

    def _on_instrument(self) -> None:
        self._doubt()
        self._on_edited()

    def _doubt(self) -> None:
        rating = self._rating()
        service = None
        if rating.person_id is not None:
            service = self.gateway.office.proof_service.service_time(rating.person_id)
        doubts = doubts_of_rating(rating, self._service.instruments, service)
        self._grade_row.set_hint(" ".join(doubts), "warn" if doubts else "muted")
