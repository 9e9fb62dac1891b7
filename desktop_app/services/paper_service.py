"""The plan's paper: the live page of a draft, the stored bytes of what was submitted or issued, files on disk."""

from __future__ import annotations

from pathlib import Path

from desktop_app.documents.model import AnchorPlace
from desktop_app.documents.paper_files import MakesBytes, WritesFile, file_kind_of, to_file
from desktop_app.documents.plan_document import build_plan_paper
from desktop_app.documents.rendering import render, render_with_places, warm_up
from desktop_app.domain.errors import UserError
from desktop_app.domain.plan.plan import Plan, PlanStatus
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.plan_repository import PlanRepository


class PaperService:
    """Reads only: no paper is changed by printing it."""

    def __init__(self, plans: PlanRepository, office: OfficeRepository) -> None:
        self._plans = plans
        self._office = office

    @staticmethod
    def live_page(plan: Plan) -> tuple[bytes, tuple[AnchorPlace, ...]]:
        """The PDF of a plan as it is being edited, with the place of each block on it. Pure: safe in a job."""
        return render_with_places(build_plan_paper(plan))

    @staticmethod
    def warm_up() -> None:
        """Make ready what the first paper needs; safe in a job."""
        warm_up()

    def prepare_plan(self, plan_id: int, file_kind: str, state: str | None = None) -> MakesBytes:
        """Read the plan now; what is given makes its paper later: pure work, safe in a job.

        Of an issued or submitted plan the stored bytes, of a draft a paper made from it. ``state`` "submitted" asks an
        issued plan for the paper that went to signature.
        """
        plan = self._plans.plan(plan_id)
        wanted = state or {
            PlanStatus.DRAFT: None,
            PlanStatus.SUBMITTED: "submitted",
            PlanStatus.ISSUED: "issued",
            PlanStatus.REPLACED: "issued",
        }.get(plan.plan_status)
        if wanted is None:
            return lambda: render(build_plan_paper(plan), file_kind)
        stored = self._plans.paper(plan_id, wanted, file_kind)
        if stored is None:
            raise UserError("plan.no_paper", "Kế hoạch này chưa có bản giấy lưu ở trạng thái đó.")
        return lambda: stored

    def plan_bytes(self, plan_id: int, file_kind: str, state: str | None = None) -> bytes:
        """The paper's bytes."""
        return self.prepare_plan(plan_id, file_kind, state)()

    def prepare_plan_file(self, plan_id: int, path: Path, state: str | None = None) -> WritesFile:
        """The paper as a .docx or .pdf file; an old file stays whole until the new one is complete."""
        return to_file(path, self.prepare_plan(plan_id, file_kind_of(path), state))

    def export_plan(self, plan_id: int, path: Path, state: str | None = None) -> Path:
        """Write the paper to ``path``; returns it."""
        return self.prepare_plan_file(plan_id, path, state)()
