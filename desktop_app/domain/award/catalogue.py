"""The two catalogues: emulation titles (danh hiệu thi đua) and forms of commendation (hình thức khen thưởng).

Names by Luật Thi đua, khen thưởng số 06/2022/QH15, Điều 19-31 (titles) and Điều 9 (forms); codes are ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.language.text import fold
from desktop_app.domain.registration.registration import SubjectKind


class AwardKind(StrEnum):
    """Which catalogue it stands in."""

    TITLE = "title"
    COMMENDATION = "commendation"


@dataclass(frozen=True)
class AwardSpec:
    """One catalogue entry. ``subjects``: who may get it."""

    code: str
    name: str
    short_name: str
    award_kind: AwardKind
    subjects: frozenset[SubjectKind]


_PERSON = frozenset({SubjectKind.PERSON})
_COLLECTIVE = frozenset({SubjectKind.COLLECTIVE})
_BOTH = _PERSON | _COLLECTIVE

CATALOGUE: tuple[AwardSpec, ...] = (
    AwardSpec("LDTT", "Lao động tiên tiến", "LĐTT", AwardKind.TITLE, _PERSON),
    AwardSpec("CSTDCS", "Chiến sĩ thi đua cơ sở", "CSTĐCS", AwardKind.TITLE, _PERSON),
    AwardSpec("CSTDT", "Chiến sĩ thi đua cấp tỉnh", "CSTĐ tỉnh", AwardKind.TITLE, _PERSON),
    AwardSpec("CSTDB", "Chiến sĩ thi đua cấp bộ", "CSTĐ bộ", AwardKind.TITLE, _PERSON),
    AwardSpec("CSTDTQ", "Chiến sĩ thi đua toàn quốc", "CSTĐTQ", AwardKind.TITLE, _PERSON),
    AwardSpec("TTLDTT", "Tập thể lao động tiên tiến", "TTLĐTT", AwardKind.TITLE, _COLLECTIVE),
    AwardSpec("TTLDXS", "Tập thể lao động xuất sắc", "TTLĐXS", AwardKind.TITLE, _COLLECTIVE),
    AwardSpec("CTDT", "Cờ thi đua của Ủy ban nhân dân tỉnh", "Cờ TĐ tỉnh", AwardKind.TITLE, _COLLECTIVE),
    AwardSpec("CTDB", "Cờ thi đua của bộ", "Cờ TĐ bộ", AwardKind.TITLE, _COLLECTIVE),
    AwardSpec("CTDCP", "Cờ thi đua của Chính phủ", "Cờ TĐCP", AwardKind.TITLE, _COLLECTIVE),
    AwardSpec("GK", "Giấy khen của Giám đốc Sở", "Giấy khen", AwardKind.COMMENDATION, _BOTH),
    AwardSpec("BKT", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "BK tỉnh", AwardKind.COMMENDATION, _BOTH),
    AwardSpec("BKB", "Bằng khen của Bộ trưởng", "BK bộ", AwardKind.COMMENDATION, _BOTH),
    AwardSpec("BKTTG", "Bằng khen của Thủ tướng Chính phủ", "BK TTg", AwardKind.COMMENDATION, _BOTH),
    AwardSpec("KNC", "Kỷ niệm chương", "KNC", AwardKind.COMMENDATION, _PERSON),
    AwardSpec("HCLD1", "Huân chương Lao động hạng Nhất", "HCLĐ Nhất", AwardKind.COMMENDATION, _BOTH),
    AwardSpec("HCLD2", "Huân chương Lao động hạng Nhì", "HCLĐ Nhì", AwardKind.COMMENDATION, _BOTH),
    AwardSpec("HCLD3", "Huân chương Lao động hạng Ba", "HCLĐ Ba", AwardKind.COMMENDATION, _BOTH),
)

BY_CODE: dict[str, AwardSpec] = {spec.code: spec for spec in CATALOGUE}

_BY_WRITTEN_NAME = {fold(name): spec for spec in CATALOGUE for name in (spec.code, spec.short_name, spec.name)}

COUNTED_IN_BASE: dict[str, tuple[str, ...]] = {"LDTT": ("CSTDCS",)}
"""Whoever gets the later titles has reached the first (Luật 2022, Điều 23: CSTĐCS must be LĐTT), listed separately or not."""


def award_called(text: str) -> AwardSpec | None:
    """The entry an office means by a code, a short name or a full name: "LDTT", "LĐTT", "Lao động tiên tiến"."""
    return _BY_WRITTEN_NAME.get(fold(text))


def award_name(code: str) -> str:
    """The full Vietnamese name, or the code itself when unknown."""
    spec = BY_CODE.get(code)
    return spec.name if spec else code
