"""A list of results matched with the office: everything wrong is said by row, in one sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.award.results_list import MatchingOffice, RegisteredSubjects, ResultRow, matched_results
from desktop_app.domain.office.office import Membership, Person, Unit
from desktop_app.domain.registration.registration import RegistrationLine, SubjectKind

OFFICE_UNIT = Unit(1, "Văn phòng Sở")
TECH = Unit(2, "Phòng Quản lý Công nghệ", short_name="P. QL Công nghệ")


def _someone(number: int, name: str, unit: int, post: str = "", from_on: date | None = None, **more: object) -> Person:
    held = Membership(number, number, unit, post, from_on, more.pop("to_on", None))  # type: ignore[arg-type]
    return Person(number, name, memberships=(held,), **more)  # type: ignore[arg-type]


PEOPLE = (
    _someone(1, "Trần Văn Hòa", 1),
    _someone(2, "Lê Thị Bình", 1, "Chuyên viên", birth_year=1985),
    _someone(3, "Lê Thị Bình", 1, "Phó Chánh Văn phòng", birth_year=1979),
    _someone(4, "Phạm Minh Chi", 2),
    _someone(5, "Đỗ Quang Nam", 2, from_on=date(2026, 11, 20)),
    _someone(6, "Bùi Ngọc Mai", 2, to_on=date(2021, 12, 31)),
    _someone(7, "Bùi Ngọc Mai", 2, from_on=date(2022, 2, 1)),
)
OFFICE = MatchingOffice(2022, None, PEOPLE, (OFFICE_UNIT, TECH))


def _row(
    subject: str = "Phạm Minh Chi",
    unit: str = "Phòng Quản lý Công nghệ",
    award: str = "LDTT",
    outcome: str = "approved",
    number: str = "15/QĐ-STTTT",
    on: str = "2022-12-20",
    row: int = 2,
) -> ResultRow:
    return ResultRow(row, subject, unit, award, outcome, number, on)


def _one(row: ResultRow, office: MatchingOffice = OFFICE) -> Award:
    awards, problems = matched_results([row], office)
    assert problems == ()
    return awards[0]


def _problem(row: ResultRow, office: MatchingOffice = OFFICE) -> str:
    awards, problems = matched_results([row], office)
    assert awards == ()
    assert problems[0].row == row.row
    return problems[0].message


def test_a_person_in_a_unit() -> None:
    found = _one(_row(subject=" PHẠM  minh Chi ", award="ldtt", outcome="Approved"))
    assert (found.subject_kind, found.person_id, found.unit_id) == (SubjectKind.PERSON, 4, 2)
    assert (found.award_code, found.outcome, found.achievement_year) == ("LDTT", Outcome.APPROVED, 2022)
    assert (found.decision_number, found.decision_on) == ("15/QĐ-STTTT", date(2022, 12, 20))


def test_tone_places_and_a_name_without_marks_find_the_person() -> None:
    assert _one(_row(subject="Trần Văn Hoà", unit="Văn phòng Sở")).person_id == 1
    assert _one(_row(subject="Tran Van Hoa", unit="van phong so")).person_id == 1


def test_other_marks_are_another_name_and_the_known_one_is_shown() -> None:
    said = _problem(_row(subject="Trần Văn Hoa", unit="Văn phòng Sở"))
    assert said == "“Văn phòng Sở” không có “Trần Văn Hoa”; có “Trần Văn Hòa”. Sửa tên trong tệp cho đúng dấu."


def test_the_unit_itself_is_a_collective_by_any_of_its_names() -> None:
    for name in ("Phòng Quản lý Công nghệ", "P. QL Công nghệ", "PHÒNG QUẢN LÝ CÔNG NGHỆ"):
        found = _one(_row(subject=name, unit="P. QL Công nghệ", award="TTLDTT"))
        assert (found.subject_kind, found.collective_name) == (SubjectKind.COLLECTIVE, "Phòng Quản lý Công nghệ")
    assert _one(_row(subject="Văn phòng Sở", unit="Văn phòng Sở", award="GK")).person_id is None


def test_a_decision_of_next_january_belongs_to_the_year_given() -> None:
    found = _one(_row(on="10/01/2023"))
    assert (found.achievement_year, found.decision_on) == (2022, date(2023, 1, 10))


def test_refused_and_proposed_need_no_decision() -> None:
    for outcome in ("not_approved", "proposed"):
        assert _one(_row(outcome=outcome, number="", on="")).decision_on is None


def test_memberships_of_the_year_decide_and_imported_ones_are_not_shut_out() -> None:
    assert _one(_row(subject="Bùi Ngọc Mai")).person_id == 7
    assert _one(_row(subject="Đỗ Quang Nam")).person_id == 5


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (_row(subject="Người Lạ"), "Không có “Người Lạ” trong “Phòng Quản lý Công nghệ”"),
        (_row(subject=""), "Thiếu tên"),
        (_row(unit=""), "Thiếu tên đơn vị"),
        (_row(unit="Phòng Kế toán"), "Không có đơn vị “Phòng Kế toán”"),
        (_row(unit="Văn phòng"), "Có phải “Văn phòng Sở”?"),
        (_row(award="LDT"), "Không có mã “LDT”. Dùng một trong các mã: LDTT, CSTDCS"),
        (_row(award=" "), "Thiếu mã"),
        (_row(outcome="ok"), "Không hiểu kết quả “ok” (cột outcome). Ghi một trong: proposed (đề nghị)"),
        (_row(outcome=""), "Thiếu kết quả (cột outcome)"),
        (_row(on="31/02/2022"), "Ngày 31/02/2022 không có. Tháng 02/2022 có 28 ngày."),
        (_row(on="hôm qua"), "Không đọc được ngày “hôm qua”"),
        (_row(on="2021-12-20"), "Quyết định ngày 20/12/2021 trước năm xét 2022"),
        (_row(award="TTLDTT"), "Tập thể lao động tiên tiến dành cho tập thể, không dành cho cá nhân “Phạm Minh Chi”"),
        (
            _row(subject="Phòng Quản lý Công nghệ", award="LDTT"),
            "Lao động tiên tiến dành cho cá nhân, không dành cho tập thể",
        ),
        (_row(subject="Tổ Lái xe", award="TTLDTT"), "cột subject cần ghi tên đơn vị “Phòng Quản lý Công nghệ”"),
        (_row(unit="Văn phòng Sở"), "người tên này ở “Phòng Quản lý Công nghệ”. Sửa cột unit."),
        (
            _row(subject="Lê Thị Bình", unit="Văn phòng Sở"),
            (
                "Có 2 người tên “Lê Thị Bình” ở “Văn phòng Sở”: Lê Thị Bình, Chuyên viên, sinh năm 1985; "
                "Lê Thị Bình, Phó Chánh Văn phòng, sinh năm 1979."
            ),
        ),
    ],
)
def test_what_is_wrong_is_one_sentence(row: ResultRow, said: str) -> None:
    assert said in _problem(row)


def test_the_same_award_twice_in_one_file() -> None:
    awards, problems = matched_results([_row(row=2), _row(row=3, award="GK"), _row(row=5, on="")], OFFICE)
    assert [award.award_code for award in awards] == ["LDTT", "GK"]
    assert [(one.row, one.message) for one in problems] == [(5, "“Phạm Minh Chi” đã có LDTT ở dòng 2. Xóa dòng trùng.")]


def test_every_wrong_row_is_told() -> None:
    _, problems = matched_results([_row(award="?", row=2), _row(row=3), _row(outcome="?", row=4)], OFFICE)
    assert [one.row for one in problems] == [2, 4]


def _line(number: int, person_id: int | None, title: str, name: str = "") -> RegistrationLine:
    kind = SubjectKind.PERSON if person_id else SubjectKind.COLLECTIVE
    return RegistrationLine(number, 1, kind, person_id, name, title_code=title)


def test_the_line_it_answers_is_linked() -> None:
    registered = RegisteredSubjects([(2, _line(11, 4, "CSTDCS")), (2, _line(12, 4, "LDTT"))])
    office = replace(OFFICE, registered=registered)
    assert _one(_row(), office).registration_line_id == 12
    assert _one(_row(award="GK"), office).registration_line_id == 11
    assert _one(_row(subject="Đỗ Quang Nam"), office).registration_line_id is None


def test_a_registered_collective_below_the_unit_is_known() -> None:
    office = replace(OFFICE, registered=RegisteredSubjects([(2, _line(13, None, "TTLDTT", "Bộ phận Hạ tầng số"))]))
    found = _one(_row(subject="bộ phận hạ tầng số", award="TTLDTT"), office)
    assert (found.collective_name, found.registration_line_id) == ("Bộ phận Hạ tầng số", 13)


def test_those_without_a_registered_line_are_taken_all_the_same() -> None:
    office = replace(OFFICE, registered=RegisteredSubjects([(2, _line(11, 4, "CSTDCS"))]))
    assert _one(_row(), office).registration_line_id == 11
    assert _one(_row(subject="Đỗ Quang Nam"), office).registration_line_id is None


@pytest.mark.parametrize("award", ["Lao động tiên tiến", "lao dong tien tien", "LĐTT", "ldtt"])
@pytest.mark.parametrize(
    ("outcome", "meant"),
    [
        ("Được công nhận", Outcome.APPROVED),
        ("Đề nghị", Outcome.PROPOSED),
        ("Không được công nhận", Outcome.NOT_APPROVED),
    ],
)
def test_awards_and_outcomes_are_understood_as_the_office_writes_them(award: str, outcome: str, meant: Outcome) -> None:
    found = _one(_row(award=award, outcome=outcome))
    assert (found.award_code, found.outcome) == ("LDTT", meant)
