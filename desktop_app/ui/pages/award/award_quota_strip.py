"""Quotas over the list of results: used and allowed, the arithmetic in words, the place in the plan; red only when over."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.award.award import Outcome, QuotaStanding, QuotaVerdict
from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.award.quota import by_quota
from desktop_app.domain.award.quota_exception import reason_words
from desktop_app.domain.award.quota_telling import SPLIT_WORDS
from desktop_app.domain.award.wording import (
    ROUNDING_NAMES,
    SCOPE_NAMES,
    arithmetic_words,
    quota_words,
    short_award_name,
)
from desktop_app.domain.language.numerals import format_percent
from desktop_app.domain.plan.quota_settings import QuotaSplit
from desktop_app.ui.parts.buttons import link
from desktop_app.ui.parts.chip import Chip, ChipLabel, ChipRole
from desktop_app.ui.parts.flow import FlowLayout
from desktop_app.ui.parts.labels import line, plain_label, section_label
from desktop_app.ui.style import color
from desktop_app.ui.text import award as words

_MOST_SEGMENTS = 20
_MOST_NAMED = 4
_BAR = 12
"""Height of the bar; its place is as high as a chip, so that both stand in one line."""
SHOWN_AWARDS = ("CSTDCS", "GK")
"""The awards whose quotas stand over the list when a plan has more."""


class QuotaBar(QWidget):
    """Used out of allowed, a segment each; past twenty a plain bar."""

    def __init__(self) -> None:
        super().__init__()
        self._used, self._limit = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_count(self, used: int, limit: int, *, is_over: bool) -> None:
        """``is_over`` False: what lies past the limit is not red, for the plan gave no maximum."""
        self._used, self._limit, self._is_over = used, limit, is_over
        self.setVisible(bool(used or limit))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(min(130, max(40, 18 * max(self._used, self._limit))), _BAR + 10)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(40, _BAR + 10)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        total = max(self._used, self._limit)
        if not total:
            return
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        width, gap = self.width() / total, 2.0 if total <= _MOST_SEGMENTS else 0.0
        for place in range(total):
            is_past = place >= self._limit and self._is_over
            role = "border" if place >= self._used else "bad" if is_past else "accent"
            painter.setBrush(color(role))
            painter.drawRect(QRectF(place * width, (self.height() - _BAR) / 2, width - gap, _BAR))
        painter.end()


class QuotaBox(QWidget):
    """One quota, over the agency or summed over the units."""

    def __init__(self, standings: Sequence[QuotaStanding], *, is_short: bool = False, is_chosen: bool = False) -> None:
        super().__init__()
        first = standings[0]
        used, limit = sum(one.used for one in standings), sum(one.limit for one in standings)
        over = [one for one in standings if one.verdict is QuotaVerdict.OVER]
        name = short_award_name(first.award_code) if is_short else award_name(first.award_code)
        heading = QWidget()
        head = FlowLayout(heading, 10)
        chosen = words.QUOTA_CHOSEN.format(used=used, limit=limit)
        told = f"{name}: {chosen[:1].lower()}{chosen[1:]}" if is_short else chosen
        head.addWidget(section_label(told if is_chosen else f"{name}: {_count(used, limit)}"))
        bar = QuotaBar()
        bar.set_count(used, limit, is_over=bool(over))
        head.addWidget(bar)
        self.chip = ChipLabel(_chip(standings, used, limit), words.QUOTAS)
        head.addWidget(self.chip)
        self.words = plain_label(_explanation(standings, over), role="muted", is_wrapping=True)
        self.words.setToolTip("\n".join(_line(one) for one in standings))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 7, 14, 7)
        layout.setSpacing(3)
        layout.addWidget(heading)
        layout.addWidget(self.words)
        layout.addStretch(1)
        self.setAccessibleName(
            f"{words.QUOTA_SPEECH.format(award=award_name(first.award_code), used=used, limit=limit)}. "
            f"{self.chip.accessibleName()}. {self.words.text()}"
        )


class QuotaStrip(QWidget):
    """The boxes side by side, or that of the award shown; hidden while no plan has a quota. ``on_open`` shows all of it."""

    def __init__(self, on_open: Callable[[], object]) -> None:
        super().__init__()
        self.on_explain: Callable[[], object] = lambda: None
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(words.QUOTAS)
        self.boxes: list[QuotaBox] = []
        self._groups: list[tuple[QuotaStanding, ...]] = []
        self._code = ""
        self._chosen: frozenset[str] = frozenset()
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._open = link(words.QUOTA_OPEN, on_open)
        self.explain = link(words.QUOTA_EXPLAIN, lambda: self.on_explain())
        self.explain.setVisible(False)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(0)
        row.addLayout(self._row, 1)
        row.addWidget(self.explain, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._open, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(line())
        self.setVisible(False)

    def show_quotas(
        self, standings: Sequence[QuotaStanding], chosen: Collection[str] = (), *, is_unexplained: bool = False
    ) -> None:
        """Show how they stand. ``chosen``: awards that have ticks; ``is_unexplained``: one is past without a reason."""
        self._groups, self._chosen = by_quota(standings), frozenset(chosen)
        self.explain.setVisible(is_unexplained)
        self._show()

    def show_award(self, award_code: str) -> None:
        """The quota of one award; "" those of the awards that have the page's attention first."""
        if award_code != self._code:
            self._code = award_code
            self._show()

    def _show(self) -> None:
        for box in self.boxes:
            self._row.removeWidget(box)
            box.hide()
            box.deleteLater()
        awards = (self._code,) if self._code else SHOWN_AWARDS
        wanted = [group for group in self._groups if group[0].award_code in awards]
        shown = (wanted or ([] if self._code else self._groups))[:2]
        self.boxes = [
            QuotaBox(group, is_short=len(shown) > 1, is_chosen=group[0].award_code in self._chosen) for group in shown
        ]
        for box in self.boxes:
            self._row.addWidget(box, 1)
        self.setVisible(bool(self.boxes))


