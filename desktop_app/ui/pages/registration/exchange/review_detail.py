"""One returned file: what is wrong with it, what may be meant, what it changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.registration.exchange.form_problem import FormProblem, Offer
from desktop_app.domain.registration.exchange.form_review import FormReview
from desktop_app.domain.registration.exchange.returned_form import RowKey
from desktop_app.domain.registration.exchange.submission_difference import LineChange, LineDifference
from desktop_app.ui.parts.buttons import link
from desktop_app.ui.parts.flow import FlowLayout
from desktop_app.ui.parts.labels import plain_label, section_label
from desktop_app.ui.text import exchange as words

_MAY_BE_LIST = ("form.unit_needed", "form.stamp_missing")


class ReviewDetail(QScrollArea):
    """Shows a review; what the clerk decides goes out as signals."""

    offer_taken = Signal(object, object)
    """Key of a row, and the offer."""
    choice_dropped = Signal(object)
    """Key of a row whose choice is taken back."""
    unit_chosen = Signal(object)
    """Id of the unit whose own list the file is."""

    def __init__(self, units: Sequence[tuple[int, str]]) -> None:
        super().__init__()
        self._units = units
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(360)

    def show_review(self, review: FormReview | None, chosen: Sequence[tuple[RowKey, str]]) -> None:
        """``chosen``: rows decided already, with the words of what was chosen."""
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(8)
        if review is not None:
            heading = section_label(review.unit or review.name, 13)
            heading.setWordWrap(True)
            column.addWidget(heading)
            column.addWidget(plain_label(review.name, role="muted", is_wrapping=True))
            if review.refusal is not None:
                column.addWidget(plain_label(review.refusal.message, role="bad", is_wrapping=True))
                if review.refusal.code in _MAY_BE_LIST:
                    column.addWidget(self._unit_chooser())
            self._add_problems(column, review, chosen)
            if review.differences:
                column.addWidget(section_label(words.DIFFERENCES))
                for one in review.differences:
                    column.addWidget(plain_label(_difference(one), is_wrapping=True))
        column.addStretch(1)
        self.setWidget(body)

    def _add_problems(self, column: QVBoxLayout, review: FormReview, chosen: Sequence[tuple[RowKey, str]]) -> None:
        if review.problems or chosen:
            column.addWidget(section_label(words.PROBLEMS))
        elif review.refusal is None:
            column.addWidget(plain_label(words.NOTHING, role="ok"))
        for problem in sorted(review.problems, key=lambda one: not one.is_fault):
            column.addWidget(self._problem(problem))
        for key, label in chosen:
            column.addWidget(self._choice(key, label))

    def _problem(self, problem: FormProblem) -> QWidget:
        made = QWidget()
        inner = QVBoxLayout(made)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(2)
        inner.addWidget(plain_label(problem.text, role="bad" if problem.is_fault else "muted", is_wrapping=True))
        if problem.offers and problem.row is not None:
            offers = QWidget()
            flow = FlowLayout(offers, 10)
            for offer in problem.offers:
                flow.addWidget(link(offer.label, self._taking((problem.place, problem.row), offer)))
            inner.addWidget(offers)
        return made

    def _taking(self, key: RowKey, offer: Offer) -> Callable[[], object]:
        return partial(self.offer_taken.emit, key, offer)

    def _choice(self, key: RowKey, label: str) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(plain_label(f"Dòng {key[1]}: {words.CHOSEN.format(label=label)}", role="ok", is_wrapping=True), 1)
        row.addWidget(link(words.UNDO_CHOICE, partial(self.choice_dropped.emit, key)))
        return made

    def _unit_chooser(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(plain_label(words.WHOSE))
        chooser = QComboBox()
        chooser.setAccessibleName(words.WHOSE)
        chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        chooser.addItem(words.CHOOSE_UNIT, None)
        for unit_id, name in self._units:
            chooser.addItem(name, unit_id)
        chooser.activated.connect(lambda _place: self.unit_chosen.emit(chooser.currentData()))
        column.addWidget(chooser)
        return made


def _difference(one: LineDifference) -> str:
    if one.change is LineChange.CHANGED:
        content = words.CHANGED.format(before=one.before, after=one.after)
    else:
        content = one.before or one.after
    return f"{words.CHANGES[one.change]} {one.subject}: {content}"
