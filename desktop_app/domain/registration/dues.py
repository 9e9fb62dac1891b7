"""What units owe under a plan, and by when: one due for each of its days, from the facts in force on a day.

A due's key names the fact it comes from, never its day, so that what was recorded stays with it when an amending document
moves the day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import month_end
from desktop_app.domain.language.numerals import to_roman
from desktop_app.domain.plan.amending import effective_facts, source_of
from desktop_app.domain.plan.facts import (
    Deadline,
    DeadlineKind,
    PlanFacts,
    Project,
    ReportDuty,
    ReviewEvent,
    Wave,
    numbered_waves,
)
from desktop_app.domain.plan.plan import Amendment, Plan, PlanKind
from desktop_app.domain.registration.deadlines import KIND_NAMES, governing, last_day
from desktop_app.domain.registration.report_owners import NOBODY_SETTLED, ReportOwner, do_units_owe

REGISTRATION_KEY = DeadlineKind.REGISTRATION.value
"""The due that lines (people, collectives) are registered to."""

_QUARTER_ENDS = frozenset({3, 6, 9, 12})
_HALF_ENDS = frozenset({6, 12})
_YEAR_END = re.compile(r"(?:cuối|hết) năm(?:\s+(?P<year>(?:19|20)[0-9]{2}))?", re.IGNORECASE)
_HALF_YEAR = re.compile(r"(?:0?6|sáu) tháng đầu năm(?:\s+(?P<year>(?:19|20)[0-9]{2}))?", re.IGNORECASE)
_YEARLY = re.compile(r"h[ằà]ng năm|mỗi năm", re.IGNORECASE)


class DueKind(StrEnum):
    """What comes due. The first four are kinds of a written deadline."""

    REGISTRATION = "registration"
    DOSSIER = "dossier"
    REPORT = "report"
    OTHER = "other"
    REVIEW = "review"  # sơ kết, tổng kết
    WAVE = "wave"  # the end of a wave
    PROJECT = "project"  # a year of a project, and its end


DUE_NAMES: dict[DueKind, str] = {
    DueKind.REGISTRATION: "Đăng ký thi đua",
    DueKind.DOSSIER: "Hồ sơ đề nghị",
    DueKind.REPORT: "Báo cáo",
    DueKind.OTHER: "Hạn khác",
    DueKind.REVIEW: "Sơ kết, tổng kết",
    DueKind.WAVE: "Kết thúc đợt",
    DueKind.PROJECT: "Dự án",
}


_PAPERS = {"registration": "bảng đăng ký", "dossier": "hồ sơ đề nghị", "report": "báo cáo", "other": "văn bản"}


@dataclass(frozen=True)
class Due:
    """One thing that comes due under a plan.

    ``last_day`` is the last day in time (None: the plan writes none), ``written_on`` the day as written ("trước ngày 15" is
    written 15, the last day 14). ``is_owed``: each unit has to send a paper by then, so it can be missing or late; else papers may
    come but nobody is counted late. ``source`` quotes the place; ``fact_uid`` is "" where the plan has no such fact.
    """

    key: str
    kind: DueKind
    label: str
    last_day: date | None
    source: str
    fact_uid: str = ""
    written_on: date | None = None
    is_inclusive: bool = True
    is_owed: bool = True
    text: str = ""

    @property
    def paper(self) -> str:
        """What a unit sends, within a sentence: "bảng đăng ký", "báo cáo quý I/2026"."""
        return _PAPERS.get(self.key) or self.label[:1].lower() + self.label[1:]

    @property
    def owed_day(self) -> date | None:
        """The day a unit is late after; None where nothing is owed or no day is written."""
        return self.last_day if self.is_owed else None


def dues_of(
    plan: Plan,
    amendments: Iterable[Amendment],
    on: date,
    owed: Mapping[str, bool] | None = None,
    owners: Mapping[str, ReportOwner] = NOBODY_SETTLED,
) -> tuple[Due, ...]:
    """Everything that comes due under the plan as in force on that day: by day, those without a day last.

    What the clerk said, where he did: ``owed`` by key, whether each unit has to send a paper; ``owners`` by the uid of a report
    duty, who reports.
    """
    known = tuple(amendments)
    facts = effective_facts(plan, known, on)
    found = [
        *_deadline_dues(plan.content.facts, facts),
        *_report_dues(plan, facts, owners),
        *(_review_due(plan, event, facts) for event in facts.review_events),
        *(_wave_due(wave) for wave in facts.waves),
        *(due for project in facts.projects for due in _project_dues(plan, project)),
    ]
    said = owed or {}
    quoted = [
        replace(due, source=source_of(plan, known, due.fact_uid, on), is_owed=said.get(due.key, due.is_owed))
        for due in found
    ]
    return tuple(sorted(quoted, key=lambda due: (due.last_day is None, due.last_day or date.max)))


def due_of_key(plan: Plan, dues: Iterable[Due], key: str) -> Due:
    """The due of that key. The four kinds of deadline are always known: without one in the plan, ``source`` says so.

    UserError for any other key that is not the plan's.
    """
    found = next((due for due in dues if due.key == key), None)
    if found is not None:
        return found
    kind = next((one for one in DeadlineKind if one.value == key), None)
    if kind is None:
        text = f"{plan.label} không có hạn nào mang mã “{key}”. Xem các mã bằng bảng tất cả các hạn rồi làm lại."
        raise UserError("registration.due_unknown", text)
    source = f"{plan.label} không ghi hạn {KIND_NAMES[kind]}"
    due_kind = DueKind(kind.value)
    return Due(key, due_kind, DUE_NAMES[due_kind], None, source)


def span_of(plan: Plan) -> tuple[date, date] | None:
    """From the plan's day to the end of its time: the working year; a thematic plan goes on to its last wave or review."""
    content = plan.content
    year = content.working_year or content.head.year
    if not year:
        return None
    first, last = date(year, 1, 1), date(year, 12, 31)
    issued = content.head.dated_on
    if issued is None and content.head.year == year and content.head.month and 1 <= content.head.month <= 12:
        issued = date(year, content.head.month, 1)
    if content.plan_kind is PlanKind.THEMATIC:
        ends = [wave.to_on for wave in content.facts.waves if wave.to_on is not None]
        ends += [day for event in content.facts.review_events if (day := _review_day(event, year)) is not None]
        last = max(ends, default=last)
    return max(first, issued or first), max(last, issued or last)


