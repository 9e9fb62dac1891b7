"""The way back from Word: a draft edited outside is taken in, difference by difference."""

from __future__ import annotations

from typing import Any

from desktop_app.cli.command_line import DONE, Call
from desktop_app.cli.plan_commands import answer_plan
from desktop_app.domain.errors import UserError
from desktop_app.domain.plan.returning import TAKE_BACK, ReturnedChange

_SHOWN = 90
CHANGE_WORDS = {
    "added": "thêm",
    "dropped": "bỏ",
    "moved": "chuyển chỗ",
    "reworded": "sửa",
    "moved_reworded": "chuyển chỗ và sửa",
}


def take_back(call: Call) -> int:
    """``plan take-back ID FILE [--accept N …|--all]``: lists what differs; takes over what is named, nothing else."""
    plan_id = call.words.id
    with call.existing_office(writes=bool(call.words.accept or call.words.all)) as office:
        service = office.plan_service
        plan = service.open_draft(plan_id)
        found = office.plan_return_service.compare(plan, call.words.file)
        wanted = [one.number for one in found.changes] if call.words.all else list(call.words.accept or ())
        unknown = [number for number in wanted if number > len(found.changes)]
        if unknown:
            raise UserError(
                "return.unknown", f"Không có thay đổi số {unknown[0]}; bản nhận lại có {len(found.changes)}."
            )
        if wanted:
            service.save_content(plan_id, found.accepted(wanted), plan.row_version, TAKE_BACK)
        said = [_counted(len(found.changes), len(wanted)), *(note.message for note in found.doubts)]
        said += [_line(one, one.number in wanted) for one in found.changes]
        notes = [{"code": one.code, "message": one.message} for one in found.doubts]
        more = {"changes": [_json(one) for one in found.changes], "accepted": wanted, "notes": notes}
        answer_plan(call, office, plan_id, *said, more=more)
    return DONE


def _counted(there: int, taken: int) -> str:
    if not there:
        return "Bản nhận lại không khác bản thảo."
    if not taken:
        return f"Bản nhận lại khác bản thảo {there} chỗ; ghi --accept và số thứ tự để nhận từng chỗ, hoặc --all."
    return f"Đã nhận {taken} trong {there} chỗ khác."


def _line(change: ReturnedChange, is_taken: bool) -> str:
    mark = "đã nhận, " if is_taken else ""
    words = " → ".join(_short(part) for part in (change.old, change.new) if part)
    return f"{change.number}. {mark}{CHANGE_WORDS[change.change.value]}, {change.place}: {words}"


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rsplit(' ', 1)[0]} …"


def _json(change: ReturnedChange) -> dict[str, Any]:
    return {
        "number": change.number,
        "change": change.change.value,
        "place": change.place,
        "old": change.old or None,
        "new": change.new or None,
        "facts": list(change.facts),
    }
