"""Lists of people in other kinds of file than .xlsx."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from invented_office import InventedOffice
from messy_kinds import MessyFile, made, mess
from messy_people_lists import C, merged_down, plain_sheet
from messy_sheets import Sheet, write_csv, write_docx, write_html, write_ods


@mess("the unit written once above its people in a .csv, nothing merged")
def unit_written_once(folder: Path, office: InventedOffice) -> MessyFile:
    sheet = merged_down(office)
    write_csv(folder / "unit_written_once.csv", sheet)
    return made(folder / "unit_written_once.csv", [sheet])


@mess("a .csv with semicolons, as Excel writes it here")
def csv_semicolon(folder: Path, office: InventedOffice) -> MessyFile:
    return _csv(folder, "csv_semicolon", office, "utf-8-sig", ";")


@mess("a .csv in UTF-16 with tabs")
def csv_utf16(folder: Path, office: InventedOffice) -> MessyFile:
    return _csv(folder, "csv_utf16", office, "utf-16", "\t")


@mess("a .csv in Windows-1258")
def csv_windows_1258(folder: Path, office: InventedOffice) -> MessyFile:
    return _csv(folder, "csv_windows_1258", office, "cp1258", ",")


@mess("a .csv under the name .xls")
def csv_as_xls(folder: Path, office: InventedOffice) -> MessyFile:
    found = _csv(folder, "csv_as_xls", office, "utf-8", "\t")
    return replace(found, path=found.path.rename(folder / "csv_as_xls.xls"))


def _csv(folder: Path, name: str, office: InventedOffice, encoding: str, delimiter: str) -> MessyFile:
    sheet = plain_sheet(office)
    write_csv(folder / f"{name}.csv", sheet, encoding, delimiter)
    return made(folder / f"{name}.csv", [sheet])


@mess("a web page under the name .xls, as other programs export")
def html_as_xls(folder: Path, office: InventedOffice) -> MessyFile:
    sheet = merged_down(office)
    write_html(folder / "html_as_xls.xls", [sheet])
    return made(folder / "html_as_xls.xls", [sheet])


@mess("a spreadsheet of OpenDocument with merged cells, hidden rows and a million empty rows declared")
def ods(folder: Path, office: InventedOffice) -> MessyFile:
    sheet = merged_down(office)
    for number in list(sheet.tables[0].entries)[::4]:
        sheet.hidden_rows.add(number)
        sheet.tables[0].hidden.add(number)
    write_ods(folder / "ods.ods", [sheet])
    return made(folder / "ods.ods", [sheet])


@mess("a table for each unit in a Word file, the unit in the line above, posts in cells merged downwards")
def word_tables(folder: Path, office: InventedOffice) -> MessyFile:
    sheets = []
    for place, unit in enumerate(office.units, start=1):
        people = sorted(office.people_of(unit), key=lambda one: one.post)
        if not people:
            continue
        sheet = Sheet(f"{place}. {unit}")
        sheet.begin()
        sheet.header("STT", "Họ và tên", "Chức vụ")
        first = sheet.next
        for number, one in enumerate(people, start=1):
            is_new = number == 1 or people[number - 2].post != one.post
            if is_new and sheet.next - first > 1:
                sheet.merge(first, 2, sheet.next - 1, 2)
            first = sheet.next if is_new else first
            values = {C.SERIAL: str(number), C.FULL_NAME: one.name, C.POST: one.post}
            sheet.entry([number, one.name, one.post if is_new else None], values, group=unit)
        if sheet.next - first > 1:
            sheet.merge(first, 2, sheet.next - 1, 2)
        sheets.append(sheet)
    write_docx(folder / "word_tables.docx", sheets, ["DANH SÁCH CÁN BỘ"])
    return made(folder / "word_tables.docx", sheets)
