"""The table of migration 0017: the fund of a year for emulation and commendation, as the office entered it, in whole đồng."""

from __future__ import annotations

STATEMENTS = (
    """CREATE TABLE award_funds (
        id INTEGER PRIMARY KEY,
        year INTEGER NOT NULL UNIQUE,
        payroll INTEGER CHECK (payroll > 0), planned INTEGER CHECK (planned >= 0),
        donations INTEGER NOT NULL DEFAULT 0 CHECK (donations >= 0),
        row_version INTEGER NOT NULL DEFAULT 1
    ) STRICT""",
)
