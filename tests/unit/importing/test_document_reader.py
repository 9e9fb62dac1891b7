"""Source files: text in any encoding met in offices, and one sentence for each that cannot be read."""

from __future__ import annotations

import hashlib
import io
import unicodedata
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.text import clean_text
from desktop_app.importing.document_reader import read_document, read_pasted
from desktop_app.importing.text_decoding import decode_text

PLAN = (
    "KẾ HOẠCH\nPhát động phong trào thi đua năm 2026\n\nI. MỤC ĐÍCH, YÊU CẦU\n"
    "1. Nâng cao nhận thức của cán bộ, công chức về công tác thi đua, khen thưởng; “mỗi việc một ngày” – đúng hạn.\n"
    "- Đạt danh hiệu “Lao động tiên tiến”: 95% trở lên; bảo đảm thực chất, lựa chọn đúng người.\n"
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def _cp1258(text: str) -> bytes:
    """Letters composed with their shape, the tone as a mark of its own: how Windows-1258 writes Vietnamese."""
    written = bytearray()
    for character in text:
        parts = unicodedata.normalize("NFD", character)
        shape = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
        written += (shape + "".join(part for part in parts if part in _TONES)).encode("cp1258")
    return bytes(written)


def _refusal(path: Path) -> UserError:
    with pytest.raises(UserError) as caught:
        read_document(path)
    return caught.value


def _file(folder: Path, content: bytes, name: str = "Kế hoạch.txt") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_utf8_is_read_as_it_is(tmp_path: Path) -> None:
    source = read_document(_file(tmp_path, PLAN.encode(), "Kế hoạch 14.MD"))
    assert source.text == PLAN
    assert source.name == "Kế hoạch 14.MD"
    assert source.encoding == "utf-8"
    assert source.notes == ()
    assert source.raw == PLAN.encode()
    assert source.sha256 == hashlib.sha256(PLAN.encode()).hexdigest()


@pytest.mark.seeds
def test_the_five_plans_need_no_note(seeds_dir: Path) -> None:
    for path in sorted(seeds_dir.glob("*.txt")):
        source = read_document(path)
        assert source.text == path.read_text(encoding="utf-8")
        assert (source.encoding, source.notes) == ("utf-8", ())


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (PLAN.encode("utf-16"), "utf-16"),
        (PLAN.encode("utf-16-le"), "utf-16"),
        (PLAN.encode("utf-16-be"), "utf-16"),
        (PLAN.encode("utf-32"), "utf-32"),
        (_cp1258(PLAN), "cp1258"),
    ],
    ids=["utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1258"],
)
def test_other_encodings_are_guessed_and_said(tmp_path: Path, raw: bytes, encoding: str) -> None:
    source = read_document(_file(tmp_path, raw))
    assert source.text == PLAN
    assert source.encoding == encoding
    assert source.notes[0].code == "source.encoding_guessed"
    assert "Tệp không phải UTF-8; đã đọc theo bảng mã" in source.notes[0].message
    assert source.raw == raw


def test_a_byte_order_mark_is_no_matter(tmp_path: Path) -> None:
    source = read_document(_file(tmp_path, b"\xef\xbb\xbf" + PLAN.replace("\n", "\r\n").encode()))
    assert (source.text, source.encoding, source.notes) == (PLAN, "utf-8", ())


@pytest.mark.parametrize(
    ("dirty", "clean", "code", "words"),
    [
        ("95\u00a0% LĐTT", "95 % LĐTT", "source.nbsp", "1 dấu cách không ngắt"),
        ("Kế hoạch năm", "Kế hoạch năm", "source.decomposed", "dựng sẵn"),
        ("hướng\u00ad dẫn", "hướng dẫn", "source.soft_hyphen", "1 dấu nối mềm"),
        ("thi\u200b đua\u202e", "thi đua", "source.invisible", "2 ký tự vô hình"),
        ("Kế hoạch\x07 số 1", "Kế hoạch số 1", "source.controls", "1 ký tự điều khiển"),
    ],
)
def test_what_is_normalised_is_noted(tmp_path: Path, dirty: str, clean: str, code: str, words: str) -> None:
    dirty = unicodedata.normalize("NFD", dirty) if code == "source.decomposed" else dirty
    source = read_document(_file(tmp_path, f"{dirty}\n{PLAN}".encode()))
    assert source.text == f"{clean}\n{PLAN}"
    assert [note.code for note in source.notes] == [code]
    assert words in source.notes[0].message


