"""The rules in force: sets as shipped, packs that replaced them, and what the office chose once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.rule_set.choosing import ChosenRules, OfficeChoices, choose_rules
from desktop_app.domain.rule_set.rule_set import RuleSet
from desktop_app.rules.rule_set_files import load_rule_sets, read_rule_set
from desktop_app.rules.toml_entries import parse_entry
from desktop_app.storage.change_log import Operations
from desktop_app.storage.rule_repository import InstalledPack, RuleRepository


class RuleService:
    """Use cases around rule sets; every write is one operation with one undo step."""

    def __init__(self, rules: RuleRepository, operations: Operations, clock: Clock, rules_folder: Path) -> None:
        self._rules = rules
        self._operations = operations
        self._clock = clock
        self._folder = rules_folder
        self._shipped: tuple[RuleSet, ...] | None = None
        self._read: tuple[tuple[InstalledPack, ...], tuple[RuleSet, ...]] | None = None

    def rule_sets(self) -> tuple[RuleSet, ...]:
        """All rule sets, oldest first: the shipped ones, each replaced by an installed pack of its name; new ones beside them."""
        if self._shipped is None:
            self._shipped = load_rule_sets(self._folder)
        packs = self._rules.packs()
        if self._read is None or self._read[0] != packs:
            by_name = {one.pack.name: one for one in self._shipped}
            for pack in packs:
                entry = parse_entry(pack.content, pack.file_name)
                if "rule_set" in entry.values:
                    by_name[pack.name] = read_rule_set(entry)
            self._read = packs, tuple(sorted(by_name.values(), key=lambda one: one.received_from))
        return self._read[1]

    def choices(self) -> OfficeChoices:
        """What the office chose once."""
        return self._rules.choices()

    def rules_for(self, received_on: date) -> ChosenRules:
        """The rules for a dossier received on that day; UserError where there are none or no fallback is chosen."""
        return choose_rules(self.rule_sets(), received_on, self.choices())

    def choose_fallback(self, rule_set_id: str) -> RuleSet:
        """Which set is used where the day's own has no criteria. UserError for one without criteria itself."""
        wanted = rule_set_id.strip().upper()
        found = next((one for one in self.rule_sets() if one.id == wanted and one.has_criteria), None)
        if found is None:
            known = ", ".join(f"{one.id} ({one.short_name})" for one in self.rule_sets() if one.has_criteria)
            raise UserError(
                "rules.fallback_unknown", f"Không dùng tạm được bộ quy định “{rule_set_id}”. Chọn một trong: {known}."
            )
        chosen = replace(self.choices(), fallback=found.id, fallback_chosen_on=self._clock.today())
        self._operations.run(f"Chọn quy định dùng tạm: {found.short_name}", lambda: self._rules.save_choices(chosen))
        return found

    def set_local_rules_on(self, day: date | None) -> None:
        """Since when the province's own rules are in force; None: not known."""
        chosen = replace(self.choices(), local_rules_on=day)
        self._operations.run("Ghi ngày có quy định của tỉnh", lambda: self._rules.save_choices(chosen))
