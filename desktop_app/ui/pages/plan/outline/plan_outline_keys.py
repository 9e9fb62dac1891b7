"""The keys of the outline editor: Enter, Tab, Backspace at the start, Word's keys for moving an item."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCharFormat, QTextCursor

from desktop_app.domain.plan.blocks import BlockKind, BlockRole, TitleStyle
from desktop_app.domain.plan.outline_lines import OutlineLine
from desktop_app.domain.plan.outline_moves import child_kind, outdented, with_kind

if TYPE_CHECKING:
    from desktop_app.ui.pages.plan.outline.plan_outline_editor import PlanOutlineEditor

_TITLED = (BlockKind.SECTION, BlockKind.PSEUDO_SECTION)
_LAST_ROLES = (BlockRole.LEAD, BlockRole.CLOSING)
_KEYS = Qt.KeyboardModifier
_NONE, _SHIFT, _MOVE, _CONTROL_SHIFT = (
    _KEYS.NoModifier,
    _KEYS.ShiftModifier,
    _KEYS.AltModifier | _KEYS.ShiftModifier,
    _KEYS.ControlModifier | _KEYS.ShiftModifier,
)


class OutlineKeys:
    """Does what a key means in an outline; leaves the rest to the text edit."""

    def __init__(self, editor: PlanOutlineEditor) -> None:
        self._editor = editor
        self._leaves_on_tab = False

    def leaves_to_window(self, event: QEvent) -> bool:
        """Whether an undo key goes on to the window: with nothing typed to take back it is the last operation's."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        document, keys = self._editor.document(), QKeySequence.StandardKey
        is_ours = (event.matches(keys.Undo) and not document.isUndoAvailable()) or (
            event.matches(keys.Redo) and not document.isRedoAvailable()
        )
        if is_ours:
            event.ignore()
        return is_ours

    def take(self, event: QKeyEvent) -> bool:
        """Whether the key was one of ours, and is done. Esc then Tab leaves the editor."""
        editor = self._editor
        key = Qt.Key(event.key())
        held = event.modifiers() & ~_KEYS.KeypadModifier
        leaves, self._leaves_on_tab = self._leaves_on_tab, key is Qt.Key.Key_Escape
        match key:
            case Qt.Key.Key_Tab if held == _NONE:
                editor.focusNextChild() if leaves else editor.indent()
            case Qt.Key.Key_Backtab:
                editor.focusPreviousChild() if leaves else editor.outdent()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if held in (_NONE, _KEYS.KeypadModifier):
                self._enter()
            case Qt.Key.Key_Backspace if held == _NONE:
                return self._level_up_at_start()
            case Qt.Key.Key_Up | Qt.Key.Key_Down if held == _MOVE:
                editor.move_item(up=key is Qt.Key.Key_Up)
            case Qt.Key.Key_N if held == _CONTROL_SHIFT:
                editor.renumber()
            case Qt.Key.Key_B if held == _CONTROL_SHIFT:
                editor.basis_wanted.emit()
            case _ if event.matches(QKeySequence.StandardKey.Bold):
                editor.toggle_bold()
            case _ if event.matches(QKeySequence.StandardKey.Italic):
                editor.toggle_italic()
            case _:
                return False
        return True

    def _enter(self) -> None:
        editor = self._editor
        editor.settle()
        cursor = editor.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        editor.structure.forget()
        index = cursor.blockNumber()
        line = editor.structure.lines()[index]
        if not cursor.block().text().strip():
            cursor.endEditBlock()
            self._level_up(index)
            return
        if cursor.atBlockStart():  # the words keep their block and so the anchors of their facts
            cursor.insertBlock(cursor.blockFormat())
            cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
            cursor.setBlockFormat(editor.format_at(index, self._new(line)))
            cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        else:
            new = self._item_after(index, at_end=cursor.atBlockEnd())
            if not cursor.atBlockEnd() and line.role in _LAST_ROLES:
                cursor.setBlockFormat(editor.format_at(index, replace(line, role=BlockRole.NONE)))
            cursor.insertBlock(editor.format_at(index, new), QTextCharFormat())
        cursor.endEditBlock()
        editor.setTextCursor(cursor)
        editor.ensureCursorVisible()

    def _new(self, line: OutlineLine) -> OutlineLine:
        """An empty item of the same kind and level."""
        style = TitleStyle.DISPLAY if line.kind in _TITLED else TitleStyle.NONE
        role = BlockRole.BASIS if line.role is BlockRole.BASIS else BlockRole.NONE
        return replace(line, uid=self._editor.next_id(), written="", title_style=style, role=role, spans=())

    def _item_after(self, index: int, *, at_end: bool) -> OutlineLine:
        """The item Enter begins after a line: of its children's kind where it has any (a mục: khoản), else of its own."""
        lines = self._editor.structure.lines()
        line = lines[index]
        new = self._new(line)
        below = child_kind(lines, index) if at_end else None
        if below is None and line.kind in _TITLED:
            below = BlockKind.CLAUSE
        if below is None:
            return new if at_end or line.role not in _LAST_ROLES else replace(new, role=line.role)
        style = TitleStyle.DISPLAY if below in _TITLED else TitleStyle.NONE
        return replace(new, kind=below, level=line.level + 1, title_style=style, role=BlockRole.NONE)

    def _level_up_at_start(self) -> bool:
        cursor = self._editor.textCursor()
        if cursor.hasSelection() or not cursor.atBlockStart():
            return False
        line = self._editor.current_line()
        if line.kind is BlockKind.PARAGRAPH or line.kind in _TITLED:
            return False  # joins the line above
        self._level_up(cursor.blockNumber())
        return True

    def _level_up(self, index: int) -> None:
        lines = self._editor.lines()
        after = outdented(lines, index, index)
        if after == lines and lines[index].kind in _TITLED:
            after = with_kind(lines, index, index, BlockKind.PARAGRAPH)
        self._editor.change_to(lines, after)
