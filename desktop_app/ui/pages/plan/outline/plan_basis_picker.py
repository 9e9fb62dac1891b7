"""Choosing a legal basis by a few letters, with the keyboard alone; below the list stands what will be put in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.language.searching import Wanted
from desktop_app.domain.legal_basis.citation_form import label
from desktop_app.domain.legal_basis.legal_basis import LegalBasis
from desktop_app.domain.legal_basis.register import Force, LegalBasisRegister
from desktop_app.services.legal_basis_service import LegalBasisService
from desktop_app.ui.icons import icon
from desktop_app.ui.pages.plan.outline.plan_outline_basis import insert_basis, words_before, words_of
from desktop_app.ui.pages.plan.outline.plan_outline_editor import PlanOutlineEditor
from desktop_app.ui.parts.labels import plain_label
from desktop_app.ui.text import basis as text

_WIDTH, _HEIGHT = 620, 380
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
_ICONS = {Force.IN_FORCE: ("circle-check", "ok"), Force.ENDED: ("circle-x", "none")}


class PlanBasisInserter(QObject):
    """Opens the picker over an editor and puts in what is chosen."""

    def __init__(self, editor: PlanOutlineEditor, service: LegalBasisService, today: Callable[[], date]) -> None:
        super().__init__(editor)
        self._editor, self._service, self._today = editor, service, today
        self.picker: BasisPicker | None = None
        self._mentioned: frozenset[str] = frozenset()
        editor.basis_wanted.connect(self.open)

    def open(self) -> None:
        """Let the clerk choose; nothing while the plan cannot be edited."""
        editor = self._editor
        if editor.isReadOnly():
            return
        editor.settle()
        register = self._service.entries()
        self._mentioned = self._service.mentioned_before(editor.blocks(), editor.current_uid(), words_before(editor))
        self.picker = BasisPicker(_in_order(register, self._today()), self._preview, editor)
        self.picker.chosen.connect(self._insert)
        self.picker.destroyed.connect(self._forget)
        self.picker.open_at(editor.cursorRect(), editor.viewport())

    def _forget(self) -> None:
        self.picker = None

    def _preview(self, basis: LegalBasis) -> tuple[str, str]:
        is_first = basis.handle not in self._mentioned
        words = words_of(self._editor, basis, is_first_mention=is_first)
        return (text.PICK_FIRST if is_first else text.PICK_LATER), words

    def _insert(self, basis: object) -> None:
        if isinstance(basis, LegalBasis):
            insert_basis(self._editor, basis, is_first_mention=basis.handle not in self._mentioned)
        self._editor.setFocus()


class BasisPicker(QFrame):
    """A filter, the entries that match, and a preview of the words."""

    chosen = Signal(object)
    """The LegalBasis chosen."""

    def __init__(
        self,
        entries: Sequence[tuple[LegalBasis, Force]],
        preview: Callable[[LegalBasis], tuple[str, str]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bases = [basis for basis, _ in entries]
        self._preview = preview
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(text.PICK_FILTER)
        self.filter.setAccessibleName(text.PICK_FILTER)
        self.filter.textChanged.connect(self._on_typed)
        self.filter.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(text.FACET)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._searched: list[str] = []
        for basis, force in entries:
            state = "" if force is Force.IN_FORCE else f" ({text.FORCES[force].lower()})"
            title = "" if basis.is_law or not basis.title else f": {basis.title}"
            item = QListWidgetItem(icon(*_ICONS.get(force, ("circle-dashed", "none"))), f"{label(basis)}{state}{title}")
            item.setToolTip(item.text())
            self.list.addItem(item)
            self._searched.append(f"{label(basis)} {basis.full_number} {basis.title} {basis.issuer}")
        self.list.itemClicked.connect(lambda item: self._take(self.list.row(item)))
        self.list.currentRowChanged.connect(lambda _row: self._show_preview())
        self._why, self._words = plain_label(role="muted"), plain_label(is_wrapping=True)
        self._words.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(4)
        for widget in (self.filter, self.list, self._why, self._words):
            layout.addWidget(widget, 1 if widget is self.list else 0)
        self._on_typed("")

    def open_at(self, caret: QRect, view: QWidget) -> None:
        """Under the caret, above it where there is no room, inside the screen."""
        room = view.screen().availableGeometry()
        self.resize(min(_WIDTH, room.width()), min(_HEIGHT, room.height()))
        corner = view.mapToGlobal(caret.bottomLeft() + QPoint(0, 4))
        corner.setX(max(room.left(), min(corner.x(), room.right() - self.width())))
        if corner.y() + self.height() > room.bottom():
            corner.setY(max(room.top(), view.mapToGlobal(caret.topLeft()).y() - self.height() - 4))
        self.move(corner)
        self.show()
        self.filter.setFocus()

    def shown(self) -> list[str]:
        """The entries that match, as written."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [item.text() for item in items if not item.isHidden()]

    def preview(self) -> tuple[str, str]:
        """The sentence why, and the words that will be put in."""
        return self._why.text(), self._words.text()

    def _on_typed(self, typed: str) -> None:
        wanted = Wanted.of(typed)
        first = -1
        for row, searched in enumerate(self._searched):
            is_shown = wanted.is_in(searched)
            self.list.item(row).setHidden(not is_shown)
            if is_shown and first < 0:
                first = row
        self.list.setCurrentRow(first)
        self._show_preview()

    def _show_preview(self) -> None:
        row = self.list.currentRow()
        if row < 0:
            self._why.setText(text.PICK_NONE.format(text=self.filter.text()))
            self._words.setText("")
            return
        why, words = self._preview(self._bases[row])
        self._why.setText(why)
        self._words.setText(words)

    def _take(self, row: int) -> None:
        if row >= 0 and not self.list.item(row).isHidden():
            self.close()
            self.chosen.emit(self._bases[row])

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.list.currentRow())
                return True
            if key in _STEPS:
                self._move(_STEPS[key])
                return True
        return super().eventFilter(watched, event)

    def _move(self, steps: int) -> None:
        rows = [row for row in range(self.list.count()) if not self.list.item(row).isHidden()]
        if rows:
            at = rows.index(self.list.currentRow()) if self.list.currentRow() in rows else 0
            self.list.setCurrentRow(rows[max(0, min(at + steps, len(rows) - 1))])


def _in_order(register: LegalBasisRegister, on: date) -> list[tuple[LegalBasis, Force]]:
    """What has ended last, else in the register's order."""
    found = [(basis, register.force_on(basis, on)) for basis in register.bases]
    return sorted(found, key=lambda one: one[1] is Force.ENDED)
