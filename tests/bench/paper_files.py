"""How long the DOCX and PDF of a plan and of a large table take, against their floors in the same run.

A floor is what the file costs with the plainest code that gives the same pages: bare platypus and python-docx for a plan, the
text written straight into the package and straight onto the canvas for a table. Candidate and floor take turns; ratios are
taken pair by pair, the median counts. LibreOffice, where it is installed, is the floor for a whole process. From the root:

    PYTHONPATH=.:tests python tests/bench/paper_files.py
"""

from __future__ import annotations

import math
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pypdfium2
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from invented_texts import plain_plan
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import LongTable, SimpleDocTemplate
from reportlab.platypus import Paragraph as ReportlabParagraph

from desktop_app.documents.docx_renderer import render_docx
from desktop_app.documents.fonts import PITCH, REGULAR, register_fonts
from desktop_app.documents.line_fitting import greedy_lines
from desktop_app.documents.model import Column, Orientation, Paper, Paragraph, Properties, Row, Section, Table
from desktop_app.documents.page_style import MM, TEXT_STYLES, sheet_of
from desktop_app.documents.pdf_renderer import render_pdf
from desktop_app.documents.pdf_text import markup
from desktop_app.documents.table_layout import TableLayout

ROUNDS = 7
SIX_PAGES, MANY_PAGES = 42, 42 * 44
HEADINGS = ("TT", "Họ và tên", "Đơn vị", "Chức vụ", "Danh hiệu", "Hình thức", "Năm", "Kết quả")
WEIGHTS = (1.0, 3.4, 3.4, 2.5, 3.1, 3.1, 1.0, 1.6)
Work = Callable[[], object]


def table_paper(rows: int) -> Paper:
    """A list of eight columns on sheets that lie on their side."""
    made = tuple(
        Row(
            (
                *(str(number), f"Nguyễn Thị Ánh Nguyệt {number}", "Trung tâm Công nghệ thông tin và Truyền thông tỉnh"),
                *("Chuyên viên chính", "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở", "2026", "Đạt"),
            )
        )
        for number in range(1, rows + 1)
    )
    table = Table(tuple(map(Column, WEIGHTS)), (Row(HEADINGS),), made, size=11)
    section = Section((table,), orientation=Orientation.LANDSCAPE)
    return Paper(Properties("Danh sách", "Sở Khoa học và Công nghệ", datetime(2026, 1, 5, tzinfo=UTC)), (section,))


def paragraphs(paper: Paper) -> list[Paragraph]:
    """The paragraphs of a plan."""
    return [each for each in paper.sections[0].components if isinstance(each, Paragraph)]


def cells(paper: Paper) -> list[tuple[str, ...]]:
    """The rows of a table."""
    table = paper.sections[0].components[0]
    assert isinstance(table, Table)
    return [tuple(str(cell) for cell in row.cells) for row in table.rows]


def bare_platypus(paper: Paper) -> bytes:
    """The paragraphs of a plan, their bold and italic words."""
    style = ParagraphStyle(
        "floor",
        fontName=REGULAR,
        fontSize=14,
        leading=14 * PITCH,
        alignment=TA_JUSTIFY,
        firstLineIndent=36,
        spaceBefore=6,
    )
    out = BytesIO()
    SimpleDocTemplate(
        out,
        pagesize=(210 * MM, 297 * MM),
        leftMargin=30 * MM,
        rightMargin=20 * MM,
        topMargin=20 * MM,
        bottomMargin=20 * MM,
    ).build([ReportlabParagraph(marked(each), style) for each in paragraphs(paper)])
    return out.getvalue()


def marked(paragraph: Paragraph) -> str:
    """Its markup for reportlab."""
    style = TEXT_STYLES[paragraph.style]
    return markup(paragraph.spans, bold=style.bold, italic=style.italic)


