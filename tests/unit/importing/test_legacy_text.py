"""Old encodings inside documents: run by run by the font, by the letters where the font does not tell."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from test_document_reader import READABLE, TCVN3, VNI
from word_samples import save

from desktop_app.domain.language.legacy_fonts import TCVN3 as TCVN3_SIGNS
from desktop_app.domain.language.legacy_fonts import LegacyEncoding, to_unicode
from desktop_app.importing.document_reader import read_document
from desktop_app.importing.legacy_text import find_legacy
from desktop_app.importing.lines.rich_lines import Piece, RichLine

BACK = {letter: sign for sign, letter in TCVN3_SIGNS.items()}


def line(*pieces: Piece) -> RichLine:
    return RichLine(pieces)


def test_each_run_is_told_by_its_font() -> None:
    found = find_legacy(
        [
            line(Piece("kÕ ho¹ch", bold=True, font=".VnTimeH"), Piece(" số 5", font="Times New Roman")),
            line(Piece("Sôû Noäi vuï", font="VNI-Times")),
            line(Piece("Kế hoạch", font=".VnTime"), Piece("été", font="Arial")),
        ]
    )
    assert found is not None
    assert [one.text for one in found.lines] == ["KẾ HOẠCH số 5", "Sở Nội vụ", "Kế hoạchété"]
    assert [(one.before, one.after) for one in found.samples] == [
        ("kÕ ho¹ch số 5", "KẾ HOẠCH số 5"),
        ("Sôû Noäi vuï", "Sở Nội vụ"),
    ]
    assert found.lines[0].pieces[0].bold
    assert found.lines[0].pieces[0].font == ""


def test_a_letter_and_its_mark_in_two_runs_are_one() -> None:
    found = find_legacy([line(Piece("Keá ho", font="VNI-Times"), Piece("aïch", font="VNI-Times"))])
    assert found is not None
    assert found.lines[0].text == "Kế hoạch"


def test_letters_tell_where_no_font_does() -> None:
    found = find_legacy([line(Piece(TCVN3, font="Arial")), line(Piece("Phßng", font="Arial"))])
    assert found is not None
    assert [one.text for one in found.lines] == [READABLE, "Phòng"]
    assert find_legacy([line(Piece(READABLE))]) is None


def test_the_wrong_code_of_a_letter_is_shown_with_its_look_and_counted_whole() -> None:
    found = find_legacy([line(Piece("Trƣởng", bold=True, font="Arial"), Piece(" phòng")), line(Piece("Phó"))] * 300)
    assert found is not None
    assert found.encodings == (LegacyEncoding.OLD_HORN,)
    assert found.lines[0].text == "Trưởng phòng"
    assert found.lines[0].pieces[0].bold
    assert found.lines[1].text == "Phó"
    assert len(found.samples) == 300


def test_a_word_file_with_the_wrong_code_keeps_it_unless_asked(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Khen thƣởng\u00a0năm 2026")
    path = save(document, tmp_path / "sai mã.docx")
    kept = read_document(path)
    assert kept.text == "Khen thƣởng năm 2026"
    assert [note.code for note in kept.notes] == ["source.legacy_kept", "source.nbsp"]
    assert [note.code for note in kept.cleaned] == ["source.nbsp"]
    assert read_document(path, convert_legacy=True).text == "Khen thưởng năm 2026"


def test_a_word_file_in_old_fonts(tmp_path: Path) -> None:
    document = docx.Document()
    for words, font in ((TCVN3, ".VnTime"), (VNI, "VNI-Times"), ("Phòng Nội vụ", "Times New Roman")):
        document.add_paragraph().add_run(words).font.name = font
    path = save(document, tmp_path / "cũ.docx")
    kept = read_document(path)
    assert [one.after for one in kept.legacy] == [READABLE, READABLE]
    assert kept.notes[0].code == "source.legacy_kept"
    assert "TCVN3 (phông .VnTime), VNI (phông VNI-Times)" in kept.notes[0].message
    assert kept.text.startswith("KÕ ho¹ch")
    converted = read_document(path, convert_legacy=True)
    assert converted.text.split("\n") == [READABLE, READABLE, "Phòng Nội vụ"]
    assert converted.raw == path.read_bytes()


@pytest.mark.parametrize("kind", [".txt", ".docx"])
def test_text_in_tcvn3_that_is_kept_can_still_be_converted_whole(tmp_path: Path, kind: str) -> None:
    """Its "ư" has the code of a soft hyphen, which cleaning drops."""
    words = "Thi đua, khen thưởng; lưu trữ hồ sơ khen thưởng của các đơn vị trực thuộc Sở trong năm"
    typed = "".join(BACK.get(letter, letter) for letter in words)
    assert "\u00ad" in typed
    path = tmp_path / f"cũ{kind}"
    if kind == ".txt":
        path.write_bytes(typed.encode("latin-1"))
    else:
        document = docx.Document()
        document.add_paragraph().add_run(typed).font.name = ".VnTime"
        save(document, path)
    kept = read_document(path)
    assert "source.soft_hyphen" not in [note.code for note in kept.notes]
    assert to_unicode(kept.text.strip(), LegacyEncoding.TCVN3, ".VnTime") == words
    assert read_document(path, convert_legacy=True).text.strip() == words
