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


def test_a_household_gets_one_and_a_half_times(clerk: Clerk) -> None:
    assert clerk.type("award", "money", "GK", "--on", "2025-08-01", "--household")["each"] == 1_060_000
    assert clerk.type("award", "money", "BKT", "--on", "2025-08-01", "--household")["coefficient"] == "2.25"
    assert "không ghi mức tiền thưởng" in clerk.refused("award", "money", "LDTT", "--on", "2025-08-01", "--household")


def test_the_end_of_the_decree_is_named_where_it_keeps_an_amount_back(clerk: Clerk) -> None:
    assert clerk.type("award", "money", "LDTT", "--on", "2027-02-28")["each"] == 760_000
    said = clerk.refused("award", "money", "LDTT", "--on", "2027-03-01")
    assert "hết hiệu lực sau ngày 28/02/2027" in said
    assert "Điều 60.1" in said
