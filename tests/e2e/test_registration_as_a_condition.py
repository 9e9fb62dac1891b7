"""Is registration a condition? The plan says: read from its words, changed by the clerk, amended; never "the law"."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from clerk import RESULTS_HEADER, Clerk, write_csv
from year_story import write_people

from desktop_app.ui.text import plan as words

CONDITION = """SỞ KHOA HỌC VÀ CÔNG NGHỆ
Số: 14/KH-SKHCN
KẾ HOẠCH
Phát động thi đua năm 2026
I. MỤC ĐÍCH
Nâng cao chất lượng công việc.
II. ĐIỀU KIỆN, TIÊU CHUẨN
1. Điều kiện
- Có bảng đăng ký thi đua gửi đúng hạn.
- Hoàn thành nhiệm vụ được giao.
III. TỔ CHỨC THỰC HIỆN
Các đơn vị đăng ký thi đua gửi về Văn phòng Sở chậm nhất hết ngày 20/3/2026.
"""


def _results(path: Path) -> Path:
    return write_csv(path, RESULTS_HEADER, [("Văn phòng Sở", "Văn phòng Sở", "TTLDTT", "proposed", "", "")])


def _issued(clerk: Clerk, source: Path, year: int) -> int:
    plan = int(clerk.type("plan", "import", source)["id"])
    clerk.type("plan", "confirm", plan, "--all")
    clerk.type("plan", "issue", plan, "--number", 14, "--on", f"{year}-02-24")
    return plan


def test_read_from_the_words_and_warned_of_with_their_place(clerk: Clerk, tmp_path: Path) -> None:
    source = tmp_path / "kế hoạch.txt"
    source.write_text(CONDITION, encoding="utf-8")
    clerk.type("office", "import", write_people(tmp_path / "người.csv"))
    plan = _issued(clerk, source, 2026)
    rule = clerk.type("plan", "show", plan)["registration_required"]
    assert rule == {
        "required": True,
        "source": "mục II.1, Kế hoạch số 14/KH-SKHCN",
        "words": "Có bảng đăng ký thi đua gửi đúng hạn.",
    }
    done = clerk.type("award", "result", "--year", 2026, "--plan", plan, _results(tmp_path / "a.csv"))
    assert (done["stored"], [one["row"] for one in done["warnings"]]) == (1, [2])
    assert "mục II.1, Kế hoạch số 14/KH-SKHCN yêu cầu có đăng ký" in done["warnings"][0]["message"]
    assert "luật" not in done["warnings"][0]["message"].lower()
    assert "ghi văn bản sửa đổi" in clerk.refused("plan", "settings", plan, "--registration-required", "không")
    amend = ("plan", "amend", plan, "--type", "Công văn", "--number", "60/SKHCN-VP", "--on", "2026-03-02")
    assert "Ghi “có” hoặc “không”" in clerk.refused(*amend, "--fact", "registration=chắc là có")
    clerk.type(*amend, "--fact", "registration=không")
    after = clerk.type("plan", "show", plan, "--today", "2026-03-05")["registration_required"]
    assert after["required"] is False
    assert after["source"] == "Công văn số 60/SKHCN-VP ngày 02/3/2026, sửa mục II.1, Kế hoạch số 14/KH-SKHCN"
    before = clerk.type("plan", "show", plan, "--today", "2026-03-01")["registration_required"]
    assert before["required"] is True
    again = clerk.type(
        "award", "result", "--year", 2026, "--plan", plan, _results(tmp_path / "b.csv"), "--today", "2026-03-05"
    )
    assert again["warnings"] == [], "when the condition is off, nothing is told"


def test_a_plan_that_says_nothing_asks_for_nothing_until_the_clerk_sets_it(clerk: Clerk, tmp_path: Path) -> None:
    source = tmp_path / "kế hoạch.txt"
    source.write_text(CONDITION.replace("- Có bảng đăng ký thi đua gửi đúng hạn.\n", ""), encoding="utf-8")
    plan = int(clerk.type("plan", "import", source)["id"])
    assert clerk.type("plan", "settings", plan)["registration_required"]["required"] is False
    set_on = clerk.type("plan", "settings", plan, "--registration-required", "có")
    assert set_on["registration_required"] == {
        "required": True,
        "source": "thiết lập của cơ quan cho Kế hoạch số 14/KH-SKHCN",
        "words": None,
    }


@pytest.mark.seeds
def test_the_real_plan_of_2022_asks_for_it(clerk: Clerk, seeds_dir: Path) -> None:
    source = next(seeds_dir.glob("003_*"))
    plan = int(clerk.type("plan", "import", source)["id"])
    rule = clerk.type("plan", "settings", plan)["registration_required"]
    assert rule["required"] is True
    assert rule["source"].startswith("mục IV.1, ")
    assert "đăng ký thi đua đầu năm" in rule["words"]
    others = [next(seeds_dir.glob(f"{name}_*")) for name in ("000", "001", "002", "004")]
    for other in others:
        number = int(clerk.type("plan", "import", other)["id"])
        assert clerk.type("plan", "settings", number)["registration_required"]["required"] is False, other.name


def test_no_sentence_of_the_setting_speaks_of_the_law() -> None:
    said: list[str] = [value for name, value in vars(words).items() if name.startswith("REGISTRATION_")]
    assert said
    is_of_law: Callable[[str], bool] = lambda text: "luật" in text.lower()  # noqa: E731
    assert not [text for text in said if is_of_law(text)]
