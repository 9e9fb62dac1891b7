"""What the office chose about rules, and the packs it took in, in the office file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.rule_set.choosing import FallbackChoice, OfficeChoices
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.rows import day_of, day_text, insert


@dataclass(frozen=True)
class InstalledPack:
    """A pack as its file gave it. ``content``: the whole TOML text."""

    name: str
    version: date
    file_name: str
    sha256: str
    content: str
    installed_at: str


class RuleRepository:
    """Reads give frozen dataclasses; writes belong inside ``Operations.run``."""

    def __init__(self, office: OfficeDatabase) -> None:
        self._conn = office.db.conn

    def choices(self) -> OfficeChoices:
        """What was chosen once; nothing chosen yet gives the defaults."""
        row = self._conn.execute("SELECT * FROM rule_choices WHERE id = 1").fetchone()
        if row is None:
            return OfficeChoices()
        return OfficeChoices(row["fallback"], day_of(row["local_rules_on"]), day_of(row["fallback_chosen_on"]))

    def save_choices(self, choices: OfficeChoices) -> None:
        """Keep what was chosen."""
        values = {
            "id": 1,
            "fallback": choices.fallback,
            "fallback_chosen_on": day_text(choices.fallback_chosen_on),
            "local_rules_on": day_text(choices.local_rules_on),
        }
        self._conn.execute(
            """INSERT INTO rule_choices (id, fallback, fallback_chosen_on, local_rules_on)
               VALUES (:id, :fallback, :fallback_chosen_on, :local_rules_on)
               ON CONFLICT (id) DO UPDATE SET fallback = :fallback, fallback_chosen_on = :fallback_chosen_on,
               local_rules_on = :local_rules_on, row_version = row_version + 1""",
            values,
        )

    def fallback_history(self) -> tuple[FallbackChoice, ...]:
        """Every choice of the rule set used meanwhile, in order."""
        rows = self._conn.execute("SELECT rule_set, chosen_on FROM fallback_choices ORDER BY id")
        return tuple(FallbackChoice(row["rule_set"], date.fromisoformat(row["chosen_on"])) for row in rows)

    def keep_fallback(self, choice: FallbackChoice) -> None:
        """Remember a choice of the rule set used meanwhile."""
        insert(self._conn, "fallback_choices", {"rule_set": choice.rule_set, "chosen_on": day_text(choice.chosen_on)})

    def packs(self) -> tuple[InstalledPack, ...]:
        """All packs taken in, by name."""
        rows = self._conn.execute("SELECT * FROM rule_packs ORDER BY name")
        return tuple(
            InstalledPack(
                row["name"],
                date.fromisoformat(row["version"]),
                row["file_name"],
                row["sha256"],
                row["content"],
                row["installed_at"],
            )
            for row in rows
        )

    def pack_digests(self) -> dict[str, str]:
        """SHA-256 by name: tells at little cost whether what was read from the packs still holds."""
        return dict(self._conn.execute("SELECT name, sha256 FROM rule_packs ORDER BY name").fetchall())

    def install(self, pack: InstalledPack) -> None:
        """Keep a pack in place of the one of the same name."""
        self.remove(pack.name)
        insert(
            self._conn,
            "rule_packs",
            {
                "name": pack.name,
                "version": day_text(pack.version),
                "file_name": pack.file_name,
                "sha256": pack.sha256,
                "content": pack.content,
                "installed_at": pack.installed_at,
            },
        )

    def remove(self, name: str) -> int:
        """Go back to the shipped pack of that name; returns how many were removed."""
        return self._conn.execute("DELETE FROM rule_packs WHERE name = ?", [name]).rowcount
