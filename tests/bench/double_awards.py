"""Looking for double awards among 50,000 awards of 5,000 people in ten years, kept in a real office file.

Beside it the floor of the same run: the same rows fetched from the same file as plain tuples and laid by subject. Targets:
reading and looking at most 6 times the floor; twice as many awards at most 2.8 times as long; one subject, as asked when its
passport is shown, under 40 ms.

    PYTHONPATH=. python tests/bench/double_awards.py
"""

from __future__ import annotations

import math
import random
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop_app.assembly.office import Office
from desktop_app.bootstrap import open_office
from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.award.merit import MeritKind
from desktop_app.domain.award.past_award import ListSource, PastAward
from desktop_app.domain.office.office import Membership, Person, Unit
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.storage.award_history_repository import AwardHistoryRepository
from desktop_app.storage.change_log import Operations
from desktop_app.storage.database import open_database
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.system.clock import FixedClock
from desktop_app.system.paths import AppPaths

PEOPLE, YEARS, FIRST = 5_000, 10, 2016
CODES = ("LDTT", "LDTT", "LDTT", "CSTDCS", "GK", "BKT")


def seconds(work: Callable[[], object]) -> float:
    """The best of three."""
    best = math.inf
    for _ in range(3):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def fill(folder: Path, people: int) -> None:
    """Everybody with an award a year; one in a hundred of them given again by another decision."""
    chance = random.Random(3)
    clock, paths = FixedClock(date(2026, 12, 10)), AppPaths.for_data_folder(folder)
    paths.prepare()
    database = open_database(paths.database_file, before_migration=lambda _path: None)
    office, histories = OfficeRepository(database), AwardHistoryRepository(database)

    def work() -> None:
        units = [office.save_unit(Unit(0, f"Phòng {number}", position=number)) for number in range(200)]
        office.add_people(
            Person(0, f"Trần Văn {number}", memberships=(Membership(0, 0, units[number % 200]),))
            for number in range(people)
        )
        past = []
        for person in range(1, people + 1):
            for year in range(FIRST, FIRST + YEARS):
                count = 2 if chance.random() < 0.01 else 1
                code = chance.choice(CODES)
                for number in range(count):
                    award = Award(
                        0, year, SubjectKind.PERSON, units[(person - 1) % 200], code, Outcome.APPROVED, person_id=person
                    )
                    decided = {
                        "decision_number": f"{number * 500 + person}/QĐ-SNV",
                        "decision_on": date(year + 1, 1, 5),
                    }
                    award = replace(award, **decided)
                    past.append(PastAward(award, MeritKind.REGULAR, source=ListSource("danh-sach.xlsx")))
        histories.add_all(past)

    Operations(database, clock).run("Nạp", work)
    database.close()


def floor(office: Office) -> None:
    """The same rows as plain tuples, laid by subject."""
    laid: dict[tuple[int, int], list[tuple[object, ...]]] = {}
    for row in office.double_award_service._doubles.rows():
        laid.setdefault((row[1], row[2]), []).append(row)


def measured(folder: Path, people: int) -> tuple[float, float, float, int]:
    """Floor, all of it, one subject, how many flags."""
    fill(folder, people)
    office = open_office(AppPaths.for_data_folder(folder), FixedClock(date(2026, 12, 10)), read_only=True)
    try:
        service = office.double_award_service
        found = len(service.doubles())
        return seconds(lambda: floor(office)), seconds(service.doubles), seconds(lambda: service.of_subject(77)), found
    finally:
        office.close()


def main() -> int:
    """0 if all targets are met."""
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        base, whole, single, found = measured(Path(one), PEOPLE)
        _, half, _, _ = measured(Path(other), PEOPLE // 2)
    print(
        f"{PEOPLE * YEARS} awards, {found} flags: floor {base * 1000:.0f} ms, all {whole * 1000:.0f} ms = {whole / base:.1f}"
    )
    print(f"half as many {half * 1000:.0f} ms: growth {whole / half:.2f}; one subject {single * 1000:.1f} ms")
    is_met = found > 0 and whole <= 6 * base and whole <= 2.8 * half and single < 0.040
    print("met" if is_met else "MISSED")
    return 0 if is_met else 1


if __name__ == "__main__":
    raise SystemExit(main())
