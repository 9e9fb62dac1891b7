"""The kinds of condition a criterion is made of. A rule file combines them; only a new kind needs code.

Every condition carries what is required in words, the place of the text that requires it, and the days on which it holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.award.merit import MeritKind
from desktop_app.domain.evidence import Source
from desktop_app.domain.proof.conduct import DisciplineKind
from desktop_app.domain.proof.initiative import InitiativeKind, Reach
from desktop_app.domain.proof.review import ReviewBody
from desktop_app.domain.proof.work_rating import RatingGrade


@dataclass(frozen=True)
class Rule:
    """Common to all: ``key`` names the row within its rule set; both days are days of receipt, inclusive, None: open."""

    key: str
    required: str
    source: Source
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, received_on: date) -> bool:
        """Whether the row is in force for a dossier received on that day."""
        return (self.valid_from is None or self.valid_from <= received_on) and (
            self.valid_to is None or received_on <= self.valid_to
        )


@dataclass(frozen=True)
class Rated:
    """The work rating of the achievement year, of the subject itself."""

    rule: Rule
    at_least: RatingGrade


@dataclass(frozen=True)
class Reaches:
    """Holds another title of the same year, or is proposed for it and meets its criterion (CSTĐCS must be LĐTT)."""

    rule: Rule
    award_code: str


@dataclass(frozen=True)
class HasInitiatives:
    """``count`` recognised initiatives (or the other kinds) at one of ``reaches`` or a wider one, of the last ``years`` years."""

    rule: Rule
    reaches: tuple[Reach, ...]
    count: int = 1
    years: int = 1
    kinds: tuple[InitiativeKind, ...] = tuple(InitiativeKind)


@dataclass(frozen=True)
class HeldCount:
    """At least so many of any of these awards, of distinct years within a run."""

    award_codes: tuple[str, ...]
    count: int = 1


@dataclass(frozen=True)
class InitiativeCount:
    """So many recognised initiatives of the years of a run."""

    count: int = 1
    reaches: tuple[Reach, ...] = (Reach.BASE,)


@dataclass(frozen=True)
class YearRun:
    """``years`` consecutive years up to the achievement year, each rated ``rating`` or better, or with one of ``titles``.

    ``after``: the run starts after the achievement period of one of these awards (it must be held). ``within``: alternatives,
    each a list of counts that must all lie in the years of the run. ``rated_years``: so many years of the run rated
    so (≥ 1 year HTXSNV among five). ``initiatives``: so many recognised ones in the years of the run. A run that has
    lasted longer than ``years`` is looked at whole.
    """

    rule: Rule
    years: int
    rating: RatingGrade | None = None
    titles: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    within: tuple[tuple[HeldCount, ...], ...] = ()
    rated_years: tuple[tuple[RatingGrade, int], ...] = ()
    initiatives: InitiativeCount | None = None


@dataclass(frozen=True)
class HeldInARow:
    """Given one of these awards ``times`` times on end: each time no later than ``years_each`` years after the one before."""

    rule: Rule
    award_codes: tuple[str, ...]
    times: int
    years_each: int = 1


@dataclass(frozen=True)
class NoneInYear:
    """None of these awards in the achievement year, other than the one proposed and those of ``except_kinds``."""

    rule: Rule
    award_codes: tuple[str, ...]
    except_kinds: tuple[MeritKind, ...] = ()


@dataclass(frozen=True)
class Holds:
    """Has been given one of these awards before."""

    rule: Rule
    award_codes: tuple[str, ...]


@dataclass(frozen=True)
class Registered:
    """Registered for the award; a legal ground for titles under Luật Thi đua, khen thưởng 2003, later a plan's own setting.

    ``is_for_any``: any registration of the year is enough, as the 2003 law asks for taking part in the emulation.
    """

    rule: Rule
    is_for_any: bool = False


@dataclass(frozen=True)
class NoDiscipline:
    """No discipline of that form or a heavier one in the achievement year: of the subject, or of any member of the collective."""

    rule: Rule
    mildest: DisciplineKind
    is_of_members: bool = False


@dataclass(frozen=True)
class NoInquiry:
    """Nothing open against the subject on the day of receipt."""

    rule: Rule


@dataclass(frozen=True)
class MonthsWorked:
    """At least so many months of the achievement year; absences that count are those of the rule set's counting rules.

    ``is_of_recruits``: asked only of those recruited in that year.
    """

    rule: Rule
    months: int
    is_of_recruits: bool = False


@dataclass(frozen=True)
class FormerUnitOpinion:
    """Of somebody who came from another unit in the year after ``months`` or more there: that unit's opinion is on record."""

    rule: Rule
    months: int


