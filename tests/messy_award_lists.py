"""Lists of old awards and of registrations as offices keep them, and lists typed before Unicode."""

from __future__ import annotations

import itertools
from pathlib import Path

from invented_office import InventedAward, InventedOffice, InventedPerson
from messy_kinds import MessyFile, made, made_xlsx, mess
from messy_sheets import Sheet, Values, as_text, write_csv, write_docx

from desktop_app.domain.language.legacy_fonts import VNI, LegacyEncoding, to_unicode
from desktop_app.domain.lists.column import Column, ListKind
from desktop_app.domain.lists.tables import OutsideKind

C = Column


@mess("one award a row: year, number, day and authority of the decision in columns of their own")
def awards_flat(folder: Path, office: InventedOffice) -> MessyFile:
    sheet = Sheet("Khen thưởng")
    sheet.begin("THỐNG KÊ KHEN THƯỞNG CÁC NĂM")
    sheet.header(
        "STT", "Họ và tên / tập thể", "Đơn vị", "Danh hiệu, hình thức", "Năm", "Số QĐ", "Ngày QĐ", "Cấp quyết định"
    )
    for number, one in enumerate(office.awards, start=1):
        values = {
            C.SERIAL: str(number), C.SUBJECT: one.subject, C.UNIT: one.unit, C.AWARD: one.award, C.YEAR: str(one.year),
            C.DECISION_NUMBER: one.number, C.DECISION_DAY: as_text(one.on), C.AUTHORITY: one.authority,
        }  # fmt: skip
        cells = [number, one.subject, one.unit, one.award, one.year, one.number, one.on, one.authority]
        sheet.entry(cells, values)
    return made_xlsx(folder, "awards_flat", [sheet], ListKind.AWARDS)


@mess("number and day of the decision in one column, title and commendation in two, no unit for units")
def awards_decision_in_one(folder: Path, office: InventedOffice) -> MessyFile:
    sheet = Sheet("Khen thưởng")
    sheet.begin("DANH SÁCH KHEN THƯỞNG")
    sheet.header(
        "TT", "Tên cá nhân, tập thể", "Danh hiệu thi đua", "Hình thức khen thưởng", "Năm đạt",
        "Số, ngày, tháng, năm của quyết định; cơ quan ban hành quyết định",
    )  # fmt: skip
    for number, one in enumerate(office.awards, start=1):
        decision = f"Số {one.number} ngày {as_text(one.on)} của {one.authority}"
        is_title = not one.award.startswith(("Bằng", "Giấy"))
        values = {
            C.SERIAL: str(number), C.SUBJECT: one.subject, C.YEAR: str(one.year), C.DECISION: decision,
            C.TITLE if is_title else C.COMMENDATION: one.award,
        }  # fmt: skip
        cells = [
            number,
            one.subject,
            one.award if is_title else None,
            None if is_title else one.award,
            one.year,
            decision,
        ]
        sheet.entry(cells, values)
    return made_xlsx(folder, "awards_decision_in_one", [sheet], ListKind.AWARDS)


def _by_person(office: InventedOffice) -> list[tuple[InventedPerson, list[InventedAward]]]:
    found: dict[int, tuple[InventedPerson, list[InventedAward]]] = {}
    for one in office.awards:
        if one.person:
            found.setdefault(id(one.person), (one.person, []))[1].append(one)
    return list(found.values())


def _of_units(office: InventedOffice) -> list[InventedAward]:
    return [one for one in office.awards if one.person is None]


@mess("a person's name merged downwards over the rows of all years; units on a second sheet")
def awards_name_merged_down(folder: Path, office: InventedOffice) -> MessyFile:
    sheet = Sheet("Cá nhân")
    sheet.begin()
    sheet.header("STT", "Họ và tên", "Năm", "Danh hiệu", "Quyết định", None, None)
    sheet.text(None, None, None, None, "Số", "Ngày", "Cơ quan ban hành")
    sheet.merge(1, 4, 1, 6)
    for column in range(4):
        sheet.merge(1, column, 2, column)
    for number, (person, awards) in enumerate(_by_person(office), start=1):
        first = sheet.next
        for one in awards:
            is_first = sheet.next == first
            start = [number, person.name] if is_first else [None, None]
            sheet.entry(
                [*start, one.year, one.award, one.number, one.on, one.authority],
                _award_values(number, person.name, one),
            )
        if len(awards) > 1:
            sheet.merge(first, 0, sheet.next - 1, 0)
            sheet.merge(first, 1, sheet.next - 1, 1)
    sheets = [sheet, _unit_sheet(office)] if _of_units(office) else [sheet]
    return made_xlsx(folder, "awards_name_merged_down", sheets, ListKind.AWARDS)


