"""Verbs about the register of legal bases."""

from __future__ import annotations

from typing import Any

from desktop_app.cli.command_line import DONE, Call
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text, iso
from desktop_app.domain.legal_basis.citation_form import full_form, label, short_form
from desktop_app.domain.legal_basis.legal_basis import LegalBasis
from desktop_app.domain.legal_basis.proposals import Proposal, ProposalKind
from desktop_app.domain.legal_basis.register import Force, LegalBasisRegister
from desktop_app.services.legal_basis_service import CitingPlace, LegalBasisService

FORCE_WORDS = {
    Force.IN_FORCE: "còn hiệu lực",
    Force.ENDED: "hết hiệu lực",
    Force.NOT_YET: "chưa có hiệu lực",
    Force.UNKNOWN: "chưa rõ hiệu lực",
}
_KINDS = {ProposalKind.NEW: "thêm mới", ProposalKind.FULLER: "bổ sung chỗ trống", ProposalKind.KNOWN: "đã có"}


def list_bases(call: Call) -> int:
    """``basis list [--on DAY]``: every entry, and whether it is in force on that day (today)."""
    on = call.words.on or call.clock.today()
    with call.office() as office:
        register = office.legal_basis_service.register()
    lines = [
        f"{label(one)}: {FORCE_WORDS[register.force_on(one, on)]}{'' if one.is_verified else ', chưa kiểm chứng'}"
        for one in register.bases
    ]
    data = {
        "on": iso(on),
        "bases": [_basis_json(one, register, on_day=register.force_on(one, on)) for one in register.bases],
    }
    call.answer(data, lines)
    return DONE


def show(call: Call) -> int:
    """``basis show REF``: one document by its number in any shape, by the name of a law, or by its key."""
    on = call.words.on or call.clock.today()
    with call.office() as office:
        service = office.legal_basis_service
        register = service.register()
        found = register.find(call.words.basis)
        if not found:
            raise UserError(
                "basis.unknown",
                f"Sổ căn cứ không có “{call.words.basis}”. Ghi số, ký hiệu như 30/2020/NĐ-CP, hoặc xem basis list.",
            )
        answers = [_shown(service, register, one, on_day=register.force_on(one, on)) for one in found]
    data: dict[str, Any] = {"on": iso(on), "bases": [data for data, _ in answers]}
    call.answer(data, [line for _, lines in answers for line in lines])
    return DONE


def import_from_plan(call: Call) -> int:
    """``basis import-from-plan ID [--dry-run]``: what a plan cites, new entries and blanks filled; nothing is overwritten."""
    with call.existing_office(writes=not call.words.dry_run) as office:
        service = office.legal_basis_service
        proposals = service.propose([call.words.id])
        stored = 0 if call.words.dry_run else service.take_in(proposals)
    lines = [f"{full_form(one.basis)}: {_KINDS[one.kind]}{_disputed(one)}" for one in proposals]
    said = f"Kế hoạch viện dẫn {len(proposals)} văn bản; đã ghi {stored} vào sổ căn cứ."
    data = {"plan": call.words.id, "proposals": [_proposal_json(one) for one in proposals], "stored": stored}
    call.answer(data, [said, *lines])
    return DONE


def _basis_json(basis: LegalBasis, register: LegalBasisRegister, on_day: Force) -> dict[str, Any]:
    last = register.last_day(basis)
    return {
        "key": basis.handle,
        "type": basis.document_type,
        "number": basis.number or None,
        "symbol": basis.symbol or None,
        "date": iso(basis.dated_on) if basis.dated_on else None,
        "issuer": basis.issuer or None,
        "title": basis.title or None,
        "in_force_from": iso(basis.in_force_from) if basis.in_force_from else None,
        "in_force_to": iso(last) if last else None,
        "replaced_by": basis.replaced_by or None,
        "source": basis.source or None,
        "evidence": basis.evidence.value,
        "verified": basis.is_verified,
        "state": on_day.value,
        "mentions": len(register.mentions_of(basis)),
    }


def _shown(
    service: LegalBasisService, register: LegalBasisRegister, basis: LegalBasis, on_day: Force
) -> tuple[dict[str, Any], list[str]]:
    disputes = register.contradictions_of(basis)
    places = service.places(register.mentions_of(basis))
    data = _basis_json(basis, register, on_day) | {
        "full_form": full_form(basis),
        "short_form": short_form(basis),
        "replaced_through": [one.full_number for one in register.chain(basis)],
        "amends": one.full_number if (one := register.amends(basis)) else None,
        "amended_by": [one.full_number for one in register.amended_by(basis)],
        "contradictions": [
            {
                "field": dispute.field.value,
                "values": [
                    {
                        "text": value.text,
                        "in_register": value.is_in_register,
                        "plans": [_place_json(place) for place in service.places(value.mentions)],
                    }
                    for value in dispute.values
                ],
            }
            for dispute in disputes
        ],
        "plans": [_place_json(place) for place in places],
    }
    lines = [
        full_form(basis),
        f"{FORCE_WORDS[on_day]}{'' if basis.is_verified else ', chưa kiểm chứng'}".capitalize() + ".",
    ]
    last = register.last_day(basis)
    lines += [f"Hết hiệu lực sau ngày {format_text(last)}."] if last else []
    lines += [f"Được thay bằng {label(one)}." for one in register.chain(basis)[:1]]
    lines += [f"Sửa đổi {label(one)}." for one in [register.amends(basis)] if one]
    lines += [f"Được sửa đổi bởi {label(one)}." for one in register.amended_by(basis)]
    for dispute in disputes:
        for value in dispute.values:
            where = ["sổ căn cứ"] if value.is_in_register else []
            where += [f"{place.place}, {place.mention.plan_label}" for place in service.places(value.mentions)]
            lines.append(f"Viết khác nhau: {value.text} ({'; '.join(where)})")
    lines += [f"Viện dẫn ở {place.place}, {place.mention.plan_label}." for place in places]
    return data, lines


def _place_json(place: CitingPlace) -> dict[str, Any]:
    mention = place.mention
    return {"plan": mention.plan_id, "label": mention.plan_label, "place": place.place, "quote": mention.quote}


def _proposal_json(proposal: Proposal) -> dict[str, Any]:
    basis = proposal.basis
    return {
        "kind": proposal.kind.value,
        "full_form": full_form(basis),
        "type": basis.document_type or None,
        "number": basis.number or None,
        "symbol": basis.symbol or None,
        "date": iso(basis.dated_on) if basis.dated_on else None,
        "disputed": [one.field.value for one in proposal.disputes],
        "mentions": len(proposal.mentions),
    }


def _disputed(proposal: Proposal) -> str:
    values = [value.text for one in proposal.disputes for value in one.values]
    return f"; viết khác nhau: {' / '.join(values)}" if values else ""
