"""Units through time on the command line: changed, listed with lineage, people transferred, blocs with members."""

from __future__ import annotations

from pathlib import Path

import pytest
from clerk import Clerk

PEOPLE = """Họ và tên,Giới tính,Chức vụ,Đơn vị,Năm sinh
Lò Thị Ón,Nữ,,Văn phòng,1985
Vàng A Páo,Nam,,Phòng Kế hoạch,1980
Giàng Thị Mỷ,Nữ,,Phòng Tài chính,1990
"""


@pytest.fixture
def clerk(data_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Clerk:
    listed = tmp_path / "người.csv"
    listed.write_text(PEOPLE, encoding="utf-8")
    clerk = Clerk(data_dir, capsys)
    clerk.type("office", "import", str(listed))
    return clerk


MERGE = ("office", "unit-change", "merge", "--unit", "Phòng Kế hoạch", "Phòng Tài chính", "--into")


def test_a_merger_previewed_then_done(clerk: Clerk) -> None:
    words = (*MERGE, "Phòng Kế hoạch - Tài chính", "--on", "2025-03-01", "--document", "12/QĐ-SNV")
    seen = clerk.type(*words, "--dry-run")
    assert seen["change"] is None
    assert seen["successors"] == [{"name": "Phòng Kế hoạch - Tài chính", "is_new": True, "people": 2}]
    assert len(clerk.type("office", "units")["units"]) == 3
    done = clerk.type(*words)
    assert done["ended"] == ["Phòng Kế hoạch", "Phòng Tài chính"]
    units = {one["name"]: one for one in clerk.type("office", "units")["units"]}
    assert units["Phòng Kế hoạch"]["to_on"] == "2025-02-28"
    assert [one["name"] for one in units["Phòng Kế hoạch"]["now"]] == ["Phòng Kế hoạch - Tài chính"]
    assert [one["name"] for one in units["Phòng Kế hoạch - Tài chính"]["former"]] == done["ended"]
    assert len(clerk.type("office", "units", "--on", "2025-02-28")["units"]) == 3
    assert "Phòng Kế hoạch (nay là Phòng Kế hoạch - Tài chính từ 01/3/2025)" in clerk.read("office", "units")
    assert "đã thôi hoạt động" in clerk.refused(*MERGE, "Phòng Mới", "--on", "2025-05-01")


def test_a_split_says_who_goes_where(clerk: Clerk) -> None:
    split = ("office", "unit-change", "split", "--unit", "Văn phòng", "--into", "Văn phòng A", "Văn phòng B")
    seen = clerk.type(*split, "--on", "2025-03-01", "--dry-run")
    (person,) = seen["unsaid"]
    assert "Lò Thị Ón" in clerk.refused(*split, "--on", "2025-03-01")
    done = clerk.type(*split, "--on", "2025-03-01", "--move", person["id"], "Văn phòng B")
    assert [one["people"] for one in done["successors"]] == [0, 1]


def test_transfer_and_groups(clerk: Clerk) -> None:
    done = clerk.type("office", "transfer", "1", "--unit", "Phòng Kế hoạch", "--on", "2025-03-01")
    assert done["unit"]["name"] == "Phòng Kế hoạch"
    assert "Không có khối" in clerk.refused("office", "group", "Khối 7")
