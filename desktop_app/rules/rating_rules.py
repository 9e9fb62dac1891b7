"""Reads ``rating_instruments.toml``: by what text the work of a group and year is rated."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from desktop_app.domain.proof.rating_instrument import GradeCap, RatingInstrument, RatingInstruments
from desktop_app.domain.proof.work_rating import RatingGrade, StaffGroup
from desktop_app.rules.toml_entries import Entry, read_entry

FILE_NAME = "rating_instruments.toml"
_BANDS = (RatingGrade.EXCELLENT, RatingGrade.GOOD, RatingGrade.DONE)


def load_rating_instruments(folder: Path) -> RatingInstruments:
    """All texts; RuleFileError when the file does not hold what it should."""
    return read_rating_instruments(read_entry(folder / FILE_NAME))


def read_rating_instruments(entry: Entry) -> RatingInstruments:
    """The same of a file that is read already."""
    return RatingInstruments(tuple(_instrument(one) for one in entry.entries("instrument")))


def _instrument(entry: Entry) -> RatingInstrument:
    months = entry.entry("least_months") if "least_months" in entry.values else None
    bands = entry.entry("bands") if "bands" in entry.values else None
    return RatingInstrument(
        name=entry.filled("name"),
        staff_groups=frozenset(_group(entry, one) for one in entry.texts("staff_groups")),
        first_year=int(entry.number("first_year")),
        last_year=int(entry.number("last_year")) if "last_year" in entry.values else None,
        source=entry.source(),
        condition=entry.text("condition", ""),
        bands=tuple((grade, Decimal(str(bands.number(grade.value)))) for grade in _BANDS) if bands else (),
        cap=_cap(entry.entry("cap")) if "cap" in entry.values else None,
        least_months=int(months.number("months")) if months else None,
        least_months_source=months.source() if months else None,
    )


def _cap(entry: Entry) -> GradeCap:
    more = entry.entry("outstanding") if "outstanding" in entry.values else None
    within = entry.filled("within")
    if within not in ("agency", "unit"):
        raise entry.wrong("within", "agency or unit")
    try:
        base = RatingGrade(entry.filled("of"))
    except ValueError:
        raise entry.wrong("of", f"one of {', '.join(RatingGrade)}") from None
    return GradeCap(
        percent=int(entry.number("percent")),
        of=base,
        within=within,
        source=entry.source(),
        outstanding=int(more.number("percent")) if more else None,
        outstanding_source=more.source() if more else None,
    )


def _group(entry: Entry, text: str) -> StaffGroup:
    try:
        return StaffGroup(text)
    except ValueError:
        raise entry.wrong("staff_groups", f"some of {', '.join(StaffGroup)}") from None
