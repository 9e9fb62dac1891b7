"""Verbs about papers handed back, opened again, and who owes one."""

from __future__ import annotations

from typing import Any

from desktop_app.assembly.office import Office
from desktop_app.cli.command_line import DONE, Call
from desktop_app.domain.errors import UserError
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.domain.registration.returned_lines import LineRemark, numbered


def hand_back(call: Call) -> int:
    """``registration return``: back to the unit; ``--line 3=…`` limits it to those lines, by their number on the paper."""
    words = call.words
    with call.existing_office(writes=True) as office:
        unit = office.office_service.required_unit(words.unit)
        service, on = office.registration_service, words.on or call.clock.today()
        remarks = _remarks(office, words.plan, unit.id, words.line)
        service.return_(words.plan, unit.id, words.reason, on, remarks=remarks, due_key=words.deadline)
        answer = _standing_json(office, words.plan, unit.id, words.deadline)
    lines = [f"{one['place']}. {one['subject']}: {one['remark']}" for one in answer["lines"]]
    call.answer({"unit": unit.name, **answer}, [f"Đã trả lại {unit.name}: {answer['return_reason']}.", *lines])
    return DONE


def reopen(call: Call) -> int:
    """``registration reopen``: open again after approval or after the deadline, with the reason."""
    words = call.words
    with call.existing_office(writes=True) as office:
        unit = office.office_service.required_unit(words.unit)
        on = words.on or call.clock.today()
        office.registration_service.reopen(words.plan, unit.id, words.reason, on, due_key=words.deadline)
        answer = _standing_json(office, words.plan, unit.id, words.deadline)
    call.answer({"unit": unit.name, **answer}, [f"Đã mở lại {unit.name}: {answer['reopen_reason']}."])
    return DONE


def slip(call: Call) -> int:
    """``registration return-slip``: the slip that goes back with a paper, as .docx or .pdf."""
    words = call.words
    with call.office() as office:
        unit = office.office_service.required_unit(words.unit)
        service = office.due_paper_service
        written = service.prepare_return_slip_file(words.plan, unit.id, words.out, words.deadline)()
    call.answer({"unit": unit.name, "file": str(written)}, [f"Đã lưu {written}."])
    return DONE


def owes(call: Call) -> int:
    """``registration owes``: whether every unit, or one, has to send a paper to a due."""
    words = call.words
    with call.existing_office(writes=True) as office:
        service, is_owed = office.registration_service, not words.no
        if words.unit:
            unit = office.office_service.required_unit(words.unit)
            if not is_owed and not words.reason.strip():
                raise UserError("registration.exempt_reason", f"Ghi lý do “{unit.name}” không phải nộp (--reason).")
            service.set_exempt(words.plan, unit.id, words.deadline, "" if is_owed else words.reason)
        else:
            service.set_owed(words.plan, words.deadline, is_owed=is_owed)
    who = words.unit or "Các đơn vị"
    call.answer(
        {"plan": words.plan, "deadline": words.deadline, "unit": words.unit, "owed": is_owed},
        [f"{who} {'phải' if is_owed else 'không phải'} nộp cho hạn {words.deadline}."],
    )
    return DONE


def _remarks(office: Office, plan_id: int, unit_id: int, given: list[str]) -> list[LineRemark]:
    """ "3=…" is the third person's line, "t1=…" the first collective's."""
    listed = office.registration_service.lines(plan_id, unit_id) if given else ()
    known = {
        f"{'' if line.subject_kind is SubjectKind.PERSON else 't'}{number}": line.id
        for number, line in numbered(listed)
    }
    found = []
    for one in given:
        place, _, remark = one.partition("=")
        line_id = known.get(place.strip().lower())
        if line_id is None:
            text = (
                f"“{one}” không đúng. Ghi số dòng cá nhân (ví dụ 3) hoặc tập thể (ví dụ t1) có trong bảng, "
                "dấu bằng và chỗ cần sửa."
            )
            raise UserError("registration.flagged_unknown", text)
        found.append(LineRemark(line_id, remark))
    return found


def _standing_json(office: Office, plan_id: int, unit_id: int, due_key: str) -> dict[str, Any]:
    service = office.registration_service
    registration = service.registration(plan_id, unit_id, due_key)
    return {
        "state": registration.state.value,
        "returned_on": registration.returned_on.isoformat() if registration.returned_on else None,
        "return_reason": registration.return_reason or None,
        "reopened_on": registration.reopened_on.isoformat() if registration.reopened_on else None,
        "reopen_reason": registration.reopen_reason or None,
        "lines": [
            {
                "line": one.number,
                "place": one.place,
                "kind": one.subject_kind.value,
                "subject": one.subject,
                "registered": one.registered,
                "remark": one.remark,
            }
            for one in service.returned_lines(plan_id, unit_id, due_key)
        ],
    }
