"""The frame of the registration form: its columns, as it goes out, and what was done to them when it comes back."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from desktop_app.domain.language.text import match_key

FORM_VERSION = 1
"""Grows with every change of the columns or of the stamp, so that a form made by another release is told apart."""

PEOPLE_PART = "I. CÁ NHÂN"
COLLECTIVES_PART = "II. TẬP THỂ"


class FormField(StrEnum):
    """What stands in a column of a registration form or list."""

    NUMBER = "number"
    SALUTATION = "salutation"
    SUBJECT = "subject"
    POST = "post"
    TITLE = "title"
    COMMENDATION = "commendation"
    INITIATIVE = "initiative"
    INITIATIVE_FIELD = "initiative_field"
    PROJECT = "project"
    NOTE = "note"


Frame = tuple[tuple[FormField, str], ...]
"""Columns from left to right, with their headings."""

SHEET_FRAME: Frame = (
    (FormField.NUMBER, "STT"),
    (FormField.SUBJECT, "Họ và tên, tên tập thể"),
    (FormField.POST, "Chức vụ"),
    (FormField.TITLE, "Danh hiệu thi đua"),
    (FormField.COMMENDATION, "Hình thức khen thưởng"),
    (FormField.INITIATIVE, "Tên sáng kiến, đề tài"),
    (FormField.INITIATIVE_FIELD, "Lĩnh vực"),
    (FormField.PROJECT, "Dự án, công trình thi đua"),
    (FormField.NOTE, "Ghi chú"),
)
"""The form as a workbook: one table, its people in the first part, its collectives in the second."""

PAPER_PEOPLE_FRAME: Frame = (
    (FormField.NUMBER, "STT"),
    (FormField.SUBJECT, "Họ và tên"),
    (FormField.POST, "Chức vụ"),
    (FormField.TITLE, "Danh hiệu thi đua"),
    (FormField.COMMENDATION, "Hình thức khen thưởng"),
    (FormField.INITIATIVE, "Sáng kiến/đề tài"),
    (FormField.NOTE, "Ghi chú"),
)
PAPER_COLLECTIVES_FRAME: Frame = (
    (FormField.NUMBER, "STT"),
    (FormField.SUBJECT, "Tên tập thể"),
    (FormField.TITLE, "Danh hiệu thi đua"),
    (FormField.COMMENDATION, "Hình thức khen thưởng"),
    (FormField.PROJECT, "Dự án, công trình thi đua"),
    (FormField.NOTE, "Ghi chú"),
)
"""The form as a document: a table each."""


def headings_of(frame: Frame) -> tuple[str, ...]:
    """The headings alone."""
    return tuple(heading for _field, heading in frame)


def likeness_to_frame(cells: Sequence[str], frame: Frame) -> int:
    """How many headings of the frame stand in a row, wherever."""
    found = {match_key(cell) for cell in cells if cell}
    return sum(match_key(heading) in found for _field, heading in frame)


def column_faults(found: Sequence[str], frame: Frame) -> tuple[str, ...]:
    """What was done to the columns, a sentence each: renamed, deleted, inserted, moved. Nothing: they are as they went out."""
    wanted = [match_key(heading) for _field, heading in frame]
    names = {match_key(heading): heading for _field, heading in frame}
    written = list(found)
    while written and not written[-1].strip():
        written.pop()
    keys = [match_key(cell) for cell in written]
    if keys == wanted:
        return ()
    missing = [names[key] for key in wanted if key not in keys]
    extra = [(place, cell) for place, (cell, key) in enumerate(zip(written, keys, strict=True), 1) if key not in names]
    sentences = []
    if len(written) == len(wanted):
        for heading in tuple(missing):
            place = wanted.index(match_key(heading))
            if (place + 1, written[place]) in extra:
                sentences.append(_renamed(heading, written[place]))
                missing.remove(heading)
                extra.remove((place + 1, written[place]))
    sentences += [f"Cột “{heading}” đã bị xóa." for heading in missing]
    sentences += [
        f"Đã chèn thêm cột “{cell}” ở vị trí {place}."
        if cell.strip()
        else f"Đã chèn thêm một cột trống ở vị trí {place}."
        for place, cell in extra
    ]
    kept = [key for key in keys if key in names]
    if len(kept) != len(set(kept)):
        sentences.append("Có cột bị lặp lại.")
    elif kept != [key for key in wanted if key in kept]:
        order = [key for key in wanted if key in kept]
        moved = [names[key] for key, other in zip(kept, order, strict=True) if key != other]
        sentences.append(f"Các cột {', '.join(f'“{name}”' for name in moved)} đã bị đổi chỗ.")
    return tuple(sentences) or ("Các cột không còn như biểu gửi đi.",)


def _renamed(heading: str, written: str) -> str:
    now = f"đổi tên thành “{written}”" if written.strip() else "xóa tiêu đề"
    return f"Cột “{heading}” đã bị {now}."
