"""Legacy text in the lines of a document: found by font and by letters, shown before and after, converted when asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.language.legacy_fonts import (
    LegacyEncoding,
    LegacySample,
    as_kept,
    encoding_of_font,
    encoding_of_text,
    is_written_in,
    to_unicode,
)
from desktop_app.domain.language.text import clean_line
from desktop_app.importing.lines.rich_lines import Piece, RichLine


@dataclass(frozen=True)
class LegacyText:
    """The lines with their legacy text converted, as they are kept without that, and each changed line before and after."""

    lines: tuple[RichLine, ...]
    kept: tuple[RichLine, ...]
    samples: tuple[LegacySample, ...]
    encodings: tuple[LegacyEncoding, ...]


def find_legacy(lines: Sequence[RichLine]) -> LegacyText | None:
    """What a conversion would give, or None for a document without legacy text."""
    guessed = encoding_of_text("\n".join(_without_legacy_fonts(lines)))
    converted: list[RichLine] = []
    kept: list[RichLine] = []
    samples: list[LegacySample] = []
    encodings: dict[LegacyEncoding, None] = {}
    for line in lines:
        pieces, encoding = _converted(line.pieces, guessed)
        converted.append(replace(line, pieces=pieces) if encoding else line)
        if encoding is None:
            kept.append(line)
            continue
        kept.append(replace(line, pieces=tuple(replace(one, text=as_kept(one.text, encoding)) for one in line.pieces)))
        encodings[encoding] = None
        after = "".join(piece.text for piece in pieces)
        samples.append(LegacySample(encoding, clean_line(line.text), clean_line(after)))
    return LegacyText(tuple(converted), tuple(kept), tuple(samples), tuple(encodings)) if encodings else None


def _without_legacy_fonts(lines: Sequence[RichLine]) -> list[str]:
    return [
        "".join(piece.text for piece in line.pieces if encoding_of_font(piece.font) is None) for line in lines
    ]  # fmt: skip


def _converted(
    pieces: tuple[Piece, ...], guessed: LegacyEncoding | None
) -> tuple[tuple[Piece, ...], LegacyEncoding | None]:
    found: list[Piece] = []
    used: LegacyEncoding | None = None
    for piece in _merged(pieces):
        likely = (encoding_of_font(piece.font) or guessed, LegacyEncoding.OLD_HORN)
        encoding = next((one for one in likely if one and is_written_in(piece.text, one, piece.font)), None)
        if encoding is not None:
            used = used or encoding
            found.append(replace(piece, text=to_unicode(piece.text, encoding, piece.font), font=""))
        else:
            found.append(piece)
    return tuple(found), used


def _merged(pieces: tuple[Piece, ...]) -> list[Piece]:
    """Neighbours of one look as one piece: a letter and its mark may stand in two runs."""
    found: list[Piece] = []
    for piece in pieces:
        if found and replace(found[-1], text="") == replace(piece, text=""):
            found[-1] = replace(piece, text=found[-1].text + piece.text)
        else:
            found.append(piece)
    return found
