"""What a new pack changes, place by place; rows are known by their key, award, subject or day, not by their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from desktop_app.domain.rule_set.pack_change import PackChange
from desktop_app.rules.pack_words import path_words, value_words
from desktop_app.rules.packs import Pack

_NAMES = ("key", "id", "award", "subject", "name", "from_on", "code", "by", "received_from")
_Place = tuple[tuple[str, str], ...]


def changes_between(old: Pack | None, new: Pack) -> tuple[PackChange, ...]:
    """In the order of the old pack, what is new at its end."""
    before = _laid_out(old.entry.values) if old is not None else {}
    after = _laid_out(new.entry.values)
    return tuple(
        _change(place, before.get(place), after.get(place))
        for place in dict.fromkeys([*before, *after])
        if before.get(place) != after.get(place)
    )


def _change(place: _Place, old: str | None, new: str | None) -> PackChange:
    key = place[-1][0]
    return PackChange(
        place=" › ".join(f"{table} {row}".strip() for table, row in place),
        words=path_words(place),
        old=None if old is None else value_words(key, old),
        new=None if new is None else value_words(key, new),
    )


def _laid_out(values: Mapping[str, Any], place: _Place = ()) -> dict[_Place, str]:
    found: dict[_Place, str] = {}
    for key, value in values.items():
        if isinstance(value, Mapping):
            found |= _laid_out(value, (*place, (key, "")))
        elif isinstance(value, list) and value and all(isinstance(one, Mapping) for one in value):
            seen: Counter[str] = Counter()
            for one in value:
                name = _row_name(one)
                seen[name] += 1
                row = name if name and seen[name] == 1 else f"{name} {seen[name]}".strip()
                found |= _laid_out(one, (*place, (key, row)))
        else:
            found[*place, (key, "")] = ", ".join(map(_plain, value)) if isinstance(value, list) else _plain(value)
    return found


def _row_name(row: Mapping[str, Any]) -> str:
    names = [_plain(row[key]) for key in _NAMES if isinstance(row.get(key), str | date)]
    days = row.get("days")  # a holiday has the same name every year
    if isinstance(days, list) and days and isinstance(days[0], date):
        names.append(str(days[0].year))
    return " ".join(names)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    return value.strftime("%d/%m/%Y") if isinstance(value, date) else str(value)
