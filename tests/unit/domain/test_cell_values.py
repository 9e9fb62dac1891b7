"""What single cells of lists say."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.lists.cell_values import (
    DayReading,
    DecisionReading,
    read_day,
    read_decision,
    read_years,
    split_post_and_unit,
)

MARCH = date(1980, 3, 5)


@pytest.mark.parametrize(
    "text",
    [
        "05/03/1980", "5/3/1980", "5.3.1980", "5-3-1980", "05031980", "1980-03-05", "1980-03-05 00:00:00", "1980/3/5",
        "05/03/1980 00:00", "ngày 5 tháng 3 năm 1980", "5/3/80", " 05 / 03 / 1980 ", "'05/03/1980", "29285",
    ],
)  # fmt: skip
def test_a_day_in_every_usual_form(text: str) -> None:
    assert read_day(text) == DayReading(MARCH, 1980)


@pytest.mark.parametrize(
    "text", ["1980", "năm 1980", "3/1980", "tháng 3/1980", "03-1980", "xx/xx/1980", "00/00/1980", "../../1980"]
)
def test_only_a_year(text: str) -> None:
    assert read_day(text) == DayReading(None, 1980)


@pytest.mark.parametrize("text", ["", "?", "31/02/1980", "13/1980", "12", "Lý An", "99999", "1980?"])
def test_no_day_is_invented(text: str) -> None:
    assert read_day(text) == DayReading()


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2019-2023", (2019, 2023)),
        ("2019 – 2023", (2019, 2023)),
        ("từ năm 2019 đến năm 2023", (2019, 2023)),
        ("Giai đoạn 2019-2023", (2019, 2023)),
        ("2019-23", (2019, 2023)),
        ("Từ 2019 đến hết năm 2023", (2019, 2023)),
        ("2023", (2023, 2023)),
        ("năm 2023", (2023, 2023)),
        ("2023-2019", None),
        ("nhiều năm", None),
        ("", None),
    ],
)
def test_years(text: str, years: tuple[int, int] | None) -> None:
    assert read_years(text) == years


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("Số 12/QĐ-STTTT ngày 20/12/2022", DecisionReading("12/QĐ-STTTT", date(2022, 12, 20))),
        ("12/QĐ-STTTT, 20/12/2022", DecisionReading("12/QĐ-STTTT", date(2022, 12, 20))),
        ("12/QĐ-STTTT; 20.12.2022", DecisionReading("12/QĐ-STTTT", date(2022, 12, 20))),
        ("Quyết định số 1234/QĐ-UBND ngày 05 tháng 3 năm 2021", DecisionReading("1234/QĐ-UBND", date(2021, 3, 5))),
        (
            "QĐ số 12 /QĐ-STTTT ngày 20/12/2022 của Giám đốc Sở",
            DecisionReading("12/QĐ-STTTT", date(2022, 12, 20), "của Giám đốc Sở"),
        ),
        ("12/QĐ-STTTT", DecisionReading("12/QĐ-STTTT")),
        ("ngày 20/12/2022", DecisionReading("", date(2022, 12, 20))),
        ("đang trình", DecisionReading("", None, "đang trình")),
        ("", DecisionReading()),
    ],
)
def test_decisions(text: str, reading: DecisionReading) -> None:
    assert read_decision(text) == reading


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Trưởng phòng, Phòng Bưu chính", ("Trưởng phòng", "Phòng Bưu chính")),
        ("Chuyên viên - Văn phòng Sở", ("Chuyên viên", "Văn phòng Sở")),
        ("Phó Trưởng phòng Phòng Kế hoạch - Tài chính", ("Phó Trưởng phòng", "Phòng Kế hoạch - Tài chính")),
        ("Phòng Bưu chính, Chuyên viên", ("Chuyên viên", "Phòng Bưu chính")),
        ("Phó Giám đốc; Trung tâm Công nghệ thông tin", ("Phó Giám đốc", "Trung tâm Công nghệ thông tin")),
        ("Trưởng phòng, Bí thư Chi bộ, Thanh tra Sở", ("Trưởng phòng, Bí thư Chi bộ", "Thanh tra Sở")),
        ("Phòng Bưu chính", ("", "Phòng Bưu chính")),
        ("Trưởng phòng", ("Trưởng phòng", "")),
        ("Chánh Văn phòng", ("Chánh Văn phòng", "")),
        ("", ("", "")),
    ],
)
def test_post_and_unit_in_one_cell(text: str, parts: tuple[str, str]) -> None:
    assert split_post_and_unit(text) == parts
