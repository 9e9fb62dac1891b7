"""Rows of an .xlsx that nobody has to trust: the container is checked, then a child process with limits reads it."""

from __future__ import annotations

import io
import json
import multiprocessing
import re
import zipfile
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.numerals import format_number
from desktop_app.importing.lists import workbook_child
from desktop_app.system.files import format_size, read_limited, sha256

MAX_BYTES = 20 * 1024**2
MAX_ENTRIES = 2000
MAX_DECLARED_BYTES = 200 * 1024**2
MAX_RATIO = 200
_RATIO_FROM_BYTES = 1024**2  # below this size a high ratio is only white space
_MAX_REPLY_BYTES = 64 * 1024**2
_SECONDS = 30.0
_UNSAFE_NAME = re.compile(r"(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[A-Za-z]:")


def read_workbook(path: Path, seconds: float = _SECONDS) -> dict[str, Any]:
    """``sheet`` (the first visible one with content), ``sheets``, ``rows`` as [number, cells], ``is_cut_*``.

    The fast reader first; where it dies (a cell at the far corner kills it), the slower one that survives.
    UserError (``import.*``, ``file.*``) in one sentence.
    """
    content = read_limited(path, MAX_BYTES)
    _check_container(content, path.name)
    digest = sha256(content)
    answer = _ask_child(path, digest, "calamine", seconds)
    if answer.get("error") in ("died", "memory", "unreadable"):
        answer = _ask_child(path, digest, "openpyxl", seconds)
    if "error" in answer:
        raise _refusal(str(answer["error"]), path.name, seconds)
    return answer


def _check_container(content: bytes, name: str) -> None:
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        message = f"Tệp “{name}” có mật khẩu hoặc là Excel kiểu cũ (.xls). Mở bằng Excel, bỏ mật khẩu, lưu thành .xlsx."
        raise UserError("import.workbook_locked", message)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise _damaged(name) from error
    names = {entry.filename for entry in entries}
    if "xl/workbook.xml" not in names and "[Content_Types].xml" not in names:
        raise _damaged(name)
    if not any(entry.startswith("xl/") for entry in names):
        raise UserError(
            "import.not_a_workbook", f"Tệp “{name}” không phải bảng tính Excel. Lưu thành .xlsx rồi nhập lại."
        )
    declared = sum(entry.file_size for entry in entries)
    swollen = any(
        entry.file_size > _RATIO_FROM_BYTES and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)
        for entry in entries
    )
    if len(entries) > MAX_ENTRIES or declared > MAX_DECLARED_BYTES or swollen:
        message = (
            f"Tệp “{name}” bung ra {format_size(declared)} trong {format_number(len(entries))} phần, không giống bảng tính "
            "bình thường nên không mở. Chép riêng bảng cần nhập sang tệp mới rồi nhập lại."
        )
        raise UserError("import.workbook_swollen", message)
    if any(_UNSAFE_NAME.search(entry) for entry in names) or any(entry.flag_bits & 1 for entry in entries):
        raise _damaged(name)


def _ask_child(path: Path, digest: str, engine: str, seconds: float) -> dict[str, Any]:
    """What the child answers, or ``error``: ``died``, ``slow``. The reply is JSON: nothing in it can run here."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=workbook_child.run, args=(str(path.absolute()), digest, engine, sender), daemon=True)
    child.start()
    sender.close()
    try:
        if not receiver.poll(seconds):
            return {"error": "slow"}
        answer = json.loads(receiver.recv_bytes(_MAX_REPLY_BYTES))
    except (EOFError, OSError, ValueError):
        return {"error": "died"}
    finally:
        receiver.close()
        child.kill()
        child.join()
        child.close()
    return answer if isinstance(answer, dict) else {"error": "died"}


def _damaged(name: str) -> UserError:
    message = f"Tệp “{name}” bị hỏng hoặc tải về chưa hết. Mở bằng Excel, lưu lại thành .xlsx rồi nhập lại."
    return UserError("import.workbook_damaged", message)


def _refusal(error: str, name: str, seconds: float) -> UserError:
    if error == "rows":
        message = (
            f"Tệp “{name}” có hơn {format_number(workbook_child.MAX_ROWS)} dòng. Chia thành nhiều tệp nhỏ rồi nhập lại."
        )
        return UserError("import.too_many_rows", message)
    if error == "slow":
        text = f"Đọc tệp “{name}” quá {format_number(seconds)} giây nên đã dừng. Chép riêng bảng cần nhập sang tệp mới."
        return UserError("import.workbook_slow", text)
    if error == "changed":
        return UserError(
            "import.workbook_changed", f"Tệp “{name}” vừa bị thay đổi trong lúc đọc. Lưu và đóng tệp rồi nhập lại."
        )
    if error == "doctype":
        message = f"Tệp “{name}” có phần khai báo lạ (DOCTYPE) nên không mở. Lưu lại bằng Excel rồi nhập lại."
        return UserError("import.workbook_doctype", message)
    if error == "memory":
        message = f"Tệp “{name}” cần quá nhiều bộ nhớ. Chép riêng bảng cần nhập sang tệp mới rồi nhập lại."
        return UserError("import.workbook_memory", message)
    return _damaged(name)
