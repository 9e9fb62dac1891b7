"""Results of awards in bulk: a list with the header ``subject,unit,award,outcome,decision_number,decision_on``.

A column ``wave`` may be added: the number of the wave, for the results of a plan that has waves.
An office's own sheet has Vietnamese titles; they are read too, and so is what Ctrl+C on the table of results copies.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.errors import UserError
from desktop_app.domain.list_rows import ListRow, RowProblem
from desktop_app.domain.lists.columns import Column, ColumnGuess, ListKind, guess_columns, label_meaning
from desktop_app.domain.lists.group_titles import unit_of
from desktop_app.domain.lists.tables import FoundTable, TableBook, TableRow
from desktop_app.importing.lists.table_book import read_pasted_book, read_table_book

RESULT_COLUMNS = ("subject", "unit", "award", "outcome", "decision_number", "decision_on")
WAVE_COLUMN = "wave"
RESULT_TITLES = ("Họ và tên", "Đơn vị", "Danh hiệu", "Kết quả", "Số quyết định", "Ngày quyết định")
"""The same columns as an office writes them."""

_MEANINGS: dict[str, tuple[Column, ...]] = {
    "subject": (Column.SUBJECT, Column.FULL_NAME, Column.COLLECTIVE),
    "unit": (Column.UNIT,),
    "award": (Column.AWARD, Column.TITLE, Column.COMMENDATION),
    "outcome": (Column.OUTCOME,),
    "decision_number": (Column.DECISION_NUMBER,),
    "decision_on": (Column.DECISION_DAY,),
    WAVE_COLUMN: (Column.WAVE,),
}
_COLUMN_OF = {meaning: column for column, meanings in _MEANINGS.items() for meaning in meanings}
_MAY_BE_MISSING = ("decision_number", "decision_on", WAVE_COLUMN)
_UNREAD = ("stt", "tt", "chọn")
_SAMPLED_ROWS = 50


@dataclass(frozen=True)
class ResultsList:
    """Rows as read, each with all values of the header as text; ``problems`` name rows left out: shifted cells."""

    name: str
    rows: tuple[ListRow, ...]
    problems: tuple[RowProblem, ...] = ()
    notes: tuple[str, ...] = ()


def read_results_list(path: Path) -> ResultsList:
    """The results of a file. UserError (``file.*``, ``import.*``) if the header is another."""
    return _results(read_table_book(path))


def read_pasted_results(text: str) -> ResultsList:
    """The results of rows copied from Excel with their header."""
    return _results(read_pasted_book(text))


def _results(book: TableBook) -> ResultsList:
    table = next((one for one in book.tables if not one.is_hidden), book.tables[0])
    guess = guess_columns(table.header, [row.cells for row in table.rows[:_SAMPLED_ROWS]], ListKind.AWARDS)
    places = _places(book.name, table, guess)
    rows: list[ListRow] = []
    problems: list[RowProblem] = []
    for row in table.rows:
        shifted = table.shift_problem(row)
        if shifted is None and row.faults:
            shifted = RowProblem(row.number, row.faults[0].message)
        if shifted is not None:
            problems.append(shifted)
        else:
            rows.append(ListRow(row.number, _values(row, places)))
    if not rows and not problems:
        message = f"“{book.name}” chỉ có dòng tiêu đề, chưa có kết quả nào. Thêm kết quả rồi nhập lại."
        raise UserError("import.no_rows", message)
    unread = [
        label
        for place, label in enumerate(table.header)
        if label and place not in places.values() and label.lower() not in _UNREAD
    ]
    notes = [*book.notes, *table.notes]
    others = [one.place for one in book.tables if one is not table]
    if others:
        notes.append(f"Chỉ đọc {table.place}; không đọc: {', '.join(others[:5])}{'…' if others[5:] else ''}.")
    if unread:
        notes.append(f"Không đọc các cột: {', '.join(unread)}.")
    return ResultsList(book.name, tuple(rows), tuple(problems), tuple(notes))


def _places(name: str, table: FoundTable, guess: ColumnGuess) -> dict[str, int]:
    """Where each column of the contract stands; UserError for a header that lacks or repeats one."""
    written = [label.lower() for label in table.header]
    is_contract = bool(set(written) & set(RESULT_COLUMNS))
    if is_contract:
        places = {label: place for place, label in enumerate(written) if label in (*RESULT_COLUMNS, WAVE_COLUMN)}
        missing = [column for column in RESULT_COLUMNS if column not in places]
        is_wrong = any(label and label not in places for label in written) or len(places) != len(
            set(filter(None, written))
        )
    else:
        places = {_COLUMN_OF[column]: place for place, column in guess.columns.items() if column in _COLUMN_OF}
        has_units = any(unit_of(row.group_titles) for row in table.rows)
        missing = [
            column
            for column in RESULT_COLUMNS
            if column not in places and column not in _MAY_BE_MISSING and not (column == "unit" and has_units)
        ]
        known = [_COLUMN_OF[meaning] for label in table.header if (meaning := label_meaning(label)) in _COLUMN_OF]
        is_wrong = len(known) != len(set(known))
    if missing or is_wrong:
        what = f"thiếu cột {', '.join(missing)}" if missing else "có cột thừa hoặc lặp lại"
        message = (
            f"Dòng tiêu đề của “{name}” {what}. Cần đúng các cột: {','.join(RESULT_COLUMNS)}; "
            f"hoặc bằng tiếng Việt: {', '.join(RESULT_TITLES)}."
        )
        raise UserError("import.header_wrong", message)
    return places


def _values(row: TableRow, places: dict[str, int]) -> dict[str, str]:
    values = dict.fromkeys(RESULT_COLUMNS, "") | {column: row.cell(place) for column, place in places.items()}
    values["unit"] = values["unit"] or unit_of(row.group_titles)
    return values
