"""Two records of one person made one: what each brings, what cannot stand twice, what the kept record becomes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop_app.domain.award.catalogue import BY_CODE, AwardKind, award_name
from desktop_app.domain.office.office import Membership, Person


@dataclass(frozen=True)
class RegisteredLine:
    """A line of a registration that names the person; unit and plan as sentences quote them."""

    line_id: int
    registration_id: int
    unit: str
    plan: str
    title_code: str
    commendation_code: str
    is_withdrawn: bool = False

    @property
    def codes(self) -> tuple[str, str]:
        """What is registered; a registration may name a person twice if these differ."""
        return self.title_code, self.commendation_code


@dataclass(frozen=True)
class HeldAward:
    """A result of the person. ``plan_id`` and ``wave_uid`` as in ``Award``."""

    award_id: int
    achievement_year: int
    award_code: str
    plan_id: int | None
    wave_uid: str | None
    outcome: str
    decision_number: str = ""

    def is_same(self, other: HeldAward) -> bool:
        """Whether a person cannot hold both: a title once a year, a form of commendation once by one decision."""
        if (self.award_code, self.achievement_year, self.plan_id, self.wave_uid) != (
            other.award_code,
            other.achievement_year,
            other.plan_id,
            other.wave_uid,
        ):
            return False
        spec = BY_CODE.get(self.award_code)
        by_two_decisions = (
            self.decision_number != other.decision_number and self.decision_number and other.decision_number
        )
        return spec is None or spec.award_kind is AwardKind.TITLE or not by_two_decisions


@dataclass(frozen=True)
class PersonRecord:
    """All the office has of a person."""

    person: Person
    lines: tuple[RegisteredLine, ...] = ()
    awards: tuple[HeldAward, ...] = ()


class Clashing(StrEnum):
    """What stays where both stand in one registration or hold one award."""

    KEPT = "keep"
    OTHER = "other"
    BOTH = "both"


@dataclass(frozen=True)
class Clash:
    """Two rows of one table that cannot both belong to one person (``can_be_both``: they could). ``where`` quotes the place."""

    table: str
    kept_row: int
    other_row: int
    where: str
    can_be_both: bool = False

    def dropped(self, answer: Clashing) -> tuple[str, int, int] | None:
        """The table, the row that goes and the row that takes its place; None: both stay."""
        if answer is Clashing.BOTH and self.can_be_both:
            return None
        if answer is Clashing.OTHER:
            return self.table, self.kept_row, self.other_row
        return self.table, self.other_row, self.kept_row


@dataclass(frozen=True)
class PeopleMerge:
    """A merge that can be taken back. ``into_id``: who was kept then; ``kept_id``: who that is now, after later merges.

    ``moved``: rows that went over to the kept person.
    """

    id: int
    kept_id: int
    kept_name: str
    into_id: int
    merged_id: int
    merged_name: str
    made_at: str
    moved: int


@dataclass(frozen=True)
class Parted:
    """A person made of its own again. ``lost``: rows that had gone over and exist no more."""

    person_id: int
    name: str
    lost: int


def clashes(kept: PersonRecord, other: PersonRecord) -> tuple[Clash, ...]:
    """Where both stand in one registration, or hold one award of one year."""
    found: list[Clash] = []
    mine = {line.registration_id: line for line in reversed(kept.lines) if not line.is_withdrawn}
    for line in other.lines:
        if line.is_withdrawn or line.registration_id not in mine:
            continue
        same = next(
            (one for one in kept.lines if one.registration_id == line.registration_id and one.codes == line.codes), None
        )
        beside = same or mine[line.registration_id]
        where = f"bản đăng ký của {line.unit}, {line.plan}"
        found.append(Clash("registration_lines", beside.line_id, line.line_id, where, can_be_both=same is None))
    for award in other.awards:
        held = next((one for one in kept.awards if one.is_same(award)), None)
        if held is not None:
            where = f"kết quả {award_name(award.award_code)} năm {award.achievement_year}"
            found.append(Clash("awards", held.award_id, award.award_id, where))
    return tuple(found)


def merged_person(kept: Person, others: Iterable[Person]) -> Person:
    """The kept record with what it lacks from the others: sex and birth year."""
    for other in others:
        kept = replace(kept, sex=kept.sex or other.sex, birth_year=kept.birth_year or other.birth_year)
    return kept


def same_memberships(kept: Person, other: Person) -> tuple[tuple[Membership, Membership], ...]:
    """Pairs of memberships that tell one thing: the kept one as it becomes, and the other's that goes.

    Of one unit and of days in common. The wider period stays, and the post of the kept one, if it has any. Two different posts
    of the same days are two memberships.
    """
    pairs: list[tuple[Membership, Membership]] = []
    mine = {membership.id: membership for membership in kept.memberships}
    for theirs in other.memberships:
        for own in mine.values():
            is_one = own.unit_id == theirs.unit_id and _meet(own, theirs)
            if is_one and (own.post == theirs.post or not own.post or not theirs.post):
                wider = replace(
                    own,
                    post=own.post or theirs.post,
                    from_on=min(own.from_on, theirs.from_on) if own.from_on and theirs.from_on else None,
                    to_on=max(own.to_on, theirs.to_on) if own.to_on and theirs.to_on else None,
                )
                mine[own.id] = wider
                pairs.append((wider, theirs))
                break
    return tuple(pairs)


def _meet(one: Membership, other: Membership) -> bool:
    ends_before = one.to_on is not None and other.from_on is not None and one.to_on < other.from_on
    begins_after = one.from_on is not None and other.to_on is not None and other.to_on < one.from_on
    return not (ends_before or begins_after)
