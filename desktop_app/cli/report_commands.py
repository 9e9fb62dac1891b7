"""Verbs about the reports of a plan: what is due and by whom, the paper of one, what came in."""

from __future__ import annotations

from desktop_app.cli.command_line import DONE, Call
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.registration.report_owners import OWNER_NAMES, ReportOwner


def list_reports(call: Call) -> int:
    """``registration report list``: report duties with who owes them, and every day a report is due."""
    plan_id = call.words.plan
    with call.existing_office() as office:
        duties = office.report_service.duties(plan_id)
        own, dues = office.report_service.own_reports(plan_id), office.report_service.report_dues(plan_id)
        kept = office.report_service.files(plan_id)
        names = {unit.id: unit.name for unit in office.office_service.units()}
    data = {
        "plan": plan_id,
        "duties": [
            {
                "duty": one.duty.uid,
                "text": one.duty.text,
                "source": one.source,
                "owner": known.value if (known := one.settled or one.proposed) else None,
                "settled": one.settled is not None,
            }
            for one in duties
        ],
        "dues": [
            {
                "due": due.key,
                "label": due.label,
                "on": due.last_day.isoformat() if due.last_day else None,
                "owed_by_units": due.is_owed,
                "own": due.key in own,
                "files": [
                    {"id": one.id, "unit": names.get(one.unit_id or 0), "name": one.name or None, "note": one.note}
                    for one in kept
                    if one.due_key == due.key
                ],
            }
            for due in dues
        ],
    }
    lines = [
        f"{one.duty.uid}: {OWNER_NAMES[known] if (known := one.settled or one.proposed) else 'Chưa rõ bên phải báo cáo'}"
        f" ({one.source})"
        for one in duties
    ]
    for due in dues:
        day = format_text(due.last_day) if due.last_day else "chưa có ngày"
        whose = " · báo cáo của cơ quan" if due.key in own else ""
        lines.append(f"{due.key}: {due.label}, {day}{whose}")
    call.answer(data, lines or ["Kế hoạch không có chế độ báo cáo."])
    return DONE


def owner(call: Call) -> int:
    """``registration report owner``: say who owes a duty."""
    words = call.words
    with call.existing_office(writes=True) as office:
        settled = None if words.owner == "plan" else ReportOwner(words.owner)
        office.report_service.settle_owner(words.plan, words.duty, settled)
        found = next(one for one in office.report_service.duties(words.plan) if one.duty.uid == words.duty)
    known = found.settled or found.proposed
    said = OWNER_NAMES[known] if known else "chưa rõ"
    call.answer({"duty": words.duty, "owner": known.value if known else None}, [f"{words.duty}: {said}."])
    return DONE


def paper(call: Call) -> int:
    """``registration report paper``: the report of a due with its figures filled in."""
    words = call.words
    with call.existing_office() as office:
        office.report_service.prepare_report_file(words.plan, words.due, words.out)()
    call.answer({"due": words.due, "file": str(words.out)}, [f"Đã lưu {words.out}."])
    return DONE


def keep(call: Call) -> int:
    """``registration report keep``: the file of a report that came in or was sent, or a short note."""
    words = call.words
    with call.existing_office(writes=True) as office:
        unit = office.office_service.required_unit(words.unit) if words.unit is not None else None
        kept = office.report_service.keep(words.plan, words.due, unit.id if unit else None, words.file, words.note)
    call.answer({"id": kept, "unit": unit.name if unit else None}, ["Đã lưu vào sổ."])
    return DONE
