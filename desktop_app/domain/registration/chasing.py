"""Chasing (đôn đốc): which units owe which papers of a plan, what each was told before, and the letters that go out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.office.office import Unit
from desktop_app.domain.office.working_days import WorkCalendar
from desktop_app.domain.registration.dues import Due
from desktop_app.domain.registration.registration import Board, BoardRow, RegistrationState, Timeliness

HORIZON = timedelta(days=30)
"""How far ahead a deadline is near enough to remind a unit of it that is not late yet."""
ANSWER_IN = 3
"""Working days that a letter gives for the answer, unless the clerk gives another day."""
LAST_NUMBER = 99_999

_PAPER_NAMES = {"registration": "bảng đăng ký thi đua", "dossier": "hồ sơ đề nghị khen thưởng"}


@dataclass(frozen=True)
class OwedPaper:
    """A paper that a unit still owes. ``days``: past the last day in time, 0 or less while it is not late.

    ``returned_on``: it came and was handed back that day for mending. ``working_days``: those among ``days``.
    """

    key: str
    name: str
    due_on: date | None
    source: str
    days: int = 0
    returned_on: date | None = None
    working_days: int = 0

    @property
    def is_late(self) -> bool:
        """Whether it never came and its day is past."""
        return self.days > 0 and self.returned_on is None

    @property
    def standing(self) -> str:
        """ "quá hạn 3 ngày", "đến hạn hôm nay", "còn 5 ngày", "trả lại ngày 18/3/2026 để sửa"."""
        if self.returned_on is not None:
            return f"trả lại ngày {format_text(self.returned_on)} để sửa"
        if self.due_on is None:
            return "chưa gửi"
        if self.days > 0:
            working = f" ({self.working_days} ngày làm việc)" if 0 < self.working_days < self.days else ""
            return f"quá hạn {self.days} ngày{working}"
        return f"còn {-self.days} ngày" if self.days else "đến hạn hôm nay"


@dataclass(frozen=True)
class ChaseLetter:
    """A letter that went to a unit: on which day, about which papers (their keys), asking for them by when.

    ``number`` "" was left to be written by hand.
    """

    id: int
    plan_id: int
    unit_id: int
    dated_on: date
    paper_keys: tuple[str, ...] = ()
    number: str = ""
    symbol: str = ""
    answer_by: date | None = None

    @property
    def full_number(self) -> str:
        """ "45/SKHCN-VP"; "" without a number."""
        return "/".join(filter(None, (self.number, self.symbol))) if self.number else ""

    @property
    def label(self) -> str:
        """ "Công văn số 45/SKHCN-VP ngày 21/3/2026", "công văn ngày 21/3/2026"."""
        day = format_text(self.dated_on)
        return f"Công văn số {self.full_number} ngày {day}" if self.number else f"công văn ngày {day}"


@dataclass(frozen=True)
class ChaseSettings:
    """The office's own wording of the letters, the symbol behind their number and whom units call; "": as shipped."""

    template: str = ""
    symbol: str = ""
    contact: str = ""
    row_version: int = 0


@dataclass(frozen=True)
class ChasedUnit:
    """A unit with the papers it owes and the letters it has had about this plan, the oldest first."""

    unit: Unit
    papers: tuple[OwedPaper, ...]
    letters: tuple[ChaseLetter, ...] = ()

    @property
    def is_late(self) -> bool:
        """Whether any of its papers is late."""
        return any(paper.is_late for paper in self.papers)

    @property
    def days(self) -> int:
        """Days of the paper that is late the longest; 0 or less: what is left of the nearest."""
        late = [paper.days for paper in self.papers if paper.is_late]
        return max(late or [min(paper.days, 0) for paper in self.papers], default=0)

    @property
    def history(self) -> str:
        """ "đã đôn đốc 2 lần, gần nhất 21/3/2026"; "" for a unit never chased."""
        return chased_words(self.letters)


def chased_words(letters: Iterable[ChaseLetter]) -> str:
    """ "đã đôn đốc 2 lần, gần nhất 21/3/2026"; "" without letters. Letters of one day count once."""
    days = {letter.dated_on for letter in letters}
    if not days:
        return ""
    last = format_text(max(days))
    return f"đã đôn đốc ngày {last}" if len(days) == 1 else f"đã đôn đốc {len(days)} lần, gần nhất {last}"


