"""Which rules judge, and what the office chose once."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.rules.packs import checked_pack
from desktop_app.services.rule_service import RuleService
from desktop_app.storage.change_log import Operations
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.rule_repository import InstalledPack, RuleRepository

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


def test_a_pack_that_an_earlier_program_took_in_and_this_one_cannot_read_gives_way_to_the_shipped_one(
    rules: RuleService, office_file: OfficeDatabase, operations: Operations
) -> None:
    shipped = [one.id for one in rules.rule_sets()]
    broken = InstalledPack("rule-set-c", date(2027, 1, 1), "c.toml", "0", "[pack]\nname = 'rule-set-c'\n", "2027-01-02")
    operations.run("Gói hỏng", lambda: RuleRepository(office_file).install(broken))
    assert [one.id for one in rules.rule_sets()] == shipped
    standing = next(one for one in rules.packs() if one.name == "rule-set-c")
    assert not standing.is_usable
    rules.back_to_shipped("rule-set-c")
    assert all(one.is_usable for one in rules.packs())


def test_a_pack_older_than_the_shipped_one_is_told(rules: RuleService, tmp_path: Path, project_root: Path) -> None:
    text = (project_root / "resources" / "rules" / "holidays.toml").read_text(encoding="utf-8")
    older = tmp_path / "nghỉ.toml"
    older.write_text(text.replace("version = 2026-11-29", "version = 2020-01-01"), encoding="utf-8")
    rules.install(rules.read_update(older), is_older_meant=True)
    assert [one.name for one in rules.packs() if one.is_outdated] == ["holidays"]
    assert rules.calendar().knows(2026)


def test_every_shipped_pack_is_a_pack_a_stranger_could_have_given(rules: RuleService) -> None:
    for one in rules._shipped.values():
        assert checked_pack(one.content, one.file_name) == one
