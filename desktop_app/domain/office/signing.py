"""How a signatory stands under a paper (NĐ 30/2020/NĐ-CP, Điều 13)."""

from __future__ import annotations

from desktop_app.domain.office.office import Signatory
from desktop_app.domain.plan.plan import Signature


def signature_of(signatory: Signatory) -> Signature:
    """The signature with its printed lines: "KT. GIÁM ĐỐC" over "PHÓ GIÁM ĐỐC" for one who signs for the head."""
    prefix = signatory.authority.value
    first = f"{prefix} {signatory.head_title or signatory.title}".strip()
    lines = (first, signatory.title) if signatory.head_title else (first,)
    return Signature(signatory.authority, signatory.head_title, signatory.title, signatory.name, lines)


def signatory_label(signatory: Signatory) -> str:
    """How a list names a signatory: "Nguyễn Văn A, Phó Giám đốc (KT.)"."""
    by = f" ({signatory.authority.value})" if signatory.authority.value else ""
    return f"{signatory.name}, {signatory.title}{by}" if signatory.title else f"{signatory.name}{by}"
