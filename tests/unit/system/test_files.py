"""Files written whole or not at all; every failure a sentence, the old file intact, no litter."""

from __future__ import annotations

import errno
import hashlib
import os
import random
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.system.files import format_size, read_limited, safe_file_name, sha256, write_atomic

posix_only = pytest.mark.skipif(os.name != "posix", reason="tried with POSIX calls")


def _refused(path: Path, content: bytes = b"new") -> UserError:
    with pytest.raises(UserError) as caught:
        write_atomic(path, content)
    return caught.value


def test_writes_and_replaces(tmp_path: Path) -> None:
    target = tmp_path / "Kế hoạch 14.docx"
    write_atomic(target, b"one")
    write_atomic(target, b"two")
    assert target.read_bytes() == b"two"
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


@posix_only
def test_rights_are_the_users_own_or_private_or_kept(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        write_atomic(tmp_path / "a", b"")
        write_atomic(tmp_path / "b", b"", is_private=True)
        write_atomic(tmp_path / "b", b"again")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o644
    assert stat.S_IMODE((tmp_path / "b").stat().st_mode) == 0o600


@posix_only
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "thật.txt", tmp_path / "tắt.txt"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_atomic(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


@pytest.mark.parametrize("problem", [PermissionError(13, "denied"), OSError(errno.EBUSY, "busy")])
def test_open_in_word_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: OSError) -> None:
    target = tmp_path / "Tổng hợp.xlsx"
    target.write_bytes(b"old")

    def refuse(*_args: object) -> None:
        raise problem

    monkeypatch.setattr(os, "replace", refuse)
    error = _refused(target)
    assert error.code == "file.open_elsewhere"
    why = "đang mở trong chương trình khác hoặc không cho ghi"
    assert error.message == f"Tệp “Tổng hợp.xlsx” {why}. Đóng tệp rồi ghi lại. Bản cũ còn nguyên."
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("name", "marker"),
    [
        ("Tổng hợp.xlsx", "~$Tổng hợp.xlsx"),
        ("KH.docx", "~$KH.docx"),
        ("KH-STTTT.docx", "~$-STTTT.docx"),
        ("KH-2022.docx", "~$H-2022.docx"),
        ("Kế hoạch.docx", ".~lock.Kế hoạch.docx#"),
    ],
)
def test_open_markers_of_office_programs(tmp_path: Path, name: str, marker: str) -> None:
    target = tmp_path / name
    write_atomic(target, b"old")
    (tmp_path / marker).write_bytes(b"")
    assert _refused(target).code == "file.open_elsewhere"
    assert target.read_bytes() == b"old"
    write_atomic(tmp_path / "khác.docx", b"new")


@pytest.mark.parametrize(
    ("number", "code", "words"),
    [
        (errno.ENOSPC, "file.disk_full", "đã đầy"),
        (errno.EDQUOT, "file.disk_full", "đã đầy"),
        (errno.EROFS, "file.folder_read_only", "không cho ghi"),
        (errno.ENAMETOOLONG, "file.name_too_long", "quá dài"),
        (errno.EIO, "file.write_failed", f"lỗi đĩa số {errno.EIO}"),
    ],
)
@pytest.mark.parametrize("call", ["open", "fsync", "replace"])
def test_errors_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, code: str, words: str
) -> None:
    target = tmp_path / "cũ.pdf"
    target.write_bytes(b"old")

    def fail(*_args: object, **_kwargs: object) -> int:
        raise OSError(number, "no")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fail)
        error = _refused(target)
    assert error.code == code
    assert words in error.message
    assert error.message.endswith("Bản cũ còn nguyên.")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@posix_only
def test_a_full_disk_for_real(tmp_path: Path) -> None:
    target = tmp_path / "cũ.pdf"
    target.write_bytes(b"old")
    script = f"""
import resource, signal
from pathlib import Path
from desktop_app.domain.errors import UserError
from desktop_app.system.files import write_atomic
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
write_atomic(Path({str(tmp_path / "nhỏ.pdf")!r}), b"x" * 9_000)
try:
    write_atomic(Path({str(target)!r}), b"x" * 100_000)
except UserError as error:
    print(error.code)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "file.disk_full"
    assert target.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cũ.pdf", "nhỏ.pdf"]


@posix_only
def test_read_only_folder_and_file_for_real(plain_user_folder: Path) -> None:
    script = f"""
import os, sys
from pathlib import Path
from desktop_app.domain.errors import UserError
from desktop_app.system.files import write_atomic
folder = Path({str(plain_user_folder)!r})
if os.getuid() == 0:
    os.setuid(65534)
for name in ("mới.docx", "cũ.docx"):
    try:
        write_atomic(folder / name, b"new")
    except UserError as error:
        print(error.code)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["file.folder_read_only", "file.open_elsewhere"]
    assert (plain_user_folder / "cũ.docx").read_bytes() == b"old"


