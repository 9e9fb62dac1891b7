"""The words of a plan in reading order, as it is stored: what an importer must not lose and a paper must print."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop_app.domain.language.dates import format_month
from desktop_app.domain.language.text import words
from desktop_app.domain.plan.blocks import Block, TitleStyle
from desktop_app.domain.plan.plan import Attachment, DocumentHead, PlanContent, Recipient, number_sign

NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
END_MARK = "./."

_END_MARK = re.compile(r"\s*(?:\.\s?/\s?\.?|/\s?\.)\s*$")


def split_end_mark(text: str) -> tuple[str, bool]:
    """A text without its end mark ("./.", ". /.", "/.") and whether it had one; the paper prints "./." once, at the end."""
    if "/" not in text[-8:]:
        return text, False
    found = _END_MARK.search(text, max(0, len(text) - 8))
    return (text[: found.start()], True) if found else (text, False)


def has_end_mark(text: str) -> bool:
    """Whether a text closes the document."""
    return split_end_mark(text)[1]


def block_line(block: Block) -> str:
    """Marker, title and text of a block as one line."""
    title = f"{block.title}:" if block.title_style is TitleStyle.RUN_IN else block.title
    return " ".join(part for part in (block.marker, title, block.text) if part)


def content_lines(content: PlanContent) -> Iterator[str]:
    """Every stored word of a plan, line by line in reading order.

    The words of the forms ("Số", "ngày", "tháng", "năm", "Nơi nhận", "Lưu") stand where a field fills the form; the Quốc
    hiệu at the top of the plan is no content, that of an attachment is where the attachment says that it has one.
    """
    yield from _head_lines(content.head)
    for block in content.blocks:
        yield from (block_line(one) for one in block.walk())
    if content.recipients or content.filing:
        yield "Nơi nhận:"
    yield from (_recipient_line(one) for one in content.recipients)
    if content.filing:
        yield f"- Lưu: {', '.join(content.filing)}"
    yield from content.signature.lines
    if content.signature.name:
        yield content.signature.name
    for attachment in content.attachments:
        yield from _attachment_lines(attachment)


def content_words(content: PlanContent) -> list[str]:
    """All words and figures of a plan in reading order, without punctuation."""
    return words("\n".join(content_lines(content)))


def _head_lines(head: DocumentHead) -> Iterator[str]:
    yield head.parent_agency
    yield head.agency
    if head.number or head.symbol:
        yield f"Số: {head.number}{number_sign(head.symbol)}{head.symbol}" if head.symbol else f"Số: {head.number}"
    if head.place or head.day or head.month or head.year:
        day = f"{head.day:02}" if head.day is not None else ""
        month = "" if head.month is None else format_month(head.month)
        yield f"{head.place}, ngày {day} tháng {month} năm {head.year or ''}"
    yield head.document_type
    yield head.subject


def _recipient_line(recipient: Recipient) -> str:
    return f"- {recipient.text} ({recipient.note})" if recipient.note else f"- {recipient.text}"


def _attachment_lines(attachment: Attachment) -> Iterator[str]:
    if attachment.has_national_header:
        yield NATIONAL_NAME
        yield MOTTO
    yield attachment.title
    yield attachment.text
