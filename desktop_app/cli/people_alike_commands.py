"""Verbs about people who may be one: finding them, making one of them, keeping them apart."""

from __future__ import annotations

from typing import Any

from desktop_app.assembly.office import Office
from desktop_app.cli.command_line import DONE, Call
from desktop_app.domain.office.likeness import AlikeGroup
from desktop_app.domain.office.merging import Clashing, PersonRecord
from desktop_app.domain.office.office import Person


def find(call: Call) -> int:
    """``office duplicates [--likely]``: groups with reasons, what was merged, who is kept apart."""
    with call.existing_office() as office:
        service = office.people_alike_service
        groups = [
            group
            for group in service.prepare_groups()(lambda: None).groups
            if group.likeness.is_likely or not call.words.likely
        ]
        records = service.records({person_id for group in groups for person_id in group.person_ids})
        units = {unit.id: unit.name for unit in office.office_service.units()}
        merges, apart = service.merges(), service.kept_apart()
    data = {
        "groups": [_group(group, records, units) for group in groups],
        "merged": [
            {
                "merge": one.id,
                "kept": one.kept_id,
                "name": one.kept_name,
                "merged": one.merged_id,
                "merged_name": one.merged_name,
            }
            for one in merges
        ],
        "kept_apart": [[_short(pair.one), _short(pair.other)] for pair in apart],
    }
    likely = sum(group.likeness.is_likely for group in groups)
    lines = [f"{len(groups)} nhóm có thể trùng người, trong đó {likely} nhóm rất có thể."]
    for group in groups:
        lines.append(f"{'Rất có thể' if group.likeness.is_likely else 'Có thể'}: {', '.join(group.likeness.reasons)}")
        lines += [f"  {_line(records[person_id], units)}" for person_id in group.person_ids]
    lines += [f"Lần gộp {one.id}: {one.merged_name} đã gộp vào {one.kept_name} (số {one.kept_id})." for one in merges]
    lines += [
        f"Để riêng: {pair.one.full_name} (số {pair.one.id}) và {pair.other.full_name} (số {pair.other.id})."
        for pair in apart
    ]
    call.answer(data, lines)
    return DONE


def merge(call: Call) -> int:
    """``office merge KEEP_ID OTHER_ID … [--clash keep|other|both]``: one person with everything both had."""
    clashing = Clashing(call.words.clash) if call.words.clash else None
    with call.existing_office(writes=True) as office:
        merges = office.people_alike_service.merge(call.words.keep, call.words.others, clashing=clashing)
        kept = _kept(office, call.words.keep)
    numbers = ", ".join(str(number) for number in merges)
    call.answer(
        {"kept": _short(kept), "merges": list(merges)},
        [f"Đã gộp vào {kept.full_name} (số {kept.id}). Lần gộp số {numbers}; tách lại bằng “office unmerge”."],
    )
    return DONE


def keep_apart(call: Call) -> int:
    """``office keep-apart ID ID … [--undo]``: true namesakes, never asked about again."""
    with call.existing_office(writes=True) as office:
        service = office.people_alike_service
        changed = service.ask_again(call.words.people) if call.words.undo else service.keep_apart(call.words.people)
    told = "Đã bỏ ghi để riêng" if call.words.undo else "Đã ghi để riêng"
    call.answer({"pairs": changed}, [f"{told}: {changed} cặp."])
    return DONE


def unmerge(call: Call) -> int:
    """``office unmerge ID``: two people again, with what each had."""
    with call.existing_office(writes=True) as office:
        parted = office.people_alike_service.unmerge(call.words.id)
    lost = f" {parted.lost} dòng đã bị xóa từ khi gộp nên không trả lại được." if parted.lost else ""
    call.answer(
        {"person": parted.person_id, "name": parted.name, "lost": parted.lost},
        [f"Đã tách lại {parted.name} (số {parted.person_id}).{lost}"],
    )
    return DONE


def _kept(office: Office, person_id: int) -> Person:
    return office.office_service.person(person_id)


def _group(group: AlikeGroup, records: dict[int, PersonRecord], units: dict[int, str]) -> dict[str, Any]:
    return {
        "score": round(min(group.likeness.score, 1.0), 2),
        "likely": group.likeness.is_likely,
        "reasons": list(group.likeness.reasons),
        "people": [
            {
                **_short(record.person),
                "sex": record.person.sex.value if record.person.sex else None,
                "birth_year": record.person.birth_year,
                "units": _units(record, units),
                "registrations": len(record.lines),
                "awards": len(record.awards),
            }
            for record in (records[person_id] for person_id in group.person_ids)
        ],
    }


def _short(person: Person) -> dict[str, Any]:
    return {"id": person.id, "name": person.full_name}


def _units(record: PersonRecord, units: dict[int, str]) -> list[str]:
    return list(dict.fromkeys(units[membership.unit_id] for membership in record.person.memberships))


def _line(record: PersonRecord, units: dict[int, str]) -> str:
    person = record.person
    parts = [
        f"{person.id}. {person.full_name}",
        f"sinh {person.birth_year}" if person.birth_year else "",
        ", ".join(_units(record, units)),
        f"{len(record.lines)} đăng ký, {len(record.awards)} kết quả",
    ]
    return "; ".join(part for part in parts if part)
