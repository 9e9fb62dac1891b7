"""People who may be one, on the command line: found, merged, taken back, kept apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from clerk import Clerk

PEOPLE = """Họ và tên,Giới tính,Chức vụ,Đơn vị,Năm sinh
Nguyễn Văn Đảm,Nam,Chuyên viên,Văn phòng,1980
Nguyen Van Dam,,,Văn phòng,
Lò Thị Ón,Nữ,,Văn phòng,1985
Lò Thị Ón,Nữ,,Phòng Kế hoạch,
Vàng A Páo,Nam,,Phòng Kế hoạch,
"""


@pytest.fixture
def clerk(data_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Clerk:
    listed = tmp_path / "người.csv"
    listed.write_text(PEOPLE, encoding="utf-8")
    clerk = Clerk(data_dir, capsys)
    clerk.type("office", "import", str(listed))
    return clerk


def _names(clerk: Clerk) -> list[list[str]]:
    return [[person["name"] for person in group["people"]] for group in clerk.type("office", "duplicates")["groups"]]


def test_found_merged_and_taken_back(clerk: Clerk) -> None:
    groups = clerk.type("office", "duplicates")["groups"]
    assert [(group["likely"], group["reasons"]) for group in groups] == [
        (True, ["một bên viết không dấu", "cùng đơn vị"]),
        (False, ["cùng họ tên", "khác đơn vị"]),
    ]
    first, second = groups[0]["people"]
    assert (first["name"], first["birth_year"], first["units"]) == ("Nguyễn Văn Đảm", 1980, ["Văn phòng"])
    assert len(clerk.type("office", "duplicates", "--likely")["groups"]) == 1

    done = clerk.type("office", "merge", first["id"], second["id"])
    assert done["kept"] == {"id": first["id"], "name": "Nguyễn Văn Đảm"}
    assert _names(clerk) == [["Lò Thị Ón", "Lò Thị Ón"]]
    assert clerk.type("office", "duplicates")["merged"][0]["merged_name"] == "Nguyen Van Dam"

    back = clerk.type("office", "unmerge", done["merges"][0])
    assert back == {"person": second["id"], "name": "Nguyen Van Dam", "lost": 0}
    assert len(_names(clerk)) == 2


def test_kept_apart_is_remembered_and_can_be_taken_back(clerk: Clerk) -> None:
    namesakes = [person["id"] for person in clerk.type("office", "duplicates")["groups"][1]["people"]]

    assert clerk.type("office", "keep-apart", *namesakes) == {"pairs": 1}
    assert _names(clerk) == [["Nguyễn Văn Đảm", "Nguyen Van Dam"]]
    assert [one["id"] for one in clerk.type("office", "duplicates")["kept_apart"][0]] == namesakes
    assert "để riêng" in clerk.refused("office", "merge", *namesakes)

    assert clerk.type("office", "keep-apart", *namesakes, "--undo") == {"pairs": 1}
    assert len(_names(clerk)) == 2


def test_read_by_a_person(clerk: Clerk) -> None:
    said = clerk.read("office", "duplicates")
    assert "2 nhóm có thể trùng người, trong đó 1 nhóm rất có thể." in said
    assert "1. Nguyễn Văn Đảm; sinh 1980; Văn phòng; 0 đăng ký, 0 kết quả" in said


def test_wrong_numbers_change_nothing(clerk: Clerk) -> None:
    assert "Không có người số 99" in clerk.refused("office", "merge", 1, 99)
    assert "Cần ít nhất hai người" in clerk.refused("office", "merge", 1, 1)
    assert "Không có lần gộp số 7" in clerk.refused("office", "unmerge", 7)