@dataclass(frozen=True)
class TrainedWell:
    """Away for training for ``months`` or longer: the result must be one of ``results``."""

    rule: Rule
    months: int
    results: tuple[str, ...]


@dataclass(frozen=True)
class MembersReach:
    """A share of the collective's members holds a title of the year: at least ``percent``, or more than it when ``is_strict``."""

    rule: Rule
    award_codes: tuple[str, ...]
    percent: int
    is_strict: bool = False


@dataclass(frozen=True)
class MembersHave:
    """At least so many members hold one of the titles."""

    rule: Rule
    award_codes: tuple[str, ...]
    count: int = 1


@dataclass(frozen=True)
class MembersRated:
    """All members (``percent`` 100), or a share of them, are rated so or better."""

    rule: Rule
    at_least: RatingGrade
    percent: int = 100


@dataclass(frozen=True)
class InBeing:
    """The collective has existed for so many years and months at the end of the achievement year."""

    rule: Rule
    years: int = 0
    months: int = 0


@dataclass(frozen=True)
class LeadsGroup:
    """First of its bloc or cluster in the achievement year, by the score sheet; ``is_any_place``: scored there at all."""

    rule: Rule
    is_any_place: bool = False


@dataclass(frozen=True)
class Attested:
    """What only the minutes of a review can prove: conduct, unity, taking part in the movement.

    ``is_of_award``: only minutes that review the subject for this very award.
    """

    rule: Rule
    is_of_award: bool = False


@dataclass(frozen=True)
class Weighed:
    """A ground that no record can prove or rule out (outstanding in a movement, a contribution): the council's to conclude."""

    rule: Rule


@dataclass(frozen=True)
class ReceivedWithin:
    """The dossier came in no later than so many months after the achievement year ended."""

    rule: Rule
    months: int


@dataclass(frozen=True)
class ReceivedBy:
    """The dossier came in by that day of the year ``years_after`` the achievement year.

    ``award_codes``: after the year of the decision on the last of these awards instead.
    """

    rule: Rule
    day: int
    month: int
    years_after: int = 1
    award_codes: tuple[str, ...] = ()


class VoteBase(StrEnum):
    """Of what the share of votes is taken."""

    MEMBERS = "members"
    PRESENT = "present"
    VALID = "valid"


@dataclass(frozen=True)
class Voted:
    """A share of votes in the minutes of a body. ``quorum_percent``: of the members, for the meeting to be valid."""

    rule: Rule
    body: ReviewBody
    percent: int
    base: VoteBase = VoteBase.MEMBERS
    is_secret: bool = False
    quorum_percent: int | None = None


@dataclass(frozen=True)
class AnyOf:
    """One of them is enough."""

    rule: Rule
    conditions: tuple[Condition, ...]


@dataclass(frozen=True)
class AllOf:
    """All of them."""

    rule: Rule
    conditions: tuple[Condition, ...]


Condition = (
    Rated
    | Reaches
    | HasInitiatives
    | YearRun
    | HeldInARow
    | NoneInYear
    | Holds
    | Registered
    | NoDiscipline
    | NoInquiry
    | MonthsWorked
    | FormerUnitOpinion
    | TrainedWell
    | MembersReach
    | MembersHave
    | MembersRated
    | InBeing
    | LeadsGroup
    | Attested
    | Weighed
    | ReceivedWithin
    | ReceivedBy
    | Voted
    | AnyOf
    | AllOf
)
