"""Kill -9 while editing: no acknowledged operation is lost, none is there by half."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

TRIALS = int(os.environ.get("SO_THI_DUA_KILL_TRIALS", "100"))
"""The default takes some seconds; SO_THI_DUA_KILL_TRIALS=1000 is the figure of the release gate."""

_SCRIPT = Path(__file__).with_name("killed_while_editing.py")


@pytest.mark.skipif(os.name != "posix", reason="kill -9: posix only")
@pytest.mark.timeout(60 + TRIALS)
def test_no_acknowledged_edit_is_lost_to_a_kill(database_file: Path, project_root: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(_SCRIPT), str(database_file), str(TRIALS), "2022"],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(project_root)},
    )
    said = re.match(r"(\d+) faults, (\d+) hot journals, (\d+) operations\n(?s:.*)", done.stdout)
    assert said, done.stdout + done.stderr
    faults, journals, operations = (int(figure) for figure in said.groups())
    assert faults == 0, done.stdout
    assert operations > TRIALS // 2, "the child hardly came to work, so nothing was tested"
    if TRIALS >= 100:
        assert journals > 0, "no kill ever hit a commit, so nothing was tested"
