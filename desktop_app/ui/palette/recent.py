"""What was chosen in the palette lately."""

from __future__ import annotations

import json
from collections.abc import Sequence

from desktop_app.ui.palette.entries import Entry, Group
from desktop_app.ui.window_memory import WindowMemory

_MOST_RECENT = 8
_KEY = "recent"


class RecentEntries:
    """What was chosen lately, the newest first, also tomorrow; actions are remembered by their word only while they are there."""

    def __init__(self, memory: WindowMemory) -> None:
        self._memory = memory
        self._entries = self._read()

    def add(self, entry: Entry) -> None:
        """Remember an entry."""
        same = (entry.group, entry.page, entry.target, entry.text)
        others = [one for one in self._entries if (one.group, one.page, one.target, one.text) != same]
        self._entries = [entry, *others][:_MOST_RECENT]
        self._memory.put(_KEY, json.dumps([_plain(one) for one in self._entries], ensure_ascii=True))

    def known(self, entries: Sequence[Entry]) -> list[Entry]:
        """Those that still exist, as they are now; lines and results, which are not listed, as they were."""
        now = {(one.group, one.page, one.target, one.text if one.run else ""): one for one in entries}
        found = []
        for one in self._entries:
            is_action = one.group is Group.ACTIONS
            current = now.get((one.group, one.page, one.target, one.text if is_action else ""))
            if current is not None or one.group in (Group.LINES, Group.AWARDS):
                found.append(current or one)
        return found

    def _read(self) -> list[Entry]:
        try:
            return [_entry(one) for one in json.loads(self._memory.text(_KEY, "[]"))]
        except (ValueError, TypeError, KeyError, AttributeError):
            return []


def _plain(entry: Entry) -> dict[str, object]:
    return {
        "group": entry.group.name,
        "text": entry.text,
        "page": entry.page,
        "target": list(entry.target) if isinstance(entry.target, tuple) else entry.target,
        "detail": entry.detail,
        "year": entry.year,
    }


def _entry(kept: dict[str, object]) -> Entry:
    target = kept["target"]
    year = kept["year"]
    return Entry(
        Group[str(kept["group"])],
        str(kept["text"]),
        str(kept["page"]),
        tuple(target) if isinstance(target, list) else target,
        str(kept["detail"]),
        year=year if isinstance(year, int) else None,
    )
