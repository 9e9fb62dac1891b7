"""Double awards for one achievement: looked for in all awards, set aside with a reason, never mended by themselves."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from desktop_app.domain.award.award import Award
from desktop_app.domain.award.double_awards import AwardRow, DoubleFlag, DoubleRule, double_awards, doubles_with
from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.text import clean_line
from desktop_app.storage.change_log import Operations
from desktop_app.storage.double_award_repository import DoubleAwardRepository
from desktop_app.storage.office_repository import OfficeRepository

_NO_REASON = ("doubles.no_reason", "Chưa có lý do bỏ qua. Ghi lý do để người xem sau hiểu.")


@dataclass(frozen=True)
class FoundDouble:
    """A flag and whose it is; ``reason``: why it was set aside, "" while it is open."""

    flag: DoubleFlag
    subject: str
    unit: str
    reason: str = ""

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to look at it."""
        return not self.reason


Look = Callable[[Callable[[], object]], tuple[FoundDouble, ...]]
"""Looks through what was read, safe in a job; calls what it is given now and then."""


def _go_on() -> None:
    """Nobody waits: no pause."""


class DoubleReading:
    """Reads the awards in parts that are short enough for the GUI thread."""

    def __init__(self, doubles: DoubleAwardRepository, look: Callable[[list[AwardRow]], Look]) -> None:
        self._doubles = doubles
        self._make_look = look
        self._years = list(doubles.years())
        self._rows: list[AwardRow] = []

    def read_more(self) -> bool:
        """Read another year; False when all are read."""
        if self._years:
            self._rows += self._doubles.rows(self._years.pop())
        return bool(self._years)

    def look(self) -> Look:
        """What looks through them."""
        return self._make_look(self._rows)


class DoubleAwardService:
    """Setting a flag aside is one operation with one undo step."""

    def __init__(
        self,
        doubles: DoubleAwardRepository,
        office: OfficeRepository,
        operations: Operations,
        clock: Clock,
        rules: Callable[[], Sequence[DoubleRule]],
    ) -> None:
        self._doubles = doubles
        self._office = office
        self._operations = operations
        self._clock = clock
        self._rules = rules

    def reading(self) -> DoubleReading:
        """All awards, read year by year, then looked through in a job: the window answers meanwhile."""
        return DoubleReading(self._doubles, self._look)

    def doubles(self, year: int | None = None) -> tuple[FoundDouble, ...]:
        """Every flag, or those an award of that year has a part in."""
        found = self._look(self._doubles.rows())(_go_on)
        return tuple(
            one for one in found if year in (None, one.flag.one.achievement_year, one.flag.other.achievement_year)
        )

    def of_subject(self, person_id: int | None, unit_ids: Iterable[int] = ()) -> tuple[FoundDouble, ...]:
        """The flags of one person or of the collectives of some units."""
        people = frozenset([person_id] if person_id else ())
        return self._look(self._doubles.rows_beside(people, frozenset(unit_ids)))(_go_on)

    def if_approved(self, awards: Collection[Award]) -> tuple[FoundDouble, ...]:
        """What approving these results (proposed, or decided anew) would double; for a hint before deciding."""
        ids = {one.id for one in awards if one.id}
        people = frozenset(one.person_id for one in awards if one.person_id is not None)
        units = frozenset(one.unit_id for one in awards if one.person_id is None)
        others = [row for row in self._doubles.rows_beside(people, units) if row.award_id not in ids]
        found = self._look([*others, *self._doubles.rows_of(ids)])(_go_on)
        wanted = {flag.key for flag in doubles_with((one.flag for one in found), ids)}
        return tuple(one for one in found if one.flag.key in wanted and one.is_open)

    def set_aside(self, flag: DoubleFlag, reason: str) -> None:
        """Leave a flag as it is: quiet until one of its awards changes. A reason must be given."""
        reason = clean_line(reason)
        if not reason:
            raise UserError(*_NO_REASON)
        now = self._clock.now().isoformat(timespec="seconds")
        self._operations.run("Bỏ qua một cờ trùng khen thưởng", lambda: self._doubles.add(flag.key, reason, now))

    def look_again(self, flag: DoubleFlag) -> None:
        """A flag set aside is shown again."""
        self._operations.run("Xem lại cờ trùng khen thưởng", lambda: self._doubles.remove(flag.key))

    def _look(self, rows: list[AwardRow]) -> Look:
        rules, aside = self._rules(), self._doubles.set_aside()
        uses = self._doubles.initiative_uses()
        units = {unit.id: unit.name for unit in self._office.units()}
        people = self._office.people()

        def look(pause: Callable[[], object]) -> tuple[FoundDouble, ...]:
            found = []
            flags = double_awards(rows, rules, uses, pause)
            names = {one.id: one.full_name for one in people} if flags else {}
            for flag in flags:
                subject = names.get(flag.one.person_id) or flag.one.collective_name
                found.append(FoundDouble(flag, subject, units.get(flag.other.unit_id, ""), aside.get(flag.key, "")))
            return tuple(found)

        return look
