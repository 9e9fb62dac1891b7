"""The left side of the page of results: quotas over it, filters, the list, and what is done with what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.award.award import Outcome
from desktop_app.domain.judging.judgement import VERDICT_NAMES, Verdict
from desktop_app.domain.language.searching import Wanted
from desktop_app.services.judging_service import JudgedResult
from desktop_app.ui.pages.award.award_quota_strip import QuotaStrip
from desktop_app.ui.pages.award.award_table import ResultRow, ResultTable
from desktop_app.ui.parts.band import Band
from desktop_app.ui.parts.buttons import link
from desktop_app.ui.parts.labels import plain_label
from desktop_app.ui.parts.pills import Pills
from desktop_app.ui.text import award as words
from desktop_app.ui.text import judging as judging_words
from desktop_app.ui.text import words as shared

_OUTCOMES = (
    ("", words.ALL),
    (Outcome.PROPOSED.value, words.PROPOSED),
    (Outcome.APPROVED.value, words.APPROVED),
    (Outcome.NOT_APPROVED.value, words.REFUSED_PILL),
)
_VERDICTS = (("", judging_words.VERDICT_ALL), *((one.value, VERDICT_NAMES[one]) for one in Verdict))


class AwardList(QWidget):
    """Filters by outcome, by verdict and by words. ``acts``: what the links do, by name: add, refuse, remove, tally, rules."""

    shown_changed = Signal()
    """Other rows are shown."""
    chosen_changed = Signal()
    """Acts on several are for other rows now; or whether any are shown changed."""

    def __init__(self, acts: Mapping[str, Callable[[], object]], judged: Callable[[int], JudgedResult | None]) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._judged = judged
        self._listed: Sequence[ResultRow] = ()
        self._code = ""
        self._may_write = False
        self._acts = acts
        self.strip = QuotaStrip(acts["tally"])
        self.band = Band()
        self.pills = Pills(words.OUTCOME, _OUTCOMES)
        self.pills.setObjectName("awards-pills-filter")
        self.pills.chosen.connect(lambda _key: self.show_rows())
        self.verdict_pills = Pills(judging_words.VERDICT, _VERDICTS)
        self.verdict_pills.setObjectName("awards-verdicts-filter")
        self.verdict_pills.chosen.connect(lambda _key: self.show_rows())
        self.filter = QLineEdit()
        self.filter.setObjectName("awards-filter")
        self.filter.setPlaceholderText(words.FILTER)
        self.filter.setAccessibleName(words.FILTER)
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(90)
        self.filter.setMaximumWidth(210)
        self.filter.textChanged.connect(lambda _text: self.show_rows())
        self.table = ResultTable(judged)
        self.table.ticks_changed.connect(self.show_foot)
        self.table.selectionModel().selectionChanged.connect(lambda _now, _before: self.show_foot())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.strip)
        layout.addLayout(self._bar(acts["add"]))
        layout.addLayout(self._verdict_bar())
        layout.addWidget(self.band)
        layout.addWidget(self._none_bar())
        layout.addWidget(self.table, 1)
        layout.addWidget(self._foot(acts))
        self.rows = layout

    def _bar(self, add: Callable[[], object]) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 7, 12, 7)
        bar.setSpacing(10)
        bar.addWidget(self.pills, 1)
        self._add = link(words.ADD_SHORT, add, icon_name="plus")
        self._add.setToolTip(words.ADD)
        bar.addWidget(self._add, 0, Qt.AlignmentFlag.AlignTop)
        return bar

    def _verdict_bar(self) -> QHBoxLayout:
        """One filter in one place: it stays when nothing is judged."""
        self._verdict_row = QWidget()
        row = QHBoxLayout(self._verdict_row)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(plain_label(judging_words.VERDICT, role="muted"))
        row.addWidget(self.verdict_pills, 1)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 0, 12, 7)
        bar.setSpacing(10)
        bar.addWidget(self._verdict_row, 3)
        bar.addWidget(self.filter, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        return bar

    def show_problem(self, sentence: str) -> None:
        """Why nothing can be judged, in place of verdicts; "" when it can."""
        if sentence != self.band.text():
            self.band.tell(sentence, "warn", action=judging_words.TO_SETTINGS, on_action=self._acts["rules"])

    def _none_bar(self) -> QWidget:
        self._none = plain_label(role="muted")
        self._none_row = QWidget()
        none = QHBoxLayout(self._none_row)
        none.setContentsMargins(14, 4, 12, 4)
        none.addWidget(self._none)
        none.addWidget(link(shared.CLEAR_FILTER, self.clear_filters))
        none.addStretch(1)
        return self._none_row

    def _foot(self, acts: Mapping[str, Callable[[], object]]) -> QWidget:
        foot = QWidget()
        foot.setObjectName("footRow")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        foot.setFixedHeight(38)
        self._counts = plain_label(role="muted")
        self._counts.setMinimumWidth(100)  # gives way first: a small screen needs the links more
        self._tick_all = link(words.TICK_ALL, self._on_tick_all)
        self._untick = link(words.UNTICK, self.untick)
        self._refuse = link(words.REFUSE, acts["refuse"], icon_name="circle-x")
        self._delete = link(words.DELETE, acts["remove"], icon_name="trash")
        row = QHBoxLayout(foot)
        row.setContentsMargins(14, 0, 12, 0)
        row.setSpacing(6)
        row.addWidget(self._counts)
        row.addWidget(self._tick_all)
        row.addWidget(self._untick)
        row.addStretch(1)
        row.addWidget(self._delete)
        row.addWidget(self._refuse)
        return foot

    # Showing

    def show_listed(self, listed: Sequence[ResultRow], code: str, *, may_write: bool) -> None:
        """Show these results, of one award ("" all)."""
        self._listed, self._code, self._may_write = listed, code, may_write
        self.table.show_award_column(is_shown=not code)
        self.strip.show_award(code)
        self._add.setEnabled(may_write)
        self.show_rows()
        if (current := self.table.currentIndex()).isValid():
            self.table.scrollTo(current)  # whom the judgement beside the list is about

    def show_rows(self) -> None:
        """Filter anew."""
        of_award = [row for row in self._listed if not self._code or row.award.award_code == self._code]
        counts = {outcome.value: sum(row.award.outcome is outcome for row in of_award) for outcome in Outcome}
        self.pills.set_counts({"": len(of_award), **counts})
        verdicts = [self._verdict(row) for row in of_award]
        found = {one.value: verdicts.count(one) for one in Verdict}
        self.verdict_pills.set_counts(found)
        self._verdict_row.setVisible(any(found.values()))
        outcome, wanted = self.pills.key(), Wanted.of(self.filter.text())
        verdict = self.verdict_pills.key() if any(found.values()) else ""
        shown = [
            row
            for row, its in zip(of_award, verdicts, strict=True)
            if (not outcome or row.award.outcome.value == outcome)
            and (not verdict or (its is not None and its.value == verdict))
            and wanted.is_in(row.searched)
        ]
        self.table.show_results(shown, {row.award.id for row in self._listed})
        text = self.filter.text() or dict(_OUTCOMES).get(outcome, "") if outcome or self.filter.text() else ""
        self._none.setText(shared.NOTHING_MATCHES.format(text=text or dict(_VERDICTS).get(verdict, "")))
        self._none_row.setVisible(bool(self._listed) and not shown)
        self.show_foot()
        self.shown_changed.emit()

    def _verdict(self, row: ResultRow) -> Verdict | None:
        judged = self._judged(row.award.id)
        return judged.judgement.verdict if judged is not None else None

    def show_foot(self) -> None:
        """Counts and what can be done with what is chosen."""
        ticked = self.table.ticked()
        hidden = len(ticked - set(self.table.shown_ids()))
        shown = shared.counted(len(self.table.shown_ids()), len(self._listed))
        text = words.SHOWN.format(shown=shown)
        if ticked:
            words_of = words.TICKED_HIDDEN if hidden else words.TICKED
            text = f"{words_of.format(count=len(ticked), hidden=hidden)} · {text}"
        self._counts.setText(text)
        self._counts.setToolTip(text)
        may_act = bool(self.table.chosen_ids()) and self._may_write
        self._untick.setVisible(bool(ticked))
        for one in (self._refuse, self._delete):
            one.setEnabled(may_act)
        self.chosen_changed.emit()

    # Choosing

    def chosen_rows(self) -> Sequence[ResultRow]:
        """The rows an act on several is for: ticked ones, else the selected."""
        ids = set(self.table.chosen_ids())
        return [row for row in self._listed if row.award.id in ids]

    def untick(self) -> None:
        """No ticks any more."""
        self.table.set_ticked(sorted(self.table.ticked()), is_ticked=False)

    def clear_filters(self) -> None:
        """Everything again."""
        self.pills.choose("")
        self.verdict_pills.choose("")
        self.filter.clear()
        self.show_rows()

    def _on_tick_all(self) -> None:
        self.table.set_ticked(self.table.shown_ids(), is_ticked=True)
