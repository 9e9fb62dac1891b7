"""The head, title and foot of a paper as stacks of finished lines: measured once, drawn alike by every renderer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain
from math import ceil

from desktop_app.documents.fonts import PITCH, text_width
from desktop_app.documents.line_fitting import balanced_lines, greedy_lines
from desktop_app.documents.model import (
    Addressees,
    AnnexHead,
    Closing,
    DocumentTitle,
    Letterhead,
    NumberLine,
    Paper,
    PlaceDate,
    Recipients,
    Signature,
)
from desktop_app.documents.page_style import (
    DAY_ROOM_MM,
    FIRST_LINE,
    HEADER_GUTTER,
    MM,
    NUMBER_ROOM_MM,
    PLACE_ROOM_MM,
    RECIPIENTS_SHARE,
    RIGHT_SHARE,
    RULE_SHARE,
    RULE_WIDTH,
    SIGNATURE_ROOM_MM,
    SIZE_SETS,
    BlockStyle,
    Measures,
    SizeSet,
    block_styles,
    sheet_of,
)
from desktop_app.documents.paper_text import NO_BREAK_SPACE
from desktop_app.domain.language.dates import format_month
from desktop_app.domain.plan.plan import number_sign
from desktop_app.domain.plan.wording import MOTTO, NATIONAL_NAME

_MOST_AGENCY_LINES = 2
_ADDRESS = "Kính gửi"
_RECIPIENTS_ROOM = 18.0  # below a signature
_TITLE_SHARE = 0.94  # of the text width for a subject line or an annex title


@dataclass(frozen=True)
class StackLine:
    """A paragraph of a stack. ``lines`` as they stand on paper; ``is_forced``: the breaks are ours, not the engine's.

    ``left`` moves a flush-left paragraph in, ``hanging`` its second and later lines once more.
    """

    style: BlockStyle
    measures: Measures
    lines: tuple[str, ...]
    before: float
    is_forced: bool = False
    left: float = 0.0
    hanging: float = 0.0

    @property
    def height(self) -> float:
        """Space before and all lines, in points."""
        return self.before + len(self.lines) * self.measures.size * PITCH

    @property
    def width(self) -> float:
        """The widest line, in points."""
        return max(line_width(line, self.measures) for line in self.lines)


@dataclass(frozen=True)
class StackRule:
    """A centred solid rule of an exact length, with room above and below."""

    length: float
    before: float = 1.5
    after: float = 3.0

    @property
    def height(self) -> float:
        """Room above, the stroke, room below."""
        return self.before + RULE_WIDTH + self.after


Stack = tuple[StackLine | StackRule, ...]


@dataclass(frozen=True)
class Grid:
    """Stacks side by side: ``rows`` of one stack for each of ``widths``."""

    widths: tuple[float, ...]
    rows: tuple[tuple[Stack, ...], ...]

    @property
    def row_heights(self) -> tuple[float, ...]:
        """A row is as high as its highest stack."""
        return tuple(max(stack_height(stack) for stack in row) for row in self.rows)


def stack_height(stack: Stack) -> float:
    """Height of a stack in points."""
    return sum(item.height for item in stack)


def line_width(line: str, measures: Measures) -> float:
    """Width of one line in a style."""
    return text_width(line, measures.size, bold=measures.bold, italic=measures.italic)


def room(millimetres: float, measures: Measures) -> str:
    """Blank room of at least that width, made of spaces that never break."""
    return NO_BREAK_SPACE * ceil(millimetres * MM / line_width(NO_BREAK_SPACE, measures))


class StackMaker:
    """Makes the stacks of one paper with its set of header sizes."""

    def __init__(self, sizes: SizeSet) -> None:
        self.sizes = sizes
        self.styles = block_styles(sizes)

    def letterhead(self, head: Letterhead, width: float) -> Grid:
        """Two columns: agency | national block, number | place and date; one column with nothing on the left."""
        national = self._national()
        dated = self._stack_of(BlockStyle.PLACE_DATE, self._place_date(head.place_date))
        if not (head.parent_lines or head.agency_lines or head.number):
            return Grid((width,), ((national,), (dated,)) if dated else ((national,),))
        left, right = self._letterhead_widths(head, width)
        names = self._agency(head, left - HEADER_GUTTER)
        numbered = self._stack_of(BlockStyle.NUMBER, self._number(head.number))
        if head.about:
            numbered = (*numbered, self._line(BlockStyle.ABOUT, head.about, left - HEADER_GUTTER))
        rows = ((names, national), (numbered, dated)) if numbered or dated else ((names, national),)
        return Grid((left, right), rows)

    def fits(self, head: Letterhead, width: float) -> bool:
        """Whether every line stands unbroken, names over two lines at most."""
        if not (head.parent_lines or head.agency_lines or head.number):
            return self._right_need(head) <= width
        left = width - self._right_need(head) - HEADER_GUTTER
        if head.number and line_width(self._number(head.number), self.styles[BlockStyle.NUMBER]) > left:
            return False
        named = ((BlockStyle.PARENT, head.parent_lines), (BlockStyle.AGENCY, head.agency_lines))
        return all(self._name_fits(style, names, left) for style, names in named)

    def addressees(self, to: Addressees, width: float) -> Stack:
        """One stands behind "Kính gửi:"; of several each has a line, the dashes below the colon (PL I, II.9.b)."""
        if not to.names:
            return ()
        if len(to.names) == 1:
            return (self._line(BlockStyle.ADDRESS, f"{_ADDRESS}: {to.names[0]}", width * _TITLE_SHARE),)
        measures = self.styles[BlockStyle.ADDRESSEE]
        before_colon, dash = line_width(_ADDRESS, measures), line_width("- ", measures)
        widest = max(line_width(name, measures) for name in to.names)
        # the block stands in the middle of the page, but not left of a paragraph's first line
        left = max(FIRST_LINE, (width - before_colon - widest) / 2)
        head = StackLine(
            BlockStyle.ADDRESSEE, measures, (f"{_ADDRESS}:",), self.styles[BlockStyle.ADDRESS].before, left=left
        )
        at = left + before_colon
        return (head, *(self._hung(name, width - at, at, dash) for name in to.names))

    def _hung(self, text: str, width: float, left: float, hanging: float) -> StackLine:
        measures = self.styles[BlockStyle.ADDRESSEE]
        lines = balanced_lines(text, width - hanging, lambda part: line_width(part, measures))
        return StackLine(
            BlockStyle.ADDRESSEE, measures, lines, measures.before, is_forced=True, left=left, hanging=hanging
        )

    def title(self, title: DocumentTitle, width: float) -> Stack:
        """Type and subject line, centred, with the short rule."""
        lines = [self._line(BlockStyle.KIND, title.kind, width)] if title.kind else []
        lines += [self._line(BlockStyle.SUBJECT, line, width * _TITLE_SHARE) for line in title.subject if line]
        return (*lines, self._short_rule(lines[-1])) if lines and title.has_rule else tuple(lines)

    def annex_head(self, head: AnnexHead, width: float) -> Stack:
        """Phụ lục, its title, "(Kèm theo …)" and the short rule."""
        parts = (
            (BlockStyle.ANNEX_LABEL, head.label),
            (BlockStyle.ANNEX_TITLE, head.title),
            (BlockStyle.ANNEX_REFERENCE, head.reference),
        )
        lines = [self._line(style, text, width * _TITLE_SHARE) for style, text in parts if text]
        return (*lines, self._short_rule(lines[-1])) if lines else ()

    def closing(self, closing: Closing, width: float) -> Grid:
        """Recipients (or a second signature) on the left, the signature on the right."""
        share = 0.5 if isinstance(closing.left, Signature) else RECIPIENTS_SHARE
        left, right = width * share, width * (1 - share)
        cells = (self._closing_cell(closing.left, left), self._closing_cell(closing.right, right))
        if closing.recipients is not None:
            heading, *items = self._closing_cell(closing.recipients, left)
            cells = ((*cells[0], replace(heading, before=_RECIPIENTS_ROOM), *items), cells[1])
        return Grid((left, right), (cells,))

    def _closing_cell(self, part: Recipients | Signature | None, width: float) -> Stack:
        if part is None:
            return ()
        if isinstance(part, Signature):
            return self._signature(part, width)
        heading = self._line(BlockStyle.RECIPIENTS_HEADING, "Nơi nhận:", width)
        inner = width - self.styles[BlockStyle.RECIPIENT].right_indent
        items = [self._line(BlockStyle.RECIPIENT, item, inner, is_balanced=False) for item in part.items]
        return (heading, *items)

    def _signature(self, part: Signature, width: float) -> Stack:
        dated = self._stack_of(BlockStyle.PLACE_DATE, self._place_date(part.place_date))
        titles = [self._line(BlockStyle.SIGNATORY_TITLE, line, width) for line in part.title_lines]
        notes = [self._line(BlockStyle.SIGNATORY_NOTE, part.note, width)] if part.note else []
        # a blank name keeps its line: the room is measured to where the name is written
        name = self._line(BlockStyle.SIGNATORY_NAME, part.name or NO_BREAK_SPACE, width)
        if not titles and not part.note:
            # without a title the room would hang from the cell's top edge, where engines drop the space before
            titles = [self._line(BlockStyle.SIGNATORY_TITLE, NO_BREAK_SPACE, width)]
            name = replace(name, before=SIGNATURE_ROOM_MM * MM - titles[0].height)
        posts = (
            [replace(self._line(BlockStyle.SIGNATORY_TITLE, part.post, width), before=name.before)] if part.post else []
        )
        if posts:
            name = replace(name, before=0.0)
        return (*[replace(line, before=0.0) for line in dated], *titles, *notes, *posts, name)

    def _letterhead_widths(self, head: Letterhead, width: float) -> tuple[float, float]:
        need = self._right_need(head)
        names = [(BlockStyle.PARENT, name) for name in head.parent_lines]
        names += [(BlockStyle.AGENCY, name) for name in head.agency_lines]
        number = self._number(head.number)
        wide = [line_width(name, self.styles[style]) for style, name in names]
        wide.append(line_width(number, self.styles[BlockStyle.NUMBER]) if number else 0.0)
        right = max(need, min(RIGHT_SHARE * width, width - max(wide) - HEADER_GUTTER))
        return width - right, right

    def _right_need(self, head: Letterhead) -> float:
        texts = [(BlockStyle.NATIONAL, NATIONAL_NAME), (BlockStyle.MOTTO, MOTTO)]
        if dated := self._place_date(head.place_date):
            texts.append((BlockStyle.PLACE_DATE, dated))
        return max(line_width(text, self.styles[style]) for style, text in texts) + 1.0

    def _name_fits(self, style: BlockStyle, names: Iterable[str], width: float) -> bool:
        measures = self.styles[style]
        lines = [balanced_lines(name, width, lambda text: line_width(text, measures)) for name in names]
        words = chain.from_iterable(name.split(" ") for name in names)
        most = max([_MOST_AGENCY_LINES, len(lines)])
        return sum(map(len, lines)) <= most and all(line_width(word, measures) <= width for word in words)

    def _agency(self, head: Letterhead, width: float) -> Stack:
        parents = [self._line(BlockStyle.PARENT, name, width) for name in head.parent_lines]
        names = [self._line(BlockStyle.AGENCY, name, width) for name in head.agency_lines]
        lines = [*parents, *names]
        return (*lines, self._short_rule(lines[-1])) if lines else ()

    def _national(self) -> Stack:
        name = self._stack_of(BlockStyle.NATIONAL, NATIONAL_NAME)
        motto = self._stack_of(BlockStyle.MOTTO, MOTTO)
        return (*name, *motto, StackRule(motto[0].width))

    def _number(self, number: NumberLine | None) -> str:
        if number is None:
            return ""
        blank = room(NUMBER_ROOM_MM, self.styles[BlockStyle.NUMBER])
        joiner = number_sign(number.symbol) if number.symbol else ""
        if number.number:
            return f"Số: {number.number}{joiner}{number.symbol}"
        return f"Số:{blank}{joiner}{number.symbol}"

    def _place_date(self, dated: PlaceDate | None) -> str:
        if dated is None:
            return ""
        measures = self.styles[BlockStyle.PLACE_DATE]
        blank = room(DAY_ROOM_MM, measures)
        place = dated.place or room(PLACE_ROOM_MM, measures)
        day = f" {dated.day:02} " if dated.day is not None else blank
        month = blank
        if dated.month is not None:
            month = f" {format_month(dated.month)} "
        year = f" {dated.year}" if dated.year is not None else blank
        return f"{place}, ngày{day}tháng{month}năm{year}"

    def _stack_of(self, style: BlockStyle, text: str) -> tuple[StackLine, ...]:
        if not text:
            return ()
        measures = self.styles[style]
        return (StackLine(style, measures, (text,), measures.before, is_forced=True),)

    def _line(self, style: BlockStyle, text: str, width: float, *, is_balanced: bool = True) -> StackLine:
        measures = self.styles[style]
        fit = balanced_lines if is_balanced else greedy_lines
        lines = fit(text, width, lambda part: line_width(part, measures))
        return StackLine(style, measures, lines, measures.before, is_forced=is_balanced)

    def _short_rule(self, line: StackLine) -> StackRule:
        return StackRule(line.width * RULE_SHARE)


def sizes_for(paper: Paper) -> SizeSet:
    """The largest set of header sizes in which every letterhead of the paper fits; the smallest set if none does."""
    heads = [
        (component, sheet_of(section).text_width)
        for section in paper.sections
        for component in section.components
        if isinstance(component, Letterhead)
    ]
    for sizes in SIZE_SETS[:-1]:
        maker = StackMaker(sizes)
        if all(maker.fits(head, width) for head, width in heads):
            return sizes
    return SIZE_SETS[-1]
