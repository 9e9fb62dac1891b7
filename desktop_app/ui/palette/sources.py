"""Where the palette's entries come from: read when it opens, kept until something changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from desktop_app.domain.award.award import Outcome
from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.award.wording import OUTCOME_NAMES, short_award_name
from desktop_app.domain.changes import ChangeSet
from desktop_app.domain.found import FoundAward, FoundLine, FoundPerson
from desktop_app.domain.language.dates import format_short
from desktop_app.domain.language.searching import search_fold
from desktop_app.domain.legal_basis.citation_form import label as basis_label
from desktop_app.ui.actions import plain
from desktop_app.ui.page_table import PageSpec
from desktop_app.ui.palette.entries import Entry, Group
from desktop_app.ui.text import palette as text

if TYPE_CHECKING:
    from desktop_app.assembly.office import Office

_TABLES = ("people", "memberships", "units", "plans", "legal_bases")


class PaletteSources:
    """Entries of the office, of the pages and of the actions that can be done now. ``warm_up`` does work in a job."""

    def __init__(
        self,
        office: Office,
        pages: Iterable[PageSpec],
        actions: Callable[[], Iterable[QAction]],
        warm_up: Callable[[Callable[[], object]], object],
    ) -> None:
        self._office = office
        self._warm_up = warm_up
        self._pages = tuple(pages)
        self._actions = actions
        self._of_office: list[Entry] | None = None

    def forget(self, changes: ChangeSet) -> None:
        """Read anew when it opens next, if what it shows was changed."""
        if changes.touches(*_TABLES):
            self._of_office = None

    def entries(self) -> Sequence[Entry]:
        """All that can be found."""
        if self._of_office is None:
            self._of_office = found = [*self._people(), *self._units(), *self._plans(), *self._bases()]
            self._warm_up(lambda: [search_fold(entry.searched) for entry in found])
        pages = [Entry(Group.PAGES, page.word, page.key, icon_name=page.icon_name) for page in self._pages]
        return [*self._of_office, *pages, *self._doable()]

    def related(self, people: Sequence[Entry], units: Sequence[Entry]) -> Sequence[Entry]:
        """What the people and units found registered and got."""
        person_ids, unit_ids = _ids(people), _ids(units)
        if not person_ids and not unit_ids:
            return ()
        service = self._office.search_service
        people_order = {person_id: place for place, person_id in enumerate(person_ids)}
        unit_order = {unit_id: len(person_ids) + place for place, unit_id in enumerate(unit_ids)}

        def place(found: FoundLine | FoundAward) -> int:
            """Whoever was found first stands first; the newest of each first."""
            return unit_order[found.unit_id] if found.person_id is None else people_order[found.person_id]

        lines = sorted(service.lines(person_ids, unit_ids), key=place)
        awards = sorted(service.awards(person_ids, unit_ids), key=place)
        return [*map(_line_entry, lines), *map(_award_entry, awards)]

    def _people(self) -> list[Entry]:
        return [_person_entry(one) for one in self._office.search_service.people()]

    def _units(self) -> list[Entry]:
        units = self._office.office_service.units()
        return [Entry(Group.UNITS, one.name, "catalogue", ("unit", one.id), search=one.short_name) for one in units]

    def _plans(self) -> list[Entry]:
        entries = []
        for plan in self._office.plan_service.list_plans():
            number = f"{plan.full_number} · " if plan.number else ""
            year = text.PLAN_YEAR.format(year=plan.working_year) if plan.working_year else ""
            entries.append(
                Entry(Group.PLANS, f"{number}{plan.subject}", "plan", plan.id, year, str(plan.working_year or ""))
            )
        return entries

    def _bases(self) -> list[Entry]:
        entries = []
        for basis in self._office.legal_basis_service.entries().bases:
            name = basis_label(basis)
            detail = "" if basis.title in name else basis.title
            target = ("basis", basis.handle)
            entries.append(Entry(Group.BASES, name, "catalogue", target, detail, f"{basis.full_number} {basis.title}"))
        return entries

    def _doable(self) -> list[Entry]:
        entries = {}
        for action in self._actions():
            word = plain(action.text()).strip()
            if word and action.isEnabled() and action.isVisible() and word not in entries:
                keys = action.shortcut().toString()
                entries[word] = Entry(Group.ACTIONS, word, detail=keys, run=partial(action.trigger))
        return list(entries.values())


def menu_actions(bar: QMenuBar) -> list[QAction]:
    """Every command of the menus, those of their own menus too."""

    def inside(menu: QMenu | QMenuBar) -> Iterable[QAction]:
        for action in menu.actions():
            below = action.menu()
            if isinstance(below, QMenu):
                yield from inside(below)
            elif not action.isSeparator():
                yield action

    return list(inside(bar))


def _person_entry(person: FoundPerson) -> Entry:
    detail = person.unit
    if person.ended_on is not None:
        detail = text.ENDED.format(unit=person.unit, day=format_short(person.ended_on))
    return Entry(Group.PEOPLE, person.name, "catalogue", ("person", person.person_id), detail)


def _line_entry(line: FoundLine) -> Entry:
    awards = ", ".join(award_name(code) for code in (line.title_code, line.commendation_code) if code)
    words = text.LINE.format(subject=line.subject, award=awards) if awards else line.subject
    target = (line.plan_id, line.due_key, line.unit_id)
    detail = text.IN_YEAR.format(unit=line.unit, year=line.year or "–")
    return Entry(Group.LINES, words, "registration", target, detail, year=line.year)


def _award_entry(award: FoundAward) -> Entry:
    words = text.LINE.format(subject=award.subject, award=short_award_name(award.award_code))
    detail = f"{OUTCOME_NAMES[Outcome(award.outcome)]} · {text.IN_YEAR.format(unit=award.unit, year=award.year)}"
    return Entry(Group.AWARDS, words, "award", award.subject, detail, year=award.year)


def _ids(entries: Sequence[Entry]) -> list[int]:
    return [entry.target[1] for entry in entries if isinstance(entry.target, tuple)]
