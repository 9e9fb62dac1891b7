"""A draft's own paper, brought back untouched, differs in nothing; after LibreOffice saved it again neither."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from desktop_app.assembly.office import Office

FIXTURES = sorted((Path(__file__).resolve().parents[1] / "fixtures" / "plans").iterdir())


def differences(office: Office, source: Path, folder: Path, *, by_libreoffice: bool = False) -> list[str]:
    plan_id = office.plan_service.import_file(source)
    paper = office.paper_service.export_plan(plan_id, folder / "bản thảo.docx")
    if by_libreoffice:
        command = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
        command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "lưu lại"), str(paper)]
        subprocess.run(command, check=True, capture_output=True, timeout=240)
        paper = folder / "lưu lại" / paper.name
    found = office.plan_return_service.compare(office.plan_service.plan(plan_id), paper)
    return [f"{one.change} {one.place}: {one.old} → {one.new}" for one in found.changes]


@pytest.mark.parametrize("source", FIXTURES, ids=lambda path: path.stem)
def test_untouched(office: Office, source: Path, tmp_path: Path) -> None:
    assert differences(office, source, tmp_path) == []


@pytest.mark.seeds
def test_real_plans_untouched(office: Office, seeds_dir: Path, tmp_path: Path) -> None:
    for source in sorted(seeds_dir.glob("*.txt")):
        assert differences(office, source, tmp_path) == [], source.name


@pytest.mark.libreoffice
@pytest.mark.timeout(600)
def test_saved_again_by_libreoffice(office: Office, tmp_path: Path) -> None:
    assert differences(office, FIXTURES[3], tmp_path, by_libreoffice=True) == []
