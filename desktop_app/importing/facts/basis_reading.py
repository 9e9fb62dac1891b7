"""What a text says of the documents it cites: each mention with the trích yếu that follows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from desktop_app.domain.plan.blocks import Block, BlockKind
from desktop_app.domain.plan.facts import Citation
from desktop_app.importing.facts.citations import read_citations
from desktop_app.importing.facts.passages import Passage

_TITLE_STARTS = re.compile(
    r"(?:\s*\([A-ZĐ]+\))?(?:\s+(?:tỉnh|thành phố)(?:\s+[A-ZĐ]\w*){0,3})?\s*,?\s*(?=(?i:về|phát động|ban hành|"
    r"quy định|hướng dẫn|triển khai|tổ chức|sửa đổi|bổ sung|bãi bỏ|phê duyệt|thực hiện|thi hành|công bố|tiếp tục|tăng cường|"
    r"đẩy mạnh)\s)"
)
_TITLE_ENDS = re.compile(
    r"[;:]|(?<=”),|\.(?=\s|/|$)|,\s+(?=(?P<subject>[^\W\d_]))|,?\s+(?:cụ thể|như sau|với các nội dung)\b"
    r"|,?\s+và\s+(?=(?:Chỉ thị|Nghị quyết|Nghị định|Quyết định|Thông tư|Công văn|Kế hoạch|Hướng dẫn)\s)"
)
_ABBREVIATION = re.compile(r"\s*\([A-ZĐ][A-ZĐ&-]{1,9}\)")
_LONGEST = 400


@dataclass(frozen=True)
class Cited:
    """One numbered document named in a text: where it begins, what was read, and the trích yếu after it, or ""."""

    start: int
    citation: Citation
    title: str


@lru_cache(maxsize=20_000)
def cited_in(text: str) -> tuple[Cited, ...]:
    """Every numbered document named in a text, in reading order."""
    block = Block("", BlockKind.PARAGRAPH, text)
    found: list[Cited] = []
    at = 0
    for citation in read_citations("", [Passage(block)]):
        start = text.find(citation.text, at)
        if start < 0:
            continue  # beyond what is read of a very long text
        at = start + 1
        found.append(Cited(start, citation, _title_after(text, start + len(citation.text))))
    return tuple(found)


def _title_after(text: str, at: int) -> str:
    opening = _TITLE_STARTS.match(text, at)
    if opening is None:
        return ""
    rest = text[opening.end() : opening.end() + _LONGEST]
    end = next((found.start() for found in _TITLE_ENDS.finditer(rest) if _is_end(rest, found)), len(rest))
    title = rest[:end]
    return _ABBREVIATION.sub("", title).strip(" ,.\n")


def _is_end(rest: str, found: re.Match[str]) -> bool:
    """A comma ends a title only before the name of who acts ("…, Sở Nội vụ xây dựng"); inside a quotation nothing ends it."""
    before = rest[: found.start()]
    subject = found["subject"]
    return before.count("“") <= before.count("”") and (subject is None or subject.isupper())
