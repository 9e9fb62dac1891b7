"""Verbs about the office file itself."""

from __future__ import annotations

from desktop_app.bootstrap import restore_office
from desktop_app.cli.command_line import DONE, FAULTS_FOUND, Call
from desktop_app.domain.errors import UserError

_FAULTS = ("data.damaged", "data.empty_file")
"""A file too damaged to be opened at all: what the check looks for, not a reason for not checking."""


def backup(call: Call) -> int:
    """``data backup OUT``: a verified copy; works beside an open window."""
    with call.existing_office() as office:
        written = office.maintenance_service.backup(call.words.out)
    call.answer({"file": str(written)}, [f"Đã sao lưu và kiểm tra {written}."])
    return DONE


def restore(call: Call) -> int:
    """``data restore FILE``: puts a verified copy in place of the office file, which is kept aside."""
    kept = restore_office(call.paths, call.clock, call.words.file)
    said = [f"Đã khôi phục sổ từ {call.words.file}."]
    if kept is not None:
        said.append(f"Sổ trước khi khôi phục còn ở {kept}.")
    call.answer({"restored": str(call.words.file), "kept": str(kept) if kept else None}, said)
    return DONE


def verify(call: Call) -> int:
    """``data verify``: looks through the whole file; 1 when it finds faults."""
    try:
        with call.existing_office() as office:
            problems = list(office.maintenance_service.verify())
    except UserError as problem:
        if problem.code not in _FAULTS:
            raise
        problems = [problem.message]
    call.answer({"sound": not problems, "problems": problems}, problems or ["Sổ nguyên vẹn."])
    return FAULTS_FOUND if problems else DONE
