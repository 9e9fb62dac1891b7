"""Opening and closing an office: one writer, a backup at closing, nothing left behind by looking."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.bootstrap import open_office, restore_office
from desktop_app.domain.errors import UserError
from desktop_app.domain.office.office import Unit
from desktop_app.system.clock import FixedClock
from desktop_app.system.paths import AppPaths


@pytest.fixture
def paths(data_dir: Path) -> AppPaths:
    return AppPaths.for_data_folder(data_dir)


def _work(paths: AppPaths, clock: FixedClock, name: str) -> None:
    office = open_office(paths, clock)
    office.office_service.save_unit(Unit(0, name))
    office.close()
    office.close()


def _backups(paths: AppPaths) -> list[Path]:
    return sorted(paths.backups_folder.glob("*.db"))


def test_closing_leaves_a_backup_of_what_was_done(paths: AppPaths, fixed_clock: FixedClock) -> None:
    open_office(paths, fixed_clock).close()
    assert _backups(paths) == [], "nothing was done yet"
    _work(paths, fixed_clock, "Phòng A")
    assert len(_backups(paths)) == 1
    open_office(paths, fixed_clock).close()
    reading = open_office(paths, fixed_clock, read_only=True)
    reading.close()
    assert len(_backups(paths)) == 1
    _work(paths, fixed_clock, "Phòng B")
    assert len(_backups(paths)) == 2


def test_the_last_backup_brings_everything_back(paths: AppPaths, fixed_clock: FixedClock) -> None:
    _work(paths, fixed_clock, "Phòng A")
    paths.database_file.write_bytes(b"rac" * 9000)
    with pytest.raises(UserError) as told:
        open_office(paths, fixed_clock)
    assert told.value.code == "data.damaged"
    kept = restore_office(paths, fixed_clock, _backups(paths)[-1])
    assert kept is not None
    office = open_office(paths, fixed_clock)
    assert [unit.name for unit in office.office_service.units()] == ["Phòng A"]
    office.close()


def test_a_backup_that_cannot_be_made_does_not_keep_the_program_open(
    paths: AppPaths, fixed_clock: FixedClock, caplog: pytest.LogCaptureFixture
) -> None:
    _work(paths, fixed_clock, "Phòng A")
    with closing(sqlite3.connect(paths.database_file)) as other:
        other.execute("UPDATE units SET name = 'kẻ lạ'")
        other.commit()
    with caplog.at_level(logging.WARNING):
        _work(paths, fixed_clock, "Phòng B")
    assert "backup.source_damaged" in caplog.text
    assert "kẻ lạ" not in caplog.text
    assert len(_backups(paths)) == 1
    open_office(paths, fixed_clock).close()


def test_a_second_writer_is_told_who_holds_the_folder(paths: AppPaths, fixed_clock: FixedClock) -> None:
    first = open_office(paths, fixed_clock)
    with pytest.raises(UserError) as told:
        open_office(paths, fixed_clock)
    assert told.value.code == "data.held"
    first.close()
    open_office(paths, fixed_clock).close()


def test_looking_into_a_folder_without_an_office_leaves_nothing(paths: AppPaths, fixed_clock: FixedClock) -> None:
    office = open_office(paths, fixed_clock, read_only=True)
    assert office.is_read_only
    assert office.office_service.units() == ()
    office.close()
    assert list(paths.data_folder.iterdir()) == []
