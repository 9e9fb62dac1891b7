"""The verb of the demonstration office."""

from __future__ import annotations

from desktop_app.cli.command_line import DONE, Call
from desktop_app.domain.clock import DEMO_DAY
from desktop_app.domain.office.unit_groups import GROUP_KINDS


def demo(call: Call) -> int:
    """``demo``: writes the demonstration office into ``--data`` (which must hold no office yet)."""
    with call.office(writes=True) as office:
        office.demo_service.build()
        plans = len(office.plan_service.list_plans())
        people = len(office.office_service.people(DEMO_DAY))
        units = sum(unit.unit_kind not in GROUP_KINDS for unit in office.office_service.units(DEMO_DAY))
    call.answer(
        {"data": str(call.paths.data_folder), "units": units, "people": people, "plans": plans},
        [f"Đã ghi cơ quan mẫu vào {call.paths.data_folder}: {units} đơn vị, {people} người, {plans} kế hoạch."],
    )
    return DONE
