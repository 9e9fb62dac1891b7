"""What two plans say differently as one document: each difference with its sign, its word and its place, changed words marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from desktop_app.domain.plan.comparison.comparing import BlockChange, Change, Comparison, FieldChange
from desktop_app.domain.plan.comparison.word_spans import SpanKind, WordSpan
from desktop_app.ui.style import color, sized
from desktop_app.ui.text import succession as text

_INDENT, _GAP = 18, 8
_LOOKS = {
    Change.ADDED: ("ok", "ok_tint"),
    Change.DROPPED: ("warn", "warn_tint"),
    Change.MOVED: ("accent", "soft"),
    Change.REWORDED: ("accent", "soft"),
    Change.MOVED_REWORDED: ("accent", "soft"),
}
LINK = "block:"
"""Scheme of the links on places; behind it the uid of the block in the new plan."""


def empty_document() -> QTextDocument:
    """The document that ``written`` fills."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(sized(QApplication.font(), 10))
    document.setDocumentMargin(14)
    return document


def written(document: QTextDocument, comparison: Comparison, changes: frozenset[Change]) -> Iterator[None]:
    """Write the differences of those kinds, one a step: a long comparison is shown while it is still being written.

    With ``Change.SAME`` among them the whole text.
    """
    writer = _Writer(document)
    outside = (*comparison.head, *comparison.recipients, *comparison.signature, *comparison.attachments)
    yield from writer.fields([one for one in outside if one.change in changes])
    yield from writer.blocks([one for one in comparison.blocks if one.change in changes])
    if writer.is_empty:
        writer.note(text.SAME_PLANS if comparison.is_empty else text.NOTHING_OF_KIND)


def change_document(change: Change, place: str, spans: Iterable[WordSpan], notes: Iterable[str]) -> QTextDocument:
    """One difference with its words marked, and sentences below it."""
    document = empty_document()
    writer = _Writer(document)
    writer.difference(change, place, spans)
    for sentence in notes:
        writer.note(sentence)
    return document


class _Writer:
    """Writes paragraph by paragraph; much faster than a document read from HTML."""

    def __init__(self, document: QTextDocument) -> None:
        self._cursor = QTextCursor(document)
        self._font = document.defaultFont()
        self.is_empty = True

    def fields(self, changes: Sequence[FieldChange]) -> Iterator[None]:
        """Head, recipients, signature, annexes."""
        if changes:
            self._heading(text.OUTSIDE_PARTS)
        for one in changes:
            yield
            self._mark(one.change, one.name, "")
            self._words(one.spans, 0)

    def blocks(self, changes: Sequence[BlockChange]) -> Iterator[None]:
        """The body."""
        if changes:
            self._heading(text.BODY_PART)
        for one in changes:
            yield
            if one.change is not Change.SAME:
                self._mark(one.change, _place(one), one.new_uid)
            spans = one.spans or (WordSpan(SpanKind.SAME, one.new),)
            self._words(spans, one.level, is_muted=one.change is Change.SAME)

    def difference(self, change: Change, place: str, spans: Iterable[WordSpan]) -> None:
        """One difference by itself."""
        self._mark(change, place, "")
        self._words(spans, 0)

    def note(self, words: str) -> None:
        """One muted sentence in place of differences."""
        self._paragraph(0, 0)
        self._cursor.insertText(words, self._ink("muted"))

    def _heading(self, words: str) -> None:
        self._paragraph(0, _GAP)
        form = self._ink("text")
        form.setFont(sized(self._font, 10.5, QFont.Weight.DemiBold))
        self._cursor.insertText(words, form)

    def _mark(self, change: Change, place: str, uid: str) -> None:
        self._paragraph(0, _GAP)
        ink, ground = _LOOKS[change]
        form = self._ink(ink, ground)
        form.setFontWeight(QFont.Weight.DemiBold)
        self._cursor.insertText(f" {text.SIGNS[change]} {text.CHANGES[change]} ", form)
        after = self._ink("muted")
        if uid:
            after.setAnchor(True)
            after.setAnchorHref(LINK + quote(uid))
            after.setForeground(color("accent"))
        self._cursor.insertText("  ", self._ink("muted"))
        self._cursor.insertText(place, after)

    def _words(self, spans: Iterable[WordSpan], level: int, *, is_muted: bool = False) -> None:
        self._paragraph(level, 2)
        before = ""
        for span in spans:
            if span.kind is SpanKind.ADDED and before and not (before[-1].isspace() or span.text[0].isspace()):
                self._cursor.insertText("\u2009", self._ink("text"))  # 18 became 15, not 1815
            before = span.text if span.kind is SpanKind.DROPPED else ""
            if span.kind is SpanKind.SAME:
                form = self._ink("muted" if is_muted else "text")
            elif span.kind is SpanKind.DROPPED:
                form = self._ink("warn", "warn_tint")
                form.setFontStrikeOut(True)
            else:
                form = self._ink("ok", "ok_tint")
                form.setFontUnderline(True)
            self._cursor.insertText(span.text.replace("\n", " "), form)

    def _paragraph(self, level: int, above: int) -> None:
        form = QTextBlockFormat()
        form.setLeftMargin(level * _INDENT)
        form.setTopMargin(above)
        form.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self.is_empty:
            self._cursor.setBlockFormat(form)
        else:
            self._cursor.insertBlock(form)
        self.is_empty = False

    def _ink(self, role: str, ground: str = "") -> QTextCharFormat:
        form = QTextCharFormat()
        form.setForeground(color(role))
        if ground:
            form.setBackground(color(ground))
        return form


def _place(change: BlockChange) -> str:
    old, new = change.old_place, change.new_place
    return text.MOVED_FROM.format(old=old, new=new) if change.change.is_moved and old != new else new or old
