"""The lines of Nơi nhận: recipients with their notes, and the filing line."""

from __future__ import annotations

import re

from desktop_app.domain.language.text import fold
from desktop_app.domain.plan.plan import Recipient

_OPENING = re.compile(r"N(?:[ơo]i|[ƠO]I)\s+(?:nh[ậa]n|NH[ẬA]N)\s*(?::|\.|$)\s*")
_DASH = re.compile(r"[-–—+•*]\s*")
_INLINE_ITEM = re.compile(r"(?:(?<=[;.:])\s*[-–+•]\s*|;\s+)(?=\S)")
_FILING = re.compile(r"(?:L[ưu]u|L[ƯU]U|lưu)\s*(?::|\s(?=[A-ZĐ]{2}|Văn phòng|Văn thư))\s*(?=\S)")
_FILING_END = re.compile(r"\s*[.;]+$")
_ITEM_END = re.compile(r"\s*[;,.]+$")
_NOTE = re.compile(r"\s*\((?P<note>[^()]{1,40})\)$")
_NOTES = frozenset(
    {"b/c", "t/h", "th", "bc", "de b/c", "de t/h", "de bc", "de th", "de bao cao", "de thuc hien", "bao cao", "thuc hien",
     "de biet", "phoi hop", "de phoi hop", "p/h", "de p/h", "ph/h", "k/t", "de chi dao", "theo doi", "de theo doi",
     "de dang tai", "dang tai", "de dang tin", "de tong hop", "de k/t", "de kiem tra", "thay b/c", "c/d", "de c/d"}
)  # fmt: skip


def recipients_opening(text: str) -> str | None:
    """What stands behind "Nơi nhận:" on its line ("" where nothing does), or None for any other line."""
    found = _OPENING.match(text)
    return text[found.end() :].strip() if found else None


def inline_items(text: str) -> list[str]:
    """The items of recipients written one after the other on one line."""
    return [item for part in _INLINE_ITEM.split(text) if (item := part.strip())]


def without_dash(text: str) -> str:
    """An item without the dash it begins with."""
    found = _DASH.match(text)
    return text[found.end() :] if found else text


def filing_entries(text: str) -> tuple[str, ...] | None:
    """ "Lưu: VT, HC (2)." → ("VT", "HC (2)"); None for a line that files nothing."""
    found = _FILING.match(text)
    if found is None:
        return None
    rest = _FILING_END.sub("", text[found.end() :])
    entries = tuple(entry for part in re.split(r"[,;]", rest) if (entry := part.strip()))
    return entries or None


def recipient(text: str) -> Recipient:
    """One recipient; what stands in brackets at its end is a note only if it is one of the closed list."""
    bare = _ITEM_END.sub("", text)
    found = _NOTE.search(bare)
    if found and fold(found["note"]).rstrip(".") in _NOTES and found.start():
        return Recipient(_ITEM_END.sub("", bare[: found.start()]), found["note"])
    return Recipient(bare or text)


def is_item_finished(text: str) -> bool:
    """Whether an item has its end mark, so that the next line begins another."""
    return text.rstrip()[-1:] in ";.,"
