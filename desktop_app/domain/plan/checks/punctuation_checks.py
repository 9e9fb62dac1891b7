"""Quotation marks pairwise, spaces and marks, small letters after a semicolon, bold within a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop_app.domain.plan.checks.finding import Finding, Fix, Severity
from desktop_app.domain.plan.checks.plan_view import Line, PlanView

_BEFORE_MARK = re.compile(r"(?<=[^\W_])\s+(?=[,;:!?](?:\s|$)|\.(?!\.)(?:\s|$)(?!\s*/))")
_PILED = re.compile(r"[;,:]\s*\.{2,}|\.{2,}\s*[;,:]|,,|;;|(?<!\.)\.\s?[;,]|[;,]\s?\.(?![./\w])")
_NO_SPACE_AFTER = re.compile(r"(?<=[a-zà-ỹđ]{2})[,;](?=[^\W\d_]{2})")
_CAPITAL_AFTER = re.compile(r";\s+(?=[^\W\d_])")
_SPACE_IN_BRACKETS = re.compile(r"\(\s+|\s+\)|“\s+|\s+”")
_PAIRS = {"”": "“", "’": "‘", ")": "(", "»": "«"}
_NAMES = {"“": "ngoặc kép", "”": "ngoặc kép", "(": "ngoặc đơn", ")": "ngoặc đơn", "«": "ngoặc kép", "»": "ngoặc kép"}
_GRADE = re.compile(r"“([^”“]{3,60}?)\s+trở lên\s*”")
_FORM = "quy tắc dấu câu"


def check_punctuation(view: PlanView) -> Iterator[Finding]:
    """Line by line."""
    for line in view.lines:
        yield from _quotes(line)
        yield from _marks(line)
        yield from _grade_in_quotes(line)
        yield from _bold_in_sentence(view, line)
        if view.regime.is_small_after_semicolon:
            yield from _capital_after_semicolon(view, line)


def _quotes(line: Line) -> Iterator[Finding]:
    """Each mark against its partner within the paragraph: marks that only cancel out in a count are found too."""
    open_at: list[int] = []
    text = line.text
    for at, character in enumerate(text):
        if character in "“«" or (character == "(" and not _is_list_mark(text, at)):
            if open_at and character == "“" and text[open_at[-1]] == "“":
                yield _unbalanced(line, open_at.pop(), "mở mà chưa đóng")
            open_at.append(at)
        elif character in "”»)":
            if character == ")" and _is_list_mark(text, at):
                continue
            if open_at and text[open_at[-1]] == _PAIRS[character]:
                open_at.pop()
            elif any(text[one] == _PAIRS[character] for one in open_at):
                while text[open_at[-1]] != _PAIRS[character]:
                    yield _unbalanced(line, open_at.pop(), "mở mà chưa đóng")
                open_at.pop()
            else:
                yield _unbalanced(line, at, "đóng mà chưa mở")
    for at in open_at:
        yield _unbalanced(line, at, "mở mà chưa đóng")
    if text.count('"') % 2:
        yield _unbalanced(line, text.rindex('"'), "lẻ, thiếu dấu đi cùng")


def _is_list_mark(text: str, at: int) -> bool:
    """ "a)" and "1)" close nothing."""
    return (
        text[at] == ")" and re.search(r"(?:^|[\s;,.:])[0-9a-zđ]{1,2}$", text[:at]) is not None and "(" not in text[:at]
    )


def _unbalanced(line: Line, at: int, what: str) -> Finding:
    name = _NAMES.get(line.text[at], "ngoặc kép")
    start, end = (at, min(len(line.text), at + 40)) if "mở" in what[:2] else (max(0, at - 40), at + 1)
    code = "quotes.unbalanced" if name == "ngoặc kép" else "brackets.unbalanced"
    return line.finding(code, Severity.WARNING, f"Dấu {name} {what} trong đoạn này.", start, end, basis=_FORM)


def _marks(line: Line) -> Iterator[Finding]:
    for found in _BEFORE_MARK.finditer(line.text):
        start, end = max(0, found.start() - 12), min(len(line.text), found.end() + 1)
        fix = Fix("Bỏ khoảng trắng", (line.edit(found.start(), found.end(), ""),))
        message = f"Thừa khoảng trắng trước dấu “{line.text[found.end()]}”."
        yield line.finding("punctuation.space_before", Severity.HINT, message, start, end, basis=_FORM, fix=fix)
    for found in _PILED.finditer(line.text):
        start = max(0, found.start() - 12)
        message = f"Hai dấu câu liền nhau: “{found[0]}”."
        yield line.finding("punctuation.piled", Severity.HINT, message, start, found.end(), basis=_FORM)
    for found in _NO_SPACE_AFTER.finditer(line.text):
        start, end = max(0, found.start() - 12), min(len(line.text), found.end() + 12)
        fix = Fix("Thêm khoảng trắng", (line.edit(found.end(), found.end(), " "),))
        message = f"Thiếu khoảng trắng sau dấu “{found[0]}”."
        yield line.finding("punctuation.no_space_after", Severity.HINT, message, start, end, basis=_FORM, fix=fix)
    for found in _SPACE_IN_BRACKETS.finditer(line.text):
        fix = Fix("Bỏ khoảng trắng", (line.edit(found.start(), found.end(), found[0].strip()),))
        start, end = max(0, found.start() - 12), min(len(line.text), found.end() + 12)
        message = f"Thừa khoảng trắng cạnh dấu “{found[0].strip()}”."
        yield line.finding("punctuation.space_inside", Severity.HINT, message, start, end, basis=_FORM, fix=fix)


def _grade_in_quotes(line: Line) -> Iterator[Finding]:
    for found in _GRADE.finditer(line.text):
        right = f"“{found[1]}” trở lên"
        fix = Fix(f"Đổi: {right}" if len(right) < 30 else "Đưa “trở lên” ra ngoài", (line.edit(*found.span(), right),))
        message = "“trở lên” không thuộc tên mức xếp loại; để ngoài dấu ngoặc kép."
        yield line.finding("quotes.grade", Severity.HINT, message, *found.span(), basis=_FORM, fix=fix)


def _bold_in_sentence(view: PlanView, line: Line) -> Iterator[Finding]:
    block = line.block
    if block is None:
        return
    for run in block.runs:
        inside = block.text[run.start : run.end]
        is_lead = not block.text[: run.start].strip() and (
            inside.rstrip().endswith((":", ".")) or block.text[run.end :].lstrip().startswith((":", "("))
        )
        if not run.bold or is_lead or not inside.strip() or len(inside.strip()) == len(block.text.strip()):
            continue
        shift = line.title_end
        message = "Chữ đậm giữa câu; nội dung trình bày bằng chữ đứng, không đậm."
        yield line.finding(
            "emphasis.bold",
            Severity.HINT,
            message,
            shift + run.start,
            shift + run.end,
            basis=view.regime.cite("Phụ lục I, II.6"),
        )


def _capital_after_semicolon(view: PlanView, line: Line) -> Iterator[Finding]:
    """Only a word that stands in small letters elsewhere in the plan: names keep their capital."""
    for found in _CAPITAL_AFTER.finditer(line.text):
        word = re.match(r"[^\W\d_]+(?:\s+[^\W\d_]+)?", line.text[found.end() :])
        if word is None or not word[0][0].isupper() or len(word[0].split()) < 2 or word[0].split()[1][0].isupper():
            continue
        if any(line.text.startswith(name, found.end()) for name in view.rules.document_types.abbreviations):
            continue  # the type of a document that is named keeps its capital (Phụ lục II, V.6)
        small = word[0][0].lower() + word[0][1:]
        if not any(re.search(rf"(?<![\w“]){re.escape(small)}\b", other.text) for other in view.lines):
            continue
        edit = line.edit(found.end(), found.end() + 1, line.text[found.end()].lower())
        message = f"Sau dấu “;” không viết hoa “{word[0]}”."
        yield line.finding(
            "capital.after_semicolon",
            Severity.HINT,
            message,
            found.start(),
            found.end() + len(word[0]),
            basis=view.regime.cite("Phụ lục II, mục I"),
            fix=Fix(f"Đổi: {small}", (edit,)),
        )
