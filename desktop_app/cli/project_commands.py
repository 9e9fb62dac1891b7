"""Verbs about registered projects."""

from __future__ import annotations

import sys
from typing import Any

from desktop_app.assembly.office import Office
from desktop_app.cli.command_line import DONE, USER_CAN_MEND, Call
from desktop_app.domain.errors import UserError
from desktop_app.domain.list_rows import RowProblem
from desktop_app.domain.project.progress import progress_words
from desktop_app.domain.project.project import ProgressEntry, ProgressState, ProjectStanding, RegisteredProject


def list_projects(call: Call) -> int:
    """``registration project list``: every project of a plan with its progress; with a file also as paper."""
    words = call.words
    with call.existing_office() as office:
        unit_id = _unit_id(office, words.unit)
        found = [
            one
            for one in office.project_service.standings(words.plan)
            if words.unit is None or one.project.unit_id == unit_id
        ]
        if words.out is not None:
            office.project_service.prepare_list_file(words.plan, words.out)()
    data: dict[str, Any] = {"plan": words.plan, "projects": [_json(one) for one in found]}
    lines = [f"{one.project.id}. {one.project.name} ({one.unit}): {progress_words(one)}" for one in found]
    if words.out is not None:
        data["file"] = str(words.out)
        lines.append(f"Đã lưu {words.out}.")
    call.answer(data, lines or ["Chưa có dự án nào được đăng ký."])
    return DONE


def add(call: Call) -> int:
    """``registration project add``: one project from the words, the plan's own, or all of a table file, or nothing."""
    words = call.words
    if [bool(words.name), words.from_plan, words.file is not None].count(True) != 1:
        raise UserError("cli.words", "Ghi một trong ba: --name TÊN_DỰ_ÁN, --from-plan, hoặc --file TỆP.")
    with call.existing_office(writes=True) as office:
        service, unit_id = office.project_service, _unit_id(office, words.unit)
        problems: tuple[RowProblem, ...] = ()
        notes: tuple[str, ...] = ()
        added = changed = 0
        if words.from_plan:
            added = service.take_over(words.plan, unit_id)
        elif words.file is not None:
            listed = service.read_file(words.plan, words.file, unit_id)
            problems, notes = listed.problems, listed.notes
            if not problems:
                stored = service.store(words.plan, listed.projects)
                added, changed = stored.added, stored.changed
        else:
            service.save(
                RegisteredProject(
                    0,
                    words.plan,
                    unit_id,
                    words.name,
                    words.time,
                    contents=tuple(words.content or ()),
                    expected_result=words.result,
                )
            )
            added = 1
    told = [{"row": one.row, "message": one.message} for one in problems]
    data = {"added": added, "changed": changed, "problems": told, "notes": list(notes)}
    if not problems:
        call.answer(data, [f"Đã ghi {added} dự án mới, sửa {changed} dự án.", *notes])
        return DONE
    call.answer(data, [*(f"Dòng {one.row}: {one.message}" for one in problems), *notes])
    print(f"Tệp có {len(problems)} dòng lỗi nên chưa ghi dự án nào. Sửa các dòng đó rồi nhập lại.", file=sys.stderr)
    return USER_CAN_MEND


def progress(call: Call) -> int:
    """``registration project progress``: a dated note of how far a project is."""
    words = call.words
    with call.existing_office(writes=True) as office:
        entry = ProgressEntry(
            0,
            words.id,
            words.on or call.clock.today(),
            ProgressState(words.state),
            words.percent,
            words.result,
            words.evidence,
            words.reason,
        )
        office.project_service.add_progress(entry)
        found = office.project_service.standing(words.id)
    call.answer(_json(found), [f"Đã ghi tiến độ dự án “{found.project.name}”: {progress_words(found)}."])
    return DONE


def form(call: Call) -> int:
    """``registration project form``: the registration form of projects of one unit, or of the office."""
    words = call.words
    with call.existing_office() as office:
        office.project_service.prepare_form_file(words.plan, _unit_id(office, words.unit), words.out)()
    call.answer({"unit": words.unit, "file": str(words.out)}, [f"Đã lưu {words.out}."])
    return DONE


def _unit_id(office: Office, name: str | None) -> int | None:
    return office.office_service.required_unit(name).id if name is not None else None


def _json(one: ProjectStanding) -> dict[str, Any]:
    project = one.project
    return {
        "id": project.id,
        "unit": one.unit if project.unit_id is not None else None,
        "name": project.name,
        "time": project.time_text,
        "from": project.from_on.isoformat() if project.from_on else None,
        "to": project.to_on.isoformat() if project.to_on else None,
        "contents": list(project.contents),
        "expected_result": project.expected_result,
        "state": one.progress_state.value,
        "days_late": one.days_late,
        "percent": one.percent,
        "result": one.result or None,
        "progress": [
            {
                "on": entry.noted_on.isoformat(),
                "state": entry.progress_state.value,
                "percent": entry.percent,
                "result": entry.result,
                "evidence": entry.evidence,
                "reason": entry.reason,
            }
            for entry in one.entries
        ],
    }
