"""Files written whole or not at all, read within limits, and named safely; every failure is a sentence."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import secrets
import stat
from collections.abc import Iterator
from pathlib import Path

from pathvalidate import sanitize_filename

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.numerals import format_number
from desktop_app.domain.language.text import clean_line

MAX_NAME_BYTES = 255  # of one path component; 85 letters like "ế"
_SAFE_NAME_BYTES = 180  # leaves room for a suffix, a "(2)" and a temporary name
_EDGES = " .-~$"  # hidden files, owner files of Word, options of a command line; dots Windows drops
_DISK_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_DENIED = {errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY}
_TEMPORARY = re.compile(r"\.[0-9a-f]{16}\.tmp")
_WORD_SUFFIXES = {".doc", ".docx", ".docm", ".rtf"}


def write_atomic(path: Path, content: bytes, *, is_private: bool = False) -> None:
    """Write a whole file: the target holds the old bytes or the new ones, whatever happens in between.

    ``is_private``: for the user's eyes only; else the rights of the old file, or the usual ones. UserError (``file.*``)
    when the target is open elsewhere, the disk full, the folder missing or read-only, the name too long.
    """
    with _placed(path, content, is_private):
        pass


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """The same for a writer that wants a file of its own to write: an empty private one, which then takes the target's place.

    Nothing is replaced when the writer fails; what it raises itself passes unchanged, an OSError becomes a UserError.
    """
    with _placed(path, b"", is_private=True) as temporary:
        yield temporary
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())


@contextlib.contextmanager
def _placed(path: Path, content: bytes, is_private: bool) -> Iterator[Path]:
    """A file beside the target with that content; it takes the target's place at the end, or goes."""
    target = _resolved(path)
    is_new = _check_target(target)
    tail = "Chưa có tệp nào được ghi." if is_new else "Bản cũ còn nguyên."
    temporary = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        _write_synced(temporary, content, 0o600 if is_private else _wanted_mode(target, is_new))
        yield temporary
    except OSError as error:
        _discard(temporary)
        raise _write_problem(error, target, tail) from error
    except BaseException:
        _discard(temporary)
        raise
    _put_in_place(temporary, target, tail)


def _put_in_place(temporary: Path, target: Path, tail: str) -> None:
    try:
        os.replace(temporary, target)  # noqa: PTH105 - the one call whose meaning everything here rests on
    except OSError as error:
        _discard(temporary)
        if error.errno in _DENIED or isinstance(error, PermissionError):
            raise _open_elsewhere(target, tail) from error
        raise _write_problem(error, target, tail) from error
    sync_folder(target.parent)


def _resolved(path: Path) -> Path:
    """The file itself behind any link, so that a link stays a link."""
    try:
        target = Path(os.path.realpath(path))
        is_too_long = len(os.fsencode(target.name)) > MAX_NAME_BYTES
    except ValueError as error:  # NUL, lone surrogates
        raise UserError("file.bad_name", "Tên tệp có ký tự không dùng được. Đặt tên khác rồi ghi lại.") from error
    if is_too_long:
        text = f"Tên tệp “{_shortened(target.name)}” quá dài. Đặt tên ngắn hơn rồi ghi lại."
        raise UserError("file.name_too_long", text)
    return target


