"""``office discipline | absence | inquiry | service | complete``: single records of people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.assembly.office import Office
from desktop_app.cli.command_line import DONE, Call
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.plain_data import to_plain
from desktop_app.domain.proof.conduct import (
    ABSENCE_NAMES,
    DISCIPLINE_NAMES,
    INQUIRY_NAMES,
    Absence,
    AbsenceKind,
    Discipline,
    DisciplineKind,
    Inquiry,
    InquiryKind,
)
from desktop_app.domain.proof.service_time import PROOF_KIND_NAMES, ProofKind, ServiceTime
from desktop_app.domain.proof.work_rating import STAFF_GROUP_NAMES, StaffGroup


def person_of(office: Office, words: Any) -> int:
    """The number of the person that ``--person`` names, in the unit that ``--unit`` names."""
    return office.office_service.required_person(words.person, words.unit or "").id


def subject_of(office: Office, words: Any) -> tuple[int | None, int | None]:
    """Person and unit: of a person the unit is None where none is named; without a person there must be a unit."""
    unit = office.office_service.required_unit(words.unit) if words.unit else None
    if words.person:
        return person_of(office, words), unit.id if unit else None
    if unit is None:
        raise UserError("cli.subject", "Chưa ghi của ai. Thêm --person với họ tên, hoặc --unit với tên đơn vị.")
    return None, unit.id


def period_words(from_on: date, to_on: date | None) -> str:
    """ "từ ngày … đến ngày …"."""
    return f"từ ngày {format_text(from_on)}" + (f" đến ngày {format_text(to_on)}" if to_on else "")


def _listed(call: Call, key: str, rows: list[tuple[dict[str, Any], str, str]]) -> int:
    """Rows of data, of whom, and what; the words for a reader are both."""
    lines = [f"{whom}: {what}" for _data, whom, what in rows]
    call.answer({key: [data for data, _whom, _what in rows]}, lines or ["Chưa ghi gì."])
    return DONE


def _removed(call: Call, remove: Callable[[Office, int], object]) -> int:
    with call.existing_office(writes=True) as office:
        remove(office, call.words.id)
    call.answer({"removed": [call.words.id]}, [f"Đã xóa dòng số {call.words.id}."])
    return DONE


def add_discipline(call: Call) -> int:
    """``office discipline add``."""
    words = call.words
    with call.existing_office(writes=True) as office:
        record = Discipline(
            0, person_of(office, words), DisciplineKind(words.kind), words.from_on, words.to_on, words.decision,
            words.authority, words.note,
        )  # fmt: skip
        made = office.proof_service.save_discipline(record)
    call.answer({"id": made}, [f"Đã ghi kỷ luật số {made}."])
    return DONE


def list_disciplines(call: Call) -> int:
    """``office discipline list``."""
    with call.existing_office() as office:
        found = office.proof_service.disciplines()
        titles = office.proof_service.titles(found)
    return _listed(
        call,
        "disciplines",
        [
            (
                {**to_plain(one), "person": title.subject, "unit": title.unit},
                f"{one.id}. {title.subject} ({title.unit})",
                f"{DISCIPLINE_NAMES[one.discipline_kind]}, {period_words(one.from_on, one.to_on)}",
            )
            for one, title in zip(found, titles, strict=True)
        ],
    )


def remove_discipline(call: Call) -> int:
    """``office discipline remove ID …``."""
    return _removed(call, lambda office, one: office.proof_service.remove_discipline(one))


def add_absence(call: Call) -> int:
    """``office absence add``."""
    words = call.words
    with call.existing_office(writes=True) as office:
        person_id = person_of(office, words)
        record = Absence(0, person_id, AbsenceKind(words.kind), words.from_on, words.to_on, words.result, words.note)
        made = office.proof_service.save_absence(record)
    call.answer({"id": made}, [f"Đã ghi thời gian nghỉ số {made}."])
    return DONE


def list_absences(call: Call) -> int:
    """``office absence list``."""
    with call.existing_office() as office:
        found = office.proof_service.absences()
        titles = office.proof_service.titles(found)
    return _listed(
        call,
        "absences",
        [
            (
                {**to_plain(one), "person": title.subject, "unit": title.unit},
                f"{one.id}. {title.subject} ({title.unit})",
                f"{ABSENCE_NAMES[one.absence_kind]}, {period_words(one.from_on, one.to_on)}",
            )
            for one, title in zip(found, titles, strict=True)
        ],
    )


def remove_absence(call: Call) -> int:
    """``office absence remove ID …``."""
    return _removed(call, lambda office, one: office.proof_service.remove_absence(one))


def add_inquiry(call: Call) -> int:
    """``office inquiry add``."""
    words = call.words
    with call.existing_office(writes=True) as office:
        person_id, unit_id = subject_of(office, words)
        if unit_id is None and person_id is not None:
            unit_id = office.rating_service.unit_of(person_id, words.from_on.year)
        if unit_id is None:
            raise UserError("cli.unit", "Chưa rõ đơn vị của người này. Thêm --unit với tên đơn vị.")
        record = Inquiry(0, InquiryKind(words.kind), unit_id, words.from_on, person_id, words.to_on, words.conclusion)
        made = office.proof_service.save_inquiry(record)
    call.answer({"id": made}, [f"Đã ghi việc đang xem xét số {made}."])
    return DONE


def close_inquiry(call: Call) -> int:
    """``office inquiry close ID --on DAY``."""
    words = call.words
    with call.existing_office(writes=True) as office:
        found = office.proof_service.inquiry(words.id)
        closed = replace(found, to_on=words.on, conclusion=words.conclusion or found.conclusion)
        office.proof_service.save_inquiry(closed)
    call.answer({"id": words.id, "to_on": words.on.isoformat()}, [f"Đã ghi kết luận ngày {format_text(words.on)}."])
    return DONE


def list_inquiries(call: Call) -> int:
    """``office inquiry list``."""
    with call.existing_office() as office:
        found = office.proof_service.inquiries()
        titles = office.proof_service.titles(found)
    return _listed(
        call,
        "inquiries",
        [
            (
                {**to_plain(one), "subject": title.subject, "unit": title.unit},
                f"{one.id}. {title.subject}",
                f"{INQUIRY_NAMES[one.inquiry_kind]}, {period_words(one.from_on, one.to_on)}",
            )
            for one, title in zip(found, titles, strict=True)
        ],
    )


def remove_inquiry(call: Call) -> int:
    """``office inquiry remove ID …``."""
    return _removed(call, lambda office, one: office.proof_service.remove_inquiry(one))


def set_service(call: Call) -> int:
    """``office service set``: what is not named stays as it is."""
    words = call.words
    with call.existing_office(writes=True) as office:
        known = office.proof_service.service_time(person_of(office, words))
        changed = replace(
            known,
            recruited_on=words.recruited or known.recruited_on,
            left_on=words.left or known.left_on,
            staff_group=StaffGroup(words.group) if words.group else known.staff_group,
            is_leader=known.is_leader if words.leader is None else words.leader == "yes",
        )
        office.proof_service.save_service_time(changed)
        name = office.office_service.person(known.person_id).full_name
    call.answer(to_plain(changed), [f"{name}: {_service_words(changed)}."])
    return DONE


def list_service(call: Call) -> int:
    """``office service list``."""
    with call.existing_office() as office:
        known = office.proof_service.service_times()
        people = {person.id: person.full_name for person in office.office_service.people() if person.id in known}
    return _listed(
        call,
        "service",
        [
            ({**to_plain(one), "person": people[person_id]}, f"{person_id}. {people[person_id]}", _service_words(one))
            for person_id, one in known.items()
            if person_id in people
        ],
    )


def remove_service(call: Call) -> int:
    """``office service remove PERSON …``."""
    return _removed(call, lambda office, one: office.proof_service.remove_service_time(one))


def _service_words(one: ServiceTime) -> str:
    parts = (
        f"tuyển dụng ngày {format_text(one.recruited_on)}" if one.recruited_on else "chưa ghi ngày tuyển dụng",
        f"thôi việc ngày {format_text(one.left_on)}" if one.left_on else "",
        STAFF_GROUP_NAMES[one.staff_group].lower() if one.staff_group else "",
        "giữ chức vụ lãnh đạo" if one.is_leader else "",
    )
    return ", ".join(filter(None, parts))


def declare(call: Call) -> int:
    """``office complete add KIND --year Y``: only then does a record that is not there mean that there is none."""
    return _declared(call, is_taken_back=False)


def take_back(call: Call) -> int:
    """``office complete remove KIND --year Y``."""
    return _declared(call, is_taken_back=True)


def _declared(call: Call, *, is_taken_back: bool) -> int:
    words = call.words
    kind = ProofKind(words.kind)
    with call.existing_office(writes=True) as office:
        person_id = person_of(office, words) if words.person else None
        if is_taken_back:
            office.proof_service.reopen(kind, words.year, person_id)
        else:
            office.proof_service.close(kind, words.year, person_id)
    what = "Bỏ ghi đủ" if is_taken_back else "Đã ghi đủ"
    data = {"kind": kind.value, "year": words.year, "person_id": person_id, "complete": not is_taken_back}
    call.answer(data, [f"{what} {PROOF_KIND_NAMES[kind]} năm {words.year}."])
    return DONE


def list_declared(call: Call) -> int:
    """``office complete list``."""
    with call.existing_office() as office:
        found = office.proof_service.closed()
        ids = {one.person_id for one in found if one.person_id is not None}
        names = {person_id: office.office_service.person(person_id).full_name for person_id in ids}
    return _listed(
        call,
        "complete",
        [
            (
                to_plain(one),
                f"{PROOF_KIND_NAMES[one.proof_kind].capitalize()} năm {one.year}",
                names[one.person_id] if one.person_id is not None else "mọi người",
            )
            for one in found
        ],
    )
