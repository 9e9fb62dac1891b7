"""Returned forms from files that nobody has to trust: containers checked, then read by children with limits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.numerals import format_number
from desktop_app.domain.lists.tables import TableBook
from desktop_app.domain.registration.exchange.returned_form import RawForm, RawTable
from desktop_app.importing.forms import form_child
from desktop_app.importing.isolation.child_process import Check, never_cancelled
from desktop_app.importing.isolation.child_series import read_series
from desktop_app.importing.isolation.container import ContainerFault, check_container
from desktop_app.system.files import name_of, read_limited, sha256

FORM_SUFFIXES = (".xlsx", ".docx", ".ods", ".xls", ".xlsm", ".docm", ".csv", ".tsv")
"""Kinds of files that units send: the form, the form saved as something else, or a list of their own."""
MAX_BYTES = 5 * 1024**2
"""A form of 500 people has about 60 KB."""
_SECONDS_EACH = 20.0
_CONTAINERS = {
    "xlsx": ("xl/", "xl/workbook.xml"),
    "docx": ("word/", "word/document.xml"),
    "ods": ("content.xml", "content.xml"),
}
_OTHER_ENDINGS = {"xlsm": "xlsx", "docm": "docx"}
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True)
class ReadForm:
    """A file as read: ``raw``, or the ``refusal`` that says why not. Of a list without a stamp also its ``book`` of tables."""

    path: Path
    sha256: str
    size: int
    raw: RawForm | None
    refusal: UserError | None = None
    modified: float = 0.0
    book: TableBook | None = None
    book_refusal: UserError | None = None

    @property
    def name(self) -> str:
        """The file's name, fit to be shown."""
        return name_of(self.path)


def with_book(read: ReadForm, book: TableBook) -> ReadForm:
    """The same with its tables; of a text file their headings tell whether it was saved from a form."""
    if read.raw is None or read.raw.tables:
        return replace(read, book=book)
    tables = tuple(RawTable(one.place, ((one.header_row, one.header),)) for one in book.tables)
    return replace(read, raw=replace(read.raw, tables=tables), book=book)


def form_files(folder: Path) -> tuple[Path, ...]:
    """The files of a folder that may be forms, by name; not those a word processor keeps open beside its own ("~$…")."""
    return tuple(
        path
        for path in sorted(folder.iterdir(), key=lambda one: one.name.casefold())
        if path.suffix.lower() in FORM_SUFFIXES and not path.name.startswith(("~$", ".")) and path.is_file()
    )


def read_forms(
    paths: Iterable[Path], check: Check = never_cancelled, told: Callable[[int, str], None] = lambda _done, _name: None
) -> tuple[ReadForm, ...]:
    """Every file read or refused, in the order given. ``told`` hears how many are done and the next one's name."""
    looked = [_looked_at(path) for path in paths]
    found: dict[Path, ReadForm] = {one.path: one for one in looked if one.refusal is not None}
    for one in looked:
        if one.raw is not None:  # a text, or a file of another kind than its name says: never a form
            found[one.path] = one
    for file_kind in (*_CONTAINERS, "xls"):
        for read in _read_kind([one for one in looked if _is_of(one, file_kind)], file_kind, check):
            found[read.path] = read
            told(len(found), read.name)
    return tuple(found[one.path] for one in looked)


def _kind(path: Path) -> str:
    ending = path.suffix.lower().lstrip(".")
    return _OTHER_ENDINGS.get(ending, ending)


def _is_of(read: ReadForm, file_kind: str) -> bool:
    return read.refusal is None and read.raw is None and _kind(read.path) == file_kind


def _looked_at(path: Path) -> ReadForm:
    try:
        content = read_limited(path, MAX_BYTES)
        _check_container(content, path)
    except UserError as refusal:
        return ReadForm(path, "", 0, None, refusal)
    is_other = _kind(path) not in _CONTAINERS and not content.startswith(_OLD_OFFICE)
    raw = RawForm(_kind(path), (), ()) if is_other else None
    return ReadForm(path, sha256(content), len(content), raw, modified=path.stat().st_mtime)


def _read_kind(files: list[ReadForm], file_kind: str, check: Check) -> Iterator[ReadForm]:
    options = {"file_kind": file_kind, "engine": "calamine"}
    to_read = [(one.path, one.sha256) for one in files]
    answers = read_series(form_child.read, to_read, options, _SECONDS_EACH, check)
    for file, first in zip(files, answers, strict=True):
        answer = first
        if file_kind == "xlsx" and answer.get("error") in ("died", "memory", "unreadable"):
            slower = {**options, "engine": "openpyxl"}
            answer = next(read_series(form_child.read, [(file.path, file.sha256)], slower, _SECONDS_EACH, check))
        if "error" in answer:
            yield replace(file, refusal=_refusal(str(answer["error"]), file.name))
        else:
            yield replace(file, raw=_raw(answer, file_kind))


def _raw(answer: dict[str, Any], file_kind: str) -> RawForm:
    tables = tuple(
        RawTable(
            table["name"],
            tuple((number, tuple(cells)) for number, cells in table["rows"]),
            tuple((row, text) for row, text in table.get("faults", ())),
            tuple((row, text) for row, text in table.get("joined", ())),
        )
        for table in answer["tables"]
    )
    return RawForm(file_kind, tuple(answer["pieces"]), tables)


def _check_container(content: bytes, path: Path) -> None:
    name = name_of(path)
    if path.suffix.lower() not in FORM_SUFFIXES:
        text = f"“{name}” không phải biểu hay danh sách đọc được. Lưu lại thành .xlsx hoặc .docx rồi nhận lại."
        raise UserError("form.kind_unknown", text)
    if _kind(path) not in _CONTAINERS:
        if content.startswith(_OLD_OFFICE) and _LOCKED in content:
            raise _locked(name)
        return
    found = check_container(content, *_CONTAINERS[_kind(path)])
    if found.fault is None:
        return
    if found.fault is ContainerFault.OLD_OR_LOCKED:
        raise _locked(name)
    if found.fault is ContainerFault.SWOLLEN:
        raise UserError("form.swollen", f"“{name}” bung ra lớn khác thường nên không mở. Đề nghị đơn vị gửi lại biểu.")
    raise UserError("form.damaged", f"“{name}” bị hỏng hoặc chép chưa hết. Đề nghị đơn vị gửi lại biểu.")


def _locked(name: str) -> UserError:
    text = f"“{name}” có mật khẩu hoặc là kiểu tệp cũ. Bỏ mật khẩu, lưu thành .xlsx hoặc .docx rồi nhận lại."
    return UserError("form.locked", text)


def _refusal(error: str, name: str) -> UserError:
    if error == "locked":
        return _locked(name)
    sentences = {
        "slow": f"Đọc “{name}” quá lâu nên đã dừng. Đề nghị đơn vị gửi lại biểu.",
        "changed": f"“{name}” vừa bị thay đổi trong lúc đọc. Đóng tệp rồi nhận lại.",
        "doctype": f"“{name}” có phần khai báo lạ (DOCTYPE) nên không mở. Lưu lại bằng Excel hoặc Word rồi nhận lại.",
        "rows": f"“{name}” có hơn {format_number(form_child.MAX_ROWS)} dòng, không phải biểu đăng ký của một đơn vị.",
        "memory": f"“{name}” cần quá nhiều bộ nhớ nên không mở. Đề nghị đơn vị gửi lại biểu.",
    }
    text = sentences.get(error, f"“{name}” bị hỏng hoặc chép chưa hết. Đề nghị đơn vị gửi lại biểu.")
    return UserError(f"form.{error}" if error in sentences else "form.damaged", text)
