"""A plan read from its text, by structure: every word is kept, what cannot be placed is kept as paragraphs and said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from desktop_app.domain.language.text import unify_tones, words
from desktop_app.domain.plan.blocks import Block, BlockKind, walk
from desktop_app.domain.plan.plan import DocumentHead, PlanContent, PlanKind, ReadingNote
from desktop_app.domain.plan.wording import content_words
from desktop_app.importing.facts.fact_extractor import extract_facts
from desktop_app.importing.lines.markup import Dropped, Line, SourceLines, read_lines
from desktop_app.importing.lines.outline import freeze
from desktop_app.importing.lines.page_marks import PAGE_NUMBER, STAMP, without_marks
from desktop_app.importing.plan.agency_names import with_proposed_agency
from desktop_app.importing.plan.body_parser import parse_body
from desktop_app.importing.plan.head_parser import parse_head, with_whole_date
from desktop_app.importing.plan.roles import mark_roles, section_warnings
from desktop_app.importing.plan.subject import plan_kind_of, theme_of, working_year_of
from desktop_app.importing.plan.tail_parser import find_tail, parse_tail
from desktop_app.importing.plan.text_warnings import text_warnings

GENERATED_WORDS = frozenset(
    words(unify_tones("số ngày tháng năm nơi nhận lưu cộng hòa xã hội chủ nghĩa việt nam độc lập tự do hạnh phúc"))
)
"""Words that the paper's own forms write where a field fills them."""

_MOST_OF_A_KIND = 20


@dataclass(frozen=True)
class PlanReading:
    """A plan and what of its source is no content: marks, ornaments, formulas the paper prints by itself."""

    content: PlanContent
    dropped: tuple[Dropped, ...]


def parse_plan(source: str | SourceLines) -> PlanContent:
    """The plan in a text or in the lines of a document, whatever the text is; never raises. Uids are the same for the same text.

    What is missing stays empty, what was inferred stands in ``proposed_*``, and ``warnings`` say, with the line of the
    source, all that the reader should look at.
    """
    return read_plan(source).content


def read_plan(source: str | SourceLines) -> PlanReading:
    """The same, with what was dropped."""
    if isinstance(source, str):
        source = read_lines(source)
    source = without_marks(source)
    content, dropped = _structured(source)
    for simpler in (_as_outline, _as_paragraphs):
        if keeps_all_words(source, content, dropped):
            break
        content, dropped = simpler(source)
    content = _with_facts(content)
    return PlanReading(content, dropped)


def _structured(source: SourceLines) -> tuple[PlanContent, tuple[Dropped, ...]]:
    lines = with_whole_date(source.lines)
    head = parse_head(lines)
    cut = find_tail(lines, head.end)
    body = parse_body(lines[head.end : cut], head.leftover)
    tail = parse_tail(lines[cut:])
    roots = [*body.roots, *parse_body((), tail.extras).roots]
    mark_roles(roots)
    blocks = freeze(roots)
    warnings = [
        *head.warnings,
        *body.warnings,
        *section_warnings(roots),
        *tail.warnings,
        *_source_warnings(source),
        *_outline_warnings(blocks, lines),
    ]
    content = PlanContent(
        head=head.head,
        blocks=blocks,
        recipients=tail.recipients,
        filing=tail.filing,
        signature=tail.signature,
        attachments=tail.attachments,
        warnings=tuple(warnings),
    )
    return content, (*source.dropped, *head.dropped, *tail.dropped)


def _as_outline(source: SourceLines) -> tuple[PlanContent, tuple[Dropped, ...]]:
    """Should head or foot not come out whole: all lines as body."""
    body = parse_body(source.lines)
    mark_roles(body.roots)
    message = "Không đọc được đầu văn bản và phần ký mà không mất chữ; toàn bộ chữ được giữ trong nội dung."
    warnings = (ReadingNote("text.kept_as_body", message, 1), *body.warnings, *_source_warnings(source))
    content = PlanContent(head=DocumentHead(document_type=""), blocks=freeze(body.roots), warnings=warnings)
    return content, source.dropped


