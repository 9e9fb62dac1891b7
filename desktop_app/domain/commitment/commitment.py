"""A commitment (bản giao ước thi đua): its parties, contents and targets, and the results that come back at year end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.plan.facts import Comparator


class TargetVerdict(StrEnum):
    """Đạt, Không đạt, Chưa có số liệu."""

    MET = "met"
    NOT_MET = "not_met"
    NO_DATA = "no_data"


VERDICT_NAMES: dict[TargetVerdict, str] = {
    TargetVerdict.MET: "Đạt",
    TargetVerdict.NOT_MET: "Không đạt",
    TargetVerdict.NO_DATA: "Chưa có số liệu",
}


@dataclass(frozen=True)
class Party:
    """Who signs. ``unit_id`` None: no unit of the office file, or the office itself (``is_office``), which promises nothing."""

    name: str
    unit_id: int | None = None
    signer_title: str = ""
    signer_name: str = ""
    is_office: bool = False


@dataclass(frozen=True)
class MovementLine:
    """A movement of part I: name, aim, when it is launched and closed, as written."""

    name: str
    aim: str = ""
    launched: str = ""
    closed: str = ""


@dataclass(frozen=True)
class PromisedTarget:
    """A target of part II. ``planned`` as written; ``value`` and ``comparator`` where it can be reckoned with.

    ``award_code``, ``fact_uid``: what the tally measures it by and the plan's target it came from, "" for a line of its own.
    """

    uid: str
    text: str
    measure: str = ""
    planned: str = ""
    comparator: Comparator | None = None
    value: float | None = None
    award_code: str = ""
    fact_uid: str = ""
    note: str = ""


@dataclass(frozen=True)
class CommitmentContent:
    """What the paper says. ``subject``: the line below the title; ``clauses``: what the parties will do, one item each."""

    subject: str = ""
    group_name: str = ""
    bases: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    movements: tuple[MovementLine, ...] = ()
    targets: tuple[PromisedTarget, ...] = ()
    titles: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True)
class TargetResult:
    """What became of one target for one party (by its place among the parties, from 0)."""

    target_uid: str
    party: int
    verdict: TargetVerdict
    actual: str = ""
    value: float | None = None
    evidence: str = ""
    noted_on: date | None = None


@dataclass(frozen=True)
class Commitment:
    """A stored commitment. ``signed_on`` None: a draft. ``group_id``: the bloc or cluster it was drafted for."""

    id: int
    plan_id: int | None
    working_year: int
    content: CommitmentContent
    parties: tuple[Party, ...] = ()
    signed_on: date | None = None
    group_id: int | None = None
    results: tuple[TargetResult, ...] = ()
    row_version: int = 1

    @property
    def label(self) -> str:
        """How a list names it: its group, or the unit that signs with the office."""
        promising = [party.name for party in self.parties if not party.is_office]
        return self.content.group_name or ", ".join(promising[:3]) or self.content.subject

    def result(self, target_uid: str, party: int) -> TargetResult | None:
        """The result of one target for one party."""
        return next((one for one in self.results if (one.target_uid, one.party) == (target_uid, party)), None)

    @property
    def promising(self) -> tuple[tuple[int, Party], ...]:
        """Those whose results are asked at year end, with their places: every party but the office."""
        return tuple((place, party) for place, party in enumerate(self.parties) if not party.is_office)


@dataclass(frozen=True)
class CommitmentScan:
    """A scan of the signed commitment."""

    id: int
    commitment_id: int
    name: str
    sha256: str
    size: int
    added_at: str
