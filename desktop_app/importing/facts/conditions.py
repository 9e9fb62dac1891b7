"""Conditions for being considered for an award."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop_app.domain.language.text import fold
from desktop_app.domain.plan.blocks import Block, BlockKind
from desktop_app.domain.plan.facts import Condition
from desktop_app.importing.facts.passages import Passage, sentences

_TITLE = re.compile(r"(?:[^a-z]*)(?:cac )?dieu kien")
_REGISTRATION = re.compile(
    r"đăng ký(?!\s+(?:sáng kiến|đề tài|quyền|bảo hộ|nhãn hiệu|kinh doanh|doanh nghiệp|kết hôn|khai sinh|tạm trú|xe))",
    re.IGNORECASE,
)
_NOT_ASKED = re.compile(r"không (?:bắt buộc|yêu cầu|cần|nhất thiết)[^.;]{0,40}đăng ký", re.IGNORECASE)
_ONLY_REGISTERED = re.compile(
    r"không (?:được )?(?:xét|bình xét|xem xét|đề nghị|công nhận)\b[^.;]{0,120}\b(?:không|chưa) (?:có )?(?:bảng |bản )?đăng ký"
    r"|(?:không|chưa) (?:có )?(?:bảng |bản )?đăng ký[^.;]{0,80}\bkhông (?:được )?(?:xét|bình xét|xem xét|đề nghị|công nhận)\b"
    r"|chỉ (?:xét|bình xét|xem xét|đề nghị|công nhận)\b[^.;]{0,120}\b(?:có|đã) (?:bảng |bản )?đăng ký",
    re.IGNORECASE,
)
"""Said outside a heading "Điều kiện": whoever did not register is not considered."""
_ITEMS = (BlockKind.BULLET, BlockKind.POINT, BlockKind.PARAGRAPH)


def read_conditions(passages: Iterable[Passage]) -> list[Condition]:
    """The items right below a heading "Điều kiện"; one that speaks of registering demands it.

    Wherever it stands, a sentence that leaves out whoever did not register is such a condition too.
    """
    conditions: list[Condition] = []
    listed = list(passages)
    for passage in listed:
        if not _TITLE.match(fold(_heading(passage.block))):
            continue
        if passage.block.text and passage.block.title:
            conditions.append(_condition(passage.block, passage.block.text, len(conditions) + 1))
        for child in passage.block.children:
            if child.kind in _ITEMS and child.text:
                conditions.append(_condition(child, child.text, len(conditions) + 1))
    known = {condition.block_uid for condition in conditions}
    for passage in listed:
        if passage.block.uid in known or "đăng ký" not in passage.text.lower():
            continue
        for sentence in sentences(passage.text):
            found = _condition(passage.block, sentence, len(conditions) + 1)
            if found.demands_registration and _ONLY_REGISTERED.search(sentence):
                conditions.append(found)
    return conditions


def _heading(block: Block) -> str:
    if block.title:
        return block.title
    return block.text if block.children and block.text.endswith(":") and len(block.text) < 120 else ""


def _condition(block: Block, text: str, index: int) -> Condition:
    return Condition(
        uid=f"condition-{index}",
        block_uid=block.uid,
        quote=text,
        text=text,
        demands_registration=_REGISTRATION.search(text) is not None and _NOT_ASKED.search(text) is None,
    )
