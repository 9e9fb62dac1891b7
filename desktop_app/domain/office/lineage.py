"""Lineage of names: which department, province or symbol took the place of which, from what day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class NameKind(StrEnum):
    """What bears the name."""

    AGENCY = "agency"  # bộ, sở, ban
    PROVINCE = "province"
    SYMBOL = "symbol"  # the abbreviation in a document's symbol: STTTT


@dataclass(frozen=True)
class NameChange:
    """``old`` became ``new`` on ``from_on``. ``new`` empty: the name fell away and nothing can be proposed for it.

    Of a province the bare name; ``new_rank`` is what stands before it ("tỉnh", "thành phố"). ``is_verified``: the source was
    read or quoted; others are shown as not verified.
    """

    kind: NameKind
    old: str
    new: str
    from_on: date
    source: str
    is_verified: bool = False
    new_rank: str = ""

    @property
    def evidence(self) -> str:
        """The source as a table shows it."""
        return self.source if self.is_verified else f"{self.source} (chưa kiểm chứng)"
