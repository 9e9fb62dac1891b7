"""A unit sends its own list, in any layout that offices use and any kind of file, instead of the form."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from clerk import Clerk
from messy_sheets import Sheet, write_csv, write_docx, write_ods, write_xlsx
from season_forms import fill, found_office, name_of, open_season

from desktop_app.bootstrap import open_office
from desktop_app.domain.office.office import Unit, UnitKind
from desktop_app.domain.office.unit_changes import ChangeDraft, ChangeKind
from desktop_app.system.paths import AppPaths

PLAN, UNIT, TODAY = 2, "Trạm Khuyến nông số 1", "2026-03-23"
KINDS = ("xlsx", "docx", "ods", "csv", pytest.param("xls", marks=pytest.mark.libreoffice))


@pytest.fixture
def office(tmp_path: Path, fixed_clock: Any, capsys: pytest.CaptureFixture[str]) -> Clerk:
    fixed_clock.move_to(date(2026, 3, 23))
    found_office(AppPaths.for_data_folder(tmp_path / "so"), fixed_clock, 4, 40)
    return Clerk(tmp_path / "so", capsys)


def _head(sheet: Sheet, title: str) -> None:
    sheet.text("SỞ NÔNG NGHIỆP HÒA AN", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    sheet.text("TRẠM KHUYẾN NÔNG SỐ 1", None, None, "Độc lập - Tự do - Hạnh phúc")
    sheet.blank()
    sheet.text(title)
    sheet.text("(Kèm theo Công văn số 12/TKN ngày 20/3/2026)")
    sheet.blank()


def _foot(sheet: Sheet) -> None:
    sheet.blank()
    sheet.text("NGƯỜI LẬP BẢNG", None, None, "TRẠM TRƯỞNG")
    sheet.text("(Ký, ghi rõ họ tên)", None, None, "(Ký tên, đóng dấu)")


def people_and_collectives() -> list[Sheet]:
    """Layout 1: a header of two rows, collectives in a table of their own."""
    people, collectives = Sheet("Cá nhân"), Sheet("Tập thể")
    _head(people, "BẢNG ĐĂNG KÝ THI ĐUA, KHEN THƯỞNG NĂM 2026")
    top = people.next
    people.text("STT", "Ông/Bà", "Họ và tên", "Chức vụ, đơn vị", "Đăng ký", None)
    people.text(None, None, None, None, "Thi đua", "Khen thưởng")
    people.merge(top, 4, top, 5)
    for column in range(4):
        people.merge(top, column, top + 1, column)
    people.text(1, "Ông", name_of(0), "Trưởng phòng, Trạm Khuyến nông số 1", "CSTĐ cơ sở", "Giấy khen của Giám đốc Sở")
    people.text(2, "Bà", name_of(1), "Phó Trưởng phòng", "Lao động TT", None)
    people.text(3, "Bà", name_of(2), "Chuyên viên chính", "LĐTT", None)
    _foot(people)
    collectives.text("STT", "Tên tập thể", "Đăng ký", None)
    collectives.text(None, None, "Thi đua", "Khen thưởng")
    collectives.merge(1, 2, 1, 3)
    collectives.text(1, UNIT, "Tập thể lao động tiên tiến", None)
    collectives.text(2, "Tổ Kỹ thuật", "TTLĐTT", "Giấy khen của Giám đốc Sở")
    return [people, collectives]


def initiatives() -> list[Sheet]:
    """Layout 2: initiative and field beside the title."""
    sheet = Sheet("Sáng kiến")
    _head(sheet, "DANH SÁCH ĐĂNG KÝ DANH HIỆU THI ĐUA VÀ SÁNG KIẾN NĂM 2026")
    sheet.text("STT", "Họ tên", "Chức vụ, đơn vị", "Đăng ký danh hiệu thi đua", "Tên đề tài sáng kiến", "Lĩnh vực")
    sheet.text(1, name_of(0), "Trưởng phòng", "Chiến sĩ thi đua cơ sở", "Sổ tay kỹ thuật tưới", "Khuyến nông")
    sheet.text(2, name_of(1), "Phó Trưởng phòng", "Lao động tiên tiến", None, None)
    _foot(sheet)
    return [sheet]


def projects() -> list[Sheet]:
    """Layout 6: projects."""
    sheet = Sheet("Dự án")
    _head(sheet, "ĐĂNG KÝ DỰ ÁN THI ĐUA NĂM 2026")
    sheet.text("STT", "Tên dự án", "Thời gian thực hiện", "Nội dung thực hiện", "Kết quả dự kiến")
    sheet.text(1, "Vườn ươm mẫu", "từ 01/2026 đến 10/2026", "Ươm 5.000 cây giống", "5.000 cây cấp cho hộ")
    sheet.text(2, "Số hóa sổ tay", "Quý II/2026", "Số hóa 40 quy trình", "40 quy trình trên mạng nội bộ")
    _foot(sheet)
    return [sheet]


def _written(make: Callable[[], list[Sheet]], kind: str, folder: Path) -> Path:
    sheets, path = make(), folder / f"danh sach.{kind}"
    if kind == "docx":
        write_docx(path, sheets)
    elif kind == "ods":
        write_ods(path, sheets)
    elif kind == "csv":
        one = Sheet()
        for sheet in sheets:
            one.rows += [*sheet.rows, []]
        write_csv(path, one)
    else:
        source = folder / "danh sach.xlsx"
        write_xlsx(source, sheets)
        if kind == "xls":
            if shutil.which("soffice") is None:
                pytest.skip("needs LibreOffice")
            profile = f"-env:UserInstallation=file://{folder}/lo"
            subprocess.run(
                ["soffice", profile, "--headless", "--convert-to", "xls", "--outdir", str(folder), str(source)],
                check=True,
                capture_output=True,
                timeout=120,
            )
    return path


def _taken(office: Clerk, path: Path) -> Any:
    words = ("registration", "import", "--plan", PLAN, path, "--today", TODAY)
    assert office.type(*words, code=2) is None  # whose list it is has to be said
    assert "--unit" in office.said
    answer = office.type(*words, "--unit", UNIT)
    assert (answer["stored"], answer["form"], answer["unit"]) == (True, False, UNIT)
    assert not [one for one in answer["problems"] if one["fault"]]
    return answer


def _lines(office: Clerk, clock: Any) -> list[tuple[str, str, str, str]]:
    opened = open_office(AppPaths.for_data_folder(office.data), clock)
    rows = opened.registration_service.board(PLAN).rows
    row = next(one for one in rows if one.unit == UNIT)
    names = {one.id: one.full_name for one in opened.office_service.people()}
    lines = opened.registration_service.lines(PLAN, row.unit_id)
    opened.close()
    return [
        (names.get(one.person_id or 0, one.collective_name), one.title_code, one.commendation_code, one.initiative)
        for one in lines
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_people_and_collectives(office: Clerk, tmp_path: Path, fixed_clock: Any, kind: str) -> None:
    _taken(office, _written(people_and_collectives, kind, tmp_path))
    assert sorted(_lines(office, fixed_clock)) == sorted(
        [
            (name_of(0), "CSTDCS", "GK", ""),
            (name_of(1), "LDTT", "", ""),
            (name_of(2), "LDTT", "", ""),
            (UNIT, "TTLDTT", "", ""),
            ("Tổ Kỹ thuật", "TTLDTT", "GK", ""),
        ]
    )


@pytest.mark.parametrize("kind", KINDS)
def test_initiatives_with_their_field(office: Clerk, tmp_path: Path, fixed_clock: Any, kind: str) -> None:
    _taken(office, _written(initiatives, kind, tmp_path))
    assert sorted(_lines(office, fixed_clock)) == sorted(
        [
            (name_of(0), "CSTDCS", "", "Sổ tay kỹ thuật tưới (lĩnh vực: Khuyến nông)"),
            (name_of(1), "LDTT", "", ""),
        ]
    )


@pytest.mark.parametrize("kind", KINDS)
def test_projects_land_among_the_projects_of_the_unit(office: Clerk, tmp_path: Path, kind: str) -> None:
    _taken(office, _written(projects, kind, tmp_path))
    found = office.type("registration", "project", "list", "--plan", PLAN)["projects"]
    assert [(one["unit"], one["name"], one["from"], one["to"]) for one in found] == [
        (UNIT, "Vườn ươm mẫu", "2026-01-01", "2026-10-31"),
        (UNIT, "Số hóa sổ tay", "2026-04-01", "2026-06-30"),
    ]
    assert found[0]["contents"] == ["Ươm 5.000 cây giống"]
    assert found[1]["expected_result"] == "40 quy trình trên mạng nội bộ"


def test_a_form_of_a_unit_renamed_since_goes_to_the_one_in_its_place(
    tmp_path: Path, fixed_clock: Any, capsys: Any
) -> None:
    fixed_clock.move_to(date(2026, 3, 10))
    opened = open_season(tmp_path / "so", fixed_clock, 4, 40)
    forms = dict(opened.registration_paper_service.prepare_all_forms(PLAN, tmp_path / "gui", "xlsx"))
    path = next(write() for name, write in forms.items() if UNIT in name)
    form = fill(path, 1)
    form.book.save(path)
    old = opened.office_service.required_unit(UNIT)
    new = Unit(0, "Trạm Khuyến nông Bắc Hòa", UnitKind.CENTER)
    opened.unit_change_service.apply(ChangeDraft(ChangeKind.RENAMED, date(2026, 3, 16), (old.id,), (new,)))
    opened.close()
    answer = Clerk(tmp_path / "so", capsys).type(
        "registration", "import", "--plan", PLAN, path, "--today", TODAY, "--unit", UNIT
    )
    assert (answer["unit"], answer["stored"], answer["lines"]) == ("Trạm Khuyến nông Bắc Hòa", True, form.lines)
    assert "nay là Trạm Khuyến nông Bắc Hòa từ 16/3/2026" in " ".join(one["message"] for one in answer["problems"])


def test_the_form_of_one_merged_unit_never_replaces_what_the_other_registered(
    tmp_path: Path, fixed_clock: Any, capsys: Any
) -> None:
    fixed_clock.move_to(date(2026, 3, 10))
    opened = open_season(tmp_path / "so", fixed_clock, 4, 40)
    forms = [
        write() for _name, write in opened.registration_paper_service.prepare_all_forms(PLAN, tmp_path / "gui", "xlsx")
    ]
    units = [opened.office_service.required_unit(f"Trạm Khuyến nông số {number}") for number in (1, 2)]
    new = Unit(0, "Trạm Khuyến nông Bắc Hòa", UnitKind.CENTER)
    ids = tuple(unit.id for unit in units)
    opened.unit_change_service.apply(ChangeDraft(ChangeKind.MERGED, date(2026, 3, 16), ids, (new,)))
    opened.close()
    clerk, lines = Clerk(tmp_path / "so", capsys), 0
    for unit, code in ((units[0].name, 0), (units[1].name, 2)):
        form = fill(next(path for path in forms if unit in path.name), 1)
        form.book.save(form.path)
        answer = clerk.type("registration", "import", "--plan", PLAN, form.path, "--today", TODAY, code=code)
        assert (answer["unit"], answer["stored"]) == ("Trạm Khuyến nông Bắc Hòa", code == 0)
        lines = lines or answer["lines"]
    assert "sẽ thay hết các dòng đó" in clerk.said
    board = clerk.type("registration", "board", "--plan", PLAN, "--today", TODAY)
    assert {one["unit"]: one["lines"] for one in board["units"]}["Trạm Khuyến nông Bắc Hòa"] == lines


def test_cells_without_a_value_keep_a_form_out_and_joined_ones_count_for_each_row(
    office: Clerk, tmp_path: Path
) -> None:
    answer = office.type("registration", "template", "--plan", PLAN, "--unit", UNIT, tmp_path / "bieu.xlsx")
    form = fill(Path(answer["file"]), 1)
    first, second, third = form.people()[:3]
    form.put(first, 4, '="Lao động "&"tiên tiến"')
    form.book.save(form.path)
    words = ("registration", "import", "--plan", PLAN, form.path, "--today", TODAY)
    answer = office.type(*words, code=2)
    assert [(one["row"], one["code"]) for one in answer["problems"] if one["fault"]] == [(first, "cell")]
    form.put(first, 4, "Lao động TT")
    form.sheet.merge_cells(start_row=first, end_row=third, start_column=4, end_column=4)
    form.book.save(form.path)
    answer = office.type(*words)
    assert (answer["stored"], answer["lines"]) == (True, form.lines)
    assert f"Ô D{first}:D{third} bị gộp" in answer["problems"][0]["message"]
    assert second