def _award_values(number: int, name: str, one: InventedAward, column: Column = C.FULL_NAME) -> Values:
    return {
        C.SERIAL: str(number), column: name, C.YEAR: str(one.year), C.TITLE: one.award,
        C.DECISION_NUMBER: one.number, C.DECISION_DAY: as_text(one.on), C.AUTHORITY: one.authority,
    }  # fmt: skip


def _unit_sheet(office: InventedOffice) -> Sheet:
    sheet = Sheet("Tập thể")
    sheet.begin()
    sheet.header("STT", "Tên tập thể", "Năm", "Danh hiệu", "Số quyết định", "Ngày quyết định", "Cơ quan quyết định")
    for number, one in enumerate(_of_units(office), start=1):
        cells = [number, one.unit, one.year, one.award, one.number, one.on, one.authority]
        sheet.entry(cells, _award_values(number, one.unit, one, C.COLLECTIVE))
    return sheet


@mess("a person's name written once above the awards of further years, nothing merged")
def awards_name_written_once(folder: Path, office: InventedOffice) -> MessyFile:
    sheet = Sheet()
    sheet.begin()
    sheet.header("STT", "Họ và tên", "Năm", "Danh hiệu", "Số QĐ", "Ngày QĐ", "Cơ quan QĐ")
    for number, (person, awards) in enumerate(_by_person(office), start=1):
        for place, one in enumerate(awards):
            start = [None, None] if place else [number, person.name]
            cells = [*start, one.year, one.award, one.number, one.on, one.authority]
            sheet.entry(cells, _award_values(number, person.name, one))
    write_csv(folder / "awards_name_written_once.csv", sheet, delimiter=";")
    return made(folder / "awards_name_written_once.csv", [sheet], ListKind.AWARDS)


@mess("a column for each year with the title of that year in it, units on a second sheet")
def awards_by_year(folder: Path, office: InventedOffice) -> MessyFile:
    years = sorted({one.year for one in office.awards})
    sheet = Sheet("Theo năm")
    sheet.begin("DANH HIỆU THI ĐUA CÁC NĂM")
    sheet.header("STT", "Họ và tên", "Đơn vị", "Danh hiệu thi đua các năm", *([None] * (len(years) - 1)))
    sheet.text(None, None, None, *years)
    sheet.merge(2, 3, 2, 2 + len(years))
    for column in range(3):
        sheet.merge(2, column, 3, column)
    for number, (person, awards) in enumerate(_by_person(office), start=1):
        by_year = {one.year: one.award for one in awards}
        values = {C.SERIAL: str(number), C.FULL_NAME: person.name, C.UNIT: person.unit}
        values[C.YEAR_AWARD] = " | ".join(by_year[year] for year in years if year in by_year)
        sheet.entry([number, person.name, person.unit, *(by_year.get(year) for year in years)], values)
    sheets = [sheet, _unit_sheet(office)] if _of_units(office) else [sheet]
    return made_xlsx(folder, "awards_by_year", sheets, ListKind.AWARDS)


@mess("columns headed by the names of awards, marked with x")
def awards_marked(folder: Path, office: InventedOffice) -> MessyFile:
    year = max(one.year for one in office.awards)
    sheet = Sheet(f"Năm {year}")
    sheet.begin(f"KẾT QUẢ THI ĐUA NĂM {year}")
    labels = {"Lao động tiên tiến": "LĐTT", "Chiến sĩ thi đua cơ sở": "CSTĐ cơ sở", "Giấy khen": "Giấy khen"}
    sheet.header("STT", "Họ và tên", "Đơn vị", *labels.values())
    chosen = [(person, [one for one in awards if one.year == year]) for person, awards in _by_person(office)]
    for number, (person, awards) in enumerate(chosen, start=1):
        marks = ["x" if any(one.award == award for one in awards) else None for award in labels]
        values = {C.SERIAL: str(number), C.FULL_NAME: person.name, C.UNIT: person.unit}
        values[C.AWARD_MARK] = " | ".join("x" for mark in marks if mark)
        sheet.entry([number, person.name, person.unit, *marks], values)
    return made_xlsx(folder, "awards_marked", [sheet], ListKind.AWARDS)


