"""Verbs about units, people, and the demonstration office."""

from __future__ import annotations

from desktop_app.cli.command_line import DONE, Call


def import_people(call: Call) -> int:
    """``office import FILE [--dry-run]``: units and people; faulty rows are listed and left out."""
    with call.office() as office:
        office.office_service.preview_people_file(
            call.words.file
        )  # one that cannot be read leaves no new office behind
    with call.office(writes=not call.words.dry_run) as office:
        preview = office.office_service.preview_people_file(call.words.file)
        stored = 0 if call.words.dry_run else office.office_service.import_people(preview)
    data = {
        "valid": len(preview.valid),
        "faulty": [{"row": one.row, "column": one.column, "message": one.message} for one in preview.faulty],
        "possible_duplicates": [{"row": one.row, "with": one.with_name} for one in preview.possible_duplicates],
        "new_units": list(preview.new_units),
        "stored": stored,
        "notes": list(preview.notes),
    }
    lines = [f"Hợp lệ {len(preview.valid)} dòng, lỗi {len(preview.faulty)}, đã ghi {stored} người."]
    lines += [f"Dòng {one.row}, cột {one.column}: {one.message}" for one in preview.faulty]
    lines += [one.message for one in preview.possible_duplicates]
    lines += preview.notes
    call.answer(data, lines)
    return DONE


def demo(call: Call) -> int:
    """``demo``: writes the demonstration office into ``--data`` (which must hold no office yet)."""
    with call.office(writes=True) as office:
        office.demo_service.build()
        plans = len(office.plan_service.list_plans())
        people = len(office.office_service.people())
        units = len(office.office_service.units())
    call.answer(
        {"data": str(call.paths.data_folder), "units": units, "people": people, "plans": plans},
        [f"Đã ghi cơ quan mẫu vào {call.paths.data_folder}: {units} đơn vị, {people} người, {plans} kế hoạch."],
    )
    return DONE
