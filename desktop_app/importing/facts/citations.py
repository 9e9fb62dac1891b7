"""Citations: every mention of a numbered document, and which mentions mean the same one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.plan.blocks import BlockRole
from desktop_app.domain.plan.facts import Citation
from desktop_app.importing.facts.date_phrases import day_at
from desktop_app.importing.facts.passages import Passage

_TYPES = {
    "Chỉ thị": ("CT",),
    "Nghị quyết": ("NQ", "NQLT"),
    "Nghị định": ("NĐ",),
    "Quyết định": ("QĐ",),
    "Thông tư liên tịch": ("TTLT",),
    "Thông tư": ("TT",),
    "Công văn": ("CV",),
    "Công điện": ("CĐ",),
    "Kế hoạch": ("KH", "KHLT", "KHPH"),
    "Chương trình hành động": ("CTR", "CTRHĐ"),
    "Chương trình": ("CTR", "CT", "CTPH"),
    "Hướng dẫn": ("HD", "HDLN"),
    "Kết luận": ("KL",),
    "Thông báo": ("TB",),
    "Báo cáo": ("BC",),
    "Tờ trình": ("TTR",),
    "Quy định": ("QĐ", "QĐI"),
    "Quy chế": ("QC",),
    "Đề án": ("ĐA",),
    "Pháp lệnh": ("PL",),
    "Luật": (),
}
_TYPE = re.compile("|".join(sorted(_TYPES, key=len, reverse=True)))
_NUMBERED = re.compile(
    r"(?P<number>[0-9]{1,5}(?:/(?:19|20)[0-9]{2})?)\s?[-/]\s?"
    r"(?P<symbol>[A-ZĐ][A-Za-zĐđ&]{0,9}[0-9]{0,2}(?:\s?[-/]\s?[A-ZĐ][A-Za-zĐđƯưƠơ&]{0,11}[0-9]{0,2}){0,4})(?![A-Za-z0-9])"
)
_BARE = re.compile(
    r"(?P<type>Chỉ thị|Nghị quyết|Nghị định|Quyết định|Thông tư|Công văn|Kết luận|Kế hoạch)\s+(?:số\s+)?"
    r"(?P<number>[0-9]{1,5})(?=,?\s+ngày\s+[0-9]|\s+của\s+[^\W\d_])"
)
_SO = re.compile(r"(?:số|Số)\s*:?\s*$")
_DATE = re.compile(r"\s?,?\s*(?:\(?\s*ngày\s+)")
_ISSUER = re.compile(r",?\s*của\s+(?P<issuer>[^,.;:()“”\"]{2,120})")
_ISSUER_ENDS = re.compile(
    r"\s(?:(?:về|phát động|ban hành|quy định|hướng dẫn|triển khai|thực hiện|sửa đổi|trong|tại|với|đến|khóa|giai đoạn|theo|"
    r"năm|chỉ đạo|phê duyệt|thi hành|kèm theo)\b|và (?:Chỉ thị|Nghị|Quyết|Thông tư|Công văn|Kế hoạch|Hướng dẫn|Luật|các))",
    re.IGNORECASE,
)
_BASIS_START = re.compile(
    r"(?:^|[.;]\s+)(?:(?:căn cứ|thực hiện|quán triệt|triển khai|theo|tiếp tục)\s+(?:(?:và|vào|các|tinh thần)\s+)*)+$",
    re.IGNORECASE,
)
_LOOK_BACK = 160


@dataclass(frozen=True)
class _Found:
    start: int
    end: int
    number: str
    symbol: str | None
    document_type: str | None
    type_start: int | None


def read_citations(subject: str, passages: Iterable[Passage]) -> list[Citation]:
    """One citation per mention, those of the subject first; ``target_key`` is the same for the same document."""
    found: list[Citation] = []
    found += _mentions(subject, None, is_opening=False)
    for passage in passages:
        is_basis = passage.block.role is BlockRole.BASIS
        found += _mentions(passage.text, passage.block.uid, is_opening=is_basis)
    return _linked(found)


def _mentions(text: str, block_uid: str | None, is_opening: bool) -> list[Citation]:
    citations: list[Citation] = []
    last_type: dict[str, str] = {}
    last_basis_end = 0
    for one in _found(text):
        document_type = one.document_type or _inherited(one, text, last_type)
        if one.symbol and document_type:
            last_type[_abbreviation(one.symbol)] = document_type
        dated_on, end = _date_after(text, one.end)
        issuer, end = _issuer_after(text, end)
        start = one.type_start if one.type_start is not None else _with_so(text, one.start)
        is_basis = is_opening and _begins_basis(text, start, last_basis_end)
        last_basis_end = end if is_basis else last_basis_end
        citations.append(
            Citation(
                uid="",
                block_uid=block_uid,
                quote=text[start:end].strip(),
                text=text[start:end].strip(),
                document_type=document_type,
                number=one.number,
                symbol=one.symbol,
                dated_on=dated_on,
                issuer=issuer,
                is_basis=is_basis,
            )
        )
    return citations


def _found(text: str) -> list[_Found]:
    taken: list[_Found] = []
    for match in _NUMBERED.finditer(text):
        symbol = re.sub(r"\s", "", match["symbol"])
        if match.start() and (text[match.start() - 1].isalnum() or text[match.start() - 1] in "/-."):
            continue
        name, start = _type_before(text, match.start())
        has_so = _SO.search(text[max(0, match.start() - 8) : match.start()]) is not None
        if name is None and not has_so and not _is_known_symbol(symbol):
            continue
        taken.append(_Found(match.start(), match.end(), match["number"], symbol, name, start))
    spans = [(one.start, one.end) for one in taken]
    for match in _BARE.finditer(text):
        if not any(start <= match.start("number") < end for start, end in spans):
            found = _Found(match.start("number"), match.end(), match["number"], None, match["type"], match.start())
            taken.append(found)
    return sorted(taken, key=lambda one: one.start)


def _type_before(text: str, at: int) -> tuple[str | None, int | None]:
    """The type word right before a number: "Chỉ thị số 19/…", "Quyết định 52/2016/…"."""
    before = text[max(0, at - 40) : at]
    trimmed = _SO.sub("", before).rstrip()
    for name in sorted(_TYPES, key=len, reverse=True):
        if trimmed.lower().endswith(name.lower()):
            return name, max(0, at - 40) + len(trimmed) - len(name)
    return None, None


def _inherited(one: _Found, text: str, last_type: dict[str, str]) -> str | None:
    """The type word that stands farther before, and that the symbol bears out: "các Kế hoạch của Sở … số 08/KH-…"."""
    abbreviation = _abbreviation(one.symbol or "")
    if abbreviation in last_type:
        return last_type[abbreviation]
    fitting = [name for name, short in _TYPES.items() if abbreviation in short]
    before = text[max(0, one.start - _LOOK_BACK) : one.start]
    named = [match[0] for match in _TYPE.finditer(before) if match[0] in fitting]
    return named[-1] if named else None


def _abbreviation(symbol: str) -> str:
    return re.split(r"[-/]", symbol, maxsplit=1)[0].upper()


def _is_known_symbol(symbol: str) -> bool:
    parts = re.split(r"[-/]", symbol)
    return len(parts) > 1 and any(parts[0].upper() in short for short in _TYPES.values())


def _with_so(text: str, at: int) -> int:
    found = _SO.search(text[max(0, at - 8) : at])
    return at - (len(found[0]) if found else 0)


def _date_after(text: str, at: int) -> tuple[date | None, int]:
    opening = _DATE.match(text, at)
    point = day_at(text, opening.end()) if opening else None
    if point is None or point.year is None:
        return None, at
    return point.on(None), point.end


def _issuer_after(text: str, at: int) -> tuple[str | None, int]:
    found = _ISSUER.match(text, at)
    if found is None:
        return None, at
    end = _ISSUER_ENDS.search(found["issuer"])
    issuer = found["issuer"][: end.start()] if end else found["issuer"]
    return issuer.strip(), found.start("issuer") + len(issuer.rstrip())


def _begins_basis(text: str, start: int, last_basis_end: int) -> bool:
    """Whether a mention begins a basis: behind the verb, behind ";", or joined by "và" to the basis before it."""
    before = text[:start]
    if not before.strip() or before.rstrip().endswith(";") or _BASIS_START.search(before[-60:]):
        return True
    return last_basis_end > 0 and before.endswith(("và ", ", ")) and " về " not in text[last_basis_end:start]


def _linked(citations: list[Citation]) -> list[Citation]:
    """Give mentions of the same document the same key; numbers that restart with the year are told apart by it."""
    years: dict[str, set[int]] = {}
    for one in citations:
        if one.dated_on:
            years.setdefault(_key(one), set()).add(one.dated_on.year)
    seen: set[str] = set()
    linked: list[Citation] = []
    for index, one in enumerate(citations, start=1):
        key = _key(one)
        if len(years.get(key, ())) > 1 and one.dated_on and not key.endswith(("/TW", "/TU")):
            key = f"{key}@{one.dated_on.year}"
        linked.append(replace(one, uid=f"citation-{index}", target_key=key, is_first_mention=key not in seen))
        seen.add(key)
    return linked


def _key(one: Citation) -> str:
    number = (one.number or "").lstrip("0")
    if one.symbol:
        return f"{number}/{one.symbol}".upper()
    return f"{one.document_type} {number}"
