"""Verbs about the money of a year: the payment list for the accountant and the fund."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from desktop_app.cli.command_line import DONE, Call
from desktop_app.domain.award.award_fund import FundStanding, ceiling_words, warnings
from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.award.payment_list import PaymentLine, PaymentList, amount_of
from desktop_app.domain.language.number_words import money_in_words
from desktop_app.domain.language.numerals import format_number


def payment_verbs(
    group: Any,
    verb: Callable[[Any, str, str, str], argparse.ArgumentParser],
    number: Callable[[str], int],
    year: Callable[[str], int],
    path_of: Callable[[str], Any],
) -> None:
    """The grammar of ``award payments`` and ``award fund``."""
    payments = verb(group, "payments", "award payments", "danh sách chi tiền thưởng cho kế toán")
    scope = payments.add_mutually_exclusive_group(required=True)
    scope.add_argument("--year", type=year, help="năm xét")
    scope.add_argument("--plan", type=number, help="một kế hoạch chuyên đề")
    payments.add_argument("--decision", metavar="SỐ", help="chỉ một quyết định, ví dụ 412/QĐ-SKHCN")
    payments.add_argument("out", type=path_of, nargs="?", metavar="TỆP_RA", help=".docx, .pdf hoặc .xlsx")
    fund = verb(group, "fund", "award fund", "quỹ thi đua, khen thưởng của năm: mức tối đa, đã dùng, còn lại")
    fund.add_argument("--year", type=year, required=True)
    fund.add_argument("--payroll", type=_amount, metavar="ĐỒNG", help="quỹ tiền lương theo ngạch, bậc cả năm")
    fund.add_argument("--planned", type=_amount, metavar="ĐỒNG", help="quỹ dự kiến trích")
    fund.add_argument("--donations", type=_amount, metavar="ĐỒNG", help="đóng góp của cá nhân, tổ chức")


def payments(call: Call) -> int:
    """``award payments``: the list, as a paper too when OUT is given."""
    words = call.words
    with call.office() as office:
        service = office.payment_list_service
        listed = service.payment_list(words.year, words.plan, words.decision)
        written = service.export(listed, words.out) if words.out else None
    data = {
        "year": listed.year,
        "plan": words.plan,
        "decision": listed.decision.number if listed.decision else None,
        "total": listed.total,
        "in_words": money_in_words(listed.total),
        "people": [_line_json(one) for one in listed.people],
        "collectives": [_line_json(one) for one in listed.collectives],
        "elsewhere": [_line_json(one) for one in listed.elsewhere],
        "elsewhere_total": amount_of(listed.elsewhere),
        "bases": list(listed.bases),
        "notes": list(listed.remarks),
    }
    lines = _lines(listed)
    if written is not None:
        data["file"] = str(written)
        lines.append(f"Đã lưu {written}.")
    call.answer(data, lines)
    return DONE


def _line_json(one: PaymentLine) -> dict[str, Any]:
    prize = one.prize
    return {
        "name": one.name,
        "unit": one.unit or None,
        "award": one.award_code,
        "decision_number": one.decision.number or None,
        "decision_on": one.decision.on.isoformat() if one.decision.on else None,
        "coefficient": str(prize.coefficient) if prize else None,
        "base": prize.base if prize else None,
        "amount": one.amount,
        "verified": prize.is_verified if prize else None,
        "note": one.note or None,
    }


def _lines(listed: PaymentList) -> list[str]:
    told = [f"Danh sách chi tiền thưởng {listed.scope}" + (f", {listed.decision.label}" if listed.decision else "")]
    for heading, part in (
        ("Cá nhân", listed.people),
        ("Tập thể", listed.collectives),
        ("Cấp khác quyết định và chi", listed.elsewhere),
    ):
        if part:
            told.append(f"{heading}: {len(part)} dòng, {format_number(amount_of(part))} đồng.")
            told += [f"- {_row_words(one)}." for one in part]
    told.append(f"Tổng số tiền cơ quan chi: {format_number(listed.total)} đồng ({money_in_words(listed.total)}).")
    return [*told, *listed.remarks]


def _row_words(one: PaymentLine) -> str:
    who = f"{one.name}, {one.unit}" if one.unit else one.name
    money = f"{one.rate_words} = {format_number(one.amount)} đồng" if one.prize else "không chi"
    note = f" ({one.note})" if one.note else ""
    return f"{who}: {award_name(one.award_code)}, {one.decision.label}: {money}{note}"


def fund(call: Call) -> int:
    """``award fund``: keeps the figures given, and tells the fund against the law and the results."""
    words = call.words
    given = {name: getattr(words, name) for name in ("payroll", "planned", "donations")}
    changes = {name: amount for name, amount in given.items() if amount is not None}
    with call.existing_office(writes=True) if changes else call.office() as office:
        service = office.award_fund_service
        if changes:
            service.save(replace(service.standing(words.year).fund, **changes))
        standing = service.standing(words.year)
    call.answer(_fund_json(standing), _fund_lines(standing))
    return DONE


def _fund_json(one: FundStanding) -> dict[str, Any]:
    return {
        "year": one.fund.year,
        "payroll": one.fund.payroll,
        "planned": one.fund.planned,
        "donations": one.fund.donations,
        "ceiling_percent": str(one.rule.percent) if one.rule else None,
        "ceiling": one.ceiling,
        "basis": one.rule.source.text if one.rule else None,
        "verified": one.rule.source.is_verified if one.rule else None,
        "available": one.available,
        "committed": one.committed,
        "proposed": one.proposed,
        "left": one.left,
        "undated": one.undated,
        "warnings": list(warnings(one)),
    }


def _fund_lines(one: FundStanding) -> list[str]:
    fund = one.fund
    told = [f"Quỹ thi đua, khen thưởng năm {fund.year}", ceiling_words(one)]
    if fund.planned is not None:
        told.append(f"Quỹ dự kiến: {format_number(fund.planned)} đồng.")
    if fund.donations:
        told.append(f"Đóng góp: {format_number(fund.donations)} đồng.")
    told.append(f"Đã công nhận, cơ quan chi (cả chuyên đề): {format_number(one.committed)} đồng.")
    if one.proposed:
        told.append(f"Các đề nghị chưa quyết định, tính như quyết định hôm nay: {format_number(one.proposed)} đồng.")
    if one.undated:
        told.append(f"{one.undated} kết quả chưa có ngày quyết định nên chưa tính.")
    if one.left is not None and not one.is_over:
        told.append(f"Còn lại: {format_number(one.left)} đồng.")
    return [*told, *warnings(one)]


def _amount(text: str) -> int:
    digits = text.replace(".", "").replace(" ", "")
    if not digits.isascii() or not digits.isdigit():
        raise argparse.ArgumentTypeError(f"số tiền “{text}” phải là số đồng, ví dụ 5000000000")
    return int(digits)
