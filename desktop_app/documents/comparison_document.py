"""Two plans compared, on paper: what was added, dropped, moved and reworded, old beside new, and the facts that changed.

It reads in grey: each row says its change in a word, and changed words stand in square brackets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop_app.documents.model import Align, Column, Component, DocumentTitle, Paper, Row, Space, Table
from desktop_app.documents.office_paper import (
    Issuer,
    centered_note,
    landscape_paper,
    last_words,
    note,
    office_head,
    part_heading,
)
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.plan.comparison.comparing import BlockChange, Change, Comparison, FieldChange
from desktop_app.domain.plan.comparison.fact_comparison import FactDifference
from desktop_app.domain.plan.comparison.fact_wording import KIND_WORDS, NOTHING
from desktop_app.domain.plan.comparison.word_spans import SpanKind, WordSpan, shortened
from desktop_app.domain.plan.labels import dated_label
from desktop_app.domain.plan.plan import Plan

_WORDS = {
    Change.ADDED: "Thêm",
    Change.DROPPED: "Bỏ",
    Change.MOVED: "Chuyển chỗ",
    Change.REWORDED: "Sửa lời",
    Change.MOVED_REWORDED: "Chuyển, sửa",
}
_HEADINGS = ("STT", "Thay đổi", "Chỗ", "Kế hoạch cũ", "Kế hoạch mới")
_FACT_HEADINGS = ("STT", "Loại", "Số liệu", "Chỗ", "Kế hoạch cũ", "Kế hoạch mới")
_MOST = 700
"""Letters of one cell: a longer text goes on in the next row, for a row must fit on a page."""


def build_comparison_paper(old: Plan, new: Plan, comparison: Comparison, issuer: Issuer) -> Paper:
    """The comparison on sheets that lie on their side; parts without differences are left out."""
    parts: list[tuple[str, tuple[Component, ...]]] = []
    outside = (*comparison.head, *comparison.recipients, *comparison.signature, *comparison.attachments)
    changed = [one for one in comparison.blocks if one.change is not Change.SAME]
    if outside:
        parts.append(("ĐẦU VĂN BẢN, NƠI NHẬN, CHỮ KÝ, PHỤ LỤC", (Space(2), _table(_field_rows(outside)))))
    if changed:
        parts.append(("NỘI DUNG", (Space(2), _table(_block_rows(changed)))))
    if comparison.facts:
        parts.append(("SỐ LIỆU", (Space(2), _fact_table(comparison.facts))))
    body: list[Component] = []
    for number, (heading, components) in zip(("I", "II", "III"), parts, strict=False):
        body += [part_heading(f"{number}. {heading}"), *components]
    if changed or outside:
        body.insert(0, note("Chữ trong ngoặc vuông [ ] là chữ đã đổi; … là chỗ giữ nguyên được lược bớt."))
    title = f"So sánh {old.label} và {new.label}"
    return landscape_paper(
        title,
        issuer,
        (
            office_head(issuer),
            DocumentTitle("BẢNG SO SÁNH", (f"{dated_label(old)} và {dated_label(new)}",)),
            centered_note(f"(Lập ngày {format_text(issuer.printed_on)})"),
            *body,
            last_words(_summary(comparison)),
        ),
    )


def _summary(comparison: Comparison) -> str:
    if comparison.is_empty:
        return "Hai kế hoạch giống nhau."
    moved = comparison.count(Change.MOVED, Change.MOVED_REWORDED)
    reworded = comparison.count(Change.REWORDED, Change.MOVED_REWORDED)
    return (
        f"Nội dung: thêm {comparison.count(Change.ADDED)}, bỏ {comparison.count(Change.DROPPED)}, chuyển chỗ {moved}, "
        f"sửa lời {reworded}, giữ nguyên {comparison.count(Change.SAME)}; {len(comparison.facts)} số liệu khác nhau."
    )


def _table(rows: Iterable[tuple[str, str, str, str]]) -> Table:
    columns = (
        Column(width_mm=12, align=Align.CENTER),
        Column(width_mm=24),
        Column(width_mm=30),
        Column(1),
        Column(1),
    )
    found: list[Row] = []
    number = 0
    for change, place, old, new in rows:
        number += bool(change)
        found.append(Row((str(number) if change else "", change, place, old, new)))
    return Table(columns, (Row(_HEADINGS),), tuple(found), size=11.0)


def _field_rows(changes: Iterable[FieldChange]) -> Iterator[tuple[str, str, str, str]]:
    for one in changes:
        yield from _cut(_WORDS[one.change], one.name, *_sides(one.old, one.new, one.spans))


def _block_rows(changes: Iterable[BlockChange]) -> Iterator[tuple[str, str, str, str]]:
    for one in changes:
        place = one.new_place or one.old_place
        if one.change.is_moved and one.old_place != one.new_place:
            place = f"{one.old_place} → {one.new_place}"
        yield from _cut(_WORDS[one.change], place, *_sides(one.old, one.new, one.spans))


def _sides(old: str, new: str, spans: tuple[WordSpan, ...]) -> tuple[str, str]:
    """Old and new words with what changed in brackets; a whole text that came or went needs none."""
    if not (old and new and spans):
        return old, new
    return _bracketed(spans, SpanKind.DROPPED), _bracketed(spans, SpanKind.ADDED)


def _bracketed(spans: tuple[WordSpan, ...], kind: SpanKind) -> str:
    kept = [one for one in spans if one.kind in (SpanKind.SAME, kind)]
    parts = []
    for at, one in enumerate(kept):
        if one.kind is kind:
            words = one.text.strip()
            before = one.text[: len(one.text) - len(one.text.lstrip())]
            after = one.text[len(one.text.rstrip()) :]
            parts.append(f"{before}[{words}]{after}" if words else one.text)
        else:
            parts.append(shortened(one.text, is_first=at == 0, is_last=at == len(kept) - 1))
    return "".join(parts)


def _cut(change: str, place: str, old: str, new: str) -> Iterator[tuple[str, str, str, str]]:
    """One row, or more where a text is long."""
    old_parts, new_parts = _pieces(old), _pieces(new)
    for at in range(max(len(old_parts), len(new_parts))):
        yield (
            change if at == 0 else "",
            place if at == 0 else "",
            old_parts[at] if at < len(old_parts) else "",
            new_parts[at] if at < len(new_parts) else "",
        )


def _pieces(text: str) -> list[str]:
    text = " ".join(text.split())
    pieces = []
    while len(text) > _MOST:
        at = text.rfind(" ", 0, _MOST)
        at = at if at > 0 else _MOST
        pieces.append(text[:at])
        text = text[at:].lstrip()
    return [*pieces, text]


def _fact_table(facts: tuple[FactDifference, ...]) -> Table:
    columns = (
        Column(width_mm=12, align=Align.CENTER),
        Column(width_mm=34),
        Column(1.6),
        Column(width_mm=24),
        Column(1),
        Column(1),
    )
    rows = tuple(
        Row(
            (
                str(number),
                KIND_WORDS[one.kind],
                f"{one.title}: {one.field_words}" if one.field else one.title,
                one.place or NOTHING,
                one.old or NOTHING,
                one.new or NOTHING,
            )
        )
        for number, one in enumerate(facts, start=1)
    )
    return Table(columns, (Row(_FACT_HEADINGS),), rows, size=11.0)
