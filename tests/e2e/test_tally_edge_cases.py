"""Results by CSV and their tally, at the edges: who counts where, what a file may look like, when a verdict stands."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from clerk import PLAN, RESULTS_HEADER, Clerk, keep_the_last_backup, write_csv

from desktop_app.__main__ import main

GIVEN = ["An", "Bình", "Chi", "Dũng", "Giang", "Hà", "Khoa", "Lan", "Mai", "Nam", "Oanh", "Phúc", "Quý"]
OFFICE, CHEMISTRY = "Văn phòng Sở", "Phòng Hóa chất"
TWELVE = [f"Trần Văn {name}" for name in GIVEN[:12]]
THIRTEEN = [f"Lê Thị {name}" for name in GIVEN]
NAMESAKES = "Đỗ Minh Trung"
DECISION = ("15/QĐ-STTTT", "2023-01-10")

THEMATIC = """Số:    /KH-STTTT
Kiên Hải, ngày     tháng 4 năm 2022
KẾ HOẠCH
Phát động đợt thi đua chuyên đề “Số hóa hồ sơ” năm 2022

I. MỤC ĐÍCH
Đẩy nhanh việc số hóa hồ sơ.
II. KHEN THƯỞNG
Giấy khen của Giám đốc Sở tối đa 10% so với tổng số cá nhân đạt danh hiệu “Lao động tiên tiến”.
III. TỔ CHỨC THỰC HIỆN
1. Đợt 1: từ ngày 01/5/2022 đến ngày 30/6/2022.
2. Đợt 2: từ ngày 01/7/2022 đến ngày 30/9/2022.
"""


class Scribe:
    """Writes result files for one office and reads its tally."""

    def __init__(self, clerk: Clerk, folder: Path) -> None:
        self.clerk = clerk
        self.file = folder / "kết quả.csv"

    def enter(self, *rows: tuple[str, ...], code: int = 0, plan: int | None = None, year: int = 2022) -> Any:
        write_csv(self.file, RESULTS_HEADER, rows)
        return self.take_in(code=code, plan=plan, year=year)

    def take_in(self, *, code: int = 0, plan: int | None = None, year: int = 2022) -> Any:
        of_plan = ["--plan", plan] if plan else []
        return self.clerk.type("award", "result", "--year", year, *of_plan, self.file, code=code)

    def refuse(self, text: str | bytes) -> str:
        self.file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self.clerk.refused("award", "result", "--year", 2022, self.file)

    def counts(self, code: str, unit: str | None = None, **scope: Any) -> tuple[int, int] | None:
        """(proposed, approved)."""
        for row in self.tally(**scope)["rows"]:
            if (row["award"], row["unit"]) == (code, unit):
                return row["proposed"], row["approved"]
        return None

    def quota(self, code: str, unit: str | None = None, **scope: Any) -> dict[str, Any]:
        return next(one for one in self.tally(**scope)["quotas"] if (one["award"], one["unit"]) == (code, unit))

    def tally(self, **scope: Any) -> Any:
        words = [word for name, value in (scope or {"year": 2022}).items() for word in (f"--{name}", value)]
        return self.clerk.type("award", "tally", *words, "--today", "2023-02-01")


@pytest.fixture(scope="module")
def planned_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two units of 12 (and two namesakes) and 13 people under the plan with 15 % and 40 %."""
    folder = tmp_path_factory.mktemp("planned")
    people = [
        *([name, "Nam", "Chuyên viên", OFFICE] for name in TWELVE),
        *([name, "Nữ", "Chuyên viên", CHEMISTRY] for name in THIRTEEN),
        [NAMESAKES, "Nam", "Trưởng phòng", OFFICE],
        [NAMESAKES, "Nam", "Chuyên viên", OFFICE],
    ]
    listed = write_csv(folder / "người.csv", ["Họ và tên", "Giới tính", "Chức vụ", "Đơn vị"], people)
    for words in (
        ["office", "import", str(listed)],
        ["plan", "import", str(PLAN)],
        ["plan", "confirm", "1", "--all"],
        ["plan", "issue", "1", "--number", "14", "--on", "2022-02-24"],
    ):
        assert main([*words, "--data", str(folder / "so")]) == 0
    keep_the_last_backup(folder / "so")
    return folder / "so"


@pytest.fixture
def scribe(clerk: Clerk, planned_folder: Path, tmp_path: Path) -> Scribe:
    """At work in a copy of that office."""
    shutil.copytree(planned_folder, clerk.data)
    return Scribe(clerk, tmp_path)


