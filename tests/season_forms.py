"""An invented season: an office of many units, their forms filled as units fill them, and fifteen ways and more of spoiling one."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.packaging.custom import StringProperty

from desktop_app.assembly.office import Office
from desktop_app.bootstrap import open_office
from desktop_app.domain.clock import Clock
from desktop_app.domain.office.office import AgencyProfile, Membership, Person, Unit, UnitKind
from desktop_app.domain.plan.blocks import Block, BlockKind
from desktop_app.domain.plan.facts import Deadline, DeadlineKind, PlanFacts
from desktop_app.domain.plan.plan import DocumentHead, PlanContent, PlanKind, PlanStatus
from desktop_app.storage.change_log import Operations
from desktop_app.storage.database import open_database
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.plan_repository import PlanRepository
from desktop_app.system.paths import AppPaths

FAMILY = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Huỳnh",
    "Phan",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
    "Mai",
]
MIDDLE = [
    "Văn", "Thị", "Hữu", "Ngọc", "Minh", "Thanh", "Quang", "Kim", "Đức", "Thu",
    "Xuân", "Hồng", "Gia", "Bảo", "Anh", "Tuấn", "Mỹ", "Bích", "Công", "Trọng",
]  # fmt: skip
GIVEN = [
    "An", "Bình", "Chi", "Dũng", "Đạt", "Giang", "Hạnh", "Khoa", "Lan", "Mận",
    "Nam", "Oanh", "Phúc", "Quyên", "Sơn", "Trâm", "Uyên", "Vinh", "Yến", "Long",
]  # fmt: skip
POSTS = ("Trưởng phòng", "Phó Trưởng phòng", "Chuyên viên chính", "Chuyên viên", "Văn thư")
SHEET, HIDDEN = "Đăng ký thi đua", "SoThiDua"
NAME, TITLE, COMMENDATION, INITIATIVE, NOTE = 2, 4, 5, 6, 9


def found_office(
    paths: AppPaths, clock: Clock, units: int, people: int, *, agency: str = "Sở Nông nghiệp Hòa An"
) -> None:
    """An office file with that many units and people, a plan of last year and one of this year, both issued."""
    paths.prepare()
    database = open_database(paths.database_file, before_migration=lambda _path: None)
    office, plans = OfficeRepository(database), PlanRepository(database)

    def work() -> None:
        office.save_profile(AgencyProfile(agency, "UBND tỉnh Hòa An", "SNN", "Hòa An"))
        ids = [
            office.save_unit(Unit(0, f"Trạm Khuyến nông số {number}", UnitKind.CENTER, position=number))
            for number in range(1, units + 1)
        ]
        office.add_people(
            Person(
                0, name_of(number), memberships=(Membership(0, 0, ids[number * units // people], POSTS[number % 5]),)
            )
            for number in range(people)
        )
        for year, number in ((2025, "31"), (2026, "14")):
            head = DocumentHead(number=number, symbol="KH-SNN", subject="Phát động thi đua", day=2, month=2, year=year)
            facts = PlanFacts(
                deadlines=(
                    Deadline(uid="d1", block_uid="b1", deadline_kind=DeadlineKind.REGISTRATION, on=date(year, 3, 27)),
                )
            )
            blocks = (Block("b1", BlockKind.SECTION, marker="IV."),)
            content = PlanContent(head=head, blocks=blocks, facts=facts, working_year=year, plan_kind=PlanKind.ANNUAL)
            plan_id = plans.add(content, f"{year}-02-02T00:00:00")
            plans.set_plan_status(plan_id, PlanStatus.ISSUED, f"{year}-02-02T00:00:00")
            plans.add_plan_units(plan_id, ids)

    Operations(database, clock).run("Lập cơ quan", work, is_undoable=False)
    database.close()


def name_of(number: int) -> str:
    """A name that no other number of the first 6,400 has."""
    family, rest = number % 16, number // 16
    return f"{FAMILY[family]} {MIDDLE[rest % 20]} {GIVEN[rest // 20 % 20]}"


def open_season(folder: Path, clock: Clock, units: int, people: int) -> Office:
    """The same, opened with its services."""
    paths = AppPaths.for_data_folder(folder)
    found_office(paths, clock, units, people)
    return open_office(paths, clock)


@dataclass
class FilledForm:
    """A form being filled by its unit. ``lines``: how many it registers as far as nothing is wrong with it."""

    path: Path
    book: Any
    lines: int = 0

    @property
    def sheet(self) -> Any:
        """The sheet that is filled."""
        return self.book[SHEET]

    def header(self) -> int:
        """The row of the headings."""
        return next(row for row in range(1, 30) if self.sheet.cell(row, 1).value == "STT")

    def rows(self, part: str) -> list[int]:
        """The rows of a part: "I. CÁ NHÂN", "II. TẬP THỂ"."""
        first = next(row for row in range(1, 400) if self.sheet.cell(row, 1).value == part) + 1
        last = first
        while isinstance(self.sheet.cell(last, 1).value, int | float):
            last += 1
        return list(range(first, last))

    def people(self) -> list[int]:
        """Rows with a person's name."""
        return [row for row in self.rows("I. CÁ NHÂN") if self.sheet.cell(row, NAME).value]

    def put(self, row: int, column: int, text: str | None) -> None:
        """Type into a cell."""
        self.sheet.cell(row, column).value = text


