"""Minutes of meetings that reviewed candidates, with the candidates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from desktop_app.domain.errors import UserError
from desktop_app.domain.proof.review import ReviewedCandidate, ReviewMinutes
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.plain_rows import PlainTable

_STALE = ("minutes.stale", "Biên bản này đã được sửa ở nơi khác. Mở lại danh sách rồi sửa tiếp.")
_BY_TIME = "achievement_year, held_on, id"


class ReviewRepository:
    """Reads give frozen dataclasses; writes belong inside ``Operations.run``."""

    def __init__(self, office: OfficeDatabase) -> None:
        self._minutes = PlainTable(office.db.conn, "review_minutes", ReviewMinutes)
        self._candidates = PlainTable(office.db.conn, "reviewed_candidates", ReviewedCandidate)

    def minutes(self, year: int | None = None) -> tuple[ReviewMinutes, ...]:
        """All of an achievement year, or of every year, by the day they were held."""
        where, values = ("1", {}) if year is None else ("achievement_year = :year", {"year": year})
        return self.prepare(where, values)()

    def one(self, minutes_id: int) -> ReviewMinutes:
        """One; UserError ``minutes.unknown``."""
        found = self.prepare("id = :id", {"id": minutes_id})()
        if not found:
            raise UserError(
                "minutes.unknown", f"Không có biên bản số {minutes_id} trong sổ. Xem lại danh sách biên bản."
            )
        return found[0]

    def prepare(self, where: str, values: Mapping[str, Any]) -> Callable[[], tuple[ReviewMinutes, ...]]:
        """Minutes read now, made by the function."""
        rows = self._minutes.rows(where, values, order=_BY_TIME)
        beneath = f"minutes_id IN (SELECT id FROM review_minutes WHERE {where})"  # noqa: S608 - words of our own
        candidates = self._candidates.by("minutes_id", beneath, values, order="minutes_id, position, id")
        return lambda: tuple(self._minutes.assemble(rows, {"candidates": candidates}))

    def save(self, minutes: ReviewMinutes) -> int:
        """Add (id 0) or change minutes with their candidates; returns the id."""
        minutes_id = self._minutes.save(minutes, _STALE)
        self._candidates.put_beneath("minutes_id", minutes_id, minutes.candidates)
        return minutes_id

    def delete(self, minutes_id: int) -> None:
        """Remove minutes with their candidates."""
        self._candidates.delete("minutes_id = ?", [minutes_id])
        self._minutes.delete("id = ?", [minutes_id])
