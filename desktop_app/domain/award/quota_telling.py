"""How a quota is reckoned, setting by setting, in words and each with what it rests on; a default says that nobody confirmed it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from desktop_app.domain.award.award import ToldSetting
from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.language.numerals import format_percent
from desktop_app.domain.plan.facts import Comparator, Quota, QuotaScope, Rounding
from desktop_app.domain.plan.quota_settings import (
    HEADCOUNT,
    QuotaSettings,
    QuotaSplit,
    SettingName,
    SettingSource,
    SourceKind,
)

UNCONFIRMED = "chưa xác nhận"
SETTING_NAMES = {
    SettingName.COMPARATOR: "Ý nghĩa",
    SettingName.BASE: "Gốc tính",
    SettingName.SCOPE: "Phạm vi",
    SettingName.ROUNDING: "Làm tròn",
    SettingName.SPLIT: "Chia suất",
    SettingName.RESERVE: "Suất giữ lại",
    SettingName.PERCENT_BY_TITLE: "Tỷ lệ theo danh hiệu tập thể",
}
COMPARATOR_WORDS = {
    Comparator.AT_MOST: "tối đa",
    Comparator.EQUAL: "bằng",
    Comparator.AT_LEAST: "tối thiểu",
}
ROUNDING_WORDS = {
    Rounding.DOWN: "làm tròn xuống",
    Rounding.NEAREST: "làm tròn đến số gần nhất",
    Rounding.UP: "làm tròn lên",
}
SCOPE_WORDS = {
    QuotaScope.UNIT: "từng đơn vị",
    QuotaScope.BLOC: "từng khối thi đua",
    QuotaScope.CLUSTER: "từng cụm thi đua",
    QuotaScope.AGENCY: "toàn cơ quan",
}
SPLIT_WORDS = {
    QuotaSplit.POOLED: "xét chung, không chia",
    QuotaSplit.PER_UNIT: "mỗi đơn vị một phần, làm tròn riêng",
    QuotaSplit.LARGEST_REMAINDER: "chia theo phần dư lớn nhất, cộng lại đúng tổng",
    QuotaSplit.RESERVE: "giữ lại một số suất, còn lại chia theo phần dư lớn nhất",
}
_SOURCE_STARTS = {
    SourceKind.PLAN: "",
    SourceKind.AMENDMENT: "văn bản sửa đổi: ",
    SourceKind.OFFICE_RULE: "quy định riêng: ",
}


def base_name(code: str) -> str:
    """ "Lao động tiên tiến", "Tổng số người của cơ quan", or "chưa rõ"."""
    return "tổng số người" if code == HEADCOUNT else award_name(code) if code else "chưa rõ"


def source_words(source: SettingSource, place: str) -> str:
    """What a setting rests on, as it is quoted; the plan's own words stand at the quota's place."""
    return _SOURCE_STARTS[source.source_kind] + (source.words or place)


def told_settings(quota: Quota, base: str, settings: QuotaSettings, place: str) -> tuple[ToldSetting, ...]:
    """Each setting of a quota in force (``quota``: with the settings in it; ``place``: where the plan has it)."""
    made = settings.chosen()
    split = settings.split or QuotaSplit.POOLED
    values: list[tuple[SettingName, Any, str, bool]] = [
        (
            SettingName.COMPARATOR,
            quota.comparator,
            _of(COMPARATOR_WORDS, quota.comparator),
            quota.comparator is not None,
        ),
        (SettingName.BASE, base, base_name(base), bool(base)),
        (SettingName.SCOPE, quota.scope, _of(SCOPE_WORDS, quota.scope or QuotaScope.AGENCY), quota.scope is not None),
        (SettingName.ROUNDING, quota.rounding, _of(ROUNDING_WORDS, quota.rounding), False),
    ]
    if quota.scope is not QuotaScope.UNIT:
        values.append((SettingName.SPLIT, split, _of(SPLIT_WORDS, split), False))
    if split is QuotaSplit.RESERVE and quota.scope is not QuotaScope.UNIT:
        values.append((SettingName.RESERVE, settings.reserve or 0, f"{settings.reserve or 0} suất", False))
    if settings.percent_by_title:
        words = "; ".join(
            f"{award_name(code)} {format_percent(percent)}" for code, percent in settings.percent_by_title
        )
        values.append((SettingName.PERCENT_BY_TITLE, words, words, False))
    return tuple(
        _told(name, value, words, settings.sources.get(name), place, is_made=name in made, is_of_plan=is_of_plan)
        for name, value, words, is_of_plan in values
    )


def _told(
    name: SettingName,
    value: Any,
    words: str,
    source: SettingSource | None,
    place: str,
    *,
    is_made: bool,
    is_of_plan: bool,
) -> ToldSetting:
    plain = "" if value is None else str(getattr(value, "value", value))
    if source is not None:
        said = source_words(source, place)
    elif is_made:
        said = "đã chọn, chưa ghi căn cứ"
    elif is_of_plan:
        said = place
    else:
        said = f"mặc định, {UNCONFIRMED}"
    return ToldSetting(name.value, words, plain, said, source is not None or (is_of_plan and not is_made))


def _of(words: dict[Any, str], value: Any) -> str:
    return words.get(value, UNCONFIRMED)


def unconfirmed_settings(settings: Iterable[ToldSetting]) -> tuple[ToldSetting, ...]:
    """Those nobody gave a source for."""
    return tuple(one for one in settings if not one.is_confirmed)
