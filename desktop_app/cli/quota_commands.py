"""Verbs about quotas: how they stand, how they are reckoned, reasons for going past them; preferences on equal merit."""

from __future__ import annotations

from desktop_app.cli.award_commands import quota_json
from desktop_app.cli.command_line import DONE, Call
from desktop_app.domain.award.catalogue import award_called, award_name
from desktop_app.domain.award.quota_exception import over_words, reason_words
from desktop_app.domain.award.quota_setting_words import parse_percents
from desktop_app.domain.award.quota_telling import SETTING_NAMES
from desktop_app.domain.award.trial.preference import PREFERENCE_NAMES, PreferenceKind, local_preference
from desktop_app.domain.award.wording import quota_words
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.text import clean_line, fold
from desktop_app.domain.plan.amending import parse_comparator
from desktop_app.domain.plan.facts import QuotaScope, Rounding
from desktop_app.domain.plan.quota_settings import (
    HEADCOUNT,
    QuotaSettings,
    QuotaSplit,
    SettingName,
    SettingSource,
    SourceKind,
)


def award_code(text: str) -> str:
    """The code of an award named by code or name; UserError for none."""
    spec = award_called(text)
    if spec is None:
        raise UserError(
            "award.unknown_code", f"Không có danh hiệu, hình thức “{clean_line(text)}”. Ghi mã, ví dụ CSTDCS."
        )
    return spec.code


def quota(call: Call) -> int:
    """``award quota (--year Y | --plan ID) [--award CODE] [--reason TEXT]``: each quota with settings, sources, reasons."""
    words = call.words
    code = award_code(words.award) if words.award else ""
    with call.existing_office(writes=words.reason is not None) as office:
        service = office.quota_service
        found = service.read(words.year, words.plan)
        explained = service.explain(found, words.reason, code) if words.reason is not None else ()
        standings = [one for one in service.standings(found) if code in ("", one.award_code)]
        past = service.unexplained(standings, found.year)
    lines = [f"Đã ghi lý do: {over_words(one)}." for one in explained]
    for one in standings:
        where = f" ({one.unit})" if one.unit else ""
        lines.append(f"{award_name(one.award_code)}{where}: {quota_words(one)}.")
        lines += [f"  {one.note}"] if one.note else []
        lines += [f"  Lý do vượt: {reason_words(reason)}." for reason in one.reasons]
    seen: set[tuple[str, str]] = set()
    for one in standings:
        if (one.source, one.fact_uid) not in seen:
            seen.add((one.source, one.fact_uid))
            lines.append(f"Cách tính {award_name(one.award_code)}, {one.source}:")
            lines += [
                f"  {SETTING_NAMES[SettingName(setting.name)]}: {setting.words} ({setting.source})"
                for setting in one.settings
            ]
    lines += [f"Chưa ghi lý do vượt tỷ lệ: {over_words(one)}." for one in past]
    data = {
        "year": found.year,
        "plan": words.plan,
        "quotas": [quota_json(one) for one in standings],
        "unexplained": [over_words(one) for one in past],
    }
    call.answer(data, lines or ["Chưa có tỷ lệ xét nào đang áp dụng."])
    return DONE


def quota_settings(call: Call) -> int:
    """``award quota-settings --plan ID --quota N …``: settings with what they rest on."""
    words = call.words
    base = None
    if words.base is not None:
        base = HEADCOUNT if fold(words.base) == fold(HEADCOUNT) else award_code(words.base)
    made = QuotaSettings(
        comparator=parse_comparator(words.meaning) if words.meaning else None,
        base=base,
        scope=QuotaScope(words.scope) if words.scope else None,
        rounding=Rounding(words.rounding) if words.rounding else None,
        split=QuotaSplit(words.split) if words.split else None,
        reserve=words.reserve,
        percent_by_title=parse_percents(words.percent_by_title) if words.percent_by_title is not None else None,
    )
    if not made.chosen():
        raise UserError(
            "quota.nothing_set", "Chưa ghi cách tính nào. Ghi ít nhất một tham số, ví dụ --rounding nearest."
        )
    sources = {}
    if words.source or words.source_kind:
        source = SettingSource(SourceKind(words.source_kind or SourceKind.OFFICE_RULE.value), words.source)
        sources = dict.fromkeys(made.chosen(), source)
    with call.existing_office(writes=True) as office:
        quotas = office.plan_service.plan(words.plan).content.facts.quotas
        if words.quota > len(quotas):
            raise UserError("fact.unknown", f"Kế hoạch có {len(quotas)} tỷ lệ. Xem lại số thứ tự rồi làm lại.")
        chosen = QuotaSettings(**{name.value: value for name, value in made.chosen().items()}, sources=sources)
        office.plan_service.save_quota_settings(words.plan, quotas[words.quota - 1].uid, chosen)
        wanted = quotas[words.quota - 1]
        standings = [
            one
            for one in office.quota_service.standings(office.quota_service.read(plan_id=words.plan))
            if one.fact_uid == wanted.uid
        ]
    lines = [f"Đã đặt cách tính tỷ lệ {award_name(wanted.award_code)}."]
    lines += [f"  {one.unit or 'toàn cơ quan'}: {quota_words(one)}." for one in standings]
    call.answer({"plan": words.plan, "quotas": [quota_json(one) for one in standings]}, lines)
    return DONE


def preferences(call: Call) -> int:
    """``award preferences [--on DAY] [--add KIND --source TEXT] [--remove KIND]``: who is preferred on equal merit, and why."""
    words = call.words
    writes = words.add is not None or words.remove is not None
    with call.existing_office(writes=writes) as office:
        service = office.quota_service
        if writes:
            gone = {words.add, words.remove} - {None}
            kept = [one for one in service.local_preferences() if one.preference_kind.value not in gone]
            if words.add is not None:
                kept.append(local_preference(PreferenceKind(words.add), words.source))
            service.save_local_preferences(kept)
        found = service.preferences(words.on or call.clock.today())
    data = [{"kind": one.preference_kind.value, "local": one.is_local, "source": one.source.shown} for one in found]
    lines = [
        f"{place}. {PREFERENCE_NAMES[one.preference_kind].capitalize()} ({one.source.shown})"
        for place, one in enumerate(found, start=1)
    ]
    call.answer({"preferences": data}, lines or ["Chưa có quy định ưu tiên nào cho ngày này."])
    return DONE
