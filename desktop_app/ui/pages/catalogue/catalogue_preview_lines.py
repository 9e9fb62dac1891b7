"""The rows of a list before it is taken in, each with its cells and with what will become of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop_app.domain.office import people_list
from desktop_app.domain.office.people_list import PeoplePreview
from desktop_app.ui.text import catalogue

VALID, DOUBLE, FAULTY = "valid", "double", "faulty"
ORDER = (FAULTY, DOUBLE, VALID)
"""States of a row, in the order shown."""


@dataclass(frozen=True)
class PreviewLine:
    """A row of the list with what will become of it.

    ``shown`` are its cells as they will be stored, ``cells`` as the list has them, ``faults`` what is wrong with a cell.
    """

    row: int
    state: str
    shown: Mapping[str, str]
    cells: Mapping[str, str]
    remark: str = ""
    faults: Mapping[str, str] = field(default_factory=dict)

    @property
    def can_be_corrected(self) -> bool:
        """Whether it is known which cell is which."""
        return "" not in self.faults


def judged_lines(preview: PeoplePreview) -> tuple[PeoplePreview, list[PreviewLine]]:
    """A preview with its lines, made together in a job."""
    return preview, preview_lines(preview)


def preview_lines(preview: PeoplePreview) -> list[PreviewLine]:
    """Faulty rows first, then possible doubles, then valid ones; each in the order of the list."""
    new_units = set(preview.new_units)
    doubles = {double.row: double for double in preview.possible_duplicates}
    valid = {person.row: person for person in preview.valid}
    faults: dict[int, dict[str, str]] = {}
    for fault in preview.faulty:
        faults.setdefault(fault.row, {})[fault.column] = fault.message
    lines = []
    for row in preview.rows:
        double, person = doubles.get(row.row), valid.get(row.row)
        if row.row in faults:
            messages = faults[row.row]
            lines.append(PreviewLine(row.row, FAULTY, row.values, row.values, " ".join(messages.values()), messages))
        elif person is not None:
            shown = {**row.values, people_list.UNIT: person.unit_name, people_list.NAME: person.full_name}
            shown[people_list.SEX] = catalogue.SEXES[person.sex]
            remark = catalogue.ADDED_NEW
            if person.unit_name in new_units:
                remark = catalogue.NEW_UNIT.format(unit=person.unit_name)
            if double is not None:
                remark = catalogue.NAMESAKE.format(who=double.with_name)
            lines.append(PreviewLine(row.row, VALID if double is None else DOUBLE, shown, row.values, remark))
        elif double is not None:
            remark = catalogue.SAME_PERSON.format(who=double.with_name)
            lines.append(PreviewLine(row.row, DOUBLE, row.values, row.values, remark))
    return sorted(lines, key=lambda line: (ORDER.index(line.state), line.row))
