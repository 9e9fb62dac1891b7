"""The verbs plan carry-forward and plan compare: their JSON is a contract (docs/user-guide)."""

from __future__ import annotations

import pytest
from clerk import PLAN, PLANS, Clerk


@pytest.fixture
def clerk_with_plan(clerk: Clerk) -> Clerk:
    clerk.type("plan", "import", PLAN)
    return clerk


def test_carry_forward_answers_like_import_with_the_decisions(clerk_with_plan: Clerk) -> None:
    old = clerk_with_plan.type("plan", "show", 1)
    answer = clerk_with_plan.type("plan", "carry-forward", 1, "--year", 2027)
    assert set(old) <= set(answer), "the keys of plan import, and more"
    assert (answer["id"], answer["status"], answer["year"], answer["origin"]) == (2, "draft", 2027, 1)
    assert (answer["document"]["number"], answer["document"]["day"], answer["document"]["year"]) == (None, None, 2027)
    assert [one["on"] for one in answer["facts"]["deadlines"]] == ["2027-03-11", "2027-12-09"]
    assert not any(one["confirmed"] for one in answer["facts"]["quotas"])
    keys = {"kind", "place", "text", "proposed", "result", "choice", "certain", "reason", "source"}
    assert all(set(one) == keys for one in answer["decisions"])
    assert {one["choice"] for one in answer["decisions"]} == {"take", "undecided"}
    assert all(one["result"] is None for one in answer["decisions"] if one["choice"] == "undecided")
    assert clerk_with_plan.type("plan", "show", 1) == old


def test_what_was_left_is_said_to_a_person(clerk_with_plan: Clerk) -> None:
    said = clerk_with_plan.read("plan", "carry-forward", 1, "--year", 2027)
    assert "Đã tạo bản thảo năm 2027, số thứ tự 2" in said
    assert "Giữ tỷ lệ, mục IV.2: 15%" in said


def test_compare_tells_added_dropped_moved_reworded_and_facts(clerk_with_plan: Clerk) -> None:
    clerk_with_plan.type("plan", "carry-forward", 1, "--year", 2027)
    answer = clerk_with_plan.type("plan", "compare", 1, 2)
    assert set(answer) == {"old", "new", "counts", "head", "blocks", "facts", "recipients", "signature", "attachments"}
    assert (answer["old"]["id"], answer["new"]["id"]) == (1, 2)
    assert answer["counts"]["added"] == answer["counts"]["dropped"] == 0
    deadlines = [(one["field"], one["old"], one["new"]) for one in answer["facts"] if one["kind"] == "deadline"]
    assert deadlines == [("on", "11/3/2022", "11/3/2027"), ("on", "09/12/2022", "09/12/2027")]
    for block in answer["blocks"]:
        if block["change"] == "reworded":
            assert "".join(one["text"] for one in block["spans"] if one["op"] != "insert") == block["old"]
            assert "".join(one["text"] for one in block["spans"] if one["op"] != "delete") == block["new"]
    said = clerk_with_plan.read("plan", "compare", 1, 2)
    assert "[-11/3/2022-][+11/3/2027+]" in said


def test_two_imported_files_are_compared_without_a_common_origin(clerk_with_plan: Clerk) -> None:
    clerk_with_plan.type("plan", "import", PLANS / "hai-van-2024.md")
    counts = clerk_with_plan.type("plan", "compare", 1, 2)["counts"]
    assert counts["added"] > 5
    assert counts["dropped"] > 5
    assert clerk_with_plan.type("plan", "compare", 1, 1)["counts"]["same"] > 20


@pytest.mark.parametrize(
    "words",
    [
        ("plan", "carry-forward", 9, "--year", 2027),
        ("plan", "carry-forward", 1, "--year", 2022),
        ("plan", "carry-forward", 1, "--year", "27"),
        ("plan", "carry-forward", 1),
        ("plan", "compare", 1, 9),
        ("plan", "compare", 1),
    ],
)
def test_what_cannot_be_is_one_sentence(clerk_with_plan: Clerk, words: tuple[object, ...]) -> None:
    clerk_with_plan.refused(*words)
