"""Awards, passports and double awards as the command line tells them: JSON, and lines for a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.award.double_wording import DOUBLE_NAMES, flag_advice, flag_basis, flag_sentence
from desktop_app.domain.award.merit import MERIT_NAMES, MeritKind
from desktop_app.domain.award.passport import Passport, PassportEntry, PassportPart
from desktop_app.domain.award.passport_wording import counts_words, gap_words, idle_words
from desktop_app.domain.award.past_award import PastAward
from desktop_app.domain.language.dates import format_text
from desktop_app.services.double_award_service import FoundDouble


@dataclass(frozen=True)
class Names:
    """Of people and units by id."""

    people: Mapping[int, str]
    units: Mapping[int, str]


def award_json(past: PastAward, names: Names) -> dict[str, Any]:
    """One award with all that is known of it."""
    award, period = past.award, past.period
    is_person = award.person_id is not None
    return {
        "id": award.id,
        "subject": names.people.get(award.person_id or 0, "") if is_person else award.collective_name,
        "kind": award.subject_kind.value,
        "person_id": award.person_id,
        "unit": names.units.get(award.unit_id),
        "year": award.achievement_year,
        "award": award.award_code,
        "name": award_name(award.award_code),
        "decision_number": award.decision_number or None,
        "decision_on": award.decision_on.isoformat() if award.decision_on else None,
        "authority": award.authority or None,
        "merit_kind": past.merit_kind.value if past.merit_kind else None,
        "period": {"from": period.from_on.isoformat(), "to": period.to_on.isoformat()} if period else None,
        "note": past.note or None,
        "source": past.source.name if past.source else None,
    }


def passport_json(found: Passport, names: Names) -> dict[str, Any]:
    """``years`` are those of the person or of the unit itself; ``former`` of the units it took the place of."""
    own, *former = [_part_json(part, names) for part in found.parts]
    return {
        "kind": found.subject_kind.value,
        "id": found.subject_id,
        "name": found.name,
        "about": list(found.about),
        **own,
        "former": former,
        "together": [
            {"award": one.award_code, "own": one.own, "former": one.former, "together": one.together}
            for one in found.counts
        ],
        "idle_basis": found.idle_source.shown if found.idle_source else None,
    }


def _part_json(part: PassportPart, names: Names) -> dict[str, Any]:
    return {
        "heading": part.heading or None,
        "years": [
            {
                "year": year.year,
                "titles": [_entry_json(entry, names) for entry in year.titles],
                "commendations": [_entry_json(entry, names) for entry in year.commendations],
            }
            for year in part.years
        ],
        "gaps": list(part.gaps),
    }


def _entry_json(entry: PassportEntry, names: Names) -> dict[str, Any]:
    return {**award_json(entry.past, names), "accumulates": not entry.is_idle}


def double_json(found: FoundDouble) -> dict[str, Any]:
    """A flag with both awards."""
    flag = found.flag
    return {
        "key": flag.key,
        "kind": flag.kind.value,
        "name": DOUBLE_NAMES[flag.kind],
        "subject": found.subject,
        "unit": found.unit,
        "message": flag_sentence(flag),
        "advice": flag_advice(flag) or None,
        "basis": flag_basis(flag),
        "verified": flag.rule.source.is_verified if flag.rule else None,
        "awards": [
            {
                "id": row.award_id,
                "award": row.award_code,
                "year": row.achievement_year,
                "decision_number": row.decision_number or None,
                "decision_on": row.decision_on or None,
            }
            for row in (flag.one, flag.other)
        ],
        "set_aside": found.reason or None,
    }


def award_line(one: dict[str, Any]) -> str:
    """An award as a person reads it."""
    day = f" ngày {format_text(date.fromisoformat(one['decision_on']))}" if one["decision_on"] else ""
    decided = f"Quyết định {one['decision_number']}{day}" if one["decision_number"] else day.strip()
    kind = MERIT_NAMES[MeritKind(one["merit_kind"])].lower() if one["merit_kind"] else ""
    parts = (
        one["subject"],
        "" if one["unit"] == one["subject"] else one["unit"],
        f"{one['name']} năm {one['year']}",
        decided,
        one["authority"],
        kind,
    )
    return "; ".join(part for part in parts if part)


def passport_lines(found: Passport) -> list[str]:
    """A passport as a person reads it: one line an award, a dash for a year without."""
    lines = [f"Bảng khen thưởng: {found.name}", *found.about]
    for part in found.parts:
        if part.heading:
            lines.append(part.heading if part.years else f"{part.heading}: chưa có khen thưởng")
        for year in part.years:
            told = [_entry_line(entry) for entry in (*year.titles, *year.commendations)]
            lines += [f"{year.year}: {one}" for one in told] or [f"{year.year}: –"]
        lines += [gap_words(part.gaps)] if part.gaps else []
    lines += [line for line in (counts_words(found), idle_words(found)) if line]
    return lines if found.entries else [*lines, "Chưa có khen thưởng nào."]


def _entry_line(entry: PassportEntry) -> str:
    past, award = entry.past, entry.past.award
    day = f" ngày {format_text(award.decision_on)}" if award.decision_on else ""
    number = f"Quyết định {award.decision_number}{day}" if award.decision_number else day.strip()
    parts = (
        award_name(award.award_code),
        entry.whose,
        number,
        award.authority,
        f"giai đoạn {past.period.words}" if past.period else "",
        MERIT_NAMES[past.merit_kind].lower() if past.merit_kind else "",
        "không cộng dồn" if entry.is_idle else "",
        entry.unit,
    )
    return "; ".join(part for part in parts if part)


def double_lines(found: FoundDouble) -> list[str]:
    """A flag as a person reads it."""
    flag = found.flag
    lines = [f"{found.subject} ({found.unit}): {flag_sentence(flag)}", f"   {flag_basis(flag)}."]
    if flag_advice(flag):
        lines.append(f"   {flag_advice(flag)}")
    if found.reason:
        lines.append(f"   Đã bỏ qua: {found.reason}")
    return lines
