"""``plan check ID|FILE``: soát kế hoạch; 1 when it found a fault."""

from __future__ import annotations

from typing import Any

from desktop_app.cli.command_line import DONE, FAULTS_FOUND, Call
from desktop_app.domain.errors import UserError
from desktop_app.domain.plan.checks.finding import Finding, Severity
from desktop_app.domain.plan.checks.finding_places import place_of_finding
from desktop_app.services.check_service import CheckedPlan
from desktop_app.system.paths import path_of

_LEVELS = {Severity.FAULT: "Lỗi", Severity.WARNING: "Nên sửa", Severity.HINT: "Gợi ý"}


def check(call: Call) -> int:
    """A plan of the office by its number, or any file the importer reads; stores nothing."""
    target = str(call.words.target)
    is_number = target.isascii() and target.isdecimal() and not path_of(target).is_file()
    if is_number and (len(target) > 18 or int(target) == 0):
        raise UserError("cli.number", f"“{target}” không phải số thứ tự. Ghi một số nguyên từ 1, ví dụ 1.")
    with call.office() as office:
        service = office.check_service
        checked = service.check(int(target)) if is_number else service.check_file(path_of(target))
    findings = [
        _finding_json(checked, finding, line) for finding, line in zip(checked.result.open, checked.lines, strict=True)
    ]
    call.answer({"findings": findings}, _lines(checked))
    has_fault = any(one.severity is Severity.FAULT for one in checked.result.open)
    return FAULTS_FOUND if has_fault else DONE


def _finding_json(checked: CheckedPlan, finding: Finding, line: int | None) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "line": line,
        "quote": finding.quote or None,
        "message": finding.message,
        "basis": finding.basis or None,
        "place": place_of_finding(checked.content, finding) or None,
    }


def _lines(checked: CheckedPlan) -> list[str]:
    said = []
    for finding, line in zip(checked.result.open, checked.lines, strict=True):
        where = ", ".join(
            part for part in (place_of_finding(checked.content, finding), f"dòng {line}" if line else "") if part
        )
        place = f" ({where})" if where else ""
        basis = f" Căn cứ: {finding.basis}." if finding.basis else ""
        said.append(f"{_LEVELS[finding.severity]}: {finding.message}{place}{basis}")
    counts = ", ".join(
        f"{sum(one.severity is level for one in checked.result.open)} {word}"
        for level, word in ((Severity.FAULT, "lỗi"), (Severity.WARNING, "điểm nên sửa"), (Severity.HINT, "gợi ý"))
    )
    said.append(f"Có {counts}." if checked.result.open else "Không có điểm nào cần sửa.")
    if checked.result.set_aside:
        said.append(f"{len(checked.result.set_aside)} phát hiện đã bỏ qua có lý do.")
    return said
