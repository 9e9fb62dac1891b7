"""Awards as offices write them in lists: "CSTĐ cơ sở", "BK UBND tỉnh", "Huân chương LĐ hạng 3"; several in one cell.

What is not understood is handed back as it stands, never guessed: "Bằng khen" alone is one of three until an authority says whose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from desktop_app.domain.award.catalogue import award_called
from desktop_app.domain.language.text import clean_line, fold

# All patterns are of folded text: no marks, no case.
_SOLDIER = r"(?:chien si|chien sy)\s*(?:thi dua|td)|cstd"
_WORK = r"(?:lao dong|ld)"
_AHEAD = r"(?:tien tien|tt)"
_GROUP = r"(?:tap the|tt|don vi)"
_FLAG = r"co (?:thi dua|td)"
_PROVINCE = (
    r"(?:(?:chu tich|ct)\s*)?(?:ubnd|uy ban nhan dan|hdnd)(?:\s*(?:tinh|thanh pho|tp\b))?|(?:cap )?(?:tinh|thanh pho)"
)
_MINISTRY = r"(?:bo truong|(?:cap )?bo|thu truong bo|(?:cap )?nganh)\b"
_PRIME = r"(?:thu tuong(?: chinh phu)?|ttg|ttcp|tt chinh phu|chinh phu)"
_HEAD = r"(?:(?:giam doc|gd)\s*)?so\b|(?:cap )?co so"
_OF = r"\s*(?:cua |do )?\s*"

_ORDER = r"(?:huan chuong (?:lao dong|ld)|hcld)\s*(?:hang)?\s*"
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("CSTDTQ", rf"(?:{_SOLDIER})\s*(?:cap\s*)?(?:toan quoc|tq\b)"),
    ("CSTDCS", rf"(?:{_SOLDIER})\s*(?:cap\s*)?(?:co so|cs\b)"),
    ("CSTDT", rf"(?:{_SOLDIER})\s*(?:cap\s*)?(?:ubnd\s*)?(?:tinh|thanh pho|tp\b)"),
    ("CSTDB", rf"(?:{_SOLDIER})\s*(?:cap\s*)?(?:bo\b|nganh\b)"),
    ("TTLDXS", rf"{_GROUP}\s*{_WORK}\s*(?:xuat sac|xs\b)"),
    ("TTLDTT", rf"{_GROUP}\s*{_WORK}\s*{_AHEAD}\b"),
    ("LDTT", rf"{_WORK}\s*{_AHEAD}\b"),
    ("CTDCP", rf"{_FLAG}{_OF}(?:chinh phu|cp\b)"),
    ("CTDT", rf"{_FLAG}{_OF}(?:{_PROVINCE})"),
    ("CTDB", rf"{_FLAG}{_OF}{_MINISTRY}"),
    ("BKTTG", rf"(?:bang khen|bk){_OF}{_PRIME}\b"),
    ("BKT", rf"(?:bang khen|bk){_OF}(?:{_PROVINCE})\b"),
    ("BKB", rf"(?:bang khen|bk){_OF}{_MINISTRY}"),
    ("GK", r"giay khen|gk\b"),
    ("KNC", r"ky niem chuong|ki niem chuong|knc\b"),
    ("HCLD1", rf"{_ORDER}(?:nhat|1|i)\b"),
    ("HCLD2", rf"{_ORDER}(?:nhi|hai|2|ii)\b"),
    ("HCLD3", rf"{_ORDER}(?:ba|3|iii)\b"),
)
_NAMED = tuple((code, re.compile(pattern)) for code, pattern in _PATTERNS)
_BEFORE = re.compile(
    r"^(?:(?:duoc |de nghi )?(?:tang thuong|tang|nhan|dat|cong nhan)\s+)?(?:danh hieu(?: thi dua)?\s*)?[:\-\"“”']*\s*"
)
_START = (
    r"(?:danh hieu|lao dong|ldtt|chien s|cstd|tap the|ttld|don vi tien|co thi dua|co td|bang khen|bk|giay khen|gk|"
    r"huan chuong|hcld|ky niem|ki niem|knc)"
)
_BETWEEN = re.compile(rf"\s*[;,+/&\n]\s*|\s+(?:va|-|dong thoi)\s+(?={_START})")
_ASKED = re.compile(r"\b(?:de nghi|dang ky|du kien|de xuat|binh xet|xet tang|ung cu)\b")
_YEARS_ONLY = re.compile(r"(?:nam\s*)?(?:(?:19|20)\d\d[\s,;-]*)+")
_SPAN = re.compile(r"\b((?:19|20)\d\d)\s*(?:-|–|den)\s*(?:nam\s*)?((?:19|20)\d\d)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_EACH = re.compile(r"\b(?:cac|nhung|tat ca) nam\b|\b(?:tu|lien tuc)\b|\bnam lien\b")
_ANNUAL = frozenset({"LDTT", "CSTDCS", "TTLDTT", "TTLDXS"})
"""Titles of one year: a span of years beside them means each of its years."""
_BARE = {
    "bang khen": "bk",
    "bk": "bk",
    "co thi dua": "co td",
    "co td": "co td",
    "chien si thi dua": "cstd",
    "cstd": "cstd",
}
"""Names that lack the one word that tells which award it is; the authority may."""


_ETH = str.maketrans("Ðð", "Đđ")  # typed with the wrong code: it looks the same


@dataclass(frozen=True)
class AwardsNamed:
    """Codes in the order written, each once; ``unknown``: parts of the text that name no award of the catalogues."""

    codes: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


@lru_cache(maxsize=4096)
def awards_named(text: str, authority: str = "") -> AwardsNamed:
    """The awards a cell names. ``authority`` completes a name that says no level: "Bằng khen" of "UBND tỉnh"."""
    whole = clean_line(text).translate(_ETH)
    spec = award_called(whole)
    if spec is not None:
        return AwardsNamed((spec.code,))
    codes: list[str] = []
    unknown: list[str] = []
    for part in _parts(whole):
        code = _code_of(part, authority)
        if code:
            codes.append(code)
        elif not _YEARS_ONLY.fullmatch(fold(part)):
            unknown.append(part)
    return AwardsNamed(tuple(dict.fromkeys(codes)), tuple(unknown))


@lru_cache(maxsize=4096)
def years_named(text: str, code: str) -> tuple[int, ...] | None:
    """The years a text tells of an award; of a span each year for a title of one year, the last for what crowns several.

    None where a span of two years beside a title of one year may be two years or one school year.
    """
    plain = fold(text)
    years: list[int] = []
    end = 0
    for span in _SPAN.finditer(plain):
        years += [int(year) for year in _YEAR.findall(plain[end : span.start()])]
        end = span.end()
        first, last = int(span[1]), int(span[2])
        if code not in _ANNUAL:
            years.append(last)
        elif 1 < last - first < 15 or (last - first == 1 and _EACH.search(plain)):
            years += range(first, last + 1)
        else:
            return None
    years += [int(year) for year in _YEAR.findall(plain[end:])]
    return tuple(dict.fromkeys(years))


@lru_cache(maxsize=4096)
def awards_with_years(text: str, authority: str = "") -> tuple[tuple[str, str], ...]:
    """Each award a cell names with the words that tell its years: "LĐTT 2019; CSTĐCS 2020, 2021" are two with their own.

    Years behind an award are its own; an award without any shares those of the next ("LĐTT, CSTĐCS năm 2020").
    """
    found: list[list[str]] = []
    leading = ""
    for part in _parts(clean_line(text).translate(_ETH)):
        code = _code_of(part, authority)
        if code:
            found.append([code, f"{leading} {part}".strip()])
            leading = ""
        elif found:
            found[-1][1] += f", {part}"
        else:
            leading = f"{leading} {part}"
    words = ""
    for one in reversed(found):
        if _YEAR.search(one[1]):
            words = one[1]
        else:
            one[1] = words
    return tuple((code, own) for code, own in found)


def award_of_title(text: str) -> str:
    """The one award that the title of a list names for all below it ("DANH SÁCH ĐẠT DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2023").

    "" where it names none, several, or what is only asked for (đề nghị, đăng ký).
    """
    folded = fold(text.translate(_ETH))
    if _ASKED.search(folded):
        return ""
    found: dict[str, None] = {}
    for code, pattern in _NAMED:
        for named in reversed(list(pattern.finditer(folded))):
            if named.start() == 0 or not folded[named.start() - 1].isalnum():
                found[code] = None
                folded = (
                    f"{folded[: named.start()]}|{folded[named.end() :]}"  # read once: of tập thể LĐTT no LĐTT is left
                )
    return next(iter(found)) if len(found) == 1 else ""


def _parts(text: str) -> list[str]:
    """The text cut where another award begins; folding keeps one letter for one, so places are the same."""
    plain = "".join(_one_letter(letter) for letter in text)
    parts, start = [], 0
    for cut in _BETWEEN.finditer(plain):
        if cut.group().strip() in ("/", "&") and not re.match(_START, plain[cut.end() :]):
            continue  # "UBND/HĐND", "Bộ TT&TT": one name
        parts.append(text[start : cut.start()])
        start = cut.end()
    parts.append(text[start:])
    return [part.strip() for part in parts if part.strip()]


def _one_letter(letter: str) -> str:
    folded = fold(letter)
    return folded if len(folded) == 1 else letter


def _code_of(part: str, authority: str) -> str:
    spec = award_called(part)
    if spec is not None:
        return spec.code
    folded = _BEFORE.sub("", fold(part))
    code = _matched(folded)
    if not code and authority:
        bare = _BARE.get(re.sub(r"\s*[(\-].*$", "", folded).strip())
        code = _matched(f"{bare} {fold(authority)}") if bare else ""
    return code


def _matched(folded: str) -> str:
    return next((code for code, pattern in _NAMED if pattern.match(folded)), "")
