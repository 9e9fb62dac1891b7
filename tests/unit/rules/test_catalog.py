"""The shipped rule files are whole, dated and sourced; what is wrong in one is told; an office may add its own."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from check_samples import RULES, RULES_FOLDER

from desktop_app.documents.plan_measures import paper_measures
from desktop_app.domain.errors import UserError
from desktop_app.domain.evidence import Evidence, Source
from desktop_app.domain.language.text import match_key
from desktop_app.domain.plan.checks.layout_checks import check_layout
from desktop_app.domain.plan.plan import NEW_REGIME_FROM
from desktop_app.rules.catalog import load_rules
from desktop_app.rules.toml_entries import RuleFileError


def sources() -> list[Source]:
    return [
        *(off.source for off in RULES.calendar.days_off.values()),
        *(word.source for word in RULES.stale_words),
        *(regime.source for regime in RULES.regimes),
        RULES.document_types.source,
        RULES.checklist.source,
    ]


def test_every_rule_names_its_source() -> None:
    assert len(sources()) > 100
    assert all(one.text.strip() for one in sources())
    assert "chưa kiểm chứng" in Source("x", Evidence.UNVERIFIED).shown
    assert "chưa kiểm chứng" not in Source("x", Evidence.QUOTED).shown


def test_the_calendar_of_the_public_sector() -> None:
    calendar = RULES.calendar
    assert calendar.knows(2018)
    assert calendar.knows(2027)
    assert not calendar.knows(2028)
    assert calendar.is_working(date(2026, 11, 20))
    assert not calendar.is_working(date(2026, 11, 24))  # Ngày Văn hóa Việt Nam
    assert calendar.is_working(date(2026, 8, 22))  # a Saturday worked in exchange
    assert not calendar.is_working(date(2026, 8, 29))
    assert calendar.before(date(2026, 9, 2)) == date(2026, 8, 28)
    assert calendar.before(date(2026, 2, 21)) == date(2026, 2, 13)
    assert calendar.after(date(2026, 4, 24)) == date(2026, 4, 28)
    assert sum(day.year == 2026 for day in calendar.days_off) == 14


def test_every_year_has_its_eleven_days_or_their_substitutes() -> None:
    for year in range(2018, 2027):
        assert 8 <= sum(day.year == year for day in RULES.calendar.days_off) <= 14


def test_the_regimes_follow_each_other_without_a_gap() -> None:
    assert RULES.regime_on(date(2020, 3, 4)).basis == "TT 01/2011/TT-BNV"
    assert RULES.regime_on(date(2020, 3, 5)).basis == "NĐ 30/2020/NĐ-CP"
    assert RULES.regimes[1].from_on == NEW_REGIME_FROM


@pytest.mark.parametrize("on", [date(2018, 1, 9), date(2026, 2, 10)])
def test_our_paper_keeps_the_rules_of_its_day(on: date) -> None:
    assert list(check_layout(paper_measures(on), RULES.regime_on(on))) == []


def test_a_paper_by_other_rules_is_told() -> None:
    told = [one.code for one in check_layout(paper_measures(date(2018, 1, 9)), RULES.regime_on(date(2026, 1, 9)))]
    assert told == ["layout.page_number"]


def test_twenty_nine_provinces_and_no_more_ended() -> None:
    ended = [place for word in RULES.stale_words for place in word.places]
    assert len({match_key(place) for place in ended}) == 63 - 34 + 1  # Đăk Nông is also written Đắk Nông


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RULES_FOLDER, tmp_path / "rules"))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("holidays", "2026-11-24", "2026-11-22"),  # a Sunday is no day off
        ("holidays", 'evidence = "quoted"', 'evidence = "sure"'),
        ("stale_words", "from = 2025-07-01", 'from = "2025-07-01"'),
        ("layout", "margin_left = [30, 35]", "margin_left = [30]"),
        ("slips", 'right = "phấn đấu"', "right = 1"),
    ],
)
def test_a_wrong_shipped_file_names_itself(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / f"{name}.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RuleFileError, match=name):
        load_rules(folder)


def test_an_office_adds_its_own_words(tmp_path: Path) -> None:
    own = tmp_path / "soat-ke-hoach.toml"
    own.write_text(
        'known = ["TTPVHCC"]\nwords = ["Kinhbac"]\n[expansions]\n"PVHCC" = "phục vụ hành chính công"\n'
        '[[slip]]\nwrong = "hòa an thịnh"\nright = "Hòa An"\n',
        encoding="utf-8",
    )
    rules = load_rules(RULES_FOLDER, own)
    assert "TTPVHCC" in rules.abbreviations.known
    assert rules.abbreviations.expansions["PVHCC"] == "phục vụ hành chính công"
    assert rules.syllables.is_word("kinhbac")
    assert rules.slips[-1].right == "Hòa An"
    assert len(rules.slips) == len(RULES.slips) + 1


@pytest.mark.parametrize("text", ["known = 3", "[[slip]]\nwrong = 1", "không phải TOML", "\xff\xfe"])
def test_an_office_file_that_is_wrong_is_one_sentence(tmp_path: Path, text: str) -> None:
    own = tmp_path / "soat-ke-hoach.toml"
    own.write_bytes(text.encode("latin-1", "replace") if "\xff" in text else text.encode())
    with pytest.raises(UserError) as raised:
        load_rules(RULES_FOLDER, own)
    assert raised.value.code == "rules.office_file"
