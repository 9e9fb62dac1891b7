"""``plan check ID|FILE``: the keys of the contract, 1 when there is a fault, nothing stored."""

from __future__ import annotations

from pathlib import Path

import pytest
from check_samples import CLEAN
from clerk import PLAN, Clerk, snapshot

KEYS = {"code", "severity", "line", "quote", "message", "basis"}


def written(folder: Path, text: str) -> Path:
    path = folder / "Kế hoạch thử.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_needs_no_office_and_leaves_none(clerk: Clerk, tmp_path: Path) -> None:
    answer = clerk.type("plan", "check", written(tmp_path, CLEAN))
    assert answer == {"findings": []}
    assert not clerk.data.exists()


def test_warnings_end_with_0_and_name_their_line(clerk: Clerk) -> None:
    (found,) = [one for one in clerk.type("plan", "check", PLAN)["findings"] if one["code"] == "quota.no_comparator"]
    assert found.keys() >= KEYS
    assert found["severity"] == "warning"
    lines = PLAN.read_text(encoding="utf-8").split("\n")
    assert "40%" in lines[found["line"] - 1]
    assert found["quote"] in lines[found["line"] - 1]


def test_a_fault_ends_with_1(clerk: Clerk, tmp_path: Path) -> None:
    path = written(tmp_path, CLEAN.replace("ngày 20/3/2026.", "ngày 21/3/2026."))
    (found,) = clerk.type("plan", "check", path, code=1)["findings"]
    assert (found["code"], found["severity"]) == ("deadline.not_working_day", "fault")
    assert "20/3/2026" in found["message"]


def test_a_stored_plan_beside_its_file(office: Clerk) -> None:
    before = snapshot(office.data)
    of_plan = office.type("plan", "check", 2)["findings"]
    of_file = office.type("plan", "check", PLAN)["findings"]
    assert [one["code"] for one in of_plan] == [one["code"] for one in of_file]
    assert snapshot(office.data) == before
    assert all(one.keys() >= KEYS for one in of_plan)


def test_what_a_person_reads(clerk: Clerk, tmp_path: Path) -> None:
    assert clerk.read("plan", "check", written(tmp_path, CLEAN)).strip() == "Không có điểm nào cần sửa."
    said = clerk.read("plan", "check", PLAN)
    assert "Nên sửa: Thiếu “tối đa”: Giấy khen của Giám đốc Sở 40%" in said
    assert "mục IV.2" in said
    assert "Có 0 lỗi" in said


def test_what_cannot_be_checked_is_one_sentence(office: Clerk, tmp_path: Path) -> None:
    for target in (99, 0, "không-có.md", "9" * 30):
        office.refused("plan", "check", target)
    office.refused("plan", "check")


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("Hòa An, ngày 10", "Hòa An ngày 10", "head.place_comma", 3),
        ("ngày 10 tháng 02", "ngày 9 tháng 02", "head.date_padding", 3),
        ("tháng 02 năm", "tháng 2 năm", "head.date_padding", 3),
        ("Số: 12/KH", "Số: 12 /KH", "head.number_spaces", 1),
        ("- Ban Giám đốc Sở;", "- Ban Giám đốc Sở", "recipients.end", 70),
        ("Lưu: VT, VP.", "Lưu: VT, VP", "recipients.end", 72),
        ("ngày 10 tháng 02", "ngày 15 tháng 02", "head.date_not_working", 3),
    ],
)
def test_what_only_the_file_has_wrong_names_its_line(
    clerk: Clerk, tmp_path: Path, old: str, new: str, code: str, line: int
) -> None:
    found = clerk.type("plan", "check", written(tmp_path, CLEAN.replace(old, new)))["findings"]
    assert [(one["code"], one["line"]) for one in found] == [(code, line)]
