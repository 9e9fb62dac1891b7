"""The composition root: opens the office file and builds every service by hand. Knows everyone below the front ends."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop_app.assembly.building import office_over
from desktop_app.assembly.office import Office
from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.office.working_days import WorkCalendar
from desktop_app.domain.plan.carry_forward.proposing import CarryRules
from desktop_app.rules.catalog import load_calendar
from desktop_app.rules.lineage import read_lineage
from desktop_app.rules.money_rules import load_prize_money
from desktop_app.rules.national_texts import load_national_texts
from desktop_app.rules.rating_rules import load_rating_instruments
from desktop_app.services.agenda_service import AgendaService
from desktop_app.services.award_history_service import AwardHistoryService
from desktop_app.services.award_service import AwardService
from desktop_app.services.carry_forward_service import CarryForwardService
from desktop_app.services.chase_service import ChaseService
from desktop_app.services.check_service import CheckService
from desktop_app.services.commitment_service import CommitmentService
from desktop_app.services.comparison_service import ComparisonService
from desktop_app.services.demo_service import DemoService
from desktop_app.services.due_paper_service import DuePaperService
from desktop_app.services.initiative_service import InitiativeService
from desktop_app.services.legal_basis_service import LegalBasisService
from desktop_app.services.list_import_service import ListImportService
from desktop_app.services.maintenance_service import MaintenanceService
from desktop_app.services.office_service import OfficeService
from desktop_app.services.paper_service import PaperService
from desktop_app.services.people_alike_service import PeopleAlikeService
from desktop_app.services.plan_return_service import PlanReturnService
from desktop_app.services.plan_review_service import PlanReviewService
from desktop_app.services.plan_service import PlanService
from desktop_app.services.prize_money_service import PrizeMoneyService
from desktop_app.services.project_service import ProjectService
from desktop_app.services.proof_service import ProofService
from desktop_app.services.rating_service import RatingService
from desktop_app.services.registration_count_service import RegistrationCountService
from desktop_app.services.registration_exchange_service import RegistrationExchangeService
from desktop_app.services.registration_paper_service import RegistrationPaperService
from desktop_app.services.registration_service import RegistrationService
from desktop_app.services.report_service import ReportService
from desktop_app.services.review_service import ReviewService
from desktop_app.services.score_sheet_service import ScoreSheetService
from desktop_app.services.search_service import SearchService
from desktop_app.services.table_paper_service import TablePaperService
from desktop_app.services.unit_change_service import UnitChangeService
from desktop_app.services.unit_group_service import UnitGroupService
from desktop_app.storage.award_history_repository import AwardHistoryRepository
from desktop_app.storage.award_repository import AwardRepository
from desktop_app.storage.change_log import Operations
from desktop_app.storage.chase_repository import ChaseRepository
from desktop_app.storage.citing_queries import CitingQueries
from desktop_app.storage.column_choice_repository import ColumnChoiceRepository
from desktop_app.storage.commitment_repository import CommitmentRepository
from desktop_app.storage.database import OfficeDatabase, finish_interrupted, open_database
from desktop_app.storage.finding_repository import FindingRepository
from desktop_app.storage.legal_basis_repository import LegalBasisRepository
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.people_merge_repository import PeopleMergeRepository
from desktop_app.storage.plan_origin_repository import PlanOriginRepository
from desktop_app.storage.plan_repository import PlanRepository
from desktop_app.storage.plan_review_repository import PlanReviewRepository
from desktop_app.storage.project_repository import ProjectRepository
from desktop_app.storage.proof_repository import ProofRepository
from desktop_app.storage.received_form_repository import ReceivedFormRepository
from desktop_app.storage.registration_repository import RegistrationRepository
from desktop_app.storage.report_repository import ReportRepository
from desktop_app.storage.safekeeping import backup_before_migration, check_restorable, restore_file
from desktop_app.system.files import sweep
from desktop_app.system.paths import AppPaths
from desktop_app.system.writer_lock import WriterLock

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Office:
    """One open office: its services, its operations (undo, redo, news) and how to close it.

    ``abandon`` closes it after work that failed: an office file that this opening made is not left behind.
    """

    paths: AppPaths
    clock: Clock
    operations: Operations
    office_service: OfficeService
    people_alike_service: PeopleAlikeService
    plan_service: PlanService
    plan_review_service: PlanReviewService
    plan_return_service: PlanReturnService
    check_service: CheckService
    registration_service: RegistrationService
    award_service: AwardService
    prize_money_service: PrizeMoneyService
    award_history_service: AwardHistoryService
    proof_service: ProofService
    rating_service: RatingService
    initiative_service: InitiativeService
    review_service: ReviewService
    list_import_service: ListImportService
    legal_basis_service: LegalBasisService
    carry_forward_service: CarryForwardService
    comparison_service: ComparisonService
    agenda_service: AgendaService
    chase_service: ChaseService
    paper_service: PaperService
    registration_paper_service: RegistrationPaperService
    registration_exchange_service: RegistrationExchangeService
    project_service: ProjectService
    due_paper_service: DuePaperService
    registration_count_service: RegistrationCountService
    report_service: ReportService
    search_service: SearchService
    table_paper_service: TablePaperService
    commitment_service: CommitmentService
    unit_group_service: UnitGroupService
    unit_change_service: UnitChangeService
    score_sheet_service: ScoreSheetService
    maintenance_service: MaintenanceService
    demo_service: DemoService
    is_read_only: bool
    close: Callable[[], None]
    abandon: Callable[[], None]


def open_office(paths: AppPaths, clock: Clock, *, program: str = "so-thi-dua", read_only: bool = False) -> Office:
    """Open the office of a data folder. Writing takes the folder's lock first; reading works beside a writer.

    Reading a folder that holds no office yet shows an empty one and leaves nothing behind. Raises UserError when another
    holds the folder, or the file is damaged, newer, or not ours. Closing what was written to leaves a verified backup.
    """
    if read_only and not paths.holds_office:
        return _open_empty(paths, clock)
    lock, missing, is_new = WriterLock(paths), paths.missing(), False
    try:
        if not read_only:
            paths.prepare()
            lock.acquire(clock, program)
            is_new = not paths.holds_office  # asked under the lock: what another made meanwhile is not ours to remove
            for folder in (paths.data_folder, paths.backups_folder):
                sweep(folder, paths.holder_file)
        database = _opened(paths, clock, read_only)
    except BaseException:
        _forget(paths, lock, missing)
        raise

    office = office_over(database, paths, clock)
    is_open = True

    def close() -> None:
        nonlocal is_open
        try:
            if is_open and not read_only:
                _back_up_at_closing(office.maintenance_service)
        finally:
            is_open = False
            database.close()
            lock.release()

    def abandon() -> None:
        nonlocal is_open
        if is_open and is_new:
            is_open = False
            database.close()
            for file in (paths.database_file, Path(f"{paths.database_file}-journal")):
                file.unlink(missing_ok=True)
            _forget(paths, lock, missing)
        close()

    return replace(office, close=close, abandon=abandon)


def _forget(paths: AppPaths, lock: WriterLock, missing: Iterable[Path]) -> None:
    """Give the folder back; the lock file and the folders just made for it go again as far as nothing is in them."""
    was_held = lock.is_held
    lock.release()
    with suppress(OSError):
        for made in reversed(tuple(missing)):
            if made != paths.lock_file:
                made.rmdir()
            elif was_held:
                made.unlink(missing_ok=True)


def _opened(paths: AppPaths, clock: Clock, read_only: bool) -> OfficeDatabase:
    """The file open. Reading one that a killed program left half-written cleans it up first, when nobody holds the folder."""

    def once() -> OfficeDatabase:
        return open_database(
            paths.database_file,
            read_only=read_only,
            before_migration=lambda path: backup_before_migration(path, paths.backups_folder, clock),
        )

    try:
        return once()
    except UserError as problem:
        if not read_only or problem.code != "data.unfinished":
            raise
        lock = WriterLock(paths)
        try:
            lock.acquire(clock, "Dọn sổ")
        except UserError:
            raise problem from None  # held, or not to be written: it stays for the one who may
        with lock:
            finish_interrupted(paths.database_file)
        return once()


def _back_up_at_closing(maintenance: MaintenanceService) -> None:
    """A backup that cannot be made must not keep the program open; the status line tells how old the last one is."""
    try:
        maintenance.back_up_if_changed()
    except UserError as problem:
        _log.warning("no backup at closing: %s", problem.code)


def _open_empty(paths: AppPaths, clock: Clock) -> Office:
    folder = TemporaryDirectory()
    database = open_database(Path(folder.name) / paths.database_file.name, before_migration=lambda _path: None)

    def close() -> None:
        database.close()
        folder.cleanup()

    return replace(office_over(database, paths, clock), close=close, abandon=close, is_read_only=True)
    return replace(_office_over(database, paths, clock), close=close, abandon=close, is_read_only=True)


def _office_over(database: OfficeDatabase, paths: AppPaths, clock: Clock) -> Office:
    operations = Operations(database, clock)
    office, plans = OfficeRepository(database), PlanRepository(database)
    registrations, origins = RegistrationRepository(database), PlanOriginRepository(database)
    proofs = ProofRepository(database)
    office_service, plan_service, registration_service, award_service = _services(database, operations, paths, clock)
    legal_bases = LegalBasisService(
        LegalBasisRepository(database),
        CitingQueries(database, plans),
        plans,
        operations,
        clock,
        load_national_texts(paths.resource("rules", "national_texts.toml")),
    )
    # The demonstration is always written on its own day, whatever day it is: nothing in it may lie in the future.
    demo_services = _services(database, operations, paths, FixedClock(DEMO_DAY))
    return Office(
        paths=paths,
        clock=clock,
        operations=operations,
        office_service=office_service,
        people_alike_service=PeopleAlikeService(PeopleMergeRepository(database, plans), office, operations, clock),
        plan_service=plan_service,
        plan_return_service=PlanReturnService(),
        plan_review_service=PlanReviewService(PlanReviewRepository(database), plans, office, operations, clock),
        check_service=CheckService(
            plans,
            FindingRepository(database),
            operations,
            clock,
            paths.resource("rules"),
            paths.office_rules_file,
            legal_bases.entries,
        ),
        registration_service=registration_service,
        award_service=award_service,
        prize_money_service=PrizeMoneyService(lambda: load_prize_money(paths.resource("rules"))),
        award_history_service=AwardHistoryService(AwardHistoryRepository(database)),
        proof_service=ProofService(proofs, office, operations, clock),
        rating_service=RatingService(
            proofs, office, operations, clock, lambda: load_rating_instruments(paths.resource("rules"))
        ),
        initiative_service=InitiativeService(proofs, office, operations, clock),
        review_service=ReviewService(
            proofs, AwardRepository(database), office, operations, clock, award_service.candidates
        ),
        list_import_service=_list_import(database, operations, clock),
        legal_basis_service=legal_bases,
        carry_forward_service=CarryForwardService(
            plans, origins, office, operations, clock, lambda: _carry_rules(paths), legal_bases.entries
        ),
        comparison_service=ComparisonService(plans, origins, office, clock),
        agenda_service=AgendaService(plans, registrations, office, clock, _work_calendar(paths)),
        chase_service=ChaseService(
            ChaseRepository(database),
            registrations,
            plans,
            office,
            operations,
            clock,
            _work_calendar(paths),
            paths.resource("templates", "cong-van-don-doc.txt"),
        ),
        paper_service=PaperService(plans, office),
        registration_exchange_service=RegistrationExchangeService(
            ReceivedFormRepository(database),
            registrations,
            plans,
            office,
            UnitChangeRepository(database),
            ProjectRepository(database),
            operations,
            clock,
        ),
        project_service=ProjectService(ProjectRepository(database), plans, office, operations, clock),
        registration_paper_service=RegistrationPaperService(plans, registrations, office, clock, _work_calendar(paths)),
        registration_count_service=RegistrationCountService(
            registrations, plans, office, AwardRepository(database), clock
        ),
        due_paper_service=DuePaperService(plans, registrations, office, clock, _work_calendar(paths)),
        commitment_service=CommitmentService(
            CommitmentRepository(database), plans, registrations, AwardRepository(database), office, operations, clock
        ),
        report_service=ReportService(
            ReportRepository(database),
            ProjectRepository(database),
            registrations,
            plans,
            office,
            operations,
            clock,
            lambda plan_id: award_service.tally(plan_id=plan_id),
        ),
        search_service=SearchService(SearchQueries(database), clock),
        table_paper_service=TablePaperService(office, clock),
        score_sheet_service=ScoreSheetService(
            ScoreSheetRepository(database), UnitGroupRepository(database), office, operations, clock
        ),
        unit_change_service=UnitChangeService(
            UnitChangeRepository(database),
            UnitGroupRepository(database),
            office,
            plans,
            registrations,
            AwardHistoryRepository(database),
            operations,
            clock,
        ),
        unit_group_service=UnitGroupService(UnitGroupRepository(database), office, operations, clock),
        maintenance_service=MaintenanceService(database, operations, paths, clock),
        demo_service=DemoService(
            *demo_services,
            _list_import(database, operations, FixedClock(DEMO_DAY)),
            operations,
            paths.resource("samples", "demo"),
        ),
        is_read_only=database.is_read_only,
        close=database.close,
        abandon=database.close,
    )


def _services(
    database: OfficeDatabase, operations: Operations, paths: AppPaths, clock: Clock
) -> tuple[OfficeService, PlanService, RegistrationService, AwardService]:
    """Those that write, by that clock."""
    office, plans = OfficeRepository(database), PlanRepository(database)
    registrations, awards = RegistrationRepository(database), AwardRepository(database)
    return (
        OfficeService(office, operations, clock),
        PlanService(plans, office, operations, clock, paths.resource("templates"), render_plan_files),
        RegistrationService(registrations, plans, office, operations, clock, _work_calendar(paths)),
        AwardService(awards, registrations, plans, office, operations, clock),
    )


def _work_calendar(paths: AppPaths) -> Callable[[], WorkCalendar]:
    """The shipped days off, read when first asked for."""
    return cache(lambda: load_calendar(paths.resource("rules")))


def _list_import(database: OfficeDatabase, operations: Operations, clock: Clock) -> ListImportService:
    return ListImportService(
        OfficeRepository(database),
        AwardHistoryRepository(database),
        PlanRepository(database),
        ColumnChoiceRepository(database),
        operations,
        clock,
    )


def _carry_rules(paths: AppPaths) -> CarryRules:
    """The dated rules that carrying a plan forward rests on, as shipped."""
    folder = paths.resource("rules")
    calendar = load_calendar(folder)
    return CarryRules(read_lineage(folder), calendar.is_working, calendar.knows)


def restore_office(paths: AppPaths, clock: Clock, source: Path) -> Path | None:
    """Put a verified backup in place of the office file, even when that file cannot be opened.

    Returns where the file before it was kept, None when there was none. Raises UserError when another holds the folder or
    ``source`` is no sound office file.
    """
    check_restorable(source, paths.database_file)  # a wrong file must not leave a new folder behind
    paths.prepare()
    with WriterLock(paths) as lock:
        lock.acquire(clock, "Khôi phục sổ")
        return restore_file(source, paths.database_file, clock)
