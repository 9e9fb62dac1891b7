"""``plan take-back``: what differs is listed; only what is named is taken over."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from clerk import PLAN, Clerk


@pytest.fixture
def edited(clerk: Clerk, tmp_path: Path) -> Path:
    """The draft's paper with two sentences added by somebody."""
    clerk.type("plan", "import", PLAN)
    path = tmp_path / "sửa.docx"
    clerk.type("plan", "export", 1, path)
    document = docx.Document(str(path))
    long = [one for one in document.paragraphs if one.text.startswith("- ") and len(one.text) > 60][:2]
    for number, paragraph in enumerate(long, start=1):
        paragraph.add_run(f" Bổ sung {number}.")
    document.save(str(path))
    return path


def test_listing_changes_nothing(clerk: Clerk, edited: Path) -> None:
    before = clerk.type("plan", "show", 1)
    answer = clerk.type("plan", "take-back", 1, edited)
    assert [(one["number"], one["change"]) for one in answer["changes"]] == [(1, "reworded"), (2, "reworded")]
    assert answer["accepted"] == []
    assert clerk.type("plan", "show", 1) == before


def test_only_what_is_named_is_taken(clerk: Clerk, edited: Path) -> None:
    answer = clerk.type("plan", "take-back", 1, edited, "--accept", 2)
    words = json.dumps(answer["blocks"], ensure_ascii=False)
    assert answer["accepted"] == [2]
    assert "Bổ sung 2." in words
    assert "Bổ sung 1." not in words
    (left,) = clerk.type("plan", "take-back", 1, edited)["changes"]
    assert "Bổ sung 1." in left["new"]
    clerk.type("plan", "take-back", 1, edited, "--all")
    assert clerk.type("plan", "take-back", 1, edited)["changes"] == []


def test_a_number_that_is_none_and_a_plan_that_is_no_draft_are_refused(clerk: Clerk, edited: Path) -> None:
    assert "số 9" in clerk.refused("plan", "take-back", 1, edited, "--accept", 9)
    clerk.type("plan", "confirm", 1, "--all")
    clerk.type("plan", "issue", 1, "--number", 14, "--on", "2022-02-24")
    assert "ban hành" in clerk.refused("plan", "take-back", 1, edited, "--all")
