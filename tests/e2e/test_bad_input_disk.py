"""A full disk and folders that may not be read or written: the verb is refused whole, and works when there is room again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from clerk import PLAN, Clerk, assert_one_sentence, run_apart, snapshot
from year_story import write_people, write_results

from desktop_app.bootstrap import open_office
from desktop_app.system.clock import SystemClock
from desktop_app.system.paths import AppPaths

pytestmark = pytest.mark.skipif(os.name != "posix", reason="limits and rights of files: posix only")


def _writing_verbs(folder: Path) -> dict[str, list[object]]:
    people, results = write_people(folder / "người.csv"), write_results(folder / "kết quả.csv")
    people.write_text(people.read_text("utf-8").replace(" An ", " Ân "), encoding="utf-8")  # people not there yet
    return {
        "plan import": ["plan", "import", PLAN],
        "plan issue": ["plan", "issue", "2", "--number", "15", "--on", "2022-02-25"],
        "plan amend": [
            *["plan", "amend", "1", "--type", "Công văn", "--number", "5", "--on", "2022-03-01"],
            *["--fact", "deadline:1=2022-03-25"],
        ],
        "office import": ["office", "import", people],
        "registration receive": [
            "registration",
            "receive",
            "--plan",
            "1",
            "--unit",
            "Văn phòng Sở",
            "--on",
            "2022-03-01",
        ],
        "award result": ["award", "result", "--year", "2022", results],
    }


VERBS = ("plan import", "plan issue", "plan amend", "office import", "registration receive", "award result")


@pytest.mark.parametrize("verb", VERBS)
def test_no_room_for_one_more_page(office: Clerk, tmp_path: Path, verb: str) -> None:
    """Files may grow to the office file's own size and no further: room is looked for and not found in the middle."""
    words = _writing_verbs(tmp_path)[verb]
    file = office.data / "so-thi-dua.db"
    whole = _content(office)
    for more in (0, 1, 4096):
        done = run_apart(*words, "--data", office.data, bytes_per_file=file.stat().st_size + more)
        if done.returncode == 0:
            break  # a small action may find room in the file itself
        assert (done.returncode, done.stdout) == (2, b"")
        assert_one_sentence(done.stderr.decode())
        assert "đĩa" in done.stderr.decode().lower()
        assert _content(office) == whole
    else:
        assert office.type("data", "verify")["sound"]
        office.type(*words)
    assert office.type("data", "verify") == {"sound": True, "problems": []}
    assert _content(office) != whole


@pytest.mark.parametrize("bytes_per_file", [0, 5_000])
@pytest.mark.parametrize("verb", VERBS)
def test_no_room_at_all(office: Clerk, tmp_path: Path, verb: str, bytes_per_file: int) -> None:
    words = _writing_verbs(tmp_path)[verb]
    before = snapshot(office.data)
    done = run_apart(*words, "--data", office.data, bytes_per_file=bytes_per_file)
    assert (done.returncode, done.stdout) == (2, b"")
    assert_one_sentence(done.stderr.decode())
    after = snapshot(office.data)
    assert {name: after[name] for name in before if not name.endswith("-journal")} == {
        name: digest for name, digest in before.items() if not name.endswith("-journal")
    }
    assert not [name for name in set(after) - set(before) if "journal" not in name]
    office.type(*words)


@pytest.mark.parametrize("bytes_per_file", [0, 4_000])
@pytest.mark.parametrize(
    "words",
    [
        ["plan", "export", "1", "a.docx"],
        ["plan", "export", "1", "a.pdf"],
        ["registration", "template", "--plan", "1", "--unit", "Văn phòng Sở", "a.docx"],
        ["award", "tally", "--year", "2022", "a.xlsx"],
        ["award", "tally", "--year", "2022", "a.pdf"],
        ["data", "backup", "a.db"],
    ],
    ids=lambda words: f"{words[0]} {words[1]} {words[-1]}",
)
def test_no_room_for_a_paper(office: Clerk, tmp_path: Path, words: list[str], bytes_per_file: int) -> None:
    folder = tmp_path / "đích"
    folder.mkdir()
    target = folder / words[-1]
    target.write_bytes(b"old")
    before = snapshot(office.data)
    done = run_apart(*words[:-1], target, "--data", office.data, bytes_per_file=bytes_per_file)
    assert (done.returncode, done.stdout) == (2, b"")
    assert_one_sentence(done.stderr.decode())
    assert snapshot(folder) == {target.name: snapshot(folder)[target.name]}
    assert target.read_bytes() == b"old"
    assert snapshot(office.data) == before


def test_no_room_for_a_new_office(clerk: Clerk) -> None:
    done = run_apart("plan", "import", PLAN, "--data", clerk.data, bytes_per_file=10_000)
    assert done.returncode == 2
    assert_one_sentence(done.stderr.decode())
    assert not list(clerk.data.glob("*.db"))
    clerk.type("plan", "import", PLAN)


