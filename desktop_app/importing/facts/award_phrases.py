"""Titles and forms of commendation as plans name them, in full or shortened."""

from __future__ import annotations

import re
from dataclasses import dataclass

_UBND = r"(?:chủ tịch\s+)?(?:UBND|(?:ủy|uỷ) ban nhân dân|HĐND)"
_SOLDIER = r"(?:chiến s[ĩỹ] thi đua|CSTĐ)"
_PATTERNS = {
    "TTLDXS": r"tập thể lao động xuất sắc|TTLĐXS",
    "TTLDTT": r"tập thể lao động tiên tiến|TTLĐTT|đơn vị tiên tiến",
    "LDTT": r"lao động tiên tiến|LĐTT|chiến s[ĩỹ] tiên tiến",
    "CSTDTQ": rf"{_SOLDIER} toàn quốc|CSTĐTQ",
    "CSTDCS": rf"{_SOLDIER}\s?(?:cấp )?cơ sở|CSTĐ\s?CS",
    "CSTDT": rf"{_SOLDIER} (?:cấp )?(?:tỉnh|thành phố)",
    "CSTDB": rf"{_SOLDIER} (?:cấp )?bộ",
    "CTDCP": r"cờ thi đua (?:của )?chính phủ",
    "CTDT": rf"cờ thi đua (?:của |cấp )?(?:{_UBND}|tỉnh|thành phố)",
    "CTDB": r"cờ thi đua (?:của |cấp )?bộ",
    "BKTTG": r"bằng khen (?:của )?thủ tướng",
    "BKT": rf"bằng khen (?:của )?(?:{_UBND}|tỉnh|cấp tỉnh)",
    "BKB": r"bằng khen (?:của )?(?:bộ|cấp bộ)",
    "GK": r"giấy khen",
    "KNC": r"kỷ niệm chương|kỉ niệm chương",
    "HCLD1": r"huân chương lao động hạng (?:nhất|I\b(?!I))",
    "HCLD2": r"huân chương lao động hạng (?:nhì|hai|II\b(?!I))",
    "HCLD3": r"huân chương lao động hạng (?:ba|III\b)",
}
_ANY = re.compile("|".join(f"(?P<{code}>{pattern})" for code, pattern in _PATTERNS.items()), re.IGNORECASE)


@dataclass(frozen=True)
class AwardMention:
    """An award named in a sentence, by its code, from ``start`` to ``end``."""

    code: str
    start: int
    end: int


def awards_in(text: str) -> list[AwardMention]:
    """All awards a text names, in order."""
    return [
        AwardMention(found.lastgroup, found.start(), found.end()) for found in _ANY.finditer(text) if found.lastgroup
    ]
