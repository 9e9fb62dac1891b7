"""Contenders from results, with what the office file knows of each and what judging knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.award.award import Award
from desktop_app.domain.award.trial.contender import Contender, ContenderFacts, ContenderKey, key_of
from desktop_app.domain.language.collation import name_key
from desktop_app.domain.language.text import match_key
from desktop_app.domain.office.leading_post import is_leading_post
from desktop_app.domain.office.office import Person, Sex, Unit
from desktop_app.domain.registration.registration import SubjectKind


@dataclass(frozen=True)
class ContenderMatter:
    """People and units by id, the people of each unit on ``counted_on``."""

    people: Mapping[int, Person]
    units: Mapping[int, Unit]
    staff: Mapping[int, frozenset[int]]
    counted_on: date


def contenders_of(
    awards: Iterable[Award], facts: Mapping[ContenderKey, ContenderFacts], matter: ContenderMatter
) -> list[Contender]:
    """In the order of the list: by unit, then by given name."""
    places = {unit_id: place for place, unit_id in enumerate(matter.units)}
    found = [_contender(award, facts.get(key_of(award), ContenderFacts()), matter) for award in awards]
    return sorted(found, key=lambda one: (places.get(one.award.unit_id, len(places)), name_key(one.name)))


def _contender(award: Award, known: ContenderFacts, matter: ContenderMatter) -> Contender:
    unit = matter.units.get(award.unit_id)
    label = unit.label if unit is not None else ""
    if award.subject_kind is SubjectKind.COLLECTIVE or award.person_id is None:
        women, size = _women(award, unit, matter)
        return Contender(award, award.collective_name, label, known.votes, known.verdict, women=women, people=size)
    person = matter.people[award.person_id]
    leads = known.is_leader
    if leads is None:
        membership = person.membership_on(matter.counted_on)
        leads = is_leading_post(membership.post if membership else "", unit.unit_kind if unit is not None else None)
    return Contender(award, person.full_name, label, known.votes, known.verdict, person.sex, leads)


def _women(award: Award, unit: Unit | None, matter: ContenderMatter) -> tuple[int | None, int]:
    """Women and people of a collective that is a whole unit; None where it is not, or the sex of somebody is not known."""
    if unit is None or match_key(award.collective_name) not in (match_key(unit.name), match_key(unit.short_name)):
        return None, 0
    members = [matter.people[one] for one in matter.staff.get(unit.id, frozenset()) if one in matter.people]
    if any(person.sex is None for person in members):
        return None, len(members)
    return sum(person.sex is Sex.FEMALE for person in members), len(members)
