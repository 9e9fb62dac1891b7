"""The pieces that reportlab lays on its pages: paragraphs and blocks that remember where they were drawn."""

from __future__ import annotations

from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph
from typing_extensions import override

from desktop_app.documents.fonts import ASCENT, PITCH, face
from desktop_app.documents.model import Align, AnchorPlace
from desktop_app.documents.page_style import RULE_WIDTH
from desktop_app.documents.stacks import Grid, Stack, StackLine, line_width


class Trace:
    """Notes where anchored pieces land, and writes the outline (bookmarks)."""

    def __init__(self) -> None:
        self.places: list[AnchorPlace] = []
        self._entries = 0
        self._levels: list[int] = []

    def drawn(self, canvas: Any, anchor: str, y: float, height: float) -> None:
        """A piece of that height was drawn with its lower edge at ``y``."""
        if anchor:
            sheet_height = canvas._pagesize[1]
            place = AnchorPlace(anchor, canvas.getPageNumber(), sheet_height - y - height, sheet_height - y)
            self.places.append(place)

    def bookmark(self, canvas: Any, title: str, level: int, top: float) -> None:
        """An outline entry; a level that skips its parents is raised to where it can stand."""
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        key = f"m{self._entries}"
        self._entries += 1
        canvas.bookmarkHorizontal(key, 0, top)
        canvas.addOutlineEntry(title, key, len(self._levels), closed=False)
        self._levels.append(level)


class BodyParagraph(Paragraph):
    """A paragraph that notes its place; pieces cut off at a page's end note theirs."""

    trace: Trace | None = None
    anchor = ""
    outline: tuple[str, int] | None = None
    _wrapped_to: float | None = None

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        """Its size; broken into lines once for a width, however often it is asked."""
        if self._wrapped_to != availWidth or not hasattr(self, "blPara"):
            super().wrap(availWidth, availHeight)
            self._wrapped_to = availWidth
        return self.width, self.height

    def placed(self, trace: Trace, anchor: str, outline: tuple[str, int] | None = None) -> BodyParagraph:
        """The same paragraph with what it must note."""
        self.trace, self.anchor, self.outline = trace, anchor, outline
        return self

    @override
    def split(self, available_width: float, available_height: float) -> list[Any]:
        """The pieces, each with the anchor; the bookmark stays with the first."""
        parts: list[Any] = super().split(available_width, available_height)
        for number, part in enumerate(parts):
            if part is not self and self.trace is not None:
                part.placed(self.trace, self.anchor, self.outline if number == 0 else None)
        return parts

    @override
    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:
        """Draw, and note the place. reportlab hangs the first baseline a whole type size below the top; fonts do not."""
        super().drawOn(canvas, x, y + self.style.fontSize * (1 - ASCENT), _sW)  # type: ignore[call-arg]
        if self.trace is not None:
            self.trace.drawn(canvas, self.anchor, y, self.height)
            if self.outline is not None:
                self.trace.bookmark(canvas, *self.outline, y + self.height)


def body_paragraph(markup_text: str, style: ParagraphStyle) -> BodyParagraph:
    """A paragraph from escaped markup (see ``pdf_text.markup``)."""
    return BodyParagraph(markup_text, style)


class GridBlock(Flowable):
    """Stacks side by side, drawn line by line. Taller than a page (a very long list), its left stack is continued."""

    def __init__(
        self, grid: Grid, trace: Trace, page_height: float, anchor: str = "", outline: tuple[str, int] | None = None
    ) -> None:
        super().__init__()
        self.grid = grid
        self.trace = trace
        self.page_height = page_height
        self.anchor = anchor
        self.outline = outline

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Its own size."""
        del available_height
        self.width = available_width
        self.height = sum(self.grid.row_heights)
        return self.width, self.height

    @override
    def split(self, available_width: float, available_height: float) -> list[Any]:
        """Nothing, so that the whole moves on, unless no page can hold it."""
        del available_width
        if sum(self.grid.row_heights) <= self.page_height or len(self.grid.rows) > 1:
            return []
        parts = [_divided(stack, available_height) for stack in self.grid.rows[0]]
        if not any(first for first, _ in parts):
            return []
        return [self._part(tuple(first for first, _ in parts)), self._part(tuple(rest for _, rest in parts))]

    def _part(self, stacks: tuple[Stack, ...]) -> GridBlock:
        return GridBlock(Grid(self.grid.widths, (stacks,)), self.trace, self.page_height, self.anchor)

    def draw(self) -> None:
        """All stacks, row by row."""
        y = self.height
        for row, height in zip(self.grid.rows, self.grid.row_heights, strict=True):
            x = 0.0
            for stack, width in zip(row, self.grid.widths, strict=True):
                draw_stack(self.canv, stack, x, y, width)
                x += width
            y -= height

    @override
    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:
        """Draw, and note the place."""
        super().drawOn(canvas, x, y, _sW)  # type: ignore[call-arg]
        self.trace.drawn(canvas, self.anchor, y, self.height)
        if self.outline is not None:
            self.trace.bookmark(canvas, *self.outline, y + self.height)


def _divided(stack: Stack, height: float) -> tuple[Stack, Stack]:
    """What of a stack fits, and the rest."""
    fitting, used = 0, 0.0
    while fitting < len(stack) and used + stack[fitting].height <= height:
        used += stack[fitting].height
        fitting += 1
    return stack[:fitting], stack[fitting:]


def draw_stack(canvas: Any, stack: Stack, x: float, y: float, width: float) -> None:
    """Draw a stack downwards from ``y`` in a column of that width."""
    for item in stack:
        if isinstance(item, StackLine):
            y = _draw_lines(canvas, item, x, y - item.before, width)
        else:
            middle = x + width / 2
            stroke = y - item.before - RULE_WIDTH / 2
            canvas.setLineWidth(RULE_WIDTH)
            canvas.line(middle - item.length / 2, stroke, middle + item.length / 2, stroke)
            y -= item.height


def _draw_lines(canvas: Any, item: StackLine, x: float, y: float, width: float) -> float:
    measures = item.measures
    canvas.setFont(face(bold=measures.bold, italic=measures.italic), measures.size)
    for number, line in enumerate(item.lines, start=1):
        baseline = y - ASCENT * measures.size
        # a blank behind each line but the last: else readers of the file grow the words around the break together
        drawn = line if number == len(item.lines) else f"{line} "
        if measures.align is Align.CENTER:
            canvas.drawString(x + (width - line_width(line, measures)) / 2, baseline, drawn)
        else:
            canvas.drawString(x + item.left + (item.hanging if number > 1 else 0.0), baseline, drawn)
        y -= measures.size * PITCH
    return y
