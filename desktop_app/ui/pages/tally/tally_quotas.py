"""Beside the tally: the plan's quotas with everything that made each figure, and how they are reckoned."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.award.award import Outcome, QuotaStanding, QuotaVerdict
from desktop_app.domain.award.quota import by_quota
from desktop_app.domain.award.quota_exception import reason_words
from desktop_app.domain.award.quota_telling import SETTING_NAMES, SPLIT_WORDS, unconfirmed_settings
from desktop_app.domain.award.wording import ROUNDING_NAMES, SCOPE_NAMES, arithmetic_words, short_award_name
from desktop_app.domain.language.numerals import format_percent
from desktop_app.domain.plan.quota_settings import QuotaSplit, SettingName
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.pages.tally.tally_pane_parts import fit_height, stack_pane
from desktop_app.ui.parts.boxed import boxed
from desktop_app.ui.parts.buttons import link
from desktop_app.ui.parts.chip import Chip, ChipRole
from desktop_app.ui.parts.labels import plain_label, section_label
from desktop_app.ui.text import tally as words

_BASE_SECTION = 1
QuotaKey = tuple[str, str, int]
"""Place in the plan, fact's uid, unit (0: the whole quota): plans of one year may use the same uid."""


@dataclass(frozen=True)
class QuotaLine:
    """One quota as a whole (several standings: one for each unit), or one of its units (``unit``: its short name)."""

    standings: tuple[QuotaStanding, ...]
    unit: str = ""

    @property
    def first(self) -> QuotaStanding:
        """The standing that tells what they share."""
        return self.standings[0]

    @property
    def key(self) -> QuotaKey:
        """What tells one line from another."""
        return (self.first.source, self.first.fact_uid, (self.first.unit_id or 0) if self.unit else 0)

    @property
    def is_of_units(self) -> bool:
        """Whether it is a quota of units, as a whole."""
        return not self.unit and self.first.unit_id is not None

    @property
    def used(self) -> int:
        """How many were awarded."""
        return sum(one.used for one in self.standings)

    @property
    def limit(self) -> int:
        """How many may be."""
        return sum(one.limit for one in self.standings)

    @property
    def over(self) -> list[QuotaStanding]:
        """The standings past their limit."""
        return [one for one in self.standings if one.verdict is QuotaVerdict.OVER]


class QuotasPane(QWidget):
    """A small table, units under their quota; the current line with scope, rounding, arithmetic and place below."""

    def __init__(self, on_settings: Callable[[QuotaStanding], object]) -> None:
        super().__init__()
        self._on_settings = on_settings
        columns: list[Column[QuotaLine]] = [
            Column(words.QUOTA, line_name, tip=line_name, is_bold=lambda line: not line.unit),
            Column(words.BASE, base_figures, width=120, tip=base_words, header_tip=words.BASE_TIP),
            Column(words.USED_OF_ALLOWED, lambda line: f"{line.used} / {line.limit}", is_right=True, width=96),
            Column(
                words.VERDICT_COLUMN,
                lambda line: chip.text if (chip := line_chip(line)) else "",
                width=134,
                chip=line_chip,
                tip=lambda line: line.first.note,
            ),
        ]
        model = RowTableModel(columns, key=lambda line: line.key, has_stt=False)
        self.table = RowTable(model, words.QUOTAS, stretch=0)
        self.table.setObjectName("tally.quotas")
        self.table.row_chosen.connect(lambda _key: self._show_detail())
        self.table.row_opened.connect(lambda _key: self._open_settings())
        self.settings = link(words.SETTINGS, self._open_settings, icon_name="settings")
        self.settings.setToolTip(words.SETTINGS_TIP)
        self._detail = plain_label(role="muted", is_wrapping=True)
        self._none = plain_label(role="muted", is_wrapping=True)
        self._box = boxed(self.table)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(section_label(words.QUOTAS))
        head.addStretch(1)
        head.addWidget(self.settings)
        stack_pane(self, head, self._box, self._detail, self._none)

    def show_quotas(
        self, standings: Sequence[QuotaStanding], labels: Mapping[int, str], why_none: str, *, may_change: bool
    ) -> None:
        """Show these; ``labels``: short names of units by id; ``why_none`` where there is no quota."""
        lines = quota_lines(standings, labels)
        self.table.set_rows(lines)
        self._name_parts(lines)
        for has_rows, widget in ((True, self._box), (True, self._detail), (False, self._none)):
            widget.setVisible(has_rows is bool(lines))
        self._none.setText(why_none)
        self.settings.setEnabled(may_change)
        self.settings.setVisible(bool(lines))
        if self.table.current_key() is None and lines:
            self.table.select_key(lines[0].key)
        self._show_detail()
        fit_height(self.table)

    def _name_parts(self, lines: Sequence[QuotaLine]) -> None:
        """The head of the column of bases names their parts: "LĐTT + CSTĐCS"."""
        parts = {" + ".join(short_award_name(code) for code, _ in line.first.base_parts) for line in lines} - {""}
        header = parts.pop() if len(parts) == 1 else words.BASE
        model = self.table.rows_model
        columns = list(model.columns)
        columns[_BASE_SECTION] = replace(columns[_BASE_SECTION], header=header)
        model.columns = tuple(columns)
        model.headerDataChanged.emit(Qt.Orientation.Horizontal, _BASE_SECTION, _BASE_SECTION)

    def detail(self) -> str:
        """What is told of the current line."""
        return self._detail.text()

    def _show_detail(self) -> None:
        line = self.table.current_row()
        self._detail.setText(line_detail(line) if line is not None else "")

    def _open_settings(self) -> None:
        line = self.table.current_row()
        if line is not None and self.settings.isEnabled():
            self._on_settings(line.first)