def _deadline_dues(as_issued: PlanFacts, facts: PlanFacts) -> Iterator[Due]:
    """One for each deadline. The one that governed its kind when the plan was issued has the kind as its key, and keeps it."""
    for kind in DeadlineKind:
        first = governing(as_issued.deadlines, kind)
        of_kind = [one for one in facts.deadlines if one.deadline_kind is kind]
        of_kind.sort(key=lambda one: first is None or one.uid != first.uid)
        for place, deadline in enumerate(of_kind, start=1):
            yield _deadline_due(deadline, kind, place)


def _deadline_due(deadline: Deadline, kind: DeadlineKind, place: int) -> Due:
    due_kind = DueKind(kind.value)
    label = DUE_NAMES[due_kind]
    return Due(
        key=kind.value if place == 1 else f"{kind.value}:{deadline.uid}",
        kind=due_kind,
        label=label if place == 1 else f"{label} (hạn {place})",
        last_day=last_day(deadline),
        source="",
        fact_uid=deadline.uid,
        written_on=deadline.on,
        is_inclusive=deadline.is_inclusive,
        is_owed=kind is not DeadlineKind.OTHER and (place == 1 or kind is not DeadlineKind.REGISTRATION),
        text=deadline.text or deadline.quote,
    )


def _report_dues(plan: Plan, facts: PlanFacts, owners: Mapping[str, ReportOwner]) -> Iterator[Due]:
    """ "trước ngày 15 của tháng cuối quý": in time till the day before, in each of those months within the plan's time."""
    span = span_of(plan)
    if span is None:
        return
    for duty in facts.report_duties:
        months = duty.months or ((12,) if _YEARLY.search(duty.text) else ())
        name = _report_name(months)
        for year in range(span[0].year, span[1].year + 1):
            for month in sorted(set(months)):
                written = _written_day(duty, year, month)
                if span[0] <= written <= span[1]:
                    yield Due(
                        key=f"report:{duty.uid}:{year}-{month:02}",
                        kind=DueKind.REPORT,
                        label=name(year, month),
                        last_day=written - timedelta(days=1) if duty.before_day else written,
                        source="",
                        fact_uid=duty.uid,
                        written_on=written,
                        is_inclusive=duty.before_day is None,
                        # nobody is late against a day the plan does not write
                        is_owed=duty.before_day is not None and do_units_owe(duty, owners),
                        text=duty.text,
                    )


