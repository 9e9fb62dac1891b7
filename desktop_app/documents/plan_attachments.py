"""What is attached to a plan as paper: forms under their own national block, annexes under "Phụ lục"."""

from __future__ import annotations

import re
from collections import Counter

from desktop_app.documents.model import (
    AnnexHead,
    Component,
    DocumentTitle,
    Letterhead,
    Orientation,
    Paragraph,
    Section,
    Span,
    TextStyle,
)
from desktop_app.documents.plan_blocks import with_end_mark
from desktop_app.documents.registration_form import FORM_HEADINGS, FORM_TITLE, blank_form, blank_sheet
from desktop_app.documents.text_tables import most_columns, with_tables
from desktop_app.domain.language.dates import format_month
from desktop_app.domain.language.numerals import to_roman
from desktop_app.domain.language.text import match_key, words
from desktop_app.domain.plan.plan import Attachment, PlanContent, number_sign
from desktop_app.domain.plan.wording import content_lines

ATTACHMENT_ANCHOR = "@attachment"
"""Anchor of the n-th attachment (from 0): this and its number."""

_YEAR_LINE = re.compile(r"\s+(?=NĂM\b)")
_MARK = r"\s*(?:[0-9]{1,2}[a-z]?|[ivx]{1,4})"
_ANNEX_LABEL = re.compile(
    rf"(?:phụ lục(?:\s+số)?(?:{_MARK})?|(?:mẫu|biểu mẫu|biểu)(?:\s+số)?{_MARK})(?=[\s.:]|$)", re.IGNORECASE
)
_LABEL_WORDS = ("lục", "số", "mẫu")
_OWN_REFERENCE = re.compile(r"\(\s*(?:ban hành\s+)?kèm theo\b", re.IGNORECASE)
_MOST_REFERENCE_LINES = 3
_WIDE_TABLE = 7  # columns
_OWN_NATIONAL_LINES = ("cộng hòa xã hội chủ nghĩa việt nam", "độc lập - tự do - hạnh phúc")


def attached_sections(content: PlanContent, number: str) -> list[Section]:
    """The sections behind the plan's own text, each on sheets of its own; ``number``: the plan's, as printed."""
    annexes = sum(not _is_form(attachment) for attachment in content.attachments)
    reference = _reference(content, number)
    sections: list[Section] = []
    index = 0
    for position, attachment in enumerate(content.attachments):
        anchor = f"{ATTACHMENT_ANCHOR}{position}"
        if _is_form(attachment):
            sections.append(_form(attachment, anchor))
        else:
            index += 1
            sections.append(_annex(attachment, reference, index if annexes > 1 else 0, anchor))
    return sections


def _is_form(attachment: Attachment) -> bool:
    """Whether it stands under a national block: one that the source labels an annex does not unless it shows one."""
    is_labelled = _ANNEX_LABEL.match(" ".join(attachment.title.split())) is not None
    return attachment.has_national_header or (attachment.is_registration_form and not is_labelled)


def _form(attachment: Attachment, anchor: str) -> Section:
    """A form under its own national block: a blank table where the source lost the form's, else the text it kept."""
    titles = _heading_lines(attachment.title)
    lines = [line.strip() for line in attachment.text.split("\n") if line.strip() and not _is_ornament(line)]
    is_blank = attachment.is_registration_form and attachment.is_body_missing
    if attachment.is_registration_form and _is_blank_form(lines):
        is_blank, lines = True, [line for line in lines if line.isupper()]
    while lines and (is_blank or lines[0].isupper()):
        titles += _heading_lines(lines.pop(0))
    if is_blank:
        return blank_form(tuple(titles) or (FORM_TITLE,), anchor)
    kind, *more = titles or (FORM_TITLE,)
    return Section((Letterhead(), DocumentTitle(kind, tuple(more), anchor=anchor), *with_tables(_text(lines, anchor))))


def _is_blank_form(lines: list[str]) -> bool:
    """Whether all that stands below the titles is the head of the form's own table, as a reader of files finds it."""
    below = [line for line in lines if not line.isupper()]
    return not below or sorted(words(" ".join(below))) == sorted(words(" ".join(FORM_HEADINGS)))


