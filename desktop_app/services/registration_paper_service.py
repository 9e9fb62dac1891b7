"""The papers of registrations and tallies: the form of a unit, the consolidated list, the tally; as bytes or as files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from desktop_app.documents.office_paper import Issuer
from desktop_app.documents.paper_files import TABLE_KINDS, MakesBytes, WritesFile, file_kind_of, to_file
from desktop_app.documents.registration_form_document import FormLine, RegistrationForm, build_registration_form
from desktop_app.documents.registration_list_document import RegistrationList, build_registration_list
from desktop_app.documents.rendering import render, render_workbook
from desktop_app.documents.tally_document import build_tally_paper
from desktop_app.documents.tally_workbook import build_tally_workbook
from desktop_app.domain.award.award import Tally
from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.clock import Clock
from desktop_app.domain.office.office import Person
from desktop_app.domain.office.working_days import WorkCalendar
from desktop_app.domain.plan.labels import dated_label
from desktop_app.domain.plan.plan import Plan
from desktop_app.domain.registration.dues import REGISTRATION_KEY
from desktop_app.domain.registration.registration import RegistrationLine, SubjectKind
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.plan_repository import PlanRepository
from desktop_app.storage.registration_queries import RegistrationQueries, post_in
from desktop_app.storage.registration_repository import RegistrationRepository


class RegistrationPaperService:
    """Reads only. File kinds are named by their suffix without the dot."""

    def __init__(
        self,
        plans: PlanRepository,
        registrations: RegistrationRepository,
        office: OfficeRepository,
        clock: Clock,
        calendar: Callable[[], WorkCalendar] = WorkCalendar,
    ) -> None:
        self._registrations = registrations
        self._office = office
        self._clock = clock
        self._queries = RegistrationQueries(registrations, plans, office, calendar)

    # ``prepare_…`` reads the office file now and gives what makes the paper later: pure work, safe in a job.

    def prepare_registration_form(self, plan_id: int, unit_id: int, file_kind: str) -> MakesBytes:
        """The unit's form with its people in order of given names, and what is registered already."""
        plan, unit, today = self._queries.issued_plan(plan_id), self._office.unit(unit_id), self._clock.today()
        registration = self._registrations.registration(plan_id, unit_id, REGISTRATION_KEY)
        lines = self._registrations.lines(registration.id) if registration.id else ()
        standing = [line for line in lines if line.withdrawn_on is None]
        people = self._office.people(self._day_of(plan, today), unit_id) or self._office.people(None, unit_id)
        form = RegistrationForm(
            issuer=self._issuer(),
            unit=unit.name,
            year=plan.content.working_year,
            plan_label=dated_label(plan),
            last_day=self._queries.due(plan, REGISTRATION_KEY, today).last_day,
            people=self._people_lines(people, standing, unit_id, today),
            collectives=_collective_lines(standing, unit.name),
        )
        return lambda: render(build_registration_form(form), file_kind)

    def prepare_registration_list(self, plan_id: int, file_kind: str) -> MakesBytes:
        """The consolidated list of all owing units as it stands today."""
        plan, today = self._queries.issued_plan(plan_id), self._clock.today()
        listed = RegistrationList(
            issuer=self._issuer(),
            year=plan.content.working_year,
            plan_label=dated_label(plan),
            board=self._queries.board(plan_id, REGISTRATION_KEY, today),
            units=self._queries.unit_registrations(plan_id, today),
        )
        return lambda: render(build_registration_list(listed), file_kind)

    def prepare_tally(self, tally: Tally, file_kind: str) -> MakesBytes:
        """The tally as "docx", "pdf" or "xlsx"."""
        issuer = self._issuer()
        if file_kind == "xlsx":
            return lambda: render_workbook(build_tally_workbook(tally, issuer))
        return lambda: render(build_tally_paper(tally, issuer), file_kind)

    def prepare_form_file(self, plan_id: int, unit_id: int, path: Path) -> WritesFile:
        """The form as a .docx or .pdf file."""
        return to_file(path, self.prepare_registration_form(plan_id, unit_id, file_kind_of(path)))

    def prepare_list_file(self, plan_id: int, path: Path) -> WritesFile:
        """The consolidated list as a .docx or .pdf file."""
        return to_file(path, self.prepare_registration_list(plan_id, file_kind_of(path)))

    def prepare_tally_file(self, tally: Tally, path: Path) -> WritesFile:
        """The tally as a .docx, .pdf or .xlsx file."""
        return to_file(path, self.prepare_tally(tally, file_kind_of(path, TABLE_KINDS)))

    # The same in one step.

    def registration_form_bytes(self, plan_id: int, unit_id: int, file_kind: str) -> bytes:
        """The form's bytes."""
        return self.prepare_registration_form(plan_id, unit_id, file_kind)()

    def export_registration_form(self, plan_id: int, unit_id: int, path: Path) -> Path:
        """Write the form; returns the path."""
        return self.prepare_form_file(plan_id, unit_id, path)()

    def registration_list_bytes(self, plan_id: int, file_kind: str) -> bytes:
        """The consolidated list's bytes."""
        return self.prepare_registration_list(plan_id, file_kind)()

    def export_registration_list(self, plan_id: int, path: Path) -> Path:
        """Write the consolidated list; returns the path."""
        return self.prepare_list_file(plan_id, path)()

    def tally_bytes(self, tally: Tally, file_kind: str) -> bytes:
        """The tally's bytes."""
        return self.prepare_tally(tally, file_kind)()

    def export_tally(self, tally: Tally, path: Path) -> Path:
        """Write the tally; returns the path."""
        return self.prepare_tally_file(tally, path)()

    def _issuer(self) -> Issuer:
        today = self._clock.today()
        return Issuer(self._office.profile(), self._office.signatory_on(today), today, self._clock.now())

    def _day_of(self, plan: Plan, today: date) -> date:
        """The day whose people stand on the form: today within the plan's year, else the end nearest to it."""
        year = plan.content.working_year
        if year is None:
            return today
        return min(max(today, date(year, 1, 1)), date(year, 12, 31))

    def _people_lines(
        self, people: tuple[Person, ...], lines: list[RegistrationLine], unit_id: int, on: date
    ) -> tuple[FormLine, ...]:
        """Everyone of the unit, with their lines; who is registered and since gone stands behind."""
        by_person: dict[int, list[RegistrationLine | None]] = {}
        for line in lines:
            if line.person_id is not None:
                by_person.setdefault(line.person_id, []).append(line)
        known = {person.id for person in people}
        others = tuple(self._office.person(person_id) for person_id in by_person if person_id not in known)
        return tuple(
            _form_line(person.full_name, post_in(person, unit_id, on), line)
            for person in (*people, *others)
            for line in by_person.get(person.id) or [None]
        )


def _form_line(subject: str, post: str, line: RegistrationLine | None) -> FormLine:
    if line is None:
        return FormLine(subject, post)
    return FormLine(
        subject,
        line.post or post,
        award_name(line.title_code) if line.title_code else "",
        award_name(line.commendation_code) if line.commendation_code else "",
        line.initiative,
        line.project,
        line.note,
    )


def _collective_lines(lines: list[RegistrationLine], unit: str) -> tuple[FormLine, ...]:
    """The registered collectives; the unit itself while there are none."""
    found = [line for line in lines if line.subject_kind is SubjectKind.COLLECTIVE]
    return tuple(_form_line(line.collective_name, "", line) for line in found) or (FormLine(unit),)
