"""What only the written file can have wrong: the program sets these marks itself as soon as it has read the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop_app.domain.language.text import fold
from desktop_app.domain.plan.checks.finding import Finding, PlanPart, Severity
from desktop_app.domain.plan.checks.plan_view import PlanView

_HEAD_LINES = 25
_DATE_LINE = re.compile(
    r"^(?P<place>[^\W\d_][^,:;.()]{1,40}?)(?P<comma>\s*,)?\s+ngày\s+(?P<day>[0-9]{1,2})\s+tháng\s+(?P<month>[0-9]{1,2})\s+năm\s+[0-9]{4}\.?$"
)
_NUMBER_LINE = re.compile(r"Số\s*:.*?[0-9]+(?P<space>\s+/\s*|\s*/\s+)[A-ZĐ]")
_DRAWN = "*#_~ \t"


def check_source(view: PlanView) -> Iterator[Finding]:
    """Nothing for a plan that is looked at without its file."""
    lines = [" ".join(line.split()).strip(_DRAWN) for line in view.source_lines]
    for line in lines[:_HEAD_LINES]:
        yield from _number(view, line)
        yield from _date(view, line)
    yield from _recipients(view, lines)


def _number(view: PlanView, line: str) -> Iterator[Finding]:
    if _NUMBER_LINE.match(line):
        basis = view.regime.cite("Phụ lục I, II.3")
        yield _head("head.number_spaces", "Số và ký hiệu ghi liền, không cách trước và sau dấu “/”.", line, basis)


def _date(view: PlanView, line: str) -> Iterator[Finding]:
    found = _DATE_LINE.match(line)
    if found is None:
        return
    basis = view.regime.cite("Phụ lục I, II.4")
    if not found["comma"]:
        yield _head("head.place_comma", "Sau địa danh có dấu phẩy.", line, basis)
    if len(found["day"]) == 1 or found["month"] in ("1", "2"):
        message = "Ngày nhỏ hơn 10, tháng 1 và tháng 2 phải thêm số 0 phía trước."
        yield _head("head.date_padding", message, line, basis)


def _recipients(view: PlanView, lines: list[str]) -> Iterator[Finding]:
    """Each line of Nơi nhận ends with ";", the line of the archive with "."."""
    start = next((at for at, line in enumerate(lines) if fold(line).startswith("noi nhan")), None)
    if start is None:
        return
    basis = view.regime.cite("Phụ lục I, II.9")
    for line in lines[start + 1 :]:
        if line and not line.startswith(("-", "–")):
            return
        is_last = fold(line.lstrip("-– ")).startswith("luu")
        wanted = "." if is_last else ";"
        if line and not line.endswith(wanted):
            message = (
                f"Dòng lưu kết thúc bằng dấu “{wanted}”." if is_last else f"Mỗi nơi nhận kết thúc bằng dấu “{wanted}”."
            )
            yield Finding("recipients.end", Severity.WARNING, message, line, basis, part=PlanPart.RECIPIENTS)
        if is_last:
            return


def _head(code: str, message: str, line: str, basis: str) -> Finding:
    return Finding(code, Severity.WARNING, message, line, basis, part=PlanPart.HEAD)
