"""Lists of real offices where a word read wrong would be stored without anybody noticing."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from moving_clock import FixedClock

from desktop_app import bootstrap
from desktop_app.domain.lists.judged import Fate
from desktop_app.services.list_import_service import ListPreview
from desktop_app.system.paths import AppPaths


def preview(folder: Path, *rows: tuple[object, ...]) -> ListPreview:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / "danh-sach.xlsx")
    book.close()
    clock = FixedClock(date(2026, 3, 23))
    with closing(bootstrap.open_office(AppPaths.for_data_folder(folder / "so"), clock, read_only=True)) as office:
        return office.list_import_service.preview_file(folder / "danh-sach.xlsx")


def years_of(found: ListPreview) -> list[tuple[str, int]]:
    return [(one.past.award.award_code, one.past.award.achievement_year) for one in found.history.awards]


AWARDS = ("STT", "Họ và tên", "Đơn vị", "Danh hiệu đã đạt")


@pytest.mark.parametrize(
    ("written", "years"),
    [
        ("LĐTT năm 2019; CSTĐCS năm 2020, 2021", [("LDTT", 2019), ("CSTDCS", 2020), ("CSTDCS", 2021)]),
        ("LĐTT, CSTĐCS năm 2020", [("LDTT", 2020), ("CSTDCS", 2020)]),
        ("CSTĐCS các năm 2019-2021", [("CSTDCS", 2019), ("CSTDCS", 2020), ("CSTDCS", 2021)]),
        ("Bằng khen TTg giai đoạn 2019-2023", [("BKTTG", 2023)]),
    ],
)
def test_each_award_of_a_cell_has_the_years_written_with_it(
    tmp_path: Path, written: str, years: list[tuple[str, int]]
) -> None:
    assert years_of(preview(tmp_path, AWARDS, (1, "Vũ Văn An", "Văn phòng", written))) == years


def test_a_span_that_may_be_one_school_year_is_asked_for(tmp_path: Path) -> None:
    found = preview(tmp_path, AWARDS, (1, "Vũ Văn An", "Văn phòng", "CSTĐCS 2019-2020"))
    assert [row.fate for row in found.rows] == [Fate.FAULTY]
    assert "Ghi từng năm" in found.rows[0].remark


def test_several_decisions_in_one_cell_are_never_made_one(tmp_path: Path) -> None:
    decisions = "QĐ 12/QĐ-SNV ngày 3/1/2022; QĐ 15/QĐ-SNV ngày 4/1/2023"
    found = preview(
        tmp_path,
        ("STT", "Họ và tên", "Đơn vị", "Danh hiệu", "Năm", "Quyết định"),
        (1, "Vũ Văn An", "Văn phòng", "CSTĐCS", "2021, 2022", decisions),
    )
    assert not found.history.awards
    assert "nhiều quyết định" in found.rows[0].remark


def test_years_that_have_not_come_are_faults(tmp_path: Path) -> None:
    awards = preview(tmp_path, (*AWARDS, "Năm"), (1, "Vũ Văn An", "Văn phòng", "LĐTT", 2035))
    people = preview(tmp_path, ("STT", "Họ và tên", "Năm sinh", "Đơn vị"), (1, "Vũ Văn An", 2087, "Văn phòng"))
    assert [row.fate for row in (*awards.rows, *people.rows)] == [Fate.FAULTY, Fate.FAULTY]


def test_plain_years_head_columns_of_awards(tmp_path: Path) -> None:
    found = preview(
        tmp_path,
        ("STT", "Họ và tên", "Đơn vị", 2020, 2021, 2022),
        (1, "Vũ Văn An", "Văn phòng", "LĐTT", "CSTĐCS", None),
        (2, "Bùi Thị Bích", "Văn phòng", None, "LĐTT", "LĐTT"),
    )
    assert years_of(found) == [("LDTT", 2020), ("CSTDCS", 2021), ("LDTT", 2021), ("LDTT", 2022)]


def test_the_office_in_capitals_is_a_unit_of_its_own(tmp_path: Path) -> None:
    found = preview(tmp_path, ("TT", "Họ và tên", "Chức vụ"), ("I", "VĂN PHÒNG"), (1, "Nguyễn Thị Lan", "Chuyên viên"))
    assert [one.read.unit_name for one in found.people.new_people] == ["VĂN PHÒNG"]


def test_an_entry_without_a_name_is_no_header(tmp_path: Path) -> None:
    found = preview(
        tmp_path,
        ("STT", "Họ và tên", "Giới tính", "Năm sinh", "Chức vụ", "Đơn vị"),
        (None, None, "Nữ", 1985, "CV", "Văn phòng"),
        (2, "Trần Văn An", "Nam", 1984, "CV", "Văn phòng"),
    )
    assert [(row.key[1], row.fate) for row in found.rows] == [(2, Fate.FAULTY), (3, Fate.VALID)]
