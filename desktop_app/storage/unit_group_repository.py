"""Members of blocs and clusters in the office file."""

from __future__ import annotations

from desktop_app.domain.office.unit_groups import GroupMember
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.rows import day_of, day_text, insert, update


class UnitGroupRepository:
    """Reads give frozen dataclasses; writes belong inside ``Operations.run``."""

    def __init__(self, office: OfficeDatabase) -> None:
        self._conn = office.db.conn

    def members(self) -> tuple[GroupMember, ...]:
        """All members of all groups, past ones too, in the order they were added."""
        rows = self._conn.execute("SELECT * FROM unit_group_members ORDER BY group_id, id")
        return tuple(
            GroupMember(
                row["id"],
                row["group_id"],
                row["unit_id"],
                row["name"],
                day_of(row["from_on"]),
                day_of(row["to_on"]),
            )
            for row in rows
        )

    def save(self, member: GroupMember) -> int:
        """Add (id 0) or change a member; returns its id."""
        values = {
            "group_id": member.group_id,
            "unit_id": member.unit_id,
            "name": member.name,
            "from_on": day_text(member.from_on),
            "to_on": day_text(member.to_on),
        }
        if member.id == 0:
            return insert(self._conn, "unit_group_members", values)
        update(self._conn, "unit_group_members", member.id, values)
        return member.id

    def delete(self, member_id: int) -> None:
        """Remove a member that was added by mistake."""
        self._conn.execute("DELETE FROM unit_group_members WHERE id = ?", [member_id])
