"""Checking a stored plan, and leaving a finding as it is: remembered with its reason, undoable, quiet until the words change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from check_samples import CLEAN
from moving_clock import FixedClock

from desktop_app.assembly.office import Office
from desktop_app.bootstrap import open_office
from desktop_app.domain.errors import UserError
from desktop_app.domain.plan.blocks import walk
from desktop_app.domain.plan.text_edits import with_fix
from desktop_app.system.paths import AppPaths


@pytest.fixture
def office(tmp_path: Path, fixed_clock: FixedClock) -> Iterator[Office]:
    opened = open_office(AppPaths.for_data_folder(tmp_path / "so"), fixed_clock)
    yield opened
    opened.close()


def store(office: Office, tmp_path: Path, text: str, name: str = "ke-hoach.txt") -> int:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return office.plan_service.import_file(path)


WITH_SLIP = CLEAN.replace("văn hóa, phấn đấu", "văn hóa, phân đấu")


def open_codes(office: Office, plan_id: int) -> list[str]:
    return [one.code for one in office.check_service.check(plan_id).result.open]


def test_a_clean_plan_and_one_with_a_slip(office: Office, tmp_path: Path) -> None:
    assert open_codes(office, store(office, tmp_path, CLEAN)) == []
    plan_id = store(office, tmp_path, WITH_SLIP)
    checked = office.check_service.check(plan_id)
    assert [one.code for one in checked.result.open] == ["spelling.slip"]
    wanted = next(number for number, line in enumerate(WITH_SLIP.split("\n"), start=1) if "phân đấu" in line)
    assert checked.lines == (wanted,)


def test_setting_aside_is_remembered_undoable_and_ends_with_the_words(office: Office, tmp_path: Path) -> None:
    plan_id = store(office, tmp_path, WITH_SLIP)
    service = office.check_service
    (finding,) = service.check(plan_id).result.open
    service.set_aside(plan_id, finding, "  Tên riêng   của phong trào ")
    result = service.check(plan_id).result
    assert result.open == ()
    assert [(one.code, reason) for one, reason in result.set_aside] == [("spelling.slip", "Tên riêng của phong trào")]
    assert office.operations.undo_name() == "Bỏ qua một phát hiện"
    office.operations.undo()
    assert open_codes(office, plan_id) == ["spelling.slip"]
    office.operations.redo()
    assert open_codes(office, plan_id) == []
    service.look_again(plan_id, finding)
    assert open_codes(office, plan_id) == ["spelling.slip"]


def test_a_finding_set_aside_comes_back_when_its_words_change(office: Office, tmp_path: Path) -> None:
    text = CLEAN.replace("ngày 20/3/2026.", "ngày 21/3/2026.")
    plan_id = store(office, tmp_path, text)
    (finding,) = office.check_service.check(plan_id).result.open
    office.check_service.set_aside(plan_id, finding, "Văn phòng trực thứ Bảy")
    plan = office.plan_service.plan(plan_id)
    others = tuple(
        replace(block, children=tuple(replace(child) for child in block.children)) for block in plan.content.blocks
    )
    assert office.check_service.prepare(plan_id, replace(plan.content, blocks=others))().open == ()
    reading = office.plan_service.read_file(_written(tmp_path, CLEAN.replace("ngày 20/3/2026.", "ngày 22/3/2026.")))
    moved = reading.content
    assert [one.code for one in office.check_service.prepare(plan_id, moved)().open] == ["deadline.not_working_day"]


def _written(folder: Path, text: str) -> Path:
    path = folder / "khac.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_reason_must_be_given_and_the_plan_must_be_there(office: Office, tmp_path: Path) -> None:
    plan_id = store(office, tmp_path, WITH_SLIP)
    (finding,) = office.check_service.check(plan_id).result.open
    for bad_id, reason, code in ((plan_id, "   ", "finding.no_reason"), (99, "có", "plan.unknown")):
        with pytest.raises(UserError) as raised:
            office.check_service.set_aside(bad_id, finding, reason)
        assert raised.value.code == code
    assert open_codes(office, plan_id) == ["spelling.slip"]


def test_a_draft_with_a_finding_set_aside_can_be_deleted_and_brought_back(office: Office, tmp_path: Path) -> None:
    plan_id = store(office, tmp_path, WITH_SLIP)
    (finding,) = office.check_service.check(plan_id).result.open
    office.check_service.set_aside(plan_id, finding, "Đã hỏi lãnh đạo")
    office.plan_service.delete_draft(plan_id)
    office.operations.undo()
    assert open_codes(office, plan_id) == []


def test_another_stored_plan_with_another_date_of_the_same_text(office: Office, tmp_path: Path) -> None:
    line = "- Đạt các tiêu chuẩn theo quy định."
    first = CLEAN.replace(line, "- Theo Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị.")
    second = CLEAN.replace(line, "- Theo Chỉ thị số 34-CT/TW ngày 07/4/2016 của Bộ Chính trị.")
    store(office, tmp_path, first)
    plan_id = store(office, tmp_path, second)
    assert open_codes(office, plan_id) == ["citation.other_date_elsewhere"]
    checked = office.check_service.check_file(_written(tmp_path, second.replace("2016 của", "2015 của")))
    assert [one.code for one in checked.result.open] == ["citation.other_date_elsewhere"]


def test_a_date_mended_by_hand_is_read_anew(office: Office, tmp_path: Path) -> None:
    line = "- Đạt các tiêu chuẩn theo quy định."
    wrong = "- Theo Nghị định số 152/2025/NĐ-CP ngày 15/6/2025 của Chính phủ."
    plan_id = store(office, tmp_path, CLEAN.replace(line, wrong))
    content = office.plan_service.plan(plan_id).content
    (finding,) = office.check_service.prepare(plan_id, content)().open
    assert finding.code == "citation.wrong_date"
    target = next(block for block in walk(content.blocks) if "152/2025" in block.text)

    def mended(block):  # type: ignore[no-untyped-def]
        text = block.text.replace("15/6/2025", "14/6/2025") if block.uid == target.uid else block.text
        return replace(block, text=text, children=tuple(mended(child) for child in block.children))

    by_hand = replace(content, blocks=tuple(mended(block) for block in content.blocks))
    assert office.check_service.prepare(plan_id, by_hand)().open == ()
    assert finding.fix is not None
    by_fix = with_fix(content, finding.fix)
    assert by_fix is not None
    assert office.check_service.prepare(plan_id, by_fix)().open == ()


def test_the_offices_own_words_are_read_at_every_check(office: Office, tmp_path: Path) -> None:
    plan_id = store(office, tmp_path, CLEAN.replace("theo quy định.", "theo TTPVHCC."))
    assert open_codes(office, plan_id) == ["abbreviation.undefined"]
    office.paths.office_rules_file.write_text('known = ["TTPVHCC"]\n', encoding="utf-8")
    assert open_codes(office, plan_id) == []
    office.paths.office_rules_file.write_text("known = 3\n", encoding="utf-8")
    with pytest.raises(UserError) as raised:
        office.check_service.check(plan_id)
    assert raised.value.code == "rules.office_file"
