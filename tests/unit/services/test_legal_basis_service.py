"""The register in a real office: filled from plans, edited, undone; shipped texts keep what the office made of them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.assembly.office import Office
from desktop_app.bootstrap import open_office
from desktop_app.domain.errors import UserError
from desktop_app.domain.evidence import Evidence
from desktop_app.domain.legal_basis.contradictions import DisputedField
from desktop_app.domain.legal_basis.legal_basis import LegalBasis
from desktop_app.domain.legal_basis.proposals import ProposalKind
from desktop_app.domain.legal_basis.register import Force
from desktop_app.domain.plan.blocks import Block, BlockKind
from desktop_app.services.legal_basis_service import LegalBasisService

PLANS = Path(__file__).resolve().parents[2] / "fixtures" / "plans"
DIRECTIVE = LegalBasis(document_type="Chỉ thị", number="04", symbol="CT-UBND", dated_on=date(2026, 1, 12))


@pytest.fixture
def service(office: Office) -> LegalBasisService:
    return office.legal_basis_service


def only(service: LegalBasisService, written: str) -> LegalBasis:
    (found,) = service.register().find(written)
    return found


def test_an_empty_office_has_the_national_texts(service: LegalBasisService) -> None:
    register = service.register()
    decree = only(service, "30/2020/NĐ-CP")
    assert len(register.bases) > 30
    assert (decree.id, decree.is_verified) == (0, True)
    assert register.force_on(decree, date(2022, 3, 18)) is Force.IN_FORCE
    assert [one.number for one in service.entries().bases] == [one.number for one in register.bases]


def test_what_nobody_verified_is_stored_as_it_always_was(office: Office, service: LegalBasisService) -> None:
    handle = service.save(LegalBasis(document_type="Công văn", number="12", symbol="SNV-VP"))
    with closing(sqlite3.connect(office.paths.database_file)) as other:
        stored = other.execute("SELECT evidence FROM legal_bases").fetchone()[0]
    assert stored == "none"  # files of before have this word
    found = service.entries().get(handle)
    assert found is not None
    assert found.evidence is Evidence.UNVERIFIED


def test_an_entry_is_added_changed_and_removed_each_as_one_undo_step(
    office: Office, service: LegalBasisService
) -> None:
    handle = service.save(DIRECTIVE)
    added = service.register().get(handle)
    assert added is not None
    service.save(replace(added, title="  về công tác\nthi đua  "))
    changed = service.register().get(handle)
    assert changed is not None
    assert changed.title == "về công tác thi đua"
    service.delete(changed)
    assert service.register().get(handle) is None
    office.operations.undo()
    office.operations.undo()
    assert service.register().get(handle) == added
    office.operations.undo()
    assert service.register().get(handle) is None


def test_a_stale_entry_is_refused_and_nothing_changes(service: LegalBasisService) -> None:
    handle = service.save(DIRECTIVE)
    first = service.register().get(handle)
    assert first is not None
    service.save(replace(first, title="về công tác thi đua"))
    with pytest.raises(UserError) as refused:
        service.save(replace(first, title="khác"))
    assert refused.value.code == "basis.stale"
    with pytest.raises(UserError):
        service.delete(first)
    kept = service.register().get(handle)
    assert kept is not None
    assert kept.title == "về công tác thi đua"


@pytest.mark.parametrize(
    ("basis", "code"),
    [
        (replace(DIRECTIVE, document_type=" "), "basis.no_type"),
        (replace(DIRECTIVE, number="", symbol=""), "basis.no_number"),
        (replace(DIRECTIVE, in_force_from=date(2026, 2, 1), in_force_to=date(2026, 1, 31)), "basis.period"),
        (replace(DIRECTIVE, replaced_by="chưa rõ"), "basis.replaced_by"),
        (replace(DIRECTIVE, title="x" * 601), "basis.long"),
        (LegalBasis(document_type="Nghị định", number="030/2020", symbol="ND-CP"), "basis.known"),
        (LegalBasis(document_type="Luật", title="thi đua, khen thưởng", dated_on=date(2022, 6, 15)), "basis.known"),
    ],
)
def test_what_cannot_be_an_entry_is_one_sentence(service: LegalBasisService, basis: LegalBasis, code: str) -> None:
    before = service.entries().bases
    with pytest.raises(UserError) as refused:
        service.save(basis)
    assert refused.value.code == code
    assert service.entries().bases == before


def test_the_same_number_of_another_year_is_another_document(service: LegalBasisService) -> None:
    service.save(DIRECTIVE)
    service.save(replace(DIRECTIVE, dated_on=date(2025, 1, 10)))
    assert len(service.entries().find("04/CT-UBND")) == 2


def test_an_edited_shipped_text_stays_edited_and_can_go_back(office: Office, service: LegalBasisService) -> None:
    shipped = only(service, "15/2025/TT-BNV")
    assert not shipped.title
    handle = service.save(replace(shipped, title="hướng dẫn thi đua", evidence=Evidence.TEXT, source="Công báo"))
    assert handle == shipped.handle
    edited = only(service, "15/2025/TT-BNV")
    assert edited.is_verified
    assert service.shipped(edited) == shipped

    # the program is updated: the text it ships has other words now
    newer = replace(shipped, title="quy định biện pháp thi hành", issuer="Bộ Nội vụ")
    updated = LegalBasisService(
        service._bases,
        service._citing,
        service._plans,
        office.operations,
        office.clock,
        [newer, only(service, "30/2020/NĐ-CP")],
    )
    assert only(updated, "15/2025/TT-BNV").title == "hướng dẫn thi đua"
    updated.delete(only(updated, "15/2025/TT-BNV"))
    assert only(updated, "15/2025/TT-BNV").title == "quy định biện pháp thi hành"
    office.operations.undo()
    assert only(service, "15/2025/TT-BNV") == edited


def test_a_shipped_text_cannot_be_removed(service: LegalBasisService) -> None:
    with pytest.raises(UserError) as refused:
        service.delete(only(service, "30/2020/NĐ-CP"))
    assert refused.value.code == "basis.shipped"


def test_plans_fill_the_register_by_one_act_and_a_second_time_nothing_is_left(
    office: Office, service: LegalBasisService
) -> None:
    for file in sorted(PLANS.iterdir()):
        office.plan_service.import_file(file)
    found = service.propose()
    numbers = [one.basis.full_number for one in found]
    assert len(numbers) == len(set(numbers)), "duplicates are merged"
    before = len(service.entries().bases)
    fresh = [one for one in found if one.kind is ProposalKind.NEW]
    assert service.take_in(found) == len(fresh) > 5
    assert len(service.entries().bases) == before + len(fresh)
    assert all(one.kind is ProposalKind.KNOWN for one in service.propose())
    assert service.take_in(service.propose()) == 0
    assert service.register().unresolved == []
    office.operations.undo()
    assert len(service.entries().bases) == before


def test_only_the_plan_asked_for_is_read(office: Office, service: LegalBasisService) -> None:
    first = office.plan_service.import_file(PLANS / "kien-hai-2022.md")
    office.plan_service.import_file(PLANS / "dong-phu-2018.md")
    plans = {mention.plan_id for one in service.propose([first]) for mention in one.mentions}
    assert plans == {first}
    with pytest.raises(UserError) as refused:
        service.propose([99])
    assert refused.value.code == "plan.unknown"


def test_it_is_told_which_plans_cite_a_document_and_where(office: Office, service: LegalBasisService) -> None:
    plan_id = office.plan_service.import_file(PLANS / "kien-hai-2022.md")
    service.take_in(service.propose())
    basis = only(service, "98/CT-BTTTT")
    (place,) = service.places(service.register().mentions_of(basis))
    assert (place.mention.plan_id, place.place) == (plan_id, "phần mở đầu")


def test_a_law_named_in_a_plan_of_an_earlier_year_is_the_law_of_that_year(
    office: Office, service: LegalBasisService
) -> None:
    words = "Tiêu chuẩn danh hiệu thực hiện theo Luật Thi đua, khen thưởng."
    for year in (2022, 2026):
        plan = office.plan_service.plan(office.plan_service.new_from_template(year))
        section = Block("s", BlockKind.SECTION, marker="I.", children=(Block("x", BlockKind.CLAUSE, words, "1."),))
        office.plan_service.save_content(plan.id, replace(plan.content, blocks=(section,)), plan.row_version)
    places = {
        number: [one.place for one in service.places(service.register().mentions_of(only(service, number)))]
        for number in ("15/2003/QH11", "06/2022/QH15")
    }
    assert places == {"15/2003/QH11": ["mục I.1"], "06/2022/QH15": ["mục I.1"]}


def test_mentions_follow_the_text_as_it_now_stands(office: Office, service: LegalBasisService) -> None:
    plan_id = office.plan_service.new_from_template(2026)
    decree = only(service, "30/2020/NĐ-CP")
    assert service.register().mentions_of(decree) == ()
    plan = office.plan_service.plan(plan_id)
    added = Block("x1", BlockKind.PARAGRAPH, "Theo Nghị định số 30/2020/ND-CP ngày 05/3/2020 của Chính phủ.")
    content = replace(plan.content, blocks=(*plan.content.blocks, added))
    office.plan_service.save_content(plan_id, content, plan.row_version)
    (found,) = service.register().mentions_of(decree)
    assert found.block_uid == "x1"
    office.operations.undo()
    assert service.register().mentions_of(decree) == ()


def test_a_law_with_its_number_behind_its_name_is_one_mention(office: Office, service: LegalBasisService) -> None:
    plan_id = office.plan_service.new_from_template(2026)
    plan = office.plan_service.plan(plan_id)
    words = "Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15/6/2022 của Quốc hội;"
    content = replace(plan.content, blocks=(Block("x1", BlockKind.PARAGRAPH, words),))
    office.plan_service.save_content(plan_id, content, plan.row_version)
    register = service.register()
    assert len(register.mentions_of(only(service, "06/2022/QH15"))) == 1
    assert register.contradictions_of(only(service, "06/2022/QH15")) == ()


def test_whether_a_plan_names_a_document_before_a_place(service: LegalBasisService) -> None:
    decree, law = only(service, "152/2025/NĐ-CP"), only(service, "06/2022/QH15")
    blocks = (
        Block("a", BlockKind.PARAGRAPH, "Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022;"),
        Block("b", BlockKind.PARAGRAPH, "Thực hiện Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ."),
        Block("c", BlockKind.PARAGRAPH, "Phạm vi."),
    )

    def before(uid: str, words: str) -> list[str]:
        named = service.mentioned_before(blocks, uid, words)
        return [one.full_number for one in (law, decree) if one.handle in named]

    assert before("a", "Căn cứ ") == []
    assert before("a", "Căn cứ Luật Thi đua, khen thưởng") == ["06/2022/QH15"]
    assert before("b", "Thực hiện ") == ["06/2022/QH15"]
    assert before("b", "Thực hiện Nghị định số 152/2025/NĐ-CP") == ["06/2022/QH15", "152/2025/NĐ-CP"]
    assert before("c", "") == ["06/2022/QH15", "152/2025/NĐ-CP"]


def test_reading_beside_a_writer_shows_the_register_and_writes_nothing(
    office: Office, service: LegalBasisService
) -> None:
    service.save(DIRECTIVE)
    beside = open_office(office.paths, office.clock, read_only=True)
    try:
        assert only(beside.legal_basis_service, "04/CT-UBND").dated_on == date(2026, 1, 12)
        with pytest.raises(UserError):
            beside.legal_basis_service.save(replace(DIRECTIVE, number="05"))
    finally:
        beside.close()


@pytest.mark.seeds
def test_the_five_real_plans_fill_the_register(office: Office, service: LegalBasisService, seeds_dir: Path) -> None:
    for file in sorted(seeds_dir.glob("*.txt")):
        office.plan_service.import_file(file)
    service.take_in(service.propose())
    register = service.register()
    directive = only(service, "34-CT/TW")
    (dispute,) = register.contradictions_of(directive)
    assert dispute.field is DisputedField.DAY
    assert {value.text: len({one.plan_id for one in value.mentions}) for value in dispute.values} == {
        "07/4/2014": 2,
        "07/4/2016": 1,
    }
    assert directive.dated_on is None, "no value is picked"
    assert register.amends(only(service, "18/2020/QĐ-UBND")) == only(service, "24/2018/QĐ-UBND")
    assert register.amends(only(service, "05/2020/TT-BNV")) == only(service, "12/2019/TT-BNV")
    assert len({one.plan_id for one in register.mentions_of(only(service, "05-CT/TW"))}) == 2  # once without its symbol
    assert [one for one in register.bases if register.contradictions_of(one)] == [directive]
    assert register.unresolved == []
