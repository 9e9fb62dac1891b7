"""How the outline looks beyond its words: bold headings, markers in the margin, the paragraph under the caret."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextDocument
from typing_extensions import override

from desktop_app.domain.plan.blocks import Block, BlockKind, TitleStyle
from desktop_app.domain.plan.numbering import markers
from desktop_app.domain.plan.outline_lines import OutlineLine, blocks_of, title_length
from desktop_app.ui.icons import paint_icon
from desktop_app.ui.pages.plan.outline.plan_outline_document import LINE_BREAK, structure_of, text_blocks


class HeadingHighlighter(QSyntaxHighlighter):
    """Draws titles bold; not part of the document, so neither stored nor undone."""

    def __init__(self, document: QTextDocument, own_colons: Callable[[str], int]) -> None:
        super().__init__(document)
        self._own_colons = own_colons
        self._bold = QTextCharFormat()
        self._bold.setFontWeight(QFont.Weight.DemiBold)

    @override
    def highlightBlock(self, text: str) -> None:
        line = structure_of(self.currentBlock(), 0)
        if line.title_style is not TitleStyle.NONE:
            words = text.replace(LINE_BREAK, "\n")
            length = title_length(words, line.title_style, self._own_colons(line.uid))
            self.setFormat(0, len(words[:length].encode("utf-16-le")) // 2, self._bold)


class OutlineStructure:
    """Kinds, levels and markers of all text blocks, read again only when an edit may have changed them."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._lines: list[OutlineLine] | None = None
        self._markers: list[str] = []
        document.contentsChange.connect(self._on_contents_change)

    def lines(self) -> list[OutlineLine]:
        """The lines without their words."""
        if self._lines is None:
            self._lines = [structure_of(block, index) for index, block in enumerate(text_blocks(self._document))]
            self._markers = _markers_of(self._lines)
        return self._lines

    def marker(self, index: int) -> str:
        """The marker drawn beside that text block: the written one, else the computed one."""
        self.lines()
        return self._markers[index] if index < len(self._markers) else ""

    def forget(self) -> None:
        """Read everything again at the next question."""
        self._lines = None

    def _on_contents_change(self, position: int, _removed: int, added: int) -> None:
        known = self._lines
        if known is None:
            return
        block = self._document.findBlock(position)
        index = block.blockNumber()
        is_typing = (
            self._document.blockCount() == len(known)
            and block.contains(position + max(0, added - 1))
            and structure_of(block, index) == known[index]
        )
        if not is_typing:
            self._lines = None


def _markers_of(lines: list[OutlineLine]) -> list[str]:
    numbered = [OutlineLine(str(index), line.kind, line.level, line.written) for index, line in enumerate(lines)]
    forest: tuple[Block, ...] = blocks_of(numbered, {})
    found = markers(forest)
    return [found[str(index)] for index in range(len(lines))]


def is_heading(line: OutlineLine) -> bool:
    """Whether the whole line is a title."""
    return line.title_style is TitleStyle.DISPLAY or line.kind in (BlockKind.SECTION, BlockKind.PSEUDO_SECTION)


def paint_marker(painter: QPainter, line: OutlineLine, marker: str, block: QTextBlock, area: QRectF) -> None:
    """Draw a marker right-aligned before the first line of its text block, on the same base line."""
    layout = block.layout()
    if not marker or layout.lineCount() == 0:
        return
    first = layout.lineAt(0)
    font = QFont(block.document().defaultFont())
    if is_heading(line):
        font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    metrics = painter.fontMetrics()
    right = area.left() + first.x() - 9
    baseline = area.top() + first.y() + first.ascent()
    painter.drawText(int(right - metrics.horizontalAdvance(marker)), int(baseline), marker)


def paint_current(painter: QPainter, area: QRectF, width: int, tint: QColor) -> None:
    """Tint the paragraph under the caret over the whole width."""
    painter.fillRect(QRectF(0, area.top() - 1, width, area.height() + 1), tint)


_MARK_ICONS = {"bad": ("circle-x", "bad"), "warn": ("alert-triangle", "warn"), "hint": ("bulb", "accent")}
_MARK_SIZE, _MARK_MARGIN = 16, 22


def leave_mark_margin(document: QTextDocument) -> None:
    """Keep the right margin free for the icons of findings."""
    frame = document.rootFrame().frameFormat()
    frame.setRightMargin(_MARK_MARGIN)
    document.rootFrame().setFrameFormat(frame)


def paint_mark(painter: QPainter, mark: str, block: QTextBlock, area: QRectF, width: int) -> None:
    """Draw the icon of the gravest finding of a paragraph ("" for none) in the right margin, beside its first line."""
    layout = block.layout()
    if not mark or layout.lineCount() == 0:
        return
    first = layout.lineAt(0)
    icon_name, ink = _MARK_ICONS[mark]
    top = area.top() + first.y() + (first.height() - _MARK_SIZE) / 2
    paint_icon(painter, icon_name, ink, QRectF(width - _MARK_SIZE - 6, top, _MARK_SIZE, _MARK_SIZE))
