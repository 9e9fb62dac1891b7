"""The row under the table: its sentence with the words marked, why something is proposed, and the four answers."""

from __future__ import annotations

import html
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.plan.carry_forward.decisions import Action, Choice, Decision, problem_of
from desktop_app.ui.pages.plan.succession.plan_carry_rows import CarryRow
from desktop_app.ui.parts.buttons import button
from desktop_app.ui.parts.labels import NoteLine, plain_label
from desktop_app.ui.style import color
from desktop_app.ui.text import succession as text


class PlanCarryDetail(QWidget):
    """Follows the current row."""

    def __init__(self, answer: Callable[[Action], object], edit: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("footRow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sentence = QLabel()
        self._sentence.setTextFormat(Qt.TextFormat.RichText)  # all words in it are escaped
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._sentence.setMinimumHeight(
            2 * self.fontMetrics().lineSpacing() + 2
        )  # rows of one line and of two: no jumping
        self._proposal = plain_label(is_wrapping=True)
        self._why = plain_label(role="muted", is_wrapping=True)
        self._problem = NoteLine()
        self.buttons: dict[Action, QPushButton] = {}
        row = QHBoxLayout()
        row.setSpacing(8)
        for action, name, key, handler in (
            (Action.TAKE, text.TAKE, text.TAKE_KEY, lambda: answer(Action.TAKE)),
            (Action.KEEP, text.KEEP, text.KEEP_KEY, lambda: answer(Action.KEEP)),
            (Action.TYPE, text.TYPE, text.TYPE_KEY, edit),
            (Action.DROP, text.DROP, text.DROP_KEY, lambda: answer(Action.DROP)),
            (Action.UNDECIDED, text.RESET, text.RESET_KEY, lambda: answer(Action.UNDECIDED)),
        ):
            made = button(f"{name}  ·  {key}", handler)
            made.setAccessibleName(name)
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.buttons[action] = made
            row.addWidget(made)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 8)
        layout.setSpacing(4)
        layout.addWidget(self._sentence)
        layout.addWidget(self._proposal)
        layout.addWidget(self._why)
        layout.addWidget(self._problem)
        layout.addLayout(row)

    def show_row(self, row: CarryRow | None) -> None:
        """Show a row; None: that none is chosen."""
        self._problem.show_note("")
        for action, made in self.buttons.items():
            made.setEnabled(row is not None and _may(row.decision, action))
        self._proposal.setVisible(row is not None)
        self._why.setVisible(row is not None)
        if row is None:
            self._sentence.setText(html.escape(text.NOTHING_CHOSEN))
            return
        decision = row.decision
        self._sentence.setText(_marked(decision, row.place))
        proposed = decision.proposed
        words = text.BLANK if proposed == "" else proposed
        self._proposal.setText(text.NO_PROPOSAL if words is None else text.PROPOSAL.format(text=words))
        said = [text.REASON.format(text=decision.reason)] if decision.reason else []
        said += [text.SOURCE.format(text=decision.source)] if decision.source else []
        self._why.setText(" ".join(said))

    def tell_problem(self, problem: str) -> None:
        """Why the last answer was not taken; gone with the next row."""
        self._problem.show_note(problem, "bad")

    def problem(self) -> str:
        """The sentence told now."""
        return self._problem.text()

    def sentence(self) -> str:
        """The sentence shown, as rich text."""
        return self._sentence.text()


def _may(decision: Decision, action: Action) -> bool:
    """Whether the row can have that answer; of typed words only once they are there."""
    return not problem_of(decision, Choice(action, decision.current or "?"))


def _marked(decision: Decision, place: str) -> str:
    """The sentence with the words of the row tinted; what a plan says is never read as markup."""
    context, start = decision.context or decision.current, decision.context_at if decision.context else 0
    end = start + len(decision.current)
    ground, ink = color("soft").name(), color("text").name()
    style = f"background-color:{ground};color:{ink};font-weight:600"
    inner = html.escape(context[start:end]) or "▸"  # a gap where something is put in
    where = html.escape(text.ROW_PLACE.format(kind=text.KINDS[decision.kind], place=place))
    before = f'<span style="color:{color("muted").name()}">{where}</span>'
    return f'{before}{html.escape(context[:start])}<span style="{style}">{inner}</span>{html.escape(context[end:])}'
