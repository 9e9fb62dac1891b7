"""Documents point at files that are there, and the README shows a command for every verb of the command line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\((?!https?://|#)([^)#\s]+)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_to_a_file(document: Path) -> None:
    targets = LINK.findall(document.read_text(encoding="utf-8"))
    broken = [target for target in targets if not (document.parent / target).exists()]
    assert not broken, broken


def test_the_readme_names_every_group_of_verbs() -> None:
    grammar = (ROOT / "desktop_app" / "cli" / "arguments.py").read_text(encoding="utf-8")
    verbs = set(re.findall(r'verb\(\w+, "[\w-]+", "([\w -]+)"', grammar))
    assert len(verbs) > 15
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    missing = {
        verb for verb in verbs if verb not in readme and verb.split()[-1] not in re.findall(r"`([\w-]+)`", readme)
    }
    assert not missing, missing


def test_modules_named_by_the_developer_documents_exist() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_/]+\.py)`", text))
    assert named
    files = [path.relative_to(ROOT).as_posix() for path in ROOT.glob("**/*.py") if ".venv" not in path.parts]
    lost = {name for name in named if not any(file == name or file.endswith(f"/{name}") for file in files)}
    assert not lost, lost
