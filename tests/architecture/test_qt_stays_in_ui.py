"""The command line and the services run on a machine without Qt."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LAYERS = ["domain", "system", "storage", "documents", "importing", "rules", "services", "cli"]
IMPORT_ALL = """
import importlib, pkgutil, sys
names = sys.argv[1:]
for name in names:
    module = importlib.import_module(name)
    for found in pkgutil.walk_packages(getattr(module, "__path__", []), name + "."):
        importlib.import_module(found.name)
loaded = sorted(name for name in sys.modules if name.split(".")[0] in {"PySide6", "shiboken6"})
raise SystemExit(f"loaded: {loaded[:5]}" if loaded else 0)
"""


@pytest.mark.parametrize("layer", LAYERS)
def test_importing_the_layer_loads_no_qt(layer: str) -> None:
    command = [sys.executable, "-c", IMPORT_ALL, f"desktop_app.{layer}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_starting_the_command_line_loads_no_qt() -> None:
    command = [sys.executable, "-c", IMPORT_ALL, "desktop_app.__main__", "desktop_app.bootstrap"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