def approved(names: list[str], unit: str, code: str) -> list[tuple[str, ...]]:
    return [(name, unit, code, "approved", *DECISION) for name in names]


def test_twelve_allow_four_and_thirteen_allow_five(scribe: Scribe) -> None:
    scribe.enter(*approved(TWELVE, OFFICE, "LDTT"), *approved(THIRTEEN, CHEMISTRY, "LDTT"))
    twelve, thirteen = scribe.quota("GK", OFFICE), scribe.quota("GK", CHEMISTRY)
    assert (twelve["base_count"], twelve["limit"], twelve["rounding"]) == (12, 4, "down")
    assert (thirteen["base_count"], thirteen["limit"]) == (13, 5)
    whole = scribe.quota("CSTDCS")
    assert (whole["base_count"], whole["limit"], whole["scope"]) == (25, 3, "agency")


@pytest.mark.parametrize(("used", "verdict"), [(4, "within"), (5, "over")])
def test_a_quota_without_a_comparator_waits_for_the_clerk(scribe: Scribe, used: int, verdict: str) -> None:
    scribe.enter(*approved(TWELVE, OFFICE, "LDTT"), *approved(TWELVE[:used], OFFICE, "GK"))
    found = scribe.quota("GK", OFFICE)
    assert (found["used"], found["verdict"]) == (used, "unconfirmed")
    assert found["source"].startswith("mục IV.2")
    scribe.clerk.type("plan", "confirm", 1, "--fact", "quota:2")
    assert scribe.quota("GK", OFFICE)["verdict"] == verdict
    assert scribe.clerk.type("plan", "show", 1)["facts"]["quotas"][1]["comparator"] == "<="


def test_who_is_champion_counts_in_the_base_once_listed_there_or_not(scribe: Scribe) -> None:
    scribe.enter(
        *approved(TWELVE[:10], OFFICE, "LDTT"),
        *approved(TWELVE[10:], OFFICE, "CSTDCS"),
        *approved(THIRTEEN, CHEMISTRY, "LDTT"),
        *approved(THIRTEEN[:1], CHEMISTRY, "CSTDCS"),
    )
    whole = scribe.quota("CSTDCS")
    assert (whole["base_count"], whole["base_parts"]) == (25, {"LDTT": 22, "CSTDCS": 3})
    assert (whole["limit"], whole["used"], whole["verdict"]) == (3, 3, "within")
    scribe.enter(*approved(THIRTEEN[1:2], CHEMISTRY, "CSTDCS"))
    whole = scribe.quota("CSTDCS")
    assert (whole["base_count"], whole["base_parts"], whole["verdict"]) == (25, {"LDTT": 21, "CSTDCS": 4}, "over")


def test_only_what_is_approved_is_used_and_counted(scribe: Scribe) -> None:
    scribe.enter(
        *approved(TWELVE[:6], OFFICE, "LDTT"),
        (TWELVE[6], OFFICE, "LDTT", "not_approved", "15/QĐ-STTTT", "2023-01-10"),
        (TWELVE[7], OFFICE, "LDTT", "not_approved", "", ""),
        (TWELVE[8], OFFICE, "LDTT", "proposed", "", ""),
        (TWELVE[0], OFFICE, "CSTDCS", "not_approved", "", ""),
        (TWELVE[1], OFFICE, "CSTDCS", "approved", *DECISION),
    )
    assert scribe.counts("LDTT") == (9, 6)
    assert scribe.counts("CSTDCS") == (2, 1)
    assert scribe.quota("CSTDCS")["base_count"] == 6


def test_a_decision_of_next_january_belongs_to_the_year_of_the_work(scribe: Scribe) -> None:
    scribe.enter((TWELVE[0], OFFICE, "LDTT", "approved", "1/QĐ", "2023-01-02"))
    assert scribe.counts("LDTT", year=2022) == (1, 1)
    assert scribe.tally(year=2023)["rows"] == []
    problems = scribe.enter((TWELVE[0], OFFICE, "LDTT", "approved", "1/QĐ", "2021-12-31"), code=2)["problems"]
    assert "trước năm xét 2022" in problems[0]["message"]


def test_the_same_file_again_changes_and_does_not_double(scribe: Scribe) -> None:
    scribe.enter(*[(name, OFFICE, "LDTT", "proposed", "", "") for name in TWELVE])
    assert scribe.counts("LDTT") == (12, 0)
    scribe.enter(*approved(TWELVE[:7], OFFICE, "LDTT"))
    assert scribe.counts("LDTT") == (12, 7)
    scribe.enter((TWELVE[0], OFFICE, "LDTT", "not_approved", "", ""))
    assert scribe.counts("LDTT") == (12, 6)


