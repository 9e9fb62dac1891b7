"""Where the proof that a condition lacks is entered: told by the condition's kind, so that a changed pack needs no code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop_app.domain.judging.judgement import Finding, ProofPlace, Verdict
from desktop_app.domain.rule_set import conditions as kinds
from desktop_app.domain.rule_set.conditions import Condition

_PLACES: dict[type[Condition], ProofPlace] = {
    kinds.Rated: ProofPlace.RATINGS,
    kinds.MembersRated: ProofPlace.RATINGS,
    kinds.HasInitiatives: ProofPlace.INITIATIVES,
    kinds.YearRun: ProofPlace.AWARDS,
    kinds.HeldInARow: ProofPlace.AWARDS,
    kinds.Holds: ProofPlace.AWARDS,
    kinds.ReceivedBy: ProofPlace.AWARDS,
    kinds.Registered: ProofPlace.REGISTRATION,
    kinds.NoDiscipline: ProofPlace.DISCIPLINES,
    kinds.NoInquiry: ProofPlace.INQUIRIES,
    kinds.TrainedWell: ProofPlace.ABSENCES,
    kinds.MonthsWorked: ProofPlace.PEOPLE,
    kinds.FormerUnitOpinion: ProofPlace.MINUTES,
    kinds.Attested: ProofPlace.MINUTES,
    kinds.Voted: ProofPlace.MINUTES,
}


def proof_place(condition: Condition) -> ProofPlace | None:
    """None: nothing on record can prove it, or its parts are proved each by its own."""
    return _PLACES.get(type(condition))


def places_lacking(findings: Iterable[Finding]) -> tuple[ProofPlace, ...]:
    """Where what is missing is entered, each place once, in the order of the conditions."""
    return tuple(dict.fromkeys(_lacking(findings)))


def _lacking(findings: Iterable[Finding]) -> Iterator[ProofPlace]:
    for one in findings:
        if one.proof_place is not None and one.verdict is Verdict.MISSING:
            yield one.proof_place
        yield from _lacking(one.open_parts)
