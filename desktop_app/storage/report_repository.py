"""Files and notes kept with reports, by the key of their due; the bytes are stored once, by their digest."""

from __future__ import annotations

from desktop_app.domain.errors import UserError
from desktop_app.domain.plain_data import to_plain
from desktop_app.domain.registration.report_file import ReportFile
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.rows import insert
from desktop_app.storage.stored_files import keep_file, kept_file


class ReportRepository:
    """Reads and writes; writing happens inside an operation."""

    def __init__(self, office: OfficeDatabase) -> None:
        self._conn = office.db.conn

    def files(self, plan_id: int) -> tuple[ReportFile, ...]:
        """Everything kept under a plan, the oldest first."""
        rows = self._conn.execute("SELECT * FROM report_files WHERE plan_id = ? ORDER BY id", [plan_id])
        return tuple(ReportFile(**dict(row)) for row in rows)

    def add(self, file: ReportFile, content: bytes) -> int:
        """Keep a file (no bytes: a note alone); returns its id."""
        if file.sha256 is not None:
            keep_file(self._conn, file.sha256, content)
        values = {name: value for name, value in to_plain(file).items() if name != "id"}
        return insert(self._conn, "report_files", values)

    def file(self, file_id: int) -> ReportFile:
        """One file or note; UserError ``report.file_unknown``."""
        row = self._conn.execute("SELECT * FROM report_files WHERE id = ?", [file_id]).fetchone()
        if row is None:
            raise UserError("report.file_unknown", "Không tìm thấy tệp báo cáo này. Tải lại trang rồi chọn lại.")
        return ReportFile(**dict(row))

    def content(self, file_id: int) -> bytes:
        """The bytes of a file; UserError ``report.file_unknown`` where only a note was kept."""
        digest = self.file(file_id).sha256
        content = kept_file(self._conn, digest) if digest is not None else None
        if content is None:
            raise UserError("report.file_unknown", "Báo cáo này chỉ có ghi chú, không kèm tệp.")
        return content

    def delete(self, file_id: int) -> None:
        """Take a file or note away; its bytes stay for undo."""
        self._conn.execute("DELETE FROM report_files WHERE id = ?", [file_id])
