"""Sheets of a workbook or document that nobody has to trust: looked at from outside, then read by a child with limits."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop_app.domain.language.legacy_fonts import LegacyEncoding, LegacySample
from desktop_app.importing.document_refusals import check_word_container
from desktop_app.importing.document_refusals import refusal as document_refusal
from desktop_app.importing.isolation.child_entry import Reader
from desktop_app.importing.isolation.child_process import Check, ask_child, never_cancelled
from desktop_app.importing.isolation.container import check_container
from desktop_app.importing.lists import html_tables, word_list_reader, workbook_child
from desktop_app.importing.lists.raw_sheet import RawSheet
from desktop_app.importing.lists.workbook_refusals import container_refusal, refusal
from desktop_app.system.files import read_limited, sha256

MAX_BYTES = 30 * 1024**2
_SECONDS = 30.0
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OLD_BOOKS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))


@dataclass(frozen=True)
class ReadSheets:
    """The sheets of a file in order, what is said of the whole, and legacy cells before and after."""

    sheets: tuple[RawSheet, ...]
    notes: tuple[str, ...]
    legacy: tuple[LegacySample, ...]


@dataclass(frozen=True)
class _Reading:
    """One file on its way through the child process."""

    path: Path
    content: bytes
    convert_legacy: bool | None
    check: Check
    seconds: float

    def ask(self, reader: Reader, **options: Any) -> dict[str, Any]:
        options["convert_legacy"] = self.convert_legacy
        return ask_child(reader, self.path, sha256(self.content), options, self.seconds, self.check)


def is_text(content: bytes) -> bool:
    """Whether a file is neither container, old office file nor web page, whatever its name says."""
    is_binary = content.startswith((_OLD_OFFICE, b"PK")) or b"\0" in content[:4096].replace(b"\xff\xfe", b"")
    has_mark = content.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"))
    return has_mark or not is_binary


def read_sheets(
    path: Path,
    convert_legacy: bool | None = None,
    check: Check = never_cancelled,
    seconds: float = _SECONDS,
) -> ReadSheets:
    """All sheets of a workbook, by what the file is and not by its name. UserError (``import.*``, ``file.*``)."""
    content = read_limited(path, MAX_BYTES)
    reading = _Reading(path, content, convert_legacy, check, seconds)
    if content.startswith(b"PK"):
        answer = _from_container(reading)
    elif content.startswith(_OLD_OFFICE):
        answer = _from_old(reading)
    elif content[:1024].lstrip().lower().startswith(b"mime-version:"):
        answer = {"error": "web_archive"}
    elif html_tables.looks_like_html(content):
        answer = reading.ask(html_tables.read)
    elif b"<?mso-application" in content[:2048] or b"urn:schemas-microsoft-com:office:spreadsheet" in content[:4096]:
        answer = {"error": "xml"}
    else:
        answer = {"error": "unreadable"}
    if "error" in answer:
        raise refusal(str(answer["error"]), path.name, seconds)
    return sheets_of(answer)


def read_document_sheets(path: Path, convert_legacy: bool | None = None, check: Check = never_cancelled) -> ReadSheets:
    """The tables of a .docx. UserError (``import.*``, ``file.*``)."""
    content = read_limited(path, MAX_BYTES)
    if content.startswith(_OLD_OFFICE) and _LOCKED in content:
        raise document_refusal("locked", path.name, _SECONDS)
    check_word_container(content, path.name)
    answer = _Reading(path, content, convert_legacy, check, _SECONDS).ask(word_list_reader.read)
    if answer.get("error") == "rows":
        raise refusal("rows", path.name, _SECONDS)
    if "error" in answer:
        raise document_refusal(str(answer["error"]), path.name, _SECONDS)
    return sheets_of(answer)


def _from_container(reading: _Reading) -> dict[str, Any]:
    """The fast reader first; where it dies (a cell at the far corner kills it), the slower one that survives."""
    kind = _kind_of(reading.content)
    found = (
        check_container(reading.content, "content.xml", "content.xml")
        if kind == "ods"
        else check_container(reading.content, "xl/", "xl/workbook.xml")
    )
    stop = container_refusal(found, reading.path.name)
    if stop is not None:
        raise stop
    if kind == "ods" and _is_locked_ods(reading.content):
        return {"error": "locked"}
    answer = reading.ask(workbook_child.read, kind=kind, engine="calamine")
    if kind == "xlsx" and answer.get("error") in ("died", "memory", "unreadable"):
        answer = reading.ask(workbook_child.read, kind=kind, engine="openpyxl")
    return answer


def _from_old(reading: _Reading) -> dict[str, Any]:
    if _LOCKED in reading.content:
        return {"error": "locked"}
    if not any(name in reading.content for name in _OLD_BOOKS):
        return {"error": "unreadable"}
    return reading.ask(workbook_child.read, kind="xls", engine="calamine")


def _kind_of(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return "xlsx"
    return "ods" if "content.xml" in names and "xl/workbook.xml" not in names else "xlsx"


def _is_locked_ods(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if "META-INF/manifest.xml" not in archive.namelist():
            return False
        with archive.open("META-INF/manifest.xml") as part:
            return b"encryption-data" in part.read(1024**2)


def sheets_of(answer: Mapping[str, Any]) -> ReadSheets:
    """The sheets a child process sent."""
    return ReadSheets(
        tuple(_sheet(one) for one in answer["sheets"]),
        tuple(answer["notes"]),
        tuple(LegacySample(LegacyEncoding(encoding), before, after) for encoding, before, after in answer["legacy"]),
    )


def _sheet(found: Mapping[str, Any]) -> RawSheet:
    return RawSheet(
        name=found["name"],
        rows=tuple((number, tuple(cells)) for number, cells in found["rows"]),
        merges=tuple((first, left, last, right) for first, left, last, right in found["merges"]),
        hidden_rows=frozenset(found["hidden_rows"]),
        hidden_columns=tuple(found["hidden_columns"]),
        is_hidden=found["is_hidden"],
        faults={(row, column): message for row, column, message in found["faults"]},
        lines_of={(row, column): tuple(lines) for row, column, lines in found["lines"]},
        titles=tuple(found["titles"]),
        place=found["place"],
        notes=tuple(found["notes"]),
    )
