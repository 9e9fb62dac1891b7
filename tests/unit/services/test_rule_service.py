"""Which rules judge, and what the office chose once."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.services.rule_service import RuleService
from desktop_app.storage.change_log import Operations
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.rule_repository import RuleRepository

IN_C = date(2026, 6, 1)
IN_D = date(2026, 11, 29)


@pytest.fixture
def rules(office_file: OfficeDatabase, operations: Operations, fixed_clock: Any, project_root: Path) -> RuleService:
    return RuleService(RuleRepository(office_file), operations, fixed_clock, project_root / "resources" / "rules")


def test_a_day_with_criteria_needs_no_choice(rules: RuleService) -> None:
    chosen = rules.rules_for(IN_C)
    assert chosen.rules.id == "C"
    assert not chosen.is_fallback


def test_a_fallback_is_one_of_the_sets_with_criteria(rules: RuleService) -> None:
    with pytest.raises(UserError) as problem:
        rules.choose_fallback("Z")
    assert problem.value.code == "rules.fallback_unknown"
    assert rules.choices().fallback == ""


def test_the_choice_is_kept_with_its_day_and_undone(
    rules: RuleService, operations: Operations, fixed_clock: Any
) -> None:
    rules.choose_fallback("c")
    assert (rules.choices().fallback, rules.choices().fallback_chosen_on) == ("C", fixed_clock.today())
    operations.undo()
    assert rules.choices().fallback == ""
