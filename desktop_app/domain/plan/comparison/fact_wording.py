"""Facts and their fields in words, for lists of what changed."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.numerals import format_number
from desktop_app.domain.plan.facts import (
    Citation,
    Comparator,
    Condition,
    Deadline,
    DeadlineKind,
    Fact,
    FactKind,
    Project,
    Quota,
    QuotaScope,
    ReportDuty,
    ReviewEvent,
    Target,
    Wave,
)

KIND_WORDS = {
    FactKind.WAVE: "Đợt thi đua",
    FactKind.TARGET: "Chỉ tiêu",
    FactKind.QUOTA: "Tỷ lệ xét",
    FactKind.DEADLINE: "Hạn nộp",
    FactKind.REPORT_DUTY: "Chế độ báo cáo",
    FactKind.REVIEW_EVENT: "Sơ kết, tổng kết",
    FactKind.PROJECT: "Dự án thi đua",
    FactKind.CITATION: "Căn cứ, viện dẫn",
    FactKind.CONDITION: "Điều kiện xét",
}
COMPARED_FIELDS: dict[FactKind, dict[str, str]] = {
    FactKind.WAVE: {"label": "tên đợt", "from_on": "từ ngày", "to_on": "đến ngày"},
    FactKind.TARGET: {"comparator": "so sánh", "value": "giá trị", "grade": "mức xếp loại", "measure": "tính từ"},
    FactKind.QUOTA: {"comparator": "so sánh", "percent": "tỷ lệ", "base": "tính trên", "scope": "phạm vi"},
    FactKind.DEADLINE: {"on": "hạn", "is_inclusive": "tính đến hết ngày", "addressee": "nơi nhận", "via": "qua"},
    FactKind.REPORT_DUTY: {"months": "các tháng", "before_day": "trước ngày", "addressee": "nơi nhận"},
    FactKind.REVIEW_EVENT: {"month": "tháng", "year": "năm"},
    FactKind.PROJECT: {"name": "tên", "from_year": "từ năm", "to_year": "đến năm", "expected_result": "kết quả"},
    FactKind.CITATION: {"number": "số", "symbol": "ký hiệu", "dated_on": "ngày"},
    FactKind.CONDITION: {"text": "nội dung"},
}
"""Fields whose change is a changed fact, with their words; other wording shows in the text itself."""

_DEADLINES = {
    DeadlineKind.REGISTRATION: "Hạn đăng ký thi đua",
    DeadlineKind.DOSSIER: "Hạn nộp hồ sơ khen thưởng",
    DeadlineKind.REPORT: "Hạn báo cáo",
    DeadlineKind.OTHER: "Hạn khác",
}
_VALUES: dict[StrEnum, str] = {
    Comparator.AT_LEAST: "ít nhất",
    Comparator.EQUAL: "bằng",
    Comparator.AT_MOST: "tối đa",
    QuotaScope.UNIT: "từng đơn vị",
    QuotaScope.BLOC: "từng khối thi đua",
    QuotaScope.CLUSTER: "từng cụm thi đua",
    QuotaScope.AGENCY: "toàn cơ quan",
}
_AWARD_FIELDS = ("base", "measure")
_SHOWN = 90
NOTHING = "–"


def fact_title(fact: Fact) -> str:
    """What a list calls a fact: "Hạn đăng ký thi đua", "Đợt 1", "Chiến sĩ thi đua cơ sở"."""
    if isinstance(fact, Deadline):
        return _DEADLINES[fact.deadline_kind]
    if isinstance(fact, Wave):
        return fact.label
    if isinstance(fact, Quota):
        return award_name(fact.award_code)
    if isinstance(fact, Project):
        return _short(fact.name)
    if isinstance(fact, Target | ReportDuty | ReviewEvent | Citation | Condition):
        return _short(fact.text)
    raise TypeError(f"no title for {type(fact).__name__}")


def value_words(field: str, value: Any) -> str:
    """A value of a compared field as a clerk reads it."""
    if value is None or value in ("", ()):
        return NOTHING
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, date):
        return format_text(value)
    if isinstance(value, StrEnum):
        return _VALUES.get(value, value.value)
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if field in ("percent",):
        return f"{format_number(value)} %"
    if isinstance(value, float):
        return format_number(value)
    return award_name(value) if field in _AWARD_FIELDS else str(value)


def fact_words(fact: Fact, kind: FactKind) -> str:
    """The compared values of a fact in one line."""
    parts = [
        f"{name} {value_words(field, value)}"
        for field, name in COMPARED_FIELDS[kind].items()
        if (value := getattr(fact, field)) not in (None, "", ()) and field not in ("label", "text", "name")
    ]
    return ", ".join(parts) or fact_title(fact)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[: text.rfind(" ", 0, _SHOWN)] + " …"
