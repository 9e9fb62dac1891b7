"""From the cells a reader gives to a sheet as plain data: legacy text converted, cells cleaned, limits kept. Runs in the child."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any

from desktop_app.domain.language.legacy_fonts import (
    LegacyEncoding,
    as_kept,
    encoding_of_font,
    encoding_of_text,
    is_written_in,
    to_unicode,
)
from desktop_app.importing.lists.raw_sheet import CellCleaner, Merge
from desktop_app.importing.text_decoding import normalisation_notes

MAX_ROWS = 60_000
"""Filled rows of a whole file: 5,000 people with six years of titles and commendations."""
MAX_COLUMNS = 200
_MOST_SAMPLES = 200
_ROWS_AT_ONCE = 100
_GUESSED_FROM = 3000
_ONLY_UNICODE = re.compile("[ĂăĐđĨĩŨũƠơƯưƣƢ\u1ea0-\u1ef9\u0300-\u036f]")
_LEAST_LEGACY = 0.5
"""Share of the cells with marks that hold no letter of Unicode's own, in a sheet typed before Unicode."""


class TooManyRows(Exception):
    """More filled rows than a list can have."""


@dataclass
class SheetMarks:
    """What a file says of a sheet beside its values. Rows from 1, columns from 0."""

    merges: list[Merge] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    faults: dict[tuple[int, int], str] = field(default_factory=dict)
    fonts: dict[tuple[int, int], str] = field(default_factory=dict)


