"""The register of legal bases on the command line: what is in force on a day, what a plan cites, what is written twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from clerk import PLAN, Clerk

BASIS_KEYS = {
    "key",
    "type",
    "number",
    "symbol",
    "date",
    "issuer",
    "title",
    "in_force_from",
    "in_force_to",
    "replaced_by",
    "source",
    "evidence",
    "verified",
    "state",
    "mentions",
}
SHOWN_KEYS = BASIS_KEYS | {
    "full_form",
    "short_form",
    "replaced_through",
    "amends",
    "amended_by",
    "contradictions",
    "plans",
}


def by_number(answer: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {f"{one['number']}/{one['symbol']}": one for one in answer["bases"]}


def test_the_list_says_what_is_in_force_on_a_day_and_what_was_not_verified(clerk: Clerk) -> None:
    now = clerk.type("basis", "list", "--today", "2026-03-23")
    assert all(set(one) == BASIS_KEYS for one in now["bases"])
    assert now["on"] == "2026-03-23"
    assert by_number(now)["152/2025/NĐ-CP"]["state"] == "in_force"
    assert by_number(now)["91/2017/NĐ-CP"]["state"] == "ended"
    then = by_number(clerk.type("basis", "list", "--on", "2022-03-18"))
    assert then["91/2017/NĐ-CP"]["state"] == "in_force"
    assert then["152/2025/NĐ-CP"]["state"] == "not_yet"
    assert then["91/2017/NĐ-CP"]["verified"] is False
    assert not clerk.data.exists(), "looking leaves no office behind"
    assert "Nghị định số 30/2020/NĐ-CP: còn hiệu lực" in clerk.read("basis", "list")


def test_a_plan_fills_the_register_and_is_named_as_the_place(office: Clerk) -> None:
    before = len(office.type("basis", "list")["bases"])
    dry = office.type("basis", "import-from-plan", "1", "--dry-run")
    assert dry["stored"] == 0
    done = office.type("basis", "import-from-plan", "1")
    new = [one for one in done["proposals"] if one["kind"] == "new"]
    assert done["stored"] == len(new) > 0
    assert len(office.type("basis", "list")["bases"]) == before + len(new)
    assert office.type("basis", "import-from-plan", "2")["stored"] == 0, "the same text in another plan is no new entry"
    (shown,) = office.type("basis", "show", "98/CT-BTTTT")["bases"]
    assert set(shown) == SHOWN_KEYS
    assert shown["evidence"] == "plan"
    assert [(one["plan"], one["place"]) for one in shown["plans"]] == [(2, "phần mở đầu"), (1, "phần mở đầu")]


def test_two_days_for_one_number_are_told_with_their_places(office: Clerk, tmp_path: Path) -> None:
    other = tmp_path / "khac.md"
    other.write_text(PLAN.read_text(encoding="utf-8").replace("ngày 10/12/2021", "ngày 12/10/2021"), encoding="utf-8")
    office.type("plan", "import", other)
    office.type("basis", "import-from-plan", "1")
    (shown,) = office.type("basis", "show", "98-CT/BTTTT")["bases"]
    (dispute,) = shown["contradictions"]
    assert dispute["field"] == "day"
    told = {value["text"]: (value["in_register"], len(value["plans"])) for value in dispute["values"]}
    assert told == {"10/12/2021": (True, 2), "12/10/2021": (False, 1)}
    assert "Viết khác nhau: 12/10/2021 (phần mở đầu, Kế hoạch" in office.read("basis", "show", "98/CT-BTTTT")


def test_a_law_is_found_by_its_name_and_all_of_that_name_are_shown(clerk: Clerk) -> None:
    laws = clerk.type("basis", "show", "Luật Thi đua, khen thưởng", "--on", "2023-06-01")["bases"]
    assert {one["number"]: one["state"] for one in laws} == {"06/2022": "not_yet", "15/2003": "in_force"}
    assert laws[1]["replaced_through"] == ["06/2022/QH15"]
    assert laws[0]["short_form"] == "Luật Thi đua, khen thưởng"


def test_wrong_words_are_one_sentence(office: Clerk) -> None:
    assert "không có “99/2099/NĐ-CP”" in office.refused("basis", "show", "99/2099/NĐ-CP")
    assert "số thứ tự 77" in office.refused("basis", "import-from-plan", "77")
    office.refused("basis", "import-from-plan", "một")
    office.refused("basis", "list", "--on", "2022-02-30")
