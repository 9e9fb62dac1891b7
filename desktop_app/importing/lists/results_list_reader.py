"""Results of awards in bulk: a list with the header ``subject,unit,award,outcome,decision_number,decision_on``.

A column ``wave`` may be added: the number of the wave, for the results of a plan that has waves.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.errors import UserError
from desktop_app.domain.list_rows import ListRow, RowProblem
from desktop_app.importing.lists.table_reader import Table, read_pasted_table, read_table

RESULT_COLUMNS = ("subject", "unit", "award", "outcome", "decision_number", "decision_on")
WAVE_COLUMN = "wave"


@dataclass(frozen=True)
class ResultsList:
    """Rows as read, each with all values of the header as text; ``problems`` name rows left out: shifted cells."""

    name: str
    rows: tuple[ListRow, ...]
    problems: tuple[RowProblem, ...] = ()
    notes: tuple[str, ...] = ()


def read_results_list(path: Path) -> ResultsList:
    """The results of a .csv or .xlsx file. UserError (``file.*``, ``import.*``) if the header is another."""
    return _results(read_table(path))


def read_pasted_results(text: str) -> ResultsList:
    """The results of rows copied from Excel with their header."""
    return _results(read_pasted_table(text))


def _results(table: Table) -> ResultsList:
    header = [cell.lower() for cell in table.rows[0].cells]
    while header and not header[-1]:
        header.pop()
    if sorted(header) not in (sorted(RESULT_COLUMNS), sorted([*RESULT_COLUMNS, WAVE_COLUMN])):
        missing = [column for column in RESULT_COLUMNS if column not in header]
        what = f"thiếu cột {', '.join(missing)}" if missing else "có cột thừa hoặc lặp lại"
        message = f"Dòng tiêu đề của “{table.name}” {what}. Cần đúng các cột: {','.join(RESULT_COLUMNS)}."
        raise UserError("import.header_wrong", message)
    rows: list[ListRow] = []
    problems: list[RowProblem] = []
    for row in table.rows[1:]:
        shifted = table.shift_problem(row, len(header))
        if shifted:
            problems.append(shifted)
        else:
            rows.append(ListRow(row.number, {column: row.cell(place) for place, column in enumerate(header)}))
    if not rows and not problems:
        raise UserError(
            "import.no_rows", f"“{table.name}” chỉ có dòng tiêu đề, chưa có kết quả nào. Thêm kết quả rồi nhập lại."
        )
    return ResultsList(table.name, tuple(rows), tuple(problems), table.notes)
