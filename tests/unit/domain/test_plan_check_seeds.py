"""Every fault the five real plans are known for is found in them; expected words stand here, names of people do not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from check_samples import checked

from desktop_app.domain.plan.checks.citation_checks import base_key
from desktop_app.domain.plan.checks.finding import Finding
from desktop_app.domain.plan.checks.finding_places import source_line
from desktop_app.domain.plan.checks.plan_view import CitedElsewhere
from desktop_app.domain.plan.plan import PlanContent
from desktop_app.importing.document_reader import read_document
from desktop_app.importing.plan.plan_parser import parse_plan

pytestmark = pytest.mark.seeds
TODAY = date(2026, 11, 20)

# (seed, code, a word of quote or message, line of the file)
KNOWN = [
    ("000", "abbreviation.two_spellings", "CBCCVV", 31),
    ("000", "spelling.slip", "phân đấu", 76),
    ("000", "spelling.slip", "tinh", 53),
    ("000", "spelling.two_tone_places", "hoá", 75),
    ("000", "capital.after_semicolon", "Tăng cường", 45),
    ("000", "quotes.grade", "trở lên", 76),
    ("000", "spelling.slip", "THI ĐUA CÔNG TÁC", 23),
    ("000", "stale.word", "COVID-19", 53),
    ("000", "checklist.missing", "tiêu chí", None),
    ("000", "citation.no_so", "Chỉ thị 05", 19),
    ("001", "spelling.two_ways", "hằng năm", 41),
    ("001", "spelling.slip", "được giao", 19),
    ("001", "citation.no_so", "Chỉ thị 19", 11),
    ("002", "section.number_repeated", "III.", 48),
    ("002", "head.symbol_unit", "KH-STTTT-VP", 3),
    ("002", "spelling.two_wave_labels", "đợt 1", 66),
    ("002", "spelling.two_dashes", "Thi đua – Khen thưởng", 64),
    ("002", "punctuation.piled", ";...", 29),
    ("002", "punctuation.no_colon", "Giấy khen của Giám đốc Sở", 56),
    ("003", "end_mark.loose", ". /.", 77),
    ("003", "quota.no_comparator", "40%", 65),
    ("003", "emphasis.bold", "18/3/2022", 69),
    ("003", "attachment.form_blank", "BẢNG ĐĂNG KÝ", 103),
    ("003", "recipients.archive_order", "KT, VT", 86),
    ("003", "citation.repeated_in_full", "91/2017/NĐ-CP", 63),
    ("004", "quotes.unbalanced", "“Toàn ngành", 11),
    ("004", "quotes.unbalanced", "nông thôn mới”", 29),
    ("004", "punctuation.space_before", "ái quốc", 29),
    ("004", "spelling.slip", "phong thi đua", 29),
    ("004", "abbreviation.for_symbols", "KH", 25),
    ("004", "signature.no_title", "", 62),
]


def seed(folder: Path, number: str) -> tuple[PlanContent, list[str]]:
    text = read_document(next(folder.glob(f"{number}_*"))).text
    return parse_plan(text), text.split("\n")


@pytest.mark.parametrize(
    ("number", "code", "word", "line"), KNOWN, ids=[f"{one[0]} {one[1]} {one[3]}" for one in KNOWN]
)
def test_known_faults_are_found(seeds_dir: Path, number: str, code: str, word: str, line: int | None) -> None:
    content, lines = seed(seeds_dir, number)
    fitting = [
        one
        for one in checked(content, today=TODAY).open
        if one.code == code and (word in one.quote or word in one.message) and source_line(content, one, lines) == line
    ]
    assert len(fitting) == 1


def test_one_directive_with_two_dates_in_the_store(seeds_dir: Path) -> None:
    old, _ = seed(seeds_dir, "004")
    other, _ = seed(seeds_dir, "001")
    elsewhere = tuple(
        CitedElsewhere(base_key(one), one.dated_on, "Kế hoạch năm 2021")
        for one in other.facts.citations
        if one.dated_on is not None
    )
    (found,) = of_code(checked(old, today=TODAY, elsewhere=elsewhere).open, "citation.other_date_elsewhere")
    assert "07/4/2016" in found.message
    assert "07/4/2014" in found.message


def test_the_bases_of_2022_are_old_in_2026(seeds_dir: Path) -> None:
    content, _ = seed(seeds_dir, "003")
    assert of_code(checked(content, today=TODAY).open, "citation.not_in_force") == []
    from check_samples import with_head

    told = of_code(checked(with_head(content, year=2026), today=TODAY).open, "citation.not_in_force")
    assert any("91/2017/NĐ-CP" in one.message for one in told)


def test_the_old_plan_is_judged_by_the_old_rule(seeds_dir: Path) -> None:
    content, _ = seed(seeds_dir, "004")
    bases = {one.basis for one in checked(content, today=TODAY).open}
    assert any(basis.startswith("TT 01/2011") for basis in bases)
    assert not any(basis.startswith("NĐ 30/2020/NĐ-CP") for basis in bases)


def of_code(found: tuple[Finding, ...], code: str) -> list[Finding]:
    return [one for one in found if one.code == code]
