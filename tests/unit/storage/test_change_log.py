"""Operations: one transaction, one undo step, one piece of news; undo gives back every row, or refuses and says so."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.changes import ChangeSet
from desktop_app.domain.errors import UserError
from desktop_app.storage.change_log import UNLOGGED, Operations
from desktop_app.storage.database import OfficeDatabase, open_database
from desktop_app.system.clock import FixedClock

Rows = dict[str, list[tuple[Any, ...]]]


def content(office: OfficeDatabase) -> Rows:
    """Every row of every table that operations log."""
    conn = office.db.conn
    names = [
        row[0]
        for row in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        if row[0] not in UNLOGGED
    ]
    return {name: [tuple(row) for row in conn.execute(f"SELECT * FROM {name} ORDER BY id")] for name in names}


def add_unit(office: OfficeDatabase, name: str) -> int:
    cursor = office.db.conn.execute("INSERT INTO units (name, unit_kind) VALUES (?, 'division')", [name])
    return int(cursor.lastrowid or 0)


def rename_unit(office: OfficeDatabase, unit_id: int, name: str) -> None:
    office.db.conn.execute("UPDATE units SET name = ? WHERE id = ?", [name, unit_id])


def unit_names(office: OfficeDatabase) -> list[str]:
    return [row["name"] for row in office.db.conn.execute("SELECT name FROM units ORDER BY id")]


def logged(office: OfficeDatabase) -> int:
    return int(office.db.conn.execute("SELECT count(*) FROM change_log").fetchone()[0])


def test_an_insert_is_undone_and_redone(operations: Operations, office_db: OfficeDatabase) -> None:
    before = content(office_db)
    operations.run("Thêm đơn vị", lambda: add_unit(office_db, "Văn phòng"))
    after = content(office_db)
    assert operations.undo_name() == "Thêm đơn vị"
    assert operations.redo_name() is None
    operations.undo()
    assert content(office_db) == before
    assert (operations.undo_name(), operations.redo_name()) == (None, "Thêm đơn vị")
    operations.redo()
    assert content(office_db) == after
    assert (operations.undo_name(), operations.redo_name()) == ("Thêm đơn vị", None)


def test_updates_and_deletes_are_undone_in_order(operations: Operations, office_db: OfficeDatabase) -> None:
    first = operations.run("Thêm", lambda: add_unit(office_db, "Phòng Một"))
    states = [content(office_db)]
    operations.run("Sửa", lambda: rename_unit(office_db, first, "Phòng Hai"))
    states.append(content(office_db))
    operations.run("Xóa", lambda: office_db.db.conn.execute("DELETE FROM units WHERE id = ?", [first]))
    states.append(content(office_db))
    for expected in (states[1], states[0]):
        operations.undo()
        assert content(office_db) == expected
    for expected in states[1:]:
        operations.redo()
        assert content(office_db) == expected


def test_several_changes_of_one_row_in_one_operation_are_one_step(
    operations: Operations, office_db: OfficeDatabase
) -> None:
    unit = operations.run("Thêm", lambda: add_unit(office_db, "A"))

    def work() -> None:
        rename_unit(office_db, unit, "B")
        rename_unit(office_db, unit, "C")
        add_unit(office_db, "D")

    operations.run("Sửa nhiều", work)
    operations.undo()
    assert unit_names(office_db) == ["A"]
    operations.redo()
    assert unit_names(office_db) == ["C", "D"]


def test_bytes_come_back_exactly(operations: Operations, office_db: OfficeDatabase) -> None:
    every_byte = bytes(range(256))
    conn = office_db.db.conn

    def work() -> None:
        conn.execute(
            "INSERT INTO plans (plan_status, plan_kind, head, recipients, filing, signature, attachments, warnings, "
            "updated_at) VALUES ('draft', 'annual', '{}', '[]', '[]', '{}', '[]', '[]', '2022-01-01')"
        )
        conn.execute(
            "INSERT INTO plan_sources (plan_id, name, encoding, sha256, content) VALUES (1, 'a', 'utf-8', '', ?)",
            [every_byte],
        )

    operations.run("Nhập kế hoạch", work)
    operations.run("Bỏ nguồn", lambda: conn.execute("UPDATE plan_sources SET content = x''"))
    operations.undo()
    assert conn.execute("SELECT content FROM plan_sources").fetchone()[0] == every_byte
    operations.undo()
    assert conn.execute("SELECT count(*) FROM plan_sources").fetchone()[0] == 0
    operations.redo()
    assert conn.execute("SELECT content FROM plan_sources").fetchone()[0] == every_byte
    operations.redo()
    assert conn.execute("SELECT content FROM plan_sources").fetchone()[0] == b""


def test_awkward_text_comes_back_exactly(operations: Operations, office_db: OfficeDatabase) -> None:
    awkward = 'Sở “KH&CN” \\ " \' \n\t \u0001 \u2028 {"hex": "00"} 😀 Nguyễn'
    unit = operations.run("Thêm", lambda: add_unit(office_db, awkward))
    operations.run("Xóa", lambda: office_db.db.conn.execute("DELETE FROM units WHERE id = ?", [unit]))
    operations.undo()
    assert unit_names(office_db) == [awkward]


def test_undo_is_refused_when_the_row_was_changed_by_something_else(
    operations: Operations, office_db: OfficeDatabase
) -> None:
    unit = operations.run("Thêm", lambda: add_unit(office_db, "A"))
    other = operations.run("Thêm hai", lambda: add_unit(office_db, "B") + add_unit(office_db, "C"))
    assert other
    rename_unit(office_db, unit + 1, "đổi bên ngoài")
    before = content(office_db)
    with pytest.raises(UserError) as refused:
        operations.undo()
    assert refused.value.code == "undo.refused"
    assert content(office_db) == before, "a refused undo changes nothing, not even the rows it could have"
    assert operations.undo_name() == "Thêm hai"


def test_undo_is_refused_when_something_else_uses_the_row(operations: Operations, office_db: OfficeDatabase) -> None:
    unit = operations.run("Thêm", lambda: add_unit(office_db, "A"))
    conn = office_db.db.conn
    conn.execute("INSERT INTO people (full_name, name_fold, sort_key) VALUES ('Tô Văn An', '', '')")
    conn.execute("INSERT INTO memberships (person_id, unit_id) VALUES (1, ?)", [unit])
    with pytest.raises(UserError) as refused:
        operations.undo()
    assert refused.value.code == "undo.refused"
    assert unit_names(office_db) == ["A"]
    assert operations.undo_name() == "Thêm"


def test_redo_is_refused_when_its_place_is_taken(operations: Operations, office_db: OfficeDatabase) -> None:
    operations.run("Thêm", lambda: add_unit(office_db, "A"))
    operations.undo()
    add_unit(office_db, "của việc khác")
    with pytest.raises(UserError, match="Không hoàn tác được"):
        operations.redo()
    assert unit_names(office_db) == ["của việc khác"]


def test_nothing_to_undo_or_redo_is_said(operations: Operations) -> None:
    for action, code in ((operations.undo, "undo.nothing"), (operations.redo, "redo.nothing")):
        with pytest.raises(UserError) as told:
            action()
        assert told.value.code == code


def test_redo_is_gone_after_a_new_operation(operations: Operations, office_db: OfficeDatabase) -> None:
    operations.run("Một", lambda: add_unit(office_db, "A"))
    operations.run("Hai", lambda: add_unit(office_db, "B"))
    operations.undo()
    operations.run("Ba", lambda: add_unit(office_db, "C"))
    assert operations.redo_name() is None
    operations.undo()
    operations.undo()
    assert unit_names(office_db) == []
    assert operations.redo_name() == "Một"
    operations.redo()
    operations.redo()
    assert unit_names(office_db) == ["A", "C"]


def test_an_operation_that_changes_nothing_leaves_no_step_and_keeps_redo(
    operations: Operations, office_db: OfficeDatabase
) -> None:
    unit = operations.run("Thêm", lambda: add_unit(office_db, "A"))
    operations.run("Sửa", lambda: rename_unit(office_db, unit, "B"))
    operations.undo()
    news: list[ChangeSet] = []
    operations.subscribe(news.append)
    operations.run("Sửa thành như cũ", lambda: rename_unit(office_db, unit, "A"))
    assert (operations.undo_name(), operations.redo_name()) == ("Thêm", "Sửa")
    assert news == []


def test_an_exception_leaves_nothing(operations: Operations, office_db: OfficeDatabase) -> None:
    operations.run("Thêm", lambda: add_unit(office_db, "A"))
    before, log = content(office_db), logged(office_db)

    def work() -> None:
        add_unit(office_db, "B")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        operations.run("Hỏng", work)
    assert content(office_db) == before
    assert logged(office_db) == log
    assert operations.undo_name() == "Thêm"
    assert not office_db.db.conn.in_transaction
    operations.run("Lại", lambda: add_unit(office_db, "C"))
    assert unit_names(office_db) == ["A", "C"]
    operations.undo()
    assert unit_names(office_db) == ["A"]


def test_an_operation_inside_another_joins_it(operations: Operations, office_db: OfficeDatabase) -> None:
    news: list[ChangeSet] = []
    operations.subscribe(news.append)

    def inner() -> None:
        office_db.db.conn.execute("INSERT INTO people (full_name, name_fold, sort_key) VALUES ('Tô An', '', '')")

    def outer() -> None:
        add_unit(office_db, "A")
        operations.run("Trong", inner)

    operations.run("Ngoài", outer)
    assert news == [ChangeSet("Ngoài", frozenset({"units", "people"}))]
    operations.undo()
    assert not any(content(office_db).values())


def test_what_fails_inside_is_taken_back_even_if_the_outer_operation_goes_on(
    operations: Operations, office_db: OfficeDatabase
) -> None:
    def inner() -> None:
        add_unit(office_db, "nửa vời")
        raise UserError("thu.loi", "Không được.")

    def outer() -> None:
        add_unit(office_db, "A")
        with pytest.raises(UserError):
            operations.run("Trong", inner)
        add_unit(office_db, "B")

    operations.run("Ngoài", outer)
    assert unit_names(office_db) == ["A", "B"]
    operations.undo()
    assert unit_names(office_db) == []


def test_news_name_only_what_this_operation_touched(operations: Operations, office_db: OfficeDatabase) -> None:
    news: list[ChangeSet] = []
    operations.subscribe(news.append)
    operations.run("Thêm", lambda: add_unit(office_db, "A"), merge_key="m")
    conn = office_db.db.conn
    insert = "INSERT INTO people (full_name, name_fold, sort_key) VALUES ('Tô An', '', '')"
    operations.run("Thêm", lambda: conn.execute(insert), merge_key="m")
    assert [change.tables for change in news] == [frozenset({"units"}), frozenset({"people"})]
    operations.undo()
    assert news[-1].tables == {"units", "people"}, "the merged step is undone as a whole"


def test_news_come_after_the_commit(operations: Operations, office_db: OfficeDatabase, database_file: Path) -> None:
    seen: list[int] = []

    def look(_changes: ChangeSet) -> None:
        with sqlite3.connect(database_file) as reader:
            seen.append(reader.execute("SELECT count(*) FROM units").fetchone()[0])
        reader.close()

    operations.subscribe(look)
    operations.run("Thêm", lambda: add_unit(office_db, "A"))
    operations.undo()
    assert seen == [1, 0]


class _MovableClock:
    """A clock whose instants are set by the test."""

    def __init__(self) -> None:
        self.instant = datetime(2022, 3, 18, 5, tzinfo=UTC)

    def today(self) -> date:
        return self.instant.date()

    def now(self) -> datetime:
        return self.instant


@pytest.fixture
def movable_clock() -> _MovableClock:
    return _MovableClock()


def steps(operations: Operations) -> int:
    """How many times undo can be pressed."""
    count = 0
    while operations.undo_name() is not None:
        operations.undo()
        count += 1
    return count


def test_autosaves_of_one_key_are_one_step(office_db: OfficeDatabase, movable_clock: _MovableClock) -> None:
    operations = Operations(office_db, movable_clock)
    unit = operations.run("Thêm", lambda: add_unit(office_db, "A"))
    for letter in "BCD":
        movable_clock.instant += timedelta(minutes=4)
        operations.run("Gõ", lambda letter=letter: rename_unit(office_db, unit, letter), merge_key="plan:1")
    operations.undo()
    assert unit_names(office_db) == ["A"]
    operations.redo()
    assert unit_names(office_db) == ["D"]


@pytest.mark.parametrize(
    ("second_key", "minutes"),
    [("plan:2", 1), (None, 1), ("plan:1", 5), ("plan:1", -60)],
    ids=["other key", "no key", "too late", "clock moved back"],
)
def test_what_does_not_belong_together_is_not_merged(
    office_db: OfficeDatabase, movable_clock: _MovableClock, second_key: str | None, minutes: int
) -> None:
    operations = Operations(office_db, movable_clock)
    operations.run("Gõ", lambda: add_unit(office_db, "A"), merge_key="plan:1")
    movable_clock.instant += timedelta(minutes=minutes)
    operations.run("Gõ", lambda: add_unit(office_db, "B"), merge_key=second_key)
    assert steps(operations) == 2


def test_another_operation_between_ends_a_merge(operations: Operations, office_db: OfficeDatabase) -> None:
    operations.run("Gõ", lambda: add_unit(office_db, "A"), merge_key="k")
    operations.run("Việc khác", lambda: add_unit(office_db, "B"))
    operations.run("Gõ", lambda: add_unit(office_db, "C"), merge_key="k")
    assert steps(operations) == 3


def test_typing_after_an_undo_starts_a_new_step(operations: Operations, office_db: OfficeDatabase) -> None:
    operations.run("Gõ", lambda: add_unit(office_db, "A"), merge_key="k")
    operations.run("Gõ chỗ khác", lambda: add_unit(office_db, "B"), merge_key="l")
    operations.undo()
    operations.run("Gõ", lambda: add_unit(office_db, "C"), merge_key="k")
    assert operations.redo_name() is None
    operations.undo()
    assert unit_names(office_db) == ["A"]


def test_undo_survives_a_restart(
    open_file: Callable[..., OfficeDatabase], database_file: Path, fixed_clock: FixedClock
) -> None:
    first = open_file(database_file)
    operations = Operations(first, fixed_clock)
    unit = operations.run("Thêm", lambda: add_unit(first, "A"))
    operations.run("Sửa", lambda: rename_unit(first, unit, "B"))
    operations.undo()
    first.close()
    second = open_file(database_file)
    operations = Operations(second, fixed_clock)
    assert (operations.undo_name(), operations.redo_name()) == ("Thêm", "Sửa")
    operations.redo()
    assert unit_names(second) == ["B"]
    operations.undo()
    operations.undo()
    assert unit_names(second) == []


def test_what_is_built_as_a_whole_cannot_be_undone(operations: Operations, office_db: OfficeDatabase) -> None:
    operations.run("Trước", lambda: add_unit(office_db, "A"))
    operations.run("Dựng mẫu", lambda: add_unit(office_db, "B"), is_undoable=False)
    assert operations.undo_name() is None
    with pytest.raises(UserError):
        operations.undo()
    operations.run("Gõ", lambda: add_unit(office_db, "C"), merge_key="k")
    assert steps(operations) == 1
    assert unit_names(office_db) == ["A", "B"]


def test_replacing_a_row_is_logged_as_well(operations: Operations, office_db: OfficeDatabase) -> None:
    unit = operations.run("Thêm", lambda: add_unit(office_db, "A"))
    before = content(office_db)
    sql = "INSERT OR REPLACE INTO units (id, name, unit_kind) VALUES (?, 'B', 'center')"
    operations.run("Thay", lambda: office_db.db.conn.execute(sql, [unit]))
    operations.undo()
    assert content(office_db) == before


def test_sqlite_utils_writes_are_logged_as_well(operations: Operations, office_db: OfficeDatabase) -> None:
    table: Any = office_db.db["units"]
    row = {"name": "A", "unit_kind": "division"}
    operations.run("Thêm", lambda: table.insert_all([row, {**row, "name": "B"}]))
    operations.run("Sửa", lambda: table.update(1, {"name": "C"}))
    assert unit_names(office_db) == ["C", "B"]
    operations.undo()
    assert unit_names(office_db) == ["A", "B"]
    operations.undo()
    assert unit_names(office_db) == []


def test_a_read_only_file_takes_no_operation(
    open_file: Callable[..., OfficeDatabase], database_file: Path, office_db: OfficeDatabase, fixed_clock: FixedClock
) -> None:
    Operations(office_db, fixed_clock).run("Thêm", lambda: add_unit(office_db, "A"))
    reading = Operations(open_file(database_file, read_only=True), fixed_clock)
    assert (reading.undo_name(), reading.redo_name()) == (None, None)
    for action in (lambda: reading.run("Thêm", lambda: None), reading.undo, reading.redo):
        with pytest.raises(UserError) as told:
            action()
        assert told.value.code == "data.read_only"


def test_every_logged_table_can_be_imaged(office_db: OfficeDatabase) -> None:
    """Images are JSON: a REAL would lose its last digits there, and every table needs the key that undo goes by."""
    conn = office_db.db.conn
    for row in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        columns = {column["name"]: column for column in conn.execute(f"PRAGMA table_info({row['name']})")}
        assert "REAL" not in {column["type"] for column in columns.values()}, row["name"]
        assert columns["id"]["type"] == "INTEGER", row["name"]
        assert columns["id"]["pk"] == 1, row["name"]


# Any order of edits, undos and redos

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("insert"), _TEXT, st.binary(max_size=12)),
        st.tuples(st.just("update"), st.integers(0, 9), _TEXT, st.binary(max_size=12)),
        st.tuples(st.just("delete"), st.integers(0, 9)),
    ),
    min_size=1,
    max_size=5,
)
_STEPS = st.lists(st.one_of(_EDITS, st.just("undo"), st.just("redo")), min_size=1, max_size=12)


def _apply(office: OfficeDatabase, edits: list[tuple[Any, ...]]) -> None:
    conn = office.db.conn
    for edit in edits:
        ids = [row[0] for row in conn.execute("SELECT id FROM plans ORDER BY id")]
        if edit[0] == "insert":
            cursor = conn.execute(
                "INSERT INTO plans (plan_status, plan_kind, working_year, head, recipients, filing, signature, "
                "attachments, warnings, updated_at) VALUES ('draft', 'annual', NULL, '{\"a\": [1.5, null]}', '[]', "
                "'[]', '{}', '[]', '[]', ?)",
                [edit[1]],
            )
            conn.execute(
                "INSERT INTO plan_sources (plan_id, name, encoding, sha256, content) VALUES (?, ?, '', '', ?)",
                [cursor.lastrowid, edit[1], edit[2]],
            )
        elif ids and edit[0] == "update":
            plan = ids[edit[1] % len(ids)]
            conn.execute("UPDATE plans SET updated_at = ?, row_version = row_version + 1 WHERE id = ?", [edit[2], plan])
            conn.execute("UPDATE plan_sources SET content = ? WHERE plan_id = ?", [edit[3], plan])
        elif ids:
            plan = ids[edit[1] % len(ids)]
            conn.execute("DELETE FROM plan_sources WHERE plan_id = ?", [plan])
            conn.execute("DELETE FROM plans WHERE id = ?", [plan])


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(script=_STEPS)
def test_undo_and_redo_walk_through_exactly_the_states_there_were(script: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        office = open_database(Path(folder) / "so.db", before_migration=lambda _path: None)
        office.db.conn.execute("PRAGMA synchronous = OFF")  # what is tested here is no power cut
        operations = Operations(office, FixedClock(date(2022, 3, 18)))
        states, place = [content(office)], 0
        try:
            for step in script:
                if step == "undo":
                    if place == 0:
                        assert operations.undo_name() is None
                        continue
                    operations.undo()
                    place -= 1
                elif step == "redo":
                    if place == len(states) - 1:
                        assert operations.redo_name() is None
                        continue
                    operations.redo()
                    place += 1
                else:
                    log = logged(office)
                    operations.run("Sửa", lambda edits=step: _apply(office, edits))
                    if logged(office) > log:
                        states[place + 1 :] = [content(office)]
                        place += 1
                assert content(office) == states[place]
            while place > 0:
                operations.undo()
                place -= 1
                assert content(office) == states[place]
        finally:
            office.close()
