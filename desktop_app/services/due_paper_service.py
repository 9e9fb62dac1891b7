"""Papers about dues: all units against everything that comes due, and the slip that goes back with a paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop_app.documents.matrix_document import MatrixPaper, build_matrix_paper
from desktop_app.documents.office_paper import Issuer
from desktop_app.documents.paper_files import MakesBytes, WritesFile, file_kind_of, to_file
from desktop_app.documents.rendering import render
from desktop_app.documents.return_slip_document import ReturnSlip, build_return_slip
from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.office.working_days import WorkCalendar
from desktop_app.domain.plan.issuing_agency import issuing_agency
from desktop_app.domain.plan.labels import dated_label
from desktop_app.domain.plan.plan import Plan
from desktop_app.domain.registration.dues import REGISTRATION_KEY
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.plan_repository import PlanRepository
from desktop_app.storage.registration_queries import RegistrationQueries
from desktop_app.storage.registration_repository import RegistrationRepository


class DuePaperService:
    """Reads only. ``prepare_…`` reads the office file now and gives what makes the paper later: safe in a job."""

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

    def prepare_matrix(self, plan_id: int, file_kind: str) -> MakesBytes:
        """All owing units against everything that comes due, as "docx" or "pdf"."""
        plan, today = self._queries.issued_plan(plan_id), self._clock.today()
        boards = self._queries.boards(plan_id, today)
        paper = MatrixPaper(self._issuer(plan), plan.content.working_year, dated_label(plan), boards)
        return lambda: render(build_matrix_paper(paper), file_kind)

    def prepare_matrix_file(self, plan_id: int, path: Path) -> WritesFile:
        """The same as a .docx or .pdf file."""
        return to_file(path, self.prepare_matrix(plan_id, file_kind_of(path)))

    def prepare_return_slip(
        self, plan_id: int, unit_id: int, file_kind: str, due_key: str = REGISTRATION_KEY
    ) -> MakesBytes:
        """The slip of the last return of a unit's paper; UserError where nothing was handed back."""
        plan, unit, today = self._queries.issued_plan(plan_id), self._office.unit(unit_id), self._clock.today()
        registration = self._registrations.registration(plan_id, unit_id, due_key)
        due = self._queries.due(plan, due_key, today)
        if registration.returned_on is None:
            text = f"{due.paper[:1].upper()}{due.paper[1:]} của “{unit.name}” chưa trả lại lần nào nên không có phiếu trả lại."
            raise UserError("registration.not_returned", text)
        lines = self._registrations.dues.returned_lines(registration.id)
        slip = ReturnSlip(
            self._issuer(plan),
            unit.name,
            dated_label(plan),
            due.paper,
            registration.received_on,
            registration.returned_on,
            registration.return_reason,
            due.last_day,
            tuple(one for one in lines if one.returned_on == registration.returned_on and one.is_open),
        )
        return lambda: render(build_return_slip(slip), file_kind)

    def prepare_return_slip_file(
        self, plan_id: int, unit_id: int, path: Path, due_key: str = REGISTRATION_KEY
    ) -> WritesFile:
        """The same as a .docx or .pdf file."""
        return to_file(path, self.prepare_return_slip(plan_id, unit_id, file_kind_of(path), due_key))

    def _issuer(self, plan: Plan) -> Issuer:
        today = self._clock.today()
        profile = issuing_agency(self._office.profile_on(today), plan.content.head)
        return Issuer(profile, self._office.signatory_on(today), today, self._clock.now())
