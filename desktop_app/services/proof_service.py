"""What is on record of people for a judgement; disciplines, absences, inquiries, recruitment days entered, changed, removed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import TypeVar

from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.text import clean_line
from desktop_app.domain.proof.conduct import ABSENCE_NAMES, DISCIPLINE_NAMES, Absence, Discipline, Inquiry
from desktop_app.domain.proof.recorded import RecordedProofs
from desktop_app.domain.proof.service_time import PROOF_KIND_NAMES, ProofClosed, ProofKind, ServiceTime
from desktop_app.storage.change_log import Operations
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.proof_repository import ProofRepository

T = TypeVar("T", Discipline, Absence, Inquiry)


@dataclass(frozen=True)
class Titled:
    """A record as lists show it: whom it is about, and the unit (of today, or the last)."""

    subject: str
    unit: str
    unit_label: str


class ProofService:
    """Every write is one operation with one undo step."""

    def __init__(self, proofs: ProofRepository, office: OfficeRepository, operations: Operations, clock: Clock) -> None:
        self._proofs = proofs
        self._office = office
        self._operations = operations
        self._clock = clock

    # What a judgement reads

    def proofs_up_to(self, year: int, person_ids: Collection[int] | None = None, years: int = 10) -> RecordedProofs:
        """Everything on record of these people (None: of everybody) in the years that end with this one."""
        return self.prepare_proofs_up_to(year, person_ids, years)()

    def prepare_proofs_up_to(
        self, year: int, person_ids: Collection[int] | None = None, years: int = 10
    ) -> Callable[[], RecordedProofs]:
        """The same in two steps: rows read now, the function (for a job) makes records of them."""
        return self._proofs.prepare_year_range(year - years + 1, year, person_ids)

    def proofs_of_person(self, person_id: int) -> RecordedProofs:
        """Everything on record of one person, in all years."""
        return self._proofs.proofs_of_person(person_id)

    # Discipline

    def disciplines(self) -> tuple[Discipline, ...]:
        """All, the newest first."""
        return self._proofs.disciplines()

    def discipline(self, discipline_id: int) -> Discipline:
        """One."""
        return self._proofs.discipline(discipline_id)

    def save_discipline(self, discipline: Discipline) -> int:
        """Add (id 0) or change; returns the id."""
        checked = replace(
            self._checked_period(discipline),
            decision_number=clean_line(discipline.decision_number),
            authority=clean_line(discipline.authority),
            note=clean_line(discipline.note),
        )
        name = self._office.person(checked.person_id).full_name
        return self._operations.run(
            f"Ghi kỷ luật {DISCIPLINE_NAMES[checked.discipline_kind].lower()} của {name}",
            lambda: self._proofs.save_discipline(checked),
        )

    def remove_discipline(self, discipline_id: int) -> None:
        """Remove; undo brings it back."""
        found = self._proofs.discipline(discipline_id)
        name = self._office.person(found.person_id).full_name
        self._operations.run(f"Xóa kỷ luật của {name}", lambda: self._proofs.delete_discipline(discipline_id))

    # Absence

    def absences(self) -> tuple[Absence, ...]:
        """All, the newest first."""
        return self._proofs.absences()

    def absence(self, absence_id: int) -> Absence:
        """One."""
        return self._proofs.absence(absence_id)

    def save_absence(self, absence: Absence) -> int:
        """Add (id 0) or change; returns the id."""
        checked = replace(
            self._checked_period(absence), result=clean_line(absence.result), note=clean_line(absence.note)
        )
        name = self._office.person(checked.person_id).full_name
        return self._operations.run(
            f"Ghi {ABSENCE_NAMES[checked.absence_kind].lower()} của {name}", lambda: self._proofs.save_absence(checked)
        )

    def remove_absence(self, absence_id: int) -> None:
        """Remove; undo brings it back."""
        found = self._proofs.absence(absence_id)
        name = self._office.person(found.person_id).full_name
        self._operations.run(f"Xóa thời gian nghỉ của {name}", lambda: self._proofs.delete_absence(absence_id))

    # Inquiry

    def inquiries(self) -> tuple[Inquiry, ...]:
        """All, open ones first."""
        return self._proofs.inquiries()

    def inquiry(self, inquiry_id: int) -> Inquiry:
        """One."""
        return self._proofs.inquiry(inquiry_id)

    def save_inquiry(self, inquiry: Inquiry) -> int:
        """Add (id 0) or change; returns the id."""
        checked = replace(self._checked_period(inquiry), conclusion=clean_line(inquiry.conclusion))
        return self._operations.run(
            f"Ghi việc đang xem xét của {self.titled(checked).subject}", lambda: self._proofs.save_inquiry(checked)
        )

    def remove_inquiry(self, inquiry_id: int) -> None:
        """Remove; undo brings it back."""
        name = self.titled(self._proofs.inquiry(inquiry_id)).subject
        self._operations.run(f"Xóa việc đang xem xét của {name}", lambda: self._proofs.delete_inquiry(inquiry_id))

    # Recruitment

    def service_time(self, person_id: int) -> ServiceTime:
        """What is known of a person; a blank one where nothing is."""
        return self._proofs.service_times([person_id]).get(person_id, ServiceTime(person_id))

    def service_times(self) -> dict[int, ServiceTime]:
        """Of everybody of whom something is known."""
        return self._proofs.service_times()

    def save_service_time(self, service: ServiceTime) -> None:
        """Add or change."""
        if service.recruited_on and service.left_on and service.left_on < service.recruited_on:
            raise UserError("service.period", "Ngày thôi việc trước ngày tuyển dụng. Kiểm tra lại hai ngày.")
        name = self._office.person(service.person_id).full_name
        self._operations.run(f"Ghi ngày tuyển dụng của {name}", lambda: self._proofs.save_service_time(service))

    def remove_service_time(self, person_id: int) -> int:
        """Forget what is known of a person; returns how many records there were."""
        name = self._office.person(person_id).full_name
        return self._operations.run(
            f"Xóa ngày tuyển dụng của {name}", lambda: self._proofs.delete_service_time(person_id)
        )

    # Declared complete

    def closed(self) -> tuple[ProofClosed, ...]:
        """What is declared complete, the newest year first."""
        return self._proofs.closed()

    def close(self, proof_kind: ProofKind, year: int, person_id: int | None = None) -> None:
        """Declare that all records of a kind and year are in, of everybody or of one person."""
        closed = ProofClosed(proof_kind, year, person_id, self._clock.today())
        self._operations.run(f"Ghi đủ {self._closed_words(closed)}", lambda: self._proofs.close(closed))

    def reopen(self, proof_kind: ProofKind, year: int, person_id: int | None = None) -> int:
        """Take the declaration back; returns how many there were."""
        closed = ProofClosed(proof_kind, year, person_id)
        return self._operations.run(f"Bỏ ghi đủ {self._closed_words(closed)}", lambda: self._proofs.reopen(closed))

    def _closed_words(self, closed: ProofClosed) -> str:
        whose = f" của {self._office.person(closed.person_id).full_name}" if closed.person_id is not None else ""
        return f"{PROOF_KIND_NAMES[closed.proof_kind]} năm {closed.year}{whose}"

    # Words

    def titled(self, one: Discipline | Absence | Inquiry) -> Titled:
        """Whom a record is about."""
        return self.titles([one])[0]

    def titles(self, many: Collection[Discipline | Absence | Inquiry]) -> list[Titled]:
        """Whom each record is about, read at once."""
        units = {unit.id: unit for unit in self._office.units()}
        people = self._office.people_by_id({one.person_id for one in many if one.person_id is not None})
        today, found = self._clock.today(), []
        for one in many:
            unit = units.get(one.unit_id) if isinstance(one, Inquiry) else None
            person = people.get(one.person_id) if one.person_id is not None else None
            if unit is None and person is not None:
                held = person.membership_on(today) or (person.memberships[-1] if person.memberships else None)
                unit = units.get(held.unit_id) if held else None
            name, label = (unit.name, unit.label) if unit is not None else ("", "")
            found.append(Titled(person.full_name if person is not None else name, name, label))
        return found

    def _checked_period(self, one: T) -> T:
        today = self._clock.today()
        if one.person_id is not None:
            self._office.person(one.person_id)
        if one.to_on is not None and one.to_on < one.from_on:
            raise UserError(
                "proof.period",
                f"Ngày kết thúc {format_text(one.to_on)} trước ngày bắt đầu {format_text(one.from_on)}. "
                "Kiểm tra lại hai ngày.",
            )
        if not isinstance(one, Absence) and one.from_on > today:
            raise UserError(
                "proof.ahead", f"Ngày {format_text(one.from_on)} chưa tới. Ghi ngày văn bản có hiệu lực đến hôm nay."
            )
        return one
