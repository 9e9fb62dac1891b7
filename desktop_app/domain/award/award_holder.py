"""Whose an award of a list is: one known person, somebody to be added, or several for the clerk to choose from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from desktop_app.domain.language.text import fold, match_key
from desktop_app.domain.lists.judged import Candidate
from desktop_app.domain.lists.row_reading import UnitReading
from desktop_app.domain.lists.taken_list import Answer, RowKey
from desktop_app.domain.office.likeness import POSSIBLE, PeopleIndex
from desktop_app.domain.office.office import Person, Unit

_SHOWN = 5


class Sought(Protocol):
    """What a row tells of somebody."""

    @property
    def subject(self) -> str: ...
    @property
    def unit_name(self) -> str: ...
    @property
    def birth_year(self) -> int | None: ...


@dataclass(frozen=True)
class Meant:
    """Whom a row means: a person, somebody to be added, or several to choose from."""

    person: Person | None = None
    is_new: bool = False
    candidates: tuple[Candidate, ...] = ()
    why: str = ""


class HolderFinder:
    """Finds the people that rows mean; each name, unit and birth year is looked up once. ``asked``: whom the clerk is to choose."""

    def __init__(
        self, people: tuple[Person, ...], units: tuple[Unit, ...], reading: UnitReading, asked: str = "người được khen"
    ) -> None:
        self._asked = asked
        self._people = people
        self._units = reading
        self._units_by_id = {unit.id: unit for unit in units}
        self._by_id = {person.id: person for person in people}
        self._by_name: dict[str, list[Person]] = {}
        self._by_fold: dict[str, list[Person]] = {}
        for person in people:
            self._by_name.setdefault(match_key(person.full_name), []).append(person)
            self._by_fold.setdefault(fold(person.full_name), []).append(person)
        self._likeness: PeopleIndex | None = None
        self._meant: dict[str, Meant] = {}
        self._block = ("", -1, 0)

    def who(self, key: RowKey, read: Sought) -> str:
        """By what an answer is kept: rows of one name, unit and birth year. Without these, rows of a name that stand together."""
        name = match_key(read.subject)
        if read.unit_name or read.birth_year:
            return f"{name} | {match_key(read.unit_name)} | {read.birth_year or ''}"
        if self._block[:2] != (name, key[0]):
            self._block = (name, key[0], key[1])
        return f"{name} | {key[0]} | {self._block[2]}"

    def whom(self, who: str, read: Sought, answer: int | Answer | None) -> Meant:
        """Whom a row means, by the clerk's answer where there is one."""
        if answer is Answer.NEW:
            return Meant(is_new=True)
        if isinstance(answer, int):
            chosen = self._by_id.get(answer)
            return Meant(chosen, chosen is None)
        if who not in self._meant:
            self._meant[who] = self._found(read)
        return self._meant[who]

    def _found(self, read: Sought) -> Meant:
        name = read.subject
        namesakes = self._by_name.get(match_key(name), [])
        if not namesakes and fold(name) == match_key(name):  # typed without any marks
            namesakes = self._by_fold.get(fold(name), [])
        fitting = [one for one in namesakes if not _differ(one.birth_year, read.birth_year)]
        unit = self._units.find(read.unit_name)
        in_unit = [
            one for one in fitting if unit is not None and any(held.unit_id == unit.id for held in one.memberships)
        ]
        sure = [one for one in in_unit if one.birth_year and one.birth_year == read.birth_year] or in_unit
        if not sure and read.birth_year:
            sure = [one for one in fitting if one.birth_year == read.birth_year]
        if len(sure) == 1:
            return Meant(sure[0])
        if sure:
            return self._several(sure, f"Có {len(sure)} người tên “{name}”. Chọn {self._asked}.")
        if fitting and not read.unit_name:
            if len(namesakes) == 1:
                return Meant(fitting[0], why="Khớp theo họ tên: danh sách không ghi đơn vị.")
            said = f"Có {len(fitting)} người tên “{name}”, danh sách không ghi đơn vị. Chọn {self._asked}."
            return self._several(fitting, said)
        if fitting:
            said = f"Người tên “{name}” có trong sổ không thuộc “{read.unit_name}”. Chọn người này hoặc thêm người mới."
            return self._several(fitting, said)
        return self._like(read, unit)

    def _like(self, read: Sought, unit: Unit | None) -> Meant:
        """Nobody of that name: those of a like name to choose from, else somebody to be added."""
        if self._likeness is None:
            self._likeness = PeopleIndex(self._people)
        meant = self._likeness.suggest(read.subject, unit.id if unit else None)
        near = [
            one.person
            for one in meant
            if one.likeness.score >= POSSIBLE and not _differ(one.person.birth_year, read.birth_year)
        ]
        if near:
            return self._several(
                near, f"Không có “{read.subject}” trong sổ; có tên gần giống. Chọn {self._asked} hoặc thêm người mới."
            )
        return Meant(is_new=True)

    def _several(self, people: Iterable[Person], why: str) -> Meant:
        return Meant(candidates=tuple(Candidate(one.id, self._shown(one)) for one in list(people)[:_SHOWN]), why=why)

    def _shown(self, person: Person) -> str:
        held = person.memberships[-1] if person.memberships else None
        unit = self._units_by_id.get(held.unit_id) if held else None
        born = f"sinh năm {person.birth_year}" if person.birth_year else ""
        post = held.post if held else ""
        return ", ".join(filter(None, (person.full_name, post, unit.name if unit else "", born)))


def _differ(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and one != other
