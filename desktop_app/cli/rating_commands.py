"""``office rating``, ``office initiative`` and ``office minutes``."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from desktop_app.assembly.office import Office
from desktop_app.cli.command_line import DONE, Call
from desktop_app.cli.proof_commands import subject_of
from desktop_app.domain.award.catalogue import BY_CODE, award_called, award_name
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.plain_data import to_plain
from desktop_app.domain.proof.initiative import (
    REACH_NAMES,
    Initiative,
    InitiativeKind,
    InitiativeUse,
    Reach,
    Recognition,
)
from desktop_app.domain.proof.rating_instrument import format_score
from desktop_app.domain.proof.review import ReviewBody, ReviewedCandidate, ReviewMinutes
from desktop_app.domain.proof.taking.cells import grade_called, score_read
from desktop_app.domain.proof.work_rating import GRADE_NAMES, RatingGrade, StaffGroup, WorkRating
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.services.initiative_service import ListedInitiative
from desktop_app.services.rating_service import RatedSubject
from desktop_app.services.review_service import ListedMinutes

_BY_VALUE = {grade.value: grade for grade in RatingGrade}


def _grade(text: str) -> RatingGrade:
    grade = _BY_VALUE.get(text) or grade_called(text)
    if grade is None:
        names = ", ".join(f"“{name}”" for name in GRADE_NAMES.values())
        raise UserError("cli.grade", f"“{text}” không phải một mức xếp loại. Ghi một trong: {names}.")
    return grade


def _rating(words: Any) -> WorkRating:
    return WorkRating(
        0, words.year, _grade(words.grade), 0, None, StaffGroup(words.group) if words.group else None,
        words.instrument, None, words.decision, words.decision_on, words.authority, words.note,
    )  # fmt: skip


def add_rating(call: Call) -> int:
    """``office rating add``: of a person, or (without ``--person``) of the unit."""
    words = call.words
    rating = _rating(words)
    try:
        rating = replace(rating, score=score_read(words.score or ""))
    except ValueError:
        raise UserError("cli.score", f"Điểm “{words.score}” không rõ. Ghi một số, ví dụ 92,5.") from None
    with call.existing_office(writes=True) as office:
        service = office.rating_service
        person_id, unit_id = subject_of(office, words)
        if person_id is not None:
            unit_id = unit_id or service.unit_of(person_id, words.year)
            offered = service.proposed(words.year, person_id)
            if rating.staff_group is not None:
                offered = service.instruments.proposed(words.year, rating.staff_group)
            if not rating.instrument and len(offered) == 1:
                rating = replace(rating, instrument=offered[0].name)
        if unit_id is None:
            raise UserError("cli.unit", "Chưa rõ đơn vị của người này. Thêm --unit với tên đơn vị.")
        made = service.save(replace(rating, person_id=person_id, unit_id=unit_id))
        row = next(one for one in service.ratings(words.year) if one.rating.id == made)
    call.answer(_rated(row), [_rated_line(row), *row.doubts])
    return DONE


def rate_all(call: Call) -> int:
    """``office rating all``: whole units, or the whole office; who has a rating keeps it."""
    words = call.words
    with call.existing_office(writes=True) as office:
        units = [office.office_service.required_unit(name).id for name in words.unit] if words.unit else None
        done = office.rating_service.rate_all(_rating(words), units)
        over = office.rating_service.over_cap(words.year)
    said = f"Đã xếp loại {done.rated} người; {done.kept} người đã có xếp loại, giữ nguyên."
    call.answer({"rated": done.rated, "kept": done.kept, "warnings": list(over)}, [said, *over])
    return DONE


def list_ratings(call: Call) -> int:
    """``office rating list --year Y``: with what does not fit, and who has none."""
    year = call.words.year
    with call.existing_office() as office:
        rows = office.rating_service.ratings(year)
        over = office.rating_service.over_cap(year)
        unrated = office.rating_service.unrated(year)
    data = {
        "year": year,
        "ratings": [_rated(row) for row in rows],
        "unrated": [{"id": person.id, "name": person.full_name} for person in unrated],
        "warnings": list(over),
    }
    lines = [line for row in rows for line in (_rated_line(row), *(f"   {doubt}" for doubt in row.doubts))]
    lines.append(f"{len(rows)} xếp loại năm {year}; {len(unrated)} người chưa có xếp loại.")
    call.answer(data, [*lines, *over])
    return DONE


def remove_ratings(call: Call) -> int:
    """``office rating remove ID …``."""
    with call.existing_office(writes=True) as office:
        for one in call.words.id:
            office.rating_service.rating(one)
        removed = office.rating_service.remove(call.words.id)
    call.answer({"removed": call.words.id}, [f"Đã xóa {removed} xếp loại."])
    return DONE


def _rated(row: RatedSubject) -> dict[str, Any]:
    rating = row.rating
    return {
        **to_plain(rating),
        "score": str(rating.score) if rating.score is not None else None,
        "subject": row.subject,
        "unit": row.unit,
        "warnings": list(row.doubts),
    }


def _rated_line(row: RatedSubject) -> str:
    score = f", {format_score(row.rating.score)} điểm" if row.rating.score is not None else ""
    unit = f" ({row.unit})" if row.rating.person_id is not None else ""
    by = f" [{row.rating.instrument}]" if row.rating.instrument else ""
    return f"{row.rating.id}. {row.subject}{unit}: {GRADE_NAMES[row.rating.grade]} năm {row.rating.year}{score}{by}"


# Initiatives


def add_initiative(call: Call) -> int:
    """``office initiative add``."""
    words = call.words
    recognitions = (_recognition(words),) if words.reach else ()
    if not words.reach and (words.decision or words.decision_on):
        raise UserError("cli.reach", "Chưa ghi cấp công nhận của quyết định. Thêm --reach.")
    with call.existing_office(writes=True) as office:
        authors = tuple(office.office_service.required_person(name).id for name in words.author)
        made = office.initiative_service.save(
            Initiative(
                0,
                words.name,
                words.year,
                authors,
                InitiativeKind(words.kind),
                recognitions,
                (),
                words.field,
                words.note,
            )
        )
    call.answer({"id": made}, [f"Đã ghi sáng kiến số {made}."])
    return DONE


def recognise(call: Call) -> int:
    """``office initiative recognise ID``: one more decision."""
    words = call.words
    with call.existing_office(writes=True) as office:
        found = office.initiative_service.initiative(words.id)
        office.initiative_service.save(replace(found, recognitions=(*found.recognitions, _recognition(words))))
    call.answer({"id": words.id}, [f"Đã thêm quyết định công nhận {REACH_NAMES[Reach(words.reach)].lower()}."])
    return DONE


def use_initiative(call: Call) -> int:
    """``office initiative use ID --award CODE --year Y``: it served for that award."""
    words = call.words
    spec = award_called(words.award)
    if spec is None:
        codes = ", ".join(BY_CODE)
        raise UserError(
            "cli.award", f"“{words.award}” không phải danh hiệu, hình thức khen thưởng nào. Ghi một trong: {codes}."
        )
    with call.existing_office(writes=True) as office:
        found = office.initiative_service.initiative(words.id)
        used = replace(found, uses=(*found.uses, InitiativeUse(spec.code, words.year)))
        office.initiative_service.save(used)
        doubts = next(one.doubts for one in office.initiative_service.initiatives() if one.initiative.id == words.id)
    said = f"Đã ghi dùng để xét {spec.name} năm {words.year}."
    call.answer({"id": words.id, "warnings": list(doubts)}, [said, *doubts])
    return DONE


def list_initiatives(call: Call) -> int:
    """``office initiative list [--year Y]``."""
    with call.existing_office() as office:
        rows = office.initiative_service.initiatives(call.words.year)
    data = {"initiatives": [_initiative(row) for row in rows]}
    lines = [line for row in rows for line in (_initiative_line(row), *(f"   {doubt}" for doubt in row.doubts))]
    call.answer(data, lines or ["Chưa ghi sáng kiến nào."])
    return DONE


def remove_initiatives(call: Call) -> int:
    """``office initiative remove ID …``."""
    with call.existing_office(writes=True) as office:
        office.initiative_service.remove(call.words.id)
    call.answer({"removed": [call.words.id]}, [f"Đã xóa sáng kiến số {call.words.id}."])
    return DONE


def _recognition(words: Any) -> Recognition:
    return Recognition(Reach(words.reach), words.decision, words.decision_on, words.authority)


def _initiative(row: ListedInitiative) -> dict[str, Any]:
    return {
        **to_plain(row.initiative),
        "authors": list(row.authors),
        "units": list(row.units),
        "warnings": list(row.doubts),
    }


def _initiative_line(row: ListedInitiative) -> str:
    levels = [
        ", ".join(filter(None, (REACH_NAMES[one.reach].lower(), one.decision_number)))
        for one in row.initiative.recognitions
    ]
    told = "; ".join(levels) or "chưa có quyết định công nhận"
    return f"{row.initiative.id}. {row.initiative.year}, {row.initiative.name} ({', '.join(row.authors)}): {told}"


# Minutes


def add_minutes(call: Call) -> int:
    """``office minutes add``: with the year's candidates, or with those that ``--vote`` names."""
    words = call.words
    with call.existing_office(writes=True) as office:
        service = office.review_service
        unit = office.office_service.required_unit(words.unit) if words.unit else None
        candidates = list(service.candidates(words.year, unit.id if unit else None)) if words.from_year else []
        for award, subject, votes in words.vote:
            voted = _candidate(office, words.year, award, subject, votes)
            same = [
                place
                for place, one in enumerate(candidates)
                if (one.award_code, one.person_id) == (voted.award_code, voted.person_id)
                and (one.person_id is not None or one.unit_id == voted.unit_id)
            ]
            if same:
                candidates[same[0]] = replace(candidates[same[0]], votes_for=voted.votes_for)
            else:
                candidates.append(voted)
        if words.attest:
            candidates = [replace(one, is_conduct_attested=True) for one in candidates]
        made = service.save(
            ReviewMinutes(
                0, words.year, ReviewBody(words.body), unit.id if unit else None, words.on, words.number,
                words.members, words.present, words.valid, None if words.secret is None else words.secret == "yes",
                tuple(candidates),
            )
        )  # fmt: skip
        row = next(one for one in service.minutes(words.year) if one.minutes.id == made)
    call.answer(_minutes(row), _minutes_lines(row))
    return DONE


