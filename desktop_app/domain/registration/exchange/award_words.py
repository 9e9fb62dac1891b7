"""What an office writes in the columns of titles and commendations: which awards are meant, or may be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from desktop_app.domain.award.catalogue import CATALOGUE, AwardKind, AwardSpec, award_called
from desktop_app.domain.language.text import clean_line, fold
from desktop_app.domain.registration.registration import SubjectKind

_BETWEEN = re.compile(r"\s*[;,+\n]\s*|\s+và\s+")
_NOTHING = frozenset({"", "-", "0", "x", "khong", "khong dang ky", "khong co", "ko", "k"})
_ABBREVIATIONS = (
    (r"\bcstd\b", "chien si thi dua"),
    (r"\bldtt\b", "lao dong tien tien"),
    (r"\btt\b", "tien tien"),
    (r"\bcs\b", "co so"),
    (r"\bldxs\b", "lao dong xuat sac"),
    (r"\bttld", "tap the lao dong "),
    (r"\bgk\b", "giay khen"),
    (r"\bbk\b", "bang khen"),
    (r"\bhcld\b", "huan chuong lao dong"),
    (r"\bubnd\b", "uy ban nhan dan"),
    (r"\bttg\b", "thu tuong"),
)
_WORTH = 0.55
_MOST = 3


@dataclass(frozen=True)
class AwardMention:
    """One award as written, and the entry it surely is (None: not known)."""

    text: str
    spec: AwardSpec | None


def awards_written(text: str) -> tuple[AwardMention, ...]:
    """The awards of one cell. A cell that says that nothing is registered ("không", "-") has none."""
    if fold(text) in _NOTHING:
        return ()
    whole = _called(text)
    if whole is not None:
        return (AwardMention(clean_line(text), whole),)
    parts = [part for part in _BETWEEN.split(clean_line(text)) if part]
    found = [AwardMention(part, _called(part)) for part in parts]
    # a name that itself holds a comma or "và" is one award nobody knows, not several
    return tuple(found) if any(one.spec for one in found) else (AwardMention(clean_line(text), None),)


def awards_meant(text: str, kind: AwardKind, subject: SubjectKind) -> tuple[AwardSpec, ...]:
    """The entries of one catalogue that a text may mean, most likely first, of those the subject can get."""
    written = _spelt_out(text)
    scored = [
        (max(_likeness(written, _spelt_out(name)) for name in (spec.name, spec.short_name)), -place, spec)
        for place, spec in enumerate(CATALOGUE)
        if spec.award_kind is kind and subject in spec.subjects
    ]
    return tuple(
        spec for score, _place, spec in sorted(scored, key=lambda one: one[:2], reverse=True) if score >= _WORTH
    )[:_MOST]


def _called(text: str) -> AwardSpec | None:
    """Also with the other spelling of "sĩ", a full stop behind, or words shortened ("CSTĐ cơ sở"), if that is one award's name."""
    bare = clean_line(text).rstrip(" .")
    return award_called(bare) or _BY_SPELLING.get(_spelling(bare)) or _BY_SPELT_OUT.get(_spelt_out(bare))


def _spelling(text: str) -> str:
    return fold(text).replace("sy ", "si ").replace("ky niem", "ki niem")


_BY_SPELLING = {_spelling(name): spec for spec in CATALOGUE for name in (spec.name, spec.short_name)}


def _spelt_out(text: str) -> str:
    spelt = _spelling(text)
    for short, long in _ABBREVIATIONS:
        spelt = re.sub(short, long, spelt)
    return " ".join(spelt.split())


_BY_SPELT_OUT = {
    spelt: specs[0]
    for spelt in {_spelt_out(spec.name) for spec in CATALOGUE}
    if len(specs := [spec for spec in CATALOGUE if _spelt_out(spec.name) == spelt]) == 1
}


def _likeness(written: str, name: str) -> float:
    words, known = set(written.split()), set(name.split())
    shared = len(words & known) / max(1, min(len(words), len(known))) if len(words) > 1 else 0.0
    return max(SequenceMatcher(None, written, name).ratio(), 0.95 * shared * min(1.0, len(words) / 2))