def _check_target(target: Path) -> bool:
    """Refuse what must not be replaced; True if there is nothing yet at the target."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return True
    except OSError as error:
        raise _write_problem(error, target, "Chưa có tệp nào được ghi.") from error
    if stat.S_ISDIR(mode):
        raise UserError("file.is_folder", f"“{target}” là thư mục. Ghi thêm tên tệp cần tạo.")
    if not stat.S_ISREG(mode):
        raise UserError(
            "file.not_regular", f"“{target}” không phải tệp thường nên không ghi vào được. Chọn tên tệp khác."
        )
    if not os.access(target, os.W_OK) or _has_open_marker(target):
        raise _open_elsewhere(target, "Bản cũ còn nguyên.")
    return False


def _has_open_marker(target: Path) -> bool:
    """Whether Word, Excel or LibreOffice has left its "open" marker beside the file."""
    markers = [f"~${target.name}", f".~lock.{target.name}#"]
    if target.suffix.lower() in _WORD_SUFFIXES:  # Word drops one or two letters of a longer name
        markers += [f"~${target.name[cut:]}" for cut in (1, 2) if len(target.stem) >= 6 + cut]
    return any(target.with_name(marker).exists() for marker in markers)


def _wanted_mode(target: Path, is_new: bool) -> int:
    return 0o666 if is_new else stat.S_IMODE(target.stat().st_mode)


def _write_synced(path: Path, content: bytes, mode: int) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _discard(temporary: Path) -> None:
    with contextlib.suppress(OSError):
        temporary.unlink(missing_ok=True)


def sweep(folder: Path, just_written: Path) -> None:
    """Throw away what a killed program had begun to write in this folder of ours, an hour before ``just_written`` or earlier.

    The age is told by the disk's own clock: a backup made beside us at this moment is not touched.
    """
    with contextlib.suppress(OSError):
        oldest = just_written.stat().st_mtime - 3600
        for path in folder.glob(".*.tmp"):
            if _TEMPORARY.fullmatch(path.name) and path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make the rename durable; Windows and some file systems have no such call."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _open_elsewhere(target: Path, tail: str) -> UserError:
    return UserError(
        "file.open_elsewhere",
        f"Tệp “{target.name}” đang mở trong chương trình khác hoặc không cho ghi. Đóng tệp rồi ghi lại. {tail}",
    )


def _write_problem(error: OSError, target: Path, tail: str) -> UserError:
    folder, number = target.parent, error.errno
    if number in _DISK_FULL:
        text = f"Ổ đĩa chứa thư mục “{folder}” đã đầy. Xóa bớt tệp hoặc chọn nơi khác rồi ghi lại. {tail}"
        return UserError("file.disk_full", text)
    if number == errno.ENAMETOOLONG:
        text = f"Đường dẫn tới “{_shortened(target.name)}” quá dài. Đặt tên ngắn hơn hoặc chọn thư mục khác. {tail}"
        return UserError("file.name_too_long", text)
    if not os.path.isdir(folder):  # noqa: PTH112 - Path.is_dir raises where a parent may not be entered
        text = f"Không có thư mục “{folder}”. Cắm lại ổ đĩa hoặc chọn thư mục khác rồi ghi lại. {tail}"
        return UserError("file.folder_missing", text)
    if number in _DENIED or number == errno.EROFS or isinstance(error, PermissionError):
        text = f"Thư mục “{folder}” không cho ghi. Chọn thư mục khác rồi ghi lại. {tail}"
        return UserError("file.folder_read_only", text)
    text = f"Không ghi được tệp “{target.name}” (lỗi đĩa số {number}). Thử lại hoặc chọn nơi khác. {tail}"
    return UserError("file.write_failed", text)


def read_limited(path: Path, limit: int) -> bytes:
    """The bytes of a file of at most ``limit`` bytes; UserError (``file.*``) for anything that cannot be read so."""
    name = path.name or str(path)
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UserError("file.missing", f"Không có tệp “{path}”. Kiểm tra lại tên và thư mục.") from error
    except (OSError, ValueError) as error:
        raise UserError(
            "file.unreadable", f"Không mở được “{_shortened(name)}”. Kiểm tra lại tên và thư mục."
        ) from error
    if stat.S_ISDIR(found.st_mode):
        raise UserError("file.is_folder", f"“{path}” là thư mục. Chọn một tệp trong đó.")
    if not stat.S_ISREG(found.st_mode):
        raise UserError("file.not_regular", f"“{path}” không phải tệp thường. Chọn tệp khác.")
    if found.st_size > limit:
        raise _too_large(name, found.st_size, limit)
    try:
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except PermissionError as error:
        text = (
            f"Không đọc được tệp “{name}”: không có quyền, hoặc tệp đang mở ở chương trình khác. Đóng tệp rồi thử lại."
        )
        raise UserError("file.unreadable", text) from error
    except OSError as error:
        text = f"Không đọc được tệp “{name}” (lỗi đĩa số {error.errno}). Chép tệp sang nơi khác rồi thử lại."
        raise UserError("file.unreadable", text) from error
    if len(content) > limit:
        raise _too_large(name, len(content), limit)
    return content


def _too_large(name: str, size: int, limit: int) -> UserError:
    text = f"Tệp “{name}” nặng {format_size(size)}, quá giới hạn {format_size(limit)}. Kiểm tra xem có chọn nhầm tệp."
    return UserError("file.too_large", text)


def format_size(size: int) -> str:
    """20971520 → "20 MB", 1536 → "1,5 KB"."""
    if size < 1024:
        return f"{format_number(size)} byte"
    if size < 1024**2:
        return f"{format_number(round(size / 1024, 1))} KB"
    return f"{format_number(round(size / 1024**2, 1))} MB"


def name_of(path: Path) -> str:
    """The file's name as text that can be stored: a name that is no UTF-8 has signs in place of what cannot be read."""
    return os.fsencode(path.name).decode("utf-8", "replace")


def sha256(content: bytes | Path) -> str:
    """Hexadecimal SHA-256 of bytes or of a file's bytes."""
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    with content.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def safe_file_name(text: str) -> str:
    """A name for one file made of any text, valid on Windows and Linux: no path, no reserved name, not too long."""
    name = _cut_to_bytes(clean_line(text).strip(_EDGES), _SAFE_NAME_BYTES - 1)  # a reserved name grows by one sign
    name = sanitize_filename(name, replacement_text="-", platform="universal", validate_after_sanitize=False)
    name = name.strip(_EDGES)
    return name or "van-ban"


def _cut_to_bytes(name: str, limit: int) -> str:
    """Cut before a suffix like ".docx", so that the file still opens in its program."""
    if len(name.encode()) <= limit:
        return name
    stem, dot, suffix = name.rpartition(".")
    if not dot or not suffix.isalnum() or len(suffix) > 5:
        stem, dot, suffix = name, "", ""
    room = limit - len((dot + suffix).encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(" .") + dot + suffix


def _shortened(name: str) -> str:
    return name if len(name) <= 60 else f"{name[:40]}…{name[-15:]}"
