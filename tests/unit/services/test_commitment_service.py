"""Commitments: drafted from a plan, signed once, their targets back at year end, met or not or without figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from moving_clock import FixedClock
from small_office import SmallOffice

from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.commitment.commitment import PromisedTarget, TargetVerdict
from desktop_app.domain.errors import UserError
from desktop_app.domain.plan.facts import Comparator
from desktop_app.domain.registration.registration import RegistrationLine, SubjectKind
from desktop_app.services.commitment_service import CommitmentService
from desktop_app.storage.award_repository import AwardRepository
from desktop_app.storage.commitment_repository import CommitmentRepository
from desktop_app.storage.verification import problems_of

LONG = "Ban Quản lý Khu nông nghiệp ứng dụng công nghệ cao và Phát triển bền vững tỉnh Hòa An số"


@pytest.fixture
def small(data_dir: Path, fixed_clock: FixedClock) -> Iterator[SmallOffice]:
    fixed_clock.move_to(date(2022, 3, 25))
    made = SmallOffice(data_dir, fixed_clock)
    yield made
    made.close()


@pytest.fixture
def plan_id(small: SmallOffice) -> int:
    return small.issue()


@pytest.fixture
def service(small: SmallOffice, fixed_clock: FixedClock) -> CommitmentService:
    return CommitmentService(
        CommitmentRepository(small.database),
        small.plans,
        small.registration_lines,
        AwardRepository(small.database),
        small.office,
        small.operations,
        fixed_clock,
    )


def words_of(content: bytes) -> list[str]:
    paper = docx.Document(BytesIO(content))
    return [each.text for each in paper.element.body.xpath(".//w:p") if each.text]


def test_one_for_each_unit_in_one_step_with_the_plans_targets_and_its_titles(
    small: SmallOffice, service: CommitmentService, plan_id: int
) -> None:
    office, division = small.units["Văn phòng Sở"], small.units["Phòng Công nghệ thông tin"]
    line = RegistrationLine(0, 0, SubjectKind.COLLECTIVE, collective_name="Văn phòng Sở", title_code="TTLDXS")
    small.registrations.save_lines(plan_id, office, [line])
    first, second = service.draft_with_units(plan_id, [office, division])
    made = service.commitment(first)
    assert [party.name for party in made.parties] == ["Văn phòng Sở", "Sở Thông tin và Truyền thông"]
    assert [(one.text, one.planned, one.award_code) for one in made.content.targets] == [
        ("95% trở lên CBCCVC đạt lao động tiên tiến", "≥ 95 %", "LDTT")
    ]
    assert made.content.titles == ("Tập thể lao động xuất sắc (Văn phòng Sở)",)
    assert not service.commitment(second).content.titles
    with pytest.raises(UserError) as caught:
        service.draft_with_units(plan_id, [office])
    assert caught.value.code == "commitment.all_there"
    small.operations.undo()
    assert not service.commitments(2022)


def test_what_is_signed_stays_until_the_signing_is_taken_back(
    small: SmallOffice, service: CommitmentService, plan_id: int, tmp_path: Path
) -> None:
    (made,) = service.draft_with_units(plan_id, [small.units["Văn phòng Sở"]])
    own = PromisedTarget("", "Số sáng kiến được công nhận", "sáng kiến", "ít nhất 02")
    draft = service.commitment(made)
    service.save(replace(draft, content=replace(draft.content, targets=(*draft.content.targets, own))))
    stored = service.commitment(made).content.targets[1]
    assert (stored.uid, stored.value, stored.comparator) == ("own-1", 2, Comparator.AT_LEAST)
    with pytest.raises(UserError) as caught:
        service.sign(made, date(2022, 3, 26))
    assert caught.value.code == "commitment.day"
    service.sign(made, date(2022, 3, 25))
    for act, code in (
        (lambda: service.save(service.commitment(made)), "commitment.signed"),
        (lambda: service.delete(made), "commitment.signed"),
    ):
        with pytest.raises(UserError) as caught:
            act()
        assert caught.value.code == code
    scan = tmp_path / "giao-uoc.pdf"
    scan.write_bytes(b"%PDF-1.4 invented")
    scan_id = service.attach_scan(made, scan)
    assert service.export_scan(scan_id, tmp_path / "back.pdf").read_bytes() == scan.read_bytes()
    service.sign(made, None)
    assert service.commitment(made).signed_on is None
    assert not problems_of(small.database.db.conn)


def test_results_are_reckoned_said_or_left_without_figures(
    small: SmallOffice, service: CommitmentService, plan_id: int
) -> None:
    (made,) = service.draft_with_units(plan_id, [small.units["Văn phòng Sở"]])
    draft = service.commitment(made)
    own = (
        PromisedTarget("", "Bài viết gương điển hình", "bài", "12"),
        PromisedTarget("", "Cơ quan văn hóa", "", "Đạt chuẩn"),
    )
    service.save(replace(draft, content=replace(draft.content, targets=(*draft.content.targets, *own))))
    with pytest.raises(UserError) as caught:
        service.note_result(made, "t1", 0, "96 %")
    assert caught.value.code == "commitment.not_signed"
    service.sign(made, date(2022, 3, 25))
    assert service.note_result(made, "t1", 0, "94,9 %").verdict is TargetVerdict.NOT_MET
    assert service.note_result(made, "t1", 0, "95 %", evidence="QĐ số 12").verdict is TargetVerdict.MET
    # the plan does not say whether 12 is a least or a most: the clerk says it
    assert service.note_result(made, "own-1", 0, "13 bài").verdict is TargetVerdict.NO_DATA
    assert service.note_result(made, "own-1", 0, "13 bài", TargetVerdict.MET).verdict is TargetVerdict.MET
    found = service.commitment(made)
    assert [(one.target_uid, one.actual, one.evidence) for one in found.results] == [
        ("t1", "95 %", "QĐ số 12"),
        ("own-1", "13 bài", ""),
    ]
    words = words_of(service.prepare_comparison(made, "docx")())
    assert "Văn phòng Sở: đạt 2/3 chỉ tiêu, không đạt 0, chưa có số liệu 1." in words
    assert "(…)" in words
    small.operations.undo()
    assert service.commitment(made).results[1].verdict is TargetVerdict.NO_DATA


def test_what_the_tally_can_reckon_is_taken_and_nothing_else(
    small: SmallOffice, service: CommitmentService, plan_id: int
) -> None:
    name = "Văn phòng Sở"
    (made,) = service.draft_with_units(plan_id, [small.units[name]])
    service.sign(made, date(2022, 3, 25))
    with pytest.raises(UserError) as caught:
        service.take_computed(made)
    assert caught.value.code == "commitment.nothing_computed"
    awards = [
        Award(
            0,
            2022,
            SubjectKind.PERSON,
            small.units[name],
            "LDTT",
            Outcome.APPROVED,
            person_id,
            decision_number="12/QĐ",
            decision_on=date(2022, 3, 20),
        )
        for person_id in small.people[name][:9]
    ]
    repository = AwardRepository(small.database)
    small.operations.run("Ghi", lambda: repository.save_all(awards))
    assert service.take_computed(made) == 1
    (found,) = service.commitment(made).results
    assert (found.actual, found.verdict) == ("75 %", TargetVerdict.NOT_MET)


def test_twelve_members_of_long_names_sign_one_paper(service: CommitmentService, plan_id: int) -> None:
    made = service.draft_for_group(plan_id, "Khối thi đua số 3", (), [f"{LONG} {number}" for number in range(1, 13)])
    words = "\n".join(words_of(service.prepare_paper(made, "docx")()))
    assert "BẢN GIAO ƯỚC THI ĐUA" in words
    assert words.count("ĐẠI DIỆN BAN QUẢN LÝ") == 12
    assert "lập thành 12 bản, mỗi bên giữ 01 bản" in words
    assert service.prepare_paper(made, "pdf")().startswith(b"%PDF-")
    with pytest.raises(UserError) as caught:
        service.draft_for_group(plan_id, "Khối một mình", (), ["Một đơn vị"])
    assert caught.value.code == "commitment.too_few"
