"""Initiatives: entered, changed, removed, listed with their authors; one that served twice is pointed out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import FIRST_YEAR
from desktop_app.domain.language.text import clean_line, match_key
from desktop_app.domain.proof.initiative import Initiative
from desktop_app.storage.change_log import Operations
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.proof_repository import ProofRepository


@dataclass(frozen=True)
class ListedInitiative:
    """An initiative as lists show it; authors by name in its order, units of today or the last, each once."""

    initiative: Initiative
    authors: tuple[str, ...]
    units: tuple[str, ...]
    doubts: tuple[str, ...] = ()

    @property
    def key(self) -> int:
        """By what a list finds it again."""
        return self.initiative.id


class InitiativeService:
    """Every write is one operation with one undo step."""

    def __init__(self, proofs: ProofRepository, office: OfficeRepository, operations: Operations, clock: Clock) -> None:
        self._initiatives = proofs.initiatives
        self._office = office
        self._operations = operations
        self._clock = clock

    def initiatives(self, year: int | None = None) -> tuple[ListedInitiative, ...]:
        """All of a year, or of every year, the newest first."""
        found = self._initiatives.initiatives(year)
        people = self._office.people_by_id({person_id for one in found for person_id in one.person_ids})
        units = {unit.id: unit.label for unit in self._office.units()}
        today = self._clock.today()
        listed = []
        for one in found:
            authors = [people[person_id] for person_id in one.person_ids]
            held = [
                person.membership_on(today) or (person.memberships[-1] if person.memberships else None)
                for person in authors
            ]
            labels = dict.fromkeys(units[membership.unit_id] for membership in held if membership is not None)
            names = tuple(person.full_name for person in authors)
            listed.append(ListedInitiative(one, names, tuple(labels), _doubts(one)))
        return tuple(listed)

    def initiative(self, initiative_id: int) -> Initiative:
        """One."""
        return self._initiatives.initiative(initiative_id)

    def years(self) -> tuple[int, ...]:
        """The years with an initiative, newest first."""
        return self._initiatives.years()

    def save(self, initiative: Initiative) -> int:
        """Add (id 0) or change; returns the id. UserError for one that stands already with one of its authors."""
        checked = self._checked(initiative)
        return self._operations.run(f"Ghi sáng kiến “{checked.name[:60]}”", lambda: self._initiatives.save(checked))

    def remove(self, initiative_id: int) -> None:
        """Remove with its decisions; undo brings it back."""
        name = self._initiatives.initiative(initiative_id).name
        self._operations.run(f"Xóa sáng kiến “{name[:60]}”", lambda: self._initiatives.delete(initiative_id))

    def _checked(self, initiative: Initiative) -> Initiative:
        checked = replace(
            initiative,
            name=clean_line(initiative.name),
            field=clean_line(initiative.field),
            note=clean_line(initiative.note),
            person_ids=tuple(dict.fromkeys(initiative.person_ids)),
            recognitions=tuple(
                replace(one, decision_number=clean_line(one.decision_number), authority=clean_line(one.authority))
                for one in initiative.recognitions
            ),
        )
        last = self._clock.today().year
        if not checked.name:
            raise UserError("initiative.name", "Chưa có tên sáng kiến. Ghi tên rồi lưu.")
        if not checked.person_ids:
            raise UserError("initiative.author", "Chưa có tác giả của sáng kiến. Chọn ít nhất một người.")
        if not FIRST_YEAR <= checked.year <= last:
            raise UserError(
                "initiative.year", f"Năm {checked.year} không hợp lý. Ghi một năm từ {FIRST_YEAR} đến {last}."
            )
        for person_id in checked.person_ids:
            self._office.person(person_id)
        for other in self._initiatives.initiatives(checked.year):
            is_same = other.id != checked.id and match_key(other.name) == match_key(checked.name)
            if is_same and set(other.person_ids) & set(checked.person_ids):
                raise UserError(
                    "initiative.twice",
                    f"Sáng kiến “{checked.name[:80]}” của tác giả này đã có trong năm {checked.year}. "
                    "Sửa sáng kiến đó thay vì ghi thêm.",
                )
        return checked


def _doubts(initiative: Initiative) -> tuple[str, ...]:
    if len(initiative.uses) < 2:
        return ()
    served = "; ".join(f"{award_name(use.award_code)} năm {use.achievement_year}" for use in initiative.uses)
    rule = "Một sáng kiến chỉ dùng một lần (CV 5007/BNV-TĐKT năm 2023, mục III.5.c)."
    return (f"Đã dùng để xét {len(initiative.uses)} lần: {served}. {rule}",)
