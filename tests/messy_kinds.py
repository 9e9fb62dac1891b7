"""The register of messes: each kind filed under its name, with one line of what it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from invented_office import InventedOffice
from messy_sheets import Sheet, TrueTable, write_xlsx

from desktop_app.domain.lists.column import ListKind


@dataclass(frozen=True)
class MessyFile:
    """A file written, and what a reader should find in it."""

    path: Path
    kind: ListKind
    tables: tuple[TrueTable, ...]


@dataclass(frozen=True)
class Mess:
    """One kind of mess."""

    about: str
    write: Callable[[Path, InventedOffice], MessyFile]


MESSES: dict[str, Mess] = {}


def mess(
    about: str,
) -> Callable[[Callable[[Path, InventedOffice], MessyFile]], Callable[[Path, InventedOffice], MessyFile]]:
    """Files a kind of mess under the name of its function."""

    def filed(write: Callable[[Path, InventedOffice], MessyFile]) -> Callable[[Path, InventedOffice], MessyFile]:
        MESSES[write.__name__] = Mess(about, write)
        return write

    return filed


def made(path: Path, sheets: Sequence[Sheet], kind: ListKind = ListKind.PEOPLE) -> MessyFile:
    """What was written of these sheets."""
    return MessyFile(path, kind, tuple(table for sheet in sheets for table in sheet.tables))


def made_xlsx(folder: Path, name: str, sheets: Sequence[Sheet], kind: ListKind = ListKind.PEOPLE) -> MessyFile:
    """The same, written as .xlsx."""
    write_xlsx(folder / f"{name}.xlsx", sheets)
    return made(folder / f"{name}.xlsx", sheets, kind)
