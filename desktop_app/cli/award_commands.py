"""Verbs about results and their tally."""

from __future__ import annotations

import sys
from typing import Any

from desktop_app.cli.command_line import DONE, USER_CAN_MEND, Call
from desktop_app.domain.award.award import QuotaStanding, Tally, TargetStanding
from desktop_app.domain.award.catalogue import BY_CODE, award_name
from desktop_app.domain.award.money_wording import remarks, row_words, total_words
from desktop_app.domain.award.quota_exception import over_words, reason_words
from desktop_app.domain.award.results_money import MoneyRow, ResultsMoney
from desktop_app.domain.award.wording import quota_words, target_actual_words, target_result_words


def result(call: Call) -> int:
    """``award result``: results in bulk; any problem leaves the whole file unstored."""
    with call.existing_office(writes=True) as office:
        done = office.award_service.import_results_file(call.words.file, call.words.year, call.words.plan)
        found = office.quota_service.read(call.words.year, call.words.plan)
        past = office.quota_service.unexplained(office.quota_service.standings(found), found.year)
    problems = [{"row": one.row, "message": one.message} for one in done.problems]
    warnings = [{"row": one.row, "message": one.message} for one in done.warnings]
    data = {"stored": done.stored, "problems": problems, "notes": list(done.notes), "warnings": warnings}
    if past:
        data["past_quota"] = [over_words(one) for one in past]
    if not problems:
        told = [f"Lưu ý, dòng {one.row}: {one.message}" for one in done.warnings]
        told += [f"Vượt tỷ lệ, chưa ghi lý do: {over_words(one)}." for one in past]
        call.answer(data, [f"Đã ghi {done.stored} kết quả.", *done.notes, *told])
        return DONE
    call.answer(data, [*(f"Dòng {one.row}: {one.message}" for one in done.problems), *done.notes])
    print(f"Tệp có {len(problems)} dòng lỗi nên chưa ghi dòng nào. Sửa các dòng đó rồi nhập lại.", file=sys.stderr)
    return USER_CAN_MEND


def tally(call: Call) -> int:
    """``award tally``: registered, proposed, approved; quotas and targets; as a paper too when OUT is given."""
    words = call.words
    with call.office() as office:
        found = office.award_service.tally(year=words.year, plan_id=words.plan, wave=words.wave)
        written = office.registration_paper_service.export_tally(found, words.out) if words.out else None
    data = tally_json(found)
    lines = _tally_lines(found)
    if written is not None:
        data["file"] = str(written)
        lines.append(f"Đã lưu {written}.")
    call.answer(data, lines)
    return DONE


def tally_json(found: Tally) -> dict[str, Any]:
    """The JSON of the contract."""
    return {
        "year": found.year,
        "plan": found.plan_id,
        "wave": found.wave,
        "rows": [
            {
                "award": row.award_code,
                "kind": BY_CODE[row.award_code].award_kind.value if row.award_code in BY_CODE else None,
                "unit": row.unit,
                "registered": row.registered,
                "proposed": row.proposed,
                "approved": row.approved,
            }
            for row in found.rows
        ],
        "quotas": [quota_json(one) for one in found.quotas],
        "targets": [target_json(one) for one in found.targets],
        "money": money_json(found.money) if found.money is not None else None,
    }


def money_json(money: ResultsMoney) -> dict[str, Any]:
    """``total``: all that the approved results come to, the sum of the rows; ``own_total``: what the office itself pays."""
    return {
        "total": money.total,
        "own_total": money.own_total,
        "rows": [money_row_json(row) for row in money.rows],
        "undated": len(money.undated),
        "lower_titles": len(money.lower),
        "verified": money.is_verified,
        "notes": remarks(money),
    }


def money_row_json(row: MoneyRow) -> dict[str, Any]:
    """Awards that are worth the same each."""
    prize = row.prize
    return {
        "award": prize.award_code,
        "count": row.count,
        "each": prize.each,
        "amount": row.amount,
        "recipient": prize.recipient.value,
        "coefficient": str(prize.coefficient),
        "base": prize.base,
        "own": row.is_own,
        "at_most": prize.is_ceiling,
        "basis": prize.basis.text,
        "verified": prize.is_verified,
    }


def quota_json(one: QuotaStanding) -> dict[str, Any]:
    """A quota against its base."""
    return {
        "award": one.award_code,
        "base": one.base_code or None,
        "base_count": one.base_count,
        "base_parts": dict(one.base_parts),
        "percent": int(one.percent) if one.percent == int(one.percent) else one.percent,
        "scope": one.scope,
        "unit": one.unit,
        "rounding": one.rounding,
        "limit": one.limit,
        "used": one.used,
        "verdict": one.verdict.value,
        "source": one.source,
        "counted": one.counted_outcome.value,
        "note": one.note or None,
        "split": one.split,
        "settings": [
            {
                "setting": setting.name,
                "value": setting.value or None,
                "words": setting.words,
                "source": setting.source,
                "confirmed": setting.is_confirmed,
            }
            for setting in one.settings
        ],
        "exceptions": [
            {
                "reason": reason.reason,
                "people": list(reason.people),
                "limit": reason.limit,
                "used": reason.used,
                "decision": reason.decision_number or None,
                "recorded_on": reason.recorded_on.isoformat(),
            }
            for reason in one.reasons
        ],
    }


def target_json(one: TargetStanding) -> dict[str, Any]:
    """A target against what was reached."""
    return {
        "text": one.text,
        "actual": one.actual,
        "met": one.is_met,
        "wanted": one.wanted,
        "why_not": one.why_not or None,
        "source": one.source,
    }


def _tally_lines(found: Tally) -> list[str]:
    lines = [found.title] if found.rows else [found.title, "Chưa có đăng ký hay kết quả nào."]
    for row in found.rows:
        if row.unit is None:
            counts = f"đăng ký {row.registered}, đề nghị {row.proposed}, được công nhận {row.approved}"
            lines.append(f"{award_name(row.award_code)}: {counts}")
    for one in found.quotas:
        where = f" ({one.unit})" if one.unit else ""
        lines.append(f"Tỷ lệ {award_name(one.award_code)}{where}: {quota_words(one)}.")
        lines += [f"  Lý do vượt: {reason_words(reason)}." for reason in one.reasons]
    for target in found.targets:
        words = f"{target_actual_words(target)}, {target_result_words(target)}"
        lines.append(f"Chỉ tiêu: {target.text.rstrip('.;')}. Thực hiện: {words}.")
    if found.money is not None and found.money.results:
        lines.append(f"Tiền thưởng: {total_words(found.money)}.")
        lines += [f"- {row_words(row)}." for row in found.money.rows]
        lines += remarks(found.money)
    return lines