def _heading_lines(heading: str) -> list[str]:
    """The lines of a form's title; "… NĂM 2022" stands on a line of its own."""
    lines = [part.strip() for line in heading.split("\n") for part in _YEAR_LINE.split(line)]
    return [line for line in lines if line and not _is_ornament(line)]


def _is_ornament(line: str) -> bool:
    """Stars and rules, and the national block that the paper prints by itself."""
    key = match_key(line)
    return not any(character.isalnum() for character in line) or any(key == match_key(x) for x in _OWN_NATIONAL_LINES)


def _annex(attachment: Attachment, reference: str, index: int, anchor: str) -> Section:
    """An annex; its own label ("Phụ lục 2", "Mẫu số 01") and its own words "(Kèm theo …)" stand where it has them."""
    title = " ".join(attachment.title.split())
    found = _ANNEX_LABEL.match(title)
    label = _small(found[0].strip(" .:")) if found else f"Phụ lục {to_roman(index)}" if index else "Phụ lục"
    title = title[found.end() :].strip(" .:") if found else title
    lines = [line.strip() for line in attachment.text.split("\n") if line.strip()]
    own = _taken_reference(lines)
    if own and not title and lines and lines[0].isupper():
        title = lines.pop(0)
    head = AnnexHead(label, title.upper(), _said_by(reference, own), anchor=anchor)
    if attachment.is_registration_form and (attachment.is_body_missing or _is_blank_form(lines)):
        kept = lines if attachment.is_body_missing else [line for line in lines if line.isupper()]
        return blank_sheet((head, *_text(kept, anchor)))
    return _laid(head, with_tables(with_end_mark(_text(lines, anchor))))


def _laid(head: AnnexHead, components: tuple[Component, ...]) -> Section:
    """On sheets that lie on their side where a table is wide."""
    is_wide = most_columns(components) >= _WIDE_TABLE
    return Section((head, *components), orientation=Orientation.LANDSCAPE if is_wide else Orientation.PORTRAIT)


def _small(label: str) -> str:
    """ "PHỤ LỤC II" as the decree prints it: "Phụ lục II"; numbers stay as they are."""
    first, *others = label.split()
    return " ".join([first.capitalize(), *(word.lower() if word.lower() in _LABEL_WORDS else word for word in others)])


def _taken_reference(lines: list[str]) -> str:
    """The annex's own "(Kèm theo …)", taken from the front of its lines; "" where it has none."""
    if not lines or not _OWN_REFERENCE.match(lines[0]):
        return ""
    for count in range(1, min(_MOST_REFERENCE_LINES, len(lines)) + 1):
        if lines[count - 1].endswith(")"):
            taken = " ".join(lines[:count])
            del lines[:count]
            return taken
    return ""


def _said_by(reference: str, own: str) -> str:
    """The plan's own number and day stand in the reference unless the annex says more than that."""
    more = Counter(words(own.casefold())) - Counter(words(reference.casefold()))
    return own if more else reference


def _text(lines: list[str], anchor: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(TextStyle.BODY, (Span(line),), anchor) for line in lines)


def _reference(content: PlanContent, number: str) -> str:
    """(Kèm theo Kế hoạch số …/KH-… ngày … tháng … năm … của …)"""
    head = content.head
    day = f"{head.day:02}" if head.day is not None else "……"
    month = format_month(head.month) if head.month is not None else "……"
    agency = _as_in_a_sentence(" ".join((head.agency or head.proposed_agency).split()), content)
    issuer = f" của {agency}" if agency else ""
    kind = head.document_type.capitalize() or "Kế hoạch"
    full_number = f"{number or '……'}{number_sign(head.symbol)}{head.symbol}"
    return f"(Kèm theo {kind} số {full_number} ngày {day} tháng {month} năm {head.year or '……'}{issuer})"


def _as_in_a_sentence(agency: str, content: PlanContent) -> str:
    """A name that the head gives in capitals, as the plan's own sentences write it."""
    if not agency.isupper():
        return agency
    for line in content_lines(content):
        at = line.lower().find(agency.lower())
        written = line[at : at + len(agency)]
        if at >= 0 and not written.isupper():
            return written
    return agency
