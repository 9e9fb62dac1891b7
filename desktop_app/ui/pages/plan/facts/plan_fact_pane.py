"""The right pane of the tab Số liệu: the form of the selected fact, its sentence in the plan, confirm, take back, delete."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.plan.facts import Citation, Condition, Fact, Project, Quota, ReportDuty, ReviewEvent
from desktop_app.domain.plan.plan import PlanContent
from desktop_app.ui.pages.plan.facts.plan_fact_forms import FactForm, form_for
from desktop_app.ui.pages.plan.facts.plan_fact_place import FactPlace
from desktop_app.ui.pages.plan.facts.plan_fact_rows import (
    FactRow,
    addressed,
    day,
    periodic,
    review_month,
    review_name,
    standing_chip,
)
from desktop_app.ui.parts.buttons import button, link
from desktop_app.ui.parts.chip import ChipLabel
from desktop_app.ui.parts.labels import NoteLine, plain_label, section_label
from desktop_app.ui.text import plan as text
from desktop_app.ui.text import words


class FactPane(QWidget):
    """Shows one fact. It changes nothing itself: it tells what the clerk wants."""

    edited = Signal(object)
    """The fact with what was typed."""
    typing = Signal()
    setting_chosen = Signal(str, object)
    """A setting of the quota shown: its name and value."""
    at_most_wanted = Signal()
    confirm_wanted = Signal()
    delete_wanted = Signal()
    text_wanted = Signal(str)
    """Uid of the block the fact was read from."""
    attach_wanted = Signal()
    rewrite_wanted = Signal(object, object)
    """The fact as it should be, and the block as it should be or None."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(280)
        self._row: FactRow | None = None
        self._form: FactForm | None = None
        self._body: QWidget | None = None
        self._kind = section_label("")
        self._chip = ChipLabel(name=text.COLUMN_STANDING)
        self._holder = QVBoxLayout()
        self._at_most_note = NoteLine()
        self.at_most = button(text.CONFIRM_AT_MOST, self.at_most_wanted.emit, icon_name="check")
        self.place = FactPlace(self._go_to_text, self.attach_wanted.emit, self.rewrite_wanted.emit)
        self.confirm: QPushButton = button(text.CONFIRM, self.confirm_wanted.emit, icon_name="check")
        self.delete = link(words.DELETE, self.delete_wanted.emit, icon_name="trash")
        self._empty = plain_label(text.CHOOSE_FACT, role="muted", is_wrapping=True)
        self._lay_out()
        self.show_row(None, PlanContent(), is_editable=False, can_confirm=False, can_set=False)

    def _lay_out(self) -> None:
        sheet = QWidget()
        sheet.setObjectName("pane")
        sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inner = QVBoxLayout(sheet)
        inner.setContentsMargins(16, 12, 16, 12)
        inner.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._kind)
        head.addStretch(1)
        head.addWidget(self._chip)
        inner.addLayout(head)
        inner.addWidget(self._empty)
        inner.addLayout(self._holder)
        inner.addWidget(self._at_most_note)
        inner.addWidget(self.at_most, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addWidget(self.place)
        inner.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(sheet)
        foot = QWidget()
        foot.setObjectName("footRow")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        buttons = QHBoxLayout(foot)
        buttons.setContentsMargins(12, 8, 16, 8)
        buttons.addWidget(self.delete)
        buttons.addStretch(1)
        buttons.addWidget(self.confirm)
        self._foot = foot
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        column.addWidget(foot)

    @property
    def form(self) -> FactForm | None:
        """The form shown, if the fact has one."""
        return self._form

    def collect(self) -> None:
        """Take in what was typed and not left yet."""
        if self._form is not None:
            self._form.collect()

    def show_row(
        self,
        row: FactRow | None,
        content: PlanContent,
        *,
        is_editable: bool,
        can_confirm: bool,
        can_set: bool,
        source: str = "",
    ) -> None:
        """Show a fact; the form is built anew only when it is another one or changed from outside."""
        old, self._row = self._row, row
        self._kind.setText(text.SECTIONS[row.kind] if row else "")
        self._chip.set_chip(standing_chip(row) if row else None)
        self._empty.setVisible(row is None)
        self.place.setVisible(row is not None)
        is_at_most_open = row is not None and isinstance(row.fact, Quota) and row.fact.comparator is None
        self._at_most_note.show_note(text.NO_COMPARATOR_NOTE if is_at_most_open else "", "warn")
        self.at_most.setVisible(is_at_most_open and can_set)
        is_deletable = row is not None and is_editable and row.kind in text.DELETE_FACT
        self.delete.setVisible(is_deletable)
        if row is not None and is_deletable:
            self.delete.setText(text.DELETE_FACT[row.kind])
        is_open = row is not None and can_confirm and not row.fact.is_confirmed
        self.confirm.setVisible(is_open)
        self._foot.setVisible(is_deletable or is_open)
        is_same_form = (
            row is not None
            and old is not None
            and self._form is not None
            and self._form.is_editable == is_editable
            and (old.kind, old.fact.uid) == (row.kind, row.fact.uid)
            and _without_confirmation(self._form.fact) == _without_confirmation(row.fact)
        )
        if is_same_form and self._form is not None and row is not None:
            self._form.fact = row.fact
        else:
            self._build(row, is_editable=is_editable, can_set=can_set)
        if row is not None:
            self.place.show_fact(row.fact, content, is_editable=is_editable, source=source)

    def _build(self, row: FactRow | None, *, is_editable: bool, can_set: bool) -> None:
        if self._body is not None:
            self._holder.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = self._form = None
        if row is None:
            return
        set_setting: Callable[[str, Any], object] | None = self.setting_chosen.emit if can_set else None
        form = form_for(row.fact, is_editable=is_editable, set_setting=set_setting)
        if form is not None:
            form.edited.connect(self.edited.emit)
            form.typing.connect(self.typing.emit)
        self._form = form
        self._body = form or _Reading(row.fact)
        self._holder.addWidget(self._body)

    def _go_to_text(self) -> None:
        if self._row is not None and self._row.fact.block_uid:
            self.text_wanted.emit(self._row.fact.block_uid)


def _without_confirmation(fact: Fact) -> list[object]:
    return [getattr(fact, spec.name) for spec in fields(fact) if spec.name != "is_confirmed"]


class _Reading(QWidget):
    """A fact that is only read: its parts, each under its name."""

    def __init__(self, fact: Fact) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for name, words_of_it in _parts(fact):
            if not words_of_it or words_of_it == words.NONE:
                continue
            label = plain_label(name, role="muted")
            value = QLabel(words_of_it)
            value.setTextFormat(Qt.TextFormat.PlainText)
            value.setWordWrap(True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
            column.addWidget(value)
            column.addSpacing(4)


def _parts(fact: Fact) -> list[tuple[str, str]]:
    if isinstance(fact, ReportDuty):
        return [
            (text.TEXT, fact.text),
            (text.COLUMN_PERIOD, periodic(fact)),
            (text.ADDRESSEE, addressed(fact.addressee, None)),
        ]
    if isinstance(fact, ReviewEvent):
        return [(text.COLUMN_REVIEW, review_name(fact)), (text.TEXT, fact.text), (text.MONTH, review_month(fact))]
    if isinstance(fact, Project):
        years = " - ".join(str(year) for year in (fact.from_year, fact.to_year) if year)
        return [
            (text.PROJECT_NAME, fact.name),
            (text.PROJECT_YEARS, years),
            (text.PROJECT_CONTENTS, "\n".join(fact.contents)),
            (text.PROJECT_RESULT, fact.expected_result),
        ]
    if isinstance(fact, Citation):
        number = "/".join(part for part in (fact.number, fact.symbol) if part)
        return [
            (text.CITED, fact.text),
            (text.CITED_NUMBER, number),
            (text.DAY, day(fact.dated_on)),
            (text.CITED_ISSUER, fact.issuer or ""),
        ]
    if isinstance(fact, Condition):
        return [
            (text.CONDITION, fact.text),
            (text.DEMANDS_REGISTRATION, text.YES if fact.demands_registration else text.NO),
        ]
    return []
