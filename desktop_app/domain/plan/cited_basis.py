"""A numbered citation of a plan as the register of legal bases understands it."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.legal_basis.matching import BasisMention
from desktop_app.domain.plan.facts import Citation


def mention_of(
    citation: Citation, on: date, *, plan_id: int = 0, plan_label: str = "", title: str = ""
) -> BasisMention:
    """What is named, for ``LegalBasisRegister.meaning``; ``on``: the day by which the plan is to be understood."""
    return BasisMention(
        plan_id,
        plan_label,
        on,
        citation.block_uid,
        citation.text,
        document_type=citation.document_type or "",
        number=citation.number or "",
        symbol=citation.symbol or "",
        dated_on=citation.dated_on,
        issuer=citation.issuer or "",
        title=title,
    )
