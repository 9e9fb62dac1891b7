"""People who may be one: found, made one with everything they have, made two again, or kept apart for good."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.collation import name_key
from desktop_app.domain.office.likeness import AlikeGroup, PeopleIndex, group_pairs, with_those_listed_together
from desktop_app.domain.office.merging import (
    Clash,
    Clashing,
    Parted,
    PeopleMerge,
    PersonRecord,
    clashes,
    merged_person,
    same_memberships,
)
from desktop_app.domain.office.office import Person, Sex
from desktop_app.storage.change_log import Operations
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.people_merge_repository import PeopleMergeRepository

_QUOTED_CLASHES = 3


@dataclass(frozen=True)
class FoundAlike:
    """Groups of people who may be one, the most likely first, and all people's names by number."""

    groups: tuple[AlikeGroup, ...]
    names: dict[int, str]


@dataclass(frozen=True)
class KeptApart:
    """Two true namesakes."""

    one: Person
    other: Person


class PeopleAlikeService:
    """Every write is one operation with one undo step; a merge can also be taken back later."""

    def __init__(
        self, merges: PeopleMergeRepository, office: OfficeRepository, operations: Operations, clock: Clock
    ) -> None:
        self._merges = merges
        self._office = office
        self._operations = operations
        self._clock = clock

    # Finding

    def prepare_groups(self) -> Callable[[Callable[[], object]], FoundAlike]:
        """A function, for a job, that finds the groups of people who may be one; it calls what it is given now and then."""
        people, apart = self._office.people(), self._merges.kept_apart()
        lines = self._merges.lines()
        listed = {
            person_id: frozenset(line.registration_id for line in its if not line.is_withdrawn)
            for person_id, its in lines.items()
        }
        names = {person.id: person.full_name for person in people}

        def find(pause: Callable[[], object]) -> FoundAlike:
            pairs = PeopleIndex(people, pause).pairs(apart)
            return FoundAlike(group_pairs(with_those_listed_together(pairs, listed)), names)

        return find

    def records(self, person_ids: Collection[int]) -> dict[int, PersonRecord]:
        """All the office has of these people."""
        people = self._office.people_by_id(person_ids)
        lines, awards = self._merges.lines(people), self._merges.awards(people)
        return {
            person_id: PersonRecord(person, lines.get(person_id, ()), awards.get(person_id, ()))
            for person_id, person in people.items()
        }

    # Keeping apart

    def kept_apart(self) -> tuple[KeptApart, ...]:
        """True namesakes, by name."""
        pairs = self._merges.kept_apart()
        people = self._office.people_by_id({person_id for pair in pairs for person_id in pair})
        found = [KeptApart(people[one], people[other]) for one, other in pairs]
        return tuple(sorted(found, key=lambda pair: (name_key(pair.one.full_name), pair.one.id, pair.other.id)))

    def keep_apart(self, person_ids: Iterable[int]) -> int:
        """Each of these people is another; never asked again. Returns how many pairs are new."""
        pairs, name = self._pairs(person_ids)
        made_at = self._clock.now().isoformat()
        return self._operations.run(f"Để riêng {name}", lambda: self._merges.keep_apart(pairs, made_at))

    def ask_again(self, person_ids: Iterable[int]) -> int:
        """Take back that these people are different ones; returns how many pairs were."""
        pairs, name = self._pairs(person_ids)
        return self._operations.run(f"Bỏ để riêng {name}", lambda: self._merges.ask_again(pairs))

    # Merging

    def clashes(self, keep_id: int, other_ids: Iterable[int]) -> tuple[Clash, ...]:
        """Where two of these people both stand in one registration, or hold one award."""
        others = self._others(keep_id, other_ids)
        records = self.records([keep_id, *others])
        kept = records[keep_id]
        found: list[Clash] = []
        for other in others:
            brought = records[other]
            found += clashes(kept, brought)
            kept = replace(kept, lines=kept.lines + brought.lines, awards=kept.awards + brought.awards)
        return tuple(found)

    def merge(
        self,
        keep_id: int,
        other_ids: Iterable[int],
        *,
        full_name: str | None = None,
        sex: Sex | None = None,
        birth_year: int | None = None,
        clashing: Clashing | None = None,
    ) -> tuple[int, ...]:
        """Make one person of several; returns the numbers of the merges, one for each other.

        Name, sex and birth year stay those of the kept person unless given; what it lacks comes from the others. UserError when
        both stand in one registration or hold one award and ``clashing`` does not say what stays.
        """
        others = self._others(keep_id, other_ids)
        kept = self._office.person(keep_id)
        found = self.clashes(keep_id, others)
        if found and clashing is None:
            raise UserError("people.clash", _clash_sentence(found))
        apart = self._merges.kept_apart()
        for other in others:
            if (min(keep_id, other), max(keep_id, other)) in apart:
                name = self._office.person(other).full_name
                raise UserError(
                    "people.kept_apart",
                    f"{kept.full_name} và {name} đã được để riêng là hai người. Bỏ để riêng rồi gộp.",
                )

        def work() -> tuple[int, ...]:
            return tuple(self._merge_one(keep_id, other, full_name, sex, birth_year, clashing) for other in others)

        return self._operations.run(f"Gộp {len(others) + 1} bản ghi của {full_name or kept.full_name}", work)

    def merges(self) -> tuple[PeopleMerge, ...]:
        """Merges that can be taken back, the newest first."""
        return self._merges.merges()

    def unmerge(self, merge_id: int) -> Parted:
        """Make two people of one again, with what each had; what was entered since stays with the kept person."""
        name = next((one.merged_name for one in self._merges.merges() if one.id == merge_id), "")
        return self._operations.run(f"Tách lại {name}", lambda: self._merges.unmerge(merge_id))

    def _merge_one(
        self,
        keep_id: int,
        other_id: int,
        full_name: str | None,
        sex: Sex | None,
        birth_year: int | None,
        clashing: Clashing | None,
    ) -> int:
        records = self.records([keep_id, other_id])
        kept, other = records[keep_id].person, records[other_id].person
        merged = merged_person(kept, [other])
        merged = Person(
            kept.id,
            full_name or merged.full_name,
            sex or merged.sex,
            birth_year or merged.birth_year,
            merged.memberships,
        )
        found = clashes(records[keep_id], records[other_id])
        drops = [dropped for clash in found if (dropped := clash.dropped(clashing or Clashing.KEPT)) is not None]
        return self._merges.merge(merged, other, same_memberships(kept, other), drops, self._clock.now().isoformat())

    def _others(self, keep_id: int, other_ids: Iterable[int]) -> tuple[int, ...]:
        others = tuple(dict.fromkeys(one for one in other_ids if one != keep_id))
        if not others:
            raise UserError("people.merge_one", "Cần ít nhất hai người khác nhau để gộp.")
        for person_id in (keep_id, *others):
            self._known(person_id)
        return others

    def _pairs(self, person_ids: Iterable[int]) -> tuple[Sequence[tuple[int, int]], str]:
        ids = sorted(set(person_ids))
        if len(ids) < 2:
            raise UserError("people.apart_one", "Cần ít nhất hai người khác nhau để ghi là để riêng.")
        people = [self._known(person_id) for person_id in ids]
        return tuple(combinations(ids, 2)), people[0].full_name

    def _known(self, person_id: int) -> Person:
        found = self._office.people_by_id([person_id]).get(person_id)
        if found is None:
            raise UserError(
                "people.unknown", f"Không có người số {person_id} trong sổ. Xem lại danh sách có thể trùng."
            )
        return found


def _clash_sentence(found: Sequence[Clash]) -> str:
    places = "; ".join(clash.where for clash in found[:_QUOTED_CLASHES])
    more = f" và {len(found) - _QUOTED_CLASHES} chỗ khác" if len(found) > _QUOTED_CLASHES else ""
    return f"Cả hai cùng có trong {places}{more}. Chọn giữ dòng của ai rồi gộp."
