"""The right side of the registration page: one unit, where its paper stands, and what it registers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.language.dates import format_short
from desktop_app.domain.registration.board import STATE_NAMES, ListedLine, standing_words, timeliness_words
from desktop_app.domain.registration.registration import BoardRow, RegistrationState, Timeliness
from desktop_app.ui.pages.registration.registration_lines import LinesPane
from desktop_app.ui.parts.buttons import button, link
from desktop_app.ui.parts.chip import Chip, ChipLabel, ChipRole
from desktop_app.ui.parts.labels import line, plain_label, section_label
from desktop_app.ui.text import registration as words

_STATE_ROLES = {
    RegistrationState.NOT_SENT: ChipRole.NONE,
    RegistrationState.WAITING: ChipRole.WARN,
    RegistrationState.RETURNED: ChipRole.BAD,
    RegistrationState.APPROVED: ChipRole.OK,
}


def state_chip(row: BoardRow) -> Chip:
    """Chưa gửi, Chờ duyệt, Trả lại, Đã duyệt."""
    return Chip(STATE_NAMES[row.registration.state], _STATE_ROLES[row.registration.state])


def timeliness_text(row: BoardRow) -> str:
    """As the column shows it: "Đúng hạn", "Trễ 3 ngày"."""
    words_of_row = timeliness_words(row)
    return words_of_row[:1].upper() + words_of_row[1:]


def timeliness_chip(row: BoardRow) -> Chip | None:
    """Only for what is out of order; what is in time is plain text."""
    if row.timeliness is Timeliness.LATE:
        return Chip(timeliness_text(row), ChipRole.WARN)
    if row.timeliness is Timeliness.OVERDUE:
        return Chip(timeliness_text(row), ChipRole.BAD)
    return None


class RegistrationDetail(QWidget):
    """``on_…`` handlers are the page's; the buttons follow the state."""

    def __init__(self, handlers: dict[str, Callable[[], object]]) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.lines = LinesPane()
        self.to_list = link(words.TO_LIST, lambda: None)
        self._name = section_label("", 13)
        self._name.setWordWrap(True)
        self.buttons: dict[str, QPushButton] = {
            key: button(text, handlers[key], icon_name=icon_name)
            for key, text, icon_name in (
                ("receive", words.RECEIVE, "download"),
                ("approve", words.APPROVE, "check"),
                ("return", words.RETURN, "corner-up-left"),
                ("reopen", words.REOPEN, "lock-open"),
                ("form", words.FORM, "file-text"),
                ("leave", words.LEAVE, ""),
            )
        }
        self.links: dict[str, QPushButton] = {
            key: link(text, handlers[key])
            for key, text in (
                ("return_lines", words.RETURN_LINES),
                ("slip", words.SLIP),
                ("change_flags", words.CHANGE_FLAGS),
                ("lift_limit", words.LIFT_LIMIT),
            )
        }
        self._state = ChipLabel(name=words.STATE)
        self._received = plain_label()
        self._timeliness = plain_label()
        self._timeliness_chip = ChipLabel(name=words.TIMELINESS)
        self._reason_label = plain_label(role="muted")
        self._reason = plain_label(is_wrapping=True)
        self._stack = QStackedWidget()
        self._lay_out()
        self.show_row(None, (), may_change=False)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(14, 10, 14, 8)
        head.setSpacing(8)
        head.addWidget(self.to_list, 0, Qt.AlignmentFlag.AlignLeft)
        head.addWidget(self._name)
        row = QHBoxLayout()
        row.setSpacing(6)
        for one in self.buttons.values():
            row.addWidget(one)
        row.addStretch(1)
        head.addLayout(row)
        links = QHBoxLayout()
        links.setSpacing(4)
        for one in self.links.values():
            links.addWidget(one)
        links.addStretch(1)
        head.addLayout(links)
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(2)
        for column, text in enumerate((words.STATE, words.RECEIVED, words.TIMELINESS)):
            grid.addWidget(plain_label(text, role="muted"), 0, column)
        grid.addWidget(self._reason_label, 0, 3)
        grid.addWidget(self._state, 1, 0)
        grid.addWidget(self._received, 1, 1)
        both = QHBoxLayout()
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(self._timeliness)
        both.addWidget(self._timeliness_chip)
        grid.addLayout(both, 1, 2)
        grid.addWidget(self._reason, 1, 3)
        grid.setColumnStretch(3, 1)
        head.addLayout(grid)
        full = QWidget()
        layout = QVBoxLayout(full)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(line())
        layout.addWidget(self.lines, 1)
        layout.addStretch(0)  # takes the room where the due has no lines
        empty = QLabel(words.NOTHING_CHOSEN)
        empty.setContentsMargins(24, 24, 24, 24)
        self._stack.addWidget(empty)
        self._stack.addWidget(full)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    @staticmethod
    def may_receive(row: BoardRow, *, may_change: bool) -> bool:
        """Whether a paper of the unit can come in: it takes part, and none is in the office."""
        is_missing = row.registration.state in (RegistrationState.NOT_SENT, RegistrationState.RETURNED)
        return may_change and is_missing and row.plan_unit.left_on is None

    def show_row(
        self,
        row: BoardRow | None,
        listed: Sequence[ListedLine],
        *,
        may_change: bool,
        flags: Mapping[int, str] | None = None,
        has_lines: bool = True,
        chased: str = "",
    ) -> None:
        """Show one unit; None: nothing is chosen. ``flags``: what to mend, by line; ``has_lines``: lines belong to this due.

        ``chased``: how often it was chased, shown while its paper is not here.
        """
        self._stack.setCurrentIndex(0 if row is None else 1)
        if row is None:
            return
        registration = row.registration
        self._name.setText(row.unit)
        self._state.set_chip(state_chip(row))
        self._received.setText(format_short(registration.received_on) if registration.received_on else "–")
        chip = timeliness_chip(row)
        self._timeliness_chip.set_chip(chip)
        self._timeliness.setVisible(chip is None)
        self._timeliness.setText(timeliness_text(row))
        for shown_words in (self._timeliness, self._timeliness_chip):
            shown_words.setToolTip(standing_words(row))
        label, reason = _reason(row)
        if flags:
            subjects = {one.line.id: one.subject for one in listed}
            remarks = [f"{subjects[line_id]}: {remark}" for line_id, remark in flags.items() if line_id in subjects]
            reason = "\n".join([reason, *remarks])
        if chased and self.may_receive(row, may_change=True):
            label, reason = label or words.CHASED, "\n".join(filter(None, (reason, chased)))
        self._reason_label.setText(label)
        self._reason.setText(reason)
        state = registration.state
        is_open = row.plan_unit.left_on is None and may_change
        is_over = row.timeliness in (Timeliness.OVERDUE, Timeliness.LATE)
        may = {
            "receive": self.may_receive(row, may_change=may_change),
            "approve": is_open and state is RegistrationState.WAITING,
            "return": is_open and state is RegistrationState.WAITING,
            "reopen": is_open
            and (state is RegistrationState.APPROVED or (state is RegistrationState.RETURNED and is_over)),
            "form": has_lines,
            "leave": is_open and state is RegistrationState.NOT_SENT,
        }
        for key, one in self.buttons.items():
            one.setVisible(may[key])
        shown_links = {
            "return_lines": is_open and has_lines and state is RegistrationState.WAITING and bool(listed),
            "slip": state is RegistrationState.RETURNED,
            "change_flags": is_open and bool(flags),
            "lift_limit": is_open and bool(flags),
        }
        for key, shown in shown_links.items():
            self.links[key].setVisible(shown)
        self.lines.show_lines(listed, may_change=is_open, flags=flags or {})


def _reason(row: BoardRow) -> tuple[str, str]:
    registration = row.registration
    if row.exemption:
        return words.EXEMPT_REASON, row.exemption
    if row.plan_unit.left_on is not None:
        return words.LEAVE_REASON, f"{format_short(row.plan_unit.left_on)}: {row.plan_unit.leave_reason}"
    if registration.state is RegistrationState.RETURNED:
        day = f"{format_short(registration.returned_on)}: " if registration.returned_on else ""
        return words.RETURN_REASON, f"{day}{registration.return_reason}"
    if registration.late_reason:
        return words.LATE_REASON, registration.late_reason
    if registration.reopen_reason:
        return words.REOPEN_REASON, registration.reopen_reason
    if row.plan_unit.joined_on is not None:
        return words.JOIN_REASON, f"{format_short(row.plan_unit.joined_on)}: {row.plan_unit.join_reason}"
    return "", ""
