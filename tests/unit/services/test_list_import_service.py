"""Lists of people and of old awards come in: every row has its fate, one operation, one undo, columns remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from desktop_app.domain.award.merit import MeritKind, whole_years
from desktop_app.domain.award.past_award import PastAward
from desktop_app.domain.errors import UserError
from desktop_app.domain.lists.column import Column, ListKind
from desktop_app.domain.lists.judged import Fate
from desktop_app.domain.lists.taken_list import Answer, YearBy, with_kind, with_meaning
from desktop_app.domain.office.office import Membership, Person, Sex, Unit
from desktop_app.domain.proof.rating_instrument import RatingInstruments
from desktop_app.services.list_import_service import ListImportService, ListPreview
from desktop_app.services.office_service import OfficeService
from desktop_app.storage.award_history_repository import AwardHistoryRepository
from desktop_app.storage.change_log import Operations
from desktop_app.storage.column_choice_repository import ColumnChoiceRepository
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.known_proofs import KnownProofs
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.plan_repository import PlanRepository
from desktop_app.storage.proof_repository import ProofRepository

VALID, DOUBLE, CHOOSE, FAULTY, LEFT_OUT = Fate
PLANNING, OFFICE = "Phòng Kế hoạch", "Văn phòng Sở"


@pytest.fixture
def lists(office_file: OfficeDatabase, operations: Operations, fixed_clock: Any) -> ListImportService:
    fixed_clock.move_to(date(2026, 3, 23))
    return ListImportService(
        OfficeRepository(office_file),
        AwardHistoryRepository(office_file),
        PlanRepository(office_file),
        ColumnChoiceRepository(office_file),
        ProofRepository(office_file),
        KnownProofs(office_file),
        RatingInstruments,
        operations,
        fixed_clock,
    )


@pytest.fixture
def history(office_file: OfficeDatabase) -> AwardHistoryRepository:
    return AwardHistoryRepository(office_file)


def pasted(*rows: str) -> str:
    return "".join("\t".join(cell.strip() for cell in row.split("|")) + "\n" for row in rows)


def fates(preview: ListPreview) -> list[tuple[int, Fate, bool]]:
    return [(row.key[1], row.fate, row.stores) for row in preview.rows]


def dump(office_file: OfficeDatabase) -> dict[str, list[tuple[Any, ...]]]:
    tables = ("units", "people", "memberships", "awards", "award_histories", "column_choices")
    return {table: [tuple(row) for row in office_file.db.conn.execute(f"SELECT * FROM {table}")] for table in tables}


def a_person(office: OfficeService, name: str, unit: int, born: int | None = None, to_on: date | None = None) -> int:
    return office.save_person(Person(0, name, None, born, (Membership(0, 0, unit, "Chuyên viên", None, to_on),)))


# People


def test_people_come_in_with_their_units_as_one_operation(
    lists: ListImportService, office_service: OfficeService, operations: Operations, office_file: OfficeDatabase
) -> None:
    empty = dump(office_file)
    preview = lists.preview_text(
        pasted(
            "DANH SÁCH CÁN BỘ",
            "STT | Họ và tên | Ngày sinh | Nam/Nữ | Chức vụ | Đơn vị",
            f"1 | Nguyễn Văn An | 05/03/1980 | Nam | Trưởng phòng | {PLANNING}",
            f"2 | Trần Thị Bình | 1985 | Nữ | Chuyên viên | {PLANNING}",
            f"3 | Trần Thị Bình | 1990 | Nữ | Chuyên viên | {OFFICE}",
            f"4 | Lê Văn Cường | 19x5 | Nam | Chuyên viên | {OFFICE}",
            f"5 | Nguyễn Văn An | 05/03/1980 | Nam | Trưởng phòng | {PLANNING}",
            "6 |  |  |  |  | ",
        )
    )
    assert dump(office_file) == empty, "a preview stores nothing"
    assert fates(preview) == [
        (3, VALID, True),
        (4, VALID, True),
        (5, DOUBLE, True),
        (6, FAULTY, False),
        (7, DOUBLE, False),
        (8, LEFT_OUT, False),
    ]
    assert sum(preview.counts().values()) == len(preview.rows) == 6
    assert preview.rows[3].problems[0].name == "Ngày sinh"
    done = lists.store(preview)
    assert (done.rows, done.people, done.units, done.awards) == (3, 3, 2, 0)
    an = next(person for person in office_service.people() if person.full_name == "Nguyễn Văn An")
    assert (an.sex, an.birth_year, an.memberships[0].post) == (Sex.MALE, 1980, "Trưởng phòng")
    assert operations.undo_name() == "Nhập 3 dòng từ nội dung dán"
    operations.undo()
    assert dump(office_file) == empty


def test_the_same_list_again_adds_nobody(lists: ListImportService, office_service: OfficeService) -> None:
    text = pasted("Họ và tên | Đơn vị", f"Tô An | {OFFICE}", f"Tô An | {PLANNING}", f"Tô Bê | {OFFICE}")
    first = lists.preview_text(text)
    assert lists.store(first).people == 3
    again = lists.preview_text(text)
    assert {(row.fate, row.stores) for row in again.rows} == {(DOUBLE, False)}
    assert lists.store(again).rows == lists.store(first).rows == 0
    assert len(office_service.people()) == 3


def test_a_namesake_with_another_birth_year_in_the_same_unit_is_somebody_else(
    lists: ListImportService, office_service: OfficeService
) -> None:
    unit = office_service.save_unit(Unit(0, OFFICE))
    a_person(office_service, "Tô An", unit, 1970)
    preview = lists.preview_text(
        pasted("Họ và tên | Năm sinh | Đơn vị", f"Tô An | 1990 | {OFFICE}", f"TÔ AN | 1970 | {OFFICE}")
    )
    assert fates(preview) == [(2, DOUBLE, True), (3, DOUBLE, False)]
    assert "Tô An, Văn phòng Sở, sinh năm 1970" in preview.rows[0].remark


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("Lí Thị Mĩ Hoà", "khác cách viết i, y"),
        ("Ly Thi My Hoa", "một bên viết không dấu"),
        ("Lý Mỹ Hòa", "thiếu tên đệm “Thị”"),
        ("Lý T. Mỹ Hòa", "viết tắt"),
        ("Lý Thị Mỹ Hoàa", "lệch một chữ"),
    ],
)
def test_a_name_written_otherwise_may_be_somebody_known(
    lists: ListImportService, office_service: OfficeService, written: str, reason: str
) -> None:
    unit = office_service.save_unit(Unit(0, OFFICE))
    a_person(office_service, "Lý Thị Mỹ Hòa", unit, 1970)
    (row,) = lists.preview_text(pasted("Họ và tên | Năm sinh | Đơn vị", f"{written} | 1970 | {OFFICE}")).rows
    assert (row.fate, row.stores, row.candidates[0].words) == (
        DOUBLE,
        True,
        "Lý Thị Mỹ Hòa, Văn phòng Sở, sinh năm 1970",
    )
    assert reason in row.remark


@pytest.mark.parametrize(
    ("names", "stored"),
    [
        (["Ông Thị Mỹ Duyên"], ["Ông Thị Mỹ Duyên"]),
        (["Tô Văn Ấn", "Ông Cao Thắng", "Lý Thị Bê"], ["Lý Thị Bê", "Tô Văn Ấn", "Ông Cao Thắng"]),
        (["Ông Tô Văn Ấn", "Bà Lý Thị Bê", "Bà Ông Thị Nở"], ["Lý Thị Bê", "Tô Văn Ấn", "Ông Thị Nở"]),
        (["Đ/c Tô Văn Ấn", "Lý Thị Bê", "Tạ Thị Xê"], ["Lý Thị Bê", "Tô Văn Ấn", "Tạ Thị Xê"]),
    ],
)
def test_ong_is_a_salutation_only_where_the_list_salutes(
    lists: ListImportService, office_service: OfficeService, names: list[str], stored: list[str]
) -> None:
    rows = [f"{place} | {name} | {PLANNING}" for place, name in enumerate(names, start=1)]
    lists.store(lists.prepare_pasting(pasted("STT | Họ và tên | Đơn vị", *rows))())
    assert sorted(one.full_name for one in office_service.people()) == sorted(stored)


def test_likely_the_same_are_told_never_merged(lists: ListImportService, office_service: OfficeService) -> None:
    unit = office_service.save_unit(Unit(0, OFFICE))
    a_person(office_service, "Tô Thị Hòa", unit, 1970)
    preview = lists.preview_text(
        pasted("Họ và tên | Năm sinh | Đơn vị", f"Tô Thị Hòa | 1970 | {PLANNING}", f"Tô Thị Hoa | | {OFFICE}")
    )
    assert fates(preview) == [(2, DOUBLE, True), (3, DOUBLE, True)]
    assert "chuyển đơn vị" in preview.rows[0].remark
    assert "Có thể là Tô Thị Hòa, Văn phòng Sở, sinh năm 1970 (một bên sót dấu, cùng đơn vị)" in preview.rows[1].remark
    leave = {row.who: Answer.LEAVE for row in preview.rows}
    left = lists.prepare_judging(preview.taken.with_answers(leave))()
    assert {row.fate for row in left.rows} == {LEFT_OUT}
    assert lists.store(left).rows == 0


def test_post_and_unit_in_one_column_are_parted_where_the_unit_is_known(
    lists: ListImportService, office_service: OfficeService
) -> None:
    office_service.save_unit(Unit(0, PLANNING))
    office_service.save_unit(Unit(0, OFFICE))
    preview = lists.preview_text(
        pasted(
            "STT | Ông/Bà | Họ và tên | Chức vụ, đơn vị",
            "1 | Ông | Tô An | Trưởng phòng Kế hoạch",
            "2 | Bà | Tô Bê | Chánh Văn phòng Sở",
            "3 | Bà | Tô Xê | Chuyên viên, phòng Kế hoạch",
            "4 | Ông | Tô Dê | Phó Giám đốc Trung tâm X",
            "5 | Ông | Tô Ê | Kế toán, Trung tâm Y",
        )
    )
    read = [(one.read.post, one.read.unit_name, one.read.sex) for one in preview.people.new_people]
    assert read == [
        ("Trưởng phòng", PLANNING, Sex.MALE),
        ("Chánh Văn phòng", OFFICE, Sex.FEMALE),
        ("Chuyên viên", PLANNING, Sex.FEMALE),
        ("Kế toán", "Trung tâm Y", Sex.MALE),
    ]
    assert preview.rows[3].fate is FAULTY
    assert "Phó Giám đốc Trung tâm X" in preview.rows[3].remark


def test_a_separator_names_the_unit_of_the_rows_below(lists: ListImportService, tmp_path: Path) -> None:
    path = tmp_path / "can-bo.csv"
    rows = (
        "STT,Họ và tên,Chức vụ",
        "I. Phòng Kế hoạch,,",
        "1,Tô An,CV",
        "2,Tô Bê,CV",
        "II. Văn phòng Sở,,",
        "3,Tô Xê,CV",
    )
    path.write_text("\n".join(rows), encoding="utf-8")
    preview = lists.preview_file(path)
    assert [one.read.unit_name for one in preview.people.new_people] == [PLANNING, PLANNING, OFFICE]
    assert [one.reason for one in preview.left_out] == [
        "dòng phân nhóm: I. Phòng Kế hoạch",
        "dòng phân nhóm: II. Văn phòng Sở",
    ]


def test_who_is_known_by_old_awards_only_is_at_work_again(
    lists: ListImportService, office_service: OfficeService
) -> None:
    unit = office_service.save_unit(Unit(0, OFFICE))
    person = a_person(office_service, "Tô An", unit, to_on=date(2023, 12, 31))
    preview = lists.preview_text(pasted("Họ và tên | Năm sinh | Giới tính | Đơn vị", f"Tô An | 1980 | Nữ | {OFFICE}"))
    assert fates(preview) == [(2, VALID, True)]
    done = lists.store(preview)
    assert (done.rows, done.people) == (1, 0)
    found = office_service.person(person)
    assert (found.birth_year, found.sex, found.memberships[0].to_on) == (1980, Sex.FEMALE, None)
    assert len(office_service.people()) == 1


# Columns


def test_a_column_chosen_otherwise_is_remembered_for_the_next_list(
    lists: ListImportService, operations: Operations
) -> None:
    rows = ("Họ và tên | Nơi | Đơn vị", f"Tô An | Thư ký | {OFFICE}")
    preview = lists.preview_text(pasted(*rows))
    (table,) = preview.taken.tables
    chosen = preview.taken.with_table(0, with_meaning(table, 1, Column.POST))
    judged = lists.prepare_judging(chosen)()
    assert judged.people.new_people[0].read.post == "Thư ký"
    lists.store(judged)
    later = lists.preview_text(pasted("HỌ VÀ TÊN | nơi | Đơn vị", f"Tô Bê | Kế toán | {OFFICE}"))
    assert later.taken.tables[0].is_remembered
    assert later.people.new_people[0].read.post == "Kế toán"
    assert any("như lần nhập trước" in note for note in later.notes)
    operations.undo()
    assert not lists.preview_text(pasted(*rows)).taken.tables[0].is_remembered


def test_a_table_may_be_of_another_kind_than_guessed(lists: ListImportService) -> None:
    preview = lists.preview_text(pasted("Họ và tên | Đơn vị | Thành tích", f"Tô An | {OFFICE} | LĐTT"))
    (table,) = preview.taken.tables
    assert table.list_kind is ListKind.PEOPLE
    other = with_meaning(with_kind(table, ListKind.AWARDS), 2, Column.AWARD)
    judged = lists.prepare_judging(preview.taken.with_table(0, other))()
    assert "năm" in judged.rows[0].remark, "an award needs a year"


def test_a_cell_corrected_is_judged_again(lists: ListImportService) -> None:
    preview = lists.preview_text(pasted("Họ và tên | Giới tính | Đơn vị", f"Tô An | ? | {OFFICE}"))
    assert fates(preview) == [(2, FAULTY, False)]
    mended = lists.prepare_judging(preview.taken.with_cell(0, 2, 1, "Nữ"))()
    assert fates(mended) == [(2, VALID, True)]
    assert lists.store(mended).people == 1


def test_hidden_rows_are_told_and_taken_or_left(lists: ListImportService) -> None:
    preview = lists.preview_text(pasted("Họ và tên | Đơn vị", f"Tô An | {OFFICE}", f"Tô Bê | {OFFICE}"))
    (table,) = preview.taken.tables
    rows = (table.found.rows[0], replace(table.found.rows[1], is_hidden=True))
    hidden = replace(table, found=replace(table.found, rows=rows))
    with_them = lists.prepare_judging(preview.taken.with_table(0, hidden))()
    assert len(with_them.rows) == 2
    assert any("1 dòng ẩn" in note and "vẫn nhập" in note for note in with_them.notes)
    without = lists.prepare_judging(preview.taken.with_table(0, replace(hidden, takes_hidden=False)))()
    assert len(without.rows) == 1
    assert [(one.row, one.reason) for one in without.left_out] == [(3, "dòng ẩn")]


def test_what_is_no_list_is_refused_with_its_reason(lists: ListImportService, tmp_path: Path) -> None:
    path = tmp_path / "so-luong.csv"
    path.write_text("Tên đơn vị,Số người\nPhòng 1,5\nPhòng 2,7\n", encoding="utf-8")
    with pytest.raises(UserError, match="Họ và tên"):
        lists.preview_list(path)
    with pytest.raises(UserError, match="không có trang tính “Năm 2020”"):
        lists.preview_list(path, ["Năm 2020"])


# Old awards

AWARD_ROWS = (
    "DANH SÁCH KHEN THƯỞNG NĂM 2023",
    "(Kèm theo Quyết định số 15/QĐ-SKHCN ngày 05/01/2024 của Giám đốc Sở)",
    "STT | Họ và tên | Đơn vị | Danh hiệu thi đua | Hình thức khen thưởng",
)


@pytest.fixture
def staffed(office_service: OfficeService, lists: ListImportService) -> Callable[[str], int]:
    """Two units with three people, two of them namesakes; gives the id of a name."""
    planning, _office = (office_service.save_unit(Unit(0, name)) for name in (PLANNING, OFFICE))
    ids = {
        "an": a_person(office_service, "Nguyễn Văn An", planning, 1980),
        "binh 1985": a_person(office_service, "Trần Thị Bình", planning, 1985),
        "binh 1990": a_person(office_service, "Trần Thị Bình", planning, 1990),
    }
    return ids.__getitem__


def test_awards_come_into_the_history_with_all_their_particulars(
    lists: ListImportService,
    history: AwardHistoryRepository,
    staffed: Callable[[str], int],
    operations: Operations,
    office_file: OfficeDatabase,
) -> None:
    before = dump(office_file)
    preview = lists.preview_text(
        pasted(
            "Họ và tên | Đơn vị | Hình thức khen thưởng | Giai đoạn | Số, ngày quyết định | Cấp khen thưởng | Loại khen thưởng",
            f"Nguyễn Văn An | {PLANNING} | Bằng khen | 2019-2023 | Số 20/QĐ-TTg ngày 05/02/2024 | "
            "Thủ tướng Chính phủ | Cống hiến",
        )
    )
    assert fates(preview) == [(2, VALID, True)]
    done = lists.store(preview)
    assert (done.rows, done.awards, done.people, done.units) == (1, 1, 0, 0)
    (found,) = history.of_person(staffed("an"))
    assert (found.award.award_code, found.award.achievement_year) == ("BKTTG", 2023)
    assert (found.award.decision_number, found.award.decision_on) == ("20/QĐ-TTg", date(2024, 2, 5))
    assert (found.award.authority, found.merit_kind, found.period) == (
        "Thủ tướng Chính phủ",
        MeritKind.SERVICE,
        whole_years(2019, 2023),
    )
    assert found.source is not None
    assert (found.source.name, found.source.row) == ("nội dung dán", 2)
    operations.undo()
    assert dump(office_file) == before


def test_title_lines_give_year_and_decision(
    lists: ListImportService, history: AwardHistoryRepository, staffed: Callable[[str], int]
) -> None:
    preview = lists.preview_text(pasted(*AWARD_ROWS, f"1 | Nguyễn Văn An | {PLANNING} | LĐTT, CSTĐCS | Giấy khen"))
    assert any("năm 2023, quyết định 15/QĐ-SKHCN" in note for note in preview.notes)
    assert lists.store(preview).awards == 3
    found = history.of_person(staffed("an"))
    assert [one.award.award_code for one in found] == ["LDTT", "CSTDCS", "GK"]
    assert {(one.award.achievement_year, one.award.decision_number, one.award.authority) for one in found} == {
        (2023, "15/QĐ-SKHCN", "Giám đốc Sở")
    }


def test_years_as_columns(
    lists: ListImportService, history: AwardHistoryRepository, staffed: Callable[[str], int]
) -> None:
    preview = lists.preview_text(
        pasted(
            "STT | Họ và tên | Đơn vị | Năm 2021 | Năm 2022 | Năm 2023",
            f"1 | Nguyễn Văn An | {PLANNING} | LĐTT | LĐTT; CSTĐCS | -",
        )
    )
    lists.store(preview)
    found = [(one.award.achievement_year, one.award.award_code) for one in history.of_person(staffed("an"))]
    assert found == [(2021, "LDTT"), (2022, "LDTT"), (2022, "CSTDCS")]


def test_namesakes_are_chosen_by_the_clerk_or_told_apart_by_birth_year(
    lists: ListImportService, history: AwardHistoryRepository, staffed: Callable[[str], int]
) -> None:
    header = "Họ và tên | Năm sinh | Đơn vị | Năm | Danh hiệu"
    preview = lists.preview_text(
        pasted(
            header,
            f"Trần Thị Bình | 1990 | {PLANNING} | 2021 | LĐTT",
            f"Trần Thị Bình |  | {PLANNING} | 2022 | LĐTT",
            f"Trần Thị Bình |  | {PLANNING} | 2023 | LĐTT",
        )
    )
    assert [row.fate for row in preview.rows] == [VALID, CHOOSE, CHOOSE]
    ambiguous = preview.rows[1]
    assert [one.person_id for one in ambiguous.candidates] == [staffed("binh 1985"), staffed("binh 1990")]
    assert ambiguous.who == preview.rows[2].who, "one answer serves all rows of that name, unit and birth year"
    chosen = lists.prepare_judging(preview.taken.with_answers({ambiguous.who: staffed("binh 1985")}))()
    assert [row.fate for row in chosen.rows] == [VALID] * 3
    lists.store(chosen)
    assert [one.award.achievement_year for one in history.of_person(staffed("binh 1985"))] == [2022, 2023]
    assert [one.award.achievement_year for one in history.of_person(staffed("binh 1990"))] == [2021]


def test_somebody_of_another_unit_is_a_question_not_an_answer(
    lists: ListImportService, staffed: Callable[[str], int]
) -> None:
    preview = lists.preview_text(
        pasted(
            "Họ và tên | Năm sinh | Đơn vị | Năm | Danh hiệu",
            f"Nguyễn Văn An | | {OFFICE} | 2021 | LĐTT",
            f"Nguyễn Văn An | 1980 | {OFFICE} | 2021 | LĐTT",
            f"Nguyễn Văn Ân | | {PLANNING} | 2021 | LĐTT",
        )
    )
    assert [row.fate for row in preview.rows] == [CHOOSE, VALID, CHOOSE]
    assert [one.person_id for one in preview.rows[0].candidates] == [staffed("an")]
    assert "gần giống" in preview.rows[2].remark
    new = lists.prepare_judging(preview.taken.with_answers({preview.rows[2].who: Answer.NEW}))()
    assert new.rows[2].fate is VALID


def test_an_unknown_person_is_added_where_and_when_the_list_tells(
    lists: ListImportService,
    office_service: OfficeService,
    history: AwardHistoryRepository,
    staffed: Callable[[str], int],
) -> None:
    preview = lists.preview_text(
        pasted(
            "Họ và tên | Năm sinh | Đơn vị | Năm | Danh hiệu",
            f"Bùi Gia Mới | 1960 | {PLANNING} | 2018 | LĐTT",
            f"Bùi Gia Mới | 1960 | {PLANNING} | 2020 | LĐTT",
            "Bùi Gia Mới | 1960 | Phòng Quản lý cũ | 2015 | LĐTT",
        )
    )
    assert [one.full_name for one in preview.history.added_people] == ["Bùi Gia Mới"]
    lists.store(preview)
    (person,) = office_service.people(search="bui gia moi")
    old = office_service.required_unit("Phòng Quản lý cũ")
    assert old.to_on == date(2015, 12, 31), "a unit only old awards name has ceased"
    held = {one.unit_id: (one.from_on, one.to_on) for one in person.memberships}
    assert held[old.id] == (date(2015, 1, 1), date(2015, 12, 31))
    assert list(held.values())[-1] == (date(2018, 1, 1), date(2020, 12, 31)) or len(held) == 2
    assert person.id not in {one.id for one in office_service.people(on=date(2026, 1, 1))}
    assert [one.award.unit_id == old.id for one in history.of_person(person.id)] == [True, False, False]


def test_an_award_stays_with_the_unit_of_its_date(
    lists: ListImportService, office_service: OfficeService, history: AwardHistoryRepository
) -> None:
    gone = office_service.save_unit(Unit(0, "Phòng Viễn thông", to_on=date(2022, 6, 30)))
    now = office_service.save_unit(Unit(0, "Phòng Viễn thông", from_on=date(2022, 7, 1)))
    preview = lists.preview_text(
        pasted(
            "Tên tập thể | Năm | Danh hiệu thi đua",
            "Phòng Viễn thông | 2021 | TTLĐXS",
            "Phòng Viễn thông | 2023 | TTLĐXS",
        )
    )
    assert lists.store(preview).awards == 2
    assert [one.award.achievement_year for one in history.of_unit(gone)] == [2021]
    assert [one.award.achievement_year for one in history.of_unit(now)] == [2023]


def test_the_same_award_is_not_stored_twice(
    lists: ListImportService, history: AwardHistoryRepository, staffed: Callable[[str], int]
) -> None:
    header = "Họ và tên | Đơn vị | Năm | Danh hiệu, hình thức khen thưởng | Số quyết định"
    an = f"Nguyễn Văn An | {PLANNING} | 2021"
    text = pasted(
        header,
        f"{an} | Giấy khen | 1/QĐ-SKHCN",
        f"{an} | Giấy khen | Số 1 / QĐ-SKHCN",
        f"{an} | Giấy khen | 2/QĐ-SKHCN",
        f"{an} | LĐTT | ",
        f"{an} | LĐTT, CSTĐCS | 3/QĐ-SKHCN",
    )
    preview = lists.preview_text(text)
    assert [row.fate for row in preview.rows] == [VALID, DOUBLE, VALID, VALID, VALID]
    assert "dòng 2" in preview.rows[1].remark
    assert "Lao động tiên tiến năm 2021 đã có" in preview.rows[4].remark, (
        "of two awards of a row one may be there already"
    )
    assert lists.store(preview).awards == 4
    again = lists.preview_text(text)
    assert {row.fate for row in again.rows} == {DOUBLE}
    assert lists.store(again).rows == 0
    assert len(history.of_person(staffed("an"))) == 4


def test_what_an_award_row_can_have_wrong(lists: ListImportService, staffed: Callable[[str], int]) -> None:
    an = f"Nguyễn Văn An | {PLANNING}"
    preview = lists.preview_text(
        pasted(
            "Họ và tên | Đơn vị | Năm | Danh hiệu | Số quyết định | Ngày quyết định | Kết quả",
            f"{an} | 2021 | Giải Nhì hội thao | | | Đạt",
            f"{an} | | LĐTT | | | Đạt",
            f"{an} | 2021 | TTLĐXS | | | Đạt",
            f"{an} | 2021 | LĐTT | 5/QĐ | 31/02/2022 | Đạt",
            f"{an} | 2021 | LĐTT | 5/QĐ | 20/12/2019 | Đạt",
            f" | {PLANNING} | 2021 | LĐTT | | | Đạt",
            f"{an} | 2021 | LĐTT | 5/QĐ | 20/12/2021 | Không đạt",
        )
    )
    said = {row.key[1]: (row.fate, row.remark) for row in preview.rows}
    assert [fate for fate, _ in said.values()] == [FAULTY] * 6 + [LEFT_OUT]
    for row, word in (
        (2, "Giải Nhì"),
        (3, "năm thành tích"),
        (4, "tập thể"),
        (5, "31/02/2022"),
        (6, "trước năm"),
        (7, "tên"),
    ):
        assert word in said[row][1]
    assert lists.store(preview).rows == 0


def test_people_and_awards_of_one_file_in_one_go(
    lists: ListImportService, office_service: OfficeService, operations: Operations, tmp_path: Path
) -> None:
    path = tmp_path / "tong-hop.csv"
    path.write_text(
        "DANH SÁCH CÁN BỘ,,,\nHọ và tên,Giới tính,Chức vụ,Đơn vị\nTô An,Nam,CV,Văn phòng Sở\nTô Bê,Nữ,CV,Văn phòng Sở\n",
        encoding="utf-8",
    )
    assert lists.take_in(path).people == 2
    awards = lists.preview_text(pasted(*AWARD_ROWS, f"1 | Tô An | {OFFICE} | LĐTT |", f"2 | {OFFICE} | | TTLĐXS | "))
    assert lists.store(awards).awards == 2
    operations.undo()
    operations.undo()
    assert (office_service.people(), office_service.units()) == ((), ())


def test_ten_thousand_people_come_in_at_once(lists: ListImportService, office_service: OfficeService) -> None:
    rows = [f"Tô Văn A{number} | Phòng {number % 40}" for number in range(10_000)]
    preview = lists.preview_text(pasted("Họ và tên | Đơn vị", *rows))
    assert lists.store(preview).people == 10_000
    assert len(office_service.people(search="a777")) == 11


def test_stopping_a_long_judging_leaves_nothing(lists: ListImportService, office_file: OfficeDatabase) -> None:
    rows = [f"Tô Văn A{number} | Phòng {number % 40}" for number in range(1000)]
    seen: list[tuple[int, int]] = []

    def report(done: int, total: int) -> None:
        seen.append((done, total))
        if done >= 400:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        lists.prepare_pasting(pasted("Họ và tên | Đơn vị", *rows))(report)
    assert seen[-1] == (400, 1000)
    assert dump(office_file)["people"] == []


def test_what_the_history_keeps_is_typed(history: AwardHistoryRepository, lists: ListImportService) -> None:
    """The next rules ask by year, kind and period: none of it is mere text."""
    preview = lists.preview_text(
        pasted(
            "Họ và tên | Đơn vị | Năm | Hình thức khen thưởng | Loại khen thưởng",
            f"Tô An | {OFFICE} | 2022 | Giấy khen | Đột xuất",
        )
    )
    lists.store(preview)
    (found,) = history.of_years(2020, 2024)
    assert isinstance(found, PastAward)
    assert (found.merit_kind, found.award_text) == (MeritKind.SUDDEN, "Giấy khen")


def test_the_list_of_a_decision_names_its_award_in_the_title(
    lists: ListImportService, history: AwardHistoryRepository, staffed: Callable[[str], int]
) -> None:
    preview = lists.preview_text(
        pasted(
            "DANH SÁCH CÁ NHÂN ĐẠT DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2023",
            "(Kèm theo Quyết định số 15/QĐ-SKHCN ngày 05/01/2024 của Giám đốc Sở)",
            "STT | Họ và tên | Chức vụ, đơn vị",
            "1 | Nguyễn Văn An | Chuyên viên, Phòng Kế hoạch",
        )
    )
    assert preview.taken.tables[0].list_kind is ListKind.AWARDS
    assert any("Lao động tiên tiến" in note for note in preview.notes)
    lists.store(preview)
    (found,) = history.of_person(staffed("an"))
    assert (found.award.award_code, found.award.achievement_year, found.award.decision_number) == (
        "LDTT",
        2023,
        "15/QĐ-SKHCN",
    )
    asked = lists.preview_text(
        pasted(
            "DANH SÁCH ĐỀ NGHỊ TẶNG DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2024",
            "STT | Họ và tên | Đơn vị",
            f"1 | Nguyễn Văn An | {PLANNING}",
        )
    )
    assert asked.taken.tables[0].list_kind is ListKind.PEOPLE, "asked for is not given"


def test_a_staff_list_and_the_list_of_a_decision_with_the_same_header_are_remembered_apart(
    lists: ListImportService, staffed: Callable[[str], int]
) -> None:
    rows = ("STT | Họ và tên | Chức vụ, đơn vị", "1 | Tô Ép | Chuyên viên, Phòng Kế hoạch")
    lists.store(lists.preview_text(pasted("DANH SÁCH CÁN BỘ", *rows)))
    decided = lists.preview_text(pasted("DANH SÁCH TẶNG GIẤY KHEN NĂM 2023", *rows))
    assert decided.taken.tables[0].list_kind is ListKind.AWARDS
    assert lists.store(decided).awards == 1
    assert lists.preview_text(pasted("DANH SÁCH CÁN BỘ", *rows)).taken.tables[0].list_kind is ListKind.PEOPLE


def test_one_decision_of_a_row_is_not_that_of_all_its_years(
    lists: ListImportService, history: AwardHistoryRepository, staffed: Callable[[str], int]
) -> None:
    preview = lists.preview_text(
        pasted(
            "Họ và tên | Đơn vị | Năm 2021 | Năm 2022 | Hình thức khen thưởng | Số QĐ | Ngày QĐ",
            f"Nguyễn Văn An | {PLANNING} | LĐTT | LĐTT | Bằng khen UBND tỉnh | 120/QĐ-UBND | 15/02/2023",
        )
    )
    assert "chọn lấy theo năm quyết định" in preview.rows[0].remark, "nothing tells the year of the Bằng khen"
    table = replace(preview.taken.tables[0], year_by=YearBy.BEFORE_DECISION)
    judged = lists.prepare_judging(preview.taken.with_table(0, table))()
    assert lists.store(judged).awards == 3
    found = [
        (one.award.achievement_year, one.award.award_code, one.award.decision_number)
        for one in history.of_person(staffed("an"))
    ]
    assert found == [(2021, "LDTT", ""), (2022, "BKT", "120/QĐ-UBND"), (2022, "LDTT", "")]


def test_a_shortened_unit_is_understood_where_one_alone_can_be_meant(
    lists: ListImportService, office_service: OfficeService, staffed: Callable[[str], int]
) -> None:
    office_service.save_unit(Unit(0, "Phòng Công nghệ thông tin"))
    office_service.save_unit(Unit(0, "Trung tâm Công nghệ thông tin và Truyền thông"))
    preview = lists.preview_text(
        pasted(
            "Họ và tên | Đơn vị",
            "Tô An | VP Sở",
            "Tô Bê | P. CNTT",
            "Tô Xê | TT CNTT&TT",
            "Tô Dê | Phòng KH",
            "Tô Gờ | Phòng XYZ",
        )
    )
    assert [one.read.unit_name for one in preview.people.new_people] == [
        OFFICE,
        "Phòng Công nghệ thông tin",
        "Trung tâm Công nghệ thông tin và Truyền thông",
        "Phòng Kế hoạch",
        "Phòng XYZ",
    ]
    assert preview.new_units == ("Phòng XYZ",)
    assert "Đơn vị “VP Sở” được hiểu là Văn phòng Sở." in preview.notes
    office_service.save_unit(Unit(0, "Phòng Khoa học"))
    again = lists.prepare_judging(preview.taken)()
    assert "Phòng KH" in again.new_units, "two units are called so: neither is guessed"


def test_parts_of_a_decision_name_their_awards_and_collectives_stand_under_theirs(
    lists: ListImportService, history: AwardHistoryRepository, staffed: Callable[[str], int]
) -> None:
    preview = lists.preview_text(
        pasted(
            "DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC KHEN THƯỞNG NĂM 2023",
            "STT | Họ và tên | Chức vụ, đơn vị",
            "I | Chiến sĩ thi đua cơ sở | ",
            "1 | Ông Nguyễn Văn An | Trưởng phòng Kế hoạch",
            "II | Tập thể Lao động tiên tiến | ",
            "1 | Văn phòng Sở | ",
            "2 | Phòng Kế hoạch | ",
        )
    )
    assert fates(preview) == [(4, VALID, True), (6, VALID, True), (7, VALID, True)]
    lists.store(preview)
    assert [(one.award.award_code, one.award.collective_name) for one in history.of_years(2023, 2023)] == [
        ("CSTDCS", ""),
        ("TTLDTT", OFFICE),
        ("TTLDTT", PLANNING),
    ]


def test_a_birth_day_with_two_figures_for_the_year_tells_the_year(
    lists: ListImportService, office_service: OfficeService
) -> None:
    preview = lists.preview_text(
        pasted("Họ và tên | Ngày sinh | Đơn vị", f"Tô An | 15/3/87 | {OFFICE}", f"Tô Bê | 01.02.04 | {OFFICE}")
    )
    assert [row.fate for row in preview.rows] == [VALID, VALID]
    lists.store(preview)
    assert sorted(one.birth_year or 0 for one in office_service.people()) == [1987, 2004]


def test_a_sheet_called_by_the_short_name_of_a_unit_gives_its_people_that_unit(
    lists: ListImportService, office_service: OfficeService, tmp_path: Path
) -> None:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "P. Kế hoạch"
    for row in (("TT", "Họ và tên", "Chức danh"), (1, "Tô An", "Chuyên viên")):
        sheet.append(row)
    workbook.save(tmp_path / "theo phòng.xlsx")
    lists.store(lists.preview_file(tmp_path / "theo phòng.xlsx"))
    assert [unit.name for unit in office_service.units()] == ["P. Kế hoạch"]


def test_the_year_in_the_head_of_a_column_of_awards_is_theirs(lists: ListImportService) -> None:
    preview = lists.preview_text(pasted("Họ và tên | Đơn vị | Danh hiệu năm 2020", f"Tô An | {OFFICE} | LĐTT"))
    assert [row.fate for row in preview.rows] == [VALID]


def test_rooms_of_two_chi_cuc_called_alike_are_two_units(
    lists: ListImportService, office_service: OfficeService
) -> None:
    text = pasted(
        "TT | Họ và tên | Chức vụ",
        "II | CHI CỤC THÚ Y |",
        "1 | Phòng Hành chính |",
        "1 | Tô Bê | CV",
        "III | CHI CỤC KIỂM LÂM |",
        "1 | Phòng Hành chính |",
        "1 | Tô Dê | CV",
    )
    lists.store(lists.preview_text(text))
    assert [unit.name for unit in office_service.units()] == [
        "Phòng Hành chính, CHI CỤC THÚ Y",
        "Phòng Hành chính, CHI CỤC KIỂM LÂM",
    ]
