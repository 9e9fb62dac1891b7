"""The registration form of one unit (BẢNG ĐĂNG KÝ THI ĐUA), its people already on it, to be filled in and signed there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from desktop_app.documents.model import Align, Column, DocumentTitle, Paper, Row, Space, Table
from desktop_app.documents.office_paper import (
    Issuer,
    centered_note,
    landscape_paper,
    last_words,
    part_heading,
    unit_foot,
    unit_head,
)
from desktop_app.documents.registration_form import FORM_TITLE, form_table
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.registration.exchange.form_frame import (
    COLLECTIVES_PART,
    PAPER_COLLECTIVES_FRAME,
    PAPER_PEOPLE_FRAME,
    PEOPLE_PART,
    headings_of,
)
from desktop_app.domain.registration.exchange.form_stamp import stamp_pieces
from desktop_app.domain.registration.exchange.unit_form import FormLine, UnitForm

_SPARE_ROWS = 2


@dataclass(frozen=True)
class RegistrationForm:
    """What stands on the form, and whose office sends it out."""

    issuer: Issuer
    content: UnitForm


def build_registration_form(registration_form: RegistrationForm) -> Paper:
    """The form, with a few spare rows below each list."""
    issuer, form = registration_form.issuer, registration_form.content
    year = f"NĂM {form.year}" if form.year else "NĂM ………"
    title = f"Bảng đăng ký thi đua {f'năm {form.year} ' if form.year else ''}{form.unit}"
    sent = f"; gửi chậm nhất hết ngày {format_text(form.last_day)}" if form.last_day else ""
    paper = landscape_paper(
        title,
        issuer,
        (
            unit_head(issuer, form.unit, form.year),
            DocumentTitle(FORM_TITLE, (form.unit.upper(), year), has_rule=False),
            centered_note(f"(Theo {form.plan_label}{sent})"),
            part_heading(PEOPLE_PART),
            Space(4),
            form_table(_numbered([_person_cells(line) for line in form.people], 6)),
            part_heading(COLLECTIVES_PART),
            Space(4),
            _collective_table(form.collectives),
            last_words("Danh sách đăng ký có ……… cá nhân, ……… tập thể."),
            unit_foot(),
        ),
    )
    headings = (*headings_of(PAPER_PEOPLE_FRAME), *headings_of(PAPER_COLLECTIVES_FRAME))
    return replace(paper, properties=replace(paper.properties, stamps=stamp_pieces(form.stamp, headings)))


def _person_cells(line: FormLine) -> tuple[str, ...]:
    initiative = "; ".join(filter(None, (line.initiative, line.project)))
    return (line.subject, line.post, line.title, line.commendation, initiative, line.note)


def _collective_table(lines: tuple[FormLine, ...]) -> Table:
    cells = [(line.subject, line.title, line.commendation, line.project, line.note) for line in lines]
    columns = (Column(width_mm=12, align=Align.CENTER), Column(3), Column(2), Column(2), Column(2.2), Column(1.4))
    return Table(columns, (Row(headings_of(PAPER_COLLECTIVES_FRAME)),), _numbered(cells, 5))


def _numbered(lines: Iterable[tuple[str, ...]], width: int) -> tuple[Row, ...]:
    numbered = [Row((str(number), *cells)) for number, cells in enumerate(lines, start=1)]
    return (*numbered, *(Row(("",) * (width + 1)) for _ in range(_SPARE_ROWS)))
