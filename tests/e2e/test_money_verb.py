"""``award money``: what one award is worth on the day of its decision, with the decree that says so."""

from __future__ import annotations

from clerk import Clerk


def test_the_money_of_an_award_is_told_with_its_decree(clerk: Clerk) -> None:
    found = clerk.type("award", "money", "LDTT", "--on", "2022-12-20")
    wanted = {"award": "LDTT", "on": "2022-12-20", "coefficient": "0.3", "base": 1_490_000, "each": 450_000}
    assert wanted.items() <= found.items()
    assert found["basis"] == "NĐ 91/2017/NĐ-CP, Điều 69"


def test_a_collective_gets_twice_the_commendation_and_its_own_titles_by_name(clerk: Clerk) -> None:
    assert clerk.type("award", "money", "Giấy khen", "--on", "2026-07-01", "--collective")["each"] == 1_520_000
    assert clerk.type("award", "money", "TTLDXS", "--on", "2026-07-01")["recipient"] == "collective"


def test_a_day_no_decree_covers_and_an_unknown_award_are_refused_in_one_sentence(clerk: Clerk) -> None:
    assert "Chưa có quy định về tiền thưởng" in clerk.refused("award", "money", "LDTT", "--on", "2027-03-01")
    assert "Không có danh hiệu" in clerk.refused("award", "money", "XYZ", "--on", "2026-03-01")
