"""The text layer as an editor sees it: one line per block, in reading order, with its level.

``lines_of`` and ``blocks_of`` are each other's inverse; a block whose line was not edited comes back exactly as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from desktop_app.domain.plan.blocks import Block, BlockKind, BlockRole, PageJoin, Run, TitleStyle, walk


@dataclass(frozen=True)
class Span:
    """A stretch of a line of one look."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class OutlineLine:
    """One block as a line. ``level`` is its depth in the tree; ``written`` its marker as written, "" for a computed one.

    The line of a block with a title reads "title", "title: text" (run in) or "title\\ntext".
    """

    uid: str
    kind: BlockKind
    level: int = 0
    written: str = ""
    title_style: TitleStyle = TitleStyle.NONE
    role: BlockRole = BlockRole.NONE
    spans: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        """The words of the line."""
        return "".join(span.text for span in self.spans)


def lines_of(blocks: Iterable[Block], level: int = 0) -> list[OutlineLine]:
    """The forest flattened, children right after their parent."""
    found: list[OutlineLine] = []
    for block in blocks:
        found.append(line_of(block, level))
        found.extend(lines_of(block.children, level + 1))
    return found


def line_of(block: Block, level: int = 0) -> OutlineLine:
    """One block as a line, without its children."""
    spans = (Span(_prefix(block)), *_styled(block.text, block.runs))
    return OutlineLine(block.uid, block.kind, level, block.marker, block.title_style, block.role, merged_spans(spans))


def _prefix(block: Block) -> str:
    if not block.title:
        return ""
    if block.title_style is TitleStyle.RUN_IN:
        return f"{block.title}: " if block.text else f"{block.title}:"
    return f"{block.title}\n" if block.text else block.title


def _styled(text: str, runs: Sequence[Run]) -> list[Span]:
    cuts = sorted({0, len(text), *(min(max(0, edge), len(text)) for run in runs for edge in (run.start, run.end))})
    spans = []
    for start, end in pairwise(cuts):
        over = [run for run in runs if run.start <= start and end <= run.end]
        spans.append(Span(text[start:end], any(run.bold for run in over), any(run.italic for run in over)))
    return spans


def merged_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same line with neighbours of one look joined and empty spans left out."""
    found: list[Span] = []
    for span in spans:
        if not span.text:
            continue
        if found and (found[-1].bold, found[-1].italic) == (span.bold, span.italic):
            found[-1] = replace(found[-1], text=found[-1].text + span.text)
        else:
            found.append(span)
    return tuple(found)


def title_length(text: str, style: TitleStyle, colons: int = 0) -> int:
    """How many characters at the start of a line are its title; ``colons`` of them are colons of a run-in title's own."""
    if style is TitleStyle.DISPLAY:
        end = text.find("\n")
        return len(text) if end < 0 else end
    if style is TitleStyle.RUN_IN:
        end = -1
        for _ in range(colons + 1):
            end = text.find(":", end + 1)
            if end < 0:
                return 0
        return end
    return 0


def blocks_of(lines: Sequence[OutlineLine], originals: Mapping[str, Block]) -> tuple[Block, ...]:
    """The forest those lines make. ``originals`` are the blocks as loaded, by uid: what the line cannot show is theirs."""
    forest, _ = _gather(lines, 0, 0, originals)
    return forest


def originals_of(blocks: tuple[Block, ...]) -> dict[str, Block]:
    """All blocks of a forest by uid."""
    return {block.uid: block for block in walk(blocks)}


def _gather(
    lines: Sequence[OutlineLine], start: int, level: int, originals: Mapping[str, Block]
) -> tuple[tuple[Block, ...], int]:
    """The siblings from ``start`` on; a line deeper than its place allows counts as a child of the line above."""
    found: list[Block] = []
    index = start
    while index < len(lines):
        if found and lines[index].level > level:
            children, index = _gather(lines, index, level + 1, originals)
            found[-1] = replace(found[-1], children=children)
        elif lines[index].level < level:
            break
        else:
            found.append(_block(lines[index], originals.get(lines[index].uid)))
            index += 1
    return tuple(found), index


def _block(line: OutlineLine, original: Block | None) -> Block:
    if original is not None:
        before = line_of(original)
        if (before.spans, before.title_style) == (line.spans, line.title_style):
            return replace(original, kind=line.kind, marker=line.written, role=line.role, children=())
    text = line.text
    colons = original.title.count(":") if original is not None and original.title_style is TitleStyle.RUN_IN else 0
    end = title_length(text, line.title_style, colons)
    style = line.title_style if end else TitleStyle.NONE
    if style is TitleStyle.DISPLAY:
        start = min(end + 1, len(text))
    elif style is TitleStyle.RUN_IN:
        start = end + 2 if text[end + 1 : end + 2] == " " else end + 1
    else:
        start = 0
    body = text[start:]
    return Block(
        uid=line.uid,
        kind=line.kind,
        text=body,
        marker=line.written,
        title=text[:end],
        title_style=style,
        role=line.role,
        runs=_runs(line.spans, start),
        joins=_joins(original, body),
        source_lines=original.source_lines if original is not None else None,
    )


def _runs(spans: Sequence[Span], body_start: int) -> tuple[Run, ...]:
    found = []
    offset = -body_start
    for span in spans:
        start, end = max(0, offset), offset + len(span.text)
        if end > start and (span.bold or span.italic):
            found.append(Run(start, end, span.bold, span.italic))
        offset = end
    return tuple(found)


def _joins(original: Block | None, text: str) -> tuple[PageJoin, ...]:
    """Marks of joined paragraphs whose surroundings were not edited, moved along with them."""
    if original is None:
        return ()
    found = []
    for join in original.joins:
        head, tail = original.text[: join.offset], original.text[join.offset :]
        if text.startswith(head):
            found.append(join)
        elif tail and text.endswith(tail):
            found.append(replace(join, offset=len(text) - len(tail)))
    return tuple(found)
