"""The measures the paper is set with against the layout rules in force on the plan's day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.domain.language.text import match_key
from desktop_app.domain.plan.checks.finding import Finding, PlanPart, Severity
from desktop_app.domain.plan.checks.rules import LayoutRegime, Range


@dataclass(frozen=True)
class PaperMeasures:
    """What the paper of a plan is set with. Lengths in millimetres, sizes in points."""

    page: tuple[float, float]
    margin_top: float
    margin_bottom: float
    margin_left: float
    margin_right: float
    font: str
    body_size: float
    first_line: float
    paragraph_before: float
    head_sizes: tuple[float, float, float]
    rule_share: float
    page_number: str
    is_parent_bold: bool
    is_agency_bold: bool
    national_name: str
    motto: str


_TOLERANCE = 0.05


def check_layout(measures: PaperMeasures, regime: LayoutRegime) -> Iterator[Finding]:
    """Nothing for a paper within the rules; so a changed rule is told before a paper goes out by the old one."""
    if not all(abs(one - other) < _TOLERANCE for one, other in zip(measures.page, regime.page, strict=True)):
        yield _fault(
            regime, "layout.page", f"Khổ giấy {measures.page[0]:g} x {measures.page[1]:g} mm không phải A4.", "I.1"
        )
    sides: tuple[tuple[str, float, Range], ...] = (
        ("trên", measures.margin_top, regime.margin_top),
        ("dưới", measures.margin_bottom, regime.margin_bottom),
        ("trái", measures.margin_left, regime.margin_left),
        ("phải", measures.margin_right, regime.margin_right),
    )
    for name, value, allowed in sides:
        if not _within(value, allowed):
            message = f"Lề {name} {value:g} mm nằm ngoài khoảng {allowed[0]:g}-{allowed[1]:g} mm."
            yield _fault(regime, "layout.margin", message, "I.3", name)
    if regime.fonts and measures.font not in regime.fonts:
        yield _fault(regime, "layout.font", f"Phông chữ {measures.font} không phải {regime.fonts[0]}.", "I.4")
    if not _within(measures.body_size, regime.body_size):
        message = f"Cỡ chữ nội dung {measures.body_size:g} nằm ngoài {regime.body_size[0]:g}-{regime.body_size[1]:g}."
        yield _fault(regime, "layout.body_size", message, "II.6")
    if not _within(measures.first_line, regime.first_line):
        message = f"Lùi đầu dòng {measures.first_line:g} mm; quy định 10 hoặc 12,7 mm."
        yield _warning(regime, "layout.first_line", message, "II.6")
    if measures.paragraph_before < regime.paragraph_before_least - _TOLERANCE:
        message = f"Khoảng cách đoạn {measures.paragraph_before:g} pt nhỏ hơn {regime.paragraph_before_least:g} pt."
        yield _warning(regime, "layout.paragraph", message, "II.6")
    if not any(measures.head_sizes == one for one in regime.size_sets):
        sizes = ", ".join(f"{size:g}" for size in measures.head_sizes)
        yield _warning(regime, "layout.size_set", f"Cỡ chữ phần đầu ({sizes}) không theo một bộ cỡ chữ.", "V")
    if not _within(measures.rule_share, regime.rule_share):
        yield _warning(
            regime, "layout.rule", "Đường kẻ dưới tên cơ quan không bằng 1/3 đến 1/2 độ dài dòng chữ.", "II.2"
        )
    if measures.is_parent_bold or not measures.is_agency_bold:
        message = "Tên cơ quan chủ quản in thường nét, tên cơ quan ban hành in đậm."
        yield _warning(regime, "layout.agency", message, "II.2")
    for printed, wanted in ((measures.national_name, regime.national_name), (measures.motto, regime.motto)):
        if match_key(printed) != match_key(wanted):
            yield _fault(regime, "layout.national", f"“{printed}” phải là “{wanted}”.", "II.1", wanted)
    if measures.page_number != regime.page_number:
        yield _fault(regime, "layout.page_number", "Số trang đặt không đúng chỗ.", "I.7")


def _within(value: float, allowed: Range) -> bool:
    return allowed[0] - _TOLERANCE <= value <= allowed[1] + _TOLERANCE


def _fault(regime: LayoutRegime, code: str, message: str, article: str, which: str = "") -> Finding:
    basis = regime.cite(f"Phụ lục I, {article}")
    return Finding(code, Severity.FAULT, message, basis=basis, part=PlanPart.PAPER, subject_key=which)


def _warning(regime: LayoutRegime, code: str, message: str, article: str) -> Finding:
    basis = regime.cite(f"Phụ lục I, {article}")
    return Finding(code, Severity.WARNING, message, basis=basis, part=PlanPart.PAPER)
