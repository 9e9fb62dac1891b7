"""What the program does where no window can be shown: it says so and writes the demonstration's papers."""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop_app.bootstrap import open_office
from desktop_app.cli.command_line import DONE, guarded
from desktop_app.domain.clock import Clock
from desktop_app.domain.plan.plan import PlanKind, PlanStatus
from desktop_app.system.clock import FixedClock, SystemClock
from desktop_app.system.paths import AppPaths

OUTPUT_FOLDER = Path("so-thi-dua-mau")
"""Written below the folder the program was started in."""


def show_demo_on_paper(words: argparse.Namespace) -> int:
    """Write the demonstration's plan and tally as DOCX and PDF into a named folder; returns the exit code."""
    clock: Clock = FixedClock(words.today) if hasattr(words, "today") else SystemClock()
    return guarded(lambda: _write(clock), clock, None)


def _write(clock: Clock) -> int:
    print("Máy này không có màn hình đồ họa nên không mở được cửa sổ.")
    folder = OUTPUT_FOLDER.resolve()
    folder.mkdir(exist_ok=True)
    with TemporaryDirectory() as temporary:
        office = open_office(AppPaths.for_data_folder(Path(temporary)), clock)
        try:
            office.demo_service.build()
            annual = [
                one
                for one in office.plan_service.list_plans()
                if one.plan_status is PlanStatus.ISSUED and one.plan_kind is PlanKind.ANNUAL
            ]
            written = []
            for kind in ("docx", "pdf"):
                written.append(office.paper_service.export_plan(annual[0].id, folder / f"ke-hoach-mau.{kind}"))
                finished = office.award_service.tally(plan_id=annual[1].id)
                written.append(
                    office.registration_paper_service.export_tally(finished, folder / f"tong-hop-mau.{kind}")
                )
        finally:
            office.close()
    print(f"Đã ghi kế hoạch và bảng tổng hợp của cơ quan mẫu vào {folder}:")
    for path in written:
        print(f"  {path.name}")
    return DONE
