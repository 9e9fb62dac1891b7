"""One year of an office on the command line: a real plan in, the tally out, every step its own process of work."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from clerk import Clerk
from year_story import write_people, write_results

DEADLINES = {"seed": (date(2022, 3, 18), date(2022, 12, 16)), "invented": (date(2022, 3, 11), date(2022, 12, 9))}


def _plan_file(request: pytest.FixtureRequest, which: str) -> Path:
    if which == "seed":
        return next(Path(request.getfixturevalue("seeds_dir")).glob("003_*"))
    return Path(__file__).parents[1] / "fixtures" / "plans" / "kien-hai-2022.md"


@pytest.mark.parametrize("which", [pytest.param("seed", marks=pytest.mark.seeds), "invented"])
def test_a_real_plan_becomes_a_year_of_work(
    clerk: Clerk, request: pytest.FixtureRequest, which: str, tmp_path: Path
) -> None:
    source = _plan_file(request, which)
    deadline, dossier = DEADLINES[which]
    day_after = deadline + timedelta(days=1)
    people = clerk.type("office", "import", str(write_people(tmp_path / "người.csv")))
    assert (people["stored"], people["faulty"]) == (40, [])

    plan = clerk.type("plan", "import", str(source))
    assert plan["status"] == "draft"
    assert [one["on"] for one in plan["facts"]["deadlines"]] == [str(deadline), str(dossier)]
    assert [(one["award"], one["comparator"], one["percent"]) for one in plan["facts"]["quotas"]] == [
        ("CSTDCS", "<=", 15),
        ("GK", None, 40),
    ]
    symbol = plan["document"]["symbol"]

    clerk.type("plan", "issue", "1", "--number", "14", "--on", "2022-02-24", code=2)
    assert "Chưa xác nhận" in clerk.said
    clerk.type("plan", "confirm", "1", "--all")
    issued = clerk.type("plan", "issue", "1", "--number", "14", "--on", "2022-02-24")
    assert (issued["status"], issued["document"]["number"]) == ("issued", "14")
    for kind in ("docx", "pdf"):
        first, second = tmp_path / f"a.{kind}", tmp_path / f"b.{kind}"
        clerk.type("plan", "export", "1", str(first))
        clerk.type("plan", "export", "1", str(second))
        assert first.read_bytes() == second.read_bytes()

    clerk.type(
        "registration",
        "receive",
        "--plan",
        "1",
        "--unit",
        "Văn phòng Sở",
        "--on",
        str(deadline - timedelta(days=3)),
        "--state",
        "approved",
        "--today",
        str(day_after),
    )
    clerk.type(
        "registration",
        "receive",
        "--plan",
        "1",
        "--unit",
        "Phòng Công nghệ thông tin",
        "--on",
        str(day_after),
        "--today",
        str(day_after),
        code=2,
    )
    assert "lý do" in clerk.said
    clerk.type(
        "registration",
        "receive",
        "--plan",
        "1",
        "--unit",
        "Phòng Công nghệ thông tin",
        "--on",
        str(day_after),
        "--reason",
        "Trưởng phòng đi công tác",
        "--today",
        str(day_after),
    )
    board = clerk.type("registration", "board", "--plan", "1", "--today", str(day_after))
    assert board["deadline"] == str(deadline)
    assert f"Kế hoạch số 14/{symbol}" in board["source"]
    assert board["source"].startswith("mục IV.3")
    states = {one["unit"]: (one["state"], one["timeliness"], one["days"]) for one in board["units"]}
    assert states == {
        "Lãnh đạo Sở": ("not_sent", "overdue", 1),
        "Văn phòng Sở": ("approved", "on_time", 0),
        "Phòng Bưu chính - Viễn thông": ("not_sent", "overdue", 1),
        "Phòng Công nghệ thông tin": ("waiting", "late", 1),
        "Trung tâm Công nghệ số": ("not_sent", "overdue", 1),
    }

    stored = clerk.type("award", "result", "--year", "2022", str(write_results(tmp_path / "kết quả.csv")))
    warnings = stored.pop("warnings")
    assert stored == {"stored": 44, "problems": [], "notes": []}
    assert len(warnings) == 44, "the plan makes a registration the condition, and nobody registered"
    assert all("yêu cầu có đăng ký" in one["message"] for one in warnings)
    tally = clerk.type("award", "tally", "--year", "2022")
    champions, letters = tally["quotas"][0], [one for one in tally["quotas"] if one["award"] == "GK"]
    assert (champions["base_count"], champions["base_parts"]) == (40, {"LDTT": 34, "CSTDCS": 6})
    assert (champions["limit"], champions["used"], champions["verdict"]) == (6, 6, "within")
    office = next(one for one in letters if one["unit"] == "Văn phòng Sở")
    assert (office["base_count"], office["limit"], office["used"], office["verdict"]) == (12, 4, 4, "unconfirmed")
    clerk.type("plan", "confirm", "1", "--fact", "quota:2")
    letters = [one for one in clerk.type("award", "tally", "--plan", "1")["quotas"] if one["award"] == "GK"]
    assert next(one for one in letters if one["unit"] == "Văn phòng Sở")["verdict"] == "within"
    for kind in ("docx", "pdf", "xlsx"):
        out = tmp_path / f"tổng hợp.{kind}"
        clerk.type("award", "tally", "--year", "2022", str(out))
        assert out.stat().st_size > 3000

    clerk.type("data", "backup", str(tmp_path / "bản sao.db"))
    assert clerk.type("data", "verify") == {"sound": True, "problems": []}
    assert clerk.type("plan", "list")["plans"][0]["status"] == "issued"


def test_an_amending_document_moves_the_deadline_and_is_quoted(
    clerk: Clerk, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    clerk.type("office", "import", str(write_people(tmp_path / "người.csv")))
    clerk.type("plan", "import", str(_plan_file(request, "invented")))
    clerk.type("plan", "confirm", "1", "--all")
    clerk.type("plan", "issue", "1", "--number", "14", "--on", "2022-02-24")
    before = tmp_path / "trước.pdf"
    clerk.type("plan", "export", "1", str(before))
    amended = clerk.type(
        "plan",
        "amend",
        "1",
        "--type",
        "Công văn",
        "--number",
        "52/STTTT-VP",
        "--on",
        "2022-03-10",
        "--fact",
        "deadline:1=2022-03-25",
    )
    assert amended["status"] == "amended"
    assert amended["facts"]["deadlines"][0]["on"] == "2022-03-11", "the plan itself never changes"
    after = tmp_path / "sau.pdf"
    clerk.type("plan", "export", "1", str(after))
    assert before.read_bytes() == after.read_bytes()
    early = clerk.type("registration", "board", "--plan", "1", "--today", "2022-03-09")
    late = clerk.type("registration", "board", "--plan", "1", "--today", "2022-03-19")
    assert early["deadline"] == "2022-03-11"
    assert late["deadline"] == "2022-03-25"
    assert "Công văn số 52/STTTT-VP" in late["source"]
    assert {one["timeliness"] for one in late["units"]} == {"due"}
