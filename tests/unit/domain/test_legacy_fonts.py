"""Text typed before Unicode: our tables against glibc's, two hundred phrases there and back, and what is left alone."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.language.legacy_fonts import (
    TCVN3,
    VNI,
    LegacyEncoding,
    draws_capitals,
    encoding_of_font,
    encoding_of_text,
    is_written_in,
    to_unicode,
)

LETTERS = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
BACK = {
    LegacyEncoding.TCVN3: {letter: sign for sign, letter in TCVN3.items()},
    LegacyEncoding.VNI: {letter: sign for sign, letter in reversed(VNI.items())},
}


def phrases(root: Path) -> list[str]:
    """Two hundred stretches of real office language: the demonstration's plans and the fixtures'."""
    files = [*(root / "resources/samples/demo").glob("*.md"), *(root / "tests/fixtures/plans").iterdir()]
    lines = [line.strip("#*- ") for file in sorted(files) for line in file.read_text(encoding="utf-8").splitlines()]
    found = [line for line in dict.fromkeys(lines) if len(line) > 20]
    assert len(found) >= 200
    return found[:200]


def written(text: str, encoding: LegacyEncoding) -> str:
    return "".join(BACK[encoding].get(character, character) for character in text)


def test_every_vietnamese_letter_has_its_sign() -> None:
    assert len(LETTERS) == 67
    assert set(LETTERS) <= set(TCVN3.values())
    assert set(LETTERS) | set(LETTERS.upper()) <= set(VNI.values())
    assert all(unicodedata.is_normalized("NFC", letter) for letter in (*TCVN3.values(), *VNI.values()))


@pytest.mark.skipif(shutil.which("iconv") is None, reason="glibc's own table is not at hand")
def test_tcvn3_agrees_with_glibc() -> None:
    for sign, letter in TCVN3.items():
        done = subprocess.run(
            ["iconv", "-f", "TCVN5712-1", "-t", "UTF-8"], input=sign.encode("latin-1"), capture_output=True, check=True
        )
        assert unicodedata.normalize("NFC", done.stdout.decode()) == letter


@pytest.mark.parametrize("encoding", BACK)
def test_two_hundred_phrases_there_and_back(encoding: LegacyEncoding, project_root: Path) -> None:
    for phrase in phrases(project_root):
        text = phrase.lower() if encoding is LegacyEncoding.TCVN3 else phrase
        old = written(text, encoding)
        assert to_unicode(old, encoding) == text
        assert is_written_in(old, encoding) or old == text


def test_capitals_of_tcvn3_come_from_the_font() -> None:
    old = written("kế hoạch phát động", LegacyEncoding.TCVN3)
    for font in (".VnTimeH", ".VnArialH", "ABCDEF+.VnTimeH", ".VnTimeH,Bold"):
        assert draws_capitals(font)
        assert to_unicode(old, LegacyEncoding.TCVN3, font) == "KẾ HOẠCH PHÁT ĐỘNG"
    for font in (".VnTime", ".VnArial", "VNI-Times", "Times New Roman", ""):
        assert not draws_capitals(font)
    assert is_written_in("so", LegacyEncoding.TCVN3, ".VnTimeH")
    assert not is_written_in("so", LegacyEncoding.TCVN3, ".VnTime")


def test_fonts_tell_their_encoding() -> None:
    assert encoding_of_font(".VnTime") is LegacyEncoding.TCVN3
    assert encoding_of_font("XYZABC+.vntime") is LegacyEncoding.TCVN3
    assert encoding_of_font("VNI-Times") is LegacyEncoding.VNI
    assert encoding_of_font("Times New Roman") is None
    assert encoding_of_font("") is None


def test_unicode_in_an_old_font_is_left_alone() -> None:
    """Many clerks converted the letters and kept the name of the font."""
    assert not is_written_in("Kế hoạch phát động", LegacyEncoding.TCVN3, ".VnTime")
    assert not is_written_in("Kế hoạch", LegacyEncoding.TCVN3, ".VnTimeH")
    assert not is_written_in("2024", LegacyEncoding.VNI, "VNI-Times")


def test_signs_of_a_symbol_font_are_the_same_letters() -> None:
    old = "".join(
        chr(0xF000 + ord(sign)) if ord(sign) > 0x7F else sign for sign in written("thưởng", LegacyEncoding.TCVN3)
    )
    assert to_unicode(old, LegacyEncoding.TCVN3) == "thưởng"


def test_the_text_alone_tells_its_encoding(project_root: Path) -> None:
    whole = ". ".join(phrases(project_root)).lower()
    assert encoding_of_text(whole) is None
    assert encoding_of_text(written(whole, LegacyEncoding.TCVN3)) is LegacyEncoding.TCVN3
    assert encoding_of_text(written(whole, LegacyEncoding.VNI)) is LegacyEncoding.VNI
    assert encoding_of_text("The quick brown fox jumps over the lazy dog, twice a day.") is None
    assert encoding_of_text("Un élève très doué a reçu ses résultats à l'école cet été, naïf et sûr.") is None


@given(st.text())
def test_any_text_is_converted_without_an_error(text: str) -> None:
    for encoding in LegacyEncoding:
        to_unicode(text, encoding, ".VnTimeH")
    encoding_of_text(text)
