"""Score sheets of blocs and clusters: read from a file, looked at, kept, printed. Nothing is scored here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from desktop_app.documents.office_paper import Issuer
from desktop_app.documents.paper_files import WritesFile, file_kind_of, to_file
from desktop_app.documents.rendering import render
from desktop_app.documents.table_document import build_table_paper
from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.office.score_sheet import ScoreSheet, read_scores, shown_scores
from desktop_app.domain.office.unit_groups import members_on
from desktop_app.domain.shown_table import ShownTable
from desktop_app.importing.lists.table_book import read_table_book
from desktop_app.storage.change_log import Operations
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.score_sheet_repository import ScoreSheetRepository
from desktop_app.storage.unit_group_repository import UnitGroupRepository


class ScoreSheetService:
    """Every write is one operation with one undo step."""

    def __init__(
        self,
        sheets: ScoreSheetRepository,
        groups: UnitGroupRepository,
        office: OfficeRepository,
        operations: Operations,
        clock: Clock,
    ) -> None:
        self._sheets = sheets
        self._groups = groups
        self._office = office
        self._operations = operations
        self._clock = clock

    def sheet(self, group_id: int, working_year: int) -> ScoreSheet | None:
        """The sheet kept of a group and year."""
        return self._sheets.sheet(group_id, working_year)

    def years(self, group_id: int) -> tuple[int, ...]:
        """The years of which a group has a sheet, the newest first."""
        return self._sheets.years(group_id)

    def prepare_reading(self, group_id: int, working_year: int, path: Path) -> Callable[[], ScoreSheet]:
        """What reads the sheet later: pure work, safe in a job. UserError (``score.*``, ``import.*``, ``file.*``).

        Names are matched with those who were members at the end of the year (or are today, in the year that runs).
        """
        group, units = self._office.unit(group_id), self._office.units()
        day = min(date(working_year, 12, 31), self._clock.today())
        members = members_on(self._groups.members(), group_id, day)
        return lambda: read_scores(read_table_book(path), group, working_year, members, units)

    def keep(self, sheet: ScoreSheet) -> int:
        """Keep a sheet in place of an earlier one of the same group and year; returns its id."""
        group = self._office.unit(sheet.group_id)
        name = f"Nhập bảng chấm điểm {sheet.working_year} của {group.name}"
        taken_at = self._clock.now().isoformat(timespec="seconds")
        return self._operations.run(name, lambda: self._sheets.save(sheet, taken_at))

    def delete(self, group_id: int, working_year: int) -> None:
        """Remove the sheet of a group and year."""
        sheet = self._required(group_id, working_year)
        self._operations.run(f"Xóa bảng chấm điểm {working_year}", lambda: self._sheets.delete(sheet.id))

    def shown(self, sheet: ScoreSheet) -> ShownTable:
        """The sheet as a table, by rank."""
        return shown_scores(sheet, self._office.unit(sheet.group_id))

    def prepare_paper_file(self, group_id: int, working_year: int, path: Path) -> WritesFile:
        """Bảng tổng hợp điểm as a .docx or .pdf file."""
        shown, kind = self.shown(self._required(group_id, working_year)), file_kind_of(path)
        today = self._clock.today()
        issuer = Issuer(self._office.profile_on(today), None, today, self._clock.now())
        return to_file(path, lambda: render(build_table_paper(shown, issuer), kind))

    def _required(self, group_id: int, working_year: int) -> ScoreSheet:
        found = self.sheet(group_id, working_year)
        if found is None:
            group = self._office.unit(group_id).name
            text = f"{group} chưa có bảng chấm điểm năm {working_year}. Nhập bảng từ tệp trước."
            raise UserError("score.none", text)
        return found
