"""The rule file of double awards: every entry checked, what is wrong names the key."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.award.double_awards import DoubleKind
from desktop_app.domain.evidence import Evidence
from desktop_app.rules.double_award_rules import FILE_NAME, load_double_award_rules
from desktop_app.rules.toml_entries import RuleFileError

SHIPPED = Path(__file__).resolve().parents[3] / "resources" / "rules"
ENTRY = '[[rule]]\nkinds = ["form_twice"]\nwords = "x"\nsource = "Luật"\nevidence = "text"\n'


def test_one_law_follows_the_other_without_a_gap() -> None:
    rules = [one for one in load_double_award_rules(SHIPPED) if DoubleKind.TITLE_TWICE in one.kinds]
    for day in (date(2004, 7, 1), date(2023, 12, 31), date(2024, 1, 1), date(2026, 12, 1)):
        (one,) = [rule for rule in rules if rule.covers(day)]
        assert one.source.evidence is Evidence.TEXT
        assert ("15/2003" in one.source.text) is (day < date(2024, 1, 1))


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('"form_twice"', '"forms"', "kinds"),
        ('"form_twice"', '"entered_twice"', "kinds"),
        ('"form_twice"', "", "kinds"),
        ('evidence = "text"', 'evidence = "sure"', "evidence"),
        ('words = "x"', 'words = " "', "words"),
        ('words = "x"', 'words = "x"\nawards = ["HUYHIEU"]', "awards"),
        ('words = "x"', 'words = "x"\nexcept_kinds = ["odd"]', "except_kinds"),
        ('words = "x"', 'words = "x"\nfrom_on = 2024-01-02\nto_on = 2024-01-01', "to_on"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, old: str, new: str, named: str) -> None:
    (tmp_path / FILE_NAME).write_text(ENTRY.replace(old, new), encoding="utf-8")
    with pytest.raises(RuleFileError, match=named):
        load_double_award_rules(tmp_path)