def list_minutes(call: Call) -> int:
    """``office minutes list --year Y``."""
    with call.existing_office() as office:
        rows = office.review_service.minutes(call.words.year)
    lines = [line for row in rows for line in _minutes_lines(row)]
    call.answer({"minutes": [_minutes(row) for row in rows]}, lines or ["Chưa ghi biên bản nào."])
    return DONE


def attest(call: Call) -> int:
    """``office minutes attest ID``."""
    with call.existing_office(writes=True) as office:
        changed = office.review_service.attest_all(call.words.id)
    call.answer({"id": call.words.id, "attested": changed}, [f"Đã xác nhận {changed} trường hợp."])
    return DONE


def remove_minutes(call: Call) -> int:
    """``office minutes remove ID …``."""
    with call.existing_office(writes=True) as office:
        office.review_service.remove(call.words.id)
    call.answer({"removed": [call.words.id]}, [f"Đã xóa biên bản số {call.words.id}."])
    return DONE


def _candidate(office: Office, year: int, award: str, subject: str, votes: str) -> ReviewedCandidate:
    spec = award_called(award)
    if spec is None:
        codes = ", ".join(BY_CODE)
        raise UserError(
            "cli.award", f"“{award}” không phải danh hiệu, hình thức khen thưởng nào. Ghi một trong: {codes}."
        )
    if not (votes.isascii() and votes.isdecimal() and len(votes) < 6):
        raise UserError("cli.votes", f"“{votes}” không phải số phiếu. Ghi một số nguyên từ 0.")
    unit = office.office_service.find_unit(subject)
    if unit is not None and SubjectKind.COLLECTIVE in spec.subjects:
        return ReviewedCandidate(spec.code, unit.id, votes_for=int(votes))
    person = office.office_service.required_person(subject)
    unit_id = office.rating_service.unit_of(person.id, year)
    if unit_id is None:
        raise UserError("cli.unit", f"Chưa rõ đơn vị của {person.full_name}. Ghi đơn vị của người này ở Danh mục.")
    return ReviewedCandidate(spec.code, unit_id, person.id, votes_for=int(votes))


def _minutes(row: ListedMinutes) -> dict[str, Any]:
    data: dict[str, Any] = to_plain(row.minutes)
    for one, name in zip(data["candidates"], row.subjects, strict=True):
        one["subject"] = name
    return {**data, "body": row.minutes.review_body.value, "unit": row.unit or None}


def _minutes_lines(row: ListedMinutes) -> list[str]:
    one = row.minutes
    number = f" số {one.number}" if one.number else ""
    unit = f", {row.unit}" if row.unit else ""
    lines = [f"{one.id}. Biên bản{number} ngày {format_text(one.held_on)}: {row.body}{unit}"]
    for candidate, name in zip(one.candidates, row.subjects, strict=True):
        votes = f", {candidate.votes_for} phiếu" if candidate.votes_for is not None else ""
        attested = ", đã xác nhận" if candidate.is_conduct_attested else ""
        lines.append(f"   {name}: {award_name(candidate.award_code)}{votes}{attested}")
    return lines
