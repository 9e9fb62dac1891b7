"""Lists as offices really keep them: each kind of mess by name, written for an invented office, with the truth of every row.

``MESSES`` tells each kind in one line; ``write_mess`` writes one, ``write_season`` spreads a whole office over many files.
Equal seeds give equal files. Run it to have them in a folder:

    PYTHONPATH=.:tests python tests/messy_workbooks.py FOLDER [PEOPLE]
"""

from __future__ import annotations

import sys
from pathlib import Path

import messy_award_lists
import messy_file_lists
import messy_people_lists
from invented_office import InventedOffice, invent_office
from messy_kinds import MESSES, Mess, MessyFile

__all__ = ["MESSES", "Mess", "MessyFile", "invent_office", "write_mess", "write_season"]

FILED_BY = (messy_people_lists, messy_file_lists, messy_award_lists)
"""The modules whose messes are in the register once they are imported."""


def write_mess(name: str, folder: Path, office: InventedOffice) -> MessyFile:
    """One messy file of that office."""
    return MESSES[name].write(folder, office)


PEOPLE_SEASON = ("plain", "title_lines", "two_row_header", "unit_rows", "unit_merged_down", "tables_below", "totals_and_signatures",
                 "hidden_rows", "csv_semicolon", "csv_utf16", "ods", "html_as_xls", "header_on_every_page")  # fmt: skip
AWARD_SEASON = ("awards_flat", "awards_decision_in_one", "awards_name_merged_down", "awards_by_year", "awards_parts")


def write_season(folder: Path, office: InventedOffice) -> list[MessyFile]:
    """All people and all awards of an office, each of them once, spread by unit over files of many messes."""
    files = []
    for names, is_people in ((PEOPLE_SEASON, True), (AWARD_SEASON, False)):
        for place, name in enumerate(names):
            units = set(office.units[place :: len(names)])
            part = InventedOffice(
                tuple(unit for unit in office.units if unit in units),
                tuple(one for one in office.people if one.unit in units),
                tuple(one for one in office.awards if one.unit in units),
            )
            if part.people if is_people else part.awards:
                files.append(write_mess(name, folder, part))
    return files


def main(arguments: list[str]) -> None:
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    office = invent_office(units=20, people=int(arguments[1]) if len(arguments) > 1 else 200)
    for name in MESSES:
        write_mess(name, folder, office)


if __name__ == "__main__":
    main(sys.argv[1:])
