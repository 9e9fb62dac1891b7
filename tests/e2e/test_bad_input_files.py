"""A file that is no plan and no list: empty, binary, in another encoding, too big, full of control characters, not there."""

from __future__ import annotations

import io
import random
import unicodedata
import zipfile
from pathlib import Path

import pytest
from clerk import PLAN, Clerk, assert_one_sentence, run_apart
from year_story import write_people, write_results

READERS = {
    "plan read": ["plan", "read"],
    "plan import": ["plan", "import"],
    "office import": ["office", "import"],
    "award result": ["award", "result", "--year", "2022"],
}
_DICE = random.Random(2022)
_NOISE = bytes(_DICE.randrange(256) for _ in range(6000))
_TCVN3 = "KÕ ho¹ch ph¸t ®éng phong trµo thi ®ua n¨m 2022 cña Së Th«ng tin vµ TruyÒn th«ng tØnh. " * 30
_VNI = "Keá hoaïch phaùt ñoäng phong traøo thi ñua naêm 2022 cuûa Sôû Thoâng tin vaø Truyeàn thoâng tænh. " * 30


def _zip() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    return made.getvalue()


_OF_PLANS = ("plan read", "plan import")
REFUSED: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "trống"),
    "only a byte order mark": (b"\xef\xbb\xbf", "trống"),
    "only blanks": (b" \t\r\n\r\n  ", "trống"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + _NOISE, "PNG"),
    "a photograph": (b"\xff\xd8\xff\xe0" + _NOISE, "JPEG"),
    "a PDF": (b"%PDF-1.7\n" + _NOISE, "PDF"),
    "a Word file": (_zip(), "Word"),
    "an old Word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + _NOISE, "Word"),
    "a database": (b"SQLite format 3\0" + _NOISE, "dữ liệu"),
    "a program": (b"MZ\x90\0" + _NOISE, "chương trình"),
    "noise": (_NOISE, "không phải văn bản"),
    "high noise": (bytes(byte | 0x80 for byte in _NOISE), "bảng mã"),
    "zeros": (bytes(20_000), "điều khiển"),
    "control characters": (bytes(1 + byte % 8 for byte in _NOISE), "điều khiển"),
    "text full of control characters": (
        "".join(f"{letter}\x01" for letter in "Kế hoạch " * 300).encode(),
        "điều khiển",
    ),
    "TCVN3": (_TCVN3.encode("cp1252"), "TCVN3"),
    "VNI": (_VNI.encode("cp1252"), "VNI"),
    "UTF-8 with a hole": ("Kế hoạch phát động\n".encode() * 40 + b"\xff\xfe" + "thi đua".encode(), "dòng 41"),
    "20 MB": ("Kế hoạch phát động phong trào thi đua.\n".encode() * 450_000, "giới hạn"),
}


@pytest.mark.parametrize(
    ("verb", "kind"),
    # text of a plan typed before Unicode is read, as the test of it below says
    [(verb, kind) for kind in REFUSED for verb in READERS if not (verb in _OF_PLANS and kind in ("TCVN3", "VNI"))],
)
def test_what_is_no_text_is_refused_and_nothing_changes(office: Clerk, tmp_path: Path, verb: str, kind: str) -> None:
    content, word = REFUSED[kind]
    path = tmp_path / ("tệp.txt" if verb.startswith("plan") else "tệp.csv")
    path.write_bytes(content)
    assert word in office.refused(*READERS[verb], path)


@pytest.mark.parametrize("verb", READERS)
def test_a_folder_a_missing_file_and_another_kind_of_file(office: Clerk, tmp_path: Path, verb: str) -> None:
    assert "thư mục" in office.refused(*READERS[verb], tmp_path)
    assert "Không có tệp" in office.refused(*READERS[verb], tmp_path / "không có.txt")
    assert "Không có tệp" in office.refused(*READERS[verb], tmp_path / "không có.csv")
    assert "Không có tệp" in office.refused(*READERS[verb], PLAN / "con.txt")
    for name in ("kế hoạch.docx", "kế hoạch.pdf", "kế hoạch", "danh sách.xls"):
        (tmp_path / name).write_bytes(b"Ke hoach")
        is_known = name.endswith((".docx", ".pdf") if verb.startswith("plan") else ".docx")
        sentence = "bị hỏng hoặc tải về chưa hết" if is_known else "Chưa đọc được loại tệp"
        if name.endswith(".xls") and not verb.startswith("plan"):
            sentence = "không có bảng nào"
        assert sentence in office.refused(*READERS[verb], tmp_path / name)


@pytest.mark.parametrize("text", [_TCVN3, _VNI], ids=["TCVN3", "VNI"])
def test_text_typed_before_unicode_is_converted_only_if_asked(office: Clerk, tmp_path: Path, text: str) -> None:
    path = tmp_path / "cũ.txt"
    path.write_bytes(text.encode("cp1252"))
    kept = office.type("plan", "read", path)
    assert [one["code"] for one in kept["warnings"]][:1] == ["source.legacy_kept"]
    assert "--convert-legacy" in kept["warnings"][0]["message"]
    assert kept["legacy"][0]["after"].startswith("Kế hoạch phát động phong trào thi đua năm 2022 của Sở Thông tin")
    converted = office.type("plan", "import", path, "--convert-legacy")
    assert converted["warnings"][0]["code"] == "source.legacy_converted"
    assert "phát động phong trào thi đua" in converted["blocks"][0]["text"]


