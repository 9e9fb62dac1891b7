"""Verbs about units through time and groups: changes, transfers, lists with lineage, members of blocs and clusters."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.assembly.office import Office
from desktop_app.cli.command_line import DONE, Call
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.text import match_key
from desktop_app.domain.office.unit_changes import NOT_SAID, ChangeDraft, ChangeKind, named_successors

Verb = Callable[[Any, str, str, str], argparse.ArgumentParser]
_KINDS = {
    "rename": ChangeKind.RENAMED,
    "merge": ChangeKind.MERGED,
    "split": ChangeKind.SPLIT,
    "dissolve": ChangeKind.DISSOLVED,
}
_DAY = "NĂM-THÁNG-NGÀY"


def unit_verbs(office: Any, verb: Verb, number: Callable[[str], int], day: Callable[[str], date]) -> None:
    """The words of the verbs; ``number`` and ``day`` read one word each."""
    listed = verb(office, "units", "office units", "các đơn vị, tên cũ và tên nay")
    listed.add_argument("--on", type=day, metavar=_DAY, help="chỉ đơn vị hoạt động vào ngày này")
    change = verb(office, "unit-change", "office unit-change", "đổi tên, sáp nhập, chia tách, thôi hoạt động")
    change.add_argument("kind", choices=tuple(_KINDS))
    change.add_argument("--unit", action="extend", nargs="+", required=True, metavar="ĐƠN_VỊ", help="đơn vị cũ")
    change.add_argument(
        "--into", action="extend", nargs="+", default=[], metavar="ĐƠN_VỊ", help="đơn vị đang có, hoặc tên mới"
    )
    change.add_argument("--on", type=day, required=True, metavar=_DAY, help="ngày đầu tiên của đơn vị mới")
    change.add_argument("--document", default="", metavar="SỐ_KÝ_HIỆU", help="văn bản quyết định")
    change.add_argument("--document-on", type=day, metavar=_DAY)
    change.add_argument("--note", default="")
    change.add_argument(
        "--move", action="append", nargs=2, default=[], metavar=("SỐ_NGƯỜI", "ĐƠN_VỊ"), help="một người về đơn vị nào"
    )
    change.add_argument("--rest", metavar="ĐƠN_VỊ", help="những người còn lại về đơn vị nào")
    change.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không ghi")
    renamed = verb(office, "agency-change", "office agency-change", "cơ quan đổi tên, ký hiệu từ một ngày")
    renamed.add_argument("--name", required=True, metavar="TÊN_CƠ_QUAN")
    renamed.add_argument("--symbol", metavar="KÝ_HIỆU", help="không ghi: giữ như cũ; cả --parent và --place cũng vậy")
    renamed.add_argument("--parent", metavar="CƠ_QUAN_CẤP_TRÊN")
    renamed.add_argument("--place", metavar="ĐỊA_DANH")
    renamed.add_argument("--on", type=day, required=True, metavar=_DAY, help="ngày đầu tiên mang tên mới")
    transfer = verb(office, "transfer", "office transfer", "chuyển người sang đơn vị khác từ một ngày")
    transfer.add_argument("people", type=number, nargs="+", metavar="SỐ_NGƯỜI")
    transfer.add_argument("--unit", required=True, metavar="ĐƠN_VỊ")
    transfer.add_argument("--on", type=day, required=True, metavar=_DAY)
    transfer.add_argument("--post", metavar="CHỨC_VỤ", help="không ghi: giữ chức vụ cũ")


def list_units(call: Call) -> int:
    """``office units [--on DAY]``: each unit with its period, former names and what it is now."""
    on = call.words.on
    with call.existing_office() as office:
        units = office.office_service.units(on)
        lineage = office.unit_change_service.lineage()
        today = on or call.clock.today()
        data = [
            {
                "id": unit.id,
                "name": unit.name,
                "kind": unit.unit_kind.value,
                "from_on": unit.from_on.isoformat() if unit.from_on else None,
                "to_on": unit.to_on.isoformat() if unit.to_on else None,
                "former": [{"id": one.id, "name": one.name} for one in lineage.former(unit.id)],
                "now": [{"id": one.id, "name": one.name} for one in lineage.now(unit.id, today)],
                "history": [lineage.sentence(change) for change in lineage.history(unit.id)],
            }
            for unit in units
        ]
        lines = []
        for unit in units:
            lines.append(f"{unit.id}. {lineage.words(unit.id, today)}")
            lines += [f"   {lineage.sentence(change)}" for change in lineage.history(unit.id)]
    call.answer({"units": data}, lines)
    return DONE


def change_unit(call: Call) -> int:
    """``office unit-change rename|merge|split|dissolve``: one act with its day; ``--dry-run`` shows what it will do."""
    words = call.words
    with call.existing_office(writes=not words.dry_run) as office:
        draft = _draft(office, words)
        found = office.unit_change_service.preview(draft)
        change_id = None if words.dry_run else office.unit_change_service.apply(draft)
    data = {
        "change": change_id,
        "kind": found.draft.kind.value,
        "on": found.draft.changed_on.isoformat(),
        "ended": [unit.name for unit in found.ended],
        "successors": [
            {"name": unit.name, "is_new": unit.id == 0, "people": found.people_of(place)}
            for place, unit in enumerate(found.draft.successors)
        ],
        "without_unit": found.people_of(None),
        "unsaid": [{"id": person.id, "name": person.full_name} for person in found.unsaid],
        "plans": list(found.plans),
        "groups": list(found.groups),
    }
    head = "Xem trước, chưa ghi gì." if change_id is None else f"Đã ghi thay đổi số {change_id}."
    call.answer(data, [head, *found.sentences()])
    return DONE


def _draft(office: Office, words: argparse.Namespace) -> ChangeDraft:
    kind = _KINDS[words.kind]
    olds = [office.office_service.required_unit(name) for name in words.unit]
    units_then = office.office_service.units(words.on)
    successors = named_successors(words.into, kind, olds[0].unit_kind, units_then)

    def place(name: str) -> int:
        for number, unit in enumerate(successors):
            if match_key(name) in (match_key(unit.name), match_key(unit.short_name)):
                return number
        raise UserError("unit_change.place", f"“{name}” không có trong các đơn vị ở --into. Ghi đúng một tên ở đó.")

    moves: dict[int, int | None] = {}
    for person, name in words.move:
        if not (person.isascii() and person.isdecimal()):
            raise UserError("unit_change.person", f"“{person}” không phải số thứ tự của một người.")
        moves[int(person)] = place(name)
    default: int | None = NOT_SAID if kind is ChangeKind.SPLIT else 0
    if words.rest:
        default = place(words.rest)
    elif not successors:
        default = None
    return ChangeDraft(
        kind,
        words.on,
        tuple(unit.id for unit in olds),
        successors,
        moves,
        default,
        words.document,
        words.document_on,
        words.note,
    )


def change_agency(call: Call) -> int:
    """``office agency-change --name NAME --on DAY``: the office's own names from a day on."""
    words = call.words
    with call.existing_office(writes=True) as office:
        service = office.office_service
        before = service.profile()
        profile = replace(
            before,
            name=words.name,
            symbol=before.symbol if words.symbol is None else words.symbol,
            parent_name=before.parent_name if words.parent is None else words.parent,
            place=before.place if words.place is None else words.place,
        )
        service.rename_agency(profile, words.on)
        now = service.profile()
    call.answer(
        {"name": now.name, "symbol": now.symbol, "on": words.on.isoformat(), "former": before.name},
        [f"Từ {format_text(words.on)}: {now.name} ({now.symbol}); trước đó: {before.name} ({before.symbol})."],
    )
    return DONE


def transfer(call: Call) -> int:
    """``office transfer PERSON_ID … --unit NAME --on DAY``: closes one membership, opens the next."""
    words = call.words
    with call.existing_office(writes=True) as office:
        unit = office.office_service.required_unit(words.unit)
        office.unit_change_service.transfer(words.people, unit.id, words.on, words.post)
        names = [office.office_service.person(one).full_name for one in words.people]
    call.answer(
        {"people": words.people, "unit": {"id": unit.id, "name": unit.name}, "on": words.on.isoformat()},
        [f"Đã chuyển {', '.join(names)} đến {unit.name} từ {format_text(words.on)}."],
    )
    return DONE
