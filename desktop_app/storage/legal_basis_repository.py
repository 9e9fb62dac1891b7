"""The office's own entries of the register of legal bases, its edited copies of shipped texts among them."""

from __future__ import annotations

import sqlite3

from desktop_app.domain.errors import UserError
from desktop_app.domain.evidence import Evidence
from desktop_app.domain.legal_basis.legal_basis import LegalBasis
from desktop_app.domain.plain_data import to_plain
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.rows import day_of, insert, update_current

_AS_STORED = {Evidence.UNVERIFIED: "none"}
"""The table is older than the word; every other grade is stored by its own name."""
_AS_READ = {stored: evidence for evidence, stored in _AS_STORED.items()}
_STALE = ("basis.stale", "Căn cứ này đã được đổi ở nơi khác. Mở lại để xem bản mới rồi sửa tiếp.")


class LegalBasisRepository:
    """Reads give frozen dataclasses; writes belong inside ``Operations.run``."""

    def __init__(self, office: OfficeDatabase) -> None:
        self._conn = office.db.conn

    def bases(self) -> tuple[LegalBasis, ...]:
        """All stored entries, the oldest first."""
        return tuple(_basis(row) for row in self._conn.execute("SELECT * FROM legal_bases ORDER BY id"))

    def save(self, basis: LegalBasis) -> int:
        """Add (id 0) or change an entry; returns its id. UserError when it was changed since it was read."""
        values = to_plain(basis)
        basis_id, version = values.pop("id"), values.pop("row_version")
        values["shipped_key"] = basis.shipped_key or None
        values["evidence"] = _AS_STORED.get(basis.evidence, basis.evidence.value)
        if basis_id == 0:
            return insert(self._conn, "legal_bases", values)
        update_current(self._conn, "legal_bases", basis_id, version, values, _STALE)
        return int(basis_id)

    def delete(self, basis: LegalBasis) -> None:
        """Remove an entry as it was read."""
        done = self._conn.execute(
            "DELETE FROM legal_bases WHERE id = ? AND row_version = ?", [basis.id, basis.row_version]
        )
        if done.rowcount != 1:
            raise UserError(*_STALE)


def _basis(row: sqlite3.Row) -> LegalBasis:
    return LegalBasis(
        id=row["id"],
        document_type=row["document_type"],
        number=row["number"],
        symbol=row["symbol"],
        dated_on=day_of(row["dated_on"]),
        issuer=row["issuer"],
        title=row["title"],
        in_force_from=day_of(row["in_force_from"]),
        in_force_to=day_of(row["in_force_to"]),
        replaced_by=row["replaced_by"],
        source=row["source"],
        evidence=_AS_READ.get(row["evidence"]) or Evidence(row["evidence"]),
        shipped_key=row["shipped_key"] or "",
        row_version=row["row_version"],
    )
