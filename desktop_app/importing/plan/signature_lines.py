"""What a line of the signature block is: a title, a name, or the mark of a signature."""

from __future__ import annotations

import re

from desktop_app.domain.language.text import fold
from desktop_app.domain.plan.plan import Authority, Signature
from desktop_app.importing.lines.line_kinds import is_capitals
from desktop_app.importing.lines.markup import Line

_PREFIX = re.compile(r"(?:(?P<prefix>KT|TM|TL|TUQ|Q)\s?(?P<sign>[./])\s*|(?P<slashed>[KT]/[TML])\.?\s+)(?=[^\W\d_])")
_POSTS = (
    r"(?:pho\s|p\.\s?|quyen\s)?(?:tong\s)?(?:giam doc|chu tich|chanh van phong|truong ban|truong phong|bo truong|thu truong|"
    r"cuc truong|chi cuc truong|vu truong|hieu truong|bi thu|tong bien tap|bien tap|chanh thanh tra|truong doan|"
    r"thu truong don vi|truong khoa|vien truong|kiem soat vien truong|tu lenh|chanh an)|uy vien thuong truc|pho chanh van phong|"
    r"pho truong ban|pho truong phong|pho chanh thanh tra|pho cuc truong|pho bi thu"
)
_TITLE = re.compile(rf"(?:{_POSTS})\b")
_WHOLE_TITLE = re.compile(rf"(?:{_POSTS})(?: (?:so|thuong truc|phu trach|hoi dong|truong))?")
_COLLECTIVE = re.compile(
    r"(?:uy ban nhan dan|ubnd|hoi dong|ban chap hanh|ban thuong vu|ban chi dao|ban giam doc|bch)\b"
)
_NAME = re.compile(
    r"(?:(?:GS|PGS|TS|ThS|BS|CN|KS|DS|LS|CKI{1,2}|BSCKI{1,2})\.?\s?)*(?:[^\W\d_]+'?[^\W\d_]*)(?:[ -][^\W\d_]+){1,5}"
)
_SECOND_TITLE = re.compile(r"\s(?=PHÓ\s|CHỦ TỊCH$|CHÁNH\s)")


def is_title(text: str, is_marked_up: bool = False) -> bool:
    """Whether a line is a signer's title: "KT.GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "TM. ỦY BAN NHÂN DÂN", "Giám đốc"."""
    if not text or len(text) > 100 or text[-1] in ":;?!":
        return False
    bare, count = _without_prefixes(text)
    folded = fold(bare)
    if is_capitals(bare):
        return bool(_TITLE.match(folded)) or (count > 0 and len(bare.split()) <= 14)
    if count and _TITLE.match(folded):
        return True
    return bool(_WHOLE_TITLE.fullmatch(folded.rstrip("."))) and (is_marked_up or bare[0].isupper())


def is_title_continued(text: str) -> bool:
    """Whether a line can go on with a title: capitals such as "TỈNH ĐỒNG NAI", "CHỦ TỊCH"."""
    return is_capitals(text) and len(text) <= 60 and not any(character.isdigit() for character in text)


def is_name(text: str) -> bool:
    """Whether a line can be a person's name: two to six words, each with a capital letter."""
    if len(text) > 50 or not _NAME.fullmatch(text):
        return False
    if _TITLE.match(fold(text)) or _COLLECTIVE.match(fold(text)):
        return False
    return all(word[0].isupper() for word in text.replace("-", " ").split())


def split_title_and_name(text: str) -> tuple[str, str]:
    """ "GIÁM ĐỐC Nguyễn Văn A" → its title and its name; the name is "" where the line is all title."""
    parts = text.split(" ")
    count = 0
    while count < len(parts) and parts[count].upper() == parts[count]:
        count += 1
    title, name = " ".join(parts[:count]), " ".join(parts[count:])
    if title and name and is_title(title) and is_name(name):
        return title, name
    return text, ""


def _without_prefixes(text: str) -> tuple[str, int]:
    count = 0
    while found := _PREFIX.match(text):
        text = text[found.end() :]
        count += 1
    return text, count


def _spaced(found: re.Match[str]) -> str:
    return f"{found['prefix']}. " if found["sign"] == "." else found[0]


def build_signature(titles: list[str], name: str) -> Signature:
    """The signature of the title lines as they stand in the source; "KT.GIÁM ĐỐC" gets its space, "TM/BAN" keeps its sign."""
    lines = [_PREFIX.sub(_spaced, line) for line in titles]
    if len(lines) == 1 and _PREFIX.match(lines[0]):
        lines = [part for part in _SECOND_TITLE.split(lines[0], maxsplit=1) if part]
    if not lines:
        return Signature(name=name)
    found = _PREFIX.match(lines[0])
    authority = Authority(f"{found['prefix'] or found['slashed'].replace('/', '')}.") if found else Authority.NONE
    first, _ = _without_prefixes(lines[0])
    if len(lines) == 1:
        return Signature(authority, "", first, name, tuple(lines))
    last, _ = _without_prefixes(lines[-1])
    if authority is Authority.NONE:
        return Signature(authority, "", " ".join(lines), name, tuple(lines))
    return Signature(authority, first, last, name, tuple(lines))


def opens_signature(line: Line) -> bool:
    """Whether a line stands out as the first line of a signature block."""
    title, _ = split_title_and_name(line.text)
    return is_title(title, line.is_marked_up)
