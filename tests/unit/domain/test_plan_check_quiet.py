"""On clean plans the checker is quiet: fewer than one false alarm in two pages, counted on the printed paper."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from check_samples import CLEAN, TODAY, checked, plan_of
from pypdfium2 import PdfDocument

from desktop_app.documents.plan_files import render_plan_files
from desktop_app.domain.office.office import AgencyProfile, Signatory
from desktop_app.domain.plan.checks.finding import Finding
from desktop_app.domain.plan.plan import Authority, Plan, PlanContent, PlanKind, PlanStatus
from desktop_app.importing.document_reader import read_document
from desktop_app.importing.plan.plan_parser import parse_plan
from desktop_app.importing.plan.plan_template import template_content

ROOT = Path(__file__).resolve().parents[3]
OFFICE = AgencyProfile("Sở Khoa học và Công nghệ", "UBND tỉnh Hòa An", "SKHCN", "Hòa An")
SIGNATORY = Signatory(0, "Trần Văn Mẫu", "PHÓ GIÁM ĐỐC", Authority.FOR_HEAD, "GIÁM ĐỐC")

TRUE_ALARMS = {
    "ke-hoach-2024.md": {"quota.no_comparator", "citation.law_number", "attachment.form_blank"},
    "ke-hoach-2025.md": {"attachment.form_blank"},
    "ke-hoach-2026.md": {"quota.no_comparator", "citation.law_number", "attachment.form_blank"},
    "chuyen-de-2026.md": {"checklist.missing"},
    "thematic": {"deadline.not_working_day"},
}
"""What the demonstration and the templates really have: a quota without "tối đa", a law cited by number, a form without its
table, no criteria, a deadline that falls on a Sunday in some years."""


def plans() -> dict[str, PlanContent]:
    samples = sorted((ROOT / "resources" / "samples" / "demo").glob("*.md"))
    found = {path.name: parse_plan(read_document(path).text) for path in samples}
    written_apart = sorted((ROOT / "tests" / "fixtures" / "clean_plans").glob("*.txt"))
    found |= {path.name: parse_plan(read_document(path).text) for path in written_apart}
    for kind in PlanKind:
        found[kind.value] = template_content(ROOT / "resources" / "templates", 2026, kind, OFFICE, SIGNATORY)
    found["clean"] = plan_of()
    found["clean, other family"] = plan_of(OTHER)
    return found


OTHER = CLEAN.replace("I. MỤC ĐÍCH, YÊU CẦU", "I. MỤC TIÊU, PHẠM VI").replace(
    "- Đạt các tiêu chuẩn theo quy định.",
    """- Tuyên truyền trên cổng thông tin điện tử https://skhcn.hoaan.gov.vn, Zalo, Facebook và email vanphong@skhcn.hoaan.gov.vn.

- Xã Ea Súp, buôn Krông Ana, khuỷu sông Quỳnh Lưu, thuở ban đầu, huýt sáo, ngoằn ngoèo, xoong nồi, giặt giũ, giếng nước.

- Ủy ban nhân dân xã, phường; ủy viên; hòa giải; thủy lợi; khoẻ mạnh; quý I/2026, quý II; 6 tháng đầu năm (từ 01/01 đến 30/6).

- Kinh phí: 12.500.000 đồng; tỷ lệ 6,45%; điểm a khoản 2 Điều 23 Luật Thi đua, khen thưởng; “Giỏi việc nước, đảm việc nhà”.

- Đơn vị đạt tiêu chí: a) Hoàn thành nhiệm vụ; b) Không có người vi phạm; c) Có sáng kiến (nếu có).""",
)


def real_alarms(name: str, content: PlanContent) -> list[Finding]:
    return [one for one in checked(content, today=TODAY).open if one.code not in TRUE_ALARMS.get(name, set())]


def pages_of(content: PlanContent) -> int:
    pdf = PdfDocument(render_plan_files(Plan(1, PlanStatus.DRAFT, content))["pdf"])
    try:
        return len(pdf)
    finally:
        pdf.close()


@pytest.mark.parametrize("name", plans())
def test_what_is_told_of_a_clean_plan_is_true(name: str) -> None:
    content = plans()[name]
    told = {one.code for one in checked(content, today=TODAY).open}
    assert TRUE_ALARMS.get(name, set()) <= told  # the list above must stay honest
    false_alarms = real_alarms(name, content)
    assert len(false_alarms) < pages_of(content) / 2, [(one.code, one.quote) for one in false_alarms]


def test_fewer_than_one_false_alarm_in_two_pages_over_all() -> None:
    alarms = sum(len(real_alarms(name, content)) for name, content in plans().items())
    pages = sum(pages_of(content) for content in plans().values())
    assert pages > 15
    assert alarms < pages / 2


def test_an_empty_draft_is_told_what_it_lacks_and_nothing_breaks() -> None:
    told = {one.code for one in checked(PlanContent()).open}
    assert {"head.subject_missing", "signature.no_title", "recipients.missing"} <= told
    assert checked(replace(plan_of(), blocks=())).open is not None
