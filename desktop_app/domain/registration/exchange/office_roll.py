"""The office's units and people, arranged for holding many forms against them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cached_property

from desktop_app.domain.language.text import match_key
from desktop_app.domain.office.likeness import PeopleIndex
from desktop_app.domain.office.office import Person, Unit
from desktop_app.domain.registration.exchange.form_matching import Roster, RosterPerson


class OfficeRoll:
    """As of one day; built once for a season's forms."""

    def __init__(self, units: Iterable[Unit], people: Iterable[Person], on: date) -> None:
        self.units = {unit.id: unit for unit in units}
        self._people = {person.id: person for person in people}
        self._on = on
        self._members: dict[int, list[Person]] = defaultdict(list)
        self._by_name: dict[str, list[Person]] = defaultdict(list)
        for person in self._people.values():
            self._by_name[match_key(person.full_name)].append(person)
            for unit_id in {one.unit_id for one in person.memberships}:
                self._members[unit_id].append(person)
        self._unit_keys = frozenset(match_key(unit.name) for unit in self.units.values())

    def roster(self, unit_id: int, sent: Iterable[tuple[int, str]] = (), former: Iterable[Unit] = ()) -> Roster:
        """What the form of that unit is held against; ``sent``: (id, name) of the people it listed.

        ``former``: units it took the place of, whose names are no other unit's.
        """
        members = self._members.get(unit_id, [])
        return Roster(
            unit=self.units[unit_id].name,
            members=tuple(self._member(person, unit_id) for person in members),
            stamped={match_key(name): person_id for person_id, name in sent},
            elsewhere=lambda key: self._elsewhere(key, unit_id),
            unit_keys=self._unit_keys - {match_key(one.name) for one in former},
            alike=lambda name: self._alike(name, unit_id),
        )

    def people_of(self, unit_id: int) -> tuple[Person, ...]:
        """Who belongs to the unit today."""
        return tuple(
            person
            for person in self._members.get(unit_id, [])
            if any(one.unit_id == unit_id and one.holds(self._on) for one in person.memberships)
        )

    @cached_property
    def _index(self) -> PeopleIndex:
        return PeopleIndex(self._people.values())

    def _member(self, person: Person, unit_id: int) -> RosterPerson:
        held = [one for one in person.memberships if one.unit_id == unit_id]
        current = [one for one in held if one.holds(self._on)]
        now = person.membership_on(self._on)
        elsewhere = "" if current or now is None else self._unit_name(now.unit_id)
        return RosterPerson(person.id, person.full_name, (current or held)[-1].post, bool(current), elsewhere)

    def _elsewhere(self, key: str, unit_id: int) -> tuple[tuple[int, str], ...]:
        found = []
        for person in self._by_name.get(key, []):
            now = person.membership_on(self._on)
            if now is not None and now.unit_id != unit_id:
                found.append((person.id, self._unit_name(now.unit_id)))
        return tuple(found)

    def _alike(self, name: str, unit_id: int) -> tuple[tuple[int, str], ...]:
        found = []
        for one in self._index.suggest(name, unit_id, limit=4):
            now = one.person.membership_on(self._on)
            unit = self._unit_name(now.unit_id) if now is not None else ""
            where = unit if now is None or now.unit_id != unit_id else now.post
            found.append((one.person.id, f"{one.person.full_name} ({where})" if where else one.person.full_name))
        return tuple(found)

    def _unit_name(self, unit_id: int) -> str:
        unit = self.units.get(unit_id)
        return unit.name if unit else ""
