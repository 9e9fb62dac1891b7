"""The payment list for the accountant: whom what is paid for which decision, in parts, with who is paid elsewhere apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.award.award import Award
from desktop_app.domain.award.catalogue import CATALOGUE
from desktop_app.domain.award.money_wording import coefficient_words, remarks
from desktop_app.domain.award.prize_money import Prize
from desktop_app.domain.award.results_money import ResultMoney, ResultsMoney, rows_of
from desktop_app.domain.award.wording import short_award_name
from desktop_app.domain.errors import UserError
from desktop_app.domain.evidence import UNVERIFIED_WORDS
from desktop_app.domain.language.collation import name_key, sort_key
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.numerals import format_number
from desktop_app.domain.language.text import match_key
from desktop_app.domain.registration.registration import SubjectKind

_ORDER = {spec.code: place for place, spec in enumerate(CATALOGUE)}
_NAMED = 10
"""Results without a decision's day are named up to so many."""


@dataclass(frozen=True)
class Decision:
    """A decision by number and day; ``count`` results go by it."""

    number: str
    on: date | None
    count: int = 0

    @property
    def label(self) -> str:
        """ "412/QĐ-SKHCN ngày 20/12/2025"."""
        day = f"ngày {format_text(self.on)}" if self.on is not None else ""
        return " ".join(filter(None, (self.number or "(không số)", day)))


@dataclass(frozen=True)
class PaymentLine:
    """One row. ``prize`` None: nothing is paid, and ``note`` says why."""

    name: str
    unit: str
    award_code: str
    decision: Decision
    prize: Prize | None
    note: str

    @property
    def amount(self) -> int:
        """In đồng."""
        return self.prize.each if self.prize is not None else 0

    @property
    def rate_words(self) -> str:
        """ "0,3 × 2.340.000"."""
        return coefficient_words(self.prize) if self.prize is not None else ""


@dataclass(frozen=True)
class PaymentList:
    """``people`` and ``collectives`` are paid from the office's own fund, ``elsewhere`` by whoever decided.

    ``bases``: decree and base salary that the amounts rest on, as the line of căn cứ has them. ``remarks``: what is not in
    the list, what is not verified. ``decision`` None: all decisions of the scope.
    """

    scope: str
    year: int | None
    decision: Decision | None
    people: tuple[PaymentLine, ...]
    collectives: tuple[PaymentLine, ...]
    elsewhere: tuple[PaymentLine, ...]
    bases: tuple[str, ...]
    remarks: tuple[str, ...]

    @property
    def total(self) -> int:
        """What the office itself pays, in đồng."""
        return amount_of(self.people) + amount_of(self.collectives)


def amount_of(lines: Iterable[PaymentLine]) -> int:
    """The sum of rows in đồng."""
    return sum(line.amount for line in lines)


@dataclass(frozen=True)
class Names:
    """Names of people and units by id; ``places``: the office's own order of its units."""

    people: Mapping[int, str]
    units: Mapping[int, str]
    places: Mapping[int, int]

    def subject(self, award: Award) -> str:
        """The person, or the collective (of its unit's name when it has none of its own)."""
        if award.subject_kind is SubjectKind.PERSON:
            return self.people.get(award.person_id or 0, "")
        return award.collective_name or self.units.get(award.unit_id, "")


def decisions_of(money: ResultsMoney) -> tuple[Decision, ...]:
    """The dated decisions of approved results, oldest first."""
    counts: dict[tuple[date, str], int] = {}
    for one in money.results:
        if one.award.decision_on is not None:
            key = (one.award.decision_on, one.award.decision_number)
            counts[key] = counts.get(key, 0) + 1
    return tuple(Decision(number, on, count) for (on, number), count in sorted(counts.items()))


