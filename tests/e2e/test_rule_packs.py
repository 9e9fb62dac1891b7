"""A changed pack file changes a verdict, an amount and a day off without a change of code; a faulty one changes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from clerk import PROJECT, Clerk

RULES = PROJECT / "resources" / "rules"
IN_C = "2026-06-01"
IN_D = "2026-12-10"
CHECK = ("award", "check", "--year", 2025, "--person", "Lò Thị Ón")


@pytest.fixture
def office(clerk: Clerk) -> Clerk:
    clerk.type("demo")
    return clerk


def _pack(folder: Path, source: str, *changes: tuple[str, str], name: str = "gói mới.toml") -> Path:
    """A copy of a shipped rule file with some of its text changed."""
    text = (RULES / source).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def _finding(clerk: Clerk, award: str, words: str) -> dict[str, Any]:
    """What the year's judgement of Lò Thị Ón finds about the condition with these words."""
    found = clerk.type(*CHECK, "--award", award, "--received", IN_C, code=1)
    (one,) = (one for one in found["findings"] if words in one["required"])
    return dict(one)


def _changes(found: Any) -> dict[str, tuple[str | None, str | None]]:
    return {one["place"]: (one["old"], one["new"]) for one in found["changes"]}


@pytest.fixture
def rated(clerk: Clerk, tmp_path: Path) -> Clerk:
    """An office where Lò Thị Ón has done her duty of 2025, no more."""
    people = tmp_path / "người.csv"
    people.write_text("Họ và tên,Giới tính,Chức vụ,Đơn vị\nLò Thị Ón,Nữ,Chuyên viên,Văn phòng\n", encoding="utf-8")
    clerk.type("office", "import", people)
    clerk.type("office", "rating", "add", "--year", 2025, "--grade", "done", "--person", "Lò Thị Ón")
    return clerk


NEWER = ("version = 2026-11-29", "version = 2027-01-15")


def test_a_changed_pack_changes_a_verdict(rated: Clerk, tmp_path: Path) -> None:
    assert _finding(rated, "LDTT", "Hoàn thành")["verdict"] == "not_met"
    pack = _pack(
        tmp_path,
        "rule_sets/c.toml",
        NEWER,
        (
            'at_least = "good"\nrequired = "Hoàn thành tốt nhiệm vụ trở lên"',
            'at_least = "done"\nrequired = "Hoàn thành nhiệm vụ"',
        ),
    )
    found = rated.type("rules", "update", pack)
    assert ("good", "done") in _changes(found).values()
    now = _finding(rated, "LDTT", "Hoàn thành")
    assert (now["verdict"], now["required"]) == ("met", "Hoàn thành nhiệm vụ")
    rated.type("rules", "update", "--back", "rule-set-c")
    assert _finding(rated, "LDTT", "Hoàn thành")["verdict"] == "not_met"


def test_a_criterion_left_to_the_province_is_judged_by_the_offices_own_rows(rated: Clerk) -> None:
    assert _finding(rated, "GK", "do bộ, tỉnh hoặc cơ quan quy định")["verdict"] == "evidence_missing"
    source = ("--doc-type", "Quyết định", "--number", "12/QĐ-SKHCN", "--dated", "2025-03-10", "--article", "Điều 4")
    add = ("rules", "overlay", "add", "--award", "GK", "--kind", "rated", "--set", "at_least=good")
    assert "Thêm --subject person hoặc" in rated.refused(*add, *source)
    assert "còn thiếu loại văn bản" in rated.refused(*add, "--subject", "person")
    made = rated.type(*add, "--subject", "person", *source, "--from", "2025-04-01")
    assert (made["evidence"], made["verified"]) == ("local", True)
    found = _finding(rated, "GK", "Xếp loại hoàn thành tốt nhiệm vụ trở lên")
    assert found["verdict"] == "not_met"
    assert found["basis"] == "Quyết định số 12/QĐ-SKHCN ngày 10/3/2025, Điều 4"
    rated.type("rules", "overlay", "end", made["id"], "2026-05-31")
    assert _finding(rated, "GK", "do bộ, tỉnh hoặc cơ quan quy định")["verdict"] == "evidence_missing"
    rated.type("rules", "overlay", "remove", made["id"])
    assert rated.type("rules", "overlay", "list") == {"overlay": []}


def test_the_fallback_is_asked_for_once_and_every_result_says_so(rated: Clerk) -> None:
    check = (*CHECK, "--award", "LDTT", "--received", IN_D)
    assert "chọn một lần quy định dùng tạm" in rated.refused(*check)
    assert "Không dùng tạm được" in rated.refused("rules", "fallback", "D")
    rated.type("rules", "fallback", "C", "--today", "2026-12-10")
    assert "đối chiếu tạm theo" in " ".join(rated.type(*check, code=1)["notes"])
    rated.type("rules", "fallback", "B", "--today", "2027-01-05")
    found = rated.type("rules", "list")
    assert (found["fallback"], found["fallback_chosen_on"]) == ("B", "2027-01-05")
    assert [(one["rule_set"], one["on"]) for one in found["fallback_history"]] == [
        ("C", "2026-12-10"),
        ("B", "2027-01-05"),
    ]


