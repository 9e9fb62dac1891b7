"""A plan as paper: NĐ 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.4 (TT 01/2011/TT-BNV for plans before 05/3/2020)."""

from __future__ import annotations

import re
from datetime import date, datetime

from desktop_app.documents.model import (
    AnnexHead,
    Closing,
    DocumentTitle,
    Letterhead,
    NumberLine,
    Paper,
    Paragraph,
    PlaceDate,
    Properties,
    Recipients,
    Regime,
    Section,
    Signature,
    Space,
    Span,
    TextStyle,
    regime_on,
)
from desktop_app.documents.plan_blocks import plan_paragraphs
from desktop_app.documents.registration_form import FORM_TITLE, blank_form
from desktop_app.domain.language.dates import format_month
from desktop_app.domain.language.numerals import to_roman
from desktop_app.domain.language.text import match_key
from desktop_app.domain.plan.plan import Attachment, DocumentHead, Plan, PlanContent, Recipient
from desktop_app.domain.plan.plan import Signature as PlanSignature

HEAD_ANCHOR, TITLE_ANCHOR, CLOSING_ANCHOR = "@head", "@title", "@closing"
"""Anchors of the parts that are no blocks."""
ATTACHMENT_ANCHOR = "@attachment"
"""Anchor of the n-th attachment (from 0): this and its number."""

_TITLE_ROOM = 6.0
_GLUED_AUTHORITY = re.compile(r"^(KT|TM|TL|TUQ|Q)\.\s*(?=\S)")
_ITEM_END = re.compile(r"[\s;.]+$")
_COMMITTEE = re.compile(r"^(?:Ủy|Uỷ) ban nhân dân\b")
_YEAR_LINE = re.compile(r"\s+(?=NĂM\b)")
_MARK = r"\s*(?:[0-9]{1,2}[a-z]?|[ivx]{1,4})"
_ANNEX_LABEL = re.compile(
    rf"(?:phụ lục(?:\s+số)?(?:{_MARK})?|(?:mẫu|biểu mẫu|biểu)(?:\s+số)?{_MARK})(?=[\s.:]|$)", re.IGNORECASE
)
_OWN_NATIONAL_LINES = ("cộng hòa xã hội chủ nghĩa việt nam", "độc lập - tự do - hạnh phúc")


def build_plan_paper(plan: Plan, *, created: datetime | None = None) -> Paper:
    """The paper of a plan as it stands. ``created`` is the date the files carry; the plan's own date without it.

    Number and day are printed where the plan has them and leave room for handwriting where it has not.
    """
    content = plan.content
    head = content.head
    main = Section(
        (
            _letterhead(head),
            DocumentTitle(head.document_type, tuple(head.subject.split("\n")), anchor=TITLE_ANCHOR),
            Space(_TITLE_ROOM),
            *plan_paragraphs(content.blocks),
            _closing(content),
        )
    )
    annexes = sum(not _is_form(attachment) for attachment in content.attachments)
    sections, index = [main], 0
    for number, attachment in enumerate(content.attachments):
        anchor = f"{ATTACHMENT_ANCHOR}{number}"
        if _is_form(attachment):
            sections.append(_form(attachment, anchor))
        else:
            index += 1
            sections.append(_annex(attachment, head, index if annexes > 1 else 0, anchor))
    return Paper(_properties(head, created), tuple(sections), _regime(head))


def _regime(head: DocumentHead) -> Regime:
    """By the date; while the day is blank, by the month and year."""
    if head.dated_on is not None or head.year is None:
        return regime_on(head.dated_on)
    return regime_on(date(head.year, head.month or 12, 28))


def _properties(head: DocumentHead, created: datetime | None) -> Properties:
    if created is None:
        day = head.dated_on or date(head.year or 2000, head.month or 1, 1)
        created = datetime(day.year, day.month, day.day, tzinfo=None)  # noqa: DTZ001  the paper's own day, no instant
    title = " ".join(f"{head.document_type.capitalize() or 'Kế hoạch'} {head.subject}".split())
    number = f"Số {_number(head) or '……'}/{head.symbol}" if head.symbol else ""
    return Properties(title, head.agency or head.proposed_agency, created, number)


def _letterhead(head: DocumentHead) -> Letterhead:
    parent, agency = head.parent_agency, head.agency
    if not agency:
        parent, agency = _proposed_names(parent or head.proposed_parent_agency, head.proposed_agency)
    return Letterhead(
        tuple(filter(None, parent.upper().split("\n"))),
        tuple(filter(None, agency.upper().split("\n"))),
        NumberLine(head.symbol, _number(head)),
        PlaceDate(head.place, head.day, head.month, head.year),
        anchor=HEAD_ANCHOR,
    )


