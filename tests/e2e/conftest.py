"""A clerk, and one office with an issued plan and a draft, built once and copied for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from clerk import PLAN, Clerk, keep_the_last_backup
from year_story import write_people

from desktop_app.__main__ import main


@pytest.fixture
def clerk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Clerk:
    """A clerk whose data folder is not there yet; its name has spaces and Vietnamese letters."""
    return Clerk(tmp_path / "Sổ thi đua", capsys)


@pytest.fixture(scope="session")
def prepared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """40 people in 5 units; plan 1 issued on 24/02/2022 as number 14, plan 2 the same as a confirmed draft."""
    folder = tmp_path_factory.mktemp("office")
    data = folder / "so"
    for words in (
        ["office", "import", str(write_people(folder / "nguoi.csv"))],
        ["plan", "import", str(PLAN)],
        ["plan", "confirm", "1", "--all"],
        ["plan", "issue", "1", "--number", "14", "--on", "2022-02-24"],
        ["plan", "import", str(PLAN)],
        ["plan", "confirm", "2", "--all"],
    ):
        assert main([*words, "--data", str(data)]) == 0
    keep_the_last_backup(data)
    return data


@pytest.fixture
def office(clerk: Clerk, prepared_folder: Path) -> Clerk:
    """A clerk at work in a copy of that office."""
    shutil.copytree(prepared_folder, clerk.data)
    return clerk
