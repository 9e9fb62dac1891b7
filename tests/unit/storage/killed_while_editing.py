"""Run by test_kill.py in a process of its own: edits, killed again and again at a random moment; prints what was lost.

Arguments: the office file, how many trials, a seed. A child writes "ACK n" after each operation has returned; an operation is
lost only if it was acknowledged. Each operation writes three rows that belong together, in two tables.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from datetime import date
from pathlib import Path

from desktop_app.storage.change_log import Operations
from desktop_app.storage.database import open_database
from desktop_app.system.clock import FixedClock


def edit_for_ever(path: Path, pipe: int) -> None:
    office = open_database(path, before_migration=lambda _path: None)
    operations = Operations(office, FixedClock(date(2022, 3, 18)))
    conn = office.db.conn

    def work() -> None:
        unit = conn.execute("INSERT INTO units (name, unit_kind) VALUES ('A', 'division')").lastrowid
        text = "Nguyễn Thị Đào " * 50
        person = conn.execute(
            "INSERT INTO people (full_name, name_fold, sort_key) VALUES (?, '', '')", [text]
        ).lastrowid
        conn.execute("INSERT INTO memberships (person_id, unit_id) VALUES (?, ?)", [person, unit])

    done = conn.execute("SELECT count(*) FROM units").fetchone()[0]
    while True:
        operations.run("Thêm", work)
        done += 1
        if done % 7 == 0:  # undo is an edit as well
            operations.undo()
            operations.redo()
        os.write(pipe, b"ACK %d\n" % done)


def check(path: Path, acknowledged: int) -> tuple[str | None, int]:
    office = open_database(path, before_migration=lambda _path: None)
    try:
        conn = office.db.conn
        counts = {
            table: conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("units", "people", "memberships")
        }
        if conn.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            return "corrupt", 0
        if len(set(counts.values())) != 1:
            return f"half: {counts}", 0
        # The one undo in seven may itself be what was cut off: its redo is then still open.
        undone = conn.execute("SELECT count(*) FROM operations WHERE operation_state = 'undone'").fetchone()[0]
        operations = conn.execute("SELECT count(*) FROM operations").fetchone()[0]
        if counts["units"] + undone < acknowledged:
            return f"lost: {acknowledged} acknowledged, {counts['units']} there", 0
        if counts["units"] + undone != operations:
            return f"log: {operations} operations, {counts['units']} there", 0
        if undone:
            Operations(office, FixedClock(date(2022, 3, 18))).redo()
        return None, counts["units"] + undone
    finally:
        office.close()


def main() -> None:
    path, trials, dice = Path(sys.argv[1]), int(sys.argv[2]), random.Random(int(sys.argv[3]))
    open_database(path, before_migration=lambda _path: None).close()
    faults, journals, acknowledged = [], 0, 0
    for trial in range(trials):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            edit_for_ever(path, writing)
        os.close(writing)
        # On a busy machine a child may not get to work in time: most are awaited, one in four dies while it opens the file.
        said = os.read(reading, 65536) if trial % 4 else b""
        time.sleep(dice.uniform(0, 0.04))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        while piece := os.read(reading, 65536):
            said += piece
        os.close(reading)
        lines = said.split(b"\n")[:-1]
        acknowledged = int(lines[-1].split()[1]) if lines else acknowledged
        journal = Path(f"{path}-journal")
        journals += journal.exists() and journal.stat().st_size > 0
        fault, acknowledged = check(path, acknowledged)
        if fault:
            faults.append(fault)
            break
    lines = [f"{len(faults)} faults, {journals} hot journals, {acknowledged} operations", *faults]
    sys.stdout.write("\n".join(lines) + "\n")


main()
