"""The verb ``award check``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop_app.assembly.office import Office
from desktop_app.cli.command_line import DONE, FAULTS_FOUND, Call
from desktop_app.domain.award.award import Outcome
from desktop_app.domain.award.catalogue import CATALOGUE, AwardSpec, award_called, award_name
from desktop_app.domain.errors import UserError
from desktop_app.domain.evidence import Evidence
from desktop_app.domain.judging.forecast import forecast
from desktop_app.domain.judging.judgement import VERDICT_NAMES, Candidate, Finding, Judgement, Verdict
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.text import match_key
from desktop_app.domain.office.office import Unit
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.services.judging_service import PreparedJudging, candidate_of_award

_GUESSED = "Ngày nhận hồ sơ lấy theo hạn nộp hồ sơ của kế hoạch; ghi ngày nhận thật bằng --received."


def check(call: Call) -> int:
    """``award check``: each condition with what is required, what is there and its place; 1 when any is not met."""
    words = call.words
    with call.office() as office:
        prepared = office.judging_service.prepare(words.year, words.received)
        judged = [
            (prepared.described(candidate), prepared.judge(candidate, code))
            for candidate, code in _wanted(call, office, prepared)
        ]
        written = office.judging_paper_service.export(judged, words.out) if words.out else None
    data: dict[str, Any] = {
        "year": words.year,
        "received": prepared.received_on.isoformat(),
        "rule_set": prepared.chosen.rules.id,
        "rule_set_name": prepared.chosen.rules.name,
        "notes": list(prepared.chosen.notes),
        "judgements": [_judgement(described, one) for described, one in judged],
        "findings": [entry for described, one in judged for entry in _findings(described, one)],
    }
    if words.received is None and prepared.received_on != call.clock.today():
        data["notes"].append(_GUESSED)
    head = f"Đối chiếu theo {prepared.chosen.rules.name}; hồ sơ nhận ngày {format_text(prepared.received_on)}."
    lines = [head, *data["notes"]]
    for described, one in judged:
        lines += [*_lines(described, one), *(f"  {words}" for words in one.notes if words not in data["notes"])]
    lines.append(
        "Phần mềm chỉ đối chiếu; người có thẩm quyền quyết định." if judged else "Không có đề nghị nào để xét."
    )
    if written is not None:
        data["file"] = str(written)
        lines.append(f"Đã lưu {written}.")
    call.answer(data, lines)
    return FAULTS_FOUND if any(one.verdict is not Verdict.MET for _, one in judged) else DONE


def _wanted(call: Call, office: Office, prepared: PreparedJudging) -> list[tuple[Candidate, str]]:
    """Who is judged for what: the proposals of the year, or the one named, proposed or not."""
    words = call.words
    spec = _award(words.award)
    results = [
        one
        for one in office.award_service.results(words.year)
        if one.outcome is not Outcome.NOT_APPROVED and (spec is None or one.award_code == spec.code)
    ]
    if words.person is None and words.unit is None:
        return [(candidate_of_award(one), one.award_code) for one in results]
    unit = _unit(office, words.unit)
    if words.person is None and unit is not None:
        found = [one for one in results if one.unit_id == unit.id and one.person_id is None]
        listed = [(candidate_of_award(one), one.award_code) for one in found]
        candidate = Candidate(SubjectKind.COLLECTIVE, unit.id)
        return listed or [(candidate, code) for code in _codes(spec, SubjectKind.COLLECTIVE, prepared)]
    person = office.office_service.required_person(words.person or "", words.unit or "")
    own = [(candidate_of_award(one), one.award_code) for one in results if one.person_id == person.id]
    return own or [(prepared.candidate_of(person.id), code) for code in _codes(spec, SubjectKind.PERSON, prepared)]


def _codes(spec: AwardSpec | None, kind: SubjectKind, prepared: PreparedJudging) -> Sequence[str]:
    """The award asked for; else all the rule set has a criterion for."""
    if spec is not None:
        if kind not in spec.subjects:
            whom = "cá nhân" if kind is SubjectKind.PERSON else "tập thể"
            raise UserError("award.subject", f"“{spec.name}” không xét cho {whom}. Chọn danh hiệu, hình thức khác.")
        return [spec.code]
    rules = prepared.chosen.rules
    return [one.code for one in CATALOGUE if rules.criterion(one.code, kind) is not None]


def _award(text: str | None) -> AwardSpec | None:
    if text is None:
        return None
    spec = award_called(text)
    if spec is None:
        raise UserError(
            "award.unknown", f"Không có danh hiệu hay hình thức khen thưởng “{text}”. Ghi tên hoặc mã, ví dụ CSTDCS."
        )
    return spec


def _unit(office: Office, name: str | None) -> Unit | None:
    if name is None:
        return None
    wanted = match_key(name)
    found = [one for one in office.office_service.units() if wanted in (match_key(one.name), match_key(one.short_name))]
    if len(found) != 1:
        raise UserError("award.unit_unknown", f"Không có đơn vị “{name}”. Ghi đúng tên đơn vị trong sổ.")
    return found[0]


_Described = tuple[str, str, str]


def _judgement(described: _Described, one: Judgement) -> dict[str, Any]:
    return {
        **_who(described, one),
        "award": one.award_code,
        "verdict": one.verdict.value,
        "rule_set": one.rule_set_id,
        "decided_by": one.decided_by or None,
        "notes": list(one.notes),
        "forecast": forecast(one) or None,
    }


def _who(described: _Described, one: Judgement) -> dict[str, Any]:
    name, _, unit = described
    is_person = one.candidate.person_id is not None
    return {"person": name if is_person else None, "collective": None if is_person else name, "unit": unit or None}


def _findings(described: _Described, one: Judgement) -> list[dict[str, Any]]:
    return [{**_who(described, one), "award": one.award_code, **_finding(found)} for found in one.findings]


def _finding(found: Finding) -> dict[str, Any]:
    return {
        "condition": found.key,
        "verdict": found.verdict.value,
        "required": found.required,
        "present": found.present,
        "basis": found.source.text,
        "evidence": found.source.evidence.value,
        "verified": found.source.is_verified,
        "lacking": found.lacking or None,
        "soonest": found.soonest,
        "parts": [_finding(part) for part in found.parts],
    }


def _lines(described: _Described, one: Judgement) -> list[str]:
    name, post, unit = described
    who = ", ".join(part for part in (name, post, unit if unit != name else "") if part)
    lines = ["", f"{who}: {award_name(one.award_code)} năm {one.achievement_year}: {VERDICT_NAMES[one.verdict]}."]
    for found in one.findings:
        lines.append(f"  [{VERDICT_NAMES[found.verdict]}] {found.required}.")
        local = " (quy định riêng)" if found.source.evidence is Evidence.LOCAL else ""
        lines.append(f"    Hiện có: {found.present.rstrip('.')}. Căn cứ: {found.source.shown}{local}.")
        if found.lacking:
            lines.append(f"    {found.lacking}")
    if one.open_findings:
        lines.append(f"  Khi nào đủ: {forecast(one)}")
    return lines
