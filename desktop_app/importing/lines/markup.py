"""Lines of a text file as plain text: markdown marks taken off, bold and italic kept as runs, not one word touched."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop_app.domain.language.text import clean_text
from desktop_app.domain.plan.blocks import Run

_MARKS = frozenset("\\*~_<&!")
_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<stars>\*+)"
    r"|(?P<strike>~~)"
    r"|(?P<under>_+)"
    r"|(?P<comment><!--[^>]{0,200}-->)"
    r"|(?P<tag></?(?:u|b|i|em|strong|sup|sub|center|br|p|div|span)(?:\s[^<>]{0,80})?/?>)"
    r"|(?P<entity>&(?:amp|lt|gt|quot|nbsp);)"
    r"|!\[(?P<alt>[^\]\n]{0,200})\]\((?P<target>[^)\n]{0,300})\)"
)
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&nbsp;": " "}
_HEADING = re.compile(r"(#{1,6})(?:\s+|(?=[^\s#0-9])|$)")
_QUOTE = re.compile(r"(?:>\s?)+")
_NESTED_BULLET = re.compile(r"[-*•–—]\s+(?=[-+•]\s)")
_RULE = re.compile(r"[\s*\\=~|:_#–—-]*")
_ORNAMENT = re.compile(r"[\W_]*\bo[0Oo]o\b[\W_]*")
_FENCE = re.compile(r"```\s*(?:markdown|md|text|txt)?")


@dataclass(frozen=True, slots=True)
class Line:
    """One line with words. ``runs`` and ``struck`` are spans of ``text``; ``raw`` keeps gaps between columns.

    ``heading`` is the depth of ``#`` marks (a hint, never the level); ``is_after_gap`` tells an empty line before it.
    What only a word processor's file tells: ``columns`` side by side on the line, ``is_paragraph`` where it is a paragraph
    of its own, ``is_continued`` where it goes on in the paragraph of the line before.
    """

    number: int
    raw: str
    text: str
    runs: tuple[Run, ...] = ()
    struck: tuple[tuple[int, int], ...] = ()
    heading: int = 0
    indent: int = 0
    is_after_gap: bool = False
    has_literal_star: bool = False
    columns: tuple[str, ...] = ()
    is_paragraph: bool = False
    is_continued: bool = False

    @property
    def is_bold(self) -> bool:
        """Whether the whole line, but for end punctuation, is drawn bold."""
        return self.is_bold_up_to(len(self.text.rstrip(" .:;,")))

    def is_bold_up_to(self, end: int) -> bool:
        """Whether the text is bold from its start to ``end``; gaps between bold words do not matter."""
        at = 0
        for run in self.runs:
            if run.bold and not self.text[at : run.start].strip():
                at = max(at, run.end)
        return end > 0 and at >= end

    @property
    def is_marked_up(self) -> bool:
        """Whether the source draws the line as a heading: ``#`` marks or bold throughout."""
        return self.heading > 0 or self.is_bold

    @property
    def is_table_row(self) -> bool:
        """Whether it is a row of a pipe table."""
        return self.text.startswith("|") and self.text.count("|") > 1


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something of the source that is no content: a mark, an ornament, a picture's address."""

    number: int
    text: str
    kind: str


@dataclass(frozen=True)
class SourceLines:
    """A file as its lines with words, and what was dropped on the way."""

    lines: tuple[Line, ...]
    dropped: tuple[Dropped, ...]


@dataclass(slots=True)
class _Inline:
    text: str = ""
    runs: tuple[Run, ...] = ()
    struck: tuple[tuple[int, int], ...] = ()
    is_bold_open: bool = False
    is_italic_open: bool = False
    has_literal_star: bool = False
    dropped: tuple[tuple[str, str], ...] = ()


def plain(text: str) -> str:
    """A piece of a line without its marks, single-spaced."""
    return _inline(text).text


def read_lines(text: str) -> SourceLines:
    """Split a text into lines and take the marks off; emphasis that spans adjacent lines is followed across them."""
    lines: list[Line] = []
    dropped: list[Dropped] = []
    group: list[tuple[int, str]] = []
    is_after_gap = True

    def close_group() -> None:
        nonlocal is_after_gap
        if group:
            _read_group(group, is_after_gap, lines, dropped)
            group.clear()
        is_after_gap = True

    for number, raw in enumerate(clean_text(text).split("\n"), start=1):
        if not raw or raw.isspace():
            close_group()
        elif is_rule(raw):
            close_group()
            dropped.append(Dropped(number, raw.strip(), "rule"))
        elif raw[0] == "`" and _FENCE.fullmatch(raw.strip()):
            close_group()
            dropped.append(Dropped(number, raw.strip(), "fence"))
        else:
            group.append((number, raw))
    close_group()
    return SourceLines(tuple(lines), tuple(dropped))


def is_rule(raw: str) -> bool:
    """Whether a line is drawn, not written: dashes, stars, "--o0o--"."""
    if _RULE.fullmatch(raw):
        return True
    return len(raw) < 60 and "o" in raw.lower() and _ORNAMENT.fullmatch(raw) is not None


def _read_group(group: list[tuple[int, str]], is_after_gap: bool, lines: list[Line], dropped: list[Dropped]) -> None:
    """Read adjacent lines; an open bold or italic is carried on only if a later line of the group closes it."""
    parts = [_prefix(raw) for _, raw in group]
    inlines = [_inline(body) for body, _, _ in parts]
    bold_left = sum(inline.is_bold_open for inline in inlines)
    italic_left = sum(inline.is_italic_open for inline in inlines)
    bold = italic = False
    for (number, raw), (body, heading, indent), first in zip(group, parts, inlines, strict=True):
        inline = _inline(body, bold, italic) if bold or italic else first
        bold_left -= first.is_bold_open
        italic_left -= first.is_italic_open
        bold = bold != first.is_bold_open and bold_left > 0
        italic = italic != first.is_italic_open and italic_left > 0
        dropped.extend(Dropped(number, text, kind) for kind, text in inline.dropped)
        if not inline.text:
            is_after_gap = True
            continue
        lines.append(
            Line(
                number=number,
                raw=raw,
                text=inline.text,
                runs=inline.runs,
                struck=inline.struck,
                heading=heading,
                indent=indent,
                is_after_gap=is_after_gap,
                has_literal_star=inline.has_literal_star,
            )
        )
        is_after_gap = False


