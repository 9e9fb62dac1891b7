"""Legal bases in the plan that is carried forward: which stay, which return every year, which is the office's own old plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.text import match_key
from desktop_app.domain.legal_basis.citation_form import full_form, short_form
from desktop_app.domain.legal_basis.register import Force, LegalBasisRegister
from desktop_app.domain.plan.carry_forward.phrases import YearPhrase, periods_in, years_in
from desktop_app.domain.plan.carry_forward.year_shift import TERM, YearShift
from desktop_app.domain.plan.cited_basis import mention_of
from desktop_app.domain.plan.facts import Citation

_TITLE = re.compile(
    r"\s+(?:khó[aá]\s+[IVXLC]+\s*)?(?:[“\"]|(?:về|phát động|ban hành|quy định|triển khai|thực hiện|hướng dẫn|sửa đổi|phê duyệt)\b)"
)
_TERM_OF_ISSUER = re.compile(r"\s+(?:\(?khó[aá]\s+[IVXLC]+\)?)")
_TITLE_ENDS = re.compile(
    r"[;]|[.](?=\s|$)|(?<=[”\"]),|,\s+(?=(?:để|nhằm|tạo|góp phần|nhất là|Sở|Văn phòng|Ban|Trung tâm|Chi cục|cụ thể|như sau)\b)"
    r"|\s+(?:tại (?:đơn vị|Sở|cơ quan)|như sau)\b|\s+(?=và\s+(?:Chỉ thị|Kế hoạch|Quyết định|Nghị|Công văn|Thông tư|Hướng dẫn)\b)",
)
_LONGEST_TITLE = 400
_DOTS = "……"
_DATED = re.compile(r"ngày\s+[0-9]{1,2}(?P<sign>\s?[/.-]\s?|\s+tháng\s+)[0-9]{1,2}(?:(?P=sign)|\s+năm\s+)[0-9]{4}")


@dataclass(frozen=True)
class CitedSpan:
    """A citation in a text with the title that belongs to it; ``end`` is behind the title where it was found."""

    start: int
    end: int
    text: str
    citation: Citation


def cited_spans(text: str, citations: list[Citation]) -> Iterator[CitedSpan]:
    """Where citations stand in a text, each with its title up to the next citation; mentions come in reading order."""
    at = 0
    found: list[tuple[int, int, Citation]] = []
    for one in citations:
        start = text.find(one.quote, at) if one.quote else -1
        if start >= 0:
            found.append((start, start + len(one.quote), one))
            at = start + len(one.quote)
    for index, (start, end, one) in enumerate(found):
        limit = found[index + 1][0] if index + 1 < len(found) else len(text)
        end = _title_end(text, end, limit)
        yield CitedSpan(start, end, text[start:end], one)


def _title_end(text: str, end: int, limit: int) -> int:
    """Behind the title of a cited document; only a title that names a year or a term needs to be known."""
    stop = min(limit, end + _LONGEST_TITLE)
    if _TITLE.match(text, end) is None:
        term = _TERM_OF_ISSUER.match(text, end)
        return term.end() if term else end
    found = _TITLE_ENDS.search(text, end, stop)
    title_end = found.start() if found else stop
    if found is None and stop < limit:
        return end  # no end of a title in reach: better none than half a sentence
    return len(text[:title_end].rstrip(" ,("))


@dataclass(frozen=True)
class CitationProposal:
    """What a cited text becomes; ``words`` None: it stays."""

    words: str | None
    is_certain: bool
    reason: str
    source: str = ""


@dataclass(frozen=True)
class OwnPlan:
    """The plan that is carried forward, as a basis of the new one; ``words`` "" while it has no number or day."""

    symbol: str = ""
    subject: str = ""
    words: str = ""


def proposal_for(span: CitedSpan, shift: YearShift, own: OwnPlan, bases: LegalBasisRegister | None) -> CitationProposal:
    """The office's own plan of last year is replaced by this one; what is issued anew every year gets a frame to fill in;
    what is no longer in force is replaced by what took its place, as far as the register of legal bases knows."""
    one = span.citation
    title = span.text[len(one.quote) :]
    dated = one.dated_on.year if one.dated_on else None
    is_own = bool(one.symbol) and match_key(one.symbol or "") == match_key(own.symbol)
    if is_own and dated is not None and shift.is_near(dated):
        if own.words:
            return CitationProposal(own.words, False, "kế hoạch của chính cơ quan; thay bằng kế hoạch vừa thực hiện")
        return CitationProposal(None, False, "kế hoạch của chính cơ quan; kế hoạch cũ chưa có số, ngày để viện dẫn")
    known = _known(one, shift, bases) if bases is not None else None
    if known is not None:
        return known
    periods = list(periods_in(title))
    years = [year for year in years_in(title) if not any(one.start <= year.start < one.end for one in periods)]
    if any(year.year == shift.old for year in years) and (dated is None or shift.is_near(dated)):
        words = _frame(span, shift, [year for year in years if shift.is_near(year.year)])
        return CitationProposal(words, False, "văn bản ban hành hằng năm; điền số, ngày của văn bản mới")
    over = next((period for period in periods if period.last < shift.new), None)
    if over is not None:
        return CitationProposal(None, False, f"văn bản của giai đoạn {over.first}-{over.last}; tìm văn bản thay")
    if dated is not None and dated < shift.old - TERM:
        return CitationProposal(None, False, f"ban hành năm {dated}; kiểm tra còn hiệu lực")
    return CitationProposal(None, False, "kiểm tra còn hiệu lực hoặc đã có văn bản thay")


def _known(one: Citation, shift: YearShift, bases: LegalBasisRegister) -> CitationProposal | None:
    """What the register of legal bases says of a cited document on the first day of the new year; None: nothing."""
    on = date(shift.new, 1, 1)
    basis = bases.meaning(mention_of(one, on), is_sure=True) if one.number else None
    if basis is None:
        return None
    source = "Sổ căn cứ" if basis.is_verified else "Sổ căn cứ (chưa kiểm chứng)"
    force, end = bases.force_on(basis, on), bases.last_day(basis)
    if force is Force.IN_FORCE:
        until = f" đến hết ngày {format_text(end)}" if end is not None else ""
        return CitationProposal(None, False, f"còn hiệu lực{until}", source)
    if force is not Force.ENDED:
        return None
    ended = f"hết hiệu lực từ ngày {format_text(end + timedelta(days=1))}" if end is not None else "hết hiệu lực"
    newest = bases.chain(basis)[-1:]
    if not newest:
        return CitationProposal(None, False, f"{ended}; tìm văn bản thay", source)
    new = newest[0]
    words = full_form(new) if one.is_first_mention else short_form(new)
    last = bases.last_day(new)
    so_far = f", còn hiệu lực đến hết ngày {format_text(last)}" if last is not None and last.year <= shift.new else ""
    return CitationProposal(words, False, f"{ended}; thay bằng {short_form(new)}{so_far}", source)


def _frame(span: CitedSpan, shift: YearShift, years: list[YearPhrase]) -> str:
    """The same words with blanks for number and day, and the years of the title moved on."""
    one = span.citation
    head, title = one.quote, span.text[len(one.quote) :]
    if one.number:
        head = head.replace(one.number, _DOTS, 1)
    if one.dated_on is not None:
        head = _DATED.sub(f"ngày {_DOTS}/{_DOTS}/{one.dated_on.year + shift.by}", head, count=1)
    for year in reversed(years):
        title = title[: year.start] + str(year.year + shift.by) + title[year.end :]
    return head + title
