"""Verbs about plans."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.assembly.office import Office
from desktop_app.cli.command_line import DONE, Call
from desktop_app.cli.fact_names import fact_change, named_fact, waiting_facts
from desktop_app.cli.plan_json import content_json, legacy_json, summary_json
from desktop_app.domain.language.legacy_fonts import LegacySample
from desktop_app.domain.language.numerals import format_percent
from desktop_app.domain.plan.amending import parse_yes
from desktop_app.domain.plan.facts import Quota
from desktop_app.domain.plan.numbering import markers
from desktop_app.domain.plan.plan import PlanContent, PlanSummary
from desktop_app.services.plan_service import PlanService

_SHOWN_SAMPLES = 3
STATUS_WORDS = {
    "draft": "Bản thảo",
    "submitted": "Trình ký",
    "issued": "Đã ban hành",
    "amended": "Đã ban hành, có sửa đổi",
    "replaced": "Đã thay thế",
}


def read(call: Call) -> int:
    """``plan read FILE``: what the importer makes of a file; stores nothing and needs no data folder."""
    reading = PlanService.read_file(call.words.file, convert_legacy=call.words.convert_legacy)
    data = content_json(reading.content)
    if reading.legacy:
        data["legacy"] = [legacy_json(sample) for sample in reading.legacy]
    call.answer(data, [*_overview(reading.content), *_legacy_lines(reading.legacy)])
    return DONE


def import_file(call: Call) -> int:
    """``plan import FILE``: the same, stored as a draft."""
    # a file that cannot be read must not leave a new office behind
    reading = PlanService.read_file(call.words.file, convert_legacy=call.words.convert_legacy)
    with call.office(writes=True) as office:
        plan_id = office.plan_service.add_reading(reading)
        answer_plan(call, office, plan_id, f"Đã nhập thành bản thảo, số thứ tự {plan_id}.")
    return DONE


def list_plans(call: Call) -> int:
    """``plan list``."""
    with call.office() as office:
        summaries = office.plan_service.list_plans()
    lines = [_summary_line(summary) for summary in summaries] or ["Sổ chưa có kế hoạch nào."]
    call.answer({"plans": [summary_json(summary) for summary in summaries]}, lines)
    return DONE


def show(call: Call) -> int:
    """``plan show ID``."""
    with call.office() as office:
        answer_plan(call, office, call.words.id)
    return DONE


def confirm(call: Call) -> int:
    """``plan confirm``: a quota named by itself that the plan writes without "tối đa" is confirmed as a maximum.

    With no fact named it changes nothing and lists what waits, by the names to confirm it by.
    """
    if not (call.words.all or call.words.fact):
        return _tell_waiting(call)
    with call.existing_office(writes=True) as office:
        plan_id, service = call.words.id, office.plan_service
        said = []
        if call.words.all:
            service.confirm_all(plan_id)
            facts = service.effective_facts(plan_id)
            open_quotas = [index for index, one in enumerate(facts.quotas, start=1) if one.comparator is None]
            said.append("Đã xác nhận mọi số liệu như đã đọc.")
            said += [
                f"Tỷ lệ {index} không ghi “tối đa” nên còn chưa xác nhận là mức trần; gõ --fact quota:{index} để xác nhận."
                for index in open_quotas
            ]
        else:
            facts = service.effective_facts(plan_id)
            chosen = {name: named_fact(facts, name)[1] for name in call.words.fact}
            at_most = {name: one for name, one in chosen.items() if isinstance(one, Quota) and one.comparator is None}

            def work() -> None:
                service.confirm(plan_id, [fact.uid for fact in chosen.values()])
                for quota in at_most.values():
                    service.confirm_quota(plan_id, quota.uid)

            office.operations.run("Xác nhận số liệu", work)
            said += [
                f"Đã xác nhận {name}: tối đa {format_percent(at_most[name].percent)}."
                if name in at_most
                else f"Đã xác nhận {name}."
                for name in chosen
            ]
        answer_plan(call, office, plan_id, *said)
    return DONE


def _tell_waiting(call: Call) -> int:
    with call.existing_office() as office:
        waiting = waiting_facts(office.plan_service.plan(call.words.id).content)
        said = "Còn chờ xác nhận (gõ --fact với tên ở đầu dòng, hoặc --all):" if waiting else "Mọi số liệu đã xác nhận."
        answer_plan(call, office, call.words.id, said, *waiting)
    return DONE


def export(call: Call) -> int:
    """``plan export ID OUT``: of an issued plan the very bytes that were issued."""
    with call.office() as office:
        written = office.paper_service.export_plan(call.words.id, call.words.out)
    call.answer({"id": call.words.id, "file": str(written)}, [f"Đã lưu {written}."])
    return DONE


def issue(call: Call) -> int:
    """``plan issue ID --number N --on DATE [--owes UNIT …]``."""
    with call.existing_office(writes=True) as office:
        owing = None
        if call.words.owes:
            owing = [office.office_service.required_unit(name).id for name in call.words.owes]
        plan = office.plan_service.issue(call.words.id, call.words.number, call.words.on, owing)
        units = len(office.plan_service.owing_units(plan.id))
        said = [f"Đã ban hành {plan.label}. {units} đơn vị phải đăng ký."]
        if not office.office_service.units():
            said.append("Sổ chưa có đơn vị nào; nhập danh sách (office import) thì các đơn vị trong đó phải đăng ký.")
        answer_plan(call, office, plan.id, *said)
    return DONE


def settings(call: Call) -> int:
    """``plan settings ID``: what is set for a plan beside its words; before issue it may be changed."""
    words = call.words
    with call.existing_office(writes=words.registration_required is not None) as office:
        if words.registration_required is not None:
            is_required = parse_yes(words.registration_required)
            office.plan_service.save_settings(words.id, is_registration_required=is_required)
        rule = office.plan_service.registration_rule(words.id)
    said = "Chỉ xét người và tập thể đã đăng ký" if rule.is_required else "Xét cả người và tập thể không đăng ký"
    data = {"required": rule.is_required, "source": rule.source, "words": rule.words or None}
    call.answer({"plan": words.id, "registration_required": data}, [f"{said} ({rule.source})."])
    return DONE


def amend(call: Call) -> int:
    """``plan amend ID --type … --number … --on … --fact KIND:N=VALUE``."""
    words = call.words
    with call.existing_office(writes=True) as office:
        facts = office.plan_service.plan(words.id).content.facts
        changes = [fact_change(facts, text) for text in words.fact]
        office.plan_service.amend(words.id, words.type, words.number, words.on, changes)
        answer_plan(call, office, words.id, f"Đã ghi {words.type} số {words.number}, đổi {len(changes)} số liệu.")
    return DONE


def answer_plan(call: Call, office: Office, plan_id: int, *said: str, more: Mapping[str, Any] | None = None) -> None:
    """Print one plan; ``said``: what was done; ``more``: further keys of its JSON."""
    service = office.plan_service
    plan = service.plan(plan_id)
    status = next(one.shown_status for one in service.list_plans() if one.id == plan_id)
    data = content_json(
        plan.content,
        plan_id=plan_id,
        status=status,
        settings=service.quota_settings(plan_id),
        amendments=service.amendments(plan_id),
    )
    rule = service.registration_rule(plan_id)
    data["registration_required"] = {
        "required": rule.is_required,
        "source": rule.source,
        "words": rule.words or None,
    }
    if said:
        data["messages"] = list(said)
    data |= more or {}
    required = [f"Chỉ xét người và tập thể đã đăng ký ({rule.source})."] if rule.is_required else []
    call.answer(data, [*said, f"{STATUS_WORDS[status]}.", *_overview(plan.content), *required])


def _legacy_lines(samples: tuple[LegacySample, ...]) -> list[str]:
    """A few lines of text typed before Unicode, as they stand and as they read."""
    lines = [f"Mã {one.encoding}: “{one.before}” đọc là “{one.after}”" for one in samples[:_SHOWN_SAMPLES]]
    left = len(samples) - len(lines)
    return [*lines, f"… và {left} dòng nữa."] if left else lines


def _summary_line(summary: PlanSummary) -> str:
    number = f"số {summary.full_number}" if summary.number else "chưa có số"
    status = STATUS_WORDS[summary.shown_status]
    return f"{summary.id}. {summary.subject} ({summary.working_year or 'chưa rõ năm'}), {number}, {status}"


def _overview(content: PlanContent) -> list[str]:
    head = content.head
    known = markers(content.blocks)
    title = f"{head.document_type} {head.subject}".strip()
    lines = [title] if title else []
    lines += [f"{known[block.uid]} {block.title}" for block in content.blocks if block.title]
    facts = content.facts
    counts = (
        (len(facts.waves), "đợt"),
        (len(facts.targets), "chỉ tiêu"),
        (len(facts.quotas), "tỷ lệ"),
        (len(facts.deadlines), "hạn"),
        (len(facts.citations), "lần viện dẫn"),
    )
    lines.append("Đọc được " + ", ".join(f"{count} {word}" for count, word in counts) + ".")
    lines += [f"Lưu ý: {one.message}" + (f" (dòng {one.line})" if one.line else "") for one in content.warnings]
    return lines
