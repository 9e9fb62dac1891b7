"""Every kind of mess that lists come in, read to the row: no row invented, none lost, each with what its cells say."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from messy_sheets import TrueTable
from messy_workbooks import MESSES, MessyFile, invent_office, write_mess

from desktop_app.domain.lists.column import Column
from desktop_app.domain.lists.columns import ColumnGuess, guess_columns
from desktop_app.domain.lists.list_kinds import guess_list_kind
from desktop_app.domain.lists.tables import FoundTable, TableBook, TableRow
from desktop_app.importing.lists.table_book import read_table_book

OFFICE = invent_office(units=7, people=90, years=6, seed=11)


def _guess(table: FoundTable, messy: MessyFile) -> ColumnGuess:
    return guess_columns(table.header, [row.cells for row in table.rows[:50]], messy.kind)


def _values(row: TableRow, guess: ColumnGuess) -> dict[Column, str]:
    values: dict[Column, str] = {}
    for place, column in sorted(guess.columns.items()):
        text = row.cell(place)
        if text and column is not Column.NOTE:
            values[column] = f"{values[column]} | {text}" if column in values else text
    return values


def check(book: TableBook, messy: MessyFile) -> None:
    """The book holds what is true of the file, table by table and row by row."""
    assert len(book.tables) == len(messy.tables), [table.place for table in book.tables]
    for table, truth in zip(book.tables, messy.tables, strict=True):
        _check_table(table, truth, messy)


def _check_table(table: FoundTable, truth: TrueTable, messy: MessyFile) -> None:
    guess = _guess(table, messy)
    assert table.header_row == truth.header_row
    assert [row.number for row in table.rows] == list(truth.entries), table.place
    for row in table.rows:
        assert _values(row, guess) == truth.entries[row.number], (table.place, row.number)
    assert {one.number: one.kind for one in table.outside} == truth.outside
    assert {row.number for row in table.rows if row.is_hidden} == truth.hidden
    assert {row.number for row in table.rows if row.faults} == truth.faulty
    for number, word in truth.groups.items():
        row = next(row for row in table.rows if row.number == number)
        assert any(word in title for title in row.group_titles), (number, row.group_titles)
    for title in truth.titles:
        assert title in table.titles


@pytest.mark.parametrize("name", MESSES)
def test_each_mess_is_read_to_the_row(name: str, tmp_path: Path) -> None:
    messy = write_mess(name, tmp_path, OFFICE)
    assert sum(len(table.entries) for table in messy.tables) > 5
    check(read_table_book(messy.path), messy)


@pytest.mark.parametrize(
    "name", [name for name in MESSES if not name.startswith(("tcvn3", "vni", "no_header", "days"))]
)
def test_the_kind_of_each_list_is_known(name: str, tmp_path: Path) -> None:
    messy = write_mess(name, tmp_path, OFFICE)
    for table in read_table_book(messy.path).tables:
        assert guess_list_kind(table.header, table.titles) is messy.kind, (table.header, table.titles)


_CONVERTED = (
    "plain", "title_lines", "two_row_header", "unit_rows", "unit_merged_down", "totals_and_signatures", "hidden_rows", "filtered",
    "strange_letters", "awards_name_merged_down", "registration_1", "tables_beside", "tcvn3", "vni",
)  # fmt: skip


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="soffice is missing")
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_the_same_as_old_excel_and_opendocument(kind: str, tmp_path: Path) -> None:
    """The same messes as LibreOffice writes them."""
    found = {name: write_mess(name, tmp_path, OFFICE) for name in _CONVERTED}
    command = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        kind,
    ]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), *(str(one.path) for one in found.values())],
        check=True,
        capture_output=True,
        timeout=240,
    )
    for messy in found.values():
        check(read_table_book(messy.path.with_suffix(f".{kind}")), messy)
