"""Initiatives (sáng kiến), research topics, schemes and works: whose, for which year, recognised by whom and how far they reach."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class InitiativeKind(StrEnum):
    """What it is: Luật 06/2022/QH15, Điều 23 names them beside one another."""

    INITIATIVE = "initiative"  # sáng kiến
    TOPIC = "topic"  # đề tài khoa học
    SCHEME = "scheme"  # đề án khoa học
    WORK = "work"  # công trình khoa học và công nghệ


INITIATIVE_KIND_NAMES = {
    InitiativeKind.INITIATIVE: "Sáng kiến",
    InitiativeKind.TOPIC: "Đề tài khoa học",
    InitiativeKind.SCHEME: "Đề án khoa học",
    InitiativeKind.WORK: "Công trình khoa học và công nghệ",
}


class Reach(StrEnum):
    """Within what it is recognised, narrowest first: base unit, province or ministry, the nation."""

    BASE = "base"  # cơ sở
    PROVINCE = "province"  # tỉnh
    MINISTRY = "ministry"  # bộ, ban, ngành
    NATION = "nation"  # toàn quốc


REACH_NAMES = {
    Reach.BASE: "Cấp cơ sở",
    Reach.PROVINCE: "Cấp tỉnh",
    Reach.MINISTRY: "Cấp bộ",
    Reach.NATION: "Toàn quốc",
}


@dataclass(frozen=True)
class Recognition:
    """A decision that recognised the initiative at a level: effect at the base, then influence in the province and so on."""

    reach: Reach
    decision_number: str = ""
    decision_on: date | None = None
    authority: str = ""


@dataclass(frozen=True)
class InitiativeUse:
    """It served for this award of that year; one initiative serves once (CV 5007/BNV-TĐKT năm 2023, mục III.5.c)."""

    award_code: str
    achievement_year: int


@dataclass(frozen=True)
class Initiative:
    """``year``: the achievement year it counts for. No recognition: proposed, not recognised yet (or the decision is missing)."""

    id: int
    name: str
    year: int
    person_ids: tuple[int, ...]
    initiative_kind: InitiativeKind = InitiativeKind.INITIATIVE
    recognitions: tuple[Recognition, ...] = ()
    uses: tuple[InitiativeUse, ...] = ()
    field: str = ""
    note: str = ""
    row_version: int = 1
