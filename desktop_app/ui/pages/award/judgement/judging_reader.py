"""Judges the results of the page in small slices while nothing else is to be done: the window answers, rows in sight come first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.errors import UserError
from desktop_app.services.judging_service import JudgedResult, JudgingYear
from desktop_app.ui.gateway import Gateway

_SLICE = 60
"""Results judged at once: some fifteen milliseconds in an office of 5,000."""


class JudgingReader(QObject):
    """Keeps judgements by id of the result; what is asked for out of turn is judged at once."""

    judged = Signal()
    """Some more are there, or all went."""

    def __init__(self, gateway: Gateway, parent: QObject, is_in_sight: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._gateway = gateway
        self._found: dict[int, JudgedResult] = {}
        self._waiting: dict[int, Award] = {}
        self._year = 0
        self.received_on: date | None = None
        self.problem = ""
        self.is_without_rules = False
        self._opened: JudgingYear | None = None
        self._is_in_sight = is_in_sight
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_turn)

    def start(self, awards: Iterable[Award], year: int, received_on: date) -> None:
        """Judge these anew."""
        self._found = {}
        self._waiting = {one.id: one for one in awards if one.outcome is not Outcome.NOT_APPROVED}
        self._year, self.received_on, self.problem, self._opened = year, received_on, "", None
        self._timer.start(0)  # before anybody asks out of turn: what went wrong is told by it too
        self.judged.emit()

    def first(self, ids: Sequence[int]) -> None:
        """These come first: they are in sight."""
        wanted = {one: self._waiting[one] for one in ids if one in self._waiting}
        self._waiting = {**wanted, **self._waiting}

    def of(self, award_id: int) -> JudgedResult | None:
        """What was judged so far."""
        return self._found.get(award_id)

    def now(self, award_id: int) -> JudgedResult | None:
        """Judged at once where it still waits; None for what cannot be judged."""
        if award_id in self._waiting:
            self._judge([self._waiting[award_id]])
        return self._found.get(award_id)

    def all_now(self, ids: Sequence[int]) -> list[JudgedResult]:
        """Several at once, read together; those that cannot be judged are left out."""
        waiting = [self._waiting[one] for one in ids if one in self._waiting]
        if waiting:
            self._judge(waiting)
        return [self._found[one] for one in ids if one in self._found]

    @property
    def is_busy(self) -> bool:
        """Whether any still wait."""
        return bool(self._waiting)

    def resume(self) -> None:
        """Go on with what waits: the page is seen again."""
        if self._waiting:
            self._timer.start(0)

    def _on_turn(self) -> None:
        if not self._is_in_sight():
            return  # another page is shown, or the window has closed and the office file with it
        if self._waiting:
            self._judge(list(self._waiting.values())[:_SLICE])
        if self._waiting:
            self._timer.start(0)
        self.judged.emit()

    def _judge(self, awards: Sequence[Award]) -> None:
        service = self._gateway.office.judging_service
        try:
            if self._opened is None:
                self._opened = service.open_year(self._year, self.received_on)
            found = service.judged_of(awards, self._opened)
        except UserError as problem:
            self.problem, self.is_without_rules = problem.message, problem.code.startswith("rules.")
            self._found, self._waiting = {}, {}
            return
        for one in found:
            self._found[one.award.id] = one
        for award in awards:
            self._waiting.pop(award.id, None)