def owing_units(
    boards: Iterable[Board],
    units: Mapping[int, Unit],
    letters: Iterable[ChaseLetter],
    *,
    is_all: bool,
    is_any_day: bool = False,
) -> tuple[ChasedUnit, ...]:
    """Units with what they owe, the longest late first, else in the order of the boards.

    Late ones only, with their late papers; ``is_all``: also papers not yet due and those handed back for mending, as far
    as they fall due within ``HORIZON`` (or, when none does, on the next day of all; ``is_any_day``: whenever they do).
    """
    boards = tuple(board for board in boards if board.due.is_owed)
    owed: dict[int, list[OwedPaper]] = {}
    for board in boards:
        for row in board.rows:
            paper = _owed(board, row)
            if paper is not None:
                owed.setdefault(row.unit_id, []).append(paper)
    until = _until(owed.values(), boards[0].today if boards else date.max) if not is_any_day else date.max
    by_unit: dict[int, list[ChaseLetter]] = {}
    for letter in sorted(letters, key=lambda one: (one.dated_on, one.id)):
        by_unit.setdefault(letter.unit_id, []).append(letter)
    found = []
    for unit_id, papers in owed.items():
        chosen = tuple(
            paper for paper in papers if paper.is_late or (is_all and (paper.due_on is None or paper.due_on <= until))
        )
        if chosen:
            found.append(ChasedUnit(units[unit_id], chosen, tuple(by_unit.get(unit_id, ()))))
    return tuple(sorted(found, key=lambda one: -max(one.days, 0)))


def paper_name(due: Due, year: int | None) -> str:
    """What a letter calls the paper: "bảng đăng ký thi đua năm 2026", "báo cáo quý I/2026"."""
    named = _PAPER_NAMES.get(due.key)
    if named is None:
        return due.paper
    return f"{named} năm {year}" if year else named


def _owed(board: Board, row: BoardRow) -> OwedPaper | None:
    """None for a unit that has left, need not send, or has sent."""
    registration = row.registration
    if row.plan_unit.left_on is not None or row.exemption:
        return None
    if registration.state not in (RegistrationState.NOT_SENT, RegistrationState.RETURNED):
        return None
    due = board.due
    days = (board.today - due.last_day).days if due.last_day else 0
    if row.timeliness is Timeliness.EXEMPT:
        days = min(days, 0)  # joined later: it owes the paper and is never late
    is_back = registration.state is RegistrationState.RETURNED
    working = row.working_days if row.timeliness is Timeliness.OVERDUE else 0
    back_on = registration.returned_on if is_back else None
    return OwedPaper(due.key, paper_name(due, None), due.last_day, due.source, days, back_on, working)


def _until(owed: Iterable[list[OwedPaper]], today: date) -> date:
    days = [paper.due_on for papers in owed for paper in papers if paper.due_on is not None]
    near = today + min(HORIZON, date.max - today)
    return max(near, min(days)) if days else near


def answer_day(calendar: WorkCalendar, dated_on: date) -> date:
    """The working day a letter of that day asks for, when the clerk gives none."""
    day = dated_on
    for _ in range(ANSWER_IN):
        day = calendar.after(day)
    return day


def check_order(dated_on: date, answer_by: date, first_number: int | None) -> None:
    """Raise UserError for a day to answer by that is not after the letter's, and for a number no letter has."""
    if answer_by < dated_on:
        raise UserError(
            "chase.answer_day",
            f"Ngày hẹn nộp {format_text(answer_by)} sớm hơn ngày công văn {format_text(dated_on)}. Chọn ngày hẹn muộn hơn.",
        )
    if first_number is not None and not 1 <= first_number <= LAST_NUMBER:
        raise UserError(
            "chase.number", f"Số công văn phải từ 1 đến {LAST_NUMBER}. Ghi lại số, hoặc để trống để ghi tay."
        )


def number_text(number: int) -> str:
    """Numbers below 10 have a zero before them (NĐ 30/2020/NĐ-CP, Phụ lục I, II.3)."""
    return f"{number:02}"