def test_namesakes_of_one_unit_are_not_guessed(scribe: Scribe) -> None:
    found = scribe.enter(*approved([TWELVE[0], NAMESAKES], OFFICE, "LDTT"), code=2)
    assert found["stored"] == 0
    assert [one["row"] for one in found["problems"]] == [3]
    for post in ("Trưởng phòng", "Chuyên viên"):
        assert post in found["problems"][0]["message"]
    assert scribe.tally()["rows"] == [], "one bad row leaves the whole file unstored"


@pytest.mark.parametrize(
    "name",
    [
        "phòng hóa chất",
        "PHÒNG HÓA CHẤT",
        "Phòng Hoá chất",
        "Phong Hoa chat",
        "  Phòng   Hóa\u00a0chất ",
        unicodedata.normalize("NFD", CHEMISTRY),
    ],
)
def test_a_unit_by_any_way_of_writing_it(scribe: Scribe, name: str) -> None:
    scribe.enter(*approved(THIRTEEN[:1], name, "LDTT"))
    assert scribe.counts("LDTT", CHEMISTRY) == (1, 1)


@pytest.mark.parametrize("name", ["Phòng Hỏa chất", "Phòng Hóa", "Hóa chất", "Phòng"])
def test_a_unit_written_otherwise_is_another(scribe: Scribe, name: str) -> None:
    problems = scribe.enter(*approved(THIRTEEN[:1], name, "LDTT"), code=2)["problems"]
    assert f"Không có đơn vị “{name}”" in problems[0]["message"]


@pytest.mark.parametrize("award", ["ldtt", "LĐTT", "Lao động tiên tiến", "lao dong tien tien"])
def test_an_award_by_its_code_or_its_name(scribe: Scribe, award: str) -> None:
    scribe.enter((TWELVE[0], OFFICE, award, "Được công nhận", *DECISION))
    assert scribe.counts("LDTT", OFFICE) == (1, 1)


def test_a_collective_may_leave_its_unit_unsaid(scribe: Scribe) -> None:
    """The contract: for a collective the subject is the unit."""
    scribe.enter((CHEMISTRY, "", "TTLDXS", "approved", *DECISION))
    assert scribe.counts("TTLDXS", CHEMISTRY) == (1, 1)


def test_collectives_have_their_own_awards_and_no_place_in_the_quota_of_people(scribe: Scribe) -> None:
    scribe.enter(
        (OFFICE, OFFICE, "TTLDTT", "approved", "3/QĐ", "2022-12-30"),
        (CHEMISTRY, "Phong Hoa chat", "TTLDXS", "proposed", "", ""),
        (OFFICE, OFFICE, "GK", "approved", "3/QĐ", "2022-12-30"),
        *approved(TWELVE, OFFICE, "LDTT"),
        *approved(TWELVE[:4], OFFICE, "GK"),
    )
    assert scribe.counts("TTLDTT", OFFICE) == (1, 1)
    assert scribe.counts("TTLDXS", CHEMISTRY) == (1, 0)
    assert scribe.counts("GK", OFFICE) == (5, 5)
    assert scribe.quota("GK", OFFICE)["used"] == 4
    for row, words in (
        ((OFFICE, OFFICE, "LDTT", "approved", *DECISION), "dành cho cá nhân"),
        ((TWELVE[0], OFFICE, "TTLDTT", "approved", *DECISION), "dành cho tập thể"),
        (("Tổ một", OFFICE, "TTLDTT", "approved", *DECISION), "dành cho tập thể"),
    ):
        assert words in scribe.enter(row, code=2)["problems"][0]["message"]


