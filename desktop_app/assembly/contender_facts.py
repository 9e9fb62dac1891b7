"""What judging and the minutes know of contenders, for the order of merit of a trial."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from desktop_app.domain.award.award import Award
from desktop_app.domain.award.trial.contender import ContenderFacts, ContenderKey, Votes, key_of
from desktop_app.domain.errors import UserError
from desktop_app.domain.proof.review import ReviewBody, ReviewedCandidate, ReviewMinutes
from desktop_app.services.judging_service import JudgingService, candidate_of_award
from desktop_app.services.quota_service import FactsFor, KnownVerdict
from desktop_app.storage.proof_repository import ProofRepository

_BODIES = (ReviewBody.UNIT, ReviewBody.BASE_COUNCIL)
"""The later one's votes count."""
_JUDGED_AT_ONCE = 60
"""More contenders than this have the verdicts known so far, where somebody keeps them: the window must answer."""


def contender_facts(judging: JudgingService, proofs: ProofRepository) -> FactsFor:
    """Verdicts of the judging service and votes of the base council's minutes (else of the unit's), the newest."""

    def facts(
        year: int, received_on: date | None, awards: Collection[Award], known: KnownVerdict | None
    ) -> tuple[date, dict[ContenderKey, ContenderFacts], tuple[str, ...]]:
        day = received_on or judging.usual_received_on(year)
        if not awards:
            return day, {}, ()
        votes = _votes(proofs.reviews.minutes(year))
        if known is not None and len(awards) > _JUDGED_AT_ONCE:
            return day, {key_of(one): ContenderFacts(known(one), _of(votes, one)) for one in awards}, ()
        subjects = [candidate_of_award(one) for one in awards]
        try:
            prepared = judging.prepare(year, day, subjects)
        except UserError as problem:
            found = {key_of(one): ContenderFacts(votes=_of(votes, one)) for one in awards}
            return day, found, (f"Chưa thẩm định được: {problem.message}",)
        judged = {
            key_of(award): ContenderFacts(prepared.judge(subject, award.award_code).verdict, _of(votes, award))
            for award, subject in zip(awards, subjects, strict=True)
        }
        return day, judged, prepared.chosen.notes

    return facts


_VoteKey = tuple[str, int | None, int]


def _votes(minutes: Collection[ReviewMinutes]) -> dict[_VoteKey, Votes]:
    found: dict[_VoteKey, Votes] = {}
    for body in _BODIES:
        for one in sorted((one for one in minutes if one.review_body is body), key=lambda one: (one.held_on, one.id)):
            of = one.present or one.members or one.valid
            for candidate in one.candidates:
                if candidate.votes_for is not None and of:
                    found[_key(candidate)] = Votes(candidate.votes_for, of)
    return found


def _key(candidate: ReviewedCandidate) -> _VoteKey:
    return (candidate.award_code, candidate.person_id, 0 if candidate.person_id is not None else candidate.unit_id)


def _of(votes: dict[_VoteKey, Votes], award: Award) -> Votes | None:
    return votes.get((award.award_code, award.person_id, 0 if award.person_id is not None else award.unit_id))
