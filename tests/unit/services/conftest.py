"""Services over a real office file in a temporary folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop_app.services.office_service import OfficeService
from desktop_app.storage.change_log import Operations
from desktop_app.storage.database import OfficeDatabase, open_database
from desktop_app.storage.office_repository import OfficeRepository


def _no_migration_expected(path: Path) -> None:
    raise AssertionError(f"no migration was expected for {path}")


@pytest.fixture
def office_file(data_dir: Path) -> Iterator[OfficeDatabase]:
    opened = open_database(data_dir / "so-thi-dua.db", before_migration=_no_migration_expected)
    yield opened
    opened.close()


@pytest.fixture
def operations(office_file: OfficeDatabase, fixed_clock: Any) -> Operations:
    return Operations(office_file, fixed_clock)


@pytest.fixture
def office_service(office_file: OfficeDatabase, operations: Operations, fixed_clock: Any) -> OfficeService:
    return OfficeService(OfficeRepository(office_file), operations, fixed_clock)
