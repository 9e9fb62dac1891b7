"""The office's own rules beside the law: entered with a document, in force by day, never weakening the law in silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.evidence import Evidence
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.domain.rule_set.conditions import MembersReach
from desktop_app.domain.rule_set.overlay import EVERY_AWARD, LocalDocument, OverlayRow
from desktop_app.domain.rule_set.overlaying import OverlayEffect
from desktop_app.domain.rule_set.rule_set import Criterion
from desktop_app.services.overlay_service import OverlayService, own_conditions
from desktop_app.services.rule_service import RuleService
from desktop_app.storage.change_log import Operations
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.overlay_repository import OverlayRepository
from desktop_app.storage.rule_repository import RuleRepository

IN_C = date(2026, 6, 1)
DECISION = LocalDocument("Quyết định", "86/2025/QĐ-UBND", date(2025, 9, 15), "UBND tỉnh", "Điều 5")


@pytest.fixture
def office(
    office_file: OfficeDatabase, operations: Operations, fixed_clock: Any, project_root: Path
) -> tuple[RuleService, OverlayService]:
    folder = project_root / "resources" / "rules"
    overlay = OverlayRepository(office_file)
    rules = RuleService(RuleRepository(office_file), operations, fixed_clock, folder, lambda: own_conditions(overlay))
    return rules, OverlayService(overlay, operations, fixed_clock, rules.law_for, folder)


def row(code: str, subject: SubjectKind = SubjectKind.PERSON, **values: Any) -> OverlayRow:
    return OverlayRow(0, code, subject, values.pop("key", ""), values, document=DECISION)


def criterion(rules: RuleService, code: str, subject: SubjectKind, day: date = IN_C) -> Criterion:
    found = rules.rules_for(day).rules.criterion(code, subject)
    assert found is not None
    return found


def members_row(rules: RuleService, percent: int) -> OverlayRow:
    """A row in the place of the law's share of members with LĐTT."""
    law = criterion(rules, "TTLDTT", SubjectKind.COLLECTIVE)
    condition = next(one for one in law.conditions if isinstance(one, MembersReach))
    return row(
        "TTLDTT",
        SubjectKind.COLLECTIVE,
        kind="members_reach",
        percent=percent,
        awards=list(condition.award_codes),
        key=condition.rule.key,
    )


def shares(criterion: Criterion) -> list[tuple[int, Evidence]]:
    return [(one.percent, one.rule.source.evidence) for one in criterion.conditions if isinstance(one, MembersReach)]


def test_a_stricter_row_takes_the_place_of_the_laws(office: tuple[RuleService, OverlayService]) -> None:
    rules, overlay = office
    overlay.save(members_row(rules, 80))
    now = criterion(rules, "TTLDTT", SubjectKind.COLLECTIVE)
    assert shares(now) == [(80, Evidence.LOCAL)]
    assert now.notes == ()
    assert [one.effect for one in overlay.listed(IN_C)] == [OverlayEffect.REPLACES]
    source = next(one.rule.source for one in now.conditions if isinstance(one, MembersReach))
    assert source.shown == "Quyết định số 86/2025/QĐ-UBND ngày 15/9/2025 của UBND tỉnh, Điều 5"


def test_a_milder_row_leaves_the_law_and_says_so(office: tuple[RuleService, OverlayService]) -> None:
    rules, overlay = office
    overlay.save(members_row(rules, 60))
    now = criterion(rules, "TTLDTT", SubjectKind.COLLECTIVE)
    assert shares(now) == [(70, Evidence.TEXT)]
    assert "nhẹ hơn" in now.notes[0]
    assert "đối chiếu theo Luật 06/2022/QH15, Điều 28" in now.notes[0]
    assert [one.effect for one in overlay.listed(IN_C)] == [OverlayEffect.KEPT_LAW]


def test_what_cannot_be_weighed_is_asked_beside_the_law(office: tuple[RuleService, OverlayService]) -> None:
    rules, overlay = office
    unlike = members_row(rules, 80)
    overlay.save(replace(unlike, values={"kind": "members_have", "awards": ["LDTT"], "count": 5}))
    now = criterion(rules, "TTLDTT", SubjectKind.COLLECTIVE)
    keys = [one.rule.key for one in now.conditions]
    assert shares(now) == [(70, Evidence.TEXT)]
    assert f"{unlike.key}.local" in keys


def test_a_row_holds_on_its_days_alone(office: tuple[RuleService, OverlayService]) -> None:
    rules, overlay = office
    its_id = overlay.save(replace(members_row(rules, 80), valid_from=date(2025, 10, 1)))
    overlay.end(its_id, date(2026, 5, 31))
    for day, percent in ((date(2025, 9, 30), 70), (date(2025, 10, 1), 80), (date(2026, 5, 31), 80), (IN_C, 70)):
        assert shares(criterion(rules, "TTLDTT", SubjectKind.COLLECTIVE, day))[0][0] == percent
    with pytest.raises(UserError) as problem:
        overlay.end(its_id, date(2025, 9, 1))
    assert problem.value.code == "overlay.days"


