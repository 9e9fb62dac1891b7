"""The national texts shipped with the program (resources/rules/national_texts.toml), as entries of the register."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app.domain.legal_basis.legal_basis import Evidence, LegalBasis, split_number

_TEXTS = frozenset({"type", "number", "issuer", "title", "replaced_by", "source"})
_DAYS = frozenset({"dated_on", "in_force_from", "in_force_to"})
_REQUIRED = frozenset({"key", "type", "number", "source", "evidence"})


def load_national_texts(path: Path) -> tuple[LegalBasis, ...]:
    """Every text of the file. ValueError that names the entry when the file is not as it should be: a defect, not a user's."""
    with path.open("rb") as file:
        entries = tomllib.load(file).get("text", [])
    texts = tuple(_basis(entry) for entry in entries)
    keys = [text.shipped_key for text in texts]
    twice = {key for key in keys if keys.count(key) > 1}
    if twice:
        raise ValueError(f"national texts with one key: {sorted(twice)}")
    return texts


def _basis(entry: dict[str, Any]) -> LegalBasis:
    name = entry.get("key", entry)
    missing, unknown = _REQUIRED - entry.keys(), entry.keys() - _TEXTS - _DAYS - _REQUIRED
    if missing or unknown:
        raise ValueError(f"national text {name}: missing {sorted(missing)}, unknown {sorted(unknown)}")
    wrong = [key for key in entry.keys() - _DAYS if not isinstance(entry[key], str) or not entry[key].strip()]
    wrong += [key for key in entry.keys() & _DAYS if type(entry[key]) is not date]
    number = split_number(str(entry["number"]))
    if wrong or number is None or not number[1]:
        raise ValueError(f"national text {name}: wrong value of {wrong or ['number']}")
    start, end = entry.get("in_force_from"), entry.get("in_force_to")
    if start and end and end < start:
        raise ValueError(f"national text {name}: ends before it begins")
    return LegalBasis(
        document_type=entry["type"],
        number=number[0],
        symbol=number[1],
        dated_on=entry.get("dated_on"),
        issuer=entry.get("issuer", ""),
        title=entry.get("title", ""),
        in_force_from=start,
        in_force_to=end,
        replaced_by=entry.get("replaced_by", ""),
        source=entry["source"],
        evidence=Evidence(entry["evidence"]),
        shipped_key=entry["key"],
    )
