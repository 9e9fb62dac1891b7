"""Reads a source document as clean text: .txt and .md; anything else is refused with what to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.errors import UserError
from desktop_app.domain.plan.plan import ReadingNote
from desktop_app.importing.text_decoding import decode_text
from desktop_app.system.files import name_of, read_limited, sha256

MAX_BYTES = 5 * 1024**2
"""Of a plan; the longest real one has 40 KB."""

_KINDS = (".txt", ".md")


@dataclass(frozen=True)
class SourceText:
    """A source file read: clean text, its encoding, notes for the clerk, and the original bytes with their SHA-256."""

    name: str
    text: str
    encoding: str
    notes: tuple[ReadingNote, ...]
    sha256: str
    raw: bytes


def read_document(path: Path) -> SourceText:
    """The text of a file. UserError ``file.*`` or ``import.*``, one sentence for each thing that can be wrong."""
    if path.is_file() and path.suffix.lower() not in _KINDS:
        message = (
            f"Chưa đọc được loại tệp của “{path.name}”. Hiện đọc được tệp .txt và .md; "
            "mở tệp trong Word, lưu thành văn bản thuần (.txt, mã UTF-8) rồi nhập lại."
        )
        raise UserError("import.kind_unknown", message)
    raw = read_limited(path, MAX_BYTES)
    decoded = decode_text(raw, path.name)
    return SourceText(name_of(path), decoded.text, decoded.encoding, decoded.notes, sha256(raw), raw)
