"""Which column of a list holds what: by the words of its header, and where these say little by its cells."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from desktop_app.domain.language.text import fold, match_key
from desktop_app.domain.lists.cell_looks import CellLooks, looks_of
from desktop_app.domain.lists.column import COLUMN_NAMES, COLUMNS_OF, Column, ListKind
from desktop_app.domain.lists.column_words import AWARD_WORDS, GRADE_WORDS, LABELS, OPENINGS

__all__ = ["COLUMNS_OF", "COLUMN_NAMES", "Column", "ColumnGuess", "ListKind", "guess_columns", "label_meaning"]

JOINER = " › "
"""Between the labels of several header rows over one column."""

_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_SIGN = re.compile(r"[,/;&+:*.…_›\-]|\b(?:và|va|hoặc|hoac)\b")
_SHORT_WORDS = {
    "qđ": "quyết định",
    "qd": "quyet dinh",
    "đk": "đăng ký",
    "dk": "dang ky",
    "đv": "đơn vị",
    "dv": "don vi",
}
_YEAR_LABEL = re.compile(r"(?:nam )?(?:19|20)\d\d")
_OPENINGS = tuple((re.compile(f"(?:{form})\\b"), column) for form, column in OPENINGS)
_AWARD = re.compile(f"(?:{AWARD_WORDS})\\b")
_GRADE = re.compile(f"(?:{GRADE_WORDS})")
_RATING = re.compile(r"\bxep loai\b|\bdanh gia\b|\bmuc (do )?hoan thanh\b")
_OF_YEAR = re.compile(r"\bnam (?:19|20)\d\d$|(?:19|20)\d\d$")
_LONGEST_LABEL = 120
_EXACT, _BARE, _LAST_PART, _MISSPELT, _AWARD_NAME, _OPENING, _NEAR_MEANING, _BY_CELLS = (
    1.0,
    0.95,
    0.9,
    0.8,
    0.75,
    0.7,
    0.6,
    0.4,
)
_AWARDS = frozenset({Column.TITLE, Column.COMMENDATION, Column.AWARD})
_REPEATABLE = frozenset({Column.AWARD_MARK, Column.YEAR_AWARD, Column.GRADE_MARK, Column.YEAR_GRADE})
_NEAR: dict[Column, tuple[Column, ...]] = {
    Column.OUTCOME: (Column.EXPECTED_RESULT, Column.GRADE),
    Column.YEAR_AWARD: (Column.YEAR_GRADE,),
    Column.EXPECTED_RESULT: (Column.OUTCOME,),
    Column.FULL_NAME: (Column.SUBJECT, Column.AUTHORS),
    Column.SUBJECT: (Column.FULL_NAME, Column.AUTHORS),
    Column.AUTHORS: (Column.FULL_NAME, Column.SUBJECT),
    Column.SUBJECT_KIND: (Column.STAFF_GROUP,),
    Column.COMMENDATION: (Column.DISCIPLINE,),
    Column.JOINED_ON: (Column.FROM_ON,),
    Column.LEFT_ON: (Column.TO_ON,),
    Column.COLLECTIVE: (Column.UNIT, Column.SUBJECT),
    Column.DURATION: (Column.PERIOD,),
    Column.PERIOD: (Column.DURATION,),
    Column.CONTENT: (Column.ACHIEVEMENT,),
    Column.ACHIEVEMENT: (Column.CONTENT,),
}
"""What a label may mean instead in a list that has no such column."""


@dataclass(frozen=True)
class ColumnGuess:
    """The meaning of columns by their place (from 0); ``unknown``: places with a label or cells that could not be told.

    ``doubts`` are sentences: two columns of one meaning, a meaning read from the cells only.
    """

    columns: Mapping[int, Column]
    unknown: tuple[int, ...] = ()
    doubts: tuple[str, ...] = ()

    def place_of(self, column: Column) -> int | None:
        """The first column of that meaning, or None."""
        return next((place for place in sorted(self.columns) if self.columns[place] is column), None)

    def places_of(self, column: Column) -> tuple[int, ...]:
        """All columns of that meaning (an award's name or a year can head several)."""
        return tuple(place for place in sorted(self.columns) if self.columns[place] is column)


@dataclass(frozen=True)
class _Candidate:
    score: float
    place: int
    column: Column


def guess_columns(
    header: Sequence[str], sample_rows: Sequence[Sequence[str]], wanted: ListKind | Collection[Column]
) -> ColumnGuess:
    """What each column means among those wanted. ``sample_rows`` are cells of some rows (fifty are plenty)."""
    among = frozenset(COLUMNS_OF[wanted] if isinstance(wanted, ListKind) else wanted)
    width = max([len(header), *(len(row) for row in sample_rows)], default=0)
    labels = [*header, *[""] * (width - len(header))]
    looks = [looks_of([row[place] for row in sample_rows if place < len(row) and row[place]]) for place in range(width)]
    candidates = [
        _Candidate(score, place, column)
        for place, label in enumerate(labels)
        for score, column in _meanings(label, looks[place], among)
    ]
    columns: dict[int, Column] = {}
    doubts: list[str] = []
    for one in sorted(candidates, key=lambda one: (-one.score, one.place)):
        if one.place in columns:
            continue
        before = next((place for place, column in columns.items() if column is one.column), None)
        if before is None or one.column in _REPEATABLE:
            columns[one.place] = one.column
        elif one.score > _BY_CELLS:
            doubts.append(
                f"Cột {_named(before, labels)} và cột {_named(one.place, labels)} đều có thể là "
                f"“{COLUMN_NAMES[one.column]}”; đã lấy cột {_named(before, labels)}."
            )
    if _join_names(columns, labels, looks, among):
        doubts = [doubt for doubt in doubts if f"“{COLUMN_NAMES[Column.FULL_NAME]}”" not in doubt]
    doubts += [
        f"Cột {_named(one.place, labels)} được hiểu là “{COLUMN_NAMES[one.column]}” theo nội dung các ô."
        for one in candidates
        if one.score <= _BY_CELLS and columns.get(one.place) is one.column
    ]
    unknown = tuple(place for place in range(width) if place not in columns and (labels[place] or looks[place].count))
    return ColumnGuess(columns, unknown, tuple(doubts))


def label_meaning(label: str) -> Column | None:
    """What the words of a label say alone, or None."""
    found = _by_words(label)
    return found[0][1] if found else None


def _meanings(label: str, looks: CellLooks, among: Collection[Column]) -> list[tuple[float, Column]]:
    found = []
    for score, column in _by_words(label):
        column = _as_cells_say(column, looks)
        if column in among:
            found.append((score, column))
        found += [(_NEAR_MEANING, near) for near in _NEAR.get(column, ()) if near in among]
    if not found or (not label and not found):
        found += [(_BY_CELLS * share, column) for share, column in looks.likely() if column in among]
    return found


def _as_cells_say(column: Column, looks: CellLooks) -> Column:
    """The meaning of a label that stands for two things, as its cells tell which."""
    if column is Column.MALE_MARK and looks.years > 0.5:
        return Column.BIRTH_MALE
    if column is Column.FEMALE_MARK and looks.years > 0.5:
        return Column.BIRTH_FEMALE
    if column is Column.SALUTATION and looks.names > 0.5:
        return Column.FULL_NAME
    if column is Column.DECISION_NUMBER and looks.decisions_with_day > 0.5:
        return Column.DECISION
    if column is Column.DECISION and looks.count and not looks.decisions_with_day:
        if looks.days > 0.5:
            return Column.DECISION_DAY
        if looks.decisions > 0.5:
            return Column.DECISION_NUMBER
    return column


def _join_names(
    columns: dict[int, Column], labels: Sequence[str], looks: Sequence[CellLooks], among: Collection[Column]
) -> bool:
    """Names in two columns: "Họ đệm | Tên", or one label over both; whether that is so."""
    if Column.GIVEN_NAME not in among:
        return False
    family = next((place for place, column in columns.items() if column is Column.FAMILY_NAME), None)
    full = next((place for place, column in columns.items() if column is Column.FULL_NAME), None)
    if family is not None and full is not None and label_key(labels[full]) == "ten":
        columns[full] = Column.GIVEN_NAME
        return True
    if family is None and full is not None and full + 1 < len(labels):
        beside = full + 1
        is_same_label = not labels[beside] or labels[beside] == labels[full]
        if is_same_label and columns.get(beside) in (None, Column.FULL_NAME) and looks[beside].single_words > 0.5:
            columns[full], columns[beside] = Column.FAMILY_NAME, Column.GIVEN_NAME
            return True
    return False


@lru_cache(maxsize=16384)
def label_key(label: str) -> str:
    """A label for comparing: without marks, signs, asides and "và"."""
    words = _SIGN.sub(" ", fold(_ASIDE.sub(" ", label))).split()
    return " ".join(_SHORT_WORDS.get(word, word) for word in words)


def _marked_key(label: str) -> str:
    words = _SIGN.sub(" ", match_key(_ASIDE.sub(" ", label))).split()
    return " ".join(_SHORT_WORDS.get(word, word) for word in words)


@cache
def _labels() -> tuple[dict[str, Column], dict[str, Column]]:
    marked: dict[str, Column] = {}
    bare: dict[str, Column] = {}
    for column, labels in LABELS.items():
        for label in labels:
            marked.setdefault(_marked_key(label), column)
            bare.setdefault(label_key(label), column)
    return marked, bare


@cache
def _by_words(label: str) -> list[tuple[float, Column]]:
    """The meanings of a label, the most likely first."""
    if not label or len(label) > _LONGEST_LABEL:
        return []
    last = label.rpartition(JOINER)[2]
    if _RATING.search(label_key(label)) and _OF_YEAR.search(label_key(last)):
        return [(_EXACT, Column.YEAR_GRADE)]
    if _is_year(last):
        return [(_EXACT, Column.YEAR_AWARD)]
    found = _exactly(label)
    if found is None and last != label:
        found = _exactly(last)
        if found and found[1] in _AWARDS and any(map(_is_year, label.split(JOINER))):
            return [(_LAST_PART, Column.YEAR_AWARD)]
        found = (min(found[0], _LAST_PART), found[1]) if found else None
    if found:
        return [found]
    if last != label and _AWARD.match(label_key(last)):
        return [(_AWARD_NAME, Column.AWARD_MARK)]
    if _GRADE.match(label_key(last)):
        return [(_AWARD_NAME, Column.GRADE_MARK)]
    for text in dict.fromkeys((label, last)):
        key = label_key(text)
        if _AWARD.match(key):
            return [(_AWARD_NAME, Column.AWARD_MARK)]
        for form, column in _OPENINGS:
            if form.match(key):
                return [(_OPENING, column)]
    return []


def _is_year(label: str) -> bool:
    return _YEAR_LABEL.fullmatch(label_key(label)) is not None


def _exactly(label: str) -> tuple[float, Column] | None:
    marked, bare = _labels()
    key, marked_key = label_key(label), _marked_key(label)
    if marked_key in marked:
        return _EXACT, marked[marked_key]
    if key not in bare:
        return None
    if key == marked_key:
        return _BARE, bare[key]
    return (_MISSPELT, bare[key]) if " " in key else None


def _named(place: int, labels: Sequence[str]) -> str:
    return f"“{labels[place]}”" if labels[place] else f"số {place + 1}"
