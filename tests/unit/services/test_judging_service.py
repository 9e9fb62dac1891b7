"""What is on record of a subject, read from a real office file: units through time, members, registrations, one person alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from moving_clock import FixedClock

from desktop_app.assembly.office import Office
from desktop_app.bootstrap import open_office
from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.errors import UserError
from desktop_app.domain.judging.forecast import forecast
from desktop_app.domain.judging.judgement import Candidate, Finding, Judgement, Verdict
from desktop_app.domain.office.office import Membership, Person, Unit
from desktop_app.domain.office.unit_changes import ChangeDraft, ChangeKind
from desktop_app.domain.proof.conduct import Discipline, DisciplineKind, Inquiry, InquiryKind
from desktop_app.domain.proof.initiative import Initiative, InitiativeUse, Reach, Recognition
from desktop_app.domain.proof.review import ReviewBody, ReviewedCandidate, ReviewMinutes
from desktop_app.domain.proof.service_time import ProofKind
from desktop_app.domain.proof.work_rating import RatingGrade, WorkRating
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.system.paths import AppPaths

YEAR = 2025
RECEIVED = date(2025, 12, 20)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = open_office(AppPaths.for_data_folder(tmp_path / "so"), FixedClock(date(2026, 1, 10)))
    yield opened
    opened.close()


@pytest.fixture
def unit(office: Office) -> Unit:
    unit_id = office.office_service.save_unit(Unit(0, "Phòng Công nghệ", from_on=date(2010, 1, 1)))
    return next(one for one in office.office_service.units() if one.id == unit_id)


def add_person(office: Office, unit: Unit, name: str, since: date = date(2015, 3, 1)) -> int:
    return office.office_service.save_person(
        Person(0, name, memberships=(Membership(0, 0, unit.id, "Chuyên viên", since),))
    )


def rate(office: Office, unit: Unit, person_id: int | None, grade: RatingGrade, year: int = YEAR) -> None:
    office.rating_service.save(WorkRating(0, year, grade, unit.id, person_id))


def give(
    office: Office, unit: Unit, person_id: int | None, code: str, year: int, outcome: Outcome = Outcome.APPROVED
) -> None:
    kind = SubjectKind.COLLECTIVE if person_id is None else SubjectKind.PERSON
    decided = outcome is Outcome.APPROVED
    office.award_service.save_results(
        [
            Award(
                0,
                year,
                kind,
                unit.id,
                code,
                outcome,
                person_id,
                decision_number=f"{year}/QĐ" if decided else "",
                decision_on=date(year, 12, 28) if decided else None,
            )
        ]
    )


def attest(office: Office, unit: Unit, person_id: int | None, code: str) -> None:
    candidate = ReviewedCandidate(code, unit.id, person_id, is_conduct_attested=True)
    office.review_service.save(
        ReviewMinutes(0, YEAR, ReviewBody.UNIT, unit.id, date(2025, 11, 28), candidates=(candidate,))
    )


def person(unit: Unit, person_id: int) -> Candidate:
    return Candidate(SubjectKind.PERSON, unit.id, person_id)


def of(judgement: Judgement, key: str) -> Finding:
    return next(one for one in judgement.findings if one.key == key)


def test_one_person_alone_is_judged_as_among_everybody(office: Office, unit: Unit) -> None:
    people = [add_person(office, unit, f"Tạ Văn {letter}") for letter in ("An", "Bình", "Cường")]
    for person_id, grade in zip(people, (RatingGrade.EXCELLENT, RatingGrade.GOOD, RatingGrade.DONE), strict=True):
        rate(office, unit, person_id, grade)
        attest(office, unit, person_id, "LDTT")
    service = office.judging_service
    together = service.prepare(YEAR, RECEIVED)
    for person_id in people:
        for code in ("LDTT", "CSTDCS", "CSTDT", "BKT"):
            alone = service.judge(person(unit, person_id), code, YEAR, RECEIVED)
            assert alone == together.judge(person(unit, person_id), code)
    assert [service.judge(person(unit, one), "LDTT", YEAR, RECEIVED).verdict for one in people] == [
        Verdict.MET,
        Verdict.MET,
        Verdict.NOT_MET,
    ]


def test_who_was_not_read_is_never_judged_from_an_empty_record(office: Office, unit: Unit) -> None:
    first, second = add_person(office, unit, "Tạ Văn An"), add_person(office, unit, "Tạ Văn Bình")
    prepared = office.judging_service.prepare(YEAR, RECEIVED, [person(unit, first)])
    with pytest.raises(ValueError, match="nothing was read"):
        prepared.judge(person(unit, second), "LDTT")


def test_a_title_of_the_year_counts_by_its_decision_or_its_own_criterion(office: Office, unit: Unit) -> None:
    person_id = add_person(office, unit, "Tạ Thị Dung")
    rate(office, unit, person_id, RatingGrade.EXCELLENT)
    judged = office.judging_service.judge(person(unit, person_id), "CSTDCS", YEAR, RECEIVED)
    assert (of(judged, "ldtt").verdict, of(judged, "merit").verdict) == (Verdict.MISSING, Verdict.MET)
    attest(office, unit, person_id, "CSTDCS")
    judged = office.judging_service.judge(person(unit, person_id), "CSTDCS", YEAR, RECEIVED)
    assert judged.verdict is Verdict.MET
    give(office, unit, person_id, "LDTT", YEAR)
    judged = office.judging_service.judge(person(unit, person_id), "CSTDCS", YEAR, RECEIVED)
    assert "Quyết định số 2025/QĐ ngày 28/12/2025" in of(judged, "ldtt").present


def test_a_decision_is_no_proof_of_itself(office: Office, unit: Unit) -> None:
    person_id = add_person(office, unit, "Tạ Thị Én")
    give(office, unit, person_id, "CSTDCS", YEAR)
    judged = office.judging_service.judge(person(unit, person_id), "CSTDCS", YEAR, RECEIVED)
    assert of(judged, "ldtt").verdict is Verdict.MISSING
    assert "Ghi kết quả xếp loại năm 2025." in of(judged, "ldtt").lacking


def test_when_it_is_enough_is_told_from_what_is_on_record(office: Office, unit: Unit) -> None:
    """Two years of CSTĐCS on end and a work the province recognised: the third year is what is left."""
    person_id = add_person(office, unit, "Tạ Thị Gấm")
    for year in (2024, 2025):
        give(office, unit, person_id, "CSTDCS", year)
    office.proof_service.close(ProofKind.AWARDS, 2023)
    candidate, service = person(unit, person_id), office.judging_service
    waiting = Initiative(0, "Tra cứu hồ sơ số", 2025, (person_id,))
    initiative_id = office.initiative_service.save(waiting)
    judged = service.judge(candidate, "CSTDT", YEAR, RECEIVED)
    assert of(judged, "initiative").next_steps == ("có quyết định công nhận sáng kiến “Tra cứu hồ sơ số”",)
    known = office.initiative_service.initiative(initiative_id)
    office.initiative_service.save(replace(known, recognitions=(Recognition(Reach.PROVINCE, "15/QĐ-UBND"),)))
    judged = service.judge(candidate, "CSTDT", YEAR, RECEIVED)
    titles = replace(judged, findings=(of(judged, "titles"), of(judged, "initiative")))
    assert forecast(titles) == (
        "Nếu được công nhận Chiến sĩ thi đua cơ sở năm 2026 thì đủ 3 năm liên tục khi xét năm 2026."
    )


def test_three_years_on_end_and_what_is_missing_is_no_fail(office: Office, unit: Unit) -> None:
    person_id = add_person(office, unit, "Tạ Thị Hà")
    give(office, unit, person_id, "CSTDCS", 2025)
    give(office, unit, person_id, "CSTDCS", 2023)
    candidate = person(unit, person_id)
    assert of(office.judging_service.judge(candidate, "CSTDT", YEAR, RECEIVED), "titles").verdict is Verdict.MISSING
    office.proof_service.close(ProofKind.AWARDS, 2024)
    found = of(office.judging_service.judge(candidate, "CSTDT", YEAR, RECEIVED), "titles")
    assert (found.verdict, found.soonest) == (Verdict.NOT_MET, 2027), "2025 is the first of three"
    give(office, unit, person_id, "CSTDCS", 2024)
    assert of(office.judging_service.judge(candidate, "CSTDT", YEAR, RECEIVED), "titles").verdict is Verdict.MET


def test_a_renamed_unit_goes_on_with_what_it_had(office: Office, unit: Unit) -> None:
    for year in (2024, 2025):
        rate(office, unit, None, RatingGrade.EXCELLENT, year)
    office.unit_change_service.apply(
        ChangeDraft(ChangeKind.RENAMED, date(2026, 1, 1), (unit.id,), (Unit(0, "Phòng Chuyển đổi số"),))
    )
    heir = next(one for one in office.office_service.units() if one.name == "Phòng Chuyển đổi số")
    judged = office.judging_service.judge(Candidate(SubjectKind.COLLECTIVE, heir.id), "BKT", 2025, RECEIVED)
    record = office.judging_service.prepare(2025, RECEIVED).record(Candidate(SubjectKind.COLLECTIVE, heir.id))
    assert set(record.ratings) == {2024, 2025}
    assert record.in_being_from == date(2010, 1, 1)
    assert judged.verdict is Verdict.MISSING


def test_seventy_percent_of_the_members_of_the_year(office: Office, unit: Unit) -> None:
    people = [add_person(office, unit, f"Ninh Văn {number}") for number in range(10)]
    rate(office, unit, None, RatingGrade.GOOD)
    attest(office, unit, None, "TTLDTT")
    for person_id in people[:6]:
        give(office, unit, person_id, "LDTT", YEAR)
    collective = Candidate(SubjectKind.COLLECTIVE, unit.id)
    found = office.judging_service.judge(collective, "TTLDTT", YEAR, RECEIVED)
    share = next(one for one in found.findings if "70 %" in one.required)
    assert (share.verdict, "6/10" in share.present) == (Verdict.NOT_MET, True)
    give(office, unit, people[6], "LDTT", YEAR)
    add_person(office, unit, "Ninh Văn Mới", date(2026, 1, 2))
    found = office.judging_service.judge(collective, "TTLDTT", YEAR, RECEIVED)
    share = next(one for one in found.findings if "70 %" in one.required)
    assert (share.verdict, "7/10" in share.present) == (Verdict.MET, True), (
        "who came in January is no member of the year"
    )


def test_an_initiative_serves_once_under_the_decree_of_2023(office: Office, unit: Unit) -> None:
    person_id = add_person(office, unit, "Tạ Thị Lan")
    for year in (2023, 2024):
        rate(office, unit, person_id, RatingGrade.EXCELLENT, year)
        office.initiative_service.save(
            Initiative(
                0,
                f"Giải pháp {year}",
                year,
                (person_id,),
                recognitions=(Recognition(Reach.BASE, "5/QĐ"),),
                uses=(InitiativeUse("CSTDCS", year),),
            )
        )
    for received, wanted in ((date(2025, 3, 1), "đã dùng"), (date(2025, 9, 1), "công nhận cấp cơ sở")):
        judged = office.judging_service.judge(person(unit, person_id), "BKT", 2024, received)
        assert wanted in " ".join(_all_present(judged.findings))


def test_the_unit_left_in_the_year_is_heard_under_the_decree_of_2017(office: Office, unit: Unit) -> None:
    other_id = office.office_service.save_unit(Unit(0, "Thanh tra Sở"))
    person_id = office.office_service.save_person(
        Person(
            0,
            "Tạ Thị Nga",
            memberships=(
                Membership(0, 0, unit.id, "Chuyên viên", date(2019, 1, 1), date(2022, 6, 30)),
                Membership(0, 0, other_id, "Chuyên viên", date(2022, 7, 1)),
            ),
        )
    )
    candidate, received = Candidate(SubjectKind.PERSON, other_id, person_id), date(2022, 12, 20)

    def heard() -> Finding:
        return of(office.judging_service.judge(candidate, "LDTT", 2022, received), "former_unit")

    assert (heard().verdict, "Phòng Công nghệ" in heard().lacking) == (Verdict.MISSING, True)
    opinion = ReviewedCandidate("LDTT", unit.id, person_id, is_conduct_attested=True)
    office.review_service.save(
        ReviewMinutes(0, 2022, ReviewBody.UNIT, unit.id, date(2022, 7, 5), candidates=(opinion,))
    )
    assert heard().verdict is Verdict.MET


def test_a_case_opened_before_the_dossier_came_in_bars_the_year_before(office: Office, unit: Unit) -> None:
    person_id = add_person(office, unit, "Tạ Văn Oanh")
    office.proof_service.save_inquiry(Inquiry(0, InquiryKind.DENUNCIATION, unit.id, date(2026, 1, 5), person_id))
    judged = office.judging_service.judge(person(unit, person_id), "LDTT", YEAR, date(2026, 1, 10))
    assert of(judged, "no_inquiry").verdict is Verdict.NOT_MET


def test_a_discipline_without_its_end_leaves_time_uncounted(office: Office, unit: Unit) -> None:
    person_id = add_person(office, unit, "Tạ Văn Phú")
    for year in (2023, 2024, 2025):
        give(office, unit, person_id, "CSTDCS", year)
    office.proof_service.save_discipline(Discipline(0, person_id, DisciplineKind.WARNING, date(2023, 3, 1)))
    candidate = person(unit, person_id)
    assert of(office.judging_service.judge(candidate, "CSTDT", YEAR, RECEIVED), "titles").verdict is Verdict.MISSING
    yearly = office.judging_service.judge(candidate, "LDTT", YEAR, RECEIVED)
    assert "Hội đồng kết luận" in of(yearly, "after_discipline").lacking


def test_members_of_a_day_before_the_year_ended_are_read(office: Office, unit: Unit) -> None:
    office.office_service.save_person(
        Person(0, "Tạ Thị Quý", memberships=(Membership(0, 0, unit.id, "", date(2019, 1, 1), date(2025, 3, 31)),))
    )
    collective = Candidate(SubjectKind.COLLECTIVE, unit.id)
    early = office.judging_service.prepare(YEAR, date(2025, 2, 1), [collective])
    assert len(early.record(collective).members) == 1
    late = office.judging_service.prepare(YEAR, RECEIVED, [collective])
    assert len(late.record(collective).members) == 0


def test_a_year_after_the_day_of_receipt_is_refused(office: Office, unit: Unit) -> None:
    person_id = add_person(office, unit, "Tạ Thị Sáu")
    with pytest.raises(UserError) as problem:
        office.judging_service.judge(person(unit, person_id), "LDTT", 2026, RECEIVED)
    assert problem.value.code == "judging.year"


def _all_present(findings: tuple[Finding, ...]) -> list[str]:
    return [words for one in findings for words in (one.present, *_all_present(one.parts))]


def test_a_day_before_every_rule_set_is_told(office: Office, unit: Unit) -> None:
    person_id = add_person(office, unit, "Tạ Thị Mai")
    with pytest.raises(UserError) as problem:
        office.judging_service.judge(person(unit, person_id), "LDTT", 2016, date(2017, 9, 30))
    assert problem.value.code == "rules.no_set"
