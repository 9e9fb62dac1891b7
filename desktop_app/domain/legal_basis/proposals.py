"""What plans cite and the register does not have yet: proposed to the clerk, written only when the clerk says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop_app.domain.evidence import Evidence
from desktop_app.domain.language.text import fold
from desktop_app.domain.legal_basis.contradictions import Contradiction, contradictions
from desktop_app.domain.legal_basis.legal_basis import LegalBasis
from desktop_app.domain.legal_basis.matching import BasisMention, is_same_document, number_key
from desktop_app.domain.legal_basis.register import LegalBasisRegister

_SOURCE = "Đọc từ {labels}"
_FILLED = ("dated_on", "issuer", "title")


class ProposalKind(StrEnum):
    """``new``: not in the register; ``fuller``: fills blanks of an entry; ``known``: nothing to write."""

    NEW = "new"
    FULLER = "fuller"
    KNOWN = "known"


@dataclass(frozen=True)
class Proposal:
    """One document that plans cite. ``basis`` is the entry as it would be written; a disputed day or title stays blank."""

    kind: ProposalKind
    basis: LegalBasis
    mentions: tuple[BasisMention, ...]
    disputes: tuple[Contradiction, ...] = ()


def proposals(register: LegalBasisRegister, mentions: Iterable[BasisMention]) -> tuple[Proposal, ...]:
    """One for each document cited: mentions of one document put together, what they leave out taken from each other."""
    known: dict[str, list[BasisMention]] = {}
    by_number: dict[str, list[list[BasisMention]]] = {}
    waiting: list[BasisMention] = []
    for mention in mentions:
        if not mention.number:
            continue  # a law named without a number is one the register has
        basis = register.meaning(mention)
        if basis is not None:
            known.setdefault(basis.handle, []).append(mention)
        elif mention.symbol:
            groups = by_number.setdefault(number_key(mention.number, mention.symbol), [])
            _join(groups, mention)
        else:
            waiting.append(mention)
    groups = [group for found in by_number.values() for group in found]
    for mention in waiting:  # "Chỉ thị 05 ngày 15-5-2016": its symbol may stand in another plan
        _join(groups, mention)
    found = [_of_known(register.get(handle), its) for handle, its in known.items()]
    found += [_new(group) for group in groups]
    return tuple(one for one in found if one is not None)


def _join(groups: list[list[BasisMention]], mention: BasisMention) -> None:
    exact = next((one for one in groups if _fits(one, mention, is_day_needed=True)), None)
    group = exact or next((one for one in groups if _fits(one, mention, is_day_needed=False)), None)
    if group is None:
        groups.append([mention])
    else:
        group.append(mention)


def _fits(group: Sequence[BasisMention], mention: BasisMention, *, is_day_needed: bool) -> bool:
    fitting = [is_same_document(one, mention, is_day_needed=is_day_needed) for one in group]
    return all(fitting) if mention.symbol else any(fitting)


def _of_known(basis: LegalBasis | None, mentions: list[BasisMention]) -> Proposal | None:
    if basis is None:
        return None
    read = _read(mentions)
    blanks = {name: getattr(read, name) for name in _FILLED if not getattr(basis, name) and getattr(read, name)}
    kind = ProposalKind.FULLER if blanks and not basis.shipped_key else ProposalKind.KNOWN
    filled = replace(basis, **blanks) if kind is ProposalKind.FULLER else basis
    return Proposal(kind, filled, tuple(mentions), contradictions(basis, mentions))


def _new(mentions: list[BasisMention]) -> Proposal:
    read = _read(mentions)
    return Proposal(ProposalKind.NEW, read, tuple(mentions), contradictions(LegalBasis(), mentions))


def _read(mentions: Sequence[BasisMention]) -> LegalBasis:
    """What the mentions agree on; of two ways to write the same thing the fuller one."""
    disputed = {one.field.value for one in contradictions(LegalBasis(), mentions)}
    days = [one.dated_on for one in mentions if one.dated_on is not None]
    labels = dict.fromkeys(one.plan_label for one in mentions)
    return LegalBasis(
        document_type=next((one.document_type for one in mentions if one.document_type), ""),
        number=next((one.number for one in mentions if one.symbol), mentions[0].number),
        symbol=next((one.symbol for one in mentions if one.symbol), ""),
        dated_on=days[0] if days and "day" not in disputed else None,
        issuer=_fullest(one.issuer for one in mentions),
        title="" if "title" in disputed else _fullest(one.title for one in mentions),
        source=_SOURCE.format(labels="; ".join(labels)),
        evidence=Evidence.PLAN,
    )


def _fullest(texts: Iterable[str]) -> str:
    return max((text for text in texts if text), key=lambda text: len(fold(text)), default="")
