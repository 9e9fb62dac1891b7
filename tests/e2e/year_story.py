"""The people and results of the story's year, invented; shared by the end-to-end tests."""

from __future__ import annotations

import csv
from pathlib import Path

UNITS: dict[str, tuple[int, int]] = {
    "Lãnh đạo Sở": (2, 1),
    "Văn phòng Sở": (10, 2),
    "Phòng Bưu chính - Viễn thông": (8, 2),
    "Phòng Công nghệ thông tin": (7, 1),
    "Trung tâm Công nghệ số": (7, 0),
}
"""Unit → (listed as LĐTT, as CSTĐCS): 34 and 6 in all; Văn phòng Sở has 12."""

_FAMILY = ("Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ")
_MIDDLE = ("Thị", "Văn", "Minh", "Ngọc", "Quang", "Bảo")
_GIVEN = ("An", "Bình", "Chi", "Dũng", "Đạt", "Giang", "Hạnh", "Khoa", "Lan", "Mai", "Nam", "Oanh")


def people() -> list[tuple[str, str, str, str]]:
    """(name, sex, post, unit) of 40 people, no two names alike."""
    rows = []
    for unit, (plain, champions) in UNITS.items():
        for _ in range(plain + champions):
            number = len(rows)
            name = f"{_FAMILY[number % 10]} {_MIDDLE[number % 6]} {_GIVEN[number % 12]} {_GIVEN[(number // 12) % 12]}"
            rows.append((name, "Nữ" if number % 2 else "Nam", "Chuyên viên", unit))
    return rows


def write_people(path: Path) -> Path:
    """The list as an office keeps it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Họ và tên", "Giới tính", "Chức vụ", "Đơn vị"])
        writer.writerows(people())
    return path


def write_results(path: Path) -> Path:
    """34 LĐTT, 6 CSTĐCS and 4 Giấy khen of Văn phòng Sở, all approved by one decision of January 2023."""
    seen: dict[str, int] = {}
    rows = []
    for name, _, _, unit in people():
        seen[unit] = seen.get(unit, 0) + 1
        award = "LDTT" if seen[unit] <= UNITS[unit][0] else "CSTDCS"
        rows.append([name, unit, award, "approved", "15/QĐ-STTTT", "2023-01-10"])
        if unit == "Văn phòng Sở" and seen[unit] <= 4:
            rows.append([name, unit, "GK", "approved", "16/QĐ-STTTT", "2023-01-10"])
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["subject", "unit", "award", "outcome", "decision_number", "decision_on"])
        writer.writerows(rows)
    return path
