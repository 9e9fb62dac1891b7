"""The way back from Word: what was changed in a draft's paper outside the program."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from desktop_app.documents.plan_document import build_plan_paper
from desktop_app.documents.rendering import render
from desktop_app.domain.plan.plan import Plan, PlanContent
from desktop_app.domain.plan.returning import ReturnedPlan, returned_plan
from desktop_app.importing.document_reader import read_document
from desktop_app.importing.isolation.child_process import Check, never_cancelled
from desktop_app.importing.plan.plan_parser import parse_plan


class PlanReturnService:
    """Stores nothing: what is accepted is saved as any edit of the draft."""

    @staticmethod
    def compare(draft: Plan, path: Path, check: Check = never_cancelled) -> ReturnedPlan:
        """What differs between a file and the paper of the draft; pure work, safe in a job.

        ``check`` is called on the way and may raise to end it. UserError ``file.*`` or ``import.*`` as for any plan file.
        """
        returned = _read(path, check)
        with TemporaryDirectory() as folder:
            exported = Path(folder) / "draft.docx"
            exported.write_bytes(render(build_plan_paper(draft), "docx"))
            return returned_plan(draft.content, returned, _read(exported, check))


def _read(path: Path, check: Check) -> PlanContent:
    return parse_plan(read_document(path, check=check).lines)
