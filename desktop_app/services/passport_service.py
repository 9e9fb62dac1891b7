"""The award passport of a person or a unit: read, and put on paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from desktop_app.documents.office_paper import Issuer
from desktop_app.documents.paper_files import MakesBytes, file_kind_of, to_file
from desktop_app.documents.passport_document import PassportPaper, build_passport
from desktop_app.documents.rendering import render
from desktop_app.domain.award.passport import Passport, PassportRules, person_passport, unit_passport
from desktop_app.domain.clock import Clock
from desktop_app.domain.office.lineage_of_units import UnitLineage
from desktop_app.domain.rule_set.rule_set import Counting
from desktop_app.storage.award_history_repository import AwardHistoryRepository
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.unit_change_repository import UnitChangeRepository


class PassportService:
    """Reads only."""

    def __init__(
        self,
        histories: AwardHistoryRepository,
        office: OfficeRepository,
        changes: UnitChangeRepository,
        clock: Clock,
        counting: Callable[[date], Counting],
    ) -> None:
        self._histories = histories
        self._office = office
        self._changes = changes
        self._clock = clock
        self._counting = counting

    def of_person(self, person_id: int) -> Passport:
        """Of a person, through all units."""
        return person_passport(self._office.person(person_id), self._histories.of_person(person_id), self._rules())

    def of_unit(self, unit_id: int) -> Passport:
        """Of a unit as a collective; awards of the units it took the place of stay theirs and are shown as such."""
        unit = self._office.unit(unit_id)
        lineage = UnitLineage(self._office.units(), self._changes.changes())
        former = [(one, self._histories.of_unit(one.id)) for one in lineage.former(unit_id)]
        return unit_passport(unit, self._histories.of_unit(unit_id), former, self._rules())

    def prepare_paper(self, passport: Passport, file_kind: str) -> MakesBytes:
        """What makes the paper as "pdf" or "docx" later: pure work, safe in a job."""
        today = self._clock.today()
        issuer = Issuer(self._office.profile_on(today), None, today, self._clock.now())
        return lambda: render(build_passport(PassportPaper(issuer, passport)), file_kind)

    def export(self, passport: Passport, path: Path) -> Path:
        """Write the paper as a .docx or .pdf file."""
        return to_file(path, self.prepare_paper(passport, file_kind_of(path)))()

    def _rules(self) -> PassportRules:
        today = self._clock.today()
        counting = self._counting(today)
        names = {unit.id: unit.name for unit in self._office.units()}
        return PassportRules(names, today.year - 1, counting.idle_kinds, counting.idle_source)
