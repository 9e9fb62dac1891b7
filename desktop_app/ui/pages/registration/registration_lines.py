"""The lines of one unit's registration: people above, collectives below, edited in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.award.catalogue import CATALOGUE, AwardKind, award_name
from desktop_app.domain.award.wording import short_award_name
from desktop_app.domain.language.collation import name_key
from desktop_app.domain.registration.board import ListedLine
from desktop_app.domain.registration.registration import RegistrationLine, SubjectKind
from desktop_app.ui.models.choice_delegate import ChoiceDelegate
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.parts.buttons import link
from desktop_app.ui.parts.labels import plain_label, section_label
from desktop_app.ui.text import pasting
from desktop_app.ui.text import registration as words
from desktop_app.ui.text import words as shared

_ROOM_FOR_NAMES = 850  # px: all columns with the full names of titles and commendations
_POST_SECTION, _SHORT = 2, 100


def _names(kind: AwardKind, subject: SubjectKind) -> list[str]:
    return [shared.NONE, *(one.name for one in CATALOGUE if one.award_kind is kind and subject in one.subjects)]


def _code(name: str) -> str:
    return next((one.code for one in CATALOGUE if one.name == name), "")


class LineTable(QWidget):
    """One of the two tables, with its head and links."""

    edited = Signal(object)
    """A RegistrationLine as it should be."""
    add_wanted = Signal()
    all_wanted = Signal()
    paste_wanted = Signal()
    remove_wanted = Signal(object)
    """The RegistrationLine to remove or withdraw."""

    def __init__(self, subject_kind: SubjectKind) -> None:
        super().__init__()
        self._is_people = subject_kind is SubjectKind.PERSON
        self._is_narrow = False
        self._flags: Mapping[int, str] = {}
        self._count = plain_label("", role="muted")
        self.add = link(words.ADD_LINE, self.add_wanted.emit, icon_name="plus")
        self.take_all = link(words.FROM_PEOPLE, self.all_wanted.emit)
        self.take_all.setVisible(self._is_people)
        self.remove = link(words.REMOVE_LINE, self._on_remove)
        self.remove.setEnabled(False)
        model = RowTableModel(self._columns(), key=lambda one: one.line.id)
        self.table = RowTable(
            model, words.PEOPLE if self._is_people else words.COLLECTIVES, stretch=5 if self._is_people else 1
        )
        self.table.setObjectName("registration.people" if self._is_people else "registration.collectives")
        title_section = 3 if self._is_people else 2
        self.table.setItemDelegate(
            ChoiceDelegate(
                self.table,
                {
                    title_section: lambda: _names(AwardKind.TITLE, subject_kind),
                    title_section + 1: lambda: _names(AwardKind.COMMENDATION, subject_kind),
                },
            )
        )
        self.table.row_chosen.connect(lambda key: self.remove.setEnabled(key is not None))
        self.table.on_key(Qt.Key.Key_Delete, self._on_remove)
        self.table.on_key("Ctrl+D", self._fill_down)
        self.table.on_key("Ctrl+V", self._on_paste)
        self.add.setToolTip(pasting.TIP)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 6, 8, 4)
        head.setSpacing(5)
        head.addWidget(section_label(words.PEOPLE if self._is_people else words.COLLECTIVES))
        head.addWidget(self._count)
        head.addStretch(1)
        for one in (self.remove, self.take_all, self.add):
            head.addWidget(one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)

    def _columns(self) -> list[Column[ListedLine]]:
        subject: Column[ListedLine] = Column(
            words.NAME if self._is_people else words.COLLECTIVE,
            lambda one: one.subject,
            width=160,
            sort_key=lambda one: name_key(one.subject),
            ink=lambda one: "muted" if one.line.withdrawn_on else "bad" if one.line.id in self._flags else "",
            tip=self._tip,
        )
        post: Column[ListedLine] = Column(words.POST, lambda one: one.post or shared.NONE, width=104)
        columns = [subject, post] if self._is_people else [subject]
        columns.append(
            Column(
                words.TITLE_COLUMN,
                lambda one: self._award(one.line.title_code),
                width=150,
                tip=lambda one: award_name(one.line.title_code) if one.line.title_code else "",
                header_tip=words.TITLE_COLUMN_TIP,
                edit_text=lambda one: award_name(one.line.title_code) if one.line.title_code else shared.NONE,
                set_text=lambda one, text: self._edit(one, title_code=_code(text)),
            )
        )
        columns.append(
            Column(
                words.COMMENDATION,
                lambda one: self._award(one.line.commendation_code),
                width=118,
                tip=lambda one: award_name(one.line.commendation_code) if one.line.commendation_code else "",
                edit_text=lambda one: (
                    award_name(one.line.commendation_code) if one.line.commendation_code else shared.NONE
                ),
                header_tip=words.COMMENDATION_TIP,
                set_text=lambda one, text: self._edit(one, commendation_code=_code(text)),
            )
        )
        if self._is_people:
            columns.append(
                Column(
                    words.INITIATIVE,
                    lambda one: one.line.initiative,
                    width=110,
                    set_text=lambda one, text: self._edit(one, initiative=text),
                )
            )
        columns.append(
            Column(
                words.PROJECT,
                lambda one: one.line.project,
                width=66,
                set_text=lambda one, text: self._edit(one, project=text),
            )
        )
        columns.append(
            Column(
                words.NOTE,
                self._note,
                width=70,
                edit_text=lambda one: one.line.note,
                set_text=lambda one, text: self._edit(one, note=text),
            )
        )
        return columns

    def _award(self, code: str) -> str:
        if not code:
            return shared.NONE
        return short_award_name(code) if self._is_narrow else award_name(code)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rather short names and no post (both in the tips) than a table that scrolls sideways."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < _ROOM_FOR_NAMES
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        title = 3 if self._is_people else 2
        if self._is_people:
            self.table.setColumnHidden(_POST_SECTION, is_narrow)
        for section in (title, title + 1):
            column = self.table.rows_model.column(section)
            self.table.setColumnWidth(section, _SHORT if is_narrow or column is None else column.width)
        self.table.fit_stretch()
        self.table.viewport().update()

    def _edit(self, listed: ListedLine, **changes: str) -> bool:
        changed = replace(listed.line, **changes)  # type: ignore[arg-type]  # every field named here is text
        if changed != listed.line:
            self.edited.emit(changed)
        return True

    def show_lines(
        self, listed: Sequence[ListedLine], *, may_change: bool, flags: Mapping[int, str] | None = None
    ) -> None:
        """Show these lines; without ``may_change`` nothing can be added or removed. ``flags``: what to mend, by line."""
        self._flags = flags or {}
        self.table.set_rows(listed)
        self._count.setText(words.LINE_COUNT.format(count=len(listed)))
        for one in (self.add, self.take_all):
            one.setEnabled(may_change)
        self.remove.setEnabled(may_change and self.table.current_key() is not None)

    def _note(self, listed: ListedLine) -> str:
        """What has to be mended stands before the note."""
        remark = self._flags.get(listed.line.id, "")
        return ". ".join(filter(None, (words.TO_MEND.format(remark=remark) if remark else "", _note(listed))))

    def _tip(self, listed: ListedLine) -> str:
        return " · ".join(part for part in (listed.subject, listed.post, self._note(listed)) if part)

    def _fill_down(self) -> None:
        """As in Excel: the cell takes what stands above it; on a name, the line takes title and commendation."""
        index, model = self.table.currentIndex(), self.table.rows_model
        if index.row() < 1 or not self.add.isEnabled():
            return
        column = model.column(index.column())
        if column is not None and column.set_text is not None:
            above = model.index(index.row() - 1, index.column())
            model.setData(index, above.data(Qt.ItemDataRole.EditRole))
            return
        above_line = model.row(index.row() - 1).line
        codes = {"title_code": above_line.title_code, "commendation_code": above_line.commendation_code}
        self._edit(model.row(index.row()), **codes)

    def _on_paste(self) -> None:
        if self.add.isEnabled():
            self.paste_wanted.emit()

    def _on_remove(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.remove_wanted.emit(row.line)


class LinesPane(QSplitter):
    """Both tables, one over the other."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.people = LineTable(SubjectKind.PERSON)
        self.collectives = LineTable(SubjectKind.COLLECTIVE)
        self.addWidget(self.people)
        self.addWidget(self.collectives)
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 1)
        self.setChildrenCollapsible(False)
        self.setObjectName("registration.lines")

    def show_lines(
        self, listed: Sequence[ListedLine], *, may_change: bool, flags: Mapping[int, str] | None = None
    ) -> None:
        """Share the lines out to the two tables."""
        for table, kind in ((self.people, SubjectKind.PERSON), (self.collectives, SubjectKind.COLLECTIVE)):
            own = [one for one in listed if one.line.subject_kind is kind]
            table.show_lines(own, may_change=may_change, flags=flags)


def _note(listed: ListedLine) -> str:
    line: RegistrationLine = listed.line
    if line.withdrawn_on is not None:
        return words.WITHDRAWN.format(reason=line.withdrawn_reason)
    if line.is_supplementary:
        return f"{words.SUPPLEMENTARY}: {line.supplementary_reason}" + (f". {line.note}" if line.note else "")
    return line.note
