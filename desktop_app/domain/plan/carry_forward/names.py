"""Old names of departments, provinces and symbols in a text, and what stands in their place in the new year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop_app.domain.office.lineage import NameChange, NameKind

_RANKS = r"(?:(?P<rank>tỉnh|thành phố|TP\.?)(?P<gap>\s+))?"
_OF_THE_PAST = re.compile(r"(?:[Đđ]ại hội|tái lập|thành lập|giải phóng|chia tách)[^.;]{0,60}$")
"""Before a name: a thing of its own time, which keeps the name it had."""
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")


@dataclass(frozen=True)
class OldName:
    """An old name at its place. ``is_sure``: nothing around it speaks against taking the new one."""

    start: int
    end: int
    text: str
    new: str
    change: NameChange
    is_sure: bool


class Lineage:
    """The changes of names in force in a year, ready to be found in texts."""

    def __init__(self, changes: Iterable[NameChange], year: int) -> None:
        self._changes = sorted(
            (one for one in changes if one.from_on.year <= year and one.old != one.new), key=lambda one: -len(one.old)
        )
        self._symbols = {one.old.upper(): one for one in self._changes if one.kind is NameKind.SYMBOL}
        self._named = [
            (one, _pattern(one)) for one in self._changes if one.kind is not NameKind.SYMBOL
        ]  # longest first: a name inside a longer one is not taken for itself

    def find(self, text: str) -> Iterator[OldName]:
        """Old names in running text, none inside another; within quotation marks (a movement's title) none is sure."""
        if not text:
            return
        quoted = [found.span() for found in _QUOTED.finditer(text)]
        taken: list[tuple[int, int]] = []
        folded = text.casefold()
        for change, pattern in self._named:
            if change.old.casefold() not in folded:
                continue
            for found in pattern.finditer(text):
                start, end = found.span()
                if any(start < other_end and other_start < end for other_start, other_end in taken):
                    continue
                taken.append((start, end))
                is_quoted = any(first <= start and end <= last for first, last in quoted)
                is_past = _OF_THE_PAST.search(text, max(0, start - 80), start) is not None
                is_named = change.kind is not NameKind.PROVINCE or found["rank"] is not None
                new = _in_case(found.group(), _new_name(change, found))
                yield OldName(start, end, found.group(), new, change, is_named and not is_quoted and not is_past)

    def province(self, name: str) -> NameChange | None:
        """What became of a province named by itself, as the place of a paper is."""
        return next(
            (
                one
                for one in self._changes
                if one.kind is NameKind.PROVINCE and one.old.casefold() == name.strip().casefold()
            ),
            None,
        )

    def symbol(self, symbol: str) -> tuple[str, NameChange] | None:
        """A document's symbol with the agency's new abbreviation: KH-STTTT → KH-SKHCN."""
        parts = re.split(r"([-/])", symbol)
        for at, part in enumerate(parts):
            change = self._symbols.get(part.upper())
            if change is not None and change.new:
                return "".join([*parts[:at], change.new, *parts[at + 1 :]]), change
        return None


def _pattern(change: NameChange) -> re.Pattern[str]:
    """The name as written or all in capitals; of a province with its rank before it."""
    rank = f"(?i:{_RANKS})" if change.kind is NameKind.PROVINCE else ""
    forms = (r"\s+".join(map(re.escape, name.split())) for name in (change.old, change.old.upper()))
    return re.compile(rf"(?<![\w&]){rank}(?:{'|'.join(forms)})(?![\w&])")


def _new_name(change: NameChange, found: re.Match[str]) -> str:
    if change.kind is NameKind.PROVINCE and found["rank"] is not None:
        return f"{change.new_rank}{found['gap']}{change.new}"
    return change.new


def _in_case(written: str, new: str) -> str:
    """Capitals for capitals; the first letter as it was written."""
    if written.isupper():
        return new.upper()
    return new[:1].upper() + new[1:] if written[:1].isupper() else new
