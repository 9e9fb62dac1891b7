"""The wordings of waves, deadlines, quotas, targets and duties in other offices' plans; what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.plan.facts import Comparator, DeadlineKind, Precision, TargetUnit
from desktop_app.domain.plan.plan import PlanContent
from desktop_app.importing.plan.plan_parser import parse_plan


def read(*lines: str, section: str = "NỘI DUNG") -> PlanContent:
    """A plan of 05/01/2022 with these lines below one section."""
    head = ["Số: 12/KH-STP", "Tân Hải, ngày 05 tháng 01 năm 2022", "KẾ HOẠCH", "Phát động thi đua năm 2022"]
    return parse_plan("\n\n".join([*head, f"I. {section}", *lines]))


@pytest.mark.parametrize(
    ("words", "from_on", "to_on", "precision"),
    [
        ("Quý II và quý III/2022.", date(2022, 4, 1), date(2022, 9, 30), Precision.MONTH),
        ("quý I - quý II năm 2022", date(2022, 1, 1), date(2022, 6, 30), Precision.MONTH),
        ("09 tháng đầu năm 2022", date(2022, 1, 1), date(2022, 9, 30), Precision.MONTH),
        ("Từ tháng 7 - 12/2022.", date(2022, 7, 1), date(2022, 12, 31), Precision.MONTH),
        ("từ 7/2022 đến 12/2022", date(2022, 7, 1), date(2022, 12, 31), Precision.MONTH),
        ("Từ đầu năm đến 19/5/2022;", date(2022, 1, 1), date(2022, 5, 19), Precision.MONTH),
        ("Từ 03/9/2022 đến cuối năm.", date(2022, 9, 3), date(2022, 12, 31), Precision.MONTH),
        ("Từ 01/7/2022 đến hết năm 2022.", date(2022, 7, 1), date(2022, 12, 31), Precision.MONTH),
        (
            "Bắt đầu từ ngày 02 tháng 01 năm 2022 và kết thúc vào ngày 30 tháng 6 năm 2022.",
            date(2022, 1, 2),
            date(2022, 6, 30),
            Precision.DAY,
        ),
        ("từ 1-1-2022 đến hết ngày 30-6-2022", date(2022, 1, 1), date(2022, 6, 30), Precision.DAY),
    ],
)
def test_limits_of_a_wave(words: str, from_on: date, to_on: date, precision: Precision) -> None:
    (wave,) = read(f"- Đợt 1: {words}").facts.waves
    assert (wave.from_on, wave.to_on, wave.precision) == (from_on, to_on, precision)


def test_an_anniversary_in_brackets_is_no_period() -> None:
    (wave,) = read("- Đợt 1: Chào mừng 92 năm Ngày thành lập Đảng (03/02/1930 - 03/02/2022).").facts.waves
    assert (wave.from_on, wave.to_on) == (None, None)


def test_waves_of_a_table_and_waves_with_their_time_below() -> None:
    table = read(
        "| Đợt | Thời gian |\n|---|---|\n| Đợt 1 | 01/01/2022 - 30/6/2022 |\n| Đợt 2 | Từ tháng 7 đến tháng 12/2022 |"
    )
    assert [(one.from_on, one.to_on) for one in table.facts.waves] == [
        (date(2022, 1, 1), date(2022, 6, 30)),
        (date(2022, 7, 1), date(2022, 12, 31)),
    ]
    below = read("1. Đợt 1:", "- Thời gian: từ ngày 02/01 đến ngày 30/6/2022.", "- Nội dung: Làm việc tốt.")
    assert [(one.from_on, one.to_on) for one in below.facts.waves] == [(date(2022, 1, 2), date(2022, 6, 30))]


@pytest.mark.parametrize(
    ("words", "on", "inclusive"),
    [
        ("trước 17h00' ngày 20/3/2022", date(2022, 3, 20), True),
        ("hạn cuối ngày 18-3-2022", date(2022, 3, 18), True),
        ("chậm nhất là ngày 18 tháng 3 năm 2022", date(2022, 3, 18), True),
        ("trước ngày 20/3/2022", date(2022, 3, 20), False),
        ("trong tháng 3/2022", date(2022, 3, 31), True),
        ("chậm nhất hết tháng 3 năm 2022", date(2022, 3, 31), True),
        ("hạn nộp: 18.3.2022", date(2022, 3, 18), True),
    ],
)
def test_day_of_a_deadline(words: str, on: date, inclusive: bool) -> None:
    (deadline,) = read(f"- Bản đăng ký thi đua gửi về Văn phòng Sở {words}.").facts.deadlines
    assert (deadline.deadline_kind, deadline.on, deadline.is_inclusive) == (DeadlineKind.REGISTRATION, on, inclusive)
    assert deadline.addressee == "Văn phòng Sở"


def test_a_window_of_receiving_ends_with_its_last_day() -> None:
    (deadline,) = read("- Thời gian nhận đăng ký: từ ngày 01/3/2022 đến hết ngày 18/3/2022.").facts.deadlines
    assert (deadline.deadline_kind, deadline.on, deadline.is_inclusive) == (
        DeadlineKind.REGISTRATION,
        date(2022, 3, 18),
        True,
    )


def test_the_year_of_a_day_without_one_is_the_next_such_day() -> None:
    next_year = read("- Hồ sơ đề nghị khen thưởng nộp chậm nhất vào ngày 28/02 năm sau.")
    assert [one.on for one in next_year.facts.deadlines] == [date(2023, 2, 28)]
    school_year = parse_plan(
        "Tân Hải, ngày 15 tháng 9 năm 2021\n\nKẾ HOẠCH\n\nPhát động thi đua năm học 2021 - 2022\n\nI. HỒ SƠ\n\n"
        "- Hồ sơ xét thi đua nộp trước ngày 25/5."
    )
    assert [one.on for one in school_year.facts.deadlines] == [date(2022, 5, 25)]
    assert "deadline.year_assumed" in {one.code for one in school_year.warnings}


@pytest.mark.parametrize(
    "sentence",
    [
        "- Cán bộ được tuyển dụng trước ngày 01/7/2022 được xét danh hiệu “Lao động tiên tiến”.",
        "- Quy chế thực hiện trước ngày 01/01/2021 đã hết hiệu lực.",
        "- Tập thể không quá 1/3 tổng số phòng.",
        "- Đăng ký chậm nhất 15 ngày kể từ ngày phát động.",
    ],
)
def test_what_only_looks_like_a_deadline(sentence: str) -> None:
    assert read(sentence, section="ĐĂNG KÝ").facts.deadlines == ()


def test_days_that_cannot_be_are_told() -> None:
    plan = read("- Gửi đăng ký chậm nhất ngày 31/02/2022.", "- Gửi hồ sơ khen thưởng trước ngày 15/11/2021.")
    assert [one.on for one in plan.facts.deadlines] == [date(2021, 11, 15)]
    assert {"deadline.date_invalid", "deadline.before_issue"} <= {one.code for one in plan.warnings}


@pytest.mark.parametrize(
    ("words", "award", "comparator", "percent", "base"),
    [
        ("“Chiến sĩ thi đua cơ sở”: tối đa bằng 1/3 số Lao động tiên tiến", "CSTDCS", "<=", 100 / 3, "LDTT"),
        ("Giấy khen: không quá 30 phần trăm số cá nhân đạt Lao động tiên tiến", "GK", "<=", 30, "LDTT"),
        (
            "Tỷ lệ “Chiến sĩ thi đua cơ sở” không quá mười lăm phần trăm (15%) tổng số người đạt Lao động tiên tiến",
            "CSTDCS",
            "<=",
            15,
            "LDTT",
        ),
        (
            "Tỷ lệ “Chiến sĩ thi đua cơ sở” tính trên tổng số “Lao động tiên tiến”, tối đa 15 %",
            "CSTDCS",
            "<=",
            15,
            "LDTT",
        ),
        ("Chiến sĩ thi đua cơ sở tối đa không quá 20% tổng số LĐTT", "CSTDCS", "<=", 20, "LDTT"),
        (
            "Tập thể Lao động xuất sắc: không quá 50% số tập thể đạt “Tập thể Lao động tiên tiến”",
            "TTLDXS",
            "<=",
            50,
            "TTLDTT",
        ),
    ],
)
def test_wording_of_a_quota(words: str, award: str, comparator: str, percent: float, base: str) -> None:
    (quota,) = read(f"- {words}.").facts.quotas
    assert (quota.award_code, quota.comparator, quota.base) == (award, Comparator(comparator), base)
    assert quota.percent == pytest.approx(percent)


def test_the_award_of_a_quota_from_the_heading_above() -> None:
    plan = read(
        "1. Chiến sĩ thi đua cơ sở",
        "- Tỷ lệ không quá 15% tổng số cá nhân đạt danh hiệu “Lao động tiên tiến”.",
        "2. Giấy khen",
        "- Tập thể: không quá 50% số phòng.",
        "- Cá nhân hoàn thành ít nhất 90% khối lượng công việc.",
        section="TIÊU CHUẨN, TỶ LỆ",
    )
    assert [(one.award_code, one.percent, one.base) for one in plan.facts.quotas] == [
        ("CSTDCS", 15, "LDTT"),
        ("GK", 50, None),
    ]
    assert plan.facts.targets == ()


def test_the_award_of_a_quota_from_the_words_before_it() -> None:
    (quota,) = read(
        "- Chiến sĩ thi đua cơ sở: đạt LĐTT, có sáng kiến; tỷ lệ không quá 15% trên tổng số LĐTT."
    ).facts.quotas
    assert (quota.award_code, quota.percent, quota.base) == ("CSTDCS", 15, "LDTT")


def test_a_list_of_rates_and_two_rates_of_one_award() -> None:
    listed = read("- Tỷ lệ khen: Lao động tiên tiến 90%; Chiến sĩ thi đua cơ sở 15%; Giấy khen 30%.")
    assert [(one.award_code, one.percent, one.comparator) for one in listed.facts.quotas] == [
        ("LDTT", 90, None),
        ("CSTDCS", 15, None),
        ("GK", 30, None),
    ]
    shared = read("- Giấy khen xét tặng tối đa 10% tập thể và 20% cá nhân, trong đó lãnh đạo không quá 30%.")
    assert [(one.award_code, one.percent, one.comparator) for one in shared.facts.quotas] == [
        ("GK", 10, Comparator.AT_MOST),
        ("GK", 20, Comparator.AT_MOST),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "- Lãnh đạo, quản lý không quá 50% trong tổng số cá nhân được tặng Bằng khen.",
        "- Tập thể lao động tiên tiến: có ít nhất 50% cá nhân trong tập thể đạt danh hiệu Lao động tiên tiến.",
        "- Trong năm 2021, toàn Sở đã có 95% cán bộ đạt lao động tiên tiến.",
        "- Giấy khen của Giám đốc Sở cho 10% cá nhân tiêu biểu.",
        "- Cá nhân trực tiếp công tác chiếm từ 60% trở lên tổng số cá nhân được khen thưởng.",
        "- Cá nhân giữ chức vụ lãnh đạo được tặng Giấy khen không quá 1/2 tổng số cá nhân được đề nghị.",
        "- Không quá 15% trên tổng số Lao động tiên tiến.",
        "- Hoàn thành dưới 70% nhiệm vụ không được xét Lao động tiên tiến.",
        "- Cá nhân được xét Chiến sĩ thi đua cơ sở phải được Hội đồng bỏ phiếu đạt từ 90% trở lên.",
    ],
)
def test_what_only_looks_like_a_target(sentence: str) -> None:
    plan = read(sentence)
    assert (plan.facts.targets, plan.facts.quotas) == ((), ())


@pytest.mark.parametrize(
    ("sentence", "subject", "comparator", "value", "unit"),
    [
        ("Có từ 03 đến 05 sáng kiến được công nhận.", "sáng kiến", ">=", 3, TargetUnit.COUNT),
        ("Giảm từ 10% - 15% văn bản giấy.", "văn bản giấy", ">=", 10, TargetUnit.PERCENT),
        ("Thu ngân sách tăng 12,5% so với năm 2021.", "Thu ngân sách", None, 12.5, TargetUnit.PERCENT),
        ("Tỷ lệ người dân hài lòng đạt trên 95%.", "người dân hài lòng", ">=", 95, TargetUnit.PERCENT),
        ("15% đạt “Chiến sĩ thi đua cơ sở”.", None, None, 15, TargetUnit.PERCENT),
    ],
)
def test_wording_of_a_target(
    sentence: str, subject: str | None, comparator: str | None, value: float, unit: TargetUnit
) -> None:
    (target,) = read(f"- {sentence}", section="CHỈ TIÊU").facts.targets
    assert (target.subject, target.value, target.unit) == (subject, value, unit)
    assert target.comparator == (Comparator(comparator) if comparator else None)


@pytest.mark.parametrize(
    ("sentence", "months", "day"),
    [
        ("Thực hiện chế độ báo cáo định kỳ quý, 6 tháng, năm.", (3, 6, 9, 12), None),
        ("Định kỳ 3 tháng/lần báo cáo kết quả về Sở.", (3, 6, 9, 12), None),
        ("Báo cáo năm gửi trước ngày 30/11.", (11,), 30),
        ("Trước ngày 15 tháng 12 hằng năm báo cáo UBND tỉnh.", (12,), 15),
        ("Hằng năm, tham mưu báo cáo UBND tỉnh (qua Sở Nội vụ) trước ngày 30/11.", (11,), 30),
    ],
)
def test_schedule_of_a_report(sentence: str, months: tuple[int, ...], day: int | None) -> None:
    (duty,) = read(f"- {sentence}").facts.report_duties
    assert (duty.months, duty.before_day) == (months, day)


def test_a_report_due_once_is_a_deadline_and_no_recurring_duty() -> None:
    facts = read("- Gửi báo cáo tổng kết phong trào về Sở Nội vụ trước ngày 01 tháng 12 năm 2022.").facts
    assert [(one.deadline_kind, one.on) for one in facts.deadlines] == [(DeadlineKind.REPORT, date(2022, 12, 1))]
    assert (facts.report_duties, facts.review_events) == ((), ())


def test_the_kind_of_a_deadline_follows_the_words_it_belongs_to() -> None:
    plan = read(
        "- Phòng Tổ chức tiếp nhận đăng ký đến 16h00 ngày 31/01/2022.",
        "- Thời hạn gửi hồ sơ sơ kết: trước ngày 30/7/2022; tổng kết: trước ngày 30/10/2022.",
        "- Các đơn vị xây dựng kế hoạch trước ngày 30/4/2022, báo cáo kết quả 6 tháng (trước ngày 10/6) và năm (trước ngày 10/12).",
        "- Trước ngày 01/7/2022, hoàn thành số hóa hồ sơ.",
    )
    assert [(one.deadline_kind, one.on) for one in plan.facts.deadlines] == [
        (DeadlineKind.REGISTRATION, date(2022, 1, 31)),
        (DeadlineKind.DOSSIER, date(2022, 7, 30)),
        (DeadlineKind.DOSSIER, date(2022, 10, 30)),
        (DeadlineKind.OTHER, date(2022, 4, 30)),
        (DeadlineKind.OTHER, date(2022, 7, 1)),
    ]
    assert [(one.months, one.before_day) for one in plan.facts.report_duties] == [((6, 12), 10)]