def fill(path: Path, number: int) -> FilledForm:
    """As a unit fills it: most people, some with an initiative, and the unit itself."""
    form = FilledForm(path, openpyxl.load_workbook(path))
    for place, row in enumerate(form.people()):
        if (place + number) % 7 == 6:
            continue  # does not register
        form.put(row, TITLE, "Chiến sĩ thi đua cơ sở" if place % 9 == 1 else "Lao động tiên tiến")
        if place % 9 == 1:
            form.put(row, INITIATIVE, f"Sổ tay kỹ thuật số {number}")
            form.put(row, INITIATIVE + 1, "Khuyến nông")
        if place % 5 == 3:
            form.put(row, COMMENDATION, "Giấy khen của Giám đốc Sở")
        form.lines += 1
    form.put(form.rows("II. TẬP THỂ")[0], TITLE, "Tập thể lao động tiên tiến")
    form.lines += 1
    return form


# Ways of spoiling a form. Each changes an open form and gives how many lines it registers then, as far as they can be read.


def _column_renamed(form: FilledForm) -> None:
    form.put(form.header(), TITLE, "Danh hiệu đề nghị")


def _column_deleted(form: FilledForm) -> None:
    form.sheet.delete_cols(INITIATIVE + 1)


def _column_inserted(form: FilledForm) -> None:
    form.sheet.insert_cols(COMMENDATION)
    form.put(form.header(), COMMENDATION, "Năm vào ngành")


def _columns_moved(form: FilledForm) -> None:
    for row in range(form.header(), form.rows("II. TẬP THỂ")[-1] + 1):
        one, other = form.sheet.cell(row, TITLE).value, form.sheet.cell(row, COMMENDATION).value
        form.put(row, TITLE, other)
        form.put(row, COMMENDATION, one)


def _stamp_lost(form: FilledForm) -> None:
    copied = openpyxl.Workbook()
    copied.active.title = SHEET
    for row in form.sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                copied.active.cell(cell.row, cell.column, cell.value)
    form.book = copied


def _stamp_altered(form: FilledForm) -> None:
    stamp = json.loads("".join(prop.value for prop in form.book.custom_doc_props.props))
    stamp["unit_id"] = stamp["unit_id"] % 200 + 1
    text = json.dumps(stamp, ensure_ascii=False)
    for prop in list(form.book.custom_doc_props.props):
        del form.book.custom_doc_props[prop.name]
    for place in range(0, len(text), 200):
        form.book.custom_doc_props.append(
            StringProperty(name=f"SoThiDua{place // 200 + 1:03}", value=text[place : place + 200])
        )


def _unit_title_changed(form: FilledForm) -> None:
    row = next(row for row in range(1, 20) if form.sheet.cell(row, 1).value == "BẢNG ĐĂNG KÝ THI ĐUA") + 1
    form.put(row, 1, "TRẠM KHUYẾN NÔNG HUYỆN BÊN")


