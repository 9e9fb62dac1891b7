"""LibreOffice for the contracts between our files."""

from __future__ import annotations

from pathlib import Path

import pytest
from libreoffice_pages import LibreOffice


@pytest.fixture
def libreoffice(tmp_path: Path) -> LibreOffice:
    """A LibreOffice with a profile of its own."""
    return LibreOffice(tmp_path)
