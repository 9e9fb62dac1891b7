"""Units renamed, merged, split, dissolved on a day: what such a change makes of units and memberships (ADR 0018)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.text import clean_line, match_key
from desktop_app.domain.office.office import Membership, Person, Unit, UnitKind
from desktop_app.domain.office.person_reading import NAME_LIMIT
from desktop_app.domain.office.unit_groups import GROUP_KINDS
from desktop_app.domain.office.unit_names import SHORT_NAME_LIMIT, UnitIndex

NOT_SAID = -1
"""The default destination where each person's has to be said."""


class ChangeKind(StrEnum):
    """What happened to the units."""

    RENAMED = "renamed"  # đổi tên
    MERGED = "merged"  # sáp nhập, hợp nhất
    SPLIT = "split"  # chia, tách
    DISSOLVED = "dissolved"  # giải thể, thôi hoạt động


@dataclass(frozen=True)
class UnitChange:
    """A stored change. ``changed_on`` is the first day of the new units. A unit among both old and new ones goes on."""

    id: int
    kind: ChangeKind
    changed_on: date
    old_ids: tuple[int, ...]
    new_ids: tuple[int, ...] = ()
    document_number: str = ""
    document_on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class ChangeDraft:
    """What the clerk says. ``successors``: units with id 0 begin on the day, others are there already.

    People of the units that end go to ``destinations`` (number of the person → place among the successors, None: without
    a unit); who is not named goes to ``default`` (NOT_SAID: everyone has to be named). Of a unit that goes on only those
    named move. Successors of a dissolved unit take in people, not its history.
    """

    kind: ChangeKind
    changed_on: date
    old_ids: tuple[int, ...]
    successors: tuple[Unit, ...] = ()
    destinations: Mapping[int, int | None] = field(default_factory=dict)
    default: int | None = 0
    document_number: str = ""
    document_on: date | None = None
    note: str = ""

    @property
    def ended_ids(self) -> tuple[int, ...]:
        """The old units that do not go on."""
        going_on = {unit.id for unit in self.successors}
        return tuple(unit_id for unit_id in self.old_ids if unit_id not in going_on)

    @property
    def last_day(self) -> date:
        """The last day of the units that end."""
        return self.changed_on - timedelta(days=1)


def check_unit(unit: Unit, others: Iterable[Unit]) -> None:
    """UserError unless the unit can be kept: a name, not too long, and no other of that name at the same time."""
    if not unit.name:
        raise UserError("office.unit_no_name", "Chưa có tên đơn vị. Ghi tên đơn vị rồi lưu.")
    if len(unit.name) > NAME_LIMIT:
        raise UserError("office.unit_name_long", f"Tên đơn vị dài quá {NAME_LIMIT} chữ. Rút ngắn rồi lưu.")
    if len(unit.short_name) > SHORT_NAME_LIMIT:
        raise UserError(
            "office.short_name_long",
            f"Tên gọi tắt “{unit.short_name}” dài quá {SHORT_NAME_LIMIT} chữ. Rút ngắn rồi lưu.",
        )
    check_period(unit.from_on, unit.to_on)
    names = {match_key(unit.name), match_key(unit.short_name)} - {""}
    for other in others:
        apart = _is_before(unit.to_on, other.from_on) or _is_before(other.to_on, unit.from_on)
        if other.id != unit.id and not apart and names & {match_key(other.name), match_key(other.short_name)}:
            raise UserError(
                "office.unit_name_taken", f"Đã có đơn vị {other.name} cùng tên trong cùng thời gian. Đặt tên khác."
            )


def check_period(from_on: date | None, to_on: date | None) -> None:
    """UserError when the end lies before the beginning."""
    if _is_before(to_on, from_on):
        raise UserError("office.period", "Ngày kết thúc trước ngày bắt đầu. Kiểm tra lại hai ngày rồi lưu.")


def _is_before(end: date | None, start: date | None) -> bool:
    return end is not None and start is not None and end < start


