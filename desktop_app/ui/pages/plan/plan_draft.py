"""The plan being looked at and edited: one content for all tabs, stored two seconds after the last key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.errors import UserError
from desktop_app.domain.plan.amending import effective_facts
from desktop_app.domain.plan.blocks import Block, find
from desktop_app.domain.plan.facts import Fact, FactKind, PlanFacts
from desktop_app.domain.plan.plan import Amendment, DocumentHead, Plan, PlanContent, PlanStatus
from desktop_app.domain.plan.registration_rule import RegistrationRule, registration_rule
from desktop_app.ui.gateway import Gateway

AUTOSAVE_MS = 2000
_OVERTAKEN = ("plan.stale", "plan.frozen", "plan.submitted", "plan.unknown")
"""Refusals that mean that the plan on the screen is not the plan any more."""


class PlanDraft(QObject):
    """Holds the plan. Tabs show ``content`` and hand their changes to ``put``; they never store anything themselves."""

    loaded = Signal()
    """Another plan, or another state of it than this window wrote: show everything again."""
    changed = Signal()
    """The clerk changed the content in one of the tabs."""
    collecting = Signal()
    """About to store or to render: whoever holds typed words hands them over now."""
    saved = Signal()

    def __init__(self, gateway: Gateway, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gateway = gateway
        self._service = gateway.office.plan_service
        self.plan: Plan | None = None
        self.content = PlanContent()
        self.amendments: tuple[Amendment, ...] = ()
        self._settings: dict[str, Any] = {}
        self._is_touched = False
        self._is_saving = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AUTOSAVE_MS)
        self._timer.timeout.connect(self._on_time)

    # Opening

    @property
    def plan_id(self) -> int | None:
        """Id of the plan shown."""
        return self.plan.id if self.plan is not None else None

    @property
    def is_editable(self) -> bool:
        """Whether the content may be changed: a draft in an office open for writing."""
        return self.is_writable and self.plan is not None and self.plan.plan_status is PlanStatus.DRAFT

    @property
    def is_writable(self) -> bool:
        """Whether anything may be written about the plan: settings may be also after it was issued."""
        return self.plan is not None and not self._gateway.office.is_read_only

    @property
    def is_dirty(self) -> bool:
        """Whether something typed is not stored yet."""
        return self._is_touched

    def open(self, plan_id: int | None) -> None:
        """Show another plan; what was typed in the old one is stored first."""
        self.flush()
        self._take(self._service.plan(plan_id) if plan_id is not None else None)

    def refresh(self) -> None:
        """Read the plan again after news. What this window wrote itself changes nothing on the screen."""
        if self.plan is None or self._is_saving:
            return
        if not any(summary.id == self.plan.id for summary in self._service.list_plans()):
            self._take(None)
            return
        self._take(self._service.plan(self.plan.id))

    def _take(self, plan: Plan | None) -> None:
        old = self.plan
        settings = dict(self._service.quota_settings(plan.id)) if plan is not None else {}
        amendments = self._service.amendments(plan.id) if plan is not None else ()
        if plan is not None and (plan, settings, amendments) == (old, self._settings, self.amendments):
            return  # nothing new; what is being typed stays
        self._timer.stop()
        self._is_touched = False
        self.plan = plan
        self.content = plan.content if plan is not None else PlanContent()
        self.amendments = amendments
        self._settings = settings
        self.loaded.emit()

    # Changing

    def touch(self) -> None:
        """Something was typed; it will be handed over by ``collecting``."""
        if self.is_editable:
            self._is_touched = True
            self._timer.start()

    def put(self, **parts: Any) -> None:
        """Replace parts of the content (``head=…``, ``blocks=…``, ``facts=…``)."""
        if not self.is_editable:
            return
        content = replace(self.content, **parts)
        if content != self.content:
            self.content = content
            self.touch()
            self.changed.emit()

    def put_head(self, **parts: Any) -> None:
        """Replace fields of the head of the paper."""
        head: DocumentHead = replace(self.content.head, **parts)
        self.put(head=head)

    def put_fact(self, kind: FactKind, fact: Fact) -> None:
        """Replace the fact of that uid, or add it at the end of its list."""
        known = self.content.facts.of_kind(kind)
        if any(one.uid == fact.uid for one in known):
            facts = tuple(fact if one.uid == fact.uid else one for one in known)
        else:
            facts = (*known, fact)
        self._put_facts(kind, facts)

    def remove_fact(self, kind: FactKind, uid: str) -> None:
        """Take a fact out of its list; the text stays."""
        self._put_facts(kind, tuple(one for one in self.content.facts.of_kind(kind) if one.uid != uid))

    def _put_facts(self, kind: FactKind, facts: tuple[Fact, ...]) -> None:
        self.put(facts=self.content.facts.with_kind(kind, facts))

    def put_block(self, block: Block) -> None:
        """Replace one block of the outline, its children as they are."""
        self.put(blocks=_replaced(self.content.blocks, block))

    def next_fact_uid(self) -> str:
        """A uid for a fact entered in a form."""
        taken = {fact.uid for fact in self.content.facts.all()}
        number = 1
        while f"m{number}" in taken:
            number += 1
        return f"m{number}"

    # Storing

    def collect(self) -> PlanContent:
        """The content with everything typed so far."""
        self.collecting.emit()
        return self.content

    def flush(self) -> None:
        """Store what was typed, now. UserError when the plan was changed elsewhere meanwhile; the newer state is shown then."""
        self._timer.stop()
        if not self._is_touched or self.plan is None:
            return
        content = self.collect()
        self._timer.stop()
        self._store(self.plan, content)

    def write(self, work: Callable[[], object]) -> bool:
        """Do another write to this plan (confirm, issue, …): what was typed is stored first. Whether it was done."""
        if not self._gateway.did(self.flush):
            return False
        self._is_saving = True
        try:
            is_done = self._gateway.did(work)
        finally:
            self._is_saving = False
        self.refresh()
        return is_done

    def _store(self, plan: Plan, content: PlanContent) -> None:
        self._is_saving = True
        try:
            self.plan = self._service.save_content(plan.id, content, plan.row_version)
        except UserError as error:
            if error.code in _OVERTAKEN:
                self._is_touched, self._is_saving = False, False
                self.refresh()
            raise  # any other cause, such as a full disk: what was typed stays and is tried again
        finally:
            self._is_saving = False
        self._is_touched = False
        self.saved.emit()

    def _on_time(self) -> None:
        self._gateway.did(self.flush)

    # Looking

    def effective_facts(self) -> PlanFacts:
        """The facts in force today: amended, and with what the clerk said of the quotas."""
        if self.plan is None:
            return PlanFacts()
        shown = replace(self.plan, content=self.content)
        return effective_facts(shown, self.amendments, self._gateway.office.clock.today(), self._settings)

    def registration_rule(self) -> RegistrationRule | None:
        """Whether the plan asks for a registration today, by the text as it now stands; None without a plan."""
        if self.plan is None:
            return None
        shown = replace(self.plan, content=self.content)
        return registration_rule(shown, self.amendments, self._gateway.office.clock.today())

    def block(self, uid: str | None) -> Block | None:
        """A block of the text as it now stands."""
        return find(self.content.blocks, uid) if uid else None


def _replaced(blocks: tuple[Block, ...], new: Block) -> tuple[Block, ...]:
    return tuple(
        new.with_children(block.children)
        if block.uid == new.uid
        else block.with_children(_replaced(block.children, new))
        for block in blocks
    )
