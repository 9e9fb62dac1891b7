"""What an award is for: the kind of merit, and the period it was earned in.

Kinds by Luật Thi đua, khen thưởng số 06/2022/QH15, Điều 8; older lists say "thường xuyên" and "chuyên đề".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import FIRST_YEAR, LAST_YEAR, format_text, month_end, parse_date
from desktop_app.domain.language.text import clean_line, fold


class MeritKind(StrEnum):
    """Loại hình khen thưởng. Results of all but REGULAR are not the year's regular awards."""

    REGULAR = "regular"  # công trạng, thường xuyên
    MOVEMENT = "movement"  # phong trào thi đua, chuyên đề, theo đợt
    SUDDEN = "sudden"  # đột xuất
    SERVICE = "service"  # quá trình cống hiến
    TENURE = "tenure"  # niên hạn
    FOREIGN = "foreign"  # đối ngoại


MERIT_NAMES = {
    MeritKind.REGULAR: "Thường xuyên",
    MeritKind.MOVEMENT: "Chuyên đề",
    MeritKind.SUDDEN: "Đột xuất",
    MeritKind.SERVICE: "Cống hiến",
    MeritKind.TENURE: "Niên hạn",
    MeritKind.FOREIGN: "Đối ngoại",
}
_WRITTEN = (
    (MeritKind.SUDDEN, r"dot xuat"),
    (MeritKind.SERVICE, r"cong hien"),
    (MeritKind.TENURE, r"nien han"),
    (MeritKind.FOREIGN, r"doi ngoai"),
    (MeritKind.MOVEMENT, r"chuyen de|phong trao|theo dot|\bdot\b|so ket|dot thi dua"),
    (MeritKind.REGULAR, r"thuong xuyen|cong trang|toan dien|hang nam|hằng nam|tong ket nam|dinh ky"),
)


@lru_cache(maxsize=4096)
def merit_kind_of(text: str) -> MeritKind | None:
    """The kind a cell means; None for a blank cell; UserError ``award.merit`` for another word."""
    folded = fold(text)
    if not folded or folded == "-":
        return None
    for kind, pattern in _WRITTEN:
        if re.search(pattern, folded):
            return kind
    listed = ", ".join(name.lower() for name in MERIT_NAMES.values())
    raise UserError(
        "award.merit",
        f"Loại hình khen thưởng “{clean_line(text)[:60]}” không rõ. Ghi một trong: {listed}; hoặc để trống.",
    )


@dataclass(frozen=True)
class MeritPeriod:
    """The time of the achievement, both days inclusive; whole years where only years were written."""

    from_on: date
    to_on: date

    @property
    def words(self) -> str:
        """ "2019-2023", "2023", or days where it is no whole years."""
        first, last = self.from_on, self.to_on
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            return str(first.year) if first.year == last.year else f"{first.year}-{last.year}"
        return f"{format_text(first)}-{format_text(last)}"


_YEAR = r"((?:19|20)[0-9]{2})"
_MONTH = rf"(?:tháng\s*)?([0-9]{{1,2}})\s*(?:/|năm)\s*{_YEAR}"
_TO = r"\s*(?:-|–|—|đến hết|đến|tới)\s*"
_LEAD = re.compile(
    r"^(?:giai đoạn|thời gian|thời kỳ|từ|năm học|các năm|trong|[0-9]{1,2}\s*năm\b|năm|\(|:|,|\s)+", re.IGNORECASE
)
_DAYS = re.compile(
    rf"(?:ngày\s*)?(\d{{1,2}}[/.\-]\d{{1,2}}[/.\-]\d{{4}}){_TO}(?:ngày\s*)?(\d{{1,2}}[/.\-]\d{{1,2}}[/.\-]\d{{4}})",
    re.I,
)
_MONTHS = re.compile(rf"{_MONTH}{_TO}{_MONTH}", re.IGNORECASE)
_YEARS = re.compile(rf"{_YEAR}(?:{_TO}(?:năm\s*)?(?:{_YEAR}|([0-9]{{2}})))?", re.IGNORECASE)
_LISTED = re.compile(rf"{_YEAR}(?:\s*(?:,|;|và)\s*(?:năm\s*)?{_YEAR})+", re.IGNORECASE)


@lru_cache(maxsize=4096)
def parse_period(text: str) -> MeritPeriod | None:
    """The period a cell means: "2019-2023", "giai đoạn 2019–2023", "từ 01/2019 đến 6/2023", "2022, 2023"; None when blank.

    UserError ``award.period`` when it cannot be read or ends before it begins.
    """
    written = clean_line(text)
    if not written or written in ("-", "–"):
        return None
    words = _LEAD.sub("", written).strip(" ().")
    try:
        period = _period(words)
    except (ValueError, UserError):
        period = None
    if period is None or period.to_on < period.from_on:
        raise UserError(
            "award.period", f"Giai đoạn “{written[:60]}” không rõ. Ghi năm đầu và năm cuối, ví dụ 2019-2023."
        )
    return period


def whole_years(first: int, last: int) -> MeritPeriod:
    """From 01/01 of the first year to 31/12 of the last."""
    return MeritPeriod(date(first, 1, 1), date(last, 12, 31))


def _period(words: str) -> MeritPeriod | None:
    days = _DAYS.fullmatch(words)
    if days:
        return MeritPeriod(parse_date(days.group(1)), parse_date(days.group(2)))
    months = _MONTHS.fullmatch(words)
    if months:
        first_month, first_year, last_month, last_year = map(int, months.groups())
        return MeritPeriod(date(first_year, first_month, 1), month_end(last_year, last_month))
    years = _YEARS.fullmatch(words)
    if years:
        first = int(years.group(1))
        last = years.group(2) or (f"{first // 100}{years.group(3)}" if years.group(3) else first)
        return whole_years(first, int(last))
    if _LISTED.fullmatch(words):
        listed = [int(year) for year in re.findall(_YEAR, words)]
        return whole_years(min(listed), max(listed))
    return None


_ONE_YEAR = re.compile(rf"(?:năm\s*(?:học\s*)?)?{_YEAR}(?:\.0)?", re.IGNORECASE)


@lru_cache(maxsize=4096)
def parse_years(text: str) -> tuple[int, ...]:
    """The achievement years a cell lists: "2023", "Năm 2023", "2021, 2022"; of a span "2022-2023" the last is the year.

    UserError ``award.history_year`` when it cannot be read; () when blank.
    """
    written = clean_line(text)
    if not written:
        return ()
    one = _ONE_YEAR.fullmatch(written)
    if one:
        return _checked((int(one.group(1)),), written)
    if _LISTED.fullmatch(_LEAD.sub("", written)):
        return _checked(tuple(int(year) for year in re.findall(_YEAR, written)), written)
    try:
        period = parse_period(written)
    except UserError:
        period = None
    if period is None:
        raise UserError("award.history_year", f"Năm “{written[:60]}” không rõ. Ghi bốn chữ số của năm, ví dụ 2023.")
    return _checked((period.to_on.year,), written)


def _checked(years: tuple[int, ...], written: str) -> tuple[int, ...]:
    if not all(FIRST_YEAR <= year <= LAST_YEAR for year in years):
        raise UserError("award.history_year_range", f"Năm “{written[:60]}” nằm ngoài khoảng {FIRST_YEAR}-{LAST_YEAR}.")
    return years
