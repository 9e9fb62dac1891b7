"""The outline while it is read: mutable nodes that become blocks, and the rules of what may stand below what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop_app.domain.plan.blocks import Block, BlockKind, BlockRole, PageJoin, Run, TitleStyle
from desktop_app.importing.lines.line_kinds import MarkerKind
from desktop_app.importing.lines.markup import Line


@dataclass(slots=True, eq=False)
class Node:
    """A block being read: its text comes in pieces (wrapped lines, halves cut by a page)."""

    kind: BlockKind
    family: MarkerKind | None
    line: Line
    last_line: Line
    marker: str = ""
    numbers: tuple[int, ...] = ()
    title: str = ""
    title_style: TitleStyle = TitleStyle.NONE
    role: BlockRole = BlockRole.NONE
    parts: list[str] = field(default_factory=list)
    length: int = 0
    runs: list[Run] = field(default_factory=list)
    joins: list[PageJoin] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    parent: Node | None = None

    @property
    def text(self) -> str:
        """The words behind marker and title."""
        if len(self.parts) > 1:
            self.parts[:] = ["".join(self.parts)]
        return self.parts[0] if self.parts else ""

    @property
    def tail(self) -> str:
        """The last piece of text, or the title where there is no text: what a following line may go on with."""
        return self.parts[-1] if self.parts else self.title

    def set_text(self, text: str, runs: list[Run]) -> None:
        """The first piece of text with the runs inside it."""
        self.parts = [text] if text else []
        self.length = len(text)
        self.runs = runs

    def append(self, line: Line, is_page_cut: bool) -> None:
        """Go on with a line after one space; a cut by a page is remembered."""
        if is_page_cut:
            self.joins.append(PageJoin(self.length, line.number))
        start = self.length + 1
        self.parts.append(" " + line.text)
        self.length = start + len(line.text)
        self.runs.extend(Run(run.start + start, run.end + start, run.bold, run.italic) for run in line.runs)
        self.last_line = line

    def append_to_title(self, line: Line) -> None:
        """Go on with a heading that was wrapped."""
        self.title = f"{self.title} {line.text}"
        self.last_line = line

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def cut_runs(runs: tuple[Run, ...], start: int) -> list[Run]:
    """Runs of the text from ``start`` on, moved to its beginning."""
    return [
        Run(max(run.start, start) - start, run.end - start, run.bold, run.italic) for run in runs if run.end > start
    ]


def freeze(nodes: list[Node]) -> tuple[Block, ...]:
    """Blocks with the uids b1, b2, … in reading order."""
    counter = iter(range(1, 1 << 60))

    def build(node: Node) -> Block:
        uid = f"b{next(counter)}"
        return Block(
            uid=uid,
            kind=node.kind,
            text=node.text,
            marker=node.marker,
            title=node.title,
            title_style=node.title_style,
            role=node.role,
            runs=tuple(node.runs),
            joins=tuple(node.joins),
            source_lines=(node.line.number, node.last_line.number),
            children=tuple(build(child) for child in node.children),
        )

    return tuple(build(node) for node in nodes)
