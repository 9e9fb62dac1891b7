"""Phiếu thẩm định of the chosen results: made in a job, shown, printed or written."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop_app.services.judging_service import JudgedResult
from desktop_app.ui.ask import Ask
from desktop_app.ui.exporting import Exporter
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.printing import preview_pdf
from desktop_app.ui.text import judging as words


class SheetPrinting:
    """``chosen`` gives the judged results that are ticked, selected or current."""

    def __init__(
        self, gateway: Gateway, jobs: JobRunner, ask: Ask, chosen: Callable[[], Sequence[JudgedResult]]
    ) -> None:
        self._gateway, self._jobs, self._ask, self._chosen = gateway, jobs, ask, chosen

    def preview(self) -> None:
        """Show the sheets."""
        judged = self._chosen()
        if not judged:
            self._ask.warn(words.NOTHING_JUDGED)
            return
        one = judged[0]
        title = words.SHEET_TITLE.format(name=one.name) if len(judged) == 1 else words.SHEETS_TITLE
        office = self._gateway.office
        sheets = [((one.name, one.post, one.unit), one.judgement) for one in judged]

        def show(pdf: bytes) -> None:
            sentence = preview_pdf(pdf, title, self._jobs, self._ask, office.paths.exports_folder)
            if sentence:
                self._gateway.say(sentence)

        Exporter(self._gateway, self._jobs, self._ask).make(
            lambda: office.judging_paper_service.prepare_sheets(sheets, "pdf"), show
        )
