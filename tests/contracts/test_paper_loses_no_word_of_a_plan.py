"""Every word that a plan holds stands on its paper, in both files, as often as in the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from paper_samples import docx_texts, pdf_pages

from desktop_app.documents.docx_renderer import render_docx
from desktop_app.documents.pdf_renderer import render_pdf
from desktop_app.documents.plan_document import build_plan_paper
from desktop_app.domain.language.text import unify_tones, words
from desktop_app.domain.plan.plan import Plan, PlanStatus
from desktop_app.domain.plan.wording import content_words
from desktop_app.importing.plan.plan_parser import parse_plan


def counted(texts: Iterable[str]) -> Counter[str]:
    """Words without case (names are printed in capitals) and with one place for tones (HÒA, HOÀ)."""
    return Counter(unify_tones(word).casefold() for text in texts for word in words(text))


@pytest.mark.seeds
@pytest.mark.parametrize("number", range(5))
def test_the_five_real_plans(number: int, seeds_dir: Path) -> None:
    source = next(seeds_dir.glob(f"{number:03}_*.txt")).read_text(encoding="utf-8")
    content = parse_plan(source)
    paper = build_plan_paper(Plan(1, PlanStatus.DRAFT, content))
    wanted = counted(content_words(content))
    for printed in (docx_texts(render_docx(paper)), pdf_pages(render_pdf(paper))):
        missing = wanted - counted(printed)
        assert not missing


@pytest.mark.seeds
@pytest.mark.parametrize("number", range(5))
def test_the_end_mark_stands_once(number: int, seeds_dir: Path) -> None:
    source = next(seeds_dir.glob(f"{number:03}_*.txt")).read_text(encoding="utf-8")
    texts = docx_texts(render_docx(build_plan_paper(Plan(1, PlanStatus.DRAFT, parse_plan(source)))))
    assert sum(text.count("./.") for text in texts) == 1
    assert not [text for text in texts if text.endswith((". /.", "../.", " ./."))]