def _as_paragraphs(source: SourceLines) -> tuple[PlanContent, tuple[Dropped, ...]]:
    """The last resort: each line a paragraph, so that nothing is lost."""
    blocks = tuple(
        Block(f"b{number}", BlockKind.PARAGRAPH, line.text, runs=line.runs, source_lines=(line.number, line.number))
        for number, line in enumerate(source.lines, start=1)
    )
    message = "Không dựng được bố cục mà không mất chữ; mỗi dòng được giữ thành một đoạn văn."
    warnings = (ReadingNote("text.kept_plain", message, 1), *_source_warnings(source))
    return PlanContent(head=DocumentHead(document_type=""), blocks=blocks, warnings=warnings), source.dropped


def keeps_all_words(source: SourceLines, content: PlanContent, dropped: Iterable[Dropped]) -> bool:
    """Whether the plan has every word of its source and none of its own but those of the forms."""
    formulas = [one.text for one in dropped if one.kind in ("formula", "signed mark")]
    there = _counted(words("\n".join(line.text for line in source.lines)))
    there.subtract(_counted(words("\n".join(formulas))))
    here = _counted(content_words(content))
    there.subtract(here)
    return all(count == 0 or (count < 0 and word in GENERATED_WORDS) for word, count in there.items())


def _counted(found: Iterable[str]) -> Counter[str]:
    """Words by count: case, leading zeros and tone places do not tell words apart here."""
    raw = Counter(found)
    counted: Counter[str] = Counter()
    for word, count in raw.items():
        plain = unify_tones(word).casefold()
        counted[(plain.lstrip("0") or "0") if plain.isdigit() else plain] += count
    return counted


def _source_warnings(source: SourceLines) -> list[ReadingNote]:
    notes = [*text_warnings(source.lines)]
    pictures = [one for one in source.dropped if one.kind == "image"]
    if pictures:
        message = f"Bỏ {len(pictures)} chỗ dẫn đến hình ảnh; hình không có trong tệp."
        notes.append(ReadingNote("text.image_dropped", message, pictures[0].number))
    numbers = [one for one in source.dropped if one.kind == PAGE_NUMBER]
    if numbers:
        quoted = ", ".join(one.text for one in numbers)
        message = f"Bỏ số trang nằm giữa văn bản: {quoted}."
        notes.append(ReadingNote("page.number_dropped", message, numbers[0].number))
    stamps = [one for one in source.dropped if one.kind == STAMP]
    if stamps:
        quoted = "; ".join(one.text for one in stamps)
        notes.append(ReadingNote("signature.stamp_dropped", f"Bỏ dòng của chữ ký số: “{quoted}”.", stamps[0].number))
    return notes


def _outline_warnings(blocks: tuple[Block, ...], lines: tuple[Line, ...]) -> list[ReadingNote]:
    if not lines:
        return [ReadingNote("text.empty", "Tệp không có chữ nào.", 0)]
    if not blocks:
        return [ReadingNote("text.no_body", "Không thấy phần nội dung của kế hoạch.", 0)]
    if all(block.kind is BlockKind.PARAGRAPH for block in walk(blocks)):
        first = blocks[0].source_lines
        message = "Không nhận ra mục, khoản hay gạch đầu dòng nào; nội dung được giữ thành các đoạn văn."
        return [ReadingNote("text.no_structure", message, first[0] if first else 0)]
    return []


def _with_facts(content: PlanContent) -> PlanContent:
    head, theme_warnings = theme_of(content)
    head, agency_warnings = with_proposed_agency(head)
    content = replace(content, head=head, working_year=working_year_of(head))
    facts, fact_warnings = extract_facts(content)
    warnings = [*content.warnings, *theme_warnings, *agency_warnings, *fact_warnings]
    warnings = _shortened(warnings)
    kind = PlanKind.THEMATIC if plan_kind_of(head) is PlanKind.THEMATIC else PlanKind.ANNUAL
    return replace(content, facts=facts, warnings=tuple(warnings), plan_kind=kind)


def _shortened(warnings: list[ReadingNote]) -> list[ReadingNote]:
    """By line; of each kind the first ones and how many more there are."""
    counts = Counter(one.code for one in warnings)
    shown: Counter[str] = Counter()
    kept: list[ReadingNote] = []
    for one in sorted(warnings, key=lambda one: one.line):
        shown[one.code] += 1
        if shown[one.code] <= _MOST_OF_A_KIND:
            kept.append(one)
        elif shown[one.code] == _MOST_OF_A_KIND + 1:
            left = counts[one.code] - _MOST_OF_A_KIND
            kept.append(ReadingNote(one.code, f"Còn {left} chỗ khác như vậy, từ dòng này trở đi.", one.line))
    return kept
