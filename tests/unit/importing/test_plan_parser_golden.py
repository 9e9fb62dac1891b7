"""The golden counts of the five real plans, and those of the five invented ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from desktop_app.domain.plan.blocks import Block, BlockKind, TitleStyle, walk
from desktop_app.domain.plan.wording import content_lines
from desktop_app.importing.plan.plan_parser import parse_plan

# sections, pseudo-sections, clauses, display titles of clauses, run-in titles, "-", "+", recipients with Lưu,
# citations, different ones, bases, page joins
SEEDS = {
    "000": (4, 0, 8, 3, 1, 25, 0, 4, 4, 4, 1, 1),
    "001": (3, 0, 9, 2, 0, 6, 0, 8, 9, 7, 3, 0),
    "002": (5, 0, 6, 1, 1, 15, 3, 6, 10, 6, 2, 1),
    "003": (5, 0, 5, 5, 0, 16, 2, 6, 11, 7, 2, 1),
    "004": (0, 2, 9, 0, 0, 5, 0, 6, 6, 6, 1, 1),
}
INVENTED = {
    "000": (4, 0, 7, 3, 1, 11, 0, 4, 4, 4, 1, 1),
    "001": (3, 0, 7, 2, 0, 4, 0, 7, 9, 7, 3, 0),
    "002": (5, 0, 5, 1, 1, 12, 2, 4, 10, 6, 2, 1),
    "003": (5, 0, 5, 5, 0, 11, 2, 4, 8, 6, 2, 1),
    "004": (0, 2, 5, 0, 0, 4, 0, 4, 5, 5, 1, 1),
}


def counts(source: Any) -> tuple[int, ...]:
    content = source.content
    clauses = source.blocks(BlockKind.CLAUSE)
    citations = content.facts.citations
    return (
        len(source.blocks(BlockKind.SECTION)),
        len(source.blocks(BlockKind.PSEUDO_SECTION)),
        len(clauses),
        sum(block.title_style is TitleStyle.DISPLAY for block in clauses),
        sum(block.title_style is TitleStyle.RUN_IN for block in clauses),
        len(source.blocks(BlockKind.BULLET, "-")),
        len(source.blocks(BlockKind.BULLET, "+")),
        len(content.recipients) + bool(content.filing),
        len(citations),
        len({one.target_key for one in citations}),
        sum(one.is_basis for one in citations),
        sum(len(block.joins) for block in source.blocks()),
    )


@pytest.mark.seeds
@pytest.mark.parametrize("number", SEEDS)
def test_golden_counts_of_the_real_plans(seed: Callable[[str], Any], number: str) -> None:
    assert counts(seed(number)) == SEEDS[number]


@pytest.mark.parametrize("number", INVENTED)
def test_golden_counts_of_the_invented_plans(invented: Callable[[str], Any], number: str) -> None:
    assert counts(invented(number)) == INVENTED[number]


@pytest.mark.seeds
@pytest.mark.parametrize(
    ("number", "head"),
    [
        ("000", ("", "KH-STTTT", "Sóc Trăng", None, 2, 2024, 2024, "annual")),
        ("001", ("", "KH-STTTT", "Vĩnh Phúc", None, 11, 2021, 2021, "annual")),
        ("002", ("", "KH-STTTT-VP", "Trà Vinh", None, 8, 2021, 2021, "thematic")),
        ("003", ("14", "KH-STTTT", "Kiên Giang", 24, 2, 2022, 2022, "annual")),
        ("004", ("60", "KH-STTTT", "Đồng Nai", 9, 1, 2018, 2018, "annual")),
    ],
)
def test_heads_of_the_real_plans(seed: Callable[[str], Any], number: str, head: tuple[object, ...]) -> None:
    content = seed(number).content
    read = content.head
    assert read.document_type == "KẾ HOẠCH"
    assert head == (
        read.number, read.symbol, read.place, read.day, read.month, read.year, content.working_year, content.plan_kind.value,
    )  # fmt: skip


def test_subjects_themes_and_abstract_parts(plan: Callable[[str], Any]) -> None:
    assert plan("000").content.head.subject == "Phát động phong trào thi đua yêu nước năm 2024"
    assert plan("001").content.head.subject.startswith(
        "Phát động phong trào thi đua thực hiện thắng lợi nhiệm vụ phát triển"
    )
    assert plan("003").content.head.subject == "Phát động thi đua năm 2022"
    assert plan("004").content.head.subject == "Phát động phong trào thi đua năm 2018"
    assert plan("000").content.head.theme == plan("001").content.head.theme == plan("002").content.head.theme == ""
    assert f"chủ đề “{plan('003').content.head.theme}”" in plan("003").text
    assert plan("004").content.head.theme.endswith("(11/6/1948-11/6/2018)")


def test_opening_paragraphs_have_their_roles(plan: Callable[[str], Any]) -> None:
    roles = {
        number: [block.role.value for block in plan(number).content.blocks if block.kind is BlockKind.PARAGRAPH]
        for number in SEEDS
    }
    assert roles == {
        "000": ["basis"],
        "001": ["basis", "lead"],
        "002": ["basis", "lead"],
        "003": ["basis"],
        "004": ["basis", "lead", "bridge", "closing"],
    }


def test_reading_needs_no_last_resort(plan: Callable[[str], Any]) -> None:
    for number in SEEDS:
        assert not {"text.kept_plain", "text.kept_as_body", "tail.text_kept", "head.line_kept"} & {
            one.code for one in plan(number).content.warnings
        }


def test_a_plan_written_out_as_lines_and_read_again_is_the_same(plan: Callable[[str], Any]) -> None:
    for number in SEEDS:
        content = plan(number).content
        again = parse_plan("\n\n".join(content_lines(content)))
        assert [_outline(block) for block in walk(again.blocks)] == [_outline(block) for block in walk(content.blocks)]
        assert (again.head, again.recipients, again.filing) == (content.head, content.recipients, content.filing)
        assert (again.signature, again.attachments) == (content.signature, content.attachments)
        assert again.facts == content.facts


def _outline(block: Block) -> tuple[object, ...]:
    return block.uid, block.kind, block.role, block.marker, block.title, block.title_style, block.text
