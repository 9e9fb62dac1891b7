"""Khi nào đủ? The first year in which everything that is open can be met when all goes well; never a promise."""

from __future__ import annotations

from desktop_app.domain.judging.judgement import Finding, Judgement


def forecast(judgement: Judgement) -> str:
    """One or two sentences; "" for a judgement that is met."""
    found = judgement.open_findings
    if not found:
        return ""
    unknown = [one for one in found if one.soonest is None]
    if unknown:
        return f"Chưa xác định được năm: phải có trước điều kiện “{_clause(unknown[0])}”."
    year = judgement.achievement_year
    later = [one for one in found if one.soonest is not None and one.soonest > year]
    if not later:
        return f"Ngay khi ghi đủ minh chứng còn thiếu, vẫn trong năm xét {year}."
    soonest = max(one.soonest or 0 for one in later)
    years = f"năm {soonest}" if soonest == year + 1 else f"các năm {year + 1}-{soonest}"
    deciding = [one for one in later if one.soonest == soonest]
    wanted = "; ".join(f"“{_clause(one)}”" for one in deciding)
    return f"Sớm nhất khi xét năm {soonest}, nếu {years} giữ được kết quả để đủ điều kiện {wanted}."


def _clause(finding: Finding) -> str:
    """The condition within a sentence."""
    return finding.required.rstrip(".")
