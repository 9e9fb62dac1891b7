"""One open office: what the front ends hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.domain.clock import Clock
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
from desktop_app.services.overlay_service import OverlayService
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
from desktop_app.storage.change_log import Operations
from desktop_app.system.paths import AppPaths


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
    judging_service: JudgingService
    judging_paper_service: JudgingPaperService
    rule_service: RuleService
    overlay_service: OverlayService
    quota_service: QuotaService
    proof_service: ProofService
    rating_service: RatingService
    initiative_service: InitiativeService
    review_service: ReviewService
    prize_money_service: PrizeMoneyService
    payment_list_service: PaymentListService
    award_fund_service: AwardFundService
    award_history_service: AwardHistoryService
    passport_service: PassportService
    double_award_service: DoubleAwardService
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
