"""A folder in which an ordinary user may not write, also where the tests run as root."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def plain_user_folder() -> Iterator[Path]:
    """Readable by everybody, writable by nobody; not below tmp_path, which other users may not enter."""
    outer = Path(tempfile.mkdtemp(prefix="chi-doc-"))
    inner = outer / "chỉ đọc"
    inner.mkdir()
    (inner / "cũ.docx").write_bytes(b"old")
    (inner / "cũ.docx").chmod(0o444)
    inner.chmod(0o555)
    outer.chmod(0o755)
    yield inner
    inner.chmod(0o755)
    shutil.rmtree(outer)
