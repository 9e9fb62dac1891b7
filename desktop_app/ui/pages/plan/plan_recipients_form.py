"""The tab Nơi nhận, chữ ký: lines of recipients, the filing line, who signs and by what authority."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QToolButton

from desktop_app.domain.language.text import clean_line, clean_text
from desktop_app.domain.office.office import Signatory
from desktop_app.domain.office.signing import signatory_label, signature_of
from desktop_app.domain.plan.plan import Authority, Recipient
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.pages.plan.plan_draft import PlanDraft
from desktop_app.ui.pages.plan.plan_form_scroll import FormScroll
from desktop_app.ui.parts.boxed import boxed, fit_rows
from desktop_app.ui.parts.buttons import link, tool
from desktop_app.ui.text import plan as text

Row = tuple[int, Recipient]
_FEWEST_ROWS = 4


class PlanRecipientsForm(FormScroll):
    """Writes into the draft as it is typed; the table commits a cell at a time."""

    def __init__(self, draft: PlanDraft, signatories: Callable[[], Sequence[Signatory]]) -> None:
        super().__init__()
        self._draft = draft
        self._signatories = signatories
        self.table = RowTable[Row](self._model(), text.RECIPIENTS_SECTION, stretch=1)
        self.table.setObjectName("plan.recipients")
        self.filing = QLineEdit()
        self.signatory = QComboBox()
        self.authority = QComboBox()
        for authority, words in text.AUTHORITIES.items():
            self.authority.addItem(words, authority)
        self.lines = QPlainTextEdit()
        self.lines.setTabChangesFocus(True)
        self.lines.setFixedHeight(56)
        self.signer_name = QLineEdit()
        self._tools: list[QToolButton] = []
        self._build()
        self.filing.textEdited.connect(self._put_filing)
        self.signatory.activated.connect(self._take_signatory)
        self.authority.activated.connect(lambda _index: self._put_authority())
        self.lines.textChanged.connect(self._put_lines)
        self.signer_name.textEdited.connect(lambda typed: self._put_signature(name=clean_text(typed)))
        draft.loaded.connect(self._show)
        self._show()

    def _model(self) -> RowTableModel[Row]:
        columns: list[Column[Row]] = [
            Column(text.RECIPIENT, lambda row: row[1].text, set_text=self._set_text),
            Column(text.RECIPIENT_NOTE, lambda row: row[1].note, width=110, set_text=self._set_note),
        ]
        return RowTableModel(columns, key=lambda row: row[0])

    def _build(self) -> None:
        self.add_section(text.RECIPIENTS_SECTION)
        self.add(boxed(self.table))
        row = QHBoxLayout()
        row.setSpacing(2)
        self._add_link = link(text.ADD_RECIPIENT, self._add, icon_name="plus")
        row.addWidget(self._add_link)
        row.addStretch(1)
        for icon_name, name, handler in (
            ("arrow-up", text.RECIPIENT_UP, lambda: self._move(-1)),
            ("arrow-down", text.RECIPIENT_DOWN, lambda: self._move(1)),
            ("trash", text.REMOVE_RECIPIENT, self._remove),
        ):
            made = tool(icon_name, name, handler)
            self._tools.append(made)
            row.addWidget(made)
        self.add_layout(row)
        self.add(FieldRow(text.FILING, self.filing, hint=text.FILING_HINT))
        self.add_section(text.SIGNATURE_SECTION)
        self.add(FieldRow(text.SIGNATORY, self.signatory))
        pair = QHBoxLayout()
        pair.setSpacing(12)
        pair.addWidget(FieldRow(text.AUTHORITY, self.authority), 1)
        pair.addWidget(FieldRow(text.SIGNER_NAME, self.signer_name), 1)
        self.add_layout(pair)
        self.add(FieldRow(text.SIGNATURE_LINES, self.lines, hint=text.SIGNATURE_LINES_HINT))
        self.end()

    # Showing

    def _show(self) -> None:
        content = self._draft.content
        is_editable = self._draft.is_editable
        self._show_rows()
        filing = ", ".join(content.filing)
        if _entries(self.filing.text()) != content.filing:
            self.filing.setText(filing)
        self._fill_signatories()
        self.authority.setCurrentIndex(list(text.AUTHORITIES).index(content.signature.authority))
        if _lines(self.lines.toPlainText()) != content.signature.lines:
            self.lines.setPlainText("\n".join(content.signature.lines))
        if self.signer_name.text() != content.signature.name:
            self.signer_name.setText(content.signature.name)
        for field in (self.filing, self.signer_name, self.lines):
            field.setReadOnly(not is_editable)
        for widget in (self.signatory, self.authority, self._add_link, *self._tools):
            widget.setEnabled(is_editable)
        triggers = self.table.EditTrigger
        editing = triggers.EditKeyPressed | triggers.DoubleClicked | triggers.AnyKeyPressed
        self.table.setEditTriggers(editing if is_editable else triggers.NoEditTriggers)

    def _show_rows(self) -> None:
        rows = list(enumerate(self._draft.content.recipients))
        self.table.set_rows(rows)
        fit_rows(self.table, _FEWEST_ROWS)

    def _fill_signatories(self) -> None:
        known = self._signatories()
        self.signatory.clear()
        self.signatory.addItem(text.SIGNATORY_CHOOSE if known else text.NO_SIGNATORY)
        for one in known:
            self.signatory.addItem(signatory_label(one), one)
        signature = self._draft.content.signature
        shown = next((place for place, one in enumerate(known, 1) if signature_of(one) == signature), 0)
        self.signatory.setCurrentIndex(shown)

    # Recipients

    def _set_text(self, row: Row, typed: str) -> bool:
        return self._put_row(replace(row[1], text=clean_line(typed).rstrip(" ;")), row[0])

    def _set_note(self, row: Row, typed: str) -> bool:
        return self._put_row(replace(row[1], note=clean_line(typed).strip("()")), row[0])

    def _put_row(self, recipient: Recipient, index: int) -> bool:
        recipients = list(self._draft.content.recipients)
        if recipient.text:
            recipients[index] = recipient
        else:
            del recipients[index]  # an emptied line is no recipient
        self._put(recipients, index)
        return True

    def _put(self, recipients: Sequence[Recipient], selected: int) -> None:
        self._draft.put(recipients=tuple(recipients))
        self._show_rows()
        self.table.select_key(min(selected, len(recipients) - 1))

    def _add(self) -> None:
        recipients = (*self._draft.content.recipients, Recipient(text.NEW_RECIPIENT))
        self._put(recipients, len(recipients) - 1)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.table.edit(self.table.rows_model.index(len(recipients) - 1, 1))

    def _move(self, by: int) -> None:
        recipients = list(self._draft.content.recipients)
        row = self.table.current_row()
        if row is None or not 0 <= row[0] + by < len(recipients):
            return
        recipients.insert(row[0] + by, recipients.pop(row[0]))
        self._put(recipients, row[0] + by)

    def _remove(self) -> None:
        row = self.table.current_row()
        if row is not None:
            recipients = list(self._draft.content.recipients)
            del recipients[row[0]]
            self._put(recipients, row[0])

    # Filing and signature

    def _put_filing(self, typed: str) -> None:
        self._draft.put(filing=_entries(typed))

    def _take_signatory(self, index: int) -> None:
        chosen = self.signatory.itemData(index)
        if isinstance(chosen, Signatory):
            self._draft.put(signature=signature_of(chosen))
            self._show()

    def _put_authority(self) -> None:
        """Another authority changes the prefix of the first printed line, and only that."""
        authority = Authority(self.authority.currentData())
        signature = self._draft.content.signature
        first, *rest = signature.lines or (signature.head_title or signature.title,)
        bare = first.removeprefix(signature.authority.value).strip() if signature.authority.value else first
        lines = (f"{authority.value} {bare}".strip(), *rest)
        self._put_signature(authority=authority, lines=lines if any(lines) else ())
        self._show()

    def _put_lines(self) -> None:
        lines = _lines(self.lines.toPlainText())
        if lines != self._draft.content.signature.lines:
            self._put_signature(lines=lines)

    def _put_signature(self, **parts: object) -> None:
        self._draft.put(signature=replace(self._draft.content.signature, **parts))  # type: ignore[arg-type]


def _entries(typed: str) -> tuple[str, ...]:
    return tuple(entry for part in typed.split(",") if (entry := clean_line(part).strip(" .;")))


def _lines(typed: str) -> tuple[str, ...]:
    return tuple(line for raw in clean_text(typed).split("\n") if (line := clean_line(raw)))
