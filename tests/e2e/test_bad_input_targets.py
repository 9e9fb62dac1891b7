"""Where a paper cannot be written: open elsewhere, a folder, a missing folder, one that may not be written, a name too long."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from clerk import Clerk, assert_one_sentence, run_apart, snapshot

WRITERS: dict[str, tuple[list[str], tuple[str, ...]]] = {
    "plan export": (["plan", "export", "1"], ("docx", "pdf")),
    "registration template": (["registration", "template", "--plan", "1", "--unit", "Văn phòng Sở"], ("docx", "pdf")),
    "award tally": (["award", "tally", "--year", "2022"], ("docx", "pdf", "xlsx")),
    "award payments": (["award", "payments", "--year", "2022"], ("docx", "xlsx")),
    "data backup": (["data", "backup"], ("db",)),
}
EACH = [pytest.param(verb, kind, id=f"{verb} {kind}") for verb, (_, kinds) in WRITERS.items() for kind in kinds]
PAPERS = [one for one in EACH if one.values[1] != "db"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Văn bản đi"
    made.mkdir()
    return made


@pytest.mark.parametrize(("verb", "kind"), EACH)
def test_a_target_open_elsewhere_keeps_its_old_file(office: Clerk, folder: Path, verb: str, kind: str) -> None:
    target = folder / f"bản in.{kind}"
    target.write_bytes(b"old")
    for marker in (f"~${target.name}", f".~lock.{target.name}#"):
        (folder / marker).write_bytes(b"somebody")
        said = office.refused(*WRITERS[verb][0], target)
        assert "đang mở trong chương trình khác" in said
        assert target.name in said
        (folder / marker).unlink()
    assert target.read_bytes() == b"old"
    office.type(*WRITERS[verb][0], target)
    assert len(target.read_bytes()) > 3000


@pytest.mark.parametrize(("verb", "kind"), PAPERS)
def test_a_folder_in_place_of_the_file(office: Clerk, folder: Path, verb: str, kind: str) -> None:
    target = folder / f"thư mục.{kind}"
    target.mkdir()
    assert "là thư mục" in office.refused(*WRITERS[verb][0], target)
    assert list(folder.rglob("*")) == [target]


@pytest.mark.parametrize(("verb", "kind"), EACH)
def test_a_folder_that_is_not_there(office: Clerk, folder: Path, verb: str, kind: str) -> None:
    assert "Không có thư mục" in office.refused(*WRITERS[verb][0], folder / "chưa có" / f"bản in.{kind}")
    (folder / "tệp").write_bytes(b"")
    assert "Không có thư mục" in office.refused(*WRITERS[verb][0], folder / "tệp" / f"bản in.{kind}")
    assert [path.name for path in folder.rglob("*")] == ["tệp"]


@pytest.mark.parametrize(("verb", "kind"), EACH)
def test_a_name_too_long_for_the_disk(office: Clerk, folder: Path, verb: str, kind: str) -> None:
    """83 letters "ế" fit, 100 do not: file systems count bytes."""
    assert "quá dài" in office.refused(*WRITERS[verb][0], folder / f"{'ế' * 100}.{kind}")
    office.refused(*WRITERS[verb][0], folder / ("x" * 4100) / f"a.{kind}")
    assert not list(folder.iterdir())
    office.type(*WRITERS[verb][0], folder / f"{'ế' * 60}.{kind}")


def test_a_backup_needs_room_for_the_name_of_its_digest_too(office: Clerk, folder: Path) -> None:
    assert "quá dài" in office.refused("data", "backup", folder / f"{'x' * 250}.db")
    assert not list(folder.iterdir())


@pytest.mark.parametrize("verb", [verb for verb in WRITERS if verb != "data backup"])
@pytest.mark.parametrize("name", ["a.odt", "a.doc", "a", "a.docx.bak", ".docx", "a.txt"])
def test_another_kind_of_file(office: Clerk, folder: Path, verb: str, name: str) -> None:
    said = office.refused(*WRITERS[verb][0], folder / name)
    assert ".docx" in said
    assert not list(folder.iterdir())


@pytest.fixture
def closed_folder(folder: Path) -> Iterator[Path]:
    """A folder that may be read, with an old file in it that may be written."""
    (folder / "cũ.docx").write_bytes(b"old")
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)


@pytest.mark.parametrize(("verb", "kind"), EACH)
def test_a_folder_that_may_not_be_written(office: Clerk, closed_folder: Path, verb: str, kind: str) -> None:
    before = snapshot(closed_folder)
    for name in (f"mới.{kind}", "cũ.docx") if kind == "docx" else (f"mới.{kind}",):
        done = run_apart(*WRITERS[verb][0], closed_folder / name, "--data", office.data, without_rights=True)
        assert (done.returncode, done.stdout) == (2, b"")
        assert_one_sentence(done.stderr.decode())
        assert "không cho ghi" in done.stderr.decode()
    assert snapshot(closed_folder) == before


def test_a_file_that_may_not_be_written(office: Clerk, folder: Path) -> None:
    target = folder / "khóa.docx"
    target.write_bytes(b"old")
    target.chmod(0o444)
    done = run_apart("plan", "export", "1", target, "--data", office.data, without_rights=True)
    assert done.returncode == 2
    assert_one_sentence(done.stderr.decode())
    assert (target.read_bytes(), [path.name for path in folder.iterdir()]) == (b"old", ["khóa.docx"])


def test_a_device_in_place_of_a_file(office: Clerk) -> None:
    """What is no file is no target: /dev/full takes nothing, a pipe would wait for ever."""
    for name in ("/dev/full", "/dev/null", "/dev/stdout"):
        office.refused("plan", "export", "1", name)


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("plan export", ["plan", "export", "99"]),
        ("registration template", ["registration", "template", "--plan", "99", "--unit", "Văn phòng Sở"]),
        ("registration template", ["registration", "template", "--plan", "2", "--unit", "Văn phòng Sở"]),
        ("registration template", ["registration", "template", "--plan", "1", "--unit", "Phòng không có"]),
        ("award tally", ["award", "tally", "--plan", "2"]),
    ],
)
def test_nothing_is_written_for_what_is_not_there(office: Clerk, folder: Path, verb: str, words: list[str]) -> None:
    target = folder / "a.pdf"
    office.refused(*words, target)
    target.write_bytes(b"old")
    office.refused(*words, target)
    assert target.read_bytes() == b"old"
