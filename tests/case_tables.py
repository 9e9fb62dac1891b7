"""Case tables of the rule sets: a record written in a few words, the rows looked at, the verdict and the article expected.

How a record is written stands at the head of ``tests/unit/rules/cases/b_and_c.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app.domain.award.award import Outcome
from desktop_app.domain.award.catalogue import BY_CODE
from desktop_app.domain.award.merit import MeritKind, MeritPeriod, whole_years
from desktop_app.domain.judging.judgement import Candidate, Finding, Judgement
from desktop_app.domain.judging.record import GroupRank, HeldAward, Stay, SubjectRecord
from desktop_app.domain.language.dates import parse_date
from desktop_app.domain.proof.conduct import Absence, AbsenceKind, Discipline, DisciplineKind, Inquiry, InquiryKind
from desktop_app.domain.proof.initiative import Initiative, InitiativeKind, InitiativeUse, Reach, Recognition
from desktop_app.domain.proof.review import ReviewBody, ReviewedCandidate, ReviewMinutes
from desktop_app.domain.proof.service_time import ProofKind, ServiceTime
from desktop_app.domain.proof.work_rating import RatingGrade, WorkRating
from desktop_app.domain.registration.registration import SubjectKind

_DAY = r"[0-9]{2}/[0-9]{2}/[0-9]{4}"
_FORMER_UNIT = 2
_SPAN = re.compile(rf"({_DAY})(?:-({_DAY}))?")


@dataclass(frozen=True)
class ExpectedRow:
    """The verdict of one row, the place of the law it must name, and when it can be met at the earliest (0: not said)."""

    key: str
    verdict: str
    article: str
    soonest: int = 0


@dataclass(frozen=True)
class Case:
    """One line of a table: by one rule set, for one award."""

    rule_set: str
    award_code: str
    subject_kind: SubjectKind
    says: str
    year: int
    received_on: date
    written: Mapping[str, Any]
    verdict: str
    rows: tuple[ExpectedRow, ...]

    @property
    def name(self) -> str:
        """What the test is called."""
        return f"{self.rule_set} {self.award_code} {self.says}"

    def record(self) -> SubjectRecord:
        """Its record."""
        return record(self.written, self.award_code, self.subject_kind, self.year)


def read_cases(path: Path) -> Iterator[Case]:
    """All cases of a table, one for each rule set and award named."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    records = table.get("records", {})
    for one in table["case"]:
        like = records[one["record"]] if "record" in one else {}
        for rule_set in one.get("sets", table["sets"]):
            for award in one["awards"]:
                code, _, kind = award.partition(" ")
                subject = SubjectKind(kind) if kind else _only_subject(code)
                yield Case(
                    rule_set=rule_set,
                    award_code=code,
                    subject_kind=subject,
                    says=one["says"],
                    year=one.get("year", table["year"]),
                    received_on=one.get("received", table["received"][rule_set]),
                    written={**like, **one.get("with", {})},
                    verdict=one.get("verdict", ""),
                    rows=tuple(ExpectedRow(*row) for row in one.get("rows", ())),
                )


def _only_subject(code: str) -> SubjectKind:
    (found,) = BY_CODE[code].subjects
    return found


def record(written: Mapping[str, Any], award_code: str, subject_kind: SubjectKind, year: int) -> SubjectRecord:
    """The record that the words of a table mean."""
    person_id = 1 if subject_kind is SubjectKind.PERSON else None
    recruited, left = written.get("recruited"), written.get("left")
    return SubjectRecord(
        candidate=Candidate(subject_kind, 1, person_id),
        name="Nguyễn Văn Mẫu" if person_id else "Phòng Mẫu",
        ratings={one.year: one for text in written.get("ratings", ()) for one in _ratings(text)},
        awards=tuple(one for text in written.get("awards", ()) for one in _awards(text)),
        initiatives=tuple(_initiative(at, text) for at, text in enumerate(written.get("initiatives", ()), 1)),
        disciplines=tuple(
            Discipline(at, 1, DisciplineKind(kind), first, last)
            for at, (kind, first, last, _) in enumerate(map(_spanned, written.get("disciplines", ())), 1)
        ),
        absences=tuple(
            Absence(at, 1, AbsenceKind(kind), first, last, result)
            for at, (kind, first, last, result) in enumerate(map(_spanned, written.get("absences", ())), 1)
        ),
        inquiries=tuple(
            Inquiry(at, InquiryKind(kind), 1, first, person_id, last)
            for at, (kind, first, last, _) in enumerate(map(_spanned, written.get("inquiries", ())), 1)
        ),
        reviews=tuple(_reviews(written, award_code, year)),
        service=ServiceTime(1, recruited, left) if recruited or left else None,
        stays=tuple(
            Stay(_FORMER_UNIT, "Phòng Cũ", first, last)
            for _, first, last, _ in map(_spanned, written.get("left_unit", ()))
        ),
        known_from=written.get("known_from"),
        in_being_from=written.get("founded") or None,
        closed=_closed(written.get("complete"), year),
        group_ranks={year: GroupRank("Khối 1", written["rank"])} if "rank" in written else {},
        registered=frozenset(_code(one, award_code) for one in written["registered"])
        if "registered" in written
        else None,
        members=tuple(_members(written, year)),
    )


