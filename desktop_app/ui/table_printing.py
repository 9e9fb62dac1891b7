"""A table of the window on paper: made in a job, shown, printed or written as PDF."""

from __future__ import annotations

from typing import Any

from desktop_app.ui.ask import Ask
from desktop_app.ui.exporting import Exporter
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.printing import preview_pdf
from desktop_app.ui.text import words


def print_table(table: RowTable[Any], heading: tuple[str, str], gateway: Gateway, jobs: JobRunner, ask: Ask) -> None:
    """Under the heading of its page and its own name."""
    title, note = heading
    count = table.rows_model.rowCount()
    if table.total is not None and table.total != count:
        note = words.FILTERED.format(count=words.counted(count, table.total))
    name = table.accessibleName()
    shown = table.shown_table(f"{title}: {name[:1].lower()}{name[1:]}" if name else title, note)
    office = gateway.office

    def preview(pdf: bytes) -> None:
        sentence = preview_pdf(pdf, shown.title, jobs, ask, office.paths.exports_folder)
        if sentence:
            gateway.say(sentence)

    Exporter(gateway, jobs, ask).make(lambda: office.table_paper_service.prepare(shown, "pdf"), preview)
