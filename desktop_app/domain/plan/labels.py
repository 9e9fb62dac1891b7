"""How papers and titles quote a plan."""

from __future__ import annotations

from desktop_app.domain.language.dates import format_text
from desktop_app.domain.plan.plan import Plan


def dated_label(plan: Plan) -> str:
    """ "Kế hoạch số 14/KH-STTTT ngày 24/02/2022"; without its day while that is blank."""
    dated_on = plan.content.head.dated_on
    return f"{plan.label} ngày {format_text(dated_on)}" if dated_on else plan.label
