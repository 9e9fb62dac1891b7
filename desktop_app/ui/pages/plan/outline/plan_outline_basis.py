"""Putting a legal basis into the outline: a line of the list of bases, or words of the sentence under the caret."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtGui import QTextBlock, QTextCursor

from desktop_app.domain.legal_basis.citation_form import full_form, listed_line, short_form
from desktop_app.domain.legal_basis.legal_basis import LegalBasis
from desktop_app.domain.plan.blocks import BlockKind, BlockRole
from desktop_app.domain.plan.outline_lines import OutlineLine, Span
from desktop_app.ui.pages.plan.outline.plan_outline_document import write_lines
from desktop_app.ui.pages.plan.outline.plan_outline_editor import PlanOutlineEditor

_ENDS = ".,;:"


def stands_in_list(lines: Sequence[OutlineLine], index: int) -> bool:
    """Whether a basis put in at that line becomes a line of its own: on an empty line above the first item, or among bases.

    A basis run into a sentence is no list, so more words go into the sentence.
    """
    line = lines[index]
    if any(one.kind is not BlockKind.PARAGRAPH for one in lines[: index + 1]):
        return False
    if not line.text.strip():
        return True
    beside = [lines[at] for at in (index - 1, index + 1) if 0 <= at < len(lines)]
    is_one_of_several = any(_is_basis(one) for one in beside)
    return _is_basis(line) and (is_one_of_several or line.text.rstrip().endswith((";", ",")) or _is_italic(line))


def words_before(editor: PlanOutlineEditor) -> str:
    """The words of the caret's line that stand before what would be put in."""
    cursor, lines = editor.textCursor(), editor.lines()
    index = cursor.blockNumber()
    if stands_in_list(lines, index):
        return lines[index].text
    start = min(cursor.selectionStart(), cursor.selectionEnd()) - cursor.block().position()
    return cursor.block().text()[: max(0, start)]


def words_of(editor: PlanOutlineEditor, basis: LegalBasis, *, is_first_mention: bool) -> str:
    """What would be put in, without an end mark."""
    if stands_in_list(editor.lines(), editor.textCursor().blockNumber()):
        return listed_line(basis, is_first_mention=is_first_mention)
    return full_form(basis) if is_first_mention else short_form(basis)


def insert_basis(editor: PlanOutlineEditor, basis: LegalBasis, *, is_first_mention: bool) -> None:
    """Put it in where the caret stands; one undo step."""
    if editor.isReadOnly():
        return
    editor.settle()
    words = words_of(editor, basis, is_first_mention=is_first_mention)
    lines, cursor = editor.lines(), editor.textCursor()
    cursor.beginEditBlock()
    if stands_in_list(lines, cursor.blockNumber()):
        _insert_line(editor, cursor, lines, words)
    else:
        _insert_words(cursor, words)
    cursor.endEditBlock()
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()


def _insert_line(editor: PlanOutlineEditor, cursor: QTextCursor, lines: Sequence[OutlineLine], words: str) -> None:
    """Each line of the list ends with ";", the last with "." (NĐ 30/2020/NĐ-CP, Phụ lục I, II.6)."""
    index = cursor.blockNumber()
    line = lines[index]
    is_empty = not line.text.strip()
    above, below = (index - 1, index + 1) if is_empty else (index, index + 1)
    if above >= 0 and _is_basis(lines[above]):
        _end_with(cursor.document().findBlockByNumber(above), ";")
    is_last = below >= len(lines) or not _is_basis(lines[below])
    new = replace(
        line if is_empty else OutlineLine(editor.next_id(), BlockKind.PARAGRAPH),
        role=BlockRole.BASIS,
        spans=(Span(f"{words}{'.' if is_last else ';'}", italic=True),),
    )
    cursor.setPosition(cursor.document().findBlockByNumber(index).position())
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    if is_empty:
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
    else:
        cursor.insertBlock()
    write_lines(cursor, [new], [0])


def _end_with(block: QTextBlock, mark: str) -> None:
    written = block.text().rstrip()
    at = len(written) - (1 if written and written[-1] in _ENDS else 0)
    if written[at:] == mark:
        return
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + at)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(mark)


def _insert_words(cursor: QTextCursor, words: str) -> None:
    cursor.removeSelectedText()
    text, at = cursor.block().text(), cursor.positionInBlock()
    before = " " if at and not text[at - 1].isspace() and text[at - 1] not in '(“"' else ""
    after = " " if text[at : at + 1].isalnum() else ""
    cursor.insertText(f"{before}{words}{after}")


def _is_basis(line: OutlineLine) -> bool:
    leads_on = line.text.rstrip().endswith(":")  # "Căn cứ …, Sở … xây dựng kế hoạch như sau:"
    return line.kind is BlockKind.PARAGRAPH and line.role is BlockRole.BASIS and not leads_on


def _is_italic(line: OutlineLine) -> bool:
    return all(span.italic for span in line.spans if span.text.strip())
