"""What a season of forms takes: 200 forms written, 190 read back, beside bare XlsxWriter and bare calamine in the same run.

python tests/bench/season_of_forms.py
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import xlsxwriter
from python_calamine import CalamineWorkbook

UNITS, PEOPLE, BACK, PLAN = 200, 5000, 190, 2
DAY = date(2026, 3, 23)


def timed(name: str, work: Callable[[], object]) -> float:
    """Run it once and print what it took."""
    start = time.perf_counter()
    work()
    took = time.perf_counter() - start
    print(f"{name:<58}{took:8.2f} s")
    return took


def bare_write() -> None:
    """As many cells of text, nothing else."""
    for _form in range(UNITS):
        book = xlsxwriter.Workbook(BytesIO(), {"in_memory": True})
        sheet = book.add_worksheet()
        for row in range(60):
            for column in range(9):
                sheet.write_string(row, column, "Chuyên viên chính")
        book.close()


def bare_read(paths: list[Path]) -> None:
    """All cells of the first sheet, in this process."""
    for path in paths:
        CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def main() -> None:
    """Measure. Imported here, for the children that read the forms import this file again."""
    from season_forms import fill, open_season

    from desktop_app.domain.registration.exchange.form_identity import ReceivingTerms
    from desktop_app.domain.registration.exchange.form_review import ReviewState
    from desktop_app.system.clock import FixedClock

    with TemporaryDirectory() as folder:
        office = open_season(Path(folder) / "so", FixedClock(DAY), UNITS, PEOPLE)
        service, out = office.registration_exchange_service, Path(folder) / "bieu"
        timed("floor: bare XlsxWriter, 200 workbooks of 540 cells", bare_write)
        writes = office.registration_paper_service.prepare_all_forms(PLAN, out, "xlsx")
        timed("200 forms written and synced to disk", lambda: [write() for _name, write in writes])
        paths = sorted(out.glob("*.xlsx"))[:BACK]
        for number, path in enumerate(paths):
            fill(path, number).book.save(path)
        timed("floor: bare calamine, 190 workbooks", lambda: bare_read(paths))
        read: list = []
        timed("190 forms read in child processes", lambda: read.extend(service.read(paths)))
        season: list = []
        timed("what all are held against, read once", lambda: season.append(service.season(PLAN)))
        terms = ReceivingTerms(DAY)
        reviews: list = []
        timed("190 forms reviewed", lambda: reviews.extend(service.review(season[0], one, terms) for one in read))
        assert all(one.state is ReviewState.READY for one in reviews)
        timed("190 forms taken in", lambda: [service.take_in(season[0], one, terms) for one in read])
        office.close()


if __name__ == "__main__":
    main()
