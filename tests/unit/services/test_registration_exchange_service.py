"""Forms that come back in other ways than as they went out, over a real office file."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from season_forms import fill, open_season

from desktop_app.assembly.office import Office
from desktop_app.domain.errors import UserError
from desktop_app.domain.registration.exchange.form_identity import ReceivingTerms
from desktop_app.domain.registration.exchange.form_review import FormReview, ReviewState

PLAN, UNITS = 2, 4
TERMS = ReceivingTerms(date(2026, 3, 23))


@pytest.fixture
def office(tmp_path: Path, fixed_clock: Any) -> Iterator[Office]:
    fixed_clock.move_to(date(2026, 3, 23))
    made = open_season(tmp_path / "so", fixed_clock, UNITS, 40)
    yield made
    made.close()


def _form(office: Office, folder: Path, kind: str, place: int = 0) -> Path:
    return office.registration_paper_service.prepare_all_forms(PLAN, folder, kind)[place][1]()


def _review(office: Office, path: Path, terms: ReceivingTerms = TERMS) -> FormReview:
    service = office.registration_exchange_service
    return service.review(service.season(PLAN), service.read([path])[0], terms)


def test_a_form_on_paper_comes_back_as_word(office: Office, tmp_path: Path) -> None:
    path = _form(office, tmp_path, "docx")
    document = docx.Document(str(path))
    people, collectives = [table for table in document.tables if table.rows[0].cells[0].text == "STT"]
    people.rows[1].cells[3].text = "Lao động tiên tiến"
    people.rows[2].cells[3].text = "CSTĐCS"
    people.rows[2].cells[5].text = "Sổ tay kỹ thuật"
    collectives.rows[1].cells[2].text = "TTLĐTT"
    document.save(str(path))
    review = _review(office, path)
    assert (review.state, review.unit, review.problems) == (ReviewState.READY, "Trạm Khuyến nông số 1", ())
    assert [one.line.title_code for one in review.lines] == ["LDTT", "CSTDCS", "TTLDTT"]
    people.rows[0].cells[3].text = "Danh hiệu"
    document.save(str(path))
    refusal = _review(office, path).refusal
    assert refusal is not None
    assert refusal.code == "form.frame_altered"
    assert "“Danh hiệu thi đua” đã bị đổi tên thành “Danh hiệu”" in refusal.message


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_a_form_saved_by_libreoffice_is_known_again(office: Office, tmp_path: Path, kind: str) -> None:
    path = _form(office, tmp_path / "gui", kind)
    lines = 0
    if kind == "xlsx":
        form = fill(path, 1)
        form.book.save(path)
        lines = form.lines
    profile = f"-env:UserInstallation=file://{tmp_path}/lo"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path / "ve"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    review = _review(office, tmp_path / "ve" / path.name)
    assert review.refusal is None
    assert review.state is ReviewState.READY
    assert len(review.lines) == lines


def test_a_list_of_the_units_own_is_read_for_the_unit_that_is_named(office: Office, tmp_path: Path) -> None:
    names = [person.full_name for person in office.office_service.people()][:3]
    unit = office.office_service.required_unit("Trạm Khuyến nông số 1")
    mine = [one.full_name for one in office.office_service.people(date(2026, 3, 23), unit.id)]
    book = openpyxl.Workbook()
    sheet = book.active
    rows = [
        ["DANH SÁCH ĐĂNG KÝ THI ĐUA NĂM 2026"],
        [],
        ["STT", "Ông/Bà", "Họ và tên", "Chức vụ, đơn vị", "Đăng ký", None],
        [None, None, None, None, "Thi đua", "Khen thưởng"],
        [1, "Ông", mine[0], "Chuyên viên", "Lao động tiên tiến", None],
        [2, "Bà", mine[1], "Chuyên viên", "LĐTT, CSTĐCS", "Giấy khen của Giám đốc Sở"],
        [3, "Bà", "Tôn Nữ Hoài Không", "Chuyên viên", "LĐTT", None],
    ]
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("E3:F3")
    path = tmp_path / "danh sach.xlsx"
    book.save(path)
    assert len(names) == 3
    nobody = _review(office, path).refusal
    assert nobody is not None
    assert nobody.code == "form.unit_needed"
    review = _review(office, path, ReceivingTerms(date(2026, 3, 23), unit_id=unit.id))
    assert [(one.row, one.line.title_code, one.line.commendation_code) for one in review.lines] == [
        (5, "LDTT", ""),
        (6, "LDTT", "GK"),
        (6, "CSTDCS", ""),
    ]
    assert [(one.row, one.code) for one in review.faults] == [(7, "person_unknown")]


def test_late_without_a_reason_stores_nothing_and_with_one_it_is_kept(
    office: Office, tmp_path: Path, fixed_clock: Any
) -> None:
    form = fill(_form(office, tmp_path, "xlsx"), 1)
    form.book.save(form.path)
    fixed_clock.move_to(date(2026, 4, 2))
    service = office.registration_exchange_service
    season, read = service.season(PLAN), service.read([form.path])[0]
    with pytest.raises(UserError) as refused:
        service.take_in(season, read, ReceivingTerms(date(2026, 4, 2)))
    assert refused.value.code == "registration.late_reason"
    service.take_in(season, read, ReceivingTerms(date(2026, 4, 2), "Trạm mất điện"))
    row = office.registration_service.board(PLAN).rows[0]
    assert (row.days, row.registration.late_reason, row.line_count) == (6, "Trạm mất điện", form.lines)
    assert service.review(season, read, ReceivingTerms(date(2026, 4, 2))).state is ReviewState.KNOWN