def test_a_day_that_excel_kept_as_a_number_is_read_and_told(scribe: Scribe) -> None:
    found = scribe.enter((TWELVE[0], OFFICE, "LDTT", "approved", "1/QĐ", "44927"))
    assert found["stored"] == 1
    assert any("44927 thành 01/01/2023" in note for note in found["notes"])


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("Không Ai", OFFICE, "LDTT", "approved", *DECISION), "Không có “Không Ai”"),
        (("", OFFICE, "LDTT", "approved", *DECISION), "Thiếu tên"),
        ((TWELVE[0], "", "LDTT", "approved", *DECISION), "Thiếu tên đơn vị"),
        ((TWELVE[0], CHEMISTRY, "LDTT", "approved", *DECISION), "không thuộc"),
        ((TWELVE[0], OFFICE, "XYZ", "approved", *DECISION), "Không có mã “XYZ”"),
        ((TWELVE[0], OFFICE, "", "approved", *DECISION), "Thiếu mã"),
        ((TWELVE[0], OFFICE, "LDTT", "đạt", *DECISION), "Không hiểu kết quả “đạt”"),
        ((TWELVE[0], OFFICE, "LDTT", "", *DECISION), "Thiếu kết quả"),
        ((TWELVE[0], OFFICE, "LDTT", "approved", "1/QĐ", "31/02/2023"), "31"),
        ((TWELVE[0], OFFICE, "LDTT", "approved", "1/QĐ", "4492700"), "4492700"),
        (("=1+1", OFFICE, "LDTT", "approved", *DECISION), "=1+1"),
    ],
)
def test_a_row_that_cannot_stand_leaves_the_whole_file_unstored(
    scribe: Scribe, row: tuple[str, ...], words: str
) -> None:
    found = scribe.enter(*approved(TWELVE[1:3], OFFICE, "LDTT"), row, code=2)
    assert found["stored"] == 0
    assert [one["row"] for one in found["problems"]] == [4]
    assert words in found["problems"][0]["message"]
    assert scribe.tally()["rows"] == []


def test_a_row_twice_in_one_file_is_told(scribe: Scribe) -> None:
    found = scribe.enter(*approved([TWELVE[0], TWELVE[1], TWELVE[0]], OFFICE, "LDTT"), code=2)
    assert [one["row"] for one in found["problems"]] == [4]
    assert "dòng 2" in found["problems"][0]["message"]


@pytest.mark.parametrize(
    ("settings", "before"),
    [
        ({"encoding": "utf-8-sig"}, ""),
        ({"delimiter": ";"}, ""),
        ({"delimiter": "\t"}, ""),
        ({"lineterminator": "\n"}, ""),
        ({"lineterminator": "\r"}, ""),
        ({"lineterminator": "\r\n\r\n"}, ""),
        ({"delimiter": ";", "encoding": "utf-8-sig"}, "sep=;\r\n"),
        ({"quoting": 1}, ""),
        ({"encoding": "utf-16"}, ""),
    ],
    ids=str,
)
def test_a_file_as_any_spreadsheet_saves_it(scribe: Scribe, settings: dict[str, Any], before: str) -> None:
    write_csv(scribe.file, RESULTS_HEADER, approved(TWELVE, OFFICE, "LDTT"), **settings)
    if before:
        encoding = settings["encoding"]
        text = scribe.file.read_text(encoding)
        scribe.file.write_bytes((before + text).encode(encoding))
    assert scribe.take_in()["stored"] == 12
    assert scribe.counts("LDTT", OFFICE) == (12, 12)


def test_columns_in_another_order_and_in_capitals(scribe: Scribe) -> None:
    order = [5, 3, 1, 0, 2, 4]
    write_csv(
        scribe.file,
        [RESULTS_HEADER[place].upper() for place in order],
        [[row[place] for place in order] for row in approved(TWELVE, OFFICE, "LDTT")],
    )
    assert scribe.take_in()["stored"] == 12


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a,b,c\n1,2,3\n", "thiếu cột subject"),
        ("subject,unit,award,outcome\nA,B,LDTT,approved\n", "thiếu cột decision_number"),
        (",".join(RESULTS_HEADER) + ",note\n", "cột thừa"),
        (",".join(RESULTS_HEADER) + "\n", "chỉ có dòng tiêu đề"),
        (",".join(RESULTS_HEADER) + "\n\n,,,,,\n", "chỉ có dòng tiêu đề"),
        (",".join(RESULTS_HEADER) + f'\n{TWELVE[0]},{OFFICE},LDTT,approved,"15/QĐ,2023-01-10\n', "ngoặc kép"),
        (f"{TWELVE[0]},{OFFICE},LDTT,approved,1,2023-01-10\n", "thiếu cột"),
    ],
)
def test_a_file_with_another_header_or_none(scribe: Scribe, text: str, words: str) -> None:
    assert words in scribe.refuse(text)


