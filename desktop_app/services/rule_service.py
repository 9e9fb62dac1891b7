"""The rules in force: sets as shipped, packs that replaced them, the office's own rows, and what it chose once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeVar, cast

from desktop_app.domain.award.prize_money import PrizeMoney
from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.office.working_days import WorkCalendar
from desktop_app.domain.proof.rating_instrument import RatingInstruments
from desktop_app.domain.rule_set.choosing import ChosenRules, FallbackChoice, OfficeChoices, choose_rules
from desktop_app.domain.rule_set.overlay import OwnCondition
from desktop_app.domain.rule_set.overlaying import overlaid
from desktop_app.domain.rule_set.pack_change import PackChange
from desktop_app.domain.rule_set.rule_set import RuleSet
from desktop_app.rules.money_rules import read_prize_money
from desktop_app.rules.pack_changes import changes_between
from desktop_app.rules.packs import (
    FILES,
    HOLIDAYS,
    PRIZE_MONEY,
    RATING_INSTRUMENTS,
    Pack,
    checked_pack,
    read_pack,
    shipped_pack,
    shipped_packs,
)
from desktop_app.rules.rating_rules import read_rating_instruments
from desktop_app.rules.rule_set_files import read_rule_set
from desktop_app.rules.toml_entries import Entry
from desktop_app.rules.world_rules import calendar_of
from desktop_app.storage.change_log import Operations
from desktop_app.storage.rule_repository import InstalledPack, RuleRepository

_T = TypeVar("_T")


@dataclass(frozen=True)
class PackStanding:
    """A pack in force. ``file_name``, ``installed_at``: "" while it is the shipped one.

    ``is_usable`` False: an earlier program took it in and this one cannot read it; the shipped one is used. ``shipped_version``
    None: none is shipped under that name.
    """

    name: str
    version: date
    file_name: str
    installed_at: str
    shipped_version: date | None
    is_usable: bool = True

    @property
    def is_outdated(self) -> bool:
        """Whether the program came with a newer one than the one taken in."""
        return bool(self.file_name) and self.shipped_version is not None and self.version < self.shipped_version


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
        self._sets: tuple[dict[str, str], tuple[RuleSet, ...]] | None = None
        self._kept: dict[str, tuple[str | None, object]] = {}

    @cached_property
    def _shipped(self) -> dict[str, Pack]:
        return shipped_packs(self._folder)

    def _taken_in(self) -> dict[str, Pack]:
        """The packs taken in that this program can read: it may ask for more than the one that took them in."""
        found: dict[str, Pack] = {}
        for one in self._rules.packs():
            with suppress(UserError):
                found[one.name] = checked_pack(one.content, one.file_name)
        return found

    def rule_sets(self) -> tuple[RuleSet, ...]:
        """All rule sets, oldest first: the shipped ones, each replaced by an installed pack of its name; new ones beside them."""
        digests = self._rules.pack_digests()
        if self._sets is None or self._sets[0] != digests:
            found = self._shipped | self._taken_in()
            sets = [read_rule_set(one.entry) for one in found.values() if "rule_set" in one.entry.values]
            self._sets = digests, tuple(sorted(sets, key=lambda one: one.received_from))
        return self._sets[1]

    def prize_money(self) -> PrizeMoney:
        """The money rules in force: as shipped, or of the pack taken in."""
        return self._only_pack(PRIZE_MONEY, read_prize_money)

    def calendar(self) -> WorkCalendar:
        """The days off in force: as shipped, or of the pack taken in."""
        return self._only_pack(HOLIDAYS, calendar_of)

    def rating_instruments(self) -> RatingInstruments:
        """By what texts work is rated: as shipped, or of the pack taken in."""
        return self._only_pack(RATING_INSTRUMENTS, read_rating_instruments)

    def _only_pack(self, name: str, reader: Callable[[Entry], _T]) -> _T:
        """What the one pack of its kind holds, read when first asked for and again when it was replaced."""
        digest = self._rules.pack_digests().get(name)
        kept = self._kept.get(name)
        if kept is None or kept[0] != digest:
            pack = self._taken_in().get(name) or shipped_pack(self._folder / FILES[name])
            kept = digest, reader(pack.entry)
            self._kept[name] = kept
        return cast(_T, kept[1])

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
        choice = FallbackChoice(found.id, self._clock.today())

        def work() -> None:
            self._rules.save_choices(chosen)
            self._rules.keep_fallback(choice)

        self._operations.run(f"Chọn quy định dùng tạm: {found.short_name}", work)
        return found

    def fallback_history(self) -> tuple[FallbackChoice, ...]:
        """Every choice of a fallback and its day, in order."""
        return self._rules.fallback_history()

    def set_local_rules_on(self, day: date | None) -> None:
        """Since when the province's own rules are in force; None: not known."""
        chosen = replace(self.choices(), local_rules_on=day)
        self._operations.run("Ghi ngày có quy định của tỉnh", lambda: self._rules.save_choices(chosen))

    # Packs

    def packs(self) -> tuple[PackStanding, ...]:
        """Every pack in force, by name: shipped, or taken in from a file."""
        installed, usable = {one.name: one for one in self._rules.packs()}, self._taken_in()
        names = sorted({*self._shipped, *installed})
        return tuple(
            PackStanding(
                name=name,
                version=installed[name].version if name in installed else self._shipped[name].version,
                file_name=installed[name].file_name if name in installed else "",
                installed_at=installed[name].installed_at if name in installed else "",
                shipped_version=self._shipped[name].version if name in self._shipped else None,
                is_usable=name not in installed or name in usable,
            )
            for name in names
        )

    def read_update(self, path: Path) -> PackUpdate:
        """Check a file and say what taking it in would change; stores nothing. UserError for a file that is no pack."""
        return self._update_from(read_pack(path))

    def read_file(self, path: Path) -> Callable[[], PackUpdate]:
        """Read and check a file, safe in a job; what is given back compares it, where the database may be read."""
        new = read_pack(path)
        return lambda: self._update_from(new)

    def _update_from(self, new: Pack) -> PackUpdate:
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
        return self._taken_in().get(name) or self._shipped.get(name)

    def _check_together(self, new: Pack) -> None:
        """Two packs must not be one rule set (which judges would be left to chance), nor one pack two rule sets."""
        if "rule_set" not in new.entry.values:
            return
        made = read_rule_set(new.entry)
        for one in self.rule_sets():
            if (one.id == made.id) != (one.pack.name == new.name):
                raise UserError(
                    "rules.pack_clash",
                    f"Tệp “{new.file_name}” là gói “{new.name}” với mã bộ quy định {made.id}, trong khi gói “{one.pack.name}” "
                    f"đang dùng có mã {one.id}. Đặt tên gói và mã cùng khớp hoặc cùng khác rồi nhập lại.",
                )
