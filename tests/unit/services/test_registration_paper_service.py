"""The papers of registrations and tallies, as real files."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pypdfium2
import pytest
from small_office import SmallOffice

from desktop_app.domain.award.award import Award, Outcome, Tally
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.text import clean_line
from desktop_app.domain.registration.registration import RegistrationLine, RegistrationState, SubjectKind
from desktop_app.services.office_service import OfficeService
from desktop_app.services.registration_paper_service import RegistrationPaperService
from desktop_app.storage.form_queries import FormQueries

OFFICE, POST, TECH = "Văn phòng Sở", "Phòng Bưu chính - Viễn thông", "Phòng Công nghệ thông tin"


@pytest.fixture
def small(tmp_path: Path, fixed_clock: Any) -> Iterator[SmallOffice]:
    fixed_clock.move_to(date(2022, 3, 22))
    office = SmallOffice(tmp_path, fixed_clock)
    yield office
    office.close()


@pytest.fixture
def papers(small: SmallOffice, fixed_clock: Any) -> RegistrationPaperService:
    return RegistrationPaperService(small.plans, small.registration_lines, small.office, fixed_clock)


def _text_of_pdf(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as document:
        texts = []
        for page in document:
            textpage = page.get_textpage()
            texts.append(textpage.get_text_range())
            textpage.close()
            page.close()
        return clean_line(" ".join(texts))


def _tables(content: bytes) -> list[list[list[str]]]:
    return [
        [[clean_line(cell.text) for cell in row.cells] for row in table.rows]
        for table in docx.Document(BytesIO(content)).tables
    ]


def _line(person_id: int, title: str = "LDTT", **fields: Any) -> RegistrationLine:
    return RegistrationLine(0, 0, SubjectKind.PERSON, person_id, title_code=title, **fields)


def _registered(small: SmallOffice) -> int:
    plan, service = small.issue(), small.registrations
    first, second, third, *_ = small.people[OFFICE]
    unit = small.units[OFFICE]
    lines = service.save_lines(
        plan,
        unit,
        [
            _line(first, "CSTDCS", commendation_code="GK", initiative="Số hóa hồ sơ lưu trữ"),
            _line(second),
            RegistrationLine(0, 0, SubjectKind.COLLECTIVE, collective_name=OFFICE, title_code="TTLDTT"),
        ],
    )
    service.receive(plan, unit, date(2022, 3, 16), state=RegistrationState.APPROVED)
    gone = replace(lines[1], withdrawn_on=date(2022, 3, 20), withdrawn_reason="Nghỉ hưu")
    added = _line(third, is_supplementary=True, supplementary_reason="Mới chuyển về")
    service.save_lines(plan, unit, [lines[0], gone, lines[2], added])
    service.receive(plan, small.units[TECH], date(2022, 3, 21), late_reason="Trưởng phòng đi công tác")
    service.receive_and_return(plan, small.units[POST], date(2022, 3, 17), "Thiếu sáng kiến")
    return plan


def test_the_form_has_the_people_of_the_unit_by_given_name(
    small: SmallOffice, papers: RegistrationPaperService
) -> None:
    plan = small.issue()
    content = papers.registration_form_bytes(plan, small.units[OFFICE], "docx")
    tables = _tables(content)
    people, collectives = (table for table in tables if table[0][0] == "STT")
    assert people[0][1:] == [
        "Họ và tên",
        "Chức vụ",
        "Danh hiệu thi đua",
        "Hình thức khen thưởng",
        "Sáng kiến/đề tài",
        "Ghi chú",
    ]
    names = [row[1] for row in people[1:] if row[1]]
    assert names == [person.full_name for person in small.office.people(None, small.units[OFFICE])]
    assert [row[0] for row in people[1:13]] == [str(number) for number in range(1, 13)]
    assert {row[2] for row in people[1:13]} == {"Chuyên viên"}
    assert people[13][1] == "", "room for who is missing"
    assert collectives[1][:2] == ["1", OFFICE]
    text = _text_of_pdf(papers.registration_form_bytes(plan, small.units[OFFICE], "pdf"))
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "BẢNG ĐĂNG KÝ THI ĐUA",
        "VĂN PHÒNG SỞ",
        "NĂM 2022",
        "(Theo Kế hoạch số 14/KH-STTTT ngày 24/02/2022; gửi chậm nhất hết ngày 18/3/2022)",
        "THỦ TRƯỞNG ĐƠN VỊ",
    ):
        assert words in text


def test_the_form_carries_what_is_registered(small: SmallOffice, papers: RegistrationPaperService) -> None:
    plan = _registered(small)
    tables = _tables(papers.registration_form_bytes(plan, small.units[OFFICE], "docx"))
    people, collectives = (table for table in tables if table[0][0] == "STT")
    first, second, *_ = small.people[OFFICE]
    rows = {row[1]: row[3:6] for row in people[1:] if row[1]}
    assert rows[small.name_of(first)] == [
        "Chiến sĩ thi đua cơ sở",
        "Giấy khen của Giám đốc Sở",
        "Số hóa hồ sơ lưu trữ",
    ]
    assert rows[small.name_of(second)] == ["", "", ""], "a withdrawn line is gone from the form"
    assert collectives[1][1:3] == [OFFICE, "Tập thể lao động tiên tiến"]


def test_the_consolidated_list_says_where_every_unit_stands(
    small: SmallOffice, papers: RegistrationPaperService
) -> None:
    plan = _registered(small)
    tables = _tables(papers.registration_list_bytes(plan, "docx"))
    states, lines = (table for table in tables if table[0][0] == "STT")
    assert [row[1:] for row in states[1:]] == [
        ["Lãnh đạo Sở", "Chưa gửi", "", "Quá hạn 4 ngày", "", "0"],
        [OFFICE, "Đã duyệt", "16/3/2022", "Đúng hạn", "", "3"],
        [POST, "Trả lại", "17/3/2022", "Đúng hạn", "Trả lại: Thiếu sáng kiến", "0"],
        [TECH, "Chờ duyệt", "21/3/2022", "Trễ 3 ngày", "Trưởng phòng đi công tác", "0"],
        ["Trung tâm Công nghệ số", "Chưa gửi", "", "Quá hạn 4 ngày", "", "0"],
    ]
    assert lines[1][0] == f"I. {OFFICE}: đã duyệt, đúng hạn, 3 dòng"
    assert [row[0] for row in lines[2:6]] == ["1", "–", "2", "3"]
    assert lines[3][6] == "Rút đăng ký ngày 20/3/2022: Nghỉ hưu"
    assert lines[5][6] == "Đăng ký bổ sung ngày 22/3/2022: Mới chuyển về"
    text = _text_of_pdf(papers.registration_list_bytes(plan, "pdf"))
    assert "Tổng số 5 đơn vị: đã duyệt 1, trả lại 1, chờ duyệt 1, chưa gửi 2; nhận trễ hạn 1." in text
    assert "Danh sách có 2 cá nhân, 1 tập thể đăng ký: LĐTT 1, CSTĐCS 1, TTLĐTT 1, Giấy khen 1." in text
    assert "(Theo Kế hoạch số 14/KH-STTTT ngày 24/02/2022; số liệu đến ngày 22/3/2022)" in text
    assert "(Hạn đăng ký 18/3/2022, mục IV.3, Kế hoạch số 14/KH-STTTT)" in text


def test_a_long_list_repeats_its_heading_on_every_page(small: SmallOffice, papers: RegistrationPaperService) -> None:
    plan = small.issue()
    for unit, people in small.people.items():
        small.registrations.save_lines(plan, small.units[unit], [_line(person) for person in people])
        small.registrations.receive(plan, small.units[unit], date(2022, 3, 16))
    content = papers.registration_list_bytes(plan, "pdf")
    with pypdfium2.PdfDocument(content) as document:
        pages = len(document)
    assert pages >= 3
    assert _text_of_pdf(content).count("Sáng kiến/đề tài") >= pages - 1


def _tally(small: SmallOffice) -> Tally:
    champions = {"Lãnh đạo Sở": 1, OFFICE: 2, POST: 2, TECH: 1, "Trung tâm Công nghệ số": 0}
    awards = [
        Award(
            0,
            2022,
            SubjectKind.PERSON,
            small.units[unit],
            "LDTT" if place < len(people) - champions[unit] else "CSTDCS",
            Outcome.APPROVED,
            person_id=person,
        )
        for unit, people in small.people.items()
        for place, person in enumerate(people)
    ]
    awards += [
        Award(0, 2022, SubjectKind.PERSON, small.units[OFFICE], "GK", Outcome.APPROVED, person_id=person)
        for person in small.people[OFFICE][:4]
    ]
    small.awards.save_results(awards)
    return small.awards.tally(2022)


def test_the_tally_on_paper(small: SmallOffice, papers: RegistrationPaperService) -> None:
    _registered(small)
    tally = _tally(small)
    results, quotas, targets = (table for table in _tables(papers.tally_bytes(tally, "docx")) if table[0][0] == "STT")
    assert results[0] == ["STT", "Đơn vị", "Số người", "LĐTT", "CSTĐCS", "TTLĐTT", "Giấy khen"]
    assert results[2] == ["2", OFFICE, "12", "1 / 10 / 10", "1 / 2 / 2", "1 / 0 / 0", "1 / 4 / 4"]
    assert results[-1] == ["", "Toàn cơ quan", "40", "1 / 34 / 34", "1 / 6 / 6", "1 / 0 / 0", "1 / 4 / 4"]
    assert quotas[1] == [
        "1",
        "CSTĐCS",
        "Toàn cơ quan",
        "15 % của 40 (34 LĐTT + 6 CSTĐCS) = 6, làm tròn xuống",
        "6",
        "6",
        "Trong tỷ lệ",
        "mục IV.2, Kế hoạch số 14/KH-STTTT",
    ]
    office = next(row for row in quotas if row[2] == OFFICE)
    assert office[3:7] == [
        "40 % của 12 (10 LĐTT + 2 CSTĐCS) = 4,8, làm tròn xuống còn 4",
        "4",
        "4",
        "Chưa xác nhận",
    ]
    assert targets[1][1:5] == ["95% trở lên CBCCVC đạt lao động tiên tiến", "≥ 95 %", "100,0 %", "Đạt"]
    text = _text_of_pdf(papers.tally_bytes(tally, "pdf"))
    assert "Kết quả thi đua, khen thưởng năm 2022" in text
    assert "(Theo Kế hoạch số 14/KH-STTTT ngày 24/02/2022; số liệu đến ngày 22/3/2022)" in text
    assert "Xác nhận tỷ lệ là mức tối đa để kết luận." in text


def test_the_tally_as_a_workbook_has_figures_not_words(small: SmallOffice, papers: RegistrationPaperService) -> None:
    _registered(small)
    book = openpyxl.load_workbook(BytesIO(papers.tally_bytes(_tally(small), "xlsx")))
    assert book.sheetnames == ["Tổng hợp", "Tỷ lệ", "Chỉ tiêu", "Tiền thưởng"]
    rows = [list(row) for row in book["Tổng hợp"].iter_rows(values_only=True)]
    place = next(place for place, row in enumerate(rows) if row[0] == "STT")
    header = list(zip(rows[place - 1], rows[place], strict=True))
    total = next(row for row in rows if row[1] == "Toàn cơ quan")
    figures = dict(zip(header, total, strict=True))
    assert [figures["LĐTT", word] for word in ("Đăng ký", "Đề nghị", "Công nhận")] == [1, 34, 34]
    quota = next(row for row in book["Tỷ lệ"].iter_rows(values_only=True) if row[0] == 1)
    assert [quota[4], quota[5], quota[8], quota[9]] == [15, 40, 6, 6]
    assert quota[6] == "34 LĐTT + 6 CSTĐCS"


def test_an_empty_tally_is_still_a_paper(small: SmallOffice, papers: RegistrationPaperService) -> None:
    tally = small.awards.tally(2019)
    assert "Chưa có đăng ký và kết quả." in _text_of_pdf(papers.tally_bytes(tally, "pdf"))
    assert openpyxl.load_workbook(BytesIO(papers.tally_bytes(tally, "xlsx"))).sheetnames == ["Tổng hợp"]


def test_many_awards_are_split_over_several_tables(small: SmallOffice, papers: RegistrationPaperService) -> None:
    small.issue()
    codes = ["LDTT", "CSTDCS", "CSTDT", "CSTDB", "GK", "BKT", "BKB", "KNC", "HCLD3"]
    person = small.people[OFFICE][0]
    small.awards.save_results(
        [
            Award(0, 2022, SubjectKind.PERSON, small.units[OFFICE], code, Outcome.APPROVED, person_id=person)
            for code in codes
        ]
    )
    tables = _tables(papers.tally_bytes(small.awards.tally(2022), "docx"))
    results = [table[0] for table in tables if table[0][:2] == ["STT", "Đơn vị"]]
    assert [len(header) - 3 for header in results] == [7, 2]


def test_files_are_written_whole_and_twice_alike(
    small: SmallOffice, papers: RegistrationPaperService, tmp_path: Path, fixed_clock: Any
) -> None:
    plan = _registered(small)
    tally = _tally(small)
    for kind in ("docx", "pdf", "xlsx"):
        path = papers.export_tally(tally, tmp_path / f"Tổng hợp.{kind.upper()}")
        first = path.read_bytes()
        fixed_clock.move_to(fixed_clock.today())
        papers.export_tally(tally, path)
        assert len(first) > 3000
        assert _parts(path.read_bytes()) == _parts(first)
    assert papers.export_registration_list(plan, tmp_path / "a.pdf").stat().st_size > 3000
    assert papers.export_registration_form(plan, small.units[OFFICE], tmp_path / "b.docx").stat().st_size > 3000


def _parts(content: bytes) -> object:
    if content[:2] != b"PK":
        return content
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("name", ["tổng hợp.odt", "tổng hợp", "tổng hợp.doc"])
def test_other_kinds_of_files_are_refused_before_anything_is_written(
    small: SmallOffice, papers: RegistrationPaperService, tmp_path: Path, name: str
) -> None:
    plan = small.issue()
    with pytest.raises(UserError) as error:
        papers.export_tally(small.awards.tally(2022), tmp_path / name)
    assert ".docx, .pdf hoặc .xlsx" in error.value.message
    with pytest.raises(UserError) as error:
        papers.export_registration_list(plan, tmp_path / name)
    assert ".docx hoặc .pdf" in error.value.message
    assert not (tmp_path / name).exists()


def test_only_issued_plans_have_these_papers(small: SmallOffice, papers: RegistrationPaperService) -> None:
    draft = small.draft()
    for make in (
        lambda: papers.registration_form_bytes(draft, small.units[OFFICE], "pdf"),
        lambda: papers.registration_list_bytes(draft, "pdf"),
    ):
        with pytest.raises(UserError) as error:
            make()
        assert error.value.code == "registration.plan_not_issued"


def _heads(content: bytes) -> str:
    return " ".join(cell for table in _tables(content) for row in table for cell in row)


def test_a_form_and_the_list_bear_the_offices_names_of_their_day(
    small: SmallOffice, papers: RegistrationPaperService, fixed_clock: Any
) -> None:
    plan, offices = small.issue(), OfficeService(small.office, small.operations, fixed_clock)
    before = small.office.profile()
    renamed = replace(before, name="Sở Khoa học và Công nghệ", symbol="SKHCN", place="Hòa An Mới")
    old, new = before.name.upper(), "SỞ KHOA HỌC VÀ CÔNG NGHỆ"
    assert old
    assert old != new
    key = _key(small, plan)
    offices.rename_agency(renamed, date(2023, 3, 1))
    assert _key(small, plan) == key  # forms that went out before are still known
    # Still before the day of the change: every paper is of the old name.
    form, listed = (
        papers.registration_form_bytes(plan, small.units[OFFICE], "docx"),
        papers.registration_list_bytes(plan, "docx"),
    )
    assert old in _heads(form)
    assert old in _heads(listed)
    assert new not in _heads(form) + _heads(listed)
    # After it: the form of the year that is over keeps the old name, the list printed today has the new one.
    fixed_clock.move_to(date(2023, 4, 1))
    form, listed = (
        papers.registration_form_bytes(plan, small.units[OFFICE], "docx"),
        papers.registration_list_bytes(plan, "docx"),
    )
    assert old in _heads(form)
    assert new not in _heads(form)
    assert new in _heads(listed)
    assert old not in _heads(listed)
    assert "Hòa An Mới" in _heads(listed)
    # A plan of the year of the change: its form of today has the new name.
    later = small.issue(number="15", year=2023, on=date(2023, 2, 1))
    assert new in _heads(papers.registration_form_bytes(later, small.units[OFFICE], "docx"))


def _key(small: SmallOffice, plan_id: int) -> str:
    return FormQueries(small.registration_lines, small.plans, small.office).plan_key(small.plans.plan(plan_id))
