"""The forms of a discipline, an absence, an inquiry."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from typing_extensions import override

from desktop_app.domain.proof.conduct import (
    ABSENCE_NAMES,
    DISCIPLINE_NAMES,
    INQUIRY_NAMES,
    Absence,
    AbsenceKind,
    Discipline,
    DisciplineKind,
    Inquiry,
    InquiryKind,
)
from desktop_app.services.proof_service import Titled
from desktop_app.ui.forms.date_field import DateField
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.pages.catalogue.proofs.proof_form import (
    ProofForm,
    SubjectField,
    choice,
    choose,
    chosen,
    required_day,
    text_line,
    words_of,
)
from desktop_app.ui.text import proofs as text


@dataclass(frozen=True)
class TitledDiscipline:
    """A discipline with whom it is about."""

    record: Discipline
    titled: Titled


@dataclass(frozen=True)
class TitledAbsence:
    """An absence with whose it is."""

    record: Absence
    titled: Titled


@dataclass(frozen=True)
class TitledInquiry:
    """An inquiry with whom it is about."""

    record: Inquiry
    titled: Titled


_FIRST = date(2000, 1, 1)


class DisciplineForm(ProofForm[TitledDiscipline]):
    """A discipline of a person."""

    def __init__(self, gateway: Gateway) -> None:
        super().__init__(gateway, text.DISCIPLINES)
        self.subject = SubjectField(gateway, may_be_unit=False)
        self.kind = choice(DISCIPLINE_NAMES, text.DISCIPLINE)
        self.from_on, self.to_on = DateField(is_required=True), DateField()
        self.decision, self.authority, self.note = text_line(), text_line(), text_line()
        self._subject_row = FieldRow(text.PERSON, self.subject, is_required=True)
        self._from_row = FieldRow(text.FROM_ON, self.from_on, is_required=True)
        self.add(self._subject_row)
        self.add(FieldRow(text.DISCIPLINE, self.kind))
        self.add(self._from_row, FieldRow(text.TO_ON, self.to_on, hint=text.DISCIPLINE_END_HINT))
        self.add(FieldRow(text.DECISION, self.decision))
        self.add(FieldRow(text.AUTHORITY, self.authority))
        self.add(FieldRow(text.NOTE, self.note))
        self.subject.changed.connect(self._on_edited)

    @override
    def fill(self, row: TitledDiscipline | None) -> None:
        self._subject_row.setVisible(row is None)
        if row is None:
            self.subject.begin(self.year)
        one = row.record if row is not None else Discipline(0, 0, DisciplineKind.REPRIMAND, _FIRST)
        choose(self.kind, one.discipline_kind)
        self.from_on.set_date(one.from_on if row is not None else None)
        self.to_on.set_date(one.to_on)
        self.decision.setText(one.decision_number)
        self.authority.setText(one.authority)
        self.note.setText(one.note)

    @override
    def values(self) -> tuple[object, ...]:
        return (
            self.subject.person_id() if self.row is None else 0,
            self.kind.currentData(),
            self.from_on.date(),
            self.to_on.date(),
            *map(words_of, (self.decision, self.authority, self.note)),
        )

    @override
    def check(self) -> bool:
        self._subject_row.set_problem(self.subject.problem() if self.row is None else "")
        required_day(self._from_row)
        return super().check()

    @override
    def store(self) -> int:
        base = (
            self.row.record
            if self.row
            else Discipline(0, self.subject.person_id() or 0, DisciplineKind.REPRIMAND, _FIRST)
        )
        return self.gateway.office.proof_service.save_discipline(
            replace(
                base,
                discipline_kind=chosen(self.kind, DisciplineKind) or base.discipline_kind,
                from_on=self.from_on.date() or base.from_on,
                to_on=self.to_on.date(),
                decision_number=words_of(self.decision),
                authority=words_of(self.authority),
                note=words_of(self.note),
            )
        )

    @override
    def remove(self) -> None:
        if self.row is not None:
            self.gateway.office.proof_service.remove_discipline(self.row.record.id)


class AbsenceForm(ProofForm[TitledAbsence]):
    """A time somebody was away."""

    def __init__(self, gateway: Gateway) -> None:
        super().__init__(gateway, text.ABSENCES)
        self.subject = SubjectField(gateway, may_be_unit=False)
        self.kind = choice(ABSENCE_NAMES, text.ABSENCE)
        self.from_on, self.to_on = DateField(is_required=True), DateField()
        self.result, self.note = text_line(), text_line()
        self._subject_row = FieldRow(text.PERSON, self.subject, is_required=True)
        self._from_row = FieldRow(text.FROM_ON, self.from_on, is_required=True)
        self.add(self._subject_row)
        self.add(FieldRow(text.ABSENCE, self.kind))
        self.add(self._from_row, FieldRow(text.TO_ON, self.to_on))
        self.add(FieldRow(text.RESULT, self.result, hint=text.RESULT_HINT))
        self.add(FieldRow(text.NOTE, self.note))
        self.subject.changed.connect(self._on_edited)

    @override
    def fill(self, row: TitledAbsence | None) -> None:
        self._subject_row.setVisible(row is None)
        if row is None:
            self.subject.begin(self.year)
        one = row.record if row is not None else Absence(0, 0, AbsenceKind.MATERNITY, _FIRST)
        choose(self.kind, one.absence_kind)
        self.from_on.set_date(one.from_on if row is not None else None)
        self.to_on.set_date(one.to_on)
        self.result.setText(one.result)
        self.note.setText(one.note)

    @override
    def values(self) -> tuple[object, ...]:
        return (
            self.subject.person_id() if self.row is None else 0,
            self.kind.currentData(),
            self.from_on.date(),
            self.to_on.date(),
            words_of(self.result),
            words_of(self.note),
        )

    @override
    def check(self) -> bool:
        self._subject_row.set_problem(self.subject.problem() if self.row is None else "")
        required_day(self._from_row)
        return super().check()

    @override
    def store(self) -> int:
        base = self.row.record if self.row else Absence(0, self.subject.person_id() or 0, AbsenceKind.MATERNITY, _FIRST)
        return self.gateway.office.proof_service.save_absence(
            replace(
                base,
                absence_kind=chosen(self.kind, AbsenceKind) or base.absence_kind,
                from_on=self.from_on.date() or base.from_on,
                to_on=self.to_on.date(),
                result=words_of(self.result),
                note=words_of(self.note),
            )
        )

    @override
    def remove(self) -> None:
        if self.row is not None:
            self.gateway.office.proof_service.remove_absence(self.row.record.id)


class InquiryForm(ProofForm[TitledInquiry]):
    """What is open against a person or a unit."""

    def __init__(self, gateway: Gateway) -> None:
        super().__init__(gateway, text.INQUIRIES)
        self.subject = SubjectField(gateway, may_be_unit=True)
        self.kind = choice(INQUIRY_NAMES, text.INQUIRY)
        self.from_on, self.to_on = DateField(is_required=True), DateField()
        self.conclusion = text_line()
        self._subject_row = FieldRow(text.SUBJECT, self.subject, is_required=True)
        self._from_row = FieldRow(text.FROM_ON, self.from_on, is_required=True)
        self.add(self._subject_row)
        self.add(FieldRow(text.INQUIRY, self.kind))
        self.add(self._from_row, FieldRow(text.CLOSED, self.to_on, hint=text.CLOSED_HINT))
        self.add(FieldRow(text.CONCLUSION, self.conclusion))
        self.subject.changed.connect(self._on_edited)

    @override
    def fill(self, row: TitledInquiry | None) -> None:
        self._subject_row.setVisible(row is None)
        if row is None:
            self.subject.begin(self.year)
        one = row.record if row is not None else Inquiry(0, InquiryKind.DISCIPLINE, 0, _FIRST)
        choose(self.kind, one.inquiry_kind)
        self.from_on.set_date(one.from_on if row is not None else None)
        self.to_on.set_date(one.to_on)
        self.conclusion.setText(one.conclusion)

    @override
    def values(self) -> tuple[object, ...]:
        return (
            self.subject.person_id() if self.row is None else 0,
            self.subject.unit_id() if self.row is None else 0,
            self.kind.currentData(),
            self.from_on.date(),
            self.to_on.date(),
            words_of(self.conclusion),
        )

    @override
    def check(self) -> bool:
        self._subject_row.set_problem(self.subject.problem() if self.row is None else "")
        required_day(self._from_row)
        return super().check()

    @override
    def store(self) -> int:
        base = (
            self.row.record
            if self.row
            else Inquiry(0, InquiryKind.DISCIPLINE, self.subject.unit_id(), _FIRST, self.subject.person_id())
        )
        return self.gateway.office.proof_service.save_inquiry(
            replace(
                base,
                inquiry_kind=chosen(self.kind, InquiryKind) or base.inquiry_kind,
                from_on=self.from_on.date() or base.from_on,
                to_on=self.to_on.date(),
                conclusion=words_of(self.conclusion),
            )
        )

    @override
    def remove(self) -> None:
        if self.row is not None:
            self.gateway.office.proof_service.remove_inquiry(self.row.record.id)
