"""The text layer of a plan: an ordered tree of blocks that reproduces the document word for word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block is by its marker, never by the depth of any markup."""

    SECTION = "muc"  # I. II. III.
    PSEUDO_SECTION = "pseudo_section"  # * Thời gian …:
    CLAUSE = "khoan"  # 1. 2. 3.
    POINT = "diem"  # a) b) đ)
    BULLET = "bullet"  # "-" and, one level below, "+"
    PARAGRAPH = "paragraph"


class BlockRole(StrEnum):
    """What a paragraph does in the opening or at the close of a plan."""

    NONE = ""
    BASIS = "basis"
    CONTEXT = "context"
    PURPOSE = "purpose"
    LEAD = "lead"
    BRIDGE = "bridge"
    CLOSING = "closing"


class TitleStyle(StrEnum):
    """How the title of a clause stands: none, on its own line, or run in before the text."""

    NONE = "none"
    DISPLAY = "display"
    RUN_IN = "run_in"


@dataclass(frozen=True)
class Run:
    """A span of ``Block.text`` (offsets in characters) drawn bold or italic."""

    start: int
    end: int
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class PageJoin:
    """Where two paragraphs cut by a page were joined: ``offset`` in ``Block.text`` of the joining space."""

    offset: int
    line: int


@dataclass(frozen=True)
class Block:
    """One item of the outline.

    ``uid`` is unique inside the plan and survives moves, edits and undo. ``marker`` is the marker as written in the source
    ("III.", "2.", "-"); an empty marker asks for automatic numbering by kind and place. ``title`` is the heading text
    without its marker (and, for run-in titles, without the colon); ``text`` the body. ``source_lines`` are 1-based (first, last).
    """

    uid: str
    kind: BlockKind
    text: str = ""
    marker: str = ""
    title: str = ""
    title_style: TitleStyle = TitleStyle.NONE
    role: BlockRole = BlockRole.NONE
    runs: tuple[Run, ...] = ()
    joins: tuple[PageJoin, ...] = ()
    source_lines: tuple[int, int] | None = None
    children: tuple[Block, ...] = field(default=())

    def walk(self) -> Iterator[Block]:
        """This block and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def with_children(self, children: tuple[Block, ...]) -> Block:
        """The same block over other children."""
        return replace(self, children=children)


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """All blocks of a forest in reading order."""
    for block in blocks:
        yield from block.walk()


def find(blocks: tuple[Block, ...], uid: str) -> Block | None:
    """The block of that uid, or None."""
    return next((block for block in walk(blocks) if block.uid == uid), None)
