"""A clean invented plan for the checker, and the checker run as the program runs it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop_app.documents.plan_measures import paper_measures
from desktop_app.domain.legal_basis.register import LegalBasisRegister
from desktop_app.domain.plan.checks.finding import CheckResult, Finding
from desktop_app.domain.plan.checks.plan_check import check_plan
from desktop_app.domain.plan.checks.plan_view import CitedElsewhere, PlanView
from desktop_app.domain.plan.plan import PlanContent
from desktop_app.importing.plan.plan_parser import parse_plan
from desktop_app.rules.catalog import load_rules
from desktop_app.rules.national_texts import load_national_texts

RULES_FOLDER = Path(__file__).resolve().parents[1] / "resources" / "rules"
RULES = load_rules(RULES_FOLDER)
BASES = LegalBasisRegister(load_national_texts(RULES_FOLDER / "national_texts.toml"))
TODAY = date(2026, 3, 2)

CLEAN = """Số: 12/KH-SKHCN

Hòa An, ngày 10 tháng 02 năm 2026

KẾ HOẠCH

Phát động phong trào thi đua năm 2026

Thực hiện Kế hoạch số 07/KH-UBND ngày 13/01/2026 của Ủy ban nhân dân tỉnh Hòa An về thi đua, Sở xây dựng kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU

1. Mục đích

- Khơi dậy tinh thần sáng tạo của cán bộ, công chức, viên chức và người lao động (CBCCVC).

- Kịp thời phát hiện, biểu dương, khen thưởng tập thể, cá nhân có thành tích trong công tác thi đua, khen thưởng.

2. Yêu cầu

- Nội dung thi đua gắn với nhiệm vụ cụ thể, có sản phẩm, có thời hạn hoàn thành.

II. ĐỐI TƯỢNG

- Các phòng, đơn vị thuộc và trực thuộc Sở; CBCCVC của Sở.

III. NỘI DUNG THI ĐUA

- Thi đua hoàn thành nhiệm vụ chính trị được giao năm 2026 theo chủ đề “Kỷ cương, sáng tạo, hiệu quả”.

- Thi đua thực hiện cải cách hành chính; xây dựng cơ quan văn hóa, phấn đấu đạt “Hoàn thành tốt nhiệm vụ” trở lên.

IV. THỜI GIAN THI ĐUA

- Đợt 1: Từ ngày 01/01/2026 đến ngày 30/6/2026.

- Đợt 2: Từ ngày 01/7/2026 đến ngày 31/12/2026.

V. CHỈ TIÊU THI ĐUA

- Có 92% trở lên cá nhân đạt danh hiệu “Lao động tiên tiến”.

VI. ĐIỀU KIỆN, TIÊU CHUẨN VÀ TỶ LỆ XÉT KHEN THƯỞNG

1. Điều kiện

- Đạt các tiêu chuẩn theo quy định.

2. Tỷ lệ xét khen thưởng

- “Chiến sĩ thi đua cơ sở” tối đa 15% so với tổng số cá nhân đạt danh hiệu “Lao động tiên tiến” toàn Sở.

- Giấy khen của Giám đốc Sở tối đa 40% so với tổng số cá nhân đạt danh hiệu “Lao động tiên tiến” của đơn vị.

3. Thời gian thực hiện

- Bảng đăng ký thi đua gửi về Văn phòng Sở chậm nhất hết ngày 20/3/2026.

- Hồ sơ đề nghị khen thưởng gửi về Văn phòng Sở chậm nhất hết ngày 15/12/2026.

VII. TỔ CHỨC THỰC HIỆN

1. Trưởng các phòng, đơn vị phổ biến Kế hoạch này đến toàn thể CBCCVC.

2. Văn phòng Sở theo dõi, đôn đốc, tổng hợp kết quả, báo cáo Giám đốc Sở xem xét, giải quyết./.

Nơi nhận:

- UBND tỉnh (B/c);
- Ban Giám đốc Sở;
- Các phòng, đơn vị thuộc Sở (T/h);
- Lưu: VT, VP.

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

Trần Văn Mẫu
"""


def plan_of(text: str = CLEAN) -> PlanContent:
    """The text read as a clerk's file would be."""
    return parse_plan(text)


def changed(old: str, new: str, text: str = CLEAN) -> PlanContent:
    """The clean plan with one thing changed; the words to change must be there."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the sample"
    return plan_of(text.replace(old, new))


def checked(content: PlanContent, *, today: date = TODAY, elsewhere: tuple[CitedElsewhere, ...] = ()) -> CheckResult:
    """The result of all checks."""
    view = PlanView(content, RULES, today, BASES, elsewhere)
    return check_plan(view, paper_measures(view.on))


def findings(content: PlanContent, code: str = "") -> list[Finding]:
    """What was found, of one code if it is named."""
    return [one for one in checked(content).open if code in ("", one.code)]


def codes(content: PlanContent) -> list[str]:
    """The codes found, in order."""
    return [one.code for one in checked(content).open]


def with_head(content: PlanContent, **parts: object) -> PlanContent:
    """The plan with other fields of its head."""
    return replace(content, head=replace(content.head, **parts))  # type: ignore[arg-type]
