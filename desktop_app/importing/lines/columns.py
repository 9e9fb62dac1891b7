"""Papers set in two columns: the parts of one line that stand beside each other."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop_app.importing.lines.markup import Line, plain

_GAP = re.compile(r"\t\s*|[ ]{3,}")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """One part of a line; ``column`` counts from 0; ``line`` is where it stands."""

    text: str
    column: int
    line: Line


def cells_of(line: Line) -> list[Cell]:
    """The parts of a line: cells of a pipe table, or columns kept apart by a tab or three spaces."""
    if line.columns:
        return [Cell(text, number, line) for number, text in enumerate(line.columns) if text]
    has_pipe = "|" in line.raw
    if not has_pipe and "\t" not in line.raw and "   " not in line.raw and "<br" not in line.raw:
        return [Cell(line.text, 0, line)]
    if has_pipe:  # also of a table that lost its outer pipes
        columns = [_BREAK.split(part) for part in line.raw.strip().strip("|").split("|")]
    else:
        columns = [_BREAK.split(part) for part in _GAP.split(line.raw.strip().lstrip("#"))]
    found = [
        Cell(text, number, line)
        for number, parts in enumerate(columns)
        for part in parts
        if (text := plain(part.lstrip("> ")))
    ]
    return found or [Cell(line.text, 0, line)]
