"""What an .xlsx says of its sheets beside the values: merged and hidden cells, errors, formulas without result, fonts."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from defusedxml.ElementTree import fromstring

from desktop_app.domain.language.legacy_fonts import encoding_of_font
from desktop_app.importing.lists.raw_sheet import Merge, column_letters
from desktop_app.importing.lists.sheet_building import MAX_COLUMNS, SheetMarks
from desktop_app.importing.word.word_package import whole

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MAX_PART = 200 * 1024**2
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_RANGE = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="(\d{1,7})"')
_HIDDEN_COLUMN = re.compile(rb'<(?:\w+:)?col\b(?=[^>]*\bhidden="(?:1|true)")[^>]*>')
_FORMULA = rb"<(?:\w+:)?f\b[^>]*?(?:/>|>[^<]*</(?:\w+:)?f>)"
_ERROR = re.compile(rb'<(?:\w+:)?c\b([^>]*\bt="e"[^>]*)>(?:' + _FORMULA + rb")?<(?:\w+:)?v>([^<]*)<")
_WITHOUT_RESULT = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>" + _FORMULA + rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?</(?:\w+:)?c>"
)
_STYLED = re.compile(rb'<(?:\w+:)?c\b[^>]*\bs="(\d+)"[^>]*>')
_SHARED = re.compile(rb'<(?:\w+:)?c\b([^>]*\bt="s"[^>]*)><(?:\w+:)?v>(\d+)<')
_LEGACY_FONT = re.compile(rb'"(?:\.vn|vni[- ])', re.IGNORECASE)


class XlsxParts:
    """The parts of a workbook that tell more than its values do."""

    def __init__(self, content: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        self._names = set(self._archive.namelist())
        self.has_links = any(name.startswith("xl/externalLinks/") for name in self._names)
        self.has_macros = "xl/vbaProject.bin" in self._names
        self._sheets = self._sheet_parts()
        self._legacy_styles = self._styles()
        self._legacy_strings = self._strings()

    def marks(self, name: str) -> SheetMarks:
        """Of the sheet of that name; nothing for one that is not found (.xlsb)."""
        part = self._sheets.get(name)
        xml = self._read(part) if part else b""
        marks = SheetMarks()
        if not xml:
            return marks
        if b"mergeCell" in xml:
            marks.merges = [_merge(found) for found in _RANGE.finditer(xml)]
        if b'hidden="' in xml:
            marks.hidden_rows = [int(found[1]) for found in _HIDDEN_ROW.finditer(xml)]
            marks.hidden_columns = [column for found in _HIDDEN_COLUMN.finditer(xml) for column in _columns(found[0])]
        if b't="e"' in xml:
            for found in _ERROR.finditer(xml):
                _add_fault(marks, found[1], f"báo lỗi {found[2].decode(errors='replace')[:20]}")
        if b"<f" in xml or b":f" in xml:
            for found in _WITHOUT_RESULT.finditer(xml):
                if b't="str"' not in found[1] and b't="e"' not in found[1]:
                    _add_fault(marks, found[1], "là công thức chưa có kết quả; mở bằng Excel, lưu lại rồi nhập")
        if self._legacy_styles or self._legacy_strings:
            marks.fonts = dict(self._fonts(xml))
        return marks

    def _fonts(self, xml: bytes) -> Iterator[tuple[tuple[int, int], str]]:
        for found in _STYLED.finditer(xml):
            font = self._legacy_styles.get(int(found[1]))
            place = _place(found[0])
            if font and place:
                yield place, font
        if self._legacy_strings:
            for found in _SHARED.finditer(xml):
                font = self._legacy_strings.get(int(found[2]))
                place = _place(found[1])
                if font and place:
                    yield place, font

    def _read(self, name: str) -> bytes:
        if name not in self._names:
            return b""
        with self._archive.open(name) as part:
            return part.read(_MAX_PART)

    def _sheet_parts(self) -> dict[str, str]:
        """The part of each sheet by its name."""
        workbook = _parsed(self._read("xl/workbook.xml"))
        relations = _parsed(self._read("xl/_rels/workbook.xml.rels"))
        if workbook is None or relations is None:
            return {}
        targets = {one.get("Id", ""): _full_name(one.get("Target", "")) for one in relations}
        found = {}
        for element in workbook.iter():
            if _local(element) == "sheet":
                identifier = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
                found[element.get("name", "")] = targets.get(identifier, "")
        return found

    def _styles(self) -> dict[int, str]:
        """Styles of cells in a legacy font: number → font."""
        xml = self._read("xl/styles.xml")
        if not _LEGACY_FONT.search(xml):
            return {}
        fonts: list[str] = []
        formats: list[int] = []
        root = _parsed(xml)
        for element in root if root is not None else ():
            if _local(element) == "fonts":
                fonts = [next((one.get("val", "") for one in font if _local(one) == "name"), "") for font in element]
            elif _local(element) == "cellXfs":
                formats = [whole(one.get("fontId")) or 0 for one in element]
        return {
            style: fonts[font]
            for style, font in enumerate(formats)
            if font < len(fonts) and encoding_of_font(fonts[font]) is not None
        }

    def _strings(self) -> dict[int, str]:
        """Shared strings with a run in a legacy font: number → font."""
        xml = self._read("xl/sharedStrings.xml")
        if not _LEGACY_FONT.search(xml):
            return {}
        found = {}
        root = _parsed(xml)
        for number, element in enumerate(root if root is not None else ()):
            fonts = [one.get("val", "") for one in element.iter() if _local(one) == "rFont"]
            legacy = next((font for font in fonts if encoding_of_font(font) is not None), None)
            if legacy:
                found[number] = legacy
        return found


def cell_name(row: int, column: int) -> str:
    """(7, 3) → "D7"."""
    return f"{column_letters(column)}{row}"


def _add_fault(marks: SheetMarks, tag: bytes, what: str) -> None:
    place = _place(tag)
    if place and place[1] < MAX_COLUMNS:
        marks.faults[place] = f"Ô {cell_name(*place)} {what}."


def _place(tag: bytes) -> tuple[int, int] | None:
    found = _REFERENCE.search(tag)
    return (int(found[2]), _column(found[1])) if found else None


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number - 1


def _merge(found: re.Match[bytes]) -> Merge:
    return int(found[2]), _column(found[1]), int(found[4]), _column(found[3])


def _columns(tag: bytes) -> range:
    first, last = (re.search(rb'\b%s="(\d+)"' % name, tag) for name in (b"min", b"max"))
    if not first or not last:
        return range(0)
    return range(int(first[1]) - 1, min(int(last[1]), MAX_COLUMNS))


def _full_name(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))


def _parsed(xml: bytes) -> Element | None:
    """The root of a part; None for one that is missing or broken: its values may be read all the same."""
    try:
        root: Element | None = fromstring(xml, forbid_dtd=True) if xml else None
    except (ParseError, LookupError, ValueError):
        return None
    return root


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
