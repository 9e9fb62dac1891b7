"""Who counts: subjects of results, told apart, and by which outcome an award is counted.

Nothing is counted twice: a person approved for one award in one wave is one, whatever number of rows say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.award.catalogue import COUNTED_IN_BASE
from desktop_app.domain.language.text import match_key
from desktop_app.domain.registration.registration import SubjectKind

Subject = tuple[str, int, str]
"""("person", id, "") or ("collective", unit id, key of its name)."""


def subject_of(kind: SubjectKind, person_id: int | None, unit_id: int, collective_name: str) -> Subject:
    """What tells one subject from another."""
    if kind is SubjectKind.PERSON:
        return (kind.value, person_id or 0, "")
    return (kind.value, unit_id, match_key(collective_name))


def award_subject(award: Award) -> Subject:
    """The subject of a result."""
    return subject_of(award.subject_kind, award.person_id, award.unit_id, award.collective_name)


@dataclass(frozen=True)
class RegisteredAward:
    """One award that a subject of a unit has registered for."""

    unit_id: int
    award_code: str
    subject: Subject


class Results:
    """The results of a tally, asked by award code."""

    def __init__(self, awards: Iterable[Award]) -> None:
        self.awards = tuple(awards)
        self._by_code: dict[str, list[Award]] = {}
        for award in self.awards:
            self._by_code.setdefault(award.award_code, []).append(award)
        self._people: dict[str, Mapping[int, frozenset[int]]] = {}

    def codes(self) -> frozenset[str]:
        """Award codes with any result."""
        return frozenset(self._by_code)

    def of_code(self, code: str) -> list[Award]:
        """All results of one award."""
        return self._by_code.get(code, [])

    def is_decided(self, code: str) -> bool:
        """Whether anything of that award was approved or refused; till then its proposals are all there is to count."""
        return any(award.outcome is not Outcome.PROPOSED for award in self.of_code(code))

    def counted(self, code: str) -> list[Award]:
        """The results that count for quotas: approved ones, or the proposals while nothing of that award is decided."""
        wanted = Outcome.APPROVED if self.is_decided(code) else Outcome.PROPOSED
        return [award for award in self.of_code(code) if award.outcome is wanted]

    def people_by_unit(self, code: str) -> Mapping[int, frozenset[int]]:
        """The people counted for an award by unit, found once for all quotas; collectives are no people."""
        known = self._people.get(code)
        if known is None:
            found: dict[int, set[int]] = {}
            for award in self.counted(code):
                if award.subject_kind is SubjectKind.PERSON and award.person_id is not None:
                    found.setdefault(award.unit_id, set()).add(award.person_id)
            known = self._people[code] = {unit: frozenset(people) for unit, people in found.items()}
        return known

    def approved_people(self, code: str) -> frozenset[int]:
        """People approved for that award, or for one whose holders count as having it."""
        codes = (code, *COUNTED_IN_BASE.get(code, ()))
        return frozenset(
            award.person_id
            for counted in codes
            for award in self.of_code(counted)
            if award.outcome is Outcome.APPROVED and award.person_id is not None
        )
