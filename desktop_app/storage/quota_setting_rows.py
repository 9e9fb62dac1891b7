"""How the settings of quotas lie in the office file: a row for each setting, over those of the first office files."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from desktop_app.domain.plain_data import to_plain
from desktop_app.domain.plan.facts import Comparator, QuotaScope, Rounding
from desktop_app.domain.plan.quota_settings import QuotaSettings, QuotaSplit, SettingName, SettingSource, SourceKind


def read_quota_settings(conn: sqlite3.Connection, plan_id: int) -> dict[str, QuotaSettings]:
    """What the clerk said of each quota, by fact uid. Files of before 0015 have four settings in a table without sources."""
    found: dict[str, QuotaSettings] = {}
    for row in conn.execute("SELECT * FROM plan_quota_settings WHERE plan_id = ?", [plan_id]):
        older = {name: row[name.value] for name in list(SettingName)[:4] if row[name.value]}
        found[row["fact_uid"]] = _settings(older)
    by_fact: dict[str, tuple[dict[SettingName, str], dict[SettingName, SettingSource]]] = {}
    for row in conn.execute("SELECT * FROM quota_settings WHERE plan_id = ? ORDER BY id", [plan_id]):
        values, sources = by_fact.setdefault(row["fact_uid"], ({}, {}))
        name = SettingName(row["setting"])
        values[name] = row["value"]
        if row["source_kind"]:
            sources[name] = SettingSource(SourceKind(row["source_kind"]), row["source"])
    for uid, (values, sources) in by_fact.items():
        found[uid] = found.get(uid, QuotaSettings()).with_chosen(_settings(values, sources))
    return found


def write_quota_settings(conn: sqlite3.Connection, plan_id: int, fact_uid: str, settings: QuotaSettings) -> None:
    """Store each setting that was made."""
    for name, value in settings.chosen().items():
        source = settings.sources.get(name)
        conn.execute(
            """INSERT INTO quota_settings (plan_id, fact_uid, setting, value, source_kind, source)
               VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (plan_id, fact_uid, setting) DO UPDATE SET
               value = excluded.value, source_kind = excluded.source_kind, source = excluded.source""",
            [
                plan_id,
                fact_uid,
                name.value,
                _text(value),
                source.source_kind.value if source else None,
                source.words if source else "",
            ],
        )


def _text(value: Any) -> str:
    return json.dumps(to_plain(value)) if isinstance(value, tuple) else str(to_plain(value))


def _settings(values: dict[SettingName, str], sources: dict[SettingName, SettingSource] | None = None) -> QuotaSettings:
    made = {name.value: _READERS[name](text) for name, text in values.items()}
    return QuotaSettings(**made, sources=sources or {})


def _percents(text: str) -> tuple[tuple[str, float], ...]:
    return tuple((str(code), float(percent)) for code, percent in json.loads(text))


_READERS: dict[SettingName, Any] = {
    SettingName.COMPARATOR: Comparator,
    SettingName.BASE: str,
    SettingName.SCOPE: QuotaScope,
    SettingName.ROUNDING: Rounding,
    SettingName.SPLIT: QuotaSplit,
    SettingName.RESERVE: int,
    SettingName.PERCENT_BY_TITLE: _percents,
}