def decision_called(money: ResultsMoney, number: str) -> Decision:
    """The decision of that number. UserError when there is none, or several of different days."""
    known = decisions_of(money)
    wanted = match_key(number)
    found = [one for one in known if match_key(one.number) == wanted]
    found = found or [one for one in known if match_key(one.number.partition("/")[0]) == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        told = "; ".join(one.label for one in found)
        raise UserError(
            "payments.decision_unclear", f"Có nhiều quyết định khớp “{number}”: {told}. Ghi đủ số, ký hiệu."
        )
    told = "; ".join(one.label for one in known) or "chưa có quyết định nào"
    raise UserError("payments.no_decision", f"Không có quyết định “{number}”. Đang có: {told}.")


def payment_list(
    money: ResultsMoney, names: Names, scope: str, year: int | None, decision: Decision | None = None
) -> PaymentList:
    """The list of a scope, or of one decision in it. A lower title of a period is judged over the whole scope."""
    wanted = [one for one in money.results if one.award.decision_on is not None and _is_of(one.award, decision)]
    own = _lines((one for one in wanted if one.is_own), names, SubjectKind.PERSON)
    collectives = _lines((one for one in wanted if one.is_own), names, SubjectKind.COLLECTIVE)
    others = [one for one in wanted if not one.is_own]
    elsewhere = (*_lines(others, names, SubjectKind.PERSON), *_lines(others, names, SubjectKind.COLLECTIVE))
    told = remarks(ResultsMoney(tuple(wanted), rows_of(wanted), money.funds))
    undated = [names.subject(one.award) for one in money.undated] if decision is None else []
    if undated:
        shown = ", ".join(undated[:_NAMED])
        rest = f" và {len(undated) - _NAMED} kết quả khác" if len(undated) > _NAMED else ""
        told.insert(0, f"Chưa có ngày quyết định nên chưa tính: {shown}{rest}.")
    bases = _bases([one for one in wanted if one.is_own] or wanted)
    return PaymentList(scope, year, decision, own, collectives, elsewhere, bases, tuple(told))


def _is_of(award: Award, decision: Decision | None) -> bool:
    return decision is None or (award.decision_number, award.decision_on) == (decision.number, decision.on)


def _lines(results: Iterable[ResultMoney], names: Names, kind: SubjectKind) -> tuple[PaymentLine, ...]:
    found = [one for one in results if one.award.subject_kind is kind]

    def place(one: ResultMoney) -> tuple[object, ...]:
        award = one.award
        name = names.subject(award)
        key = name_key(name) if kind is SubjectKind.PERSON else sort_key(name)
        return (names.places.get(award.unit_id, 0), key, _ORDER.get(award.award_code, 99), award.id)

    return tuple(_line(one, names) for one in sorted(found, key=place))


def _line(one: ResultMoney, names: Names) -> PaymentLine:
    award, prize = one.award, one.payment.prize
    notes = []
    if one.payment.paid_as:
        notes.append(f"đã chi theo {short_award_name(one.payment.paid_as)}")
    elif prize is None:
        notes.append("chưa có quy định về mức tiền")
    if prize is not None and prize.is_ceiling:
        notes.append("mức tối đa")
    rule = one.payment.rule
    if (prize is not None and not prize.is_verified) or (rule is not None and not rule.is_verified):
        notes.append(UNVERIFIED_WORDS)
    return PaymentLine(
        name=names.subject(award),
        unit=names.units.get(award.unit_id, "") if award.subject_kind is SubjectKind.PERSON else "",
        award_code=award.award_code,
        decision=Decision(award.decision_number, award.decision_on),
        prize=prize,
        note="; ".join(notes),
    )


def _bases(paid: Iterable[ResultMoney]) -> tuple[str, ...]:
    prizes = sorted((one.payment.prize for one in paid if one.payment.prize is not None), key=lambda prize: prize.on)
    articles = sorted({prize.basis.shown for prize in prizes})
    salaries = (f"mức lương cơ sở {format_number(one.base)} đồng theo {one.base_source.shown}" for one in prizes)
    return (*articles, *dict.fromkeys(salaries))
