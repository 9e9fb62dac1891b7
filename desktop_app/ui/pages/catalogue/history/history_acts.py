"""What the clerk does with awards of earlier years: enter, put right, say their kind and period, remove. Each is one operation."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.award.past_award import PastAward
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.ui.ask import Ask
from desktop_app.ui.forms.person_picker import people_of_year
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.pages.catalogue.history.award_entry_dialog import AwardEntryDialog
from desktop_app.ui.pages.catalogue.history.history_dialogs import ParticularsDialog
from desktop_app.ui.text import history as text


class HistoryActs:
    """Asks what is needed, then calls the service; what cannot be is told in the dialog that asked."""

    def __init__(self, gateway: Gateway, ask: Ask) -> None:
        self._gateway, self._ask = gateway, ask
        self._service = gateway.office.award_history_service

    def add(self, person_id: int, unit_id: int, unit_name: str) -> int:
        """Enter one award, of a subject suggested; its id, 0 if nothing was stored."""
        kind = SubjectKind.COLLECTIVE if unit_id else SubjectKind.PERSON
        year = self._gateway.office.clock.today().year - 1
        blank = Award(
            0, year, kind, unit_id, "", Outcome.APPROVED, person_id=person_id or None, collective_name=unit_name
        )
        return self._ask_award(PastAward(blank))

    def edit(self, award_id: int) -> int:
        """Put one award right; its id, 0 if nothing was stored."""
        past = self._gateway.run(lambda: self._service.past(award_id))
        return self._ask_award(past) if past is not None else 0

    def _ask_award(self, past: PastAward) -> int:
        office = self._gateway.office.office_service
        units = office.units()
        people = people_of_year(office.people(), units, self._gateway.office.clock.today().year)
        stored: list[int] = []
        dialog = AwardEntryDialog(past, people, units, lambda entered: stored.append(self._service.save(entered)))
        if not self._ask.show(dialog) or not stored:
            return 0
        entered = self._service.past(stored[0]).award
        self._gateway.say(text.SAVED.format(award=award_name(entered.award_code), year=entered.achievement_year))
        return stored[0]

    def note_particulars(self, award_ids: Sequence[int]) -> None:
        """One kind and one period for many awards."""
        if not award_ids:
            return
        dialog = ParticularsDialog(len(award_ids))
        if not self._ask.show(dialog):
            return
        kind, period = dialog.particulars()
        done = self._gateway.run(lambda: self._service.set_particulars(award_ids, kind, period))
        if done is not None:
            self._gateway.say(text.PARTICULARS_SAVED.format(count=done))

    def remove(self, award_ids: Sequence[int]) -> None:
        """Take awards away; undo brings them back, so nothing is asked."""
        done = self._gateway.run(lambda: self._service.remove(award_ids))
        if done is not None:
            self._gateway.say(text.REMOVED.format(count=done))