def _proposed_names(parent: str, agency: str) -> tuple[str, str]:
    """Inferred names as offices print them: "UBND TỈNH …" over the agency, the province not said twice."""
    seat = parent.rpartition(" nhân dân ")[2]
    if seat and agency.endswith(f" {seat}"):
        agency = agency.removesuffix(f" {seat}")
    return _COMMITTEE.sub("UBND", parent), agency


def _number(head: DocumentHead) -> str:
    """Numbers below 10 with a leading zero (PL I, II.3)."""
    return f"0{head.number}" if len(head.number) == 1 and head.number.isdigit() else head.number


def _closing(content: PlanContent) -> Closing:
    items = [_recipient(recipient) for recipient in content.recipients]
    if content.filing:
        items.append(f"- Lưu: {', '.join(content.filing)}")
    ended = [f"{item}{';' if number < len(items) else '.'}" for number, item in enumerate(items, start=1)]
    return Closing(
        Recipients(tuple(ended)) if ended else None,
        Signature(_signature_lines(content.signature), content.signature.name),
        anchor=CLOSING_ANCHOR,
    )


def _recipient(recipient: Recipient) -> str:
    note = f" ({recipient.note})" if recipient.note else ""
    return f"- {_ITEM_END.sub('', recipient.text)}{note}"


def _signature_lines(signature: PlanSignature) -> tuple[str, ...]:
    """The title lines as printed, a space behind "KT."; built from the titles where there are no lines."""
    lines = signature.lines
    if not lines:
        prefix = signature.authority.value
        lines = (f"{prefix} {signature.head_title or signature.title}",)
        if signature.head_title and signature.title:
            lines = (*lines, signature.title)
    spaced = (_GLUED_AUTHORITY.sub(r"\1. ", line.strip()).upper() for line in lines)
    return tuple(line for line in spaced if line)


def _is_form(attachment: Attachment) -> bool:
    return attachment.is_registration_form or attachment.has_national_header


def _form(attachment: Attachment, anchor: str) -> Section:
    """A form under its own national block: a blank table where the source lost the form's, else the text it kept."""
    titles = _heading_lines(attachment.title)
    lines = [line.strip() for line in attachment.text.split("\n") if line.strip() and not _is_ornament(line)]
    is_blank = attachment.is_registration_form and (attachment.is_body_missing or not lines)
    while lines and (is_blank or lines[0].isupper()):
        titles += _heading_lines(lines.pop(0))
    if is_blank:
        return blank_form(tuple(titles) or (FORM_TITLE,), anchor)
    kind, *more = titles or (FORM_TITLE,)
    return Section((Letterhead(), DocumentTitle(kind, tuple(more), anchor=anchor), *_text(lines, anchor)))


def _heading_lines(heading: str) -> list[str]:
    """The lines of a form's title; "… NĂM 2022" stands on a line of its own."""
    lines = [part.strip() for line in heading.split("\n") for part in _YEAR_LINE.split(line)]
    return [line for line in lines if line and not _is_ornament(line)]


def _is_ornament(line: str) -> bool:
    """Stars and rules, and the national block that the paper prints by itself."""
    key = match_key(line)
    return not any(character.isalnum() for character in line) or any(key == match_key(x) for x in _OWN_NATIONAL_LINES)


def _annex(attachment: Attachment, head: DocumentHead, index: int, anchor: str) -> Section:
    """An annex; its own label ("Phụ lục 2", "Mẫu số 01") stands where it has one."""
    title = " ".join(attachment.title.split())
    found = _ANNEX_LABEL.match(title)
    label = found[0].strip(" .:") if found else f"Phụ lục {to_roman(index)}" if index else "Phụ lục"
    title = title[found.end() :].strip(" .:") if found else title
    annex_head = AnnexHead(label, title.upper(), _reference(head), anchor=anchor)
    return Section((annex_head, *_text(attachment.text.split("\n"), anchor)))


def _text(lines: list[str], anchor: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(TextStyle.BODY, (Span(line.strip()),), anchor) for line in lines if line.strip())


def _reference(head: DocumentHead) -> str:
    """(Kèm theo Kế hoạch số …/KH-… ngày … tháng … năm … của …)"""
    day = f"{head.day:02}" if head.day is not None else "……"
    month = format_month(head.month) if head.month is not None else "……"
    agency = head.agency or head.proposed_agency
    issuer = f" của {agency}" if agency else ""
    kind = head.document_type.capitalize() or "Kế hoạch"
    return (
        f"(Kèm theo {kind} số {_number(head) or '……'}/{head.symbol} "
        f"ngày {day} tháng {month} năm {head.year or '……'}{issuer})"
    )
