"""Reports of a plan: who owes them, the paper of each with its figures filled in, what came in or was sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from desktop_app.documents.office_paper import Issuer
from desktop_app.documents.paper_files import MakesBytes, WritesFile, file_kind_of, to_file
from desktop_app.documents.rendering import render
from desktop_app.documents.report_document import ReportMatter, SendingFigures, build_report
from desktop_app.domain.award.award import Tally
from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.text import clean_line
from desktop_app.domain.plan.amending import effective_facts, source_of
from desktop_app.domain.plan.facts import PlanFacts
from desktop_app.domain.plan.issuing_agency import issuing_agency
from desktop_app.domain.plan.labels import dated_label
from desktop_app.domain.plan.plan import Plan
from desktop_app.domain.registration.board import COUNTED_STATES
from desktop_app.domain.registration.dues import REGISTRATION_KEY, Due, DueKind
from desktop_app.domain.registration.registration import Board, RegistrationState, SubjectKind, Timeliness
from desktop_app.domain.registration.report_file import ReportFile
from desktop_app.domain.registration.report_owners import OwnedDuty, ReportOwner, does_office_owe, proposed_owner
from desktop_app.domain.registration.report_periods import period_of
from desktop_app.storage.change_log import Operations
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.plan_repository import PlanRepository
from desktop_app.storage.project_repository import ProjectRepository
from desktop_app.storage.registration_queries import RegistrationQueries
from desktop_app.storage.registration_repository import RegistrationRepository
from desktop_app.storage.report_repository import ReportRepository
from desktop_app.system.files import name_of, read_limited, sha256, write_atomic

MAX_REPORT_BYTES = 20 * 1024**2
REPORT_KINDS = frozenset({DueKind.REPORT, DueKind.REVIEW})
"""Dues that end in a report."""


class ReportService:
    """Every write is one operation with one undo step."""

    def __init__(
        self,
        reports: ReportRepository,
        projects: ProjectRepository,
        registrations: RegistrationRepository,
        plans: PlanRepository,
        office: OfficeRepository,
        operations: Operations,
        clock: Clock,
        tally_of: Callable[[int], Tally],
    ) -> None:
        self._reports = reports
        self._projects = projects
        self._registrations = registrations
        self._plans = plans
        self._office = office
        self._operations = operations
        self._clock = clock
        self._tally_of = tally_of
        self._queries = RegistrationQueries(registrations, plans, office)

    # Who owes what

    def duties(self, plan_id: int) -> tuple[OwnedDuty, ...]:
        """The plan's report duties as in force today, each with who owes it."""
        plan, today = self._plans.plan(plan_id), self._clock.today()
        amendments, settled = self._plans.amendments(plan_id), self._registrations.report_owners(plan_id)
        return tuple(
            OwnedDuty(duty, source_of(plan, amendments, duty.uid, today), proposed_owner(duty), settled.get(duty.uid))
            for duty in effective_facts(plan, amendments, today).report_duties
        )

    def settle_owner(self, plan_id: int, fact_uid: str, owner: ReportOwner | None) -> None:
        """Say who owes a duty; None: the plan's words decide."""
        if all(one.duty.uid != fact_uid for one in self.duties(plan_id)):
            raise UserError("report.no_duty", "Kế hoạch không có chế độ báo cáo này. Tải lại trang rồi chọn lại.")
        work = lambda: self._registrations.set_report_owner(plan_id, fact_uid, owner)  # noqa: E731
        self._operations.run("Xác định bên phải báo cáo", work)

    def own_reports(self, plan_id: int) -> frozenset[str]:
        """Keys of the dues by which the office has a report of its own to make: duties upward, and its reviews."""
        plan, today = self._plans.plan(plan_id), self._clock.today()
        facts, settled = self._facts(plan), self._registrations.report_owners(plan_id)
        upward = {duty.uid for duty in facts.report_duties if does_office_owe(duty, settled)}
        return frozenset(
            due.key
            for due in self._queries.dues(plan, today)
            if due.kind is DueKind.REVIEW or (due.kind is DueKind.REPORT and due.fact_uid in upward)
        )

    def report_dues(self, plan_id: int) -> tuple[Due, ...]:
        """Every day a report is due, the units' and the office's own."""
        plan = self._queries.issued_plan(plan_id)
        return tuple(due for due in self._queries.dues(plan, self._clock.today()) if due.kind in REPORT_KINDS)

    # What came in, what was sent

    def files(self, plan_id: int, due_key: str = "", unit_id: int | None = None) -> tuple[ReportFile, ...]:
        """What is kept of the reports to one due; ``unit_id`` None: the office's own. Without a due: of the whole plan."""
        found = self._reports.files(plan_id)
        return found if not due_key else tuple(one for one in found if (one.due_key, one.unit_id) == (due_key, unit_id))

    def keep(self, plan_id: int, due_key: str, unit_id: int | None, path: Path | None = None, note: str = "") -> int:
        """Keep the file of a report, a short note, or both; returns its id.

        ``unit_id`` None: the office's own, which is then no longer due. UserError ``report.nothing``, ``report.there``.
        """
        due = self._due(self._queries.issued_plan(plan_id), due_key)
        words = clean_line(note)
        if path is None and not words:
            raise UserError("report.nothing", "Chưa có tệp hay ghi chú nào. Chọn tệp báo cáo hoặc ghi một câu.")
        file = ReportFile(0, plan_id, unit_id, due.key, note=words, added_at=self._now())
        raw = b""
        if path is not None:
            raw = read_limited(path, MAX_REPORT_BYTES)
            file = replace(file, name=name_of(path), sha256=sha256(raw), size=len(raw))
            if any(one.sha256 == file.sha256 for one in self.files(plan_id, due.key, unit_id)):
                raise UserError("report.there", f"Tệp “{file.name}” đã được kèm báo cáo này.")
        whose = self._office.unit(unit_id).name if unit_id is not None else "cơ quan"
        return self._operations.run(f"Lưu {due.label} của {whose}", lambda: self._reports.add(file, raw))

    def export_file(self, file_id: int, path: Path) -> Path:
        """Write a kept file out again, byte for byte."""
        write_atomic(path, self._reports.content(file_id))
        return path

    def remove_file(self, file_id: int) -> None:
        """Take a kept file or note away; undo brings it back."""
        self._operations.run("Bỏ tệp báo cáo", lambda: self._reports.delete(file_id))

    # The paper

    def prepare_report(self, plan_id: int, due_key: str, file_kind: str) -> MakesBytes:
        """The report of a due, figures as of today; UserError for a due that asks for none."""
        matter = self._matter(plan_id, due_key)
        return lambda: render(build_report(matter), file_kind)

    def prepare_report_file(self, plan_id: int, due_key: str, path: Path) -> WritesFile:
        """The report as a .docx or .pdf file."""
        return to_file(path, self.prepare_report(plan_id, due_key, file_kind_of(path)))

    def _matter(self, plan_id: int, due_key: str) -> ReportMatter:
        plan, today = self._queries.issued_plan(plan_id), self._clock.today()
        due = self._due(plan, due_key)
        if due.kind not in REPORT_KINDS:
            raise UserError("report.not_asked", f"“{due.label}” không phải hạn báo cáo, sơ kết hay tổng kết.")
        facts = self._facts(plan)
        registration = self._queries.board(plan_id, REGISTRATION_KEY, today)
        matter = ReportMatter(
            issuer=Issuer(
                issuing_agency(self._office.profile_on(today), plan.content.head),
                self._office.signatory_on(today),
                today,
                self._clock.now(),
            ),
            plan_words=_cited(plan),
            period=period_of(due, facts, plan.content.working_year or plan.content.head.year),
            addressee=self._addressee(due, facts),
            registration=_figures(registration),
            targets=(tally := self._tally_of(plan_id)).targets,
            projects=self._projects.standings(plan_id, today),
            has_units_reports=due.is_owed,
            reports=_figures(self._queries.board(plan_id, due.key, today)) if due.is_owed else None,
            notes=tuple(
                f"{self._office.unit(one.unit_id).name}: {one.note}"
                for one in self._reports.files(plan_id)
                if one.unit_id is not None and one.note and one.due_key == due.key
            ),
            filing=plan.content.filing,
        )
        people, collectives = self._subjects(plan_id, registration)
        return replace(matter, awards=_counts(tally), people=people, collectives=collectives)

    def _subjects(self, plan_id: int, board: Board) -> tuple[int | None, int | None]:
        """How many people and collectives stand registered; None where no registration is here."""
        here = {row.registration.id for row in board.rows if row.registration.state in COUNTED_STATES}
        if not here:
            return None, None
        lines = [
            line
            for registration_id, found in self._registrations.lines_of_plan(plan_id).items()
            for line in found
            if registration_id in here and line.withdrawn_on is None
        ]
        people = len({line.person_id for line in lines if line.person_id is not None})
        return people, sum(line.subject_kind is SubjectKind.COLLECTIVE for line in lines)

    def _addressee(self, due: Due, facts: PlanFacts) -> str:
        """Whom the plan names, where the office reports upward."""
        duty = next((one for one in facts.report_duties if one.uid == due.fact_uid), None)
        deadline = next((one for one in facts.deadlines if one.uid == due.fact_uid), None)
        if duty is not None:
            return (duty.addressee or "") if proposed_owner(duty) is ReportOwner.OFFICE else ""
        return (deadline.addressee or "") if deadline is not None else ""

    def _facts(self, plan: Plan) -> PlanFacts:
        return effective_facts(plan, self._plans.amendments(plan.id), self._clock.today())

    def _due(self, plan: Plan, key: str) -> Due:
        return self._queries.due(plan, key, self._clock.today())

    def _now(self) -> str:
        return self._clock.now().isoformat(timespec="seconds")


