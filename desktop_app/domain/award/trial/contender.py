"""Whoever may get a place, as the order of merit sees them. Verdict and votes are handed in; None: nobody judged, or counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from desktop_app.domain.award.award import Award
from desktop_app.domain.award.counting import Subject, award_subject
from desktop_app.domain.judging.judgement import VERDICT_NAMES, Verdict
from desktop_app.domain.office.office import Sex

NOT_JUDGED = "chưa thẩm định"
NO_VOTES = "chưa có phiếu"

ContenderKey = tuple[Subject, str]
"""Subject and award code."""


@dataclass(frozen=True)
class Votes:
    """Votes for, of so many."""

    votes_for: int
    of: int

    @property
    def share(self) -> Fraction:
        """Exactly which part voted for."""
        return Fraction(self.votes_for, self.of) if self.of else Fraction(0)


@dataclass(frozen=True)
class ContenderFacts:
    """What judging knows of a contender; None: nothing. ``is_leader`` None: as the post says."""

    verdict: Verdict | None = None
    votes: Votes | None = None
    is_leader: bool | None = None


FactsSource = Callable[[Iterable[Award]], Mapping[ContenderKey, ContenderFacts]]
"""Asked once for all contenders of a trial."""


@dataclass(frozen=True)
class Contender:
    """``award``: the result they have or would have (id 0: none stored). ``sex``: of a person; ``women``, ``people``: of a
    collective (None: not known for all of them). ``is_leader`` None: the post is not known."""

    award: Award
    name: str
    unit: str
    votes: Votes | None = None
    verdict: Verdict | None = None
    sex: Sex | None = None
    is_leader: bool | None = None
    women: int | None = None
    people: int = 0

    @property
    def key(self) -> ContenderKey:
        """Subject and award."""
        return key_of(self.award)


def key_of(award: Award) -> ContenderKey:
    """By what the facts of a contender are found."""
    return (award_subject(award), award.award_code)


def verdict_words(verdict: Verdict | None) -> str:
    """ "đạt", "thiếu minh chứng", or that nobody judged."""
    return VERDICT_NAMES[verdict].lower() if verdict is not None else NOT_JUDGED


def contender_words(contender: Contender) -> str:
    """ "Đỗ Thị Lan Hương (Thanh tra Sở, 8/9 phiếu, đạt)"."""
    votes = f"{contender.votes.votes_for}/{contender.votes.of} phiếu" if contender.votes is not None else NO_VOTES
    return f"{contender.name} ({contender.unit}, {votes}, {verdict_words(contender.verdict)})"
