"""What is on record of one person, year by year, under the form of the person; and since when he serves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.award.wording import short_award_name
from desktop_app.domain.language.dates import format_short
from desktop_app.domain.office.office import Person
from desktop_app.domain.proof.conduct import ABSENCE_NAMES, DISCIPLINE_NAMES, INQUIRY_NAMES
from desktop_app.domain.proof.initiative import REACH_NAMES
from desktop_app.domain.proof.rating_instrument import format_score
from desktop_app.domain.proof.recorded import RecordedProofs
from desktop_app.domain.proof.review import REVIEW_BODY_NAMES
from desktop_app.domain.proof.service_time import ServiceTime
from desktop_app.domain.proof.work_rating import GRADE_NAMES, STAFF_GROUP_NAMES, StaffGroup
from desktop_app.ui.ask import Ask
from desktop_app.ui.dialogs.button_row import ButtonRow
from desktop_app.ui.forms.date_field import DateField
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.models.chip_delegate import ChipDelegate
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import ROW_HEIGHT, RowTable
from desktop_app.ui.pages.catalogue.proofs.proof_form import choice, choose, chosen
from desktop_app.ui.parts.buttons import link
from desktop_app.ui.parts.labels import plain_label, section_label
from desktop_app.ui.text import proofs as text
from desktop_app.ui.text import words

PROOF_TABLES = (
    "work_ratings", "initiatives", "initiative_authors", "initiative_recognitions", "initiative_uses", "disciplines", "absences",
    "inquiries", "review_minutes", "reviewed_candidates", "service_times",
)  # fmt: skip
_SHOWN_ROWS = 6
_STILL = text.STILL


@dataclass(frozen=True)
class ProofLine:
    """One thing on record, under the year it counts for."""

    place: int
    year: int
    words: str


def proof_lines(person_id: int, proofs: RecordedProofs) -> list[ProofLine]:
    """Everything on record of a person, the newest year first."""
    found: list[tuple[int, str]] = []
    for rating in proofs.ratings.get(person_id, ()):
        score = f", {format_score(rating.score)} điểm" if rating.score is not None else ""
        found.append((rating.year, f"{text.RATINGS}: {GRADE_NAMES[rating.grade]}{score}"))
    for one in proofs.initiatives.get(person_id, ()):
        levels = ", ".join(dict.fromkeys(REACH_NAMES[level.reach].lower() for level in one.recognitions))
        used = "; ".join(f"{short_award_name(use.award_code)} {use.achievement_year}" for use in one.uses)
        told = (levels or text.NOT_RECOGNISED.lower(), f"{text.USED_FOR.lower()} {used}" if used else "")
        found.append((one.year, f"{text.INITIATIVES}: {one.name} ({', '.join(filter(None, told))})"))
    for discipline in proofs.disciplines.get(person_id, ()):
        until = f" đến {format_short(discipline.to_on)}" if discipline.to_on else ""
        kind = DISCIPLINE_NAMES[discipline.discipline_kind]
        found.append(
            (discipline.from_on.year, f"{text.DISCIPLINES}: {kind}, {format_short(discipline.from_on)}{until}")
        )
    for absence in proofs.absences.get(person_id, ()):
        until = f"đến {format_short(absence.to_on)}" if absence.to_on else _STILL
        found.append(
            (absence.from_on.year, f"{ABSENCE_NAMES[absence.absence_kind]}, {format_short(absence.from_on)} {until}")
        )
    for inquiry in proofs.inquiries.get(person_id, ()):
        state = f"{text.CLOSED.lower()} {format_short(inquiry.to_on)}" if inquiry.to_on else _STILL
        found.append(
            (inquiry.from_on.year, f"{INQUIRY_NAMES[inquiry.inquiry_kind]}, {format_short(inquiry.from_on)}, {state}")
        )
    for minutes in proofs.minutes:
        for candidate in minutes.candidates:
            if candidate.person_id == person_id:
                votes = f", {candidate.votes_for} phiếu" if candidate.votes_for is not None else ""
                body = REVIEW_BODY_NAMES[minutes.review_body]
                words_said = f"{body} {format_short(minutes.held_on)}: {award_name(candidate.award_code)}{votes}"
                found.append((minutes.achievement_year, words_said))
    return [ProofLine(place, year, said) for place, (year, said) in enumerate(sorted(found, key=lambda line: -line[0]))]


class PersonProofs(QWidget):
    """Hidden for somebody new."""

    def __init__(self) -> None:
        super().__init__()
        self._none = plain_label(text.NO_PROOFS, role="muted")
        self._person: Person | None = None
        self._gateway: Gateway | None = None
        self._ask: Ask | None = None
        self.service = link(text.SERVICE, self.edit_service, icon_name="clock")
        self.served = plain_label(role="muted", is_wrapping=True)
        self.table: RowTable[ProofLine] = RowTable(
            RowTableModel[ProofLine](
                [
                    Column(text.YEAR, lambda one: str(one.year), is_right=True, width=58),
                    Column(text.WHAT, lambda one: one.words, width=240, tip=lambda one: one.words),
                ],
                key=lambda one: one.place,
                has_stt=False,
            ),
            text.OF_PERSON,
            stretch=1,
            is_multiple=True,
        )
        self.table.setObjectName("person-proofs")
        self.table.setItemDelegate(ChipDelegate(self.table, keeps_beginning=True))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(section_label(text.OF_PERSON))
        layout.addWidget(self.served)
        layout.addWidget(self.service)
        layout.addWidget(self._none)
        layout.addWidget(self.table)

    def show_person(self, gateway: Gateway, ask: Ask, person: Person) -> None:
        """Show what is on record of a person; nothing for somebody new."""
        self.setVisible(person.id != 0)
        if person.id:
            self._person, self._gateway, self._ask = person, gateway, ask
            service = gateway.office.proof_service
            lines = proof_lines(person.id, service.proofs_of_person(person.id))
            self.show_proofs(lines, service.service_time(person.id))
            self.service.setEnabled(not gateway.office.is_read_only)

    def edit_service(self) -> None:
        """Ask since when the person serves, and as what."""
        if self._gateway is None or self._ask is None or self._person is None:
            return
        gateway, person, service = self._gateway, self._person, self._gateway.office.proof_service
        dialog = ServiceDialog(person.full_name, service.service_time(person.id))
        if self._ask.show(dialog) and gateway.did(lambda: service.save_service_time(dialog.service())):
            gateway.say(text.SERVICE_SAVED.format(name=person.full_name))

    def show_proofs(self, lines: Sequence[ProofLine], service: ServiceTime) -> None:
        """Show what is on record of a person."""
        self.table.set_rows(lines)
        self.table.setVisible(bool(lines))
        self._none.setVisible(not lines)
        bar = self.table.horizontalScrollBar().sizeHint().height()
        self.table.setFixedHeight(ROW_HEIGHT * (min(len(lines), _SHOWN_ROWS) + 1) + bar + 4)
        told = (
            f"{text.RECRUITED_ON}: {format_short(service.recruited_on)}" if service.recruited_on else "",
            f"{text.LEFT_ON}: {format_short(service.left_on)}" if service.left_on else "",
            STAFF_GROUP_NAMES[service.staff_group] if service.staff_group else "",
            text.LEADERS[service.is_leader] if service.is_leader is not None else "",
        )
        self.served.setText(" · ".join(filter(None, told)))
        self.served.setVisible(any(told))


class ServiceDialog(QDialog):
    """Since when somebody serves, as what, whether leading."""

    def __init__(self, name: str, service: ServiceTime) -> None:
        super().__init__()
        self._service = service
        self.setWindowTitle(text.SERVICE_TITLE.format(name=name))
        self.setMinimumWidth(400)
        self.recruited_on, self.left_on = DateField(), DateField()
        self.recruited_on.set_date(service.recruited_on)
        self.left_on.set_date(service.left_on)
        self.group = choice(STAFF_GROUP_NAMES, text.STAFF_GROUP, text.NOT_KNOWN)
        choose(self.group, service.staff_group)
        self.leader = QComboBox()
        for word in text.LEADERS.values():
            self.leader.addItem(word)
        self.leader.setCurrentIndex(list(text.LEADERS).index(service.is_leader))
        days = QHBoxLayout()
        days.setSpacing(8)
        days.addWidget(FieldRow(text.RECRUITED_ON, self.recruited_on), 1)
        days.addWidget(FieldRow(text.LEFT_ON, self.left_on), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(10)
        layout.addLayout(days)
        layout.addWidget(FieldRow(text.STAFF_GROUP, self.group))
        layout.addWidget(FieldRow(text.LEADER, self.leader))
        layout.addWidget(ButtonRow(words.SAVE, self._on_save, self.reject))

    def service(self) -> ServiceTime:
        """As the fields have it."""
        return replace(
            self._service,
            recruited_on=self.recruited_on.date(),
            left_on=self.left_on.date(),
            staff_group=chosen(self.group, StaffGroup),
            is_leader=list(text.LEADERS)[self.leader.currentIndex()],
        )

    def _on_save(self) -> None:
        if not self.recruited_on.problem() and not self.left_on.problem():
            self.accept()
