"""What can be done with a plan: read one in, export, print, submit, issue, amend, replace, delete."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.language.numerals import format_percent
from desktop_app.domain.office.office import Unit, UnitKind
from desktop_app.domain.plan.amending import IS_REQUIRED, REGISTRATION_RULE
from desktop_app.domain.plan.facts import CONFIRMED_BEFORE_ISSUE, Deadline, Fact, PlanFacts, Quota
from desktop_app.domain.plan.places import place_of
from desktop_app.domain.plan.plan import Plan, PlanKind, PlanStatus
from desktop_app.system.files import safe_file_name
from desktop_app.ui.ask import Ask
from desktop_app.ui.dialogs.amend_dialog import Amendable, AmendDialog
from desktop_app.ui.dialogs.issue_dialog import IssueDialog, ToConfirm
from desktop_app.ui.exporting import Exporter
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.plan.facts.plan_fact_rows import day, deadline_name, target_value
from desktop_app.ui.pages.plan.plan_draft import PlanDraft
from desktop_app.ui.pages.plan.plan_import import PlanImport
from desktop_app.ui.pages.plan.returning.plan_returning import PlanReturning
from desktop_app.ui.printing import preview_pdf
from desktop_app.ui.text import plan as text
from desktop_app.ui.text import words


class PlanActs:
    """Each act stores first what was typed, asks what must be asked, and does one operation."""

    def __init__(
        self, gateway: Gateway, ask: Ask, jobs: JobRunner, draft: PlanDraft, show: Callable[[int | None], object]
    ) -> None:
        self._gateway, self._ask, self._jobs, self._draft, self._show = gateway, ask, jobs, draft, show
        self._office = gateway.office
        self._plans = gateway.office.plan_service
        self._exporter = Exporter(gateway, jobs, ask)
        self.imports = PlanImport(gateway, ask, jobs, draft, show)
        self.returning = PlanReturning(gateway, ask, jobs, draft, self.imports.line)

    # New plans

    def new_from_template(self, year: int, *, is_thematic: bool = False) -> None:
        """A new draft with the usual sections."""
        kind = PlanKind.THEMATIC if is_thematic else PlanKind.ANNUAL
        if self._gateway.did(self._draft.flush):
            plan_id = self._gateway.run(lambda: self._plans.new_from_template(year, kind))
            if plan_id is not None:
                self._show(plan_id)

    def delete_draft(self) -> None:
        """Remove the draft shown."""
        plan = self._draft.plan
        if plan is None:
            return
        question = text.DELETE_QUESTION.format(subject=plan.content.head.subject or text.NO_SUBJECT)
        if self._ask.confirm(question, words.DELETE_NOW, is_destructive=True) and self._gateway.did(
            lambda: self._plans.delete_draft(plan.id)
        ):
            self._show(None)

    # Paper

    def export(self, file_kind: str, state: str | None = None) -> None:
        """Write the paper where the clerk says."""
        plan = self._stored()
        if plan is None:
            return
        filters = words.WORD_FILES if file_kind == "docx" else words.PDF_FILES
        suggested = self._folder() / f"{file_name(plan)}.{file_kind}"
        path = self._ask.choose_file_to_save(text.EXPORT_TITLE, suggested, filters)
        if path is not None:
            self._exporter.write(
                lambda: self._office.paper_service.prepare_plan_file(plan.id, path, state),
                lambda written: self._gateway.say(text.EXPORTED.format(path=written)),
            )

    def export_slip(self) -> None:
        """Write the slip that goes with the plan to the signature."""
        plan = self._stored()
        if plan is None:
            return
        suggested = self._folder() / f"{safe_file_name(text.SLIP_NAME.format(label=file_name(plan)))}.docx"
        path = self._ask.choose_file_to_save(text.EXPORT_TITLE, suggested, text.SLIP_FILES)
        if path is not None:
            self._exporter.write(
                lambda: self._office.plan_review_service.prepare_slip_file(plan.id, path),
                lambda written: self._gateway.say(text.EXPORTED.format(path=written)),
            )

    def print(self) -> bool:
        """Show the print preview of the paper; False if there is no plan."""
        plan = self._stored()
        if plan is None:
            return False

        def preview(pdf: bytes) -> None:
            sentence = preview_pdf(pdf, file_name(plan), self._jobs, self._ask, self._folder())
            if sentence:
                self._gateway.say(sentence)

        self._exporter.make(lambda: self._office.paper_service.prepare_plan(plan.id, "pdf"), preview)
        return True

    def _folder(self) -> Path:
        return Path.home()

    def _stored(self) -> Plan | None:
        return self._draft.plan if self._gateway.did(self._draft.flush) else None

    # Status

    def submit(self) -> None:
        """Keep the paper for signature."""
        plan = self._stored()
        if plan is not None and self._ask.confirm(text.SUBMIT_QUESTION, text.SUBMIT_YES, detail=text.SUBMIT_DETAIL):
            self._done(lambda: self._plans.submit(plan.id), text.SUBMITTED)

    def take_back(self) -> None:
        """A submitted plan becomes a draft again."""
        plan = self._draft.plan
        if plan is not None:
            self._done(lambda: self._plans.take_back(plan.id), text.TAKEN_BACK)

    def issue(self) -> None:
        """Ask for number, day, confirmations and units; then issue, all in one operation."""
        plan = self._stored()
        if plan is None:
            return
        today = self._office.clock.today()
        head = plan.content.head
        facts = self._draft.effective_facts()
        dialog = IssueDialog(
            head.symbol,
            head.number,
            head.dated_on or today,
            to_confirm(plan, facts),
            owing_candidates(self._office.office_service.units(head.dated_on or today)),
        )
        if not self._ask.show(dialog):
            return
        number, on = dialog.number(), dialog.day()
        confirmed, at_most, owing = dialog.confirmed(), dialog.at_most(), dialog.owing()

        def work() -> None:
            self._plans.confirm(plan.id, confirmed)
            for uid in at_most:
                self._plans.confirm_quota(plan.id, uid)
            self._plans.issue(plan.id, number, on, owing)

        name = f"Ban hành kế hoạch số {number}"
        self._done(lambda: self._office.operations.run(name, work), text.ISSUED.format(number=number))

    def amend(self) -> None:
        """Record an amending document of the issued plan."""
        plan = self._draft.plan
        if plan is None:
            return
        rule = self._plans.registration_rule(plan.id)
        choices = amendables(self._draft.effective_facts(), is_registration_required=rule.is_required)
        dialog = AmendDialog(choices, self._office.clock.today())
        if not self._ask.show(dialog):
            return
        document_type, number, on, changes = dialog.document_type(), dialog.number(), dialog.day(), dialog.changes()
        sentence = text.AMENDED.format(label=f"{document_type} số {number}")
        self._done(lambda: self._plans.amend(plan.id, document_type, number, on, changes), sentence)

    def replace(self) -> None:
        """Say which issued plan replaces this one."""
        plan = self._draft.plan
        if plan is None:
            return
        others = [one for one in self._plans.list_plans() if one.plan_status is PlanStatus.ISSUED and one.id != plan.id]
        if not others:
            self._ask.inform(text.REPLACE_NONE)
            return
        chosen = self._ask.choose(
            text.REPLACE_QUESTION,
            [text.NUMBERED_PLAN.format(number=one.full_number, subject=one.subject) for one in others],
        )
        if chosen is not None:
            self._done(lambda: self._plans.replace(plan.id, others[chosen].id), "")

    def set_registration_required(self, is_required: bool) -> None:
        """Whether awards under this plan need a registration."""
        plan_id = self._draft.plan_id
        if plan_id is not None:
            self._draft.write(lambda: self._plans.save_settings(plan_id, is_registration_required=is_required))

    def _done(self, work: Callable[[], object], sentence: str) -> None:
        if self._draft.write(work) and sentence:
            self._gateway.say(sentence)


def file_name(plan: Plan) -> str:
    """A file name of the plan's number or subject."""
    head = plan.content.head
    label = f"{head.number}-{head.symbol}" if head.number else head.subject or text.NO_SUBJECT
    return safe_file_name(text.FILE_NAME.format(label=label))


