"""Packs: rule files that a newer file of the same name may replace. What a file is is told by what it holds."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import UserError
from desktop_app.rules.money_rules import read_prize_money
from desktop_app.rules.rule_set_files import FOLDER_NAME, read_pack_head, read_rule_set
from desktop_app.rules.toml_entries import Entry, RuleFileError, parse_entry

MOST_BYTES = 2_000_000
_READERS: Mapping[str, Callable[[Entry], object]] = {
    "rule_set": read_rule_set,
    "decree": read_prize_money,
}
"""By the table only that kind of pack has: what checks the whole file."""

_NAMES = ("key", "id", "award", "subject", "name", "from_on", "code", "by")


@dataclass(frozen=True)
class Pack:
    """A checked pack. ``content``: the text of the file as it stands."""

    name: str
    version: date
    file_name: str
    content: str

    @property
    def sha256(self) -> str:
        """Of its bytes."""
        return hashlib.sha256(self.content.encode()).hexdigest()


@dataclass(frozen=True)
class PackChange:
    """One place of a pack: ``old`` None: new in the file; ``new`` None: no longer there."""

    place: str
    old: str | None
    new: str | None


def read_pack(path: Path) -> Pack:
    """A pack from a file that somebody gave the office; UserError says what is wrong with it."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UserError("rules.pack_unreadable", f"Không đọc được tệp “{path.name}”. Kiểm tra lại tệp.") from error
    if len(content) > MOST_BYTES:
        raise UserError("rules.pack_large", f"Tệp “{path.name}” quá lớn, không phải gói quy định. Chọn tệp khác.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _no_pack(path.name, "không phải tệp chữ UTF-8") from error
    return checked_pack(text, path.name)


def checked_pack(text: str, file_name: str) -> Pack:
    """The pack of a text, checked by the reader of its kind."""
    try:
        entry = parse_entry(text, file_name)
        head = read_pack_head(entry)
        readers = [reader for table, reader in _READERS.items() if table in entry.values]
        if len(readers) != 1:
            raise _no_pack(file_name, "không có bộ quy định hay mức tiền thưởng nào")
        readers[0](entry)
    except RuleFileError as error:
        raise _no_pack(file_name, f"chỗ sai: {error.place or error}") from error
    except RecursionError as error:
        raise _no_pack(file_name, "lồng quá nhiều tầng") from error
    return Pack(head.name, head.version, file_name, text)


def _no_pack(file_name: str, why: str) -> UserError:
    return UserError(
        "rules.pack_invalid",
        f"“{file_name}” không dùng được làm gói quy định: {why}. Sửa tệp rồi nhập lại; sổ chưa thay đổi.",
    )


def shipped_packs(folder: Path) -> dict[str, Pack]:
    """Every pack shipped with the program, by name."""
    files = [*sorted((folder / FOLDER_NAME).glob("*.toml")), folder / "prize_money.toml"]
    found = [checked_pack(path.read_text(encoding="utf-8"), path.name) for path in files]
    return {one.name: one for one in found}


def changes_between(old: Pack | None, new: Pack) -> tuple[PackChange, ...]:
    """Place by place what the new pack changes; rows are known by their key, award, subject or day, not by their order."""
    before = _laid_out(parse_entry(old.content, old.file_name).values) if old is not None else {}
    after = _laid_out(parse_entry(new.content, new.file_name).values)
    places = dict.fromkeys([*before, *after])
    return tuple(
        PackChange(place, before.get(place), after.get(place))
        for place in places
        if before.get(place) != after.get(place)
    )


def _laid_out(values: Mapping[str, Any], place: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in values.items():
        here = f"{place} › {key}" if place else key
        if isinstance(value, Mapping):
            found |= _laid_out(value, here)
        elif isinstance(value, list) and value and all(isinstance(one, Mapping) for one in value):
            for number, one in enumerate(value, start=1):
                found |= _laid_out(one, f"{here} {_row_name(one) or number}")
        else:
            found[here] = ", ".join(map(_plain, value)) if isinstance(value, list) else _plain(value)
    return found


def _row_name(row: Mapping[str, Any]) -> str:
    return " ".join(str(row[key]) for key in _NAMES if isinstance(row.get(key), str | date))


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    return value.strftime("%d/%m/%Y") if isinstance(value, date) else str(value)
