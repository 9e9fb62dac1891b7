"""Outline lines in a QTextDocument: one text block per line, its kind and place in the block format (undone with the text)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QFont, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

from desktop_app.domain.plan.blocks import BlockKind, BlockRole, TitleStyle
from desktop_app.domain.plan.outline_lines import OutlineLine, Span, merged_spans

_USER = int(QTextFormat.Property.UserProperty.value)
LEVEL, UID, WRITTEN, KIND, TITLE_STYLE, ROLE = range(_USER + 1, _USER + 7)
STRUCTURE = (LEVEL, UID, WRITTEN, KIND, TITLE_STYLE, ROLE)

LINE_BREAK = "\u2028"
"""How Qt writes a line break inside a text block."""

_HEADING_MARGIN = 52
_STEP = 24


def text_margin(kind: BlockKind, bullets_above: int) -> int:
    """Logical pixels from the paper's edge to the words; the marker stands left of them."""
    if kind in (BlockKind.BULLET, BlockKind.POINT):
        return _HEADING_MARGIN + _STEP * (1 + bullets_above)
    return _HEADING_MARGIN


def block_format(line: OutlineLine, bullets_above: int) -> QTextBlockFormat:
    """The format that carries all of a line but its words."""
    chosen = QTextBlockFormat()
    chosen.setProperty(LEVEL, line.level)
    chosen.setProperty(UID, line.uid)
    chosen.setProperty(WRITTEN, line.written)
    chosen.setProperty(KIND, line.kind.value)
    chosen.setProperty(TITLE_STYLE, line.title_style.value)
    chosen.setProperty(ROLE, line.role.value)
    chosen.setLeftMargin(text_margin(line.kind, bullets_above))
    is_section = line.kind in (BlockKind.SECTION, BlockKind.PSEUDO_SECTION)
    chosen.setTopMargin(9 if is_section else 4)
    chosen.setBottomMargin(1)
    chosen.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return chosen


def text_blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """All text blocks from the first to the last."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def structure_of(block: QTextBlock, index: int) -> OutlineLine:
    """The line of a text block without its words. A block that came from elsewhere is a plain paragraph."""
    found = block.blockFormat()
    uid = found.property(UID)
    if not uid:
        return OutlineLine(f"?{index}", BlockKind.PARAGRAPH)
    return OutlineLine(
        uid=str(uid),
        kind=BlockKind(found.property(KIND)),
        level=int(found.property(LEVEL) or 0),
        written=str(found.property(WRITTEN) or ""),
        title_style=TitleStyle(found.property(TITLE_STYLE)),
        role=BlockRole(found.property(ROLE) or ""),
    )


def spans_of(block: QTextBlock) -> tuple[Span, ...]:
    """The words of a text block with the user's own bold and italic, and what an input method is composing in it."""
    spans: list[Span] = []
    pieces = block.begin()
    while not pieces.atEnd():
        fragment = pieces.fragment()
        look = fragment.charFormat()
        words = fragment.text().replace(LINE_BREAK, "\n")
        spans.append(Span(words, look.fontWeight() >= QFont.Weight.DemiBold.value, look.fontItalic()))
        pieces += 1
    layout = block.layout()
    composed = layout.preeditAreaText()
    if composed:
        spans = _with_inserted(spans, _code_points(block.text(), layout.preeditAreaPosition()), composed)
    return merged_spans(spans)


def _code_points(text: str, units: int) -> int:
    """How many characters stand before an offset that Qt counts in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "surrogatepass"))


def _with_inserted(spans: Sequence[Span], offset: int, words: str) -> list[Span]:
    found, start, is_placed = [], 0, False
    for span in spans:
        end = start + len(span.text)
        if not is_placed and start <= offset <= end:
            cut = offset - start
            found.append(Span(span.text[:cut] + words + span.text[cut:], span.bold, span.italic))
            is_placed = True
        else:
            found.append(span)
        start = end
    return found if is_placed else [*found, Span(words)]


def character_format(span: Span) -> QTextCharFormat:
    """The look of a span."""
    look = QTextCharFormat()
    if span.bold:
        look.setFontWeight(QFont.Weight.Bold)
    if span.italic:
        look.setFontItalic(True)
    return look


def write_lines(cursor: QTextCursor, lines: Sequence[OutlineLine], bullets_above: Sequence[int]) -> None:
    """Put lines in, the first into the cursor's own (empty) text block."""
    cursor.beginEditBlock()  # laid out and highlighted once, not line by line
    for index, (line, depth) in enumerate(zip(lines, bullets_above, strict=True)):
        chosen = block_format(line, depth)
        if index:
            cursor.insertBlock(chosen, QTextCharFormat())
        else:
            cursor.setBlockFormat(chosen)
            cursor.setBlockCharFormat(QTextCharFormat())
        for span in line.spans:
            cursor.insertText(span.text.replace("\n", LINE_BREAK), character_format(span))
    cursor.endEditBlock()


def depths_of(lines: Sequence[OutlineLine]) -> list[int]:
    """For each line how many bullets it hangs below (0 for anything but a bullet below bullets)."""
    found: list[int] = []
    path: list[OutlineLine] = []
    for line in lines:
        while path and path[-1].level >= line.level:
            path.pop()
        bullets = 0
        for above in reversed(path):
            if above.kind is not BlockKind.BULLET:
                break
            bullets += 1
        found.append(bullets)
        path.append(line)
    return found


def change_lines(document: QTextDocument, before: Sequence[OutlineLine], after: Sequence[OutlineLine]) -> None:
    """Turn the lines of the document into ``after`` as one undo step; words are rewritten only where the order changed."""
    depths_before, depths = depths_of(before), depths_of(after)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    first, last = _reordered(before, after)
    if first < last:
        cursor.setPosition(document.findBlockByNumber(first).position())
        end = document.findBlockByNumber(last - 1)
        cursor.setPosition(end.position() + end.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        write_lines(cursor, after[first:last], depths[first:last])
    for index, (old, new) in enumerate(zip(before, after, strict=True)):
        is_rewritten = first <= index < last
        if is_rewritten or ((old, depths_before[index]) == (new, depths[index])):
            continue
        cursor.setPosition(document.findBlockByNumber(index).position())
        cursor.setBlockFormat(block_format(new, depths[index]))
    cursor.endEditBlock()


def _reordered(before: Sequence[OutlineLine], after: Sequence[OutlineLine]) -> tuple[int, int]:
    """The stretch of lines that stand in another order, [first, last)."""
    differing = [index for index, (old, new) in enumerate(zip(before, after, strict=True)) if old.uid != new.uid]
    return (differing[0], differing[-1] + 1) if differing else (0, 0)
