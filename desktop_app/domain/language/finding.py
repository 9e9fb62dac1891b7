"""Finding words in a Vietnamese text: tone places and case never tell words apart, marks only if they are asked to."""

from __future__ import annotations

import unicodedata

from desktop_app.domain.language.text import unify_tones


def find_all(text: str, wanted: str, *, marks_count: bool = True) -> tuple[tuple[int, int], ...]:
    """Where ``wanted`` stands in ``text``, as (start, end) in characters, from left to right without overlap.

    "hòa" finds "Hoà", whichever way it is written; without ``marks_count`` "thi dua" finds "Thi đua". A space finds any white
    space, a line break too. Nothing is wanted: nothing is found.
    """
    needle = "".join(_pieces(wanted, marks_count))
    if not needle.strip():
        return ()
    pieces = _pieces(text, marks_count)
    origins = [at for at, piece in enumerate(pieces) for _ in piece]
    hay = "".join(pieces)
    found: list[tuple[int, int]] = []
    start = hay.find(needle)
    while start >= 0:
        end = start + len(needle)
        found.append((origins[start], origins[end - 1] + 1))
        start = hay.find(needle, end)
    return tuple(found)


def _pieces(text: str, marks_count: bool) -> list[str]:
    """For each character of the text what it counts as; moving a tone within a syllable leaves every offset alone."""
    unified = unify_tones(text)
    if len(unified) != len(text):  # not NFC, so that offsets would shift: compare it as it stands
        unified = text
    return [_piece(character, marks_count) for character in unified]


def _piece(character: str, marks_count: bool) -> str:
    if character.isspace():
        return " "
    folded = character.casefold()
    if marks_count:
        return folded
    plain = "".join(one for one in unicodedata.normalize("NFD", folded) if not unicodedata.combining(one))
    return plain.replace("đ", "d")
