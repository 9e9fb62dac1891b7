"""Which rule set judges on which day of receipt, and what results must tell of it."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.rule_set.choosing import OfficeChoices, choose_rules
from desktop_app.rules.rule_set_files import load_rule_sets

RULES = Path(__file__).resolve().parents[3] / "resources" / "rules"
DAYS = tomllib.loads((Path(__file__).parent / "days.toml").read_text(encoding="utf-8"))["day"]
SETS = load_rule_sets(RULES)


@pytest.mark.parametrize("day", DAYS, ids=[one["says"] for one in DAYS])
def test_a_day_has_its_rules(day: dict[str, Any]) -> None:
    choices = OfficeChoices(day.get("fallback", ""), day.get("local_rules_on"))
    if "error" in day:
        with pytest.raises(UserError) as problem:
            choose_rules(SETS, day["received"], choices)
        assert problem.value.code == day["error"]
        return
    chosen = choose_rules(SETS, day["received"], choices)
    assert (chosen.rules.id, chosen.of_day.id) == (day["judges"], day.get("of_day", chosen.of_day.id))
    assert chosen.is_fallback == ("of_day" in day)
    told = " ".join(chosen.notes)
    assert [one for one in day.get("told", ()) if one not in told] == [], told
    assert [one for one in day.get("silent", ()) if one in told] == [], told


def test_every_day_since_the_first_set_belongs_to_one() -> None:
    """No day falls between two sets, and each ends before the next begins or gives way to it."""
    for before, after in pairwise(SETS):
        assert before.received_from < after.received_from
        assert before.received_to is not None
        assert (after.received_from - before.received_to).days <= 1
    assert SETS[-1].received_to is None
