"""Reads a source document as lines of clean text: text files, Word, PDF, and what LibreOffice can make into Word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.legacy_fonts import LegacyEncoding, LegacySample
from desktop_app.domain.language.numerals import format_number
from desktop_app.domain.plan.plan import ReadingNote
from desktop_app.importing.document_refusals import check_word_container, refusal
from desktop_app.importing.isolation.child_entry import Reader
from desktop_app.importing.isolation.child_process import Check, ask_child, never_cancelled
from desktop_app.importing.legacy_text import find_legacy
from desktop_app.importing.lines.markup import SourceLines, read_lines
from desktop_app.importing.lines.rich_lines import RichLine, from_plain, source_lines
from desktop_app.importing.office_converter import as_docx
from desktop_app.importing.pdf import pdf_reader
from desktop_app.importing.text_decoding import decode_text, normalisation_notes
from desktop_app.importing.word import word_reader
from desktop_app.system.files import name_of, read_limited, sha256

MAX_TEXT_BYTES = 5 * 1024**2
"""Of a plan as text; the longest real one has 40 KB."""
MAX_BYTES = 20 * 1024**2
"""Of a document with pictures."""
_SECONDS = 30.0

_TEXT_KINDS = (".txt", ".md")
_WORD_KINDS = (".docx", ".docm", ".dotx")
_OFFICE_KINDS = (".doc", ".rtf", ".odt")
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
KINDS = (*_TEXT_KINDS, *_WORD_KINDS, ".pdf", *_OFFICE_KINDS)


@dataclass(frozen=True)
class SourceDocument:
    """A source read: its lines, their plain text, notes for the clerk, and the original bytes with their SHA-256.

    ``legacy`` shows text typed in an encoding older than Unicode, before and after; it was converted only if asked.
    ``cleaned`` tells what is normalised beside such a conversion.
    """

    name: str
    text: str
    encoding: str
    notes: tuple[ReadingNote, ...]
    sha256: str
    raw: bytes
    lines: SourceLines
    legacy: tuple[LegacySample, ...] = ()
    cleaned: tuple[ReadingNote, ...] = ()


def read_document(path: Path, *, convert_legacy: bool = False, check: Check = never_cancelled) -> SourceDocument:
    """The lines of a file. UserError ``file.*`` or ``import.*``, one sentence for each thing that can be wrong.

    ``check`` is called while a slow file is read and may raise to end it.
    """
    suffix = path.suffix.lower()
    if path.is_file() and suffix not in KINDS:
        message = (
            f"Chưa đọc được loại tệp của “{path.name}”. Hiện đọc được Word (.docx, .doc, .rtf, .odt), PDF có chữ, .txt và .md; "
            "mở tệp trong Word, lưu thành .docx rồi nhập lại."
        )
        raise UserError("import.kind_unknown", message)
    if suffix in _TEXT_KINDS or not path.is_file():
        return _from_text(read_limited(path, MAX_TEXT_BYTES), name_of(path), convert_legacy)
    raw = read_limited(path, MAX_BYTES)
    reading = _Reading(path, raw, convert_legacy, check)
    if raw[:1024].lstrip().startswith(b"%PDF"):
        return reading.document(pdf_reader.read, path, "pdf")
    if raw.startswith(_OLD_WORD) and _LOCKED in raw:
        raise refusal("locked", path.name, _SECONDS)
    if raw.startswith(b"PK") and suffix != ".odt":
        check_word_container(raw, path.name)
        return reading.document(word_reader.read, path, "docx")
    if suffix in _WORD_KINDS or suffix == ".pdf":
        if not raw.startswith((_OLD_WORD, b"{\\rtf")):
            raise refusal("unreadable", path.name, _SECONDS)
        suffix = ".doc" if raw.startswith(_OLD_WORD) else ".rtf"
    with as_docx(path, path.name, suffix, check) as made:
        check_word_container(made.read_bytes(), path.name)
        return reading.document(word_reader.read, made, suffix[1:])


def read_pasted(text: str, *, convert_legacy: bool = False) -> SourceDocument:
    """The lines of text pasted from elsewhere; kept as a text file would be."""
    raw = text.encode("utf-8", errors="replace")
    name = "văn bản dán"
    if len(raw) > MAX_TEXT_BYTES:
        message = "Văn bản dán quá dài. Lưu thành tệp .docx hoặc .txt rồi nhập tệp."
        raise UserError("import.paste_too_long", message)
    if not text.strip():
        raise UserError(
            "import.paste_empty", "Chưa có chữ nào được dán. Chép kế hoạch trong Word hoặc trang web rồi dán lại."
        )
    return _from_text(raw, name, convert_legacy)


def _from_text(raw: bytes, name: str, convert_legacy: bool) -> SourceDocument:
    decoded = decode_text(raw, name, convert_legacy=convert_legacy)
    notes = decoded.notes
    if decoded.legacy:
        notes = (legacy_note(decoded.legacy, convert_legacy), *notes)
    lines = read_lines(decoded.text)
    return SourceDocument(
        name, decoded.text, decoded.encoding, notes, sha256(raw), raw, lines, decoded.legacy, decoded.cleaned
    )


@dataclass(frozen=True)
class _Reading:
    path: Path
    raw: bytes
    convert_legacy: bool
    check: Callable[[], None]

    def document(self, reader: Reader, path: Path, kind: str) -> SourceDocument:
        """What the reader finds in ``path``, which is the file itself or what was made of it."""
        digest = sha256(self.raw) if path == self.path else sha256(path)
        answer = ask_child(reader, path, digest, {}, _SECONDS, self.check)
        if "error" in answer:
            raise refusal(str(answer["error"]), self.path.name, _SECONDS)
        lines, notes = _lines_and_notes(answer)
        if not any(line.text.strip() for line in lines):
            raise refusal("no_text" if kind == "pdf" else "empty", self.path.name, _SECONDS)
        legacy = find_legacy(lines)
        samples = legacy.samples if legacy else ()
        cleaned: tuple[ReadingNote, ...] = ()
        if legacy:
            notes.append(legacy_note(samples, self.convert_legacy))
            cleaned = _normalised(legacy.lines)
            lines = legacy.lines if self.convert_legacy else legacy.kept
        notes += _normalised(lines)
        source = source_lines(lines)
        text = "\n".join(line.text for line in source.lines)
        return SourceDocument(
            name_of(self.path), text, kind, tuple(notes), sha256(self.raw), self.raw, source, samples, cleaned
        )


def _lines_and_notes(answer: dict[str, Any]) -> tuple[tuple[RichLine, ...], list[ReadingNote]]:
    notes = [ReadingNote(str(code), str(message)) for code, message in answer["notes"]]
    return from_plain(answer["lines"]), notes


def _normalised(lines: Sequence[RichLine]) -> tuple[ReadingNote, ...]:
    return tuple(normalisation_notes("\n".join(line.text for line in lines)))


def legacy_note(samples: Sequence[LegacySample], is_converted: bool) -> ReadingNote:
    """What is said of legacy text: converted as asked, or kept and how to convert it."""
    names = {
        LegacyEncoding.TCVN3: "TCVN3 (phông .VnTime)",
        LegacyEncoding.VNI: "VNI (phông VNI-Times)",
        LegacyEncoding.OLD_HORN: "U+01A3 (“ƣ” thay cho “ư”)",
    }
    encodings = ", ".join(names[one] for one in dict.fromkeys(sample.encoding for sample in samples))
    count = format_number(len(samples))
    if is_converted:
        message = f"Đã chuyển {count} dòng gõ bằng mã {encodings} sang Unicode; tệp gốc còn nguyên trong sổ."
        return ReadingNote("source.legacy_converted", message)
    message = (
        f"Có {count} dòng gõ bằng mã {encodings}, giữ nguyên nên chưa đọc được dấu. "
        "Nhập lại và chọn chuyển mã (dòng lệnh: --convert-legacy)."
    )
    return ReadingNote("source.legacy_kept", message)
