"""``rules show``: every row with its parameters, and what a rule set says beside its criteria."""

from __future__ import annotations

from typing import Any

import pytest
from clerk import Clerk


def condition(found: Any, key: str) -> dict[str, Any]:
    waiting = [one for criterion in found["criteria"] for one in criterion["conditions"]]
    while waiting:
        one = waiting.pop(0)
        if one["key"] == key:
            return dict(one)
        waiting += one["parts"]
    raise AssertionError(f"no row {key}")


@pytest.mark.parametrize(
    ("rule_set", "award", "key", "parameters", "basis"),
    [
        (
            "A",
            "TTLDTT",
            "share",
            {"award_codes": ["LDTT"], "percent": 50, "is_strict": True},
            "Luật 15/2003/QH11, Điều 28 khoản 1",
        ),
        ("C", "TTLDTT", "share", {"award_codes": ["LDTT"], "percent": 70}, "Luật 06/2022/QH15, Điều 28 khoản 1"),
        ("A", "LDTT", "months", {"months": 10, "is_of_recruits": True}, "Nghị định 91/2017/NĐ-CP, Điều 10"),
        ("B", "CSTDT", "titles", {"years": 3, "titles": ["CSTDCS"]}, "Luật 06/2022/QH15, Điều 22"),
        (
            "C",
            "CTDCP",
            "vote",
            {"body": "base_council", "percent": 80, "base": "members"},
            "Nghị định 152/2025/NĐ-CP, Điều 33 khoản 5",
        ),
    ],
)
def test_a_row_is_shown_with_what_it_asks(
    clerk: Clerk, rule_set: str, award: str, key: str, parameters: dict[str, Any], basis: str
) -> None:
    row = condition(clerk.type("rules", "show", rule_set, "--award", award), key)
    assert row["parameters"] == parameters
    assert row["basis"] == basis
    assert row["verified"] == ("Nghị định 91" not in basis)


def test_quotas_ways_of_counting_and_texts_are_shown_with_their_source(clerk: Clerk) -> None:
    old = clerk.type("rules", "show", "A")
    assert [(one["award"], one["percent"], one["verified"]) for one in old["quotas"]] == [
        ("CSTDCS", 15, False),
        ("CTDCP", 20, False),
    ]
    new = clerk.type("rules", "show", "C")
    assert [one["award"] for one in new["quotas"]] == ["CTDCP"], "no cap on CSTĐCS in the law of 2022"
    assert {one["basis"] for one in new["counting"]} == {
        "Nghị định 152/2025/NĐ-CP, Điều 4",
        "Nghị định 152/2025/NĐ-CP, Điều 33 khoản 7",
    }
    assert {one["name"]: one["is_read"] for one in new["texts"]}["Nghị định số 152/2025/NĐ-CP"]
    law = clerk.type("rules", "show", "D")
    assert not law["criteria"]
    assert not law["quotas"]
    assert not any(one["is_read"] for one in law["texts"])
