"""The buttons at the foot of a dialog or form, in Windows order: [Xóa…]   …   [Lưu] [Hủy]."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.ui.parts.buttons import button, link
from desktop_app.ui.text import words


class ButtonRow(QWidget):
    """``yes`` is the filled default button; ``delete`` stands far left, in the colour of links, when a handler is given."""

    def __init__(
        self,
        yes_label: str,
        on_yes: Callable[[], object],
        on_cancel: Callable[[], object] | None,
        *,
        delete_label: str = words.DELETE,
        on_delete: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.delete = link(delete_label, on_delete, icon_name="trash")
        self.delete.setVisible(on_delete is not None)
        self.yes = button(yes_label, on_yes, is_filled=True)
        self.yes.setDefault(True)
        self.cancel = button(words.CANCEL, on_cancel)
        self.cancel.setVisible(on_cancel is not None)
        layout.addWidget(self.delete)
        layout.addStretch(1)
        layout.addWidget(self.yes)
        layout.addWidget(self.cancel)
