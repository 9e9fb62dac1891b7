"""What the palette can lead to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.ui.text import palette as text


class Group(StrEnum):
    """The groups, in the order they are shown; the value is the head."""

    PEOPLE = text.PEOPLE
    LINES = text.LINES
    AWARDS = text.AWARDS
    UNITS = text.UNITS
    PLANS = text.PLANS
    BASES = text.BASES
    PAGES = text.PAGES
    ACTIONS = text.ACTIONS


ICONS = {
    Group.PEOPLE: "users",
    Group.LINES: "clipboard-list",
    Group.AWARDS: "award",
    Group.UNITS: "building",
    Group.PLANS: "file-text",
    Group.BASES: "scale",
    Group.PAGES: "home",
    Group.ACTIONS: "chevron-right",
}


@dataclass(frozen=True)
class Entry:
    """One thing that can be gone to or done. ``page`` and ``target`` as ``Page.go_to``, in ``year`` where it matters.

    ``search``: further words it is found by (a number, a full name); ``run``: an action does this instead of going anywhere.
    """

    group: Group
    text: str
    page: str = ""
    target: object = None
    detail: str = ""
    search: str = ""
    year: int | None = None
    icon_name: str = ""
    run: Callable[[], object] | None = None

    @property
    def icon(self) -> str:
        """The name of its icon."""
        return self.icon_name or ICONS[self.group]

    @property
    def searched(self) -> str:
        """All it is found by."""
        return f"{self.text} {self.search}" if self.search else self.text
