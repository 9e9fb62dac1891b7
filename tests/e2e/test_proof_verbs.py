"""Proofs on the command line: single records, whole units, lists; what does not fit is told, wrong words change nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from clerk import Clerk

PEOPLE = """Họ và tên,Giới tính,Chức vụ,Đơn vị,Năm sinh
Lò Thị Ón,Nữ,,Văn phòng,1985
Vàng A Páo,Nam,,Phòng Kế hoạch,1980
Giàng Thị Mỷ,Nữ,,Phòng Kế hoạch,1990
"""
TODAY = ("--today", "2026-12-10")


@pytest.fixture
def clerk(data_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Clerk:
    listed = tmp_path / "người.csv"
    listed.write_text(PEOPLE, encoding="utf-8")
    clerk = Clerk(data_dir, capsys)
    clerk.type("office", "import", str(listed), *TODAY)
    return clerk


def test_ratings_one_by_one_and_of_whole_units(clerk: Clerk) -> None:
    one = clerk.type(
        "office", "rating", "add", "--year", 2026, "--grade", "Tốt", "--person", "Lò Thị Ón", "--score", "92,5",
        "--group", "civil_servant", "--decision", "15/QĐ-SKHCN", *TODAY,
    )  # fmt: skip
    assert (one["subject"], one["unit"], one["grade"], one["score"]) == ("Lò Thị Ón", "Văn phòng", "good", "92.5")
    assert one["instrument"] == "Nghị định số 335/2025/NĐ-CP"
    assert "Điểm 92,5" in one["warnings"][0]
    done = clerk.type(
        "office", "rating", "all", "--year", 2026, "--grade", "HTXSNV", "--group", "civil_servant", *TODAY
    )
    assert (done["rated"], done["kept"]) == (2, 1)
    assert "vượt tỷ lệ 20 %" in done["warnings"][0]
    listed = clerk.type("office", "rating", "list", "--year", 2026, *TODAY)
    assert [row["grade"] for row in listed["ratings"]] == ["good", "excellent", "excellent"]
    assert listed["unrated"] == []
    assert "Lò Thị Ón (Văn phòng): Hoàn thành tốt nhiệm vụ năm 2026, 92,5 điểm" in clerk.read(
        "office", "rating", "list", "--year", 2026, *TODAY
    )
    unit = clerk.type("office", "rating", "add", "--year", 2026, "--grade", "good", "--unit", "Văn phòng", *TODAY)
    assert unit["person_id"] is None
    again = ("office", "rating", "add", "--year", 2026, "--grade", "Tốt", "--person", "Lò Thị Ón", *TODAY)
    assert "đã có xếp loại năm 2026" in clerk.refused(*again)
    assert "không phải một mức xếp loại" in clerk.refused(*again[:6], "Khá", *again[7:])
    assert "Không có xếp loại số 99" in clerk.refused("office", "rating", "remove", 99, *TODAY)
    clerk.type("office", "rating", "remove", one["id"], unit["id"], *TODAY)
    assert len(clerk.type("office", "rating", "list", "--year", 2026, *TODAY)["ratings"]) == 2


def test_initiatives(clerk: Clerk) -> None:
    made = clerk.type(
        "office", "initiative", "add", "--name", "Số hóa hồ sơ", "--year", 2025, "--author", "Lò Thị Ón", "Vàng A Páo",
        "--reach", "base", "--decision", "5/QĐ-HĐSK", "--decision-on", "2025-11-03", *TODAY,
    )["id"]  # fmt: skip
    clerk.type("office", "initiative", "recognise", made, "--reach", "province", "--decision", "77/QĐ-UBND", *TODAY)
    clerk.type("office", "initiative", "use", made, "--award", "CSTĐCS", "--year", 2025, *TODAY)
    twice = clerk.type("office", "initiative", "use", made, "--award", "BKT", "--year", 2026, *TODAY)
    assert "chỉ dùng một lần" in twice["warnings"][0]
    (row,) = clerk.type("office", "initiative", "list", "--year", 2025, *TODAY)["initiatives"]
    assert row["authors"] == ["Lò Thị Ón", "Vàng A Páo"]
    assert [one["reach"] for one in row["recognitions"]] == ["base", "province"]
    assert "cấp cơ sở, 5/QĐ-HĐSK" in clerk.read("office", "initiative", "list", *TODAY)
    missing = ("office", "initiative", "add", "--name", "x", "--year", 2025, "--author", "Không Ai Cả", *TODAY)
    assert "Không Ai Cả" in clerk.refused(*missing)
    clerk.type("office", "initiative", "remove", made, *TODAY)
    assert clerk.type("office", "initiative", "list", *TODAY)["initiatives"] == []


def test_conduct_and_service(clerk: Clerk) -> None:
    person = ("--person", "Vàng A Páo")
    discipline = clerk.type(
        "office", "discipline", "add", *person, "--kind", "reprimand", "--from", "2025-03-15", "--to", "2026-03-14", *TODAY
    )["id"]  # fmt: skip
    absence = clerk.type("office", "absence", "add", *person, "--kind", "training", "--from", "2026-09-01", *TODAY)[
        "id"
    ]
    inquiry = clerk.type("office", "inquiry", "add", *person, "--kind", "denunciation", "--from", "2026-05-01", *TODAY)[
        "id"
    ]
    of_unit = clerk.type(
        "office", "inquiry", "add", "--unit", "Văn phòng", "--kind", "inspection", "--from", "2026-05-01", *TODAY
    )["id"]
    assert "Khiển trách, từ ngày 15/3/2025 đến ngày 14/3/2026" in clerk.read("office", "discipline", "list", *TODAY)
    assert "Được cử đi đào tạo" in clerk.read("office", "absence", "list", *TODAY)
    clerk.type("office", "inquiry", "close", inquiry, "--on", "2026-06-30", "--conclusion", "không có cơ sở", *TODAY)
    open_first = clerk.type("office", "inquiry", "list", *TODAY)["inquiries"]
    assert [(one["id"], one["subject"]) for one in open_first] == [(of_unit, "Văn phòng"), (inquiry, "Vàng A Páo")]
    assert open_first[1]["conclusion"] == "không có cơ sở"
    for name, number in (("discipline", discipline), ("absence", absence), ("inquiry", inquiry)):
        clerk.type("office", name, "remove", number, *TODAY)
        assert f"số {number} trong sổ" in clerk.refused("office", name, "remove", number, *TODAY)
    clerk.type("office", "service", "set", *person, "--recruited", "2015-03-01", "--group", "civil_servant", *TODAY)
    clerk.type("office", "service", "set", *person, "--leader", "yes", *TODAY)
    (known,) = clerk.type("office", "service", "list", *TODAY)["service"]
    assert (known["recruited_on"], known["staff_group"], known["is_leader"]) == ("2015-03-01", "civil_servant", True)
    clerk.type("office", "complete", "add", "ratings", "--year", 2025, *TODAY)
    assert len(clerk.type("office", "complete", "list", *TODAY)["complete"]) == 1
    clerk.type("office", "complete", "remove", "ratings", "--year", 2025, *TODAY)
    assert "Chưa ghi gì" in clerk.read("office", "complete", "list", *TODAY)
    assert clerk.type("data", "verify")["sound"]


def test_minutes_with_votes(clerk: Clerk) -> None:
    words = (
        "office", "minutes", "add", "--year", 2026, "--body", "unit", "--unit", "Phòng Kế hoạch", "--on", "2026-12-01",
        "--members", 10, "--present", 9, "--valid", 9, "--secret", "yes",
    )  # fmt: skip
    made = clerk.type(*words, "--vote", "LĐTT", "Vàng A Páo", 9, "--vote", "LĐTT", "Giàng Thị Mỷ", 8, *TODAY)
    assert [(one["subject"], one["votes_for"]) for one in made["candidates"]] == [
        ("Vàng A Páo", 9),
        ("Giàng Thị Mỷ", 8),
    ]
    assert clerk.type("office", "minutes", "attest", made["id"], *TODAY)["attested"] == 2
    assert "Vàng A Páo: Lao động tiên tiến, 9 phiếu, đã xác nhận" in clerk.read(
        "office", "minutes", "list", "--year", 2026, *TODAY
    )
    assert "nhiều hơn 9 phiếu" in clerk.refused(*words, "--vote", "LĐTT", "Vàng A Páo", 10, *TODAY)
    clerk.type("office", "minutes", "remove", made["id"], *TODAY)
    assert clerk.type("office", "minutes", "list", "--year", 2026, *TODAY)["minutes"] == []


def test_lists_of_proofs_are_taken_in_by_header_or_by_kind(clerk: Clerk, tmp_path: Path) -> None:
    ratings = tmp_path / "xếp loại.csv"
    ratings.write_text(
        "Họ và tên,Đơn vị,Xếp loại,Năm\nLò Thị Ón,Văn phòng,HTXSNV,2025\nLò Thị On,Văn phòng,Tốt,2025\nVàng A Páo,,Khá,2025\n",
        encoding="utf-8",
    )
    seen = clerk.type("office", "import", str(ratings), "--dry-run", *TODAY)
    assert (seen["kind"], seen["rows"], seen["valid"], seen["stored"]) == ("ratings", 3, 1, 0)
    done = clerk.type("office", "import", str(ratings), *TODAY)
    assert done["accounted"] == {"stored": 1, "faulty": 1, "duplicates": 0, "to_choose": 1, "left_out": 0}
    assert done["stored_proofs"] == 1
    assert done["to_choose"][0]["candidates"] == ["Lò Thị Ón, Văn phòng, sinh năm 1985"]
    assert "trùng không nhập 1, cần chọn người 1; đã ghi 0 người" in clerk.read(
        "office", "import", str(ratings), *TODAY
    )
    recruited = tmp_path / "tuyển dụng.csv"
    recruited.write_text(
        "Họ và tên,Đơn vị,Ngày tuyển dụng\nLò Thị Ón,Văn phòng,01/02/2010\nVàng A Páo,Phòng Kế hoạch,15/8/2026\n",
        encoding="utf-8",
    )
    assert clerk.type("office", "import", str(recruited), "--kind", "service", *TODAY)["stored_proofs"] == 2
    assert len(clerk.type("office", "service", "list", *TODAY)["service"]) == 2
