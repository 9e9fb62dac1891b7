"""Rows of an .xlsx that nobody has to trust: the container is checked, then a child process with limits reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.numerals import format_number
from desktop_app.importing.isolation.child_process import ask_child
from desktop_app.importing.isolation.container import ContainerFault, check_container
from desktop_app.importing.lists import workbook_child
from desktop_app.system.files import format_size, read_limited, sha256

MAX_BYTES = 20 * 1024**2
_SECONDS = 30.0


def read_workbook(path: Path, seconds: float = _SECONDS) -> dict[str, Any]:
    """``sheet`` (the first visible one with content), ``sheets``, ``rows`` as [number, cells], ``is_cut_*``.

    The fast reader first; where it dies (a cell at the far corner kills it), the slower one that survives.
    UserError (``import.*``, ``file.*``) in one sentence.
    """
    content = read_limited(path, MAX_BYTES)
    _check_container(content, path.name)
    digest = sha256(content)
    answer = ask_child(workbook_child.read, path, digest, {"engine": "calamine"}, seconds)
    if answer.get("error") in ("died", "memory", "unreadable"):
        answer = ask_child(workbook_child.read, path, digest, {"engine": "openpyxl"}, seconds)
    if "error" in answer:
        raise _refusal(str(answer["error"]), path.name, seconds)
    return answer


def _check_container(content: bytes, name: str) -> None:
    found = check_container(content, "xl/", "xl/workbook.xml")
    if found.fault is None:
        return
    if found.fault is ContainerFault.OLD_OR_LOCKED:
        message = f"Tệp “{name}” có mật khẩu hoặc là Excel kiểu cũ (.xls). Mở bằng Excel, bỏ mật khẩu, lưu thành .xlsx."
        raise UserError("import.workbook_locked", message)
    if found.fault is ContainerFault.OTHER_KIND:
        raise UserError(
            "import.not_a_workbook", f"Tệp “{name}” không phải bảng tính Excel. Lưu thành .xlsx rồi nhập lại."
        )
    if found.fault is ContainerFault.SWOLLEN:
        size, count = format_size(found.declared_bytes), format_number(found.entries)
        message = (
            f"Tệp “{name}” bung ra {size} trong {count} phần, không giống bảng tính "
            "bình thường nên không mở. Chép riêng bảng cần nhập sang tệp mới rồi nhập lại."
        )
        raise UserError("import.workbook_swollen", message)
    raise _damaged(name)


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
