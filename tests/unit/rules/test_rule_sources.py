"""What the shipped rule sets rest on: an article or a mark; the sentence says the number that is judged; nothing is invented."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from case_tables import record

from desktop_app.domain.award.catalogue import CATALOGUE
from desktop_app.domain.award.merit import MeritKind
from desktop_app.domain.evidence import Evidence, Source
from desktop_app.domain.judging.judging import Judging
from desktop_app.domain.proof.conduct import AbsenceKind
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.domain.rule_set import conditions as kinds
from desktop_app.domain.rule_set.choosing import ChosenRules
from desktop_app.domain.rule_set.conditions import AllOf, AnyOf, Condition
from desktop_app.domain.rule_set.rule_set import RuleSet
from desktop_app.rules.rule_set_files import load_rule_sets, read_rule_set
from desktop_app.rules.toml_entries import RuleFileError, read_entry

RULES = Path(__file__).resolve().parents[3] / "resources" / "rules"
SETS = {one.id: one for one in load_rule_sets(RULES)}
PLACE = re.compile(r"Điều \d+|mục [IVX]+\.\d+")
EVERY_AWARD = {(one.code, subject) for one in CATALOGUE for subject in one.subjects}


def rows(rules: RuleSet) -> Iterator[Condition]:
    def below(conditions: tuple[Condition, ...]) -> Iterator[Condition]:
        for one in conditions:
            yield one
            if isinstance(one, AnyOf | AllOf):
                yield from below(one.conditions)

    for criterion in rules.criteria:
        yield from below(criterion.conditions)


def sources(rules: RuleSet) -> Iterator[Source]:
    counting = rules.counting
    yield rules.source
    yield from (one.rule.source for one in rows(rules))
    yield from (one.source for one in (*rules.criteria, *rules.transitions, *rules.quotas))
    yield from (value for field in fields(counting) if isinstance(value := getattr(counting, field.name), Source))


@pytest.mark.parametrize("rules", SETS.values(), ids=SETS)
def test_every_source_names_a_place_or_is_marked(rules: RuleSet) -> None:
    for one in sources(rules):
        assert PLACE.search(one.text) or not one.is_verified, one.text
        assert not one.text.endswith(".")


@pytest.mark.parametrize("rules", SETS.values(), ids=SETS)
def test_decrees_that_were_not_read_are_never_shown_as_verified(rules: RuleSet) -> None:
    unread = ("Nghị định 91/2017", "Nghị định 98/2023", "Thông tư ")
    for one in sources(rules):
        assert not (one.text.startswith(unread) and one.is_verified), one.text
    assert all(text.is_read or text.source.shown.endswith("(chưa kiểm chứng)") for text in rules.texts)


@pytest.mark.parametrize("rules", SETS.values(), ids=SETS)
def test_articles_of_the_laws_were_read(rules: RuleSet) -> None:
    """Only what follows from them without being said is marked."""
    for one in rows(rules):
        source = one.rule.source
        if source.text.startswith("Luật ") and source.evidence is not Evidence.TEXT:
            assert source.evidence is Evidence.INFERRED
            assert isinstance(one, kinds.Weighed)


@pytest.mark.parametrize("rules", SETS.values(), ids=SETS)
def test_sentences_read_well_in_a_cell(rules: RuleSet) -> None:
    words = [one.rule.required for one in rows(rules)]
    words += [one.words for one in rules.transitions] + [one.words for one in rules.quotas] + [rules.ending or "Không"]
    for one in words:
        assert unicodedata.is_normalized("NFC", one)
        assert one[0].isupper() or one[0].isdigit(), one
        assert not re.search(r"\bbạn\b|vui lòng|  | ,|\d%", one, re.IGNORECASE), one
    assert all(len(one.rule.required) <= 240 and not one.rule.required.endswith(".") for one in rows(rules))


def numbers_of(condition: Condition) -> Iterator[int]:
    """Parameters that the sentence must say; those one follows from another row (years of a run) are left out."""
    unsaid = {
        kinds.HasInitiatives: {"years"},
        kinds.HeldInARow: {"years_each"},
        kinds.ReceivedBy: {"years_after"},
        kinds.TrainedWell: {"months"},
    }.get(type(condition), set())
    for field in fields(condition):
        if field.name not in unsaid and field.name != "rule" and not isinstance(condition, AnyOf | AllOf):
            yield from numbers_in(getattr(condition, field.name))


def numbers_in(value: Any) -> Iterator[int]:
    if isinstance(value, bool) or value is None:
        return
    if isinstance(value, int):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from numbers_in(one)
    elif isinstance(value, kinds.HeldCount | kinds.InitiativeCount):
        yield value.count


@pytest.mark.parametrize("rules", SETS.values(), ids=SETS)
def test_a_sentence_says_the_number_that_is_judged(rules: RuleSet) -> None:
    for one in rows(rules):
        said = {int(number) for number in re.findall(r"\d+", one.rule.required)}
        said |= set() if isinstance(one, kinds.YearRun) else {1}  # one is said by “có” too
        wanted = {number for number in numbers_of(one) if number}
        assert wanted <= said, f"{one.rule.required}: {sorted(wanted - said)}"


def test_every_award_of_the_catalogue_has_its_row() -> None:
    for letter in "BC":
        assert {(one.award_code, one.subject_kind) for one in SETS[letter].criteria} == EVERY_AWARD
    without_source = {("KNC", SubjectKind.PERSON)} | {(f"HCLD{rank}", SubjectKind.PERSON) for rank in (1, 2, 3)}
    assert {(one.award_code, one.subject_kind) for one in SETS["A"].criteria} == EVERY_AWARD - without_source


def test_what_the_law_left_out_stays_out() -> None:
    """No cap, no months of work, no registration since 2024; they are the province's and the plan's to ask."""
    for letter in "BC":
        asked = {type(one) for one in rows(SETS[letter])}
        assert not asked & {kinds.Registered, kinds.MonthsWorked, kinds.TrainedWell, kinds.NoneInYear}
        assert "CSTDCS" not in {one.award_code for one in SETS[letter].quotas}
        assert {one.award_code for one in SETS[letter].criteria if one.is_delegated} == {"GK", "KNC"}
        voted = {
            (criterion.award_code, one.percent)
            for criterion in SETS[letter].criteria
            for one in criterion.conditions
            if isinstance(one, kinds.Voted)
        }
        assert voted == {("CSTDTQ", 90), ("CTDCP", 80)}
    assert [(one.award_code, one.percent, one.source.is_verified) for one in SETS["A"].quotas] == [
        ("CSTDCS", 15, False),
        ("CTDCP", 20, False),
    ]


def test_the_law_of_2026_is_known_by_announcements_only() -> None:
    law = SETS["D"]
    assert not law.criteria
    assert not law.quotas
    assert not any(text.is_read or text.source.is_verified for text in law.texts)


def test_time_and_awards_are_counted_as_each_set_says() -> None:
    idle = frozenset({MeritKind.SUDDEN, MeritKind.MOVEMENT})
    assert [SETS[letter].counting.idle_kinds for letter in "ABC"] == [frozenset(), idle, idle]
    assert all(AbsenceKind.MATERNITY in SETS[letter].counting.absences_counted for letter in "ABC")
    assert [SETS[letter].counting.is_discipline_a_new_start for letter in "ABC"] == [False, False, True]
    assert [SETS[letter].counting.is_initiative_used_once for letter in "ABC"] == [False, True, False]
    assert [SETS[letter].counting.is_counted_anew for letter in "ABC"] == [False, False, True]


def test_rows_of_the_decree_of_2025_end_with_it() -> None:
    for one in rows(SETS["C"]):
        is_of_decree = one.rule.source.text.startswith("Nghị định 152/2025")
        assert one.rule.valid_to == (date(2027, 2, 28) if is_of_decree else None), one.rule.required


def test_a_changed_number_in_a_copied_file_changes_the_verdict(tmp_path: Path) -> None:
    """A decree that changes a number changes a file, and only that."""
    shipped = (RULES / "rule_sets" / "c.toml").read_text(encoding="utf-8")
    milder = re.sub(r"percent = 70\b", "percent = 60", shipped)
    assert milder != shipped
    copied = tmp_path / "c.toml"
    copied.write_text(milder, encoding="utf-8")
    written = {
        "ratings": ["2025 good"],
        "attested": ["TTLDTT yes"],
        "members": [{"count": 6, "awards": ["LDTT 2025"]}, {"count": 4, "ratings": ["2025 done"]}],
    }
    unit = record(written, "TTLDTT", SubjectKind.COLLECTIVE, 2025)
    verdicts = [
        Judging(ChosenRules(rules, rules), 2025, date(2026, 2, 20)).judge(unit, "TTLDTT").verdict.value
        for rules in (SETS["C"], read_rule_set(read_entry(copied)))
    ]
    assert verdicts == ["not_met", "met"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("percent = 70", "percent = 170"),
        ('kind = "members_reach"', 'kind = "members_reaches"'),
        ('key = "share"', 'key = "rated"'),
        ("at_least = ", "at_lest = "),
        ('award = "TTLDTT"', 'award = "TTLDT"'),
        ("day = 31", "day = 32"),
    ],
)
def test_a_wrong_value_in_a_copied_file_is_refused(tmp_path: Path, old: str, new: str) -> None:
    shipped = (RULES / "rule_sets" / "c.toml").read_text(encoding="utf-8")
    assert old in shipped
    copied = tmp_path / "c.toml"
    copied.write_text(shipped.replace(old, new), encoding="utf-8")
    with pytest.raises(RuleFileError):
        read_rule_set(read_entry(copied))
