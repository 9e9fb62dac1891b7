"""From paper to bytes. The renderers stand on heavy libraries, so they are imported when the first paper is made."""

from __future__ import annotations

from desktop_app.documents.model import AnchorPlace, Paper
from desktop_app.documents.registration_form_document import RegistrationForm
from desktop_app.documents.sheet_model import Workbook


def render(paper: Paper, file_kind: str) -> bytes:
    """The paper as "docx" or "pdf"."""
    if file_kind == "docx":
        from desktop_app.documents.docx_renderer import render_docx

        return render_docx(paper)
    from desktop_app.documents.pdf_renderer import render_pdf

    return render_pdf(paper)


def render_with_places(paper: Paper) -> tuple[bytes, tuple[AnchorPlace, ...]]:
    """The PDF, with the place of every anchored component on its pages."""
    from desktop_app.documents.pdf_renderer import render_pdf_with_anchors

    content, places = render_pdf_with_anchors(paper)
    return content, tuple(places)


def render_workbook(workbook: Workbook) -> bytes:
    """The workbook as "xlsx"."""
    from desktop_app.documents.xlsx_renderer import render_xlsx

    return render_xlsx(workbook)


def render_form(form: RegistrationForm) -> bytes:
    """The registration form of a unit as "xlsx"."""
    from desktop_app.documents.registration_workbook import render_form_workbook

    return render_form_workbook(form)


def warm_up() -> None:
    """Import the renderers now, off the way of the window's first paint; safe in a job."""
    from desktop_app.documents import docx_renderer, pdf_renderer  # noqa: F401
