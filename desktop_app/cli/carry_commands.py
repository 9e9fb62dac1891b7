"""Verbs that lead from one plan to the next: carry forward and compare."""

from __future__ import annotations

from typing import Any

from desktop_app.cli.command_line import DONE, Call
from desktop_app.cli.comparison_text import comparison_json, comparison_lines
from desktop_app.cli.plan_commands import answer_plan
from desktop_app.domain.plan.carry_forward.decisions import Action, DecisionRecord

KIND_WORDS = {
    "head": "đầu văn bản",
    "year": "năm",
    "period": "giai đoạn",
    "wave": "đợt",
    "deadline": "hạn",
    "date": "ngày",
    "anniversary": "kỷ niệm",
    "ordinal": "thứ tự",
    "citation": "căn cứ",
    "name": "tên gọi",
    "quota": "tỷ lệ",
    "target": "chỉ tiêu",
    "recipient": "nơi nhận",
    "signature": "chữ ký",
}
_SHOWN = 70


def carry_forward(call: Call) -> int:
    """``plan carry-forward ID --year Y``: a draft with every certain proposal; the rest stays as written and is listed."""
    with call.existing_office(writes=True) as office:
        service = office.carry_forward_service
        plan_id = service.carry_certain(call.words.id, call.words.year)
        origin = service.origin(plan_id)
        records = origin.records if origin is not None else ()
        changed = [one for one in records if one.action is Action.TAKE]
        left = [one for one in records if one.action is Action.UNDECIDED]
        made = f"Đã tạo bản thảo năm {call.words.year}, số thứ tự {plan_id}"
        said = [f"{made}: đổi {len(changed)} chỗ, giữ nguyên {len(left)} chỗ chờ quyết định."]
        said += [_line("Đổi", one, one.result or "(để trống)") for one in changed]
        said += [_line("Giữ", one, one.proposed) for one in left]
        more = {"origin": call.words.id, "decisions": [_record_json(one) for one in records]}
        answer_plan(call, office, plan_id, *said, more=more)
    return DONE


def compare(call: Call) -> int:
    """``plan compare ID ID``: what changed from the first plan to the second."""
    with call.office() as office:
        compared = office.comparison_service.compare(call.words.old, call.words.new)
    call.answer(comparison_json(compared), comparison_lines(compared))
    return DONE


def _line(verb: str, record: DecisionRecord, new: str | None) -> str:
    current = _short(record.current) or "(thêm vào)"
    change = f"{current} → {_short(new)}" if new is not None else current
    reason = f" ({record.reason})" if record.reason else ""
    return f"{verb} {KIND_WORDS[record.kind.value]}, {record.place}: {change}{reason}"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]} …"


def _record_json(record: DecisionRecord) -> dict[str, Any]:
    return {
        "kind": record.kind.value,
        "place": record.place,
        "text": record.current,
        "proposed": record.proposed,
        "result": record.result,
        "choice": record.action.value,
        "certain": record.is_certain,
        "reason": record.reason or None,
        "source": record.source or None,
    }
