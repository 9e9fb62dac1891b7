"""The rows of one table of a file before it is taken in, each with its cells and with what will become of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop_app.domain.lists.judged import Candidate, Fate
from desktop_app.services.list_import_service import ListPreview

ORDER = (Fate.FAULTY, Fate.CHOOSE, Fate.DOUBLE, Fate.VALID, Fate.LEFT_OUT)
"""Fates in the order shown."""


@dataclass(frozen=True)
class TakingLine:
    """A row of the file. ``faults``: what is wrong, by column; ``who``: by what an answer about its subject is kept."""

    row: int
    fate: Fate
    cells: tuple[str, ...] = ()
    remark: str = ""
    faults: Mapping[int, str] = field(default_factory=dict)
    stores: bool = False
    who: str = ""
    candidates: tuple[Candidate, ...] = ()

    @property
    def can_be_corrected(self) -> bool:
        """Whether it is known which cell is which."""
        return bool(self.cells) and -1 not in self.faults


Lines = dict[int, list[TakingLine]]
"""By the place of the table in the book."""


def lines_of(preview: ListPreview) -> tuple[ListPreview, Lines]:
    """A preview with its lines, made together in a job."""
    found: Lines = {place: [] for place in range(len(preview.taken.tables))}
    rows = [{row.number: row for row in table.found.rows} for table in preview.taken.tables]
    widths = [len(table.columns) for table in preview.taken.tables]
    taken = preview.taken
    for judged in preview.rows:
        place, number = judged.key
        row = rows[place][number]
        found[place].append(
            TakingLine(
                number,
                judged.fate,
                tuple(taken.cell(place, row, column) for column in range(widths[place])),
                judged.remark,
                {problem.column: problem.message for problem in judged.problems},
                judged.stores,
                judged.who,
                judged.candidates,
            )
        )
    for one in preview.left_out:
        if one.row:
            row_left = rows[one.table].get(one.row)
            found[one.table].append(TakingLine(one.row, Fate.LEFT_OUT, row_left.cells if row_left else (), one.reason))
    for place, table in enumerate(taken.tables):
        if not table.is_taken:
            found[place] = [TakingLine(row.number, Fate.LEFT_OUT, row.cells) for row in table.found.rows]
    for lines in found.values():
        lines.sort(key=lambda line: (ORDER.index(line.fate), line.row))
    return preview, found
