"""Builds the services of an office over its open file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

from desktop_app.assembly.contender_facts import contender_facts
from desktop_app.assembly.demo_building import demo_work
from desktop_app.assembly.office import Office
from desktop_app.documents.plan_files import render_plan_files
from desktop_app.domain.clock import DEMO_DAY, Clock
from desktop_app.domain.office.working_days import WorkCalendar
from desktop_app.domain.plan.carry_forward.proposing import CarryRules
from desktop_app.domain.rule_set.choosing import counting_on
from desktop_app.domain.rule_set.overlay import LocalCap
from desktop_app.rules.double_award_rules import load_double_award_rules
from desktop_app.rules.lineage import read_lineage
from desktop_app.rules.national_texts import load_national_texts
from desktop_app.rules.preference_rules import load_preferences
from desktop_app.services.agenda_service import AgendaService
from desktop_app.services.award_fund_service import AwardFundService
from desktop_app.services.award_history_service import AwardHistoryService
from desktop_app.services.award_service import AwardService
from desktop_app.services.carry_forward_service import CarryForwardService
from desktop_app.services.chase_service import ChaseService
from desktop_app.services.check_service import CheckService
from desktop_app.services.commitment_service import CommitmentService
from desktop_app.services.comparison_service import ComparisonService
from desktop_app.services.demo_service import DemoService
from desktop_app.services.double_award_service import DoubleAwardService
from desktop_app.services.due_paper_service import DuePaperService
from desktop_app.services.initiative_service import InitiativeService
from desktop_app.services.judging_paper_service import JudgingPaperService
from desktop_app.services.judging_service import JudgingService
from desktop_app.services.legal_basis_service import LegalBasisService
from desktop_app.services.list_import_service import ListImportService
from desktop_app.services.maintenance_service import MaintenanceService
from desktop_app.services.office_service import OfficeService
from desktop_app.services.overlay_service import OverlayService, own_conditions
from desktop_app.services.paper_service import PaperService
from desktop_app.services.passport_service import PassportService
from desktop_app.services.payment_list_service import PaymentListService
from desktop_app.services.people_alike_service import PeopleAlikeService
from desktop_app.services.plan_return_service import PlanReturnService
from desktop_app.services.plan_review_service import PlanReviewService
from desktop_app.services.plan_service import PlanService
from desktop_app.services.prize_money_service import PrizeMoneyService
from desktop_app.services.project_service import ProjectService
from desktop_app.services.proof_service import ProofService
from desktop_app.services.quota_service import QuotaService
from desktop_app.services.rating_service import RatingService
from desktop_app.services.registration_count_service import RegistrationCountService
from desktop_app.services.registration_exchange_service import RegistrationExchangeService
from desktop_app.services.registration_paper_service import RegistrationPaperService
from desktop_app.services.registration_service import RegistrationService
from desktop_app.services.report_service import ReportService
from desktop_app.services.review_service import ReviewService
from desktop_app.services.rule_service import RuleService
from desktop_app.services.score_sheet_service import ScoreSheetService
from desktop_app.services.search_service import SearchService
from desktop_app.services.table_paper_service import TablePaperService
from desktop_app.services.unit_change_service import UnitChangeService
from desktop_app.services.unit_group_service import UnitGroupService
from desktop_app.storage.award_fund_repository import AwardFundRepository
from desktop_app.storage.award_history_repository import AwardHistoryRepository
from desktop_app.storage.award_repository import AwardRepository
from desktop_app.storage.change_log import Operations
from desktop_app.storage.chase_repository import ChaseRepository
from desktop_app.storage.citing_queries import CitingQueries
from desktop_app.storage.column_choice_repository import ColumnChoiceRepository
from desktop_app.storage.commitment_repository import CommitmentRepository
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.double_award_repository import DoubleAwardRepository
from desktop_app.storage.finding_repository import FindingRepository
from desktop_app.storage.judging_queries import JudgingQueries
from desktop_app.storage.known_proofs import KnownProofs
from desktop_app.storage.legal_basis_repository import LegalBasisRepository
from desktop_app.storage.local_preference_repository import LocalPreferenceRepository
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.overlay_repository import OverlayRepository
from desktop_app.storage.people_merge_repository import PeopleMergeRepository
from desktop_app.storage.plan_origin_repository import PlanOriginRepository
from desktop_app.storage.plan_repository import PlanRepository
from desktop_app.storage.plan_review_repository import PlanReviewRepository
from desktop_app.storage.project_repository import ProjectRepository
from desktop_app.storage.proof_repository import ProofRepository
from desktop_app.storage.received_form_repository import ReceivedFormRepository
from desktop_app.storage.registration_queries import RegistrationQueries
from desktop_app.storage.registration_repository import RegistrationRepository
from desktop_app.storage.report_repository import ReportRepository
from desktop_app.storage.rule_repository import RuleRepository
from desktop_app.storage.score_sheet_repository import ScoreSheetRepository
from desktop_app.storage.search_queries import SearchQueries
from desktop_app.storage.tally_queries import TallyQueries
from desktop_app.storage.unit_change_repository import UnitChangeRepository
from desktop_app.storage.unit_group_repository import UnitGroupRepository
from desktop_app.system.clock import FixedClock
from desktop_app.system.paths import AppPaths


def office_over(database: OfficeDatabase, paths: AppPaths, clock: Clock) -> Office:
    return _office_over(database, Operations(database, clock), paths, clock)


def _office_over(database: OfficeDatabase, operations: Operations, paths: AppPaths, clock: Clock) -> Office:
    office, plans = OfficeRepository(database), PlanRepository(database)
    registrations, origins = RegistrationRepository(database), PlanOriginRepository(database)
    proofs = ProofRepository(database)
    overlay = OverlayRepository(database)
    rules = RuleService(
        RuleRepository(database), operations, clock, paths.resource("rules"), lambda: own_conditions(overlay)
    )
    overlay_service = OverlayService(overlay, operations, clock, rules.law_for, paths.resource("rules"))
    office_service, plan_service, registration_service, award_service = _services(
        database, operations, paths, clock, rules, overlay_service.caps
    )
    legal_bases = LegalBasisService(
        LegalBasisRepository(database),
        CitingQueries(database, plans),
        plans,
        operations,
        clock,
        load_national_texts(paths.resource("rules", "national_texts.toml")),
    )
    tally = TallyQueries(AwardRepository(database), registrations, plans, office, overlay_service.caps)
    judging = JudgingService(
        JudgingQueries(database, office, proofs, UnitChangeRepository(database), tally),
        tally,
        RegistrationQueries(registrations, plans, office),
        plans,
        rules.rules_for,
        clock,
    )
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
            rules.calendar,
        ),
        registration_service=registration_service,
        award_service=award_service,
        rule_service=rules,
        overlay_service=overlay_service,
        judging_paper_service=JudgingPaperService(office, clock),
        judging_service=judging,
        quota_service=QuotaService(
            AwardRepository(database),
            LocalPreferenceRepository(database),
            tally,
            plans,
            office,
            operations,
            clock,
            cache(lambda: load_preferences(paths.resource("rules"))),
            contender_facts(judging, proofs),
            award_service.candidates,
        ),
        proof_service=ProofService(proofs, office, operations, clock),
        rating_service=RatingService(proofs, office, operations, clock, rules.rating_instruments),
        initiative_service=InitiativeService(proofs, office, operations, clock),
        review_service=ReviewService(
            proofs, AwardRepository(database), office, operations, clock, award_service.candidates
        ),
        prize_money_service=PrizeMoneyService(rules.prize_money),
        payment_list_service=PaymentListService(
            AwardRepository(database),
            tally,
            RegistrationQueries(registrations, plans, office),
            office,
            clock,
            rules.prize_money,
        ),
        award_fund_service=AwardFundService(
            AwardFundRepository(database), AwardRepository(database), operations, clock, rules.prize_money
        ),
        award_history_service=AwardHistoryService(AwardHistoryRepository(database), office, operations, clock),
        passport_service=PassportService(
            AwardHistoryRepository(database),
            office,
            UnitChangeRepository(database),
            clock,
            lambda day: counting_on(rules.rule_sets(), day),
        ),
        double_award_service=DoubleAwardService(
            DoubleAwardRepository(database),
            office,
            operations,
            clock,
            cache(lambda: load_double_award_rules(paths.resource("rules"))),
        ),
        list_import_service=_list_import(database, operations, rules, clock),
        legal_basis_service=legal_bases,
        carry_forward_service=CarryForwardService(
            plans,
            origins,
            office,
            operations,
            clock,
            lambda: _carry_rules(paths, rules.calendar()),
            legal_bases.entries,
        ),
        comparison_service=ComparisonService(plans, origins, office, clock),
        agenda_service=AgendaService(plans, registrations, office, clock, rules.calendar),
        chase_service=ChaseService(
            ChaseRepository(database),
            registrations,
            plans,
            office,
            operations,
            clock,
            rules.calendar,
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
        registration_paper_service=RegistrationPaperService(plans, registrations, office, clock, rules.calendar),
        registration_count_service=RegistrationCountService(
            registrations, plans, office, AwardRepository(database), clock
        ),
        due_paper_service=DuePaperService(plans, registrations, office, clock, rules.calendar),
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
            office_service,
            plan_service,
            operations,
            paths.resource("samples", "demo"),
            # Always written on its own day, whatever day it is: nothing in it may lie in its future.
            lambda: demo_work(_office_over(database, operations, paths, FixedClock(DEMO_DAY))),
        ),
        is_read_only=database.is_read_only,
        close=database.close,
        abandon=database.close,
    )


def _services(
    database: OfficeDatabase,
    operations: Operations,
    paths: AppPaths,
    clock: Clock,
    rules: RuleService,
    local_caps: Callable[[date], tuple[LocalCap, ...]],
) -> tuple[OfficeService, PlanService, RegistrationService, AwardService]:
    """Those that write, by that clock."""
    office, plans = OfficeRepository(database), PlanRepository(database)
    registrations, awards = RegistrationRepository(database), AwardRepository(database)
    return (
        OfficeService(office, operations, clock),
        PlanService(plans, office, operations, clock, paths.resource("templates"), render_plan_files),
        RegistrationService(registrations, plans, office, operations, clock, rules.calendar),
        AwardService(awards, registrations, plans, office, operations, clock, rules.prize_money, local_caps),
    )


def _list_import(
    database: OfficeDatabase, operations: Operations, rules: RuleService, clock: Clock
) -> ListImportService:
    return ListImportService(
        OfficeRepository(database),
        AwardHistoryRepository(database),
        PlanRepository(database),
        ColumnChoiceRepository(database),
        ProofRepository(database),
        KnownProofs(database),
        rules.rating_instruments,
        operations,
        clock,
    )


def _carry_rules(paths: AppPaths, calendar: WorkCalendar) -> CarryRules:
    """The dated rules that carrying a plan forward rests on."""
    return CarryRules(read_lineage(paths.resource("rules")), calendar.is_working, calendar.knows)
