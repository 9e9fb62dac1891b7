"""Thiết lập, Người ký: who may sign, by what authority, from when to when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.text import clean_line
from desktop_app.domain.office.office import Signatory
from desktop_app.domain.plan.plan import Authority
from desktop_app.ui.forms.date_field import DateField
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.forms.record_form import RecordForm
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.parts.buttons import link
from desktop_app.ui.parts.empty_state import EmptyState
from desktop_app.ui.parts.labels import plain_label, section_label
from desktop_app.ui.text import settings

_NEEDS_HEAD = (Authority.FOR_HEAD, Authority.BY_ORDER, Authority.BY_DELEGATION, Authority.ON_BEHALF)


def signed_as(signatory: Signatory) -> str:
    """The title lines under a paper, on one line: "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC"."""
    title = signatory.title.upper()
    if signatory.authority is Authority.NONE:
        return title
    if signatory.authority is Authority.ACTING:
        return f"Q. {title}"
    return f"{signatory.authority.value} {signatory.head_title.upper()} / {title}"


def _period(signatory: Signatory) -> str:
    start = format_text(signatory.from_on) if signatory.from_on else ""
    end = format_text(signatory.to_on) if signatory.to_on else ""
    if start and end:
        return settings.BETWEEN.format(start=start, end=end)
    return settings.OPEN_ENDED.format(day=start) if start else settings.UNTIL.format(day=end) if end else ""


class SignatoryForm(RecordForm):
    """Shows a signatory and gives back what was made of it."""

    def __init__(self) -> None:
        super().__init__()
        self._signatory = Signatory(0, "", "")
        self.name, self.job, self.head_title = QLineEdit(), QLineEdit(), QLineEdit()
        self.authority = QComboBox()
        for authority, word in settings.AUTHORITIES.items():
            self.authority.addItem(word, authority.value)
        self.from_on, self.to_on = DateField(), DateField()
        self._name_row = FieldRow(settings.SIGNATORY_NAME, self.name, is_required=True)
        self._job_row = FieldRow(settings.SIGNATORY_TITLE, self.job, is_required=True)
        self._head_row = FieldRow(settings.HEAD_TITLE, self.head_title, is_required=True)
        self.add(self._name_row)
        self.add(self._job_row)
        self.add(FieldRow(settings.AUTHORITY, self.authority))
        self.add(self._head_row)
        self.add(FieldRow(settings.FROM_ON, self.from_on), FieldRow(settings.TO_ON, self.to_on))
        self._shown = plain_label(is_wrapping=True)
        self.add_widget(plain_label(settings.SIGNED_AS, role="muted"))
        self.add_widget(self._shown)
        self.edited.connect(self._follow)

    def load(self, signatory: Signatory) -> None:
        """Show a signatory; id 0: a new one."""
        self._signatory = signatory
        self.set_loading(True)
        self.name.setText(signatory.name)
        self.job.setText(signatory.title)
        self.head_title.setText(signatory.head_title)
        self.authority.setCurrentIndex(self.authority.findData(signatory.authority.value))
        self.from_on.set_date(signatory.from_on)
        self.to_on.set_date(signatory.to_on)
        self.set_loading(False)
        self.clear_problems()
        self._follow()
        self.set_record(signatory.name or settings.NEW_SIGNATORY, is_new=signatory.id == 0)

    def signatory(self) -> Signatory:
        """The signatory as the form has it."""
        authority = Authority(self.authority.currentData())
        return replace(
            self._signatory,
            name=clean_line(self.name.text()),
            title=clean_line(self.job.text()),
            authority=authority,
            head_title=clean_line(self.head_title.text()) if authority in _NEEDS_HEAD else "",
            from_on=self.from_on.date(),
            to_on=self.to_on.date(),
        )

    def is_dirty(self) -> bool:
        """Whether anything differs from what was loaded."""
        return self.signatory() != self._signatory or bool(self.from_on.problem() or self.to_on.problem())

    def check(self) -> bool:
        """Mark what is wrong and go to the first of it; True if nothing is."""
        now = self.signatory()
        needs_head = now.authority in _NEEDS_HEAD and not now.head_title
        self._name_row.set_problem("" if now.name else settings.SIGNATORY_NAME_MISSING)
        self._job_row.set_problem("" if now.title else settings.SIGNATORY_TITLE_MISSING)
        self._head_row.set_problem(settings.HEAD_TITLE_MISSING if needs_head else "")
        wrong = self.first_problem()
        if wrong is not None:
            wrong.field.setFocus()
        return wrong is None

    def _follow(self) -> None:
        now = self.signatory()
        self._head_row.setVisible(now.authority in _NEEDS_HEAD)
        self._head_row.set_hint(settings.HEAD_TITLE_HINT.format(authority=now.authority.value))
        self._shown.setText(signed_as(now).replace(" / ", "\n"))


class SignatoryPane(QWidget):
    """List left, form right."""

    opened = Signal(int)
    """Id of a signatory to show in the form; 0: a new one."""

    def __init__(self) -> None:
        super().__init__()
        self.form = SignatoryForm()
        self.form.setVisible(False)
        model = RowTableModel[Signatory](
            [
                Column(settings.SIGNATORY_NAME, lambda one: one.name, width=170),
                Column(settings.SIGNATORY_TITLE, lambda one: one.title, width=120),
                Column(settings.SIGNED_AS, signed_as, width=230),
                Column(settings.PERIOD, _period, width=150),
            ],
            key=lambda one: one.id,
        )
        self.table = RowTable(model, settings.TABS[1])
        self.table.setObjectName("signatories")
        self.table.row_chosen.connect(lambda key: self.opened.emit(key) if isinstance(key, int) else None)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            EmptyState(
                "pencil",
                settings.NO_SIGNATORIES,
                settings.NO_SIGNATORIES_WHY,
                links=[(settings.ADD_SIGNATORY, lambda: self.opened.emit(0))],
            )
        )
        left = QWidget()
        left.setObjectName("pane")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        left.setMinimumWidth(300)
        head = QHBoxLayout()
        head.setContentsMargins(18, 4, 8, 4)
        head.addWidget(section_label(settings.TABS[1]))
        head.addStretch(1)
        head.addWidget(link(settings.ADD_SIGNATORY, lambda: self.opened.emit(0), icon_name="plus"))
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        splitter = QSplitter()
        splitter.setObjectName("signatories-form")
        splitter.addWidget(left)
        splitter.addWidget(self.form)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([760, 330])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    def set_signatories(self, signatories: Sequence[Signatory]) -> None:
        """Show all who can sign."""
        self.table.set_rows(signatories)
        self._stack.setCurrentIndex(0 if signatories else 1)
