"""A legal basis (căn cứ): one document that plans cite, as the office's register (sổ căn cứ) holds it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.evidence import Evidence
from desktop_app.domain.language.text import clean_line

REGISTER_EVIDENCE = (Evidence.TEXT, Evidence.QUOTED, Evidence.PLAN, Evidence.UNVERIFIED)
"""How an entry of the register can be known: a document is there or it is not, it is neither practice nor inference."""

DOCUMENT_TYPES = (
    "Luật",
    "Bộ luật",
    "Pháp lệnh",
    "Nghị quyết",
    "Nghị định",
    "Quyết định",
    "Chỉ thị",
    "Thông tư",
    "Thông tư liên tịch",
    "Kết luận",
    "Quy định",
    "Quy chế",
    "Chương trình",
    "Chương trình hành động",
    "Kế hoạch",
    "Đề án",
    "Hướng dẫn",
    "Thông báo",
    "Công văn",
    "Công điện",
)
"""Types a clerk chooses from, by rank; another may be typed."""

LAWS = ("Luật", "Bộ luật", "Pháp lệnh")
"""Types that are cited by name, without number, symbol and issuer (NĐ 30/2020/NĐ-CP, Phụ lục I, II.6)."""

_NUMBER = re.compile(
    r"(?:số\s*:?\s*)?(?P<number>[0-9]{1,5}[A-Za-zĐđ]?(?:/(?:19|20)[0-9]{2})?)(?:\s*[-/]\s*(?P<symbol>[^\W\d_].{0,59}))?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class LegalBasis:
    """One entry of the register. Blanks ("" and None) are not known, never guessed.

    ``title`` is the trích yếu, for a law its name without the type word. Both days of force are inclusive. ``replaced_by``
    is number and symbol of the document that took its place. ``shipped_key`` names the national text of the program that the
    entry is, or is an edited copy of; ``id`` 0: not stored in the office file.
    """

    id: int = 0
    document_type: str = ""
    number: str = ""
    symbol: str = ""
    dated_on: date | None = None
    issuer: str = ""
    title: str = ""
    in_force_from: date | None = None
    in_force_to: date | None = None
    replaced_by: str = ""
    source: str = ""
    evidence: Evidence = Evidence.UNVERIFIED
    shipped_key: str = ""
    row_version: int = 1

    @property
    def handle(self) -> str:
        """What an entry is called while the program runs and on the command line: the same before and after an edit."""
        return self.shipped_key or f"own-{self.id}"

    @property
    def is_law(self) -> bool:
        """Whether it is cited by its name."""
        return self.document_type in LAWS

    @property
    def is_verified(self) -> bool:
        """Whether the entry was compared with the text of the document."""
        return self.evidence is Evidence.TEXT

    @property
    def full_number(self) -> str:
        """30/2020/NĐ-CP, 15/KH-UBND; documents of the Party join by a hyphen: 34-CT/TW."""
        return joined_number(self.number, self.symbol)


def joined_number(number: str, symbol: str) -> str:
    """Number and symbol as they are written together."""
    if not (number and symbol):
        return number or symbol
    return f"{number}-{symbol}" if is_party_symbol(symbol) else f"{number}/{symbol}"


def is_party_symbol(symbol: str) -> bool:
    """CT/TW, NQ/TU, CTr/TU: type and committee joined by a stroke, where State bodies have a hyphen (CT-TTg)."""
    return "/" in symbol and "-" not in symbol


def split_number(written: str) -> tuple[str, str] | None:
    """("30/2020", "NĐ-CP") of "số 30/2020/NĐ-CP"; None when it does not begin with a number."""
    found = _NUMBER.fullmatch(clean_line(written))
    return (found["number"], (found["symbol"] or "").strip()) if found else None
