"""Minutes of meetings that reviewed candidates: who is up for review, votes, what the meeting attested."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import FIRST_YEAR, format_text
from desktop_app.domain.language.text import clean_line
from desktop_app.domain.proof.review import REVIEW_BODY_NAMES, ReviewBody, ReviewedCandidate, ReviewMinutes
from desktop_app.storage.award_repository import AwardRepository
from desktop_app.storage.change_log import Operations
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.proof_repository import ProofRepository


@dataclass(frozen=True)
class ListedMinutes:
    """Minutes as lists show them; ``subjects``: the candidates' names in their order."""

    minutes: ReviewMinutes
    body: str
    unit: str
    subjects: tuple[str, ...]
    doubts: tuple[str, ...] = ()

    @property
    def key(self) -> int:
        """By what a list finds them again."""
        return self.minutes.id


class ReviewService:
    """Every write is one operation with one undo step."""

    def __init__(
        self,
        proofs: ProofRepository,
        awards: AwardRepository,
        office: OfficeRepository,
        operations: Operations,
        clock: Clock,
        registered: Callable[[int], Iterable[Award]],
    ) -> None:
        self._reviews = proofs.reviews
        self._awards = awards
        self._office = office
        self._operations = operations
        self._clock = clock
        self._registered = registered

    def minutes(self, year: int) -> tuple[ListedMinutes, ...]:
        """All of an achievement year, by the day they were held."""
        found = self._reviews.minutes(year)
        names = self._names([candidate for one in found for candidate in one.candidates])
        units = {unit.id: unit.name for unit in self._office.units()}
        return tuple(
            ListedMinutes(
                one,
                REVIEW_BODY_NAMES[one.review_body],
                units.get(one.unit_id, "") if one.unit_id is not None else "",
                tuple(names[candidate] for candidate in one.candidates),
                tuple(problems_of(one)),
            )
            for one in found
        )

    def one(self, minutes_id: int) -> ReviewMinutes:
        """One."""
        return self._reviews.one(minutes_id)

    def years(self) -> tuple[int, ...]:
        """The years with minutes, newest first."""
        return tuple(sorted({one.achievement_year for one in self._reviews.minutes()}, reverse=True))

    def candidates(self, year: int, unit_id: int | None = None) -> tuple[ReviewedCandidate, ...]:
        """Who may be reviewed: proposed or decided in that year, and registered by the units; of one unit, or all."""
        awards = [one for one in self._awards.awards(year) if one.outcome is not Outcome.NOT_APPROVED]
        awards += self._registered(year)
        order = {unit.id: place for place, unit in enumerate(self._office.units())}
        found = dict.fromkeys(
            ReviewedCandidate(one.award_code, one.unit_id, one.person_id, one.collective_name)
            for one in awards
            if unit_id is None or one.unit_id == unit_id
        )
        names = self._names(found)
        return tuple(sorted(found, key=lambda one: (order.get(one.unit_id, 0), one.award_code, names[one])))

    def named(self, candidates: Iterable[ReviewedCandidate]) -> list[str]:
        """The name of each candidate's subject."""
        many = list(candidates)
        names = self._names(many)
        return [names[one] for one in many]

    def save(self, minutes: ReviewMinutes) -> int:
        """Add (id 0) or change with all candidates; returns the id."""
        checked = self._checked(minutes)
        what = f"biên bản {REVIEW_BODY_NAMES[checked.review_body].lower()} ngày {format_text(checked.held_on)}"
        return self._operations.run(f"Ghi {what}", lambda: self._reviews.save(checked))

    def attest_all(self, minutes_id: int, *, is_attested: bool = True) -> int:
        """The meeting confirmed the conduct of every candidate (or of none); returns how many that changed."""
        minutes = self._reviews.one(minutes_id)
        changed = tuple(replace(one, is_conduct_attested=is_attested) for one in minutes.candidates)
        count = sum(one != other for one, other in zip(changed, minutes.candidates, strict=True))
        if count:
            self._operations.run(
                f"Xác nhận {count} trường hợp trong biên bản",
                lambda: self._reviews.save(replace(minutes, candidates=changed)),
            )
        return count

    def remove(self, minutes_id: int) -> None:
        """Remove with the candidates; undo brings them back."""
        held_on = self._reviews.one(minutes_id).held_on
        self._operations.run(
            f"Xóa biên bản bình xét ngày {format_text(held_on)}", lambda: self._reviews.delete(minutes_id)
        )

    def _checked(self, minutes: ReviewMinutes) -> ReviewMinutes:
        last = self._clock.today().year
        if not FIRST_YEAR <= minutes.achievement_year <= last:
            raise UserError(
                "minutes.year",
                f"Năm thành tích {minutes.achievement_year} không hợp lý. Ghi một năm từ {FIRST_YEAR} đến {last}.",
            )
        if minutes.held_on > self._clock.today():
            raise UserError(
                "minutes.ahead", f"Ngày họp {format_text(minutes.held_on)} chưa tới. Kiểm tra lại ngày họp."
            )
        if minutes.review_body is ReviewBody.UNIT and minutes.unit_id is None:
            raise UserError("minutes.unit", "Chưa chọn đơn vị họp bình xét. Chọn đơn vị rồi lưu.")
        if problems := problems_of(minutes):
            raise UserError("minutes.votes", problems[0])
        seen = set()
        for one in minutes.candidates:
            who = (one.award_code, one.person_id, one.unit_id if one.person_id is None else 0, one.collective_name)
            if who in seen:
                raise UserError(
                    "minutes.twice",
                    f"{self.named([one])[0]} có hai dòng xét {award_name(one.award_code)}. Bỏ bớt một dòng.",
                )
            seen.add(who)
        return replace(
            minutes,
            number=clean_line(minutes.number),
            candidates=tuple(replace(one, note=clean_line(one.note)) for one in minutes.candidates),
        )

    def _names(self, candidates: Iterable[ReviewedCandidate]) -> dict[ReviewedCandidate, str]:
        many = list(candidates)
        people = self._office.people_by_id({one.person_id for one in many if one.person_id is not None})
        units = {unit.id: unit.name for unit in self._office.units()}
        return {
            one: people[one.person_id].full_name
            if one.person_id is not None
            else one.collective_name or units[one.unit_id]
            for one in many
        }


def problems_of(minutes: ReviewMinutes) -> list[str]:
    """Figures that cannot be: more present than members, more votes than ballots; a sentence each."""
    found = []
    if minutes.members is not None and minutes.present is not None and minutes.present > minutes.members:
        found.append(f"Số người biểu quyết {minutes.present} nhiều hơn tổng số {minutes.members}. Kiểm tra lại hai số.")
    if minutes.present is not None and minutes.valid is not None and minutes.valid > minutes.present:
        found.append(
            f"Số phiếu hợp lệ {minutes.valid} nhiều hơn số người biểu quyết {minutes.present}. Kiểm tra lại hai số."
        )
    most = next((one for one in (minutes.valid, minutes.present, minutes.members) if one is not None), None)
    found += [
        f"Số phiếu đồng ý {one.votes_for} cho {award_name(one.award_code)} nhiều hơn {most} phiếu. Kiểm tra lại số phiếu."
        for one in minutes.candidates
        if most is not None and one.votes_for is not None and one.votes_for > most
    ]
    return found
