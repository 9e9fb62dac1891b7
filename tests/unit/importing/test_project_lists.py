"""Lists of projects: the time as written, the header under title lines, other words for the same columns."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.importing.lists.project_list_reader import read_pasted_projects
from desktop_app.importing.lists.project_time import project_period

D = date


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("từ năm 2021 đến năm 2023.", (D(2021, 1, 1), D(2023, 12, 31))),
        ("2021 – 2023", (D(2021, 1, 1), D(2023, 12, 31))),
        ("năm 2026", (D(2026, 1, 1), D(2026, 12, 31))),
        ("cả năm", (D(2026, 1, 1), D(2026, 12, 31))),
        ("đến năm 2023", (None, D(2023, 12, 31))),
        ("01/2026 - 6/2026", (D(2026, 1, 1), D(2026, 6, 30))),
        ("Từ tháng 3 đến tháng 9", (D(2026, 3, 1), D(2026, 9, 30))),
        ("01/01/2026 - 30/6/2026", (D(2026, 1, 1), D(2026, 6, 30))),
        ("Quý II/2026", (D(2026, 4, 1), D(2026, 6, 30))),
        ("Tháng 9/2026", (D(2026, 9, 1), D(2026, 9, 30))),
        ("đến tháng 12/2026", (None, D(2026, 12, 31))),
        ("trước ngày 30/6/2026", (None, D(2026, 6, 29))),
        ("chậm nhất 30/6/2026", (None, D(2026, 6, 30))),
        ("Từ tháng 5/2026", (D(2026, 5, 1), None)),
        ("giai đoạn 2021-2025", (D(2021, 1, 1), D(2025, 12, 31))),
        ("khi có kinh phí", (None, None)),
        ("", (None, None)),
    ],
)
def test_time_as_written(text: str, period: tuple[date | None, date | None]) -> None:
    assert project_period(text, 2026) == period


def test_header_below_title_lines_and_the_line_of_column_numbers() -> None:
    pasted = (
        "BẢNG ĐĂNG KÝ DỰ ÁN THI ĐUA\t\t\t\t\n"
        "STT\tTên dự án, công trình\tThời gian thực hiện\tNội dung thực hiện\tKết quả dự kiến đạt được\n"
        "(1)\t(2)\t(3)\t(4)\t(5)\n"
        "1\tTrung tâm điều hành\tnăm 2026\tLắp đặt\tĐưa vào dùng\n"
    )
    rows, notes = read_pasted_projects(pasted)
    assert notes == ("Dòng 3 là dòng đánh số cột.",)
    assert [(row.row, dict(row.values)) for row in rows] == [
        (
            4,
            {
                "name": "Trung tâm điều hành",
                "time": "năm 2026",
                "contents": "Lắp đặt",
                "expected_result": "Đưa vào dùng",
                "group": "",
            },
        )
    ]


def test_without_a_column_of_names_nothing_is_guessed() -> None:
    with pytest.raises(UserError, match="Tên dự án"):
        read_pasted_projects("STT\tHọ và tên\n1\tTrần Văn Thử\n")


def test_rows_below_a_project_without_a_name_belong_to_it() -> None:
    pasted = (
        "STT\tTên dự án\tThời gian thực hiện\tNội dung thực hiện\tKết quả dự kiến\n"
        "1\tTrung tâm điều hành\tnăm 2026\tLắp đặt\tĐưa vào dùng\n"
        "\t\t\tTập huấn\t\n"
        "2\tMạng nội bộ\tnăm 2026\tKéo cáp\tXong\n"
    )
    rows, _ = read_pasted_projects(pasted)
    assert [(row.row, row.values["contents"]) for row in rows] == [(2, "Lắp đặt\nTập huấn"), (4, "Kéo cáp")]
