"""An office file that is damaged, not ours, newer, or held by another: one sentence, not one byte changed, and a way back."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from clerk import PLAN, PROJECT, Clerk, assert_one_sentence, run_apart, snapshot
from year_story import write_people, write_results

from desktop_app.__main__ import main

_NOISE = random.Random(7).randbytes(60_000)


def _database(folder: Path) -> Path:
    return folder / "so-thi-dua.db"


def _cut(length: int) -> Callable[[Path], None]:
    return lambda file: os.truncate(file, length)


def _become(content: bytes) -> Callable[[Path], object]:
    return lambda file: file.write_bytes(content)


def _told(*statements: str) -> Callable[[Path], None]:
    def work(file: Path) -> None:
        with closing(sqlite3.connect(file)) as connection:
            for statement in statements:
                connection.execute(statement)
            connection.commit()

    return work


def _another_program(file: Path) -> None:
    file.unlink()
    _told("CREATE TABLE notes (text)", "INSERT INTO notes VALUES ('x')")(file)


def _noise_behind_the_first_page(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.seek(4096)
        opened.write(_NOISE)


DAMAGED: dict[str, tuple[Callable[[Path], object], str]] = {
    "zero bytes": (_become(b""), "rỗng"),
    "noise": (_become(_NOISE), "hỏng"),
    "a text": (_become("Sổ thi đua\n".encode() * 400), "hỏng"),
    "cut to 100 bytes": (_cut(100), "hỏng"),
    "cut to a page": (_cut(4096), "hỏng"),
    "cut to 100 KB": (_cut(100_000), "hỏng"),
    "noise behind the first page": (_noise_behind_the_first_page, "hỏng"),
}
NOT_TO_BE_OPENED: dict[str, tuple[Callable[[Path], object], str]] = {
    "another program's": (_another_program, "không phải sổ"),
    "without our stamp": (_told("PRAGMA application_id = 7"), "không phải sổ"),
    "newer by its number": (_told("PRAGMA user_version = 900"), "bản mới hơn"),
    "newer by its migrations": (
        _told("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('so-thi-dua', '9999_x', '')"),
        "bản mới hơn",
    ),
}


@pytest.mark.parametrize("kind", [*DAMAGED, *NOT_TO_BE_OPENED])
def test_no_verb_touches_a_file_that_cannot_be_opened(office: Clerk, tmp_path: Path, kind: str) -> None:
    spoil, word = (DAMAGED | NOT_TO_BE_OPENED)[kind]
    spoil(_database(office.data))
    people, results = write_people(tmp_path / "người.csv"), write_results(tmp_path / "kết quả.csv")
    for words in (
        ["plan", "list"],
        ["plan", "show", "1"],
        ["plan", "export", "1", tmp_path / "a.pdf"],
        ["registration", "board", "--plan", "1"],
        ["award", "tally", "--year", "2022"],
        ["data", "backup", tmp_path / "b.db"],
        ["plan", "import", PLAN],
        ["plan", "confirm", "2", "--all"],
        ["plan", "issue", "2", "--number", "15", "--on", "2022-02-25"],
        ["office", "import", people],
        ["registration", "receive", "--plan", "1", "--unit", "Văn phòng Sở", "--on", "2022-03-01"],
        ["award", "result", "--year", "2022", results],
        ["demo"],
    ):
        assert word in office.refused(*words)
    assert not (tmp_path / "a.pdf").exists()
    assert not (tmp_path / "b.db").exists()
    assert office.type("plan", "read", PLAN)["facts"]["deadlines"], "reading a plan needs no office"


@pytest.mark.parametrize("kind", DAMAGED)
def test_the_check_says_a_damaged_file_is_damaged(office: Clerk, kind: str) -> None:
    spoil, word = DAMAGED[kind]
    spoil(_database(office.data))
    before = snapshot(office.data)
    found = office.type("data", "verify", code=1)
    assert found["sound"] is False
    assert word in found["problems"][0]
    assert snapshot(office.data) == before


@pytest.mark.parametrize("kind", [*DAMAGED, *NOT_TO_BE_OPENED])
def test_a_backup_brings_the_office_back_and_keeps_the_damaged_file(office: Clerk, tmp_path: Path, kind: str) -> None:
    backup = tmp_path / "bản sao.db"
    office.type("data", "backup", backup)
    plans = office.type("plan", "list")
    (DAMAGED | NOT_TO_BE_OPENED)[kind][0](_database(office.data))
    spoiled = _database(office.data).read_bytes()
    restored = office.type("data", "restore", backup)
    assert Path(restored["kept"]).read_bytes() == spoiled
    assert office.type("plan", "list") == plans
    assert office.type("data", "verify") == {"sound": True, "problems": []}


def test_a_restore_that_cannot_be_is_refused(office: Clerk, tmp_path: Path) -> None:
    good = tmp_path / "tốt.db"
    office.type("data", "backup", good)
    bad = tmp_path / "hỏng.db"
    for content in (b"", _NOISE, good.read_bytes()[:50_000]):
        bad.write_bytes(content)
        assert "hỏng" in office.refused("data", "restore", bad)
    good.write_bytes(good.read_bytes()[:-1] + b"x")
    assert "đã bị đổi" in office.refused("data", "restore", good)
    assert "Không thấy" in office.refused("data", "restore", tmp_path / "không có.db")
    assert "là thư mục" in office.refused("data", "restore", tmp_path)
    assert "chính là sổ" in office.refused("data", "restore", _database(office.data))
    _another_program(bad)
    assert "không phải bản sao lưu" in office.refused("data", "restore", bad)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name: posix only")
def test_a_pipe_is_no_backup(office: Clerk, tmp_path: Path) -> None:
    """Nobody writes into it: opening it would wait for ever."""
    pipe = tmp_path / "ống"
    os.mkfifo(pipe)
    before = snapshot(office.data)
    done = run_apart("data", "restore", pipe, "--data", office.data)
    assert done.returncode == 2
    assert_one_sentence(done.stderr.decode())
    assert snapshot(office.data) == before


def test_a_refused_restore_leaves_no_folder(clerk: Clerk, tmp_path: Path) -> None:
    (tmp_path / "hỏng.db").write_bytes(_NOISE)
    clerk.type("data", "restore", tmp_path / "hỏng.db", code=2)
    assert not clerk.data.exists()


@pytest.fixture
def holder(office: Clerk) -> Iterator[subprocess.Popen[bytes]]:
    """Another program with the office open for writing."""
    script = (
        "import sys\nfrom pathlib import Path\n"
        "from desktop_app.bootstrap import open_office\nfrom desktop_app.system.clock import SystemClock\n"
        "from desktop_app.system.paths import AppPaths\n"
        "office = open_office(AppPaths.for_data_folder(Path(sys.argv[1])), SystemClock())\n"
        "print('open', flush=True)\nsys.stdin.readline()\noffice.close()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(office.data)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"open"
        yield other
        other.kill()


def test_beside_an_open_window_one_reads_and_backs_up_and_writing_names_the_holder(
    office: Clerk, tmp_path: Path, holder: subprocess.Popen[bytes]
) -> None:
    people, results = write_people(tmp_path / "người.csv"), write_results(tmp_path / "kết quả.csv")
    assert office.type("plan", "list")["plans"]
    assert office.type("plan", "show", 1)["status"] == "issued"
    assert office.type("registration", "board", "--plan", 1)["units"]
    assert office.type("award", "tally", "--year", 2022)["quotas"]
    assert office.type("plan", "export", 1, tmp_path / "a.pdf")["file"]
    assert office.type("office", "import", people, "--dry-run")["stored"] == 0
    assert office.type("data", "verify")["sound"]
    assert office.type("data", "backup", tmp_path / "b.db")["file"]
    for words in (
        ["plan", "import", PLAN],
        ["plan", "confirm", "2", "--all"],
        ["plan", "issue", "2", "--number", "15", "--on", "2022-02-25"],
        [
            "plan",
            "amend",
            1,
            "--type",
            "Công văn",
            "--number",
            "5",
            "--on",
            "2022-03-01",
            "--fact",
            "deadline:1=2022-03-25",
        ],
        ["office", "import", people],
        ["registration", "receive", "--plan", "1", "--unit", "Văn phòng Sở", "--on", "2022-03-01"],
        ["award", "result", "--year", "2022", results],
        ["data", "restore", tmp_path / "b.db"],
        ["demo"],
    ):
        said = office.refused(*words)
        assert "đang mở trên máy" in said, words
        assert os.uname().nodename in said
    holder.kill()
    holder.wait()
    office.type("plan", "confirm", 2, "--all")


def test_another_tool_that_keeps_the_file_locked(office: Clerk) -> None:
    with closing(sqlite3.connect(_database(office.data), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert "chương trình khác" in office.refused("plan", "list")
        other.execute("ROLLBACK")
    assert office.type("plan", "list")["plans"]


def _leave_half_written(file: Path) -> None:
    """What a kill in the middle of a commit leaves: changed pages in the file, the old ones in a journal."""
    script = (
        "import os, signal, sqlite3, sys\n"
        "connection = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "for setting in ('cache_size = 5', 'journal_mode = TRUNCATE'):\n"
        "    connection.execute('PRAGMA ' + setting).fetchall()\n"
        "connection.execute('BEGIN IMMEDIATE')\n"
        "connection.execute(\"UPDATE units SET name = 'X'\")\n"
        'connection.execute("UPDATE plan_blocks SET text = text || hex(zeroblob(200))")\n'
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(file)], check=False)
    assert Path(f"{file}-journal").stat().st_size > 0


@pytest.mark.skipif(os.name != "posix", reason="kill -9: posix only")
@pytest.mark.parametrize(
    "words",
    [["plan", "list"], ["registration", "board", "--plan", "1"], ["data", "verify"], ["plan", "export", "1", "a.pdf"]],
)
def test_reading_cleans_up_after_a_killed_program(office: Clerk, tmp_path: Path, words: list[str]) -> None:
    units = [row["unit"] for row in office.type("registration", "board", "--plan", 1)["units"]]
    _leave_half_written(_database(office.data))
    office.type(*[tmp_path / word if word == "a.pdf" else word for word in words])
    assert [row["unit"] for row in office.type("registration", "board", "--plan", 1)["units"]] == units
    assert office.type("data", "verify") == {"sound": True, "problems": []}


@pytest.mark.skipif(os.name != "posix", reason="folder rights: posix only")
def test_a_half_written_file_in_a_folder_that_may_not_be_written(office: Clerk) -> None:
    _leave_half_written(_database(office.data))
    office.data.chmod(0o555)
    try:
        before = snapshot(office.data)
        done = run_apart("plan", "list", "--data", office.data, without_rights=True)
        assert done.returncode == 2
        assert_one_sentence(done.stderr.decode())
        assert "chưa được dọn lại" in done.stderr.decode()
        assert snapshot(office.data) == before
    finally:
        office.data.chmod(0o755)


def test_the_demonstration_never_touches_a_used_folder(office: Clerk) -> None:
    assert "đã có dữ liệu" in office.refused("demo")


def test_an_unfinished_new_office_is_made_anew(clerk: Clerk) -> None:
    clerk.data.mkdir()
    (clerk.data / ".so-thi-dua.db.tao-moi").write_bytes(b"half")
    assert main(["plan", "import", str(PLAN), "--data", str(clerk.data)]) == 0
    assert len(clerk.type("plan", "list")["plans"]) == 1
