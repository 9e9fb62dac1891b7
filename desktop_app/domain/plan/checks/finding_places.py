"""Where a finding stands, as a clerk quotes it and as a line of the file it was read from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop_app.domain.plan.blocks import find
from desktop_app.domain.plan.checks.finding import Finding, PlanPart
from desktop_app.domain.plan.outline_lines import line_of
from desktop_app.domain.plan.places import place_of
from desktop_app.domain.plan.plan import PlanContent

_OF_THE_DATE = ("head.date_not_working", "head.no_such_day")
_DATE_LINE = re.compile(r",?\s*ngày\s.*tháng\s.*năm\s")

_PARTS = {
    PlanPart.HEAD: "Đầu văn bản",
    PlanPart.SUBJECT: "Trích yếu",
    PlanPart.CONTENT: "",
    PlanPart.RECIPIENTS: "Nơi nhận",
    PlanPart.SIGNATURE: "Chữ ký",
    PlanPart.ATTACHMENTS: "Phần kèm theo",
    PlanPart.PAPER: "Trang giấy",
}


def place_of_finding(content: PlanContent, finding: Finding) -> str:
    """ "mục IV.2", "Nơi nhận"; "Phần mở đầu" for a block above any section, "" for the plan as a whole."""
    if finding.block_uid is None:
        return _PARTS[finding.part]
    return place_of(content.blocks, finding.block_uid) or "Phần mở đầu"


def source_line(content: PlanContent, finding: Finding, lines: Sequence[str] = ()) -> int | None:
    """The line of the file, from 1: of the block (behind a page join, of its second half), else the first that holds the quote."""
    block = find(content.blocks, finding.block_uid) if finding.block_uid else None
    if block is not None and block.source_lines:
        at = finding.span.start - (len(line_of(block).text) - len(block.text)) if finding.span else 0
        passed = [join.line for join in block.joins if join.offset < at and join.line]
        return passed[-1] if passed else block.source_lines[0]
    quote = " ".join(finding.quote.split())
    if not quote:
        return None
    plain = [" ".join(line.split()) for line in lines]
    named = next((number for number, line in enumerate(plain, start=1) if quote in line), None)
    if named is None and finding.code in _OF_THE_DATE:
        return next((number for number, line in enumerate(plain, start=1) if _DATE_LINE.search(line)), None)
    return named