def test_targets_that_are_no_file_to_write(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_bytes(b"x")
    assert _refused(tmp_path).code == "file.is_folder"
    assert _refused(tmp_path / "không có" / "a.docx").code == "file.folder_missing"
    assert _refused(tmp_path / "tệp" / "a.docx").code == "file.folder_missing"
    assert _refused(tmp_path / ("ế" * 100 + ".docx")).code == "file.name_too_long"
    assert _refused(tmp_path / "a\0b").code == "file.bad_name"
    assert _refused(tmp_path / "a\ud800b").code == "file.bad_name"
    assert "Chưa có tệp nào được ghi." in _refused(tmp_path / "không có" / "a.docx").message
    assert [path.name for path in tmp_path.iterdir()] == ["tệp"]


@posix_only
def test_a_device_is_never_replaced() -> None:
    assert _refused(Path("/dev/full")).code == "file.not_regular"
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


@posix_only
def test_a_kill_leaves_the_old_file_or_the_new(tmp_path: Path) -> None:
    """F-24: a process that rewrites one file without end is killed at random; the file is always whole."""
    target = tmp_path / "tổng hợp.xlsx"
    script = f"""
import sys
from pathlib import Path
from desktop_app.system.files import write_atomic
print("ready", flush=True)
for turn in range(1_000_000):
    write_atomic(Path({str(target)!r}), bytes([turn % 251]) * 300_000)
"""
    chance = random.Random(24)
    for _ in range(12):
        with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(chance.uniform(0.005, 0.06))
            child.send_signal(signal.SIGKILL)
        if target.exists():
            content = target.read_bytes()
            assert len(content) == 300_000
            assert len(set(content)) == 1
    assert target.exists()


def test_read_limited(tmp_path: Path) -> None:
    path = tmp_path / "nguồn.txt"
    path.write_bytes(b"x" * 1000)
    assert read_limited(path, 1000) == b"x" * 1000
    with pytest.raises(UserError) as caught:
        read_limited(path, 999)
    assert caught.value.code == "file.too_large"
    assert "nặng 1.000 byte, quá giới hạn 999 byte" in caught.value.message


def test_read_limited_refusals(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_bytes(b"x")
    for path, code in (
        (tmp_path / "không có.txt", "file.missing"),
        (tmp_path / "tệp" / "trong", "file.missing"),
        (tmp_path, "file.is_folder"),
        (tmp_path / ("a" * 300), "file.unreadable"),
        (tmp_path / "a\0", "file.unreadable"),
    ):
        with pytest.raises(UserError) as caught:
            read_limited(path, 10)
        assert caught.value.code == code, path
    if os.name == "posix":
        os.mkfifo(tmp_path / "ống")
        for path in (tmp_path / "ống", Path("/dev/zero")):
            with pytest.raises(UserError) as caught:
                read_limited(path, 10)
            assert caught.value.code == "file.not_regular"


@posix_only
def test_a_file_without_right_to_read(plain_user_folder: Path) -> None:
    (plain_user_folder / "cũ.docx").chmod(0o000)
    script = f"""
import os
from pathlib import Path
from desktop_app.domain.errors import UserError
from desktop_app.system.files import read_limited
if os.getuid() == 0:
    os.setuid(65534)
try:
    read_limited(Path({str(plain_user_folder / "cũ.docx")!r}), 10)
except UserError as error:
    print(error.code)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "file.unreadable"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kế hoạch 14/KH-STTTT.docx", "Kế hoạch 14-KH-STTTT.docx"),
        ("../../x", "x"),
        ("..\\..\\x.pdf", "x.pdf"),
        ('a:b*?<>|"c', "a-b------c"),
        ("", "van-ban"),
        ("...", "van-ban"),
        ("  \u202ethi đua\u200b ", "thi đua"),
        ("một\nhai\x00", "một hai"),
        ("~$KH.docx", "KH.docx"),
    ],
)
def test_safe_file_name(text: str, name: str) -> None:
    assert safe_file_name(text) == name


@pytest.mark.parametrize(
    "text", ["CON", "nul.txt", "LPT1", "ế" * 200, "ế" * 200 + ".docx", "a" * 500, "x. ", "/", "\\", "C:\\a", "👍" * 100]
)
def test_safe_names_can_be_created_in_the_folder(tmp_path: Path, text: str) -> None:
    name = safe_file_name(text)
    write_atomic(tmp_path / name, b"x")
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert name.split(".")[0].upper() not in {"CON", "NUL", "LPT1"}
    assert len(name.encode()) <= 180
    assert Path(name).suffix == ".docx" or not text.endswith(".docx")
    assert safe_file_name(name) == name


def test_sha256_of_bytes_and_files(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    assert sha256(b"abc") == sha256(tmp_path / "a") == hashlib.sha256(b"abc").hexdigest()


def test_sizes_are_written_the_vietnamese_way() -> None:
    assert [format_size(size) for size in (0, 999, 1536, 20 * 1024**2, 1_300_000)] == [
        "0 byte",
        "999 byte",
        "1,5 KB",
        "20 MB",
        "1,2 MB",
    ]
