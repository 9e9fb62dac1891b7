"""Papers as files: which kinds there are, known by their endings, and writing one whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop_app.domain.errors import UserError
from desktop_app.system.files import write_atomic

PAPER_KINDS = ("docx", "pdf")
TABLE_KINDS = (*PAPER_KINDS, "xlsx")
MakesBytes = Callable[[], bytes]
WritesFile = Callable[[], Path]
"""Writes the whole file or leaves the old one; gives its path."""


def file_kind_of(path: Path, kinds: tuple[str, ...] = PAPER_KINDS) -> str:
    """The kind that the file's ending names. UserError ``paper.kind`` for another ending."""
    kind = path.suffix.lower().lstrip(".")
    if kind not in kinds:
        *others, last = (f".{one}" for one in kinds)
        named = f"{', '.join(others)} hoặc {last}"
        raise UserError("paper.kind", f"Không xuất được ra “{path.name}”. Đặt tên tệp kết thúc bằng {named}.")
    return kind


def to_file(path: Path, make: MakesBytes) -> WritesFile:
    """The writing of what ``make`` will give."""

    def write() -> Path:
        write_atomic(path, make())
        return path

    return write
