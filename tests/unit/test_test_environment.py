"""The guards of conftest.py do guard."""

from __future__ import annotations

import os
import socket
from datetime import UTC, date
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import platformdirs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st


def test_the_network_is_refused() -> None:
    with pytest.raises(RuntimeError, match="offline"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    with pytest.raises(RuntimeError, match="offline"), socket.socket() as plain:
        plain.connect(("192.0.2.1", 80))
    with pytest.raises(RuntimeError, match="offline"):
        urlopen("http://example.invalid/")


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no AF_UNIX sockets here")
def test_sockets_between_processes_still_work(tmp_path: Path) -> None:
    left, right = socket.socketpair()
    with left, right:
        left.sendall(b"x")
        assert right.recv(1) == b"x"


def test_user_folders_are_private_to_the_run(data_dir: Path) -> None:
    for folder in (platformdirs.user_data_dir("x", False), platformdirs.user_config_dir("x", False)):
        assert "so-thi-dua-tests-" in folder
    assert data_dir.is_dir()
    assert os.environ["QT_QPA_PLATFORM"]


def test_the_fixed_clock_stands_still(fixed_clock: Any) -> None:
    assert fixed_clock.today() == date(2022, 3, 18)
    fixed_clock.advance()
    assert fixed_clock.today() == date(2022, 3, 19)
    assert fixed_clock.now().astimezone(UTC).date() == date(2022, 3, 19)


@given(st.text())
@settings(max_examples=5)
def test_properties_run_beside_the_guards(text: str) -> None:
    assert isinstance(text, str)
