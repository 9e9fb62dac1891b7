"""Remarks on the draft: what each is about, whose it is, whether it is settled; from a remark to its place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.plan.places import place_of
from desktop_app.domain.plan.review import Comment
from desktop_app.ui.ask import Ask
from desktop_app.ui.dialogs.comment_dialog import CommentDialog
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.pages.plan.plan_draft import PlanDraft
from desktop_app.ui.parts.buttons import link
from desktop_app.ui.parts.chip import Chip, ChipRole
from desktop_app.ui.parts.labels import plain_label
from desktop_app.ui.parts.moments import moment
from desktop_app.ui.text import plan_review as text


class PlanComments(QWidget):
    """A table of the remarks, and what can be done with the selected one; the page knows where a new one is made."""

    place_wanted = Signal(str)
    """Uid of the block the selected remark is about."""
    counted = Signal(int)
    """How many remarks are open."""

    def __init__(self, gateway: Gateway, ask: Ask, draft: PlanDraft) -> None:
        super().__init__()
        self._gateway, self._ask, self._draft = gateway, ask, draft
        self._service = gateway.office.plan_review_service
        self._author = ""
        columns = [
            Column[Comment](text.STATE, _state, width=112, chip=lambda one: Chip(_state(one), _role(one))),
            Column[Comment](text.PLACE, self._place, width=98),
            Column[Comment](text.WORDS, lambda one: " ".join(one.words.split()), tip=lambda one: one.words),
            Column[Comment](text.AUTHOR, lambda one: one.author, width=124, tip=_by),
        ]
        self.table = RowTable(RowTableModel(columns, key=lambda one: one.id, has_stt=False), text.COMMENTS, stretch=2)
        self.add_link = link(text.ADD, icon_name="plus")
        self.settle_link = link(text.SETTLE, self.settle, icon_name="check")
        self.remove_link = link(text.REMOVE, self.remove, icon_name="trash")
        self._nothing = plain_label(text.NONE, role="muted", is_wrapping=True)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 0, 8, 2)
        foot.addWidget(self.add_link)
        foot.addWidget(self.settle_link)
        foot.addStretch(1)
        foot.addWidget(self.remove_link)
        self._nothing.setContentsMargins(12, 6, 12, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self._nothing)
        column.addLayout(foot)
        draft.loaded.connect(self.refresh)
        self.table.row_chosen.connect(lambda _key: self._offer())
        self.table.row_opened.connect(lambda _key: self._go())
        self.table.clicked.connect(lambda _index: self._go())

    def refresh(self) -> None:
        """Show the remarks as they now are, open ones first."""
        plan_id = self._draft.plan_id
        found = self._service.comments(plan_id) if plan_id is not None else ()
        self.table.set_rows(sorted(found, key=lambda one: (one.is_settled, one.id)))
        self.table.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self._offer()
        self.counted.emit(sum(not one.is_settled for one in found))

    def add(self, block_uid: str | None = None, quote: str = "") -> None:
        """Ask for a remark on a block, or on the whole plan, and keep it."""
        plan_id = self._draft.plan_id
        if plan_id is None or not self._may_write() or not self._gateway.did(self._draft.flush):
            return
        if block_uid is not None and self._draft.block(block_uid) is None:
            block_uid = None
        place = text.WHOLE_PLAN
        if block_uid is not None:
            place = place_of(self._draft.content.blocks, block_uid) or text.OPENING
        dialog = CommentDialog(place, quote, self._author)
        if not self._ask.show(dialog):
            return
        words, self._author = dialog.words(), dialog.author()
        if self._gateway.did(lambda: self._service.add_comment(plan_id, self._author, words, block_uid, quote)):
            self.refresh()

    def settle(self) -> None:
        """The selected remark is settled, or open again."""
        comment = self.table.current_row()
        if comment is not None and self._gateway.did(
            lambda: self._service.settle_comment(comment.id, is_settled=not comment.is_settled)
        ):
            self.refresh()

    def remove(self) -> None:
        """Take the selected remark away; undo brings it back."""
        comment = self.table.current_row()
        if comment is not None and self._gateway.did(lambda: self._service.delete_comment(comment.id)):
            self.refresh()

    def _offer(self) -> None:
        comment, may_write = self.table.current_row(), self._may_write()
        self.add_link.setVisible(may_write)
        self.settle_link.setVisible(may_write and comment is not None)
        self.settle_link.setText(text.REOPEN if comment is not None and comment.is_settled else text.SETTLE)
        self.remove_link.setVisible(may_write and comment is not None)

    def _may_write(self) -> bool:
        return self._draft.is_writable and self._draft.plan is not None and not self._draft.plan.is_frozen

    def _go(self) -> None:
        comment = self.table.current_row()
        if comment is not None and comment.block_uid is not None:
            self.place_wanted.emit(comment.block_uid)

    def _place(self, comment: Comment) -> str:
        if comment.block_uid is None:
            return text.WHOLE_PLAN
        blocks = self._draft.content.blocks
        if comment.is_place_gone(blocks):
            return text.PLACE_GONE
        return place_of(blocks, comment.block_uid) or text.OPENING


def _by(comment: Comment) -> str:
    return f"{comment.author}, {moment(comment.made_at)}"


def _state(comment: Comment) -> str:
    return text.SETTLED if comment.is_settled else text.OPEN


def _role(comment: Comment) -> ChipRole:
    return ChipRole.OK if comment.is_settled else ChipRole.INFO
