"""Results in bulk, by the contract of the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.importing.lists.results_list_reader import RESULT_COLUMNS, read_pasted_results, read_results_list

HEADER = ",".join(RESULT_COLUMNS)


def _csv(folder: Path, *lines: str) -> Path:
    path = folder / "kết quả.csv"
    path.write_text("\n".join(lines), encoding="utf-8-sig")
    return path


def test_rows_carry_their_line(tmp_path: Path) -> None:
    results = read_results_list(
        _csv(
            tmp_path,
            HEADER,
            "Lý Văn An,Thanh tra,LDTT,approved,12/QĐ-STTTT,2022-12-20",
            "",
            '"Phòng A, B",,TTLDTT,proposed,,',
        )
    )
    assert [row.row for row in results.rows] == [2, 4]
    assert results.rows[0].values == {
        "subject": "Lý Văn An",
        "unit": "Thanh tra",
        "award": "LDTT",
        "outcome": "approved",
        "decision_number": "12/QĐ-STTTT",
        "decision_on": "2022-12-20",
    }
    assert results.rows[1].values["subject"] == "Phòng A, B"
    assert results.problems == ()


def test_columns_in_another_order(tmp_path: Path) -> None:
    results = read_results_list(
        _csv(tmp_path, "award,subject,unit,outcome,decision_on,decision_number", "LDTT,Lý An,P1,approved,,")
    )
    assert results.rows[0].values["award"] == "LDTT"
    assert results.rows[0].values["subject"] == "Lý An"


def test_a_comma_without_quotes_shifts_nothing_silently(tmp_path: Path) -> None:
    results = read_results_list(_csv(tmp_path, HEADER, "Phòng A, B,,TTLDTT,approved,12,2022-12-20"))
    assert results.problems[0].row == 2
    assert "Dòng có 7 ô, tiêu đề có 6 cột." in results.problems[0].message


@pytest.mark.parametrize(
    ("lines", "code", "words"),
    [
        (("subject,unit,award,outcome,decision_number", "a,b,c,d,e"), "import.header_wrong", "thiếu cột decision_on"),
        (("Họ tên,Đơn vị", "a,b"), "import.header_wrong", "Cần đúng các cột: subject,unit,award"),
        ((f"{HEADER},note", "a,b,c,d,e,f,g"), "import.header_wrong", "có cột thừa"),
        ((HEADER,), "import.no_rows", "chưa có kết quả nào"),
    ],
)
def test_wrong_headers(tmp_path: Path, lines: tuple[str, ...], code: str, words: str) -> None:
    with pytest.raises(UserError) as caught:
        read_results_list(_csv(tmp_path, *lines))
    assert caught.value.code == code
    assert words in caught.value.message


def test_pasted_results() -> None:
    results = read_pasted_results("\t".join(RESULT_COLUMNS) + "\nLý An\tP1\tLDTT\tapproved\t\t")
    assert results.rows[0].values["outcome"] == "approved"
    assert results.rows[0].row == 2


def test_a_sheet_with_vietnamese_titles_is_read(tmp_path: Path) -> None:
    results = read_results_list(
        _csv(
            tmp_path,
            "STT,Họ và tên,Đơn vị,Danh hiệu / hình thức,Kết quả,Số quyết định,Ngày,Thẩm quyền",
            "1,Lý Văn An,Thanh tra,Lao động tiên tiến,Được công nhận,12/QĐ,20/12/2022,Giám đốc Sở",
        )
    )
    assert results.rows[0].values == {
        "subject": "Lý Văn An",
        "unit": "Thanh tra",
        "award": "Lao động tiên tiến",
        "outcome": "Được công nhận",
        "decision_number": "12/QĐ",
        "decision_on": "20/12/2022",
    }
    assert results.notes == ("Không đọc các cột: Thẩm quyền.",), "what is left out is said"


def test_number_and_day_may_be_missing_under_vietnamese_titles() -> None:
    results = read_pasted_results("Họ tên\tĐơn vị\tDanh hiệu\tKết quả\nLý Văn An\tThanh tra\tLĐTT\tĐề nghị")
    assert results.rows[0].values["decision_number"] == results.rows[0].values["decision_on"] == ""


def test_two_columns_of_one_meaning_are_refused() -> None:
    with pytest.raises(UserError, match="có cột thừa hoặc lặp lại"):
        read_pasted_results("Họ tên\tHọ và tên\tĐơn vị\tDanh hiệu\tKết quả\na\ta\tb\tc\td")
