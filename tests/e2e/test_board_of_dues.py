"""All dues of a plan on the command line: states, days and keys that stay, on invented and on real plans."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from clerk import Clerk
from year_story import UNITS, write_people

PLAN = """SỞ KHOA HỌC VÀ CÔNG NGHỆ
Số: 14/KH-SKHCN
KẾ HOẠCH
Phát động thi đua năm 2026
I. THỜI GIAN
- Đợt 1: từ ngày 01/01/2026 đến ngày 30/6/2026.
- Đợt 2: từ ngày 01/7/2026 đến ngày 31/12/2026.
II. TỔ CHỨC THỰC HIỆN
1. Các phòng, đơn vị đăng ký thi đua gửi về Văn phòng Sở chậm nhất hết ngày 20/3/2026.
2. Hồ sơ đề nghị khen thưởng đợt 1 gửi về Văn phòng Sở trước ngày 15/6/2026.
3. Hồ sơ đề nghị khen thưởng cuối năm gửi về Văn phòng Sở chậm nhất hết ngày 20/12/2026.
4. Các phòng, đơn vị báo cáo kết quả thực hiện về Văn phòng Sở trước ngày 15 của tháng cuối quý.
"""
OFFICE, TECH = "Văn phòng Sở", "Phòng Công nghệ thông tin"


def _issued(clerk: Clerk, tmp_path: Path, source: Path | None = None, on: str = "2026-02-02") -> int:
    if source is None:
        source = tmp_path / "kế hoạch.txt"
        source.write_text(PLAN, encoding="utf-8")
    day = ("--today", on)  # one clock throughout: backups are told apart by their day
    clerk.type("office", "import", write_people(tmp_path / "người.csv"), *day)
    plan = int(clerk.type("plan", "import", source, *day)["id"])
    clerk.type("plan", "confirm", plan, "--all", *day)
    clerk.type("plan", "issue", plan, "--number", 14, "--on", on, *day)
    return plan


def _dues(clerk: Clerk, plan: int, today: str) -> dict[str, dict[str, Any]]:
    matrix = clerk.type("registration", "matrix", "--plan", plan, "--today", today)
    assert {len(one["dues"]) for one in matrix["units"]} == {len(matrix["dues"])}
    assert [one["unit"] for one in matrix["units"]] == list(UNITS)
    return {one["key"]: one for one in matrix["dues"]}


def test_every_due_of_a_plan_with_its_day_place_and_counts(clerk: Clerk, tmp_path: Path) -> None:
    plan = _issued(clerk, tmp_path)
    dues = _dues(clerk, plan, "2026-03-16")
    assert [(one["label"], one["deadline"], one["owed"]) for one in dues.values()] == [
        ("Báo cáo quý I/2026", "2026-03-14", True),
        ("Đăng ký thi đua", "2026-03-20", True),
        ("Hồ sơ đề nghị", "2026-06-14", True),
        ("Báo cáo quý II/2026", "2026-06-14", True),
        ("Đợt 1", "2026-06-30", False),
        ("Báo cáo quý III/2026", "2026-09-14", True),
        ("Báo cáo quý IV/2026", "2026-12-14", True),
        ("Hồ sơ đề nghị (hạn 2)", "2026-12-20", True),
        ("Đợt 2", "2026-12-31", False),
    ]
    assert {one["source"].split(",")[0] for one in dues.values() if one["kind"] == "dossier"} == {
        "mục II.2",
        "mục II.3",
    }
    first = next(iter(dues.values()))
    assert (first["overdue"], first["counts"]["not_sent"]) == (len(UNITS), len(UNITS))
    assert first["day_note"].startswith("Hạn rơi vào Thứ Bảy 14/3/2026.")
    last = next(one for one in dues.values() if one["deadline"] == "2026-12-20")
    assert (
        "Chủ Nhật 20/12/2026. Ngày làm việc liền trước: Thứ Sáu 18/12/2026; liền sau: Thứ Hai 21/12/2026"
        in (last["day_note"])
    )
    assert "mã “quý-1”" in clerk.refused("registration", "board", "--plan", plan, "--deadline", "quý-1")


def test_papers_to_any_due_and_a_day_moved_past_another(clerk: Clerk, tmp_path: Path) -> None:
    plan = _issued(clerk, tmp_path)
    keys = list(_dues(clerk, plan, "2026-06-16"))
    report = next(key for key in keys if key.startswith("report:") and key.endswith("2026-06"))
    receive = ("registration", "receive", "--plan", plan, "--today", "2026-06-17")
    clerk.type(*receive, "--unit", OFFICE, "--on", "2026-06-12", "--deadline", report, "--state", "approved")
    assert "Nhận trễ 2 ngày" in clerk.refused(*receive, "--unit", TECH, "--on", "2026-06-16", "--deadline", report)
    late = clerk.type(
        *receive, "--unit", TECH, "--on", "2026-06-16", "--deadline", report, "--reason", "Chờ số liệu ngành"
    )
    assert (late["state"], late["timeliness"], late["days"], late["working_days"]) == ("waiting", "late", 2, 2)
    clerk.type(*receive, "--unit", OFFICE, "--on", "2026-06-11", "--deadline", "dossier")
    clerk.type(
        "plan", "amend", plan, "--type", "Công văn", "--number", "60/SKHCN-VP", "--on", "2026-06-16",
        "--fact", "deadline:2=2026-12-25", "--today", "2026-06-17",
    )  # fmt: skip
    board = clerk.type("registration", "board", "--plan", plan, "--deadline", "dossier", "--today", "2026-06-17")
    assert board["deadline"] == "2026-12-24"
    assert board["source"].startswith("Công văn số 60/SKHCN-VP ngày 16/6/2026, sửa mục II.2")
    mine = next(one for one in board["units"] if one["unit"] == OFFICE)
    assert (mine["state"], mine["received_on"]) == ("waiting", "2026-06-11"), "what was received stays with its due"


def test_back_for_two_lines_and_the_matrix_on_paper(clerk: Clerk, tmp_path: Path) -> None:
    plan = _issued(clerk, tmp_path)
    day = ("--today", "2026-03-18")
    clerk.type("registration", "receive", "--plan", plan, "--unit", OFFICE, "--on", "2026-03-16", *day)
    back = ("registration", "return", "--plan", plan, "--unit", OFFICE, *day)
    assert "không đúng" in clerk.refused(*back, "--line", "1=Sai tên"), "there are no lines yet"
    assert "Ghi lý do trả lại" in clerk.refused(*back)
    answer = clerk.type(*back, "--reason", "Thiếu chữ ký")
    assert (answer["state"], answer["return_reason"], answer["lines"]) == ("returned", "Thiếu chữ ký", [])
    slip = clerk.type("registration", "return-slip", "--plan", plan, "--unit", OFFICE, tmp_path / "phiếu.docx", *day)
    assert Path(slip["file"]).read_bytes()[:2] == b"PK"
    assert "chưa trả lại lần nào" in clerk.refused(
        "registration", "return-slip", "--plan", plan, "--unit", TECH, tmp_path / "b.pdf", *day
    )
    paper = clerk.type("registration", "matrix", "--plan", plan, tmp_path / "các hạn.pdf", *day)
    assert Path(paper["file"]).read_bytes()[:5] == b"%PDF-"
    owes = ("registration", "owes", "--plan", plan, "--deadline", "dossier", "--unit", TECH, *day)
    assert "--reason" in clerk.refused(*owes, "--no")
    clerk.type(*owes, "--no", "--reason", "Không có đối tượng đề nghị")
    board = clerk.type("registration", "board", "--plan", plan, "--deadline", "dossier", *day)
    assert next(one["exemption"] for one in board["units"] if one["unit"] == TECH) == "Không có đối tượng đề nghị"
    counts = clerk.type("registration", "counts", "--plan", plan, *day)
    assert (counts["totals"], counts["warnings"], len(counts["units"])) == ({}, [], len(UNITS))
    assert clerk.type("data", "verify") == {"sound": True, "problems": []}
    assert json.dumps(counts, ensure_ascii=False)


@pytest.mark.seeds
@pytest.mark.parametrize(
    ("seed", "on", "wanted"),
    [
        ("000", "2024-02-20", {}),
        ("002", "2021-08-25", {"wave": 2, "review": 3, "project": 3, "report": 4}),
        ("003", "2022-02-24", {"registration": 1, "dossier": 1}),
        ("004", "2018-01-09", {"wave": 2}),
    ],
)
def test_real_plans_have_the_dues_they_write(
    clerk: Clerk, tmp_path: Path, seeds_dir: Path, seed: str, on: str, wanted: dict[str, int]
) -> None:
    plan = _issued(clerk, tmp_path, next(seeds_dir.glob(f"{seed}_*")), on)
    dues = _dues(clerk, plan, on)
    kinds = [one["kind"] for one in dues.values() if one["deadline"] is not None or one["kind"] == "review"]
    assert {kind: kinds.count(kind) for kind in wanted} == wanted
    if seed == "002":
        owed = {one["owed"] for one in dues.values() if one["deadline"] is not None}
        assert owed == {False}, "the office itself reports to the province"
        assert [one["deadline"] for one in dues.values() if one["kind"] == "report"] == [
            "2021-09-14",
            "2021-12-14",
            "2022-03-14",
            "2022-06-14",
        ]
