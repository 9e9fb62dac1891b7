"""Returned files side by side with what is wrong with each; what can be taken in is taken in by one button."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.errors import UserError
from desktop_app.domain.registration.exchange.form_identity import ReceivingTerms, Season
from desktop_app.domain.registration.exchange.form_problem import Offer, RowChoice
from desktop_app.domain.registration.exchange.form_review import FormReview, ReviewState, telling_twins
from desktop_app.domain.registration.exchange.returned_form import RowKey
from desktop_app.services.registration_exchange_service import ReadForm, RegistrationExchangeService
from desktop_app.ui.dialogs.button_row import ButtonRow
from desktop_app.ui.forms.date_field import DateField
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.pages.registration.exchange.review_detail import ReviewDetail
from desktop_app.ui.parts.chip import Chip, ChipRole
from desktop_app.ui.parts.labels import plain_label
from desktop_app.ui.text import exchange as words

_ROLES = {
    ReviewState.READY: ChipRole.OK,
    ReviewState.FAULTY: ChipRole.WARN,
    ReviewState.REFUSED: ChipRole.BAD,
    ReviewState.KNOWN: ChipRole.NONE,
}


@dataclass
class ReturnedFile:
    """A file on the list, and what the clerk decided for it."""

    place: int
    read: ReadForm
    review: FormReview | None = None
    unit_id: int | None = None
    choices: dict[RowKey, RowChoice] = field(default_factory=dict)
    labels: dict[RowKey, str] = field(default_factory=dict)
    is_taken: bool = False


class FormReviewDialog(QDialog):
    """Files are looked at and taken in one after another between two looks at the keyboard, so that the window never stands."""

    def __init__(
        self,
        service: RegistrationExchangeService,
        season: Season,
        files: Sequence[ReadForm],
        today: date,
        parent: QWidget | None = None,
        *,
        before: Callable[[], object] = lambda: None,
        after: Callable[[], object] = lambda: None,
    ) -> None:
        """``before`` and ``after`` are called round the taking in of many files."""
        super().__init__(parent)
        self._service, self._season = service, season
        self._before, self._after = before, after
        # of two files of one unit the one changed last has to stand
        ordered = sorted(files, key=lambda one: (one.modified, one.name))
        self.files = [ReturnedFile(place, one) for place, one in enumerate(ordered)]
        self._waiting = list(self.files)
        self._is_taking = False
        self.setWindowTitle(words.TITLE)
        self.resize(1040, 600)
        self.received_on = DateField(is_required=True)
        self.received_on.default_year = today.year
        self.received_on.set_date(today)
        self.late_reason = QLineEdit()
        self.late_reason.setAccessibleName(words.LATE_REASON)
        self.summary = plain_label(role="muted", is_wrapping=True)
        self.table = RowTable(RowTableModel(self._columns(), key=lambda one: one.place), words.FILES, stretch=1)
        self.table.setObjectName("exchange.files")
        self.table.set_rows(self.files)
        units = [(one, season.roll.units[one].name) for one in season.plan_units]
        self.detail = ReviewDetail(units)
        self.buttons = ButtonRow(words.TAKE_NONE, self.take_in, self.reject)
        self.buttons.cancel.setText(words.CLOSE)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._next)
        self._typed = QTimer(self, singleShot=True, interval=400)
        self._typed.timeout.connect(self._look_again)
        self._lay_out()
        self._connect()
        self.table.select_key(0)
        self.table.setFocus()
        self._tell()
        self._timer.start()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(plain_label(words.RECEIVED_ON))
        top.addWidget(self.received_on)
        top.addWidget(plain_label(words.LATE_REASON))
        top.addWidget(self.late_reason, 1)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.table)
        panes.addWidget(self.detail)
        panes.setSizes([620, 400])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(panes, 1)
        layout.addWidget(self.summary)
        layout.addWidget(self.buttons)

    def _connect(self) -> None:
        self.table.row_chosen.connect(lambda _key: self._show_file())
        self.detail.offer_taken.connect(self._take_offer)
        self.detail.choice_dropped.connect(self._drop_choice)
        self.detail.unit_chosen.connect(self._choose_unit)
        self.received_on.date_changed.connect(lambda _day: self._typed.start())
        self.late_reason.textChanged.connect(lambda _text: self._typed.start())

    def _columns(self) -> list[Column[ReturnedFile]]:
        return [
            Column(words.FILE, lambda one: one.read.name, tip=lambda one: one.read.name),
            Column(words.UNIT, lambda one: one.review.unit if one.review else "", width=170),
            Column(words.STATE, _state_text, width=120, chip=lambda one: Chip(_state_text(one), _state_role(one))),
            Column(words.LINES, _line_count, width=52, is_right=True),
        ]

    # Looking, taking in: one file at a time

    @property
    def is_busy(self) -> bool:
        """Whether files are still to be looked at or taken in."""
        return bool(self._waiting)

    def take_in(self) -> None:
        """Take in every file that can be."""
        self._is_taking = True
        self._before()
        self._waiting = [one for one in self.files if _is_ready(one)]
        self._timer.start()
        self._tell()

    @override
    def done(self, result: int) -> None:
        """Closing stops between two files: what is taken in stays, the rest is left."""
        self._waiting = []
        if self._is_taking:
            self._next()
        self._timer.stop()
        self._typed.stop()
        super().done(result)

    def _next(self) -> None:
        if not self._waiting:
            self._timer.stop()
            if self._is_taking:
                self._is_taking = False
                self._after()
            self._tell_twins()
            self._show_file()
            self._tell()
            return
        one = self._waiting.pop(0)
        terms = self._terms(one)
        if terms is None:
            return
        if self._is_taking:
            try:
                self._service.take_in(self._season, one.read, terms, one.choices)
                one.is_taken = True
            except UserError as refusal:  # what only storing shows: a line that has a result cannot go
                review = self._service.review(self._season, one.read, terms, one.choices)
                one.review = replace(review, refusal=review.refusal or refusal)
        else:
            one.review = self._service.review(self._season, one.read, terms, one.choices)
        self.table.viewport().update()
        self._tell()
        if one is self.table.current_row():
            self._show_file()

    def _terms(self, one: ReturnedFile) -> ReceivingTerms | None:
        day = self.received_on.date()
        return ReceivingTerms(day, self.late_reason.text(), one.unit_id) if day is not None else None

    def _tell_twins(self) -> None:
        listed = [one for one in self.files if one.review is not None and not one.is_taken]
        told = telling_twins([one.review for one in listed if one.review is not None])
        for one, review in zip(listed, told, strict=True):
            one.review = review

    def _look_again(self, *files: ReturnedFile) -> None:
        self._waiting = [one for one in files or self.files if not one.is_taken]
        self._timer.start()
        self._tell()

    # What the clerk decides

    def _take_offer(self, key: RowKey, offer: Offer) -> None:
        one = self.table.current_row()
        if one is not None:
            one.choices[key] = one.choices.get(key, RowChoice()).taking(offer)
            one.labels[key] = offer.label
            self._look_again(one)

    def _drop_choice(self, key: RowKey) -> None:
        one = self.table.current_row()
        if one is not None:
            one.choices.pop(key, None)
            one.labels.pop(key, None)
            self._look_again(one)

    def _choose_unit(self, unit_id: int | None) -> None:
        one = self.table.current_row()
        if one is not None:
            one.unit_id = unit_id
            self._look_again(one)

    # Showing

    def _show_file(self) -> None:
        one = self.table.current_row()
        self.detail.show_review(one.review if one else None, list(one.labels.items()) if one else [])

    def _tell(self) -> None:
        if self.is_busy:
            self.buttons.yes.setEnabled(False)
            done = len(self.files) - len(self._waiting)
            what = words.TAKING if self._is_taking else words.LOOKING_AT
            self.summary.setText(what.format(left=len(self._waiting), done=done, total=len(self.files)))
            return
        states = [one.review.state for one in self.files if one.review is not None and not one.is_taken]
        ready = states.count(ReviewState.READY)
        self.buttons.yes.setText(words.TAKE_IN.format(count=ready) if ready else words.TAKE_NONE)
        self.buttons.yes.setEnabled(bool(ready) and not self.is_busy)
        self.summary.setText(
            words.SUMMARY.format(
                total=len(self.files),
                ready=ready,
                faulty=states.count(ReviewState.FAULTY),
                refused=states.count(ReviewState.REFUSED),
                known=states.count(ReviewState.KNOWN),
                taken=sum(one.is_taken for one in self.files),
            )
        )


def _is_ready(one: ReturnedFile) -> bool:
    return not one.is_taken and one.review is not None and one.review.state is ReviewState.READY


def _state_text(one: ReturnedFile) -> str:
    if one.is_taken:
        return words.TAKEN
    return words.STATES[one.review.state] if one.review is not None else words.LOOKING


def _state_role(one: ReturnedFile) -> ChipRole:
    if one.is_taken:
        return ChipRole.OK
    return _ROLES[one.review.state] if one.review is not None else ChipRole.NONE


def _line_count(one: ReturnedFile) -> str:
    return str(len(one.review.lines)) if one.review is not None and one.review.refusal is None else ""
