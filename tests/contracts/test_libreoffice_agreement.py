"""The DOCX laid out by LibreOffice and our PDF are the same pages: as many, broken at the same words."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from invented_texts import invented_paper, invented_tables
from libreoffice_pages import SEEDS_LEAST, UNSEEN_LEAST, Files, LibreOffice, agreement
from paper_samples import FOOT, HEAD, SENTENCE, TITLE, body, list_table, paper, text, whole_paper

from desktop_app.assembly.office import Office
from desktop_app.documents.docx_renderer import render_docx
from desktop_app.documents.model import (
    AnnexHead,
    Closing,
    Margins,
    Paper,
    Recipients,
    Regime,
    Row,
    Section,
    Space,
    Table,
    TextStyle,
)
from desktop_app.documents.plan_document import build_plan_paper
from desktop_app.domain.plan.plan import Plan, PlanStatus
from desktop_app.importing.plan.plan_parser import parse_plan

pytestmark = [pytest.mark.libreoffice, pytest.mark.timeout(600)]


def plan_papers(folder: Path) -> dict[str, Paper | Files]:
    """The paper of every plan in a folder."""
    return {
        path.stem: build_plan_paper(Plan(1, PlanStatus.DRAFT, parse_plan(path.read_text(encoding="utf-8"))))
        for path in sorted(folder.iterdir())
        if path.suffix in (".txt", ".md")
    }


@pytest.mark.seeds
def test_the_five_real_plans(libreoffice: LibreOffice, seeds_dir: Path) -> None:
    papers = plan_papers(seeds_dir)
    assert len(papers) == 5
    agreement(papers, libreoffice).require(SEEDS_LEAST)


def test_invented_plans_on_which_nothing_was_tuned(libreoffice: LibreOffice, project_root: Path) -> None:
    papers = plan_papers(project_root / "tests" / "fixtures" / "plans")
    assert papers
    agreement(papers, libreoffice).require(UNSEEN_LEAST)


def test_texts_and_tables_put_together_at_random(libreoffice: LibreOffice) -> None:
    papers: dict[str, Paper | Files] = {f"{number}": invented_paper(number) for number in range(20)}
    agreement(papers, libreoffice).require(UNSEEN_LEAST)


def test_tables_alone(libreoffice: LibreOffice) -> None:
    papers: dict[str, Paper | Files] = {f"{number}": invented_tables(number) for number in range(12)}
    agreement(papers, libreoffice).require(UNSEEN_LEAST)


def test_the_papers_of_the_demonstration(libreoffice: LibreOffice, demo_office: Office) -> None:
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
    agreement(made, libreoffice).require(UNSEEN_LEAST)


def test_every_component(libreoffice: LibreOffice) -> None:
    narrow = Margins(25, 20, 35, 15)
    papers: dict[str, Paper | Files] = {
        "whole": whole_paper(),
        "old": paper(HEAD, TITLE, *body(60), FOOT, regime=Regime.CIRCULAR_2011),
        "narrow": paper(HEAD, TITLE, *body(60), FOOT, margins=narrow),
    }
    agreement(papers, libreoffice).require(0.99)


def test_page_ends_at_every_line(libreoffice: LibreOffice) -> None:
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
    agreement(papers, libreoffice).require(0.99)


def test_no_row_is_lost_where_a_list_begins_at_the_end_of_a_page(libreoffice: LibreOffice) -> None:
    """Heading and first row that fill the page to within the width of a rule: LibreOffice dropped all rows behind."""
    heading = text(TextStyle.SECTION_HEADING, "II. TẬP THỂ")
    papers: dict[str, Paper | Files] = {
        f"{step}": paper(Space(655 + step / 4), heading, list_table(3), text(TextStyle.BODY, "Hết."))
        for step in range(60)
    }
    agreement(papers, libreoffice).require(0.995, 0.99)


def test_rows_and_paragraphs_that_fill_pages(libreoffice: LibreOffice) -> None:
    columns = list_table(1).columns
    many = " ".join(f"chữ{number}" for number in range(2_000))
    tall = Table(columns, (Row(("A", "B", "C", "D")),), (Row(("1", SENTENCE, "", "")), Row(("2", many, "", ""))))
    long = paper(text(TextStyle.BODY, many)).sections[0]
    papers: dict[str, Paper | Files] = {
        "long": Paper(paper().properties, (long, long)),
        "tall": paper(*body(10), tall, *body(3)),
        "list": paper(list_table(400, size=11)),
    }
    agreement(papers, libreoffice).require(0.99)


def test_an_end_that_no_page_can_hold_together(libreoffice: LibreOffice) -> None:
    """A last paragraph of pages and a list of recipients higher than a page: as many pages, and none left blank."""
    many = Closing(Recipients(tuple(f"- Phòng Quản lý số {number} thuộc Sở (t/h);" for number in range(80))), None)
    last = text(TextStyle.BODY, SENTENCE * 100)
    short = text(TextStyle.BODY, "Hết./.")
    papers: dict[str, Paper | Files] = {
        "paragraph": paper(HEAD, TITLE, last, FOOT),
        "both": paper(HEAD, TITLE, last, short, FOOT),
        "recipients": paper(HEAD, TITLE, *body(9), many),
    }
    agreement(papers, libreoffice).require(0.99, 0.95)


def test_an_annex_behind_one_page_is_printed_on_a_new_sheet(libreoffice: LibreOffice) -> None:
    """The back of the text's only page stays blank where both sides are printed, and is no page of the PDF."""
    annex = Section((AnnexHead("Phụ lục", "DANH SÁCH"), list_table(5)))
    made = Paper(paper().properties, (paper(HEAD, TITLE, *body(3), FOOT).sections[0], annex))
    agreement({"annex": made}, libreoffice).require(0.99)
    printed = pypdfium2.PdfDocument(libreoffice.pdfs({"printed": render_docx(made)}, with_blank_backs=True)["printed"])
    begins = [page.get_textpage().get_text_bounded()[:7] for page in printed]
    printed.close()
    assert begins == ["UBND TỈ", "", "Phụ lục"]
