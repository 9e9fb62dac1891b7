"""The facts of the real plans, and phrases of other plans of the same kind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from desktop_app.domain.plan.blocks import find
from desktop_app.domain.plan.facts import Comparator, DeadlineKind, Precision, QuotaScope, TargetUnit
from desktop_app.domain.plan.plan import PlanContent
from desktop_app.importing.plan.plan_parser import parse_plan

Plan = Callable[[str], Any]


def read(*lines: str, year: int = 2023) -> PlanContent:
    """A plan of that working year with these lines as its body."""
    return parse_plan("\n\n".join(["KẾ HOẠCH", f"Phát động thi đua năm {year}", "I. NỘI DUNG", *lines]))


# --- the real plans -------------------------------------------------------------------------------------------------


@pytest.mark.seeds
def test_the_six_targets_of_soc_trang(seed: Plan) -> None:
    targets = seed("000").content.facts.targets
    assert [
        (one.subject, one.measure, one.comparator, one.value, one.unit, one.grade, one.only_women) for one in targets
    ] == [
        (
            "Cơ quan Sở Thông tin và Truyền thông",
            None,
            Comparator.EQUAL,
            None,
            TargetUnit.GRADE,
            "Cơ quan văn hoá",
            False,
        ),
        ("Đảng bộ", None, Comparator.AT_LEAST, None, TargetUnit.GRADE, "Hoàn thành tốt nhiệm vụ", False),
        ("CBCCVC", "LDTT", Comparator.AT_LEAST, 95, TargetUnit.PERCENT, None, False),
        ("CBCCVC", None, Comparator.EQUAL, 100, TargetUnit.PERCENT, None, False),
        ("nữ CBCCVC", None, Comparator.AT_LEAST, 95, TargetUnit.PERCENT, None, True),
        ("Đoàn viên ưu tú", None, Comparator.AT_LEAST, 1, TargetUnit.COUNT, None, False),
    ]


@pytest.mark.seeds
def test_targets_and_waves_of_the_other_real_plans(seed: Plan) -> None:
    found = {number: seed(number).content.facts for number in ("000", "001", "002", "003", "004")}
    assert {number: len(facts.targets) for number, facts in found.items()} == {
        "000": 6, "001": 0, "002": 0, "003": 0, "004": 1,
    }  # fmt: skip
    assert {number: len(facts.waves) for number, facts in found.items()} == {
        "000": 0,
        "001": 0,
        "002": 2,
        "003": 0,
        "004": 2,
    }
    (target,) = found["004"].targets
    assert (target.comparator, target.value, target.subject) == (
        Comparator.EQUAL, 100, "cán bộ, công chức, viên chức, nhân viên",
    )  # fmt: skip
    assert [(wave.label, wave.from_on, wave.to_on, wave.precision) for wave in found["004"].waves] == [
        ("Đợt 1", date(2018, 1, 1), date(2018, 6, 30), Precision.DAY),
        ("Đợt 2", date(2018, 7, 1), date(2018, 12, 31), Precision.DAY),
    ]
    assert found["004"].waves[1].content.startswith("Thi đua lập thành tích chào mừng ngày Quốc khánh")


@pytest.mark.seeds
def test_quotas_deadlines_and_conditions_of_kien_giang(seed: Plan) -> None:
    source = seed("003")
    facts = source.content.facts
    assert [(one.award_code, one.comparator, one.percent, one.base, one.scope) for one in facts.quotas] == [
        ("CSTDCS", Comparator.AT_MOST, 15, "LDTT", None),
        ("GK", None, 40, "LDTT", QuotaScope.UNIT),
    ]
    assert [
        (one.deadline_kind, one.on, one.is_inclusive, one.addressee, one.via, one.has_form) for one in facts.deadlines
    ] == [
        (DeadlineKind.REGISTRATION, date(2022, 3, 18), True, "Hội đồng TĐKT", "Văn phòng", True),
        (DeadlineKind.DOSSIER, date(2022, 12, 16), True, "Hội đồng TĐKT", "Văn phòng", False),
    ]
    assert [one.demands_registration for one in facts.conditions] == [True, False, False]
    anchor = find(source.content.blocks, facts.deadlines[0].block_uid or "")
    assert anchor is not None
    assert anchor.source_lines == (69, 69)


@pytest.mark.seeds
def test_report_duty_reviews_and_project_of_tra_vinh(seed: Plan) -> None:
    facts = seed("002").content.facts
    (duty,) = facts.report_duties
    assert (duty.months, duty.before_day) == ((3, 6, 9, 12), 15)
    assert [(one.is_final, one.wave_ordinal, one.month, one.year) for one in facts.review_events] == [
        (True, None, 7, 2022),
        (False, 1, None, 2021),
        (True, None, None, 2022),
    ]
    (project,) = facts.projects
    assert project.name == "Xây dựng trung tâm điều hành an ninh mạng (SOC)"
    assert (project.from_year, project.to_year, len(project.contents)) == (2021, 2023, 3)
    assert project.expected_result.startswith("đến năm 2023 hoàn thành")
    (yearly,) = seed("001").content.facts.report_duties
    assert (yearly.months, yearly.before_day, yearly.addressee) == ((), None, "Văn phòng Sở")


def test_every_fact_is_anchored_and_quotes_its_block(plan: Plan) -> None:
    for number in ("000", "001", "002", "003", "004"):
        content = plan(number).content
        for fact in content.facts.all():
            if fact.block_uid is None:
                assert fact.quote in content.head.subject
                continue
            block = find(content.blocks, fact.block_uid)
            assert block is not None
            assert fact.quote in f"{block.title}: {block.text}" or fact.quote in block.text
            assert not fact.is_confirmed


def test_facts_have_uids_by_kind_and_order(plan: Plan) -> None:
    facts = plan("003").content.facts
    assert [one.uid for one in (*facts.quotas, *facts.deadlines, *facts.conditions)] == [
        "quota-1", "quota-2", "deadline-1", "deadline-2", "condition-1", "condition-2", "condition-3",
    ]  # fmt: skip


# --- waves ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "waves"),
    [
        ("- Đợt 1: từ ngày 01/01 đến ngày 31/3/2023.", [(1, date(2023, 1, 1), date(2023, 3, 31))]),
        ("Đợt 1 (từ tháng 01 đến tháng 6): chào mừng.", [(1, date(2023, 1, 1), date(2023, 6, 30))]),
        ("- Đợt II: Từ tháng 10/2023 đến hết tháng 02/2024.", [(2, date(2023, 10, 1), date(2024, 2, 29))]),
        ("- Đợt I1: Từ 01/7/2023 đến 30/9/2023.", [(2, date(2023, 7, 1), date(2023, 9, 30))]),
        ("- Đợt 1: Từ tháng 10 đến tháng 3/2024.", [(1, date(2023, 10, 1), date(2024, 3, 31))]),
        ("- Đợt 1: Quý I/2023.", [(1, date(2023, 1, 1), date(2023, 3, 31))]),
        ("- Đợt 1: 6 tháng đầu năm 2023.", [(1, date(2023, 1, 1), date(2023, 6, 30))]),
        ("- Đợt 1: Từ nay đến hết ngày 30/6/2023.", [(1, None, date(2023, 6, 30))]),
        ("- Đợt 1: 01/01/2023 - 30/6/2023.", [(1, date(2023, 1, 1), date(2023, 6, 30))]),
        ("- Đợt 1: Từ 31/02/2023 đến 30/6/2023.", [(1, None, date(2023, 6, 30))]),
        (
            "Phong trào có 2 đợt như sau: Đợt 1: từ 01/01 đến 30/6/2023; Đợt 2: từ 01/7 đến 31/12/2023.",
            [(1, date(2023, 1, 1), date(2023, 6, 30)), (2, date(2023, 7, 1), date(2023, 12, 31))],
        ),
        ("Thời gian: Năm 2023.", []),
        ("- Sơ kết đợt 1 gắn với tổng kết năm.", []),
    ],
)
def test_waves(text: str, waves: list[tuple[int, date | None, date | None]]) -> None:
    assert [(one.ordinal, one.from_on, one.to_on) for one in read(text).facts.waves] == waves


# --- targets and quotas ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("- Phấn đấu 95% công chức đạt lao động tiên tiến.", ("công chức", "LDTT", Comparator.AT_LEAST, 95)),
        ("- Ít nhất 90% tập thể đạt “Tập thể lao động tiên tiến”.", ("tập thể", "TTLDTT", Comparator.AT_LEAST, 90)),
        ("- Trên 80% đoàn viên tham gia.", ("đoàn viên", None, Comparator.AT_LEAST, 80)),
        ("- Có từ 98,5 % trở lên hồ sơ được giải quyết đúng hạn.", ("hồ sơ", None, Comparator.AT_LEAST, 98.5)),
        ("- 100% đơn vị đăng ký thi đua.", ("đơn vị", None, Comparator.EQUAL, 100)),
        ("- Có 50% cán bộ dự tập huấn.", ("cán bộ dự tập huấn", None, None, 50)),
    ],
)
def test_targets_in_percent(text: str, target: tuple[object, ...]) -> None:
    (one,) = read(text).facts.targets
    assert (one.subject, one.measure, one.comparator, one.value) == target
    assert one.unit is TargetUnit.PERCENT


def test_counts_and_grades_are_targets_only_below_a_heading_of_targets() -> None:
    lines = ("- Có ít nhất 02 sáng kiến được công nhận;", "- Chi bộ đạt “Hoàn thành tốt nhiệm vụ”;")
    assert read(*lines).facts.targets == ()
    count, grade = read("1. Chỉ tiêu cụ thể", *lines).facts.targets
    assert (count.value, count.unit, count.comparator) == (2, TargetUnit.COUNT, Comparator.AT_LEAST)
    assert (grade.grade, grade.comparator, grade.subject) == ("Hoàn thành tốt nhiệm vụ", Comparator.EQUAL, "Chi bộ")


@pytest.mark.parametrize(
    ("text", "quota"),
    [
        (
            "- Chiến sĩ thi đua cơ sở: không quá 15% số cá nhân đạt danh hiệu Lao động tiên tiến.",
            ("CSTDCS", Comparator.AT_MOST, 15, "LDTT", None),
        ),
        (
            "- CSTĐCS không vượt quá 12,5% tổng số LĐTT của từng đơn vị.",
            ("CSTDCS", Comparator.AT_MOST, 12.5, "LDTT", QuotaScope.UNIT),
        ),
        (
            "- Tặng Giấy khen cho tối đa 20% cá nhân trong tổng số LĐTT toàn Sở.",
            ("GK", Comparator.AT_MOST, 20, "LDTT", QuotaScope.AGENCY),
        ),
        (
            "- Không quá 15% cá nhân đạt Lao động tiên tiến được công nhận Chiến sĩ thi đua cơ sở.",
            ("CSTDCS", Comparator.AT_MOST, 15, "LDTT", None),
        ),
        (
            "- Tỷ lệ xét Tập thể lao động xuất sắc 50% so với tổng số Tập thể lao động tiên tiến.",
            ("TTLDXS", None, 50, "TTLDTT", None),
        ),
    ],
)
def test_quotas(text: str, quota: tuple[object, ...]) -> None:
    content = read(text)
    (one,) = content.facts.quotas
    assert (one.award_code, one.comparator, one.percent, one.base, one.scope) == quota
    assert content.facts.targets == ()


def test_two_quotas_of_one_sentence_share_the_base_at_its_end() -> None:
    content = read("- CSTĐCS tối đa 15%, Giấy khen tối đa 30% tổng số Lao động tiên tiến.")
    assert [(one.award_code, one.percent, one.base) for one in content.facts.quotas] == [
        ("CSTDCS", 15, "LDTT"),
        ("GK", 30, "LDTT"),
    ]


def test_a_lower_limit_is_a_target_and_no_quota() -> None:
    facts = read("- Phấn đấu có từ 15% trở lên cá nhân đạt Chiến sĩ thi đua cơ sở.").facts
    assert facts.quotas == ()
    assert [one.measure for one in facts.targets] == ["CSTDCS"]


# --- deadlines, reports ---------------------------------------------------------------------------------------------

_REGISTER = "- Các đơn vị gửi đăng ký thi đua về Văn phòng Sở "


@pytest.mark.parametrize(
    ("phrase", "on", "is_inclusive"),
    [
        ("trước ngày 15/3/2023.", date(2023, 3, 15), False),
        ("chậm nhất ngày 15/3/2023.", date(2023, 3, 15), True),
        ("chậm nhất là ngày 15 tháng 3 năm 2023.", date(2023, 3, 15), True),
        ("chậm nhất hết ngày 15-3-2023.", date(2023, 3, 15), True),
        ("trước 17h ngày 15/3/2023.", date(2023, 3, 15), True),
        ("trước 17 giờ 00 phút, ngày 15/3/2023.", date(2023, 3, 15), True),
        ("muộn nhất vào ngày 15/3/2023.", date(2023, 3, 15), True),
        ("(hạn cuối: 15/3/2023).", date(2023, 3, 15), True),
        ("chậm nhất trước ngày 15/3/2023.", date(2023, 3, 15), False),
        ("không muộn hơn ngày 15/3/2023.", date(2023, 3, 15), True),
    ],
)
def test_deadline_phrases(phrase: str, on: date, is_inclusive: bool) -> None:
    (one,) = read(_REGISTER + phrase).facts.deadlines
    assert (one.deadline_kind, one.on, one.is_inclusive) == (DeadlineKind.REGISTRATION, on, is_inclusive)
    assert one.addressee == "Văn phòng Sở"


def test_a_deadline_without_a_year_takes_the_working_year_and_says_so() -> None:
    content = read(_REGISTER + "trước ngày 15/3.")
    (one,) = content.facts.deadlines
    assert one.on == date(2023, 3, 15)
    assert "deadline.year_assumed" in [warning.code for warning in content.warnings]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("- Hồ sơ đề nghị khen thưởng gửi về Sở trước ngày 15/11/2023.", DeadlineKind.DOSSIER),
        ("- Báo cáo tổng kết gửi về Sở chậm nhất ngày 15/11/2023.", DeadlineKind.REPORT),
        ("- Hồ sơ đăng ký thi đua gửi về Sở chậm nhất ngày 15/11/2023.", DeadlineKind.REGISTRATION),
        ("- Hạn cuối nộp sáng kiến: 15/11/2023.", DeadlineKind.OTHER),
    ],
)
def test_kinds_of_deadlines(text: str, kind: DeadlineKind) -> None:
    assert [one.deadline_kind for one in read(text).facts.deadlines] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "- Đợt 1: Từ 01/01/2023 đến hết ngày 30/6/2023.",
        "- Thực hiện Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị.",
        "- Hồ sơ gửi chậm nhất ngày 31/02/2023.",
        "- Hằng quý báo cáo trước ngày 15 của tháng cuối quý.",
    ],
)
def test_other_dates_are_no_deadlines(text: str) -> None:
    assert read(text).facts.deadlines == ()


@pytest.mark.parametrize(
    ("text", "months", "before_day"),
    [
        ("- Hằng quý báo cáo kết quả về Văn phòng Sở trước ngày 20 của tháng cuối quý.", (3, 6, 9, 12), 20),
        ("- Định kỳ báo cáo kết quả 6 tháng, năm về Văn phòng Sở trước ngày 15/6 và 15/12.", (6, 12), 15),
        ("- Hằng tháng báo cáo kết quả về Văn phòng Sở trước ngày 25.", tuple(range(1, 13)), 25),
        ("- Hằng năm báo cáo kết quả về Văn phòng Sở.", (), None),
    ],
)
def test_report_duties(text: str, months: tuple[int, ...], before_day: int | None) -> None:
    (one,) = read(text).facts.report_duties
    assert (one.months, one.before_day, one.addressee) == (months, before_day, "Văn phòng Sở")


def test_conditions_stand_below_their_own_heading_only() -> None:
    facts = read(
        "II. ĐIỀU KIỆN, TIÊU CHUẨN", "1. Tiêu chuẩn", "- Tốt.", "2. Điều kiện", "- Có đăng ký.", "- Có sáng kiến."
    ).facts
    assert [(one.text, one.demands_registration) for one in facts.conditions] == [
        ("Có đăng ký.", True),
        ("Có sáng kiến.", False),
    ]


# --- citations ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "citation"),
    [
        ("Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi tiết",
         ("Nghị định", "98/2023", "NĐ-CP", date(2023, 12, 31), "Chính phủ")),
        ("Luật số 06/2022/QH15", ("Luật", "06/2022", "QH15", None, None)),
        ("Công văn 123/SNV-TĐKT ngày 10.01.2023 của Sở Nội vụ về việc",
         ("Công văn", "123", "SNV-TĐKT", date(2023, 1, 10), "Sở Nội vụ")),
        ("Kết luận số 01-KL/TW ngày 18/5/2021 của Bộ Chính trị", ("Kết luận", "01", "KL/TW", date(2021, 5, 18), "Bộ Chính trị")),
        ("Chương trình số 10-CTr/TU", ("Chương trình", "10", "CTr/TU", None, None)),
    ],
)  # fmt: skip
def test_citations(text: str, citation: tuple[object, ...]) -> None:
    (one,) = read(f"- Thực hiện {text}, nâng cao chất lượng.").facts.citations
    assert (one.document_type, one.number, one.symbol, one.dated_on, one.issuer) == citation


def test_dates_and_fractions_are_no_citations() -> None:
    assert read("- Kỷ niệm 30 năm (5/1992 - 5/2022), ngày 2-9, đạt 3/4 số phiếu, khóa XII.").facts.citations == ()


def test_the_same_number_of_two_years_is_two_documents() -> None:
    facts = read("- Kế hoạch số 15/KH-UBND ngày 10/01/2022; Kế hoạch số 15/KH-UBND ngày 12/01/2023.").facts
    assert len({one.target_key for one in facts.citations}) == 2


@pytest.mark.parametrize(
    ("sentence", "demands"),
    [
        ("Không xét khen thưởng đối với tập thể, cá nhân không đăng ký thi đua", True),
        ("Tập thể, cá nhân không đăng ký danh hiệu thi đua thì không được xét tặng", True),
        ("Chỉ xét các tập thể, cá nhân đã đăng ký từ đầu năm", True),
        ("Trường hợp chưa có bảng đăng ký thì không xem xét, đề nghị khen thưởng", True),
        ("Các phòng, đơn vị đăng ký thi đua gửi về Văn phòng Sở", False),
        ("Không xét cá nhân không đăng ký sáng kiến", False),
    ],
)
def test_whoever_did_not_register_is_left_out_wherever_it_stands(sentence: str, demands: bool) -> None:
    facts = read(f"III. TỔ CHỨC THỰC HIỆN\n1. {sentence}.\n2. Văn phòng Sở theo dõi.").facts
    assert [(one.text.rstrip("."), one.demands_registration) for one in facts.conditions] == (
        [(sentence, True)] if demands else []
    )


@pytest.mark.parametrize(
    ("item", "demands"),
    [
        ("Có bảng đăng ký thi đua đầu năm", True),
        ("Đã đăng ký danh hiệu thi đua", True),
        ("Không bắt buộc phải đăng ký thi đua", False),
        ("Có đăng ký sáng kiến được công nhận", False),
    ],
)
def test_a_condition_asks_for_a_registration_only_where_it_says_so(item: str, demands: bool) -> None:
    facts = read(f"IV. XÉT KHEN THƯỞNG\n1. Điều kiện\n- {item}.\n- Hoàn thành nhiệm vụ.").facts
    assert [one.demands_registration for one in facts.conditions] == [demands, False]
