"""Verbs about the forms that go out to the units and come back."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Any

from desktop_app.assembly.office import Office
from desktop_app.cli.command_line import DONE, FAULTS_FOUND, USER_CAN_MEND, Call
from desktop_app.domain.errors import UserError
from desktop_app.domain.registration.exchange.form_identity import ReceivingTerms
from desktop_app.domain.registration.exchange.form_problem import FormProblem
from desktop_app.domain.registration.exchange.form_review import FormReview, ReviewState
from desktop_app.domain.registration.exchange.submission_difference import LineChange, LineDifference

_CHANGE_WORDS = {LineChange.ADDED: "thêm", LineChange.CHANGED: "sửa", LineChange.REMOVED: "bỏ"}
_HOW_HERE = {
    "registration.late_reason": "Thêm --reason và lý do vào lệnh.",
    "form.unit_needed": "Thêm --unit và tên đơn vị vào lệnh.",
    "form.stamp_missing": "Thêm --unit và tên đơn vị vào lệnh để nhận như danh sách tự lập.",
}


def template(call: Call) -> int:
    """``registration template``: the form of one unit, or with ``--all`` the forms of all owing units into a folder."""
    words = call.words
    if bool(words.unit) == words.all:
        raise UserError("cli.template", "Ghi --unit và tên một đơn vị, hoặc --all để làm biểu cho mọi đơn vị.")
    with call.office() as office:
        papers = office.registration_paper_service
        if not words.all:
            unit = office.office_service.required_unit(words.unit)
            written = papers.export_registration_form(words.plan, unit.id, words.out)
            call.answer({"unit": unit.name, "file": str(written)}, [f"Đã lưu {written}."])
            return DONE
        forms = papers.prepare_all_forms(words.plan, words.out, words.kind)
        files = [str(write()) for _name, write in forms]
    call.answer({"folder": str(words.out), "files": files}, [f"Đã lưu {len(files)} biểu vào {words.out}."])
    return DONE


def import_forms(call: Call) -> int:
    """``registration import``: one returned form, or all of a folder; each is stored whole or not at all."""
    words = call.words
    with call.existing_office(writes=not words.dry_run) as office:
        service = office.registration_exchange_service
        season = service.season(words.plan)
        unit = office.office_service.required_unit(words.unit) if words.unit else None
        terms = ReceivingTerms(words.received or call.clock.today(), words.reason, unit.id if unit else None)
        is_folder = words.file.is_dir()
        read = service.read(service.files_of(words.file))
        if not is_folder:
            return _one(call, _reviewed(office, season, read[0], terms, is_dry=words.dry_run))
        # of two files of one unit the one changed last has to stand
        reviews = [
            _reviewed(office, season, one, terms, is_dry=words.dry_run)
            for one in sorted(read, key=lambda file: (file.modified, file.name))
        ]
    return _many(call, reviews, is_dry=words.dry_run)


def _reviewed(
    office: Office, season: Any, read: Any, terms: ReceivingTerms, *, is_dry: bool
) -> tuple[FormReview, bool]:
    """What came of a file, and whether it is stored."""
    service = office.registration_exchange_service
    review = service.review(season, read, terms)
    if is_dry or review.state is not ReviewState.READY:
        return review, False
    try:
        return service.take_in(season, read, terms), True
    except UserError as refusal:  # a line that has a result cannot go
        return replace(review, refusal=refusal), False


def _one(call: Call, done: tuple[FormReview, bool]) -> int:
    review, is_stored = done
    if review.refusal is not None:
        raise UserError(
            review.refusal.code, f"{review.refusal.message} {_HOW_HERE.get(review.refusal.code, '')}".strip()
        )
    call.answer(form_json(review, is_stored=is_stored), _lines(review, is_stored=is_stored))
    if review.state is not ReviewState.FAULTY:
        return DONE
    how = " ".join(_HOW_HERE[one.code] for one in review.faults if one.code in _HOW_HERE)
    only = review.faults[0].message if len(review.faults) == 1 else f"{len(review.faults)} chỗ phải sửa"
    print(f"Biểu của “{review.unit}” chưa ghi dòng nào: {only} {how}".strip(), file=sys.stderr)
    return USER_CAN_MEND


def _many(call: Call, done: list[tuple[FormReview, bool]], *, is_dry: bool) -> int:
    bad = [review for review, _stored in done if review.state in (ReviewState.REFUSED, ReviewState.FAULTY)]
    stored = sum(is_stored for _review, is_stored in done)
    data = {
        "plan": call.words.plan,
        "stored": stored,
        "files": [form_json(review, is_stored=is_stored) for review, is_stored in done],
    }
    lines = [line for review, is_stored in done for line in _lines(review, is_stored=is_stored)]
    lines.append(f"Đã nhận {stored} trong {len(done)} tệp.")
    call.answer(data, lines)
    if not bad:
        return DONE
    if stored or (is_dry and len(bad) < len(done)):
        return FAULTS_FOUND
    print(f"Chưa nhận được tệp nào trong {len(done)} tệp. Xem lý do của từng tệp.", file=sys.stderr)
    return USER_CAN_MEND


def form_json(review: FormReview, *, is_stored: bool) -> dict[str, Any]:
    """One file of the contract, with what the program knows besides."""
    refusal = [FormProblem(None, review.refusal.code, review.refusal.message, True)] if review.refusal else []
    return {
        "file": review.name,
        "unit": review.unit or None,
        "form": review.is_form,
        "state": review.state.value,
        "lines": len(review.lines),
        "problems": [_problem_json(one) for one in (*refusal, *review.problems)],
        "differences": [_difference_json(one) for one in review.differences],
        "stored": is_stored,
    }


def _problem_json(problem: FormProblem) -> dict[str, Any]:
    return {
        "row": problem.row,
        "message": problem.message,
        "code": problem.code,
        "fault": problem.is_fault,
        "place": problem.place or None,
        "suggestions": [offer.label for offer in problem.offers[:-1]],
    }


def _difference_json(difference: LineDifference) -> dict[str, Any]:
    return {
        "change": difference.change.value,
        "subject": difference.subject,
        "before": difference.before or None,
        "after": difference.after or None,
    }


def _lines(review: FormReview, *, is_stored: bool) -> list[str]:
    if review.refusal is not None:
        return [f"{review.name}: {review.refusal.message}"]
    if review.is_known:
        return [f"{review.name}: {one.message}" for one in review.problems]
    what = f"đã ghi {len(review.lines)} dòng" if is_stored else f"có {len(review.lines)} dòng, chưa ghi"
    lines = [f"{review.name}: “{review.unit}” {what}."]
    lines += [f"  {'Lỗi' if one.is_fault else 'Lưu ý'}: {one.text}" for one in review.problems]
    for one in review.differences:
        change = f"{one.before} → {one.after}" if one.change is LineChange.CHANGED else one.before or one.after
        lines.append(f"  {_CHANGE_WORDS[one.change].capitalize()}: {one.subject}: {change}")
    return lines