def _zip() -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        archive.writestr("word/document.xml", "x")
    return memory.getvalue()


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (b"", "import.empty", "trống, không có chữ nào"),
        (b" \r\n\t\n\xc2\xa0", "import.empty", "trống, không có chữ nào"),
        (_zip(), "import.binary", "thực ra là tệp Word, Excel hoặc tệp nén"),
        (b"%PDF-1.7\n...", "import.binary", "thực ra là tệp PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "import.binary", "kiểu cũ"),
        (b"\x89PNG\r\n\x1a\n", "import.binary", "ảnh PNG"),
        (bytes(range(256)) * 20, "import.binary", "dữ liệu của chương trình khác"),
        (bytes(range(1, 256)) * 20, "import.binary", "dữ liệu của chương trình khác"),
        (b"abc\x00\x01\x02" * 50, "import.control_characters", "50 % là ký tự điều khiển"),
        (PLAN.encode()[:40] + b"\xff" + PLAN.encode()[40:], "import.encoding_damaged", "hỏng chữ ở dòng 2"),
        ("漢字表示計畫書".encode("big5") * 20, "import.encoding_unknown", "Không nhận ra bảng mã"),
    ],
)  # fmt: skip
def test_refusals(tmp_path: Path, content: bytes, code: str, words: str) -> None:
    error = _refusal(_file(tmp_path, content))
    assert error.code == code
    assert words in error.message
    assert "Kế hoạch.txt" in error.message


TCVN3 = "KÕ ho¹ch ph¸t ®éng phong trµo thi ®ua n¨m 2018, ­u tiªn viÖc khã"
VNI = "Keá hoaïch phaùt ñoäng phong traøo thi ñua naêm 2018, öu tieân vieäc khoù"
READABLE = "Kế hoạch phát động phong trào thi đua năm 2018, ưu tiên việc khó"


@pytest.mark.parametrize("raw", [TCVN3.encode("cp1252"), TCVN3.encode(), VNI.encode("cp1252"), VNI.encode()])
def test_text_typed_before_unicode_is_shown_and_converted_only_if_asked(tmp_path: Path, raw: bytes) -> None:
    path = _file(tmp_path, raw)
    kept = read_document(path)
    assert kept.text != READABLE
    assert kept.notes[0].code == "source.legacy_kept"
    assert [one.after for one in kept.legacy] == [READABLE]
    converted = read_document(path, convert_legacy=True)
    assert converted.text == READABLE
    assert "source.legacy_converted" in [note.code for note in converted.notes]
    assert converted.raw == raw


def test_the_wrong_code_of_a_letter_is_changed_only_if_asked(tmp_path: Path) -> None:
    raw = f"Lƣơng\u00a0và Ƣu tiên\n{PLAN}".encode()
    path = _file(tmp_path, raw)
    kept = read_document(path)
    assert kept.text == f"Lƣơng và Ƣu tiên\n{PLAN}"
    assert [note.code for note in kept.notes] == ["source.legacy_kept", "source.nbsp"]
    assert "Có 1 dòng gõ bằng mã U+01A3" in kept.notes[0].message
    assert [(one.encoding.value, one.before, one.after) for one in kept.legacy] == [
        ("U+01A3", "Lƣơng và Ƣu tiên", "Lương và Ưu tiên")
    ]
    assert [note.code for note in kept.cleaned] == ["source.nbsp"]
    converted = read_document(path, convert_legacy=True)
    assert converted.text == f"Lương và Ưu tiên\n{PLAN}"
    assert [note.code for note in converted.notes] == ["source.legacy_converted", "source.nbsp"]
    assert converted.raw == raw


