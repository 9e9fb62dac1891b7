"""The slip that goes with a plan to the signature (PHIẾU TRÌNH KÝ): what it is, its figures, open remarks, room for opinions.

No form of it is prescribed (NĐ 30/2020 has none); the office's own habit is left room for: every opinion is written by hand.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.documents.model import (
    Cell,
    Closing,
    Column,
    DocumentTitle,
    Paper,
    Paragraph,
    Properties,
    Row,
    Section,
    Space,
    Span,
    Table,
    TextStyle,
)
from desktop_app.documents.model import Signature as PaperSignature
from desktop_app.documents.office_paper import Issuer, office_head
from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.numerals import format_percent
from desktop_app.domain.plan.facts import Comparator
from desktop_app.domain.plan.plan import PlanContent
from desktop_app.domain.plan.review import Comment

TITLE = "PHIẾU TRÌNH KÝ"
_LINES_TO_WRITE_ON = 3
_WHO_SAYS = ("người kiểm tra thể thức", "lãnh đạo")


@dataclass(frozen=True)
class SubmissionSlip:
    """``comments``: the remarks still open, each with its place ("mục IV.2"), "" for the plan as a whole."""

    issuer: Issuer
    content: PlanContent
    comments: tuple[tuple[Comment, str], ...]


def build_submission_slip(slip: SubmissionSlip) -> Paper:
    """One sheet; it grows with the remarks."""
    profile = slip.issuer.profile
    subject = " ".join(slip.content.head.subject.split())
    kind = slip.content.head.document_type.capitalize()
    said = [
        ("Tên văn bản", [f"{kind} {_small(subject)}".strip()]),
        ("Kính trình", [f"Lãnh đạo {profile.name}" if profile.name else ""]),
        ("Căn cứ", _bases(slip.content)),
        ("Hạn nộp", _deadlines(slip.content)),
        ("Tỷ lệ xét", _quotas(slip.content)),
        ("Ý kiến còn để ngỏ", [_remark(comment, place) for comment, place in slip.comments]),
    ]
    items = [
        paragraph
        for number, (name, lines) in enumerate(((name, lines) for name, lines in said if lines), start=1)
        for paragraph in _item(number, name, lines)
    ]
    left, right = PaperSignature(("NGƯỜI SOẠN THẢO",)), PaperSignature(("LÃNH ĐẠO ĐƠN VỊ SOẠN THẢO",))
    opinions = [part for who in _WHO_SAYS for part in (Space(8), _room_for(f"Ý kiến của {who}"))]
    components = (
        office_head(slip.issuer),
        DocumentTitle(TITLE, (), has_rule=False),
        *items,
        Closing(left, right),
        *opinions,
    )
    return Paper(Properties(f"Phiếu trình ký: {subject}", profile.name, slip.issuer.printed_at), (Section(components),))


def _item(number: int, name: str, lines: list[str]) -> list[Paragraph]:
    """ "1. Tên văn bản: …"; several lines stand below as bullets."""
    head = Span(f"{number}. {name}: ", bold=True)
    if len(lines) == 1:
        return [Paragraph(TextStyle.CLAUSE, (head, Span(lines[0])))]
    bullets = [Paragraph(TextStyle.BULLET, (Span(f"- {line}"),)) for line in lines]
    return [Paragraph(TextStyle.CLAUSE, (head,), keep_with_next=True), *bullets]


def _room_for(name: str) -> Table:
    """A box with ruled lines to write on."""
    lines = tuple(Row(("",)) for _ in range(_LINES_TO_WRITE_ON))
    return Table((Column(1),), (), (Row((Cell(name, bold=True),)), *lines), size=14, is_whole=True)


def _small(subject: str) -> str:
    return subject[:1].lower() + subject[1:]


def _bases(content: PlanContent) -> list[str]:
    return [one.text for one in content.facts.citations if one.is_basis]


def _deadlines(content: PlanContent) -> list[str]:
    return [f"{format_text(one.on)}: {one.text}" for one in content.facts.deadlines if one.on is not None]


def _quotas(content: PlanContent) -> list[str]:
    return [
        f"{award_name(one.award_code)}: {'tối đa ' if one.comparator is Comparator.AT_MOST else ''}"
        f"{format_percent(one.percent)}"
        for one in content.facts.quotas
    ]


def _remark(comment: Comment, place: str) -> str:
    where = f" ({place})" if place else ""
    return f"{comment.author}{where}: {' '.join(comment.words.split())}"