def test_shifted_cells_are_told_not_guessed(scribe: Scribe) -> None:
    scribe.file.write_text(
        ",".join(RESULTS_HEADER) + f"\n{TWELVE[0]},{OFFICE},LDTT,approved,15, 16/QĐ,2023-01-10\n", encoding="utf-8"
    )
    found = scribe.take_in(code=2)
    assert [one["row"] for one in found["problems"]] == [2]
    assert "7 ô" in found["problems"][0]["message"]


def test_a_thematic_plan_has_its_own_tally_and_no_part_in_the_annual_ratios(scribe: Scribe, tmp_path: Path) -> None:
    clerk = scribe.clerk
    (tmp_path / "chuyên đề.txt").write_text(THEMATIC, encoding="utf-8")
    assert clerk.type("plan", "import", tmp_path / "chuyên đề.txt")["kind"] == "thematic"
    clerk.type("plan", "confirm", 2, "--all")
    clerk.type("plan", "issue", 2, "--number", "20", "--on", "2022-04-20")
    scribe.enter(*approved(TWELVE, OFFICE, "LDTT"), *approved(TWELVE[:4], OFFICE, "GK"))
    before = scribe.tally(year=2022)
    scribe.enter(*approved(TWELVE[:9], OFFICE, "GK"), plan=2)
    assert scribe.tally(year=2022) == before
    assert scribe.quota("GK", OFFICE)["used"] == 4
    assert scribe.counts("GK", plan=2) == (9, 9)
    assert scribe.counts("GK", plan=1) == (4, 4)
    assert scribe.counts("GK", plan=2, wave=1) is None, "the file says no wave, so no wave has these"
    assert clerk.refused("award", "tally", "--plan", 2, "--wave", 3).endswith("Các đợt có: 1, 2.")


def test_a_file_may_say_the_wave(scribe: Scribe, tmp_path: Path) -> None:
    clerk = scribe.clerk
    (tmp_path / "chuyên đề.txt").write_text(THEMATIC, encoding="utf-8")
    clerk.type("plan", "import", tmp_path / "chuyên đề.txt")
    clerk.type("plan", "confirm", 2, "--all")
    clerk.type("plan", "issue", 2, "--number", "20", "--on", "2022-04-20")

    def enter(*waves: str, plan: int | None = 2, code: int = 0) -> Any:
        rows = [[name, OFFICE, "GK", "approved", *DECISION, wave] for name, wave in zip(TWELVE, waves, strict=False)]
        write_csv(scribe.file, [*RESULTS_HEADER, "wave"], rows)
        return scribe.take_in(plan=plan, code=code)

    for _ in range(2):  # the same file again changes nothing
        assert enter("1", "1", "2", "")["stored"] == 4
        assert scribe.counts("GK", plan=2, wave=1) == (2, 2)
        assert scribe.counts("GK", plan=2, wave=2) == (1, 1)
        assert scribe.counts("GK", plan=2) == (4, 4)
    enter("2")
    assert scribe.counts("GK", plan=2, wave=1) == (2, 2), "one who got it in both waves got it twice"
    assert scribe.counts("GK", plan=2) == (5, 5)
    assert "Ghi một trong: 1, 2." in enter("3", code=2)["problems"][0]["message"]
    assert "Để trống cột wave" in enter("1", plan=None, code=2)["problems"][0]["message"]


def test_the_tally_is_written_in_each_form(scribe: Scribe, tmp_path: Path) -> None:
    scribe.enter(*approved(TWELVE, OFFICE, "LDTT"))
    for kind, beginning in (("docx", b"PK"), ("xlsx", b"PK"), ("pdf", b"%PDF")):
        for scope in (["--year", 2022], ["--plan", 1]):
            out = tmp_path / f"tổng hợp {scope[1]}.{kind}"
            answer = scribe.clerk.type("award", "tally", *scope, out)
            assert Path(answer["file"]) == out
            assert out.read_bytes().startswith(beginning)


def test_a_year_nobody_planned_and_a_plan_of_another_year(scribe: Scribe) -> None:
    scribe.enter((TWELVE[0], OFFICE, "LDTT", "approved", "1/QĐ", "2025-01-10"), year=2024)
    found = scribe.tally(year=2024)
    assert (found["quotas"], found["targets"]) == ([], [])
    assert scribe.counts("LDTT", year=2024) == (1, 1)
    assert scribe.tally(year=2022)["rows"] == []
    write_csv(scribe.file, RESULTS_HEADER, approved(TWELVE[:1], OFFICE, "LDTT"))
    said = scribe.clerk.refused("award", "result", "--year", 2023, "--plan", 1, scribe.file)
    assert "là kế hoạch năm 2022" in said
