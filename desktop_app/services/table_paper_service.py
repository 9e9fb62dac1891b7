"""Tables of the window on paper."""

from __future__ import annotations

from desktop_app.documents.office_paper import Issuer
from desktop_app.documents.paper_files import MakesBytes
from desktop_app.documents.rendering import render
from desktop_app.documents.table_document import build_table_paper
from desktop_app.domain.clock import Clock
from desktop_app.domain.shown_table import ShownTable
from desktop_app.storage.office_repository import OfficeRepository


class TablePaperService:
    """Reads only."""

    def __init__(self, office: OfficeRepository, clock: Clock) -> None:
        self._office = office
        self._clock = clock

    def prepare(self, shown: ShownTable, file_kind: str) -> MakesBytes:
        """What makes the paper as "pdf" or "docx" later: pure work, safe in a job."""
        today = self._clock.today()
        issuer = Issuer(self._office.profile_on(today), None, today, self._clock.now())
        return lambda: render(build_table_paper(shown, issuer), file_kind)
