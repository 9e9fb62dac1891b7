"""Lists of people as offices keep them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from invented_office import InventedOffice, InventedPerson
from messy_kinds import MessyFile, made, made_xlsx, mess
from messy_sheets import (
    Fault,
    Formula,
    Sheet,
    TrueTable,
    Values,
    as_text,
    without_results,
    write_csv,
)

from desktop_app.domain.language.numerals import to_roman
from desktop_app.domain.lists.column import Column
from desktop_app.domain.lists.tables import OutsideKind

C = Column
HEADER = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Chức vụ", "Đơn vị", "Ghi chú")


def _cells(number: int, one: InventedPerson) -> list[object]:
    return [number, one.name, one.born, one.sex, one.post, one.unit, None]


def _values(number: int, one: InventedPerson) -> Values:
    return {
        C.SERIAL: str(number), C.FULL_NAME: one.name, C.BIRTH: as_text(one.born), C.SEX: one.sex,
        C.POST: one.post, C.UNIT: one.unit,
    }  # fmt: skip


def _people(sheet: Sheet, people: Sequence[InventedPerson], start: int = 1) -> None:
    for number, one in enumerate(people, start=start):
        sheet.entry(_cells(number, one), _values(number, one))


def plain_sheet(office: InventedOffice, name: str = "Danh sách") -> Sheet:
    sheet = Sheet(name)
    sheet.begin()
    sheet.header(*HEADER)
    _people(sheet, office.people)
    return sheet


@mess("header in the first row, nothing else")
def plain(folder: Path, office: InventedOffice) -> MessyFile:
    return made_xlsx(folder, "plain", [plain_sheet(office)])


@mess("quốc hiệu, agency, title and (Kèm theo …) above the header, numbers of the columns below it")
def title_lines(folder: Path, office: InventedOffice) -> MessyFile:
    sheet = Sheet()
    sheet.text("UBND TỈNH HẢI VÂN", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    sheet.text("SỞ KHOA HỌC VÀ CÔNG NGHỆ", None, None, "Độc lập - Tự do - Hạnh phúc")
    sheet.blank()
    sheet.begin("DANH SÁCH CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC NĂM 2026", "(Kèm theo Công văn số 12/SKHCN-VP ngày 05/3/2026)")
    sheet.merge(4, 0, 4, 6)
    sheet.blank()
    sheet.header(*HEADER)
    sheet.outside(OutsideKind.NUMBERING, *(f"({number})" for number in range(1, 8)))
    _people(sheet, office.people)
    return made_xlsx(folder, "title_lines", [sheet])


@mess("header in two rows with merged cells: Năm sinh over Nam and Nữ, each holding the year")
def two_row_header(folder: Path, office: InventedOffice) -> MessyFile:
    sheet = Sheet()
    sheet.begin("DANH SÁCH NHÂN SỰ")
    sheet.header("TT", "Họ và tên", "Năm sinh", None, "Chức vụ", "Đơn vị công tác")
    sheet.text(None, None, "Nam", "Nữ")
    top = sheet.tables[0].header_row
    for column in (0, 1, 4, 5):
        sheet.merge(top, column, top + 1, column)
    sheet.merge(top, 2, top, 3)
    _years(sheet, office)
    return made_xlsx(folder, "two_row_header", [sheet])


def _years(sheet: Sheet, office: InventedOffice) -> None:
    for number, one in enumerate(office.people, start=1):
        year = one.born.year
        cells = [number, one.name, year if one.is_male else None, None if one.is_male else year, one.post, one.unit]
        column = C.BIRTH_MALE if one.is_male else C.BIRTH_FEMALE
        sheet.entry(
            cells,
            {C.SERIAL: str(number), C.FULL_NAME: one.name, column: str(year), C.POST: one.post, C.UNIT: one.unit},
        )


@mess("the same header in two rows of a .csv, where nothing says which cells are merged")
def two_row_header_csv(folder: Path, office: InventedOffice) -> MessyFile:
    sheet = Sheet()
    sheet.begin("DANH SÁCH NHÂN SỰ")
    sheet.header("TT", "Họ và tên", "Năm sinh", None, "Chức vụ", "Đơn vị công tác")
    sheet.text(None, None, "Nam", "Nữ", None, None)
    _years(sheet, office)
    write_csv(folder / "two_row_header.csv", sheet)
    return made(folder / "two_row_header.csv", [sheet])


def _two_names(sheet: Sheet, office: InventedOffice) -> None:
    for number, one in enumerate(office.people, start=1):
        values = {C.SERIAL: str(number), C.FAMILY_NAME: one.family, C.GIVEN_NAME: one.given, C.UNIT: one.unit}
        sheet.entry([number, one.family, one.given, one.unit], values)


@mess("family and given name in two columns, each with its label")
def names_in_two_columns(folder: Path, office: InventedOffice) -> MessyFile:
    sheet = Sheet()
    sheet.begin()
    sheet.header("Số TT", "Họ và chữ đệm", "Tên", "Phòng, ban")
    _two_names(sheet, office)
    return made_xlsx(folder, "names_in_two_columns", [sheet])


@mess("family and given name in two columns under one merged label")
def one_label_over_two_columns(folder: Path, office: InventedOffice) -> MessyFile:
    sheet = Sheet()
    sheet.begin()
    sheet.header("STT", "Họ và tên", None, "Đơn vị")
    sheet.merge(1, 1, 1, 2)
    _two_names(sheet, office)
    return made_xlsx(folder, "one_label_over_two_columns", [sheet])


def _by_unit(sheet: Sheet, office: InventedOffice, opened: Callable[[int, str], str]) -> None:
    """People without a unit of their own, under rows that name it."""
    number = 0
    for place, unit in enumerate(office.units, start=1):
        word = opened(place, unit)
        for one in office.people_of(unit):
            number += 1
            values = {C.SERIAL: str(number), C.FULL_NAME: one.name, C.SEX: one.sex, C.POST: one.post}
            sheet.entry([number, one.name, one.sex, one.post], values, group=word)


_SHORT = ("STT", "Họ và tên", "Giới tính", "Chức vụ")


@mess("the unit stands in a row of its own, merged over the width: I. PHÒNG BƯU CHÍNH")
def unit_rows(folder: Path, office: InventedOffice) -> MessyFile:
    sheet = Sheet()
    sheet.begin("DANH SÁCH CÁN BỘ")
    sheet.header(*_SHORT)

    def opened(place: int, unit: str) -> str:
        row = sheet.outside(OutsideKind.GROUP, f"{to_roman(place)}. {unit.upper()}")
        sheet.merge(row, 0, row, 3)
        return unit.upper()

    _by_unit(sheet, office, opened)
    return made_xlsx(folder, "unit_rows", [sheet])


@mess("the unit stands beside a roman numeral in the column of numbers, with its headcount")
def unit_by_numeral(folder: Path, office: InventedOffice) -> MessyFile:
    sheet = Sheet()
    sheet.begin()
    sheet.header(*_SHORT)

    def opened(place: int, unit: str) -> str:
        sheet.outside(OutsideKind.GROUP, to_roman(place), unit, None, len(office.people_of(unit)))
        return unit

    _by_unit(sheet, office, opened)
    return made_xlsx(folder, "unit_by_numeral", [sheet])


@mess("the unit stands alone in the column of names, without number or merging, in a .csv")
def unit_rows_bare(folder: Path, office: InventedOffice) -> MessyFile:
    sheet = Sheet()
    sheet.begin()
    sheet.header(*_SHORT)

    def opened(place: int, unit: str) -> str:
        sheet.outside(OutsideKind.GROUP, None, unit, None, None)
        return unit

    _by_unit(sheet, office, opened)
    write_csv(folder / "unit_rows_bare.csv", sheet)
    return made(folder / "unit_rows_bare.csv", [sheet])


@mess("the unit stands once in a cell merged over all its people")
def unit_merged_down(folder: Path, office: InventedOffice) -> MessyFile:
    sheet = merged_down(office)
    return made_xlsx(folder, "unit_merged_down", [sheet])


def merged_down(office: InventedOffice) -> Sheet:
    sheet = Sheet()
    sheet.begin()
    sheet.header("Đơn vị", "STT", "Họ và tên", "Giới tính", "Chức vụ")
    number = 0
    for unit in office.units:
        first = sheet.next
        for one in office.people_of(unit):
            number += 1
            cells = [unit if sheet.next == first else None, number, one.name, one.sex, one.post]
            values = {C.SERIAL: str(number), C.FULL_NAME: one.name, C.SEX: one.sex, C.POST: one.post, C.UNIT: unit}
            sheet.entry(cells, values)
        if sheet.next - first > 1:
            sheet.merge(first, 0, sheet.next - 1, 0)
    return sheet


@mess("a sheet for each unit, named after it")
def sheet_per_unit(folder: Path, office: InventedOffice) -> MessyFile:
    sheets = []
    for unit in office.units:
        sheet = Sheet(unit[:31].strip())
        sheet.begin()
        sheet.header(*_SHORT)
        _by_unit(sheet, replace(office, units=(unit,)), lambda _place, unit: unit[:20])
        if office.people_of(unit):
            sheets.append(sheet)
    return made_xlsx(folder, "sheet_per_unit", sheets)


@mess("a table for each unit below one another on one sheet, each with its title, header and total")
def tables_below(folder: Path, office: InventedOffice) -> MessyFile:
    sheet = Sheet()
    for place, unit in enumerate(office.units, start=1):
        sheet.begin(f"{to_roman(place)}. {unit}")
        sheet.header(*HEADER)
        _people(sheet, office.people_of(unit))
        sheet.outside(OutsideKind.TOTAL, "Cộng", len(office.people_of(unit)))
        sheet.blank()
    return made_xlsx(folder, "tables_below", [sheet])


@mess("two tables beside one another on one sheet")
def tables_beside(folder: Path, office: InventedOffice) -> MessyFile:
    half = (len(office.people) + 1) // 2
    left, right = office.people[:half], office.people[half:]
    sheet = Sheet()
    sheet.begin()
    sheet.header("STT", "Họ và tên", "Chức vụ", None, "STT", "Họ và tên", "Chức vụ")
    other = TrueTable(header_row=1)
    for place, one in enumerate(left):
        beside = right[place] if place < len(right) else None
        cells: list[object] = [place + 1, one.name, one.post]
        if beside:
            cells += [None, half + place + 1, beside.name, beside.post]
            other.entries[sheet.next] = {C.SERIAL: str(half + place + 1), C.FULL_NAME: beside.name, C.POST: beside.post}
        sheet.entry(cells, {C.SERIAL: str(place + 1), C.FULL_NAME: one.name, C.POST: one.post})
    sheet.tables.append(other)
    return made_xlsx(folder, "tables_beside", [sheet])


@mess("the header set again every 30 rows, as pages are printed")
def header_on_every_page(folder: Path, office: InventedOffice) -> MessyFile:
    sheet = Sheet()
    sheet.begin("DANH SÁCH CÁN BỘ")
    sheet.header(*HEADER)
    for number, one in enumerate(office.people, start=1):
        if number % 30 == 0:
            sheet.blank()
            sheet.outside(OutsideKind.HEADER_AGAIN, *HEADER)
        sheet.entry(_cells(number, one), _values(number, one))
    return made_xlsx(folder, "header_on_every_page", [sheet])


@mess("subtotals, a total, place and day, signatures and a remark behind the table")
def totals_and_signatures(folder: Path, office: InventedOffice) -> MessyFile:
    sheet = Sheet()
    sheet.begin("DANH SÁCH CÁN BỘ")
    sheet.header(*HEADER)
    number = 1
    for unit in office.units:
        _people(sheet, office.people_of(unit), number)
        number += len(office.people_of(unit))
        sheet.outside(
            OutsideKind.TOTAL,
            None,
            f"Cộng {unit}" if unit.startswith("Phòng") else "Cộng",
            None,
            len(office.people_of(unit)),
        )
    sheet.outside(OutsideKind.TOTAL, "Tổng cộng: ", None, None, len(office.people))
    sheet.outside(OutsideKind.TAIL, f"Danh sách này có {len(office.people)} người./.")
    sheet.blank()
    sheet.outside(OutsideKind.TAIL, None, None, None, "Hải Vân, ngày 05 tháng 3 năm 2026")
    sheet.outside(OutsideKind.TAIL, "NGƯỜI LẬP BIỂU", None, None, "GIÁM ĐỐC")
    sheet.outside(OutsideKind.TAIL, "(Ký, ghi rõ họ tên)", None, None, "(Ký tên, đóng dấu)")
    sheet.blank()
    sheet.outside(OutsideKind.TAIL, "Lý Thị Thử", None, None, "Đỗ Văn Thử")
    sheet.outside(OutsideKind.TAIL, "Ghi chú: danh sách tính đến ngày 05/3/2026.")
    return made_xlsx(folder, "totals_and_signatures", [sheet])


@mess("hidden rows, a hidden column and a hidden sheet")
def hidden_rows(folder: Path, office: InventedOffice) -> MessyFile:
    return _hidden(folder, "hidden_rows", office)


def _hidden(folder: Path, name: str, office: InventedOffice) -> MessyFile:
    cut = max(1, len(office.people) - 3)
    sheet = Sheet()
    sheet.begin()
    sheet.header(*HEADER)
    for number, one in enumerate(office.people[:cut], start=1):
        sheet.entry(_cells(number, one), _values(number, one), hidden=number % 4 == 0)
    sheet.hidden_columns = [2]
    secret = Sheet("Năm cũ")
    secret.is_hidden = True
    secret.begin()
    secret.header(*HEADER)
    for number, one in enumerate(office.people[cut:], start=1):
        secret.entry(_cells(number, one), _values(number, one), hidden=True)
    secret.hidden_rows.clear()
    return made_xlsx(folder, name, [sheet, secret])


@mess("rows hidden by a filter")
def filtered(folder: Path, office: InventedOffice) -> MessyFile:
    sheet = Sheet()
    sheet.begin()
    sheet.header(*HEADER)
    for number, one in enumerate(office.people, start=1):
        sheet.entry(_cells(number, one), _values(number, one), hidden=not one.is_male)
    sheet.is_filtered = True
    return made_xlsx(folder, "filtered", [sheet])


@mess("names and units put together by formulas that have their results")
def formulas(folder: Path, office: InventedOffice) -> MessyFile:
    sheet = Sheet()
    sheet.begin()
    sheet.header(*HEADER)
    for number, one in enumerate(office.people, start=1):
        cells = _cells(number, one)
        cells[0] = Formula(f"=A{sheet.next - 1}+1", number)
        cells[5] = Formula(f"=VLOOKUP(A{sheet.next},Q:R,2,0)", one.unit)
        sheet.entry(cells, _values(number, one))
    return made_xlsx(folder, "formulas", [sheet])


@mess("formulas that were never reckoned, and cells that show an error")
def formulas_and_errors(folder: Path, office: InventedOffice) -> MessyFile:
    sheet = Sheet()
    sheet.begin()
    sheet.header(*HEADER)
    for number, one in enumerate(office.people, start=1):
        cells, values = _cells(number, one), dict(_values(number, one))
        if number % 3 == 0:
            cells[5] = Formula("=F2", None) if number % 2 else Fault("#N/A" if number % 4 else "#REF!")
            values[C.UNIT] = ""
        sheet.entry(cells, values, faulty=number % 3 == 0)
    found = made_xlsx(folder, "formulas_and_errors", [sheet])
    without_results(found.path)
    return found


@mess("days of birth as dates, as numbers of the spreadsheet, as text of many kinds, as years")
def days_of_all_kinds(folder: Path, office: InventedOffice) -> MessyFile:
    sheet = Sheet()
    sheet.begin()
    sheet.header(*HEADER)
    for number, one in enumerate(office.people, start=1):
        day = one.born
        forms = (
            (day, as_text(day)), (day.toordinal() - 693594, as_text(day)), (as_text(day), as_text(day)),
            (f"{day.day}.{day.month}.{day.year}", f"{day.day}.{day.month}.{day.year}"), (day.isoformat(), day.isoformat()),
            (day.year, str(day.year)), (f" {day.day} / {day.month} / {day.year} ", f"{day.day} / {day.month} / {day.year}"),
            (f"ngày {day.day} tháng {day.month} năm {day.year}", f"ngày {day.day} tháng {day.month} năm {day.year}"),
        )  # fmt: skip
        cell, text = forms[number % len(forms)]
        cells, values = _cells(number, one), dict(_values(number, one))
        cells[2], values[C.BIRTH] = cell, text
        sheet.entry(cells, values)
    return made_xlsx(folder, "days_of_all_kinds", [sheet])


@mess("composing marks (NFD), no-break and zero-width spaces, soft hyphens, blanks round words, lines broken in a cell")
def strange_letters(folder: Path, office: InventedOffice) -> MessyFile:
    sheet = Sheet()
    sheet.begin()
    sheet.header("STT", " Họ và\ntên ", "Ngày\nsinh", "Giới tính\u00a0", "Chức vụ", "Đơn\u00a0vị", "Ghi chú")
    for number, one in enumerate(office.people, start=1):
        cells = _cells(number, one)
        spoilt = (
            unicodedata.normalize("NFD", one.name), one.name.replace(" ", "\u00a0"), f"\u200b{one.name}\ufeff",
            one.name.replace(" ", "\u00ad "), f"  {one.name}   ", f"{one.family}\n{one.given}", one.name.replace(" ", "  "),
        )  # fmt: skip
        cells[0], cells[1] = f" {number} ", spoilt[number % len(spoilt)]
        cells[5] = unicodedata.normalize("NFD", one.unit)
        sheet.entry(cells, _values(number, one))
    return made_xlsx(folder, "strange_letters", [sheet])


@mess("two people in one cell, one below the other")
def two_people_in_a_cell(folder: Path, office: InventedOffice) -> MessyFile:
    sheet = Sheet()
    sheet.begin()
    sheet.header(*HEADER)
    for number, one in enumerate(office.people, start=1):
        cells, values = _cells(number, one), dict(_values(number, one))
        if number % 5 == 0:
            cells[1] = f"{one.name}\nLý Thị Thử"
            values[C.FULL_NAME] = f"{one.name} Lý Thị Thử"
        sheet.entry(cells, values, faulty=number % 5 == 0)
    return made_xlsx(folder, "two_people_in_a_cell", [sheet])


@mess("post and unit in one column")
def post_and_unit(folder: Path, office: InventedOffice) -> MessyFile:
    sheet = Sheet()
    sheet.begin()
    sheet.header("STT", "Ông/Bà", "Họ và tên", "Chức vụ, đơn vị công tác")
    for number, one in enumerate(office.people, start=1):
        called, both = ("Ông" if one.is_male else "Bà"), f"{one.post}, {one.unit}"
        values = {C.SERIAL: str(number), C.SALUTATION: called, C.FULL_NAME: one.name, C.POST_AND_UNIT: both}
        sheet.entry([number, called, one.name, both], values)
    return made_xlsx(folder, "post_and_unit", [sheet])


@mess("labels in capitals without marks, columns in another order, columns nobody asked for")
def other_labels(folder: Path, office: InventedOffice) -> MessyFile:
    sheet = Sheet()
    sheet.begin()
    sheet.header(
        "DON VI CONG TAC", "TRINH DO", "PHAI", "HO VA TEN", "CHUC DANH", "NGAY THANG NAM SINH", "SO DIEN THOAI"
    )
    for one in office.people:
        values = {C.UNIT: one.unit, C.SEX: one.sex, C.FULL_NAME: one.name, C.POST: one.post, C.BIRTH: as_text(one.born)}
        sheet.entry([one.unit, "Đại học", one.sex, one.name, one.post, one.born, "0900000000"], values)
    return made_xlsx(folder, "other_labels", [sheet])


@mess("no header at all: only the cells tell which column is which")
def no_header(folder: Path, office: InventedOffice) -> MessyFile:
    sheet = Sheet()
    sheet.begin()
    for number, one in enumerate(office.people, start=1):
        values = dict(_values(number, one))
        sheet.entry(_cells(number, one), values)
    return made_xlsx(folder, "no_header", [sheet])
