"""The same answers and the same bytes wherever it runs: LC_ALL=C, no UTF-8 mode, no HOME, any time zone, any folder's name."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from clerk import PLAN, PROJECT, Clerk, assert_one_sentence, run_apart
from year_story import write_people, write_results

pytestmark = pytest.mark.skipif(os.name != "posix", reason="locales and home folders of posix")

_BARE = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(PROJECT), "PYTHONDONTWRITEBYTECODE": "1"}
PLACES: dict[str, dict[str, str]] = {
    "C without UTF-8 mode": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "POSIX, ASCII streams": {"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii", "TZ": "Pacific/Kiritimati"},
    "Turkish, no home": {"LC_ALL": "tr_TR.UTF-8", "HOME": "/nonexistent", "TZ": "America/New_York"},
    "an unknown zone": {"LC_ALL": "xx_YY", "TZ": "Mars/Olympus"},
}


_VERBS_IN_TURN = """
import sys
from desktop_app.__main__ import main
words = sys.argv[1:]
while words:
    end = words.index(";")
    code = main(words[:end])
    print(chr(0), code, chr(0), sep="", end="", flush=True)
    del words[: end + 1]
"""


def _story(folder: Path, env: dict[str, str]) -> tuple[list[Any], dict[str, bytes]]:
    """A year in fourteen verbs, in a process that knows no more than ``env``: their answers, and the bytes of the papers."""
    folder.mkdir()
    people, results = write_people(folder / "người.csv"), write_results(folder / "kết quả.csv")
    plan = folder / "kế hoạch năm.md"
    shutil.copyfile(PLAN, plan)
    words: list[str] = []
    for verb in (
        ["office", "import", people],
        ["plan", "import", plan],
        ["plan", "confirm", 1, "--all"],
        ["plan", "issue", 1, "--number", "14", "--on", "2022-02-24"],
        [
            "registration",
            "receive",
            "--plan",
            1,
            "--unit",
            "Văn phòng Sở",
            "--on",
            "2022-03-20",
            "--reason",
            "Đi công tác",
        ],
        [
            "plan",
            "amend",
            1,
            "--type",
            "Công văn",
            "--number",
            "5/SỞ",
            "--on",
            "2022-03-01",
            "--fact",
            "deadline:1=25/3/2022",
        ],
        ["award", "result", "--year", 2022, results],
        ["plan", "export", 1, folder / "kế hoạch.docx"],
        ["plan", "export", 1, folder / "kế hoạch.pdf"],
        ["award", "tally", "--year", 2022, folder / "tổng hợp.pdf"],
        ["registration", "board", "--plan", 1],
        ["data", "backup", folder / "bản sao.db"],
        ["data", "restore", folder / "bản sao.db"],
        ["data", "verify"],
    ):
        words += [*map(str, verb), "--data", str(folder / "Sổ"), "--today", "2023-02-01", "--json", ";"]
    done = subprocess.run(
        [sys.executable, "-c", _VERBS_IN_TURN, *words], cwd=PROJECT, capture_output=True, check=False, env=_BARE | env
    )
    assert (done.returncode, done.stderr) == (0, b""), done.stderr.decode()
    printed = done.stdout.decode("utf-8").replace(str(folder), "…").split("\0")[:-1]
    assert printed[1::2] == ["0"] * 14
    answers = [json.loads(answer) for answer in printed[::2]]
    for answer in answers:
        answer.pop("kept", None)  # its name says the time
    refused = run_apart("plan", "read", folder / "không có.txt", env=_BARE | env)
    assert refused.returncode == 2
    assert_one_sentence(refused.stderr.decode("utf-8"))
    assert "không có.txt" in refused.stderr.decode("utf-8")
    papers = {name: (folder / name).read_bytes() for name in ("kế hoạch.docx", "kế hoạch.pdf")}
    assert (folder / "tổng hợp.pdf").read_bytes().startswith(b"%PDF")
    return answers, papers


@pytest.fixture(scope="module")
def at_home(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Any], dict[str, bytes]]:
    return _story(
        tmp_path_factory.mktemp("home") / "nhà", {"LC_ALL": "C.UTF-8", "TZ": "Asia/Ho_Chi_Minh", "HOME": "/nonexistent"}
    )


@pytest.mark.parametrize("place", PLACES)
def test_a_year_elsewhere(at_home: tuple[list[Any], dict[str, bytes]], tmp_path: Path, place: str) -> None:
    answers, papers = _story(tmp_path / "Thư mục có dấu cách, “ngoặc” và 'nháy'", PLACES[place])
    assert answers == at_home[0]
    assert papers == at_home[1]


@pytest.mark.parametrize("env", [{}, {"HOME": "/nonexistent"}, {"HOME": ""}])
def test_without_a_home_and_without_a_data_folder(env: dict[str, str]) -> None:
    for words in (["plan", "read", PLAN], ["plan", "list"]):
        done = run_apart(*words, env=_BARE | env)
        assert (done.returncode, done.stderr) == (0, b"")


def test_reading_a_plan_needs_no_sound_data_folder(clerk: Clerk) -> None:
    clerk.data.mkdir()
    (clerk.data / "so-thi-dua.db").write_bytes(b"broken")
    assert clerk.type("plan", "read", PLAN)["id"] is None
    assert [path.name for path in clerk.data.iterdir()] == ["so-thi-dua.db"]


def test_a_reader_that_stops_listening(office: Clerk) -> None:
    """``plan show 1 | head -1`` is no error."""
    with subprocess.Popen(
        [sys.executable, "-m", "desktop_app", "plan", "show", "1", "--json", "--data", str(office.data)],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_BARE,
    ) as show:
        assert show.stdout is not None
        assert show.stderr is not None
        show.stdout.readline()
        show.stdout.close()
        said = show.stderr.read()
        assert (show.wait(), said) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_behind_the_answer(office: Clerk) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "desktop_app", "plan", "list", "--data", str(office.data)],
            cwd=PROJECT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env=_BARE,
        )
    assert done.returncode == 2
    assert_one_sentence(done.stderr.decode())
