"""Where a rule or an entry of the register of legal bases was read and how well it is known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Evidence(StrEnum):
    """How a thing is known, best first."""

    TEXT = "text"  # the primary text was read
    QUOTED = "quoted"  # a public page quotes or restates it
    LOCAL = "local"  # practice of offices, no national rule
    PLAN = "plan"  # read from a plan that cites it
    RESTATED = "restated"  # known only from what others quote of a decree whose text was not read
    INFERRED = "inferred"  # follows from other facts; nobody says it outright
    UNVERIFIED = "unverified"  # nobody has looked yet


_NOT_VERIFIED = frozenset((Evidence.PLAN, Evidence.RESTATED, Evidence.INFERRED, Evidence.UNVERIFIED))
UNVERIFIED_WORDS = "chưa kiểm chứng"


@dataclass(frozen=True)
class Source:
    """What a rule rests on, as a clerk would quote it."""

    text: str
    evidence: Evidence = Evidence.TEXT

    @property
    def is_verified(self) -> bool:
        """Whether somebody read it; practice of offices needs no proof."""
        return self.evidence not in _NOT_VERIFIED

    @property
    def shown(self) -> str:
        """The text, with a mark where nobody verified it."""
        return self.text if self.is_verified else f"{self.text} ({UNVERIFIED_WORDS})"