def test_a_row_without_a_first_day_begins_with_its_document(office: tuple[RuleService, OverlayService]) -> None:
    rules, overlay = office
    own = members_row(rules, 80)
    dated = replace(own.document, dated_on=date(2025, 10, 1))
    overlay.save(replace(own, document=dated, valid_from=None))
    for day, percent in ((date(2025, 9, 30), 70), (date(2025, 10, 1), 80)):
        assert shares(criterion(rules, "TTLDTT", SubjectKind.COLLECTIVE, day))[0][0] == percent


def test_a_bar_of_every_award_does_not_answer_for_a_criterion_left_to_the_province(
    office: tuple[RuleService, OverlayService],
) -> None:
    rules, overlay = office
    bar = replace(row(EVERY_AWARD, kind="attested"), required="Không bị xử phạt vi phạm hành chính trong năm xét")
    overlay.save(bar)

    def has_bar(code: str) -> bool:
        conditions = criterion(rules, code, SubjectKind.PERSON).conditions
        return any(one.rule.required == bar.required for one in conditions)

    assert has_bar("LDTT")
    assert not has_bar("GK")
    overlay.save(row("GK", kind="rated", at_least="good"))
    assert has_bar("GK")


def test_two_rows_of_one_kind_stand_beside_each_other(office: tuple[RuleService, OverlayService]) -> None:
    rules, overlay = office
    for words in ("Có đơn đề nghị", "Được cấp ủy nhất trí"):
        overlay.save(replace(row("GK", kind="attested"), required=words))
    told = [one.rule.required for one in criterion(rules, "GK", SubjectKind.PERSON).conditions]
    assert told[-2:] == ["Có đơn đề nghị", "Được cấp ủy nhất trí"]


def test_a_cap_is_given_on_its_days(office: tuple[RuleService, OverlayService]) -> None:
    _rules, overlay = office
    overlay.save(
        replace(row("GK", kind="quota", percent=40, base=["LDTT", "CSTDCS"], scope="unit"), valid_from=date(2026, 1, 1))
    )
    (cap,) = overlay.caps(IN_C)
    assert (cap.award_code, cap.percent, cap.base_code, cap.scope) == ("GK", 40, "LDTT", "unit")
    assert cap.source.evidence is Evidence.LOCAL
    assert overlay.caps(date(2025, 12, 31)) == ()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"document": LocalDocument()}, "overlay.source"),
        ({"document": replace(DECISION, article=" ")}, "overlay.source"),
        ({"award_code": "XYZ"}, "overlay.award"),
        ({"subject_kind": SubjectKind.COLLECTIVE}, "overlay.subject"),
        ({"values": {"kind": "months_worked"}}, "overlay.words"),
        ({"values": {"kind": "months_worked", "months": 0}}, "overlay.parameter"),
        ({"values": {"kind": "months_worked", "months": 9, "percent": 4}}, "overlay.parameter"),
        (
            {"award_code": "GK", "values": {"kind": "quota", "percent": 40, "base": ["LDTT", "BKT"]}},
            "overlay.parameter",
        ),
        ({"valid_from": date(2026, 2, 1), "valid_to": date(2026, 1, 1)}, "overlay.days"),
    ],
)
def test_what_is_missing_is_told_and_nothing_is_kept(
    office: tuple[RuleService, OverlayService], changes: dict[str, Any], code: str
) -> None:
    _rules, overlay = office
    with pytest.raises(UserError) as problem:
        overlay.save(replace(row("LDTT", kind="months_worked", months=9), **changes))
    assert problem.value.code == code
    assert overlay.rows() == ()


def test_entering_changing_and_removing_are_steps_that_can_be_undone(
    office: tuple[RuleService, OverlayService], operations: Operations
) -> None:
    _rules, overlay = office
    its_id = overlay.save(row("LDTT", kind="months_worked", months=9))
    stored = overlay.rows()[0]
    overlay.save(replace(stored, values={"kind": "months_worked", "months": 10}))
    with pytest.raises(UserError) as problem:
        overlay.save(replace(stored, note="bản cũ"))
    assert problem.value.code == "overlay.stale"
    overlay.remove(its_id)
    assert overlay.rows() == ()
    operations.undo()
    assert overlay.listed(IN_C)[0].required == "Công tác đủ 10 tháng trong năm xét"
    operations.undo()
    operations.undo()
    assert overlay.rows() == ()


def test_every_template_can_be_read_and_names_an_example(office: tuple[RuleService, OverlayService]) -> None:
    templates = office[1].templates
    assert len({one.name for one in templates}) == len(templates) > 5
    assert all(one.example for one in templates)
