"""The tab Đầu văn bản: agency, symbol, place and day, type and subject; what the importer proposes is one click away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.domain.language.dates import FIRST_YEAR, LAST_YEAR
from desktop_app.domain.language.text import clean_text
from desktop_app.domain.plan.plan import PlanKind
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.pages.plan.plan_draft import PlanDraft
from desktop_app.ui.pages.plan.plan_form_scroll import FormScroll
from desktop_app.ui.parts.buttons import link
from desktop_app.ui.parts.labels import plain_label
from desktop_app.ui.text import plan as text

_TEXTS = ("parent_agency", "agency", "symbol", "place", "document_type", "theme")
_PROPOSED = {"parent_agency": "proposed_parent_agency", "agency": "proposed_agency"}
_PARTS = {
    "day": (1, 31, text.DAY_PROBLEM),
    "month": (1, 12, text.MONTH_PROBLEM),
    "year": (FIRST_YEAR, LAST_YEAR, text.YEAR_PROBLEM),
}


class PlanHeadForm(FormScroll):
    """Writes each field into the draft as it is typed; a part of the date only when it is a number in range."""

    def __init__(self, draft: PlanDraft, set_registration_required: Callable[[bool], object]) -> None:
        super().__init__()
        self._draft = draft
        self._rows: dict[str, FieldRow] = {}
        self.fields: dict[str, QLineEdit] = {name: QLineEdit() for name in (*_TEXTS, *_PARTS, "working_year")}
        self.number = QLineEdit()
        self.number.setReadOnly(True)
        self.number.setPlaceholderText(text.NUMBER_LATER)
        self.number.setToolTip(text.NUMBER_HINT)
        self.subject = QPlainTextEdit()
        self.subject.setTabChangesFocus(True)
        self.subject.setFixedHeight(64)
        self.plan_kind = QComboBox()
        for kind, words in text.PLAN_KINDS.items():
            self.plan_kind.addItem(words, kind)
        self.registration_required = QCheckBox(text.REGISTRATION_REQUIRED)
        self.registration_source = plain_label(role="muted", is_wrapping=True)
        """Where the plan asks for a registration, and how to change it once issued."""
        self._proposals: dict[str, tuple[QWidget, Callable[[str], None]]] = {}
        self._build()
        for name in _TEXTS:
            self.fields[name].textEdited.connect(lambda typed, name=name: draft.put_head(**{name: clean_text(typed)}))
        for name in _PARTS:
            self.fields[name].textEdited.connect(lambda _typed, name=name: self._put_part(name))
            self.fields[name].editingFinished.connect(self._check_parts)
        self.fields["working_year"].textEdited.connect(self._put_working_year)
        self.subject.textChanged.connect(self._on_subject)
        self.plan_kind.activated.connect(lambda _index: draft.put(plan_kind=PlanKind(self.plan_kind.currentData())))
        self.registration_required.clicked.connect(set_registration_required)
        draft.loaded.connect(self._show)
        draft.changed.connect(self._show_proposals)
        self._show()

    def _build(self) -> None:
        fields = self.fields
        self.add_section(text.AGENCY_SECTION)
        self._add_with_proposal("parent_agency", text.PARENT)
        self._add_with_proposal("agency", text.AGENCY)
        self.add_section(text.NUMBER_SECTION)
        self._add_row(
            (self._row("number", text.NUMBER, self.number), 2),
            (self._row("symbol", text.SYMBOL, fields["symbol"]), 4),
            (self._row("place", text.PLACE, fields["place"]), 5),
        )
        self._add_row(
            (self._row("day", text.DAY, fields["day"]), 2),
            (self._row("month", text.MONTH, fields["month"]), 2),
            (self._row("year", text.YEAR, fields["year"]), 2),
            (QWidget(), 5),
        )
        self.add_section(text.TITLE_SECTION)
        self._add_row((self._row("document_type", text.DOCUMENT_TYPE, fields["document_type"]), 1), (QWidget(), 1))
        self.add(self._row("subject", text.SUBJECT, self.subject, is_required=True))
        self.add(self._row("theme", text.THEME, fields["theme"]))
        self.add_section(text.USE_SECTION)
        self._add_row(
            (self._row("working_year", text.WORKING_YEAR, fields["working_year"]), 2),
            (self._row("plan_kind", text.PLAN_KIND, self.plan_kind), 4),
            (QWidget(), 5),
        )
        self.add(self.registration_required)
        self.add(self.registration_source)
        self.end()

    def _row(self, name: str, label: str, field: QWidget, *, is_required: bool = False) -> FieldRow:
        field.setObjectName(f"field.{name}")
        self._rows[name] = FieldRow(label, field, is_required=is_required)
        return self._rows[name]

    def _add_row(self, *parts: tuple[QWidget, int]) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        for widget, stretch in parts:
            row.addWidget(widget, stretch)
        self.add_layout(row)

    def _add_with_proposal(self, name: str, label: str) -> None:
        """A field, and below it the importer's proposal while the field is empty."""
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._row(name, label, self.fields[name]))
        offer = link("", lambda: self._take_proposal(name), icon_name="check")
        offer.setObjectName(f"proposal.{name}")
        offer.setVisible(False)
        column.addWidget(offer)
        self.add_layout(column)

        def show(proposal: str) -> None:
            offer.setText(text.USE_PROPOSAL.format(text=proposal).replace("&", "&&"))
            offer.setVisible(bool(proposal))

        self._proposals[name] = (offer, show)

    # Showing

    def _show(self) -> None:
        head = self._draft.content.head
        is_editable = self._draft.is_editable
        for name in _TEXTS:
            _set(self.fields[name], str(getattr(head, name)))
        for name in _PARTS:
            value = getattr(head, name)
            _set(self.fields[name], "" if value is None else f"{value:02}" if name != "year" else str(value))
            self._rows[name].set_problem("")
        _set(self.number, head.number)
        year = self._draft.content.working_year
        _set(self.fields["working_year"], str(year) if year else "")
        self._rows["working_year"].set_problem("")
        if clean_text(self.subject.toPlainText()) != head.subject:
            self.subject.setPlainText(head.subject)
        self.plan_kind.setCurrentIndex(list(text.PLAN_KINDS).index(self._draft.content.plan_kind))
        plan = self._draft.plan
        self._show_registration_rule()
        for field in self.fields.values():
            field.setReadOnly(not is_editable)
        self.subject.setReadOnly(not is_editable)
        self.plan_kind.setEnabled(is_editable)
        self.registration_required.setEnabled(self._draft.is_writable and plan is not None and not plan.is_frozen)
        self._show_proposals()

    def _show_registration_rule(self) -> None:
        """As it holds today, with the plan's own words where it has some."""
        plan = self._draft.plan
        rule = self._draft.registration_rule()
        self.registration_required.setChecked(rule is not None and rule.is_required)
        told = []
        if rule is not None and rule.words:
            told.append(text.REGISTRATION_SOURCE.format(source=rule.source, words=rule.words))
        elif rule is not None and plan is not None:
            told.append(text.REGISTRATION_UNSAID)
        if plan is not None and plan.is_frozen:
            told.append(text.REGISTRATION_FROZEN)
        text_of_it = " ".join(told)
        self.registration_source.setText(text_of_it[:1].upper() + text_of_it[1:])

    def _show_proposals(self) -> None:
        head = self._draft.content.head
        for name, proposed in _PROPOSED.items():
            is_wanted = self._draft.is_editable and not getattr(head, name)
            self._proposals[name][1](str(getattr(head, proposed)) if is_wanted else "")

    # Typing

    def _take_proposal(self, name: str) -> None:
        proposal = str(getattr(self._draft.content.head, _PROPOSED[name]))
        _set(self.fields[name], proposal)
        self._draft.put_head(**{name: proposal})
        self._show_proposals()
        self.fields[name].setFocus()

    def _on_subject(self) -> None:
        typed = clean_text(self.subject.toPlainText())
        if typed != self._draft.content.head.subject:
            self._draft.put_head(subject=typed)

    def _put_part(self, name: str) -> None:
        typed = self.fields[name].text().strip()
        first, last, _ = _PARTS[name]
        if not typed:
            self._draft.put_head(**{name: None})
        elif typed.isdigit() and first <= int(typed) <= last:
            self._draft.put_head(**{name: int(typed)})

    def _check_parts(self) -> None:
        for name, (first, last, problem) in _PARTS.items():
            typed = self.fields[name].text().strip()
            is_right = not typed or (typed.isdigit() and first <= int(typed) <= last)
            self._rows[name].set_problem("" if is_right else problem)
        head = self._draft.content.head
        if None not in (head.day, head.month, head.year) and head.dated_on is None:
            wrong = text.NO_SUCH_DAY.format(day=f"{head.day:02}", month=f"{head.month:02}", year=head.year)
            self._rows["day"].set_problem(wrong)

    def _put_working_year(self, typed: str) -> None:
        is_year = typed.strip().isdigit() and FIRST_YEAR <= int(typed) <= LAST_YEAR
        self._rows["working_year"].set_problem("" if is_year or not typed.strip() else text.YEAR_PROBLEM)
        if is_year:
            self._draft.put(working_year=int(typed))


def _set(field: QLineEdit, shown: str) -> None:
    if field.text() != shown:
        field.setText(shown)
