"""A unit's own list instead of the form: any table of people or collectives with what they are registered for.

Layouts 1, 2 and 6 that offices use: STT · Ông/Bà · Họ và tên · Chức vụ, đơn vị · Đăng ký (Thi đua | Khen thưởng), collectives in a
table of their own; the same with initiative and field; projects with time, contents and expected result.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from desktop_app.domain.award.catalogue import AwardKind, award_called
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.text import clean_line, fold
from desktop_app.domain.lists.column import Column, ListKind
from desktop_app.domain.lists.columns import guess_columns
from desktop_app.domain.lists.list_kinds import guess_list_kind
from desktop_app.domain.lists.tables import FoundTable, TableBook, TableRow
from desktop_app.domain.registration.exchange.award_words import awards_written
from desktop_app.domain.registration.exchange.form_frame import FormField
from desktop_app.domain.registration.exchange.form_problem import FormProblem
from desktop_app.domain.registration.exchange.returned_form import FormRow
from desktop_app.domain.registration.registration import SubjectKind

_SAMPLE = 50
_SUBJECTS = {Column.FULL_NAME, Column.FAMILY_NAME, Column.COLLECTIVE, Column.SUBJECT}
_AWARDS = {Column.TITLE, Column.COMMENDATION, Column.AWARD, Column.AWARD_MARK}
_COLLECTIVES = ("tap the", "don vi tap the")
_Cells = Callable[[Column], str]


def free_list_rows(book: TableBook, unit: str) -> tuple[tuple[FormRow, ...], tuple[FormProblem, ...]]:
    """The rows of all tables of the file, and what is told of those that are none. UserError where there is no such table."""
    rows: list[FormRow] = []
    problems: list[FormProblem] = []
    read = 0
    for table in book.tables:
        if table.is_hidden:
            told = f"Không đọc {table.place}: trang tính bị ẩn."
            problems.append(FormProblem(None, "table_unread", told, is_fault=False))
            continue
        found = _table_rows(table, unit, len(book.tables) > 1)
        if found is None:
            told = f"Không đọc {table.place}: không có cột họ tên hay tên tập thể cùng danh hiệu, sáng kiến hoặc dự án."
            problems.append(FormProblem(None, "table_unread", told, is_fault=False))
            continue
        read += 1
        rows += found[0]
        problems += found[1]
    if not read:
        raise UserError(
            "form.no_list",
            f"“{book.name}” không có bảng đăng ký nào đọc được. Cần bảng có cột “Họ và tên” hoặc “Tên tập thể” và cột "
            "danh hiệu, hình thức khen thưởng, sáng kiến hoặc dự án.",
        )
    return tuple(rows), (*(FormProblem(None, "note", note, is_fault=False) for note in book.notes), *problems)


def _table_rows(table: FoundTable, unit: str, has_others: bool) -> tuple[list[FormRow], list[FormProblem]] | None:
    sample = [row.cells for row in table.rows[:_SAMPLE]]
    is_projects = guess_list_kind(table.header, table.titles) is ListKind.PROJECTS
    guess = guess_columns(table.header, sample, ListKind.PROJECTS if is_projects else ListKind.REGISTRATIONS)
    meanings = set(guess.columns.values())
    if is_projects:
        if Column.PROJECT not in meanings:
            return None
    elif not meanings & _SUBJECTS or not meanings & (_AWARDS | {Column.INITIATIVE, Column.PROJECT}):
        return None
    place = table.place if has_others else ""
    rows, problems = [], []
    for row in table.rows:
        made = _project_row(row, guess.columns, unit, place) if is_projects else _row(table, row, guess.columns, place)
        if made is not None:
            rows.append(made)
        is_fault = made is not None  # beside the list it is only told
        problems += [FormProblem(row.number, "cell", fault.message, is_fault, place=place) for fault in row.faults]
    for doubt in (*table.notes, *guess.doubts):
        problems.append(FormProblem(None, "note", doubt, is_fault=False))
    unread = [table.header[column] for column in guess.unknown if column < len(table.header) and table.header[column]]
    if unread:
        problems.append(FormProblem(None, "columns_unread", f"Không đọc các cột: {', '.join(unread)}.", is_fault=False))
    return rows, problems


def _row(table: FoundTable, row: TableRow, columns: Mapping[int, Column], place: str) -> FormRow | None:
    def cell(wanted: Column) -> str:
        return next((row.cell(at) for at, column in sorted(columns.items()) if column is wanted and row.cell(at)), "")

    collective, person = cell(Column.COLLECTIVE), _name(cell)
    subject = person or collective or cell(Column.SUBJECT)
    titles, commendations = [cell(Column.TITLE)], [cell(Column.COMMENDATION)]
    for mention in awards_written(cell(Column.AWARD)):
        is_commendation = mention.spec is not None and mention.spec.award_kind is AwardKind.COMMENDATION
        (commendations if is_commendation else titles).append(mention.text)
    for at, column in columns.items():
        spec = (
            award_called(table.header[at].rpartition("›")[2]) if column is Column.AWARD_MARK and row.cell(at) else None
        )
        if spec is not None:
            (titles if spec.award_kind is AwardKind.TITLE else commendations).append(spec.name)
    values = {
        FormField.SUBJECT: subject,
        FormField.POST: cell(Column.POST),
        FormField.TITLE: "; ".join(filter(None, titles)),
        FormField.COMMENDATION: "; ".join(filter(None, commendations)),
        FormField.INITIATIVE: cell(Column.INITIATIVE),
        FormField.INITIATIVE_FIELD: cell(Column.FIELD),
        FormField.PROJECT: cell(Column.PROJECT),
        FormField.NOTE: cell(Column.NOTE),
    }
    if not any(values.values()):
        return None
    is_collective = not person and (bool(collective) or _says_collective(table, row, cell))
    kind = SubjectKind.COLLECTIVE if is_collective else SubjectKind.PERSON
    return FormRow(row.number, kind, values, place)


def _name(cell: _Cells) -> str:
    return cell(Column.FULL_NAME) or clean_line(f"{cell(Column.FAMILY_NAME)} {cell(Column.GIVEN_NAME)}")


def _says_collective(table: FoundTable, row: TableRow, cell: _Cells) -> bool:
    """A mixed column of subjects: what the row, its group or the title line says, else what the awards are given to."""
    told = fold(" ".join((cell(Column.SUBJECT_KIND), *row.group_titles[-1:])))
    if "ca nhan" in told or "tap the" in told:
        return "tap the" in told
    specs = [mention.spec for mention in awards_written(cell(Column.TITLE)) if mention.spec is not None]
    if specs:
        return SubjectKind.PERSON not in specs[0].subjects
    return any(fold(title).endswith(_COLLECTIVES) for title in table.titles[-1:])


def _project_row(row: TableRow, columns: Mapping[int, Column], unit: str, place: str) -> FormRow | None:
    """A project is registered by the unit; time, contents and expected result go into the remark, with their names."""

    def cell(wanted: Column) -> str:
        return next((row.cell(at) for at, column in sorted(columns.items()) if column is wanted and row.cell(at)), "")

    remarks = (
        ("thời gian", cell(Column.DURATION)),
        ("nội dung", cell(Column.CONTENT)),
        ("kết quả dự kiến", cell(Column.EXPECTED_RESULT)),
        ("", cell(Column.NOTE)),
    )
    note = "; ".join(f"{name}: {text}" if name else text for name, text in remarks if text)
    if not (cell(Column.PROJECT) or note):
        return None
    values = {FormField.SUBJECT: unit, FormField.PROJECT: cell(Column.PROJECT), FormField.NOTE: note}
    return FormRow(row.number, SubjectKind.COLLECTIVE, values, place)
