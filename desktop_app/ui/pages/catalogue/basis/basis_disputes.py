"""What is written in two ways, as a band: the sentence, and each value with its places as links."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.services.legal_basis_service import CitingPlace
from desktop_app.ui.parts.labels import NoteLine, plain_label, section_label
from desktop_app.ui.parts.place_links import PlaceLinks
from desktop_app.ui.style import color
from desktop_app.ui.text import basis as text

Value = tuple[str, bool, Sequence[CitingPlace]]
"""What is written, whether the register has it, and where plans have it."""


class DisputeBand(QWidget):
    """Shows every value, picks none."""

    place_wanted = Signal(int, str)

    def __init__(self, sentence: str, values: Sequence[Value]) -> None:
        super().__init__()
        self.setAccessibleName(sentence)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(4)
        note = NoteLine()
        note.show_note(sentence, "warn")
        column.addWidget(note)
        for written, is_in_register, places in values:
            value = section_label(written, 10)
            value.setWordWrap(True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(value)
            if is_in_register:
                column.addWidget(plain_label(text.IN_REGISTER, role="muted"))
            links = PlaceLinks()
            links.show_places(
                [(place.mention.plan_id, place.mention.block_uid or "", said_place(place)) for place in places]
            )
            links.place_wanted.connect(self.place_wanted)
            column.addWidget(links)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("warn_tint"))
        painter.drawRoundedRect(self.rect(), 6, 6)
        painter.end()


def said_place(place: CitingPlace) -> str:
    """ "Mục II.2, Kế hoạch số 14/KH-SKHCN"."""
    said = text.PLACE.format(place=place.place, label=place.mention.plan_label)
    return said[:1].upper() + said[1:]
