"""Lists of proofs come in from real workbooks: every row has its fate, nobody is guessed, one operation and one undo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from desktop_app.bootstrap import Office, open_office
from desktop_app.domain.lists.column import ListKind
from desktop_app.domain.lists.judged import Fate
from desktop_app.domain.lists.taken_list import Answer, YearBy
from desktop_app.domain.office.office import Membership, Person, Unit
from desktop_app.domain.proof.conduct import DisciplineKind
from desktop_app.domain.proof.initiative import InitiativeKind, Reach
from desktop_app.domain.proof.review import ReviewBody
from desktop_app.domain.proof.service_time import ServiceTime
from desktop_app.domain.proof.work_rating import RatingGrade, StaffGroup
from desktop_app.services.list_import_service import ListPreview
from desktop_app.system.clock import FixedClock
from desktop_app.system.paths import AppPaths

G = RatingGrade
PEOPLE = (
    ("Nguyễn Thị Bích Hạnh", "Phòng Hành chính"),
    ("Trần Văn Nam", "Phòng Hành chính"),
    ("Trần Văn Nam", "Trung tâm Tin học"),
    ("Phạm Quốc Khánh", "Trung tâm Tin học"),
    ("Đỗ Thị Yến", "Trung tâm Tin học"),
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = open_office(AppPaths.for_data_folder(tmp_path / "so"), FixedClock(date(2026, 12, 10)))
    units = {name: opened.office_service.save_unit(Unit(0, name)) for name in dict.fromkeys(unit for _, unit in PEOPLE)}
    for name, unit in PEOPLE:
        held = (Membership(0, 0, units[unit], from_on=date(2018, 1, 1)),)
        opened.office_service.save_person(Person(0, name, memberships=held))
    yield opened
    opened.close()


def book(folder: Path, *rows: tuple[Any, ...], name: str = "danh sách") -> Path:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    path = folder / f"{name}.xlsx"
    workbook.save(path)
    return path


def fates(preview: ListPreview) -> list[tuple[int, Fate, bool]]:
    return [(row.key[1], row.fate, row.stores) for row in preview.rows]


def preview_of(office: Office, path: Path, kind: ListKind | None = None) -> ListPreview:
    return office.list_import_service.preview_list(path, kind=kind)


RATINGS = (
    ("SỞ KHOA HỌC VÀ CÔNG NGHỆ",),
    ("KẾT QUẢ XẾP LOẠI CHẤT LƯỢNG CÔNG CHỨC, VIÊN CHỨC NĂM 2025",),
    ("(Kèm theo Quyết định số 15/QĐ-SKHCN ngày 18/12/2025)",),
    ("STT", "Họ và tên", "Đơn vị", "Điểm", "Kết quả xếp loại", "Ghi chú"),
    (1, "Nguyễn Thị Bích Hạnh", "Phòng Hành chính", "92,5", "HTXSNV", ""),
    (2, "Trần Văn Nam", "Phòng Hành chính", 78, "Tốt", ""),
    (3, "Trần Văn Nam", "Trung tâm Tin học", None, "Hoàn thành nhiệm vụ", "nghỉ ốm"),
    (4, "Phạm Quốc Khánh", "Trung tâm Tin học", None, "khá", ""),
    (5, "Đỗ Thị Yên", "Trung tâm Tin học", None, "HTTNV", ""),
    (6, "Lương Bằng Quang", "Trung tâm Tin học", None, "HTTNV", ""),
    (7, "Trần Văn Nam", "", None, "HTTNV", ""),
    ("", "Tổng cộng", "", "", 7, ""),
)


def test_ratings_of_a_year_with_titles_spellings_and_doubtful_names(office: Office, tmp_path: Path) -> None:
    preview = preview_of(office, book(tmp_path, *RATINGS))
    assert preview.kind == "ratings"
    assert fates(preview) == [
        (5, Fate.VALID, True),
        (6, Fate.VALID, True),
        (7, Fate.VALID, True),
        (8, Fate.FAULTY, False),
        (9, Fate.CHOOSE, False),
        (10, Fate.CHOOSE, False),
        (11, Fate.CHOOSE, False),
    ]
    by_row = {row.key[1]: row for row in preview.rows}
    assert "Xếp loại “khá” không rõ" in by_row[8].remark
    assert [one.words for one in by_row[9].candidates] == ["Đỗ Thị Yến, Trung tâm Tin học"]
    assert "Không có “Lương Bằng Quang” trong sổ" in by_row[10].remark
    assert len(by_row[11].candidates) == 2
    assert any("dòng tổng cộng" in one.reason for one in preview.left_out)

    stored = office.list_import_service.store(preview)
    assert (stored.rows, stored.proofs) == (3, 3)
    rows = {(one.subject, one.unit): one.rating for one in office.rating_service.ratings(2025)}
    hanh = rows["Nguyễn Thị Bích Hạnh", "Phòng Hành chính"]
    assert (hanh.grade, hanh.score) == (G.EXCELLENT, Decimal("92.5"))
    assert (hanh.decision_number, hanh.decision_on) == ("15/QĐ-SKHCN", date(2025, 12, 18))
    assert "48/2023" in hanh.instrument
    assert rows["Trần Văn Nam", "Trung tâm Tin học"].note == "nghỉ ốm"
    office.operations.undo()
    assert office.rating_service.ratings(2025) == ()


def test_the_clerk_chooses_adds_or_leaves(office: Office, tmp_path: Path) -> None:
    service = office.list_import_service
    preview = preview_of(office, book(tmp_path, *RATINGS))
    by_row = {row.key[1]: row for row in preview.rows}
    chosen = by_row[9].candidates[0].person_id
    answers: dict[str, int | Answer] = {by_row[9].who: chosen, by_row[10].who: Answer.NEW, by_row[11].who: Answer.LEAVE}
    again = service.prepare_judging(preview.taken.with_answers(answers))()
    assert {row.key[1]: row.fate for row in again.rows if row.key[1] > 8} == {
        9: Fate.VALID,
        10: Fate.VALID,
        11: Fate.LEFT_OUT,
    }
    stored = service.store(again)
    assert (stored.people, stored.proofs) == (1, 5)
    subjects = {row.subject for row in office.rating_service.ratings(2025)}
    assert {"Đỗ Thị Yến", "Lương Bằng Quang"} <= subjects
    same = preview_of(office, book(tmp_path, *RATINGS))
    assert sum(row.stores for row in same.rows) == 0
    assert sum(row.fate is Fate.DOUBLE for row in same.rows) == 4
    office.operations.undo()
    assert all(person.full_name != "Lương Bằng Quang" for person in office.office_service.people())


@pytest.mark.parametrize(
    ("written", "grade"),
    [
        ("HTXSNV", G.EXCELLENT), ("Hoàn thành xuất sắc nhiệm vụ", G.EXCELLENT), ("Xuất sắc", G.EXCELLENT), ("HTXS", G.EXCELLENT),
        ("hoàn thành xuất sắc", G.EXCELLENT), ("HTTNV", G.GOOD), ("Tốt", G.GOOD), ("Hoàn thành tốt", G.GOOD),
        ("Hoàn thành tốt nhiệm vụ", G.GOOD), ("HTT", G.GOOD), ("HTNV", G.DONE), ("Hoàn thành", G.DONE),
        ("Hoàn thành nhiệm vụ.", G.DONE), ("KHTNV", G.NOT_DONE), ("Không hoàn thành nhiệm vụ", G.NOT_DONE),
        ("Không hoàn thành", G.NOT_DONE), ("Không xếp loại", G.UNRATED), ("Chưa đánh giá", G.UNRATED),
        ("Hoàn thành tốt nhiệm vụ (HTTNV)", G.GOOD), ("HOÀN THÀNH XUẤT SẮC NHIỆM VỤ", G.EXCELLENT), ("HT xuất sắc NV", G.EXCELLENT),
        ("HT tốt NV", G.GOOD),
    ],
)  # fmt: skip
def test_every_spelling_of_a_grade(office: Office, tmp_path: Path, written: str, grade: RatingGrade) -> None:
    path = book(
        tmp_path, ("Họ và tên", "Đơn vị", "Xếp loại", "Năm"), ("Phạm Quốc Khánh", "Trung tâm Tin học", written, 2025)
    )
    preview = preview_of(office, path)
    assert [one.grade for one in preview.proofs.ratings] == [grade]


def test_grades_marked_in_columns_and_units_rated(office: Office, tmp_path: Path) -> None:
    path = book(
        tmp_path,
        ("Bảng xếp loại năm 2025",),
        ("TT", "Họ và tên", "Đơn vị", "Mức xếp loại", None, None, None),
        (None, None, None, "HTXSNV", "HTTNV", "HTNV", "KHTNV"),
        (1, "Phạm Quốc Khánh", "Trung tâm Tin học", None, "x", None, None),
        (2, "Đỗ Thị Yến", "Trung tâm Tin học", "x", "x", None, None),
        (3, "Nguyễn Thị Bích Hạnh", "Phòng Hành chính", None, None, None, None),
    )
    preview = preview_of(office, path)
    assert preview.kind == "ratings"
    assert [(row.key[1], row.fate) for row in preview.rows] == [
        (4, Fate.VALID),
        (5, Fate.FAULTY),
        (6, Fate.FAULTY),
    ]
    assert preview.proofs.ratings[0].grade is G.GOOD
    units = book(
        tmp_path,
        ("XẾP LOẠI TẬP THỂ NĂM 2025",),
        ("STT", "Tên đơn vị", "Xếp loại"),
        (1, "Phòng Hành chính", "Hoàn thành xuất sắc nhiệm vụ"),
        (2, "Trung tâm Tin học", "HTTNV"),
        name="đơn vị",
    )
    of_units = preview_of(office, units)
    assert [(one.person_id, one.grade) for one in of_units.proofs.ratings] == [(None, G.EXCELLENT), (None, G.GOOD)]


def test_a_list_that_says_otherwise_than_the_record_changes_nothing(office: Office, tmp_path: Path) -> None:
    head = ("Họ và tên", "Đơn vị", "Xếp loại", "Năm")
    row = ("Phạm Quốc Khánh", "Trung tâm Tin học")
    service = office.list_import_service
    service.store(preview_of(office, book(tmp_path, head, (*row, "HTTNV", 2025))))
    preview = preview_of(
        office, book(tmp_path, head, (*row, "HTXSNV", 2025), (*row, "HTXSNV", 2024), (*row, "HTXSNV", 2024))
    )
    assert [row.fate for row in preview.rows] == [Fate.DOUBLE, Fate.VALID, Fate.DOUBLE]
    assert "danh sách ghi Hoàn thành xuất sắc nhiệm vụ" in preview.rows[0].remark
    service.store(preview)
    assert [one.rating.grade for one in office.rating_service.ratings(2025)] == [G.GOOD]


def test_points_that_disagree_are_told_and_years_to_come_refused(office: Office, tmp_path: Path) -> None:
    path = book(
        tmp_path,
        ("Họ và tên", "Đơn vị", "Đối tượng", "Điểm", "Xếp loại", "Năm"),
        ("Nguyễn Thị Bích Hạnh", "Phòng Hành chính", "Công chức", 92, "Tốt", 2026),
        ("Phạm Quốc Khánh", "Trung tâm Tin học", "Viên chức", 80, "Tốt", 2027),
    )
    preview = preview_of(office, path)
    assert [row.fate for row in preview.rows] == [Fate.VALID, Fate.FAULTY]
    assert any("Điểm 92 ứng với mức Hoàn thành xuất sắc nhiệm vụ" in note for note in preview.notes)
    (rating,) = preview.proofs.ratings
    assert (rating.staff_group, rating.instrument) == (StaffGroup.CIVIL_SERVANT, "Nghị định số 335/2025/NĐ-CP")


def test_a_list_without_a_year_asks_for_it_or_takes_the_decisions(office: Office, tmp_path: Path) -> None:
    path = book(
        tmp_path,
        ("Họ và tên", "Đơn vị", "Xếp loại", "Số QĐ", "Ngày QĐ"),
        ("Phạm Quốc Khánh", "Trung tâm Tin học", "Tốt", "01/QĐ", date(2026, 1, 5)),
    )
    preview = preview_of(office, path)
    assert "Chưa có năm" in preview.rows[0].remark
    table = replace(preview.taken.tables[0], year_by=YearBy.BEFORE_DECISION)
    again = office.list_import_service.prepare_judging(preview.taken.with_table(0, table))()
    assert [one.year for one in again.proofs.ratings] == [2025]


def test_a_list_may_begin_with_its_year_and_have_no_serial_number(office: Office, tmp_path: Path) -> None:
    """ "Năm" as a label reads like the sex of an entry once its marks are gone."""
    path = book(
        tmp_path,
        ("Năm", "Tên sáng kiến", "Tác giả", "Đơn vị", "Cấp công nhận", "Số quyết định", "Ngày"),
        (2025, "Số hóa hồ sơ", "Phạm Quốc Khánh", "Trung tâm Tin học", "Cơ sở", "5/QĐ-HĐSK", date(2025, 11, 3)),
    )
    preview = preview_of(office, path)
    assert (preview.kind, [row.fate for row in preview.rows]) == ("initiatives", [Fate.VALID])


def test_initiatives_with_several_authors_in_one_cell(office: Office, tmp_path: Path) -> None:
    path = book(
        tmp_path,
        ("DANH SÁCH SÁNG KIẾN ĐƯỢC CÔNG NHẬN NĂM 2025",),
        ("TT", "Tên sáng kiến", "Tác giả / đồng tác giả", "Đơn vị", "Cấp công nhận", "Số QĐ", "Ngày", "Phạm vi ảnh hưởng"),
        (
            1, "Số hóa hồ sơ", "Nguyễn Thị Bích Hạnh, Phạm Quốc Khánh", "Phòng Hành chính", "Cơ sở", "5/QĐ-HĐSK",
            date(2025, 11, 3), "Toàn Sở",
        ),
        (
            2, "Đề tài ứng dụng cảm biến", "Phạm Quốc Khánh (chủ nhiệm)\nĐỗ Thị Yến", "Trung tâm Tin học", "Cấp tỉnh",
            "77/QĐ-UBND", date(2025, 12, 1), "",
        ),
        (3, "Quản lý kho", "1. Đỗ Thị Yến; 2. Trần Văn Nam", "Trung tâm Tin học", "", "", None, ""),
        (4, "Sổ tay số", "Đỗ Thị Yến và cộng sự", "Trung tâm Tin học", "", "8/QĐ", date(2025, 12, 2), ""),
        (5, "", "Đỗ Thị Yến", "Trung tâm Tin học", "", "8/QĐ", date(2025, 12, 2), ""),
        (6, "Không ai", "", "Trung tâm Tin học", "", "8/QĐ", date(2025, 12, 2), ""),
        (7, "Lạ", "Đỗ Thị Yến, Hoàng Văn Lạ", "Trung tâm Tin học", "", "8/QĐ", date(2025, 12, 2), ""),
        (8, "Số hóa hồ sơ", "Phạm Quốc Khánh", "Trung tâm Tin học", "cơ sở", "5/QĐ-HĐSK", date(2025, 11, 3), ""),
    )  # fmt: skip
    preview = preview_of(office, path)
    assert preview.kind == "initiatives"
    assert [(row.key[1], row.fate) for row in preview.rows] == [
        (3, Fate.VALID),
        (4, Fate.VALID),
        (5, Fate.VALID),
        (6, Fate.VALID),
        (7, Fate.FAULTY),
        (8, Fate.FAULTY),
        (9, Fate.CHOOSE),
        (10, Fate.DOUBLE),
    ]
    assert "Hoàng Văn Lạ" in preview.rows[6].remark
    stored = office.list_import_service.store(preview)
    assert stored.proofs == 4
    found = {row.initiative.name: row for row in office.initiative_service.initiatives(2025)}
    assert found["Số hóa hồ sơ"].authors == ("Nguyễn Thị Bích Hạnh", "Phạm Quốc Khánh")
    assert found["Số hóa hồ sơ"].initiative.recognitions[0].reach is Reach.BASE
    assert found["Số hóa hồ sơ"].initiative.note == "Phạm vi ảnh hưởng: Toàn Sở"
    topic = found["Đề tài ứng dụng cảm biến"]
    assert topic.authors == ("Phạm Quốc Khánh", "Đỗ Thị Yến")
    assert (topic.initiative.initiative_kind, topic.initiative.recognitions[0].reach) == (
        InitiativeKind.TOPIC,
        Reach.PROVINCE,
    )
    assert found["Quản lý kho"].initiative.recognitions == ()
    # two are called so, one of them in the unit of the list
    units = {person.id: person.memberships[0].unit_id for person in office.office_service.people()}
    nam = found["Quản lý kho"].initiative.person_ids[1]
    assert units[nam] == office.office_service.required_unit("Trung tâm Tin học").id
    assert "cộng sự" in found["Sổ tay số"].initiative.note
    office.operations.undo()
    assert office.initiative_service.initiatives() == ()


def test_disciplines_with_their_days(office: Office, tmp_path: Path) -> None:
    path = book(
        tmp_path,
        ("STT", "Họ và tên", "Đơn vị", "Hình thức kỷ luật", "Số QĐ", "Ngày QĐ", "Thời hạn", "Đến ngày"),
        (1, "Phạm Quốc Khánh", "Trung tâm Tin học", "Khiển trách", "9/QĐ-SKHCN", date(2025, 3, 15), "12 tháng", None),
        (2, "Đỗ Thị Yến", "Trung tâm Tin học", "cảnh cáo", "10/QĐ-SKHCN", date(2025, 3, 31), "", date(2026, 3, 30)),
        (3, "Đỗ Thị Yến", "Trung tâm Tin học", "phê bình", "11/QĐ", date(2025, 5, 1), "", None),
        (4, "Nguyễn Thị Bích Hạnh", "Phòng Hành chính", "Khiển trách", "", None, "", None),
    )
    preview = preview_of(office, path)
    assert preview.kind == "disciplines"
    assert [row.fate for row in preview.rows] == [Fate.VALID, Fate.VALID, Fate.FAULTY, Fate.FAULTY]
    assert "Cảnh cáo" in preview.rows[2].remark
    office.list_import_service.store(preview)
    warned, reprimanded = office.proof_service.disciplines()
    assert (reprimanded.discipline_kind, reprimanded.to_on) == (DisciplineKind.REPRIMAND, date(2026, 3, 14))
    assert (warned.from_on, warned.to_on) == (date(2025, 3, 31), date(2026, 3, 30))


def test_recruitment_days_fill_what_is_not_known(office: Office, tmp_path: Path) -> None:
    path = book(
        tmp_path,
        ("Họ và tên", "Đơn vị", "Ngày tuyển dụng", "Đối tượng"),
        ("Phạm Quốc Khánh", "Trung tâm Tin học", date(2015, 3, 1), "Viên chức"),
        ("Đỗ Thị Yến", "Trung tâm Tin học", "01/07/2026", "VC"),
        ("Nguyễn Thị Bích Hạnh", "Phòng Hành chính", "hôm nọ", ""),
    )
    assert preview_of(office, path).kind == "people"
    preview = preview_of(office, path, ListKind.SERVICE)
    assert preview.kind == "service"
    assert [row.fate for row in preview.rows] == [Fate.VALID, Fate.VALID, Fate.FAULTY]
    office.list_import_service.store(preview)
    known = office.proof_service.service_times()
    assert sorted(one.recruited_on for one in known.values() if one.recruited_on) == [
        date(2015, 3, 1),
        date(2026, 7, 1),
    ]
    assert {one.staff_group for one in known.values()} == {StaffGroup.PUBLIC_EMPLOYEE}
    first = min(known)
    office.proof_service.save_service_time(replace(known[first], recruited_on=date(2016, 1, 1)))
    again = preview_of(office, path, ListKind.SERVICE)
    assert [row.fate for row in again.rows] == [Fate.DOUBLE, Fate.DOUBLE, Fate.FAULTY]
    assert "khác với danh sách" in again.rows[0].remark or "khác với danh sách" in again.rows[1].remark
    assert office.proof_service.service_time(first).recruited_on == date(2016, 1, 1)
    assert isinstance(office.proof_service.service_time(first), ServiceTime)


def test_votes_of_a_meeting_become_its_minutes(office: Office, tmp_path: Path) -> None:
    rows = (
        ("KẾT QUẢ BỎ PHIẾU CỦA HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG NĂM 2026",),
        ("Cuộc họp ngày 08/12/2026",),
        ("STT", "Họ và tên", "Đơn vị", "Danh hiệu", "Số phiếu đồng ý"),
        (1, "Phạm Quốc Khánh", "Trung tâm Tin học", "CSTĐCS", "9/11"),
        (2, "Đỗ Thị Yến", "Trung tâm Tin học", "LĐTT", 11),
        (3, "Nguyễn Thị Bích Hạnh", "Phòng Hành chính", "Huy hiệu", 10),
        (4, "Trần Văn Nam", "Phòng Hành chính", "LĐTT", "12/11"),
    )
    preview = preview_of(office, book(tmp_path, *rows))
    assert preview.kind == "votes"
    assert [row.fate for row in preview.rows] == [Fate.VALID, Fate.VALID, Fate.FAULTY, Fate.FAULTY]
    office.list_import_service.store(preview)
    (row,) = office.review_service.minutes(2026)
    assert (row.minutes.review_body, row.minutes.held_on, row.minutes.valid) == (
        ReviewBody.BASE_COUNCIL,
        date(2026, 12, 8),
        11,
    )
    assert [(one.award_code, one.votes_for) for one in row.minutes.candidates] == [("CSTDCS", 9), ("LDTT", 11)]
    again = preview_of(office, book(tmp_path, *rows))
    assert again.stored_rows == 0
    undated = preview_of(office, book(tmp_path, rows[0], *rows[2:]))
    assert {row.fate for row in undated.rows} == {Fate.FAULTY}
    assert "ngày họp" in undated.rows[0].remark


def test_people_and_their_ratings_come_in_with_one_file(office: Office, tmp_path: Path) -> None:
    workbook = Workbook()
    people = workbook.active
    assert people is not None
    people.title = "Người"
    for row in (("Họ và tên", "Đơn vị", "Chức vụ"), ("Vũ Minh Đức", "Phòng Mới", "Chuyên viên")):
        people.append(row)
    ratings = workbook.create_sheet("Xếp loại 2025")
    for row in (("Họ và tên", "Đơn vị", "Xếp loại"), ("Vũ Minh Đức", "Phòng Mới", "HTTNV")):
        ratings.append(row)
    path = tmp_path / "cả hai.xlsx"
    workbook.save(path)
    preview = preview_of(office, path)
    assert preview.kind == "both"
    assert [row.fate for row in preview.rows] == [Fate.VALID, Fate.VALID]
    office.list_import_service.store(preview)
    (row,) = office.rating_service.ratings(2025)
    assert (row.subject, row.unit) == ("Vũ Minh Đức", "Phòng Mới")
    office.operations.undo()
    assert office.rating_service.ratings(2025) == ()
    assert office.office_service.find_unit("Phòng Mới") is None


@pytest.mark.parametrize(
    "head",
    [
        ("Họ và tên", "Đơn vị", "Xếp loại năm 2023", "Xếp loại năm 2024", "Xếp loại năm 2025"),
        (
            "Họ và tên",
            "Đơn vị",
            "Kết quả xếp loại chất lượng 2023",
            "Kết quả xếp loại chất lượng 2024",
            "Kết quả đánh giá 2025",
        ),
    ],
)
def test_a_column_for_each_year(office: Office, tmp_path: Path, head: tuple[str, ...]) -> None:
    path = book(
        tmp_path,
        head,
        ("Phạm Quốc Khánh", "Trung tâm Tin học", "HTTNV", "HTXSNV", "-"),
        ("Đỗ Thị Yến", "Trung tâm Tin học", "HTTNV", "khá", "Tốt"),
        ("Nguyễn Thị Bích Hạnh", "Phòng Hành chính", "", "", ""),
    )
    preview = preview_of(office, path)
    assert preview.kind == "ratings"
    assert [row.fate for row in preview.rows] == [Fate.VALID, Fate.FAULTY, Fate.FAULTY]
    assert [(one.year, one.grade) for one in preview.proofs.ratings] == [(2023, G.GOOD), (2024, G.EXCELLENT)]
    office.list_import_service.store(preview)
    again = preview_of(office, path)
    assert again.rows[0].fate is Fate.DOUBLE


def test_years_over_one_heading_and_a_self_rating_that_is_none(office: Office, tmp_path: Path) -> None:
    path = book(
        tmp_path,
        ("TỔNG HỢP KẾT QUẢ XẾP LOẠI",),
        ("STT", "Họ và tên", "Đơn vị", "Kết quả xếp loại", None),
        (None, None, None, 2024, 2025),
        (1, "Phạm Quốc Khánh", "Trung tâm Tin học", "Tốt", "Xuất sắc"),
    )
    preview = preview_of(office, path)
    assert [(one.year, one.grade) for one in preview.proofs.ratings] == [(2024, G.GOOD), (2025, G.EXCELLENT)]
    path = book(
        tmp_path,
        ("Họ và tên", "Chức vụ, đơn vị", "Tự xếp loại", "Kết quả xếp loại", "Năm"),
        ("Phạm Quốc Khánh", "Chuyên viên, Trung tâm Tin học", "HTXSNV", "HTTNV", "2025"),
        name="tự",
    )
    preview = preview_of(office, path)
    assert [one.grade for one in preview.proofs.ratings] == [G.GOOD]
    assert any("Tự xếp loại" in note for note in preview.notes)


def test_initiatives_of_one_author_a_row_with_his_name(office: Office, tmp_path: Path) -> None:
    path = book(
        tmp_path,
        (
            "STT",
            "Họ và tên",
            "Chức vụ",
            "Đơn vị công tác",
            "Tên sáng kiến",
            "Số, ngày QĐ công nhận",
            "Phạm vi ảnh hưởng",
        ),
        (
            1,
            "Phạm Quốc Khánh",
            "Chuyên viên",
            "Trung tâm Tin học",
            "Tra cứu nhanh",
            "12/QĐ-SKHCN ngày 05/11/2025",
            "Toàn tỉnh",
        ),
    )
    preview = preview_of(office, path)
    assert preview.kind == "initiatives"
    assert "Chưa có năm" in preview.rows[0].remark
    table = replace(preview.taken.tables[0], year_by=YearBy.DECISION)
    again = office.list_import_service.prepare_judging(preview.taken.with_table(0, table))()
    (one,) = again.proofs.initiatives
    assert (one.year, one.recognitions[0].reach, one.recognitions[0].decision_number) == (
        2025,
        Reach.BASE,
        "12/QĐ-SKHCN",
    )


def test_a_discipline_list_told_by_its_title_and_a_rating_of_the_year_in_its_heading(
    office: Office, tmp_path: Path
) -> None:
    path = book(
        tmp_path,
        ("DANH SÁCH VIÊN CHỨC BỊ XỬ LÝ KỶ LUẬT",),
        ("STT", "Họ và tên", "Hình thức", "Quyết định", "Từ ngày", "Đến ngày"),
        (1, "Phạm Quốc Khánh", "Khiển trách", "9/QĐ-SKHCN", date(2025, 3, 15), date(2026, 3, 14)),
    )
    preview = preview_of(office, path)
    assert preview.kind == "disciplines"
    assert [(one.from_on, one.to_on) for one in preview.proofs.disciplines] == [(date(2025, 3, 15), date(2026, 3, 14))]
    path = book(
        tmp_path,
        ("Họ và tên", "Đơn vị", "Điểm", "Xếp loại chất lượng năm 2025", "Số QĐ"),
        ("Phạm Quốc Khánh", "Trung tâm Tin học", 88, "HTTNV", "15/QĐ-SKHCN"),
        name="một năm",
    )
    (one,) = preview_of(office, path).proofs.ratings
    assert (one.year, one.score, one.decision_number) == (2025, Decimal(88), "15/QĐ-SKHCN")


def test_votes_of_a_unit_are_minutes_of_the_unit_of_all_its_candidates(office: Office, tmp_path: Path) -> None:
    path = book(
        tmp_path,
        ("BIÊN BẢN HỌP BÌNH XÉT THI ĐUA NĂM 2026, ngày 01/12/2026",),
        ("Họ và tên", "Danh hiệu", "Số phiếu đồng ý", "Tổng số phiếu"),
        ("Phạm Quốc Khánh", "LĐTT", 9, 10),
        ("Đỗ Thị Yến", "LĐTT", 10, 10),
    )
    office.list_import_service.store(preview_of(office, path))
    (row,) = office.review_service.minutes(2026)
    assert (row.minutes.review_body, row.unit, row.minutes.valid) == (ReviewBody.UNIT, "Trung tâm Tin học", 10)
    assert preview_of(office, path).stored_rows == 0
