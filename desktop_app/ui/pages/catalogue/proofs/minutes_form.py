"""The form of minutes: the meeting, its figures, and the candidates with votes and what the meeting attested."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit
from typing_extensions import override

from desktop_app.domain.award.wording import short_award_name
from desktop_app.domain.proof.review import REVIEW_BODY_NAMES, ReviewBody, ReviewedCandidate, ReviewMinutes
from desktop_app.services.review_service import ListedMinutes
from desktop_app.ui.forms.date_field import DateField
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.forms.unit_picker import UnitPicker
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.pages.catalogue.proofs.proof_form import (
    ProofForm,
    choice,
    choose,
    chosen,
    required_day,
    text_line,
    words_of,
)
from desktop_app.ui.parts.buttons import link
from desktop_app.ui.parts.labels import section_label
from desktop_app.ui.text import proofs as text


@dataclass(frozen=True)
class CandidateLine:
    """A candidate of the minutes under its place, with the name of its subject."""

    place: int
    candidate: ReviewedCandidate
    subject: str


class MinutesForm(ProofForm[ListedMinutes]):
    """Votes are typed into the table; an empty cell is a vote that was not counted."""

    def __init__(self, gateway: Gateway) -> None:
        super().__init__(gateway, text.MINUTES)
        self._service = gateway.office.review_service
        self.body = choice(REVIEW_BODY_NAMES, text.BODY)
        self.unit = UnitPicker()
        self.held_on = DateField(is_required=True)
        self.number = text_line()
        self.members, self.present, self.valid = text_line(), text_line(), text_line()
        self.secret = QComboBox()
        for word in text.SECRETS.values():
            self.secret.addItem(word)
        self._unit_row = FieldRow(text.UNIT, self.unit)
        self._day_row = FieldRow(text.HELD_ON, self.held_on, is_required=True)
        self._figures = tuple(
            FieldRow(word, field)
            for word, field in ((text.MEMBERS, self.members), (text.PRESENT, self.present), (text.VALID, self.valid))
        )
        for field in (self.members, self.present, self.valid):
            field.setMinimumWidth(56)
        self.setMinimumWidth(430)
        self.add(FieldRow(text.BODY, self.body), FieldRow(text.SECRET, self.secret))
        self.add(self._unit_row)
        self.add(self._day_row, FieldRow(text.NUMBER, self.number))
        self.add(*self._figures)
        self._lines: list[CandidateLine] = []
        self.table = RowTable(RowTableModel(self._columns(), key=lambda one: one.place), text.CANDIDATES, stretch=1)
        self.table.setObjectName("minutes-candidates")
        self.table.setMinimumHeight(180)
        self.table.on_key("Delete", self.drop)
        self.take = link(text.TAKE_YEAR, self.take_year, icon_name="download")
        self.attest = link(text.ATTEST_ALL, self.attest_all, icon_name="check")
        acts = QHBoxLayout()
        acts.setSpacing(12)
        for one in (self.take, self.attest, link(text.DROP, self.drop)):
            acts.addWidget(one)
        acts.addStretch(1)
        self.add_widget(section_label(text.CANDIDATES))
        self.add_widget(self.table)
        self._fields.addLayout(acts)

    def _columns(self) -> list[Column[CandidateLine]]:
        def votes(line: CandidateLine) -> str:
            return "" if line.candidate.votes_for is None else str(line.candidate.votes_for)

        return [
            Column(text.SUBJECT, lambda line: line.subject, width=112, tip=lambda line: line.subject),
            Column(text.CANDIDATE_AWARD, lambda line: short_award_name(line.candidate.award_code), width=78),
            Column(
                text.VOTES, votes, is_right=True, width=66, set_text=self._set_votes, edit_text=votes,
                may_edit=lambda _line: True,
            ),
            Column(
                text.ATTESTED, lambda _line: "", width=84, is_checked=lambda line: bool(line.candidate.is_conduct_attested),
                set_checked=self._set_attested, header_tip=text.ATTESTED_TIP,
            ),
        ]  # fmt: skip

    @override
    def fill(self, row: ListedMinutes | None) -> None:
        today = self.gateway.office.clock.today()
        one = row.minutes if row is not None else ReviewMinutes(0, self.year, ReviewBody.UNIT, None, today)
        choose(self.body, one.review_body)
        self.unit.set_units(self.gateway.office.office_service.units())
        self.unit.set_unit(one.unit_id or 0)
        self.held_on.set_date(one.held_on)
        self.number.setText(one.number)
        for field, value in ((self.members, one.members), (self.present, one.present), (self.valid, one.valid)):
            field.setText("" if value is None else str(value))
        self.secret.setCurrentIndex(list(text.SECRETS).index(one.is_secret))
        names = row.subjects if row is not None else ()
        self._lines = [
            CandidateLine(place, candidate, name)
            for place, (candidate, name) in enumerate(zip(one.candidates, names, strict=True))
        ]
        self._show()

    @override
    def values(self) -> tuple[object, ...]:
        return (
            self.body.currentData(),
            self.unit.unit_id(),
            self.held_on.date(),
            words_of(self.number),
            *(field.text().strip() for field in (self.members, self.present, self.valid)),
            self.secret.currentIndex(),
            tuple(line.candidate for line in self._lines),
        )

    @override
    def check(self) -> bool:
        is_of_unit = chosen(self.body, ReviewBody) is ReviewBody.UNIT
        self._unit_row.set_problem(text.NO_UNIT if is_of_unit and not self.unit.unit_id() else "")
        required_day(self._day_row)
        for row in self._figures:
            field = row.field
            assert isinstance(field, QLineEdit)
            written = field.text().strip()
            row.set_problem("" if not written or (written.isascii() and written.isdecimal()) else text.NUMBER_BAD)
        return super().check()

    @override
    def store(self) -> int:
        base = (
            self.row.minutes
            if self.row is not None
            else ReviewMinutes(0, self.year, ReviewBody.UNIT, None, self._day())
        )
        return self._service.save(
            replace(
                base,
                review_body=chosen(self.body, ReviewBody) or base.review_body,
                unit_id=self.unit.unit_id() or None,
                held_on=self._day(),
                number=words_of(self.number),
                members=_figure(self.members),
                present=_figure(self.present),
                valid=_figure(self.valid),
                is_secret=list(text.SECRETS)[self.secret.currentIndex()],
                candidates=tuple(line.candidate for line in self._lines),
            )
        )

    @override
    def remove(self) -> None:
        if self.row is not None:
            self._service.remove(self.row.minutes.id)

    # Candidates

    def take_year(self) -> None:
        """The year's proposals and registrations (of the unit, where one meets) that are not there yet."""
        unit_id = self.unit.unit_id() if chosen(self.body, ReviewBody) is ReviewBody.UNIT else None
        year = self.row.minutes.achievement_year if self.row is not None else self.year
        found = self.gateway.run(lambda: self._service.candidates(year, unit_id or None))
        if found is None:
            return
        there = {_whose(line.candidate) for line in self._lines}
        new = [one for one in found if _whose(one) not in there]
        first = max((line.place for line in self._lines), default=-1) + 1
        names = self._service.named(new)
        self._lines += [
            CandidateLine(first + place, one, name) for place, (one, name) in enumerate(zip(new, names, strict=True))
        ]
        if new:
            self._show()
            self._on_edited()
        else:
            self.gateway.say(text.NO_CANDIDATES.format(year=year))

    def attest_all(self) -> None:
        """The meeting confirmed the conduct of everybody here."""
        self._lines = [
            replace(line, candidate=replace(line.candidate, is_conduct_attested=True)) for line in self._lines
        ]
        self._show()
        self._on_edited()

    def drop(self) -> None:
        """Take the candidate chosen off."""
        chosen_line = self.table.current_row()
        if chosen_line is not None:
            self._lines = [line for line in self._lines if line.place != chosen_line.place]
            self._show()
            self._on_edited()

    def _set_votes(self, line: CandidateLine, typed: str) -> bool:
        written = typed.strip()
        if written and not (written.isascii() and written.isdecimal() and len(written) < 6):
            self.gateway.say(text.NUMBER_BAD)
            return False
        self._put(line, replace(line.candidate, votes_for=int(written) if written else None))
        return True

    def _set_attested(self, line: CandidateLine, is_checked: bool) -> None:
        self._put(line, replace(line.candidate, is_conduct_attested=is_checked))

    def _put(self, line: CandidateLine, candidate: ReviewedCandidate) -> None:
        self._lines = [replace(one, candidate=candidate) if one.place == line.place else one for one in self._lines]
        self._show()
        self._on_edited()

    def _show(self) -> None:
        self.table.set_rows(self._lines)
        self.attest.setEnabled(bool(self._lines))

    def _day(self) -> date:
        return self.held_on.date() or self.gateway.office.clock.today()


def _figure(field: QLineEdit) -> int | None:
    written = field.text().strip()
    return int(written) if written else None


def _whose(one: ReviewedCandidate) -> tuple[object, ...]:
    return one.award_code, one.person_id, one.unit_id if one.person_id is None else 0, one.collective_name
