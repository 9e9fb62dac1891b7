"""Backups when they are due, kept few, and the office looked through."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.office.office import Unit
from desktop_app.services.maintenance_service import MaintenanceService
from desktop_app.services.office_service import OfficeService
from desktop_app.storage.change_log import Operations
from desktop_app.storage.database import OfficeDatabase, open_database
from desktop_app.system.paths import AppPaths


@pytest.fixture
def paths(data_dir: Path) -> AppPaths:
    return AppPaths.for_data_folder(data_dir)


@pytest.fixture
def maintenance(
    office_file: OfficeDatabase, operations: Operations, paths: AppPaths, fixed_clock: Any
) -> MaintenanceService:
    return MaintenanceService(office_file, operations, paths, fixed_clock)


def test_a_backup_goes_where_it_is_sent(maintenance: MaintenanceService, paths: AppPaths, tmp_path: Path) -> None:
    assert maintenance.last_backup() is None
    assert maintenance.backup(tmp_path / "a.db") == tmp_path / "a.db"
    assert maintenance.backup(tmp_path) == tmp_path / "so-thi-dua-20220318-120000.db"
    assert maintenance.last_backup() is None, "copies elsewhere may be carried away"
    automatic = maintenance.backup()
    assert automatic.parent == paths.backups_folder
    last = maintenance.last_backup()
    assert last is not None
    assert (last.path, last.made_at.date()) == (automatic, date(2022, 3, 18))


def test_closing_backs_up_only_what_is_new(
    maintenance: MaintenanceService, office_service: OfficeService, operations: Operations
) -> None:
    assert maintenance.back_up_if_changed() is None, "an office nobody has worked in yet"
    office_service.save_unit(Unit(0, "Phòng đầu"))
    first = maintenance.back_up_if_changed()
    assert first is not None
    assert maintenance.back_up_if_changed() is None
    office_service.save_unit(Unit(0, "Phòng A"))
    second = maintenance.back_up_if_changed()
    assert second is not None
    assert maintenance.back_up_if_changed() is None
    operations.undo()
    assert maintenance.back_up_if_changed() is not None
    assert [backup.path for backup in maintenance.backups()][1:] == [second, first]


def test_a_last_backup_that_was_spoiled_is_made_again(
    maintenance: MaintenanceService, office_service: OfficeService
) -> None:
    office_service.save_unit(Unit(0, "Phòng A"))
    first = maintenance.back_up_if_changed()
    assert first is not None
    first.write_bytes(b"rac" * 1000)
    assert maintenance.back_up_if_changed() not in (None, first)


def test_backups_stay_few(maintenance: MaintenanceService, office_service: OfficeService, fixed_clock: Any) -> None:
    for number in range(30):
        office_service.save_unit(Unit(0, f"Phòng {number}"))
        maintenance.back_up_if_changed()
    assert len(maintenance.backups()) == 20
    fixed_clock.move_to(date(2020, 1, 1))
    office_service.save_unit(Unit(0, "Phòng khi đồng hồ chạy lùi"))
    made = maintenance.back_up_if_changed()
    assert made is not None
    assert made.exists()


def test_an_office_that_was_changed_behind_the_programs_back_is_told_and_not_backed_up(
    maintenance: MaintenanceService, office_service: OfficeService, office_file: OfficeDatabase, paths: AppPaths
) -> None:
    office_service.save_unit(Unit(0, "Phòng A"))
    assert maintenance.verify() == []
    office_file.db.conn.execute("UPDATE units SET name = 'kẻ lạ'")
    assert maintenance.verify() == ["Bảng “đơn vị”, dòng 1: khác với lần ghi cuối cùng trong nhật ký thay đổi."]
    with pytest.raises(UserError) as told:
        maintenance.back_up_if_changed()
    assert told.value.code == "backup.source_damaged"
    assert list(paths.backups_folder.iterdir()) == []


@pytest.fixture
def reading(office_file: OfficeDatabase, paths: AppPaths, fixed_clock: Any) -> Iterator[MaintenanceService]:
    opened = open_database(office_file.path, read_only=True, before_migration=lambda _path: None)
    yield MaintenanceService(opened, Operations(opened, fixed_clock), paths, fixed_clock)
    opened.close()


def test_backing_up_and_verifying_work_beside_an_open_window(
    reading: MaintenanceService, office_service: OfficeService, tmp_path: Path
) -> None:
    office_service.save_unit(Unit(0, "Phòng A"))
    assert reading.verify() == []
    assert reading.backup(tmp_path / "a.db").stat().st_size > 0


@pytest.mark.skipif(os.name != "posix", reason="odd names: posix only")
def test_a_folder_with_awkward_letters_does(maintenance: MaintenanceService, tmp_path: Path) -> None:
    folder = tmp_path / "Sở #1 'a' \"b\" 100% ?mode=memory"
    folder.mkdir()
    assert maintenance.backup(folder / "bản sao ế.db").exists()
