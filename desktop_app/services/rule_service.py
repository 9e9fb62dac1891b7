"""The rules in force: sets as shipped, packs that replaced them, the office's own rows, and what it chose once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from desktop_app.domain.award.prize_money import PrizeMoney
from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.rule_set.choosing import ChosenRules, OfficeChoices, choose_rules
from desktop_app.domain.rule_set.overlay import OwnCondition
from desktop_app.domain.rule_set.overlaying import overlaid
from desktop_app.domain.rule_set.rule_set import RuleSet
from desktop_app.rules.money_rules import read_prize_money
from desktop_app.rules.packs import Pack, PackChange, changes_between, read_pack, shipped_packs
from desktop_app.rules.rule_set_files import read_rule_set
from desktop_app.rules.toml_entries import parse_entry
from desktop_app.storage.change_log import Operations
from desktop_app.storage.rule_repository import InstalledPack, RuleRepository

PRIZE_MONEY = "prize-money"


@dataclass(frozen=True)
class PackStanding:
    """A pack in force. ``file_name``, ``installed_at``: "" while it is the shipped one."""

    name: str
    version: date
    file_name: str
    installed_at: str
    is_shipped: bool


@dataclass(frozen=True)
class PackUpdate:
    """What a file would change; ``old_version`` None: a pack of a new name."""

    pack: Pack
    old_version: date | None
    changes: tuple[PackChange, ...]


class RuleService:
    """Use cases around rule sets; every write is one operation with one undo step."""

    def __init__(
        self,
        rules: RuleRepository,
        operations: Operations,
        clock: Clock,
        rules_folder: Path,
        own_conditions: Callable[[], tuple[OwnCondition, ...]] = tuple,
    ) -> None:
        self._rules = rules
        self._own_conditions = own_conditions
        self._operations = operations
        self._clock = clock
        self._folder = rules_folder
        self._read: tuple[tuple[InstalledPack, ...], tuple[RuleSet, ...], PrizeMoney] | None = None

    @cached_property
    def _shipped(self) -> dict[str, Pack]:
        return shipped_packs(self._folder)

    def rule_sets(self) -> tuple[RuleSet, ...]:
        """All rule sets, oldest first: the shipped ones, each replaced by an installed pack of its name; new ones beside them."""
        return self._current()[1]

    def prize_money(self) -> PrizeMoney:
        """The money rules in force: as shipped, or of the pack taken in."""
        return self._current()[2]

    def _current(self) -> tuple[tuple[InstalledPack, ...], tuple[RuleSet, ...], PrizeMoney]:
        installed = self._rules.packs()
        if self._read is None or self._read[0] != installed:
            contents = {name: one.content for name, one in self._shipped.items()}
            contents |= {one.name: one.content for one in installed}
            entries = {name: parse_entry(content, name) for name, content in contents.items()}
            sets = [read_rule_set(one) for one in entries.values() if "rule_set" in one.values]
            sets.sort(key=lambda one: one.received_from)
            self._read = installed, tuple(sets), read_prize_money(entries[PRIZE_MONEY])
        return self._read

    def choices(self) -> OfficeChoices:
        """What the office chose once."""
        return self._rules.choices()

    def law_for(self, received_on: date) -> ChosenRules:
        """The rules for a dossier received on that day, without what the office added; UserError as ``rules_for``."""
        return choose_rules(self.rule_sets(), received_on, self.choices())

    def rules_for(self, received_on: date) -> ChosenRules:
        """The rules for a dossier received on that day, the office's own over them.

        UserError where there are none or no fallback is chosen.
        """
        chosen, own = self.law_for(received_on), self._own_conditions()
        newer = chosen.newer
        return replace(
            chosen,
            rules=overlaid(chosen.rules, own, received_on).rules,
            newer=overlaid(newer, own, received_on).rules if newer is not None else None,
        )

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

    # Packs

    def packs(self) -> tuple[PackStanding, ...]:
        """Every pack in force, by name: shipped, or taken in from a file."""
        installed = {one.name: one for one in self._rules.packs()}
        names = sorted({*self._shipped, *installed})
        return tuple(
            PackStanding(
                name=name,
                version=installed[name].version if name in installed else self._shipped[name].version,
                file_name=installed[name].file_name if name in installed else "",
                installed_at=installed[name].installed_at if name in installed else "",
                is_shipped=name in self._shipped,
            )
            for name in names
        )

    def read_update(self, path: Path) -> PackUpdate:
        """Check a file and say what taking it in would change; stores nothing. UserError for a file that is no pack."""
        new = read_pack(path)
        old = self._pack_in_force(new.name)
        self._check_together(new)
        return PackUpdate(new, old.version if old is not None else None, changes_between(old, new))

    def install(self, update: PackUpdate, *, is_older_meant: bool = False) -> None:
        """Take a pack in. UserError when it is older than the one in force, unless that is meant, or changes nothing."""
        pack = update.pack
        if update.old_version is not None and pack.version < update.old_version and not is_older_meant:
            raise UserError(
                "rules.pack_old",
                f"Gói “{pack.name}” ngày {format_text(pack.version)} cũ hơn gói đang dùng "
                f"(ngày {format_text(update.old_version)}). Chọn tệp mới hơn, hoặc xác nhận dùng bản cũ.",
            )
        if not update.changes:
            raise UserError(
                "rules.pack_same", f"Gói “{pack.name}” đang dùng đã đúng như tệp này. Không có gì thay đổi."
            )
        stored = InstalledPack(
            pack.name, pack.version, pack.file_name, pack.sha256, pack.content, self._clock.now().isoformat()
        )
        self._operations.run(f"Cập nhật gói quy định {pack.name}", lambda: self._rules.install(stored))

    def back_to_shipped(self, name: str) -> None:
        """Let a pack of that name taken in from a file go. UserError when there is none."""
        if all(one.name != name for one in self._rules.packs()):
            known = ", ".join(one.name for one in self._rules.packs()) or "chưa có gói nào"
            raise UserError(
                "rules.pack_unknown", f"Không có gói “{name}” nhập từ tệp. Các gói đã nhập: {known}. Kiểm tra lại tên."
            )
        self._operations.run(f"Bỏ gói quy định {name} đã nhập", lambda: self._rules.remove(name))

    def _pack_in_force(self, name: str) -> Pack | None:
        for one in self._rules.packs():
            if one.name == name:
                return Pack(one.name, one.version, one.file_name, one.content)
        return self._shipped.get(name)

    def _check_together(self, new: Pack) -> None:
        """Two packs of different names must not be one rule set: which of them judges would be left to chance."""
        entry = parse_entry(new.content, new.file_name)
        if "rule_set" not in entry.values:
            return
        made = read_rule_set(entry)
        for one in self.rule_sets():
            if one.id == made.id and one.pack.name != new.name:
                raise UserError(
                    "rules.pack_clash",
                    f"Tệp “{new.file_name}” mang mã bộ quy định {made.id} của gói “{one.pack.name}” đang dùng. "
                    "Đặt mã khác, hoặc đúng tên gói rồi nhập lại.",
                )
