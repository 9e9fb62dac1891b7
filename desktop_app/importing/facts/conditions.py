"""Conditions for being considered for an award."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop_app.domain.language.text import fold
from desktop_app.domain.plan.blocks import Block, BlockKind
from desktop_app.domain.plan.facts import Condition
from desktop_app.importing.facts.passages import Passage

_TITLE = re.compile(r"(?:[^a-z]*)(?:cac )?dieu kien")
_REGISTRATION = re.compile(r"đăng ký", re.IGNORECASE)
_ITEMS = (BlockKind.BULLET, BlockKind.POINT, BlockKind.PARAGRAPH)


def read_conditions(passages: Iterable[Passage]) -> list[Condition]:
    """The items right below a heading "Điều kiện"; one that speaks of registering demands it."""
    conditions: list[Condition] = []
    for passage in passages:
        if not _TITLE.match(fold(_heading(passage.block))):
            continue
        if passage.block.text and passage.block.title:
            conditions.append(_condition(passage.block, passage.block.text, len(conditions) + 1))
        for child in passage.block.children:
            if child.kind in _ITEMS and child.text:
                conditions.append(_condition(child, child.text, len(conditions) + 1))
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
        demands_registration=_REGISTRATION.search(text) is not None,
    )
