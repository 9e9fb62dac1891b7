"""Recurring reports and the reviews (sơ kết, tổng kết) a plan announces."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop_app.domain.plan.facts import ReportDuty, ReviewEvent
from desktop_app.importing.facts.addressees import addressee_in, via_in
from desktop_app.importing.facts.passages import Passage, sentences

_REPORT = re.compile(r"báo cáo", re.IGNORECASE)
_RESULTS = re.compile(
    r"báo cáo (?:kết quả|định kỳ|tình hình|sơ kết|tổng kết|(?:h[ằà]ng )?(?:quý|năm|tháng)|0?6 tháng)|"
    r"chế độ (?:thông tin, )?báo cáo",
    re.IGNORECASE,
)
_REGULAR = re.compile(
    r"h[ằà]ng (?:năm|quý|tháng)|mỗi (?:năm|quý|tháng)|định kỳ|tháng cuối quý|theo quý|từng quý", re.IGNORECASE
)
_QUARTERLY = re.compile(
    r"tháng cuối (?:của )?(?:mỗi )?quý|(?:h[ằà]ng|định kỳ|báo cáo) quý|"
    r"0?3 tháng\s?/?\s?(?:một |01 |1 )?lần|mỗi quý|theo quý|từng quý|cuối quý",
    re.IGNORECASE,
)
_MONTHLY = re.compile(r"h[ằà]ng tháng|mỗi tháng", re.IGNORECASE)
_HALF_YEARLY = re.compile(
    r"(?:0?6|sáu) tháng(?: đầu năm)?,?(?: và)?(?: cả)? (?:01 |một )?năm|sơ kết (?:0?6|sáu) tháng", re.IGNORECASE
)
_BEFORE_DAY = re.compile(
    r"trước ngày\s+(?P<day>[0-9]{1,2})(?!\s?[/.-]\s?[0-9]|\s+tháng\s+[0-9])(?![0-9])", re.IGNORECASE
)
_LONG_DAY_MONTH = re.compile(
    r"ngày\s+(?P<day>[0-9]{1,2})\s+tháng\s+(?P<month>[0-9]{1,2})(?!\s*(?:năm\s|/)[0-9]|[0-9])", re.IGNORECASE
)
_ONE_DAY = re.compile(
    r"(?:ngày|trước)\s+[0-9]{1,2}(?:\s?[/.-]\s?[0-9]{1,2}\s?[/.-]\s?|\s+tháng\s+[0-9]{1,2}\s+năm\s+)20[0-9]{2}",
    re.IGNORECASE,
)
_DAY_MONTHS = re.compile(r"(?:trước )?ngày\s+(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})(?!\s?/)(?![0-9])", re.IGNORECASE)
_MORE_DAYS = re.compile(r"\b(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})(?!\s?/)(?![0-9/])")

_REVIEW = re.compile(r"(?P<kind>[Ss]ơ kết|[Tt]ổng kết)")
_OF_PAPERS = re.compile(r"(?:báo cáo|hồ sơ|khen thưởng|kết quả)\s+$", re.IGNORECASE)
_WAVE = re.compile(r"\bđợt\s+(?:thi đua\s+)?(?P<number>[0-9]{1,2})\b", re.IGNORECASE)
_MONTH = re.compile(r"tháng\s+(?P<month>[0-9]{1,2})(?:\s*(?:/|năm)\s*(?P<year>[0-9]{4}))?", re.IGNORECASE)
_YEAR = re.compile(r"năm\s+(?P<year>(?:19|20)[0-9]{2})", re.IGNORECASE)
_PARTS = re.compile(r",\s*(?:và\s+)?(?=(?:sơ|tổng) kết)", re.IGNORECASE)


def read_report_duties(passages: Iterable[Passage]) -> list[ReportDuty]:
    """What is to be reported and when; a yearly duty without a month has no months."""
    duties: list[ReportDuty] = []
    for passage in passages:
        if passage.block.title_style.value == "display" or "áo cáo" not in passage.text:
            continue
        for sentence in sentences(passage.text):
            if _is_duty(sentence):
                months, day = _schedule(sentence)
                duties.append(
                    ReportDuty(
                        uid=f"report_duty-{len(duties) + 1}",
                        block_uid=passage.block.uid,
                        quote=sentence,
                        text=sentence,
                        months=months,
                        before_day=day,
                        addressee=addressee_in(sentence[_start(sentence) :]) or via_in(sentence),
                    )
                )
    return duties


def _start(sentence: str) -> int:
    found = _REPORT.search(sentence)
    return found.start() if found else 0


def _is_duty(sentence: str) -> bool:
    if _REPORT.search(sentence) is None:
        return False
    has_yearly_day = _DAY_MONTHS.search(sentence) is not None or _LONG_DAY_MONTH.search(sentence) is not None
    if _ONE_DAY.search(sentence) and not _REGULAR.search(sentence) and not has_yearly_day:
        return False  # a deadline
    if _RESULTS.search(sentence) and (
        _MORE_DAYS.search(sentence) or _REGULAR.search(sentence) or addressee_in(sentence[_start(sentence) :])
    ):
        return True
    if re.search(r"chế độ (?:thông tin, )?báo cáo", sentence, re.IGNORECASE):
        return True
    return bool(
        _REGULAR.search(sentence) and (addressee_in(sentence) or _BEFORE_DAY.search(sentence) or has_yearly_day)
    )


def _schedule(sentence: str) -> tuple[tuple[int, ...], int | None]:
    long = list(_LONG_DAY_MONTH.finditer(sentence))
    dated = [(int(one["day"]), int(one["month"])) for one in (*_MORE_DAYS.finditer(sentence), *long)]
    dated = [(day, month) for day, month in dated if 1 <= day <= 31 and 1 <= month <= 12]
    if dated and (long or _DAY_MONTHS.search(sentence)):
        days = {day for day, _ in dated}
        return tuple(sorted({month for _, month in dated})), days.pop() if len(days) == 1 else None
    found = _BEFORE_DAY.search(sentence)
    day = int(found["day"]) if found and 1 <= int(found["day"]) <= 31 else None
    if _QUARTERLY.search(sentence):
        return (3, 6, 9, 12), day
    if _MONTHLY.search(sentence):
        return tuple(range(1, 13)), day
    if _HALF_YEARLY.search(sentence):
        return (6, 12), day
    return (), day


def read_review_events(passages: Iterable[Passage]) -> list[ReviewEvent]:
    """Reviews with something to know them by: a wave, a month, the yearly review they are held with."""
    events: list[ReviewEvent] = []
    for passage in passages:
        if passage.block.title_style.value == "display" or "kết" not in passage.text:
            continue
        for sentence in sentences(passage.text):
            for part in _PARTS.split(sentence):
                event = _event(part, passage, len(events) + 1)
                if event is not None:
                    events.append(event)
    return events


def _event(sentence: str, passage: Passage, index: int) -> ReviewEvent | None:
    found = _REVIEW.search(sentence)
    if found is None or _OF_PAPERS.search(sentence[: found.start()]):
        return None
    rest = sentence[found.start() :]
    wave = _WAVE.search(rest[:60])
    month = _MONTH.search(rest)
    is_held_with = "gắn với" in rest
    if wave is None and not is_held_with and (month is None or "tháng đầu" in rest):
        return None
    year = _YEAR.search(rest)
    written_year = (month["year"] if month and month["year"] else None) or (year["year"] if year else None)
    number = int(month["month"]) if month and not is_held_with else None
    return ReviewEvent(
        uid=f"review_event-{index}",
        block_uid=passage.block.uid,
        quote=rest,
        text=rest,
        is_final=found["kind"].lower() == "tổng kết",
        wave_ordinal=int(wave["number"]) if wave else None,
        month=number if number is not None and 1 <= number <= 12 else None,
        year=int(written_year) if written_year else None,
    )
