"""The hidden stamp of a form: which plan, unit, year and version it is, whom it listed, and a checksum over its frame.

It tells forms apart and finds what was changed by mistake; it is no protection against somebody who means to forge one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_app.domain.language.text import clean_line, match_key

STAMP_NAME = "SoThiDua"
"""The custom properties of the file are called so, with a number behind; the hidden sheet has the same texts."""
_PIECE = 240
"""A custom property holds 255 characters in Excel's and Word's own dialogs."""


@dataclass(frozen=True)
class FormStamp:
    """``plan_key`` names the issued plan whatever its number in the office file; ``people`` are (id, name on the form)."""

    form_version: int
    plan_key: str
    plan_label: str
    office: str
    unit_id: int
    unit: str
    year: int | None
    last_day: date | None
    made_on: date
    people: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class ReadStamp:
    """A stamp found in a file; ``is_whole``: its checksum agrees with it and with the frame it was read beside."""

    stamp: FormStamp
    is_whole: bool


def stamp_pieces(stamp: FormStamp, headings: Sequence[str]) -> tuple[str, ...]:
    """The stamp as short texts, to be put into the file in this order."""
    values = _values(stamp)
    text = json.dumps({**values, "sum": _checksum(values, headings)}, ensure_ascii=False, separators=(",", ":"))
    pieces, start = [], 0
    while start < len(text):
        end = start + _PIECE
        while " " in text[end - 1 : end + 1]:  # a space at an end of a piece may get lost on the way
            end -= 1
        pieces.append(text[start:end])
        start = end
    return tuple(pieces)


def read_stamp(pieces: Iterable[str], headings: Sequence[str]) -> ReadStamp | None:
    """The stamp whose texts those are; None where they are no stamp at all."""
    try:
        values: dict[str, Any] = json.loads("".join(pieces))
        told = values.pop("sum")
        stamp = _stamp(values)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return ReadStamp(stamp, told == _checksum(values, headings))


def _values(stamp: FormStamp) -> dict[str, Any]:
    return {
        "form": stamp.form_version,
        "plan": stamp.plan_key,
        "label": stamp.plan_label,
        "office": stamp.office,
        "unit_id": stamp.unit_id,
        "unit": stamp.unit,
        "year": stamp.year,
        "last_day": stamp.last_day.isoformat() if stamp.last_day else None,
        "made_on": stamp.made_on.isoformat(),
        "people": [list(one) for one in stamp.people],
    }


def _stamp(values: Mapping[str, Any]) -> FormStamp:
    last_day = values["last_day"]
    return FormStamp(
        form_version=int(values["form"]),
        plan_key=str(values["plan"]),
        plan_label=str(values["label"]),
        office=str(values["office"]),
        unit_id=int(values["unit_id"]),
        unit=str(values["unit"]),
        year=None if values["year"] is None else int(values["year"]),
        last_day=None if last_day is None else date.fromisoformat(last_day),
        made_on=date.fromisoformat(values["made_on"]),
        people=tuple((int(key), str(label)) for key, label in values["people"]),
    )


def _checksum(values: Mapping[str, Any], headings: Sequence[str]) -> str:
    frame = [match_key(heading) for heading in headings]
    text = json.dumps([values, frame], ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(clean_line(text).encode()).hexdigest()[:16]
