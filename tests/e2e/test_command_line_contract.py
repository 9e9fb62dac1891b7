"""The JSON of each verb: exactly one object, every key of the contract there, null where something is missing."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from clerk import PLAN, PLANS, Clerk, snapshot, write_csv
from year_story import UNITS, write_people, write_results

from desktop_app.__main__ import main

PLAN_KEYS = {
    "id": int | None,
    "status": str | None,
    "year": int | None,
    "document": dict,
    "blocks": list,
    "facts": dict,
    "recipients": list,
    "filing": list,
    "signature": dict,
    "attachments": list,
    "warnings": list,
}
DOCUMENT_KEYS = {
    "type": str | None,
    "number": str | None,
    "symbol": str | None,
    "place": str | None,
    "day": int | None,
    "month": int | None,
    "year": int | None,
    "subject": str | None,
    "agency": str | None,
    "parent_agency": str | None,
}
FACT_KEYS: dict[str, dict[str, Any]] = {
    "waves": {"label": str, "from": str | None, "to": str | None, "precision": str},
    "targets": {
        "text": str,
        "subject": str | None,
        "measure": str | None,
        "comparator": str | None,
        "value": int | float | str | None,
        "unit": str | None,
    },
    "quotas": {
        "award": str,
        "comparator": str | None,
        "percent": int | float,
        "base": str | None,
        "scope": str | None,
    },
    "deadlines": {"kind": str, "on": str | None, "inclusive": bool, "addressee": str | None},
    "report_duties": {"text": str, "months": list, "before_day": int | None},
    "projects": {
        "name": str,
        "from": int | None,
        "to": int | None,
        "contents": list,
        "expected_result": str | None,
    },
    "citations": {
        "text": str,
        "type": str | None,
        "number": str | None,
        "symbol": str | None,
        "date": str | None,
    },
}
BLOCK_KEYS = {"kind": str, "marker": str | None, "title": str | None, "text": str, "children": list}
BLOCK_KINDS = {"muc", "pseudo_section", "khoan", "diem", "bullet", "paragraph"}
OTHER_KEYS: dict[str, dict[str, Any]] = {
    "recipients": {"text": str, "note": str | None},
    "attachments": {"title": str, "text": str},
    "warnings": {"code": str, "line": int | None, "message": str},
}
SIGNATURE_KEYS = {
    "prefix": str | None,
    "head_title": str | None,
    "title": str | None,
    "name": str | None,
    "lines": list,
}


def assert_keys(found: dict[str, Any], keys: dict[str, Any]) -> None:
    assert keys.keys() <= found.keys(), keys.keys() - found.keys()
    for key, kind in keys.items():
        assert isinstance(found[key], kind), (key, found[key])
        assert found[key] != "" or key == "text", f"{key}: what is missing is null"


def assert_plan(found: dict[str, Any]) -> None:
    assert_keys(found, PLAN_KEYS)
    assert_keys(found["document"], DOCUMENT_KEYS)
    assert_keys(found["signature"], SIGNATURE_KEYS)
    for name, keys in FACT_KEYS.items():
        for one in found["facts"][name]:
            assert_keys(one, keys)
    for name, keys in OTHER_KEYS.items():
        for one in found[name]:
            assert_keys(one, keys)
    blocks = list(found["blocks"])
    assert blocks
    while blocks:
        block = blocks.pop()
        assert_keys(block, BLOCK_KEYS)
        assert block["kind"] in BLOCK_KINDS
        blocks += block["children"]


@pytest.mark.parametrize("path", sorted(PLANS.iterdir()), ids=lambda path: path.stem)
def test_a_plan(clerk: Clerk, path: Path) -> None:
    read = clerk.type("plan", "read", path)
    assert (read["id"], read["status"]) == (None, None)
    assert_plan(read)
    assert not clerk.data.exists(), "reading stores nothing"
    stored = clerk.type("plan", "import", path)
    assert (stored["id"], stored["status"]) == (1, "draft")
    assert_plan(stored)
    shown = clerk.type("plan", "show", 1)
    assert_plan(shown)
    for key in set(PLAN_KEYS) - {"id", "status"}:
        assert read[key] == stored[key] == shown[key], key


@pytest.mark.seeds
def test_the_real_plans(clerk: Clerk, seeds_dir: Path) -> None:
    for path in sorted(seeds_dir.glob("*.txt")):
        assert_plan(clerk.type("plan", "read", path))


def test_a_text_of_one_word_has_every_key(clerk: Clerk, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    read = clerk.type("plan", "read", tmp_path / "a.txt")
    assert_plan(read)
    assert {read["document"][key] for key in DOCUMENT_KEYS} == {None}


def test_the_other_verbs(office: Clerk, tmp_path: Path) -> None:
    listed = office.type("plan", "list")
    assert [(one["id"], one["status"]) for one in listed["plans"]] == [(2, "draft"), (1, "issued")]
    for one in listed["plans"]:
        assert_keys(
            one, {"id": int, "status": str, "year": int | None, "number": str | None, "symbol": str, "subject": str}
        )
    people = office.type("office", "import", write_people(tmp_path / "người.csv"), "--dry-run")
    assert_keys(people, {"valid": int, "faulty": list, "possible_duplicates": list, "stored": int})
    assert (people["stored"], len(people["possible_duplicates"])) == (0, 40)
    for one in people["possible_duplicates"]:
        assert_keys(one, {"row": int, "with": str})
    received = office.type("registration", "receive", "--plan", 1, "--unit", "Văn phòng Sở", "--on", "2022-03-10")
    board = office.type("registration", "board", "--plan", 1, "--today", "2022-03-12")
    assert_keys(board, {"plan": int, "deadline": str, "source": str, "today": str, "units": list})
    row = {"unit": str, "state": str, "received_on": str | None, "timeliness": str, "days": int, "lines": int}
    for one in [received, *board["units"]]:
        assert_keys(one, row)
        assert one["state"] in {"not_sent", "waiting", "returned", "approved"}
        assert one["timeliness"] in {"on_time", "late", "due", "overdue"}
    results = office.type("award", "result", "--year", 2022, write_results(tmp_path / "kết quả.csv"))
    assert_keys(results, {"stored": int, "problems": list})
    tally = office.type("award", "tally", "--year", 2022)
    assert (tally["year"], tally["plan"], tally["wave"]) == (2022, None, None)
    for one in tally["rows"]:
        assert_keys(
            one, {"award": str, "kind": str, "unit": str | None, "registered": int, "proposed": int, "approved": int}
        )
        assert one["kind"] in {"title", "commendation"}
    for one in tally["quotas"]:
        assert_keys(
            one,
            {
                "award": str,
                "base": str,
                "base_count": int,
                "base_parts": dict,
                "percent": int | float,
                "scope": str,
                "unit": str | None,
                "rounding": str,
                "limit": int,
                "used": int,
                "verdict": str,
                "source": str,
            },
        )
        assert one["rounding"] in {"down", "nearest", "up"}
        assert one["verdict"] in {"within", "over", "unconfirmed"}
    assert tally["targets"] == []
    of_plan = office.type("award", "tally", "--plan", 1)
    assert (of_plan["year"], of_plan["plan"], of_plan["rows"]) == (2022, 1, tally["rows"])
    assert office.type("data", "verify") == {"sound": True, "problems": []}


def test_a_list_with_faults_is_reported_row_by_row(clerk: Clerk, tmp_path: Path) -> None:
    path = tmp_path / "người.csv"
    path.write_text(
        "Họ và tên,Giới tính,Chức vụ,Đơn vị\n"
        "Trần Văn An,Nam,Chuyên viên,Văn phòng Sở\n,Nam,Chuyên viên,Văn phòng Sở\nLê Thị Bình,?,Chuyên viên,Văn phòng Sở\n",
        encoding="utf-8",
    )
    found = clerk.type("office", "import", path)
    assert (found["valid"], found["stored"]) == (1, 1)
    assert [(one["row"], one["column"]) for one in found["faulty"]] == [(3, "Họ và tên"), (4, "Giới tính")]
    for one in found["faulty"]:
        assert_keys(one, {"row": int, "column": str, "message": str})


def test_a_dry_run_makes_no_folder(clerk: Clerk, tmp_path: Path) -> None:
    found = clerk.type("office", "import", write_people(tmp_path / "người.csv"), "--dry-run")
    assert (found["valid"], found["stored"]) == (40, 0)
    assert not clerk.data.exists()


@pytest.mark.parametrize("command", [["plan", "list"], ["registration", "board", "--plan", "1"], ["data", "verify"]])
def test_the_common_options_stand_anywhere(
    office: Clerk, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    options = ["--data", str(office.data), "--today", "2022-03-12", "--json"]
    answers = []
    for words in ([*options, *command], [*command, *options], [command[0], *options, *command[1:]]):
        capsys.readouterr()
        assert main(words) == 0
        printed = capsys.readouterr()
        assert printed.err == ""
        answers.append(json.loads(printed.out))
    assert answers[0] == answers[1] == answers[2]
    if command[0] == "registration":
        assert answers[0]["today"] == "2022-03-12"


def test_without_json_a_person_reads_sentences(office: Clerk, tmp_path: Path) -> None:
    for words in (
        ["plan", "list"],
        ["plan", "show", 1],
        ["plan", "export", 1, tmp_path / "a.pdf"],
        ["registration", "board", "--plan", 1],
        ["award", "tally", "--year", 2022],
        ["data", "verify"],
        ["plan", "confirm", 2, "--all"],
    ):
        said = office.read(*words)
        assert said.strip()
        assert "{" not in said
        assert "None" not in said


@pytest.mark.parametrize("name", ["deadline:1", "deadlines:1", "DEADLINE:1", " quota:1 ", "quotas:2"])
def test_a_fact_goes_by_either_name(clerk: Clerk, name: str) -> None:
    clerk.type("plan", "import", PLAN)
    clerk.type("plan", "confirm", 1, "--fact", name)
    kind, number = name.strip().lower().split(":")
    facts = clerk.type("plan", "show", 1)["facts"]
    confirmed = [
        (kind, place) for kind, listed in facts.items() for place, one in enumerate(listed, 1) if one.get("confirmed")
    ]
    assert confirmed == [(kind.rstrip("s") + "s", int(number))]


def test_facts_are_confirmed_several_at_a_time_and_issuing_asks_for_all(clerk: Clerk) -> None:
    clerk.type("plan", "import", PLAN)
    issue = ["plan", "issue", 1, "--number", "14", "--on", "2022-02-24"]
    assert "hạn nộp 1, hạn nộp 2, tỷ lệ 1, tỷ lệ 2" in clerk.refused(*issue)
    clerk.type("plan", "confirm", 1, "--fact", "deadline:1", "quota:1", "--fact", "quota:2")
    assert "Chưa xác nhận hạn nộp 2." in clerk.refused(*issue)
    clerk.type("plan", "confirm", 1, "--fact", "deadline:2")
    assert clerk.type(*issue)["status"] == "issued"


def test_confirming_nothing_lists_what_waits_and_changes_nothing(clerk: Clerk) -> None:
    clerk.type("plan", "import", PLAN)
    before = snapshot(clerk.data)
    waiting = clerk.type("plan", "confirm", 1)["messages"]
    assert any(line.startswith("deadline:1 (mục IV.3): ") and "11/3/2022" in line for line in waiting)
    assert any(line.startswith("quota:2 (mục IV.2): ") for line in waiting)
    assert snapshot(clerk.data) == before
    clerk.type("plan", "issue", 1, "--number", 14, "--on", "2022-02-24", code=2)
    assert "plan confirm" in clerk.said
    clerk.type("plan", "confirm", 1, "--all")
    assert clerk.type("plan", "confirm", 1)["messages"] == ["Mọi số liệu đã xác nhận."]


def test_units_that_come_after_the_plan_owe_too(clerk: Clerk, tmp_path: Path) -> None:
    """Issued before any unit was known: "all units in being" waits for the first list, and only for that."""
    clerk.type("plan", "import", PLAN)
    clerk.type("plan", "confirm", 1, "--all")
    issued = clerk.type("plan", "issue", 1, "--number", 14, "--on", "2022-02-24")
    assert "Sổ chưa có đơn vị nào" in issued["messages"][-1]
    assert clerk.type("registration", "board", "--plan", 1)["units"] == []
    people = write_people(tmp_path / "người.csv")
    told = clerk.type("office", "import", people)
    assert "1 kế hoạch đã ban hành khi sổ chưa có đơn vị nào" in told["notes"][-1]
    day = ["--today", "2022-03-12"]
    units = clerk.type("registration", "board", "--plan", 1, *day)["units"]
    assert [(one["unit"], one["timeliness"], one["days"]) for one in units] == [(unit, "overdue", 1) for unit in UNITS]
    clerk.type("registration", "receive", "--plan", 1, "--unit", "Văn phòng Sở", "--on", "2022-03-10", *day)
    later = write_csv(tmp_path / "sau.csv", ["Họ và tên", "Đơn vị"], [["Người Mới", "Phòng Mới"]])
    assert clerk.type("office", "import", later)["notes"] == ["Danh sách không có cột Giới tính, Chức vụ."]
    assert len(clerk.type("registration", "board", "--plan", 1, *day)["units"]) == len(UNITS)


def test_the_units_that_owe_are_named_as_people_name_them(office: Clerk) -> None:
    office.type(
        *["plan", "issue", 2, "--number", "15", "--on", "2022-02-25", "--owes"],
        *["văn PHÒNG  sở", "van phong so", "Phòng Bưu chính – Viễn thông", "--owes", "Lãnh đạo Sở"],
    )
    owing = [one["unit"] for one in office.type("registration", "board", "--plan", 2)["units"]]
    assert owing == ["Lãnh đạo Sở", "Văn phòng Sở", "Phòng Bưu chính - Viễn thông"]


def test_the_issued_bytes_are_the_stored_ones_every_time(office: Clerk, tmp_path: Path) -> None:
    with closing(sqlite3.connect(office.data / "so-thi-dua.db")) as connection:
        stored = dict(connection.execute("SELECT file_kind, sha256 FROM plan_papers WHERE paper_state = 'issued'"))
    assert set(stored) == {"docx", "pdf"}
    for kind, digest in stored.items():
        for name in (f"a.{kind}", f"b.{kind.upper()}"):
            office.type("plan", "export", 1, tmp_path / name)
            assert hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() == digest


def test_a_draft_is_exported_as_it_stands(office: Clerk, tmp_path: Path) -> None:
    for kind, beginning in (("docx", b"PK"), ("pdf", b"%PDF")):
        office.type("plan", "export", 2, tmp_path / f"a.{kind}")
        office.type("plan", "export", 2, tmp_path / f"b.{kind}")
        first, second = ((tmp_path / f"{name}.{kind}").read_bytes() for name in "ab")
        assert first.startswith(beginning)
        assert first == second


def test_the_demonstration(clerk: Clerk) -> None:
    made = clerk.type("demo")
    assert (made["units"], made["people"]) == (9, 70)
    assert len({one["year"] for one in clerk.type("plan", "list")["plans"]}) >= 3
    assert clerk.type("data", "verify")["sound"]
    assert "đã có dữ liệu" in clerk.refused("demo")


def test_the_program_tests_itself(clerk: Clerk) -> None:
    found = clerk.type("self-test")
    assert (found["sound"], found["problems"]) == (True, [])
    assert not clerk.data.exists()