def _prefix(raw: str) -> tuple[str, int, int]:
    """What stands behind quote marks, heading marks and a doubled bullet; depth of the heading; width of the indent."""
    stripped = raw.lstrip()
    indent = len(raw[: len(raw) - len(stripped)].expandtabs(4))
    first = stripped[0]
    if first == ">":
        stripped = _QUOTE.sub("", stripped, count=1).lstrip() or stripped
        first = stripped[0]
    heading = 0
    if first == "#" and (found := _HEADING.match(stripped)):
        heading = len(found[1])
        stripped = _without_closing_hashes(stripped[found.end() :])
    elif first in "-*•–—" and (nested := _NESTED_BULLET.match(stripped)):
        stripped = stripped[nested.end() :]
    return stripped, heading, indent


def _without_closing_hashes(text: str) -> str:
    kept = text.rstrip()
    bare = kept.rstrip("#")
    return bare if bare != kept and (not bare or bare[-1].isspace()) else kept


def _inline(raw: str, bold: bool = False, italic: bool = False) -> _Inline:
    if not bold and not italic and _MARKS.isdisjoint(raw):
        return _Inline(" ".join(raw.split()))
    return _Scanner(raw, bold, italic).scan()


class _Scanner:
    """Reads one line once, from left to right."""

    def __init__(self, raw: str, bold: bool, italic: bool) -> None:
        self._raw = raw
        self._bold = bold
        self._italic = italic
        self._struck_from: int | None = None
        self._parts: list[str] = []
        self._length = 0
        self._is_spaced = True
        self._run_from = 0
        self._runs: list[Run] = []
        self._struck: list[tuple[int, int]] = []
        self._dropped: list[tuple[str, str]] = []
        self._has_literal_star = False

    def scan(self) -> _Inline:
        at = 0
        for token in _TOKEN.finditer(self._raw):
            self._emit(self._raw[at : token.start()])
            self._take(token)
            at = token.end()
        self._emit(self._raw[at:])
        self._close_run()
        if self._struck_from is not None:
            self._struck.append((self._struck_from, self._length))
        text = "".join(self._parts).rstrip()
        end = len(text)
        return _Inline(
            text=text,
            runs=tuple(
                Run(run.start, min(run.end, end), run.bold, run.italic) for run in self._runs if run.start < end
            ),
            struck=tuple((start, min(stop, end)) for start, stop in self._struck if start < min(stop, end)),
            is_bold_open=self._bold,
            is_italic_open=self._italic,
            has_literal_star=self._has_literal_star,
            dropped=tuple(self._dropped),
        )

    def _take(self, token: re.Match[str]) -> None:
        kind = token.lastgroup
        if kind == "escaped":
            self._has_literal_star |= token["escaped"] == "*"
            self._emit(token["escaped"])
        elif kind == "stars":
            self._take_stars(token)
        elif kind == "strike":
            if self._struck_from is None:
                self._struck_from = self._length
            else:
                self._struck.append((self._struck_from, self._length))
                self._struck_from = None
        elif kind == "under":
            self._take_underscores(token)
        elif kind == "entity":
            self._emit(_ENTITIES[token[0]])
        elif kind == "target":
            self._emit(token["alt"])
            self._dropped.append(("image", token["target"]))
        elif kind == "comment":
            self._dropped.append(("comment", token[0]))
        else:
            self._dropped.append(("tag", token[0]))
            if token[0].lstrip("</").lower().startswith(("br", "p", "div")):
                self._emit(" ")

    def _neighbours(self, token: re.Match[str]) -> tuple[str, str]:
        raw, start, end = self._raw, token.start(), token.end()
        return raw[start - 1] if start else " ", raw[end] if end < len(raw) else " "

    def _take_stars(self, token: re.Match[str]) -> None:
        count = token.end() - token.start()
        before, after = self._neighbours(token)
        is_lone = before.isspace() and after.isspace()
        if count > 3 or (count == 1 and (is_lone or (before.isalnum() and after.isalnum()))):
            self._emit(token[0])
            return
        self._toggle(bold=count > 1, italic=count != 2)

    def _take_underscores(self, token: re.Match[str]) -> None:
        count = token.end() - token.start()
        before, after = self._neighbours(token)
        if count > 2 or before.isalnum() == after.isalnum():
            self._emit(token[0])
            return
        self._toggle(bold=count == 2, italic=count == 1)

    def _toggle(self, bold: bool, italic: bool) -> None:
        self._close_run()
        self._bold ^= bold
        self._italic ^= italic
        self._run_from = self._length

    def _close_run(self) -> None:
        if (self._bold or self._italic) and self._length > self._run_from:
            self._runs.append(Run(self._run_from, self._length, self._bold, self._italic))

    def _emit(self, piece: str) -> None:
        if not piece:
            return
        text = " ".join(piece.split())
        if not text:
            text = "" if self._is_spaced else " "
        else:
            if piece[0].isspace() and not self._is_spaced:
                text = " " + text
            if piece[-1].isspace():
                text += " "
        if text:
            self._parts.append(text)
            self._length += len(text)
            self._is_spaced = text[-1] == " "