def test_a_converted_hyphen_of_tcvn3_is_not_called_a_soft_hyphen(tmp_path: Path) -> None:
    assert read_document(_file(tmp_path, TCVN3.encode())).cleaned == ()


def test_a_list_reads_the_wrong_code_and_says_so() -> None:
    decoded = decode_text("Lƣơng; Ƣu".encode(), "danh sách.csv")
    assert decoded.text == "Lương; Ưu"
    assert [note.code for note in decoded.notes] == ["source.old_horn"]
    assert "2 chữ “ƣ”" in decoded.notes[0].message


@pytest.mark.parametrize(("raw", "name"), [(TCVN3.encode("cp1252"), "TCVN3"), (VNI.encode(), "VNI")])
def test_lists_refuse_text_typed_before_unicode(raw: bytes, name: str) -> None:
    with pytest.raises(UserError) as caught:
        decode_text(raw, "danh sách.csv")
    assert caught.value.code == "import.legacy_font"
    assert name in caught.value.message


def test_twenty_megabytes_are_refused_with_numbers(tmp_path: Path) -> None:
    error = _refusal(_file(tmp_path, b"a" * 20 * 1024**2))
    assert error.code == "file.too_large"
    assert "nặng 20 MB, quá giới hạn 5 MB" in error.message


def test_other_kinds_of_file_are_named(tmp_path: Path) -> None:
    for name in ("Kế hoạch.xlsx", "Kế hoạch.pages", "Kế hoạch"):
        error = _refusal(_file(tmp_path, b"x", name))
        assert error.code == "import.kind_unknown"
        assert "Hiện đọc được Word (.docx, .doc, .rtf, .odt), PDF có chữ, .txt và .md" in error.message


def test_documents_that_are_none(tmp_path: Path) -> None:
    locked = b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    for name, content, code in (
        ("x.docx", b"x", "import.document_damaged"),
        ("x.pdf", b"x", "import.document_damaged"),
        ("x.pdf", b"%PDF-1.7\n...", "import.document_damaged"),
        ("x.docx", b"PK\x03\x04" + b"x" * 99, "import.document_damaged"),
        ("x.docx", locked, "import.document_locked"),
        ("x.doc", locked, "import.document_locked"),
    ):
        error = _refusal(_file(tmp_path, content, name))
        assert error.code == code, name
        assert name in error.message


def test_pasted_text_is_read_like_a_file() -> None:
    source = read_pasted(PLAN)
    assert (source.text, source.name, source.raw) == (PLAN, "văn bản dán", PLAN.encode())
    for text, code in (("  \n\t", "import.paste_empty"), ("a" * 6 * 1024**2, "import.paste_too_long")):
        with pytest.raises(UserError) as caught:
            read_pasted(text)
        assert caught.value.code == code


def test_missing_file_and_folder(tmp_path: Path) -> None:
    assert _refusal(tmp_path / "không có.txt").code == "file.missing"
    assert _refusal(tmp_path / "không có.docx").code == "file.missing"
    assert _refusal(tmp_path).code == "file.is_folder"


@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(lambda text: clean_text(text).strip())
)
def test_any_utf8_text_comes_back_clean(text: str) -> None:
    try:
        decoded = decode_text(text.encode(), "x.txt")
    except UserError as error:
        assert error.code in ("import.binary", "import.legacy_font")  # noqa: PT017 - most texts must not be refused
        return
    assert decoded.text == clean_text(text.removeprefix("\ufeff").replace("ƣ", "ư").replace("Ƣ", "Ư"))
    assert decoded.encoding == "utf-8"


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_sentence(raw: bytes) -> None:
    try:
        decoded = decode_text(raw, "x.txt")
    except UserError as error:
        assert (error.code[:7], error.message[-1]) == ("import.", ".")  # noqa: PT017 - either outcome is right
    else:
        assert decoded.text == clean_text(decoded.text)
        assert decoded.text.strip()
