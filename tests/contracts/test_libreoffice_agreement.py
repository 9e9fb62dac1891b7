"""The DOCX laid out by LibreOffice and our PDF are the same pages: as many, broken at the same words."""

from __future__ import annotations

import difflib
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from paper_samples import FOOT, HEAD, SENTENCE, TITLE, body, list_table, paper, text, whole_paper

from desktop_app.bootstrap import Office
from desktop_app.documents.docx_renderer import render_docx
from desktop_app.documents.fonts import FONT_FOLDER
from desktop_app.documents.model import Closing, Margins, Paper, Recipients, Regime, Row, Space, Table, TextStyle
from desktop_app.documents.pdf_renderer import render_pdf
from desktop_app.documents.plan_document import build_plan_paper
from desktop_app.domain.plan.plan import Plan, PlanStatus
from desktop_app.importing.plan.plan_parser import parse_plan

pytestmark = [pytest.mark.libreoffice, pytest.mark.timeout(600)]

_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <alias binding="same"><family>Times New Roman</family><prefer><family>Liberation Serif</family></prefer></alias>
</fontconfig>
"""
Line = tuple[int, str]
Files = tuple[bytes, bytes]
Comparison = Callable[[dict[str, Paper | Files]], tuple[float, float]]
"""Of papers, or of (DOCX, PDF) as a service made them."""


def lines_of(content: bytes) -> tuple[list[Line], int]:
    """(page, words) of every line but the page numbers, and the count of pages."""
    document = pypdfium2.PdfDocument(content)
    found: list[Line] = []
    for number in range(len(document)):
        for line in document[number].get_textpage().get_text_bounded().splitlines():
            words = " ".join(re.sub("[\ufffe\u2011]", "-", line).split())
            if words and words != str(number + 1):
                found.append((number, words))
    pages = len(document)
    document.close()
    return found, pages


@pytest.fixture
def compare(tmp_path: Path) -> Comparison:
    """Lay papers out both ways; page counts must be equal; the shares of equal lines, and of equal lines on the same page.

    LibreOffice sees the bundled fonts only: a machine's own "Liberation Serif" may be another version.
    """
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(_FONTS.format(fonts=FONT_FOLDER, cache=tmp_path / "cache"), encoding="utf-8")

    def laid_out(papers: dict[str, Files]) -> dict[str, bytes]:
        for name, (docx, _pdf) in papers.items():
            (tmp_path / f"{name}.docx").write_bytes(docx)
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
                *("--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)),
                *[str(tmp_path / f"{name}.docx") for name in papers],
            ],
            env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
            check=True,
            capture_output=True,
            timeout=500,
        )
        return {name: (tmp_path / f"{name}.pdf").read_bytes() for name in papers}

    def compared(given: dict[str, Paper | Files]) -> tuple[float, float]:
        total = equal = in_place = 0
        papers = {
            name: (render_docx(made), render_pdf(made)) if isinstance(made, Paper) else made
            for name, made in given.items()
        }
        counts: dict[str, tuple[int, int]] = {}
        for name, theirs in laid_out(papers).items():
            ours = papers[name][1]
            (left, left_pages), (right, right_pages) = lines_of(theirs), lines_of(ours)
            assert b"LiberationSerif" in theirs, "LibreOffice did not use the bundled font"
            matcher = difflib.SequenceMatcher(None, [w for _, w in left], [w for _, w in right], autojunk=False)
            pairs = [(m.a + k, m.b + k) for m in matcher.get_matching_blocks() for k in range(m.size)]
            total += max(len(left), len(right))
            equal += len(pairs)
            in_place += sum(left[a][0] == right[b][0] for a, b in pairs)
            counts[name] = (left_pages, right_pages)
        print(  # noqa: T201  the share is what a reader of the log looks for
            f"lines that break at the same word: {equal / total:.2%} of {total}; on the same page: {in_place / total:.2%}"
        )
        assert {name: pages for name, pages in counts.items() if pages[0] != pages[1]} == {}
        return equal / total, in_place / total

    return compared


@pytest.mark.seeds
def test_the_five_real_plans(compare: Comparison, seeds_dir: Path) -> None:
    papers = {
        path.name[:3]: build_plan_paper(Plan(1, PlanStatus.DRAFT, parse_plan(path.read_text(encoding="utf-8"))))
        for path in sorted(seeds_dir.glob("*.txt"))
    }
    assert len(papers) == 5
    equal, in_place = compare(papers)
    assert equal >= 0.99
    assert in_place >= 0.99


def test_the_papers_of_the_demonstration(compare: Comparison, demo_office: Office) -> None:
    plans, papers = demo_office.plan_service, demo_office.registration_paper_service
    made: dict[str, Paper | Files] = {}
    for one in plans.list_plans():
        made[f"plan{one.id}"] = tuple(demo_office.paper_service.plan_bytes(one.id, kind) for kind in ("docx", "pdf"))
        if one.issued_on is None:
            continue
        tally = demo_office.award_service.tally(plan_id=one.id)
        made[f"tally{one.id}"] = (papers.tally_bytes(tally, "docx"), papers.tally_bytes(tally, "pdf"))
        made[f"list{one.id}"] = tuple(papers.registration_list_bytes(one.id, kind) for kind in ("docx", "pdf"))
        for owing in plans.owing_units(one.id)[:3]:
            form = tuple(papers.registration_form_bytes(one.id, owing.unit_id, kind) for kind in ("docx", "pdf"))
            made[f"form{one.id}-{owing.unit_id}"] = form
    equal, in_place = compare(made)
    assert equal >= 0.98
    assert in_place >= 0.98


def test_every_component(compare: Comparison) -> None:
    narrow = Margins(25, 20, 35, 15)
    papers = {
        "whole": whole_paper(),
        "old": paper(HEAD, TITLE, *body(60), FOOT, regime=Regime.CIRCULAR_2011),
        "narrow": paper(HEAD, TITLE, *body(60), FOOT, margins=narrow),
    }
    equal, in_place = compare(papers)
    assert equal >= 0.99
    assert in_place >= 0.99


def test_page_ends_at_every_line(compare: Comparison) -> None:
    """Feet, headings, lists and short paragraphs moved down the page line by line, over its end."""
    papers: dict[str, Paper | Files] = {}
    for count in range(20, 34, 2):
        for lines in (1, 2, 4):
            last = text(TextStyle.BODY, SENTENCE * lines + "Hết./.")
            papers[f"foot{count}-{lines}"] = paper(HEAD, TITLE, *body(count, ""), last, FOOT)
        heading = text(TextStyle.SECTION_HEADING, "II. TỔ CHỨC THỰC HIỆN")
        rest = [text(TextStyle.BULLET, "- " + SENTENCE * number) for number in (2, 1, 3, 2)]
        papers[f"heading{count}"] = paper(*body(count, ""), heading, *rest, heading, *rest)
        papers[f"list{count}"] = paper(*body(count, ""), heading, list_table(40), *rest)
    equal, in_place = compare(papers)
    assert equal >= 0.99
    assert in_place >= 0.99


def test_no_row_is_lost_where_a_list_begins_at_the_end_of_a_page(compare: Comparison) -> None:
    """Heading and first row that fill the page to within the width of a rule: LibreOffice dropped all rows behind."""
    heading = text(TextStyle.SECTION_HEADING, "II. TẬP THỂ")
    papers: dict[str, Paper | Files] = {
        f"{step}": paper(Space(655 + step / 4), heading, list_table(3), text(TextStyle.BODY, "Hết."))
        for step in range(60)
    }
    equal, in_place = compare(papers)
    assert equal >= 0.995
    assert in_place >= 0.99


def test_rows_and_paragraphs_that_fill_pages(compare: Comparison) -> None:
    columns = list_table(1).columns
    many = " ".join(f"chữ{number}" for number in range(2_000))
    tall = Table(columns, (Row(("A", "B", "C", "D")),), (Row(("1", SENTENCE, "", "")), Row(("2", many, "", ""))))
    long = paper(text(TextStyle.BODY, many)).sections[0]
    papers = {
        "long": Paper(paper().properties, (long, long)),
        "tall": paper(*body(10), tall, *body(3)),
        "list": paper(list_table(400, size=11)),
    }
    equal, in_place = compare(papers)
    assert equal >= 0.99
    assert in_place >= 0.99


def test_an_end_that_no_page_can_hold_together(compare: Comparison) -> None:
    """A last paragraph of pages and a list of recipients higher than a page: as many pages, and none left blank."""
    many = Closing(Recipients(tuple(f"- Phòng Quản lý số {number} thuộc Sở (t/h);" for number in range(80))), None)
    last = text(TextStyle.BODY, SENTENCE * 100)
    short = text(TextStyle.BODY, "Hết./.")
    papers: dict[str, Paper | Files] = {
        "paragraph": paper(HEAD, TITLE, last, FOOT),
        "both": paper(HEAD, TITLE, last, short, FOOT),
        "recipients": paper(HEAD, TITLE, *body(9), many),
    }
    equal, in_place = compare(papers)
    assert equal >= 0.99
    assert in_place >= 0.95
