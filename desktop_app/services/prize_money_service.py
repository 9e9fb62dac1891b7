"""The money that goes with an award, by the dated rules shipped with the program."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from desktop_app.domain.award.catalogue import award_called
from desktop_app.domain.award.prize_money import Prize, PrizeMoney, Recipient
from desktop_app.domain.errors import UserError
from desktop_app.domain.registration.registration import SubjectKind


class PrizeMoneyService:
    """Reads only. ``load`` gives the money rules in force; it is asked each time, for a pack may be taken in meanwhile."""

    def __init__(self, load: Callable[[], PrizeMoney]) -> None:
        self._load = load

    @property
    def _rules(self) -> PrizeMoney:
        return self._load()

    def prize(self, award: str, recipient: Recipient, on: date) -> Prize:
        """The money of one award, named by code or name, decided on that day. UserError when no rule says how much."""
        spec = award_called(award)
        if spec is None:
            raise UserError(
                "money.award_unknown",
                f"Không có danh hiệu hay hình thức khen thưởng “{award}”. Ghi tên hoặc mã, ví dụ LDTT.",
            )
        if SubjectKind.PERSON not in spec.subjects and recipient is Recipient.PERSON:
            recipient = Recipient.COLLECTIVE  # the name itself says that no person is meant
        return self._rules.prize(spec.code, recipient, on)
