"""What the demonstration office is written through: the services of an office whose clock stands on the demonstration's day."""

from __future__ import annotations

from datetime import date

from desktop_app.assembly.office import Office
from desktop_app.domain.registration.dues import REGISTRATION_KEY
from desktop_app.services.chase_service import ChaseOrder
from desktop_app.services.demo_proofs import DemoProofsBuilder, ProofServices
from desktop_app.services.demo_season import DemoSeasonBuilder, SeasonServices
from desktop_app.services.demo_service import DemoWork


def demo_work(office: Office) -> DemoWork:
    """The services of the demonstration, of that office."""
    folder = office.paths.resource("samples", "demo")

    def chase(plan_id: int, unit_id: int, on: date, answer_by: date, number: int) -> None:
        order = ChaseOrder(plan_id, (unit_id,), on, answer_by, number, due_key=REGISTRATION_KEY)
        office.chase_service.record(office.chase_service.prepare_kit(order))

    season = SeasonServices(
        office.office_service,
        office.list_import_service,
        office.unit_change_service,
        office.unit_group_service,
        office.score_sheet_service,
        office.commitment_service,
        office.project_service,
        office.report_service,
        office.registration_service,
        office.people_alike_service,
        chase,
    )
    proofs = ProofServices(
        office.office_service,
        office.list_import_service,
        office.proof_service,
        office.rating_service,
        office.review_service,
        office.rule_service,
    )
    return DemoWork(
        office.office_service,
        office.plan_service,
        office.registration_service,
        office.award_service,
        office.list_import_service,
        DemoSeasonBuilder(season, folder),
        DemoProofsBuilder(proofs, folder),
    )
