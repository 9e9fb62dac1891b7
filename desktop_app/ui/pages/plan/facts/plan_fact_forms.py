"""The forms of the facts: what is typed becomes a new fact at once, as soon as it can be one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.award.catalogue import CATALOGUE
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_short, parse_date, weekday_name
from desktop_app.domain.language.numerals import format_number
from desktop_app.domain.language.text import clean_text
from desktop_app.domain.plan.facts import (
    Comparator,
    Deadline,
    DeadlineKind,
    Fact,
    FactKind,
    Precision,
    Quota,
    QuotaScope,
    Rounding,
    Target,
    TargetUnit,
    Wave,
)
from desktop_app.ui.forms.date_field import DateField
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.text import plan as text

_SATURDAY = 5


class FactForm(QWidget):
    """One fact's fields. ``edited`` carries the new fact; ``typing`` says that something was typed that is not read yet."""

    edited = Signal(object)
    typing = Signal()

    def __init__(self, fact: Fact, *, is_editable: bool) -> None:
        super().__init__()
        self.fact = fact
        self.is_editable = is_editable
        self._dates: dict[str, DateField] = {}
        self.rows: dict[str, FieldRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def collect(self) -> None:
        """Take in dates that were typed but not left yet, without touching what stands in the field."""
        for name, field in self._dates.items():
            try:
                typed = parse_date(field.edit.text(), default_year=field.default_year)
            except UserError:
                continue
            if typed != getattr(self.fact, name):
                self.put(**{name: typed})

    def put(self, **parts: Any) -> None:
        """Replace fields of the fact and tell of it."""
        fact = replace(self.fact, **parts)
        if self.is_editable and fact != self.fact:
            self.fact = fact
            self.edited.emit(fact)

    def first_field(self) -> QWidget | None:
        """Where the cursor goes for a new fact."""
        return next(iter(self.rows.values())).field if self.rows else None

    # Fields

    def add_text(self, name: str, label: str, *, lines: int = 1, is_required: bool = False) -> FieldRow:
        value = str(getattr(self.fact, name) or "")
        field: QLineEdit | QPlainTextEdit
        if lines == 1:
            field = QLineEdit(value)
            field.setReadOnly(not self.is_editable)
            field.setCursorPosition(0)
            field.textEdited.connect(lambda typed: self.put(**{name: clean_text(typed)}))
        else:
            area = QPlainTextEdit(value)
            area.setTabChangesFocus(True)
            area.setReadOnly(not self.is_editable)
            area.setFixedHeight(18 * lines + 14)
            area.textChanged.connect(lambda: self.put(**{name: clean_text(area.toPlainText())}))
            field = area
        return self._row(name, label, field, is_required=is_required)

    def add_date(self, name: str, label: str, *, is_required: bool = False) -> FieldRow:
        field = DateField(is_required=is_required)
        field.set_date(getattr(self.fact, name))
        field.set_read_only(not self.is_editable)
        year = getattr(self.fact, name)
        field.default_year = year.year if year else None
        field.edit.textEdited.connect(lambda _typed: self.typing.emit())
        field.date_changed.connect(lambda day: self.put(**{name: day}) if day or not field.problem() else None)
        self._dates[name] = field
        return self._row(name, label, field, is_required=is_required)

    def add_number(self, name: str, label: str, problem: str, most: float = 1e9) -> FieldRow:
        value = getattr(self.fact, name)
        field = QLineEdit("" if value is None else format_number(value).replace(".", ""))
        field.setReadOnly(not self.is_editable)
        row = self._row(name, label, field)

        def typed(words: str) -> None:
            number = read_number(words, most)
            if number is not None:
                row.set_problem("")
                self.put(**{name: number})

        def left() -> None:
            is_right = read_number(field.text(), most) is not None
            row.set_problem("" if is_right else problem.format(text=field.text()))

        field.textEdited.connect(typed)
        field.editingFinished.connect(left)
        return row

    def add_choice(
        self, name: str, label: str, choices: Iterable[tuple[Any, str]], take: Callable[[Any], object] | None = None
    ) -> FieldRow:
        """``take`` is called with the value chosen; None: it is put into the fact."""
        field = QComboBox()
        field.setMinimumContentsLength(8)
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        values = []
        for value, words in choices:
            field.addItem(words)
            values.append(value)
        current = getattr(self.fact, name)
        field.setCurrentIndex(values.index(current) if current in values else -1)
        field.setEnabled(self.is_editable or take is not None)
        put = take or (lambda value: self.put(**{name: value}))
        field.activated.connect(lambda index: put(values[index]))
        return self._row(name, label, field)

    def add_check(self, name: str, label: str) -> QCheckBox:
        field = QCheckBox(label)
        field.setObjectName(f"field.{name}")
        field.setChecked(bool(getattr(self.fact, name)))
        field.setEnabled(self.is_editable)
        field.clicked.connect(lambda checked: self.put(**{name: checked}))
        return field

    def _row(self, name: str, label: str, field: QWidget, *, is_required: bool = False) -> FieldRow:
        field.setObjectName(f"field.{name}")
        self.rows[name] = FieldRow(label, field, is_required=is_required)
        return self.rows[name]

    def lay(self, *rows: QWidget) -> None:
        """Fields side by side."""
        if len(rows) == 1:
            self._column.addWidget(rows[0])
            return
        line = QHBoxLayout()
        line.setSpacing(8)
        for row in rows:
            line.addWidget(row, 1)
        self._column.addLayout(line)


def read_number(typed: str, most: float = 1e9) -> float | None:
    """15 or 6,45 as typed; None for anything else."""
    try:
        number = float(typed.strip().rstrip("%").strip().replace(",", "."))
    except ValueError:
        return None
    return number if 0 <= number <= most else None


def day_hint(on: date | None) -> tuple[str, str]:
    """What is said below a deadline's day, and in which colour."""
    if on is None:
        return text.DATE_MISSING, "warn"
    if on.weekday() < _SATURDAY:
        return text.WORKING_DAY.format(weekday=weekday_name(on)), "ok"
    before = on - timedelta(days=on.weekday() - _SATURDAY + 1)
    return text.WEEKEND.format(weekday=weekday_name(on), day=format_short(on), before=format_short(before)), "warn"


class DeadlineForm(FactForm):
    """Hạn nộp."""

    def __init__(self, fact: Deadline, *, is_editable: bool) -> None:
        super().__init__(fact, is_editable=is_editable)
        self.lay(self.add_text("text", text.TEXT, lines=3, is_required=True))
        checks = QWidget()
        boxes = QVBoxLayout(checks)
        boxes.setContentsMargins(0, 14, 0, 0)
        boxes.setSpacing(0)
        boxes.addWidget(self.add_check("is_inclusive", text.IS_INCLUSIVE))
        boxes.addWidget(self.add_check("has_form", text.HAS_FORM))
        boxes.addStretch(1)
        self.lay(self.add_date("on", text.ON, is_required=True), checks)
        self.lay(self.add_choice("deadline_kind", text.KIND_OF_DEADLINE, text.DEADLINE_KINDS.items()))
        self.lay(self.add_text("addressee", text.ADDRESSEE))  # a council's name needs the whole width
        self.lay(self.add_text("via", text.VIA))
        self._hint()
        self.edited.connect(lambda _fact: self._hint())

    def _hint(self) -> None:
        words, kind = day_hint(cast("Deadline", self.fact).on)
        self.rows["on"].set_hint(words, kind)


class WaveForm(FactForm):
    """Đợt thi đua."""

    def __init__(self, fact: Wave, *, is_editable: bool) -> None:
        super().__init__(fact, is_editable=is_editable)
        self.lay(self.add_text("label", text.LABEL, is_required=True))
        self.lay(self.add_date("from_on", text.FROM_ON), self.add_date("to_on", text.TO_ON))
        self.lay(self.add_text("content", text.CONTENT, lines=3))

    @override
    def put(self, **parts: Any) -> None:
        """A day typed by the clerk makes the wave exact to the day."""
        if parts.keys() & {"from_on", "to_on"}:
            parts["precision"] = Precision.DAY
        super().put(**parts)


class QuotaForm(FactForm):
    """Tỷ lệ xét. Comparator, base, scope and rounding are settings beside the words: ``set_setting`` stores them."""

    def __init__(self, fact: Quota, *, is_editable: bool, set_setting: Callable[[str, Any], object] | None) -> None:
        super().__init__(fact, is_editable=is_editable)

        def take(name: str) -> Callable[[Any], object] | None:
            return (lambda value: set_setting(name, value)) if set_setting is not None else None

        awards = [(spec.code, spec.name) for spec in CATALOGUE]
        self.lay(self.add_choice("award_code", text.AWARD, awards))
        comparators: list[tuple[Comparator, str]] = list(text.COMPARATORS.items())
        scopes: list[tuple[QuotaScope, str]] = list(text.SCOPES.items())
        roundings: list[tuple[Rounding, str]] = list(text.ROUNDINGS.items())
        self.lay(
            self.add_choice("comparator", text.COMPARATOR, comparators, take("comparator")),
            self.add_number("percent", text.PERCENT, text.PERCENT_PROBLEM, most=100),
        )
        self.lay(self.add_choice("base", text.BASE, awards, take("base")))
        self.lay(
            self.add_choice("scope", text.SCOPE, scopes, take("scope")),
            self.add_choice("rounding", text.ROUNDING, roundings, take("rounding")),
        )


class TargetForm(FactForm):
    """Chỉ tiêu."""

    def __init__(self, fact: Target, *, is_editable: bool) -> None:
        super().__init__(fact, is_editable=is_editable)
        self.lay(self.add_text("text", text.COLUMN_TARGET, lines=2, is_required=True))
        comparators: list[tuple[Comparator | None, str]] = [(None, text.NOT_WRITTEN), *text.COMPARATORS.items()]
        units: list[tuple[TargetUnit | None, str]] = [(None, text.NOT_WRITTEN), *text.UNITS.items()]
        self.lay(
            self.add_choice("comparator", text.COMPARATOR, comparators),
            self.add_number("value", text.VALUE, text.NUMBER_PROBLEM),
            self.add_choice("unit", text.UNIT, units),
        )
        self.lay(self.add_text("grade", text.GRADE))
        awards: list[tuple[str | None, str]] = [(None, text.BY_HAND)]
        awards += [(spec.code, spec.name) for spec in CATALOGUE]
        self.lay(self.add_choice("measure", text.MEASURE, awards))


def form_for(fact: Fact, *, is_editable: bool, set_setting: Callable[[str, Any], object] | None) -> FactForm | None:
    """The form of a fact that may be edited; None for the kinds that are only read and confirmed."""
    if isinstance(fact, Deadline):
        return DeadlineForm(fact, is_editable=is_editable)
    if isinstance(fact, Wave):
        return WaveForm(fact, is_editable=is_editable)
    if isinstance(fact, Quota):
        return QuotaForm(fact, is_editable=is_editable, set_setting=set_setting)
    if isinstance(fact, Target):
        return TargetForm(fact, is_editable=is_editable)
    return None


def new_fact(kind: FactKind, uid: str, number: int) -> Fact:
    """A fact entered in a form: what a clerk would begin with."""
    if kind is FactKind.WAVE:
        return Wave(uid=uid, label=text.NEW_WAVE.format(number=number), ordinal=number, is_confirmed=True)
    if kind is FactKind.DEADLINE:
        return Deadline(uid=uid, deadline_kind=DeadlineKind.OTHER, on=None, text=text.NEW_DEADLINE)
    if kind is FactKind.QUOTA:
        return Quota(uid=uid, award_code="CSTDCS", percent=15, comparator=Comparator.AT_MOST, base="LDTT")
    return Target(uid=uid, text=text.NEW_TARGET, is_confirmed=True)
