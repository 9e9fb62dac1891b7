"""Packs: rule files that a newer file of the same name may replace. What a file is is told by what it holds."""

from __future__ import annotations

import hashlib
import math
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import UserError
from desktop_app.rules.money_rules import read_prize_money
from desktop_app.rules.pack_words import place_words
from desktop_app.rules.rating_rules import read_rating_instruments
from desktop_app.rules.rule_set_files import FOLDER_NAME, read_pack_head, read_rule_set
from desktop_app.rules.toml_entries import Entry, RuleFileError, parse_entry
from desktop_app.rules.world_rules import calendar_of

PRIZE_MONEY, HOLIDAYS, RATING_INSTRUMENTS = "prize-money", "holidays", "rating-instruments"
FILES = {
    PRIZE_MONEY: "prize_money.toml",
    HOLIDAYS: "holidays.toml",
    RATING_INSTRUMENTS: "rating_instruments.toml",
}
"""The shipped file of the packs there is one of."""
MOST_BYTES = 2_000_000
_DEEPEST, _LONGEST, _GREATEST = 40, 2_000, 10**9


@dataclass(frozen=True)
class _Kind:
    """What checks a whole file of a kind, the tables it may have, and its fixed name; ``name`` "": any name of its own."""

    reader: Callable[[Entry], object]
    tables: frozenset[str]
    name: str = ""


_KINDS: Mapping[str, _Kind] = {
    "rule_set": _Kind(
        read_rule_set, frozenset({"pack", "rule_set", "text", "counting", "common", "criterion", "transition", "quota"})
    ),
    "decree": _Kind(read_prize_money, frozenset({"pack", "base_salary", "decree"}), PRIZE_MONEY),
    "instrument": _Kind(read_rating_instruments, frozenset({"pack", "instrument"}), RATING_INSTRUMENTS),
    "period": _Kind(calendar_of, frozenset({"pack", "first_year", "last_year", "period"}), HOLIDAYS),
}
"""By the table only that kind of pack has."""


@dataclass(frozen=True)
class Pack:
    """A checked pack. ``content``: the text of the file as it stands."""

    name: str
    version: date
    file_name: str
    content: str
    entry: Entry = field(compare=False, repr=False)

    @property
    def sha256(self) -> str:
        """Of its bytes."""
        return hashlib.sha256(self.content.encode()).hexdigest()


def read_pack(path: Path) -> Pack:
    """A pack from a file that somebody gave the office; UserError says what is wrong with it."""
    try:
        if path.exists() and not path.is_file():
            raise OSError("no plain file")
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
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
        _refuse_odd_values(entry)
        head = read_pack_head(entry)
        found = [kind for table, kind in _KINDS.items() if table in entry.values]
        if len(found) != 1:
            raise _no_pack(file_name, "không rõ là bộ quy định, mức tiền thưởng, văn bản xếp loại hay lịch nghỉ")
        kind = found[0]
        entry.only(kind.tables)
        if head.name != kind.name and (kind.name or head.name in {one.name for one in _KINDS.values()}):
            raise _no_pack(file_name, f"tên gói “{head.name}” không hợp với nội dung")
        kind.reader(entry)
    except RuleFileError as error:
        raise _no_pack(file_name, f"chỗ sai: {place_words(error.place or str(error), file_name)}") from error
    except RecursionError as error:
        raise _no_pack(file_name, "lồng quá nhiều tầng") from error
    return Pack(head.name, head.version, file_name, text, entry)


def _refuse_odd_values(entry: Entry) -> None:
    """Nothing that a rule file never holds: deep nesting, control characters, numbers nobody reckons with, times of day."""
    waiting: list[tuple[str, Any, int]] = [(key, value, 1) for key, value in entry.values.items()]
    while waiting:
        key, value, depth = waiting.pop()
        if depth > _DEEPEST:
            raise _no_pack(entry.where, "lồng quá nhiều tầng")
        if not _is_plain(key):
            raise entry.wrong("tên mục", "plain text")
        if isinstance(value, Mapping):
            waiting += [(one, inner, depth + 1) for one, inner in value.items()]
        elif isinstance(value, list):
            waiting += [(key, inner, depth + 1) for inner in value]
        elif not _is_plain(value):
            raise entry.wrong(key, "plain text, a day or a number")


def _is_plain(value: object) -> bool:
    if isinstance(value, str):
        return len(value) <= _LONGEST and not any(unicodedata.category(one) in {"Cc", "Cf", "Cs"} for one in value)
    if isinstance(value, int | float):
        return math.isfinite(value) and abs(value) <= _GREATEST
    return isinstance(value, date) and not isinstance(value, datetime)


def _no_pack(file_name: str, why: str) -> UserError:
    return UserError(
        "rules.pack_invalid",
        f"“{file_name}” không dùng được làm gói quy định: {why}. Sửa tệp rồi nhập lại; sổ chưa thay đổi.",
    )


def shipped_packs(folder: Path) -> dict[str, Pack]:
    """Every pack shipped with the program, by name; that each is right is a matter of the tests."""
    files = [*sorted((folder / FOLDER_NAME).glob("*.toml")), *(folder / file for file in FILES.values())]
    found = [shipped_pack(path) for path in files]
    return {one.name: one for one in found}


def shipped_pack(path: Path) -> Pack:
    """One of them."""
    text = path.read_text(encoding="utf-8")
    entry = parse_entry(text, path.name)
    head = read_pack_head(entry)
    return Pack(head.name, head.version, path.name, text, entry)
