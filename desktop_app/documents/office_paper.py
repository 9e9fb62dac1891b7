"""What the office's own lists share: the head with its names, the foot with its signatures, what the file says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.documents.model import (
    Closing,
    Letterhead,
    Orientation,
    Paper,
    Paragraph,
    PlaceDate,
    Properties,
    Section,
    Signature,
    Span,
    TextStyle,
)
from desktop_app.documents.model import Component as PaperComponent
from desktop_app.domain.office.office import AgencyProfile, Signatory

SIGNING_NOTE = "(Ký, ghi rõ họ tên)"
_HEAD_OF_AGENCY = "THỦ TRƯỞNG CƠ QUAN"


@dataclass(frozen=True)
class Issuer:
    """The office that prints a list: its names, who signs for it (None: left to the pen), the day it is printed."""

    profile: AgencyProfile
    signatory: Signatory | None
    printed_on: date
    printed_at: datetime


def landscape_paper(title: str, issuer: Issuer, components: tuple[PaperComponent, ...]) -> Paper:
    """One section on sheets that lie on their side."""
    properties = Properties(title, issuer.profile.name, issuer.printed_at)
    return Paper(properties, (Section(components, orientation=Orientation.LANDSCAPE),))


def office_head(issuer: Issuer) -> Letterhead:
    """Parent agency and office on the left; day and month are written by whoever signs."""
    profile = issuer.profile
    parent = (profile.parent_name.upper(),) if profile.parent_name else ()
    agency = (profile.name.upper(),) if profile.name else ()
    return Letterhead(parent, agency, place_date=PlaceDate(profile.place, year=issuer.printed_on.year))


def unit_head(issuer: Issuer, unit: str, year: int | None) -> Letterhead:
    """The office above, the unit below: a paper that a unit sends in. A blank year is written by hand."""
    parent = (issuer.profile.name.upper(),) if issuer.profile.name else ()
    return Letterhead(parent, (unit.upper(),), place_date=PlaceDate(issuer.profile.place, year=year))


def office_foot(issuer: Issuer) -> Closing:
    """Who made the list on the left, who signs for the office on the right."""
    return Closing(Signature(("NGƯỜI LẬP BẢNG",), note=SIGNING_NOTE), office_signature(issuer.signatory))


def unit_foot() -> Closing:
    """Who made the list on the left, the head of the unit on the right."""
    return Closing(
        Signature(("NGƯỜI LẬP BẢNG",), note=SIGNING_NOTE), Signature(("THỦ TRƯỞNG ĐƠN VỊ",), note=SIGNING_NOTE)
    )


def centered_note(text: str) -> Paragraph:
    """A line in italics below the title."""
    return Paragraph(TextStyle.CENTERED_ITALIC, (Span(text),))


def part_heading(text: str) -> Paragraph:
    """ "I. CÁ NHÂN"."""
    return Paragraph(TextStyle.SECTION_HEADING, (Span(text),), keep_with_next=True)


def note(text: str) -> Paragraph:
    """A small line above or below a table."""
    return Paragraph(TextStyle.NOTE, (Span(text),))


def last_words(text: str) -> Paragraph:
    """What the list holds, said once more below it: it keeps the foot from standing alone on a page."""
    return Paragraph(TextStyle.BODY, (Span(text),))


def office_signature(signatory: Signatory | None) -> Signature:
    """Who signs for the office; nobody known: its head, left to the pen."""
    if signatory is None:
        return Signature((_HEAD_OF_AGENCY,), note=SIGNING_NOTE)
    authority, head_title, title = signatory.authority.value, signatory.head_title.upper(), signatory.title.upper()
    if authority and head_title:
        return Signature((f"{authority} {head_title}", title), signatory.name)
    return Signature((f"{authority} {title}".strip(),), signatory.name)
