"""A file of lists before it is taken in: every row with its state, and one button that says how many will be written."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.language.numerals import format_number
from desktop_app.domain.lists.column import Column, ListKind
from desktop_app.domain.lists.judged import Fate
from desktop_app.domain.lists.taken_list import Answer, TakenList, TakenTable, YearBy, of_row, with_kind, with_meaning
from desktop_app.services.list_import_service import ListPreview
from desktop_app.ui.pages.catalogue.taking.taking_lines import ORDER, Lines, TakingLine
from desktop_app.ui.pages.catalogue.taking.taking_table import TakingTable, add_choice
from desktop_app.ui.parts.buttons import button, link
from desktop_app.ui.parts.chip import Chip, ChipLabel, ChipRole
from desktop_app.ui.parts.labels import ElidedLabel, section_label
from desktop_app.ui.parts.pills import Pills
from desktop_app.ui.text import taking as text
from desktop_app.ui.text import words

_ALL = "all"
_OF_A_YEAR = (ListKind.AWARDS, ListKind.RATINGS, ListKind.INITIATIVES)


class TakingPane(QWidget):
    """Nothing is written until ``take_in_wanted``; ``changed`` gives the list as the clerk has it now."""

    take_in_wanted = Signal()
    cancelled = Signal()
    changed = Signal(object)
    legacy_wanted = Signal(bool)
    """The file is to be read again, its legacy text kept as it is (True) or converted."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.preview: ListPreview | None = None
        self._lines: Lines = {}
        self._place = 0
        self._shown: TakenTable | None = None
        self._said = ""
        self.title = ElidedLabel()
        self.title.setFont(section_label("").font())
        self.title.setMinimumWidth(110)
        self.tables, self.kind = _combo(text.TABLE, 26), _combo(text.KIND, 12)
        self.tables.activated.connect(self.show_table)
        self.kind.activated.connect(self._on_kind)
        self.year_by = _combo(text.YEAR_BY, 17)
        for choice, name in text.YEARS_BY.items():
            self.year_by.addItem(name, choice.value)
        self.year_by.activated.connect(self._on_year_by)
        self.takes_hidden = QCheckBox()
        self.takes_hidden.clicked.connect(self._on_hidden)
        self.converts_legacy = QCheckBox(text.CONVERT_LEGACY)
        self.converts_legacy.clicked.connect(lambda is_checked: self.legacy_wanted.emit(not is_checked))
        self.pills = Pills(text.STATE, [(_ALL, text.PILL_ALL), *((fate.value, text.FATES[fate]) for fate in ORDER)])
        self.pills.chosen.connect(lambda _key: self._show_chosen())
        self.table: TakingTable | None = None
        self.note = ElidedLabel()
        self.accept_only = link("", self._accept_only)
        self.choose = button(text.CHOOSE, self._on_choose)
        self.choose.setToolTip(text.CHOOSE_TIP)
        self.take_in = button("", self.take_in_wanted.emit, is_filled=True)
        self._put_together()

    def _put_together(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 6, 12, 4)
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.tables)
        head.addWidget(self.kind)
        head.addWidget(ChipLabel(Chip(text.NOT_WRITTEN, ChipRole.INFO, icon_name="eye"), text.STATE))
        filters = QHBoxLayout()
        filters.setContentsMargins(12, 2, 12, 6)
        filters.setSpacing(8)
        filters.addWidget(self.pills, 1)
        for choice in (self.year_by, self.takes_hidden, self.converts_legacy):
            filters.addWidget(choice)
        filters.addWidget(self.accept_only)
        self._table_box = QVBoxLayout()
        foot = QWidget()
        foot.setObjectName("footRow")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(foot)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(8)
        row.addWidget(self.note, 1)
        row.addWidget(self.choose)
        row.addWidget(self.take_in)
        row.addWidget(button(words.CANCEL, self.cancelled.emit))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(filters)
        layout.addLayout(self._table_box, 1)
        layout.addWidget(foot)

    # Showing

    def show_preview(self, preview: ListPreview, lines: Lines, source: str, *, keeps_legacy: bool = False) -> None:
        """Show what taking the file in would do, its first table that is taken in front."""
        self.converts_legacy.setChecked(not keeps_legacy)
        samples = preview.taken.book.legacy[:5]
        self.converts_legacy.setToolTip("\n".join(f"{one.before} → {one.after}" for one in samples))
        self.title.set_full_text(text.PREVIEW.format(source=source))
        self.pills.choose(_ALL)
        tables = preview.taken.tables
        self._place = next((place for place, table in enumerate(tables) if table.is_taken), 0)
        self.show_again(preview, lines)

    def show_again(self, preview: ListPreview, lines: Lines) -> None:
        """Show the same file after something was chosen or corrected; the rows looked at stay the same kind."""
        table = preview.taken.tables[self._place]
        self.preview, self._lines = preview, lines
        self._said = _note(preview)
        self.converts_legacy.setVisible(bool(preview.taken.book.legacy))
        self._fill_tables(preview.taken)
        self._fill_table(table)
        self.take_in.setText(text.TAKE_IN.format(count=format_number(preview.stored_rows)))
        self.take_in.setEnabled(preview.stored_rows > 0)
        self.note.setToolTip("\n".join(_sentences(preview)))
        only = len(self._only_candidates())
        self.accept_only.setText(text.ACCEPT_ONLY.format(count=format_number(only)))
        self.accept_only.setVisible(only > 1)

    def show_table(self, place: int) -> None:
        """Bring a table of the file to the front."""
        if self.preview is not None and place != self._place:
            self._place = place
            self.tables.setCurrentIndex(place)
            self._fill_table(self.preview.taken.tables[place])

    def lines(self) -> list[TakingLine]:
        """The rows as shown."""
        return self.table.rows_model.rows() if self.table is not None else []

    def left_out(self) -> int:
        """How many rows of the tables taken in will not be written."""
        return len(self.preview.rows) - self.preview.stored_rows if self.preview is not None else 0

    def close_file(self) -> None:
        """Forget the file: nothing of it was written, or all of it."""
        self.preview, self._lines = None, {}

    def _fill_tables(self, taken: TakenList) -> None:
        self.tables.clear()
        for table in taken.tables:
            count = format_number(len(table.found.rows))
            self.tables.addItem(text.TABLE_ROWS.format(place=table.found.place, count=count))
        self.tables.setCurrentIndex(self._place)
        self.tables.setVisible(len(taken.tables) > 1)

    def _fill_table(self, table: TakenTable) -> None:
        self.kind.clear()
        for kind, name in text.KINDS.items():
            self.kind.addItem(name, kind.value if kind else "")
        known = table.list_kind if table.is_taken else None
        self.kind.setCurrentIndex(self.kind.findData(known.value if known else ""))
        lacks_years = table.list_kind in _OF_A_YEAR and Column.YEAR not in table.columns
        self.year_by.setVisible(table.is_taken and lacks_years)
        self.year_by.setCurrentIndex(self.year_by.findData(table.year_by.value))
        hidden = sum(row.is_hidden for row in table.found.rows)
        self.takes_hidden.setText(text.HIDDEN_ROWS.format(count=format_number(hidden)))
        self.takes_hidden.setChecked(table.takes_hidden)
        self.takes_hidden.setVisible(hidden > 0 and table.is_taken)
        if self._shown is not table:
            self._put_table(table)
        lines = self._lines.get(self._place, [])
        counts = {fate.value: sum(line.fate is fate for line in lines) for fate in ORDER}
        self.pills.set_counts({_ALL: len(lines), **counts})
        for fate in ORDER:
            is_needed = counts[fate.value] > 0 or fate in (Fate.FAULTY, Fate.VALID, Fate.DOUBLE)
            self.pills.button(fate.value).setVisible(is_needed)
        if self.pills.key() != _ALL and not counts[self.pills.key()]:
            self.pills.choose(_ALL)
        self._show_chosen()

    def _put_table(self, table: TakenTable) -> None:
        """Another shape needs another table; the focus stays where it was."""
        old = self.table
        had_focus = old is not None and old.hasFocus()
        made = TakingTable(table, self.title.full_text())
        made.corrected.connect(self._on_corrected)
        made.meaning_chosen.connect(self._on_meaning)
        made.choice_wanted.connect(self._show_choices)
        made.row_chosen.connect(lambda _key: self._show_current())
        self.table, self._shown = made, table
        self._table_box.addWidget(made)
        if old is not None:
            self._table_box.removeWidget(old)
            old.hide()
            old.deleteLater()
        if had_focus:
            made.setFocus()

    def _show_chosen(self) -> None:
        key = self.pills.key()
        lines = self._lines.get(self._place, [])
        if self.table is not None:
            self.table.set_rows([line for line in lines if key in (_ALL, line.fate.value)])
        self._show_current()

    def _show_current(self) -> None:
        line = self.table.current_row() if self.table is not None else None
        is_told = line is not None and line.fate is not Fate.VALID and line.remark
        self.note.set_full_text(
            text.OF_ROW.format(row=line.row, remark=line.remark) if line and is_told else self._said
        )
        self.choose.setEnabled(line is not None and bool(line.who))
        self.choose.setVisible(any(one.who for one in self._lines.get(self._place, [])))

    # Choosing

    def _tell(self, taken: TakenList) -> None:
        self.take_in.setEnabled(False)
        if self.preview is not None:
            self.preview = replace(self.preview, taken=taken)  # the next choice adds to this one
        self.changed.emit(taken)

    def _on_corrected(self, row: int, column: int, typed: str) -> None:
        if self.preview is not None:
            self._tell(self.preview.taken.with_cell(self._place, row, column, typed))

    def _on_meaning(self, place: int, meaning: Column | None) -> None:
        if self.preview is not None:
            table = with_meaning(self.preview.taken.tables[self._place], place, meaning)
            self._with_table(table)

    def _on_kind(self, index: int) -> None:
        if self.preview is None:
            return
        table, data = self.preview.taken.tables[self._place], self.kind.itemData(index)
        if not data:
            self._with_table(replace(table, is_taken=False))
        elif ListKind(data) is table.list_kind:
            self._with_table(replace(table, is_taken=True))
        else:
            self._with_table(with_kind(table, ListKind(data)))

    def _on_year_by(self, index: int) -> None:
        if self.preview is not None:
            year_by = YearBy(self.year_by.itemData(index))
            self._with_table(replace(self.preview.taken.tables[self._place], year_by=year_by))

    def _on_hidden(self, is_checked: bool) -> None:
        if self.preview is not None:
            self._with_table(replace(self.preview.taken.tables[self._place], takes_hidden=is_checked))

    def _with_table(self, table: TakenTable) -> None:
        if self.preview is not None:
            self._tell(self.preview.taken.with_table(self._place, table))

    def _on_choose(self) -> None:
        self._show_choices(self.choose.mapToGlobal(QPoint(0, 0)))

    def choice_menu(self, line: TakingLine) -> QMenu:
        """What can be decided of a row's subject: for all rows that name it, or for this one alone."""
        menu = QMenu(self)
        alone = of_row((self._place, line.row))
        self._add_choices(menu, line, line.who)
        others = sum(one.who == line.who for one in self._lines.get(self._place, []))
        if line.who != alone and others > 1:
            menu.addSeparator()
            only = menu.addMenu(text.ONLY_THIS_ROW)
            only.setAccessibleName(text.ONLY_THIS_ROW)
            self._add_choices(only, line, alone)
        return menu

    def _add_choices(self, menu: QMenu, line: TakingLine, who: str) -> None:
        for one in line.candidates if line.fate is Fate.CHOOSE else ():
            add_choice(menu, text.IS_PERSON.format(who=one.words), partial(self.answer, who, one.person_id))
        if menu.actions():
            menu.addSeparator()
        is_double = line.who == of_row((self._place, line.row))
        add_choice(menu, text.IS_NEW_DOUBLE if is_double else text.IS_NEW, partial(self.answer, who, Answer.NEW))
        add_choice(menu, text.LEAVE, partial(self.answer, who, Answer.LEAVE))

    def answer(self, who: str, answer: int | Answer) -> None:
        """Decide of a subject: all rows that name it follow."""
        if self.preview is not None:
            self._tell(self.preview.taken.with_answers({who: answer}))

    def _show_choices(self, at: QPoint) -> None:
        line = self.table.current_row() if self.table is not None else None
        if line is not None and line.who:
            menu = self.choice_menu(line)
            menu.popup(
                at - QPoint(0, menu.sizeHint().height()) if at.y() > self.mapToGlobal(self.rect().center()).y() else at
            )

    def _only_candidates(self) -> dict[str, int]:
        rows = self.preview.rows if self.preview is not None else ()
        return {
            row.who: row.candidates[0].person_id for row in rows if row.fate is Fate.CHOOSE and len(row.candidates) == 1
        }

    def _accept_only(self) -> None:
        if self.preview is not None:
            self._tell(self.preview.taken.with_answers(self._only_candidates()))


def _combo(name: str, letters: int) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(letters)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return made


def _note(preview: ListPreview) -> str:
    return " ".join(_sentences(preview)) or text.ALL_GOOD


def _sentences(preview: ListPreview) -> list[str]:
    counts = preview.counts()
    skipped = sum(row.fate is Fate.DOUBLE and not row.stores for row in preview.rows)
    notes = []
    if counts[Fate.FAULTY]:
        notes.append(text.FAULTY_NOTE.format(count=format_number(counts[Fate.FAULTY])))
    if counts[Fate.CHOOSE]:
        notes.append(text.CHOOSE_NOTE.format(count=format_number(counts[Fate.CHOOSE])))
    if skipped:
        notes.append(text.SKIPPED_NOTE.format(count=format_number(skipped)))
    if preview.people.new_units:
        units = preview.people.new_units
        names = ", ".join(units[:4]) + ("…" if len(units) > 4 else "")
        notes.append(text.NEW_UNITS_NOTE.format(count=len(units), names=names))
    return [*notes, *preview.notes]
