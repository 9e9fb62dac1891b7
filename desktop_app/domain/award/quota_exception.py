"""Deciding past a quota: allowed, with a reason that is kept together with whom it concerns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.award.award import Award, Outcome, QuotaStanding, QuotaVerdict, ToldReason
from desktop_app.domain.award.wording import short_award_name
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.text import clean_line
from desktop_app.domain.registration.registration import SubjectKind


@dataclass(frozen=True)
class ExceptedSubject:
    """A person, or (``person_id`` None) a collective, awarded past a quota."""

    person_id: int | None
    unit_id: int
    collective_name: str = ""


@dataclass(frozen=True)
class QuotaException:
    """Why more were awarded than a quota allows. ``unit_id`` None with a ``unit_name``: of no single unit of the catalogue.

    ``limit`` and ``used``: how it stood when the reason was given.
    """

    id: int
    achievement_year: int
    plan_id: int | None
    fact_uid: str
    award_code: str
    unit_id: int | None
    unit_name: str
    limit: int
    used: int
    reason: str
    decision_number: str
    recorded_on: date
    subjects: tuple[ExceptedSubject, ...] = ()

    @property
    def over(self) -> int:
        """How many places past the quota the reason is for."""
        return self.used - self.limit

    def is_of(self, standing: QuotaStanding) -> bool:
        """Whether it was given for the same quota of the same unit."""
        return (
            (self.plan_id, self.fact_uid, self.award_code) == (standing.plan_id, standing.fact_uid, standing.award_code)
            and self.unit_id == _stored_unit(standing)
            and (self.unit_id is not None or self.unit_name == (standing.unit or ""))
        )


def exceptions_of(standing: QuotaStanding, exceptions: Iterable[QuotaException]) -> tuple[QuotaException, ...]:
    """The reasons given for a quota of a unit, in the order given."""
    return tuple(one for one in exceptions if one.is_of(standing))


def is_explained(standing: QuotaStanding, exceptions: Iterable[QuotaException]) -> bool:
    """Whether a reason was given for as many places past the quota as there are now."""
    over = standing.used - standing.limit
    return any(one.over >= over for one in exceptions_of(standing, exceptions))


def unexplained(standings: Iterable[QuotaStanding], exceptions: Iterable[QuotaException]) -> tuple[QuotaStanding, ...]:
    """Those past their quota without a reason; a quota nobody confirmed as a maximum has no "past"."""
    known = tuple(exceptions)
    return tuple(one for one in standings if one.verdict is QuotaVerdict.OVER and not is_explained(one, known))


def with_reasons(
    standings: Iterable[QuotaStanding], exceptions: Iterable[QuotaException], people: Mapping[int, str]
) -> tuple[QuotaStanding, ...]:
    """The standings with the reasons given for each; ``people``: names by id."""
    known = tuple(exceptions)
    if not known:
        return tuple(standings)
    return tuple(
        replace(standing, reasons=tuple(_told(one, people) for one in exceptions_of(standing, known)))
        for standing in standings
    )


def _told(one: QuotaException, people: Mapping[int, str]) -> ToldReason:
    named = tuple(people.get(subject.person_id or 0, subject.collective_name) for subject in one.subjects)
    return ToldReason(one.reason, named, one.limit, one.used, one.decision_number, one.recorded_on)


def reason_words(told: ToldReason) -> str:
    """ "xét 7 trên 6 suất, Quyết định số 215/QĐ-SKHCN: … (Huỳnh Công Đạt; …)"."""
    number = f", Quyết định số {told.decision_number}" if told.decision_number else ""
    whom = f" ({'; '.join(told.people)})" if told.people else ""
    return (
        f"xét {told.used} trên {told.limit} suất{number}, ghi ngày {format_text(told.recorded_on)}: {told.reason}{whom}"
    )


def over_words(standing: QuotaStanding) -> str:
    """ "CSTĐCS 7 / 6 suất (vượt 1), mục IV.2 …"."""
    where = f" của {standing.unit}" if standing.unit else ""
    over = standing.used - standing.limit
    source = f", {standing.source}" if standing.source else ""
    return (
        f"{short_award_name(standing.award_code)}{where}: {standing.used} / {standing.limit} suất, vượt {over}{source}"
    )


def exceptions_for(
    standings: Iterable[QuotaStanding],
    awards: Iterable[Award],
    reason: str,
    decision_number: str,
    recorded_on: date,
    year: int,
) -> tuple[QuotaException, ...]:
    """One for each standing, about the approved people among ``awards`` it counts. UserError while there is no reason."""
    found, given = tuple(standings), clean_line(reason)
    if found and not given:
        told = "; ".join(over_words(one) for one in found)
        raise UserError(
            "award.quota_reason",
            f"Quyết định này vượt tỷ lệ: {told}. Ghi lý do vượt tỷ lệ, hoặc bớt người rồi làm lại.",
        )
    people = [one for one in awards if one.outcome is not Outcome.NOT_APPROVED and one.person_id is not None]
    return tuple(
        QuotaException(
            id=0,
            achievement_year=year,
            plan_id=one.plan_id,
            fact_uid=one.fact_uid,
            award_code=one.award_code,
            unit_id=_stored_unit(one),
            unit_name=one.unit or "",
            limit=one.limit,
            used=one.used,
            reason=given,
            decision_number=clean_line(decision_number),
            recorded_on=recorded_on,
            subjects=tuple(
                ExceptedSubject(award.person_id, award.unit_id)
                for award in people
                if award.award_code == one.award_code
                and award.subject_kind is SubjectKind.PERSON
                and one.concerns(award.unit_id)
            ),
        )
        for one in found
    )


def _stored_unit(standing: QuotaStanding) -> int | None:
    """Pools that are no row of the units (those in no bloc) are told by their name."""
    return standing.unit_id if standing.unit_id is not None and standing.unit_id > 0 else None
