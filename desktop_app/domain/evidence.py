"""Where a rule was read and how well it is known: every rule that the law can change carries this."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Evidence(StrEnum):
    """How a rule is known, best first."""

    TEXT = "text"  # the primary text was read
    QUOTED = "quoted"  # a public page quotes or restates it
    LOCAL = "local"  # practice of offices, no national rule
    INFERRED = "inferred"  # follows from other facts; nobody says it outright
    UNVERIFIED = "unverified"


UNVERIFIED_WORDS = "chưa kiểm chứng"


@dataclass(frozen=True)
class Source:
    """What a rule rests on, as a clerk would quote it."""

    text: str
    evidence: Evidence = Evidence.TEXT

    @property
    def is_verified(self) -> bool:
        """Whether somebody read it; practice of offices needs no proof."""
        return self.evidence not in (Evidence.INFERRED, Evidence.UNVERIFIED)

    @property
    def shown(self) -> str:
        """The text, with a mark where nobody verified it."""
        return self.text if self.is_verified else f"{self.text} ({UNVERIFIED_WORDS})"
