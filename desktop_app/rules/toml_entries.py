"""Reading the entries of a rule file, each value checked; what is wrong names the file and the key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app.domain.evidence import Evidence, Source


class RuleFileError(ValueError):
    """A rule file does not hold what it should. In a shipped file it is a defect, in the office's own file a user's problem.

    ``place``: where in the file, with the key, as it can be told to a user; "" when it is no place.
    """

    def __init__(self, message: str, place: str = "") -> None:
        super().__init__(message)
        self.place = place


class Entry:
    """One table of a rule file."""

    def __init__(self, values: Mapping[str, Any], where: str) -> None:
        self.values = values
        self.where = where

    def text(self, key: str, default: str | None = None) -> str:
        """A text; without a default it must be there."""
        value = self.values.get(key, default)
        if not isinstance(value, str):
            raise self.wrong(key, "a text")
        return value

    def filled(self, key: str, default: str | None = None) -> str:
        """A text with something in it; the default where the key is not there."""
        value = self.text(key, default)
        if key in self.values and not value.strip():
            raise self.wrong(key, "a text with something in it")
        return value

    def flag(self, key: str, *, default: bool) -> bool:
        """true or false."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            raise self.wrong(key, "true or false")
        return value

    def number(self, key: str) -> float:
        """A number."""
        value = self.values.get(key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.wrong(key, "a number")
        return float(value)

    def day(self, key: str) -> date | None:
        """A TOML date, None where there is none."""
        value = self.values.get(key)
        if value is not None and type(value) is not date:
            raise self.wrong(key, "a date")
        return value

    def required_day(self, key: str) -> date:
        """A TOML date that must be there."""
        value = self.day(key)
        if value is None:
            raise self.wrong(key, "a date")
        return value

    def days(self, key: str) -> tuple[date, ...]:
        """A list of dates, empty where there is none."""
        values = self.values.get(key, [])
        if not isinstance(values, list) or any(type(one) is not date for one in values):
            raise self.wrong(key, "dates")
        return tuple(values)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, empty where there is none."""
        values = self.values.get(key, [])
        if not isinstance(values, list) or any(not isinstance(one, str) or not one.strip() for one in values):
            raise self.wrong(key, "texts")
        return tuple(values)

    def pair(self, key: str) -> tuple[float, float]:
        """[least, most] or [width, height]."""
        values = self.values.get(key)
        if not isinstance(values, list) or len(values) != 2 or not all(isinstance(one, int | float) for one in values):
            raise self.wrong(key, "two numbers")
        return float(values[0]), float(values[1])

    def mapping(self, key: str) -> dict[str, str]:
        """A table of texts."""
        values = self.values.get(key, {})
        if not isinstance(values, dict) or any(not isinstance(one, str) for one in values.values()):
            raise self.wrong(key, "a table of texts")
        return dict(values)

    def entry(self, key: str) -> Entry:
        """A table inside this one."""
        values = self.values.get(key)
        if not isinstance(values, dict):
            raise self.wrong(key, "a table")
        return Entry(values, f"{self.where}: {key}")

    def entries(self, key: str) -> list[Entry]:
        """A list of tables, empty where there is none."""
        values = self.values.get(key, [])
        if not isinstance(values, list) or any(not isinstance(one, dict) for one in values):
            raise self.wrong(key, "tables")
        return [Entry(one, f"{self.where}: {key} {place}") for place, one in enumerate(values, start=1)]

    def only(self, keys: Collection[str]) -> None:
        """Nothing but these keys: a slip of the pen in a name must not pass for something left out."""
        for key in self.values:
            if key not in keys:
                raise self.wrong(key, f"one of {', '.join(sorted(keys))}")

    def source(self) -> Source:
        """``source`` and ``evidence``; every dated rule must name both."""
        try:
            return Source(self.text("source"), Evidence(self.text("evidence")))
        except ValueError as error:
            raise self.wrong("evidence", f"one of {', '.join(Evidence)}") from error

    def wrong(self, key: str, wanted: str) -> RuleFileError:
        """The error to raise about a key."""
        return RuleFileError(f"{self.where}: {key} must be {wanted}", f"{self.where}, “{key}”")


def parse_entry(text: str, name: str) -> Entry:
    """A whole rule file from its text."""
    try:
        return Entry(tomllib.loads(text), name)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise RuleFileError(f"{name}: {error}", f"dòng {line[1]}" if line else "cuối tệp") from error


def read_entry(path: Path) -> Entry:
    """A whole rule file."""
    try:
        with path.open("rb") as file:
            return Entry(tomllib.load(file), path.name)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleFileError(f"{path.name}: {error}") from error
