"""Whether a post leads others: from phó phòng up, as the statistics of the field tell leaders from direct workers."""

from __future__ import annotations

from desktop_app.domain.language.text import fold
from desktop_app.domain.office.office import UnitKind

_FIRST_WORDS = (
    "giam doc",
    "pho giam doc",
    "tong giam doc",
    "truong",
    "pho",
    "chanh",
    "chi cuc truong",
    "vien truong",
    "hieu truong",
    "chu tich",
    "quyen",
    "phu trach",
)


def is_leading_post(post: str, unit_kind: UnitKind | None = None) -> bool | None:
    """By the first words of the post; everybody in Lãnh đạo Sở leads. None: no post is known."""
    if unit_kind is UnitKind.LEADERSHIP:
        return True
    folded = fold(post)
    if not folded:
        return None
    return any(folded == words or folded.startswith(f"{words} ") for words in _FIRST_WORDS)
