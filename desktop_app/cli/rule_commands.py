"""Verbs about rules: which are in force, row by row; what the office chose once; packs taken in from files."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from desktop_app.cli.command_line import DONE, Call
from desktop_app.cli.rule_set_rows import parameters_json, set_json, set_lines
from desktop_app.domain.award.catalogue import award_called
from desktop_app.domain.errors import UserError
from desktop_app.domain.evidence import Evidence, Source
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.rule_set.conditions import AllOf, AnyOf, Condition
from desktop_app.domain.rule_set.rule_set import Criterion, RuleSet
from desktop_app.services.rule_service import PackUpdate

_MOST_TOLD = 60
"""Changes listed for a reader; a new rule set has nine hundred."""


def rule_verbs(
    group: Any,
    verb: Callable[[Any, str, str, str], argparse.ArgumentParser],
    iso_day: Callable[[str], date],
    path_of: Callable[[str], Any],
) -> None:
    """The grammar of ``rules …``."""
    verb(group, "list", "rules list", "các bộ quy định theo ngày nhận hồ sơ, các gói quy định đang dùng")
    show = verb(group, "show", "rules show", "từng tiêu chuẩn của một bộ quy định, có căn cứ")
    show.add_argument("id", nargs="?", metavar="MÃ", help="ví dụ C; không ghi thì theo ngày nhận hồ sơ")
    show.add_argument("--received", type=iso_day, metavar="NĂM-THÁNG-NGÀY", help="ngày nhận hồ sơ")
    show.add_argument("--award", metavar="MÃ", help="chỉ một danh hiệu, hình thức")
    fallback = verb(group, "fallback", "rules fallback", "chọn một lần quy định dùng tạm khi chưa có văn bản hướng dẫn")
    fallback.add_argument("id", metavar="MÃ", help="ví dụ C")
    local = verb(group, "local-rules-on", "rules local-rules-on", "ngày quy định của tỉnh theo NĐ 152/2025 có hiệu lực")
    local.add_argument("on", type=iso_day, metavar="NĂM-THÁNG-NGÀY")
    update = verb(group, "update", "rules update", "cập nhật một gói quy định từ tệp")
    update.add_argument("file", type=path_of, nargs="?", metavar="TỆP")
    update.add_argument("--dry-run", action="store_true", help="chỉ xem thay đổi, không ghi")
    update.add_argument("--older", action="store_true", help="dùng cả khi tệp cũ hơn gói đang dùng")
    update.add_argument("--back", metavar="TÊN_GÓI", help="bỏ gói đã nhập, dùng lại gói kèm chương trình")


def show_list(call: Call) -> int:
    """``rules list``."""
    with call.office() as office:
        service = office.rule_service
        sets, choices, packs = service.rule_sets(), service.choices(), service.packs()
        history = service.fallback_history()
    data = {
        "rule_sets": [{**_set_json(one), **_counts_json(one)} for one in sets],
        "fallback": choices.fallback or None,
        "fallback_chosen_on": _iso(choices.fallback_chosen_on),
        "fallback_history": [{"rule_set": one.rule_set, "on": one.chosen_on.isoformat()} for one in history],
        "local_rules_on": _iso(choices.local_rules_on),
        "packs": [
            {
                "name": one.name,
                "version": one.version.isoformat(),
                "file": one.file_name or None,
                "installed_at": one.installed_at or None,
                "shipped_version": _iso(one.shipped_version),
                "usable": one.is_usable,
            }
            for one in packs
        ],
    }
    lines = []
    for one in sets:
        rows = list(_rules_of(one))
        waiting = sum(not source.is_verified for source in rows)
        until = f" đến {format_text(one.received_to)}" if one.received_to else ""
        state = f"{len(one.criteria)} tiêu chuẩn, {waiting}/{len(rows)} dòng chưa kiểm chứng"
        lines.append(
            f"{one.id}. {one.name}: hồ sơ nhận từ {format_text(one.received_from)}{until}; "
            f"{state if one.has_criteria else 'chưa có văn bản hướng dẫn tiêu chuẩn'}."
        )
    chosen = f"{choices.fallback} (chọn ngày {_shown(choices.fallback_chosen_on)})" if choices.fallback else "chưa chọn"
    lines.append(f"Quy định dùng tạm khi chưa có văn bản hướng dẫn: {chosen}.")
    lines.append(f"Quy định của tỉnh theo Nghị định 152/2025/NĐ-CP: {_shown(choices.local_rules_on, 'chưa ghi ngày')}.")
    for pack in packs:
        origin = f"nhập từ {pack.file_name}" if pack.file_name else "kèm chương trình"
        hint = "" if pack.is_usable else "; chương trình không đọc được, đang dùng gói kèm chương trình"
        if pack.is_outdated:
            hint = f"; gói kèm chương trình mới hơn (ngày {_shown(pack.shipped_version)})"
        lines.append(f"Gói {pack.name}: bản ngày {format_text(pack.version)}, {origin}{hint}.")
    call.answer(data, lines)
    return DONE


def show(call: Call) -> int:
    """``rules show [ID] [--received DATE] [--award CODE]``."""
    words = call.words
    spec = award_called(words.award) if words.award else None
    if words.award and spec is None:
        raise UserError(
            "award.unknown", f"Không có danh hiệu, hình thức “{words.award}”. Ghi tên hoặc mã, ví dụ CSTDCS."
        )
    with call.office() as office:
        if words.id:
            found = [one for one in office.rule_service.rule_sets() if one.id == words.id.upper()]
            if not found:
                known = ", ".join(one.id for one in office.rule_service.rule_sets())
                raise UserError("rules.unknown", f"Không có bộ quy định “{words.id}”. Các bộ hiện có: {known}.")
            rules, notes = found[0], tuple[str, ...]()
        else:
            chosen = office.rule_service.rules_for(words.received or call.clock.today())
            rules, notes = chosen.rules, chosen.notes
    criteria = [one for one in rules.criteria if spec is None or one.award_code == spec.code]
    data = {
        **_set_json(rules),
        **set_json(rules),
        "notes": list(notes),
        "criteria": [_criterion_json(one) for one in criteria],
    }
    lines = [rules.name, *notes, *(set_lines(rules) if spec is None else ())]
    for one in criteria:
        whom = "cá nhân" if one.subject_kind.value == "person" else "tập thể"
        lines += one.notes
        lines.append(f"{one.term} ({whom}; {one.decided_by or 'thẩm quyền theo quy định'}). {one.source.shown}.")
        if one.is_unanswered:
            lines.append("  Tiêu chuẩn do bộ, tỉnh, cơ quan quy định.")
        lines += [line for condition in one.conditions for line in _condition_lines(condition, 1)]
    if not rules.has_criteria:
        lines.append("Chưa có văn bản hướng dẫn tiêu chuẩn: không đối chiếu được theo bộ quy định này.")
    call.answer(data, lines)
    return DONE


def choose_fallback(call: Call) -> int:
    """``rules fallback ID``."""
    with call.existing_office(writes=True) as office:
        chosen = office.rule_service.choose_fallback(call.words.id)
    call.answer(
        {"fallback": chosen.id, "name": chosen.name},
        [f"Từ nay dùng tạm {chosen.name} khi chưa có văn bản hướng dẫn; mọi kết quả và giấy tờ sẽ ghi rõ."],
    )
    return DONE


def local_rules_on(call: Call) -> int:
    """``rules local-rules-on DATE``."""
    with call.existing_office(writes=True) as office:
        office.rule_service.set_local_rules_on(call.words.on)
    call.answer(
        {"local_rules_on": call.words.on.isoformat()},
        [f"Đã ghi: quy định của tỉnh có hiệu lực từ {format_text(call.words.on)}."],
    )
    return DONE


def update(call: Call) -> int:
    """``rules update FILE [--dry-run] [--older]`` or ``rules update --back NAME``."""
    words = call.words
    if (words.file is None) == (words.back is None):
        raise UserError("rules.update_words", "Ghi tên tệp gói quy định, hoặc --back và tên gói cần bỏ.")
    if words.back is not None:
        with call.existing_office(writes=True) as office:
            office.rule_service.back_to_shipped(words.back)
        call.answer({"removed": words.back}, [f"Đã bỏ gói {words.back} nhập từ tệp."])
        return DONE
    with call.existing_office(writes=not words.dry_run) as office:
        found = office.rule_service.read_update(words.file)
        if not words.dry_run:
            office.rule_service.install(found, is_older_meant=words.older)
    call.answer(_update_json(found, is_stored=not words.dry_run), _update_lines(found, is_stored=not words.dry_run))
    return DONE


def _update_json(found: PackUpdate, *, is_stored: bool) -> dict[str, Any]:
    return {
        "pack": found.pack.name,
        "version": found.pack.version.isoformat(),
        "old_version": _iso(found.old_version),
        "changes": [{"place": one.place, "words": one.words, "old": one.old, "new": one.new} for one in found.changes],
        "stored": is_stored,
    }


def _update_lines(found: PackUpdate, *, is_stored: bool) -> list[str]:
    done = "Đã cập nhật" if is_stored else "Xem trước, chưa ghi vào sổ:"
    lines = [
        f"{done} gói {found.pack.name}, bản ngày {format_text(found.pack.version)}: {len(found.changes)} thay đổi."
    ]
    for one in found.changes[:_MOST_TOLD]:
        if one.old is None:
            lines.append(f"  Thêm {one.words}: {one.new}")
        elif one.new is None:
            lines.append(f"  Bỏ {one.words}: {one.old}")
        else:
            lines.append(f"  Đổi {one.words}: {one.old} → {one.new}")
    if len(found.changes) > _MOST_TOLD:
        lines.append(f"  … và {len(found.changes) - _MOST_TOLD} thay đổi khác; xem đủ bằng --json.")
    return lines


def _set_json(one: RuleSet) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "received_from": one.received_from.isoformat(),
        "received_to": _iso(one.received_to),
        "has_criteria": one.has_criteria,
        "source": one.source.text,
        "evidence": one.source.evidence.value,
        "pack": one.pack.name,
        "version": one.pack.version.isoformat(),
        "transitions": [
            {
                "by": rule.by,
                "when": rule.when.value,
                "received_from": _iso(rule.received_from),
                "received_to": _iso(rule.received_to),
                "words": rule.words,
                **_source_json(rule.source),
            }
            for rule in one.transitions
        ],
    }


def _counts_json(one: RuleSet) -> dict[str, Any]:
    rows = list(_rules_of(one))
    return {
        "criteria": len(one.criteria),
        "rows": len(rows),
        "unverified_rows": sum(not source.is_verified for source in rows),
        "evidence_counts": dict(Counter(source.evidence.value for source in rows)),
    }


def _criterion_json(one: Criterion) -> dict[str, Any]:
    return {
        "award": one.award_code,
        "subject": one.subject_kind.value,
        "term": one.term,
        "decided_by": one.decided_by or None,
        "delegated": one.is_delegated,
        "notes": list(one.notes),
        **_source_json(one.source),
        "conditions": [_condition_json(condition) for condition in one.conditions],
    }


def _condition_json(one: Condition) -> dict[str, Any]:
    return {
        "key": one.rule.key,
        "kind": type(one).__name__,
        "parameters": parameters_json(one),
        "required": one.rule.required,
        **_source_json(one.rule.source),
        "valid_from": _iso(one.rule.valid_from),
        "valid_to": _iso(one.rule.valid_to),
        "parts": [_condition_json(part) for part in _parts(one)],
    }


def _source_json(source: Source) -> dict[str, Any]:
    return {"basis": source.text, "evidence": source.evidence.value, "verified": source.is_verified}


def _condition_lines(one: Condition, depth: int) -> list[str]:
    parts = [line for part in _parts(one) for line in _condition_lines(part, depth + 1)]
    rule = one.rule
    days = [
        f"từ {format_text(rule.valid_from)}" if rule.valid_from else "",
        f"đến hết {format_text(rule.valid_to)}" if rule.valid_to else "",
    ]
    when = " ".join(filter(None, days))
    held = f" Hồ sơ nhận {when}." if when else ""
    local = " (quy định riêng)" if rule.source.evidence is Evidence.LOCAL else ""
    return [f"{'  ' * depth}- {rule.required}. {rule.source.shown}{local}.{held}", *parts]


def _parts(one: Condition) -> tuple[Condition, ...]:
    return one.conditions if isinstance(one, AnyOf | AllOf) else ()


def _rules_of(rules: RuleSet) -> Iterable[Source]:
    def below(one: Condition) -> Iterable[Source]:
        yield one.rule.source
        for part in _parts(one):
            yield from below(part)

    for criterion in rules.criteria:
        for condition in criterion.conditions:
            yield from below(condition)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _shown(day: date | None, none: str = "") -> str:
    return format_text(day) if day else none