def checked_draft(draft: ChangeDraft, units: Mapping[int, Unit]) -> ChangeDraft:
    """The draft with clean names, new units beginning on the day; UserError (``unit_change.*``) in one sentence."""
    day = format_text(draft.changed_on)
    olds = [units[unit_id] for unit_id in dict.fromkeys(draft.old_ids)]
    _check_counts(draft, len(olds))
    for old in olds:
        if old.unit_kind in GROUP_KINDS and draft.kind not in (ChangeKind.RENAMED, ChangeKind.DISSOLVED):
            text = f"{old.name} là khối, cụm thi đua nên không sáp nhập, chia tách được. Sửa thành viên của khối, cụm."
            raise UserError("unit_change.group", text)
        if old.to_on is not None and old.to_on < draft.changed_on:
            text = f"{old.name} đã thôi hoạt động từ {format_text(old.to_on)}, trước ngày {day}. Kiểm tra lại ngày."
            raise UserError("unit_change.ended", text)
        if old.from_on is not None and old.from_on >= draft.changed_on:
            text = f"{old.name} mới hoạt động từ {format_text(old.from_on)}; ngày thay đổi {day} phải sau ngày đó."
            raise UserError("unit_change.not_begun", text)
    for new in draft.successors:
        if new.id and not new.is_in_being(draft.changed_on):
            text = f"{new.name} không hoạt động vào ngày {day} nên không nhận được. Chọn đơn vị khác, hoặc sửa ngày."
            raise UserError("unit_change.target_gone", text)
    later = [replace(unit, to_on=draft.last_day) if unit.id in draft.ended_ids else unit for unit in units.values()]
    begun = []
    for place, new in enumerate(draft.successors, start=1):
        if new.id == 0:
            made = replace(
                new,
                name=clean_line(new.name),
                short_name=clean_line(new.short_name),
                from_on=draft.changed_on,
                to_on=None,
            )
            check_unit(replace(made, id=-place), later)
            later.append(replace(made, id=-place))
            begun.append(made)
        else:
            begun.append(new)
    return replace(
        draft,
        old_ids=tuple(old.id for old in olds),
        successors=tuple(begun),
        document_number=clean_line(draft.document_number),
        note=clean_line(draft.note),
    )


def _check_counts(draft: ChangeDraft, olds: int) -> None:
    news = len(draft.successors)
    if draft.kind is ChangeKind.RENAMED and (olds, news) != (1, 1):
        raise UserError("unit_change.rename", "Đổi tên cần đúng một đơn vị và một tên mới. Ghi tên mới rồi làm lại.")
    merging = {*draft.old_ids, *(unit.id for unit in draft.successors if unit.id)}
    if draft.kind is ChangeKind.MERGED and (news != 1 or len(merging) < 2):
        raise UserError(
            "unit_change.merge", "Sáp nhập cần từ hai đơn vị trở lên thành một. Chọn thêm đơn vị rồi làm lại."
        )
    if draft.kind is ChangeKind.SPLIT and (olds != 1 or news < 2):
        raise UserError("unit_change.split", "Chia tách cần một đơn vị thành từ hai đơn vị trở lên. Ghi thêm tên mới.")
    if draft.kind is ChangeKind.DISSOLVED and not olds:
        raise UserError("unit_change.none", "Chưa có đơn vị nào thôi hoạt động. Chọn đơn vị rồi làm lại.")


def named_successors(
    names: Iterable[str], kind: ChangeKind, unit_kind: UnitKind, units_then: Iterable[Unit]
) -> tuple[Unit, ...]:
    """The units meant by names: one in being on the day, or else a new one. A renamed unit is always a new one."""
    index = UnitIndex(() if kind is ChangeKind.RENAMED else units_then)
    return tuple(index.find(name) or Unit(0, clean_line(name), unit_kind) for name in names)


def destination_of(draft: ChangeDraft, person: Person) -> int | None:
    """Where a person of an old unit goes: place among the successors, None: without a unit, NOT_SAID: not told yet."""
    return draft.destinations.get(person.id, draft.default)


def moved(person: Person, from_ids: Collection[int], to_id: int | None, on: date, post: str | None = None) -> Person:
    """The person with memberships in those units closed the day before, and one in ``to_id`` (None: none) opened on the day.

    What ended before stays as it is; what would begin later begins in the new unit. ``post`` None: the same post.
    """
    kept: list[Membership] = []
    for one in person.memberships:
        if one.unit_id not in from_ids or one.unit_id == to_id or (one.to_on is not None and one.to_on < on):
            kept.append(one)
            continue
        starts_later = one.from_on is not None and one.from_on >= on
        if not starts_later:
            kept.append(replace(one, to_on=on - timedelta(days=1)))
        if to_id is not None:
            opened = Membership(
                one.id if starts_later else 0,
                person.id,
                to_id,
                one.post if post is None else post,
                one.from_on if starts_later else on,
                one.to_on,
            )
            if not any(other.unit_id == to_id and other.holds(opened.from_on or on) for other in kept):
                kept.append(opened)
    return replace(person, memberships=tuple(kept))


def transferred(person: Person, unit_id: int, on: date, post: str | None = None) -> Person:
    """The person in another unit from a day on; UserError where that would rewrite what is known of later days."""
    later = next((one for one in person.memberships if one.from_on is not None and one.from_on >= on), None)
    if later is not None and later.from_on is not None:
        text = (
            f"{person.full_name} đã có nơi công tác từ {format_text(later.from_on)}. "
            "Ghi ngày chuyển sau ngày đó, hoặc sửa trong phiếu cá nhân."
        )
        raise UserError("transfer.later", text)
    now = person.membership_on(on)
    if now is not None and now.unit_id == unit_id:
        raise UserError("transfer.there", f"{person.full_name} đang ở đơn vị này vào ngày đó. Chọn đơn vị khác.")
    if now is None:
        opened = Membership(0, person.id, unit_id, post or "", on)
        return replace(person, memberships=(*person.memberships, opened))
    return moved(person, {now.unit_id}, unit_id, on, post)
