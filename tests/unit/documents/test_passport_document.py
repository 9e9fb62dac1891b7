"""The award passport on paper: two tables, former units and units of their time as headings, gaps and remarks told."""

from __future__ import annotations

from datetime import date, datetime

from desktop_app.documents.model import Cell, Paragraph, Table
from desktop_app.documents.office_paper import Issuer
from desktop_app.documents.passport_document import PassportPaper, build_passport
from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.award.merit import MeritKind, whole_years
from desktop_app.domain.award.passport import PassportRules, person_passport
from desktop_app.domain.award.past_award import PastAward
from desktop_app.domain.evidence import Source
from desktop_app.domain.office.office import AgencyProfile, Membership, Person
from desktop_app.domain.registration.registration import SubjectKind

ISSUER = Issuer(AgencyProfile("Sở Nội vụ"), None, date(2026, 12, 10), datetime(2026, 12, 10, 8, 0))  # noqa: DTZ001
RULES = PassportRules({1: "Phòng Một", 2: "Phòng Hai"}, 2025, frozenset({MeritKind.SUDDEN}), Source("Điều 4"))


def award(code: str, year: int, unit: int, kind: MeritKind = MeritKind.REGULAR) -> PastAward:
    given = Award(
        year, year, SubjectKind.PERSON, unit, code, Outcome.APPROVED, 7, decision_number=f"{year}/QĐ", decision_on=date(year, 12, 5)
    )  # fmt: skip
    return PastAward(given, kind, whole_years(year, year), note="ghi chú" if kind is MeritKind.SUDDEN else "")


def test_titles_and_commendations_are_two_tables_under_the_units_of_their_time() -> None:
    awards = [
        award("LDTT", 2021, 1),
        award("LDTT", 2022, 1),
        award("LDTT", 2024, 2),
        award("GK", 2024, 2, MeritKind.SUDDEN),
    ]
    person = Person(7, "Trần Thị Thử", memberships=(Membership(1, 7, 2),))
    paper = build_passport(PassportPaper(ISSUER, person_passport(person, awards, RULES)))
    parts = paper.sections[0].components
    titles, commendations = (one for one in parts if isinstance(one, Table))
    told = [tuple(cell.text if isinstance(cell, Cell) else cell for cell in row.cells) for row in titles.rows]
    assert [row[0] for row in told] == ["Phòng Một", "2021", "2022", "Phòng Hai", "2024"]
    assert told[1][1:4] == ("Lao động tiên tiến", "Số 2021/QĐ ngày 05/12/2021", "2021")
    assert commendations.rows[1].cells[4] == "Đột xuất; không cộng dồn; ghi chú"
    words = " ".join(one.text for one in parts if isinstance(one, Paragraph))
    for said in ("Năm chưa có khen thưởng: 2023, 2025.", "Điều 4", "03 danh hiệu thi đua và 01 hình thức khen thưởng"):
        assert said in words
