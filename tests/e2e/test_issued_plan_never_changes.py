"""An issued plan never changes: every verb that could touch it leaves its words, its facts and its bytes as they were."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from clerk import PLAN, RESULTS_HEADER, Clerk, write_csv
from year_story import people, write_people, write_results

FROZEN = ("year", "document", "blocks", "recipients", "filing", "signature", "attachments", "warnings")
SAID_BESIDE = {"confirmed", "comparator", "rounding", "scope"}
"""What the clerk says of a figure beside the plan's own words."""


def frozen(clerk: Clerk, folder: Path) -> list[Any]:
    shown = clerk.type("plan", "show", 1)
    facts = {
        kind: [{key: value for key, value in one.items() if key not in SAID_BESIDE} for one in listed]
        for kind, listed in shown["facts"].items()
    }
    papers = []
    for kind in ("docx", "pdf"):
        clerk.type("plan", "export", 1, folder / f"tờ.{kind}")
        papers.append((folder / f"tờ.{kind}").read_bytes())
    return [[shown[key] for key in FROZEN], facts, papers]


def amend(clerk: Clerk, number: str, on: str, *facts: str) -> Any:
    return clerk.type("plan", "amend", 1, "--type", "Công văn", "--number", number, "--on", on, "--fact", *facts)


def test_every_verb_leaves_it_as_it_was(office: Clerk, tmp_path: Path) -> None:
    before = frozen(office, tmp_path)
    assert "đã ban hành" in office.refused("plan", "issue", 1, "--number", "14", "--on", "2022-02-24")
    assert "đã ban hành" in office.refused("plan", "issue", 1, "--number", "99", "--on", "2022-03-24")
    office.type("plan", "confirm", 1, "--all")
    office.type("plan", "confirm", 1, "--fact", "quota:2", "deadline:1")
    amend(office, "52/STTTT-VP", "2022-03-01", "deadline:1=2022-03-25", "quota:1=10", "quota:2.comparator=tối đa")
    office.type("plan", "import", PLAN)
    office.type("plan", "issue", 2, "--number", "15", "--on", "2022-02-25")
    office.type("office", "import", write_people(tmp_path / "người.csv"))
    write_csv(
        tmp_path / "mới.csv",
        ["Họ và tên", "Giới tính", "Chức vụ", "Đơn vị"],
        [["Vũ Văn Mới", "Nam", "Chuyên viên", "Phòng mới lập"]],
    )
    office.type("office", "import", tmp_path / "mới.csv")
    office.type("registration", "receive", "--plan", 1, "--unit", "Văn phòng Sở", "--on", "2022-03-01")
    office.type("registration", "template", "--plan", 1, "--unit", "Văn phòng Sở", tmp_path / "mẫu.docx")
    office.type("award", "result", "--year", 2022, write_results(tmp_path / "kết quả.csv"))
    office.type("award", "tally", "--plan", 1, tmp_path / "tổng hợp.docx")
    office.type("data", "backup", tmp_path / "bản sao.db")
    office.type("data", "restore", tmp_path / "bản sao.db")
    assert frozen(office, tmp_path) == before
    units = [one["unit"] for one in office.type("registration", "board", "--plan", 1)["units"]]
    assert "Phòng mới lập" not in units, "who owes a registration was fixed at issue"
    assert office.type("data", "verify") == {"sound": True, "problems": []}


def test_a_refused_issue_leaves_the_draft(office: Clerk) -> None:
    before = office.type("plan", "show", 2)
    for number, on in (("14", "2022-03-01"), ("", "2022-03-01"), ("15/KH", "2022-03-01")):
        office.refused("plan", "issue", 2, "--number", number, "--on", on)
    assert office.type("plan", "show", 2) == before
    assert before["status"] == "draft"


def test_the_same_number_in_another_year_is_another_plan(office: Clerk) -> None:
    assert "đã dùng" in office.refused("plan", "issue", 2, "--number", "14", "--on", "2022-12-31")
    assert office.type("plan", "issue", 2, "--number", "14", "--on", "2023-01-03")["status"] == "issued"


def test_the_board_quotes_the_amendment_from_its_day_on(office: Clerk) -> None:
    amend(office, "52/STTTT-VP", "2022-03-08", "deadline:1=2022-03-25")
    amend(office, "60/STTTT-VP", "2022-03-20", "deadline:1=28/3/2022")

    def board(today: str, kind: str = "registration") -> tuple[str, str]:
        found = office.type("registration", "board", "--plan", 1, "--deadline", kind, "--today", today)
        return found["deadline"], found["source"]

    place = "mục IV.3, Kế hoạch số 14/KH-STTTT"
    assert board("2022-03-07") == ("2022-03-11", place)
    assert board("2022-03-08") == ("2022-03-25", f"Công văn số 52/STTTT-VP ngày 08/3/2022, sửa {place}")
    assert board("2022-03-20") == ("2022-03-28", f"Công văn số 60/STTTT-VP ngày 20/3/2022, sửa {place}")
    assert board("2022-03-20", "dossier") == ("2022-12-09", place), "only what was amended quotes the amendment"
    shown = office.type("plan", "show", 1)
    assert shown["status"] == "amended"
    assert [one["on"] for one in shown["facts"]["deadlines"]] == ["2022-03-11", "2022-12-09"]
    assert [(one["number"], one["on"]) for one in shown["amendments"]] == [
        ("52/STTTT-VP", "2022-03-08"),
        ("60/STTTT-VP", "2022-03-20"),
    ]


