"""The rows of the carry-forward table: where something of the old year stands, what is proposed, what the clerk chose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import parse_date


class DecisionKind(StrEnum):
    """What a row is about; the table is grouped in this order."""

    HEAD = "head"  # number, day, symbol, agency, place
    YEAR = "year"
    PERIOD = "period"  # giai đoạn 2021-2025, từ năm 2021 đến năm 2023
    WAVE = "wave"
    DEADLINE = "deadline"
    DATE = "date"
    ANNIVERSARY = "anniversary"  # 70 năm Ngày …
    ORDINAL = "ordinal"  # lần thứ XVII, khóa XIII, Đợt 1, năm thứ hai
    CITATION = "citation"
    NAME = "name"  # old names of units, departments, provinces
    QUOTA = "quota"
    TARGET = "target"
    RECIPIENT = "recipient"
    SIGNATURE = "signature"


class Part(StrEnum):
    """Which part of a plan a place lies in."""

    HEAD = "head"
    BLOCK = "block"
    FACT = "fact"
    RECIPIENT = "recipient"
    FILING = "filing"
    SIGNATURE = "signature"
    ATTACHMENT = "attachment"


@dataclass(frozen=True)
class Place:
    """A stretch of one text of a plan.

    ``key``: the uid of a block or fact, the index of a recipient, filing entry or attachment, "" in head and signature.
    ``field``: the attribute that holds the text ("title", "text", "subject", "name", "on" …). Equal ``start`` and ``end``: a
    gap where something can be put in.
    """

    part: Part
    key: str
    field: str
    start: int
    end: int

    @property
    def text_key(self) -> tuple[Part, str, str]:
        """Which text the stretch lies in."""
        return self.part, self.key, self.field


NUMBER, MONTH_YEAR = "number", "month_year"
"""Places of the head that are no texts: number and day; month and year."""


class Action(StrEnum):
    """What the clerk can do with a row."""

    UNDECIDED = "undecided"  # stays as written, and is listed
    TAKE = "take"  # the proposal
    KEEP = "keep"  # as written, on purpose
    TYPE = "type"  # the clerk's own words
    DROP = "drop"  # the words are left out


@dataclass(frozen=True)
class Choice:
    """The clerk's answer to one row; ``text`` are his own words for ``TYPE``."""

    action: Action = Action.UNDECIDED
    text: str = ""


_FIGURES = (DecisionKind.QUOTA, DecisionKind.TARGET)
_MONTH_YEAR = re.compile(
    r"(?:(?:tháng\s+)?(?P<month>[0-9]{1,2})\s*(?:/|-|năm)\s*|năm\s+)?(?P<year>(?:19|20)[0-9]{2})", re.IGNORECASE
)

UNDECIDED = Choice()
TAKEN = Choice(Action.TAKE)


@dataclass(frozen=True)
class Decision:
    """One row. ``current``: the words that stand there; ``context``: them with the words around, from ``context_at`` on.

    ``proposed`` None: nothing can be proposed, the words stay unless the clerk says otherwise; "": a blank is proposed.
    ``is_certain``: the proposal follows from the year alone. ``source``: the text a proposal rests on, with its evidence.
    """

    kind: DecisionKind
    place: Place
    current: str
    proposed: str | None = None
    is_certain: bool = False
    reason: str = ""
    source: str = ""
    context: str = ""
    context_at: int = 0

    @cached_property
    def key(self) -> str:
        """Names the row inside one table: the same plan and year give the same keys."""
        place = self.place
        return f"{place.part.value}:{place.key}:{place.field}:{place.start}-{place.end}"


Choices = Mapping[str, Choice]
"""Answers by ``Decision.key``; a row without one is undecided."""


def certain_choices(decisions: Iterable[Decision]) -> dict[str, Choice]:
    """The answers that need no clerk: every certain proposal taken over."""
    return {one.key: TAKEN for one in decisions if one.is_certain and one.proposed is not None}


def answer_of(decision: Decision, choices: Choices) -> Choice:
    """The answer to a row; number and day need none, they are always blank in a new plan."""
    is_fixed = decision.place.part is Part.HEAD and decision.place.field == NUMBER
    return TAKEN if is_fixed else choices.get(decision.key, UNDECIDED)


def problem_of(decision: Decision, choice: Choice) -> str:
    """Why a row cannot be answered so, in one sentence; "" when it can."""
    action, place = choice.action, decision.place
    if place.part is Part.HEAD and place.field == NUMBER:
        return "" if action is Action.TAKE else "Số và ngày của kế hoạch mới luôn để trống đến khi ban hành."
    if action is Action.TAKE:
        return "" if decision.proposed is not None else "Dòng này không có đề xuất. Giữ nguyên, ghi khác hoặc bỏ."
    if action is Action.DROP and (decision.kind in _FIGURES or place.part is Part.FACT or place.field == MONTH_YEAR):
        return "Không bỏ riêng con số hoặc ngày này được. Ghi khác, hoặc sửa cả câu ở Nội dung sau khi tạo bản thảo."
    return _problem_of_words(decision, choice.text.strip()) if action is Action.TYPE else ""


def _problem_of_words(decision: Decision, typed: str) -> str:
    place = decision.place
    if not typed:
        return "Chưa ghi gì. Ghi chữ thay vào, hoặc chọn Bỏ."
    if place.part is Part.HEAD and place.field == MONTH_YEAR and month_year_of(typed) is None:
        return f"“{typed}” không phải tháng và năm. Ghi ví dụ 02/2027."
    if place.part is Part.FACT and "/" in decision.current:
        try:
            parse_date(typed)
        except UserError as problem:
            return problem.message
    elif place.part is Part.FACT and not (typed.isascii() and typed.isdecimal() and len(typed) == 4):
        return f"“{typed}” không phải một năm. Ghi bốn chữ số, ví dụ 2027."
    return ""


def month_year_of(typed: str) -> tuple[int | None, int] | None:
    """The month (None: not said) and year of "02/2027", "tháng 3 năm 2027", "2027"; None for anything else."""
    found = _MONTH_YEAR.fullmatch(typed.strip())
    if found is None:
        return None
    month = int(found["month"]) if found["month"] else None
    return (month, int(found["year"])) if month is None or 1 <= month <= 12 else None


def result_of(decision: Decision, choice: Choice) -> str | None:
    """The words that will stand there; None: as they are."""
    if choice.action is Action.TAKE:
        return decision.proposed
    if choice.action is Action.TYPE and choice.text.strip():
        return choice.text
    return "" if choice.action is Action.DROP else None


@dataclass(frozen=True)
class DecisionRecord:
    """A row with its answer as the new plan keeps it: what was changed in carrying it forward, and what was left."""

    kind: DecisionKind
    place: str
    current: str
    proposed: str | None
    result: str | None
    action: Action
    is_certain: bool
    reason: str
    source: str = ""


@dataclass(frozen=True)
class PlanOrigin:
    """The plan a draft was carried forward from, and every row decided or left then.

    ``origin_plan_id`` None: that plan was a draft and has been deleted.
    """

    plan_id: int
    origin_plan_id: int | None
    origin_year: int
    target_year: int
    made_at: str
    records: tuple[DecisionRecord, ...] = ()
