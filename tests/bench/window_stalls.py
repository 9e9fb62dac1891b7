"""The longest time the window answers to nothing: every page, facet and main act in an office of 200 units and 5,000 people.

The office has six years of awards (27,000), two issued plans, registered lines, and a draft of 300 blocks. A timer of 1 ms ticks
in the event loop; the longest gap between two ticks while something is opened or done is its stall. The floor is the change of an
empty page in an empty window, in the same run. The whole is done in several new windows and the best of each is told: what a
busy machine adds is not the program's. Target: 40 ms. Run from the project's root:

    PYTHONPATH=.:tests python tests/bench/window_stalls.py [WORDS of what to measure …]
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from invented_office import invent_office
from moving_clock import FixedClock
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QLabel, QMainWindow, QStackedWidget
from scripted_ask import ScriptedAsk
from season_forms import found_office

from desktop_app.assembly.office import Office
from desktop_app.bootstrap import open_office
from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.award.past_award import ListSource, PastAward
from desktop_app.domain.plan.plan import PlanStatus
from desktop_app.domain.registration.registration import RegistrationLine, SubjectKind
from desktop_app.storage.award_history_repository import AwardHistoryRepository
from desktop_app.storage.change_log import Operations
from desktop_app.storage.database import open_database
from desktop_app.system.paths import AppPaths
from desktop_app.ui.application import make_application, make_window
from desktop_app.ui.facet import FacetedPage
from desktop_app.ui.garbage import GarbageTimes
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.page_table import read_pages

UNITS, PEOPLE, ROUNDS, TARGET = 200, 5000, 3, 40.0
TODAY = date(2026, 3, 23)
QUIET = 0.15
"""Seconds without anything to do after which a page stands."""
_CODES = {"Lao động tiên tiến": "LDTT", "Chiến sĩ thi đua cơ sở": "CSTDCS", "Giấy khen": "GK"}


class Stalls:
    """Ticks in the event loop and keeps the longest gap of each thing done."""

    def __init__(self) -> None:
        self.best: dict[str, float] = {}
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._tick)
        self._last = self._busy_at = self._longest = 0.0

    def measure(self, name: str, act: Callable[[], object], is_busy: Callable[[], bool]) -> None:
        """Do ``act`` in the event loop, let the window come to rest, keep the best of all rounds."""
        loop = QEventLoop()
        self._last = self._busy_at = time.perf_counter()
        self._longest = 0.0

        def look() -> None:
            now = time.perf_counter()
            if is_busy():
                self._busy_at = now
            if now - self._busy_at > QUIET:
                loop.quit()

        watch = QTimer()
        watch.timeout.connect(look)
        watch.start(20)
        self._timer.start()
        QTimer.singleShot(2, act)
        loop.exec()
        self._timer.stop()
        watch.stop()
        took = self._longest * 1000
        self.best[name] = min(took, self.best.get(name, took))

    def _tick(self) -> None:
        now = time.perf_counter()
        gap = now - self._last
        self._longest = max(self._longest, gap)
        if gap > 0.004:
            self._busy_at = now
        self._last = now


def build(folder: Path) -> AppPaths:
    """The office, once."""
    paths = AppPaths.for_data_folder(folder)
    clock = FixedClock(TODAY)
    found_office(paths, clock, UNITS, PEOPLE)
    database = open_database(paths.database_file, before_migration=lambda _path: None)
    unit_of = dict(database.db.conn.execute("SELECT person_id, unit_id FROM memberships").fetchall())
    people, units = sorted(unit_of), sorted(set(unit_of.values()))
    invented = invent_office(UNITS, PEOPLE)
    place = {id(person): number for number, person in enumerate(invented.people)}
    unit_place = {name: number for number, name in enumerate(invented.units)}
    past = []
    for number, one in enumerate(invented.awards):
        person_id = people[place[id(one.person)]] if one.person else None
        unit_id = unit_of[person_id] if person_id else units[unit_place[one.unit]]
        kind = SubjectKind.PERSON if person_id else SubjectKind.COLLECTIVE
        code = _CODES.get(one.award, "BK_TINH") if person_id else "TTLDTT"
        award = Award(
            0, one.year, kind, unit_id, code, Outcome.APPROVED, person_id,
            collective_name="" if person_id else "Trạm", decision_number=one.number, decision_on=one.on,
            authority=one.authority,
        )  # fmt: skip
        past.append(PastAward(award, award_text=one.award, source=ListSource("danh-sach.xlsx", "Sheet1", number + 1)))
    Operations(database, clock).run("Nhập", lambda: AwardHistoryRepository(database).add_all(past), is_undoable=False)
    database.close()
    office = open_office(paths, clock)
    _register(office, unit_of)
    _draft_of(office, folder, 300)
    office.close()
    return paths


def _register(office: Office, unit_of: dict[int, int]) -> None:
    """Most units' lines of the plan of this year, and what they were last year."""
    service, plan_id = office.registration_service, _issued(office)
    of_unit: dict[int, list[int]] = {}
    for person_id, unit_id in sorted(unit_of.items()):
        of_unit.setdefault(unit_id, []).append(person_id)
    for unit_id, members in list(of_unit.items())[:190]:
        lines = [
            RegistrationLine(0, 0, SubjectKind.PERSON, person_id, title_code=("LDTT", "CSTDCS")[number % 2])
            for number, person_id in enumerate(members[:12])
        ]
        service.save_lines(plan_id, unit_id, lines)
        service.receive(plan_id, unit_id, date(2026, 3, 10))


