"""Commitments (giao ước thi đua): drafted from a plan for units or a group, signed, their targets brought back at year end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop_app.documents.commitment_document import build_commitment, build_comparison
from desktop_app.documents.office_paper import Issuer
from desktop_app.documents.paper_files import MakesBytes, WritesFile, file_kind_of, to_file
from desktop_app.documents.rendering import render
from desktop_app.domain.clock import Clock
from desktop_app.domain.commitment.commitment import (
    Commitment,
    CommitmentContent,
    CommitmentScan,
    Party,
    PromisedTarget,
    TargetResult,
    TargetVerdict,
)
from desktop_app.domain.commitment.drafting import content_of_plan, party_of_unit, titles_of
from desktop_app.domain.commitment.promises import number_in, promised, verdict_of
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.text import clean_line
from desktop_app.domain.office.office import Person, UnitKind
from desktop_app.domain.plan.amending import effective_facts
from desktop_app.domain.plan.issuing_agency import issuing_agency
from desktop_app.domain.plan.labels import dated_label
from desktop_app.domain.plan.plan import Plan, PlanStatus
from desktop_app.domain.registration.dues import REGISTRATION_KEY
from desktop_app.domain.registration.registration import RegistrationLine
from desktop_app.storage.award_repository import AwardRepository
from desktop_app.storage.change_log import Operations
from desktop_app.storage.commitment_queries import CommitmentQueries
from desktop_app.storage.commitment_repository import CommitmentRepository
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.plan_repository import PlanRepository
from desktop_app.storage.registration_repository import RegistrationRepository
from desktop_app.system.files import name_of, read_limited, sha256, write_atomic

MAX_SCAN_BYTES = 20 * 1024**2
_SCANS = {b"%PDF-": ".pdf", b"\xff\xd8\xff": ".jpg", b"\x89PNG": ".png"}


class CommitmentService:
    """Every write is one operation with one undo step."""

    def __init__(
        self,
        commitments: CommitmentRepository,
        plans: PlanRepository,
        registrations: RegistrationRepository,
        awards: AwardRepository,
        office: OfficeRepository,
        operations: Operations,
        clock: Clock,
    ) -> None:
        self._commitments = commitments
        self._plans = plans
        self._registrations = registrations
        self._office = office
        self._operations = operations
        self._clock = clock
        self._queries = CommitmentQueries(awards, registrations, plans, office)

    # Looking

    def commitments(self, year: int) -> tuple[Commitment, ...]:
        """All commitments of a working year, the oldest first."""
        return self._commitments.commitments(year)

    def commitment(self, commitment_id: int) -> Commitment:
        """One commitment; UserError ``commitment.unknown``."""
        return self._commitments.commitment(commitment_id)

    # Drafting

    def units_to_draft(self, plan_id: int) -> tuple[int, ...]:
        """The units that owe a registration under the plan; the office's own leadership signs for the office."""
        units = {unit.id: unit for unit in self._office.units()}
        return tuple(
            one.unit_id
            for one in self._plans.plan_units(plan_id)
            if one.left_on is None and units[one.unit_id].unit_kind is not UnitKind.LEADERSHIP
        )

    def draft_with_units(self, plan_id: int, unit_ids: Iterable[int]) -> tuple[int, ...]:
        """One commitment of each unit with the office, by the plan's contents and targets; all in one step.

        A unit that has one under this plan is passed over. UserError ``commitment.no_units``, ``commitment.all_there``.
        """
        plan, year = self._issued_plan(plan_id)
        units = [self._office.unit(unit_id) for unit_id in unit_ids]
        if not units:
            raise UserError("commitment.no_units", "Chưa có đơn vị nào để lập giao ước. Chọn ít nhất một đơn vị.")
        there = {
            party.unit_id
            for one in self.commitments(year)
            if one.plan_id == plan_id and any(each.is_office for each in one.parties)
            for party in one.parties
        }
        wanted = [unit for unit in units if unit.id not in there]
        if not wanted:
            raise UserError("commitment.all_there", "Mọi đơn vị đã chọn đều có giao ước theo kế hoạch này.")
        content, today = self._content(plan), self._clock.today()
        people = self._people_by_unit(today)
        drafts = [
            Commitment(
                0,
                plan_id,
                year,
                replace(content, titles=titles_of(self._lines(plan_id, unit.id))),
                (party_of_unit(unit, people.get(unit.id, ()), today), self._office_party(plan, today)),
            )
            for unit in wanted
        ]
        name = f"Lập {len(drafts)} bản giao ước"
        return self._operations.run(name, lambda: tuple(self._commitments.save(one) for one in drafts))

    def draft_for_group(
        self, plan_id: int, name: str, unit_ids: Iterable[int], names: Iterable[str] = (), group_id: int | None = None
    ) -> int:
        """One commitment all members of a bloc or cluster sign; ``names``: members that are no units of the office file."""
        plan, year = self._issued_plan(plan_id)
        today = self._clock.today()
        parties = [
            party_of_unit(self._office.unit(unit_id), self._office.people(today, unit_id), today)
            for unit_id in unit_ids
        ]
        parties += [Party(line) for line in map(clean_line, names) if line]
        draft = Commitment(
            0,
            plan_id,
            year,
            replace(self._content(plan), group_name=clean_line(name)),
            tuple(parties),
            group_id=group_id,
        )
        return self.save(draft)

    def save(self, commitment: Commitment) -> int:
        """Add (id 0) or change a draft; planned words are read into figures. Returns the id.

        UserError ``commitment.signed`` once it is signed, ``commitment.too_few`` with fewer than two parties.
        """
        if commitment.id and self.commitment(commitment.id).signed_on is not None:
            raise UserError(
                "commitment.signed", "Bản giao ước đã ký nên không sửa được. Bỏ ghi nhận đã ký nếu bản in phải làm lại."
            )
        parties = tuple(
            replace(
                one,
                name=clean_line(one.name),
                signer_title=clean_line(one.signer_title),
                signer_name=clean_line(one.signer_name),
            )
            for one in commitment.parties
            if clean_line(one.name)
        )
        if len(parties) < 2:
            raise UserError("commitment.too_few", "Giao ước cần ít nhất hai bên ký. Thêm bên ký rồi lưu.")
        content = commitment.content
        checked = replace(
            commitment,
            content=replace(
                content, targets=_numbered([promised(one) for one in content.targets if clean_line(one.text)])
            ),
            parties=parties,
        )
        name = f"{'Sửa' if checked.id else 'Lập'} giao ước {checked.label}"
        return self._operations.run(name, lambda: self._commitments.save(checked))

    def delete(self, commitment_id: int) -> None:
        """Take a draft away; UserError ``commitment.signed`` once it is signed."""
        found = self.commitment(commitment_id)
        if found.signed_on is not None:
            raise UserError("commitment.signed", "Bản giao ước đã ký nên không xóa được.")
        self._operations.run(f"Xóa giao ước {found.label}", lambda: self._commitments.delete(commitment_id))

    # Signing

    def sign(self, commitment_id: int, on: date | None) -> None:
        """All parties have signed on that day; None: not signed after all. UserError ``commitment.day``."""
        found = self.commitment(commitment_id)
        today = self._clock.today()
        if on is not None and on > today:
            text = f"Ngày ký {format_text(on)} ở sau hôm nay ({format_text(today)}). Kiểm tra lại ngày."
            raise UserError("commitment.day", text)
        name = f"{'Ghi đã ký' if on else 'Bỏ ghi nhận đã ký'} giao ước {found.label}"
        self._operations.run(name, lambda: self._commitments.save(replace(found, signed_on=on)))

    def scans(self, commitment_id: int) -> tuple[CommitmentScan, ...]:
        """Scans of the signed paper, the oldest first."""
        return self._commitments.scans(commitment_id)

    def attach_scan(self, commitment_id: int, path: Path) -> int:
        """Keep a scan (PDF, JPG, PNG); returns its id. UserError ``commitment.not_signed``, ``scan.kind``, ``scan.there``."""
        found = self.commitment(commitment_id)
        if found.signed_on is None:
            raise UserError(
                "commitment.not_signed", "Giao ước chưa ghi ngày ký nên chưa có bản đã ký. Ghi ngày ký trước."
            )
        raw = read_limited(path, MAX_SCAN_BYTES)
        if not raw.startswith(tuple(_SCANS)):
            text = f"“{name_of(path)}” không phải tệp PDF, JPG hay PNG. Quét lại thành một trong ba loại đó."
            raise UserError("scan.kind", text)
        digest = sha256(raw)
        if any(one.sha256 == digest for one in self.scans(commitment_id)):
            raise UserError("scan.there", f"Bản quét “{name_of(path)}” đã được đính kèm.")
        scan = CommitmentScan(0, commitment_id, name_of(path), digest, len(raw), self._now())
        return self._operations.run("Đính kèm giao ước đã ký", lambda: self._commitments.add_scan(scan, raw))

    def export_scan(self, scan_id: int, path: Path) -> Path:
        """Write a scan out again, byte for byte."""
        write_atomic(path, self._commitments.scan_content(scan_id))
        return path

    def remove_scan(self, scan_id: int) -> None:
        """Take a scan away; undo brings it back."""
        self._operations.run("Bỏ bản giao ước đính kèm", lambda: self._commitments.delete_scan(scan_id))

    # Targets come back

    def note_result(
        self,
        commitment_id: int,
        target_uid: str,
        party: int,
        actual: str,
        said: TargetVerdict | None = None,
        evidence: str = "",
    ) -> TargetResult:
        """What became of one target for one party: reckoned where both are figures that compare, else as said.

        UserError ``commitment.no_target``, ``commitment.no_party``, ``commitment.not_signed``.
        """
        found = self._signed(commitment_id)
        target = _target(found, target_uid)
        if party not in dict(found.promising):
            raise UserError("commitment.no_party", "Bản giao ước không có bên này. Tải lại trang rồi chọn lại.")
        words = clean_line(actual)
        value = number_in(words)
        result = TargetResult(
            target_uid,
            party,
            verdict_of(target, value, said),
            words,
            value,
            clean_line(evidence),
            self._clock.today(),
        )
        name = f"Ghi kết quả giao ước {found.label}"
        self._operations.run(name, lambda: self._commitments.save_results(commitment_id, [result]))
        return result

    def take_computed(self, commitment_id: int) -> int:
        """Fill in what the tally can reckon, where nothing is noted yet; returns how many targets."""
        found = self._signed(commitment_id)
        noted = {(one.target_uid, one.party) for one in found.results}
        wanted = [one for one in self.computed(commitment_id) if (one.target_uid, one.party) not in noted]
        if not wanted:
            raise UserError(
                "commitment.nothing_computed", "Chưa có chỉ tiêu nào tính được từ kết quả xét tặng đã ghi trong sổ."
            )
        name = f"Tính {len(wanted)} kết quả giao ước {found.label}"
        self._operations.run(name, lambda: self._commitments.save_results(commitment_id, wanted))
        return len(wanted)

    def computed(self, commitment_id: int) -> tuple[TargetResult, ...]:
        """What the results decided in the office file give for each target and unit; others are left out, never 0."""
        return self._queries.computed(self.commitment(commitment_id), self._clock.today())

    # Paper

    def prepare_paper(self, commitment_id: int, file_kind: str) -> MakesBytes:
        """The commitment for signature."""
        found = self.commitment(commitment_id)
        issuer = self._issuer(found.plan_id, found.signed_on)
        return lambda: render(build_commitment(found, issuer), file_kind)

    def prepare_paper_file(self, commitment_id: int, path: Path) -> WritesFile:
        """The same as a .docx or .pdf file."""
        return to_file(path, self.prepare_paper(commitment_id, file_kind_of(path)))

    def prepare_comparison(self, commitment_id: int, file_kind: str) -> MakesBytes:
        """Promised beside reached."""
        found = self.commitment(commitment_id)
        issuer = self._issuer(found.plan_id)
        label = dated_label(self._plans.plan(found.plan_id)) if found.plan_id is not None else ""
        return lambda: render(build_comparison(found, issuer, label), file_kind)

    def prepare_comparison_file(self, commitment_id: int, path: Path) -> WritesFile:
        """The same as a .docx or .pdf file."""
        return to_file(path, self.prepare_comparison(commitment_id, file_kind_of(path)))

    def _issuer(self, plan_id: int | None, signed_on: date | None = None) -> Issuer:
        """A signed commitment bears the names of the day of its signing."""
        today = self._clock.today()
        profile = self._office.profile_on(signed_on or today)
        if plan_id is not None:
            profile = issuing_agency(profile, self._plans.plan(plan_id).content.head)
        return Issuer(profile, self._office.signatory_on(today), today, self._clock.now())

    def _content(self, plan: Plan) -> CommitmentContent:
        facts = effective_facts(plan, self._plans.amendments(plan.id), self._clock.today())
        return content_of_plan(plan, facts, self._office.profile_on(self._clock.today()).place)

    def _people_by_unit(self, on: date) -> dict[int, list[Person]]:
        """Everybody read once: 200 units would ask for them 200 times."""
        found: dict[int, list[Person]] = {}
        for person in self._office.people(on):
            membership = person.membership_on(on)
            if membership is not None:
                found.setdefault(membership.unit_id, []).append(person)
        return found

    def _office_party(self, plan: Plan, on: date) -> Party:
        profile, signatory = (
            issuing_agency(self._office.profile_on(on), plan.content.head),
            self._office.signatory_on(on),
        )
        title = signatory.title if signatory else ""
        return Party(profile.name or "Cơ quan", None, title, signatory.name if signatory else "", is_office=True)

    def _lines(self, plan_id: int, unit_id: int) -> tuple[RegistrationLine, ...]:
        registration = self._registrations.registration(plan_id, unit_id, REGISTRATION_KEY)
        return self._registrations.lines(registration.id) if registration.id else ()

    def _issued_plan(self, plan_id: int) -> tuple[Plan, int]:
        plan = self._plans.plan(plan_id)
        if plan.plan_status is not PlanStatus.ISSUED:
            text = f"{plan.label} chưa ban hành hoặc đã được thay nên chưa lập giao ước theo kế hoạch này."
            raise UserError("commitment.plan_not_issued", text)
        year = plan.content.working_year or plan.content.head.year
        if not year:
            raise UserError("commitment.no_year", f"{plan.label} chưa rõ năm công tác. Ghi năm công tác của kế hoạch.")
        return plan, year

    def _signed(self, commitment_id: int) -> Commitment:
        found = self.commitment(commitment_id)
        if found.signed_on is None:
            raise UserError("commitment.not_signed", "Giao ước chưa ký nên chưa có kết quả. Ghi ngày ký trước.")
        return found

    def _now(self) -> str:
        return self._clock.now().isoformat(timespec="seconds")


def _target(commitment: Commitment, uid: str) -> PromisedTarget:
    found = next((one for one in commitment.content.targets if one.uid == uid), None)
    if found is None:
        raise UserError("commitment.no_target", "Bản giao ước không có chỉ tiêu này. Tải lại trang rồi chọn lại.")
    return found


def _numbered(targets: Iterable[PromisedTarget]) -> tuple[PromisedTarget, ...]:
    """New lines get a uid of their own; the others keep theirs."""
    given = list(targets)
    known = {one.uid for one in given if one.uid}
    numbers = iter(range(1, len(given) + len(known) + 2))
    return tuple(
        one if one.uid else replace(one, uid=next(uid for number in numbers if (uid := f"own-{number}") not in known))
        for one in given
    )
