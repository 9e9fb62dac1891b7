"""The verb that counts what is registered."""

from __future__ import annotations

from desktop_app.cli.award_commands import quota_json, target_json
from desktop_app.cli.command_line import DONE, Call
from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.award.wording import is_over_if_maximum, registered_quota_words


def counts(call: Call) -> int:
    """``registration counts``: registered by award and unit, beside the plan's quotas and targets, as a warning only."""
    with call.office() as office:
        found = office.registration_count_service.counts(call.words.plan)
        targets = office.registration_count_service.targets(call.words.plan)
    data = {
        "plan": call.words.plan,
        "totals": dict(found.totals),
        "subjects": found.subjects,
        "units": [{"unit": row.unit, "subjects": row.subjects, "counts": dict(row.counts)} for row in found.rows],
        "quotas": [quota_json(one) for one in found.quotas],
        "warnings": [registered_quota_words(one) for one in found.quotas if is_over_if_maximum(one)],
        "targets": [target_json(one) for one in targets],
    }
    lines = [f"{award_name(code)}: {count}" for code, count in found.totals.items()] or ["Chưa có đăng ký nào."]
    for row in found.rows:
        listed = ", ".join(f"{code} {row.counts[code]}" for code in found.codes if row.counts.get(code))
        lines.append(f"{row.unit}: {listed or 'chưa có'}")
    lines += [f"Lưu ý: {registered_quota_words(one)}." for one in found.quotas if is_over_if_maximum(one)]
    call.answer(data, lines)
    return DONE
