"""The awards of a person or of a unit through the years, whatever they came in by."""

from __future__ import annotations

from desktop_app.domain.award.past_award import PastAward
from desktop_app.storage.award_history_repository import AwardHistoryRepository


class AwardHistoryService:
    """Reads only."""

    def __init__(self, histories: AwardHistoryRepository) -> None:
        self._histories = histories

    def of_person(self, person_id: int) -> tuple[PastAward, ...]:
        """All that a person was awarded, oldest first: the table of a report of achievements."""
        return self._histories.of_person(person_id)

    def of_unit(self, unit_id: int) -> tuple[PastAward, ...]:
        """All that the unit and its collectives were awarded, oldest first."""
        return self._histories.of_unit(unit_id)

    def of_years(self, first: int, last: int) -> tuple[PastAward, ...]:
        """All awards of these achievement years, both inclusive, by year and day of decision."""
        return self._histories.of_years(first, last)
