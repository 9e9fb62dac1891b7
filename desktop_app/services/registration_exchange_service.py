"""Forms that come back from the units: read, held against the office, shown with what is wrong, taken in one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.office.lineage_of_units import UnitLineage
from desktop_app.domain.plan.plan import PlanStatus
from desktop_app.domain.project.project import RegisteredProject
from desktop_app.domain.project.project_rows import merged_projects
from desktop_app.domain.registration import states
from desktop_app.domain.registration.dues import REGISTRATION_KEY
from desktop_app.domain.registration.exchange.form_identity import (
    ReceivingTerms,
    Season,
    file_name_problems,
    foreign_problems,
    unit_of_form,
    unit_of_list,
)
from desktop_app.domain.registration.exchange.form_matching import match_rows
from desktop_app.domain.registration.exchange.form_problem import LEAVE_OUT, FormProblem, RowChoice
from desktop_app.domain.registration.exchange.form_review import FormReview, ReviewState
from desktop_app.domain.registration.exchange.free_list import free_list_rows
from desktop_app.domain.registration.exchange.office_roll import OfficeRoll
from desktop_app.domain.registration.exchange.returned_form import (
    FormRow,
    ReturnedForm,
    RowKey,
    returned_form,
)
from desktop_app.domain.registration.exchange.submission_difference import differences, line_words, merged_lines
from desktop_app.domain.registration.lines import checked_lines
from desktop_app.domain.registration.registration import Registration, RegistrationLine, RegistrationState
from desktop_app.domain.registration.returned_lines import refuse_unflagged_changes
from desktop_app.importing.forms.form_reader import MAX_BYTES, form_files, read_forms, with_book
from desktop_app.importing.forms.form_reader import ReadForm as ReadForm
from desktop_app.importing.isolation.child_process import Check, never_cancelled
from desktop_app.importing.lists.project_list_reader import listed_projects
from desktop_app.importing.lists.table_book import read_table_book
from desktop_app.storage.change_log import Operations
from desktop_app.storage.form_queries import FormQueries
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.plan_repository import PlanRepository
from desktop_app.storage.project_repository import ProjectRepository
from desktop_app.storage.received_form_repository import ReceivedForm, ReceivedFormRepository
from desktop_app.storage.registration_queries import RegistrationQueries
from desktop_app.storage.registration_repository import RegistrationRepository
from desktop_app.storage.unit_change_repository import UnitChangeRepository
from desktop_app.system.files import read_limited, sha256

_SEVERAL = 2


class RegistrationExchangeService:
    """``read`` touches no database and may run in a job; each file taken in is one operation with one undo step."""

    def __init__(
        self,
        received: ReceivedFormRepository,
        registrations: RegistrationRepository,
        plans: PlanRepository,
        office: OfficeRepository,
        changes: UnitChangeRepository,
        projects: ProjectRepository,
        operations: Operations,
        clock: Clock,
    ) -> None:
        self._received = received
        self._registrations = registrations
        self._plans = plans
        self._office = office
        self._changes = changes
        self._projects = projects
        self._operations = operations
        self._clock = clock
        self._queries = RegistrationQueries(registrations, plans, office)
        self._forms = FormQueries(registrations, plans, office)

    # Reading

    @staticmethod
    def files_of(place: Path) -> tuple[Path, ...]:
        """The file itself, or the forms of a folder. UserError ``form.folder_empty`` for a folder without any."""
        if not place.is_dir():
            return (place,)
        found = form_files(place)
        if not found:
            text = f"Thư mục “{place.name}” không có biểu hay danh sách nào. Chọn thư mục chứa các biểu nhận về."
            raise UserError("form.folder_empty", text)
        return found

    @staticmethod
    def read(
        paths: Iterable[Path], check: Check = never_cancelled, told: Callable[[int, str], None] = lambda _n, _name: None
    ) -> tuple[ReadForm, ...]:
        """The files in order, read in child processes; lists without a stamp with their tables."""
        found = []
        for one in read_forms(paths, check, told):
            if one.raw is None or one.raw.pieces:
                found.append(one)
                continue
            try:
                found.append(with_book(one, read_table_book(one.path, check=check)))
            except UserError as refusal:
                found.append(replace(one, book_refusal=refusal))
        return tuple(found)

    # Looking

    def season(self, plan_id: int) -> Season:
        """Everything a plan's forms are held against. UserError for a plan that is not issued, or is replaced."""
        plan = self._queries.issued_plan(plan_id)
        if plan.plan_status is PlanStatus.REPLACED:
            raise UserError("form.plan_replaced", f"{plan.label} đã được thay. Nhận biểu theo kế hoạch mới.")
        today = self._clock.today()
        labels = {key: (one.label, one.content.working_year) for key, one in self._forms.plans_by_key().items()}
        return Season(
            plan=plan,
            plan_key=self._forms.plan_key(plan),
            plan_labels=labels,
            due=self._queries.due(plan, REGISTRATION_KEY, today),
            plan_units={one.unit_id: one for one in self._plans.plan_units(plan_id)},
            roll=OfficeRoll(self._office.units(), self._office.people(), today),
            lineage=UnitLineage(self._office.units(), self._changes.changes()),
        )

    def review(
        self, season: Season, read: ReadForm, terms: ReceivingTerms, choices: Mapping[RowKey, RowChoice] | None = None
    ) -> FormReview:
        """What a file is, what is wrong with it and what it would change; nothing is stored."""
        review, _lines, _registration = self._looked_at(season, read, terms, choices or {})
        return review

    def take_in(
        self, season: Season, read: ReadForm, terms: ReceivingTerms, choices: Mapping[RowKey, RowChoice] | None = None
    ) -> FormReview:
        """Look at the file again and store what it registers: lines, day, state and the file itself, one operation.

        UserError where it cannot be taken in; ``form.faulty`` names the first fault and counts the rest.
        """
        review, lines, registration = self._looked_at(season, read, terms, choices or {})
        if review.refusal is not None:
            raise review.refusal
        if review.is_known:
            raise UserError("form.known", f"“{review.name}” đã nhận rồi, không có gì mới để ghi.")
        if review.faults:
            raise _faulty(review)
        assert review.unit_id is not None
        content = read_limited(read.path, MAX_BYTES)
        if sha256(content) != read.sha256:
            raise UserError("form.file_changed", f"“{read.name}” vừa bị thay đổi. Đọc lại tệp rồi nhận.")
        unit_id = review.unit_id
        changed = states.receive(
            registration, terms.received_on, self._terms(season, unit_id), late_reason=terms.late_reason
        )
        checked = self._checked(lines, unit_id, review.unit)
        form = ReceivedForm(
            id=0,
            plan_id=season.plan.id,
            unit_id=unit_id,
            name=read.name,
            sha256=read.sha256,
            size=read.size,
            form_kind="form" if review.is_form else "list",
            received_on=terms.received_on,
            taken_in_at=self._clock.now().isoformat(timespec="seconds"),
            lines=tuple((one.row, one.subject, line_words(one.line)) for one in review.lines),
        )

        def work() -> None:
            stored = self._registrations.save(changed)
            self._registrations.save_lines(stored.id, checked)
            self._received.add(form, content)
            for project in merged_projects(self._projects.projects(season.plan.id), review.projects):
                self._projects.save(project)

        self._operations.run(f"Nhận biểu đăng ký của {review.unit}", work)
        return review

    def submissions(self, plan_id: int, unit_id: int) -> tuple[ReceivedForm, ...]:
        """All forms of a unit that were taken in, the oldest first; the last one stands."""
        return self._received.forms(plan_id, unit_id)

    def submission_content(self, form_id: int) -> bytes:
        """The file of a submission, byte for byte."""
        return self._received.content(form_id)

    # What a file is

    def _looked_at(
        self, season: Season, read: ReadForm, terms: ReceivingTerms, choices: Mapping[RowKey, RowChoice]
    ) -> tuple[FormReview, tuple[RegistrationLine, ...], Registration]:
        nothing = Registration(0, season.plan.id, 0)
        review = FormReview(read.name, read.sha256, is_form=False)
        try:
            if read.raw is None:
                assert read.refusal is not None
                raise read.refusal
            form = returned_form(read.raw)
            review = replace(review, is_form=form is not None)
            if form is not None:
                review = replace(review, unit=form.stamp.stamp.unit)
                unit_id, notes = unit_of_form(season, form, terms)
                rows, sent = form.rows, form.stamp.stamp.people
                notes = (*notes, *_cell_faults(form, choices))
            else:
                if read.book_refusal is not None:
                    raise read.book_refusal
                unit_id, succeeded = unit_of_list(season, read.raw, read.name, terms)
                rows, notes = self._list_rows(season, read, unit_id)
                notes = (*succeeded, *notes)
                sent = ()
        except UserError as refusal:
            return replace(review, refusal=refusal), (), nothing
        projects = listed_projects(read.book, season.plan, unit_id) if form is None and read.book is not None else ()
        unit = season.roll.units[unit_id].name
        review = replace(review, unit_id=unit_id, unit=unit)
        registration = self._registrations.registration(season.plan.id, unit_id, REGISTRATION_KEY)
        received_before = self._received.digests(season.plan.id).get((unit_id, read.sha256))
        if received_before is not None and self._is_newest(season, unit_id, read.sha256):
            when = format_text(date.fromisoformat(received_before)) if received_before else ""
            told = FormProblem(None, "known", f"Đã nhận tệp này ngày {when}.", is_fault=False)
            return replace(review, is_known=True, problems=(told,)), (), registration
        matched = match_rows(
            rows, season.roll.roster(unit_id, sent, season.lineage.former(unit_id)), choices, dict(sent)
        )
        stored = self._registrations.lines(registration.id) if registration.id else ()
        lines, pairs = merged_lines(stored, [one.line for one in matched.lines])
        names = {person.id: person.full_name for person in self._office.people_by_id(_people_in(pairs)).values()}
        changes = differences(pairs, names) if stored else ()
        problems = (
            *self._way_problems(season, unit_id, registration, terms),
            *notes,
            *_project_notes(projects),
            *(_one_of_many(season, unit_id, form) if stored and form is not None else ()),
            *file_name_problems(season, read.path.stem, unit_id),
            *foreign_problems(matched, len(rows), unit),
            *_second_problems(registration, bool(stored), len(changes)),
            *self._unflagged_problems(registration, stored, lines, names),
            *matched.problems,
            *([] if matched.lines or matched.problems else [_empty(unit)]),
        )
        done = replace(
            review,
            lines=matched.lines,
            problems=problems,
            differences=changes,
            is_second=bool(stored),
            projects=projects,
        )
        return done, lines, registration

    def _list_rows(
        self, season: Season, read: ReadForm, unit_id: int
    ) -> tuple[tuple[FormRow, ...], tuple[FormProblem, ...]]:
        assert read.book is not None
        return free_list_rows(read.book, season.roll.units[unit_id].name)

    def _is_newest(self, season: Season, unit_id: int, digest: str) -> bool:
        """An old file handed in once more after a newer one is a submission again."""
        return self._received.forms(season.plan.id, unit_id)[-1].sha256 == digest

    def _way_problems(
        self, season: Season, unit_id: int, registration: Registration, terms: ReceivingTerms
    ) -> tuple[FormProblem, ...]:
        """Whether the paper may come in that day: approved already, late without a reason, before the plan."""
        try:
            states.receive(registration, terms.received_on, self._terms(season, unit_id), late_reason=terms.late_reason)
        except UserError as problem:
            return (FormProblem(None, problem.code, problem.message, is_fault=True),)
        days = self._terms(season, unit_id).days_late(terms.received_on)
        if not days:
            return ()
        return (FormProblem(None, "late", f"Nhận trễ {days} ngày so với hạn.", is_fault=False),)

    def _unflagged_problems(
        self,
        registration: Registration,
        stored: tuple[RegistrationLine, ...],
        lines: tuple[RegistrationLine, ...],
        names: dict[int, str],
    ) -> tuple[FormProblem, ...]:
        """A paper that went back for some lines changes only those."""
        flags = self._registrations.dues.returned_lines(registration.id) if registration.id else ()
        try:
            refuse_unflagged_changes(stored, lines, flags, names)
        except UserError as problem:
            return (FormProblem(None, problem.code, problem.message, is_fault=True),)
        return ()

    def _terms(self, season: Season, unit_id: int) -> states.Terms:
        return states.Terms(
            today=self._clock.today(),
            issued_on=season.plan.content.head.dated_on,
            last_day=season.due.owed_day,
            plan_label=season.plan.label,
            unit=season.roll.units[unit_id].name,
            plan_unit=season.plan_units[unit_id],
        )

    def _checked(self, lines: tuple[RegistrationLine, ...], unit_id: int, unit: str) -> tuple[RegistrationLine, ...]:
        people = self._office.people_by_id({one.person_id for one in lines if one.person_id is not None}).values()
        members = {person.id for person in people if any(one.unit_id == unit_id for one in person.memberships)}
        names = {person.id: person.full_name for person in people}
        return checked_lines(lines, unit, names, members, self._clock.today())


