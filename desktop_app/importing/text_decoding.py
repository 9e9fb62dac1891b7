"""From bytes to clean text: binary files refused, other encodings guessed and said, what was normalised noted."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from charset_normalizer import from_bytes

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.legacy_fonts import LegacyEncoding, LegacySample, as_kept, encoding_of_text, to_unicode
from desktop_app.domain.language.numerals import format_number
from desktop_app.domain.language.text import clean_line, clean_text
from desktop_app.domain.plan.plan import ReadingNote

_MAGIC = (
    (b"PK\x03\x04", "tệp Word, Excel hoặc tệp nén (zip)"),
    (b"PK\x05\x06", "tệp nén (zip)"),
    (b"%PDF", "tệp PDF"),
    (b"\xd0\xcf\x11\xe0", "tệp Word hoặc Excel kiểu cũ"),
    (b"{\\rtf", "tệp Word dạng RTF"),
    (b"\x89PNG", "ảnh PNG"),
    (b"\xff\xd8\xff", "ảnh JPEG"),
    (b"GIF8", "ảnh GIF"),
    (b"\x1f\x8b", "tệp nén (gzip)"),
    (b"7z\xbc\xaf", "tệp nén (7z)"),
    (b"Rar!", "tệp nén (rar)"),
    (b"SQLite format 3\0", "tệp dữ liệu"),
    (b"\x7fELF", "chương trình"),
    (b"MZ\x90", "chương trình"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL_BYTES = bytes({*range(32)} - set(b"\t\n\r\f\v"))
_GUESSES = ("cp1258", "utf_16_le", "utf_16_be", "cp1252")
_NAMES = {"cp1258": "Windows-1258", "cp1252": "Windows-1252", "utf-16": "UTF-16", "utf-32": "UTF-32"}
_MAX_CONTROLS = 0.05
_MAX_STRANGE = 0.02

_VIETNAMESE = frozenset(
    "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
    "ÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬĐÈẺẼÉẸÊỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢÙỦŨÚỤƯỪỬỮỨỰỲỶỸÝỴ"
    "“”‘’–—…•·°§±²³×÷€«»½¼→≥≤\u00a0\u00ad"
)
_ONLY_UNICODE = re.compile(r"[\u1ea0-\u1ef9]")  # letters no pre-Unicode font code of Vietnam can show


@dataclass(frozen=True)
class DecodedText:
    """Clean text, the encoding it was read with, and what the clerk should know of it.

    ``cleaned``: those of the notes that tell what a conversion of ``legacy`` normalises besides.
    """

    text: str
    encoding: str
    notes: tuple[ReadingNote, ...]
    legacy: tuple[LegacySample, ...] = ()
    cleaned: tuple[ReadingNote, ...] = ()


def decode_text(raw: bytes, name: str, *, convert_legacy: bool | None = None) -> DecodedText:
    """The clean text of a file's bytes; ``name`` only for the sentences. UserError (``import.*``) if it is no text.

    Text of the encodings before Unicode is refused; with ``convert_legacy`` it is converted, or kept as it is for False.
    A list (None) reads "ƣ" as "ư" and says so: what it finds is shown before anything is stored.
    """
    kind = next((kind for magic, kind in _MAGIC if raw.startswith(magic)), None)
    if kind:
        text = f"Tệp “{name}” thực ra là {kind}, không phải văn bản. Mở tệp, lưu lại thành .txt hoặc .csv rồi nhập lại."
        raise UserError("import.binary", text)
    found, encoding, notes = _decoded(raw, name, is_legacy_refused=convert_legacy is None)
    legacy: tuple[LegacySample, ...] = ()
    cleaned: tuple[ReadingNote, ...] = ()
    if convert_legacy is None:
        _refuse_legacy_font(found, name)
        found, horns = _with_horns(found)
        notes += horns
    elif (legacy_encoding := encoding_of_text(found)) is not None:
        legacy = _samples(found, legacy_encoding)
        converted = to_unicode(found, legacy_encoding)
        cleaned = tuple(normalisation_notes(converted))
        found = converted if convert_legacy else as_kept(found, legacy_encoding)
    _refuse_controls(found, name)
    clean, changes = clean_text(found), normalisation_notes(found)
    if not clean.strip():
        raise UserError("import.empty", f"Tệp “{name}” trống, không có chữ nào để đọc. Kiểm tra lại tệp nguồn.")
    return DecodedText(clean, encoding, (*notes, *changes), legacy, cleaned)


def _decoded(raw: bytes, name: str, *, is_legacy_refused: bool) -> tuple[str, str, list[ReadingNote]]:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                text = raw.decode("utf-8-sig" if encoding == "utf-8" else encoding)
            except UnicodeDecodeError as error:
                raise _not_readable(name) from error
            return text, encoding, [] if encoding == "utf-8" else [_guess_note(encoding)]
    try:
        return raw.decode("utf-8"), "utf-8", []
    except UnicodeDecodeError as error:
        _refuse_damaged_utf8(raw, error, name)
    match = from_bytes(raw, cp_isolation=list(_GUESSES)).best()
    for encoding in dict.fromkeys([match.encoding if match else "cp1258", *_GUESSES]):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        plain_name = "utf-16" if encoding.startswith("utf_16") else encoding
        if _is_sane(text):
            return text, plain_name, [_guess_note(plain_name)]
    controls = len(raw) - len(raw.translate(None, _CONTROL_BYTES))
    if b"\0" in raw or controls > _MAX_CONTROLS * len(raw):
        raise UserError(
            "import.binary",
            f"Tệp “{name}” không phải văn bản mà là dữ liệu của chương trình khác. Chọn tệp có chữ đọc được.",
        )
    text = raw.decode("latin-1")
    if is_legacy_refused:
        _refuse_legacy_font(text, name)
    elif (legacy_encoding := encoding_of_text(text)) is not None:
        return text, legacy_encoding.value.lower(), []
    raise _not_readable(name)


def _refuse_damaged_utf8(raw: bytes, error: UnicodeDecodeError, name: str) -> None:
    """UTF-8 with a few broken bytes must not be read as something else: name the line instead."""
    letters = _ONLY_UNICODE.findall(raw.decode("utf-8", errors="ignore"))
    broken = raw.decode("utf-8", errors="replace").count("\ufffd")
    if len(letters) > 2 * broken:
        line = raw.count(b"\n", 0, error.start) + 1
        text = f"Tệp “{name}” là UTF-8 nhưng hỏng chữ ở dòng {line}. Sửa dòng đó trong Notepad, lưu với mã UTF-8 rồi nhập lại."
        raise UserError("import.encoding_damaged", text)


def _not_readable(name: str) -> UserError:
    text = f"Không nhận ra bảng mã của tệp “{name}”. Mở tệp trong Word hoặc Notepad, lưu lại với mã UTF-8 rồi nhập lại."
    return UserError("import.encoding_unknown", text)


def _guess_note(encoding: str) -> ReadingNote:
    name = _NAMES[encoding]
    return ReadingNote(
        "source.encoding_guessed", f"Tệp không phải UTF-8; đã đọc theo bảng mã {name}. Xem lại dấu tiếng Việt."
    )


def _is_sane(text: str) -> bool:
    """Whether a guess gives what people write here: nearly all beyond ASCII is Vietnamese or common signs."""
    composed = unicodedata.normalize("NFC", text)
    beyond = [character for character in composed if character > "~"]
    strange = sum(character not in _VIETNAMESE for character in beyond)
    controls = sum(character < " " and character not in "\t\n\r\f\v" for character in composed)
    return controls + strange <= _MAX_STRANGE * len(composed) and strange <= 0.2 * len(beyond)


def _samples(text: str, encoding: LegacyEncoding) -> tuple[LegacySample, ...]:
    """The lines that a conversion changes, before and after."""
    pairs = ((line, to_unicode(line, encoding)) for line in text.splitlines())
    return tuple(
        LegacySample(encoding, clean_line(before), clean_line(after)) for before, after in pairs if before != after
    )


def _refuse_legacy_font(text: str, name: str) -> None:
    encoding = encoding_of_text(text)
    if encoding in (LegacyEncoding.TCVN3, LegacyEncoding.VNI):
        code = "TCVN3 (phông .VnTime)" if encoding is LegacyEncoding.TCVN3 else "VNI (phông VNI-Times)"
        message = f"Tệp “{name}” gõ bằng mã {code} nên chưa đọc được dấu. Đổi sang Unicode bằng Unikey rồi nhập lại."
        raise UserError("import.legacy_font", message)


def _refuse_controls(text: str, name: str) -> None:
    share = _controls(text) / max(len(text), 1)
    if share > _MAX_CONTROLS:
        percent = format_number(100 * share, 0 if share > 0.1 else 1)
        message = f"Tệp “{name}” có {percent} % là ký tự điều khiển, không phải văn bản. Chọn tệp có chữ đọc được."
        raise UserError("import.control_characters", message)


def _controls(text: str) -> int:
    return sum(unicodedata.category(character) == "Cc" and character not in "\t\n\r\f\v\x85" for character in text)


_NOTED = (
    ("source.nbsp", re.compile("[\u00a0\u202f\u2007]"), "Đã đổi {} dấu cách không ngắt thành dấu cách thường."),
    ("source.soft_hyphen", re.compile("\u00ad"), "Đã bỏ {} dấu nối mềm ẩn trong chữ."),
    (
        "source.invisible",
        re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"),
        "Đã bỏ {} ký tự vô hình.",
    ),
)


NORMALISATIONS = (*(code for code, _, _ in _NOTED), "source.controls", "source.decomposed")
"""Codes of the notes that tell of signs, not of words."""


def normalisation_notes(text: str) -> list[ReadingNote]:
    """What is said of a text before it becomes clean: each kind of sign that goes or changes, with its count."""
    notes = []
    controls = _controls(text)
    if controls:
        notes.append(ReadingNote("source.controls", f"Đã bỏ {controls} ký tự điều khiển."))
    for code, pattern, sentence in _NOTED:
        count = len(pattern.findall(text))
        if count:
            notes.append(ReadingNote(code, sentence.format(format_number(count))))
    if not unicodedata.is_normalized("NFC", text):
        notes.append(ReadingNote("source.decomposed", "Đã ghép dấu rời (NFD) thành chữ tiếng Việt dựng sẵn."))
    return notes


def _with_horns(text: str) -> tuple[str, list[ReadingNote]]:
    """A list's text with "ư" for the wrong code of it, and what is said of that."""
    count = text.count("ƣ") + text.count("Ƣ")
    if not count:
        return text, []
    note = ReadingNote("source.old_horn", f"Đã đổi {format_number(count)} chữ “ƣ” sai mã thành “ư”.")
    return to_unicode(text, LegacyEncoding.OLD_HORN), [note]
