"""How long it takes to read lists, against bare calamine in the same run (performance.md, 7).

Figures: a list of 10,000 rows × 12 columns as .xlsx. The floor is calamine giving the values of the sheet. Beside it stand the
reader as the child process runs it (values, marks, cleaning), the finding of tables, the guess of columns, and the whole with
the child's start, which is paid once a file. Target: reader, tables and guess together at most 2.5 times the floor, all of it
at most 0.3 times what openpyxl takes to read the values alone. Then a season: 200 units, 5,000 people and six years of awards
in messy files, every row found again.

    PYTHONPATH=.:tests python tests/bench/import_of_lists.py
"""

from __future__ import annotations

import gc
import io
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from invented_office import invent_office
from messy_sheets import Sheet, write_xlsx
from messy_workbooks import write_season
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from desktop_app.domain.lists.columns import ListKind, guess_columns
from desktop_app.importing.lists import workbook_child
from desktop_app.importing.lists.table_book import read_table_book
from desktop_app.importing.lists.table_finding import find_tables
from desktop_app.importing.lists.workbook_reader import sheets_of

ROWS, ROUNDS = 10_000, 7
TARGET, TARGET_OF_SLOW = 2.5, 0.3
OPTIONS = {"kind": "xlsx", "engine": "calamine"}
HEADER = (
    "STT", "Họ và tên", "Ngày sinh", "Giới tính", "Chức vụ", "Đơn vị", "Danh hiệu", "Năm", "Số QĐ", "Ngày QĐ",
    "Cấp quyết định", "Ghi chú",
)  # fmt: skip


def list_of_awards(path: Path) -> None:
    office = invent_office(units=200, people=5000, years=3)
    sheet = Sheet()
    sheet.begin()
    sheet.header(*HEADER)
    people = [one for one in office.awards if one.person is not None]
    for number, one in enumerate(people[:ROWS], start=1):
        who = one.person
        assert who is not None
        cells = [number, who.name, who.born, who.sex, who.post, one.unit, one.award, one.year, one.number, one.on]
        sheet.entry([*cells, one.authority, "đã kiểm tra"], {})
    write_xlsx(path, [sheet])


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def floor(content: bytes) -> int:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
    return len(sheet.to_python(skip_empty_area=False))


def slow(content: bytes) -> int:
    sheet = load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets[0]
    return sum(1 for _ in sheet.iter_rows(values_only=True))


def measured(path: Path) -> bool:
    gc.disable()  # as in the child process
    content = path.read_bytes()
    answer = workbook_child.read(content, OPTIONS)
    sheets = sheets_of(answer).sheets
    table = find_tables(sheets[0])[0]
    assert len(table.rows) == ROWS
    cells = [row.cells for row in table.rows[:50]]
    rounds = []
    for _ in range(ROUNDS):
        base = timed(lambda: floor(content))
        parts = (
            timed(lambda: workbook_child.read(content, OPTIONS)),
            timed(lambda: find_tables(sheets[0])),
            timed(lambda: guess_columns(table.header, cells, ListKind.AWARDS)),
        )
        rounds.append((base, *parts, sum(parts) / base))
    base, read, find, guess, ratio = (statistics.median(column) for column in zip(*rounds, strict=True))
    other = timed(lambda: slow(content))
    whole = statistics.median(timed(lambda: read_table_book(path)) for _ in range(3))
    print(f"{ROWS} rows × {len(HEADER)}: calamine {base:.0f} ms, openpyxl read only {other:.0f} ms")
    print(
        f"reader {read:.0f} ms, tables {find:.0f} ms, columns {guess:.1f} ms: {ratio:.2f} × calamine (target {TARGET})"
    )
    print(
        f"{(read + find + guess) / other:.2f} × openpyxl (target {TARGET_OF_SLOW}); whole with the child process {whole:.0f} ms"
    )
    return ratio <= TARGET and read + find + guess <= TARGET_OF_SLOW * other


def season(folder: Path) -> bool:
    office = invent_office()
    files = write_season(folder, office)
    entries = sum(len(table.entries) for one in files for table in one.tables)
    start = time.perf_counter()
    found = sum(len(table.rows) for one in files for table in read_table_book(one.path).tables)
    seconds = time.perf_counter() - start
    print(f"season: {len(office.people)} people, {len(office.awards)} awards, {len(files)} messy files,", end=" ")
    print(f"{entries} rows written, {found} found in {seconds:.1f} s")
    return found == entries


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "khen thưởng.xlsx"
        list_of_awards(path)
        is_met = measured(path)
        return 0 if season(Path(folder)) and is_met else 1


if __name__ == "__main__":
    sys.exit(main())
