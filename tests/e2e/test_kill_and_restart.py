"""Kill -9 in the middle of a verb, then start again: the office is the old one or the new one, sound, and goes on working."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from clerk import PROJECT, Clerk
from year_story import write_people

TRIALS = int(os.environ.get("SO_THI_DUA_VERB_KILLS", "30"))
"""Import into an empty folder, import, people, issue, receive and result take turns."""


@pytest.mark.skipif(os.name != "posix", reason="kill -9: posix only")
@pytest.mark.timeout(120 + 4 * TRIALS)
def test_a_verb_killed_at_any_moment_leaves_the_office_whole(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("killed_while_working.py")), str(tmp_path), str(TRIALS), "2022"],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["faults"] == []
    assert found["old"] + found["new"] == TRIALS
    assert found["old"] > 0, "no kill came in time, so nothing was tested"
    assert found["new"] > 0, "every kill came too early, so nothing was tested"


@pytest.mark.skipif(os.name != "posix", reason="kill -9: posix only")
def test_all_is_there_after_quitting_and_starting_again(prepared_folder: Path) -> None:
    """Each verb is a start of its own; here in processes of their own, with nothing kept in memory between."""
    answers = [
        subprocess.run(
            [sys.executable, "-m", "desktop_app", *words, "--json", "--data", str(prepared_folder)],
            cwd=PROJECT,
            capture_output=True,
            check=True,
        ).stdout
        for words in (["plan", "list"], ["plan", "show", "1"], ["plan", "list"], ["plan", "show", "1"])
    ]
    assert answers[:2] == answers[2:]
    assert json.loads(answers[1])["status"] == "issued"


def test_what_a_killed_program_had_begun_to_write_goes(office: Clerk, tmp_path: Path) -> None:
    """A copy of the whole office, hidden, for every kill in the wrong moment: they would add up."""
    old, fresh = (office.data / "sao-luu" / f".{sign * 16}.tmp" for sign in "0f")
    others = office.data / "sao-luu" / ".của-người-khác.tmp"
    for path in (old, fresh, others):
        path.write_bytes(b"half a backup")
    for path in (old, others):
        os.utime(path, (time.time() - 7200, time.time() - 7200))
    office.type("plan", "list")
    assert old.exists(), "reading throws nothing away"
    office.type("office", "import", write_people(tmp_path / "người.csv"))
    assert (old.exists(), fresh.exists(), others.exists()) == (False, True, True)
