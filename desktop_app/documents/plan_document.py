"""A plan as paper: NĐ 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.4 (TT 01/2011/TT-BNV for plans before 05/3/2020)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

from desktop_app.documents.model import (
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
    TextStyle,
    regime_on,
)
from desktop_app.documents.plan_attachments import attached_sections
from desktop_app.documents.plan_blocks import plan_paragraphs
from desktop_app.documents.text_tables import with_tables
from desktop_app.domain.plan.issuing_agency import as_printed
from desktop_app.domain.plan.plan import DocumentHead, Plan, PlanContent, Recipient, number_sign
from desktop_app.domain.plan.plan import Signature as PlanSignature

HEAD_ANCHOR, TITLE_ANCHOR, CLOSING_ANCHOR = "@head", "@title", "@closing"
"""Anchors of the parts that are no blocks."""

_TITLE_ROOM = 6.0
_GLUED_AUTHORITY = re.compile(r"^(KT|TM|TL|TUQ|Q)\.\s*(?=\S)")
_COUNCIL = re.compile(r"TM\. (?:HỘI ĐỒNG(?! NHÂN DÂN)|BAN (?:CHỈ ĐẠO|TỔ CHỨC|VẬN ĐỘNG)|TỔ )")
_COUNCIL_RANK = re.compile(r"(?:PHÓ )?(?:CHỦ TỊCH|TRƯỞNG BAN|TỔ TRƯỞNG)\b|(?:ỦY|UỶ) VIÊN\b")
_ITEM_END = re.compile(r"[\s;.]+$")


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
            *with_tables(_set_by(_regime(head), plan_paragraphs(content.blocks))),
            _closing(content),
        )
    )
    sections = (main, *attached_sections(content, _number(head)))
    return Paper(_properties(head, created), sections, _regime(head))


def _set_by(regime: Regime, paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """Listed bases are italic since NĐ 30/2020/NĐ-CP; before, they stood upright like the body."""
    if regime is Regime.DECREE_2020:
        return paragraphs
    return tuple(replace(each, style=TextStyle.BODY) if each.style is TextStyle.BASIS else each for each in paragraphs)


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
    number = f"Số {_number(head) or '……'}{number_sign(head.symbol)}{head.symbol}" if head.symbol else ""
    return Properties(title, head.agency or head.proposed_agency, created, number)


def _letterhead(head: DocumentHead) -> Letterhead:
    parent, agency = head.parent_agency, head.agency
    if not agency:
        parent, agency = as_printed(parent or head.proposed_parent_agency, head.proposed_agency)
    return Letterhead(
        tuple(filter(None, parent.upper().split("\n"))),
        tuple(filter(None, agency.upper().split("\n"))),
        NumberLine(head.symbol, _number(head)),
        PlaceDate(head.place, head.day, head.month, head.year),
        anchor=HEAD_ANCHOR,
    )


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
        _signature(content.signature),
        anchor=CLOSING_ANCHOR,
    )


def _recipient(recipient: Recipient) -> str:
    note = f" ({recipient.note})" if recipient.note else ""
    return f"- {_ITEM_END.sub('', recipient.text)}{note}"


def _signature(signature: PlanSignature) -> Signature:
    """The lines as printed; for a council the post that follows the rank in it stands above the name."""
    lines = _signature_lines(signature)
    ranks = [at for at, line in enumerate(lines) if at and _COUNCIL_RANK.match(line)]
    if lines and _COUNCIL.match(lines[0]) and ranks:
        return Signature(lines[: ranks[0] + 1], signature.name, post=" ".join(lines[ranks[0] + 1 :]))
    return Signature(lines, signature.name)


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
