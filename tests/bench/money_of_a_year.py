"""The money of a year in an office of 5,000 people and 200 units: LĐTT for all, CSTĐCS for every sixth, Giấy khen for every fourth.

Beside it the floor of the same run: the same rows fetched from the same file as plain tuples, each laid by subject and
multiplied once. Targets: the money at most 8 times the floor, the list at most 20 times; growth from 1,000 to 5,000 people at
most to the power of 1.2.

    PYTHONPATH=.:tests python tests/bench/money_of_a_year.py
"""

from __future__ import annotations

import math
import sqlite3
import tempfile
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

from desktop_app.bootstrap import open_office
from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.office.office import Membership, Person, Unit
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.storage.award_repository import AwardRepository
from desktop_app.storage.change_log import Operations
from desktop_app.storage.database import open_database
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.system.clock import FixedClock
from desktop_app.system.paths import AppPaths

YEAR = 2025
DECIDED = (("1/QĐ", date(2025, 12, 20)), ("2/QĐ", date(2026, 7, 6)))
EVERY = {"LDTT": 1, "CSTDCS": 6, "GK": 4}


def seconds(work: Callable[[], object]) -> float:
    """The best of five."""
    best = math.inf
    for _ in range(5):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def fill(folder: Path, people: int) -> None:
    """An office whose people work in units of 25, with the results of one year."""
    paths = AppPaths.for_data_folder(folder)
    paths.prepare()
    database = open_database(paths.database_file, before_migration=lambda _path: None)
    office, awards = OfficeRepository(database), AwardRepository(database)

    def work() -> None:
        units = [office.save_unit(Unit(0, f"Phòng số {n}", position=n)) for n in range(1, people // 25 + 1)]
        office.add_people(
            Person(n, f"Quách Văn {n}", None, 1980, (Membership(0, n, units[n % len(units)], "", date(2014, 1, 1)),))
            for n in range(1, people + 1)
        )
        awards.save_all(
            Award(
                0,
                YEAR,
                SubjectKind.PERSON,
                units[n % len(units)],
                code,
                Outcome.APPROVED,
                n,
                decision_number=DECIDED[n % 2][0],
                decision_on=DECIDED[n % 2][1],
            )
            for n in range(1, people + 1)
            for code, every in EVERY.items()
            if n % every == 0
        )

    Operations(database, FixedClock(date(2026, 12, 10))).run("Lập sổ", work)
    database.close()


def floor(file: Path) -> int:
    """What any way of reckoning must at least do."""
    connection = sqlite3.connect(file)
    laid: dict[tuple[int, int], list[Decimal]] = {}
    rate, base = Decimal("0.3"), 2_340_000
    for row in connection.execute("SELECT person_id, achievement_year, * FROM awards"):
        laid.setdefault((row[0], row[1]), []).append(rate * base)
    connection.close()
    return sum(int(max(amounts)) for amounts in laid.values())


def measure(people: int) -> tuple[float, float]:
    """Floor and money, in seconds; prints what else there is."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder, people)
        paths = AppPaths.for_data_folder(folder)
        least = seconds(lambda: floor(paths.database_file))
        office = open_office(paths, FixedClock(date(2026, 12, 10)), read_only=True)
        try:
            service = office.payment_list_service
            money = seconds(lambda: service.decisions(YEAR))
            listing = seconds(lambda: service.payment_list(YEAR))
            fund = seconds(lambda: office.award_fund_service.standing(YEAR))
            listed = service.payment_list(YEAR, decision="1/QĐ")
            start = time.perf_counter()
            size = len(service.prepare(listed, "xlsx")())
            writing = time.perf_counter() - start
            print(
                f"{people} people: floor {least * 1000:.0f} ms, money {money * 1000:.0f} ms ({money / least:.1f} ×), "
                f"list {listing * 1000:.0f} ms, fund {fund * 1000:.0f} ms, Excel of one decision {writing:.1f} s "
                f"({size // 1024} kB)"
            )
        finally:
            office.close()
    return least, money


def main() -> None:
    """Print the figures."""
    figures = {people: measure(people) for people in (1000, 5000)}
    print(f"money: exponent 1,000 to 5,000 people {math.log(figures[5000][1] / figures[1000][1]) / math.log(5):.2f}")


if __name__ == "__main__":
    main()
