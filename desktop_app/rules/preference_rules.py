"""Reads ``preferences.toml``: whom the State's rules prefer on equal merit."""

from __future__ import annotations

from pathlib import Path

from desktop_app.domain.award.trial.preference import Preference, PreferenceKind
from desktop_app.rules.toml_entries import Entry, read_entry

FILE_NAME = "preferences.toml"


def load_preferences(folder: Path) -> tuple[Preference, ...]:
    """In the order of the file; RuleFileError when it does not hold what it should."""
    return tuple(_preference(one) for one in read_entry(folder / FILE_NAME).entries("preference"))


def _preference(entry: Entry) -> Preference:
    try:
        kind = PreferenceKind(entry.filled("kind"))
    except ValueError:
        raise entry.wrong("kind", f"one of {', '.join(PreferenceKind)}") from None
    percent = None
    if "collective_percent" in entry.values:
        text = entry.filled("collective_percent")
        if not text.isascii() or not text.isdecimal() or not 0 < int(text) <= 100:
            raise entry.wrong("collective_percent", "a whole percent as a text")
        percent = float(text)
    received_from, received_to = entry.day("received_from"), entry.day("received_to")
    if received_from is not None and received_to is not None and received_to < received_from:
        raise entry.wrong("received_to", "on or after received_from")
    return Preference(kind, entry.source(), percent, received_from, received_to)
