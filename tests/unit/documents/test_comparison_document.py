"""Two plans compared, on paper: what each row says, and that long texts fit."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from desktop_app.documents.comparison_document import build_comparison_paper
from desktop_app.documents.model import Paper, Paragraph, Table
from desktop_app.documents.office_paper import Issuer
from desktop_app.documents.rendering import render
from desktop_app.domain.office.office import AgencyProfile
from desktop_app.domain.plan.blocks import Block, BlockKind
from desktop_app.domain.plan.comparison.comparing import compare
from desktop_app.domain.plan.facts import Deadline, DeadlineKind, PlanFacts
from desktop_app.domain.plan.plan import DocumentHead, Plan, PlanContent, PlanStatus

ISSUER = Issuer(
    AgencyProfile("Sở Mẫu", "UBND tỉnh Hòa An", "SM", "Hòa An"),
    None,
    date(2026, 11, 2),
    datetime(2026, 11, 2, tzinfo=UTC),
)
LONG = " ".join(f"từ{number}" for number in range(900))
OLD = PlanContent(
    head=DocumentHead(number="18", symbol="KH-SM", day=17, month=2, year=2025, subject="Phát động thi đua năm 2025"),
    blocks=(
        Block("a", BlockKind.BULLET, "Bảng đăng ký gửi chậm nhất hết ngày 14/3/2025.", marker="-"),
        Block("b", BlockKind.BULLET, "Mỗi đơn vị có một sáng kiến.", marker="-"),
    ),
    facts=PlanFacts(deadlines=(Deadline(uid="d", block_uid="a", deadline_kind=DeadlineKind.REGISTRATION, on=date(2025, 3, 14)),)),
    working_year=2025,
)  # fmt: skip


def paper(new: PlanContent, old: PlanContent = OLD) -> Paper:
    plans = (Plan(1, PlanStatus.ISSUED, old), Plan(2, PlanStatus.DRAFT, new))
    return build_comparison_paper(*plans, compare(old, new, share_uids=True), ISSUER)


def rows(made: Paper) -> list[tuple[str, ...]]:
    """The cells of all tables, without their numbers."""
    tables = [one for section in made.sections for one in section.components if isinstance(one, Table)]
    return [tuple(str(cell) for cell in row.cells[1:]) for table in tables for row in table.rows]


def test_changed_words_stand_in_brackets_beside_each_other() -> None:
    changed = replace(OLD.blocks[0], text="Bảng đăng ký gửi chậm nhất hết ngày 20/3/2026.")
    deadline = replace(OLD.facts.deadlines[0], on=date(2026, 3, 20))
    new = replace(OLD, blocks=(changed, OLD.blocks[1]), facts=PlanFacts(deadlines=(deadline,)))
    assert rows(paper(new)) == [
        (
            "Sửa lời",
            "Phần mở đầu",
            "- Bảng đăng ký gửi chậm nhất hết ngày [14/3/2025].",
            "- Bảng đăng ký gửi chậm nhất hết ngày [20/3/2026].",
        ),
        ("Hạn nộp", "Hạn đăng ký thi đua: hạn", "Phần mở đầu", "14/3/2025", "20/3/2026"),
    ]


def test_what_came_and_what_went_fill_one_side() -> None:
    new = replace(OLD, blocks=(OLD.blocks[0], Block("c", BlockKind.BULLET, "Thêm một ý.", marker="-")))
    assert rows(paper(new)) == [
        ("Bỏ", "Phần mở đầu", "- Mỗi đơn vị có một sáng kiến.", ""),
        ("Thêm", "Phần mở đầu", "", "- Thêm một ý."),
    ]


def test_equal_plans_are_said_to_be_equal() -> None:
    made = paper(OLD)
    words = [one.text for one in made.sections[0].components if isinstance(one, Paragraph)]
    assert rows(made) == []
    assert words[-1] == "Hai kế hoạch giống nhau."


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_text_longer_than_a_page_goes_on_in_further_rows(kind: str) -> None:
    new = replace(OLD, blocks=(*OLD.blocks, Block("c", BlockKind.PARAGRAPH, LONG)))
    made = paper(new)
    found = [row for row in rows(made) if "từ" in row[3]]
    assert len(found) > 5
    assert " ".join(row[3] for row in found) == LONG
    assert [row[0] for row in found] == ["Thêm", *[""] * (len(found) - 1)]
    assert len(render(made, kind)) > 4000
