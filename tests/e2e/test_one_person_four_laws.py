"""The same person judged under each law, on the command line: the day of receipt decides, the articles are named.

The person: LĐTT by decision, rated excellent; the office has declared its list of initiatives complete, and it has none.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from clerk import PROJECT, Clerk, write_csv
from paper_samples import docx_texts, pdf_pages

from desktop_app.bootstrap import open_office
from desktop_app.domain.proof.service_time import ProofKind
from desktop_app.system.clock import FixedClock
from desktop_app.system.paths import AppPaths

NAME = "Kiều Thanh Tú"
UNIT = "Phòng Quản lý công nghệ"
TODAY = "2026-11-29"
IN_A, IN_B, IN_C, IN_D = "2023-12-31", "2024-01-01", "2025-12-20", "2026-10-01"
BY_LAW_2003, BY_LAW_2022 = "Luật 15/2003/QH11, Điều 23", "Luật 06/2022/QH15, Điều 23"


@pytest.fixture
def office(clerk: Clerk, tmp_path: Path) -> Clerk:
    person = (NAME, "Nữ", "Chuyên viên", UNIT)
    people = write_csv(tmp_path / "người.csv", ("Họ và tên", "Giới tính", "Chức vụ", "Đơn vị"), [person])
    clerk.type("office", "import", people)
    rating = (NAME, UNIT, "2023", "HTXSNV", "96/QĐ-SKHCN")
    ratings = write_csv(
        tmp_path / "xếp loại.csv", ("Họ và tên", "Đơn vị", "Năm", "Xếp loại", "Số quyết định"), [rating]
    )
    clerk.type("office", "import", ratings, "--kind", "ratings")
    decided = ("--year", 2023, "--number", "97/QĐ-SKHCN", "--on", "2023-12-15", "--authority", "Giám đốc Sở")
    clerk.type("award", "add", "--person", NAME, "--award", "LDTT", *decided)
    opened = open_office(AppPaths.for_data_folder(clerk.data), FixedClock(date.fromisoformat(TODAY)))
    opened.proof_service.close(ProofKind.INITIATIVES, 2023)
    opened.close()
    return clerk


def check(clerk: Clerk, received: str, code: int = 1) -> dict[str, Any]:
    """``award check`` for CSTĐCS of 2023; exit 1 says that something is not met."""
    words = ("award", "check", "--year", 2023, "--person", NAME, "--award", "CSTDCS", "--received", received)
    return dict(clerk.type(*words, "--today", TODAY, code=code))


def finding(found: dict[str, Any], key: str) -> dict[str, Any]:
    return next(one for one in found["findings"] if one["condition"] == key)


def test_the_law_of_2003_asks_for_an_initiative(office: Clerk) -> None:
    found = check(office, IN_A)
    assert found["rule_set"] == "A"
    assert finding(found, "ldtt")["verdict"] == "met"
    initiative = finding(found, "initiative")
    assert (initiative["verdict"], initiative["basis"]) == ("not_met", BY_LAW_2003)
    assert finding(found, "registered")["basis"] == "Luật 15/2003/QH11, Điều 10 khoản 1 điểm b"
    assert found["judgements"][0]["verdict"] == "not_met"


@pytest.mark.parametrize(("received", "rule_set"), [(IN_B, "B"), (IN_C, "C")])
def test_the_law_of_2022_lets_an_excellent_rating_stand_for_it(office: Clerk, received: str, rule_set: str) -> None:
    found = check(office, received, code=0)
    assert found["rule_set"] == rule_set
    assert found["judgements"][0]["verdict"] == "met"
    assert finding(found, "merit")["basis"] == f"{BY_LAW_2022} khoản 2"
    assert not [one for one in found["findings"] if one["condition"] == "registered"], "no longer a ground of the law"


def test_the_day_before_and_the_day_of_a_change(office: Clerk) -> None:
    by_day = {
        day: check(office, day, code=1 if day == IN_A else 0)["rule_set"]
        for day in (IN_A, IN_B, "2025-06-30", "2025-07-01", "2026-09-30")
    }
    assert list(by_day.values()) == ["A", "B", "B", "C", "C"]


def test_the_law_of_2026_has_no_criteria_so_the_office_is_asked_once_and_every_result_says_so(
    office: Clerk, tmp_path: Path
) -> None:
    asked = office.refused(
        "award", "check", "--year", 2023, "--person", NAME, "--award", "CSTDCS", "--received", IN_D, "--today", TODAY
    )
    assert "chưa có văn bản hướng dẫn" in asked
    assert "Thiết lập" in asked
    office.type("rules", "fallback", "C", "--today", TODAY)
    found = check(office, IN_D, code=0)
    assert found["rule_set"] == "C"
    assert any("do cơ quan chọn" in note for note in found["notes"])
    paper = tmp_path / "phiếu.pdf"
    words = ("award", "check", "--year", 2023, "--person", NAME, "--award", "CSTDCS", "--received", IN_D, paper)
    office.type(*words, "--today", TODAY)
    assert "do cơ quan chọn" in " ".join(" ".join(pdf_pages(paper.read_bytes())).split())


def test_a_changed_pack_changes_the_verdict_and_nothing_else_did(office: Clerk, tmp_path: Path) -> None:
    """A decree that lets only a "good" LĐTT with an initiative through: one parameter of the file, no code."""
    shipped = (PROJECT / "resources" / "rules" / "rule_sets" / "b.toml").read_text(encoding="utf-8")
    start = shipped.index('award = "CSTDCS"')
    merit = shipped.index('kind = "any_of"', start)
    stricter = shipped[:merit] + shipped[merit:].replace('kind = "any_of"', 'kind = "all_of"', 1)
    stricter = stricter.replace("version = 2026-11-29", "version = 2026-12-15", 1)
    pack = tmp_path / "bộ B.toml"
    pack.write_text(stricter, encoding="utf-8")
    assert check(office, IN_B, code=0)["judgements"][0]["verdict"] == "met"
    told = office.type("rules", "update", pack)
    assert [(one["old"], one["new"]) for one in told["changes"]][-1] == ("any_of", "all_of")
    assert check(office, IN_B)["judgements"][0]["verdict"] == "not_met"
    office.type("rules", "update", "--back", "rule-set-b")
    assert check(office, IN_B, code=0)["judgements"][0]["verdict"] == "met"


@pytest.mark.parametrize("name", ["phiếu.docx", "phiếu.pdf"])
def test_the_sheets_are_written_beside_the_answer(office: Clerk, tmp_path: Path, name: str) -> None:
    paper = tmp_path / name
    found = office.type("award", "check", "--year", 2023, "--received", IN_B, "--today", TODAY, paper, code=1)
    assert found["file"] == str(paper)
    content = paper.read_bytes()
    text = " ".join(" ".join(pdf_pages(content) if name.endswith("pdf") else docx_texts(content)).split())
    assert "PHIẾU THẨM ĐỊNH" in text
    assert NAME in text


def test_a_sheet_of_another_kind_is_refused(office: Clerk, tmp_path: Path) -> None:
    said = office.refused(
        "award", "check", "--year", 2023, "--received", IN_B, "--today", TODAY, tmp_path / "phiếu.xls"
    )
    assert ".docx" in said
    assert not (tmp_path / "phiếu.xls").exists()


def test_a_newer_set_with_one_criterion_leaves_the_other_awards_to_the_chosen_set(
    office: Clerk, tmp_path: Path
) -> None:
    """The first circular under the law of 2026 may speak of one award only."""
    folder = PROJECT / "resources" / "rules" / "rule_sets"
    newest = (folder / "d.toml").read_text(encoding="utf-8").replace("version = 2026-11-29", "version = 2026-12-15", 1)
    one = """
[[criterion]]
award = "LDTT"
subject = "person"
term = "Lao động tiên tiến"
source = "Thông tư giả định, Điều 1"
evidence = "text"
[[criterion.condition]]
kind = "rated"
key = "rated"
at_least = "good"
required = "Hoàn thành tốt nhiệm vụ trở lên"
source = "Thông tư giả định, Điều 1"
evidence = "text"
"""
    pack = tmp_path / "bộ D.toml"
    pack.write_text(newest + one, encoding="utf-8")
    office.type("rules", "fallback", "C", "--today", TODAY)
    office.type("rules", "update", pack)
    found = check(office, IN_D, code=0)
    assert (found["rule_set"], found["judgements"][0]["rule_set"]) == ("D", "C")
    assert any("đối chiếu tạm theo" in note for note in found["judgements"][0]["notes"])
