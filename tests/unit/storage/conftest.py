"""An open office file for storage tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop_app.storage.change_log import Operations
from desktop_app.storage.database import OfficeDatabase, open_database


def _no_migration_expected(path: Path) -> None:
    raise AssertionError(f"no migration was expected for {path}")


@pytest.fixture
def open_file() -> Iterator[Callable[..., OfficeDatabase]]:
    """Opens an office file and closes it after the test."""
    opened: list[OfficeDatabase] = []

    def open_(path: Path, **options: Any) -> OfficeDatabase:
        options.setdefault("before_migration", _no_migration_expected)
        office = open_database(path, **options)
        opened.append(office)
        return office

    yield open_
    for office in opened:
        office.close()


@pytest.fixture
def database_file(data_dir: Path) -> Path:
    return data_dir / "so-thi-dua.db"


@pytest.fixture
def office_db(open_file: Callable[..., OfficeDatabase], database_file: Path) -> OfficeDatabase:
    return open_file(database_file)


@pytest.fixture
def operations(office_db: OfficeDatabase, fixed_clock: Any) -> Operations:
    return Operations(office_db, fixed_clock)
