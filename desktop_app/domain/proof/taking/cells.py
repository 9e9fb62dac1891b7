"""What the cells of lists of proofs say, however offices write it: grades, points, levels, disciplines, authors."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from desktop_app.domain.language.text import clean_line, fold, match_key
from desktop_app.domain.proof.conduct import DisciplineKind
from desktop_app.domain.proof.initiative import InitiativeKind, Reach
from desktop_app.domain.proof.work_rating import RatingGrade, StaffGroup

_GRADES: tuple[tuple[str, RatingGrade], ...] = (
    (r"khong (xep loai|danh gia|xet)|chua (xep loai|danh gia|xet)|kxl|khong xl", RatingGrade.UNRATED),
    (r"(khong|chua|k) ?(hoan thanh|ht)( nhiem vu)?|kh?tnv|k?htnv kem|kem|khtnv", RatingGrade.NOT_DONE),
    (r"(hoan thanh |ht )?(xuat sac|xs)( nhiem vu| nv)?|htxs(nv)?", RatingGrade.EXCELLENT),
    (r"(hoan thanh |ht )?tot( nhiem vu| nv)?|httnv|htt", RatingGrade.GOOD),
    (r"(hoan thanh|ht)( nhiem vu| nv)?|htnv", RatingGrade.DONE),
)
_REACHES: tuple[tuple[str, Reach], ...] = (
    (r"\b(toan quoc|quoc gia|nha nuoc|ca nuoc)\b", Reach.NATION),
    (
        r"\bco so\b|\bcap so\b|\bso\b(?! y te tinh)|\bdon vi\b|\bhuyen\b|\bxa\b|\bphuong\b|\bchi cuc\b|\btrung tam\b",
        Reach.BASE,
    ),
    (r"\bbo\b|\bnganh\b|\btrung uong\b", Reach.MINISTRY),
    (r"\btinh\b|\bthanh pho\b|\bubnd\b|\buy ban nhan dan\b", Reach.PROVINCE),
)
_DISCIPLINES: tuple[tuple[str, DisciplineKind], ...] = (
    (r"khien trach", DisciplineKind.REPRIMAND),
    (r"canh cao", DisciplineKind.WARNING),
    (r"ha (bac|ngach|muc)? ?(bac )?luong|keo dai .*nang luong", DisciplineKind.PAY_CUT),
    (r"giang chuc", DisciplineKind.DEMOTION),
    (r"cach chuc", DisciplineKind.REMOVAL),
    (r"buoc thoi viec|sa thai|thoi viec", DisciplineKind.DISMISSAL),
)
_GROUPS: tuple[tuple[str, StaffGroup], ...] = (
    (r"vien chuc|vc", StaffGroup.PUBLIC_EMPLOYEE),
    (r"cong chuc|cc", StaffGroup.CIVIL_SERVANT),
    (r"can bo|cb", StaffGroup.OFFICIAL),
    (r"(nguoi )?(lao dong|ld)( hop dong)?|hop dong( lao dong)?|hd|hdld|nld", StaffGroup.CONTRACT),
)
_KINDS = (
    ("cong trinh", InitiativeKind.WORK),
    ("de an", InitiativeKind.SCHEME),
    ("de tai", InitiativeKind.TOPIC),
)
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_BETWEEN = re.compile(r"[;,/&+\n]|\s[-–]\s|^\s*[-–]\s*|\bvà\b", re.IGNORECASE)
_LEAD = re.compile(
    r"^(?:\d+\s*[.)]\s*)?"
    r"(?:(?:(?:đồng\s+)?tác\s+giả(?:\s+chính)?|chủ\s+nhiệm|thành\s+viên|cộng\s+sự|nhóm\s+tác\s+giả)\s*:?\s*(?=[^\W\d_]))?"
    r"(?:(?:ông|bà|đ/c|đồng chí|ths|ts|pgs|gs|cn|ks|bs|ths\.bs)\b\s*[.:]?\s*)*",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?<=\w)\s+\d+\s*[.)]\s+(?=\w)")
_MONTHS = re.compile(r"(\d{1,2})\s*tháng", re.IGNORECASE)
_SCORE = re.compile(r"(\d{1,3}(?:[.,]\d{1,3})?)\s*(?:/\s*\d{1,3})?\s*(?:điểm|đ)?", re.IGNORECASE)
_LONGEST_NAME = 5
"""Syllables; more are two names in one."""


@lru_cache(maxsize=4096)
def grade_called(text: str) -> RatingGrade | None:
    """The grade a cell names; None if it names none."""
    folded = re.sub(r"[.,;:]+$", "", re.sub(r"\s*\(.*?\)\s*", " ", fold(text))).strip()
    folded = re.sub(r"^(xep )?loai\s*:?\s+(?=\w{2})", "", folded)
    return next((grade for form, grade in _GRADES if re.fullmatch(form, folded)), None)


def score_read(text: str) -> Decimal | None:
    """The points of a cell: "92", "92,5", "92/100", "92 điểm"; None if blank; ValueError otherwise."""
    written = clean_line(text)
    if not written:
        return None
    found = _SCORE.fullmatch(written)
    if found is None:
        raise ValueError(text)
    try:
        return Decimal(found[1].replace(",", "."))
    except InvalidOperation:
        raise ValueError(text) from None


@lru_cache(maxsize=4096)
def reach_called(text: str) -> Reach | None:
    """The level a cell names, or an authority or the symbol of a decision tells."""
    folded = re.sub(r"[^a-z0-9]+", " ", fold(text))
    return next((reach for form, reach in _REACHES if re.search(form, folded)), None)


@lru_cache(maxsize=1024)
def discipline_called(text: str) -> DisciplineKind | None:
    """The form of discipline a cell names."""
    folded = fold(text)
    return next((kind for form, kind in _DISCIPLINES if re.search(form, folded)), None)


@lru_cache(maxsize=1024)
def staff_group_called(text: str) -> StaffGroup | None:
    """The staff group a cell names."""
    folded = fold(text).strip(" .")
    return next((group for form, group in _GROUPS if re.fullmatch(form, folded)), None)


def initiative_kind_of(name: str) -> InitiativeKind:
    """What it is, as its name begins."""
    folded = fold(name)
    return next((kind for words, kind in _KINDS if folded.startswith(words)), InitiativeKind.INITIATIVE)


def authors_of(text: str, known_names: Collection[str] = ()) -> list[str]:
    """The names of a cell with several authors, without their parts in it; ``known_names`` (match keys) part those run together."""
    found: list[str] = []
    spread = _NUMBERED.sub(";", _ASIDE.sub(" ", text))
    for chunk in _BETWEEN.split(spread):
        name = _LEAD.sub("", clean_line(chunk)).strip(" .:-–")
        if name:
            found += _parted(name, known_names) if len(name.split()) > _LONGEST_NAME else [name]
    return list(dict.fromkeys(found))


def _parted(text: str, known_names: Collection[str]) -> list[str]:
    words = text.split()
    names: list[str] = []
    place = 0
    while place < len(words):
        fitting = (
            end
            for end in range(min(len(words), place + 6), place + 1, -1)
            if match_key(" ".join(words[place:end])) in known_names
        )
        end = next(fitting, None)
        if end is None:
            return [text]
        names.append(" ".join(words[place:end]))
        place = end
    return names


def last_day_after(from_on: date, text: str) -> date | None:
    """The last day of so many months from a day ("12 tháng"); None where the text tells none."""
    found = _MONTHS.search(text)
    if found is None:
        return None
    months = from_on.month - 1 + int(found[1])
    year, month = from_on.year + months // 12, months % 12 + 1
    for day in range(from_on.day, 27, -1):
        try:
            return date(year, month, day) - timedelta(days=1)
        except ValueError:
            continue
    return date(year, month, min(from_on.day, 28)) - timedelta(days=1)