class BookBuilder:
    """Takes the sheets of one file, one after another; ``answer`` is what the child sends."""

    def __init__(self, convert_legacy: bool | None) -> None:
        self._converts = convert_legacy is not False
        self._cleaner = CellCleaner()
        self._sheets: list[dict[str, Any]] = []
        self._samples: list[list[str]] = []
        self._converted = self._horns = self._rows = 0
        self._strange: list[str] = []

    def add(
        self,
        name: str,
        rows: Iterable[tuple[int, Sequence[str]]],
        marks: SheetMarks,
        *,
        is_hidden: bool = False,
        titles: Sequence[str] = (),
        place: str = "",
        notes: Sequence[str] = (),
    ) -> None:
        """One sheet: its rows with their numbers, as written. Empty ones are left out. TooManyRows."""
        kept: list[tuple[int, list[str]]] = []
        is_cut = False
        faulty = {row for row, _ in marks.faults}
        for number, cells in rows:
            if any(cells) or number in faulty:
                if len(cells) > MAX_COLUMNS:
                    is_cut = is_cut or any(cells[MAX_COLUMNS:])
                    cells = cells[:MAX_COLUMNS]
                kept.append((number, _without_empty_tail(cells)))
                self._rows += 1
                if self._rows > MAX_ROWS:
                    raise TooManyRows
        for number, cells in kept if marks.faults else ():
            for column in range(len(cells)):
                if (number, column) in marks.faults:
                    cells[column] = ""  # a sign of error is no value
        self._convert(kept, marks)
        cleaned: list[tuple[int, list[str]]] = []
        lines: list[list[Any]] = []
        for start in range(0, len(kept), _ROWS_AT_ONCE):
            rows_at_once = kept[start : start + _ROWS_AT_ONCE]
            if _is_tidy("|".join(chain.from_iterable(cells for _, cells in rows_at_once))):
                cleaned += rows_at_once
                continue
            lines += [
                [number, column, self._lines(cell)]
                for number, cells in rows_at_once
                for column, cell in enumerate(cells)
                if "\n" in cell or ";" in cell
            ]
            cleaned += [(number, self._clean_row(cells)) for number, cells in rows_at_once]
        self._sheets.append(
            {
                "name": self._cleaner.clean(name),
                "rows": [[number, cells] for number, cells in cleaned if any(cells) or number in faulty],
                "is_hidden": is_hidden,
                "merges": marks.merges,
                "hidden_rows": marks.hidden_rows,
                "hidden_columns": marks.hidden_columns,
                "faults": [[row, column, message] for (row, column), message in marks.faults.items()],
                "lines": lines,
                "titles": [clean for title in titles if (clean := self._clean(title))],
                "place": place,
                "notes": [*notes, *([f"Chỉ đọc {MAX_COLUMNS} cột đầu."] if is_cut else [])],
            }
        )

    def answer(self, notes: Iterable[str] = ()) -> dict[str, Any]:
        """All sheets with what has to be said of the whole file."""
        said = list(notes)
        if self._converted:
            if self._converts:
                said.append(
                    f"Đã chuyển {self._converted} ô gõ bằng mã TCVN3 hoặc VNI sang Unicode. Xem lại dấu tiếng Việt."
                )
            else:
                said.append(f"Có {self._converted} ô gõ bằng mã TCVN3 hoặc VNI, giữ nguyên nên chưa đọc được dấu.")
        if self._horns:
            said.append(f"Đã đổi {self._horns} chữ “ƣ” sai mã thành “ư”.")
        said += [note.message for note in normalisation_notes("\n".join(self._strange))]
        return {"sheets": self._sheets, "notes": said, "legacy": self._samples}

    def _clean_row(self, cells: Sequence[str]) -> list[str]:
        return [self._clean(cell) if cell else "" for cell in cells]

    def _clean(self, cell: str) -> str:
        clean = self._cleaner.clean(cell)
        if clean is not cell and not cell.isascii():
            self._strange.append(cell)
        return clean

    def _lines(self, cell: str) -> list[str]:
        return [clean for line in re.split("[\n;]", cell) if (clean := self._cleaner.clean(line))]

    def _convert(self, rows: list[tuple[int, list[str]]], marks: SheetMarks) -> None:
        guessed = None if marks.fonts else _guessed_encoding(rows)  # fonts tell better than letters
        text = "".join(chain.from_iterable(cells for _, cells in rows))
        if guessed is None and not marks.fonts and "ƣ" not in text and "Ƣ" not in text:
            return
        for number, cells in rows:
            for column, cell in enumerate(cells):
                font = marks.fonts.get((number, column), "") if marks.fonts else ""
                if not cell or (cell.isascii() and not font):
                    continue
                if "ƣ" in cell or "Ƣ" in cell:
                    self._horns += cell.count("ƣ") + cell.count("Ƣ")
                    cells[column] = to_unicode(cell, LegacyEncoding.OLD_HORN)
                encoding = encoding_of_font(font) or guessed
                if encoding is not None and is_written_in(cell, encoding, font):
                    cells[column] = self._converted_cell(cell, encoding, font)

    def _converted_cell(self, cell: str, encoding: LegacyEncoding, font: str) -> str:
        converted = to_unicode(cell, encoding, font)
        self._converted += 1
        if len(self._samples) < _MOST_SAMPLES:
            self._samples.append([encoding.value, self._cleaner.clean(cell), self._cleaner.clean(converted)])
        return converted if self._converts else as_kept(cell, encoding)


def _guessed_encoding(rows: list[tuple[int, list[str]]]) -> LegacyEncoding | None:
    """By its letters, for files that do not tell the fonts of their cells."""
    cells = chain.from_iterable(cells for _, cells in rows)
    marked = list(islice((cell for cell in cells if not cell.isascii()), _GUESSED_FROM))
    suspect = [cell for cell in marked if not _ONLY_UNICODE.search(cell)]
    if not suspect or len(suspect) < _LEAST_LEGACY * len(marked):
        return None
    found = encoding_of_text("\n".join(suspect))
    return found if found in (LegacyEncoding.TCVN3, LegacyEncoding.VNI) else None


def _is_tidy(joined: str) -> bool:
    """Whether cells joined by bars need no cleaning; most need none, and looking at many at once is quick."""
    return (
        joined.isprintable()
        and not any(sign in joined for sign in ("  ", "| ", " |", ";"))
        and joined[:1] != " "
        and joined[-1:] != " "
        and unicodedata.is_normalized("NFC", joined)
    )


def _without_empty_tail(cells: Sequence[str]) -> list[str]:
    if cells and cells[-1]:
        return cells if isinstance(cells, list) else list(cells)
    filled = next((place for place in range(len(cells), 0, -1) if cells[place - 1]), 0)
    return list(cells[:filled])
