"""Awards of earlier years on the command line: entered by hand, passports, doubles."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from clerk import Clerk

TODAY = ("--today", "2026-12-10")
PEOPLE = """Họ và tên,Giới tính,Năm sinh,Chức vụ,Đơn vị
Nguyễn Văn Mẫu,Nam,1980,Chuyên viên,Văn phòng Sở
Nguyễn Văn Mẫu,Nam,1991,Kế toán,Phòng Bưu chính
Trần Thị Thử,Nữ,1985,Trưởng phòng,Phòng Bưu chính
"""


@pytest.fixture
def history(clerk: Clerk, tmp_path: Path) -> Clerk:
    people = tmp_path / "người.csv"
    people.write_text(PEOPLE, encoding="utf-8")
    clerk.type("office", "import", people, *TODAY)
    return clerk


def add(clerk: Clerk, *words: object) -> dict[str, Any]:
    stored: dict[str, Any] = clerk.type("award", "add", *words, *TODAY)["stored"]
    return stored


def test_an_award_is_entered_changed_and_removed(history: Clerk) -> None:
    made = add(
        history, "--person", "Trần Thị Thử", "--award", "BKT", "--year", 2021, "--number", "9/QĐ-UBND", "--on", "2021-12-30",
        "--authority", "Chủ tịch UBND tỉnh", "--period", "2020-2021", "--kind", "đột xuất", "--note", "Chống bão",
    )  # fmt: skip
    assert made | {"id": 1} == {
        "id": 1,
        "subject": "Trần Thị Thử",
        "kind": "person",
        "person_id": 3,
        "unit": "Phòng Bưu chính",
        "year": 2021,
        "award": "BKT",
        "name": "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
        "decision_number": "9/QĐ-UBND",
        "decision_on": "2021-12-30",
        "authority": "Chủ tịch UBND tỉnh",
        "merit_kind": "sudden",
        "period": {"from": "2020-01-01", "to": "2021-12-31"},
        "note": "Chống bão",
        "source": None,
    }
    changed = history.type("award", "edit", made["id"], "--kind", "thường xuyên", "--period", "2021", *TODAY)["stored"]
    assert (changed["merit_kind"], changed["period"]["from"], changed["note"]) == ("regular", "2021-01-01", "Chống bão")
    assert history.type("award", "list", "--year", 2021, *TODAY)["awards"] == [changed]
    assert history.type("award", "list", "--person", "#3", "--year", 2020, *TODAY)["awards"] == []
    assert history.type("award", "remove", made["id"], *TODAY) == {"removed": 1}
    assert history.type("award", "list", *TODAY)["awards"] == []
    assert history.type("data", "verify")["sound"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--year", 2027), "Năm 2027 chưa tới"),
        (("--year", 2024, "--on", "2023-01-05"), "trước năm thành tích 2024"),
        (("--year", 2024, "--on", "2026-12-11"), "chưa tới"),
        (("--year", 2024, "--period", "2020-2021"), "không khớp giai đoạn 2020-2021"),
        (("--year", 2024, "--period", "hồi trước"), "không rõ"),
        (("--year", 2024, "--kind", "bất ngờ"), "không rõ"),
        (("--year", 2024, "--award", "TTLDXS"), "chỉ dành cho tập thể"),
        (("--year", 2024, "--award", "huy hiệu"), "không có trong danh mục"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(history: Clerk, words: tuple[object, ...], told: str) -> None:
    asked = ["award", "add", "--person", "#3", *(() if "--award" in words else ("--award", "LDTT")), *words, *TODAY]
    assert told in history.refused(*asked)


def test_an_award_is_not_entered_twice_and_a_namesake_is_not_guessed(history: Clerk) -> None:
    told = history.refused("award", "add", "--person", "Nguyễn Văn Mẫu", "--award", "LDTT", "--year", 2024, *TODAY)
    assert "#1 Nguyễn Văn Mẫu, sinh năm 1980, Văn phòng Sở" in told
    assert "#2 Nguyễn Văn Mẫu, sinh năm 1991, Phòng Bưu chính" in told
    words = ("--person", "Nguyễn Văn Mẫu", "--born", 1991, "--award", "LDTT", "--year", 2024, "--number", "12/QĐ-SNV")
    assert add(history, *words)["person_id"] == 2
    assert "đã có trong sổ (Quyết định 12/QĐ-SNV)" in history.refused("award", "add", *words, *TODAY)
    with_unit = ("--person", "nguyen van mau", "--unit", "Văn phòng Sở", "--award", "LDTT", "--year", 2024)
    assert add(history, *with_unit)["person_id"] == 1


def test_a_passport_has_its_gaps_and_is_printed(history: Clerk, tmp_path: Path) -> None:
    add(history, "--person", "#3", "--award", "LDTT", "--year", 2021, "--number", "3/QĐ-SNV", "--on", "2021-12-30")
    add(history, "--person", "#3", "--award", "GK", "--year", 2024, "--number", "8/QĐ-SNV", "--kind", "chuyên đề")
    out = tmp_path / "thu.pdf"
    found = history.type("award", "passport", "--person", "Trần Thị Thử", out, *TODAY)
    assert [(one["year"], len(one["titles"]), len(one["commendations"])) for one in found["years"]] == [
        (2021, 1, 0), (2022, 0, 0), (2023, 0, 0), (2024, 0, 1), (2025, 0, 0),
    ]  # fmt: skip
    assert found["gaps"] == [2022, 2023, 2025]
    assert found["years"][0]["titles"][0]["accumulates"] is True
    assert out.read_bytes().startswith(b"%PDF")
    history.type("award", "passport", "--person", "#3", tmp_path / "thu.docx", *TODAY)
    assert (tmp_path / "thu.docx").stat().st_size > 5000
    assert "2022: –" in history.read("award", "passport", "--person", "#3", *TODAY)
    assert "Có 2 người" in history.refused("award", "passport", "--person", "Nguyễn Văn Mẫu", *TODAY)
    assert "--person" in history.refused("award", "passport", *TODAY)
    if shutil.which("pdftotext"):
        text = subprocess.run(["pdftotext", "-layout", out, "-"], capture_output=True, text=True, check=True).stdout
        for words in ("BẢNG KHEN THƯỞNG", "DANH HIỆU THI ĐUA", "HÌNH THỨC KHEN THƯỞNG", "8/QĐ-SNV", "2022, 2023, 2025"):
            assert words in text


def test_a_units_passport_shows_what_its_predecessor_was_given(history: Clerk) -> None:
    add(history, "--unit", "Phòng Bưu chính", "--award", "TTLDTT", "--year", 2022, "--number", "3/QĐ-SNV")
    history.type(
        "office", "unit-change", "rename", "--unit", "Phòng Bưu chính", "--into", "Phòng Viễn thông", "--on", "2025-03-01", *TODAY
    )  # fmt: skip
    add(history, "--unit", "Phòng Viễn thông", "--award", "TTLDTT", "--year", 2025, "--number", "4/QĐ-SNV")
    found = history.type("award", "passport", "--unit", "Phòng Viễn thông", *TODAY)
    assert [one["year"] for one in found["years"]] == [2025]
    (former,) = found["former"]
    assert former["heading"].startswith("Phòng Bưu chính (đơn vị cũ")
    assert [one["unit"] for year in former["years"] for one in year["titles"]] == ["Phòng Bưu chính"]
    assert found["together"] == [{"award": "TTLDTT", "own": 1, "former": 1, "together": 2}]
    assert found["doubles"] == []


def test_doubles_are_flagged_set_aside_with_a_reason_and_never_mended(history: Clerk) -> None:
    for number, on in (("12/QĐ-SNV", "2025-01-05"), ("85/QĐ-SNV", "2025-03-05")):
        add(history, "--person", "#3", "--award", "LDTT", "--year", 2024, "--number", number, "--on", on)
    found = history.type("award", "doubles", "--year", 2024, *TODAY)
    (flag,) = found["doubles"]
    assert (flag["kind"], flag["subject"], flag["set_aside"]) == ("title_twice", "Trần Thị Thử", None)
    assert [one["decision_number"] for one in flag["awards"]] == ["12/QĐ-SNV", "85/QĐ-SNV"]
    assert "06/2022/QH15, Điều 5" in flag["basis"]
    assert history.type("award", "doubles", "--year", 2023, *TODAY)["doubles"] == []
    assert "lý do" in history.refused("award", "doubles", "--set-aside", flag["key"], *TODAY)
    assert "Không có cờ này" in history.refused("award", "doubles", "--set-aside", "x", "--reason", "y", *TODAY)
    history.type(
        "award", "doubles", "--set-aside", flag["key"], "--reason", "Quyết định sau thay quyết định trước", *TODAY
    )
    quiet = history.type("award", "doubles", *TODAY)
    assert (quiet["open"], quiet["set_aside"], quiet["doubles"]) == (0, 1, [])
    kept = history.type("award", "doubles", "--all", *TODAY)["doubles"]
    assert kept[0]["set_aside"] == "Quyết định sau thay quyết định trước"
    assert len(history.type("award", "list", *TODAY)["awards"]) == 2, "nothing was mended"
    history.type("award", "edit", flag["awards"][1]["id"], "--number", "86/QĐ-SNV", *TODAY)
    assert history.type("award", "doubles", *TODAY)["open"] == 1, "what it rests on has changed"
