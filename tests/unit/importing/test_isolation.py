"""Readers in a child process: what they answer, what ends them, and that nothing of them stays."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from desktop_app.importing.isolation.child_process import ask_child
from desktop_app.system.files import sha256


class Stopped(Exception):
    """What a cancelled job raises."""


def measure(content: bytes, options: Mapping[str, Any]) -> dict[str, Any]:
    return {"length": len(content) + options["more"], "pid": os.getpid()}


def sleep(_content: bytes, _options: Mapping[str, Any]) -> dict[str, Any]:
    time.sleep(60)
    return {}


def die(_content: bytes, _options: Mapping[str, Any]) -> dict[str, Any]:
    os._exit(9)


def fail(_content: bytes, _options: Mapping[str, Any]) -> dict[str, Any]:
    raise ValueError("broken")


def eat(_content: bytes, _options: Mapping[str, Any]) -> dict[str, Any]:
    return {"length": len(bytearray(3 * 1024**3))}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "tệp.bin"
    path.write_bytes(b"12345")
    return path


def test_a_reader_answers_from_another_process(file: Path) -> None:
    answer = ask_child(measure, file, sha256(file), {"more": 2}, 30)
    assert answer["length"] == 7
    assert answer["pid"] != os.getpid()


def test_what_goes_wrong_has_a_name(file: Path) -> None:
    assert ask_child(measure, file, "0" * 64, {"more": 0}, 30) == {"error": "changed"}
    assert ask_child(die, file, sha256(file), {}, 30) == {"error": "died"}
    assert ask_child(fail, file, sha256(file), {}, 30) == {"error": "unreadable", "type": "ValueError"}
    assert ask_child(sleep, file, sha256(file), {}, 0.5) == {"error": "slow"}
    assert multiprocessing.active_children() == []


@pytest.mark.skipif(os.name == "nt", reason="the limits are of POSIX")
def test_a_greedy_reader_meets_its_limit(file: Path) -> None:
    assert ask_child(eat, file, sha256(file), {}, 30) == {"error": "memory"}


def test_a_cancelled_reading_ends_at_once(file: Path) -> None:
    started = time.monotonic()

    def check() -> None:
        if time.monotonic() - started > 0.3:
            raise Stopped

    with pytest.raises(Stopped):
        ask_child(sleep, file, sha256(file), {}, 60, check)
    assert time.monotonic() - started < 5
    assert multiprocessing.active_children() == []