def _count(used: int, limit: int) -> str:
    return words.QUOTA_COUNT.format(used=used, limit=limit)


def _line(one: QuotaStanding) -> str:
    told = f"{quota_words(one)}. {one.note}" if one.note else quota_words(one)
    told = "; ".join([told, *(reason_words(reason) for reason in one.reasons)])
    return f"{one.unit}: {told}" if one.unit else told


def _chip(standings: Sequence[QuotaStanding], used: int, limit: int) -> Chip | None:
    over = [one for one in standings if one.verdict is QuotaVerdict.OVER]
    if over and standings[0].unit_id is not None:
        return Chip(words.QUOTA_OVER_UNITS.format(count=len(over)), ChipRole.BAD)
    if over:
        return Chip(words.QUOTA_OVER.format(count=used - limit), ChipRole.BAD)
    if any(one.verdict is QuotaVerdict.UNCONFIRMED for one in standings):
        return Chip(words.QUOTA_UNCONFIRMED, ChipRole.NONE)
    if limit and used >= limit:
        return Chip(words.QUOTA_FULL, ChipRole.WARN)
    return None


def _explanation(standings: Sequence[QuotaStanding], over: Sequence[QuotaStanding]) -> str:
    first = standings[0]
    if first.unit_id is None:
        parts = [arithmetic_words(first)]
    else:
        base = short_award_name(first.base_code) if first.base_code else "?"
        percent, rounding, scope = (
            format_percent(first.percent),
            ROUNDING_NAMES[first.rounding],
            SCOPE_NAMES[first.scope],
        )
        form = words.QUOTA_UNITS if first.split == QuotaSplit.POOLED else words.QUOTA_SPLIT
        split = SPLIT_WORDS[QuotaSplit(first.split)]
        parts = [form.format(percent=percent, base=base, rounding=rounding, scope=scope, split=split)]
        if over:
            units = ", ".join(f"{one.unit} {one.used} / {one.limit}" for one in over[:_MOST_NAMED])
            if len(over) > _MOST_NAMED:
                units = words.MORE_UNITS.format(units=units, count=len(over) - _MOST_NAMED)
            parts.append(words.QUOTA_OVER_LIST.format(units=units))
    if over and all(one.reasons for one in over):
        parts.append(words.QUOTA_REASON)
    if first.counted_outcome is Outcome.PROPOSED:
        parts.append(words.QUOTA_BY_PROPOSAL)
    if first.source:
        parts.append(first.source)
    return " · ".join(parts)
