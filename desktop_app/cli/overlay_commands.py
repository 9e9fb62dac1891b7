"""Verbs about the office's own rules beside the law (``rules overlay …``): each with its document."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from desktop_app.cli.command_line import DONE, Call
from desktop_app.domain.award.catalogue import award_called
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.domain.rule_set.overlay import EVERY_AWARD, LocalDocument, OverlayRow
from desktop_app.domain.rule_set.overlaying import EFFECT_WORDS
from desktop_app.services.overlay_service import ListedOverlay, words_of

_LISTS = frozenset({"awards", "base", "reaches", "kinds", "titles", "after", "results", "except_kinds"})
_SUBJECTS = {SubjectKind.PERSON: "cá nhân", SubjectKind.COLLECTIVE: "tập thể"}


def overlay_verbs(
    group: Any,
    verb: Callable[[Any, str, str, str], argparse.ArgumentParser],
    number: Callable[[str], int],
    iso_day: Callable[[str], date],
) -> None:
    """The grammar of ``rules overlay …``."""
    day: dict[str, Any] = {"type": iso_day, "metavar": "NĂM-THÁNG-NGÀY"}
    listing = verb(group, "list", "rules overlay list", "các quy định riêng và tác dụng của từng dòng")
    listing.add_argument("--received", help="theo ngày nhận hồ sơ này", **day)
    verb(group, "templates", "rules overlay templates", "mẫu gợi ý từ nơi khác, không phải mặc định")
    add = verb(group, "add", "rules overlay add", "thêm một quy định riêng có căn cứ")
    whose = add.add_mutually_exclusive_group(required=True)
    whose.add_argument("--award", metavar="MÃ", help="danh hiệu, hình thức, ví dụ CSTDCS")
    whose.add_argument("--every-award", action="store_true", help="cho mọi danh hiệu, hình thức")
    add.add_argument("--subject", choices=[one.value for one in SubjectKind], help="person hoặc collective")
    add.add_argument("--kind", required=True, metavar="LOẠI", help="ví dụ voted, months_worked, attested, quota")
    add.add_argument("--set", action="append", default=[], metavar="MỤC=GIÁ_TRỊ", help="ví dụ percent=80")
    add.add_argument("--required", default="", metavar="NỘI_DUNG", help="yêu cầu như văn bản ghi")
    add.add_argument("--key", default="", metavar="MÃ_ĐIỀU_KIỆN", help="điều kiện được thay, xem ở rules show --json")
    add.add_argument("--doc-type", default="", metavar="LOẠI", help="loại văn bản, ví dụ Quyết định")
    add.add_argument("--number", default="", metavar="SỐ", help="số, ký hiệu văn bản")
    add.add_argument("--dated", help="ngày ban hành văn bản", **day)
    add.add_argument("--issuer", default="", metavar="CƠ_QUAN", help="cơ quan ban hành")
    add.add_argument("--article", default="", metavar="ĐIỀU", help="điều, khoản")
    add.add_argument("--from", dest="valid_from", help="có hiệu lực từ ngày", **day)
    add.add_argument("--to", dest="valid_to", help="đến hết ngày", **day)
    add.add_argument("--note", default="", metavar="GHI_CHÚ")
    end = verb(group, "end", "rules overlay end", "cho một quy định riêng hết hiệu lực")
    end.add_argument("id", type=number, metavar="SỐ")
    end.add_argument("on", help="ngày cuối còn hiệu lực", **day)
    remove = verb(group, "remove", "rules overlay remove", "xóa một quy định riêng")
    remove.add_argument("id", type=number, metavar="SỐ")


def add(call: Call) -> int:
    """``rules overlay add``."""
    words = call.words
    code, subject = _whose(words)
    row = OverlayRow(
        id=0,
        award_code=code,
        subject_kind=subject,
        key=words.key,
        values={"kind": words.kind, **_parameters(words.set)},
        required=words.required,
        document=LocalDocument(words.doc_type, words.number, words.dated, words.issuer, words.article),
        valid_from=words.valid_from,
        valid_to=words.valid_to,
        note=words.note,
    )
    with call.existing_office(writes=True) as office:
        its_id = office.overlay_service.save(row)
        stored = next(one for one in office.overlay_service.listed() if one.row.id == its_id)
    call.answer(_json(stored), ["Đã ghi quy định riêng.", *_lines([stored])])
    return DONE


def show_list(call: Call) -> int:
    """``rules overlay list [--received DATE]``."""
    with call.existing_office() as office:
        rows = office.overlay_service.listed(call.words.received)
    call.answer({"overlay": [_json(one) for one in rows]}, _lines(rows) or ["Chưa có quy định riêng nào."])
    return DONE


def show_templates(call: Call) -> int:
    """``rules overlay templates``."""
    with call.office() as office:
        templates = office.overlay_service.templates
    data = [
        {
            "name": one.name,
            "award": one.award_code or None,
            "subject": one.subject_kind.value,
            "key": one.key or None,
            "parameters": dict(one.values),
            "required": one.required or None,
            "example": one.example,
        }
        for one in templates
    ]
    lines = [f"{one.name} (ví dụ: {one.example})" for one in templates]
    call.answer({"templates": data}, [*lines, "Đây là mẫu gợi ý từ nơi khác; ghi theo văn bản của tỉnh, cơ quan mình."])
    return DONE


def end(call: Call) -> int:
    """``rules overlay end ID DATE``."""
    with call.existing_office(writes=True) as office:
        office.overlay_service.end(call.words.id, call.words.on)
    call.answer(
        {"id": call.words.id, "valid_to": call.words.on.isoformat()},
        [f"Quy định riêng số {call.words.id} có hiệu lực đến hết {format_text(call.words.on)}."],
    )
    return DONE


def remove(call: Call) -> int:
    """``rules overlay remove ID``."""
    with call.existing_office(writes=True) as office:
        row = office.overlay_service.remove(call.words.id)
    call.answer({"removed": row.id}, [f"Đã xóa quy định riêng: {words_of(row)}."])
    return DONE


def _whose(words: argparse.Namespace) -> tuple[str, SubjectKind]:
    wanted = SubjectKind(words.subject) if words.subject else None
    if words.every_award:
        if wanted is None:
            text = "Chưa rõ cho cá nhân hay tập thể. Thêm --subject person hoặc --subject collective."
            raise UserError("overlay.whose", text)
        return EVERY_AWARD, wanted
    spec = award_called(words.award)
    if spec is None:
        raise UserError(
            "award.unknown", f"Không có danh hiệu, hình thức “{words.award}”. Ghi tên hoặc mã, ví dụ CSTDCS."
        )
    if wanted is None and len(spec.subjects) > 1:
        raise UserError(
            "overlay.whose",
            f"{spec.name} xét cho cả cá nhân và tập thể. Thêm --subject person hoặc --subject collective.",
        )
    return spec.code, wanted or next(iter(spec.subjects))


def _parameters(given: Iterable[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for one in given:
        key, mark, value = one.partition("=")
        key, value = key.strip(), value.strip()
        if not mark or not key or not value or key == "kind":
            raise UserError("overlay.set", f"“{one}” chưa đúng. Ghi --set MỤC=GIÁ_TRỊ, ví dụ --set percent=80.")
        if key in _LISTS:
            found[key] = [part.strip() for part in value.split(",") if part.strip()]
        elif value.isascii() and value.isdecimal() and len(value) < 10:
            found[key] = int(value)
        else:
            found[key] = {"true": True, "false": False}.get(value, value)
    return found


def _json(listed: ListedOverlay) -> dict[str, Any]:
    row = listed.row
    return {
        "id": row.id,
        "award": row.award_code or None,
        "subject": row.subject_kind.value,
        "kind": row.kind,
        "key": row.key or None,
        "parameters": {key: value for key, value in row.values.items() if key != "kind"},
        "required": listed.required,
        "basis": row.document.words,
        "evidence": row.document.source.evidence.value,
        "verified": row.document.source.is_verified,
        "valid_from": row.valid_from.isoformat() if row.valid_from else None,
        "valid_to": row.valid_to.isoformat() if row.valid_to else None,
        "note": row.note or None,
        "effect": listed.effect.value if listed.effect else None,
    }


def _lines(rows: Iterable[ListedOverlay]) -> list[str]:
    lines = []
    for one in rows:
        row = one.row
        days = [
            f"từ {format_text(row.valid_from)}" if row.valid_from else "",
            f"đến hết {format_text(row.valid_to)}" if row.valid_to else "",
        ]
        when = " ".join(filter(None, days)) or "không ghi thời hạn"
        lines.append(
            f"{row.id}. {row.award_words} ({_SUBJECTS[row.subject_kind]}): {one.required}. "
            f"Căn cứ: {row.document.source.shown}; {when}."
        )
        if one.effect is not None:
            lines.append(f"   {EFFECT_WORDS[one.effect]}.")
    return lines
