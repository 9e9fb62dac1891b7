"""Finding people, and what they registered and got, for the search box."""

from __future__ import annotations

from collections.abc import Collection

from desktop_app.domain.clock import Clock
from desktop_app.domain.found import FoundAward, FoundLine, FoundPerson
from desktop_app.storage.search_queries import SearchQueries


class SearchService:
    """Reads only."""

    def __init__(self, queries: SearchQueries, clock: Clock) -> None:
        self._queries = queries
        self._clock = clock

    def people(self) -> list[FoundPerson]:
        """Everybody by given name, with the unit of today."""
        return self._queries.people(self._clock.today())

    def lines(self, person_ids: Collection[int], unit_ids: Collection[int]) -> list[FoundLine]:
        """What these people, and collectives of these units, registered, the newest first."""
        return self._queries.lines(person_ids, unit_ids)

    def awards(self, person_ids: Collection[int], unit_ids: Collection[int]) -> list[FoundAward]:
        """What these people, and collectives of these units, got or were proposed for, the newest first."""
        return self._queries.awards(person_ids, unit_ids)
