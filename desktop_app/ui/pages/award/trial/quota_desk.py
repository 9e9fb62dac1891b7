"""Between the list of results, the strip of quotas over it and the what-if panel below: reads once, reckons after every tick."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from desktop_app.domain.award.award import Award, Outcome, QuotaStanding
from desktop_app.domain.award.catalogue import BY_CODE, CATALOGUE, award_name
from desktop_app.domain.award.quota_exception import over_words
from desktop_app.domain.award.trial.change import Change, change_words
from desktop_app.domain.award.trial.contender import Contender
from desktop_app.domain.award.trial.preference import Preference
from desktop_app.domain.award.trial.trial import Choice
from desktop_app.domain.award.trial.wording import trial_lines
from desktop_app.domain.judging.judgement import Verdict
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.services.quota_service import QuotaScopeRead
from desktop_app.ui.ask import Ask
from desktop_app.ui.dialogs.person_choice_dialog import PersonChoiceDialog
from desktop_app.ui.dialogs.preferences_dialog import PreferencesDialog
from desktop_app.ui.forms.award_scope import Scope
from desktop_app.ui.forms.person_picker import people_of_year
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.pages.award.award_quota_strip import QuotaStrip
from desktop_app.ui.pages.award.award_table import ResultTable
from desktop_app.ui.pages.award.trial.trial_panel import TrialPanel
from desktop_app.ui.text import award as award_words
from desktop_app.ui.text import trial as words

_TOLD = 3


class QuotaDesk(QObject):
    """``verdict_of``: what was judged so far of a stored result."""

    def __init__(
        self,
        gateway: Gateway,
        ask: Ask,
        strip: QuotaStrip,
        table: ResultTable,
        verdict_of: Callable[[int], Verdict | None],
    ) -> None:
        super().__init__(table)
        self._gateway, self._ask, self._strip, self._table = gateway, ask, strip, table
        self._verdict_of = verdict_of
        self._service = gateway.office.quota_service
        self._found: QuotaScopeRead | None = None
        self._stored: tuple[QuotaStanding, ...] = ()
        self._unexplained: tuple[QuotaStanding, ...] = ()
        self._shown: tuple[QuotaStanding, ...] = ()
        self._added: tuple[Award, str] | None = None
        self._change: Change | None = None
        self._taken: list[Contender] = []
        self._in_force: tuple[Preference, ...] = ()
        self.panel = TrialPanel()
        strip.on_explain = self.explain
        table.ticks_changed.connect(self._show_quotas)
        table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._on_row())
        self.panel.opened.connect(lambda _is_open: self._on_row())
        self.panel.target_changed.connect(self._try)
        self.panel.next_changed.connect(self._try)
        self.panel.other_asked.connect(self._ask_other)
        self.panel.preferences_asked.connect(self._ask_preferences)
        self.panel.apply_asked.connect(self.apply)

    def read(self, scope: Scope) -> None:
        """Read the quotas of a scope; a wave has none of its own."""
        service = self._service
        self._found = None
        self._stored = self._unexplained = ()
        if scope.wave_uid is None:
            self._found = service.read(scope.year if scope.plan_id is None else None, scope.plan_id)
            self._stored = service.standings(self._found)
            self._unexplained = service.unexplained(self._stored, self._found.year)
        self.panel.setVisible(bool(self._stored))
        self._show_quotas()
        self._on_row()

    def _choice(self) -> Choice:
        return Choice.of(self._found.matter.awards, self._table.ticked()) if self._found is not None else Choice()

    def _show_quotas(self) -> None:
        choice = self._choice()
        standings = self._stored
        if choice.award_codes and self._found is not None:
            standings = self._service.standings(self._found, choice)
        is_unexplained = bool(self._unexplained) and not self._gateway.office.is_read_only
        self._shown = standings
        self._strip.show_quotas(standings, choice.award_codes, is_unexplained=is_unexplained)
        if self.panel.is_open:
            self._try()

    def explain(self) -> None:
        """Ask for the reason of what is past its quota as stored."""
        found = self._found
        if found is None or not self._unexplained:
            return
        told = "; ".join(over_words(one) for one in self._unexplained[:_TOLD])
        reason = self._ask.ask_text(award_words.QUOTA_EXPLAIN_ASK.format(quotas=told), award_words.DECIDE_NOW)
        if reason and self._gateway.did(lambda: self._service.explain(found, reason)):
            self._gateway.say(award_words.QUOTA_EXPLAINED)

    # Trying

    def _on_row(self) -> None:
        self._added = None
        if self.panel.is_open:
            self._show_subject()

    def _show_subject(self) -> None:
        if self._added is not None:
            award, name = self._added
        else:
            row = self._table.current_row()
            if row is None:
                self._tell_nothing(words.NOBODY)
                return
            award, name = row.award, f"{row.subject} ({award_name(row.award.award_code)})"
            if self._found is not None and all(one.id != award.id for one in self._found.matter.awards):
                self._tell_nothing(words.NOT_COUNTED)
                return
        kind = BY_CODE[award.award_code].award_kind if award.award_code in BY_CODE else None
        fitting = [one for one in CATALOGUE if award.subject_kind in one.subjects and one.code != award.award_code]
        fitting.sort(key=lambda one: one.award_kind is not kind)
        targets = [(one.code, one.name) for one in fitting]
        if self._added is None:
            targets.append(("", words.WITHDRAW))
        self.panel.show_subject(name, targets, is_addition=self._added is not None)
        self._try()

    def _tell_nothing(self, text: str) -> None:
        self._change, self._taken = None, []
        self.panel.show_subject("–", (), is_addition=False)
        self.panel.show_trial([text], 1, has_next=False, may_apply=False)

    def _try(self) -> None:
        found, row = self._found, self._table.current_row()
        if found is None or not self.panel.is_open or self.panel.target.currentIndex() < 0:
            return
        if self._added is None and row is None:
            return
        award = self._added[0] if self._added is not None else row.award if row is not None else None
        if award is None:
            return
        change = Change(award, str(self.panel.target.currentData()))
        out = self._gateway.run(
            lambda: self._service.try_out(
                found, [change], self._choice(), known=lambda one: self._verdict_of(one.id), before=self._shown
            )
        )
        if out is None:
            self._change = None
            return
        self._change, self._in_force = change, out.preferences
        next_ones = list(dict.fromkeys(one.contender for free in out.trial.free for one in free.fitting))
        self._taken = next_ones if self.panel.with_next.isChecked() else []
        lines = [*trial_lines(out.trial), *out.notes]
        if award.id and award.decision_number:
            lines.append(words.DECIDED.format(number=award.decision_number))
        self.panel.show_trial(
            lines,
            1 + len(self._taken),
            has_next=bool(next_ones),
            may_apply=not self._gateway.office.is_read_only,
        )

    def _ask_other(self) -> None:
        found, office = self._found, self._gateway.office.office_service
        if found is None:
            return
        dialog = PersonChoiceDialog(words.ADD_TITLE, people_of_year(office.people(), office.units(), found.year))
        if not self._ask.show(dialog):
            return
        chosen = dialog.chosen()
        if chosen is None:
            return
        award = Award(
            0,
            found.year,
            SubjectKind.PERSON,
            chosen.unit_id,
            "",
            Outcome.PROPOSED,
            chosen.person_id,
            plan_id=found.plan_id,
        )
        self._added = (award, chosen.text)
        self._show_subject()

    def _ask_preferences(self) -> None:
        national = [one for one in self._in_force if not one.is_local]
        dialog = PreferencesDialog(national, self._service.local_preferences())
        if self._ask.show(dialog):
            wanted = dialog.preferences()
            if self._gateway.did(lambda: self._service.save_local_preferences(wanted)):
                self._gateway.say(words.PREFERENCES_SAVED)

    def apply(self) -> None:
        """Write what was tried, after one question; what was taken for a free place is ticked."""
        found, change, taken = self._found, self._change, list(self._taken)
        if found is None or change is None:
            return
        row = self._table.current_row()
        name = self._added[1] if self._added is not None else row.subject if row is not None else ""
        what = [change_words(change, name), *(_proposed(taken))]
        if not self._ask.confirm(words.APPLY_ASK.format(what="; ".join(what)), words.APPLY_NOW):
            return
        done = self._gateway.run(lambda: self._service.apply(found, [change], taken))
        if done is not None:
            ticked = self._table.ticked()
            if ticked and change.award.id in ticked:
                self._table.set_ticked([change.award.id], is_ticked=False)
                self._table.set_ticked([one.award.id for one in taken if one.award.id], is_ticked=True)
            self.panel.set_open(is_open=False)
            self._table.setFocus()
            self._gateway.say(words.APPLIED.format(count=done))


def _proposed(taken: Sequence[Contender]) -> list[str]:
    return [words.PROPOSE.format(award=award_name(one.award.award_code), name=one.name) for one in taken]
