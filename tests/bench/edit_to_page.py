"""How long from an edit to the new page on the screen, against its floor in the same run.

The floor is what has to be done anyway: the PDF of the plan built once, and one of its pages drawn by PDFium. Target (with the
debounce of the live page left out): at most 1.5 times the floor. Run from the project's root:

    PYTHONPATH=.:tests python tests/bench/edit_to_page.py [PLAN.md …]
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from moving_clock import FixedClock
from PySide6.QtCore import QEventLoop, QTimer

from desktop_app.bootstrap import open_office
from desktop_app.domain.plan.blocks import Block
from desktop_app.domain.plan.plan import Plan
from desktop_app.system.paths import AppPaths
from desktop_app.ui.application import make_application
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.plan.plan_live_page import PlanLivePage
from desktop_app.ui.pdf_pages import render_pages

ROUNDS = 30
TARGET = 1.5


def edited(plan: Plan, number: int) -> Plan:
    """The plan with other words in its first block."""
    first: Block = plan.content.blocks[0]
    blocks = (replace(first, text=f"{first.text} {number}"), *plan.content.blocks[1:])
    return replace(plan, content=replace(plan.content, blocks=blocks))


def until_drawn(page: PlanLivePage) -> None:
    """Let the window work until the new page is on the screen."""
    loop = QEventLoop()
    page.view.drawn.connect(loop.quit)
    QTimer.singleShot(5_000, loop.quit)
    loop.exec()


def measure(path: Path, folder: Path) -> float:
    """Median of the ratios, taken pair by pair."""
    paths = AppPaths.for_data_folder(folder)
    application = make_application(paths.resources_folder)
    office = open_office(paths, FixedClock(date(2022, 3, 1)))
    plan = office.plan_service.plan(office.plan_service.import_file(path))
    jobs = JobRunner()
    page = PlanLivePage(jobs, office.paper_service.live_page, office.clock)
    page.resize(490, 640)
    page.show()
    application.processEvents()
    page.show_plan(plan, plan.content, at_once=True)
    until_drawn(page)
    scale = page.view.zoom() * 96 / 72
    floors, whole = [], []
    for number in range(ROUNDS):
        new = edited(plan, number)
        start = time.perf_counter()
        pdf, _places = office.paper_service.live_page(new)
        render_pages(pdf, [0], scale)
        floors.append(time.perf_counter() - start)
        new = edited(plan, 1000 + number)
        start = time.perf_counter()
        page.show_plan(new, new.content, at_once=True)
        until_drawn(page)
        whole.append(time.perf_counter() - start)
    ratio = statistics.median(one / floor for one, floor in zip(whole, floors, strict=True))
    print(
        f"{path.name}: floor {statistics.median(floors) * 1000:.0f} ms, on the screen "
        f"{statistics.median(whole) * 1000:.0f} ms, ratio {ratio:.2f} (target {TARGET})"
    )
    page.close()
    jobs.close()
    office.close()
    return ratio


def main() -> int:
    """0 if every plan stays within the target."""
    plans = [Path(word) for word in sys.argv[1:]] or sorted(Path("tests/fixtures/plans").iterdir())
    with tempfile.TemporaryDirectory() as folder:
        ratios = [measure(path, Path(folder) / str(number)) for number, path in enumerate(plans)]
    return 0 if max(ratios) <= TARGET else 1


if __name__ == "__main__":
    raise SystemExit(main())
