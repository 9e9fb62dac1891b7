"""Reads ``prize_money.toml``: base salaries and, decree by decree, what an award is worth."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from pathlib import Path

from desktop_app.domain.award.catalogue import BY_CODE
from desktop_app.domain.award.prize_money import (
    BaseSalary,
    Coefficient,
    Factor,
    FundCeiling,
    MoneyDecree,
    OwnFund,
    PrizeMoney,
    Recipient,
)
from desktop_app.rules.toml_entries import Entry, read_entry

FILE_NAME = "prize_money.toml"
_MOST, _LONGEST = 1000, 10


_DECREE_KEYS = frozenset(
    {
        "name",
        "in_force_from",
        "in_force_to",
        "end",
        "rounding_step",
        "rounding",
        "one_title_a_period",
        "title_with_commendation",
        "own_fund",
        "fund_ceiling",
        "collective",
        "household",
        "row",
    }
)


def load_prize_money(folder: Path) -> PrizeMoney:
    """All decrees and base salaries as shipped; RuleFileError when the file does not hold what it should."""
    return read_prize_money(read_entry(folder / FILE_NAME))


def read_prize_money(entry: Entry) -> PrizeMoney:
    """The same from a file of any origin."""
    salaries = tuple(_base_salary(one) for one in entry.entries("base_salary"))
    return PrizeMoney(tuple(_decree(one) for one in entry.entries("decree")), salaries)


def _base_salary(entry: Entry) -> BaseSalary:
    entry.only({"from_on", "amount", "source", "evidence"})
    return BaseSalary(entry.required_day("from_on"), _whole(entry, "amount"), entry.source())


def _decree(entry: Entry) -> MoneyDecree:
    entry.only(_DECREE_KEYS)
    coefficients = {
        code: coefficient for row in entry.entries("row") for code, coefficient in _coefficients(row).items()
    }
    factors = {
        recipient: _factor(entry.entry(recipient.value))
        for recipient in (Recipient.COLLECTIVE, Recipient.HOUSEHOLD)
        if recipient.value in entry.values
    }
    return MoneyDecree(
        name=entry.filled("name"),
        in_force_from=entry.required_day("in_force_from"),
        in_force_to=entry.day("in_force_to"),
        coefficients=coefficients,
        factors=factors,
        rounding_step=_whole(entry, "rounding_step"),
        rounding=entry.entry("rounding").source(),
        one_title_a_period=entry.entry("one_title_a_period").source(),
        title_with_commendation=entry.entry("title_with_commendation").source(),
        own_fund=_own_fund(entry.entry("own_fund")) if "own_fund" in entry.values else None,
        fund_ceiling=_ceiling(entry.entry("fund_ceiling")) if "fund_ceiling" in entry.values else None,
        end=entry.entry("end").source() if "end" in entry.values else None,
    )


def _own_fund(entry: Entry) -> OwnFund:
    codes = frozenset(entry.texts("awards"))
    if not codes <= BY_CODE.keys():
        raise entry.wrong("awards", "codes of the catalogue")
    return OwnFund(codes, entry.source())


def _ceiling(entry: Entry) -> FundCeiling:
    return FundCeiling(_exact(entry, entry.filled("percent")), entry.source())


def _coefficients(row: Entry) -> dict[str, Coefficient]:
    row.only({"awards", "at_most", "source", "evidence"})
    source, ceilings = row.source(), row.texts("at_most")
    found = {}
    for code, value in row.mapping("awards").items():
        if code not in BY_CODE:
            raise row.wrong("awards", f"codes of the catalogue, not {code}")
        found[code] = Coefficient(_exact(row, value), source, code in ceilings)
    return found


def _factor(entry: Entry) -> Factor:
    return Factor(_exact(entry, entry.filled("factor")), frozenset(entry.texts("awards")), entry.source())


def _exact(entry: Entry, text: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise entry.wrong(text, "an exact decimal") from None
    if not value.is_finite() or not 0 < value <= _MOST or len(text) > _LONGEST:
        raise entry.wrong(text, f"above zero, at most {_MOST}")
    return value


def _whole(entry: Entry, key: str) -> int:
    value = entry.number(key)
    if value != int(value) or value <= 0:
        raise entry.wrong(key, "a whole number above zero")
    return int(value)
