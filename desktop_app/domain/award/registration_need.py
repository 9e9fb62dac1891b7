"""Results of those who did not register, where the plan makes that a condition: warned of by the plan's place, never refused."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.plan.registration_rule import RegistrationRule


def is_unregistered(award: Award) -> bool:
    """Whether the result answers no registered line; a refused one needs none."""
    return award.registration_line_id is None and award.outcome is not Outcome.NOT_APPROVED


def unregistered_warning(name: str, rule: RegistrationRule) -> str:
    """What the clerk is told: who, and which words of which plan ask for it."""
    words = f" (“{rule.words.rstrip('.')}”)" if rule.words else ""
    return (
        f"“{name}” chưa có trong bảng đăng ký đã nhận; {rule.source} yêu cầu có đăng ký{words}. "
        "Bổ sung đăng ký, hoặc giữ nguyên nếu người có thẩm quyền đồng ý xét."
    )


def requiring(rules: Iterable[RegistrationRule]) -> RegistrationRule | None:
    """The first rule that asks for a registration, or None."""
    return next((rule for rule in rules if rule.is_required), None)
