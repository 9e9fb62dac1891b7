"""The national texts shipped with the program (resources/rules/national_texts.toml), as entries of the register."""

from __future__ import annotations

from pathlib import Path

from desktop_app.domain.evidence import Evidence
from desktop_app.domain.legal_basis.legal_basis import REGISTER_EVIDENCE, LegalBasis, split_number
from desktop_app.rules.toml_entries import Entry, read_entry

_KEYS = frozenset(
    (
        "key",
        "type",
        "number",
        "issuer",
        "title",
        "replaced_by",
        "source",
        "evidence",
        "dated_on",
        "in_force_from",
        "in_force_to",
    )
)


def load_national_texts(path: Path) -> tuple[LegalBasis, ...]:
    """Every text of the file. RuleFileError that names the entry when the file is not as it should be: a defect."""
    file = read_entry(path)
    texts = tuple(_basis(entry) for entry in file.entries("text"))
    keys = [text.shipped_key for text in texts]
    twice = {key for key in keys if keys.count(key) > 1}
    if twice:
        raise file.wrong("text", f"of one key each, not {sorted(twice)}")
    return texts


def _basis(entry: Entry) -> LegalBasis:
    unknown = entry.values.keys() - _KEYS
    if unknown:
        raise entry.wrong(", ".join(sorted(unknown)), "no key")
    number = split_number(entry.filled("number"))
    if number is None or not number[1]:
        raise entry.wrong("number", "a number with its symbol")
    start, end = entry.day("in_force_from"), entry.day("in_force_to")
    if start and end and end < start:
        raise entry.wrong("in_force_to", "a day that is not before in_force_from")
    evidence = entry.filled("evidence")
    if evidence not in REGISTER_EVIDENCE:
        raise entry.wrong("evidence", f"one of {', '.join(REGISTER_EVIDENCE)}, not {evidence}")
    return LegalBasis(
        document_type=entry.filled("type"),
        number=number[0],
        symbol=number[1],
        dated_on=entry.day("dated_on"),
        issuer=entry.filled("issuer", ""),
        title=entry.filled("title", ""),
        in_force_from=start,
        in_force_to=end,
        replaced_by=entry.filled("replaced_by", ""),
        source=entry.filled("source"),
        evidence=Evidence(evidence),
        shipped_key=entry.filled("key"),
    )
