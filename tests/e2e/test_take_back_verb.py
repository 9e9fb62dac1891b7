"""``plan take-back``: what differs is listed; only what is named is taken over."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from clerk import PLAN, PLANS, Clerk


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


def test_remarks_of_word_are_told_and_a_right_file_is_not_doubted(clerk: Clerk, edited: Path) -> None:
    assert clerk.type("plan", "take-back", 1, edited)["notes"] == []
    document = docx.Document(str(edited))
    document.add_comment(document.paragraphs[8].runs, text="Ghi rõ hơn", author="Giám đốc", initials="GĐ")
    document.save(str(edited))
    notes = clerk.type("plan", "take-back", 1, edited)["notes"]
    assert [one["code"] for one in notes] == ["source.comments"]


def test_the_file_of_another_plan_is_warned_of(clerk: Clerk, edited: Path, tmp_path: Path) -> None:
    other = tmp_path / "khác.docx"
    clerk.type("plan", "import", PLANS / "hai-van-2024.md")
    clerk.type("plan", "export", 2, other)
    answer = clerk.type("plan", "take-back", 1, other)
    assert [one["code"] for one in answer["notes"]] == ["return.other_year", "return.hardly_alike"]
    assert "năm 2024" in answer["messages"][1]
    assert "ít giống" in answer["messages"][2]
    assert edited.exists()


def test_a_number_that_is_none_and_a_plan_that_is_no_draft_are_refused(clerk: Clerk, edited: Path) -> None:
    assert "số 9" in clerk.refused("plan", "take-back", 1, edited, "--accept", 9)
    clerk.type("plan", "confirm", 1, "--all")
    clerk.type("plan", "issue", 1, "--number", 14, "--on", "2022-02-24")
    assert "ban hành" in clerk.refused("plan", "take-back", 1, edited, "--all")