def bare_python_docx(paper: Paper) -> bytes:
    """The paragraphs of a plan with their settings on each."""
    document = docx.Document()
    document.sections[0].page_width = Mm(210)
    for each in paragraphs(paper):
        made = document.add_paragraph()
        settings = made.paragraph_format
        settings.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        settings.first_line_indent, settings.space_before, settings.space_after = Mm(12.7), Pt(6), Pt(0)
        for span in each.spans:
            run = made.add_run(span.text)
            run.bold, run.italic = span.bold or None, span.italic or None
    out = BytesIO()
    document.save(out)
    return out.getvalue()


class PackageText:
    """The rows of a table as text, straight into a ready package."""

    def __init__(self) -> None:
        document = docx.Document()
        document.add_paragraph("@@")
        out = BytesIO()
        document.save(out)
        with ZipFile(out) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}

    def __call__(self, paper: Paper) -> bytes:
        words = '<w:p><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>'
        cell = f'<w:tc><w:tcPr><w:tcW w:w="1500" w:type="dxa"/></w:tcPr>{words}</w:tc>'
        rows = "".join(
            f"<w:tr>{''.join(cell.format(escape(each)) for each in row)}</w:tr>" for row in (HEADINGS, *cells(paper))
        )
        before, after = self.parts["word/document.xml"].split(b"<w:p><w:r><w:t>@@</w:t></w:r></w:p>")
        out = BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as package:
            for name, content in self.parts.items():
                made = before + f"<w:tbl>{rows}</w:tbl>".encode() + after if name == "word/document.xml" else content
                package.writestr(name, made)
        return out.getvalue()


def added_rows(paper: Paper) -> bytes:
    """python-docx as its manual says: a row added, its cells filled."""
    document = docx.Document()
    table = document.add_table(rows=0, cols=len(HEADINGS))
    for row in (HEADINGS, *cells(paper)):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def canvas_alone(paper: Paper) -> bytes:
    """The same rows, wrapped once for each text and width, drawn line by line."""
    sheet = sheet_of(paper.sections[0])
    table = paper.sections[0].components[0]
    assert isinstance(table, Table)
    widths = TableLayout(table, sheet.text_width).widths
    edges = [sheet.left + sum(widths[:number]) for number in range(len(widths) + 1)]
    out, wrapped = BytesIO(), dict[tuple[str, float], tuple[str, ...]]()
    canvas = Canvas(out, pagesize=(sheet.width, sheet.height), pageCompression=1)
    measure = canvas.stringWidth
    y, across = 0.0, list[float]()

    def end_page() -> None:
        canvas.lines([(edges[0], at, edges[-1], at) for at in across] + [(x, across[0], x, across[-1]) for x in edges])
        canvas.showPage()

    for row in cells(paper):
        lines = []
        for words, width in zip(row, widths, strict=True):
            if (found := wrapped.get((words, width))) is None:
                found = greedy_lines(words, width - 8, lambda part: measure(part, REGULAR, 11))
                wrapped[words, width] = found
            lines.append(found)
        height = max(map(len, lines)) * 12.65 + 4.5
        if not across or y - height < sheet.bottom:
            if across:
                end_page()
            y = sheet.height - sheet.top
            across = [y]
        text = canvas.beginText()
        text.setFont(REGULAR, 11, 12.65)
        for each, x in zip(lines, edges, strict=False):
            text.setTextOrigin(x + 4, y - 12)
            for line in each:
                text.textLine(line)
        canvas.drawText(text)
        y -= height
        across.append(y)
    end_page()
    canvas.save()
    return out.getvalue()


def long_table(paper: Paper) -> bytes:
    """reportlab's own table of paragraphs."""
    style = ParagraphStyle("cell", fontName=REGULAR, fontSize=11, leading=12.65)
    rows = [[ReportlabParagraph(escape(cell), style) for cell in row] for row in cells(paper)]
    sheet = sheet_of(paper.sections[0])
    out = BytesIO()
    document = SimpleDocTemplate(
        out, pagesize=(sheet.width, sheet.height), leftMargin=sheet.left, rightMargin=sheet.right
    )
    document.build([LongTable(rows, colWidths=[sheet.text_width * weight / sum(WEIGHTS) for weight in WEIGHTS])])
    return out.getvalue()


