"""The registration form of one unit as a workbook: filled in on a screen, printed, signed, and read again when it comes back.

XlsxWriter is asked directly: drop-downs, protection and hidden sheets are the point of this one sheet and of no other.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from desktop_app.documents.office_paper import Issuer
from desktop_app.documents.paper_text import clean
from desktop_app.documents.registration_form_document import RegistrationForm
from desktop_app.documents.sheet_layout import row_height
from desktop_app.documents.sheet_model import SheetColumn
from desktop_app.domain.award.catalogue import CATALOGUE, AwardKind
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.plan.wording import MOTTO, NATIONAL_NAME
from desktop_app.domain.registration.exchange.form_frame import (
    COLLECTIVES_PART,
    PEOPLE_PART,
    SHEET_FRAME,
    FormField,
    headings_of,
)
from desktop_app.domain.registration.exchange.form_stamp import STAMP_NAME, stamp_pieces
from desktop_app.domain.registration.exchange.initiative_text import initiative_parts
from desktop_app.domain.registration.exchange.unit_form import FormLine, UnitForm
from desktop_app.domain.registration.registration import SubjectKind

FORM_SHEET = "Đăng ký thi đua"
STAMP_SHEET = "SoThiDua"
SPARE_PEOPLE = 10
SPARE_COLLECTIVES = 5
_MOST_SHARED = 5  # spare rows for further titles, one for so many people
_LONGEST_TEXT = 1000
_FONT = {"font_name": "Times New Roman", "font_size": 12}
_COLUMNS = tuple(SheetColumn(width) for width in (5, 25, 18, 21, 24, 26, 15, 21, 15))
_LAST = len(_COLUMNS) - 1
_RIGHT_FROM = 4  # the national block and the signature begin here
_GUIDE = (
    "Cách ghi: chọn ở ô có mũi tên hoặc gõ chữ vào ô trắng; thêm người, thêm tập thể hoặc danh hiệu thứ hai của một người "
    "vào dòng trống. Giữ nguyên tiêu đề và các cột. Dòng hướng dẫn này không in ra."
)
_LISTS = (
    (SubjectKind.PERSON, AwardKind.TITLE),
    (SubjectKind.PERSON, AwardKind.COMMENDATION),
    (SubjectKind.COLLECTIVE, AwardKind.TITLE),
    (SubjectKind.COLLECTIVE, AwardKind.COMMENDATION),
)
"""The columns of the hidden sheet from C on; A is the stamp, B are the people."""


def render_form_workbook(registration_form: RegistrationForm) -> bytes:
    """The form as XLSX, with its stamp; equal bytes for equal forms."""
    issuer, form = registration_form.issuer, registration_form.content
    out = BytesIO()
    file = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    created = issuer.printed_at
    created = created.astimezone(UTC).replace(tzinfo=None) if created.tzinfo else created
    title = f"Bảng đăng ký thi đua {f'năm {form.year} ' if form.year else ''}{form.unit}"
    file.set_properties({"title": clean(title), "author": clean(issuer.profile.name), "created": created})
    pieces = stamp_pieces(form.stamp, headings_of(SHEET_FRAME))
    for number, piece in enumerate(pieces, start=1):
        file.set_custom_property(f"{STAMP_NAME}{number:03}", piece, "text")
    writer = _FormWriter(file, issuer, form)
    writer.write()
    writer.write_hidden(pieces)
    file.close()
    return out.getvalue()


class _FormWriter:
    """Writes the sheet from top to bottom; ``self.at`` is the next row, from 0."""

    def __init__(self, file: Any, issuer: Issuer, form: UnitForm) -> None:
        self.file = file
        self.issuer = issuer
        self.form = form
        self.sheet = file.add_worksheet(FORM_SHEET)
        self.hidden = file.add_worksheet(STAMP_SHEET)
        self.at = 0
        self._styles: dict[tuple[tuple[str, object], ...], Any] = {}
        self.names = [name for _key, name in form.stamp.people]

    def write(self) -> None:
        """Guide, head, table in two parts, foot, and how it prints."""
        sheet = self.sheet
        for place, column in enumerate(_COLUMNS):
            sheet.set_column(place, place, column.width)
        self._merged(0, _LAST, _GUIDE, height=32, italic=True, font_color="#505050", bg_color="#F2F2F2", text_wrap=True)
        self._head()
        header_at = self.at
        for place, heading in enumerate(headings_of(SHEET_FRAME)):
            sheet.write_string(
                self.at,
                place,
                heading,
                self._style(bold=True, border=1, align="center", text_wrap=True, bg_color="#F2F2F2"),
            )
        sheet.set_row(self.at, row_height(headings_of(SHEET_FRAME), _COLUMNS, is_bold=True))
        self.at += 1
        people, collectives = self.form.people, self.form.collectives
        spare = SPARE_PEOPLE + len(people) // _MOST_SHARED
        counted_people = self._part(PEOPLE_PART, people, spare, SubjectKind.PERSON)
        counted_collectives = self._part(COLLECTIVES_PART, collectives, SPARE_COLLECTIVES, SubjectKind.COLLECTIVE)
        self._foot(counted_people, counted_collectives)
        self._set_up(header_at)

    def _head(self) -> None:
        form = self.form
        agency, place = self.issuer.profile.name.upper(), self.issuer.profile.place
        year = str(form.year) if form.year else "………"
        self._pair(agency, NATIONAL_NAME, bold_left=False)
        self._pair(form.unit.upper(), MOTTO, bold_left=True, underline_right=True)
        self.at += 1
        self._merged(_RIGHT_FROM, _LAST, f"{place or '………'}, ngày …… tháng …… năm {year}", italic=True, locked=False)
        self._merged(0, _LAST, "BẢNG ĐĂNG KÝ THI ĐUA", bold=True, font_size=14, height=22)
        self._merged(0, _LAST, form.unit.upper(), bold=True, font_size=13, height=20)
        self._merged(0, _LAST, f"NĂM {year}", bold=True, font_size=13, height=20)
        self._merged(0, _LAST, f"(Theo {form.plan_label})", italic=True)
        if form.last_day:
            where = f" ({form.deadline_source})" if form.deadline_source else ""
            self._merged(0, _LAST, f"Hạn gửi: chậm nhất hết ngày {format_text(form.last_day)}{where}", bold=True)
        self.at += 1

    def _part(self, heading: str, lines: Sequence[FormLine], spare: int, kind: SubjectKind) -> tuple[int, int]:
        """A part of the table; its first and last row, from 0."""
        # not merged: a merged row could not be told from a filled one by every program that saves the file again
        for place in range(len(_COLUMNS)):
            text = heading if place == 0 else ""
            edges = {"top": 1, "bottom": 1, "left": 1 if place == 0 else 0, "right": 1 if place == _LAST else 0}
            self.sheet.write_string(self.at, place, text, self._style(bold=True, bg_color="#FAFAFA", **edges))
        self.at += 1
        first = self.at
        for number, line in enumerate([*lines, *(FormLine("") for _ in range(spare))], start=1):
            name, initiative_field = initiative_parts(line.initiative)
            texts = (
                line.subject,
                line.post,
                line.title,
                line.commendation,
                name,
                initiative_field,
                line.project,
                line.note,
            )
            self.sheet.write_number(self.at, 0, number, self._style(border=1, align="center", valign="vcenter"))
            for place, text in enumerate(texts, start=1):
                style = self._style(border=1, valign="vcenter", text_wrap=True, locked=False)
                if text:
                    self.sheet.write_string(self.at, place, clean(text), style)
                else:
                    self.sheet.write_blank(self.at, place, None, style)
            height = row_height(("", *texts), _COLUMNS, is_bold=False)
            self.sheet.set_row(self.at, max(height, 20.0))
            self.at += 1
        self._validate(first, self.at - 1, kind)
        return first, self.at - 1

    def _validate(self, first: int, last: int, kind: SubjectKind) -> None:
        columns = {field: place for place, (field, _heading) in enumerate(SHEET_FRAME)}
        if kind is SubjectKind.PERSON and self.names:
            self.sheet.data_validation(
                first,
                columns[FormField.SUBJECT],
                last,
                columns[FormField.SUBJECT],
                {
                    "validate": "list",
                    "source": f"={STAMP_SHEET}!$B$1:$B${len(self.names)}",
                    "error_type": "warning",
                    "error_title": "Họ tên chưa có trong danh sách",
                    "error_message": "Người này không có trong danh sách của đơn vị. Kiểm tra lại họ tên; "
                    "nếu đúng là người mới thì chọn Có (Yes) để giữ.",
                },
            )
        for award_kind, field, name in (
            (AwardKind.TITLE, FormField.TITLE, "danh hiệu thi đua"),
            (AwardKind.COMMENDATION, FormField.COMMENDATION, "hình thức khen thưởng"),
        ):
            place = _LISTS.index((kind, award_kind))
            column = xl_col_to_name(place + 2)
            self.sheet.data_validation(
                first,
                columns[field],
                last,
                columns[field],
                {
                    "validate": "list",
                    "source": f"={STAMP_SHEET}!${column}$1:${column}${len(_award_names(kind, award_kind))}",
                    "input_title": name.capitalize(),
                    "input_message": "Chọn trong danh sách. Đăng ký thêm thì ghi ở một dòng trống.",
                    "error_title": "Không có trong danh mục",
                    "error_message": f"Chọn {name} trong danh sách của ô. Không ghi hai {name} vào một ô.",
                },
            )
        self.sheet.data_validation(
            first,
            columns[FormField.INITIATIVE],
            last,
            columns[FormField.NOTE],
            {
                "validate": "length",
                "criteria": "<=",
                "value": _LONGEST_TEXT,
                "error_title": "Nội dung quá dài",
                "error_message": f"Ghi nhiều nhất {_LONGEST_TEXT} ký tự; nội dung dài hơn gửi kèm báo cáo.",
            },
        )

    def _foot(self, people: tuple[int, int], collectives: tuple[int, int]) -> None:
        counts = f'="Số dòng đăng ký: "&{_counting(people)}&" của cá nhân, "&{_counting(collectives)}&" của tập thể."'
        told = [
            sum(bool(line.title or line.commendation) for line in lines)
            for lines in (self.form.people, self.form.collectives)
        ]
        value = f"Số dòng đăng ký: {told[0]} của cá nhân, {told[1]} của tập thể."
        self.at += 1
        self.sheet.write_formula(self.at, 0, counts, self._style(italic=True), value)
        self.at += 1
        self._pair("NGƯỜI LẬP BẢNG", "THỦ TRƯỞNG ĐƠN VỊ", bold_left=True, bold_right=True)
        self._pair("(Ký, ghi rõ họ tên)", "(Ký, ghi rõ họ tên, đóng dấu)", bold_left=False, is_italic=True)
        self.at += 3
        for first, last in ((0, _RIGHT_FROM - 1), (_RIGHT_FROM, _LAST)):
            self.sheet.merge_range(
                self.at, first, self.at, last, "", self._style(bold=True, align="center", locked=False)
            )

    def _pair(
        self,
        left: str,
        right: str,
        *,
        bold_left: bool,
        bold_right: bool = True,
        is_italic: bool = False,
        underline_right: bool = False,
    ) -> None:
        look: dict[str, object] = {"align": "center", "text_wrap": True, "italic": is_italic}
        width = sum(column.width for column in _COLUMNS[:_RIGHT_FROM])
        self.sheet.merge_range(self.at, 0, self.at, _RIGHT_FROM - 1, clean(left), self._style(bold=bold_left, **look))
        self.sheet.merge_range(
            self.at,
            _RIGHT_FROM,
            self.at,
            _LAST,
            right,
            self._style(bold=bold_right and not is_italic, underline=int(underline_right), **look),
        )
        self.sheet.set_row(self.at, row_height((left,), (SheetColumn(width),), is_bold=bold_left))
        self.at += 1

    def _merged(self, first: int, last: int, text: str, *, height: float | None = None, **look: object) -> None:
        style = self._style(align="left" if "bg_color" in look else "center", valign="vcenter", **look)
        self.sheet.merge_range(self.at, first, self.at, last, clean(text), style)
        if height is not None:
            self.sheet.set_row(self.at, height)
        self.at += 1

    def _set_up(self, header_at: int) -> None:
        sheet = self.sheet
        sheet.protect("", {"format_rows": True, "format_columns": True})
        sheet.set_paper(9)  # A4
        sheet.set_landscape()
        sheet.set_margins(left=20 / 25.4, right=15 / 25.4, top=15 / 25.4, bottom=15 / 25.4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(header_at)
        sheet.print_area(1, 0, self.at, _LAST)
        sheet.set_footer('&C&"Times New Roman,Regular"Trang &P/&N')
        sheet.hide_gridlines(2)
        sheet.set_first_sheet()
        sheet.activate()
        sheet.set_selection(header_at + 2, 3, header_at + 2, 3)

    def write_hidden(self, pieces: Sequence[str]) -> None:
        """The stamp again, for programs that drop properties, and what the drop-downs offer."""
        columns = [pieces, self.names, *(_award_names(*one) for one in _LISTS)]
        for place, texts in enumerate(columns):
            for row, text in enumerate(texts):
                self.hidden.write_string(row, place, text)
        self.hidden.protect("")
        self.hidden.very_hidden()

    def _style(self, **wishes: object) -> Any:
        key = tuple(sorted(wishes.items()))
        if key not in self._styles:
            self._styles[key] = self.file.add_format({**_FONT, "valign": "vcenter", **wishes})
        return self._styles[key]


def _counting(rows: tuple[int, int]) -> str:
    first, last = rows[0] + 1, rows[1] + 1
    return f'SUMPRODUCT(--(((D{first}:D{last}<>"")+(E{first}:E{last}<>""))>0))'


def _award_names(kind: SubjectKind, award_kind: AwardKind) -> tuple[str, ...]:
    return tuple(spec.name for spec in CATALOGUE if spec.award_kind is award_kind and kind in spec.subjects)
