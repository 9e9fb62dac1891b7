"""One writer per data folder: a lock of the operating system, and a file beside it that says who holds it."""

from __future__ import annotations

import contextlib
import json
import os
import platform
from dataclasses import asdict, dataclass
from datetime import datetime
from types import TracebackType

from filelock import FileLock, Timeout

from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text
from desktop_app.system.files import write_atomic
from desktop_app.system.paths import AppPaths, ensure_folder

_PATIENCE = 0.3  # seconds: for one that is just ending; too short to be felt


@dataclass(frozen=True)
class Holder:
    """Who has the data folder open for writing; ``since`` is an aware instant."""

    host: str
    pid: int
    program: str
    since: datetime


class WriterLock:
    """Held from ``acquire`` to ``release``; the operating system releases it when the process dies, however it dies."""

    def __init__(self, paths: AppPaths) -> None:
        self._paths = paths
        # A soft lock would outlive a killed process: better to refuse a file system that cannot lock.
        self._lock = FileLock(paths.lock_file, thread_local=False, fallback_to_soft=False, mode=0o600)

    @property
    def is_held(self) -> bool:
        """Whether this object holds the folder."""
        return self._lock.is_locked

    def acquire(self, clock: Clock, program: str) -> None:
        """Take the folder for writing. UserError ``data.held`` says who has it, ``data.cannot_lock``: none can."""
        if self.is_held:
            return
        ensure_folder(self._paths.data_folder)
        if not self._taken():
            raise UserError("data.held", _held_sentence(self._read_holder(), clock))
        holder = Holder(platform.node() or "này", os.getpid(), program, clock.now())
        try:
            write_atomic(self._paths.holder_file, _to_json(holder), is_private=True)
        except BaseException:
            self._lock.release()
            raise

    def release(self) -> None:
        """Give the folder back; nothing happens if it is not held."""
        if self.is_held:
            with contextlib.suppress(OSError):
                self._paths.holder_file.unlink(missing_ok=True)
            self._lock.release()

    def __enter__(self) -> WriterLock:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def _taken(self) -> bool:
        try:
            self._lock.acquire(timeout=_PATIENCE, poll_interval=0.02)
        except Timeout:
            return False
        except (OSError, NotImplementedError) as error:
            folder = self._paths.data_folder
            text = f"Thư mục “{folder}” không khóa được để ghi một mình. Chép dữ liệu về ổ đĩa của máy này rồi mở lại."
            raise UserError("data.cannot_lock", text) from error
        return True

    def _read_holder(self) -> Holder | None:
        try:
            data = json.loads(self._paths.holder_file.read_text(encoding="utf-8"))
            since = datetime.fromisoformat(data["since"])
            return Holder(str(data["host"]), int(data["pid"]), str(data["program"]), since) if since.tzinfo else None
        except (OSError, ValueError, KeyError, TypeError):
            return None


def _to_json(holder: Holder) -> bytes:
    return json.dumps(asdict(holder) | {"since": holder.since.isoformat()}, ensure_ascii=False).encode()


def _held_sentence(holder: Holder | None, clock: Clock) -> str:
    if holder is None:
        return "Sổ đang mở trong một chương trình khác. Đóng chương trình đó rồi mở lại."
    since = holder.since.astimezone()
    day = "" if since.date() == clock.today() else f" ngày {format_text(since.date())}"
    return f"Sổ đang mở trên máy {holder.host} từ {since:%H:%M}{day}. Đóng ở máy đó rồi mở lại."
