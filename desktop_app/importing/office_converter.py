"""Files of other word processors (.doc, .rtf, .odt), made into .docx by LibreOffice where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.numerals import format_number
from desktop_app.importing.isolation.child_process import Check, never_cancelled

SECONDS = 60.0
_LOOK_EVERY = 0.1
_WINDOWS_PLACES = ("ProgramFiles", "ProgramFiles(x86)")


def find_office() -> str | None:
    """The program file of LibreOffice, or None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found or os.name != "nt":
        return found
    folders = [Path(os.environ[name]) for name in _WINDOWS_PLACES if name in os.environ]
    places = [folder / "LibreOffice" / "program" / "soffice.exe" for folder in folders]
    return next((str(place) for place in places if place.is_file()), None)


@contextmanager
def as_docx(
    path: Path, name: str, suffix: str, check: Check = never_cancelled, seconds: float = SECONDS
) -> Iterator[Path]:
    """The file as .docx, gone afterwards. LibreOffice sees a copy, in a profile of its own that runs no macros.

    UserError ``import.needs_office``, ``import.conversion_slow``, ``import.conversion_failed``.
    """
    office = find_office()
    if office is None:
        message = (
            f"Tệp “{name}” là loại {suffix}, cần LibreOffice để đọc mà máy này chưa cài. "
            "Mở tệp bằng Word, lưu thành .docx rồi nhập lại."
        )
        raise UserError("import.needs_office", message)
    with tempfile.TemporaryDirectory(prefix="so-thi-dua-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / f"source{suffix}"
        shutil.copyfile(path, source)
        made = Path(folder) / "made"
        _convert(office, source, made, name, check, seconds)
        result = made / "source.docx"
        if not result.is_file():
            message = f"LibreOffice không đọc được tệp “{name}”. Mở bằng Word, bỏ mật khẩu nếu có, lưu thành .docx rồi nhập lại."
            raise UserError("import.conversion_failed", message)
        yield result


def _convert(office: str, source: Path, made: Path, name: str, check: Check, seconds: float) -> None:
    profile = (source.parent / "profile").as_uri()
    command = [office, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck"]
    command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(made), str(source)]
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    deadline = time.monotonic() + seconds
    try:
        while process.poll() is None:
            check()
            if time.monotonic() >= deadline:
                message = (
                    f"LibreOffice đọc tệp “{name}” quá {format_number(seconds)} giây nên đã dừng. "
                    "Mở tệp bằng Word, lưu thành .docx rồi nhập lại."
                )
                raise UserError("import.conversion_slow", message)
            with suppress(subprocess.TimeoutExpired):
                process.wait(_LOOK_EVERY)
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program with what it started itself."""
    if process.poll() is None:
        if sys.platform == "win32":
            process.kill()
        else:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        process.wait()
