"""How a legal basis is written in a plan: whole where it is named first, short afterwards (NĐ 30/2020/NĐ-CP, Phụ lục I, II.6)."""

from __future__ import annotations

from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.text import fold
from desktop_app.domain.legal_basis.legal_basis import LegalBasis

_OPENINGS = (
    "ve",
    "quy dinh",
    "huong dan",
    "sua doi",
    "bo sung",
    "bai bo",
    "thay the",
    "ban hanh",
    "phat dong",
    "to chuc",
    "trien khai",
    "thuc hien",
    "thi hanh",
    "phe duyet",
    "cong bo",
    "tang cuong",
    "tiep tuc",
    "day manh",
    "giao",
    "phan cap",
    "phan cong",
)
"""How a trích yếu begins that follows the issuer without another "về"."""


def full_form(basis: LegalBasis, *, is_listed: bool = False) -> str:
    """ "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư".

    A law has its name alone in running text; on a line of the list of bases (``is_listed``) its day follows. What is not
    known is left out.
    """
    if basis.is_law and basis.title:
        day = f" ngày {format_text(basis.dated_on)}" if is_listed and basis.dated_on else ""
        return f"{law_name(basis)}{day}"
    parts = [short_form(basis)]
    if basis.dated_on:
        parts.append(f"ngày {format_text(basis.dated_on)}")
    if basis.issuer:
        parts.append(f"của {basis.issuer}")
    if basis.title:
        parts.append(_joined_on(basis.title))
    return " ".join(parts)


def short_form(basis: LegalBasis) -> str:
    """ "Nghị định số 30/2020/NĐ-CP"; a law: "Luật Thi đua, khen thưởng"."""
    if basis.is_law and basis.title:
        return law_name(basis)
    number = basis.full_number
    return f"{basis.document_type} số {number}" if number else f"{basis.document_type} {basis.title}".strip()


def label(basis: LegalBasis) -> str:
    """How lists name an entry: as the short form, a law with its number, for laws share names."""
    number = f" ({basis.full_number})" if basis.is_law and basis.title and basis.full_number else ""
    return f"{short_form(basis)}{number}"


def law_name(basis: LegalBasis) -> str:
    """Type and name: "Luật Thi đua, khen thưởng", "Luật sửa đổi, bổ sung một số điều của …"."""
    title = basis.title
    return f"{basis.document_type} {_lowered(title) if _opens(title) else title}".strip()


def listed_line(basis: LegalBasis, *, is_first_mention: bool = True) -> str:
    """The words of one line of the list of bases, without its end mark."""
    return f"Căn cứ {full_form(basis, is_listed=True) if is_first_mention else short_form(basis)}"


def _joined_on(title: str) -> str:
    return _lowered(title) if _opens(title) else f"về {title}"


def _opens(title: str) -> bool:
    folded = f"{fold(title)} "
    return any(folded.startswith((f"{opening} ", f"{opening}, ")) for opening in _OPENINGS)


def _lowered(title: str) -> str:
    """The first letter small, unless the word is an abbreviation."""
    return title[:1].lower() + title[1:] if title[1:2].islower() or title[1:2] == " " else title