def test_a_changed_amount_changes_the_money_and_the_way_back_restores_it(office: Clerk, tmp_path: Path) -> None:
    money = ("award", "money", "LDTT", "--on", "2026-07-01")
    assert office.type(*money)["each"] == 760_000
    pack = _pack(tmp_path, "prize_money.toml", NEWER, ("amount = 2530000", "amount = 3000000"))
    seen = office.type("rules", "update", pack, "--dry-run")
    assert seen["stored"] is False
    assert _changes(seen)["base_salary 01/07/2026 › amount"] == ("2530000", "3000000")
    assert office.type(*money)["each"] == 760_000
    office.type("rules", "update", pack)
    assert office.type(*money)["each"] == 900_000
    standing = {one["name"]: one for one in office.type("rules", "list")["packs"]}["prize-money"]
    assert (standing["version"], standing["file"]) == ("2027-01-15", pack.name)
    copy = tmp_path / "bản sao.zip"
    office.type("data", "backup", copy)
    office.type("rules", "update", "--back", "prize-money")
    assert office.type(*money)["each"] == 760_000
    office.type("data", "restore", copy)
    assert office.type(*money)["each"] == 900_000
    assert office.type("data", "verify")["sound"] is True


def test_days_off_are_a_pack_too(office: Clerk, tmp_path: Path) -> None:
    extra = """
[[period]]
name = "Nghỉ bù"
days = [2026-12-14]
source = "thông báo của cơ quan"
evidence = "local"
"""
    pack = _pack(tmp_path, "holidays.toml", NEWER)
    pack.write_text(pack.read_text(encoding="utf-8") + extra, encoding="utf-8")
    found = _changes(office.type("rules", "update", pack))
    assert found["period Nghỉ bù 2026 › days"] == (None, "14/12/2026")
    assert "first_year" not in found


def test_a_decree_that_is_new_judges_from_its_day(office: Clerk, tmp_path: Path) -> None:
    office.type("rules", "fallback", "C")
    pack = _pack(
        tmp_path,
        "rule_sets/c.toml",
        ('name = "rule-set-c"', 'name = "rule-set-e"'),
        ('id = "C"', 'id = "E"'),
        ("received_from = 2025-07-01", "received_from = 2027-03-01"),
        ("received_to = 2027-02-28\n", ""),
    )
    office.type("rules", "update", pack)
    assert office.type("rules", "show", "--received", "2027-03-01")["id"] == "E"
    assert office.type("rules", "show", "--received", "2027-02-28")["id"] == "C"
    office.type("rules", "update", "--back", "rule-set-e")
    assert office.type("rules", "show", "--received", "2027-03-01")["id"] == "C"


def test_an_older_file_is_taken_only_when_it_is_meant(office: Clerk, tmp_path: Path) -> None:
    older = _pack(tmp_path, "prize_money.toml", ("version = 2026-11-29", "version = 2025-01-01"))
    assert "cũ hơn gói đang dùng" in office.refused("rules", "update", older)
    assert office.type("rules", "update", older, "--older")["stored"] is True
    assert "Không có gói “nope”" in office.refused("rules", "update", "--back", "nope")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ([("percent = 70", "percent = 170")], "tiêu chuẩn thứ"),
        ([('evidence = "text"', 'evidence = "sure"')], "mục “evidence”"),
        ([("[[criterion]]", "[[criteria]]")], "mục “criteria”"),
        ([("received_from = 2025-07-01", "received_from = 2025-13-01")], "chỗ sai: dòng "),
        ([('id = "C"', 'id = "B"')], "Đặt tên gói và mã cùng khớp"),
        ([('name = "rule-set-c"', 'name = "prize-money"')], "không hợp với nội dung"),
        ([('short_name = "', 'short_name = "\\u202E')], "chỗ sai"),
        ([("[counting]", f"[junk{'.a' * 300}]\nb = 1\n[counting]")], "lồng quá nhiều tầng"),
        ([("[counting]", f"deep = {'[' * 5000}{']' * 5000}\n[counting]")], "không dùng được làm gói quy định"),
    ],
)
def test_a_faulty_file_is_told_in_one_sentence_and_changes_nothing(
    office: Clerk, tmp_path: Path, changes: list[tuple[str, str]], told: str
) -> None:
    assert told in office.refused("rules", "update", _pack(tmp_path, "rule_sets/c.toml", NEWER, *changes))


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe\x00", b"PK\x03\x04" * 1000, b"[pack]\nname = 'x'\nversion = 2026-01-01\n", b"#" * 2_000_001],
)
def test_what_is_no_pack_is_refused(office: Clerk, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "không phải gói.toml"
    path.write_bytes(content)
    assert path.name in office.refused("rules", "update", path)
    assert "thư mục con" in office.refused("rules", "update", tmp_path / "thư mục con.toml")


def test_a_cap_of_the_offices_own_is_reckoned_beside_the_plans(office: Clerk) -> None:
    def own(year: int) -> list[dict[str, Any]]:
        quotas = office.type("award", "tally", "--year", year, "--today", IN_D)["quotas"]
        return [one for one in quotas if "(quy định riêng)" in one["source"]]

    assert own(2025) == []
    office.type(
        "rules", "overlay", "add", "--award", "GK", "--subject", "person", "--kind", "quota", "--set", "percent=40",
        "--set", "base=LDTT", "--doc-type", "Quyết định", "--number", "12/QĐ-SKHCN", "--dated", "2025-03-10",
        "--article", "Điều 6", "--from", "2025-04-01",
    )  # fmt: skip
    (found,) = own(2025)
    assert (found["award"], found["base"], found["percent"], found["scope"]) == ("GK", "LDTT", 40, "agency")
    assert found["verdict"] in {"within", "over"}
    assert found["source"] == "Quyết định số 12/QĐ-SKHCN ngày 10/3/2025, Điều 6 (quy định riêng)"
    assert own(2024) == []
