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


def into_folder(path: Path, make: MakesBytes) -> WritesFile:
    """The same into a folder that is made first. UserError ``paper.folder`` where it cannot be."""

    def write() -> Path:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            text = f"Không tạo được thư mục “{path.parent.name}”. Chọn thư mục khác rồi làm lại."
            raise UserError("paper.folder", text) from error
        return to_file(path, make)()

    return write
