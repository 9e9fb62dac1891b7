"""The life of a plan: read, draft, confirm, submit, issue, amend, replace."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import FIRST_YEAR, LAST_YEAR, format_text
from desktop_app.domain.language.legacy_fonts import LegacySample
from desktop_app.domain.plan.amending import effective_facts, source_of
from desktop_app.domain.plan.amendment_check import checked_amendment
from desktop_app.domain.plan.facts import CONFIRMED_BEFORE_ISSUE, Comparator, FactKind, PlanFacts
from desktop_app.domain.plan.plan import (
    Amendment,
    FactChange,
    Plan,
    PlanContent,
    PlanKind,
    PlanStatus,
    PlanSummary,
    SourceFile,
)
from desktop_app.domain.plan.quota_settings import QuotaSettings, checked_settings
from desktop_app.domain.plan.registration_rule import RegistrationRule, demanding_condition, registration_rule
from desktop_app.domain.registration.registration import PlanUnit
from desktop_app.importing.document_reader import SourceDocument, read_document, read_pasted
from desktop_app.importing.isolation.child_process import Check, never_cancelled
from desktop_app.importing.plan.plan_parser import parse_plan
from desktop_app.importing.plan.plan_template import template_content
from desktop_app.storage.change_log import Operations
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.plan_repository import PlanRepository
from desktop_app.system.files import sha256

RenderFiles = Callable[[Plan], Mapping[str, bytes]]
"""The exact bytes of a plan's paper by file kind ("docx", "pdf")."""

_NUMBER = re.compile(r"[0-9]{1,6}[A-Za-zĐđ]?")
"""A paper's number: figures, and the letter of one put in between (14a)."""


@dataclass(frozen=True)
class SourceReading:
    """A source as it was read, not yet stored."""

    content: PlanContent
    source: SourceDocument

    @property
    def legacy(self) -> tuple[LegacySample, ...]:
        """Lines typed before Unicode, before and after a conversion."""
        return self.source.legacy


