"""A form for one record in a side pane: title, fields that scroll, [Xóa] … [Lưu] [Hủy] that do not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.dialogs.button_row import ButtonRow
from desktop_app.ui.forms.date_field import DateField
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.forms.unit_picker import UnitPicker
from desktop_app.ui.parts.labels import plain_label, section_label
from desktop_app.ui.text import words


class RecordForm(QWidget):
    """A subclass adds rows with ``add``; the page listens to the three signals and decides what they mean."""

    save_wanted = Signal()
    cancel_wanted = Signal()
    delete_wanted = Signal()
    edited = Signal()
    """The clerk changed something."""

    def __init__(self, delete_label: str = words.DELETE_NOW) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(316)  # two date fields side by side
        self.rows: list[FieldRow] = []
        self._is_loading = False
        self.title: QLabel = section_label("", 13)
        self.title.setWordWrap(True)
        self.state = plain_label(role="warn")
        head = QHBoxLayout()
        head.setContentsMargins(14, 10, 14, 6)
        head.addWidget(self.title, 1)
        head.addWidget(self.state)
        self._fields = QVBoxLayout()
        self._fields.setContentsMargins(14, 2, 14, 12)
        self._fields.setSpacing(10)
        inside = QWidget()
        inside.setObjectName("pane")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._fields)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        self.buttons = ButtonRow(
            words.SAVE,
            self.save_wanted.emit,
            self.cancel_wanted.emit,
            delete_label=delete_label,
            on_delete=self.delete_wanted.emit,
        )
        foot = QWidget()
        foot.setObjectName("footRow")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inner = QHBoxLayout(foot)
        inner.setContentsMargins(8, 8, 14, 8)
        inner.addWidget(self.buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(scroll, 1)
        layout.addWidget(foot)
        for keys, signal in (("Ctrl+S", self.save_wanted), ("Esc", self.cancel_wanted)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(signal.emit)

    def add(self, *rows: FieldRow) -> None:
        """Rows side by side, each below the rows before."""
        for row in rows:
            self.rows.append(row)
            self.watch(row.field)
        if len(rows) == 1:
            self._fields.addWidget(rows[0])
            return
        line = QHBoxLayout()
        line.setSpacing(8)
        for row in rows:
            line.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
        self._fields.addLayout(line)

    def add_widget(self, widget: QWidget) -> None:
        """Something that is not a field row."""
        self._fields.addWidget(widget)

    def watch(self, field: QWidget) -> None:
        """Have ``edited`` told of changes in a field; Enter in a line edit saves."""
        if isinstance(field, QLineEdit):
            field.textEdited.connect(self._on_edited)
            field.returnPressed.connect(self.save_wanted.emit)
        elif isinstance(field, QPlainTextEdit):
            field.textChanged.connect(self._on_edited)
        elif isinstance(field, QComboBox):
            field.activated.connect(self._on_edited)
        elif isinstance(field, QSpinBox):
            field.valueChanged.connect(self._on_edited)
        elif isinstance(field, DateField):
            field.edit.textEdited.connect(self._on_edited)
            field.date_changed.connect(self._on_edited)
        elif isinstance(field, UnitPicker):
            field.unit_chosen.connect(self._on_edited)

    def set_loading(self, is_loading: bool) -> None:
        """While the program fills the fields, nothing counts as edited."""
        self._is_loading = is_loading

    def _on_edited(self, *_: object) -> None:
        if not self._is_loading:
            self.edited.emit()

    def set_record(self, title: str, *, is_new: bool) -> None:
        """Name the record; a new one cannot be deleted."""
        self.title.setText(title)
        self.buttons.delete.setVisible(not is_new)
        self.show_dirty(False)

    def show_dirty(self, is_dirty: bool) -> None:
        """Say that something is not saved."""
        self.state.setText(words.UNSAVED if is_dirty else "")

    def clear_problems(self) -> None:
        """Take the problems off every row."""
        for row in self.rows:
            row.set_problem("")

    def first_problem(self) -> FieldRow | None:
        """The first row with a problem."""
        return next((row for row in self.rows if row.problem()), None)
