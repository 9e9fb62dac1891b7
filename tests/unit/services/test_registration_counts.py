"""What is registered by title and unit, beside the plan's quotas and targets, over a real office file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from small_office import SmallOffice

from desktop_app.domain.award.award import QuotaVerdict
from desktop_app.domain.award.wording import is_over_if_maximum, registered_quota_words
from desktop_app.domain.registration.registration import RegistrationLine, SubjectKind
from desktop_app.services.registration_count_service import RegistrationCountService
from desktop_app.storage.award_repository import AwardRepository

OFFICE, POST, TECH = "Văn phòng Sở", "Phòng Bưu chính - Viễn thông", "Phòng Công nghệ thông tin"


@pytest.fixture
def small(tmp_path: Path, fixed_clock: Any) -> Iterator[SmallOffice]:
    fixed_clock.move_to(date(2022, 3, 21))
    office = SmallOffice(tmp_path, fixed_clock)
    yield office
    office.close()


@pytest.fixture
def counting(small: SmallOffice, fixed_clock: Any) -> RegistrationCountService:
    awards = AwardRepository(small.database)
    return RegistrationCountService(small.registration_lines, small.plans, small.office, awards, fixed_clock)


def _registered(small: SmallOffice, plan: int, unit: str, titles: list[str], **fields: str) -> None:
    lines = [
        RegistrationLine(0, 0, SubjectKind.PERSON, person, title_code=title, **fields)  # type: ignore[arg-type]
        for person, title in zip(small.people[unit], titles, strict=False)
    ]
    small.registrations.save_lines(plan, small.units[unit], lines)
    small.registrations.receive(plan, small.units[unit], date(2022, 3, 16))


def test_each_unit_has_its_counts_and_the_plan_its_warning(
    small: SmallOffice, counting: RegistrationCountService
) -> None:
    plan = small.issue()
    _registered(small, plan, OFFICE, ["LDTT"] * 7 + ["CSTDCS"] * 3)
    _registered(small, plan, POST, ["LDTT"] * 4, commendation_code="GK")
    found = counting.counts(plan)
    assert found.codes == ("LDTT", "CSTDCS", "GK")
    assert found.totals == {"LDTT": 11, "CSTDCS": 3, "GK": 4}
    assert [(row.unit, dict(row.counts), row.subjects) for row in found.rows if row.subjects] == [
        (OFFICE, {"LDTT": 7, "CSTDCS": 3}, 10),
        (POST, {"LDTT": 4, "GK": 4}, 4),
    ]
    assert len(found.rows) == 5, "a unit without a registration has a row too"
    champions = next(one for one in found.quotas if one.award_code == "CSTDCS")
    assert (champions.limit, champions.used, champions.verdict) == (2, 3, QuotaVerdict.OVER)
    assert registered_quota_words(champions) == (
        "CSTĐCS đăng ký 3; 15 % của 14 (11 LĐTT + 3 CSTĐCS) = 2,1, làm tròn xuống còn 2; vượt 1; "
        "mục IV.2, Kế hoạch số 14/KH-STTTT"
    )
    letters = next(one for one in found.quotas if one.award_code == "GK" and one.unit == POST)
    assert letters.verdict is QuotaVerdict.UNCONFIRMED
    assert is_over_if_maximum(letters)
    assert "vượt 3 nếu tỷ lệ là mức tối đa" in registered_quota_words(letters)
    (target,) = counting.targets(plan)
    assert (target.actual, target.is_met) == (35.0, False)


def test_what_went_back_or_was_withdrawn_does_not_count_but_can_be_filtered_by(
    small: SmallOffice, counting: RegistrationCountService
) -> None:
    plan, service, unit = small.issue(), small.registrations, small.units[TECH]
    _registered(small, plan, TECH, ["LDTT", "CSTDCS"])
    kept, gone = service.lines(plan, unit)
    service.save_lines(plan, unit, [kept, replace(gone, withdrawn_on=date(2022, 3, 17), withdrawn_reason="Nghỉ hưu")])
    assert counting.counts(plan).totals == {"LDTT": 1}
    assert counting.words(plan)[unit].codes == {"LDTT"}
    service.return_(plan, unit, "Sai mẫu", date(2022, 3, 17))
    assert counting.counts(plan).totals == {}
    assert counting.targets(plan)[0].actual in (0.0, None)
    name = small.office.person(small.people[TECH][0]).full_name
    assert counting.words(plan)[unit].names == (name,)
