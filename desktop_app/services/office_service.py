"""The agency, who signs, its units and its people: looking up and keeping."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.text import clean_line
from desktop_app.domain.office.office import AgencyProfile, Person, Signatory, Unit
from desktop_app.domain.office.person_choice import person_meant
from desktop_app.domain.office.person_reading import NAME_LIMIT
from desktop_app.domain.office.unit_changes import check_period, check_unit
from desktop_app.domain.office.unit_names import UnitIndex
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

    def profile_on(self, on: date) -> AgencyProfile:
        """The office under the name it bore on a day."""
        return self._office.profile_on(on)

    def former_profiles(self) -> tuple[tuple[AgencyProfile, date], ...]:
        """The office's earlier names, each with its last day, the newest first."""
        return self._office.former_names.all()

    def rename_agency(self, profile: AgencyProfile, from_on: date) -> None:
        """The office bears these names from a day on (a merger, ADR 0018); papers of earlier days keep the earlier ones."""
        before, last = self._office.profile(), self._office.former_names.last_day()
        if not before.name:
            raise UserError("office.no_name", "Chưa có tên cơ quan. Ghi tên cơ quan như ở đầu văn bản.")
        if last is not None and from_on <= last + timedelta(days=1):
            raise UserError(
                "office.rename_day",
                f"Cơ quan đã đổi tên từ {format_text(last + timedelta(days=1))}. Ghi ngày đổi tên sau ngày đó.",
            )

        def work() -> None:
            self._office.former_names.add(before, from_on - timedelta(days=1))
            self.save_profile(replace(profile, row_version=before.row_version))

        self._operations.run(f"Đổi tên cơ quan thành {clean_line(profile.name)}", work)

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
        check_period(cleaned.from_on, cleaned.to_on)
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
        check_unit(cleaned, self._office.units())
        if cleaned.id == 0:
            if cleaned.position == 0:
                cleaned = replace(cleaned, position=self._office.next_unit_position())
            today = self._clock.today()
            return self._operations.run(f"Thêm đơn vị {cleaned.name}", lambda: self._office.add_unit(cleaned, today))
        return self._operations.run(f"Sửa đơn vị {cleaned.name}", lambda: self._office.save_unit(cleaned))

    def plans_waiting_for_units(self) -> int:
        """How many issued plans the next unit will owe a registration under: issued when the office knew no unit."""
        return len(self._office.plans_waiting_for_units())

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

    def required_person(self, written: str, unit_name: str = "", born: int | None = None) -> Person:
        """The person meant by "#12" or a name, with a unit and a year of birth to tell namesakes apart.

        UserError ``person.unknown``, ``person.several`` (with a list of them), ``office.unit_not_found``.
        """
        unit_id = self.required_unit(unit_name).id if unit_name else None
        names = {unit.id: unit.name for unit in self._office.units()}
        return person_meant(self._office.people(), names, written, unit_id, born)

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
            check_period(membership.from_on, membership.to_on)
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
