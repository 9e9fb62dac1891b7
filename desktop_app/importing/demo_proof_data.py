"""What proves that people of the demonstration deserve their awards: read from ``resources/samples/demo/minh-chung.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop_app.domain.lists.column import ListKind
from desktop_app.domain.proof.conduct import AbsenceKind, DisciplineKind
from desktop_app.domain.proof.service_time import ProofKind
from desktop_app.domain.proof.work_rating import RatingGrade
from desktop_app.importing.demo_records import read_records, records


@dataclass(frozen=True)
class ProofList:
    """A list as a unit sends it; the clerk says what it is."""

    file: str
    kind: ListKind


@dataclass(frozen=True)
class RatedAtOnce:
    """One grade for everybody of the units (none: of the office) whom no list has rated."""

    year: int
    grade: RatingGrade
    decision_number: str
    decision_on: date
    authority: str
    units: tuple[str, ...] = ()


@dataclass(frozen=True)
class RatedUnit:
    """The grade of a unit as a collective."""

    unit: str
    year: int
    grade: RatingGrade
    decision_number: str
    decision_on: date
    authority: str


@dataclass(frozen=True)
class DemoDiscipline:
    """A discipline somebody was under."""

    person: str
    kind: DisciplineKind
    from_on: date
    to_on: date
    decision_number: str
    authority: str


@dataclass(frozen=True)
class DemoAbsence:
    """A time somebody was away."""

    person: str
    kind: AbsenceKind
    from_on: date
    to_on: date
    note: str = ""


@dataclass(frozen=True)
class Complete:
    """Years of which all records of a kind are in."""

    kind: ProofKind
    years: tuple[int, ...]


@dataclass(frozen=True)
class DemoProofs:
    """All of it. ``fallback``: the rule set used where that of the day has no criteria."""

    lists: tuple[ProofList, ...]
    rated: tuple[RatedAtOnce, ...]
    units: tuple[RatedUnit, ...]
    disciplines: tuple[DemoDiscipline, ...]
    absences: tuple[DemoAbsence, ...]
    complete: tuple[Complete, ...]
    fallback: str


def load_proofs(folder: Path) -> DemoProofs:
    """Read the shipped file."""
    data = read_records(folder / "minh-chung.toml")
    return DemoProofs(
        lists=records(ProofList, data["lists"]),
        rated=records(RatedAtOnce, data["rated"]),
        units=records(RatedUnit, data["units"]),
        disciplines=records(DemoDiscipline, data["disciplines"]),
        absences=records(DemoAbsence, data["absences"]),
        complete=records(Complete, data["complete"]),
        fallback=data["rules"]["fallback"],
    )
