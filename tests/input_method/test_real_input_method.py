"""A word being composed by a real Vietnamese input method is never lost nor doubled, whatever the clerk does next.

ibus-unikey types into the real window on a screen of its own (Xvfb); skipped by name where the tools are missing.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_TOOLS = ("xvfb-run", "dbus-run-session", "openbox", "xdotool", "ibus-daemon", "/usr/libexec/ibus-engine-unikey")
_MISSING = [tool for tool in _TOOLS if shutil.which(tool) is None]
_TESTS = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What lay in the office file after each case."""
    folder = tmp_path_factory.mktemp("input-method")
    answer = folder / "answer.json"
    (folder / "home").mkdir()
    (folder / "run").mkdir(mode=0o700)
    surroundings = {**os.environ, "HOME": str(folder / "home"), "XDG_RUNTIME_DIR": str(folder / "run")}
    surroundings.update(QT_QPA_PLATFORM="xcb", QT_IM_MODULE="ibus")
    surroundings["PYTHONPATH"] = os.pathsep.join([str(_TESTS.parent), str(_TESTS)])
    command = ["xvfb-run", "-a", "-s", "-screen 0 1366x768x24", "dbus-run-session", "--", sys.executable]
    command += [str(_TESTS / "input_method" / "typing_session.py"), str(folder), str(answer)]
    child = subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=280, check=False)
    assert answer.is_file(), child.stderr[-3000:]
    found: dict[str, str] = json.loads(answer.read_text(encoding="utf-8"))
    return found


@pytest.mark.skipif(bool(_MISSING), reason=f"input method: not installed: {', '.join(_MISSING)}")
@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    "case",
    [
        *(f"text, {act}" for act in ("Return", "Tab", "Ctrl+S", "another tab", "another field", "another page")),
        "text, the window closes",
        "text, autosave and on",
        "field, Tab",
        "field, the window closes",
        "cell, Return",
        "cell, the window closes",
    ],
)
def test_the_word_is_there_once(stored: dict[str, str], case: str) -> None:
    assert stored[case].count("tiếng việt") == 1
    assert stored[case].count("tiếng") == 1
