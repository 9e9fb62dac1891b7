"""How offices write awards, decisions, periods and kinds of merit in their lists."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.award.award_naming import award_of_title, awards_named
from desktop_app.domain.award.decision_cell import DecisionCell, decision_key, parse_decision
from desktop_app.domain.award.merit import MeritKind, merit_kind_of, parse_period, parse_years
from desktop_app.domain.errors import UserError


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("LĐTT", ["LDTT"]),
        ("Lao động TT", ["LDTT"]),
        ("lao dong tien tien", ["LDTT"]),
        ("Danh hiệu Lao động tiên tiến năm 2019", ["LDTT"]),
        ("CSTĐ cơ sở", ["CSTDCS"]),
        ("CSTÐCS", ["CSTDCS"]),
        ("Chiến sỹ thi đua cấp cơ sở", ["CSTDCS"]),
        ("Chiến sĩ TĐCS", ["CSTDCS"]),
        ("CSTĐ cấp tỉnh", ["CSTDT"]),
        ("CSTĐ TQ", ["CSTDTQ"]),
        ("TT LĐXS", ["TTLDXS"]),
        ("Tập thể Lao động tiên tiến", ["TTLDTT"]),
        ("Cờ TĐ UBND tỉnh", ["CTDT"]),
        ("Cờ thi đua Bộ TT&TT", ["CTDB"]),
        ("Cờ thi đua của Chính phủ", ["CTDCP"]),
        ("GK Sở", ["GK"]),
        ("Bằng khen của Chủ tịch UBND tỉnh", ["BKT"]),
        ("BK CT UBND tỉnh", ["BKT"]),
        ("Bằng khen Bộ Thông tin và Truyền thông", ["BKB"]),
        ("BKTTg", ["BKTTG"]),
        ("Huân chương Lao động hạng III", ["HCLD3"]),
        ("Huân chương LĐ hạng 2", ["HCLD2"]),
        ("Kỷ niệm chương Vì sự nghiệp Khoa học và Công nghệ", ["KNC"]),
        ("LĐTT, CSTĐCS", ["LDTT", "CSTDCS"]),
        ("LĐTT/CSTĐCS", ["LDTT", "CSTDCS"]),
        ("CSTĐCS và Bằng khen UBND tỉnh", ["CSTDCS", "BKT"]),
        ("LĐTT + GK", ["LDTT", "GK"]),
    ],
)
def test_awards_as_offices_write_them(written: str, codes: list[str]) -> None:
    named = awards_named(written)
    assert (list(named.codes), named.unknown) == (codes, ())


@pytest.mark.parametrize("written", ["Bằng khen", "CSTĐ", "HTXSNV", "Huân chương Lao động", "Giải Nhì hội thao"])
def test_what_names_no_award_is_handed_back(written: str) -> None:
    assert awards_named(written).unknown == (written,)
    assert awards_named(f"LĐTT; {written}").unknown == (written,), "beside a known one too"


@pytest.mark.parametrize(
    ("written", "authority", "code"),
    [
        ("Bằng khen", "UBND tỉnh Hòa An", "BKT"),
        ("BK", "Bộ trưởng Bộ KH&CN", "BKB"),
        ("Bằng khen", "Thủ tướng Chính phủ", "BKTTG"),
        ("Cờ thi đua", "Chính phủ", "CTDCP"),
    ],
)
def test_the_authority_completes_a_name_without_level(written: str, authority: str, code: str) -> None:
    assert awards_named(written, authority).codes == (code,)


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("DANH SÁCH CÁ NHÂN ĐẠT DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2023", "LDTT"),
        ("II. TẬP THỂ LAO ĐỘNG TIÊN TIẾN", "TTLDTT"),
        ("Danh sách được tặng Giấy khen của Giám đốc Sở", "GK"),
        ("DANH SÁCH LAO ĐỘNG TIÊN TIẾN, CHIẾN SĨ THI ĐUA CƠ SỞ", ""),
        ("DANH SÁCH ĐỀ NGHỊ DANH HIỆU LAO ĐỘNG TIÊN TIẾN", ""),
        ("TỔNG HỢP KHEN THƯỞNG NĂM 2023", ""),
    ],
)
def test_the_award_a_title_names_for_all_below_it(title: str, code: str) -> None:
    assert award_of_title(title) == code


DAY = date(2024, 1, 5)


@pytest.mark.parametrize(
    ("written", "decision"),
    [
        ("Số 123/QĐ-SKHCN ngày 05/01/2024", DecisionCell("123/QĐ-SKHCN", DAY)),
        ("QĐ số 123/QĐ-UBND, ngày 05 tháng 01 năm 2024", DecisionCell("123/QĐ-UBND", DAY)),
        ("123/QĐ-UBND (5/1/2024)", DecisionCell("123/QĐ-UBND", DAY)),
        ("12 / QĐ-UBND ngày 5.1.24", DecisionCell("12/QĐ-UBND", DAY)),
        (
            "Quyết định số 45/QĐ-SKHCN ngày 05/01/2024 của Giám đốc Sở KHCN",
            DecisionCell("45/QĐ-SKHCN", DAY, "Giám đốc Sở KHCN"),
        ),
        ("12/2024/QĐ-UBND", DecisionCell("12/2024/QĐ-UBND")),
        ("05/01/2024", DecisionCell("", DAY)),
        ("-", DecisionCell()),
        ("", DecisionCell()),
    ],
)
def test_a_decision_in_one_cell(written: str, decision: DecisionCell) -> None:
    assert parse_decision(written) == decision


def test_a_day_no_calendar_has_is_refused() -> None:
    with pytest.raises(UserError, match="31/02/2024"):
        parse_decision("Số 1/QĐ-SKHCN ngày 31/02/2024")


def test_one_number_written_in_two_ways_is_one() -> None:
    assert decision_key("Số 12 / QĐ-UBND") == decision_key("12/qđ-ubnd") != decision_key("13/QĐ-UBND")


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2019-2023", "2019-2023"),
        ("giai đoạn 2019–2023", "2019-2023"),
        ("Từ năm 2019 đến năm 2023", "2019-2023"),
        ("từ 01/2019 đến 6/2023", "01/01/2019-30/6/2023"),
        ("5 năm (2019-2023)", "2019-2023"),
        ("2022, 2023", "2022-2023"),
        ("2019-20", "2019-2020"),
        ("2023", "2023"),
        ("15/3/2021 - 20/9/2021", "15/3/2021-20/9/2021"),
    ],
)
def test_periods(written: str, words: str) -> None:
    period = parse_period(written)
    assert period is not None
    assert period.words == words


@pytest.mark.parametrize("written", ["2023-2019", "lâu năm", "13/2019 đến 2/2020"])
def test_a_period_that_cannot_be_is_refused(written: str) -> None:
    with pytest.raises(UserError, match="Giai đoạn"):
        parse_period(written)


def test_achievement_years() -> None:
    assert parse_years("Năm 2023") == parse_years("2023.0") == parse_years("2022-2023") == (2023,)
    assert parse_years("2021, 2022") == (2021, 2022)
    assert parse_years("") == ()
    for written in ("23", "hai nghìn"):
        with pytest.raises(UserError):
            parse_years(written)


def test_kinds_of_merit() -> None:
    assert merit_kind_of("Khen thưởng thường xuyên") is MeritKind.REGULAR
    assert merit_kind_of("theo đợt (chuyên đề)") is MeritKind.MOVEMENT
    assert merit_kind_of("Đột xuất") is MeritKind.SUDDEN
    assert merit_kind_of("quá trình cống hiến") is MeritKind.SERVICE
    assert merit_kind_of("") is None
    with pytest.raises(UserError, match="thường xuyên, chuyên đề"):
        merit_kind_of("khác")
