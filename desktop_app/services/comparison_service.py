"""Two plans of the office compared by structure, on screen, as JSON and on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop_app.documents.comparison_document import build_comparison_paper
from desktop_app.documents.office_paper import Issuer
from desktop_app.documents.paper_files import MakesBytes, WritesFile, file_kind_of, to_file
from desktop_app.documents.rendering import render
from desktop_app.domain.clock import Clock
from desktop_app.domain.plan.comparison.comparing import Comparison, compare
from desktop_app.domain.plan.plan import Plan
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.plan_origin_repository import PlanOriginRepository
from desktop_app.storage.plan_repository import PlanRepository


@dataclass(frozen=True)
class ComparedPlans:
    """Two plans and what changed from the one to the other."""

    old: Plan
    new: Plan
    comparison: Comparison


class ComparisonService:
    """Reads only."""

    def __init__(
        self, plans: PlanRepository, origins: PlanOriginRepository, office: OfficeRepository, clock: Clock
    ) -> None:
        self._plans = plans
        self._origins = origins
        self._office = office
        self._clock = clock

    def compare(self, old_id: int, new_id: int) -> ComparedPlans:
        """What changed from the first plan to the second."""
        return self.prepare(old_id, new_id)()

    def prepare(self, old_id: int, new_id: int) -> Callable[[], ComparedPlans]:
        """Read both plans now; what is given compares them: pure work, safe in a job.

        Blocks keep their uids when a plan is carried forward, so plans of one line are followed by them.
        """
        old, new = self._plans.plan(old_id), self._plans.plan(new_id)
        share_uids = bool(set(self._origins.line_of(old_id)) & set(self._origins.line_of(new_id)))
        return lambda: ComparedPlans(old, new, compare(old.content, new.content, share_uids=share_uids))

    def prepare_paper(self, compared: ComparedPlans, file_kind: str) -> MakesBytes:
        """The comparison as "docx" or "pdf"; what is given is pure work, safe in a job."""
        today = self._clock.today()
        issuer = Issuer(self._office.profile_on(today), self._office.signatory_on(today), today, self._clock.now())
        return lambda: render(
            build_comparison_paper(compared.old, compared.new, compared.comparison, issuer), file_kind
        )

    def prepare_file(self, compared: ComparedPlans, path: Path) -> WritesFile:
        """The same as a .docx or .pdf file; an old file stays whole until the new one is complete."""
        return to_file(path, self.prepare_paper(compared, file_kind_of(path)))
