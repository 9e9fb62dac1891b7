"""Funds of years in the office file."""

from __future__ import annotations

from desktop_app.domain.award.award_fund import AwardFund
from desktop_app.storage.database import OfficeDatabase

_VALUES = "year, payroll, planned, donations"


class AwardFundRepository:
    """Reads give frozen dataclasses; writes belong inside ``Operations.run``."""

    def __init__(self, office: OfficeDatabase) -> None:
        self._conn = office.db.conn

    def fund(self, year: int) -> AwardFund:
        """The fund of a year; nothing entered yet gives an empty one."""
        row = self._conn.execute("SELECT * FROM award_funds WHERE year = ?", [year]).fetchone()
        if row is None:
            return AwardFund(year)
        return AwardFund(row["year"], row["payroll"], row["planned"], row["donations"], row["row_version"])

    def save(self, fund: AwardFund) -> None:
        """Keep the fund of its year in place of what stood there."""
        self._conn.execute(
            f"""INSERT INTO award_funds ({_VALUES}) VALUES (?, ?, ?, ?)
                ON CONFLICT (year) DO UPDATE SET payroll = excluded.payroll, planned = excluded.planned,
                donations = excluded.donations, row_version = row_version + 1""",  # noqa: S608 - our own words
            [fund.year, fund.payroll, fund.planned, fund.donations],
        )
