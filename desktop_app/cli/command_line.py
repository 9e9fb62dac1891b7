"""Runs one verb: opens the office it needs, prints its answer, turns problems into sentences and exit codes."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from desktop_app.assembly.office import Office
from desktop_app.bootstrap import open_office
from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.system.clock import FixedClock, SystemClock
from desktop_app.system.diagnostics import write_crash
from desktop_app.system.paths import AppPaths

DONE = 0
FAULTS_FOUND = 1
USER_CAN_MEND = 2
DEFECT = 3


_HOW_HERE = {
    "plan.unconfirmed": "Gõ “plan confirm” với số thứ tự kế hoạch để xem và xác nhận.",
    "award.no_unit": "Ở dòng lệnh: thêm --unit-then và tên đơn vị.",
    "person.several": "Ở dòng lệnh: ghi “#số” thay họ tên, hoặc thêm --unit.",
    "registration.late_reason": "Thêm --reason và lý do vào lệnh.",
    "registration.return_reason": "Thêm --reason và lý do vào lệnh.",
}
"""What to type, where the sentence that window and command line share says only what is missing."""


@dataclass(frozen=True)
class Call:
    """One call of the command line: its words, its clock, its data folder."""

    words: argparse.Namespace
    clock: Clock
    paths: AppPaths

    @contextmanager
    def office(self, *, writes: bool = False) -> Iterator[Office]:
        """The office, opened for reading beside a window, or for writing alone.

        A verb that fails leaves no new office behind.
        """
        office = open_office(self.paths, self.clock, program="Dòng lệnh", read_only=not writes)
        try:
            yield office
        except BaseException:
            office.abandon()
            raise
        office.close()

    @contextmanager
    def existing_office(self, *, writes: bool = False) -> Iterator[Office]:
        """The office of a folder that must hold one: a mistyped folder must not become a new office."""
        if not self.paths.holds_office:
            folder = self.paths.data_folder
            raise UserError("data.missing", f"Chưa có sổ trong thư mục {folder}. Kiểm tra lại thư mục dữ liệu.")
        with self.office(writes=writes) as office:
            yield office

    def answer(self, data: dict[str, Any], lines: list[str]) -> None:
        """Print the JSON object, or the lines a person reads."""
        text = (
            json.dumps(data, ensure_ascii=False, indent=2) if getattr(self.words, "json", False) else "\n".join(lines)
        )
        try:
            print(text, flush=True)
        except BrokenPipeError:
            _stop_printing()  # the reader has seen enough: "| head -1"
        except OSError as error:
            _stop_printing()
            raise UserError(
                "cli.output",
                "Việc đã làm xong nhưng không in được câu trả lời. Kiểm tra ổ đĩa hoặc tệp nhận câu trả lời.",
            ) from error


def _stop_printing() -> None:
    """What is still waiting to be printed goes nowhere, or Python would complain of it at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def run(call_words: argparse.Namespace) -> int:
    """Run the verb in ``call_words``; returns the exit code."""
    clock: Clock = FixedClock(call_words.today) if hasattr(call_words, "today") else SystemClock()
    folder = getattr(call_words, "data", None)
    paths = AppPaths.for_data_folder(folder) if folder is not None else AppPaths.for_user()
    command: Callable[[Call], int] = call_words.command
    return guarded(lambda: command(Call(call_words, clock, paths)), clock, paths)


def guarded(work: Callable[[], int], clock: Clock, paths: AppPaths | None) -> int:
    """Run ``work``; a user's problem is one sentence and 2, a defect names its crash file and is 3."""
    try:
        code = work()
        if sys.stdout is not None:
            sys.stdout.flush()  # here, where a reader that stopped listening is no error
        return code
    except UserError as problem:
        told = f"{problem.message} {_HOW_HERE.get(problem.code, '')}"
        print(" ".join(told.split()), file=sys.stderr)  # one line, whatever name it quotes
        return USER_CAN_MEND
    except BrokenPipeError:
        # Python flushes once more at its end: into nothing
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as defect:  # noqa: BLE001 - the last line of defence: no traceback reaches a user
        folder = (paths or AppPaths.for_user()).logs_folder
        try:
            where = f" Đã ghi lại lỗi vào {write_crash(defect, folder, clock)}."
        except (OSError, UserError):
            where = ""
        print(f"Chương trình gặp lỗi và dừng lại; sổ vẫn nguyên.{where}", file=sys.stderr)
        return DEFECT
