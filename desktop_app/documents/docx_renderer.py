"""A paper as DOCX: named styles, real page numbers, equal bytes for equal papers."""

from __future__ import annotations

from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.section import Section as DocxSection
from docx.shared import Mm

from desktop_app.documents.docx_package import (
    count_pages_from_one,
    package_bytes,
    page_field,
    strip_template,
    write_properties,
)
from desktop_app.documents.docx_styles import PAGE_NUMBER_STYLE, text_style_id, write_styles
from desktop_app.documents.docx_tables import grid_table, ruled_table
from desktop_app.documents.docx_xml import add_run, blank_paragraph, element, paragraph, stack_paragraphs
from desktop_app.documents.flow import FlowItem, KeptSpace, flow_of
from desktop_app.documents.model import (
    Addressees,
    AnnexHead,
    Closing,
    DocumentTitle,
    Letterhead,
    Orientation,
    Paper,
    Paragraph,
    Regime,
    Section,
    Space,
    Table,
)
from desktop_app.documents.page_style import (
    PAGE_HEIGHT_MM,
    PAGE_NUMBER_EDGE_MM,
    PAGE_WIDTH_MM,
    TEXT_STYLES,
    Sheet,
    sheet_of,
)
from desktop_app.documents.paper_text import cleaned_paper
from desktop_app.documents.stacks import StackMaker, sizes_for
from desktop_app.documents.table_layout import TableLayout


def render_docx(paper: Paper) -> bytes:
    """The paper as DOCX. Raises UserError ``paper.font_missing`` when the fonts to measure with are not there."""
    paper = cleaned_paper(paper)
    sizes = sizes_for(paper)
    maker = StackMaker(sizes)
    document = docx.Document()
    strip_template(document)
    write_styles(document, sizes)
    write_properties(document, paper.properties)
    body: Any = document.element.body
    for number, section in enumerate(paper.sections):
        if number:
            _end_section(document)
        target = document.sections[-1]
        _set_up(target, section)
        if not number:
            _write_page_number(target, paper.regime)
        sheet = sheet_of(section)
        for item in flow_of(section, maker):
            for made in _elements(item, maker, sheet):
                body.sectPr.addprevious(made)
    _end_with_paragraph(body)
    return package_bytes(document)


def _elements(item: FlowItem, maker: StackMaker, sheet: Sheet) -> list[Any]:
    """The paragraphs and tables of one component."""
    width = sheet.text_width
    match item:
        case Paragraph():
            return [_body_paragraph(item)]
        case Letterhead():
            return [grid_table(maker.letterhead(item, width), sheet.text_height)]
        case Addressees():
            return stack_paragraphs(maker.addressees(item, width), width, is_kept=True)
        case DocumentTitle():
            return stack_paragraphs(maker.title(item, width), width, is_kept=True)
        case AnnexHead():
            return stack_paragraphs(maker.annex_head(item, width), width, is_kept=True)
        case Closing():
            return [grid_table(maker.closing(item, width), sheet.text_height)]
        case Table():
            return [ruled_table(TableLayout(item, width), sheet.text_height)]
        case Space() | KeptSpace():
            return [blank_paragraph(item.height, is_kept=isinstance(item, KeptSpace))]


def _body_paragraph(item: Paragraph) -> Any:
    made, properties = paragraph(text_style_id(item.style))
    if item.keep_with_next and not TEXT_STYLES[item.style].keep_with_next:
        properties.append(element("keepNext"))
        # Word would cut such a paragraph, LibreOffice moves it whole: whole in both
        properties.append(element("keepLines"))
    for span in item.spans:
        if span.text:
            add_run(made, span.text, bold=span.bold, italic=span.italic)
    return made


def _set_up(target: DocxSection, section: Section) -> None:
    """Sheet, margins, and the count of pages."""
    is_landscape = section.orientation is Orientation.LANDSCAPE
    target.orientation = WD_ORIENT.LANDSCAPE if is_landscape else WD_ORIENT.PORTRAIT
    short, long = Mm(PAGE_WIDTH_MM), Mm(PAGE_HEIGHT_MM)
    target.page_width, target.page_height = (long, short) if is_landscape else (short, long)
    margins = section.margins
    target.top_margin, target.bottom_margin = Mm(margins.top), Mm(margins.bottom)
    target.left_margin, target.right_margin = Mm(margins.left), Mm(margins.right)
    target.header_distance = target.footer_distance = Mm(PAGE_NUMBER_EDGE_MM)
    target.gutter = Mm(0)
    target.different_first_page_header_footer = True
    properties: Any = target._sectPr
    for leftover in ("w:cols", "w:docGrid"):
        found = properties.find(qn(leftover))
        if found is not None:
            properties.remove(found)
    count_pages_from_one(properties)


def _write_page_number(target: DocxSection, regime: Regime) -> None:
    """The running number of the first section; later sections take it over, each with an empty first page."""
    is_old = regime is Regime.CIRCULAR_2011
    running, first = (target.footer, target.first_page_footer) if is_old else (target.header, target.first_page_header)
    for part, is_shown in ((running, True), (first, False)):
        part.is_linked_to_previous = False
        root: Any = part._element
        for child in list(root):
            root.remove(child)
        made, properties = paragraph(PAGE_NUMBER_STYLE)
        if is_old:
            properties.append(element("jc", val="right"))
        if is_shown:
            made.append(page_field())
        root.append(made)


def _end_section(document: Any) -> None:
    """Start a new page, numbered 1: a right-hand page, before which LibreOffice prints a blank back (ADR 0015).

    The break stands in the section's last paragraph: one of its own could need one more page.
    """
    body = document.element.body
    last = body.sectPr.getprevious()
    document.add_section(WD_SECTION.NEW_PAGE)
    holder = body.sectPr.getprevious()
    if last is not None and last.tag == qn("w:p"):
        properties = last.find(qn("w:pPr"))
        properties.append(holder.find(qn("w:pPr")).find(qn("w:sectPr")))
        body.remove(holder)
    else:
        tail = blank_paragraph(1)
        tail.find(qn("w:pPr")).append(holder.find(qn("w:pPr")).find(qn("w:sectPr")))
        body.replace(holder, tail)


def _end_with_paragraph(body: Any) -> None:
    """A text may not end with a table."""
    last = body.sectPr.getprevious()
    if last is None or last.tag != qn("w:p"):
        body.sectPr.addprevious(blank_paragraph(1))
