"""The shipped names that changed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from desktop_app.domain.office.lineage import NameKind
from desktop_app.domain.plan.carry_forward.names import Lineage
from desktop_app.rules.lineage import read_lineage

RULES = Path(__file__).resolve().parents[3] / "resources" / "rules"


def test_every_entry_has_its_day_and_its_source() -> None:
    found = read_lineage(RULES)
    assert len(found) > 35
    assert all(one.source and one.from_on >= date(2025, 1, 1) for one in found)
    provinces = [one for one in found if one.kind is NameKind.PROVINCE]
    assert {one.new_rank for one in provinces} == {"tỉnh", "thành phố"}
    assert len({one.new for one in provinces}) == 23, "the resolution makes 23 units of 52"


def test_what_has_no_verified_source_says_so() -> None:
    symbol = next(one for one in read_lineage(RULES) if one.old == "STTTT")
    assert not symbol.is_verified
    assert "chưa kiểm chứng" in symbol.evidence


def test_a_name_changes_only_from_its_year() -> None:
    text = "Sở Thông tin và Truyền thông tỉnh Sóc Trăng"
    assert [one.new for one in Lineage(read_lineage(RULES), 2025).find(text)] == [
        "Sở Khoa học và Công nghệ",
        "thành phố Cần Thơ",
    ]
    assert list(Lineage(read_lineage(RULES), 2024).find(text)) == []


def test_capitals_stay_capitals() -> None:
    (found,) = Lineage(read_lineage(RULES), 2027).find("SỞ THÔNG TIN VÀ TRUYỀN THÔNG")
    assert found.new == "SỞ KHOA HỌC VÀ CÔNG NGHỆ"
