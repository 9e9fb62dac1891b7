"""Phiếu thẩm định: judgements on paper."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desktop_app.documents.judgement_document import JudgedCandidate, build_judgement_paper
from desktop_app.documents.office_paper import Issuer
from desktop_app.documents.paper_files import MakesBytes, WritesFile, file_kind_of, to_file
from desktop_app.documents.rendering import render
from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.judging.judgement import Judgement
from desktop_app.storage.office_repository import OfficeRepository

Described = tuple[str, str, str]
"""Name, post, unit."""


class JudgingPaperService:
    """Reads only."""

    def __init__(self, office: OfficeRepository, clock: Clock) -> None:
        self._office = office
        self._clock = clock

    def prepare_sheets(self, judged: Sequence[tuple[Described, Judgement]], file_kind: str) -> MakesBytes:
        """A sheet for each as "docx" or "pdf"; before several a list of all. UserError when there is none."""
        if not judged:
            raise UserError("judging.none", "Chưa có đề nghị nào để in phiếu thẩm định. Chọn ít nhất một dòng.")
        today = self._clock.today()
        issuer = Issuer(self._office.profile_on(today), None, today, self._clock.now())
        sheets = [JudgedCandidate(*described, judgement) for described, judgement in judged]
        return lambda: render(build_judgement_paper(issuer, sheets), file_kind)

    def prepare_file(self, judged: Sequence[tuple[Described, Judgement]], path: Path) -> WritesFile:
        """The same as a .docx or .pdf file."""
        return to_file(path, self.prepare_sheets(judged, file_kind_of(path)))

    def export(self, judged: Sequence[tuple[Described, Judgement]], path: Path) -> Path:
        """Write the file; returns the path."""
        return self.prepare_file(judged, path)()
