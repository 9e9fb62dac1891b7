"""Cleaning, folding and comparing Vietnamese text."""

from __future__ import annotations

import unicodedata

import pytest

from desktop_app.domain.language.text import clean_line, clean_text, fold, match_key, unify_tones, words


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("Thi\u0300 đua", "Thì đua"),
        ("Thi\u00ad\u0300 đua", "Thì đua"),
        ("một\r\nhai\rba\nbốn", "một\nhai\nba\nbốn"),
        ("một\vhai\u2028ba\u2029bốn\x85năm", "một\nhai\nba\nbốn\nnăm"),
        ("trang 1\n\ftrang 2", "trang 1\ntrang 2"),
        ("trang 1\r\n\ftrang 2\ftrang 3", "trang 1\ntrang 2\ntrang 3"),
        ("10\u00a0%\u202f\u3000x", "10 %  x"),
        ("\ufeffKế\u200b ho\u00adạch\u200f\u202e", "Kế hoạch"),
        ("a\x00b\x07c\x1bd\x7fe\x9ff", "abcdef"),
        ("một\ud800hai\udfff", "mộthai"),
        ("x\ufffe\uffff\ufdd0\U0001fffey", "xy"),
        ("cột\tcột", "cột\tcột"),
        ("", ""),
    ],
)
def test_clean_text(dirty: str, clean: str) -> None:
    assert clean_text(dirty) == clean


def test_clean_line_is_one_line() -> None:
    assert clean_line("  Văn\u00a0phòng \n\t Sở\u200b ") == "Văn phòng Sở"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đạt", "dat"),
        ("Lao động tiên tiến", "lao dong tien tien"),
        ("THI ĐUA –  Khen Thưởng", "thi dua-khen thuong"),
        ("thi đua - khen thưởng", "thi dua-khen thuong"),
        ("thi đua—khen thưởng", "thi dua-khen thuong"),
        ("  Ủy ban\u00a0nhân dân ", "uy ban nhan dan"),
        ("KH–STTTT", "kh-stttt"),
        ("ƠưĂÂêÔ", "ouaaeo"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


# Both spellings of every open oa, oe, uy in every tone: what offices write, and what is no variant.
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa", "hoà"), ("hóa", "hoá"), ("hỏa", "hoả"), ("họa", "hoạ"), ("xõa", "xoã"),
        ("khỏe", "khoẻ"), ("xòe", "xoè"), ("chóe", "choé"), ("lõe", "loẽ"), ("họe", "hoẹ"),
        ("ủy", "uỷ"), ("thủy", "thuỷ"), ("thúy", "thuý"), ("tùy", "tuỳ"), ("lũy", "luỹ"), ("lụy", "luỵ"),
        ("CỘNG HÒA", "CỘNG HOÀ"), ("Ủy ban", "Uỷ ban"), ("Hòa,", "hoà,"), ("văn hóa/xã hội", "văn hoá/xã hội"),
        ("Thi đua – Khen thưởng", "thi đua-khen thưởng"), ("Phòng  CNTT", "Phòng CNTT"),
    ],
)  # fmt: skip
def test_same_words(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)
    assert match_key(unicodedata.normalize("NFD", one)) == match_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoa", "Hoà"), ("Đạt", "Dat"), ("An", "Ân"), ("Hùng", "Hưng"), ("qúy", "quý"), ("hoàn", "hòan"),
        ("mùa", "muà"), ("của", "cuả"), ("Phòng 1", "Phòng 2"), ("", "a"),
    ],
)  # fmt: skip
def test_other_words(one: str, other: str) -> None:
    assert match_key(one) != match_key(other)


@pytest.mark.parametrize("word", ["hoàn", "khoẻ", "quý", "của", "lúa", "mía", "ngoài", "loay hoay", "khuỷu", "thuở"])
def test_words_without_a_variant_are_left_alone(word: str) -> None:
    assert unify_tones(word) == word


def test_unify_keeps_capitals() -> None:
    assert unify_tones("HÒA Hòa hòa Ủy ỦY") == "HOÀ Hoà hoà Uỷ UỶ"


def test_match_key_of_one_name_is_one_key() -> None:
    assert len({match_key(name) for name in ("Nguyễn Thúy Hòa", "NGUYỄN THUÝ HOÀ", " nguyễn  thuý hòa")}) == 1


def test_words_are_letters_and_figures_in_order() -> None:
    assert words("- Tỷ lệ 15,5 % “Đợt 1”;\n a/b_c") == ["Tỷ", "lệ", "15", "5", "Đợt", "1", "a", "b", "c"]
    assert words(unicodedata.normalize("NFD", "Kế hoạch")) == ["Kế", "hoạch"]
    assert words("./.") == []
