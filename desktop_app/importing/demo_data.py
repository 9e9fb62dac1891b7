"""What the demonstration office is made of: read from ``resources/samples/demo``, all of it invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app.domain.office.office import AgencyProfile, Signatory, Unit
from desktop_app.domain.office.unit_names import guess_kind
from desktop_app.domain.plain_data import from_plain
from desktop_app.importing.demo_records import read_records, records


@dataclass(frozen=True)
class Move:
    """A person who came (no unit), left (no unit), or went to another unit on that day."""

    person: str
    on: date
    unit: str = ""
    post: str = ""


@dataclass(frozen=True)
class Decision:
    """One decision for all proposals of these awards; ``exception_reason``: why it is past a quota."""

    number: str
    on: date
    authority: str
    awards: tuple[str, ...] = ()
    exception_reason: str = ""


@dataclass(frozen=True)
class Refusal:
    """A proposal that was not approved; ``instead``: the lesser award that was."""

    person: str
    reason: str
    award: str = "GK"
    instead: str = ""


@dataclass(frozen=True)
class Postponement:
    """An amending document that moves the deadline of registration."""

    document_type: str
    number: str
    on: date
    registration_deadline: date


@dataclass(frozen=True)
class Flag:
    """A person's line that is handed back, and what is wrong in it."""

    person: str
    remark: str


@dataclass(frozen=True)
class UnitPaper:
    """The way of one unit's registration (or dossier). A line handed back (``flagged``) lacks its initiative."""

    unit: str
    received_on: date
    late_reason: str = ""
    approved_on: date | None = None
    returned_on: date | None = None
    return_reason: str = ""
    flagged: tuple[Flag, ...] = ()
    reopened_on: date | None = None
    reopen_reason: str = ""
    approved_again_on: date | None = None
    joined_on: date | None = None
    join_reason: str = ""
    is_collective_only: bool = False


@dataclass(frozen=True)
class Supplement:
    """A line registered later, with its reason."""

    unit: str
    person: str
    award: str
    on: date
    reason: str


@dataclass(frozen=True)
class WaveResults:
    """Who was proposed in one wave of a thematic plan; approved where there is a decision."""

    ordinal: int
    people: tuple[str, ...]
    units: tuple[str, ...]
    refused: Refusal | None = None
    decision: Decision | None = None


@dataclass(frozen=True)
class DemoPlan:
    """One plan: its text file, its issue, what was registered and what came of it.

    ``outstanding`` register for CSTĐCS, all others for LĐTT; ``commended`` for Giấy khen, ``provincial`` for Bằng khen.
    """

    file: str
    number: str
    issued_on: date
    registrations: tuple[UnitPaper, ...]
    commended: tuple[str, ...] = ()
    outstanding: tuple[str, ...] = ()
    provincial: tuple[str, ...] = ()
    not_registered: tuple[str, ...] = ()
    excellent_units: tuple[str, ...] = ()
    owes: tuple[str, ...] = ()
    at_most: tuple[str, ...] = ()
    is_registration_required: bool = False
    amendment: Postponement | None = None
    dossiers: tuple[UnitPaper, ...] = ()
    supplements: tuple[Supplement, ...] = ()
    refused: tuple[Refusal, ...] = ()
    decisions: tuple[Decision, ...] = ()
    proposed_units: tuple[str, ...] = ()
    project: str = ""
    waves: tuple[WaveResults, ...] = ()


@dataclass(frozen=True)
class DemoOffice:
    """The whole demonstration."""

    profile: AgencyProfile
    signatories: tuple[Signatory, ...]
    units: tuple[Unit, ...]
    moves: tuple[Move, ...]
    arrivals: tuple[Move, ...]
    departures: tuple[Move, ...]
    plans: tuple[DemoPlan, ...]
    initiatives: tuple[str, ...]
    people_file: Path


def load_demo(folder: Path) -> DemoOffice:
    """Read the shipped files; a fault in them is a defect of ours and raises as such."""
    data = read_records(folder / "co-quan.toml")
    return DemoOffice(
        profile=from_plain(AgencyProfile, data["agency"]),
        signatories=tuple(
            from_plain(Signatory, {"id": 0, "position": place, **one})
            for place, one in enumerate(data["signatories"], start=1)
        ),
        units=tuple(from_plain(Unit, _unit(one)) for one in data["units"]),
        moves=records(Move, data["moves"]),
        arrivals=records(Move, data["arrivals"]),
        departures=records(Move, data["departures"]),
        plans=records(DemoPlan, data["plans"]),
        initiatives=tuple(data["lines"]["initiatives"]),
        people_file=folder / "can-bo.csv",
    )


def _unit(data: dict[str, Any]) -> dict[str, Any]:
    kind = data.pop("kind", guess_kind(data["name"]).value)
    return {"id": 0, "unit_kind": kind, **data}
