"""Remarks on a draft and scans of the signed paper. The bytes of a scan are stored once, by their digest."""

from __future__ import annotations

from desktop_app.domain.errors import UserError
from desktop_app.domain.plan.review import Comment, SignedScan
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.rows import insert, update
from desktop_app.storage.stored_files import keep_file


class PlanReviewRepository:
    """Reads and writes; writing happens inside an operation."""

    def __init__(self, office: OfficeDatabase) -> None:
        self._conn = office.db.conn

    # Remarks

    def comments(self, plan_id: int) -> tuple[Comment, ...]:
        """All remarks on a plan, the oldest first."""
        rows = self._conn.execute("SELECT * FROM plan_comments WHERE plan_id = ? ORDER BY id", [plan_id])
        return tuple(
            Comment(
                row["id"],
                row["plan_id"],
                row["author"],
                row["words"],
                row["made_at"],
                row["block_uid"],
                row["quote"],
                bool(row["is_settled"]),
            )
            for row in rows
        )

    def add_comment(self, comment: Comment) -> int:
        """Store a new remark; its id is given."""
        values = {
            "plan_id": comment.plan_id,
            "block_uid": comment.block_uid,
            "quote": comment.quote,
            "author": comment.author,
            "words": comment.words,
            "made_at": comment.made_at,
            "is_settled": int(comment.is_settled),
        }
        return insert(self._conn, "plan_comments", values)

    def settle_comment(self, comment_id: int, is_settled: bool) -> None:
        """Mark a remark as settled, or as open again."""
        update(self._conn, "plan_comments", comment_id, {"is_settled": int(is_settled)})

    def delete_comment(self, comment_id: int) -> None:
        """Take a remark away."""
        self._conn.execute("DELETE FROM plan_comments WHERE id = ?", [comment_id])

    # Scans

    def scans(self, plan_id: int) -> tuple[SignedScan, ...]:
        """All scans of a plan, the oldest first."""
        rows = self._conn.execute("SELECT * FROM plan_scans WHERE plan_id = ? ORDER BY id", [plan_id])
        return tuple(SignedScan(**dict(row)) for row in rows)

    def add_scan(self, scan: SignedScan, content: bytes) -> int:
        """Store a scan; the same bytes are kept once."""
        keep_file(self._conn, scan.sha256, content)
        values = {
            "plan_id": scan.plan_id,
            "name": scan.name,
            "sha256": scan.sha256,
            "size": scan.size,
            "added_at": scan.added_at,
        }
        return insert(self._conn, "plan_scans", values)

    def scan_content(self, scan_id: int) -> bytes:
        """The bytes of a scan. UserError ``scan.unknown`` when there is none of that id."""
        row = self._conn.execute(
            "SELECT content FROM plan_scans JOIN stored_files USING (sha256) WHERE plan_scans.id = ?", [scan_id]
        ).fetchone()
        if row is None:
            raise UserError("scan.unknown", "Không tìm thấy bản quét này. Tải lại trang rồi chọn lại.")
        return bytes(row["content"])

    def delete_scan(self, scan_id: int) -> None:
        """Take a scan away. Its bytes stay for undo, until the office file is next compacted."""
        self._conn.execute("DELETE FROM plan_scans WHERE id = ?", [scan_id])
