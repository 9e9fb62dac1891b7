"""The command of the README that sets everything up: what it decides, and what it says when it cannot go on."""

from __future__ import annotations

import importlib.util
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[3] / ".ci" / "setup.py"
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="apt and sudo are of Linux")


@pytest.fixture(scope="module")
def setup_command() -> ModuleType:
    spec = importlib.util.spec_from_file_location("setup_command", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
def test_the_three_tried_versions_of_python_are_taken(setup_command: ModuleType, version: tuple[int, int]) -> None:
    assert setup_command.python_refusal(version) is None


@pytest.mark.parametrize(("version", "word"), [((3, 10), "cũ hơn"), ((3, 14), "mới hơn"), ((4, 0), "mới hơn")])
def test_another_python_is_refused_by_name(setup_command: ModuleType, version: tuple[int, int], word: str) -> None:
    sentence = setup_command.python_refusal(version, ["python3.12"])
    assert f"Python {version[0]}.{version[1]}" in sentence
    assert word in sentence
    assert "python3.12" in sentence


def test_a_linux_that_the_wheels_do_not_fit_is_refused_by_name(setup_command: ModuleType) -> None:
    assert setup_command.linux_refusal("x86_64", "glibc", "2.36") is None
    assert "glibc 2.31" in setup_command.linux_refusal("x86_64", "glibc", "2.31")
    assert "2.39" in setup_command.linux_refusal("aarch64", "glibc", "2.36")
    assert "thư viện C khác" in setup_command.linux_refusal("x86_64", "", "")
    assert "riscv64" in setup_command.linux_refusal("riscv64", "glibc", "2.40")


def test_a_package_is_named_once_for_all_that_is_missing_of_it(setup_command: ModuleType) -> None:
    wanted = (("a.so", "one"), ("b.so", "two"), ("c.so", "one"), ("d.so", "three"))
    assert setup_command.missing_packages(wanted, {"d.so"}.__contains__) == ["one", "two"]


@LINUX
def test_the_loader_is_asked_for_real(setup_command: ModuleType) -> None:
    assert setup_command.loadable(["libc.so.6", "libkhong-co-that.so.9"]) == {"libc.so.6"}


def test_what_was_installed_is_compared_with_the_locks(setup_command: ModuleType) -> None:
    locks = {"runtime": "r1", "dev": "d1"}
    for_demo = {"python": "3.11.2", "runtime": "r1"}
    for_test = {**for_demo, "dev": "d1"}
    assert setup_command.is_ready(for_demo, "runtime", locks, "3.11.2")
    assert setup_command.is_ready(for_test, "runtime", locks, "3.11.2")
    assert setup_command.is_ready(for_test, "dev", locks, "3.11.2")
    assert not setup_command.is_ready(for_demo, "dev", locks, "3.11.2")
    assert not setup_command.is_ready({}, "runtime", locks, "3.11.2")
    assert not setup_command.is_ready(for_test, "dev", {**locks, "dev": "d2"}, "3.11.2")
    assert not setup_command.is_ready(for_test, "dev", locks, "3.12.1")


@LINUX
def test_without_apt_the_missing_packages_are_named(
    setup_command: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not setup_command.install_packages(["libegl1", "libxcb-cursor0"], "mở cửa sổ chương trình")
    said = capsys.readouterr().out
    assert "sudo apt-get install libegl1 libxcb-cursor0" in said
    assert setup_command.install_packages([], "mở cửa sổ chương trình")


@LINUX
def test_apt_is_called_with_the_missing_packages_alone(
    setup_command: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A stand-in apt-get writes down how it was called; sudo passes its words on."""
    record = tmp_path / "calls"
    for name, body in {
        "apt-get": f'echo "$DEBIAN_FRONTEND $@" >> "{record}"',
        "sudo": '[ "$1" = -n ] && shift; exec "$@"',
    }.items():
        command = tmp_path / name
        command.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        command.chmod(command.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/usr/bin{os.pathsep}/bin")
    monkeypatch.delenv("DEBIAN_FRONTEND", raising=False)
    assert setup_command.install_packages(["libegl1"], "mở cửa sổ chương trình")
    update, install = record.read_text(encoding="utf-8").splitlines()
    assert update.split() == ["update", "-q"]
    assert install.startswith("noninteractive install -y")
    assert install.endswith(" libegl1")


@pytest.mark.parametrize("words", [[], ["tets"], ["demo", "thừa"]])
def test_wrong_words_show_how_it_is_used(words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), *words], capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert done.returncode == 2
    assert "setup.py demo" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash: not on this machine")
def test_the_full_run_is_valid_bash() -> None:
    run = SCRIPT.with_name("run")
    assert subprocess.run(["bash", "-n", str(run)], check=False).returncode == 0
    assert "pipefail" in run.read_text(encoding="utf-8")


def test_the_readme_gives_the_commands_that_exist() -> None:
    readme = (SCRIPT.parents[1] / "README.md").read_text(encoding="utf-8").splitlines()
    for line in ("python3 .ci/setup.py demo", "python3 .ci/setup.py test", r"py .ci\setup.py demo"):
        assert line in readme, line