def _draft_of(office: Office, folder: Path, blocks: int) -> None:
    text = Path(__file__).parents[1] / "fixtures" / "plans" / "kien-hai-2022.md"
    lines = text.read_text("utf-8").splitlines()
    long = folder / "ke-hoach-dai.md"
    more = [
        f"{number}. Việc thứ {number} của phong trào: thi đua hoàn thành nhiệm vụ được giao."
        for number in range(1, blocks)
    ]
    middle = len(lines) // 2
    long.write_text("\n\n".join(("\n".join(lines[:middle]), *more, "\n".join(lines[middle:]))), "utf-8")
    office.plan_service.import_file(text)
    office.plan_service.import_file(long)


def _issued(office: Office) -> int:
    return next(one.id for one in office.plan_service.list_plans(2026) if one.plan_status is PlanStatus.ISSUED)


class Tour:
    """One new window, gone through."""

    def __init__(self, paths: AppPaths, stalls: Stalls, wanted: list[str]) -> None:
        self.office = open_office(paths, FixedClock(TODAY))
        self.ask = ScriptedAsk()
        self.window: MainWindow = make_window(self.office, self.ask)
        GarbageTimes(self.window)
        self.window.resize(1366, 697)
        self.window.year = 2026
        self._stalls, self._wanted = stalls, wanted

    def measure(self, name: str, act: Callable[[], object]) -> None:
        """Measure it, or where it is not wanted only do it."""
        if self._wanted and not any(word in name for word in self._wanted):
            throwaway = Stalls()
            throwaway.measure(name, act, self._is_busy)
        else:
            self._stalls.measure(name, act, self._is_busy)

    def _is_busy(self) -> bool:
        reader = getattr(self.window.page(), "reader", None)  # judges in slices while nothing else is to be done
        return self.window._jobs.is_busy or bool(getattr(reader, "is_busy", False))

    def go(self) -> None:
        """Pages and facets, once more each, then the acts."""
        window = self.window
        self.measure("window shown", window.show)
        for key in ("today", "plan", "registration", "award", "tally", "catalogue", "settings"):
            self.measure(f"{key}: first opening", lambda key=key: window.show_page(key))
            page = window.page()
            assert page is not None
            if isinstance(page, FacetedPage):
                self._facets(key, page)
            elif hasattr(page, "tabs"):
                self._tabs(key, page.tabs)
            self.measure(f"{key}: read again", lambda page=page: page.reload(None))
        for key in ("today", "plan", "registration", "award", "tally", "catalogue"):
            self.measure(f"{key}: back to it", lambda key=key: window.show_page(key))
        self._acts()

    def _facets(self, key: str, page: FacetedPage) -> None:
        for spec in page._specs:
            self.measure(f"{key}/{spec.key}: first opening", lambda spec=spec: page.show_facet(spec.key))
            self.measure(f"{key}/{spec.key}: read again", lambda: page.reload(None))
        page.show_facet(page._specs[0].key)

    def _tabs(self, key: str, tabs: object) -> None:
        for place in range(tabs.count()):  # type: ignore[attr-defined]
            self.measure(f"{key}: tab {place}", lambda place=place: tabs.setCurrentIndex(place))  # type: ignore[attr-defined]
        tabs.setCurrentIndex(1 if key == "plan" else 0)  # type: ignore[attr-defined]

    def _acts(self) -> None:
        window, office = self.window, self.office
        drafts = [one for one in office.plan_service.list_plans() if one.plan_status is PlanStatus.DRAFT]
        long = max(one.id for one in drafts)
        window.show_page("plan")
        plan = window.page()
        self.measure("act: another plan of few blocks", lambda: plan.show_plan(_issued(office)))  # type: ignore[union-attr]
        self.measure("act: a plan of 300 blocks", lambda: plan.show_plan(long))  # type: ignore[union-attr]
        registration = window._built["registration"]
        window.show_page("registration")
        registration.show_facet("board")  # type: ignore[attr-defined]
        board = registration.facet("board")  # type: ignore[attr-defined]
        self.measure("act: the next unit of the board", lambda: board.table.selectRow(30))
        self.measure(
            "act: one unit's paper approved",
            lambda: office.registration_service.approve(_issued(office), board.board.rows[40].unit_id, TODAY),
        )
        self.measure("act: undo", window.gateway.undo)
        registration.show_facet("commitments")  # type: ignore[attr-defined]
        self.measure("act: 200 commitments drafted", lambda: self._draft(office))
        self.measure("act: undo of them", window.gateway.undo)
        window.show_page("award")
        award = window.page()
        self.measure("act: results proposed from registrations", award.propose_action.trigger)
        self.measure("act: the next result and its judgement", lambda: award.table.selectRow(30))
        self.measure(
            "act: every proposal judged for another day of receipt",
            lambda: award.judgement.received_changed.emit(date(2026, 3, 20)),
        )
        self.measure("act: undo of the proposals", window.gateway.undo)

    @staticmethod
    def _draft(office: Office) -> None:
        service, plan_id = office.commitment_service, _issued(office)
        service.draft_with_units(plan_id, service.units_to_draft(plan_id))

    def close(self) -> None:
        """Nothing of it is left."""
        self.window._jobs.close()
        self.window.deleteLater()
        self.office.close()


