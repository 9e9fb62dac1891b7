"""What the repository may not hold: addresses of package registries, paths of one machine, user data."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOP_LEVEL = {"desktop_app", "resources", "data", "tests", "docs", ".ci"}
TOP_FILES = {
    "pyinstaller.spec",
    "pyproject.toml",
    "README.md",
    "CHANGELOG.md",
    ".gitignore",
    ".gitattributes",
    "requirements.in",
    "requirements-dev.in",
    "requirements.txt",
    "requirements-dev.txt",
}
# Joined here so that this file does not hold what it looks for.
REGISTRIES = ["py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com", "ana" + "conda.org"]
MACHINE_PATHS = re.compile(r"(?<![\w.<])/(?:work|ro" + r"ot|home/\w+|Users/\w+|tmp/\w+)/|[A-Z]:\\\\?Users\\")


def _tracked() -> list[Path]:
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("git: not a working copy")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode != 0:
        pytest.skip("git: the working copy belongs to another account")
    return [ROOT / name for name in listed.stdout.decode("utf-8").split("\0") if name]


def _texts() -> list[tuple[Path, str]]:
    texts = []
    for path in _tracked():
        if not path.is_file():
            continue  # removed in the working copy, not committed yet
        try:
            texts.append((path.relative_to(ROOT), path.read_bytes().decode("utf-8")))
        except UnicodeDecodeError:
            continue  # a font, a picture
    return texts


def test_no_file_names_a_package_registry() -> None:
    texts = _texts()
    assert len(texts) > 20
    named = [f"{path}: {host}" for path, text in texts for host in REGISTRIES if host in text.lower()]
    assert not named, named


def test_no_file_names_a_path_of_one_machine() -> None:
    found = [f"{path}: {match.group()}" for path, text in _texts() for match in MACHINE_PATHS.finditer(text)]
    assert not found, found


def test_the_top_level_is_fixed() -> None:
    names = {path.relative_to(ROOT).parts for path in _tracked()}
    folders = {parts[0] for parts in names if len(parts) > 1}
    files = {parts[0] for parts in names if len(parts) == 1}
    assert folders <= TOP_LEVEL, folders - TOP_LEVEL
    assert files <= TOP_FILES, files - TOP_FILES


def test_no_data_of_a_user_is_tracked() -> None:
    data = [path.relative_to(ROOT).as_posix() for path in _tracked() if path.is_relative_to(ROOT / "data")]
    assert set(data) <= {"data/README.md"}
