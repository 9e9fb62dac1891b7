"""The office's own caps on shares, reckoned like the quotas of a plan: a plan of their own that rules beside the others."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.domain.award.quota_ground import RulingPlan
from desktop_app.domain.plan.facts import Comparator, PlanFacts, Quota, QuotaScope
from desktop_app.domain.plan.quota_settings import HEADCOUNT
from desktop_app.domain.rule_set.overlay import LocalCap

OWN = "own-"
"""Begins the uid of a quota that is an own rule, so that it is none of a plan's."""


def ruling_of_caps(caps: Iterable[LocalCap]) -> RulingPlan | None:
    """None where there are no caps. A cap says "tối đa" by itself, so its verdict waits for nobody."""
    quotas, sources = [], {}
    for one in caps:
        uid = f"{OWN}{one.row_id}"
        sources[uid] = f"{one.source.text} (quy định riêng)"
        quotas.append(
            Quota(
                uid=uid,
                quote=one.words,
                is_confirmed=True,
                award_code=one.award_code,
                percent=float(one.percent),
                comparator=Comparator.AT_MOST,
                base=one.base_code or HEADCOUNT,
                scope=QuotaScope(one.scope),
                text=one.words,
            )
        )
    return RulingPlan(PlanFacts(quotas=tuple(quotas)), sources) if quotas else None
