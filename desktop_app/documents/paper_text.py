"""Text made fit for paper: NFC, no invisible characters, and a word about any character that cannot be printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache, lru_cache
from typing import Any

from desktop_app.documents.model import Paper
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.text import clean_text

NO_BREAK_SPACE = "\u00a0"
LINE_BREAK = "\n"
"""Ends a line inside a paragraph. Cleaned text holds none: the engine alone writes it."""
_SYMBOL_FONTS = str.maketrans(
    {
        "\uf02d": "-",
        "\uf076": "•",
        "\uf0a3": "≤",
        "\uf0a7": "▪",
        "\uf0ad": "-",  # TCVN3's "ư", kept unconverted: it would print nothing
        "\uf0b1": "±",
        "\uf0b3": "≥",
        "\uf0b7": "•",
        "\uf0d8": "•",
        "\uf0e0": "→",
        "\uf0fc": "√",
    }
)
"""Signs of Symbol and Wingdings that texts copied from Word bring along; no text font holds them."""
_BLANKS = re.compile("[\n\t ]+")
_EXCERPT = 40

LONGEST_PAPER = 3_000_000
"""Characters of a whole paper that are laid out at most: some 1,200 pages of text."""

LONGEST_WORD = 100_000
"""Characters without a blank: reportlab's time for cutting them into lines grows with the square of their number."""


@lru_cache(maxsize=4_096)
def clean(text: str) -> str:
    """One line of text in NFC, with single spaces and nothing that prints nothing."""
    # no face of Liberation holds the non-breaking hyphen; the renderers keep words together themselves
    return _BLANKS.sub(" ", clean_text(text).replace("\u2011", "-").translate(_SYMBOL_FONTS))


def cleaned_paper(paper: Paper) -> Paper:
    """The same paper with every text cleaned."""
    result: Paper = _mapped(paper, clean)
    return result


def check_length(paper: Paper) -> None:
    """Raise UserError ``paper.too_long``, ``paper.word_too_long`` for more than can be laid out in a few seconds."""
    total = longest = 0
    for text in _texts(paper):
        total += len(text)
        if len(text) > LONGEST_WORD:
            longest = max(longest, *map(len, _BLANKS.split(text)), 0)
    if total > LONGEST_PAPER:
        raise UserError(
            "paper.too_long",
            f"Văn bản có {_grouped(total)} ký tự, nhiều hơn mức {_grouped(LONGEST_PAPER)} ký tự mà chương trình dàn "
            "trang được. Chia văn bản thành nhiều phần rồi làm lại.",
        )
    if longest > LONGEST_WORD:
        raise UserError(
            "paper.word_too_long",
            f"Văn bản có một đoạn {_grouped(longest)} ký tự liền nhau không có dấu cách nên không dàn trang được. "
            "Tách đoạn đó ra rồi làm lại.",
        )


def check_glyphs(paper: Paper, covered: frozenset[str]) -> None:
    """Raise UserError ``paper.glyph_missing`` for the first character that the paper's font cannot draw.

    reportlab prints nothing, or an empty box, without an error.
    """
    for text in _texts(paper):
        if not covered.issuperset(text):
            position, missing = next((at, char) for at, char in enumerate(text) if char not in covered)
            raise UserError(
                "paper.glyph_missing",
                f"Phông chữ của văn bản không có ký tự “{missing}” (U+{ord(missing):04X}), {_place(text, position)}. "
                "Thay hoặc xóa ký tự này rồi làm lại.",
            )


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _place(text: str, position: int) -> str:
    start, end = max(0, position - _EXCERPT // 2), position + _EXCERPT // 2
    return f"ở chỗ “{'…' if start else ''}{text[start:end].strip()}{'…' if end < len(text) else ''}”"


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(item.name for item in fields(kind) if item.init and item.name != "anchor")


def _texts(value: Any) -> Iterator[str]:
    """Every string of a tree of dataclasses and tuples."""
    if isinstance(value, str):
        if not isinstance(value, Enum):
            yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for name in _field_names(type(value)):
            yield from _texts(getattr(value, name))


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    """A copy of a tree of frozen dataclasses and tuples with every string changed; unchanged parts are shared."""
    if isinstance(value, str):
        return value if isinstance(value, Enum) else change(value)
    if isinstance(value, tuple):
        items = tuple(_mapped(item, change) for item in value)
        return value if all(new is old for new, old in zip(items, value, strict=True)) else items
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            name: new
            for name in _field_names(type(value))
            if (new := _mapped(old := getattr(value, name), change)) is not old
        }
        return replace(value, **changed) if changed else value
    return value
