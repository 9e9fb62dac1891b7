"""What the clerk does with results: propose, take in, decide, refuse, add, change, remove. Each is one operation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from desktop_app.domain.award.award import Award, Outcome, QuotaStanding
from desktop_app.domain.award.counting import award_subject
from desktop_app.domain.award.double_wording import flag_basis, flag_sentence
from desktop_app.domain.award.quota_exception import over_words
from desktop_app.domain.award.results_list import ResultsImport
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.ui.ask import Ask
from desktop_app.ui.dialogs.decision_dialog import DecisionDialog, RefusalDialog
from desktop_app.ui.dialogs.quota_reason_dialog import QuotaReasonDialog
from desktop_app.ui.dialogs.result_dialog import ResultDialog
from desktop_app.ui.dialogs.results_import_dialog import PasteResultsDialog, ResultProblemsDialog
from desktop_app.ui.forms.award_scope import Scope
from desktop_app.ui.forms.person_picker import people_of_year
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.pages.award.award_table import ResultRow
from desktop_app.ui.text import award as words
from desktop_app.ui.text import words as shared
from desktop_app.ui.waiting import waiting_cursor

_PAST_TOLD = 3


class ResultActs:
    """``scope`` tells which results are meant; ``chosen`` gives the rows an act on several is for.

    ``decided`` is called once they are decided: their ticks have done their work.
    """

    def __init__(
        self,
        gateway: Gateway,
        ask: Ask,
        scope: Callable[[], Scope],
        chosen: Callable[[], Sequence[ResultRow]],
        decided: Callable[[], object],
    ) -> None:
        self._gateway = gateway
        self._ask = ask
        self._scope = scope
        self._chosen = chosen
        self._decided = decided
        self._service = gateway.office.award_service
        self._authority = ""

    def candidates(self, results: Sequence[Award]) -> tuple[Award, ...]:
        """Registered lines of received registrations that have no result in the scope yet, as proposals."""
        scope = self._scope()
        known = {(award_subject(one), one.award_code) for one in results}
        return tuple(
            replace(one, wave_uid=scope.wave_uid)
            for one in self._service.candidates(scope.year, scope.plan_id)
            if (award_subject(one), one.award_code) not in known
        )

    def propose(self, results: Sequence[Award]) -> None:
        """Propose all of them at once."""
        found = self._gateway.run(lambda: self.candidates(results))
        if found is None:
            return
        if not found:
            self._gateway.say(words.PROPOSED_NONE)
        elif self._gateway.did(lambda: self._service.save_results(found)):
            self._gateway.say(words.PROPOSED_DONE.format(count=len(found)))

    def paste(self) -> None:
        """Take in rows copied from Excel; what is wrong is told beside them."""
        dialog = PasteResultsDialog(self._take_text, _pasted_table())
        if self._ask.show(dialog):
            self._gateway.say(words.STORED.format(count=dialog.stored))

    def take_file(self) -> None:
        """Take in a .csv or .xlsx file: all of it or nothing."""
        path = self._ask.choose_file_to_open(words.IMPORT_TITLE, shared.LIST_FILES)
        if path is None:
            return
        done = self._gateway.run(lambda: self._take_file(path))
        if done is None:
            return
        if done.problems:
            self._ask.show(ResultProblemsDialog(f"“{path.name}”", done.problems))
        else:
            self._gateway.say(words.STORED.format(count=done.stored))

    def _take_text(self, text: str) -> ResultsImport:
        scope = self._scope()
        with waiting_cursor():
            return self._service.import_results_text(text, scope.year, scope.plan_id)

    def _take_file(self, path: Path) -> ResultsImport:
        scope = self._scope()
        with waiting_cursor():
            return self._service.import_results_file(path, scope.year, scope.plan_id)

    def decide(self) -> None:
        """One decision for all chosen results."""
        rows = self._some_chosen()
        if not rows:
            return
        decided = sum(bool(row.award.decision_number) for row in rows)
        dialog = DecisionDialog(
            [row.subject for row in rows],
            self._gateway.office.clock.today(),
            authority=self._authority or _last_authority(rows),
            decided=decided,
            doubles=self._doubles(rows),
        )
        if not self._ask.show(dialog):
            return
        number, day, authority = dialog.decision()
        ids = [row.award.id for row in rows]
        past = self._gateway.run(lambda: self._service.past_quota(ids)) or ()
        reason, concerned = "", list[int]()
        if past:
            why = QuotaReasonDialog(
                [over_words(one) for one in past[:_PAST_TOLD]],
                [(row.award.id, row.subject) for row in rows if any(_uses(row.award, one) for one in past)],
            )
            if not self._ask.show(why):
                return
            reason, concerned = why.text(), why.concerned()
        done = self._gateway.run(
            lambda: self._service.record_decision(
                ids, number, day, authority, Outcome.APPROVED, exception_reason=reason, excepted_ids=concerned
            )
        )
        if done is not None:
            self._authority = authority
            self._decided()
            self._gateway.say(words.DECIDED.format(number=number, count=done))

    def _doubles(self, rows: Sequence[ResultRow]) -> list[str]:
        """What deciding these would give a second time for one achievement: a hint, nothing is held up."""
        found = self._gateway.office.double_award_service.if_approved([row.award for row in rows])
        return [f"{one.subject}: {flag_sentence(one.flag)} {flag_basis(one.flag)}." for one in found]

    def refuse(self) -> None:
        """The chosen results were not approved, and why."""
        rows = self._some_chosen()
        if not rows:
            return
        dialog = RefusalDialog([row.subject for row in rows], self._gateway.office.clock.today())
        if not self._ask.show(dialog):
            return
        reason, day, authority = dialog.refusal()
        ids = [row.award.id for row in rows]
        done = self._gateway.run(
            lambda: self._service.record_decision(ids, "", day, authority, Outcome.NOT_APPROVED, reason)
        )
        if done is not None:
            self._decided()
            self._gateway.say(words.REFUSED.format(count=done))

    def remove(self) -> None:
        """Remove the chosen results; undo brings them back, so nothing is asked."""
        rows = self._some_chosen()
        if not rows:
            return
        ids = [row.award.id for row in rows]
        done = self._gateway.run(lambda: self._service.delete_results(ids))
        if done is not None:
            self._gateway.say(words.DELETED.format(count=done))

    def add(self) -> None:
        """One new result in the scope."""
        scope = self._scope()
        blank = Award(
            id=0,
            achievement_year=scope.year,
            subject_kind=SubjectKind.PERSON,
            unit_id=0,
            award_code="",
            outcome=Outcome.PROPOSED,
            plan_id=scope.plan_id,
            wave_uid=scope.wave_uid,
        )
        self._edit(blank)

    def edit(self, row: ResultRow | None) -> None:
        """Change one result."""
        if row is not None:
            self._edit(row.award)

    def _edit(self, award: Award) -> None:
        office = self._gateway.office.office_service
        units = office.units()
        people = people_of_year(office.people(), units, award.achievement_year)
        dialog = ResultDialog(award, people, units)
        if not self._ask.show(dialog):
            return
        wanted = dialog.result_wanted()
        if self._gateway.did(lambda: self._service.save_results([wanted])):
            self._gateway.say(words.STORED.format(count=1))

    def _some_chosen(self) -> Sequence[ResultRow]:
        rows = self._chosen()
        if not rows:
            self._ask.warn(words.NOTHING_CHOSEN)
        return rows


def _uses(award: Award, standing: QuotaStanding) -> bool:
    return award.award_code == standing.award_code and standing.concerns(award.unit_id)


def _last_authority(rows: Sequence[ResultRow]) -> str:
    return next((row.award.authority for row in rows if row.award.authority), "")


def _pasted_table() -> str:
    """What lies on the clipboard, if it looks like rows of a table."""
    text = QGuiApplication.clipboard().text()
    return text if "\t" in text and "\n" in text else ""
