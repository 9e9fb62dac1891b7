"""The papers of registrations and tallies: the form of a unit, the consolidated list, the tally; as bytes or as files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from desktop_app.documents.office_paper import Issuer
from desktop_app.documents.paper_files import TABLE_KINDS, MakesBytes, WritesFile, file_kind_of, into_folder, to_file
from desktop_app.documents.registration_form_document import RegistrationForm, build_registration_form
from desktop_app.documents.registration_list_document import RegistrationList, build_registration_list
from desktop_app.documents.rendering import render, render_form, render_workbook
from desktop_app.documents.tally_document import build_tally_paper
from desktop_app.documents.tally_workbook import build_tally_workbook
from desktop_app.domain.award.award import Tally
from desktop_app.domain.clock import Clock
from desktop_app.domain.office.working_days import WorkCalendar
from desktop_app.domain.plan.issuing_agency import issuing_agency
from desktop_app.domain.plan.labels import dated_label
from desktop_app.domain.registration.dues import REGISTRATION_KEY
from desktop_app.storage.form_queries import FormQueries, names_day
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.plan_repository import PlanRepository
from desktop_app.storage.registration_queries import RegistrationQueries
from desktop_app.storage.registration_repository import RegistrationRepository
from desktop_app.system.files import safe_file_name


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
        self._forms = FormQueries(registrations, plans, office)

    # ``prepare_…`` reads the office file now and gives what makes the paper later: pure work, safe in a job.

    def prepare_registration_form(self, plan_id: int, unit_id: int, file_kind: str) -> MakesBytes:
        """The unit's form with its people in order of given names, and what is registered already; "docx", "pdf" or "xlsx"."""
        return _made(
            RegistrationForm(self._form_issuer(plan_id), self._forms.form(plan_id, unit_id, self._clock.today())),
            file_kind,
        )

    def prepare_all_forms(self, plan_id: int, folder: Path, file_kind: str) -> tuple[tuple[str, WritesFile], ...]:
        """The forms of all owing units that still take part, each as (its file's name, what writes it into the folder)."""
        kind = file_kind_of(Path(f"a.{file_kind}"), TABLE_KINDS)
        issuer = self._form_issuer(plan_id)
        taken: set[str] = set()
        found = []
        for form in self._forms.all_forms(plan_id, self._clock.today()):
            name = safe_file_name(f"Đăng ký thi đua {f'{form.year} ' if form.year else ''}- {form.unit}")
            while name.casefold() in taken:  # two long names may be cut to the same file
                name = f"{name} ({form.stamp.unit_id})"
            taken.add(name.casefold())
            path = folder / f"{name}.{kind}"
            found.append((path.name, into_folder(path, _made(RegistrationForm(issuer, form), kind))))
        return tuple(found)

    def prepare_registration_list(self, plan_id: int, file_kind: str) -> MakesBytes:
        """The consolidated list of all owing units as it stands today."""
        plan, today = self._queries.issued_plan(plan_id), self._clock.today()
        listed = RegistrationList(
            issuer=self._issuer(plan_id),
            year=plan.content.working_year,
            plan_label=dated_label(plan),
            board=self._queries.board(plan_id, REGISTRATION_KEY, today),
            units=self._queries.unit_registrations(plan_id, today),
        )
        return lambda: render(build_registration_list(listed), file_kind)

    def prepare_tally(self, tally: Tally, file_kind: str) -> MakesBytes:
        """The tally as "docx", "pdf" or "xlsx"."""
        issuer = self._issuer(tally.plan_id)
        if file_kind == "xlsx":
            return lambda: render_workbook(build_tally_workbook(tally, issuer))
        return lambda: render(build_tally_paper(tally, issuer), file_kind)

    def prepare_form_file(self, plan_id: int, unit_id: int, path: Path) -> WritesFile:
        """The form as a .docx, .pdf or .xlsx file."""
        return to_file(path, self.prepare_registration_form(plan_id, unit_id, file_kind_of(path, TABLE_KINDS)))

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

    def _form_issuer(self, plan_id: int) -> Issuer:
        plan = self._queries.issued_plan(plan_id)
        profile = self._office.profile_on(names_day(plan, self._clock.today()))
        return replace(self._issuer(plan_id), profile=issuing_agency(profile, plan.content.head))

    def _issuer(self, plan_id: int | None) -> Issuer:
        today = self._clock.today()
        profile = self._office.profile_on(today)
        if plan_id is not None:
            profile = issuing_agency(profile, self._queries.issued_plan(plan_id).content.head)
        return Issuer(profile, self._office.signatory_on(today), today, self._clock.now())


def _made(form: RegistrationForm, file_kind: str) -> MakesBytes:
    if file_kind == "xlsx":
        return lambda: render_form(form)
    return lambda: render(build_registration_form(form), file_kind)
