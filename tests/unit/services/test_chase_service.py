"""Chasing: who is late with what, letters numbered and recorded, asked again politely, taken back by one undo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from moving_clock import FixedClock

from desktop_app.assembly.office import Office
from desktop_app.bootstrap import open_office
from desktop_app.domain.errors import UserError
from desktop_app.services.chase_service import ChaseOrder
from desktop_app.system.paths import AppPaths

PLAN = 3
DAY, ANSWER = date(2026, 12, 21), date(2026, 12, 24)


@pytest.fixture
def late_office(demo_template: Path, tmp_path: Path) -> Iterator[Office]:
    """The demonstration six days after the last day for dossiers."""
    import shutil

    shutil.copytree(demo_template, tmp_path / "late")
    opened = open_office(AppPaths.for_data_folder(tmp_path / "late"), FixedClock(DAY))
    yield opened
    opened.close()


def order(office: Office, number: int | None = 45, day: date = DAY, *, is_one: bool = False) -> ChaseOrder:
    """A letter to everybody who is late."""
    ids = tuple(one.unit.id for one in office.chase_service.owing(PLAN))
    return ChaseOrder(PLAN, ids, day, ANSWER, number, is_one)


def test_the_late_units_of_every_due_are_the_overdue_rows_of_its_board(late_office: Office) -> None:
    owing = late_office.chase_service.owing(PLAN)
    late = {
        (row.unit_id, board.due.key)
        for board in late_office.registration_service.boards(PLAN)
        for row in board.rows
        if row.timeliness.value == "overdue"
    }
    assert late
    assert {(one.unit.id, paper.key) for one in owing for paper in one.papers} == late
    assert owing[0].days == max(one.days for one in owing)


def test_letters_run_on_from_the_number_and_are_recorded_in_one_step(late_office: Office, tmp_path: Path) -> None:
    service = late_office.chase_service
    kit = service.prepare_kit(order(late_office, 9))
    assert [one.letter.full_number for one in kit.letters][:3] == ["09/SKHCN-VP", "10/SKHCN-VP", "11/SKHCN-VP"]
    files = kit.write(tmp_path)
    assert all(path.is_file() for paths in files for path in paths)
    text = "\n".join(paragraph.text for paragraph in Document(str(files[1][0])).paragraphs)
    assert kit.letters[1].owing.unit.name in text
    assert "chậm nhất hết ngày 24/12/2026" in text
    assert "đã đôn đốc tại" not in text
    before = service.letters(PLAN)
    service.record(kit)
    assert len(service.letters(PLAN)) == len(before) + len(kit.letters)
    assert late_office.chase_service.owing(PLAN)[1].history == "đã đôn đốc ngày 21/12/2026"
    late_office.operations.undo()
    assert service.letters(PLAN) == before


def test_a_second_letter_names_the_first_and_the_same_day_counts_once(late_office: Office) -> None:
    service = late_office.chase_service
    service.record(service.prepare_kit(order(late_office, 45)))
    service.record(service.prepare_kit(order(late_office, 60)))
    first, second = service.owing(PLAN)[:2]
    assert [letter.number for letter in first.letters] == ["358", "60"]
    assert [letter.number for letter in second.letters] == ["61"]
    later = service.prepare_kit(replace(order(late_office, 80, date(2026, 12, 23))))
    assert any(
        "đã đôn đốc tại Công văn số 61/SKHCN-VP ngày 21/12/2026" in text for text in later.letters[1].words.paragraphs
    )
    again = service.prepare_kit(order(late_office, 60, date(2026, 12, 22)))
    assert "Số 60/SKHCN-VP đã dùng" in again.warnings[0]


def test_without_a_number_the_room_is_left_and_all_go_into_one_file(late_office: Office, tmp_path: Path) -> None:
    kit = late_office.chase_service.prepare_kit(order(late_office, None, is_one=True))
    assert {one.letter.full_number for one in kit.letters} == {""}
    kit.write(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == [
        "Công văn đôn đốc.docx",
        "Công văn đôn đốc.pdf",
    ]


def test_the_offices_own_wording_is_kept_and_a_broken_one_refused(late_office: Office) -> None:
    service = late_office.chase_service
    settings = service.settings()
    own = "V/v nhắc nộp {giấy tờ}\n{đơn vị} còn thiếu:\n{còn thiếu}\nNộp trước ngày {ngày hẹn}./."
    service.save_settings(replace(settings, template=own, symbol="SKHCN-TĐ"))
    kit = service.prepare_kit(order(late_office))
    assert kit.letters[0].letter.full_number == "45/SKHCN-TĐ"
    assert kit.letters[0].words.about == "V/v nhắc nộp các báo cáo, hồ sơ còn thiếu"
    for broken, code in (
        ("chỉ một dòng", "chase.template_empty"),
        ("V/v a\n{sai}\n{còn thiếu}", "chase.template_field"),
        ("V/v a\nkhông có gì", "chase.template_list"),
        ("V/v a\n{còn thiếu}\n{đơn vị", "chase.template_brace"),
    ):
        with pytest.raises(UserError) as caught:
            service.save_settings(replace(service.settings(), template=broken))
        assert caught.value.code == code
    assert service.settings().template == own


def test_what_cannot_be_ordered_is_told(late_office: Office) -> None:
    service = late_office.chase_service
    for changed, code in (
        (replace(order(late_office), answer_by=date(2026, 12, 1)), "chase.answer_day"),
        (replace(order(late_office), unit_ids=()), "chase.nobody"),
        (replace(order(late_office), first_number=100_000), "chase.number"),
    ):
        with pytest.raises(UserError) as caught:
            service.prepare_kit(changed)
        assert caught.value.code == code
    with pytest.raises(UserError) as caught:
        service.owing(PLAN, "report")
    assert caught.value.code == "chase.no_deadline"


def test_the_answer_is_asked_for_on_a_working_day(late_office: Office) -> None:
    assert late_office.chase_service.answer_day(date(2026, 4, 24)) == date(2026, 5, 4)  # over 27/4 and 30/4-01/5


def test_a_letter_bears_the_new_name_and_cites_the_plan_under_the_old_one(late_office: Office, tmp_path: Path) -> None:
    service, before = late_office.office_service, late_office.office_service.profile()
    service.rename_agency(replace(before, name="Sở Số hóa Hòa An"), DAY)
    kit = late_office.chase_service.prepare_kit(order(late_office))
    document = Document(str(kit.write(tmp_path)[0][0]))
    head = " ".join(cell.text for row in document.tables[0].rows for cell in row.cells)
    assert "SỞ SỐ HÓA HÒA AN" in head
    assert before.name.upper() not in head
    assert f" của {before.name} " in "\n".join(paragraph.text for paragraph in document.paragraphs)
