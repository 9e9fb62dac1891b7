"""``registration template --all`` and ``registration import``: what the command line says and stores."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from clerk import Clerk
from season_forms import FilledForm, fill


def _forms(office: Clerk, folder: Path) -> list[FilledForm]:
    answer = office.type("registration", "template", "--plan", 1, "--all", folder, "--today", "2022-03-10")
    return [fill(Path(path), number) for number, path in enumerate(answer["files"])]


def test_a_folder_is_taken_in_file_by_file(office: Clerk, tmp_path: Path) -> None:
    forms = _forms(office, tmp_path / "biểu gửi đi")
    assert len(forms) == 5
    forms[1].put(forms[1].header(), 4, "Danh hiệu đề nghị")
    for form in forms:
        form.book.save(form.path)
    answer = office.type(
        "registration", "import", "--plan", 1, tmp_path / "biểu gửi đi", "--today", "2022-03-11", code=1
    )
    assert answer["stored"] == 4
    told = {one["file"]: one for one in answer["files"]}
    refused = told[forms[1].path.name]
    assert (refused["stored"], refused["problems"][0]["code"]) == (False, "form.frame_altered")
    good = told[forms[0].path.name]
    assert (good["stored"], good["lines"], good["problems"]) == (True, forms[0].lines, [])
    board = office.type("registration", "board", "--plan", 1, "--today", "2022-03-11")
    assert sorted(row["state"] for row in board["units"]) == ["not_sent", *["waiting"] * 4]
    assert {row["unit"]: row["lines"] for row in board["units"]}[good["unit"]] == good["lines"]


def test_looking_stores_nothing(office: Clerk, tmp_path: Path) -> None:
    form = _forms(office, tmp_path / "gui")[0]
    form.book.save(form.path)
    words = ("registration", "import", "--plan", 1, form.path, "--today", "2022-03-11")
    answer = office.type(*words, "--dry-run")
    assert (answer["state"], answer["stored"], answer["lines"]) == ("ready", False, form.lines)
    board = office.type("registration", "board", "--plan", 1, "--today", "2022-03-11")
    assert {row["state"] for row in board["units"]} == {"not_sent"}
    assert office.type(*words)["stored"] is True
    assert openpyxl.load_workbook(form.path)["SoThiDua"].sheet_state == "veryHidden"
