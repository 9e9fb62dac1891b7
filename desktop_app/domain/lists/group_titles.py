"""Titles of the groups that rows of a list stand under: "I. PHÒNG BƯU CHÍNH", "B. Cá nhân", the name of a sheet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop_app.domain.language.numerals import from_roman
from desktop_app.domain.language.text import clean_line, fold

_MARKER = re.compile(
    r"(?P<roman>[IVXL]{1,6})[.\-:) /]|(?P<letter>[A-HĐ])[.\-:)/]|(?P<point>[a-hđ])[.)]|(?P<figure>\d{1,2}(\.\d{1,2})*)[.)]"
)
_LONE_MARKER = re.compile(r"(?P<roman>[IVXL]{1,6})[.)]?|(?P<letter>[A-HĐ])[.)]?|(?P<point>[a-hđ])[.)]?")
_UNIT_WORDS = (
    "các phòng|phòng|ban|văn phòng|thanh tra|trung tâm|chi cục|trường|viện|sở|tổng công ty|công ty|tổ|đội|khoa|ubnd|ủy ban|uỷ ban"
    "|hội|cục|vụ|lãnh đạo|đơn vị|bộ phận|huyện|thị xã|thành phố|xã|phường|quỹ|doanh nghiệp|chi nhánh|bưu điện|bql|tt|p."
)
_UNIT = re.compile(f"(?:{_UNIT_WORDS.replace('.', '[.]')})(?: .*|$)")
_BARE_UNIT = re.compile(f"(?:{fold(_UNIT_WORDS).replace('.', '[.]')})(?: .*|$)")
_NOT_UNIT = re.compile(
    r"(danh sach|bang|bieu|phu luc|tong hop|ca nhan|tap the|danh hieu|hinh thuc|truong (phong|ban|don vi)|khoi|cum)\b"
    r"|(so|to|ban) (luong|lieu|tt)\b|xa hoi"
)
_OPENING = re.compile(r"[^:]{0,30}:\s*")


def unit_of(group_titles: Sequence[str]) -> str:
    """The unit the groups name, the narrowest one, without its marker; "" where none names a unit."""
    named = (without_marker(title) for title in reversed(group_titles))
    return next((name for name in named if is_unit_like(name)), "")


def is_unit_like(text: str) -> bool:
    """Whether a text begins like the name of a unit, behind its marker."""
    name = clean_line(without_marker(text)).lower()
    folded = fold(name)
    form = _BARE_UNIT if name.isascii() else _UNIT  # "Viện" is a unit, "Viên" and "Vũ" are families
    return form.fullmatch(name) is not None and _NOT_UNIT.match(folded) is None


def without_marker(text: str) -> str:
    """ "I. PHÒNG BƯU CHÍNH" → "PHÒNG BƯU CHÍNH", "Đơn vị: Phòng 1" → "Phòng 1"."""
    if marker_kind(text):
        found = _MARKER.match(text)
        rest = text[found.end() :].strip(" .-:") if found else ""
        text = rest or text
    opening = _OPENING.match(text)
    return text[opening.end() :] if opening and fold(opening[0]).startswith(("don vi", "phong :", "phong:")) else text


def marker_kind(text: str) -> str:
    """ "roman", "letter", "point" or "figure" for a text that begins with such a marker, else ""."""
    return _kind(_MARKER.match(text))


def lone_marker_kind(text: str) -> str:
    """The same for a cell that holds nothing but a marker; a figure alone is the number of an entry."""
    return _kind(_LONE_MARKER.fullmatch(text))


def _kind(found: re.Match[str] | None) -> str:
    if found is None:
        return ""
    kind = next(name for name, value in found.groupdict().items() if value)
    if kind == "roman" and from_roman(found["roman"]) is None:
        return ""
    return "letter" if kind == "roman" and found["roman"] in ("C", "D") else kind
