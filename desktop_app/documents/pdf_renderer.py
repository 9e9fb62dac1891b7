"""A paper as PDF: embedded Liberation Serif, equal bytes for equal papers, and a map of where every block stands."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Spacer,
)
from reportlab.platypus.doctemplate import LayoutError
from typing_extensions import override

from desktop_app.documents.flow import FlowItem, KeptSpace, flow_of, kept_groups
from desktop_app.documents.fonts import ASCENT, REGULAR, covered_characters, register_fonts, text_width
from desktop_app.documents.model import (
    LANGUAGE,
    Addressees,
    AnchorPlace,
    AnnexHead,
    Closing,
    DocumentTitle,
    Letterhead,
    Paper,
    Paragraph,
    Regime,
    Section,
    Space,
    Table,
)
from desktop_app.documents.page_style import (
    MM,
    PAGE_NUMBER_EDGE_MM,
    PAGE_NUMBER_SIZE,
    TEXT_STYLES,
    sheet_of,
)
from desktop_app.documents.paper_text import LINE_BREAK, check_glyphs, check_length, cleaned_paper
from desktop_app.documents.pdf_flowables import BodyParagraph, GridBlock, Trace, body_paragraph
from desktop_app.documents.pdf_tables import PagedTable
from desktop_app.documents.pdf_text import markup, pieces
from desktop_app.documents.stacks import Grid, Stack, StackMaker, sizes_for
from desktop_app.documents.table_layout import TableLayout
from desktop_app.domain.errors import UserError

# Word processors measure words in twentieths of a point. Of 13,000 lines of random texts 170 broke at another word with 0.1 pt
# here, 64 with none, 7 with this.
_NARROWER = 0.03
# Heights are sums of fractions: what fits exactly must not fall out by their last digit.
_TALLER = 0.02
_ANY_HEIGHT = 1e6


def render_pdf(paper: Paper) -> bytes:
    """The paper as PDF. Raises UserError ``paper.*``: a missing glyph or font, too much to be laid out."""
    return render_pdf_with_anchors(paper)[0]


def render_pdf_with_anchors(paper: Paper) -> tuple[bytes, list[AnchorPlace]]:
    """The same, with the places of all anchored components in the order they were drawn."""
    register_fonts()
    paper = cleaned_paper(paper)
    check_length(paper)
    check_glyphs(paper, covered_characters())
    trace = Trace()
    maker = StackMaker(sizes_for(paper))
    story: list[Flowable] = []
    for number, section in enumerate(paper.sections):
        if number:
            story += [NextPageTemplate(f"section{number}"), PageBreak()]
        story += _SectionStory(section, maker, trace).flowables()
    out = BytesIO()
    try:
        _PaperTemplate(out, paper).build(story or [Spacer(0, 0)])
    except LayoutError as error:
        raise UserError(
            "paper.block_too_high",
            "Có phần phải đứng liền nhau mà cao hơn một trang giấy (đầu văn bản, tên, nơi nhận hoặc chữ ký). "
            "Rút ngắn phần đó rồi làm lại.",
        ) from error
    return out.getvalue(), trace.places


class _SectionStory:
    """The flowables of one section."""

    def __init__(self, section: Section, maker: StackMaker, trace: Trace) -> None:
        self.sheet = sheet_of(section)
        self.width = self.sheet.text_width
        self.items = flow_of(section, maker)
        self.maker = maker
        self.trace = trace

    def flowables(self) -> list[Flowable]:
        """In reading order; a break is asked for where a run of kept items would be torn."""
        made = [self._made(item) for item in self.items]
        breaks = {first: self._needed(made, first, last) for first, last in kept_groups(self.items)}
        story: list[Flowable] = []
        if self.items and isinstance(self.items[0], Paragraph):
            # the space before a paragraph is dropped at the top of a page, but word processors keep it on a section's
            # first page: with a trace of a spacer above it, reportlab does too
            story.append(Spacer(0, _TALLER / 2))
        for position, flowables in enumerate(made):
            needed = breaks.get(position, 0.0)
            # what no page can hold together is not held together
            if 0 < needed <= self.sheet.text_height:
                story.append(CondPageBreak(needed))
            story += flowables
        return story

    def _needed(self, made: list[list[Flowable]], first: int, last: int) -> float:
        heights = [self._height(flowables) for flowables in made[first:last]]
        return sum(heights) + self._least_height(made[last])

    def _height(self, flowables: list[Flowable]) -> float:
        height = 0.0
        for flowable in flowables:
            height += float(flowable.getSpaceBefore()) + flowable.wrap(self.width - _NARROWER, _ANY_HEIGHT)[1]
        return height

    def _least_height(self, flowables: list[Flowable]) -> float:
        """What must stand on the page of the kept items before: all of a foot, the start of a table or paragraph."""
        first = flowables[0]
        if isinstance(first, PagedTable):
            return first.least_height
        if isinstance(first, BodyParagraph):
            leading = float(first.style.leading)
            height = self._height([first]) - float(first.style.spaceBefore)
            lines = round(height / leading)
            return float(first.style.spaceBefore) + leading * (lines if lines <= 3 else 2)
        return self._height([first])

    def _made(self, item: FlowItem) -> list[Flowable]:
        match item:
            case Paragraph():
                return self._paragraph(item)
            case Letterhead():
                return [
                    GridBlock(self.maker.letterhead(item, self.width), self.trace, self.sheet.text_height, item.anchor)
                ]
            case Addressees():
                return [self._stack(self.maker.addressees(item, self.width), item.anchor, "")]
            case DocumentTitle():
                title = " ".join(filter(None, [item.kind, *item.subject]))
                return [self._stack(self.maker.title(item, self.width), item.anchor, title)]
            case AnnexHead():
                title = " ".join(filter(None, [item.label, item.title]))
                return [self._stack(self.maker.annex_head(item, self.width), item.anchor, title)]
            case Closing():
                return [
                    GridBlock(self.maker.closing(item, self.width), self.trace, self.sheet.text_height, item.anchor)
                ]
            case Table():
                layout = TableLayout(item, self.width)
                return [PagedTable(layout, self.sheet.text_height, self.trace)]
            case Space() | KeptSpace():
                return [Spacer(0, item.height)]

    def _stack(self, stack: Stack, anchor: str, title: str) -> GridBlock:
        return GridBlock(
            Grid((self.width,), ((stack,),)), self.trace, self.sheet.text_height, anchor, (title, 0) if title else None
        )

    def _paragraph(self, item: Paragraph) -> list[Flowable]:
        style = TEXT_STYLES[item.style]
        outline = (item.text.replace(LINE_BREAK, " ").strip(), style.outline) if style.outline is not None else None
        made: list[Flowable] = []
        for spans, reportlab_style in pieces(item, self.width):
            text = markup(spans, bold=style.bold, italic=style.italic)
            flowable = body_paragraph(text, reportlab_style)
            made.append(flowable.placed(self.trace, item.anchor, None if made else outline))
        return made


class _SectionPages(PageTemplate):
    """The sheets of a section with their page numbers."""

    def __init__(self, number: int, section: Section, regime: Regime) -> None:
        sheet = sheet_of(section)
        frame = Frame(
            sheet.left,
            sheet.bottom - _TALLER,
            sheet.text_width - _NARROWER,
            sheet.text_height + _TALLER,
            leftPadding=0,
            bottomPadding=0,
            rightPadding=0,
            topPadding=0,
        )
        super().__init__(id=f"section{number}", frames=[frame], pagesize=(sheet.width, sheet.height))
        self.sheet = sheet
        self.regime = regime
        self.count = 0

    @override
    def beforeDrawPage(self, canvas: Any, doc: Any) -> None:
        """Count the page, and print its number unless it is the first of its section."""
        self.count += 1
        if self.count == 1:
            # pages are labelled as they are numbered: whoever prints both sides sees where a new sheet must begin
            canvas.addPageLabel(canvas.getPageNumber() - 1, "ARABIC", 1)
            return
        canvas.setFont(REGULAR, PAGE_NUMBER_SIZE)
        edge, text = PAGE_NUMBER_EDGE_MM * MM, str(self.count)
        if self.regime is Regime.CIRCULAR_2011:
            # lower edge of the line at the distance from the sheet's edge; descent and gap below the baseline
            baseline = edge + PAGE_NUMBER_SIZE * 0.258
            right = self.sheet.width - self.sheet.right
            canvas.drawString(right - text_width(text, PAGE_NUMBER_SIZE), baseline, text)
        else:
            middle = self.sheet.left + self.sheet.text_width / 2
            baseline = self.sheet.height - edge - ASCENT * PAGE_NUMBER_SIZE
            canvas.drawCentredString(middle, baseline, text)


class _PaperTemplate(BaseDocTemplate):
    """The document: one page template for each section, and what the file says about itself."""

    def __init__(self, out: BytesIO, paper: Paper) -> None:
        about = paper.properties
        super().__init__(
            out,
            pagesize=(210 * MM, 297 * MM),
            title=about.title,
            author=about.author,
            subject=about.subject,
            creator="Sổ Thi Đua",
            producer="Sổ Thi Đua",
            lang=LANGUAGE,
            invariant=1,
            pageCompression=1,
            initialFontName=REGULAR,
            displayDocTitle=True,
        )
        self.created = about.created
        self.addPageTemplates([_SectionPages(n, section, paper.regime) for n, section in enumerate(paper.sections)])

    @override
    def beforeDocument(self) -> None:
        """The paper's own date in place of reportlab's fixed one; the bytes stay reproducible."""
        canvas: Any = self.canv
        stamp = canvas._doc._timeStamp
        stamp.YMDhms = self.created.timetuple()[:6]
        offset = self.created.utcoffset()
        minutes = int(offset.total_seconds() // 60) if offset is not None else 0
        stamp.dhh, stamp.dmm = minutes // 60, minutes % 60
