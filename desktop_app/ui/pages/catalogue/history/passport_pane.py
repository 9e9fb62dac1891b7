"""One passport: whose it is, what may be a double, the years, and one award with all that is known of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.award.double_wording import flag_advice, flag_basis, flag_sentence
from desktop_app.domain.award.merit import MERIT_NAMES
from desktop_app.domain.award.passport import Passport, PassportEntry
from desktop_app.domain.award.passport_wording import counts_words, idle_words
from desktop_app.domain.language.dates import format_short
from desktop_app.services.double_award_service import FoundDouble
from desktop_app.ui.pages.catalogue.history.passport_timeline import PassportTimeline, TimelineRow
from desktop_app.ui.parts.buttons import button, link
from desktop_app.ui.parts.labels import NoteLine, plain_label, section_label
from desktop_app.ui.text import history as text


class PassportPane(QScrollArea):
    """``edit_wanted``, ``remove_wanted``: of the award shown below the years."""

    edit_wanted = Signal(int)
    remove_wanted = Signal(int)
    set_aside_wanted = Signal(object)
    look_again_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("pane")
        self.passport: Passport | None = None
        self._entry: PassportEntry | None = None
        self.to_list = link(text.TO_LIST)
        body = QWidget()
        body.setObjectName("pane")
        body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._layout = QVBoxLayout(body)
        self._layout.setContentsMargins(14, 10, 14, 12)
        self._layout.setSpacing(8)
        self._name = section_label("", 13)
        self._name.setWordWrap(True)
        self._about = plain_label(role="muted", is_wrapping=True)
        self._flags = QVBoxLayout()
        self._flags.setSpacing(8)
        self.flag_parts: list[QWidget] = []
        self.timeline = PassportTimeline()
        self.timeline.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_row())
        self._remarks = plain_label(role="muted", is_wrapping=True)
        self._detail_head = section_label("")
        self._detail_head.setWordWrap(True)
        self._detail = plain_label(is_wrapping=True)
        self._detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.edit = button(text.EDIT, self._on_edit)
        self.remove = link(text.REMOVE, self._on_remove, icon_name="trash")
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(self.edit)
        self._layout.addWidget(self.to_list, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout.addWidget(self._name)
        self._layout.addWidget(self._about)
        self._layout.addLayout(self._flags)
        for part in (self.timeline, self._remarks, self._detail_head, self._detail, self._buttons):
            self._layout.addWidget(part)
        self._layout.addStretch(1)
        self.setWidget(body)
        self.show_nobody()

    def show_nobody(self) -> None:
        """Nothing chosen."""
        self.passport = None
        self._name.setText("")
        self._about.setText(text.NO_SUBJECT)
        self._about.setVisible(True)
        self._show_flags(())
        self._remarks.setText("")
        self.timeline.setVisible(False)
        self._show_entry(None)

    def show_passport(
        self, passport: Passport, flags: Sequence[FoundDouble], award_id: int, *, may_change: bool
    ) -> None:
        """Show a passport, at one of its awards (0: at the newest)."""
        self.passport = passport
        self._name.setText(passport.name)
        about = " · ".join(passport.about)
        self._about.setText(about if passport.entries else " · ".join(filter(None, (about, text.NO_AWARDS))))
        self._about.setVisible(bool(self._about.text()))
        self._show_flags(flags, may_change=may_change)
        self.timeline.show_passport(passport)
        idle = text.MARKED.format(words=idle_words(passport)) if passport.idle_source is not None else ""
        self._remarks.setText("\n".join(filter(None, (counts_words(passport), idle))))
        self._remarks.setVisible(bool(self._remarks.text()))
        for one in (self.edit, self.remove):
            one.setEnabled(may_change)
        newest = max(passport.entries, key=lambda one: one.past.award.achievement_year, default=None)
        wanted = next((one for one in passport.entries if one.past.award.id == award_id), newest)
        if wanted is not None:
            self.timeline.choose_award(wanted.past.award.id)
        self._show_entry(wanted)

    def shown_award_id(self) -> int:
        """The award whose particulars are shown; 0: none."""
        return self._entry.past.award.id if self._entry is not None else 0

    def flag_words(self) -> list[str]:
        """The sentences of the flags shown."""
        return [note.text() for part in self.flag_parts for note in part.findChildren(NoteLine)]

    def detail_words(self) -> str:
        """What is told of the award shown."""
        return f"{self._detail_head.text()}\n{self._detail.text()}"

    def _show_row(self) -> None:
        row: TimelineRow | None = self.timeline.current_row()
        if row is None:
            return
        entry = row.title or row.commendation
        if self.timeline.currentIndex().column() >= 3:
            entry = row.commendation or row.title
        if entry is not None:
            self._show_entry(entry)

    def _show_entry(self, entry: PassportEntry | None) -> None:
        self._entry = entry
        for part in (self._detail_head, self._detail, self._buttons):
            part.setVisible(entry is not None)
        if entry is None:
            return
        award = entry.past.award
        self._detail_head.setText(f"{award_name(award.award_code)} năm {award.achievement_year}")
        self._detail.setText("\n".join(f"{text.DETAIL[name]}: {told}" for name, told in _told(entry) if told))
        self.remove.setVisible(entry.past.is_of_the_history)

    def _show_flags(self, flags: Sequence[FoundDouble], *, may_change: bool = False) -> None:
        for part in self.flag_parts:
            self._flags.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.flag_parts = [self._flag(found, may_change=may_change) for found in flags]
        for part in self.flag_parts:
            self._flags.addWidget(part)

    def _flag(self, found: FoundDouble, *, may_change: bool) -> QWidget:
        flag = found.flag
        part = QWidget()
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        note = NoteLine()
        note.show_note(flag_sentence(flag), "warn" if found.is_open else "muted")
        layout.addWidget(note)
        told = [f"{flag_basis(flag)}.", flag_advice(flag)]
        told += [] if found.is_open else [text.WAS_SET_ASIDE.format(reason=found.reason)]
        layout.addWidget(plain_label("\n".join(filter(None, told)), role="muted", is_wrapping=True))
        if may_change:
            act: Callable[[], object] = (
                (lambda: self.set_aside_wanted.emit(flag))
                if found.is_open
                else (lambda: self.look_again_wanted.emit(flag))
            )
            layout.addWidget(link(text.SET_ASIDE if found.is_open else text.LOOK_AGAIN, act))
        return part

    def _on_edit(self) -> None:
        if self._entry is not None:
            self.edit_wanted.emit(self._entry.past.award.id)

    def _on_remove(self) -> None:
        if self._entry is not None:
            self.remove_wanted.emit(self._entry.past.award.id)


def _told(entry: PassportEntry) -> list[tuple[str, str]]:
    past, award = entry.past, entry.past.award
    day = format_short(award.decision_on) if award.decision_on else ""
    kind = MERIT_NAMES[past.merit_kind] if past.merit_kind else ""
    source = text.ROW_OF.format(name=past.source.name, row=past.source.row) if past.source else ""
    return [
        ("decision", ", ".join(filter(None, (award.decision_number, day)))),
        ("authority", award.authority),
        ("period", past.period.words if past.period else ""),
        ("kind", ", ".join(filter(None, (kind, text.IDLE if entry.is_idle else "")))),
        ("unit", ", ".join(filter(None, (entry.whose, entry.unit)))),
        ("note", past.note),
        ("source", source or (text.ENTERED if past.is_of_the_history else text.DECIDED_HERE)),
    ]
