"""Commitments with twelve who sign, lists of projects and reports with long names: the same pages in LibreOffice as in our PDF."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime

import pytest
from libreoffice_pages import LibreOffice, agreement
from paper_samples import docx_texts, pdf_lines, pdf_pages, words

from desktop_app.documents.commitment_document import build_commitment, build_comparison
from desktop_app.documents.docx_renderer import render_docx
from desktop_app.documents.model import Paper
from desktop_app.documents.office_paper import Issuer
from desktop_app.documents.pdf_renderer import render_pdf
from desktop_app.documents.project_documents import ProjectForm, ProjectPaper, build_project_form, build_project_list
from desktop_app.documents.report_document import ReportMatter, SendingFigures, build_report
from desktop_app.domain.award.award import TargetStanding
from desktop_app.domain.commitment.commitment import (
    Commitment,
    CommitmentContent,
    MovementLine,
    Party,
    PromisedTarget,
    TargetResult,
    TargetVerdict,
)
from desktop_app.domain.office.office import AgencyProfile, Signatory
from desktop_app.domain.plan.facts import Comparator
from desktop_app.domain.plan.plan import Authority
from desktop_app.domain.project.project import ProgressEntry, ProgressState, ProjectStanding, RegisteredProject
from desktop_app.domain.registration.report_periods import ReportPeriod

DAY = date(2026, 6, 10)
LONG = "Trung tâm Nghiên cứu, Ứng dụng và Chuyển giao tiến bộ khoa học công nghệ Tây Bắc"
ISSUER = Issuer(
    AgencyProfile("Sở Khoa học và Công nghệ", "UBND tỉnh Hòa An", "SKHCN", "Hòa An"),
    Signatory(1, "Lê Thị Thử", "Phó Giám đốc", Authority.FOR_HEAD, "Giám đốc"),
    DAY,
    datetime(2026, 6, 10, tzinfo=UTC),
)
TARGETS = tuple(
    PromisedTarget(
        f"t{number}", f"Có 95% trở lên cá nhân đạt chỉ tiêu số {number}", "%", "≥ 95 %", Comparator.AT_LEAST, 95
    )
    for number in range(1, 7)
)
CONTENT = CommitmentContent(
    "Năm 2026",
    "Khối thi đua các cơ quan Văn hóa - Xã hội",
    ("Căn cứ Kế hoạch số 15/KH-SKHCN ngày 09/02/2026 về việc phát động phong trào thi đua năm 2026.",),
    tuple(f"Nội dung thi đua thứ {number}: thực hiện tốt nhiệm vụ chính trị được giao." for number in range(1, 9)),
    (MovementLine("Đợt 1: chào mừng ngày thành lập ngành", "Hoàn thành 50% kế hoạch", "01/01/2026", "30/6/2026"),),
    TARGETS,
    ("Tập thể lao động xuất sắc (Văn phòng Sở)", "Lao động tiên tiến: 12 cá nhân"),
    "Hòa An",
)


def commitment(parties: int) -> Commitment:
    signing = tuple(
        Party(f"{LONG} số {number}", None, "Giám đốc", f"Trần Văn Mẫu {number}") for number in range(1, parties + 1)
    )
    results = (TargetResult("t1", 0, TargetVerdict.MET, "96,5 %", 96.5, "Quyết định số 12/QĐ-SKHCN"),)
    return Commitment(1, 3, 2026, CONTENT, signing, date(2026, 3, 20), results=results)


def projects() -> tuple[ProjectStanding, ...]:
    made = []
    for number in range(1, 15):
        project = RegisteredProject(
            number,
            1,
            number // 4,
            f"Xây dựng hệ thống giám sát an toàn thông tin số {number}",
            "từ tháng 01/2026 đến tháng 9/2026",
            contents=("Khảo sát hiện trạng và lập danh mục thiết bị", "Triển khai phần mềm tại các cơ quan, đơn vị"),
            expected_result="Hoàn thành các nội dung đăng ký nêu trên trong năm",
        )
        entry = ProgressEntry(
            1, number, DAY, ProgressState.UNDERWAY, 40, "Đã khảo sát 12 đơn vị", "Biên bản số 02/BB-VP"
        )
        made.append(ProjectStanding(project, f"{LONG} {number // 4}", "TT", (entry,), ProgressState.UNDERWAY))
    return tuple(made)


def report() -> Paper:
    figures = SendingFigures(9, 6, 2, (LONG,), (f"{LONG}: Trưởng phòng đi công tác dài ngày",))
    targets = (
        TargetStanding("t1", "Có 95% trở lên CBCCVC đạt lao động tiên tiến", 96.5, True, "≥ 95 %", ""),
        TargetStanding("t2", "Cơ quan đạt chuẩn văn hóa", None, None, "", "", "không tính được"),
    )
    return build_report(
        ReportMatter(
            ISSUER,
            "Kế hoạch số 15/KH-SKHCN ngày 09/02/2026 về việc phát động phong trào thi đua yêu nước năm 2026",
            ReportPeriod("quý II năm 2026", date(2026, 4, 1), date(2026, 6, 30)),
            "Hội đồng Thi đua - Khen thưởng tỉnh Hòa An",
            figures,
            58,
            7,
            (("Lao động tiên tiến", 58, None, None), ("Chiến sĩ thi đua cơ sở", 9, None, None)),
            targets,
            projects()[:4],
            True,
            figures,
            (f"{LONG}: hai sáng kiến mới",),
            ("VT", "VP"),
        )
    )


PAPERS = {
    "commitment-of-two": lambda: build_commitment(commitment(2), ISSUER),
    "commitment-of-nine": lambda: build_commitment(commitment(9), ISSUER),
    "commitment-of-twelve": lambda: build_commitment(commitment(12), ISSUER),
    "comparison": lambda: build_comparison(commitment(12), ISSUER, "Kế hoạch số 15/KH-SKHCN"),
    "project-form": lambda: build_project_form(
        ProjectForm(ISSUER, LONG, 2026, "Kế hoạch số 15/KH-SKHCN", tuple(one.project for one in projects()[:3]))
    ),
    "project-list": lambda: build_project_list(ProjectPaper(ISSUER, 2026, "Kế hoạch số 15/KH-SKHCN", projects())),
    "report": report,
}


@pytest.mark.parametrize("name", PAPERS)
def test_no_word_of_the_word_file_is_missing_in_the_pdf(name: str) -> None:
    """The PDF has more: page numbers, and the heads of tables again on each page."""
    made = PAPERS[name]()
    assert not Counter(words(docx_texts(render_docx(made)))) - Counter(words(pdf_pages(render_pdf(made))))


@pytest.mark.parametrize("parties", [9, 12])
def test_no_signature_is_cut_by_a_page(parties: int) -> None:
    """Who signs stands on the page of the title below which the name is written."""
    lines = list(pdf_lines(render_pdf(build_commitment(commitment(parties), ISSUER))))
    names = [each for each in lines if each.text.startswith("Trần Văn Mẫu")]
    titles = [each for each in lines if each.text.startswith("ĐẠI DIỆN")]
    assert (len(names), len(titles)) == (parties, parties)
    for name in names:
        assert any(each.page == name.page and each.top < name.top for each in titles), name.text


@pytest.mark.libreoffice
@pytest.mark.timeout(300)
def test_libreoffice_sets_the_same_pages(libreoffice: LibreOffice) -> None:
    agreement({name: build() for name, build in PAPERS.items()}, libreoffice).require(0.98)
