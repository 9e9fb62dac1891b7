"""What the cells of a column look like, for columns whose header says little."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop_app.domain.language.text import fold
from desktop_app.domain.lists.column import Column
from desktop_app.domain.lists.column_words import AWARD_WORDS

_FAMILY_NAMES = (
    "an au bach banh bo bui cam cao chau che chu cu cung dai dam dang danh dao dau diep dieu dinh do doan dong "
    "duong giang giap ha ho hoang hua huynh kha khong khuc khuong kieu kim ksor la lac lai lam le lo loi lu luc "
    "luong luu ly ma mac mai may mong nghiem ngo nguyen nhu ninh nong on ong pham phan phi phung quach quan rcom "
    "roan sam siu son sung ta tang thach thai than thi thieu tieu to ton tong tra tran trang trieu trinh truong "
    "tu u ung uong van vang vi vien vo vu vuong xa y yen"
)
SURNAMES = frozenset(_FAMILY_NAMES.split())
"""First syllables of family names, folded."""

_UNIT = re.compile(
    r"(phong|ban|van phong|thanh tra|trung tam|chi cuc|truong|vien|so|cong ty|to|doi|khoa|ubnd|uy ban|hoi|cuc|vu|chi nhanh)\b .*",
)
_POST = re.compile(
    r"(pho |q |quyen )?(truong phong|pho phong|giam doc|chuyen vien|nhan vien|can su|ke toan|van thu|chanh|thanh tra vien"
    r"|lai xe|bao ve|chu tich|pho chu tich|vien truong|vien chuc|cong chuc|hieu truong|to truong"
    r"|doi truong|truong ban|chi cuc truong|ky su|giao vien)\b.*"
)
_AWARD = re.compile(f"({AWARD_WORDS}).*")
_DAY = re.compile(
    r"\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*(\d{4}|\d\d)|\d{4}-\d\d-\d\d.*|(ngay )?\d{1,2} thang \d{1,2} nam \d{4}"
)
_YEAR = re.compile(r"(19|20)\d\d")
_DECISION = re.compile(r"(so |qd |quyet dinh )*(so )?[0-9]{1,5}[a-z]?\s*/\s*([0-9]{4}/)?qd\b.*")
_NAME = re.compile(r"[^\W\d_]+( [^\W\d_]+){1,6}")


@dataclass(frozen=True)
class CellLooks:
    """Of ``count`` filled cells, which share (0 to 1) looks like what."""

    count: int = 0
    serials: float = 0.0
    names: float = 0.0
    single_words: float = 0.0
    sexes: float = 0.0
    days: float = 0.0
    years: float = 0.0  # a day or a year that somebody can be born in
    units: float = 0.0
    posts: float = 0.0
    awards: float = 0.0
    award_years: float = 0.0
    decisions: float = 0.0
    decisions_with_day: float = 0.0

    def likely(self) -> list[tuple[float, Column]]:
        """Meanings that most cells speak for, with their share."""
        shares = (
            (self.serials, Column.SERIAL),
            (self.sexes, Column.SEX),
            (self.decisions_with_day, Column.DECISION),
            (self.decisions, Column.DECISION_NUMBER),
            (self.awards, Column.AWARD),
            (self.posts, Column.POST),
            (self.units, Column.UNIT),
            (self.years, Column.BIRTH),
            (self.award_years, Column.YEAR),
            (self.names, Column.FULL_NAME),
        )
        return [(share, column) for share, column in shares if share > 0.6]


def looks_of(cells: Sequence[str]) -> CellLooks:
    """The looks of the filled cells of a column."""
    count = len(cells)
    if not count:
        return CellLooks()
    folded = [fold(cell) for cell in cells]

    def share(holds: Callable[[str], object]) -> float:
        return sum(bool(holds(cell)) for cell in folded) / count

    years = [_year(cell) for cell in folded]
    return CellLooks(
        count=count,
        serials=_serial_share(folded) if count > 1 else 0.0,
        names=share(lambda cell: _NAME.fullmatch(cell) and cell.split()[0] in SURNAMES and not _UNIT.fullmatch(cell)),
        single_words=sum(cell.isalpha() and len(cell) < 12 for cell in cells) / count,
        sexes=share(lambda cell: cell in ("nam", "nu")),
        days=share(_DAY.fullmatch),
        years=sum(year is not None and 1930 <= year <= 2009 for year in years) / count,
        units=share(_UNIT.fullmatch),
        posts=share(_POST.fullmatch),
        awards=share(_AWARD.match),
        award_years=sum(year is not None and 2010 <= year <= 2060 for year in years) / count,
        decisions=share(lambda cell: _DECISION.fullmatch(cell) and not _has_day(cell)),
        decisions_with_day=share(lambda cell: _DECISION.fullmatch(cell) and _has_day(cell)),
    )


def is_personal_name(text: str) -> bool:
    """Whether a text reads like the full name of one person: two to six words, a known family name first."""
    folded = fold(text)
    if not _NAME.fullmatch(folded) or folded.split()[0] not in SURNAMES or len(folded.split()) > 6:
        return False
    return all(word[0].isupper() for word in text.split())


def _has_day(folded: str) -> bool:
    return "ngay" in folded or re.search(r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}", folded) is not None


def _year(folded: str) -> int | None:
    if _YEAR.fullmatch(folded):
        return int(folded)
    if _DAY.fullmatch(folded):
        found = re.search(r"\d{4}", folded)
        return int(found[0]) if found else None
    return None


def _serial_share(cells: Sequence[str]) -> float:
    numbers = [int(cell) if cell.isascii() and cell.isdigit() and len(cell) < 7 else None for cell in cells]
    following = sum(
        before is not None and after is not None and after - before == 1 for before, after in pairwise(numbers)
    )
    return following / (len(numbers) - 1)