@pytest.mark.parametrize("content", [b"", _zip(), b"PK\x03\x04" + _NOISE, _NOISE, PLAN.read_bytes()])
@pytest.mark.parametrize("verb", ["office import", "award result"])
def test_a_workbook_that_is_none(office: Clerk, tmp_path: Path, verb: str, content: bytes) -> None:
    path = tmp_path / "danh sách.xlsx"
    path.write_bytes(content)
    office.refused(*READERS[verb], path)


@pytest.mark.parametrize("verb", READERS)
def test_a_file_that_may_not_be_read(office: Clerk, tmp_path: Path, verb: str) -> None:
    path = tmp_path / "kín.txt"
    path.write_bytes(PLAN.read_bytes())
    path.chmod(0)
    done = run_apart(*READERS[verb], path, "--data", office.data, without_rights=True)
    assert (done.returncode, done.stdout) == (2, b"")
    assert_one_sentence(done.stderr.decode())
    assert "quyền" in done.stderr.decode()


def _cp1258(text: str) -> bytes:
    """As Windows-1258 has it: the tone behind its vowel."""
    found = bytearray()
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        tones = "".join(mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323")
        vowel = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tones))
        found += vowel.encode("cp1258", "replace") + tones.encode("cp1258")
    return bytes(found)


GUESSED: dict[str, bytes] = {
    "UTF-16": PLAN.read_text("utf-8").encode("utf-16"),
    "UTF-16 LE, no mark": PLAN.read_text("utf-8").encode("utf-16-le"),
    "UTF-16 BE, no mark": PLAN.read_text("utf-8").encode("utf-16-be"),
    "UTF-32": PLAN.read_text("utf-8").encode("utf-32"),
    "Windows-1258": _cp1258(PLAN.read_text("utf-8")),
}


@pytest.mark.parametrize("kind", GUESSED)
def test_another_encoding_is_guessed_and_said(office: Clerk, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "kế hoạch.txt"
    path.write_bytes(GUESSED[kind])
    plain = office.type("plan", "read", PLAN)
    guessed = office.type("plan", "read", path)
    notes = [one["message"] for one in guessed["warnings"] if one["code"] == "source.encoding_guessed"]
    assert len(notes) == 1
    assert kind.split()[0].rstrip(",") in notes[0]
    for key in ("document", "blocks", "facts", "recipients", "signature"):
        assert guessed[key] == plain[key]


def test_latin_1_is_guessed_and_said_or_refused(office: Clerk, tmp_path: Path) -> None:
    path = tmp_path / "ghi chú.txt"
    path.write_bytes(
        "Sân chơi, nhà trẻ, bàn ghế, đèn: tê, cân, mét, ký.".replace("đ", "d").encode("latin-1", "replace")
    )
    read = office.type("plan", "read", path)
    assert "source.encoding_guessed" in [one["code"] for one in read["warnings"]]
    path.write_bytes("Übermaß: für Größe, schön. Über alle Straßen hörte sie. ".encode("latin-1") * 30)
    assert "bảng mã" in office.refused("plan", "read", path)


def test_lists_say_their_guessed_encoding_too(clerk: Clerk, tmp_path: Path) -> None:
    for write, words in ((write_people, READERS["office import"]), (write_results, READERS["award result"])):
        path = write(tmp_path / "danh sách.csv")
        path.write_bytes(path.read_text("utf-8").encode("utf-16"))
        answer = clerk.type(*words, path)
        assert answer["stored"] in (40, 44)
        assert any("UTF-16" in note for note in answer["notes"])


def test_a_few_control_characters_are_left_out_and_said(office: Clerk, tmp_path: Path) -> None:
    text = PLAN.read_text("utf-8")
    path = tmp_path / "kế hoạch.md"
    path.write_text(text[:900] + "\x00\x07\x1b" + text[900:], encoding="utf-8")
    read = office.type("plan", "read", path)
    assert "Đã bỏ 3 ký tự điều khiển." in [one["message"] for one in read["warnings"]]
    assert read["facts"] == office.type("plan", "read", PLAN)["facts"]


def test_a_text_without_structure_is_no_bad_input(office: Clerk, tmp_path: Path) -> None:
    path = tmp_path / "ghi chú.txt"
    path.write_text("Nhớ gọi Phòng Công nghệ thông tin.\nHẹn chiều nay.", encoding="utf-8")
    read = office.type("plan", "read", path)
    assert {block["kind"] for block in read["blocks"]} == {"paragraph"}
    assert read["warnings"]


def test_four_megabytes_in_one_line_are_read(office: Clerk, tmp_path: Path) -> None:
    path = tmp_path / "dài.txt"
    path.write_text("thi đua " * 400_000, encoding="utf-8")
    assert office.type("plan", "read", path)["blocks"]


def test_a_refused_file_leaves_no_new_office_behind(clerk: Clerk, tmp_path: Path) -> None:
    path = tmp_path / "trống.txt"
    path.write_bytes(b"")
    for words in READERS.values():
        clerk.type(*words, path, code=2)
        clerk.type(*words, tmp_path / "không có.csv", code=2)
        assert not clerk.data.exists()
