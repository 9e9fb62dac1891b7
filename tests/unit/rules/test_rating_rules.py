"""By what text a year is rated: every group and year of the shipped file, its bands, cap and months."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from check_samples import RULES_FOLDER

from desktop_app.domain.proof.rating_instrument import cap_standings, doubts_of_rating, format_score, months_worked
from desktop_app.domain.proof.service_time import ServiceTime
from desktop_app.domain.proof.work_rating import RatingGrade, StaffGroup, WorkRating
from desktop_app.rules.rating_rules import FILE_NAME, load_rating_instruments
from desktop_app.rules.toml_entries import RuleFileError

RULES = load_rating_instruments(RULES_FOLDER)
CIVIL, PUBLIC, OFFICIAL, CONTRACT = (
    StaffGroup.CIVIL_SERVANT,
    StaffGroup.PUBLIC_EMPLOYEE,
    StaffGroup.OFFICIAL,
    StaffGroup.CONTRACT,
)


@pytest.mark.parametrize(
    ("year", "group", "numbers"),
    [
        (2019, CIVIL, []),
        (2020, CIVIL, ["90/2020"]),
        (2022, PUBLIC, ["90/2020"]),
        (2022, None, ["90/2020"]),
        (2023, OFFICIAL, ["48/2023"]),
        (2025, CIVIL, ["48/2023"]),
        (2025, PUBLIC, ["48/2023"]),
        (2025, CONTRACT, []),
        (2026, CIVIL, ["335/2025"]),
        (2026, PUBLIC, ["233/2026", "90/2020"]),
        (2026, None, []),  # two groups, two texts: who it is has to be known
        (2026, OFFICIAL, []),
        (2027, PUBLIC, ["233/2026"]),
    ],
)
def test_the_text_follows_group_and_year(year: int, group: StaffGroup | None, numbers: list[str]) -> None:
    offered = RULES.proposed(year, group)
    assert len(offered) == len(numbers)
    assert all(number in one.name for number, one in zip(numbers, offered, strict=True))


def test_where_two_texts_may_hold_each_says_when() -> None:
    own_rules, otherwise = RULES.proposed(2026, PUBLIC)
    assert "30/11/2026" in own_rules.shown
    assert "chưa có quy chế" in otherwise.shown


def rating(
    grade: RatingGrade, score: str | None = None, group: StaffGroup | None = CIVIL, **values: object
) -> WorkRating:
    fields: dict[str, object] = {"year": 2026, "unit_id": 1, "person_id": 1, **values}
    points = Decimal(score) if score else None
    return WorkRating(0, grade=grade, staff_group=group, score=points, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("score", "grade"),
    [
        ("90", RatingGrade.EXCELLENT),
        ("89.99", RatingGrade.GOOD),
        ("70", RatingGrade.GOOD),
        ("69.99", RatingGrade.DONE),
        ("50", RatingGrade.DONE),
        ("49.99", RatingGrade.NOT_DONE),
    ],
)
@pytest.mark.parametrize("group", [CIVIL, PUBLIC])
def test_points_and_grade_that_disagree_are_told(score: str, grade: RatingGrade, group: StaffGroup) -> None:
    name = RULES.proposed(2026, group)[0].name
    assert doubts_of_rating(rating(grade, score, group, instrument=name), RULES) == ()
    for other in set(RatingGrade) - {grade, RatingGrade.UNRATED}:
        (said,) = doubts_of_rating(rating(other, score, group, instrument=name), RULES)
        assert f"Điểm {score.replace('.', ',')} ứng với mức" in said


def test_no_points_are_looked_at_under_a_text_without_them() -> None:
    assert doubts_of_rating(rating(RatingGrade.GOOD, "92", year=2025), RULES) == ()
    cited = rating(RatingGrade.GOOD, "92", PUBLIC, instrument="Nghị định số 90/2020/NĐ-CP")
    assert doubts_of_rating(cited, RULES) == ()
    assert doubts_of_rating(rating(RatingGrade.GOOD, "92", PUBLIC), RULES) == ()  # two texts may hold: none is assumed


def test_whoever_worked_less_than_six_months_is_not_rated_under_the_decree_of_2026() -> None:
    service = ServiceTime(1, date(2026, 7, 15))
    name = "Nghị định số 233/2026/NĐ-CP"
    (said,) = doubts_of_rating(rating(RatingGrade.GOOD, None, PUBLIC, instrument=name), RULES, service)
    assert "khoản 1 Điều 14" in said
    assert doubts_of_rating(rating(RatingGrade.UNRATED, None, PUBLIC, instrument=name), RULES, service) == ()
    in_time = ServiceTime(1, date(2026, 7, 1))
    assert doubts_of_rating(rating(RatingGrade.GOOD, None, PUBLIC, instrument=name), RULES, in_time) == ()
    assert doubts_of_rating(rating(RatingGrade.GOOD, None, PUBLIC, instrument=name), RULES) == ()  # not known


@pytest.mark.parametrize(
    ("recruited", "left", "months"),
    [
        (date(2020, 1, 1), None, 12),
        (date(2026, 7, 1), None, 6),
        (date(2026, 7, 2), None, 5),
        (date(2026, 1, 1), date(2026, 6, 30), 6),
        (None, date(2026, 5, 31), 5),
        (date(2027, 1, 1), None, 0),
        (None, None, None),
    ],
)
def test_months_of_a_year(recruited: date | None, left: date | None, months: int | None) -> None:
    assert months_worked(ServiceTime(1, recruited, left), 2026) == months


def test_the_share_of_the_best_grade_is_counted_within_the_agency_or_the_unit() -> None:
    ratings = [rating(RatingGrade.GOOD, person_id=one) for one in range(1, 11)]
    ratings += [rating(RatingGrade.EXCELLENT, person_id=11), rating(RatingGrade.EXCELLENT, person_id=12, unit_id=2)]
    (whole,) = cap_standings(ratings, RULES)
    assert (whole.unit_id, whole.excellent, whole.base, whole.percent, whole.is_over) == (None, 2, 10, 20, False)
    (over,) = cap_standings([*ratings, rating(RatingGrade.EXCELLENT, person_id=13)], RULES)
    assert over.is_over
    assert "3 người Hoàn thành xuất sắc nhiệm vụ trên 10 người" in over.sentence("Toàn cơ quan")
    assert "chưa kiểm chứng" not in over.sentence("Toàn cơ quan")

    name = "Nghị định số 233/2026/NĐ-CP"
    centre = [rating(RatingGrade.GOOD, None, PUBLIC, person_id=one, unit_id=5, instrument=name) for one in range(4)]
    centre.append(rating(RatingGrade.EXCELLENT, None, PUBLIC, person_id=9, unit_id=5, instrument=name))
    (unit,) = cap_standings(centre, RULES)
    assert (unit.unit_id, unit.percent, unit.is_over) == (5, 20, True)
    (best,) = cap_standings([*centre, rating(RatingGrade.EXCELLENT, None, None, person_id=None, unit_id=5)], RULES)
    assert (best.percent, best.is_over) == (25, False)

    (older,) = cap_standings([rating(RatingGrade.EXCELLENT, year=2024)], RULES)
    assert older.is_over
    assert "chưa kiểm chứng" in older.sentence("Toàn cơ quan")
    assert cap_standings([rating(RatingGrade.EXCELLENT, year=2021)], RULES) == ()


def test_points_are_written_as_an_office_writes_them() -> None:
    assert [format_score(Decimal(one)) for one in ("92", "82.50", "100", "7.25")] == ["92", "82,5", "100", "7,25"]
    assert format_score(None) == ""


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ('staff_groups = ["clerk"]', "staff_groups"),
        ('staff_groups = ["contract"]\nfirst_year = "2020"', "first_year"),
        ('staff_groups = ["contract"]\nfirst_year = 2020\nsource = "x"\nevidence = "hearsay"', "evidence"),
    ],
)
def test_a_file_with_a_mistake_names_it(tmp_path: Path, wrong: str, says: str) -> None:
    (tmp_path / FILE_NAME).write_text(f'[[instrument]]\nname = "Nghị định"\n{wrong}\n', encoding="utf-8")
    with pytest.raises(RuleFileError, match=says):
        load_rating_instruments(tmp_path)
