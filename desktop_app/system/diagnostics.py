"""The log and crash files. They say where and what kind, never what stood in a field: no locals, no messages."""

from __future__ import annotations

import faulthandler
import logging
import platform
import sys
import tempfile
import traceback
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TextIO

from typing_extensions import override

from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.system.files import write_atomic
from desktop_app.system.paths import ensure_folder

LOG_NAME = "so-thi-dua.log"
FAULT_NAME = "so-thi-dua.fault.log"
_LOG_BYTES, _OLD_LOGS = 1_000_000, 4


class Diagnostics:
    """The open log of this run; ``close`` gives its files back."""

    def __init__(self, handler: logging.Handler, fault_file: TextIO) -> None:
        self._handler = handler
        self._fault_file = fault_file

    def close(self) -> None:
        """Stop logging to the files. Harmless when repeated."""
        logging.getLogger("desktop_app").removeHandler(self._handler)
        self._handler.close()
        if not self._fault_file.closed:
            faulthandler.disable()
            self._fault_file.close()


def start_logging(folder: Path) -> Diagnostics:
    """Log ours and hard crashes into that folder (rotating, five files of 1 MB). UserError if it is not writable."""
    ensure_folder(folder)
    try:
        handler = RotatingFileHandler(folder / LOG_NAME, maxBytes=_LOG_BYTES, backupCount=_OLD_LOGS, encoding="utf-8")
        fault_file = (folder / FAULT_NAME).open("a", encoding="utf-8")
    except OSError as error:
        text = f"Không ghi được nhật ký vào thư mục “{folder}”. Xin quyền ghi hoặc chọn thư mục dữ liệu khác."
        raise UserError("folder.read_only", text) from error
    handler.setFormatter(_SafeFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger = logging.getLogger("desktop_app")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    faulthandler.enable(fault_file)
    return Diagnostics(handler, fault_file)


class _SafeFormatter(logging.Formatter):
    """Writes the code locations of an exception, not its message."""

    @override
    def formatException(self, ei: object) -> str:
        error = ei[1] if isinstance(ei, tuple) else None
        return "\n".join(describe(error)) if isinstance(error, BaseException) else ""


def write_crash(error: BaseException, folder: Path, clock: Clock) -> Path:
    """Write a crash file and give its path; into the temporary folder if the given one does not take it."""
    name = f"loi-{clock.now().astimezone():%Y%m%d-%H%M%S-%f}.txt"
    made = "frozen" if hasattr(sys, "frozen") else "source"
    head = f"Python {platform.python_version()} · {platform.platform()} · {made}"
    content = "\n".join([head, *describe(error), ""]).encode("utf-8", errors="replace")
    try:
        path = ensure_folder(folder) / name
        write_atomic(path, content, is_private=True)
    except UserError:
        path = Path(tempfile.gettempdir()) / name
        write_atomic(path, content, is_private=True)
    return path


def describe(error: BaseException) -> Iterator[str]:
    """Types, stable codes and code locations of an exception and of what caused it; no messages, no values."""
    seen: set[int] = set()
    pending: list[tuple[str, BaseException]] = [("", error)]
    while pending:
        relation, current = pending.pop(0)
        if id(current) in seen:
            continue
        seen.add(id(current))
        yield f"{relation}{type(current).__module__}.{type(current).__qualname__}{_code(current)}"
        for frame, line in traceback.walk_tb(current.__traceback__):
            yield f"  {frame.f_globals.get('__name__', '?')}:{line} {frame.f_code.co_qualname}"
        if isinstance(current, BaseExceptionGroup):
            pending += [("part: ", part) for part in current.exceptions]
        if current.__cause__ is not None:
            pending.append(("caused by: ", current.__cause__))
        elif current.__context__ is not None and not current.__suppress_context__:
            pending.append(("while handling: ", current.__context__))


def _code(error: BaseException) -> str:
    """What is safe and tells much: our code, the system's error number, SQLite's error name."""
    if isinstance(error, UserError):
        return f" [{error.code}]"
    if isinstance(error, OSError):
        return f" [errno {error.errno}]"
    name = getattr(error, "sqlite_errorname", None)
    return f" [{name}]" if isinstance(name, str) else ""