def _second_problems(registration: Registration, has_lines: bool, changes: int) -> tuple[FormProblem, ...]:
    if registration.state is RegistrationState.NOT_SENT or registration.received_on is None or not has_lines:
        return ()
    when = format_text(registration.received_on)
    what = f"{changes} chỗ khác" if changes else "không khác"
    text = f"Nhận lần hai: đã nhận ngày {when}, lần này {what} so với lần trước. Lần trước được giữ lại."
    return (FormProblem(None, "second_submission", text, is_fault=False),)


def _one_of_many(season: Season, unit_id: int, form: ReturnedForm) -> tuple[FormProblem, ...]:
    """The form of one of several units that became this one must not take the place of what the others registered."""
    stamp = form.stamp.stamp
    if stamp.unit_id == unit_id or len(season.lineage.former(unit_id)) < _SEVERAL:
        return ()
    name = season.roll.units[unit_id].name
    text = (
        f"“{name}” đã có đăng ký; biểu của “{stamp.unit}” sẽ thay hết các dòng đó. "
        f"Gửi biểu mới cho “{name}” để ghi chung người của các đơn vị đã sáp nhập."
    )
    return (FormProblem(None, "form.unit_merged", text, is_fault=True),)


def _cell_faults(form: ReturnedForm, choices: Mapping[RowKey, RowChoice]) -> tuple[FormProblem, ...]:
    return tuple(
        FormProblem(row, "cell", text, True, (LEAVE_OUT,))
        for row, text in form.cell_faults
        if not choices.get(("", row), RowChoice()).is_left_out
    )


def _project_notes(projects: tuple[RegisteredProject, ...]) -> tuple[FormProblem, ...]:
    if not projects:
        return ()
    text = f"{len(projects)} dự án trong danh sách cũng được ghi vào thẻ Dự án của đơn vị."
    return (FormProblem(None, "projects", text, is_fault=False),)


def _empty(unit: str) -> FormProblem:
    return FormProblem(None, "empty", f"“{unit}” không đăng ký dòng nào trong biểu này.", is_fault=False)


def _people_in(
    pairs: Iterable[tuple[RegistrationLine | None, RegistrationLine | None]],
) -> set[int]:
    return {line.person_id for pair in pairs for line in pair if line is not None and line.person_id is not None}


def _faulty(review: FormReview) -> UserError:
    assert review.state is ReviewState.FAULTY
    first, *others = review.faults
    if not others and first.row is None:
        return UserError(first.code if "." in first.code else "form.faulty", first.message)
    more = f" Còn {len(others)} chỗ khác." if others else ""
    return UserError("form.has_faults", f"Biểu của “{review.unit}” chưa ghi được. {first.text}{more}")
