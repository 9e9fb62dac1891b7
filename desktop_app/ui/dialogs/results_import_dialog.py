"""Results from outside: pasted rows, and what is wrong with rows that cannot be taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout
from typing_extensions import override

from desktop_app.domain.award.results_list import ResultsImport
from desktop_app.domain.errors import UserError
from desktop_app.domain.list_rows import RowProblem
from desktop_app.ui.dialogs.button_row import ButtonRow
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.parts.buttons import link
from desktop_app.ui.parts.labels import NoteLine, section_label
from desktop_app.ui.text import award as words
from desktop_app.ui.text import words as shared


class ProblemTable(RowTable[RowProblem]):
    """Row number and sentence; copied to Excel like any table."""

    def __init__(self) -> None:
        columns: list[Column[RowProblem]] = [
            Column(words.PROBLEM_ROW, lambda one: str(one.row), is_right=True, width=56, sort_key=lambda one: one.row),
            Column(words.PROBLEM, lambda one: one.message, ink=lambda _one: "bad"),
        ]
        super().__init__(
            RowTableModel(columns, key=lambda one: (one.row, one.message), has_stt=False),
            words.PROBLEMS_TITLE,
            is_multiple=True,
        )
        self.setWordWrap(True)
        self.setMinimumHeight(120)

    def show_problems(self, problems: Sequence[RowProblem]) -> None:
        """Show these, each in as many lines as it needs."""
        self.set_rows(problems)
        self.resizeRowsToContents()


class ResultProblemsDialog(QDialog):
    """A list that was refused as a whole, with every problem by its row."""

    def __init__(self, name: str, problems: Sequence[RowProblem]) -> None:
        super().__init__()
        self.setWindowTitle(words.PROBLEMS_TITLE)
        note = NoteLine()
        note.show_note(words.PROBLEMS.format(name=name, count=len(problems)), "bad")
        self.table = ProblemTable()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(section_label(words.PROBLEMS_TITLE, 13))
        layout.addWidget(note)
        layout.addWidget(self.table, 1)
        layout.addWidget(ButtonRow(shared.CLOSE, self.accept, None))
        self.resize(720, 420)
        self.table.show_problems(problems)


class PasteResultsDialog(QDialog):
    """``take`` stores the pasted rows or says what is wrong with them; problems stay in the dialog, beside the text."""

    def __init__(self, take: Callable[[str], ResultsImport], initial: str = "") -> None:
        super().__init__()
        self._take = take
        self.stored = 0
        self.setWindowTitle(words.PASTE_TITLE)
        self.edit = QPlainTextEdit(initial)
        self.edit.setTabChangesFocus(True)
        self.edit.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.edit.setMinimumHeight(110)
        self.edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        hint = words.PASTE_HINT.format(columns=", ".join(words.COLUMNS))
        self._row = FieldRow(words.PASTE_LABEL, self.edit, hint=hint, is_required=True)
        self.problems = ProblemTable()
        self.problems.setVisible(False)
        head = QHBoxLayout()
        head.addWidget(section_label(words.PASTE_TITLE, 13), 1)
        head.addWidget(link(words.COPY_HEADER, self._copy_header, icon_name="copy"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(self._row, 1)
        layout.addWidget(self.problems, 1)
        layout.addWidget(ButtonRow(words.PASTE_NOW, self.accept, self.reject))
        self.resize(760, 440)
        self.edit.setFocus()

    def _copy_header(self) -> None:
        QGuiApplication.clipboard().setText("\t".join(words.COLUMNS))

    @override
    def accept(self) -> None:
        if not self.edit.toPlainText().strip():
            self._row.set_problem(words.PASTE_EMPTY)
            return
        try:
            done = self._take(self.edit.toPlainText())
        except UserError as error:
            self.problems.setVisible(False)
            self._row.set_problem(error.message)
            return
        if done.problems:
            self._row.set_problem(words.PROBLEMS.format(name=words.PASTED, count=len(done.problems)))
            self.problems.setVisible(True)
            self.problems.show_problems(done.problems)
            return
        self.stored = done.stored
        super().accept()
