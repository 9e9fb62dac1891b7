"""What judging gives: for each condition what is required, what is there, the place in the law and a verdict."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.evidence import Source
from desktop_app.domain.registration.registration import SubjectKind


class Verdict(StrEnum):
    """Đạt, không đạt, thiếu minh chứng: three values, so that a paper that is not there never reads as a fail."""

    MET = "met"
    NOT_MET = "not_met"
    MISSING = "evidence_missing"


VERDICT_NAMES = {
    Verdict.MET: "Đạt",
    Verdict.NOT_MET: "Không đạt",
    Verdict.MISSING: "Thiếu minh chứng",
}


class ProofPlace(StrEnum):
    """Where proof is entered: kinds of proof, the history of awards, the register, a person's record, the office's own rules."""

    RATINGS = "ratings"
    INITIATIVES = "initiatives"
    DISCIPLINES = "disciplines"
    ABSENCES = "absences"
    INQUIRIES = "inquiries"
    MINUTES = "minutes"
    AWARDS = "awards"
    REGISTRATION = "registration"
    PEOPLE = "people"
    RULES = "rules"


@dataclass(frozen=True)
class Finding:
    """One condition. ``lacking``: what would make it met, as a sentence ("" when it is).

    ``soonest``: the first achievement year in which it can be met when all goes well from now; None: no year can be told.
    ``parts``: the conditions inside it. ``steps``: what has to happen first, clauses that follow "ngay khi" or "nếu" (none where
    ``lacking`` says it); ``goal``: what that completes ("3 năm liên tục"). ``proof_place``: where missing proof is entered.
    """

    key: str
    required: str
    present: str
    source: Source
    verdict: Verdict
    lacking: str = ""
    soonest: int | None = None
    parts: tuple[Finding, ...] = ()
    steps: tuple[str, ...] = ()
    goal: str = ""
    proof_place: ProofPlace | None = None

    @property
    def open_parts(self) -> tuple[Finding, ...]:
        """What is not met inside it; nothing once it is met itself."""
        if self.verdict is Verdict.MET:
            return ()
        return tuple(one for one in self.parts if one.verdict is not Verdict.MET)

    @property
    def next_steps(self) -> tuple[str, ...]:
        """What has to happen first, as clauses."""
        if self.steps:
            return self.steps
        if self.lacking:
            return (self.lacking[0].lower() + self.lacking[1:].rstrip("."),)
        return (f"đủ điều kiện “{self.required.rstrip('.')}”",)


@dataclass(frozen=True)
class Candidate:
    """Who is judged: a person, or (``person_id`` None) a collective: a unit, or one called otherwise within it."""

    subject_kind: SubjectKind
    unit_id: int
    person_id: int | None = None
    collective_name: str = ""


@dataclass(frozen=True)
class Judgement:
    """The program compares; the council decides. ``notes``: what every paper made of it must say (fallback, transitions).

    ``is_meanwhile``: by the rule set the office chose where the day's own has no criterion.
    """

    candidate: Candidate
    award_code: str
    achievement_year: int
    received_on: date
    rule_set_id: str
    rule_set_name: str
    verdict: Verdict
    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()
    decided_by: str = ""
    is_meanwhile: bool = False

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """The conditions that are not met."""
        return tuple(one for one in self.findings if one.verdict is not Verdict.MET)


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    """All must be met: one fail fails, else one missing leaves it open."""
    given = set(verdicts)
    if Verdict.NOT_MET in given:
        return Verdict.NOT_MET
    return Verdict.MISSING if Verdict.MISSING in given else Verdict.MET


def any_of(verdicts: Iterable[Verdict]) -> Verdict:
    """One is enough: while one is missing the rest do not fail it."""
    given = set(verdicts)
    if Verdict.MET in given:
        return Verdict.MET
    return Verdict.MISSING if Verdict.MISSING in given else Verdict.NOT_MET
