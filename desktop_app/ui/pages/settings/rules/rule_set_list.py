"""The rule sets by day of receipt, and the rows of the one chosen, each with its source."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.award.wording import short_award_name
from desktop_app.domain.language.dates import format_short, format_text
from desktop_app.domain.rule_set.row_listing import ListedRule, listed_rules
from desktop_app.domain.rule_set.rule_set import RuleSet
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.parts.labels import plain_label, section_label
from desktop_app.ui.text import rules as words

_INDENT = "    "


class RuleSetTable(RowTable[RuleSet]):
    """The sets, oldest first."""

    def __init__(self) -> None:
        self._counts: dict[str, tuple[int, int]] = {}
        model = RowTableModel[RuleSet](
            [
                Column(words.SET_ID, lambda one: one.id, width=36, is_bold=lambda _one: True),
                Column(words.SET_DAYS, lambda one: days_words(one.received_from, one.received_to), width=186),
                Column(words.SET_NAME, lambda one: one.short_name, width=120, tip=lambda one: one.name),
                Column(
                    words.SET_ROWS,
                    lambda one: str(len(one.criteria)) if one.has_criteria else words.SET_EMPTY,
                    width=86,
                    is_right=True,
                    ink=lambda one: "text" if one.has_criteria else "warn",
                ),
                Column(words.SET_UNVERIFIED, self._unverified, width=128, is_right=True),
            ],
            key=lambda one: one.id,
            has_stt=False,
        )
        super().__init__(model, words.SECTIONS["sets"], stretch=2)
        self.setObjectName("rule-sets")

    def show_sets(self, sets: Sequence[RuleSet]) -> None:
        """Show these, with how many of their rows nobody verified."""
        self._counts = {one.id: _counts(one) for one in sets}
        self.set_rows(sets)

    def _unverified(self, one: RuleSet) -> str:
        count, total = self._counts.get(one.id, (0, 0))
        return words.UNVERIFIED_OF.format(count=count, total=total) if count else words.ALL_VERIFIED


class RuleRows(QWidget):
    """The rows of a set, of every award or of one; the row chosen stands whole below."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rows: tuple[ListedRule, ...] = ()
        self._title, self._about = section_label("", 12), plain_label(role="muted", is_wrapping=True)
        self._title.setWordWrap(True)
        self.award = QComboBox()
        self.award.setAccessibleName(words.TERM)
        self.award.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.award.setMinimumContentsLength(24)
        self.award.activated.connect(lambda _place: self._show())
        model = RowTableModel[ListedRule](
            [
                Column(words.AWARD, lambda one: short_award_name(one.award_code), width=104, tip=_term),
                Column(words.REQUIRED, _required, width=200, tip=lambda one: one.required),
                Column(
                    words.BASIS,
                    lambda one: one.source.shown,
                    width=224,
                    tip=lambda one: one.source.shown,
                    ink=lambda one: "text" if one.source.is_verified else "warn",
                ),
                Column(words.IN_FORCE, lambda one: days_words(one.valid_from, one.valid_to), width=118),
            ],
            key=lambda one: one.place,
            has_stt=False,
        )
        self.table = RowTable(model, words.TERM, stretch=1)
        self.table.setObjectName("rule-rows")
        self.table.row_chosen.connect(lambda _key: self._show_whole())
        self._whole = plain_label(is_wrapping=True)
        self._whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._whole.setMinimumHeight(self._whole.fontMetrics().lineSpacing() * 3)
        self._whole.setAlignment(Qt.AlignmentFlag.AlignTop)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.award, 0, Qt.AlignmentFlag.AlignTop)
        top = QVBoxLayout()
        top.setContentsMargins(14, 8, 12, 8)
        top.setSpacing(4)
        top.addLayout(head)
        top.addWidget(self._about)
        foot = QVBoxLayout()
        foot.setContentsMargins(14, 6, 12, 8)
        foot.addWidget(self._whole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)

    def show_set(self, one: RuleSet) -> None:
        """Show a rule set; the award chosen before stays where the set has it."""
        self._title.setText(one.short_name)
        about = words.ABOUT_SET.format(name=one.name, source=one.source.shown, version=format_text(one.pack.version))
        self._about.setText(about if one.has_criteria else f"{about}\n{words.NO_CRITERIA}")
        self._rows = listed_rules(one)
        chosen = self.award.currentData()
        blocker = QSignalBlocker(self.award)
        self.award.clear()
        self.award.addItem(words.EVERY_AWARD, "")
        for criterion in one.criteria:
            key = f"{criterion.award_code} {criterion.subject_kind.value}"
            self.award.addItem(f"{criterion.term} ({words.SUBJECTS[criterion.subject_kind]})", key)
        self.award.setCurrentIndex(max(0, self.award.findData(chosen)))
        blocker.unblock()
        self.award.setVisible(one.has_criteria)
        self._whole.setVisible(one.has_criteria)
        self._show()

    def _show(self) -> None:
        wanted = self.award.currentData()
        rows = [one for one in self._rows if not wanted or f"{one.award_code} {one.subject_kind.value}" == wanted]
        self.table.set_rows(rows)
        if rows and self.table.current_key() is None:
            self.table.select_key(rows[0].place)
        self._show_whole()

    def _show_whole(self) -> None:
        key = self.table.current_key()
        one = next((row for row in self._rows if row.place == key), None)
        self._whole.setText(
            f"{_term(one)}: {one.required or words.DELEGATED}\n{one.source.shown}." if one is not None else ""
        )


def days_words(start: date | None, end: date | None) -> str:
    """A period of receipt; "" for one without limits."""
    if start and end:
        return words.BETWEEN.format(start=format_short(start), end=format_short(end))
    if start:
        return words.FROM.format(start=format_short(start))
    return words.UNTIL.format(end=format_short(end)) if end else ""


def _term(one: ListedRule) -> str:
    return f"{one.term} ({words.SUBJECTS[one.subject_kind]})"


def _required(one: ListedRule) -> str:
    return _INDENT * one.depth + (one.required or words.DELEGATED)


def _counts(one: RuleSet) -> tuple[int, int]:
    rows = [row for row in listed_rules(one) if row.required]
    return sum(not row.source.is_verified for row in rows), len(rows)
