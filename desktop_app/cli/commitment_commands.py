"""Verbs about commitments (giao ước thi đua)."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app.assembly.office import Office
from desktop_app.cli.command_line import DONE, Call
from desktop_app.domain.commitment.commitment import VERDICT_NAMES, Commitment, TargetVerdict
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.text import match_key

Verb = Callable[[Any, str, str, str], argparse.ArgumentParser]


def commitment_verbs(
    commitment: Any,
    verb: Verb,
    number: Callable[[str], int],
    year: Callable[[str], int],
    day: Callable[[str], date],
    path: Callable[[str], Path],
) -> None:
    """The words of the verbs; ``number``, ``year``, ``day`` and ``path`` read one word each."""
    drafted = verb(
        commitment, "draft", "commitment draft", "lập giao ước của từng đơn vị với cơ quan, hoặc của một khối, cụm"
    )
    drafted.add_argument("--plan", type=number, required=True)
    drafted.add_argument(
        "--unit", action="extend", nargs="+", metavar="ĐƠN_VỊ", help="không ghi: mọi đơn vị phải đăng ký"
    )
    drafted.add_argument(
        "--group",
        metavar="TÊN_KHỐI",
        help="một bản chung cho khối, cụm; bên ký là thành viên hôm nay, hoặc những bên ghi ở --unit, --party",
    )
    drafted.add_argument("--party", action="extend", nargs="+", metavar="BÊN_KÝ", help="bên ký không có trong sổ")
    verb(commitment, "list", "commitment list", "giao ước của một năm").add_argument(
        "--year", type=year, required=True, metavar="NĂM"
    )
    signed = verb(commitment, "sign", "commitment sign", "ghi ngày ký, kèm bản quét nếu có")
    signed.add_argument("id", type=number, metavar="SỐ_THỨ_TỰ")
    signed.add_argument("--on", type=day, required=True, metavar="NĂM-THÁNG-NGÀY")
    signed.add_argument("--scan", type=path, metavar="TỆP")
    result = verb(commitment, "result", "commitment result", "ghi kết quả một chỉ tiêu, hoặc tính từ kết quả xét tặng")
    result.add_argument("id", type=number, metavar="SỐ_THỨ_TỰ")
    result.add_argument("--target", type=number, metavar="CHỈ_TIÊU", help="thứ tự trong bảng chỉ tiêu, từ 1")
    result.add_argument("--party", metavar="BÊN_KÝ", help="cần khi có nhiều bên")
    result.add_argument("--actual", default="", metavar="THỰC_HIỆN")
    result.add_argument("--verdict", choices=[one.value for one in TargetVerdict])
    result.add_argument("--evidence", default="", metavar="MINH_CHỨNG")
    result.add_argument("--computed", action="store_true", help="lấy các kết quả tính được")
    exported = verb(commitment, "export", "commitment export", "bản giao ước để ký, hoặc bảng đối chiếu (.docx, .pdf)")
    exported.add_argument("id", type=number, metavar="SỐ_THỨ_TỰ")
    exported.add_argument("--comparison", action="store_true", help="bảng đối chiếu cuối năm")
    exported.add_argument("out", type=path, metavar="TỆP_RA")


def draft(call: Call) -> int:
    """``commitment draft``: one of each unit with the office, or one for a group."""
    words = call.words
    with call.existing_office(writes=True) as office:
        service = office.commitment_service
        if words.unit is None and words.group is None:
            unit_ids = list(service.units_to_draft(words.plan))
        else:
            unit_ids = [office.office_service.required_unit(name).id for name in words.unit or ()]
        if words.group is None:
            if words.party:
                raise UserError("cli.words", "“--party” chỉ dùng cùng “--group”.")
            made = service.draft_with_units(words.plan, unit_ids)
        else:
            made = (_draft_for_group(office, words, unit_ids),)
        found = [service.commitment(one) for one in made]
    lines = [f"{one.id}. {one.label}: {len(one.content.targets)} chỉ tiêu, {len(one.parties)} bên ký." for one in found]
    call.answer({"commitments": [_json(one) for one in found]}, lines)
    return DONE


def _draft_for_group(office: Office, words: argparse.Namespace, unit_ids: list[int]) -> int:
    """The members named, or those the bloc or cluster of that name has today."""
    service, names = office.commitment_service, words.party or ()
    if unit_ids or names:
        return service.draft_for_group(words.plan, words.group, unit_ids, names)
    groups, today = office.unit_group_service, office.clock.today()
    group = groups.required_group(words.group)
    members, others = groups.units_of_group(group.id, today), groups.outside_names(group.id, today)
    return service.draft_for_group(words.plan, group.name, members, others, group.id)


def list_commitments(call: Call) -> int:
    """``commitment list``: all of a year, with what became of each target."""
    with call.existing_office() as office:
        found = office.commitment_service.commitments(call.words.year)
    lines = []
    for one in found:
        state = f"ký ngày {format_text(one.signed_on)}" if one.signed_on else "bản thảo"
        met = sum(result.verdict is TargetVerdict.MET for result in one.results)
        wanted = len(one.content.targets) * len(one.promising)
        lines.append(f"{one.id}. {one.label}: {state}, đạt {met}/{wanted} chỉ tiêu")
    call.answer(
        {"year": call.words.year, "commitments": [_json(one) for one in found]}, lines or ["Chưa có giao ước nào."]
    )
    return DONE


def sign(call: Call) -> int:
    """``commitment sign``: the day all have signed, with a scan."""
    words = call.words
    with call.existing_office(writes=True) as office:
        office.commitment_service.sign(words.id, words.on)
        if words.scan is not None:
            office.commitment_service.attach_scan(words.id, words.scan)
        found = office.commitment_service.commitment(words.id)
    call.answer(_json(found), [f"Đã ghi {found.label} ký ngày {format_text(words.on)}."])
    return DONE


def result(call: Call) -> int:
    """``commitment result``: what became of one target, or all the tally can reckon."""
    words = call.words
    if words.computed == (words.target is not None):
        raise UserError("cli.words", "Ghi một trong hai: --target SỐ cùng --actual, hoặc --computed.")
    with call.existing_office(writes=True) as office:
        service = office.commitment_service
        if words.computed:
            count = service.take_computed(words.id)
            lines = [f"Đã tính {count} kết quả."]
        else:
            found = service.commitment(words.id)
            targets = found.content.targets
            if words.target > len(targets):
                raise UserError("commitment.no_target", f"Bản giao ước có {len(targets)} chỉ tiêu. Ghi số từ 1.")
            said = TargetVerdict(words.verdict) if words.verdict else None
            target = targets[words.target - 1]
            noted = service.note_result(
                words.id, target.uid, _party(found, words.party), words.actual, said, words.evidence
            )
            lines = [f"{target.text}: {noted.actual or '(…)'}, {VERDICT_NAMES[noted.verdict].lower()}."]
        found = service.commitment(words.id)
    call.answer(_json(found), lines)
    return DONE


def export(call: Call) -> int:
    """``commitment export``: the paper for signature, or promised beside reached."""
    words = call.words
    with call.existing_office() as office:
        _prepared(office, words)()
    call.answer({"id": words.id, "file": str(words.out)}, [f"Đã lưu {words.out}."])
    return DONE


def _prepared(office: Office, words: argparse.Namespace) -> Callable[[], Path]:
    service = office.commitment_service
    prepare = service.prepare_comparison_file if words.comparison else service.prepare_paper_file
    return prepare(words.id, words.out)


def _party(found: Commitment, name: str | None) -> int:
    promising = found.promising
    if name is None and len(promising) == 1:
        return promising[0][0]
    if name is not None:
        place = next((place for place, one in promising if match_key(one.name) == match_key(name)), None)
        if place is not None:
            return place
    names = "; ".join(party.name for _, party in promising)
    raise UserError("commitment.no_party", f"Ghi --party là một trong các bên: {names}.")


def _json(one: Commitment) -> dict[str, Any]:
    return {
        "id": one.id,
        "plan": one.plan_id,
        "year": one.working_year,
        "group": one.content.group_name or None,
        "signed_on": one.signed_on.isoformat() if one.signed_on else None,
        "parties": [{"name": party.name, "signer": party.signer_name or None} for party in one.parties],
        "titles": list(one.content.titles),
        "targets": [
            {
                "text": target.text,
                "measure": target.measure,
                "planned": target.planned,
                "results": [
                    {
                        "party": party.name,
                        "actual": noted.actual or None if (noted := one.result(target.uid, place)) else None,
                        "verdict": noted.verdict.value if noted else TargetVerdict.NO_DATA.value,
                        "evidence": noted.evidence if noted else "",
                    }
                    for place, party in one.promising
                ],
            }
            for target in one.content.targets
        ],
    }
