"""The agency, who signs, its units and its people: looking up, keeping, and taking in whole lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.text import clean_line, match_key
from desktop_app.domain.office.office import AgencyProfile, Membership, Person, Signatory, Unit
from desktop_app.domain.office.people_list import (
    NAME_LIMIT,
    FaultyCell,
    PeoplePreview,
    PersonRow,
    judged_again,
    preview_people,
    sort_out_duplicates,
    with_shifted,
)
from desktop_app.domain.office.unit_names import SHORT_NAME_LIMIT, UnitIndex, guess_kind, suggest_short_name
from desktop_app.importing.lists.people_list_reader import PeopleList, read_pasted, read_people_list
from desktop_app.storage.change_log import Operations
from desktop_app.storage.office_repository import OfficeRepository

_LISTED_UNITS = 15
"""Names told to one who wrote an unknown one: more would be no sentence."""


class OfficeService:
    """Use cases around the office; every write is one operation with one undo step."""

    def __init__(self, office: OfficeRepository, operations: Operations, clock: Clock) -> None:
        self._office = office
        self._operations = operations
        self._clock = clock

    # Agency and signatories

    def profile(self) -> AgencyProfile:
        """The office itself; blank until it is entered."""
        return self._office.profile()

    def save_profile(self, profile: AgencyProfile) -> None:
        """Store the office's names, symbol and place."""
        cleaned = replace(
            profile,
            name=clean_line(profile.name),
            parent_name=clean_line(profile.parent_name),
            symbol=clean_line(profile.symbol),
            place=clean_line(profile.place),
        )
        if not cleaned.name:
            raise UserError("office.no_name", "Chưa có tên cơ quan. Ghi tên cơ quan như ở đầu văn bản.")
        self._operations.run("Sửa thông tin cơ quan", lambda: self._office.save_profile(cleaned))

    def signatories(self) -> tuple[Signatory, ...]:
        """All who can sign, in the office's own order."""
        return self._office.signatories()

    def save_signatory(self, signatory: Signatory) -> int:
        """Add (id 0) or change a signatory; returns its id."""
        cleaned = replace(
            signatory,
            name=clean_line(signatory.name),
            title=clean_line(signatory.title),
            head_title=clean_line(signatory.head_title),
        )
        if not cleaned.name or not cleaned.title:
            raise UserError("office.signatory_incomplete", "Người ký cần có họ tên và chức vụ.")
        _check_period(cleaned.from_on, cleaned.to_on)
        return self._operations.run("Sửa người ký", lambda: self._office.save_signatory(cleaned))

    def delete_signatory(self, signatory_id: int) -> None:
        """Remove a signatory; papers keep the name they were printed with."""
        self._operations.run("Xóa người ký", lambda: self._office.delete_signatory(signatory_id))

    # Units

    def units(self, on: date | None = None) -> tuple[Unit, ...]:
        """All units, or those in being on a day, in the office's own order."""
        return self._office.units(on)

    def unit(self, unit_id: int) -> Unit:
        """One unit."""
        return self._office.unit(unit_id)

    def find_unit(self, name: str) -> Unit | None:
        """The unit meant by a name or short name, with or without its marks; one still in being comes first."""
        today = self._clock.today()
        in_being = UnitIndex(self._office.units(today))
        return in_being.find(name) or UnitIndex(self._office.units()).find(name)

    def required_unit(self, name: str) -> Unit:
        """The same; UserError that names near ones when there is none."""
        found = self.find_unit(name)
        if found is not None:
            return found
        near = UnitIndex(self._office.units()).near(name)
        if near:
            listed = ", ".join(f"“{one}”" for one in near)
            raise UserError("office.unit_not_found", f"Không có đơn vị “{clean_line(name)}”. Tên gần giống: {listed}.")
        known = "; ".join(unit.name for unit in self._office.units(self._clock.today())[:_LISTED_UNITS])
        what = f"Các đơn vị có: {known}." if known else "Danh mục chưa có đơn vị nào; nhập danh sách đơn vị trước."
        raise UserError("office.no_such_unit", f"Không có đơn vị “{clean_line(name)}”. {what}")

    def save_unit(self, unit: Unit) -> int:
        """Add (id 0) or change a unit; returns its id. A new one goes behind the others, and joins the plans that wait."""
        cleaned = replace(
            unit,
            name=clean_line(unit.name),
            short_name=clean_line(unit.short_name),
            contact=clean_line(unit.contact),
            phone=clean_line(unit.phone),
        )
        self._check_unit(cleaned)
        if cleaned.id == 0:
            if cleaned.position == 0:
                cleaned = replace(cleaned, position=self._office.next_unit_position())
            return self._operations.run(f"Thêm đơn vị {cleaned.name}", lambda: self._add_unit(cleaned))
        return self._operations.run(f"Sửa đơn vị {cleaned.name}", lambda: self._office.save_unit(cleaned))

    def plans_waiting_for_units(self) -> int:
        """How many issued plans the next unit will owe a registration under: issued when the office knew no unit."""
        return len(self._office.plans_waiting_for_units())

    def _add_unit(self, unit: Unit) -> int:
        """Into the running operation; "all units in being" of a plan issued before any was known had to wait for this one."""
        waiting = self._office.plans_waiting_for_units() if unit.is_in_being(self._clock.today()) else []
        unit_id = self._office.save_unit(unit)
        self._office.let_owe(waiting, [unit_id])
        return unit_id

    def delete_unit(self, unit_id: int) -> None:
        """Remove a unit that nothing refers to."""
        unit = self._office.unit(unit_id)
        if self._office.is_unit_used(unit_id):
            raise UserError(
                "office.unit_used",
                f"{unit.name} đã có người, đăng ký hoặc kết quả nên không xóa được. "
                "Ghi ngày thôi hoạt động cho đơn vị thay vì xóa.",
            )
        self._operations.run(f"Xóa đơn vị {unit.name}", lambda: self._office.delete_unit(unit_id))

    # People

    def people(self, on: date | None = None, unit_id: int | None = None, search: str = "") -> tuple[Person, ...]:
        """People by given name: of a day, of a unit, with all the words searched in their names."""
        return self._office.people(on, unit_id, search)

    def person(self, person_id: int) -> Person:
        """One person with all memberships."""
        return self._office.person(person_id)

    def save_person(self, person: Person) -> int:
        """Add (id 0) or change a person together with the memberships; returns the id."""
        memberships = tuple(replace(one, post=clean_line(one.post)) for one in person.memberships)
        cleaned = replace(person, full_name=clean_line(person.full_name), memberships=memberships)
        if not cleaned.full_name:
            raise UserError("office.person_no_name", "Chưa có họ và tên. Ghi họ và tên rồi lưu.")
        if len(cleaned.full_name) > NAME_LIMIT:
            raise UserError("office.person_name_long", f"Họ và tên dài quá {NAME_LIMIT} chữ. Rút ngắn rồi lưu.")
        if not memberships:
            raise UserError("office.person_no_unit", "Chưa có đơn vị. Chọn đơn vị của người này rồi lưu.")
        for membership in memberships:
            self._office.unit(membership.unit_id)
            _check_period(membership.from_on, membership.to_on)
        name = f"{'Thêm' if person.id == 0 else 'Sửa'} {cleaned.full_name}"
        return self._operations.run(name, lambda: self._office.save_person(cleaned))

    def delete_person(self, person_id: int) -> None:
        """Remove a person whom no registration or result names."""
        person = self._office.person(person_id)
        if self._office.is_person_used(person_id):
            raise UserError(
                "office.person_used",
                f"{person.full_name} đã có đăng ký hoặc kết quả nên không xóa được. "
                "Ghi ngày kết thúc ở đơn vị thay vì xóa.",
            )
        self._operations.run(f"Xóa {person.full_name}", lambda: self._office.delete_person(person_id))

    # Lists

    def preview_people_file(self, path: Path) -> PeoplePreview:
        """What storing a .xlsx or .csv list would do; nothing is stored."""
        return self._preview(read_people_list(path))

    def preview_people_text(self, pasted: str) -> PeoplePreview:
        """The same for rows pasted from a workbook."""
        return self._preview(read_pasted(pasted))

    def prepare_judging(self, preview: PeoplePreview) -> Callable[[], PeoplePreview]:
        """A function, for a job, that judges the rows of a preview again after cells of them were corrected."""
        today = self._clock.today()
        units, people = self._office.units(today), self._office.people()
        return lambda: judged_again(preview, units, people, today)

    def import_people(self, preview: PeoplePreview) -> int:
        """Store the valid rows of a preview with the units they need, as one operation; returns how many people.

        Judged once more against the office as it is now, so that the same list taken in twice adds nobody. Memberships
        have an open beginning: plans of earlier years count these people too.
        """
        if not preview.valid:
            return 0
        day = self._clock.today()

        def work() -> int:
            units = self._office.units(day)
            checked = sort_out_duplicates(preview.valid, units, self._office.people(), day)
            added = self._add_units(checked.new_units)
            unit_ids = {match_key(unit.name): unit.id for unit in units} | added
            return self._office.add_people(_new_person(row, unit_ids) for row in checked.valid)

        return self._operations.run(f"Nhập danh sách {len(preview.valid)} người", work)

    def _preview(self, people_list: PeopleList) -> PeoplePreview:
        today = self._clock.today()
        units, people = self._office.units(today), self._office.people()
        preview = preview_people(people_list.rows, units, people, today)
        shifted = [FaultyCell(one.row, "", one.message) for one in people_list.problems]
        preview = with_shifted(preview, shifted, people_list.shifted_rows)
        notes = _notes(people_list)
        if preview.new_units and (waiting := self.plans_waiting_for_units()):
            waited = f"{waiting} kế hoạch đã ban hành khi sổ chưa có đơn vị nào"
            notes = (*notes, f"{waited}: các đơn vị trong danh sách này được ghi là đơn vị phải đăng ký.")
        return replace(preview, notes=notes)

    def _add_units(self, names: Iterable[str]) -> dict[str, int]:
        position = self._office.next_unit_position()
        added = {}
        for place, name in enumerate(names, start=position):
            unit = Unit(0, name, guess_kind(name), suggest_short_name(name), position=place)
            added[match_key(name)] = self._add_unit(unit)
        return added

    def _check_unit(self, unit: Unit) -> None:
        if not unit.name:
            raise UserError("office.unit_no_name", "Chưa có tên đơn vị. Ghi tên đơn vị rồi lưu.")
        if len(unit.name) > NAME_LIMIT:
            raise UserError("office.unit_name_long", f"Tên đơn vị dài quá {NAME_LIMIT} chữ. Rút ngắn rồi lưu.")
        if len(unit.short_name) > SHORT_NAME_LIMIT:
            raise UserError(
                "office.short_name_long",
                f"Tên gọi tắt “{unit.short_name}” dài quá {SHORT_NAME_LIMIT} chữ. Rút ngắn rồi lưu.",
            )
        _check_period(unit.from_on, unit.to_on)
        names = {match_key(unit.name), match_key(unit.short_name)} - {""}
        for other in self._office.units():
            apart = _is_before(unit.to_on, other.from_on) or _is_before(other.to_on, unit.from_on)
            if other.id != unit.id and not apart and names & {match_key(other.name), match_key(other.short_name)}:
                raise UserError(
                    "office.unit_name_taken", f"Đã có đơn vị {other.name} cùng tên trong cùng thời gian. Đặt tên khác."
                )


def _new_person(row: PersonRow, unit_ids: dict[str, int]) -> Person:
    membership = Membership(0, 0, unit_ids[match_key(row.unit_name)], row.post)
    return Person(0, row.full_name, row.sex, row.birth_year, (membership,))


def _notes(people_list: PeopleList) -> tuple[str, ...]:
    """What the clerk should know of the list beside its rows."""
    notes = list(people_list.notes)
    if people_list.missing_columns:
        notes.append(f"Danh sách không có cột {', '.join(people_list.missing_columns)}.")
    if people_list.ignored_columns:
        notes.append(f"Không nhập các cột: {', '.join(people_list.ignored_columns)}.")
    return tuple(notes)


def _is_before(end: date | None, start: date | None) -> bool:
    return end is not None and start is not None and end < start


def _check_period(from_on: date | None, to_on: date | None) -> None:
    if _is_before(to_on, from_on):
        raise UserError("office.period", "Ngày kết thúc trước ngày bắt đầu. Kiểm tra lại hai ngày rồi lưu.")
