"""The verb ``award what-if``: one person moved on a copy; nothing is written without ``--apply``."""

from __future__ import annotations

from datetime import date
from typing import Any

from desktop_app.cli.award_commands import quota_json
from desktop_app.cli.command_line import DONE, Call
from desktop_app.cli.quota_commands import award_code
from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.award.catalogue import BY_CODE, award_name
from desktop_app.domain.award.trial.change import Change, change_words
from desktop_app.domain.award.trial.precedence import Ranked
from desktop_app.domain.award.trial.trial import FreePlaces
from desktop_app.domain.award.trial.wording import effect_words, trial_lines
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.office.office import Person
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.services.quota_service import QuotaScopeRead


def what_if(call: Call) -> int:
    """``award what-if (--year Y | --plan ID) --person NAME (--to CODE | --withdraw) [--with-next] [--apply]``."""
    words = call.words
    to_code = "" if words.withdraw else award_code(words.to)
    with call.existing_office(writes=words.apply) as office:
        service = office.quota_service
        found = service.read(words.year, words.plan)
        person = office.office_service.required_person(words.person, words.unit or "")
        change = _change(found, person, to_code, award_code(words.from_code) if words.from_code else "")
        out = service.try_out(found, [change], received_on=words.received)
        taken = list(dict.fromkeys(one.contender for free in out.trial.free for one in free.fitting))
        if not words.with_next:
            taken = []
        applied = service.apply(found, [change], taken) if words.apply else 0
    lines = [change_words(change, person.full_name), *trial_lines(out.trial), *out.notes]
    if change.award.decision_number and not change.is_addition:
        lines.append(
            f"Kết quả này đã ghi Quyết định số {change.award.decision_number}: áp dụng thì sửa cả danh sách của quyết định."
        )
    lines += [f"Đề nghị thêm {one.name}, {award_name(one.award.award_code)}: Hội đồng quyết định." for one in taken]
    told = f"Đã áp dụng cho {applied} người." if applied else "Chưa ghi vào sổ. Thêm --apply để ghi."
    data = {
        "change": change_words(change, person.full_name),
        "received": out.received_on.isoformat(),
        "quotas": [
            {
                "award": one.shown.award_code,
                "unit": one.shown.unit,
                "before": quota_json(one.before) if one.before else None,
                "after": quota_json(one.after) if one.after else None,
                "changed": one.is_changed,
                "words": effect_words(one),
            }
            for one in out.trial.effects
        ],
        "next": [_free(one) for one in out.trial.free],
        "preferences": [one.source.shown for one in out.preferences],
        "notes": list(out.notes),
        "applied": applied,
    }
    lines.append(f"Ngày nhận hồ sơ dùng để thẩm định, xét ưu tiên: {format_text(out.received_on)}.")
    call.answer(data, [*lines, told])
    return DONE


def _free(free: FreePlaces) -> dict[str, Any]:
    return {
        "award": free.standing.award_code,
        "unit": free.standing.unit,
        "places": free.count,
        "fitting": [one.contender.name for one in free.fitting],
        "waiting": [_ranked(one) for one in free.waiting],
    }


def _ranked(one: Ranked) -> dict[str, Any]:
    votes = one.contender.votes
    return {
        "place": one.place,
        "subject": one.contender.name,
        "unit": one.contender.unit,
        "votes": f"{votes.votes_for}/{votes.of}" if votes is not None else None,
        "verdict": one.contender.verdict.value if one.contender.verdict is not None else None,
        "why": list(one.why),
    }


def _change(found: QuotaScopeRead, person: Person, to_code: str, from_code: str) -> Change:
    """The person's result that is meant: the one named, else the highest of the same catalogue; none: one is added."""
    own = [
        one
        for one in found.matter.awards
        if one.person_id == person.id and one.outcome is not Outcome.NOT_APPROVED and from_code in ("", one.award_code)
    ]
    if to_code and not from_code:
        own = [one for one in own if _kind(one.award_code) == _kind(to_code)]
    codes = list(BY_CODE)
    own.sort(key=lambda one: codes.index(one.award_code) if one.award_code in BY_CODE else -1, reverse=True)
    if own:
        return Change(own[0], to_code)
    if not to_code or from_code:
        raise UserError(
            "trial.no_result", f"{person.full_name} không có kết quả nào như vậy để thử. Kiểm tra năm, kế hoạch."
        )
    first, last = date(found.year, 1, 1), date(found.year, 12, 31)
    held = [one for one in person.memberships if one.holds_within(first, last)]
    if not held:
        raise UserError(
            "trial.no_unit",
            f"{person.full_name} không thuộc đơn vị nào trong năm {found.year}. Ghi đơn vị rồi thử lại.",
        )
    award = Award(
        0, found.year, SubjectKind.PERSON, held[-1].unit_id, to_code, Outcome.PROPOSED, person.id, plan_id=found.plan_id
    )
    return Change(award, to_code)


def _kind(code: str) -> str:
    return BY_CODE[code].award_kind.value if code in BY_CODE else ""