@mess("A. TẬP THỂ and B. CÁ NHÂN as parts of one table, years as parts of each")
def awards_parts(folder: Path, office: InventedOffice) -> MessyFile:
    sheet = Sheet("Tổng hợp")
    sheet.begin("TỔNG HỢP KHEN THƯỞNG")
    sheet.header("STT", "Họ và tên, tên tập thể", "Danh hiệu", "Số quyết định", "Ngày quyết định")
    for letter, part, is_person in (("A", "TẬP THỂ", False), ("B", "CÁ NHÂN", True)):
        chosen = sorted(
            (one for one in office.awards if (one.person is not None) == is_person), key=lambda one: one.year
        )
        if chosen:
            sheet.outside(OutsideKind.GROUP, letter, part)
        for place, (year, awards) in enumerate(itertools.groupby(chosen, key=lambda one: one.year), start=1):
            sheet.outside(OutsideKind.GROUP, ("I", "II", "III", "IV", "V", "VI", "VII")[place - 1], f"Năm {year}")
            for number, one in enumerate(awards, start=1):
                values = {
                    C.SERIAL: str(number), C.SUBJECT: one.subject, C.TITLE: one.award,
                    C.DECISION_NUMBER: one.number, C.DECISION_DAY: as_text(one.on),
                }  # fmt: skip
                sheet.entry([number, one.subject, one.award, one.number, one.on], values, group=f"Năm {year}")
    return made_xlsx(folder, "awards_parts", [sheet], ListKind.AWARDS)


# Registrations: the layouts of law.md, 5.3


@mess(
    "registration of layout 1: Ông/Bà, Chức vụ, đơn vị, Đăng ký over Thi đua and Khen thưởng; units in a table of their own"
)
def registration_1(folder: Path, office: InventedOffice) -> MessyFile:
    sheet = Sheet("Đăng ký")
    sheet.begin("BẢNG ĐĂNG KÝ THI ĐUA NĂM 2026", "I. CÁ NHÂN")
    _registration_header(sheet, "STT", "Ông/Bà", "Họ và tên", "Chức vụ, đơn vị")
    for number, one in enumerate(office.people, start=1):
        called, both = ("Ông" if one.is_male else "Bà"), f"{one.post}, {one.unit}"
        title, form = "Lao động tiên tiến", "Giấy khen" if number % 3 == 0 else ""
        values = {
            C.SERIAL: str(number), C.SALUTATION: called, C.FULL_NAME: one.name, C.POST_AND_UNIT: both,
            C.TITLE: title, C.COMMENDATION: form,
        }  # fmt: skip
        sheet.entry([number, called, one.name, both, title, form or None], values)
    sheet.blank()
    sheet.begin("II. TẬP THỂ")
    _registration_header(sheet, "STT", "Tên tập thể")
    for number, unit in enumerate(office.units, start=1):
        values = {C.SERIAL: str(number), C.COLLECTIVE: unit, C.TITLE: "Tập thể Lao động tiên tiến"}
        sheet.entry([number, unit, "Tập thể Lao động tiên tiến", None], values)
    return made_xlsx(folder, "registration_1", [sheet], ListKind.REGISTRATIONS)


def _registration_header(sheet: Sheet, *labels: str) -> None:
    sheet.header(*labels, "Đăng ký", None)
    sheet.text(*([None] * len(labels)), "Thi đua", "Khen thưởng")
    top, width = sheet.tables[-1].header_row, len(labels)
    for column in range(width):
        sheet.merge(top, column, top + 1, column)
    sheet.merge(top, width, top, width + 1)