def seconds(work: Work) -> float:
    """One run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def ratio(name: str, candidate: Work, floor: Work, target: float, rounds: int = ROUNDS) -> bool:
    """Print the ratio and its target; whether it is met."""
    candidate(), floor()
    pairs = [(seconds(candidate), seconds(floor)) for _ in range(rounds)]
    found = statistics.median(one / other for one, other in pairs)
    ours, theirs = (statistics.median(column) * 1000 for column in zip(*pairs, strict=True))
    return said(name, f"{ours:.0f} ms, floor {theirs:.0f} ms, ratio {found:.2f}", found, target)


def growth(name: str, small: Work, large: Work, times: float, target: float) -> bool:
    """Print how the time grows with the size, as an exponent."""
    small()
    pairs = [(seconds(small), seconds(large)) for _ in range(3)]
    found = statistics.median(math.log(more / less) / math.log(times) for less, more in pairs)
    return said(
        name, f"{pairs[0][0] * 1000:.0f} ms to {pairs[0][1] * 1000:.0f} ms, exponent {found:.2f}", found, target
    )


def said(name: str, what: str, found: float, target: float) -> bool:
    """One line of the report."""
    print(f"{name}: {what} (target {target}){'' if found <= target else '  MISSED'}")
    return found <= target


def main() -> int:
    """0 if every target is met."""
    register_fonts()
    plan, large = plain_plan(SIX_PAGES), plain_plan(MANY_PAGES)
    thousand, two, five = (table_paper(rows) for rows in (1_000, 2_000, 5_000))
    pdf, package = render_pdf(plan), PackageText()
    document = pypdfium2.PdfDocument(pdf)
    pages = len(document)
    document.close()
    kept = [
        ratio(
            f"PDF of a plan ({pages} pages) / bare platypus", lambda: render_pdf(plan), lambda: bare_platypus(plan), 1.2
        ),
        growth("PDF of a plan, 44 times as long", lambda: render_pdf(plan), lambda: render_pdf(large), 44, 1.05),
        said("PDF of a plan, KiB a page", f"{len(pdf) / 1024 / pages:.1f}", len(pdf) / 1024 / pages, 20),
        ratio("DOCX of a plan / bare python-docx", lambda: render_docx(plan), lambda: bare_python_docx(plan), 1.2),
        ratio("DOCX of 2,000 rows / text into the package", lambda: render_docx(two), lambda: package(two), 5.0),
        ratio("DOCX of 1,000 rows / add_row", lambda: render_docx(thousand), lambda: added_rows(thousand), 0.1, 3),
        growth("DOCX, 1,000 to 5,000 rows", lambda: render_docx(thousand), lambda: render_docx(five), 5, 1.05),
        ratio("PDF of 5,000 rows / canvas alone", lambda: render_pdf(five), lambda: canvas_alone(five), 2.2, 5),
        ratio("PDF of 1,000 rows / LongTable", lambda: render_pdf(thousand), lambda: long_table(thousand), 0.2, 3),
        growth("PDF, 1,000 to 5,000 rows", lambda: render_pdf(thousand), lambda: render_pdf(five), 5, 1.1),
    ]
    if shutil.which("soffice"):
        kept.append(beside_libreoffice(plan))
    return 0 if all(kept) else 1


def beside_libreoffice(plan: Paper) -> bool:
    """A whole process that makes the PDF, against LibreOffice converting the DOCX."""
    code = (
        "from invented_texts import plain_plan; from desktop_app.documents.pdf_renderer import render_pdf; "
        f"render_pdf(plain_plan({SIX_PAGES}))"
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "plan.docx").write_bytes(render_docx(plan))
        convert = ["soffice", f"-env:UserInstallation={(folder / 'p').as_uri()}", "--headless", "--convert-to", "pdf"]

        def theirs() -> None:
            subprocess.run([*convert, "--outdir", name, str(folder / "plan.docx")], check=True, capture_output=True)

        def ours() -> None:
            subprocess.run([sys.executable, "-c", code], check=True)

        return ratio("PDF of a plan in a process of its own / cold soffice", ours, theirs, 0.3, 5)


if __name__ == "__main__":
    raise SystemExit(main())
