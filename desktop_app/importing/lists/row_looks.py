"""What one row of a sheet looks like: a header, a numbering, a total, the name of a group, a signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from desktop_app.domain.language.text import fold
from desktop_app.domain.lists.cell_looks import is_personal_name
from desktop_app.domain.lists.column import Column
from desktop_app.domain.lists.column_words import LABELS
from desktop_app.domain.lists.columns import label_key, label_meaning

_NUMBERING = re.compile(r"\(?\[?([0-9]{1,2})\]?\)?[.)]?")
_COLUMN_LETTER = re.compile(r"\(?([A-DĐ])\)?")
_TOTAL = re.compile(
    r"(tong|cong)( cong| so| chung| toan so| don vi| phong.*| danh sach.*"
    r"| muc.*| i+v?| [a-d])?( \(.*\)| [ivx]+)?[:.]?( \d[\d.,]*( .{0,30})?)?"
)
_TAIL = re.compile(
    r"(nguoi lap|lap bieu|nguoi tong hop|nguoi ky|thu truong|noi nhan|xac nhan|tm\b|kt\b|tl\b|tuq\b|\(?ky,? |\(?ky ten"
    r"|ghi chu ?:|danh sach (nay )?(co|gom)\b|tong so co\b|an dinh\b|bang (nay )?(co|gom)\b|lanh dao (don vi|so|phong|co quan)$"
    r"|[^.,]{0,40}, ngay\b"
    r"|ngay [\d.…]+ thang|chu tich hoi dong|thu ky hoi dong|phe duyet|duyet cua|hoi dong thi dua|giam doc$|pho giam doc$"
    r"|chanh van phong$|truong (phong|don vi|ban)$|pho (truong )?phong$|hieu truong$|\(da ky\)|luu:"
    r"|\* ?ghi chu|chu thich|\(\*+\)|\*+ )"
)
_DIGITS = re.compile(r"\d")
_YEAR = re.compile(r"(19|20)\d\d")
_RAW_LABELS = frozenset(label.lower() for labels in LABELS.values() for label in labels) | frozenset(
    label_key(label) for labels in LABELS.values() for label in labels
)
_RAW_LABELS -= {"nam", "nữ", "nu", "loại", "loai"}  # cells as often as labels, and never the only label of a header
_WHOSE = frozenset(
    {
        Column.SERIAL,
        Column.FULL_NAME,
        Column.AUTHORS,
        Column.FAMILY_NAME,
        Column.GIVEN_NAME,
        Column.SUBJECT,
        Column.COLLECTIVE,
    }
)
"""One of these heads a list of people or of awards."""
_DATA = re.compile(r"\d+([.,/\-]\d+)*|nam|nu|x")


def filled(cells: Sequence[str]) -> list[tuple[int, str]]:
    """The filled cells with their columns."""
    return [(column, cell) for column, cell in enumerate(cells) if cell]


def may_be_header(cells: Sequence[str]) -> bool:
    """A quick look: whether one cell is a label as offices write it, give or take case and marks."""
    return not _RAW_LABELS.isdisjoint(map(str.lower, cells))


def is_header(cells: Sequence[str]) -> bool:
    """Whether a row heads columns: two or more labels are known, and few cells are anything else."""
    texts = list(dict.fromkeys(cell for cell in cells if cell))
    years = [text for text in texts if _YEAR.fullmatch(text)]
    if len(years) > 1:  # a column for each year
        texts = [text for text in texts if text not in years]
    if len(texts) < 2 or sum(_is_plain_data(text) for text in texts) > len(texts) / 3:
        return False
    known = {meaning for text in texts if (meaning := _heading(text)) is not None}
    if len(known) < 2 or (len(known) == 2 and 2 * len(known) < len(texts)):
        return False
    if known.isdisjoint(_WHOSE) and any(map(_is_plain_data, texts)):
        return False  # an entry without a name: "1985, Nữ, CV, Văn phòng"
    # "Tô An, Nam, CV" is an entry, though Nam and CV are labels elsewhere
    return len(known) > 3 or not any(_heading(text) is None and is_personal_name(text) for text in texts)


def looks_like_data(cells: Sequence[str]) -> bool:
    """Whether a row that nobody can name as a header is rather an entry."""
    return any(_is_plain_data(cell) or is_personal_name(cell) for cell in cells if cell)


@cache
def _heading(text: str) -> Column | None:
    return None if len(text) > 100 or _DIGITS.search(label_key(text)) else label_meaning(text)


@cache
def _is_plain_data(text: str) -> bool:
    return text not in ("Nam", "Nữ", "NAM", "NỮ", "Năm", "NĂM", "năm") and _DATA.fullmatch(fold(text)) is not None


def same_header(cells: Sequence[str], labels: Sequence[str]) -> bool:
    """Whether a row repeats the header: most of its labels, nothing else."""
    pairs = [
        (label_key(cell), label_key(labels[column]) if column < len(labels) else "") for column, cell in filled(cells)
    ]
    known = [label for label in labels if label]
    hits = sum(bool(cell) and (cell == label) for cell, label in pairs)
    return bool(pairs) and hits == len(pairs) and 2 * hits >= len(known)


def is_numbering(cells: Sequence[str]) -> bool:
    """(1) (2) (3), or A B 1 2 3: numbers of the columns, each one more than the one before."""
    texts = [cell for cell in cells if cell]
    if len(texts) < 2:
        return False
    letters = [text for text in texts if _COLUMN_LETTER.fullmatch(text)]
    found = [_NUMBERING.match(text) for text in texts[len(letters) :]]
    numbers = [int(match[1]) for match in found if match]
    if len(numbers) != len(found) or (len(texts) == 2 and "(" not in texts[0]):
        return False
    return all(after - before == 1 for before, after in pairwise(numbers)) and numbers[:1] in (
        [1],
        [],
        [2],
    )


def is_total(cells: Sequence[str]) -> bool:
    """Tổng cộng, Cộng, Tổng số: the first words of the row."""
    first = next((cell for cell in cells if cell and not cell.isdigit()), "")
    return len(first) <= 80 and _TOTAL.fullmatch(fold(first)) is not None


def is_tail(cells: Sequence[str]) -> bool:
    """A line that stands behind a table: place and day, who signs, what is counted, remarks."""
    texts = list(dict.fromkeys(cell for cell in cells if cell))
    return 0 < len(texts) <= 3 and any(_TAIL.match(fold(text)) for text in texts)
