"""Taking in a list of 10,000 rows: read, checked and written, beside calamine's bare reading of the same file in the same run.

PYTHONPATH=. python tests/bench/taking_lists_in.py [rows]
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

from desktop_app.assembly.office import Office
from desktop_app.bootstrap import open_office
from desktop_app.system.clock import FixedClock
from desktop_app.system.paths import AppPaths

FAMILY = ("Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ")
MIDDLE = ("Văn", "Thị", "Minh", "Ngọc", "Gia", "Thanh", "Quốc", "Hải", "Thu", "Đức")
GIVEN = ("An", "Bình", "Chi", "Dũng", "Đạt", "Giang", "Hạnh", "Khoa", "Lan", "Mai", "Nam", "Oanh")
UNITS = 200
PEOPLE = (
    "STT",
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "Chức vụ",
    "Đơn vị",
    "Quê quán",
    "Trình độ",
    "Ngạch",
    "Bậc",
    "Hệ số",
    "Ghi chú",
)
AWARDS = (
    "STT", "Họ và tên", "Năm sinh", "Đơn vị", "Năm", "Danh hiệu thi đua", "Hình thức khen thưởng", "Số, ngày quyết định",
    "Cơ quan quyết định", "Giai đoạn", "Loại khen thưởng", "Ghi chú",
)  # fmt: skip


def name(number: int) -> str:
    return f"{FAMILY[number % 10]} {MIDDLE[number // 10 % 10]} {GIVEN[number // 100 % 12]} {GIVEN[number // 1200 % 12]}"


def unit(number: int) -> str:
    return f"Phòng chuyên môn số {number % UNITS + 1}"


def write(path: Path, header: tuple[str, ...], rows: list[tuple[object, ...]]) -> Path:
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("2023")
    for place, row in enumerate((header, *rows)):
        sheet.write_row(place, 0, row)
    book.close()
    return path


def people(folder: Path, count: int) -> Path:
    rows: list[tuple[object, ...]] = [
        (
            number + 1, name(number), f"05/03/{1960 + number % 40}", "Nữ" if number % 2 else "Nam", "Chuyên viên",
            unit(number), "Hòa An", "Đại học", "01.003", number % 9, 2.34, "",
        )
        for number in range(count)
    ]  # fmt: skip
    return write(folder / "can-bo.xlsx", PEOPLE, rows)


def awards(folder: Path, count: int) -> Path:
    rows: list[tuple[object, ...]] = [
        (
            number + 1, name(number), 1960 + number % 40, unit(number), 2018 + number % 6, "LĐTT",
            "Bằng khen UBND tỉnh" if number % 9 == 0 else "", f"Số {number}/QĐ-SKHCN ngày 15/01/{2019 + number % 6}",
            "Giám đốc Sở", "2018-2022" if number % 9 == 0 else "", "Thường xuyên", "",
        )
        for number in range(count)
    ]  # fmt: skip
    return write(folder / "khen-thuong.xlsx", AWARDS, rows)


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def bare(path: Path) -> float:
    return statistics.median(
        timed(lambda: CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()) for _ in range(5)
    )


def told(what: str, seconds: float, floor: float) -> None:
    print(f"  {what:<28}{seconds * 1000:8.0f} ms {seconds / floor:7.2f} ×")


def measure(office: Office, path: Path) -> None:
    service = office.list_import_service
    floor = bare(path)
    print(f"{path.name}")
    told("calamine alone", floor, floor)
    start = time.perf_counter()
    preview = service.preview_file(path)
    read = time.perf_counter() - start
    judged = timed(service.prepare_judging(preview.taken))
    written = timed(lambda: service.store(preview))
    told("read in a child, judged", read, floor)
    told("  of it judging", judged, floor)
    told("written", written, floor)
    told("all in all", read + written, floor)
    told("undone", timed(office.operations.undo), floor)
    office.operations.redo()
    print(f"  {preview.counts()}")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        office = open_office(AppPaths.for_data_folder(Path(folder) / "so"), FixedClock(date(2026, 3, 23)))
        measure(office, people(Path(folder), count))
        measure(office, awards(Path(folder), count))
        office.close()


if __name__ == "__main__":  # the workbook is read in a child that starts this module again
    main()
