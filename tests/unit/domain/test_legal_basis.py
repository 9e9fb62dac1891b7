"""Legal bases: one text in many written shapes, two texts with one number, what is in force, what disagrees."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.evidence import Evidence
from desktop_app.domain.legal_basis.citation_form import full_form, label, listed_line, short_form
from desktop_app.domain.legal_basis.contradictions import DisputedField, titles_agree
from desktop_app.domain.legal_basis.legal_basis import LegalBasis, split_number
from desktop_app.domain.legal_basis.matching import BasisMention, LawNames, is_same_document, number_key
from desktop_app.domain.legal_basis.proposals import ProposalKind, proposals
from desktop_app.domain.legal_basis.register import Force, LegalBasisRegister

DECREE = LegalBasis(
    1,
    "Nghị định",
    "30/2020",
    "NĐ-CP",
    date(2020, 3, 5),
    "Chính phủ",
    "về công tác văn thư",
    in_force_from=date(2020, 3, 5),
)
OLD_LAW = LegalBasis(
    2,
    "Luật",
    "15/2003",
    "QH11",
    date(2003, 11, 26),
    "Quốc hội",
    "Thi đua, khen thưởng",
    in_force_from=date(2004, 7, 1),
    in_force_to=date(2023, 12, 31),
    replaced_by="06/2022/QH15",
)
NEW_LAW = LegalBasis(
    3,
    "Luật",
    "06/2022",
    "QH15",
    date(2022, 6, 15),
    "Quốc hội",
    "Thi đua, khen thưởng",
    in_force_from=date(2024, 1, 1),
)
PARTY = LegalBasis(4, "Chỉ thị", "34", "CT/TW", date(2014, 4, 7), "Bộ Chính trị")


def mention(
    number: str = "",
    symbol: str = "",
    on: date | None = None,
    plan: int = 1,
    plan_on: date = date(2022, 3, 1),
    **more: str,
) -> BasisMention:
    return BasisMention(plan, f"Kế hoạch {plan}", plan_on, "b1", "…", number=number, symbol=symbol, dated_on=on, **more)


# How it is written


def test_a_decree_is_cited_whole_and_short() -> None:
    assert full_form(DECREE) == "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư"
    assert short_form(DECREE) == "Nghị định số 30/2020/NĐ-CP"


def test_a_law_is_cited_by_its_name_and_has_its_day_on_a_line_of_the_list() -> None:
    assert full_form(NEW_LAW) == short_form(NEW_LAW) == "Luật Thi đua, khen thưởng"
    assert listed_line(NEW_LAW) == "Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022"
    assert label(NEW_LAW) == "Luật Thi đua, khen thưởng (06/2022/QH15)"


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Về công tác văn thư", "về công tác văn thư"),
        ("Quy định chi tiết thi hành một số điều", "quy định chi tiết thi hành một số điều"),
        ("công tác thi đua năm 2026", "về công tác thi đua năm 2026"),
        ("sửa đổi, bổ sung Quyết định số 24/2018/QĐ-UBND", "sửa đổi, bổ sung Quyết định số 24/2018/QĐ-UBND"),
        ("CNTT trong cơ quan", "về CNTT trong cơ quan"),
    ],
)
def test_the_title_follows_the_issuer_as_a_sentence(title: str, written: str) -> None:
    basis = LegalBasis(document_type="Chỉ thị", number="04", symbol="CT-UBND", title=title)
    assert full_form(basis) == f"Chỉ thị số 04/CT-UBND {written}"


def test_what_is_not_known_is_left_out_of_the_citation() -> None:
    assert full_form(LegalBasis(document_type="Chỉ thị", number="07", symbol="CT/TW")) == "Chỉ thị số 07-CT/TW"


@pytest.mark.parametrize(
    ("written", "parts", "joined"),
    [
        ("30/2020/NĐ-CP", ("30/2020", "NĐ-CP"), "30/2020/NĐ-CP"),
        ("số 34-CT/TW", ("34", "CT/TW"), "34-CT/TW"),
        (" Số: 15 / KH-UBND ", ("15", "KH-UBND"), "15/KH-UBND"),
        ("06/2022/QH15", ("06/2022", "QH15"), "06/2022/QH15"),
        ("05", ("05", ""), "05"),
    ],
)
def test_number_and_symbol_are_read_from_one_field(written: str, parts: tuple[str, str], joined: str) -> None:
    assert split_number(written) == parts
    assert LegalBasis(number=parts[0], symbol=parts[1]).full_number == joined


@pytest.mark.parametrize("written", ["", "NĐ-CP", "không có số", "2020/NĐ-CP/30/"])
def test_what_is_no_number_is_not_read_as_one(written: str) -> None:
    found = split_number(written)
    assert found is None or found[0] not in ("", "30")


# Which document is meant


def test_shapes_of_one_number_have_one_key() -> None:
    shapes = [("34", "CT/TW"), ("34", "CT-TW"), ("034", "ct / tw"), ("34", "CT–TW")]
    assert len({number_key(*shape) for shape in shapes}) == 1
    assert number_key("05/2020", "TT-BNV") == number_key("5/2020", "tt-bnv")
    assert number_key("30/2020", "ND-CP") == number_key("30/2020", "NĐ-CP")
    assert number_key("30/2020", "NĐ-CP") != number_key("30/2021", "NĐ-CP")
    assert number_key("05", "") == ""


def test_a_number_that_starts_again_every_year_names_another_document() -> None:
    plan_2024 = LegalBasis(5, "Kế hoạch", "15", "KH-UBND", date(2024, 1, 24))
    assert not is_same_document(plan_2024, mention("15", "KH-UBND", date(2025, 2, 3)))
    assert is_same_document(plan_2024, mention("15", "KH-UBND", date(2024, 1, 25)))
    assert is_same_document(plan_2024, mention("15", "KH-UBND", date(2025, 1, 24)))  # only the year differs: a slip
    assert not is_same_document(plan_2024, mention("15", "KH-UBND", date(2025, 1, 24)), is_day_needed=True)


def test_a_number_without_symbol_is_known_by_type_and_day() -> None:
    party = LegalBasis(6, "Chỉ thị", "05", "CT/TW", date(2016, 5, 15))
    bare = mention("05", "", date(2016, 5, 15), document_type="Chỉ thị")
    register = LegalBasisRegister([party], [bare, replace(bare, document_type="Nghị quyết")])
    assert register.mentions_of(party) == (bare,)
    assert len(register.unresolved) == 1


def test_a_law_named_in_a_plan_is_the_one_in_force_on_its_day() -> None:
    old = mention(plan_on=date(2022, 3, 1), title="Luật Thi đua, khen thưởng")
    new = mention(plan_on=date(2026, 3, 1), title="Luật Thi đua, khen thưởng")
    dated = mention(plan_on=date(2026, 3, 1), title="Luật Thi đua, khen thưởng", on=date(2003, 11, 26))
    register = LegalBasisRegister([NEW_LAW, OLD_LAW], [old, new, dated])
    assert register.mentions_of(OLD_LAW) == (old, dated)
    assert register.mentions_of(NEW_LAW) == (new,)


def test_laws_are_found_by_name_and_by_initials_in_any_spelling() -> None:
    amending = replace(NEW_LAW, id=7, title="sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng")
    names = LawNames([NEW_LAW, amending])
    text = (
        "Căn cứ luật Thi đua - Khen thưởng ngày 15 tháng 6 năm 2022; Luật TĐKT; "
        "Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng; Luật Thi đua."
    )
    found = names.find(text)
    assert [text[one.start : one.end] for one in found] == [
        "luật Thi đua - Khen thưởng",
        "Luật TĐKT",
        "Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng",
    ]
    assert found[0].dated_on == date(2022, 6, 15)
    assert LawNames([]).find(text) == []
    assert LawNames([replace(NEW_LAW, title="-")]).find(text) == [], "a name without words names nothing"


# In force


@pytest.mark.parametrize(
    ("on", "force"),
    [
        (date(2004, 6, 30), Force.NOT_YET),
        (date(2004, 7, 1), Force.IN_FORCE),
        (date(2023, 12, 31), Force.IN_FORCE),
        (date(2024, 1, 1), Force.ENDED),
    ],
)
def test_a_document_holds_from_its_first_to_its_last_day(on: date, force: Force) -> None:
    assert LegalBasisRegister([OLD_LAW, NEW_LAW]).force_on(OLD_LAW, on) is force


def test_a_replaced_document_ends_the_day_before_its_successor_begins() -> None:
    old = replace(OLD_LAW, in_force_to=None)
    register = LegalBasisRegister([old, NEW_LAW])
    assert register.last_day(old) == date(2023, 12, 31)
    assert register.force_on(old, date(2024, 1, 1)) is Force.ENDED
    assert LegalBasisRegister([old]).force_on(old, date(2024, 1, 1)) is Force.IN_FORCE  # the register cannot know


def test_without_days_nothing_is_said_of_its_force() -> None:
    register = LegalBasisRegister([PARTY])
    assert register.force_on(PARTY, date(2022, 1, 1)) is Force.UNKNOWN
    assert register.force_on(PARTY, date(2013, 1, 1)) is Force.NOT_YET


def test_a_chain_of_replacements_is_followed_to_its_end_and_never_round_and_round() -> None:
    first = replace(DECREE, id=1, number="91/2017", dated_on=date(2017, 7, 31), replaced_by="98/2023/NĐ-CP")
    second = replace(DECREE, id=2, number="98/2023", dated_on=date(2023, 12, 31), replaced_by="152/2025/ND-CP")
    third = replace(DECREE, id=3, number="152/2025", dated_on=date(2025, 6, 14), replaced_by="91/2017/NĐ-CP")
    register = LegalBasisRegister([first, second, third])
    assert register.chain(first) == (second, third)
    assert register.predecessors(third) == (second,)
    assert register.replacement(first) == "Nghị định số 152/2025/NĐ-CP"
    assert register.replacement(replace(DECREE, replaced_by="")) == ""


def test_a_sure_meaning_never_reaches_into_another_year() -> None:
    plan = LegalBasis(4, "Kế hoạch", "15", "KH-UBND", date(2024, 1, 24))
    register = LegalBasisRegister([plan, DECREE, PARTY])
    another_year = mention("15", "KH-UBND", date(2025, 1, 24))
    assert register.meaning(another_year) == plan  # only the year differs: shown as a contradiction
    assert register.meaning(another_year, is_sure=True) is None  # no fault is told of it
    assert register.meaning(mention("15", "KH-UBND"), is_sure=True) is None
    assert register.meaning(mention("15", "KH-UBND", date(2024, 1, 25)), is_sure=True) == plan
    carried = mention(DECREE.number, DECREE.symbol, date(2019, 3, 5))
    assert register.meaning(carried, is_sure=True) == DECREE  # the number carries its year
    assert register.meaning(mention(PARTY.number, PARTY.symbol), is_sure=True) == PARTY


def test_a_title_says_what_a_document_amends() -> None:
    rules = LegalBasis(8, "Quyết định", "24/2018", "QĐ-UBND", date(2018, 12, 28))
    title = "về việc sửa đổi, bổ sung một số Điều của Quy định kèm theo Quyết định số 24/2018/QĐ-UBND ngày 28/12/2018"
    amending = LegalBasis(9, "Quyết định", "18/2020", "QĐ-UBND", date(2020, 10, 27), title=title)
    law = replace(NEW_LAW, id=10, number="39/2013", dated_on=date(2013, 11, 16), in_force_from=date(2014, 6, 1))
    law = replace(law, title="sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng")
    register = LegalBasisRegister([rules, amending, law, NEW_LAW, OLD_LAW])
    assert register.amends(amending) == rules
    assert register.amended_by(rules) == (amending,)
    assert register.amends(law) == OLD_LAW
    assert register.amends(rules) is None


# What disagrees


def test_two_days_for_one_number_are_shown_with_their_places() -> None:
    here = mention("34", "CT/TW", date(2014, 4, 7), plan=1)
    there = mention("34", "CT/TW", date(2016, 4, 7), plan=2)
    register = LegalBasisRegister([PARTY], [here, there])
    (found,) = register.contradictions_of(PARTY)
    assert found.field is DisputedField.DAY
    assert [(one.text, one.is_in_register, one.mentions) for one in found.values] == [
        ("07/4/2014", True, (here,)),
        ("07/4/2016", False, (there,)),
    ]
    other = replace(PARTY, id=11, dated_on=date(2016, 4, 7))
    apart = LegalBasisRegister([PARTY, other], [here, there])  # the clerk says they are two documents
    assert apart.contradictions_of(PARTY) == apart.contradictions_of(other) == ()


def test_a_title_cut_short_is_no_contradiction_and_another_title_is() -> None:
    assert titles_agree("về việc phát động thi đua năm 2026", "phát động thi đua")
    assert titles_agree("", "về công tác văn thư")
    assert not titles_agree("về công tác văn thư", "quy định mức lương cơ sở")
    other = mention("30/2020", "NĐ-CP", date(2020, 3, 5), title="quy định mức lương cơ sở")
    (found,) = LegalBasisRegister([DECREE], [other]).contradictions_of(DECREE)
    assert found.field is DisputedField.TITLE


# What plans propose


def test_mentions_of_one_document_become_one_proposal_with_what_each_of_them_has() -> None:
    cited = [
        mention("15", "KH-UBND", date(2024, 1, 24), plan=1, document_type="Kế hoạch", issuer="UBND tỉnh"),
        mention(
            "15",
            "KH-UBND",
            None,
            plan=2,
            document_type="Kế hoạch",
            issuer="UBND tỉnh Hòa An",
            title="phát động thi đua",
        ),
        mention("15", "KH-UBND", date(2025, 2, 3), plan=3, document_type="Kế hoạch"),
    ]
    first, second = proposals(LegalBasisRegister(()), cited)
    assert first.kind is ProposalKind.NEW
    assert full_form(first.basis) == "Kế hoạch số 15/KH-UBND ngày 24/01/2024 của UBND tỉnh Hòa An phát động thi đua"
    assert first.basis.evidence is Evidence.PLAN
    assert len(first.mentions) == 2
    assert second.basis.dated_on == date(2025, 2, 3)


def test_a_disputed_day_is_left_blank_in_the_proposal() -> None:
    cited = [mention("34", "CT/TW", date(2014, 4, 7)), mention("34", "CT/TW", date(2016, 4, 7), plan=2)]
    (found,) = proposals(LegalBasisRegister(()), cited)
    assert found.basis.dated_on is None
    assert [one.text for one in found.disputes[0].values] == ["07/4/2014", "07/4/2016"]


def test_an_entry_is_only_filled_where_it_is_blank() -> None:
    blank = replace(PARTY, issuer="", dated_on=None)
    cited = [mention("34", "CT/TW", date(2014, 4, 7), issuer="Bộ Chính trị")]
    (found,) = proposals(LegalBasisRegister([blank]), cited)
    assert found.kind is ProposalKind.FULLER
    assert (found.basis.id, found.basis.dated_on, found.basis.issuer) == (4, date(2014, 4, 7), "Bộ Chính trị")
    (known,) = proposals(LegalBasisRegister([PARTY]), [mention("34", "CT/TW", date(2016, 4, 7))])
    assert known.kind is ProposalKind.KNOWN
    assert known.basis == PARTY
    shipped = replace(blank, id=0, shipped_key="chi-thi-34")
    (kept,) = proposals(LegalBasisRegister([shipped]), cited)
    assert kept.kind is ProposalKind.KNOWN
