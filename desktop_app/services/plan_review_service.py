"""A plan's way to the signature and back: remarks on the draft, the slip that goes along, the scan of what was signed."""

from __future__ import annotations

from pathlib import Path

from desktop_app.documents.office_paper import Issuer
from desktop_app.documents.paper_files import MakesBytes, WritesFile, file_kind_of, to_file
from desktop_app.documents.rendering import render
from desktop_app.documents.submission_slip_document import SubmissionSlip, build_submission_slip
from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.text import clean_text
from desktop_app.domain.plan.blocks import find
from desktop_app.domain.plan.places import place_of
from desktop_app.domain.plan.plan import Plan, PlanStatus
from desktop_app.domain.plan.review import Comment, SignedScan
from desktop_app.storage.change_log import Operations
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.plan_repository import PlanRepository
from desktop_app.storage.plan_review_repository import PlanReviewRepository
from desktop_app.system.files import name_of, read_limited, sha256, write_atomic

MAX_SCAN_BYTES = 20 * 1024**2
"""A plan of ten pages, scanned in colour at 300 dpi, has about 5 MB."""
_PDF = b"%PDF-"


class PlanReviewService:
    """Every write is one operation with one undo step."""

    def __init__(
        self,
        reviews: PlanReviewRepository,
        plans: PlanRepository,
        office: OfficeRepository,
        operations: Operations,
        clock: Clock,
    ) -> None:
        self._reviews = reviews
        self._plans = plans
        self._office = office
        self._operations = operations
        self._clock = clock

    # Remarks

    def comments(self, plan_id: int) -> tuple[Comment, ...]:
        """All remarks on a plan, the oldest first."""
        return self._reviews.comments(plan_id)

    def add_comment(self, plan_id: int, author: str, words: str, block_uid: str | None = None, quote: str = "") -> int:
        """A remark on a draft, or on one that is being submitted; returns its id.

        UserError ``comment.empty`` without words or author, ``comment.frozen`` once the plan is issued.
        """
        author, words = " ".join(clean_text(author).split()), clean_text(words).strip()
        if not words:
            raise UserError("comment.empty", "Ý kiến chưa có chữ nào. Ghi ý kiến rồi lưu.")
        if not author:
            raise UserError("comment.no_author", "Chưa ghi ý kiến của ai. Ghi họ tên hoặc đơn vị góp ý rồi lưu.")
        plan = self._open_plan(plan_id)
        if block_uid is not None and find(plan.content.blocks, block_uid) is None:
            block_uid = None  # the block went while the remark was being written: it stays a remark on the plan
        comment = Comment(0, plan_id, author, words, self._now(), block_uid, clean_text(quote).strip())
        return self._operations.run("Ghi ý kiến", lambda: self._reviews.add_comment(comment))

    def settle_comment(self, comment_id: int, *, is_settled: bool = True) -> None:
        """Say that a remark is settled, or open it again."""
        name = "Đánh dấu ý kiến đã xử lý" if is_settled else "Mở lại ý kiến"
        self._operations.run(name, lambda: self._reviews.settle_comment(comment_id, is_settled))

    def delete_comment(self, comment_id: int) -> None:
        """Take a remark away; undo brings it back."""
        self._operations.run("Xóa ý kiến", lambda: self._reviews.delete_comment(comment_id))

    # The slip that goes with the plan to the signature

    def prepare_slip(self, plan_id: int, file_kind: str) -> MakesBytes:
        """Read the plan now; what is given makes its submission slip (phiếu trình ký) later, safe in a job."""
        plan = self._plans.plan(plan_id)
        today = self._clock.today()
        slip = SubmissionSlip(
            issuer=Issuer(self._office.profile_on(today), self._office.signatory_on(today), today, self._clock.now()),
            content=plan.content,
            comments=tuple(
                (one, place_of(plan.content.blocks, one.block_uid) if one.block_uid else "")
                for one in self._reviews.comments(plan_id)
                if not one.is_settled
            ),
        )
        return lambda: render(build_submission_slip(slip), file_kind)

    def prepare_slip_file(self, plan_id: int, path: Path) -> WritesFile:
        """The slip as a .docx or .pdf file."""
        return to_file(path, self.prepare_slip(plan_id, file_kind_of(path)))

    # The signed scan

    def scans(self, plan_id: int) -> tuple[SignedScan, ...]:
        """Scans attached to a plan, the oldest first."""
        return self._reviews.scans(plan_id)

    def attach_scan(self, plan_id: int, path: Path) -> int:
        """Keep a scan (PDF) of the signed paper with an issued plan; returns its id.

        UserError ``scan.not_issued`` while the plan is no more than a draft, ``scan.not_pdf`` for another kind of file,
        ``scan.there`` when the same file is attached already, ``file.*`` when it cannot be read.
        """
        plan = self._plans.plan(plan_id)
        if not plan.is_frozen:
            raise UserError("scan.not_issued", "Kế hoạch chưa ban hành nên chưa có bản đã ký. Ban hành rồi đính kèm.")
        raw = read_limited(path, MAX_SCAN_BYTES)
        if not raw.startswith(_PDF):
            raise UserError(
                "scan.not_pdf", f"“{name_of(path)}” không phải tệp PDF. Lưu bản quét thành PDF rồi chọn lại."
            )
        digest = sha256(raw)
        if any(one.sha256 == digest for one in self._reviews.scans(plan_id)):
            raise UserError("scan.there", f"Bản quét “{name_of(path)}” đã được đính kèm kế hoạch này.")
        scan = SignedScan(0, plan_id, name_of(path), digest, len(raw), self._now())
        return self._operations.run("Đính kèm bản đã ký", lambda: self._reviews.add_scan(scan, raw))

    def export_scan(self, scan_id: int, path: Path) -> Path:
        """Write a scan out again, byte for byte."""
        write_atomic(path, self._reviews.scan_content(scan_id))
        return path

    def scan_content(self, scan_id: int) -> bytes:
        """The bytes of a scan, to show it."""
        return self._reviews.scan_content(scan_id)

    def remove_scan(self, scan_id: int) -> None:
        """Take a scan away; undo brings it back."""
        self._operations.run("Bỏ bản đã ký đính kèm", lambda: self._reviews.delete_scan(scan_id))

    def _open_plan(self, plan_id: int) -> Plan:
        plan = self._plans.plan(plan_id)
        if plan.plan_status not in (PlanStatus.DRAFT, PlanStatus.SUBMITTED):
            raise UserError("comment.frozen", "Kế hoạch đã ban hành nên không góp ý vào bản thảo được nữa.")
        return plan

    def _now(self) -> str:
        return self._clock.now().isoformat(timespec="seconds")
