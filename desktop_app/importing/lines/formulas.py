"""The fixed formulas of an official paper that the program prints by itself: Quốc hiệu, Tiêu ngữ, "Đã ký"."""

from __future__ import annotations

import re

_COUNTRY = re.compile(r"c[oộ]ng\s+h(?:òa|oà|oa)\s+x[aã]\s+h[oộ]i\s+ch[uủ]\s+ngh[iĩ]a\s+vi[eệ]t\s+nam", re.IGNORECASE)
_COUNTRY_HALF = re.compile(r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI|CHỦ\s+NGHĨA\s+VIỆT\s+NAM")
_MOTTO = re.compile(r"[đd][oộ]c\s+l[aậ]p\s*[-–—.]\s*t[uự]\s+do\s*[-–—.]\s*h[aạ]nh\s+ph[uú]c", re.IGNORECASE)
_SIGNED = re.compile(
    r"[\[(]?\s*(?:hand-?written\s+signature|signature|signed|seal|stamp|đã\s+ký|ký\s+tên|chữ\s+ký|con\s+dấu"
    r"|(?:đã\s+)?ký(?:\s+tên)?,\s*(?:và\s+)?đóng\s+dấu|chữ\s+ký,\s*(?:con\s+)?dấu)\s*[\])]?",
    re.IGNORECASE,
)

_SIGN_WORDS = (
    r"hand-?written|signatures?|signed|signer'?s?|seals?|stamps?|stamped|official|red|round|circular|with|and|of|the|over|"
    r"đã|ký|tên|và|đóng|chữ|con|dấu|đỏ|tròn|số|điện|tử"
)
_BRACKETED_SIGN = re.compile(rf"[\[(]\s*(?:(?:{_SIGN_WORDS})[\s,/&+-]*)+[\])]", re.IGNORECASE)


def country_span(text: str) -> tuple[int, int] | None:
    """Where "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" stands in a line, in either tone placement."""
    found = _COUNTRY.search(text)
    return found.span() if found else None


def motto_span(text: str) -> tuple[int, int] | None:
    """Where "Độc lập - Tự do - Hạnh phúc" stands in a line, with any dash."""
    found = _MOTTO.search(text)
    return found.span() if found else None


def is_country(text: str) -> bool:
    """Whether the line is the Quốc hiệu and nothing else."""
    return _COUNTRY.fullmatch(text) is not None


def is_country_half(text: str) -> bool:
    """Whether the line is one half of a Quốc hiệu that was broken in two."""
    return _COUNTRY_HALF.fullmatch(text) is not None


def is_signed_mark(text: str) -> bool:
    """Whether the line only says that somebody signed here: "[Handwritten signature]", "(Đã ký)"."""
    if len(text) >= 70:
        return False
    return _SIGNED.fullmatch(text) is not None or _BRACKETED_SIGN.fullmatch(text) is not None
