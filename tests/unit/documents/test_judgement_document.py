"""Phiếu thẩm định: what stands on it, one sheet or a list before many."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from paper_samples import docx_texts, pdf_pages

from desktop_app.documents.judgement_document import JudgedCandidate, build_judgement_paper
from desktop_app.documents.office_paper import Issuer
from desktop_app.documents.rendering import render
from desktop_app.domain.evidence import Evidence, Source
from desktop_app.domain.judging.judgement import Candidate, Finding, Judgement, Verdict
from desktop_app.domain.office.office import AgencyProfile
from desktop_app.domain.registration.registration import SubjectKind

DAY = date(2025, 12, 20)
LAW, OWN = Source("Luật 06/2022/QH15, Điều 23"), Source("quy chế của Sở, Điều 5", Evidence.LOCAL)
RATING = Finding("a", "Được xếp loại xuất sắc", "Hoàn thành tốt", LAW, Verdict.NOT_MET, "Xếp loại cao hơn.", 2026)
PAPER = Finding(
    "b",
    "Có sáng kiến",
    "Chưa có quyết định",
    LAW,
    Verdict.MISSING,
    "Còn thiếu quyết định.",
    2025,
    (),
    ("có quyết định",),
)
MERIT = Finding(
    "m", "Xuất sắc hoặc có sáng kiến", "Chưa đủ", LAW, Verdict.MISSING, "Còn thiếu quyết định.", 2025, (RATING, PAPER),
    ("có quyết định",),
)  # fmt: skip
LOCAL = Finding("l", "Làm việc từ 9 tháng", "12 tháng", OWN, Verdict.MET)
NOTE = "Đối chiếu tạm theo Luật 06/2022/QH15 do cơ quan chọn (chưa kiểm chứng)."


def issuer() -> Issuer:
    return Issuer(
        AgencyProfile(name="Sở Khoa học và Công nghệ", place="Kiến Hải"),
        None,
        DAY,
        datetime(2025, 12, 20, 8, 0, tzinfo=UTC),
    )


def judged(name: str, *findings: Finding) -> JudgedCandidate:
    verdict = Verdict.MISSING if MERIT in findings else Verdict.MET
    candidate = Candidate(SubjectKind.PERSON, 1, 1)
    judgement = Judgement(
        candidate, "CSTDCS", 2025, DAY, "C", "Luật 06/2022/QH15", verdict, findings, (NOTE,), "Giám đốc Sở"
    )
    return JudgedCandidate(name, "Chuyên viên", "Phòng Công nghệ", judgement)


def lines(file_kind: str, *sheets: JudgedCandidate) -> list[str]:
    content = render(build_judgement_paper(issuer(), sheets), file_kind)
    return docx_texts(content) if file_kind == "docx" else pdf_pages(content)


@pytest.mark.parametrize("file_kind", ["docx", "pdf"])
def test_one_sheet_says_whom_by_what_what_is_open_and_who_decides(file_kind: str) -> None:
    text = " ".join(" ".join(lines(file_kind, judged("Tạ Thị Én", MERIT, LOCAL))).split())
    for wanted in (
        "PHIẾU THẨM ĐỊNH",
        "(Chiến sĩ thi đua cơ sở năm 2025)",
        "Họ và tên: Tạ Thị Én",
        "Chức vụ, đơn vị: Chuyên viên, Phòng Công nghệ",
        "Ngày nhận hồ sơ: 20/12/2025",
        NOTE,
        "– Có sáng kiến",
        "Quy chế của Sở, Điều 5 (quy định riêng)",
        "Kết quả đối chiếu: Thiếu minh chứng",
        "Khi nào đủ: Ngay khi có quyết định, vẫn trong năm xét 2025.",
        "Thẩm quyền quyết định: Giám đốc Sở",
        "Phần mềm chỉ đối chiếu",
        "Ý kiến thẩm định",
        "NGƯỜI THẨM ĐỊNH",
    ):
        assert wanted in text
    assert "TỔNG HỢP" not in text


def test_what_is_met_has_no_why_and_no_when() -> None:
    text = " ".join(lines("docx", judged("Tạ Thị Én", LOCAL)))
    assert "Kết quả đối chiếu: Đạt" in text
    assert "Khi nào đủ" not in text
    assert "Còn thiếu, chưa đạt" not in text


def test_many_have_a_list_first_and_a_page_each() -> None:
    pages = lines("pdf", judged("Tạ Thị Én", MERIT), judged("Tạ Văn Lý", LOCAL), judged("Tạ Thị Ổi", MERIT))
    assert "TỔNG HỢP KẾT QUẢ THẨM ĐỊNH" in pages[0]
    assert "3 đề nghị: 1 đạt, 0 không đạt, 2 thiếu minh chứng." in " ".join(pages[0].split())
    assert ["PHIẾU THẨM ĐỊNH" in page for page in pages[1:]].count(True) == 3
    assert [name for name in ("Tạ Thị Én", "Tạ Văn Lý", "Tạ Thị Ổi") if name in pages[0]] == [
        "Tạ Thị Én",
        "Tạ Văn Lý",
        "Tạ Thị Ổi",
    ]