@mess("registration of layout 2: title, initiative and its field")
def registration_2(folder: Path, office: InventedOffice) -> MessyFile:
    sheet = Sheet("BẢNG ĐĂNG KÝ THI ĐUA VÀ SÁNG KIẾN")
    sheet.begin()
    sheet.header("STT", "Họ tên", "Chức vụ, đơn vị", "Đăng ký danh hiệu thi đua", "Tên đề tài sáng kiến", "Lĩnh vực")
    for number, one in enumerate(office.people, start=1):
        both, idea = f"{one.post}, {one.unit}", f"Giải pháp số hóa hồ sơ {number}" if number % 2 else ""
        field = "Chuyển đổi số" if idea else ""
        values = {
            C.SERIAL: str(number), C.FULL_NAME: one.name, C.POST_AND_UNIT: both, C.TITLE: "Chiến sĩ thi đua cơ sở",
            C.INITIATIVE: idea, C.FIELD: field,
        }  # fmt: skip
        sheet.entry([number, one.name, both, "Chiến sĩ thi đua cơ sở", idea, field], values)
    write_docx(folder / "registration_2.docx", [sheet])
    return made(folder / "registration_2.docx", [sheet], ListKind.REGISTRATIONS)


@mess("registration of layout 6: projects with time, contents and expected result")
def registration_6(folder: Path, office: InventedOffice) -> MessyFile:
    sheet = Sheet("Dự án")
    sheet.begin("ĐĂNG KÝ DỰ ÁN THI ĐUA")
    sheet.header("STT", "Tên dự án", "Thời gian thực hiện", "Nội dung thực hiện", "Kết quả dự kiến")
    for number, unit in enumerate(office.units, start=1):
        values = {
            C.SERIAL: str(number), C.PROJECT: f"Phòng họp không giấy của {unit}", C.DURATION: "năm 2026",
            C.CONTENT: "Lắp đặt, tập huấn", C.EXPECTED_RESULT: "100% cuộc họp không in tài liệu",
        }  # fmt: skip
        sheet.entry(list(values.values()), values)
    return made_xlsx(folder, "registration_6", [sheet], ListKind.PROJECTS)


# Typed before Unicode


def _signs(encoding: LegacyEncoding) -> dict[str, str]:
    """How each letter is written in an encoding older than Unicode."""
    if encoding is LegacyEncoding.VNI:
        return {letter: signs for signs, letter in VNI.items()}
    return {
        to_unicode(chr(code), encoding): chr(code)
        for code in range(0xA1, 0x100)
        if to_unicode(chr(code), encoding) != chr(code)
    }


def _typed(text: str, signs: dict[str, str]) -> str | None:
    """The text in that encoding; None where it has no sign for a letter."""
    if any(not one.isascii() and one not in signs for one in text):
        return None
    return "".join(signs.get(one, one) for one in text)


def _old_sheet(office: InventedOffice, encoding: LegacyEncoding, font: str) -> Sheet:
    signs = _signs(encoding)
    sheet = Sheet("CB")
    sheet.font = font
    sheet.begin()
    sheet.header(*(_typed(label, signs) for label in ("STT", "Họ và tên", "Chức vụ", "Phòng, ban")))
    number = 0
    for one in office.people:
        cells = [_typed(text, signs) for text in (one.name, one.post, one.unit)]
        if None not in cells:
            number += 1
            values = {C.SERIAL: str(number), C.FULL_NAME: one.name, C.POST: one.post, C.UNIT: one.unit}
            sheet.entry([number, *cells], values)
    return sheet


@mess("typed in TCVN3, cells in the font .VnTime")
def tcvn3(folder: Path, office: InventedOffice) -> MessyFile:
    return made_xlsx(folder, "tcvn3", [_old_sheet(office, LegacyEncoding.TCVN3, ".VnTime")])


@mess("typed in VNI, cells in the font VNI-Times")
def vni(folder: Path, office: InventedOffice) -> MessyFile:
    return made_xlsx(folder, "vni", [_old_sheet(office, LegacyEncoding.VNI, "VNI-Times")])


@mess("typed in TCVN3 in a .csv, where only the letters tell")
def tcvn3_csv(folder: Path, office: InventedOffice) -> MessyFile:
    sheet = _old_sheet(office, LegacyEncoding.TCVN3, "")
    write_csv(folder / "tcvn3.csv", sheet, "utf-8", ";")
    return made(folder / "tcvn3.csv", [sheet])
