"""What looking through an office file finds, beside and beyond SQLite's own check."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from desktop_app.storage.change_log import Operations
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.verification import TABLE_NAMES, problems_of


@pytest.fixture
def busy_office(office_db: OfficeDatabase, operations: Operations) -> OfficeDatabase:
    """A file with a history: added, changed, deleted, undone, redone, discarded, sealed."""
    conn = office_db.db.conn

    def add(name: str) -> Callable[[], object]:
        sql = "INSERT INTO units (name, unit_kind) VALUES (?, 'division')"
        return lambda: conn.execute(sql, [name])

    operations.run("Dựng", add("Đầu"), is_undoable=False)
    for name in "ABCDE":
        operations.run("Thêm", add(name))
    operations.run("Sửa", lambda: conn.execute("UPDATE units SET name = 'B2' WHERE name = 'B'"))
    operations.run("Xóa", lambda: conn.execute("DELETE FROM units WHERE name = 'C'"))
    operations.run("Sửa", lambda: conn.execute("UPDATE units SET name = 'D2' WHERE name = 'D'"))
    operations.undo()
    operations.undo()
    operations.redo()
    operations.run("Thêm", add("F"))
    operations.run("Thêm", add("G"))
    operations.undo()
    people = "INSERT INTO people (full_name, name_fold, sort_key) VALUES ('Tô An', '', '')"
    operations.run("Thêm người", lambda: conn.execute(people))
    operations.run("Thêm chỗ", lambda: conn.execute("INSERT INTO memberships (person_id, unit_id) VALUES (1, 1)"))
    return office_db


def test_a_file_with_a_history_is_sound(busy_office: OfficeDatabase) -> None:
    assert problems_of(busy_office.db.conn) == []


def test_a_fresh_file_is_sound(office_db: OfficeDatabase) -> None:
    assert problems_of(office_db.db.conn) == []


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE units SET name = 'kẻ lạ' WHERE name = 'A'", "Bảng “đơn vị”, dòng 2: khác với lần ghi cuối cùng"),
        ("UPDATE units SET phone = '1' WHERE name = 'B2'", "dòng 3: khác"),
        ("UPDATE units SET position = 9 WHERE name = 'D'", "dòng 5: khác"),
        ("UPDATE units SET name = 'x' WHERE id = 1", "dòng 1: khác"),
        ("DELETE FROM units WHERE name = 'E'", "dòng 6: khác"),
        ("INSERT INTO units (id, name, unit_kind) VALUES (4, 'C', 'division')", "dòng 4: khác"),
        ("UPDATE change_log SET table_name = 'unItS' WHERE row_id = 7", "bảng không có trong sổ"),
        ("UPDATE change_log SET after = replace(after, 'phone', 'phOne') WHERE row_id = 6", "dòng 6: khác"),
        ("UPDATE people SET sex = 'male'", "Bảng “cá nhân”, dòng 1: khác"),
        (
            "UPDATE units SET contact = CAST(x'ff' AS TEXT) WHERE id = 2",
            "Bảng “đơn vị”, dòng 2: có chữ không đọc được.",
        ),
        ("UPDATE operations SET name = CAST(x'c3' AS TEXT) WHERE id = 3", "Bảng “thao tác”, dòng 3: có chữ"),
    ],
)
def test_every_change_behind_the_programs_back_is_named(busy_office: OfficeDatabase, damage: str, told: str) -> None:
    busy_office.db.conn.execute(damage)
    problems = problems_of(busy_office.db.conn)
    assert any(told in problem for problem in problems), problems


@pytest.mark.parametrize("column", ["before", "after"])
def test_an_old_image_that_was_changed_is_named(busy_office: OfficeDatabase, column: str) -> None:
    """Undo rests on these, and a quiet change of a result might be hidden by changing them as well."""
    conn = busy_office.db.conn
    (unit_id,) = conn.execute("SELECT id FROM units WHERE name = 'B2'").fetchone()
    (entry,) = conn.execute(
        f"SELECT id FROM change_log WHERE table_name = 'units' AND row_id = ? AND {column} LIKE '%\"B\"%'", [unit_id]
    ).fetchone()
    conn.execute(f"UPDATE change_log SET {column} = replace({column}, '\"B\"', '\"Bê\"') WHERE id = ?", [entry])
    assert problems_of(conn) == [f"Bảng “đơn vị”, dòng {unit_id}: nhật ký thay đổi bị đứt quãng."]


def test_an_orphan_is_named_with_both_tables(busy_office: OfficeDatabase) -> None:
    conn = busy_office.db.conn
    conn.execute("PRAGMA foreign_keys = OFF")
    conn.execute("UPDATE memberships SET unit_id = 77")
    problems = problems_of(conn)
    assert "Bảng “quá trình công tác”, dòng 1: chỉ tới một dòng không có trong bảng “đơn vị”." in problems


def test_a_wrecked_index_is_named(busy_office: OfficeDatabase) -> None:
    conn = busy_office.db.conn
    conn.execute("PRAGMA writable_schema = ON")
    conn.execute("UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'units') "
                 "WHERE name = 'people_by_sort_key'")  # fmt: skip
    conn.execute("PRAGMA writable_schema = RESET")
    problems = problems_of(conn)
    assert problems
    assert "hỏng" in problems[0]


def test_many_problems_are_counted_not_listed(busy_office: OfficeDatabase, operations: Operations) -> None:
    conn = busy_office.db.conn
    rows = [(f"Phòng {number}",) for number in range(80)]
    sql = "INSERT INTO units (name, unit_kind) VALUES (?, 'division')"
    operations.run("Thêm", lambda: conn.executemany(sql, rows))
    conn.execute("UPDATE units SET phone = '1' WHERE name LIKE 'Phòng %'")
    problems = problems_of(conn)
    assert len(problems) == 51
    assert problems[-1] == "Còn 30 lỗi khác."


def test_every_table_has_a_name_a_clerk_knows(office_db: OfficeDatabase) -> None:
    tables = {row[0] for row in office_db.db.conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {name for name in tables if not name.startswith("sqlite_")} == set(TABLE_NAMES)
