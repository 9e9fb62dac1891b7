"""Công văn đôn đốc: the official letter that asks a unit for what it still owes (NĐ 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.documents.model import (
    Addressees,
    Closing,
    Letterhead,
    NumberLine,
    Paper,
    Paragraph,
    PlaceDate,
    Properties,
    Recipients,
    Section,
    Span,
    TextStyle,
)
from desktop_app.documents.office_paper import Issuer, office_signature
from desktop_app.domain.registration.chase_template import LetterWords


@dataclass(frozen=True)
class ChaseLetterPaper:
    """One letter; ``number`` "" leaves room for handwriting."""

    unit: str
    number: str
    symbol: str
    dated_on: date
    words: LetterWords


def build_chase_letters(issuer: Issuer, letters: Sequence[ChaseLetterPaper]) -> Paper:
    """One letter, or many behind each other, each on sheets of its own with its own page numbers."""
    title = f"Công văn đôn đốc gửi {letters[0].unit}" if len(letters) == 1 else "Công văn đôn đốc các đơn vị"
    properties = Properties(title, issuer.profile.name, issuer.printed_at)
    return Paper(properties, tuple(_section(issuer, letter) for letter in letters))


def _section(issuer: Issuer, letter: ChaseLetterPaper) -> Section:
    profile, day = issuer.profile, letter.dated_on
    head = Letterhead(
        (profile.parent_name.upper(),) if profile.parent_name else (),
        (profile.name.upper(),) if profile.name else (),
        NumberLine(letter.symbol, letter.number),
        PlaceDate(profile.place, day.day, day.month, day.year),
        letter.words.about,
    )
    body = tuple(_paragraph(text) for text in letter.words.paragraphs)
    closing = Closing(Recipients(letter.words.recipients), office_signature(issuer.signatory))
    return Section((head, Addressees((f"{letter.unit}.",)), *body, closing))


def _paragraph(text: str) -> Paragraph:
    return Paragraph(TextStyle.BULLET if text.startswith("- ") else TextStyle.BODY, (Span(text),))