def _cited(plan: Plan) -> str:
    head = plan.content.head
    subject = " ".join(head.subject.split()).rstrip(".")
    about = f" về việc {subject[:1].lower()}{subject[1:]}" if subject else ""
    return f"{dated_label(plan)}{about}" if head.full_number else dated_label(plan)


def _figures(board: Board) -> SendingFigures | None:
    """None where nothing at all is recorded: that is not the same as nobody having sent."""
    rows = [row for row in board.rows if row.plan_unit.left_on is None]
    here = [row for row in rows if row.registration.received_on is not None]
    if not here:
        return None
    late = [row for row in here if row.timeliness is Timeliness.LATE]
    return SendingFigures(
        owed=len(rows),
        on_time=len(here) - len(late),
        late=len(late),
        missing=tuple(row.unit for row in rows if row.registration.received_on is None),
        reasons=tuple(f"{row.unit}: {row.registration.late_reason}" for row in late if row.registration.late_reason),
        returned=tuple(row.unit for row in here if row.registration.state is RegistrationState.RETURNED),
    )


def _counts(tally: Tally) -> tuple[tuple[str, int | None, int | None, int | None], ...]:
    """Of the whole office; a step at which nothing was recorded of any award is not known."""
    rows = [row for row in tally.rows if row.unit_id is None]
    has_registered = any(row.registered for row in rows)
    has_proposed = any(row.proposed for row in rows)
    has_approved = any(row.approved for row in rows)
    return tuple(
        (
            award_name(row.award_code),
            row.registered if has_registered else None,
            row.proposed if has_proposed else None,
            row.approved if has_approved else None,
        )
        for row in rows
    )
