"""Where a fact stands in the plan: headings, its sentence with the words that matter tinted, ways out of a contradiction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.numerals import format_number
from desktop_app.domain.plan.blocks import Block, BlockKind
from desktop_app.domain.plan.fact_check import (
    Standing,
    contradicted,
    is_in_subject,
    mentions,
    quote_span,
    rewritten,
    standing_of,
    taken_from_text,
    values_of,
)
from desktop_app.domain.plan.facts import Fact
from desktop_app.domain.plan.numbering import markers
from desktop_app.domain.plan.outline_lines import line_of
from desktop_app.domain.plan.plan import PlanContent
from desktop_app.ui.parts.buttons import button, link
from desktop_app.ui.parts.labels import NoteLine, section_label
from desktop_app.ui.style import color
from desktop_app.ui.text import plan as text

_AROUND, _LONGEST = 150, 600
"""Characters shown before and after the quoted words of a long paragraph."""


def path_to(blocks: tuple[Block, ...], uid: str) -> list[Block]:
    """The block of that uid below its headings, from the top."""
    for block in blocks:
        if block.uid == uid:
            return [block]
        below = path_to(block.children, uid)
        if below:
            return [block, *below]
    return []


def shown_value(value: date | float) -> str:
    """A value as the plan would write it."""
    return format_text(value) if isinstance(value, date) else format_number(value)


class FactPlace(QWidget):
    """Quote and contradiction of one fact. The handlers do what the buttons say."""

    def __init__(
        self,
        go_to_text: Callable[[], object],
        attach: Callable[[], object],
        change: Callable[[Fact, Block | None], object],
    ) -> None:
        super().__init__()
        self._go_to_text = go_to_text
        self._attach = attach
        self._change = change
        self.quote = QuoteView()
        self._box = QFrame()
        self._box.setObjectName("panel")
        inner = QVBoxLayout(self._box)
        inner.setContentsMargins(8, 4, 8, 4)
        inner.addWidget(self.quote)
        self.note = NoteLine()
        self._ways = QHBoxLayout()
        self._ways.setSpacing(8)
        self._link = link(text.GO_TO_TEXT, lambda: self._go_to_text(), icon_name="corner-up-left")
        self._attach_link = link(text.ATTACH_HERE, lambda: self._attach(), icon_name="corner-up-left")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addWidget(section_label(text.PLACE_SECTION))
        column.addWidget(self._box)
        column.addWidget(self.note)
        column.addLayout(self._ways)
        column.addWidget(self._link)
        column.addWidget(self._attach_link)

    def show_fact(self, fact: Fact, content: PlanContent, *, is_editable: bool, source: str = "") -> None:
        """Quote a fact; ``source`` names the amending document that changed it."""
        blocks, subject = content.blocks, content.head.subject
        path = path_to(blocks, fact.block_uid) if fact.block_uid else []
        is_cited_above = is_in_subject(fact, subject)
        self._clear_ways()
        self._box.setVisible(bool(path) or is_cited_above)
        self._link.setVisible(bool(path))
        self._attach_link.setVisible(not path and not is_cited_above and is_editable)
        if is_cited_above:
            self.quote.show_parts([text.IN_SUBJECT], [(subject, False)], is_wrong=False)
            self.note.show_note("")
            return
        if not path:
            gone = bool(fact.block_uid)
            self.note.show_note(
                text.GONE_FROM_TEXT_NOTE if gone else text.NOT_IN_TEXT_NOTE, "warn" if gone else "muted"
            )
            return
        standing = standing_of(fact, blocks)
        numbers = markers(blocks)
        headings = [
            _heading(block, numbers)
            for block in path[:-1]
            if block.kind is not BlockKind.PARAGRAPH and (block.title or block.text)
        ]
        is_wrong = standing is Standing.DIFFERS and not source
        self.quote.show_parts(headings, _sentence(fact, path[-1], numbers[path[-1].uid]), is_wrong=is_wrong)
        if source:
            self.note.show_note(source[:1].upper() + source[1:] + ".")
        elif is_wrong:
            self._show_contradiction(fact, path[-1], is_editable=is_editable)
        else:
            self.note.show_note("")

    def _show_contradiction(self, fact: Fact, block: Block, *, is_editable: bool) -> None:
        if quote_span(fact, block) is None:
            self.note.show_note(text.QUOTE_CHANGED_NOTE.format(quote=fact.quote), "warn")
            if is_editable:
                self._add_way(text.KEEP_READING, replace(fact, quote=line_of(block).text), None)
            return
        wrong = [shown_value(value) for value in contradicted(fact, block)]
        said = [mention.text for mention in mentions(fact, block)]
        self.note.show_note(text.VALUE_DIFFERS_NOTE.format(text=", ".join(said), fact=", ".join(wrong)), "warn")
        if not is_editable:
            return
        changed = rewritten(fact, block)
        if changed is not None:
            self._add_way(text.REWRITE.format(value=wrong[0]), changed[1], changed[0])
        taken = taken_from_text(fact, block)
        if taken is not None:
            new = set(values_of(taken)) - set(values_of(fact))
            other = next(one.text for one in mentions(fact, block) if one.value in new)
            self._add_way(text.TAKE.format(value=other), taken, None)

    def _add_way(self, label: str, fact: Fact, block: Block | None) -> None:
        self._ways.addWidget(button(label, lambda: self._change(fact, block)))

    def _clear_ways(self) -> None:
        while (item := self._ways.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()


class QuoteView(QTextEdit):
    """The sentence of a fact below its headings; as tall as its words, to be read and copied."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAccessibleName(text.PLACE_SECTION)
        self.setProperty("role", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def show_parts(self, headings: list[str], parts: list[tuple[str, bool]], *, is_wrong: bool) -> None:
        """Headings, then the sentence in parts; the parts that matter are tinted."""
        self.clear()
        cursor = self.textCursor()
        muted = QTextCharFormat()
        muted.setForeground(color("muted"))
        for heading in headings:
            cursor.insertText(heading, muted)
            cursor.insertBlock()
        tinted = QTextCharFormat()
        tinted.setFontWeight(QFont.Weight.DemiBold)
        tinted.setForeground(color("warn" if is_wrong else "text"))
        tinted.setBackground(color("warn_tint" if is_wrong else "soft"))
        plain = QTextCharFormat()
        plain.setForeground(color("text"))
        for words, is_tinted in parts:
            cursor.insertText(words.replace("\n", "\u2028"), tinted if is_tinted else plain)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(round(self.document().size().height()) + 10)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _sentence(fact: Fact, block: Block, number: str) -> list[tuple[str, bool]]:
    """The line of the block round the quoted words, cut into parts that are tinted or not."""
    line = line_of(block).text
    span = quote_span(fact, block) or (0, 0)
    spans = [(one.start, one.end) for one in mentions(fact, block)] or ([span] if fact.quote else [])
    start = max(0, span[0] - _AROUND) if span[1] < len(line) or span[0] else 0
    end = min(len(line), span[1] + _AROUND)
    if end - start > _LONGEST:
        end = start + _LONGEST
    parts = [("… " if start else f"{number} " if number else "", False)]
    at = start
    for first, last in spans:
        if at <= first and last <= end:
            parts += [(line[at:first], False), (line[first:last], True)]
            at = last
    parts.append((line[at:end] + (" …" if end < len(line) else ""), False))
    return parts


def _heading(block: Block, numbers: dict[str, str]) -> str:
    words = block.title or block.text
    cut = words if len(words) <= 90 else f"{words[:88]}…"
    return f"{numbers[block.uid]} {cut}".strip()
