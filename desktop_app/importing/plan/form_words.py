"""The words of an official paper's forms where a text writes them without marks: "So:", "ngay … thang … nam", "Noi nhan"."""

from __future__ import annotations

import re

from desktop_app.importing.lines.markup import Dropped

_UNMARKED = re.compile(r"\b(?:so|ngay|thang|nam|noi\s+nhan|luu)\b", re.IGNORECASE)


def unmarked_form_words(text: str, line: int) -> list[Dropped]:
    """Form words that the program will write with their marks: told as dropped, so that the words still add up."""
    return [Dropped(line, found[0], "formula") for found in _UNMARKED.finditer(text)]
