"""What stands on the form of one unit, whatever kind of file it is written as."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.registration.exchange.form_stamp import FormStamp


@dataclass(frozen=True)
class FormLine:
    """One subject on the form; what is not registered yet is blank."""

    subject: str
    post: str = ""
    title: str = ""
    commendation: str = ""
    initiative: str = ""
    project: str = ""
    note: str = ""


@dataclass(frozen=True)
class UnitForm:
    """``last_day``: the last day to send it in, None where the plan sets none; ``deadline_source``: where it says so."""

    unit: str
    year: int | None
    plan_label: str
    last_day: date | None
    deadline_source: str
    people: tuple[FormLine, ...]
    collectives: tuple[FormLine, ...]
    stamp: FormStamp
