"""Numbers of sections, clauses and points as they are written: repeated, skipped, out of order; sections without a title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop_app.domain.language.numerals import POINT_LETTERS, from_roman
from desktop_app.domain.plan.blocks import Block, BlockKind
from desktop_app.domain.plan.checks.finding import Finding, Fix, Severity
from desktop_app.domain.plan.checks.plan_view import Line, PlanView
from desktop_app.domain.plan.numbering import computed_marker
from desktop_app.domain.plan.outline_lines import line_of

_NUMBERED = (BlockKind.SECTION, BlockKind.CLAUSE, BlockKind.POINT)
_NAMES = {BlockKind.SECTION: "mục", BlockKind.CLAUSE: "khoản", BlockKind.POINT: "điểm"}
_LAST_NUMBER = re.compile(r"([0-9]{1,3})\s*[./)-]*$")
_RENUMBER = Fix("Đánh lại số", is_renumbering=True)


def check_numbering(view: PlanView) -> Iterator[Finding]:
    """Markers left to the program are right by themselves; only written ones are looked at."""
    yield from _lists(view, view.content.blocks)
    for block in view.blocks:
        if block.kind is BlockKind.SECTION and not block.title.strip() and not block.text.strip():
            yield _finding(view, block, "section.no_title", f"Mục {_bare(block)} chưa có tên. Mỗi mục phải có tiêu đề.")
        if block.kind is BlockKind.SECTION and block.title != block.title.upper():
            line = Line(line_of(block).text, block)
            end = len(block.title)
            fix = Fix("Viết hoa tên mục", (line.edit(0, end, block.title.upper()),))
            message = f"Tên mục {_bare(block)} chưa viết bằng chữ in hoa."
            basis = view.regime.cite("Phụ lục I, II.6")
            yield line.finding("section.small_letters", Severity.WARNING, message, 0, end, basis=basis, fix=fix)


def _lists(view: PlanView, blocks: tuple[Block, ...]) -> Iterator[Finding]:
    for kind in _NUMBERED:
        yield from _one_list(view, [block for block in blocks if block.kind is kind], kind)
    for block in blocks:
        yield from _lists(view, block.children)


def _one_list(view: PlanView, blocks: list[Block], kind: BlockKind) -> Iterator[Finding]:
    seen: set[int] = set()
    last = 0
    for place, block in enumerate(blocks, start=1):
        number = number_of(block) if block.marker else last + 1
        name, marker = _NAMES[kind], block.marker.strip()
        if number is None:
            continue
        if number in seen:
            right = _expected(kind, place)
            in_order = "" if right == marker.rstrip(".) ") else f"; theo thứ tự đây là {name} {right}"
            message = f"Số {name} “{marker}” lặp lại{in_order}."
            yield _finding(view, block, f"{_word(kind)}.number_repeated", message)
        elif number > last + 1:
            message = f"Thiếu {name} {_expected(kind, last + 1)} trước {name} “{marker}”."
            yield _finding(view, block, f"{_word(kind)}.number_skipped", message)
        elif number < last:
            message = f"Số {name} “{marker}” không theo thứ tự."
            yield _finding(view, block, f"{_word(kind)}.number_order", message)
        last = max(last + (number in seen), number)  # a repeated number stands in the place of the next
        seen.add(number)


def number_of(block: Block) -> int | None:
    """The number a written marker stands for; None where it is of another kind (A., 3.2.1 counts its last part)."""
    marker = block.marker.strip()
    if block.kind is BlockKind.SECTION:
        return from_roman(marker.rstrip("./)- "))
    if block.kind is BlockKind.POINT:
        letter = marker.rstrip("./) ").lower()
        return POINT_LETTERS.index(letter) + 1 if len(letter) == 1 and letter in POINT_LETTERS else None
    found = _LAST_NUMBER.search(marker)
    return int(found[1]) if found else None


def _expected(kind: BlockKind, place: int) -> str:
    return computed_marker(kind, place).rstrip(".)")


def _word(kind: BlockKind) -> str:
    return {BlockKind.SECTION: "section", BlockKind.CLAUSE: "clause", BlockKind.POINT: "point"}[kind]


def _bare(block: Block) -> str:
    return block.marker.strip().rstrip(".") or "không số"


def _finding(view: PlanView, block: Block, code: str, message: str) -> Finding:
    fix = _RENUMBER if "number" in code else None
    quote = " ".join(part for part in (block.marker.strip(), block.title or block.text[:60]) if part)
    return Finding(
        code,
        Severity.WARNING,
        message,
        quote=quote,
        basis=view.regime.cite("Phụ lục I, II.6"),
        block_uid=block.uid,
        fix=fix,
    )