def quota_lines(standings: Sequence[QuotaStanding], labels: Mapping[int, str]) -> list[QuotaLine]:
    """Each quota, and below a quota of units its units."""
    lines: list[QuotaLine] = []
    for group in by_quota(standings):
        lines.append(QuotaLine(group))
        lines += [
            QuotaLine((one,), labels.get(one.unit_id, one.unit or "")) for one in group if one.unit_id is not None
        ]
    return lines


def line_name(line: QuotaLine) -> str:
    """ "CSTĐCS 15 %", and below a quota of units the unit."""
    if line.unit:
        return words.QUOTA_UNIT_NAME.format(unit=line.unit)
    award, percent = short_award_name(line.first.award_code), format_percent(line.first.percent)
    return words.QUOTA_NAME.format(award=award, percent=percent)


def base_figures(line: QuotaLine) -> str:
    """ "40 = 34 + 6": the parts in the order of the column's head."""
    counts = _base_counts(line)
    total = sum(one.base_count for one in line.standings)
    parts = " + ".join(str(count) for count in counts.values())
    return words.BASE_PARTS.format(count=total, parts=parts) if len(counts) > 1 else str(total)


def base_words(line: QuotaLine) -> str:
    """ "40 = 34 LĐTT + 6 CSTĐCS"."""
    total = sum(one.base_count for one in line.standings)
    parts = " + ".join(f"{count} {short_award_name(code)}" for code, count in _base_counts(line).items())
    return words.BASE_PARTS.format(count=total, parts=parts) if parts else str(total)


def _base_counts(line: QuotaLine) -> dict[str, int]:
    counts: dict[str, int] = {}
    for one in line.standings:
        for code, count in one.base_parts:
            counts[code] = counts.get(code, 0) + count
    return counts


def line_detail(line: QuotaLine) -> str:
    """Scope, arithmetic with the rounding, what it was counted by, why there is no verdict, and the place."""
    one = line.first
    if line.is_of_units:
        base = short_award_name(one.base_code) if one.base_code else "?"
        rounding = ROUNDING_NAMES[one.rounding]
        percent, scope = format_percent(one.percent), SCOPE_NAMES[one.scope]
        parts = [words.EACH_UNIT.format(percent=percent, base=base, rounding=rounding, scope=scope)]
        if one.split != QuotaSplit.POOLED:
            parts.append(words.SPLIT.format(split=SPLIT_WORDS[QuotaSplit(one.split)]))
    else:
        parts = [words.DETAIL.format(scope=SCOPE_NAMES[one.scope], arithmetic=arithmetic_words(one))]
    if one.counted_outcome is Outcome.PROPOSED:
        parts.append(words.BY_PROPOSAL)
    if one.note:
        parts.append(one.note)
    open_settings = [SETTING_NAMES[SettingName(told.name)].lower() for told in unconfirmed_settings(one.settings)]
    if open_settings:
        parts.append(words.UNCONFIRMED_SETTINGS.format(settings=", ".join(open_settings)))
    parts += [words.REASON.format(reason=reason_words(told)) for each in line.standings for told in each.reasons]
    if one.source:
        parts.append(words.PLACE.format(source=one.source))
    return " ".join(parts)


def line_chip(line: QuotaLine) -> Chip | None:
    """Over by n, not confirmed, within (bare, for it is the normal state); a unit has one only when it is over."""
    if line.over and line.is_of_units:
        return Chip(words.OVER_UNITS.format(count=len(line.over)), ChipRole.BAD)
    if line.over:
        return Chip(words.VERDICT_OVER.format(count=line.used - line.limit), ChipRole.BAD)
    if line.unit:
        return None
    if any(one.verdict is QuotaVerdict.UNCONFIRMED for one in line.standings):
        return Chip(words.VERDICT_UNCONFIRMED, ChipRole.NONE)
    return Chip(words.VERDICT_WITHIN, ChipRole.OK, is_bare=True)
