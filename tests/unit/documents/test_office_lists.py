"""The office's own lists beyond the everyday: no rows, long names, many units, every way to sign."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import docx
import openpyxl
import pypdfium2
import pytest

from desktop_app.documents.docx_renderer import render_docx
from desktop_app.documents.model import Closing, Paper, Signature, Table
from desktop_app.documents.office_paper import Issuer, office_foot
from desktop_app.documents.pdf_renderer import render_pdf
from desktop_app.documents.registration_form_document import RegistrationForm, build_registration_form
from desktop_app.documents.registration_list_document import RegistrationList, build_registration_list
from desktop_app.documents.tally_document import build_tally_paper
from desktop_app.documents.tally_workbook import build_tally_workbook
from desktop_app.documents.xlsx_renderer import render_xlsx
from desktop_app.domain.award.award import (
    Outcome,
    QuotaStanding,
    QuotaVerdict,
    Tally,
    TallyRow,
    TargetStanding,
)
from desktop_app.domain.office.office import AgencyProfile, Signatory
from desktop_app.domain.plan.plan import Authority
from desktop_app.domain.registration.board import UnitRegistration
from desktop_app.domain.registration.dues import Due, DueKind
from desktop_app.domain.registration.exchange.form_stamp import FormStamp
from desktop_app.domain.registration.exchange.unit_form import FormLine, UnitForm
from desktop_app.domain.registration.registration import (
    Board,
    BoardRow,
    PlanUnit,
    Registration,
    RegistrationState,
    Timeliness,
)

DAY = date(2022, 3, 22)
LONG_UNIT = "Trung tâm Nghiên cứu, Ứng dụng và Chuyển giao tiến bộ Khoa học và Công nghệ khu vực miền núi phía Tây Bắc"
ISSUER = Issuer(
    AgencyProfile("Sở Thông tin và Truyền thông", "Ủy ban nhân dân tỉnh Hòa An", "STTTT", "Hòa An"),
    None,
    DAY,
    datetime(2022, 3, 22, tzinfo=UTC),
)
NO_DEADLINE = Due(
    "registration",
    DueKind.REGISTRATION,
    "Đăng ký thi đua",
    None,
    "Kế hoạch số 1/KH không ghi hạn đăng ký thi đua",
)
EMPTY = Tally(2022, None, None, DAY, "Tổng hợp kết quả thi đua, khen thưởng năm 2022", "")
QUOTA = QuotaStanding(
    "q",
    "CSTDCS",
    "LDTT",
    33,
    (("LDTT", 26), ("CSTDCS", 7)),
    15,
    "agency",
    None,
    None,
    "down",
    4,
    7,
    QuotaVerdict.OVER,
    "mục IV.2, Kế hoạch số 14/KH-STTTT",
    Outcome.PROPOSED,
)


def _pages(content: bytes) -> int:
    with pypdfium2.PdfDocument(content) as document:
        return len(document)


def _cells(paper: Paper) -> list[list[str]]:
    tables = (
        component for section in paper.sections for component in section.components if isinstance(component, Table)
    )
    return [
        [cell if isinstance(cell, str) else cell.text for cell in row.cells] for table in tables for row in table.rows
    ]


def _signature(issuer: Issuer) -> Signature:
    foot: Closing = office_foot(issuer)
    assert foot.right is not None
    return foot.right


@pytest.mark.parametrize(
    ("signatory", "lines", "name"),
    [
        (None, ("THỦ TRƯỞNG CƠ QUAN",), ""),
        (Signatory(1, "Trần Văn An", "Giám đốc"), ("GIÁM ĐỐC",), "Trần Văn An"),
        (
            Signatory(1, "Lê Thị Bình", "Phó Giám đốc", Authority.FOR_HEAD, "Giám đốc"),
            ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
            "Lê Thị Bình",
        ),
        (Signatory(1, "Lê Thị Bình", "Giám đốc", Authority.ACTING), ("Q. GIÁM ĐỐC",), "Lê Thị Bình"),
    ],
)
def test_who_signs(signatory: Signatory | None, lines: tuple[str, ...], name: str) -> None:
    found = _signature(replace(ISSUER, signatory=signatory))
    assert (found.title_lines, found.name) == (lines, name)


def test_a_blank_office_still_prints() -> None:
    issuer = Issuer(AgencyProfile(), None, DAY, ISSUER.printed_at)
    stamp = FormStamp(1, "0", "Kế hoạch số 1/KH", "", 1, "Phòng Một", None, None, DAY, ())
    content = UnitForm("Phòng Một", None, "Kế hoạch số 1/KH", None, "", (), (FormLine("Phòng Một"),), stamp)
    form = RegistrationForm(issuer, content)
    for paper in (build_tally_paper(EMPTY, issuer), build_registration_form(form)):
        assert _pages(render_pdf(paper)) <= 2
        assert docx.Document(BytesIO(render_docx(paper))).paragraphs


def test_two_hundred_units_of_long_names_and_many_awards() -> None:
    units = tuple((number, f"{LONG_UNIT} {number}", number % 9) for number in range(1, 201))
    codes = ("LDTT", "CSTDCS", "CSTDT", "TTLDTT", "TTLDXS", "GK", "BKT", "BKTTG", "HCLD1")
    rows = tuple(TallyRow(code, number, name, 10, 9, 8) for code in codes for number, name, _ in units)
    tally = replace(
        EMPTY, rows=(*(TallyRow(code, None, None, 2000, 1800, 1600) for code in codes), *rows), unit_sizes=units
    )
    paper = build_tally_paper(tally, ISSUER)
    cells = _cells(paper)
    assert sum(row[1].startswith(LONG_UNIT) for row in cells) == 400, "two tables of all units"
    assert ["", "Toàn cơ quan", "795", *["2000 / 1800 / 1600"] * 7] in cells
    assert _pages(render_pdf(paper)) > 10
    book = openpyxl.load_workbook(BytesIO(render_xlsx(build_tally_workbook(tally, ISSUER))))
    assert book["Tổng hợp"].max_row > 200


def test_a_broken_quota_counted_by_proposals_says_both() -> None:
    (row,) = _cells(build_tally_paper(replace(EMPTY, quotas=(QUOTA,)), ISSUER))
    assert row[3] == "15 % của 33 (26 LĐTT + 7 CSTĐCS) = 4,95, làm tròn xuống còn 4"
    assert row[4:7] == ["4", "7", "Vượt 3 (*)"]


def test_a_quota_without_base_shows_no_limit() -> None:
    blank = replace(QUOTA, base_code="", base_count=0, base_parts=(), limit=0, verdict=QuotaVerdict.UNCONFIRMED)
    (row,) = _cells(build_tally_paper(replace(EMPTY, quotas=(blank,)), ISSUER))
    assert row[3:6] == ["Chưa rõ gốc tính", "–", "7"]


def test_a_target_that_cannot_be_computed_says_why() -> None:
    target = TargetStanding("t", "Cơ quan văn hóa", None, None, "", "mục III.2", "không tính được: mức xếp loại")
    (row,) = _cells(build_tally_paper(replace(EMPTY, targets=(target,)), ISSUER))
    assert row[3:5] == ["–", "Không tính được: mức xếp loại"]


def test_formulas_in_names_stay_text() -> None:
    tally = replace(EMPTY, rows=(TallyRow("LDTT", None, None, 1, 1, 1),), unit_sizes=((1, "=1+1", 3),))
    book = openpyxl.load_workbook(BytesIO(render_xlsx(build_tally_workbook(tally, ISSUER))))
    values = [cell for row in book["Tổng hợp"].iter_rows() for cell in row if cell.value == "=1+1"]
    assert [cell.data_type for cell in values] == ["s"]


def test_a_list_nobody_has_sent_to() -> None:
    row = BoardRow(1, LONG_UNIT, "TT", Registration(0, 1, 1), Timeliness.DUE, 0, 0, PlanUnit(1, 1))
    left = replace(
        row,
        timeliness=Timeliness.EXEMPT,
        plan_unit=PlanUnit(1, 2, left_on=date(2022, 3, 1), leave_reason="Sáp nhập"),
    )
    joined = replace(
        row,
        timeliness=Timeliness.EXEMPT,
        plan_unit=PlanUnit(1, 3, joined_on=date(2022, 3, 1), join_reason="Mới lập"),
    )
    reopened = replace(
        row,
        registration=Registration(4, 1, 4, state=RegistrationState.NOT_SENT, reopen_reason="Gia hạn"),
        timeliness=Timeliness.OVERDUE,
        days=4,
    )
    rows = (row, left, joined, reopened)
    board = Board(1, NO_DEADLINE, DAY, rows)
    listed = RegistrationList(ISSUER, 2022, "Kế hoạch số 1/KH", board, tuple(UnitRegistration(one) for one in rows))
    paper = build_registration_list(listed)
    assert [cells[4:6] for cells in _cells(paper)] == [
        ["Không có hạn", ""],
        ["Đã thôi tham gia", "Thôi tham gia từ ngày 01/3/2022: Sáp nhập"],
        ["Đăng ký bổ sung", "Tham gia từ ngày 01/3/2022: Mới lập"],
        ["Không có hạn", "Mở lại: Gia hạn"],
    ]
    assert _pages(render_pdf(paper)) <= 2
