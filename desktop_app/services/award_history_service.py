"""The awards of people and units through the years: looked at, entered by hand, put right, removed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop_app.domain.award.award_entry import checked_entry
from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.award.merit import MeritKind, MeritPeriod
from desktop_app.domain.award.past_award import AwardLine, PastAward
from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.storage.award_history_repository import AwardHistoryRepository
from desktop_app.storage.change_log import Operations
from desktop_app.storage.office_repository import OfficeRepository


class AwardHistoryService:
    """Every write is one operation with one undo step."""

    def __init__(
        self, histories: AwardHistoryRepository, office: OfficeRepository, operations: Operations, clock: Clock
    ) -> None:
        self._histories = histories
        self._office = office
        self._operations = operations
        self._clock = clock

    # Looking

    def of_person(self, person_id: int) -> tuple[PastAward, ...]:
        """All that a person was awarded, oldest first: the table of a report of achievements."""
        return self._histories.of_person(person_id)

    def of_unit(self, unit_id: int) -> tuple[PastAward, ...]:
        """All that the unit and its collectives were awarded, oldest first."""
        return self._histories.of_unit(unit_id)

    def of_years(self, first: int, last: int) -> tuple[PastAward, ...]:
        """All awards of these achievement years, both inclusive, by year and day of decision."""
        return self._histories.of_years(first, last)

    def past(self, award_id: int) -> PastAward:
        """One award; UserError ``award.gone``."""
        return self._histories.past(award_id)

    def lines(self, year: int) -> tuple[AwardLine, ...]:
        """All awards of an achievement year as rows of a list, by decision."""
        return self._histories.lines(year)

    def lines_of(self, award_ids: Sequence[int]) -> tuple[AwardLine, ...]:
        """These awards as rows of a list, the newest year first."""
        return self._histories.lines_of(award_ids)

    def years(self) -> tuple[int, ...]:
        """The achievement years that have awards, newest first."""
        return self._histories.years()

    def unit_of(self, person_id: int, year: int) -> int:
        """The unit a person was in at the end of an achievement year, else on any day of it; 0 where none is known."""
        person = self._office.person(person_id)
        held = person.membership_on(date(year, 12, 31))
        if held is None:
            of_year = [one for one in person.memberships if one.holds_within(date(year, 1, 1), date(year, 12, 31))]
            held = of_year[-1] if of_year else None
        return held.unit_id if held is not None else 0

    # Writing

    def save(self, past: PastAward) -> int:
        """Add (id 0) or change an award; returns its id. ``unit_id`` 0 of a person: the unit of that year.

        UserError (``award.*``, ``office.*``) for what cannot stand; then nothing is stored. What was decided on the award page
        keeps all but its kind, period and note.
        """
        award = past.award
        if award.subject_kind is SubjectKind.PERSON:
            person = self._office.person(award.person_id or 0)
            name = person.full_name
            unit_id = award.unit_id or self.unit_of(person.id, award.achievement_year)
            if not unit_id:
                raise UserError(
                    "award.no_unit",
                    f"Chưa rõ đơn vị của {name} năm {award.achievement_year}. Chọn đơn vị khi được khen.",
                )
            award = replace(award, unit_id=unit_id)
            beside = self._histories.of_person(person.id)
        else:
            name = award.collective_name
            beside = self._histories.of_unit(award.unit_id)
        self._office.unit(award.unit_id)
        checked = checked_entry(replace(past, award=award), name, beside, self._clock.today())
        if award.id:
            self._check_change(checked)
        step = f"{'Sửa' if award.id else 'Thêm'} {award_name(award.award_code)} năm {award.achievement_year} của {name}"
        return self._operations.run(step, lambda: self._histories.save(checked))

    def set_particulars(self, award_ids: Sequence[int], kind: MeritKind | None, period: MeritPeriod | None) -> int:
        """Give many awards one kind of merit and one period, in one step; None leaves what they have. Returns how many."""
        found = [self._histories.past(award_id) for award_id in award_ids]
        if not found:
            raise UserError("award.none_chosen", "Chưa chọn khen thưởng nào. Chọn ít nhất một dòng.")
        today = self._clock.today()
        changed = [
            checked_entry(
                replace(one, merit_kind=kind or one.merit_kind, period=period or one.period), self._name(one), (), today
            )
            for one in found
        ]
        step = f"Ghi loại hình, giai đoạn của {len(changed)} khen thưởng"
        self._operations.run(step, lambda: [self._histories.save(one) for one in changed])
        return len(changed)

    def remove(self, award_ids: Sequence[int]) -> int:
        """Take awards of the history away; undo brings them back. UserError for one that was decided on the award page."""
        found = [self._histories.past(award_id) for award_id in award_ids]
        if not found:
            raise UserError("award.none_chosen", "Chưa chọn khen thưởng nào. Chọn ít nhất một dòng.")
        decided = next((one for one in found if not one.is_of_the_history), None)
        if decided is not None:
            raise UserError(
                "award.decided_here",
                f"{award_name(decided.award.award_code)} năm {decided.award.achievement_year} của {self._name(decided)} "
                "là kết quả xét trong sổ này. Xóa ở trang Xét tặng.",
            )
        one = found[0]
        what = (
            f"{len(found)} khen thưởng"
            if len(found) > 1
            else f"{award_name(one.award.award_code)} của {self._name(one)}"
        )
        self._operations.run(f"Xóa {what}", lambda: self._histories.delete([past.award.id for past in found]))
        return len(found)

    def _check_change(self, past: PastAward) -> None:
        stored = self._histories.past(past.award.id)
        if not stored.is_of_the_history and past.award != stored.award:
            raise UserError(
                "award.decided_here",
                "Kết quả này xét trong sổ: ở đây chỉ ghi được loại hình, giai đoạn và ghi chú. Sửa phần khác ở trang Xét tặng.",
            )

    def _name(self, past: PastAward) -> str:
        if past.award.person_id is None:
            return past.award.collective_name
        return self._office.person(past.award.person_id).full_name
