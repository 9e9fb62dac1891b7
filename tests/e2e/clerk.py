"""A clerk at the command line, for the end-to-end tests: types verbs, reads their JSON, compares the folder's bytes."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from desktop_app.__main__ import main

PROJECT = Path(__file__).resolve().parents[2]
PLANS = PROJECT / "tests" / "fixtures" / "plans"
PLAN = PLANS / "kien-hai-2022.md"
"""The invented plan with both deadlines (11/3 and 9/12/2022) and both ratios (15 % tối đa, 40 % without a word)."""

RESULTS_HEADER = ("subject", "unit", "award", "outcome", "decision_number", "decision_on")


class Clerk:
    """Types verbs and reads their JSON; ``said`` is what the last verb wrote on stderr."""

    def __init__(self, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.data = data
        self._capsys = capsys
        self.said = ""

    def type(self, *words: object, code: int = 0) -> Any:
        """The JSON of a verb that ends with ``code``; one that ends with 0 says nothing on stderr."""
        self._capsys.readouterr()
        found = main([*map(str, words), "--data", str(self.data), "--json"])
        printed = self._capsys.readouterr()
        self.said = printed.err
        assert found == code, printed.err or printed.out
        if code in (0, 1):
            assert printed.err == ""
        else:
            assert_one_sentence(printed.err)
        return json.loads(printed.out) if printed.out.strip() else None

    def read(self, *words: object) -> str:
        """What a person reads, without ``--json``."""
        self._capsys.readouterr()
        code = main([*map(str, words), "--data", str(self.data)])
        printed = self._capsys.readouterr()
        assert (code, printed.err) == (0, "")
        return printed.out

    def refused(self, *words: object) -> str:
        """The one sentence of a verb that is refused, having changed not one byte of the data folder."""
        before = snapshot(self.data)
        answer = self.type(*words, code=2)
        assert answer is None, "a refused verb prints no answer"
        assert snapshot(self.data) == before, f"{words} changed the data folder"
        return self.said.strip()


def assert_one_sentence(said: str) -> None:
    """One line of Vietnamese that ends like a sentence, and nothing of Python in it."""
    lines = said.splitlines()
    assert len(lines) == 1, said
    assert lines[0].endswith("."), said
    assert any(letter > "\u00bf" for letter in lines[0]), f"not Vietnamese: {said}"
    for foreign in ("Traceback", "Error", "Exception", "Errno", ".py"):
        assert foreign not in said, said


def snapshot(folder: Path) -> dict[str, str]:
    """Every file and folder below ``folder`` with the digest of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        for path in sorted(folder.rglob("*"))
    }


def keep_the_last_backup(data: Path) -> None:
    """A folder that is copied for many tests stays small; without that last one closing would make another."""
    made = sorted((data / "sao-luu").glob("*.db"), key=lambda path: path.stat().st_mtime_ns)
    for backup in made[:-1]:
        backup.unlink()
        Path(f"{backup}.sha256").unlink()


def run_apart(
    *words: object, env: dict[str, str] | None = None, without_rights: bool = False, bytes_per_file: int | None = None
) -> subprocess.CompletedProcess[bytes]:
    """The program in a process of its own, as a machine would have it that is full, locked up, or speaks no UTF-8."""

    def limit() -> None:
        import resource
        import signal

        assert bytes_per_file is not None
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_per_file, bytes_per_file))

    return subprocess.run(
        [*(rightless() if without_rights else []), sys.executable, "-m", "desktop_app", *map(str, words)],
        cwd=PROJECT,
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(PROJECT)} if env is None else env,
        preexec_fn=limit if bytes_per_file is not None else None,
        timeout=120,
    )


def rightless() -> list[str]:
    """What goes before a command so that even root may not write where writing is forbidden; the test is skipped without."""
    if os.name != "posix":
        pytest.skip("folder rights: posix only")
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("root may write everywhere, and setpriv is not here to forbid it")
    return ["setpriv", "--inh-caps=-all", "--bounding-set=-all"]


def write_csv(path: Path, header: Iterable[str], rows: Iterable[Iterable[str]], **settings: Any) -> Path:
    """A list as a spreadsheet program saves it."""
    encoding = settings.pop("encoding", "utf-8")
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, **settings)
        writer.writerow(list(header))
        writer.writerows(rows)
    return path