class PlanService:
    """Use cases around plans; every write is one operation with one undo step."""

    def __init__(
        self,
        plans: PlanRepository,
        office: OfficeRepository,
        operations: Operations,
        clock: Clock,
        template_folder: Path,
        render: RenderFiles,
    ) -> None:
        self._plans = plans
        self._office = office
        self._operations = operations
        self._clock = clock
        self._template_folder = template_folder
        self._render = render

    # Reading and drafting

    @staticmethod
    def read_file(path: Path, *, convert_legacy: bool = False, check: Check = never_cancelled) -> SourceReading:
        """What the importer makes of a file; nothing is stored, no office is needed, any thread may do it.

        Text typed before Unicode is converted only if asked; ``check`` is called on the way and may raise to end it.
        """
        return _parsed(read_document(path, convert_legacy=convert_legacy, check=check))

    @staticmethod
    def read_pasted(text: str, *, convert_legacy: bool = False) -> SourceReading:
        """The same for text copied from elsewhere."""
        return _parsed(read_pasted(text, convert_legacy=convert_legacy))

    def add_reading(self, reading: SourceReading) -> int:
        """Store what was read as a draft, with the file's bytes; returns the plan's id."""
        source = reading.source
        kept = SourceFile(source.name, source.sha256, source.encoding)
        return self._add(reading.content, kept, source.raw)

    def import_file(self, path: Path, *, convert_legacy: bool = False) -> int:
        """Read a file and store it."""
        return self.add_reading(self.read_file(path, convert_legacy=convert_legacy))

    def new_from_template(self, working_year: int, plan_kind: PlanKind = PlanKind.ANNUAL) -> int:
        """A new draft with the usual sections and the office's own head."""
        content = template_content(
            self._template_folder,
            working_year,
            plan_kind,
            self._office.profile_on(self._clock.today()),
            self._office.signatory_on(self._clock.today()),
        )
        return self._operations.run("Tạo kế hoạch theo mẫu", lambda: self._stored(content))

    def open_draft(self, plan_id: int) -> Plan:
        """The plan, if it is a draft that may be changed; UserError ``plan.frozen`` or ``plan.submitted`` otherwise."""
        plan = self._plans.plan(plan_id)
        _refuse_unless_draft(plan)
        return plan

    def save_content(self, plan_id: int, content: PlanContent, row_version: int, name: str = "") -> Plan:
        """Store the draft as it is now; autosaves of one plan merge into one undo step, a named act is a step of its own."""
        plan = self.open_draft(plan_id)
        if content == plan.content:
            return plan
        self._operations.run(
            name or "Sửa kế hoạch",
            lambda: self._plans.save(plan_id, content, row_version, self._now()),
            merge_key=None if name else f"plan:{plan_id}",
        )
        return self._plans.plan(plan_id)

    def delete_draft(self, plan_id: int) -> None:
        """Remove a draft; undo brings it back."""
        self.open_draft(plan_id)
        self._operations.run("Xóa bản thảo kế hoạch", lambda: self._plans.delete(plan_id))

    # Looking

    def list_plans(self, year: int | None = None) -> tuple[PlanSummary, ...]:
        """All plans, or those of one working year."""
        return self._plans.summaries(year)

    def plan(self, plan_id: int) -> Plan:
        """One plan, whole."""
        return self._plans.plan(plan_id)

    def amendments(self, plan_id: int) -> tuple[Amendment, ...]:
        """Amending documents of a plan by date."""
        return self._plans.amendments(plan_id)

    def effective_facts(self, plan_id: int, on: date | None = None) -> PlanFacts:
        """The facts in force on that day (today): amended, and with the clerk's quota settings."""
        plan = self._plans.plan(plan_id)
        settings = self._plans.quota_settings(plan_id)
        return effective_facts(plan, self._plans.amendments(plan_id), on or self._clock.today(), settings)

    def quota_settings(self, plan_id: int) -> Mapping[str, QuotaSettings]:
        """What the clerk said of each quota beside its words, by fact uid."""
        return self._plans.quota_settings(plan_id)

    def source_of(self, plan_id: int, fact_uid: str, on: date | None = None) -> str:
        """The place a board quotes for a fact on that day."""
        plan = self._plans.plan(plan_id)
        return source_of(plan, self._plans.amendments(plan_id), fact_uid, on or self._clock.today())

    def owing_units(self, plan_id: int) -> tuple[PlanUnit, ...]:
        """Units that owe a registration under an issued plan."""
        return self._plans.plan_units(plan_id)

    def papers(self, plan_id: int) -> list[tuple[str, str, str, str]]:
        """(state, file kind, sha256, made at) of the stored papers."""
        return self._plans.papers(plan_id)

    # Confirming

    def confirm(self, plan_id: int, fact_uids: Iterable[str]) -> None:
        """The clerk says these readings are right. A quota the plan writes without "tối đa" stays without."""
        uids = list(fact_uids)
        facts = self._plans.plan(plan_id).content.facts
        if any(facts.find(uid) is None for uid in uids):
            raise UserError("fact.unknown", "Không có số liệu này trong kế hoạch. Xem lại số thứ tự rồi làm lại.")
        self._operations.run("Xác nhận số liệu", lambda: self._plans.confirm(plan_id, uids))

    def confirm_all(self, plan_id: int) -> None:
        """Confirm every fact as it was read."""
        self.confirm(plan_id, [fact.uid for fact in self._plans.plan(plan_id).content.facts.all()])

    def confirm_quota(self, plan_id: int, fact_uid: str, comparator: Comparator = Comparator.AT_MOST) -> None:
        """The clerk says what a quota's figure means ("tối đa"), and confirms it; also after issue."""

        def work() -> None:
            self.save_quota_settings(plan_id, fact_uid, QuotaSettings(comparator=comparator))
            self.confirm(plan_id, [fact_uid])

        self._operations.run("Xác nhận tỷ lệ", work)

    def save_quota_settings(
        self,
        plan_id: int,
        fact_uid: str,
        settings: QuotaSettings,
    ) -> None:
        """Settings beside a quota's figure with what they rest on, kept apart from the plan's words; others stay as they were."""
        if not any(quota.uid == fact_uid for quota in self._plans.plan(plan_id).content.facts.quotas):
            raise UserError("fact.unknown", "Không có tỷ lệ này trong kế hoạch. Xem lại số thứ tự rồi làm lại.")
        new = checked_settings(settings)
        self._operations.run("Đặt cách tính tỷ lệ", lambda: self._plans.save_quota_settings(plan_id, fact_uid, new))

    def save_settings(self, plan_id: int, *, is_registration_required: bool) -> None:
        """Whether this plan's awards need a registration: the plan's own rule, not the law's. Once issued, amended only."""
        if self._plans.plan(plan_id).is_frozen:
            text = "Kế hoạch đã ban hành. Muốn đổi điều kiện đăng ký, ghi văn bản sửa đổi."
            raise UserError("plan.setting_frozen", text)
        self._operations.run(
            "Đặt điều kiện đăng ký",
            lambda: self._plans.set_registration_required(plan_id, is_registration_required),
        )

    def registration_rule(self, plan_id: int, on: date | None = None) -> RegistrationRule:
        """Whether this plan asks for a registration on a day (today), and where that stands."""
        amendments = self._plans.amendments(plan_id)
        return registration_rule(self._plans.plan(plan_id), amendments, on or self._clock.today())

    # Submitting, issuing, amending

    def submit(self, plan_id: int) -> Plan:
        """Freeze the paper for signature: number and day stay blank, with room to write them."""
        plan = self._plans.plan(plan_id)
        _refuse_unless_draft(plan)
        if not plan.content.head.subject.strip():
            raise UserError(
                "plan.no_subject", "Kế hoạch chưa có trích yếu. Ghi trích yếu ở phần Đầu văn bản rồi trình ký."
            )
        self._operations.run("Trình ký kế hoạch", lambda: self._submit(plan))
        return self._plans.plan(plan_id)

    def take_back(self, plan_id: int) -> Plan:
        """A submitted plan becomes a draft again; its paper for signature is dropped."""
        if self._plans.plan(plan_id).plan_status is not PlanStatus.SUBMITTED:
            raise UserError("plan.not_submitted", "Chỉ rút lại được kế hoạch đang trình ký.")

        def work() -> None:
            self._plans.drop_papers(plan_id, "submitted")
            self._plans.set_plan_status(plan_id, PlanStatus.DRAFT, self._now())

        self._operations.run("Rút lại kế hoạch đang trình ký", work)
        return self._plans.plan(plan_id)

    def unconfirmed(self, plan_id: int) -> list[tuple[FactKind, int]]:
        """(kind, place in its list from 1) of the facts that issuing still asks about."""
        facts = self._plans.plan(plan_id).content.facts
        return [
            (kind, index)
            for kind in CONFIRMED_BEFORE_ISSUE
            for index, fact in enumerate(facts.of_kind(kind), start=1)
            if not fact.is_confirmed
        ]

    def issue(self, plan_id: int, number: str, on: date, owing_unit_ids: Iterable[int] | None = None) -> Plan:
        """Issue the signed plan with its number and date, and fix which units owe a registration.

        From here its content never changes. Issuing a draft submits it first, so both papers are kept. ``owing_unit_ids``
        None: all units in being on that day.
        """
        plan = self._plans.plan(plan_id)
        number = self._checked_issue(plan, number, on)
        owing = self._plans.owing_unit_ids(on) if owing_unit_ids is None else list(dict.fromkeys(owing_unit_ids))

        def work() -> None:
            if plan.plan_status is PlanStatus.DRAFT:
                self._submit(plan)
            submitted = self._plans.plan(plan_id)
            head = replace(submitted.content.head, number=number, day=on.day, month=on.month, year=on.year)
            year = submitted.content.working_year or on.year
            content = replace(submitted.content, head=head, working_year=year)
            self._plans.save(plan_id, content, submitted.row_version, self._now())
            self._plans.set_plan_status(plan_id, PlanStatus.ISSUED, self._now())
            self._keep_papers("issued", self._plans.plan(plan_id))
            self._plans.add_plan_units(plan_id, owing)

        self._operations.run(f"Ban hành kế hoạch số {number}", work)
        return self._plans.plan(plan_id)

    def amend(self, plan_id: int, document_type: str, number: str, on: date, changes: Iterable[FactChange]) -> int:
        """Record an amending document: its changes hold from its day, on every board; the plan itself stays."""
        made = checked_amendment(
            self._plans.plan(plan_id), self._plans.amendments(plan_id), document_type, number, on, changes
        )

        def work() -> int:
            amendment_id = self._plans.add_amendment(plan_id, made.document_type, made.number, on)
            self._plans.add_fact_changes(amendment_id, made.changes)
            return amendment_id

        return self._operations.run(f"Sửa đổi kế hoạch bằng {made.label}", work)

    def replace(self, plan_id: int, by_plan_id: int) -> None:
        """An issued plan is replaced by another issued one."""
        plan, new = self._plans.plan(plan_id), self._plans.plan(by_plan_id)
        if plan_id == by_plan_id or any(one.plan_status is not PlanStatus.ISSUED for one in (plan, new)):
            raise UserError("plan.replace", "Kế hoạch thay thế và kế hoạch bị thay đều phải đã ban hành và khác nhau.")
        self._operations.run(
            "Thay thế kế hoạch",
            lambda: self._plans.set_plan_status(plan_id, PlanStatus.REPLACED, self._now(), by_plan_id),
        )

    def _add(self, content: PlanContent, source: SourceFile, raw: bytes) -> int:
        return self._operations.run("Nhập kế hoạch", lambda: self._stored(content, source, raw))

    def _stored(self, content: PlanContent, source: SourceFile | None = None, raw: bytes = b"") -> int:
        """A new draft; a condition that asks for a registration sets the plan's rule."""
        plan_id = self._plans.add(content, self._now(), source, raw)
        if demanding_condition(content.facts) is not None:
            self._plans.set_registration_required(plan_id, True)
        return plan_id

    def _submit(self, plan: Plan) -> None:
        """Keep the paper for signature: the number comes after the signature, so it is blank there."""
        head = replace(plan.content.head, number="", day=None)
        self._plans.set_plan_status(plan.id, PlanStatus.SUBMITTED, self._now())
        self._keep_papers("submitted", replace(plan, content=replace(plan.content, head=head)))

    def _keep_papers(self, state: str, plan: Plan) -> None:
        for file_kind, content in self._render(plan).items():
            self._plans.keep_paper(plan.id, state, file_kind, content, sha256(content), self._now())

    def _checked_issue(self, plan: Plan, number: str, on: date) -> str:
        number = number.strip()
        if plan.is_frozen:
            raise UserError(
                "plan.frozen", "Kế hoạch đã ban hành. Muốn đổi, ban hành văn bản sửa đổi hoặc kế hoạch thay thế."
            )
        if not _NUMBER.fullmatch(number):
            raise UserError("plan.number", "Số văn bản chỉ ghi phần số, ví dụ 14; ký hiệu đã có ở Đầu văn bản.")
        if not FIRST_YEAR <= on.year <= LAST_YEAR:
            raise UserError(
                "plan.issue_day", f"Ngày ban hành {format_text(on)} không đúng. Kiểm tra lại năm rồi ban hành."
            )
        if not plan.content.head.subject.strip():
            raise UserError(
                "plan.no_subject", "Kế hoạch chưa có trích yếu. Ghi trích yếu ở phần Đầu văn bản rồi ban hành."
            )
        waiting = self.unconfirmed(plan.id)
        if waiting:
            names = {FactKind.DEADLINE: "hạn nộp", FactKind.QUOTA: "tỷ lệ"}
            listed = ", ".join(f"{names[kind]} {index}" for kind, index in waiting)
            raise UserError("plan.unconfirmed", f"Chưa xác nhận {listed}. Xác nhận từng số liệu rồi ban hành.")
        same = self._plans.issued_with_number(number, plan.content.head.symbol, on.year)
        if same is not None:
            label = replace(plan.content.head, number=number).full_number
            raise UserError(
                "plan.number_taken", f"Số {label} năm {on.year} đã dùng cho kế hoạch khác. Kiểm tra lại số."
            )
        return number

    def _now(self) -> str:
        return self._clock.now().isoformat(timespec="seconds")


def _parsed(source: SourceDocument) -> SourceReading:
    """The reader's notes join the parser's warnings: nothing that was changed in reading goes unsaid."""
    content = parse_plan(source.lines)
    return SourceReading(replace(content, warnings=(*source.notes, *content.warnings)), source)


def _refuse_unless_draft(plan: Plan) -> None:
    if plan.is_frozen:
        raise UserError(
            "plan.frozen", "Kế hoạch đã ban hành nên không sửa được. Ban hành văn bản sửa đổi hoặc kế hoạch thay thế."
        )
    if plan.plan_status is PlanStatus.SUBMITTED:
        raise UserError("plan.submitted", "Kế hoạch đang trình ký. Rút lại kế hoạch rồi mới sửa.")