def _written_day(duty: ReportDuty, year: int, month: int) -> date:
    """The day the plan writes; without one the month's last, by which the report is at the latest of its time."""
    end = month_end(year, month)
    if duty.before_day is None:
        return end
    return min(date(year, month, 1) + timedelta(days=duty.before_day - 1), end)


def _report_name(in_months: Iterable[int]) -> Callable[[int, int], str]:
    months = frozenset(in_months)
    if months == _QUARTER_ENDS:
        return lambda year, month: f"Báo cáo quý {to_roman(month // 3)}/{year}"
    if months <= _HALF_ENDS:
        return lambda year, month: f"Báo cáo 6 tháng năm {year}" if month == 6 else f"Báo cáo năm {year}"
    return lambda year, month: f"Báo cáo tháng {month}/{year}"


def _review_day(event: ReviewEvent, year: int) -> date | None:
    return month_end(event.year or year, event.month) if event.month is not None else None


def _review_due(plan: Plan, event: ReviewEvent, facts: PlanFacts) -> Due:
    year = plan.content.working_year or plan.content.head.year or 0
    written = _review_day(event, year) if event.year or year else None
    day = written or _held_with(event, facts, year)
    name = "Tổng kết" if event.is_final else "Sơ kết"
    label = f"{name} đợt {event.wave_ordinal}" if event.wave_ordinal else name
    return Due(
        f"review:{event.uid}", DueKind.REVIEW, label, day, "", event.uid, written, is_owed=False, text=event.text
    )


def _held_with(event: ReviewEvent, facts: PlanFacts, year: int) -> date | None:
    """The end of the time a review without a month is held with: "cuối năm 2021", "6 tháng đầu năm 2022", its wave.

    No day the plan writes, so nobody can be late by it; but the review has a place on the calendar.
    """
    found = _YEAR_END.search(event.text) or _HALF_YEAR.search(event.text)
    if found is not None:
        in_year = int(found["year"] or event.year or year)
        return date(in_year, 6, 30) if found.re is _HALF_YEAR else date(in_year, 12, 31)
    wave = numbered_waves(facts.waves).get(event.wave_ordinal) if event.wave_ordinal else None
    return wave.to_on if wave is not None else None


def _wave_due(wave: Wave) -> Due:
    day, words = wave.to_on, wave.content or wave.label
    return Due(f"wave:{wave.uid}", DueKind.WAVE, wave.label, day, "", wave.uid, day, is_owed=False, text=words)


def _project_dues(plan: Plan, project: Project) -> Iterator[Due]:
    """The end of each year the project runs under the plan; the last of them is its end."""
    begun = plan.content.working_year or plan.content.head.year
    if project.to_year is None or begun is None:
        yield _project_due(project, f"project:{project.uid}", f"Dự án {project.name}", None)
        return
    for year in range(max(begun, project.from_year or begun), project.to_year):
        label = f"Tiến độ {year}: {project.name}"
        yield _project_due(project, f"project:{project.uid}:{year}", label, date(year, 12, 31))
    yield _project_due(project, f"project:{project.uid}", f"Dự án {project.name}", date(project.to_year, 12, 31))


def _project_due(project: Project, key: str, label: str, day: date | None) -> Due:
    return Due(key, DueKind.PROJECT, label, day, "", project.uid, day, is_owed=False, text=project.name)