def _members(written: Mapping[str, Any], year: int) -> Iterator[SubjectRecord]:
    number = 100
    for group in written.get("members", ()):
        like = {"complete": written.get("complete"), "known_from": written.get("known_from")}
        made = record({**like, **group}, "LDTT", SubjectKind.PERSON, year)
        for _ in range(group["count"]):
            number += 1
            yield SubjectRecord(
                **{**vars(made), "candidate": Candidate(SubjectKind.PERSON, 1, number), "name": f"Người {number}"}
            )


def _code(text: str, award_code: str) -> str:
    return award_code if text == "this" else text


def _years(text: str) -> range:
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


def _ratings(text: str) -> Iterator[WorkRating]:
    years, grade = text.split()
    return (WorkRating(year, year, RatingGrade(grade), 1) for year in _years(years))


def _awards(text: str) -> Iterator[HeldAward]:
    code, years, *rest = text.split()
    outcome, kind, period, decided = Outcome.APPROVED, None, None, None
    for word in rest:
        if word in ("proposed", "refused"):
            outcome = Outcome.PROPOSED if word == "proposed" else Outcome.NOT_APPROVED
        elif word.startswith("for:"):
            span = _years(word[4:])
            period = whole_years(span[0], span[-1])
        elif word.startswith("to:"):
            last = parse_date(word[3:])
            period = MeritPeriod(date(last.year, 1, 1), last)
        elif word.startswith("decided:"):
            decided = parse_date(word[8:])
        else:
            kind = MeritKind(word)
    for year in _years(years):
        yield HeldAward(code, year, outcome, kind, period, f"{year}/QĐ", decided)


def _initiative(number: int, text: str) -> Initiative:
    year, *rest = text.split()
    kind, recognitions, uses = InitiativeKind.INITIATIVE, [], []
    for word in rest:
        if word.startswith("used:"):
            award, _, used_in = word[5:].partition("/")
            uses.append(InitiativeUse(award, int(used_in)))
        elif word in list(InitiativeKind):
            kind = InitiativeKind(word)
        else:
            recognitions.append(Recognition(Reach(word), f"{number}/QĐ"))
    return Initiative(number, f"Sáng kiến {number}", int(year), (1,), kind, tuple(recognitions), tuple(uses))


def _spanned(text: str) -> tuple[str, date, date | None, str]:
    kind, span, *rest = text.split(" ", 2)
    found = _SPAN.fullmatch(span)
    assert found is not None, text
    last = parse_date(found.group(2)) if found.group(2) else None
    return kind, parse_date(found.group(1)), last, rest[0] if rest else ""


def _reviews(
    written: Mapping[str, Any], award_code: str, year: int
) -> Iterator[tuple[ReviewMinutes, ReviewedCandidate]]:
    for at, text in enumerate(written.get("attested", ()), 1):
        code, answer = text.split()
        minutes = ReviewMinutes(at, year, ReviewBody.UNIT, 1, date(year, 12, 10))
        yield minutes, ReviewedCandidate(_code(code, award_code), 1, 1, is_conduct_attested=answer == "yes")
    if "former_unit_says" in written:
        minutes = ReviewMinutes(99, year, ReviewBody.UNIT, _FORMER_UNIT, date(year, 12, 5))
        answer = written["former_unit_says"] == "yes"
        yield minutes, ReviewedCandidate(award_code, _FORMER_UNIT, 1, is_conduct_attested=answer)
    for at, text in enumerate(written.get("votes", ()), 100):
        counted, *ballot = text.split()
        votes, members = map(int, counted.split("/"))
        is_secret = {"secret": True, "open": False}[ballot[0]] if ballot else None
        minutes = ReviewMinutes(
            at,
            year,
            ReviewBody.BASE_COUNCIL,
            None,
            date(year, 12, 20),
            members=members,
            present=members,
            valid=members,
            is_secret=is_secret,
        )
        yield minutes, ReviewedCandidate(award_code, 1, 1, votes_for=votes)


def _closed(since: int | None, year: int) -> frozenset[tuple[ProofKind, int]]:
    if since is None:
        return frozenset()
    return frozenset((kind, one) for kind in ProofKind for one in range(since, year + 1))


def findings_of(judgement: Judgement) -> dict[str, Finding]:
    """The rows of a judgement by key, the outer ones first where a row of another award held against is called alike."""
    found: dict[str, Finding] = {}
    level = list(judgement.findings)
    while level:
        for one in level:
            found.setdefault(one.key, one)
        level = [part for one in level for part in one.parts]
    return found