def test_a_moved_deadline_decides_who_is_late(office: Clerk) -> None:
    receive = ["registration", "receive", "--plan", 1, "--unit", "Văn phòng Sở", "--on", "2022-03-24"]
    assert "lý do" in office.refused(*receive, "--today", "2022-03-24")
    amend(office, "52/STTTT-VP", "2022-03-08", "deadline:1=2022-03-25")
    row = office.type(*receive, "--today", "2022-03-24")
    assert (row["state"], row["timeliness"], row["days"]) == ("waiting", "on_time", 0)


def test_amended_quotas_waves_and_targets_hold_in_the_tally(clerk: Clerk, tmp_path: Path) -> None:
    """The plan of Đồng Phú has waves and a target; the one of Kiên Hải has quotas."""
    clerk.type("office", "import", write_people(tmp_path / "người.csv"))
    clerk.type("plan", "import", PLAN)
    clerk.type("plan", "confirm", 1, "--all")
    clerk.type("plan", "issue", 1, "--number", "14", "--on", "2022-02-24")
    clerk.type("award", "result", "--year", 2022, write_results(tmp_path / "kết quả.csv"))

    def champions(today: str) -> tuple[Any, ...]:
        one = clerk.type("award", "tally", "--year", 2022, "--today", today)["quotas"][0]
        return one["percent"], one["limit"], one["verdict"], one["source"]

    place = "mục IV.2, Kế hoạch số 14/KH-STTTT"
    assert champions("2022-12-31") == (15, 6, "within", place)
    amend(clerk, "70/STTTT-VP", "2022-11-01", "quota:1=12,5%")
    assert champions("2022-10-31") == (15, 6, "within", place)
    assert champions("2022-12-31") == (12.5, 5, "over", f"Công văn số 70/STTTT-VP ngày 01/11/2022, sửa {place}")

    clerk.type("plan", "import", PLAN.with_name("dong-phu-2018.md"))
    clerk.type("plan", "confirm", 2, "--all")
    clerk.type("plan", "issue", 2, "--number", "60", "--on", "2018-01-09")
    words = ["plan", "amend", 2, "--type", "Công văn", "--number", "9", "--on", "2018-03-01", "--fact"]
    assert "trước ngày bắt đầu" in clerk.refused(*words, "wave:1=2017-01-01")
    changed = clerk.type(*words, "wave:1=31/7/2018", "wave:2.from_on=2018-08-01", "target:1=98")
    assert changed["amendments"][0]["changes"][0]["value"] == "2018-07-31"
    assert changed["facts"]["waves"][0]["to"] != "2018-07-31", "the plan's own wave stays"
    targets = clerk.type("award", "tally", "--plan", 2)["targets"]
    assert "98" in targets[0]["wanted"]


def test_the_same_amending_document_is_recorded_once(office: Clerk) -> None:
    amend(office, "52/STTTT-VP", "2022-03-08", "deadline:1=2022-03-25")
    said = office.refused(
        *["plan", "amend", 1, "--type", "công văn", "--number", "52/STTTT-VP", "--on", "2022-03-08"],
        *["--fact", "deadline:2=2022-12-20"],
    )
    assert "đã ghi" in said


def test_plans_of_one_year_keep_to_themselves(office: Clerk, tmp_path: Path) -> None:
    office.type("plan", "issue", 2, "--number", "15", "--on", "2022-03-01", "--owes", "Văn phòng Sở", "Lãnh đạo Sở")
    office.type("registration", "receive", "--plan", 2, "--unit", "Văn phòng Sở", "--on", "2022-03-02")
    states = {
        plan: {one["unit"]: one["state"] for one in office.type("registration", "board", "--plan", plan)["units"]}
        for plan in (1, 2)
    }
    assert set(states[1].values()) == {"not_sent"}
    assert states[2] == {"Lãnh đạo Sở": "not_sent", "Văn phòng Sở": "waiting"}
    name, _, _, unit = people()[0]
    rows = [(name, unit, "GK", "approved", "1/QĐ", "2022-12-30")]
    office.type("award", "result", "--year", 2022, "--plan", 2, write_csv(tmp_path / "a.csv", RESULTS_HEADER, rows))
    sources = [one["source"] for one in office.type("award", "tally", "--plan", 2)["quotas"]]
    assert sources
    assert all(source.endswith("Kế hoạch số 15/KH-STTTT") for source in sources)


@pytest.mark.parametrize("state", ["waiting", "approved"])
def test_what_was_approved_is_not_received_again(office: Clerk, state: str) -> None:
    receive = ["registration", "receive", "--plan", 1, "--unit", "Văn phòng Sở"]
    office.type(*receive, "--on", "2022-03-02", "--state", "returned", "--reason", "Thiếu chữ ký")
    office.type(*receive, "--on", "2022-03-03", "--state", state)
    office.type(*receive, "--on", "2022-03-04", "--state", "approved") if state == "waiting" else None
    assert "đã duyệt" in office.refused(*receive, "--on", "2022-03-05")
    row = next(
        one
        for one in office.type("registration", "board", "--plan", 1, "--today", "2022-03-30")["units"]
        if one["unit"] == "Văn phòng Sở"
    )
    assert (row["state"], row["received_on"], row["timeliness"]) == ("approved", "2022-03-03", "on_time")
