"""Judging an office of 5,000 people and 200 units with ten years of ratings and awards: every proposal of the year.

Beside it the floor of the same run: the same rows fetched from the same file as plain tuples and laid by subject. Targets:
reading all records at most 4.5 times the floor, judging everybody for a title at most twice the floor; growth from 1,000 to 5,000
people at most to the power of 1.25; one person after a change under 40 ms.

    PYTHONPATH=.:tests python tests/bench/judging_ten_years.py
"""

from __future__ import annotations

import math
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from desktop_app.assembly.office import Office
from desktop_app.bootstrap import open_office
from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.award.past_award import ListSource, PastAward
from desktop_app.domain.judging.judgement import Candidate, Verdict
from desktop_app.domain.office.office import Membership, Person, Unit
from desktop_app.domain.proof.initiative import Initiative, Reach, Recognition
from desktop_app.domain.proof.work_rating import RatingGrade, WorkRating
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.storage.award_history_repository import AwardHistoryRepository
from desktop_app.storage.change_log import Operations
from desktop_app.storage.database import open_database
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.proof_repository import ProofRepository
from desktop_app.system.clock import FixedClock
from desktop_app.system.paths import AppPaths

YEAR, YEARS = 2025, 10
RECEIVED = date(2025, 12, 20)
TITLES = ("LDTT", "CSTDCS", "CSTDT")


def seconds(work: Callable[[], object]) -> float:
    """The best of three."""
    best = math.inf
    for _ in range(3):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def fill(folder: Path, people: int) -> None:
    """An office whose people work in units of 25, each with ten years of ratings, titles and now and then an initiative."""
    chance = random.Random(11)
    clock = FixedClock(RECEIVED)
    paths = AppPaths.for_data_folder(folder)
    paths.prepare()
    database = open_database(paths.database_file, before_migration=lambda _path: None)
    office, proofs = OfficeRepository(database), ProofRepository(database)

    def work() -> None:
        units = [office.save_unit(Unit(0, f"Phòng chuyên môn số {n}", position=n)) for n in range(1, people // 25 + 1)]
        office.add_people(
            Person(
                n,
                f"Quách Văn {n}",
                None,
                1980,
                (Membership(0, n, units[n % len(units)], "Chuyên viên", date(2014, 1, 1)),),
            )
            for n in range(1, people + 1)
        )
        years = range(YEAR - YEARS + 1, YEAR + 1)
        grades = (RatingGrade.EXCELLENT, RatingGrade.GOOD, RatingGrade.GOOD, RatingGrade.GOOD, RatingGrade.DONE)
        proofs.add_ratings(
            WorkRating(0, year, chance.choice(grades), units[n % len(units)], n)
            for n in range(1, people + 1)
            for year in years
        )
        proofs.initiatives.add_all(
            Initiative(0, f"Giải pháp {n}", chance.choice(years), (n,), recognitions=(Recognition(Reach.BASE, "1/QĐ"),))
            for n in range(1, people + 1)
        )
        AwardHistoryRepository(database).add_all(
            PastAward(
                Award(0, year, SubjectKind.PERSON, units[n % len(units)], chance.choice(TITLES[:2]), Outcome.APPROVED, n,
                      decision_number="1/QĐ", decision_on=date(year, 12, 30)),
                source=ListSource("a.xlsx", "", n),
            )
            for n in range(1, people + 1)
            for year in years[:-1]
        )  # fmt: skip

    Operations(database, clock).run("Lập sổ", work)
    database.close()


def floor(file: Path) -> int:
    """The rows of ratings and awards as tuples, laid by person: what any way of judging must at least do."""
    connection = sqlite3.connect(file)
    laid: dict[int, list[object]] = {}
    for table in ("work_ratings", "awards", "initiative_authors", "memberships"):
        for row in connection.execute(f"SELECT person_id, * FROM {table}"):
            laid.setdefault(row[0], []).append(row)
    connection.close()
    return len(laid)


def measure(people: int) -> tuple[float, float, float]:
    """Floor, reading, judging all people for three titles: seconds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder, people)
        paths = AppPaths.for_data_folder(folder)
        least = seconds(lambda: floor(paths.database_file))
        office = open_office(paths, FixedClock(RECEIVED), read_only=True)
        try:
            reading = seconds(lambda: office.judging_service.prepare(YEAR, RECEIVED))
            judging = seconds(lambda: judge_everybody(office, people))
            one = seconds(
                lambda: office.judging_service.judge(Candidate(SubjectKind.PERSON, 1, 1), "CSTDCS", YEAR, RECEIVED)
            )
            print(f"{people} people: one person after a change {one * 1000:.0f} ms")
        finally:
            office.close()
    return least, reading, judging - reading


def judge_everybody(office: Office, people: int) -> dict[Verdict, int]:
    """Everybody for every title."""
    prepared = office.judging_service.prepare(YEAR, RECEIVED)
    found: dict[Verdict, int] = {}
    for number in range(1, people + 1):
        for code in TITLES:
            verdict = prepared.judge(prepared.candidate_of(number), code).verdict
            found[verdict] = found.get(verdict, 0) + 1
    return found


def main() -> None:
    """Print the figures."""
    sizes = (1000, 2500, 5000)
    figures = {people: measure(people) for people in sizes}
    for people, (least, reading, judging) in figures.items():
        print(
            f"{people} people, {YEARS} years: floor {least * 1000:.0f} ms, "
            f"reading {reading * 1000:.0f} ms ({reading / least:.1f} ×), "
            f"judging {len(TITLES)} titles {judging * 1000:.0f} ms ({judging / len(TITLES) / least:.1f} × a title)"
        )
    for what, place in (("reading", 1), ("judging", 2)):
        growth = math.log(figures[5000][place] / figures[1000][place]) / math.log(5)
        print(f"{what}: exponent 1,000 to 5,000 people {growth:.2f}")


if __name__ == "__main__":
    main()
