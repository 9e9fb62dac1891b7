"""What happened in the demonstration besides plans and registrations: read from ``resources/samples/demo/mua-thi-dua.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop_app.domain.office.office import Sex, UnitKind
from desktop_app.domain.project.project import ProgressState
from desktop_app.importing.demo_records import read_records, records


@dataclass(frozen=True)
class Renaming:
    """A unit that got another name, by a document."""

    old: str
    new: str
    on: date
    document_number: str
    document_on: date


@dataclass(frozen=True)
class Newcomer:
    """Somebody besides those of the list of people."""

    name: str
    sex: Sex
    birth_year: int
    unit: str
    post: str = ""
    from_on: date | None = None
    to_on: date | None = None


@dataclass(frozen=True)
class Scores:
    """The score sheet of a year."""

    year: int
    file: str


@dataclass(frozen=True)
class Group:
    """A bloc or cluster; ``names`` are members outside the office."""

    name: str
    kind: UnitKind
    from_on: date
    units: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    scores: tuple[Scores, ...] = ()


@dataclass(frozen=True)
class TargetReached:
    """What became of the target (by its place, from 1) for a party."""

    target: int
    party: str
    actual: str
    evidence: str = ""


@dataclass(frozen=True)
class DemoCommitment:
    """A signed commitment of one unit with the office, or of a group; ``is_computed``: results taken from the tally."""

    plan: str
    signed_on: date
    unit: str = ""
    group: str = ""
    is_computed: bool = False
    results: tuple[TargetReached, ...] = ()


@dataclass(frozen=True)
class Progress:
    """How far a project was on a day."""

    on: date
    state: ProgressState
    percent: int | None = None
    result: str = ""
    evidence: str = ""
    reason: str = ""


@dataclass(frozen=True)
class DemoProject:
    """A project registered under a plan. No name: the plan's own project, taken over."""

    plan: str
    name: str = ""
    unit: str = ""
    time_text: str = ""
    contents: tuple[str, ...] = ()
    expected_result: str = ""
    progress: tuple[Progress, ...] = ()


@dataclass(frozen=True)
class Receipt:
    """A report of a unit that came in."""

    unit: str
    on: date
    late_reason: str = ""
    note: str = ""


@dataclass(frozen=True)
class ReportRound:
    """The reports of the month they are due in; ``sent``: the note of the office's own."""

    plan: str
    month: int
    receipts: tuple[Receipt, ...] = ()
    sent: str = ""


@dataclass(frozen=True)
class Letter:
    """A letter to a unit that has not sent its registration."""

    plan: str
    unit: str
    on: date
    answer_by: date
    number: int


@dataclass(frozen=True)
class DemoSeason:
    """All of it. ``apart``: names that are borne by different people."""

    renamings: tuple[Renaming, ...]
    newcomers: tuple[Newcomer, ...]
    apart: tuple[str, ...]
    lists: tuple[str, ...]
    groups: tuple[Group, ...]
    commitments: tuple[DemoCommitment, ...]
    projects: tuple[DemoProject, ...]
    reports: tuple[ReportRound, ...]
    letters: tuple[Letter, ...]


def load_season(folder: Path) -> DemoSeason:
    """Read the shipped file."""
    data = read_records(folder / "mua-thi-dua.toml")
    return DemoSeason(
        renamings=records(Renaming, data["renamings"]),
        newcomers=records(Newcomer, data["newcomers"]),
        apart=tuple(data["names"]["apart"]),
        lists=tuple(data["lists"]["files"]),
        groups=records(Group, data["groups"]),
        commitments=records(DemoCommitment, data["commitments"]),
        projects=records(DemoProject, data["projects"]),
        reports=records(ReportRound, data["reports"]),
        letters=records(Letter, data["letters"]),
    )