def floor(stalls: Stalls) -> None:
    """The change of an empty page in an empty window."""
    window, stack = QMainWindow(), QStackedWidget()
    for word in ("một", "hai"):
        stack.addWidget(QLabel(word))
    window.setCentralWidget(stack)
    window.resize(1366, 697)
    window.show()
    stalls.measure("floor: an empty page", lambda: stack.setCurrentIndex(1), lambda: False)
    window.deleteLater()


def main() -> int:
    """0 if nothing stalls longer than the target."""
    with tempfile.TemporaryDirectory() as folder:
        kept = os.environ.get("WINDOW_STALLS_OFFICE")
        where = Path(kept) if kept else Path(folder)
        paths = AppPaths.for_data_folder(where)
        application = make_application(paths.resources_folder)
        if not paths.holds_office:
            build(where)
        read_pages()
        stalls = Stalls()
        for _round in range(ROUNDS):
            floor(stalls)
            tour = Tour(paths, stalls, sys.argv[1:])
            tour.office.paper_service.warm_up()
            tour.go()
            tour.close()
            application.processEvents()
    for name, took in stalls.best.items():
        print(f"{name:<52}{took:7.0f} ms{'  over' if took > TARGET else ''}")
    over = sum(took > TARGET for took in stalls.best.values())
    print(f"{over} of {len(stalls.best)} over {TARGET:.0f} ms; worst {max(stalls.best.values()):.0f} ms")
    return 1 if over else 0


if __name__ == "__main__":
    raise SystemExit(main())
