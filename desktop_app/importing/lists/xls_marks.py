"""What an old .xls says of its sheets beside the values: hidden rows and columns, errors, fonts. BIFF8, in the child only.

The file is a small disk of its own (MS-CFB); its stream "Workbook" is a row of records (MS-XLS, 2.1.4). Only records of
known size are looked into; a file that is built otherwise has no marks, its values are read all the same.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from desktop_app.domain.language.legacy_fonts import encoding_of_font
from desktop_app.importing.lists.raw_sheet import column_letters
from desktop_app.importing.lists.sheet_building import MAX_COLUMNS, SheetMarks

_END = 0xFFFFFFFA  # this and above are no sectors but signs
_FONT, _XF, _SHEET, _ROW, _COLUMNS = 0x31, 0xE0, 0x85, 0x208, 0x7D
_ERROR, _FORMULA, _STRING, _OLD_STRING = 0x205, 0x06, 0xFD, 0x204
_BEGIN, _END_OF_STREAM, _LOCK = 0x809, 0x0A, 0x2F
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_MOST_RECORDS = 3_000_000


def xls_marks(content: bytes) -> dict[str, SheetMarks]:
    """The marks of each sheet by its name; nothing where the file is built in another way."""
    try:
        return _read(_workbook_stream(content))
    except (struct.error, IndexError, ValueError, UnicodeDecodeError):
        return {}


def is_locked(content: bytes) -> bool:
    """Whether the values are encrypted: a record FILEPASS stands before them."""
    try:
        return any(kind == _LOCK for kind, _ in _records(_workbook_stream(content), 0))
    except (struct.error, IndexError, ValueError, UnicodeDecodeError):
        return False


def _read(stream: bytes) -> dict[str, SheetMarks]:
    fonts: list[str] = []
    styles: list[int] = []
    sheets: list[tuple[int, str]] = []
    for kind, data in _records(stream, 0):
        if kind == _FONT:
            fonts.append(_short_text(data, 14))
        elif kind == _XF:
            styles.append(struct.unpack_from("<H", data)[0])
        elif kind == _SHEET:
            sheets.append((struct.unpack_from("<I", data)[0], _short_text(data, 6)))
    legacy = {
        style: font for style, number in enumerate(styles) if encoding_of_font(font := _font(fonts, number)) is not None
    }
    return {name: _sheet(stream, start, legacy) for start, name in sheets}


def _font(fonts: list[str], number: int) -> str:
    place = number - 1 if number > 3 else number  # number 4 is left out by design
    return fonts[place] if place < len(fonts) else ""


def _sheet(stream: bytes, start: int, legacy: dict[int, str]) -> SheetMarks:
    marks = SheetMarks()
    for kind, data in _records(stream, start):
        if kind == _ROW and struct.unpack_from("<H", data, 12)[0] & 0x20:
            marks.hidden_rows.append(struct.unpack_from("<H", data)[0] + 1)
        elif kind == _COLUMNS:
            first, last, _, _, flags = struct.unpack_from("<5H", data)
            if flags & 1:
                marks.hidden_columns += range(first, min(last + 1, MAX_COLUMNS))
        elif kind == _ERROR and data[7]:
            _add_error(marks, data, data[6])
        elif kind == _FORMULA and data[12:14] == b"\xff\xff" and data[6] == 2:
            _add_error(marks, data, data[8])
        if legacy and kind in (_STRING, _OLD_STRING, _FORMULA):
            row, column, style = struct.unpack_from("<3H", data)
            if style in legacy:
                marks.fonts[row + 1, column] = legacy[style]
    return marks


def _add_error(marks: SheetMarks, data: bytes, code: int) -> None:
    row, column = struct.unpack_from("<2H", data)
    if column < MAX_COLUMNS:
        name = f"{column_letters(column)}{row + 1}"
        marks.faults[row + 1, column] = f"Ô {name} báo lỗi {_ERRORS.get(code, '#?')}."


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """The records from a BOF to its EOF; charts and the like inside are stepped over."""
    place, depth = start, 0
    for _ in range(_MOST_RECORDS):
        if place + 4 > len(stream):
            return
        kind, size = struct.unpack_from("<2H", stream, place)
        if kind == _BEGIN:
            depth += 1
        elif kind == _END_OF_STREAM:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1:
            yield kind, stream[place + 4 : place + 4 + size]
        place += 4 + size


def _short_text(data: bytes, place: int) -> str:
    count, is_wide = data[place], data[place + 1] & 1
    raw = data[place + 2 : place + 2 + count * (2 if is_wide else 1)]
    return raw.decode("utf-16-le" if is_wide else "latin-1")


def _workbook_stream(content: bytes) -> bytes:
    """The stream "Workbook" out of the sectors it is spread over."""
    size = 1 << struct.unpack_from("<H", content, 30)[0]
    directory_start = struct.unpack_from("<I", content, 48)[0]
    if size not in (512, 4096):
        raise ValueError("sectors of no usual size")
    table = _sector_table(content, size)
    directory = _chain(content, size, table, directory_start)
    small_limit, small_table_start = struct.unpack_from("<2I", content, 56)
    for at in range(0, len(directory), 128):
        entry = directory[at : at + 128]
        name = entry[: max(0, struct.unpack_from("<H", entry, 64)[0] - 2)].decode("utf-16-le")
        if name in ("Workbook", "Book"):
            start, length = struct.unpack_from("<2I", entry, 116)
            if length >= small_limit:
                return _chain(content, size, table, start)[:length]
            small = _chain(content, size, table, struct.unpack_from("<I", directory, 116)[0])  # of the root
            small_table = _chain(content, size, table, small_table_start)
            following = list(struct.unpack(f"<{len(small_table) // 4}I", small_table))
            return _chain(b"\0" * 64 + small, 64, following, start)[:length]
    raise ValueError("no workbook")


def _sector_table(content: bytes, size: int) -> list[int]:
    """Which sector follows which."""
    places = [one for one in struct.unpack_from("<109I", content, 76) if one < _END]
    further, rounds = struct.unpack_from("<I", content, 68)[0], 0
    per_sector = size // 4
    while further < _END and rounds < 10_000:
        block = struct.unpack_from(f"<{per_sector}I", content, size * (further + 1))
        places += [one for one in block[:-1] if one < _END]
        further, rounds = block[-1], rounds + 1
    return [one for place in places for one in struct.unpack_from(f"<{per_sector}I", content, size * (place + 1))]


def _chain(content: bytes, size: int, table: list[int], start: int) -> bytes:
    parts: list[bytes] = []
    place = start
    while place < _END:
        if len(parts) > len(table):
            raise ValueError("a ring of sectors")
        parts.append(content[size * (place + 1) : size * (place + 2)])
        place = table[place]
    return b"".join(parts)
