"""The outline editor: the text layer of a plan as one document, one text block per block, edited with Word's keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, Signal
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QTextEdit
from typing_extensions import override

from desktop_app.domain.plan.blocks import Block, BlockKind
from desktop_app.domain.plan.numbering import markers, renumbered
from desktop_app.domain.plan.outline_lines import OutlineLine, blocks_of, lines_of, originals_of
from desktop_app.domain.plan.outline_moves import indented, moved, outdented, with_kind
from desktop_app.domain.plan.places import place_of
from desktop_app.ui.pages.plan.outline.plan_outline_document import (
    LINE_BREAK,
    block_format,
    change_lines,
    depths_of,
    spans_of,
    text_blocks,
    write_lines,
)
from desktop_app.ui.pages.plan.outline.plan_outline_keys import OutlineKeys
from desktop_app.ui.pages.plan.outline.plan_outline_paint import (
    HeadingHighlighter,
    OutlineStructure,
    is_heading,
    leave_mark_margin,
    paint_current,
    paint_mark,
    paint_marker,
)
from desktop_app.ui.pages.plan.outline.plan_outline_paste import (
    cut_lines,
    from_mime,
    is_one_piece,
    is_too_long,
    to_mime,
    with_own_ids,
)
from desktop_app.ui.style import color
from desktop_app.ui.text import plan as words


class PlanOutlineEditor(QTextEdit):
    """Edits the blocks of a plan. The document is only a view: ``blocks()`` says what the plan would now be."""

    edited = Signal()
    refused = Signal(str)
    """Why something was not pasted."""
    """The words or the structure changed by the clerk (not by ``load``)."""
    current_changed = Signal(str)
    """The caret went to another block; carries its uid."""
    basis_wanted = Signal()
    """A legal basis is to be put in where the caret stands."""

    def __init__(self) -> None:
        super().__init__()
        self._keys = OutlineKeys(self)
        self.setObjectName("plan.outline")
        self.setAccessibleName("Nội dung kế hoạch")
        self.setAcceptRichText(False)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.document().setDocumentMargin(8)
        self._originals: dict[str, Block] = {}
        self._reserved: set[str] = set()
        self._last_number = 0
        self._structure = OutlineStructure(self.document())
        self._highlighter = HeadingHighlighter(self.document(), self._own_colons)
        self._is_loading = False
        self._revision = self.document().revision()
        self._current = ""
        self.marks: dict[str, str] = {}  # icons in the right margin by uid: bad, warn, hint
        self.document().contentsChanged.connect(self._on_contents_changed)
        self.cursorPositionChanged.connect(self._on_cursor_moved)

    # What is edited

    def load(self, blocks: tuple[Block, ...], reserved: Iterable[str] = ()) -> None:
        """Show these blocks and forget the undo history. New items never get a uid of ``reserved``."""
        self._is_loading = True
        try:
            self._originals = originals_of(blocks)
            self._reserved = {*self._originals, *reserved}
            lines = lines_of(blocks) or [OutlineLine(self.next_id(), BlockKind.PARAGRAPH)]
            document = self.document()
            document.setUndoRedoEnabled(False)
            document.clear()
            self._structure.forget()
            leave_mark_margin(document)
            write_lines(QTextCursor(document), lines, depths_of(lines))
            document.setUndoRedoEnabled(True)
            document.clearUndoRedoStacks()
            self._structure.forget()
            self._revision = document.revision()
            self.moveCursor(QTextCursor.MoveOperation.Start)  # writing left the caret at the end
        finally:
            self._is_loading = False
        self._on_cursor_moved()

    def blocks(self) -> tuple[Block, ...]:
        """The blocks as they now stand, a word being composed included; untouched ones exactly as loaded."""
        lines = self.lines()
        if len(lines) == 1 and not lines[0].text and not self._originals:
            return ()
        return blocks_of(lines, self._originals)

    def lines(self) -> list[OutlineLine]:
        """The lines as they now stand, each with an id of its own."""
        self._give_ids()
        return [
            replace(line, spans=spans_of(block))
            for line, block in zip(self._structure.lines(), text_blocks(self.document()), strict=True)
        ]

    def settle(self) -> None:
        """Take in the word an input method is composing."""
        QGuiApplication.inputMethod().commit()
        left = self.textCursor().block().layout().preeditAreaText()
        if left:  # commit() alone drops the word where no input method plug-in answers
            event = QInputMethodEvent("", [])
            event.setCommitString(left)
            QApplication.sendEvent(self, event)

    def current_uid(self) -> str:
        """The block under the caret."""
        return self._line_at(self.textCursor().blockNumber()).uid

    def current_line(self) -> OutlineLine:
        """The line under the caret, without its words."""
        return self._line_at(self.textCursor().blockNumber())

    def current_place(self) -> str:
        """ "mục IV.3" for the block under the caret."""
        return place_of(blocks_of(self._structure.lines(), {}), self.current_uid())

    def go_to(self, uid: str, offset: int = 0, length: int = 0) -> bool:
        """Put the caret into a block (``offset`` in its line), select ``length`` characters and show the place."""
        index = next((at for at, line in enumerate(self._structure.lines()) if line.uid == uid), None)
        if index is None:
            return False
        block = self.document().findBlockByNumber(index)
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(offset, block.length() - 1))
        if length:
            end = min(offset + length, block.length() - 1)
            cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    # What the keys and the tool bar do

    def indent(self) -> None:
        """The selected items one level in, with all below them."""
        first, last = self.selected()
        self._change(lambda lines: indented(lines, first, last))

    def outdent(self) -> None:
        """The selected items one level out, with all below them."""
        first, last = self.selected()
        self._change(lambda lines: outdented(lines, first, last))

    def set_kind(self, kind: BlockKind, *, has_title: bool = False) -> None:
        """The selected lines as items of that kind."""
        first, last = self.selected()
        self._change(lambda lines: with_kind(lines, first, last, kind, has_title=has_title))

    def move_item(self, *, up: bool) -> None:
        """The item under the caret, with all below it, past its neighbour."""
        if self.isReadOnly():
            return
        self.settle()
        lines = self.lines()
        cursor = self.textCursor()
        offset, index = cursor.positionInBlock(), cursor.blockNumber()
        after, at = moved(lines, index, up=up)
        if at != index:
            change_lines(self.document(), lines, after)
            self.go_to(lines[index].uid, offset)

    def renumber(self) -> None:
        """Replace every marker by the number of its place; one undo step."""
        self.settle()
        wanted = markers(renumbered(self.blocks()))
        self._change(lambda lines: [replace(line, written=wanted.get(line.uid, line.written)) for line in lines])

    def toggle_bold(self) -> None:
        """Bold on or off for the selected words; titles are bold by themselves."""
        if not is_heading(self.current_line()):
            is_bold = self.fontWeight() >= QFont.Weight.DemiBold.value
            self.setFontWeight(QFont.Weight.Normal if is_bold else QFont.Weight.Bold)

    def toggle_italic(self) -> None:
        """Italic on or off for the selected words."""
        if not is_heading(self.current_line()):
            self.setFontItalic(not self.fontItalic())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isReadOnly() or not self._keys.take(event):
            super().keyPressEvent(event)

    def selected(self) -> tuple[int, int]:
        """First and last line the selection touches; without one, the caret's line twice."""
        cursor = self.textCursor()
        document = self.document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        last = document.findBlock(cursor.selectionEnd())
        ends_before = cursor.hasSelection() and cursor.selectionEnd() == last.position()
        return first, max(first, last.blockNumber() - ends_before)

    def change_to(self, before: list[OutlineLine], after: list[OutlineLine]) -> None:
        """Turn the lines ``before`` (as now shown) into ``after``; one undo step."""
        if after != before:
            change_lines(self.document(), before, after)

    def _change(self, work: Callable[[list[OutlineLine]], list[OutlineLine]]) -> None:
        if self.isReadOnly():
            return
        self.settle()
        lines = self.lines()
        self.change_to(lines, work(lines))

    @override
    def event(self, event: QEvent) -> bool:
        return False if self._keys.leaves_to_window(event) else super().event(event)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        if not self.isReadOnly():
            self.edited.emit()  # a word being composed is no edit to Qt, but it is typed

    # Clipboard

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        first, last = self.selected()
        cursor = self.textCursor()
        if first == last:
            data = QMimeData()
            data.setText(cursor.selectedText().replace(LINE_BREAK, "\n"))
            return data
        start = cursor.selectionStart() - self.document().findBlockByNumber(first).position()
        end = cursor.selectionEnd() - self.document().findBlockByNumber(last).position()
        return to_mime(cut_lines(self.lines()[first : last + 1], start, end))

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if self.isReadOnly():
            return
        if is_too_long(source.text()):
            self.refused.emit(words.PASTE_TOO_LONG)
            return
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        self._structure.forget()
        here = self.current_line()
        lines = from_mime(source, here)
        if is_one_piece(lines, here, is_empty=cursor.block().length() == 1):
            cursor.insertText(" ".join(source.text().split()) if "\n" in source.text() else source.text())
        elif lines:
            self._insert_lines(cursor, lines)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _insert_lines(self, cursor: QTextCursor, lines: list[OutlineLine]) -> None:
        """Whole lines go below the line of the caret, or take the place of an empty one."""
        self._free_ids({line.uid for line in lines})
        known = self._structure.lines()
        taken = {line.uid for line in known} | (self._reserved - set(self._originals))
        fresh = with_own_ids(lines, taken, self.next_id)
        index = cursor.blockNumber()
        if cursor.block().length() > 1:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            cursor.insertBlock()
            index += 1
        write_lines(cursor, fresh, depths_of([*known[:index], *fresh])[index:])

    def _free_ids(self, wanted: set[str]) -> None:
        """Cutting whole lines leaves an empty one with the id of a cut one; the words should have it back."""
        for index, block in enumerate(text_blocks(self.document())):
            line = self._structure.lines()[index]
            if line.uid in wanted and block.length() == 1:
                QTextCursor(block).setBlockFormat(self.format_at(index, replace(line, uid=self.next_id(), written="")))
        self._structure.forget()  # Qt tells of changes only when the edit is complete

    # Painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        shift = QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        current = self.textCursor().blockNumber()
        lines = self._structure.lines()
        block = self.cursorForPosition(self.viewport().rect().topLeft()).block()
        bottom = event.rect().bottom()
        while block.isValid():
            area = self._area(block).translated(shift)
            if area.top() > bottom:
                break
            index = block.blockNumber()
            if index == current and not self.isReadOnly():
                paint_current(painter, area, self.viewport().width(), color("soft"))
            painter.setPen(self.palette().text().color())
            paint_marker(painter, lines[index], self._structure.marker(index), block, area)
            paint_mark(painter, self.marks.get(lines[index].uid, ""), block, area, self.viewport().width())
            block = block.next()
        painter.end()
        super().paintEvent(event)

    def _area(self, block: QTextBlock) -> QRectF:
        return self.document().documentLayout().blockBoundingRect(block)

    # News

    def _on_contents_changed(self) -> None:
        revision = self.document().revision()
        if not self._is_loading and revision != self._revision:
            self._revision = revision
            self.edited.emit()

    def _on_cursor_moved(self) -> None:
        if self._is_loading:
            return
        self.viewport().update()
        uid = self.current_uid()
        if uid != self._current:
            self._current = uid
            self.current_changed.emit(uid)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._highlighter.rehighlight()

    # Structure

    @property
    def structure(self) -> OutlineStructure:
        """Kinds, levels and markers of all lines."""
        return self._structure

    def format_at(self, index: int, line: OutlineLine) -> QTextBlockFormat:
        """The block format of a line that stands at ``index`` or right after it."""
        above = self._structure.lines()[: index + 1]
        return block_format(line, depths_of([*above, line])[-1])

    def _line_at(self, index: int) -> OutlineLine:
        return self._structure.lines()[index]

    def _own_colons(self, uid: str) -> int:
        original = self._originals.get(uid)
        return original.title.count(":") if original is not None else 0

    def next_id(self) -> str:
        """A uid that no block and no fact of this plan has or had."""
        while True:
            self._last_number += 1
            uid = f"n{self._last_number}"
            if uid not in self._reserved:
                self._reserved.add(uid)
                return uid

    def _give_ids(self) -> None:
        """Ids must be unique: of two text blocks with one id (left by an unforeseen edit) the first keeps it."""
        seen: set[str] = set()
        for index, (line, block) in enumerate(
            zip(list(self._structure.lines()), list(text_blocks(self.document())), strict=True)
        ):
            if line.uid in seen or line.uid.startswith("?"):
                cursor = QTextCursor(block)
                cursor.joinPreviousEditBlock()
                cursor.setBlockFormat(self.format_at(index, replace(line, uid=self.next_id(), written="")))
                cursor.endEditBlock()
            seen.add(line.uid)