def owing_candidates(units: tuple[Unit, ...]) -> list[Unit]:
    """Units that can owe a registration: blocs and clusters are groups of units."""
    return [unit for unit in units if unit.unit_kind not in (UnitKind.CLUSTER, UnitKind.BLOC)]


def to_confirm(plan: Plan, facts: PlanFacts) -> list[ToConfirm]:
    """Deadlines and quotas still to be confirmed, as they are in force."""
    return [
        ToConfirm(
            fact.uid,
            _words(fact),
            place_of(plan.content.blocks, fact.block_uid),
            asks_at_most=isinstance(fact, Quota) and fact.comparator is None,
        )
        for kind in CONFIRMED_BEFORE_ISSUE
        for fact in facts.of_kind(kind)
        if not fact.is_confirmed
    ]


def _words(fact: Fact) -> str:
    if isinstance(fact, Quota):
        comparator = text.COMPARATORS[fact.comparator] if fact.comparator else ""
        percent = format_percent(fact.percent)
        return " ".join(
            text.QUOTA_WORDS.format(award=award_name(fact.award_code), comparator=comparator, percent=percent).split()
        )
    if isinstance(fact, Deadline):
        name = deadline_name(fact)
        cut = name if len(name) <= 52 else f"{name[:50]}…"
        return text.DEADLINE_WORDS.format(text=f"{cut[:1].lower()}{cut[1:]}", day=day(fact.on))
    return ""


def amendables(facts: PlanFacts, *, is_registration_required: bool = False) -> list[Amendable]:
    """Every value an amending document may change, with what holds now."""
    required = text.YES if is_registration_required else text.NO
    rule = Amendable(REGISTRATION_RULE, IS_REQUIRED, text.REGISTRATION_REQUIRED, required, is_date=False)
    return [*_amendable_facts(facts), rule]


def _amendable_facts(facts: PlanFacts) -> list[Amendable]:
    found = [_dated(one.uid, "on", deadline_name(one), one.on) for one in facts.deadlines]
    for quota in facts.quotas:
        name = text.QUOTA_OF.format(award=award_name(quota.award_code))
        found += [Amendable(quota.uid, "percent", name, format_percent(quota.percent), is_date=False)]
    for wave in facts.waves:
        found += [_dated(wave.uid, "from_on", f"{wave.label}, {text.FROM_ON.lower()}", wave.from_on)]
        found += [_dated(wave.uid, "to_on", f"{wave.label}, {text.TO_ON.lower()}", wave.to_on)]
    for target in facts.targets:
        if target.value is not None:
            found += [Amendable(target.uid, "value", target.text, target_value(target), is_date=False)]
    return found


def _dated(uid: str, field: str, name: str, on: date | None) -> Amendable:
    return Amendable(uid, field, name, day(on), is_date=True, default_year=on.year if on else None)