def _name_mistyped(form: FilledForm) -> None:
    row = form.people()[0]
    family, middle, given = str(form.sheet.cell(row, NAME).value).split()
    form.put(row, NAME, f"{family} {middle}{middle[-1]} {given}")
    form.put(row, TITLE, "Lao động tiên tiến")


def _name_of_another_unit(form: FilledForm) -> None:
    spare = form.rows("I. CÁ NHÂN")[-1]
    own = {form.sheet.cell(row, NAME).value for row in form.people()}
    form.put(spare, NAME, next(name_of(number) for number in range(0, 5000, 37) if name_of(number) not in own))
    form.put(spare, TITLE, "Lao động tiên tiến")


def _award_unknown(form: FilledForm) -> None:
    form.put(form.people()[2], TITLE, "Lao động giỏi tiên tiến")


def _award_in_the_other_column(form: FilledForm) -> None:
    form.put(form.people()[0], TITLE, "Giấy khen của Giám đốc Sở")


def _title_not_for_a_person(form: FilledForm) -> None:
    form.put(form.people()[1], TITLE, "Tập thể lao động xuất sắc")


def _row_twice(form: FilledForm) -> None:
    spare, first = form.rows("I. CÁ NHÂN")[-1], form.people()[0]
    form.put(first, TITLE, "Lao động tiên tiến")
    form.put(first, COMMENDATION, None)
    form.put(spare, NAME, form.sheet.cell(first, NAME).value)
    form.put(spare, TITLE, "Lao động tiên tiến")


def _row_deleted(form: FilledForm) -> None:
    row = form.people()[1]
    form.lines -= form.sheet.cell(row, TITLE).value is not None
    form.sheet.delete_rows(row)


def _remark_without_award(form: FilledForm) -> None:
    row = form.people()[0]
    form.lines -= form.sheet.cell(row, TITLE).value is not None
    for column in (TITLE, COMMENDATION, INITIATIVE, INITIATIVE + 1):
        form.put(row, column, None)
    form.put(row, NOTE, "Nghỉ thai sản")


def _file_renamed(form: FilledForm) -> None:
    number = int(form.path.stem.rsplit(" ", 1)[1])
    form.path = form.path.with_name(f"Trạm Khuyến nông số {number % 200 + 1} (gửi lại).xlsx")


@dataclass(frozen=True)
class Alteration:
    """``state``: what the program says of such a form; ``code``: of the problem or the refusal that tells it."""

    spoil: Callable[[FilledForm], None]
    state: str
    code: str


ALTERATIONS: dict[str, Alteration] = {
    "a column renamed": Alteration(_column_renamed, "refused", "form.frame_altered"),
    "a column deleted": Alteration(_column_deleted, "refused", "form.frame_altered"),
    "a column inserted": Alteration(_column_inserted, "refused", "form.frame_altered"),
    "two columns exchanged": Alteration(_columns_moved, "refused", "form.frame_altered"),
    "copied into a new workbook, without its stamp": Alteration(_stamp_lost, "refused", "form.stamp_missing"),
    "the stamp changed to another unit": Alteration(_stamp_altered, "refused", "form.stamp_altered"),
    "the unit's name in the title changed": Alteration(_unit_title_changed, "refused", "form.frame_altered"),
    "a name mistyped": Alteration(_name_mistyped, "faulty", "person_unknown"),
    "somebody of another unit": Alteration(_name_of_another_unit, "faulty", "person_elsewhere"),
    "an award that does not exist": Alteration(_award_unknown, "faulty", "award_unknown"),
    "a commendation in the column of titles": Alteration(_award_in_the_other_column, "faulty", "award_column"),
    "a collective's title for a person": Alteration(_title_not_for_a_person, "faulty", "award_subject"),
    "a row typed twice": Alteration(_row_twice, "faulty", "duplicate"),
    "a row deleted": Alteration(_row_deleted, "ready", "row_missing"),
    "a remark without an award": Alteration(_remark_without_award, "ready", "award_missing"),
    "the file named after another unit": Alteration(_file_renamed, "ready", "file_renamed"),
}
"""Besides these a season has forms of last year, of another office, second submissions and late ones."""
