"""The shipped national texts: all of them can be read, each says what it rests on, a faulty file is a defect that is named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.evidence import Evidence
from desktop_app.domain.legal_basis.legal_basis import LAWS
from desktop_app.domain.legal_basis.register import Force, LegalBasisRegister
from desktop_app.rules.national_texts import load_national_texts

FILE = Path(__file__).resolve().parents[3] / "resources" / "rules" / "national_texts.toml"
ENTRY = 'key = "a"\ntype = "Nghị định"\nnumber = "30/2020/NĐ-CP"\nsource = "Toàn văn"\nevidence = "text"\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "texts.toml"


def test_every_shipped_text_has_a_source_and_what_it_names_is_there_too() -> None:
    register = LegalBasisRegister(load_national_texts(FILE))
    assert len(register.bases) > 30
    for basis in register.bases:
        assert basis.source
        assert basis.issuer
        if basis.replaced_by:
            assert register.successor(basis) is not None, basis.full_number
        if basis.document_type in LAWS:
            assert basis.title, basis.full_number
        if basis.in_force_from and basis.dated_on:
            assert basis.dated_on <= basis.in_force_from


def test_one_regime_of_the_emulation_law_holds_on_a_day() -> None:
    register = LegalBasisRegister(load_national_texts(FILE))
    numbers = ("91/2017/NĐ-CP", "98/2023/NĐ-CP", "152/2025/NĐ-CP")
    for on, valid in (
        (date(2022, 3, 18), "91/2017/NĐ-CP"),
        (date(2024, 3, 18), "98/2023/NĐ-CP"),
        (date(2026, 3, 18), "152/2025/NĐ-CP"),
    ):
        holding = [one for one in numbers if register.force_on(register.find(one)[0], on) is Force.IN_FORCE]
        assert holding == [valid]


def test_only_what_was_read_itself_counts_as_verified() -> None:
    texts = load_national_texts(FILE)
    assert {text.evidence for text in texts} <= set(Evidence) - {Evidence.PLAN}
    assert 0 < sum(text.is_verified for text in texts) < len(texts)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda entry: entry.replace('source = "Toàn văn"\n', ""), "source"),
        (lambda entry: entry + 'tilte = "về công tác"\n', "tilte"),
        (lambda entry: entry.replace("30/2020/NĐ-CP", "NĐ-CP"), "number"),
        (lambda entry: entry + 'dated_on = "2020-03-05"\n', "dated_on"),
        (lambda entry: entry + 'title = " "\n', "title"),
        (lambda entry: entry + "in_force_from = 2020-03-05\nin_force_to = 2020-03-04\n", "not before"),
        (lambda entry: f"{entry}\n[[text]]\n{entry}", "one key"),
        (lambda entry: entry.replace('"text"', '"sure"'), "sure"),
    ],
)
def test_a_faulty_file_is_named(file: Path, change: object, named: str) -> None:
    file.write_text(f"[[text]]\n{change(ENTRY)}", encoding="utf-8")  # type: ignore[operator]
    with pytest.raises(ValueError, match=named):
        load_national_texts(file)
