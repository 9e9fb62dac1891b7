"""Units through time: renamed, merged, split, dissolved; people transferred; awards along the lineage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.award.past_award import PastAward
from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.collation import name_key
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.office.lineage_of_units import UnitLineage, document_words
from desktop_app.domain.office.office import Person, Unit
from desktop_app.domain.office.unit_changes import (
    NOT_SAID,
    ChangeDraft,
    ChangeKind,
    UnitChange,
    checked_draft,
    destination_of,
    moved,
    transferred,
)
from desktop_app.domain.office.unit_groups import GROUP_KINDS, GroupMember
from desktop_app.domain.registration.registration import PlanUnit, RegistrationState
from desktop_app.storage.award_history_repository import AwardHistoryRepository
from desktop_app.storage.change_log import Operations
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.plan_repository import PlanRepository
from desktop_app.storage.registration_repository import RegistrationRepository
from desktop_app.storage.unit_change_repository import UnitChangeRepository
from desktop_app.storage.unit_group_repository import UnitGroupRepository

_NAMED = 3
_STEP_NAMES = {
    ChangeKind.RENAMED: "Đổi tên",
    ChangeKind.MERGED: "Sáp nhập",
    ChangeKind.SPLIT: "Chia tách",
    ChangeKind.DISSOLVED: "Thôi hoạt động:",
}
_REASONS = {
    ChangeKind.RENAMED: "Đổi tên thành",
    ChangeKind.MERGED: "Sáp nhập thành",
    ChangeKind.SPLIT: "Chia tách thành",
    ChangeKind.DISSOLVED: "Thôi hoạt động",
}


@dataclass(frozen=True)
class ChangePreview:
    """What a change will do. ``unsaid``: people whose destination has to be told first; ``plans``: their labels."""

    draft: ChangeDraft
    ended: tuple[Unit, ...]
    movers: tuple[Person, ...]
    unsaid: tuple[Person, ...]
    plans: tuple[str, ...]
    groups: tuple[str, ...]

    def people_of(self, place: int | None) -> int:
        """How many people go to that successor (None: to none)."""
        return sum(destination_of(self.draft, person) == place for person in self.movers)

    def sentences(self) -> list[str]:
        """What the change does, a sentence for each thing."""
        draft = self.draft
        day = format_text(draft.changed_on)
        lines = [f"{unit.name} hoạt động đến hết ngày {format_text(draft.last_day)}." for unit in self.ended]
        for place, unit in enumerate(draft.successors):
            begins = f"hoạt động từ ngày {day}" if unit.id == 0 else "tiếp tục hoạt động"
            lines.append(f"{unit.name} {begins}, nhận {self.people_of(place)} người.")
        if self.people_of(None):
            lines.append(f"{self.people_of(None)} người chưa có đơn vị từ ngày {day}.")
        lines += [f"Chưa ghi về đâu: {person.full_name} (số {person.id})." for person in self.unsaid]
        lines += [f"Đổi đơn vị phải đăng ký trong {plan}." for plan in self.plans]
        lines += [f"Đổi thành viên của {group}." for group in self.groups]
        return lines


@dataclass(frozen=True)
class FormerAwards:
    """Awards of a unit, or of one it goes back to, under the name of their date."""

    unit: Unit
    awards: tuple[PastAward, ...]


class UnitChangeService:
    """Every write is one operation with one undo step."""

    def __init__(
        self,
        changes: UnitChangeRepository,
        groups: UnitGroupRepository,
        office: OfficeRepository,
        plans: PlanRepository,
        registrations: RegistrationRepository,
        histories: AwardHistoryRepository,
        operations: Operations,
        clock: Clock,
    ) -> None:
        self._changes = changes
        self._groups = groups
        self._office = office
        self._plans = plans
        self._registrations = registrations
        self._histories = histories
        self._operations = operations
        self._clock = clock

    def changes(self) -> tuple[UnitChange, ...]:
        """All changes, the oldest first."""
        return self._changes.changes()

    def lineage(self) -> UnitLineage:
        """What became of what, as of now."""
        return UnitLineage(self._office.units(), self._changes.changes())

    def awards_along(self, unit_id: int) -> tuple[FormerAwards, ...]:
        """The collectives' awards of a unit and of those it goes back to, each under its name; without awards left out."""
        units = (self._office.unit(unit_id), *self.lineage().former(unit_id))
        found = (FormerAwards(unit, self._histories.of_unit(unit.id)) for unit in units)
        return tuple(one for one in found if one.awards)

    def owing_now(self, plan_id: int, unit_id: int, on: date) -> tuple[Unit, str]:
        """The unit that owes under a plan on a day where a paper names an old one, and a sentence that says so.

        The unit itself and "" where it still owes, or where what took its place is not exactly one owing unit. Never for
        awards: these stay with the unit of their date.
        """
        unit = self._office.unit(unit_id)
        owing = {one.unit_id: one for one in self._plans.plan_units(plan_id)}
        there = owing.get(unit_id)
        if there is not None and (there.left_on is None or on <= there.left_on):
            return unit, ""
        lineage = self.lineage()
        heirs = [heir for heir in lineage.now(unit_id, on) if heir.id in owing]
        if len(heirs) != 1:
            return unit, ""
        return heirs[0], f"{lineage.words(unit_id, on)}."

    # Changes

    def preview(self, draft: ChangeDraft) -> ChangePreview:
        """What the change will do; UserError (``unit_change.*``, ``office.*``) when it cannot be done."""
        units = {unit.id: unit for unit in self._office.units()}
        checked = checked_draft(draft, units)
        movers = self._movers(checked)
        unsaid = tuple(person for person in movers if destination_of(checked, person) == NOT_SAID)
        plan_ids = {
            plan_id
            for unit_id in checked.ended_ids
            for plan_id in self._changes.plans_touched(unit_id, checked.changed_on)
        }
        members = [one for one in self._groups.members() if one.unit_id in checked.ended_ids and _stands(one, checked)]
        return ChangePreview(
            checked,
            tuple(units[unit_id] for unit_id in checked.ended_ids),
            movers,
            unsaid,
            tuple(self._plans.plan(plan_id).label for plan_id in sorted(plan_ids)),
            tuple(dict.fromkeys(units[one.group_id].name for one in members)),
        )

    def apply(self, draft: ChangeDraft) -> int:
        """Do it as one step; returns the id of the change."""
        found = self.preview(draft)
        if found.unsaid:
            names = ", ".join(person.full_name for person in found.unsaid[:_NAMED])
            more = f" và {len(found.unsaid) - _NAMED} người khác" if len(found.unsaid) > _NAMED else ""
            raise UserError("unit_change.unsaid", f"Chưa ghi {names}{more} về đơn vị nào. Chọn đơn vị cho từng người.")
        olds = ", ".join(self._office.unit(unit_id).name for unit_id in found.draft.old_ids)
        return self._operations.run(f"{_STEP_NAMES[draft.kind]} {olds}", lambda: self._write(found))

    def _write(self, found: ChangePreview) -> int:
        draft = found.draft
        for unit in found.ended:
            self._office.save_unit(replace(unit, to_on=draft.last_day))
        heirs = []
        for unit in draft.successors:
            position = unit.position or self._position(found)
            unit_id = unit.id or self._office.save_unit(replace(unit, position=position))
            heirs.append(replace(unit, id=unit_id, position=position))
        for person in found.movers:
            place = destination_of(draft, person)
            to_id = None if place is None else heirs[place].id
            self._office.save_person(moved(person, draft.old_ids, to_id, draft.changed_on))
        self._hand_on_plans(draft, heirs)
        self._hand_on_groups(draft, heirs)
        return self._changes.add(
            UnitChange(
                0,
                draft.kind,
                draft.changed_on,
                draft.old_ids,
                tuple(heir.id for heir in heirs),
                draft.document_number,
                draft.document_on,
                draft.note,
            )
        )

    def _position(self, found: ChangePreview) -> int:
        return found.ended[0].position if found.ended else self._office.next_unit_position()

    def _movers(self, draft: ChangeDraft) -> tuple[Person, ...]:
        """People with a membership in an ending unit on the day or later; of a unit that goes on, those named."""
        going_on = [unit_id for unit_id in draft.old_ids if unit_id not in draft.ended_ids]
        found = set(self._changes.people_from(draft.ended_ids, draft.changed_on))
        found |= draft.destinations.keys() & set(self._changes.people_from(going_on, draft.changed_on))
        people = self._office.people_by_id(found).values()
        return tuple(sorted(people, key=lambda person: (name_key(person.full_name), person.id)))

    def _hand_on_plans(self, draft: ChangeDraft, heirs: list[Unit]) -> None:
        names = ", ".join(heir.name for heir in heirs)
        told = _REASONS[draft.kind]
        if draft.kind is not ChangeKind.DISSOLVED:
            told = f"{told} {names}"
        olds = ", ".join(self._office.unit(unit_id).name for unit_id in draft.old_ids)
        begun = f"Thay cho {olds}"
        document = document_words(draft.document_number, draft.document_on)
        behind = f" ({document})" if document else ""
        for unit_id in draft.old_ids:
            for plan_id in self._changes.plans_touched(unit_id, draft.changed_on):
                owing = {one.unit_id: one for one in self._plans.plan_units(plan_id)}
                day = max(draft.changed_on, self._plans.plan(plan_id).content.head.dated_on or draft.changed_on)
                if unit_id in draft.ended_ids:
                    self._plans.save_plan_unit(replace(owing[unit_id], left_on=day, leave_reason=f"{told}{behind}"))
                for heir in heirs if draft.kind is not ChangeKind.DISSOLVED else ():
                    if heir.id not in owing and heir.unit_kind not in GROUP_KINDS:
                        self._plans.save_plan_unit(PlanUnit(plan_id, heir.id, day, f"{begun}{behind}"))
                        if draft.kind is ChangeKind.RENAMED:
                            self._keep_what_was_sent(plan_id, unit_id, heir.id)

    def _keep_what_was_sent(self, plan_id: int, old_id: int, heir_id: int) -> None:
        """A unit that only got another name is not asked again for papers that came under the old one, or were let off."""
        told = f"Đã gửi dưới tên {self._office.unit(old_id).name}"
        dues = self._registrations.dues
        reasons = {key: by_unit[old_id] for key, by_unit in dues.exemptions(plan_id).items() if old_id in by_unit}
        for key, by_unit in self._registrations.registrations_of_plan(plan_id).items():
            sent = by_unit.get(old_id)
            if sent is not None and sent.state in (RegistrationState.WAITING, RegistrationState.APPROVED):
                reasons[key] = told
        for key, reason in reasons.items():
            dues.save_exemption(plan_id, heir_id, key, reason)

    def _hand_on_groups(self, draft: ChangeDraft, heirs: list[Unit]) -> None:
        for member in self._groups.members():
            ends_in = draft.ended_ids and (member.unit_id in draft.ended_ids or member.group_id in draft.ended_ids)
            if not ends_in or not _stands(member, draft):
                continue
            starts_later = member.from_on is not None and member.from_on >= draft.changed_on
            if starts_later:
                self._groups.delete(member.id)
            else:
                self._groups.save(replace(member, to_on=draft.last_day))
            if draft.kind is ChangeKind.DISSOLVED:
                continue
            for heir in heirs:
                begins = member.from_on if starts_later else draft.changed_on
                opened = replace(member, id=0, from_on=begins)
                if member.group_id in draft.ended_ids:
                    opened = replace(opened, group_id=heir.id)
                else:
                    opened = replace(opened, unit_id=heir.id)
                if not self._is_in_such_a_group(opened):
                    self._groups.save(opened)

    def _is_in_such_a_group(self, member: GroupMember) -> bool:
        kind = self._office.unit(member.group_id).unit_kind
        return any(
            other.unit_id == member.unit_id
            and (other.unit_id is not None or (other.group_id, other.name) == (member.group_id, member.name))
            and other.meets(member)
            and self._office.unit(other.group_id).unit_kind is kind
            for other in self._groups.members()
        )

    # People

    def transfer(self, person_ids: Iterable[int], unit_id: int, on: date, post: str | None = None) -> None:
        """People go to another unit on a day: the old membership ends the day before. ``post`` None: the same post."""
        unit = self._office.unit(unit_id)
        if unit.unit_kind in GROUP_KINDS or not unit.is_in_being(on):
            text = f"{unit.name} không nhận người vào ngày {format_text(on)}. Chọn đơn vị đang hoạt động vào ngày đó."
            raise UserError("transfer.unit", text)
        people = [transferred(self._office.person(one), unit_id, on, post) for one in person_ids]

        def work() -> None:
            for person in people:
                self._office.save_person(person)

        who = people[0].full_name if len(people) == 1 else f"{len(people)} người"
        self._operations.run(f"Chuyển đơn vị của {who} đến {unit.name}", work)


def _stands(member: GroupMember, draft: ChangeDraft) -> bool:
    return member.to_on is None or member.to_on >= draft.changed_on
