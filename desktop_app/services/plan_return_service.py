"""The way back from Word: what was changed in a draft's paper outside the program."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from desktop_app.documents.plan_document import build_plan_paper
from desktop_app.documents.rendering import render
from desktop_app.domain.plan.plan import Plan, ReadingNote
from desktop_app.domain.plan.returning import ReturnedPlan, returned_plan
from desktop_app.importing.document_reader import SourceDocument, read_document
from desktop_app.importing.isolation.child_process import Check, never_cancelled
from desktop_app.importing.plan.plan_parser import parse_plan
from desktop_app.importing.text_decoding import NORMALISATIONS


class PlanReturnService:
    """Stores nothing: what is accepted is saved as any edit of the draft."""

    @staticmethod
    def compare(draft: Plan, path: Path, check: Check = never_cancelled) -> ReturnedPlan:
        """What differs between a file and the paper of the draft; pure work, safe in a job.

        ``check`` is called on the way and may raise to end it. UserError ``file.*`` or ``import.*`` as for any plan file.
        """
        returned = read_document(path, check=check)
        with TemporaryDirectory() as folder:
            exported = Path(folder) / "draft.docx"
            exported.write_bytes(render(build_plan_paper(draft), "docx"))
            ours = read_document(exported, check=check)
        return returned_plan(
            draft.content, parse_plan(returned.lines), parse_plan(ours.lines), _notes_of_theirs(returned, ours)
        )


def _notes_of_theirs(returned: SourceDocument, ours: SourceDocument) -> tuple[ReadingNote, ...]:
    """Words left out that the draft's own paper does not have: its page numbers are nobody's edit."""
    return tuple(note for note in returned.notes if note not in ours.notes and note.code not in NORMALISATIONS)
