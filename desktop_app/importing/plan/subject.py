"""What the subject and the opening of a plan say about the whole: working year, annual or thematic, theme."""

from __future__ import annotations

import re
from dataclasses import replace

from desktop_app.domain.language.text import fold
from desktop_app.domain.plan.blocks import Block, BlockKind
from desktop_app.domain.plan.plan import DocumentHead, PlanContent, PlanKind, ReadingNote

_YEAR = re.compile(r"[Nn]ăm(?: công tác| học)?\s+((?:19|20)[0-9]{2})(?![0-9])|NĂM\s+((?:19|20)[0-9]{2})(?![0-9])")
_THEMATIC = re.compile(
    r"\bdot (?:phat dong )?thi dua|\bchuyen de\b|\bcao diem\b|\bnuoc rut\b|\bdot xuat\b|\bthi dua ngan han\b"
)
_THEME = re.compile(r"(?:chủ đề|chuyên đề)\s*:?\s*[“\"](?P<theme>[^“”\"]{3,600})(?P<end>[”\"])?", re.IGNORECASE)
_THEME_ENDS = re.compile(
    r"\s+(?:đến|tới) (?:toàn thể|tất cả|các)|\s+với (?:những|các|một số) |,? (?:cụ thể )?như sau\b"
)
_SOMEBODY_ELSES = re.compile(r"[”\"]?\s*do\s.{3,80}?phát động")


def working_year_of(head: DocumentHead) -> int | None:
    """The year of the subject ("năm 2022"), else of the date."""
    found = _YEAR.search(head.subject)
    return int(found[1] or found[2]) if found else head.year


def plan_kind_of(head: DocumentHead) -> PlanKind:
    """Thematic where the subject speaks of a wave (đợt thi đua) or of a theme (chuyên đề)."""
    return PlanKind.THEMATIC if _THEMATIC.search(fold(head.subject)) else PlanKind.ANNUAL


def theme_of(content: PlanContent) -> tuple[DocumentHead, list[ReadingNote]]:
    """The head with the theme quoted in the subject or the opening; a quote that is never closed is told."""
    opening = [Block("", BlockKind.PARAGRAPH, content.head.subject)]
    for block in content.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            break
        opening.append(block)
    for block in opening[:12]:
        found = _THEME.search(block.text[:6000])
        if found is None or _SOMEBODY_ELSES.match(block.text[found.end("theme") :][:200]):
            continue
        theme = found["theme"].strip()
        if found["end"]:
            return replace(content.head, theme=theme), []
        cut = _THEME_ENDS.search(theme)
        theme = theme[: cut.start()] if cut else theme
        line = block.source_lines[0] if block.source_lines else 0
        message = "Dấu ngoặc kép mở chủ đề không được đóng; kiểm tra lại chủ đề đã đọc."
        return replace(content.head, theme=theme), [ReadingNote("theme.quote_unclosed", message, line)]
    return content.head, []
