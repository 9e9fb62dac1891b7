"""The locks hold what requirements*.in ask for, every file by hash, and never the Qt packages that were ruled out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PIN = re.compile(r"^([A-Za-z0-9_.-]+)==([^\s;\\]+)", re.MULTILINE)


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _pins(file_name: str) -> dict[str, str]:
    text = (ROOT / file_name).read_text(encoding="utf-8")
    return {_canonical(name): version for name, version in PIN.findall(text)}


@pytest.mark.parametrize("stem", ["requirements", "requirements-dev"])
def test_the_lock_holds_every_pin_that_is_asked_for(stem: str) -> None:
    asked, locked = _pins(f"{stem}.in"), _pins(f"{stem}.txt")
    lines = (ROOT / f"{stem}.in").read_text(encoding="utf-8").splitlines()
    assert len(asked) == len([line for line in lines if line and not line.startswith("-r ")]), "each with its version"
    assert {name: locked.get(name) for name in asked} == asked


def test_the_development_lock_holds_the_runtime_lock() -> None:
    runtime, development = _pins("requirements.txt"), _pins("requirements-dev.txt")
    assert {name: development.get(name) for name in runtime} == runtime


@pytest.mark.parametrize("file_name", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_is_locked_by_hash(file_name: str) -> None:
    entries = re.split(r"\n(?=[A-Za-z0-9])", (ROOT / file_name).read_text(encoding="utf-8"))
    bare = [entry.splitlines()[0] for entry in entries if "==" in entry and "--hash=sha256:" not in entry]
    assert not bare, bare


@pytest.mark.parametrize("file_name", ["requirements.txt", "requirements-dev.txt"])
def test_only_the_essential_part_of_qt_is_locked(file_name: str) -> None:
    """6.12.0 kills Python 3.11; Addons and the meta package bring 440 MB that nothing uses."""
    pins = _pins(file_name)
    assert pins["pyside6-essentials"] == "6.11.3"
    assert pins["shiboken6"] == "6.11.3"
    assert not {"pyside6", "pyside6-addons"} & set(pins)
