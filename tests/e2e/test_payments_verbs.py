"""``award tally``, ``award payments`` and ``award fund``: the money of a year, from the results to the accountant's list."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from clerk import PLAN, Clerk, write_csv
from docx import Document
from openpyxl import load_workbook

from desktop_app.importing.document_reader import read_document

DECIDED = ("412/QĐ-SKH", "2026-01-05")
LATER = ("77/QĐ-SKH", "2026-07-02")
HEADER = "subject,unit,award,outcome,decision_number,decision_on\n"
ROWS = (
    ("Quách Thị An", "Văn phòng Sở", "LDTT", "approved", *DECIDED),
    ("Quách Thị An", "Văn phòng Sở", "CSTDCS", "approved", *DECIDED),
    ("Quách Thị An", "Văn phòng Sở", "GK", "approved", *LATER),
    ("Đàm Văn Bình", "Văn phòng Sở", "LDTT", "approved", *DECIDED),
    ("Cù Thị Chi", "Phòng Kế hoạch", "LDTT", "approved", *LATER),
    ("Cù Thị Chi", "Phòng Kế hoạch", "BKT", "approved", "9/QĐ-UBND", "2026-03-03"),
    ("Âu Văn Dũng", "Phòng Kế hoạch", "LDTT", "proposed", "", ""),
    ("Văn phòng Sở", "Văn phòng Sở", "TTLDTT", "approved", *DECIDED),
    ("Phòng Kế hoạch", "Phòng Kế hoạch", "GK", "approved", *DECIDED),
)
OWN = 2_340_000 + 760_000 + 710_000 + 760_000 + 1_880_000 + 1_410_000


@pytest.fixture
def paid(clerk: Clerk, tmp_path: Path) -> Clerk:
    """A clerk whose office has results of 2025, decided under two base salaries."""
    people = dict.fromkeys((row[0], row[1]) for row in ROWS if row[0] != row[1])
    listed = tmp_path / "nguoi.csv"
    listed.write_text("Họ và tên,Giới tính,Chức vụ,Đơn vị\n" + "".join(f"{n},,,{u}\n" for n, u in people), "utf-8")
    clerk.type("office", "import", listed)
    results = tmp_path / "ket-qua.csv"
    results.write_text(HEADER + "".join(",".join(row) + "\n" for row in ROWS), "utf-8")
    assert clerk.type("award", "result", "--year", 2025, results)["stored"] == len(ROWS)
    return clerk


def _rows(money: dict[str, Any]) -> list[tuple[str, int, int]]:
    return [(one["award"], one["count"], one["each"]) for one in money["rows"]]


def test_the_tally_sums_every_approved_result_by_its_own_day(paid: Clerk) -> None:
    money = paid.type("award", "tally", "--year", 2025)["money"]
    assert _rows(money) == [
        ("LDTT", 1, 710_000),
        ("LDTT", 1, 760_000),
        ("CSTDCS", 1, 2_340_000),
        ("TTLDTT", 1, 1_880_000),
        ("GK", 1, 1_410_000),
        ("GK", 1, 760_000),
        ("BKT", 1, 3_510_000),
    ]
    assert money["total"] == sum(count * each for _, count, each in _rows(money)) == OWN + 3_510_000
    assert money["own_total"] == OWN
    assert "Tiền thưởng: 11.370.000 đồng" in paid.read("award", "tally", "--year", 2025)


def test_the_list_has_everybody_once_sums_in_words_and_says_why_a_title_is_not_paid(paid: Clerk) -> None:
    found = paid.type("award", "payments", "--year", 2025)
    assert (found["total"], found["elsewhere_total"]) == (OWN, 3_510_000)
    assert found["in_words"] == "Bảy triệu tám trăm sáu mươi nghìn đồng"
    an = [one for one in found["people"] if one["name"] == "Quách Thị An"]
    assert [(one["award"], one["amount"], one["note"]) for one in an] == [
        ("LDTT", 0, "đã chi theo CSTĐCS"),
        ("CSTDCS", 2_340_000, None),
        ("GK", 760_000, None),
    ]
    assert [one["name"] for one in found["elsewhere"]] == ["Cù Thị Chi"]
    assert found["collectives"][1]["coefficient"] == "0.6"
    assert any("2.340.000 đồng theo Nghị định số 73/2024/NĐ-CP" in one for one in found["bases"])


def test_one_decision_is_listed_alone_and_a_title_it_does_not_pay_is_still_told(paid: Clerk) -> None:
    found = paid.type("award", "payments", "--year", 2025, "--decision", "412")
    assert found["total"] == 2_340_000 + 710_000 + 1_880_000 + 1_410_000
    assert "đã chi theo CSTĐCS" in [one["note"] for one in found["people"]]
    assert "Không có quyết định" in paid.refused("award", "payments", "--year", 2025, "--decision", "999")


@pytest.mark.parametrize("kind", ["docx", "pdf", "xlsx"])
def test_the_list_is_written_for_the_accountant(paid: Clerk, tmp_path: Path, kind: str) -> None:
    out = tmp_path / f"chi.{kind}"
    assert paid.type("award", "payments", "--year", 2025, out)["file"] == str(out)
    if kind == "docx":
        text = "\n".join(paragraph.text for paragraph in Document(str(out)).paragraphs)
        assert "Bằng chữ: Bảy triệu tám trăm sáu mươi nghìn đồng." in text
        assert "Căn cứ Nghị định số 152/2025/NĐ-CP, Điều 50" in text
    elif kind == "pdf":
        text = " ".join(line.text for line in read_document(out).lines.lines)
        assert "Bảy triệu tám trăm sáu mươi nghìn đồng" in text
    else:
        _check_workbook(out)


def _check_workbook(path: Path) -> None:
    figures = load_workbook(path, data_only=True)["Chi tiền thưởng"]
    formulas = load_workbook(path)["Chi tiền thưởng"]
    last = next(row[0].row for row in formulas.iter_rows() if row[1].value == "TỔNG CỘNG")
    assert figures.cell(last, 9).value == OWN
    total = 0
    for part in str(formulas.cell(last, 9).value).removeprefix("=").split("+"):
        first, to = str(formulas[part].value).removeprefix("=SUM(").removesuffix(")").split(":")
        summed = sum(cell[0].value or 0 for cell in figures[f"{first}:{to}"])
        assert summed == figures[part].value
        total += summed
    assert total == OWN
    assert figures.cell(last, 9).number_format == "#,##0"


def test_the_fund_is_kept_held_against_the_decree_and_only_warns(paid: Clerk) -> None:
    found = paid.type("award", "fund", "--year", 2025, "--payroll", "30.000.000", "--planned", 7_000_000)
    assert (found["ceiling"], found["basis"], found["verified"]) == (6_000_000, "NĐ 152/2025/NĐ-CP, Điều 46.3.a", True)
    assert (found["committed"], found["proposed"], found["left"]) == (OWN, 760_000, 7_000_000 - OWN)
    assert found["warnings"] == [
        "Quỹ dự kiến vượt mức tối đa 1.000.000 đồng.",
        "Kết quả đã công nhận vượt quỹ 860.000 đồng.",
    ]
    again = paid.type("award", "fund", "--year", 2025, "--donations", 2_000_000)
    assert (again["payroll"], again["available"], again["left"]) == (30_000_000, 9_000_000, 9_000_000 - OWN)
    assert paid.type("award", "fund", "--year", 2022)["verified"] is False
    assert "số đồng" in paid.refused("award", "fund", "--year", 2025, "--payroll", "nhiều")
    assert "không hợp lý" in paid.refused("award", "fund", "--year", 2025, "--payroll", "0")


def test_a_plan_without_results_has_an_empty_list(clerk: Clerk) -> None:
    clerk.type("plan", "import", PLAN)
    clerk.type("plan", "confirm", 1, "--all")
    clerk.type("plan", "issue", 1, "--number", "23", "--on", "2022-02-21")
    found = clerk.type("award", "payments", "--plan", 1)
    assert (found["total"], found["in_words"], found["people"]) == (0, "Không đồng", [])


def test_a_proposal_that_another_authority_pays_takes_nothing_from_the_fund(clerk: Clerk, tmp_path: Path) -> None:
    unit = "Phòng A"
    people = write_csv(tmp_path / "p.csv", ("Họ và tên", "Đơn vị"), [("Tạ Văn Ấn", unit)])
    clerk.type("office", "import", people, "--today", "2026-01-20")
    header = ("subject", "unit", "award", "outcome", "decision_number", "decision_on")
    results = write_csv(
        tmp_path / "r.csv",
        header,
        [
            (unit, unit, "TTLDTT", "approved", "9/QĐ", "2026-01-10"),
            (unit, unit, "TTLDXS", "proposed", "", ""),
            ("Tạ Văn Ấn", unit, "LDTT", "proposed", "", ""),
        ],
    )
    clerk.type("award", "result", "--year", 2025, results, "--today", "2026-01-20")
    found = clerk.type("award", "fund", "--year", 2025, "--today", "2026-01-20")
    assert (found["committed"], found["proposed"]) == (1_880_000, 710_000)
