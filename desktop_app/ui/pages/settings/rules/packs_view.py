"""Packs in force and where they come from; a file is shown change by change before it is taken in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.language.dates import format_short, format_text
from desktop_app.domain.rule_set.pack_change import PackChange
from desktop_app.services.rule_service import PackStanding, PackUpdate
from desktop_app.ui.dialogs.button_row import ButtonRow
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.parts.boxed import boxed
from desktop_app.ui.parts.buttons import button
from desktop_app.ui.parts.labels import NoteLine, plain_label, section_label
from desktop_app.ui.text import rules as words


class PacksView(QWidget):
    """A table with two buttons over it."""

    def __init__(self, on_update: Callable[[], object], on_back: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sets: dict[str, str] = {}
        self.update_button = button(words.UPDATE_PACK, on_update)
        self.back = button(words.BACK_TO_SHIPPED, on_back)
        model = RowTableModel[PackStanding](
            [
                Column(words.PACK, self.name_of, width=360, tip=lambda one: one.name),
                Column(words.PACK_VERSION, lambda one: format_short(one.version), width=110, is_right=True),
                Column(
                    words.PACK_ORIGIN,
                    _origin,
                    width=300,
                    ink=lambda one: "warn" if one.is_outdated or not one.is_usable else "text",
                ),
            ],
            key=lambda one: one.name,
        )
        self.table = RowTable(model, words.SECTIONS["packs"])
        self.table.setObjectName("rule-packs")
        self.table.row_chosen.connect(lambda _key: self._enable())
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 12, 10)
        head.setSpacing(8)
        head.addWidget(plain_label(words.PACKS_WHY, role="muted", is_wrapping=True), 1)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.update_button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        self._enable()

    def show_packs(self, packs: Sequence[PackStanding], sets: dict[str, str]) -> None:
        """``sets``: the name of the rule set in each pack that holds one."""
        self._sets = sets
        self.table.set_rows(packs)
        self._enable()

    def chosen(self) -> PackStanding | None:
        """The pack of the row chosen."""
        key = self.table.current_key()
        return next((one for one in self.table.rows_model.rows() if one.name == key), None)

    def name_of(self, one: PackStanding) -> str:
        """What the pack is about, as it is told."""
        return self._sets.get(one.name) or words.PACK_NAMES.get(one.name, one.name)

    def _enable(self) -> None:
        one = self.chosen()
        self.back.setEnabled(one is not None and bool(one.file_name))


class PackDialog(QDialog):
    """What a file would change; nothing is written before it is accepted."""

    def __init__(self, update: PackUpdate, name: str) -> None:
        super().__init__()
        self.setWindowTitle(words.PACK_TITLE)
        self.resize(820, 460)
        new, old = format_text(update.pack.version), update.old_version
        count = len(update.changes)
        head = (
            words.PACK_HEAD.format(name=name, new=new, old=format_text(old), count=count)
            if old is not None
            else words.PACK_HEAD_NEW.format(name=name, new=new, count=count)
        )
        title = section_label(head, 12)
        title.setWordWrap(True)
        self.is_older = old is not None and update.pack.version < old
        note = NoteLine()
        note.show_note(words.PACK_OLDER if self.is_older else "", "warn")
        model = RowTableModel[PackChange](
            [
                Column(words.CHANGE, _sort_of_change, width=78, ink=_ink),
                Column(words.PLACE, lambda one: one.words, width=300, tip=lambda one: one.words),
                Column(words.OLD, lambda one: one.old or "", width=170, tip=lambda one: one.old or ""),
                Column(words.NEW, lambda one: one.new or "", width=170, tip=lambda one: one.new or ""),
            ],
            key=lambda one: one.place,
        )
        self.table = RowTable(model, words.PACK_TITLE, stretch=2)
        self.table.set_rows(update.changes)
        self._whole = plain_label(is_wrapping=True)
        self._whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._whole.setMinimumHeight(self._whole.fontMetrics().lineSpacing() * 5)
        self._whole.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.table.row_chosen.connect(lambda _key: self._show_whole())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 12)
        layout.setSpacing(10)
        layout.addWidget(title)
        layout.addWidget(note)
        layout.addWidget(boxed(self.table), 1)
        layout.addWidget(self._whole)
        layout.addWidget(ButtonRow(words.PACK_YES_OLDER if self.is_older else words.PACK_YES, self.accept, self.reject))
        if update.changes:
            self.table.select_key(update.changes[0].place)
            self._show_whole()

    def _show_whole(self) -> None:
        """The change chosen, in full: a row of the table has room for the beginning only."""
        key = self.table.current_key()
        one = next((row for row in self.table.rows_model.rows() if row.place == key), None)
        if one is not None:
            told = [f"{head}: {text}" for head, text in ((words.OLD, one.old), (words.NEW, one.new)) if text]
            self._whole.setText("\n".join([one.words, *told]))


def _sort_of_change(one: PackChange) -> str:
    if one.old is None:
        return words.ADDED
    return words.REMOVED if one.new is None else words.CHANGED


def _ink(one: PackChange) -> str:
    return "ok" if one.old is None else "bad" if one.new is None else "text"


def _origin(one: PackStanding) -> str:
    if not one.file_name:
        return words.PACK_SHIPPED
    day = format_text(datetime.fromisoformat(one.installed_at).date())
    told = words.PACK_FROM_FILE.format(file=one.file_name, day=day)
    if not one.is_usable:
        return f"{told}. {words.PACK_UNUSABLE}"
    if one.is_outdated and one.shipped_version is not None:
        return f"{told}. {words.PACK_OUTDATED.format(day=format_text(one.shipped_version))}"
    return told
