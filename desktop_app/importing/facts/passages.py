"""The outline as passages to read facts from: a block, the headings above it, and its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.domain.language.text import fold
from desktop_app.domain.plan.blocks import Block, TitleStyle
from desktop_app.domain.plan.wording import split_end_mark

_SENTENCES = re.compile(r";\s*|(?<=[.!?…])\s+(?=\S)")
_LONGEST_READ = 20_000


@dataclass(frozen=True)
class Passage:
    """One block to read. ``headings`` are the titles above it, outermost first; ``blocks`` the blocks they belong to."""

    block: Block
    headings: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()

    @property
    def text(self) -> str:
        """Title and text of the block as one line; very long text is read only in part."""
        title = f"{self.block.title}: " if self.block.title_style is TitleStyle.RUN_IN else self.block.title
        return f"{title}{self.block.text[:_LONGEST_READ]}"

    @property
    def line(self) -> int:
        """The first line of the source, 0 without one."""
        return self.block.source_lines[0] if self.block.source_lines else 0

    def has_heading(self, *folded_words: str) -> bool:
        """Whether a heading above the block, or its own title, has one of the words (folded)."""
        titles = fold(" \n ".join((*self.headings, self.block.title)))
        return any(word in titles for word in folded_words)


def passages(blocks: tuple[Block, ...]) -> Iterator[Passage]:
    """Every block in reading order with the headings above it."""

    def visit(block: Block, above: tuple[Block, ...]) -> Iterator[Passage]:
        yield Passage(block, tuple(one.title or one.text[:200] for one in above), above)
        for child in block.children:
            yield from visit(child, (*above, block))

    for block in blocks:
        yield from visit(block, ())


def sentences(text: str) -> list[str]:
    """The sentences and items of a text, without the end mark of the document."""
    return [part for piece in _SENTENCES.split(split_end_mark(text)[0]) if (part := piece.strip())]
