"""The tab Nội dung: the outline with its tools, and below it what the check found and the importer had to say."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.plan.blocks import BlockKind, TitleStyle, walk
from desktop_app.domain.plan.joins import split_join
from desktop_app.domain.plan.outline_lines import OutlineLine
from desktop_app.ui.pages.plan.check.plan_check_panel import PlanCheckPanel
from desktop_app.ui.pages.plan.check.plan_notes_list import PAGE_JOINED
from desktop_app.ui.pages.plan.outline.plan_find_bar import PlanFindBar
from desktop_app.ui.pages.plan.outline.plan_outline_editor import PlanOutlineEditor
from desktop_app.ui.pages.plan.plan_draft import PlanDraft
from desktop_app.ui.parts.buttons import link, tool
from desktop_app.ui.parts.labels import plain_label
from desktop_app.ui.text import plan as text

_KINDS: tuple[tuple[BlockKind, bool], ...] = (
    (BlockKind.SECTION, True),
    (BlockKind.CLAUSE, True),
    (BlockKind.CLAUSE, False),
    (BlockKind.POINT, False),
    (BlockKind.BULLET, False),
    (BlockKind.PSEUDO_SECTION, True),
    (BlockKind.PARAGRAPH, False),
)
_COLLECT_MS = 100
_RENUMBER_FROM, _PLACE_FROM, _LINKS_FROM = 710, 650, 570
"""Widths of the tab from which the tool row has room for the word of renumbering, for the place, for the words of links."""
_LOW_WINDOW = 620
"""Height below which the panel folds to one line: open it would take half of the editor."""


class PlanContentTab(QWidget):
    """Shows the blocks of the draft and hands edited ones back a moment after the last key."""

    block_reached = Signal(str)
    """Uid of the block the caret went to."""

    def __init__(self, draft: PlanDraft, panel: PlanCheckPanel) -> None:
        super().__init__()
        self._draft = draft
        self.editor = PlanOutlineEditor()
        self.editor.setProperty("role", "bare")
        self.find_bar = PlanFindBar(self.editor)
        self.panel = panel
        self._place = plain_label(role="muted")
        self._kind = QComboBox()
        self._tools: list[QWidget] = []
        self._links: list[tuple[QPushButton, str]] = []
        self._is_pending = False
        self._shown_plan: int | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_COLLECT_MS)
        self._timer.timeout.connect(self._collect)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tool_row())
        column.addWidget(self.find_bar)
        column.addWidget(self.editor, 1)
        column.addWidget(panel)
        self.editor.edited.connect(self._on_edited)
        self.editor.current_changed.connect(self._on_current_changed)
        panel.notes.line_chosen.connect(self._go_to_source_line)
        panel.notes.split_wanted.connect(self._split)
        draft.loaded.connect(self._show)
        draft.changed.connect(self._show_foreign_blocks)
        draft.collecting.connect(self._collect)
        self._show()

    def _tool_row(self) -> QWidget:
        row = QWidget()
        row.setObjectName("toolRow")
        row.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row.setFixedHeight(36)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(8, 0, 12, 0)
        layout.setSpacing(2)
        editor = self.editor
        groups: tuple[tuple[tuple[str, str, Callable[[], object]], ...], ...] = (
            (("indent-decrease", text.OUTDENT, editor.outdent), ("indent-increase", text.INDENT, editor.indent)),
            (
                ("arrow-up", text.MOVE_UP, lambda: editor.move_item(up=True)),
                ("arrow-down", text.MOVE_DOWN, lambda: editor.move_item(up=False)),
            ),
            (("bold", text.BOLD, editor.toggle_bold), ("italic", text.ITALIC, editor.toggle_italic)),
        )
        self._kind.setAccessibleName(text.KIND_NAME)
        self._kind.setToolTip(text.KIND_NAME)
        self._kind.addItems(text.KINDS)
        self._kind.setFixedWidth(138)
        self._kind.activated.connect(self._on_kind_chosen)
        layout.addWidget(self._kind)
        self._tools.append(self._kind)
        for group in groups:
            layout.addSpacing(8)
            for icon_name, name, handler in group:
                made = tool(icon_name, name, self._then_back(handler))
                self._tools.append(made)
                layout.addWidget(made)
        layout.addSpacing(8)
        self._renumber = link(text.RENUMBER, self._then_back(editor.renumber), icon_name="list-numbers")
        self._renumber.setToolTip(text.RENUMBER_TIP)
        self._renumber.setAccessibleName(text.RENUMBER)
        self._tools.append(self._renumber)
        layout.addWidget(self._renumber)
        layout.addWidget(tool("search", text.FIND_TIP, lambda: self.find_bar.open(is_replacing=True)))
        self._link_row = QHBoxLayout()
        layout.addLayout(self._link_row)
        layout.addStretch(1)
        layout.addWidget(self._place)
        return row

    def add_link(self, words: str, tip: str, icon_name: str, handler: Callable[[], object]) -> None:
        """One more act on the text, at the end of the tool row."""
        made = link(words, handler, icon_name=icon_name)
        made.setToolTip(tip)
        made.setAccessibleName(words)
        made.setEnabled(self._draft.is_editable)
        self._tools.append(made)
        self._links.append((made, words))
        self._link_row.addWidget(made)

    def _then_back(self, handler: Callable[[], object]) -> Callable[[], None]:
        def work() -> None:
            handler()
            self.editor.setFocus()

        return work

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        self._renumber.setText(text.RENUMBER if width >= _RENUMBER_FROM else "")
        self._place.setVisible(width >= _PLACE_FROM)
        for made, words in self._links:
            made.setText(words if width >= _LINKS_FROM else "")
        self.panel.fold_when_low(self.window().height() < _LOW_WINDOW)

    # Between the draft and the editor

    def _show(self) -> None:
        blocks = self._draft.content.blocks
        is_other = self._draft.plan_id != self._shown_plan
        if is_other or self.editor.blocks() != blocks:
            reserved = [fact.block_uid for fact in self._draft.content.facts.all() if fact.block_uid]
            uid, offset = self.editor.current_uid(), self.editor.textCursor().positionInBlock()
            self.editor.load(blocks, reserved)
            if not is_other:
                self.editor.go_to(uid, offset)
        self._shown_plan = self._draft.plan_id
        self._timer.stop()
        self._is_pending = False
        is_editable = self._draft.is_editable
        self.editor.setReadOnly(not is_editable)
        self.editor.setTabChangesFocus(not is_editable)
        for widget in self._tools:
            widget.setEnabled(is_editable)
        self.panel.show_notes(self._draft.content.warnings)
        self._show_current()

    def _show_foreign_blocks(self) -> None:
        """Another tab changed the text (a date taken over from a fact)."""
        if not self._is_pending and self.editor.blocks() != self._draft.content.blocks:
            self._show()

    def _on_edited(self) -> None:
        if not self._draft.is_editable:
            return
        self._is_pending = True
        self._draft.touch()
        self._timer.start()

    def _collect(self) -> None:
        if self._is_pending:
            self._timer.stop()
            self._is_pending = False
            self._draft.put(blocks=self.editor.blocks())

    def settle(self) -> None:
        """Take in what an input method is composing and hand everything over."""
        if self._draft.is_editable:
            self.editor.settle()
            self._collect()

    # The caret

    def _on_current_changed(self, uid: str) -> None:
        self._show_current()
        self.block_reached.emit(uid)

    def _show_current(self) -> None:
        place = self.editor.current_place()
        self._place.setText(place[:1].upper() + place[1:])
        self._kind.setCurrentIndex(_kind_index(self.editor.current_line()))

    def _on_kind_chosen(self, index: int) -> None:
        kind, has_title = _KINDS[index]
        self.editor.set_kind(kind, has_title=has_title)
        self.editor.setFocus()

    def _go_to_source_line(self, line: int) -> None:
        """The block read from that line of the source file."""
        for block in walk(self._draft.content.blocks):
            if block.source_lines and block.source_lines[0] <= line <= block.source_lines[1]:
                self.editor.go_to(block.uid)
                self.editor.setFocus()
                return

    def _split(self, line: int) -> None:
        """Undo a page join: the half read from that line stands apart again, and its note has done its work."""
        self.settle()
        content = self._draft.content
        for block in walk(content.blocks):
            join = next((one for one in block.joins if one.line == line), None)
            if join is None or not self._draft.is_editable:
                continue
            new_uid = f"split-{line}-{block.uid}"
            notes = tuple(one for one in content.warnings if (one.code, one.line) != (PAGE_JOINED, line))
            self._draft.put(blocks=split_join(content.blocks, block.uid, join, new_uid), warnings=notes)
            self._show()
            self.editor.go_to(new_uid)
            self.editor.setFocus()
            return


def _kind_index(line: OutlineLine) -> int:
    is_titled = line.title_style is TitleStyle.DISPLAY
    exact = [place for place, (kind, has_title) in enumerate(_KINDS) if kind is line.kind and has_title == is_titled]
    return exact[0] if exact else next(place for place, (kind, _) in enumerate(_KINDS) if kind is line.kind)