@pytest.mark.parametrize("bytes_per_file", [300_000, 900_000])
def test_no_room_for_the_demonstration(clerk: Clerk, tmp_path: Path, bytes_per_file: int) -> None:
    """A whole office in one transaction: SQLite has written into the file by the time the disk is full."""
    before = snapshot(tmp_path)
    done = run_apart("demo", "--data", clerk.data / "mới", bytes_per_file=bytes_per_file)
    assert done.returncode == 2
    assert_one_sentence(done.stderr.decode())
    assert snapshot(tmp_path) == before, "the folders made for it are gone again"
    clerk.type("office", "import", write_people(tmp_path / "người.csv"))


def test_what_a_full_disk_cut_short_is_taken_back_at_once(clerk: Clerk) -> None:
    clerk.data.mkdir()
    open_office(AppPaths.for_data_folder(clerk.data), SystemClock()).close()
    before = snapshot(clerk.data)
    room = (clerk.data / "so-thi-dua.db").stat().st_size + 200_000
    done = run_apart("demo", "--data", clerk.data, bytes_per_file=room)
    assert done.returncode == 2
    journal = clerk.data / "so-thi-dua.db-journal"
    assert journal.stat().st_size == 0, "nothing is left to be played back"
    journal.unlink()
    assert snapshot(clerk.data) == before
    clerk.type("demo")


def test_no_room_for_a_restore(office: Clerk, tmp_path: Path) -> None:
    backup = tmp_path / "bản sao.db"
    office.type("data", "backup", backup)
    office.type("plan", "import", PLAN)
    before = snapshot(office.data)
    done = run_apart("data", "restore", backup, "--data", office.data, bytes_per_file=100_000)
    assert (done.returncode, done.stdout) == (2, b"")
    assert_one_sentence(done.stderr.decode())
    assert snapshot(office.data) == before


@pytest.fixture
def closed_office(office: Clerk) -> Iterator[Clerk]:
    """An office on a disk that may only be read."""
    paths = [office.data, *office.data.rglob("*")]
    for path in paths:
        path.chmod(0o444 if path.is_file() else 0o555)
    yield office
    for path in paths:
        path.chmod(0o644 if path.is_file() else 0o755)


def test_a_read_only_office_is_read_and_not_written(closed_office: Clerk, tmp_path: Path) -> None:
    before = snapshot(closed_office.data)
    reading: list[list[object]] = [
        ["plan", "list"],
        ["registration", "board", "--plan", "1"],
        ["plan", "export", "1", tmp_path / "a.pdf"],
        ["data", "verify"],
        ["data", "backup", tmp_path / "b.db"],
    ]
    for words in reading:
        done = run_apart(*words, "--data", closed_office.data, without_rights=True)
        assert (done.returncode, done.stderr) == (0, b""), words
    for words in [*_writing_verbs(tmp_path).values(), ["demo"], ["data", "restore", tmp_path / "b.db"]]:
        done = run_apart(*words, "--data", closed_office.data, without_rights=True)
        assert (done.returncode, done.stdout) == (2, b""), words
        assert_one_sentence(done.stderr.decode())
        assert "quyền ghi" in done.stderr.decode()
    assert snapshot(closed_office.data) == before


@pytest.mark.parametrize("what", ["the folder", "the file"])
def test_an_office_that_may_not_even_be_looked_at(office: Clerk, tmp_path: Path, what: str) -> None:
    closed = office.data if what == "the folder" else office.data / "so-thi-dua.db"
    closed.chmod(0)
    try:
        for words in (
            ["plan", "list"],
            ["data", "verify"],
            ["plan", "confirm", "2", "--all"],
            ["plan", "import", PLAN],
        ):
            done = run_apart(*words, "--data", office.data, without_rights=True)
            assert (done.returncode, done.stdout) == (2, b""), words
            assert_one_sentence(done.stderr.decode())
        assert run_apart("plan", "read", PLAN, "--data", office.data, without_rights=True).returncode == 0
    finally:
        closed.chmod(0o755)


def test_a_data_folder_that_cannot_be_made(clerk: Clerk, tmp_path: Path) -> None:
    (tmp_path / "tệp").write_bytes(b"")
    for data in (tmp_path / "tệp", tmp_path / "tệp" / "con"):
        clerk.data = data
        clerk.type("plan", "import", PLAN, code=2)
        assert "đã có một tệp trùng tên" in clerk.said
    assert (tmp_path / "tệp").read_bytes() == b""


def _content(office: Clerk) -> list[object]:
    """Everything the verbs above change, as reading verbs show it."""
    return [
        office.type("plan", "list"),
        [office.type("plan", "show", one["id"]) for one in office.type("plan", "list")["plans"]],
        office.type("registration", "board", "--plan", 1),
        office.type("award", "tally", "--year", 2022)["rows"],
        office.type("office", "import", office.data.parent / "người.csv", "--dry-run"),
    ]
