"""Verbs about awards of earlier years: entering them, passports, double awards."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app.assembly.office import Office
from desktop_app.cli.award_history_json import (
    Names,
    award_json,
    award_line,
    double_json,
    double_lines,
    passport_json,
    passport_lines,
)
from desktop_app.cli.command_line import DONE, Call
from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.award.catalogue import award_called
from desktop_app.domain.award.double_wording import flag_basis, flag_sentence
from desktop_app.domain.award.merit import MERIT_NAMES, MeritKind, merit_kind_of, parse_period
from desktop_app.domain.award.past_award import PastAward
from desktop_app.domain.errors import UserError
from desktop_app.domain.registration.registration import SubjectKind

Verb = Callable[[Any, str, str, str], argparse.ArgumentParser]
_DAY = "NĂM-THÁNG-NGÀY"


def history_verbs(
    award: Any,
    verb: Verb,
    number: Callable[[str], int],
    year: Callable[[str], int],
    day: Callable[[str], date],
    path: Callable[[str], Path],
) -> None:
    """The words of the verbs; ``number``, ``year``, ``day`` and ``path`` read one word each."""
    add = verb(award, "add", "award add", "ghi một khen thưởng của những năm trước")
    _subject_words(add)
    add.add_argument("--collective", metavar="TÊN_TẬP_THỂ", help="tập thể nhỏ hơn trong đơn vị; mặc định là đơn vị")
    add.add_argument("--award", required=True, metavar="MÃ", help="mã hoặc tên, ví dụ BKT")
    add.add_argument("--year", type=year, required=True, help="năm thành tích")
    edit = verb(award, "edit", "award edit", "sửa một khen thưởng đã có; chỉ ghi phần cần sửa")
    edit.add_argument("id", type=number, metavar="SỐ_KHEN_THƯỞNG")
    edit.add_argument("--award", metavar="MÃ")
    edit.add_argument("--year", type=year, help="năm thành tích")
    for one in (add, edit):
        one.add_argument(
            "--unit-then", metavar="ĐƠN_VỊ", help="đơn vị khi được khen, nếu sổ chưa ghi quá trình công tác"
        )
        one.add_argument("--number", metavar="SỐ_QUYẾT_ĐỊNH")
        one.add_argument("--on", type=day, metavar=_DAY, help="ngày quyết định")
        one.add_argument("--authority", metavar="CƠ_QUAN", help="cơ quan, người quyết định")
        one.add_argument("--period", metavar="GIAI_ĐOẠN", help="thời gian của thành tích, ví dụ 2019-2023")
        one.add_argument("--kind", metavar="LOẠI_HÌNH", help=f"{', '.join(MERIT_NAMES.values()).lower()}")
        one.add_argument("--note", metavar="GHI_CHÚ")
    listed = verb(award, "list", "award list", "các khen thưởng trong sổ")
    _subject_words(listed, is_required=False)
    listed.add_argument("--year", type=year, help="chỉ năm thành tích này")
    verb(award, "remove", "award remove", "xóa khen thưởng ghi nhầm").add_argument(
        "ids", type=number, nargs="+", metavar="SỐ_KHEN_THƯỞNG"
    )
    passport = verb(award, "passport", "award passport", "bảng khen thưởng của một người hoặc một tập thể")
    _subject_words(passport)
    passport.add_argument("out", type=path, nargs="?", metavar="TỆP_RA", help=".docx, .pdf")
    doubles = verb(award, "doubles", "award doubles", "khen thưởng có thể trùng cho một thành tích")
    doubles.add_argument("--year", type=year, help="chỉ những cờ có khen thưởng của năm này")
    doubles.add_argument("--all", action="store_true", help="cả những cờ đã bỏ qua")
    which = doubles.add_mutually_exclusive_group()
    which.add_argument("--set-aside", metavar="CỜ", help="bỏ qua một cờ, kèm --reason")
    which.add_argument("--look-again", metavar="CỜ", help="xem lại một cờ đã bỏ qua")
    doubles.add_argument("--reason", default="", metavar="LÝ_DO")


def _subject_words(made: argparse.ArgumentParser, *, is_required: bool = True) -> None:
    made.add_argument("--person", metavar="HỌ_TÊN", help="họ tên, hoặc “#số”")
    made.add_argument("--unit", metavar="ĐƠN_VỊ", help="tập thể; cùng --person thì là đơn vị của người đó")
    made.add_argument("--born", metavar="NĂM_SINH", help="phân biệt người trùng tên")
    made.set_defaults(needs_subject=is_required)


def add(call: Call) -> int:
    """``award add``: one award of a person or of a collective."""
    words = call.words
    with call.existing_office(writes=True) as office:
        person_id, unit_id, name = _subject(office, words)
        if words.unit_then and person_id is not None:
            unit_id = office.office_service.required_unit(words.unit_then).id
        if person_id is not None and words.collective:
            raise UserError("cli.collective", "--collective dùng cho tập thể. Bỏ --person, hoặc bỏ --collective.")
        entered = Award(
            0,
            words.year,
            SubjectKind.COLLECTIVE if person_id is None else SubjectKind.PERSON,
            unit_id,
            _code(words.award),
            Outcome.APPROVED,
            person_id=person_id,
            collective_name="" if person_id is not None else words.collective or name,
        )
        award_id = office.award_history_service.save(_with_words(PastAward(entered), words))
        stored = office.award_history_service.past(award_id)
        data = award_json(stored, _names(office))
    call.answer({"stored": data}, [f"Đã ghi khen thưởng số {award_id}: {award_line(data)}."])
    return DONE


def edit(call: Call) -> int:
    """``award edit ID``: changes what is named, of an imported award too."""
    words = call.words
    with call.existing_office(writes=True) as office:
        past = office.award_history_service.past(words.id)
        changed = replace(
            past.award,
            award_code=_code(words.award) if words.award else past.award.award_code,
            achievement_year=words.year or past.award.achievement_year,
            unit_id=office.office_service.required_unit(words.unit_then).id if words.unit_then else past.award.unit_id,
        )
        office.award_history_service.save(_with_words(replace(past, award=changed), words))
        data = award_json(office.award_history_service.past(words.id), _names(office))
    call.answer({"stored": data}, [f"Đã sửa khen thưởng số {words.id}: {award_line(data)}."])
    return DONE


def list_awards(call: Call) -> int:
    """``award list``: all, of a year, of a person or of a unit."""
    words = call.words
    with call.office() as office:
        service = office.award_history_service
        if words.person or words.unit:
            person_id, unit_id, _ = _subject(office, words)
            found = service.of_person(person_id) if person_id is not None else service.of_unit(unit_id)
            found = tuple(one for one in found if words.year in (None, one.award.achievement_year))
        else:
            found = service.of_years(words.year or 0, words.year or 9999)
        names = _names(office)
        data = [award_json(one, names) for one in found]
    call.answer({"awards": data}, [f"{one['id']}. {award_line(one)}" for one in data] or ["Chưa có khen thưởng nào."])
    return DONE


def remove(call: Call) -> int:
    """``award remove ID …``."""
    with call.existing_office(writes=True) as office:
        count = office.award_history_service.remove(call.words.ids)
    call.answer({"removed": count}, [f"Đã xóa {count} khen thưởng."])
    return DONE


def passport(call: Call) -> int:
    """``award passport``: by year, with gaps; as a paper too when OUT is given."""
    words = call.words
    with call.existing_office() as office:
        person_id, unit_id, _ = _subject(office, words)
        service = office.passport_service
        found = service.of_person(person_id) if person_id is not None else service.of_unit(unit_id)
        unit_ids = [unit_id, *(one.id for one in office.unit_change_service.lineage().former(unit_id))]
        flags = office.double_award_service.of_subject(person_id, () if person_id is not None else unit_ids)
        written = service.export(found, words.out) if words.out else None
        names = _names(office)
    data = passport_json(found, names)
    data["doubles"] = [double_json(one) for one in flags]
    lines = passport_lines(found)
    lines += [f"Cờ: {flag_sentence(one.flag)} {flag_basis(one.flag)}." for one in flags if one.is_open]
    if written is not None:
        data["file"] = str(written)
        lines.append(f"Đã lưu {written}.")
    call.answer(data, lines)
    return DONE


def doubles(call: Call) -> int:
    """``award doubles``: flags with both awards and the legal basis; they change nothing by themselves."""
    words = call.words
    is_writing = bool(words.set_aside or words.look_again)
    with call.existing_office(writes=is_writing) as office:
        service = office.double_award_service
        if is_writing:
            wanted = words.set_aside or words.look_again
            known = {one.flag.key: one.flag for one in service.doubles()}
            if wanted not in known:
                raise UserError("doubles.unknown", "Không có cờ này. Gõ “award doubles --json” để xem mã của từng cờ.")
            if words.set_aside:
                service.set_aside(known[wanted], words.reason)
            else:
                service.look_again(known[wanted])
        found = service.doubles(words.year)
    shown = [one for one in found if one.is_open or words.all]
    data = {
        "year": words.year,
        "open": sum(one.is_open for one in found),
        "set_aside": sum(not one.is_open for one in found),
        "doubles": [double_json(one) for one in shown],
    }
    call.answer(data, [line for one in shown for line in double_lines(one)] or ["Không thấy khen thưởng nào trùng."])
    return DONE


# What is meant


def _subject(office: Office, words: argparse.Namespace) -> tuple[int | None, int, str]:
    """Person (None: a collective), unit and name. With a person the unit only tells namesakes apart."""
    if words.person:
        born = _birth_year(words.born)
        person = office.office_service.required_person(words.person, words.unit or "", born)
        return person.id, 0, person.full_name
    if not words.unit:
        raise UserError("cli.subject", "Chưa ghi của ai. Thêm --person với họ tên, hoặc --unit với tên đơn vị.")
    unit = office.office_service.required_unit(words.unit)
    return None, unit.id, unit.name


def _birth_year(text: str | None) -> int | None:
    if text is None:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) == 4):
        raise UserError("cli.born", f"“{text}” không phải năm sinh. Ghi bốn chữ số, ví dụ 1985.")
    return int(text)


def _code(text: str) -> str:
    spec = award_called(text)
    if spec is None:
        raise UserError("award.unknown_code", f"“{text}” không có trong danh mục danh hiệu và hình thức khen thưởng.")
    return spec.code


def _with_words(past: PastAward, words: argparse.Namespace) -> PastAward:
    """The award with what is named on the line; what is not named stays."""
    award = past.award
    return replace(
        past,
        award=replace(
            award,
            decision_number=award.decision_number if words.number is None else words.number,
            decision_on=words.on or award.decision_on,
            authority=award.authority if words.authority is None else words.authority,
        ),
        merit_kind=past.merit_kind if words.kind is None else _merit_kind(words.kind),
        period=past.period if words.period is None else parse_period(words.period),
        note=past.note if words.note is None else words.note,
    )


def _merit_kind(text: str) -> MeritKind | None:
    return MeritKind(text) if text in tuple(MeritKind) else merit_kind_of(text)


def _names(office: Office) -> Names:
    return Names(
        {one.id: one.full_name for one in office.office_service.people()},
        {one.id: one.name for one in office.office_service.units()},
    )
