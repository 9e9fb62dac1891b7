"""The award passport on paper: titles and commendations in two tables, by year, as a report of achievements wants them.

Columns as in the forms of NĐ 152/2025/NĐ-CP (báo cáo thành tích): năm, danh hiệu hoặc hình thức, số và ngày của quyết định, cơ quan
ban hành; beside them the period and the kind of merit.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.documents.model import (
    Align,
    Cell,
    Column,
    Component,
    DocumentTitle,
    Paper,
    Properties,
    Row,
    Section,
    Space,
    Table,
)
from desktop_app.documents.office_paper import (
    Issuer,
    centered_note,
    last_words,
    note,
    office_foot,
    office_head,
    part_heading,
)
from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.award.merit import MERIT_NAMES
from desktop_app.domain.award.passport import Passport, PassportEntry, PassportPart
from desktop_app.domain.award.passport_wording import counts_words, gap_words, idle_words
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.numerals import to_roman
from desktop_app.domain.registration.registration import SubjectKind

TITLE = "BẢNG KHEN THƯỞNG"
_COLUMNS = (
    Column(width_mm=15, align=Align.CENTER),
    Column(2.4),
    Column(3.0),
    Column(1.5, align=Align.CENTER),
    Column(1.8),
)
_PARTS = (("DANH HIỆU THI ĐUA", "Danh hiệu", True), ("HÌNH THỨC KHEN THƯỞNG", "Hình thức", False))


@dataclass(frozen=True)
class PassportPaper:
    """A passport as of the day it is printed."""

    issuer: Issuer
    passport: Passport


def build_passport(paper: PassportPaper) -> Paper:
    """One or several sheets; the awards of each unit of the past under its own name."""
    passport, issuer = paper.passport, paper.issuer
    whose = "của cá nhân" if passport.subject_kind is SubjectKind.PERSON else "của tập thể"
    components: list[Component] = [
        office_head(issuer),
        DocumentTitle(TITLE, (passport.name,)),
        centered_note("; ".join((*passport.about, f"số liệu đến ngày {format_text(issuer.printed_on)}"))),
        Space(4),
    ]
    for number, (heading, noun, is_title) in enumerate(_PARTS, start=1):
        components.append(part_heading(f"{to_roman(number)}. {heading}"))
        components.append(_table(passport, noun, is_title=is_title))
    components += [note(line) for line in _remarks(passport)]
    components += [last_words(_summary(passport)), office_foot(issuer)]
    properties = Properties(f"Bảng khen thưởng {whose} {passport.name}", issuer.profile.name, issuer.printed_at)
    return Paper(properties, (Section(tuple(components)),))


def _table(passport: Passport, noun: str, *, is_title: bool) -> Component:
    rows: list[Row] = []
    for part in passport.parts:
        before = ""
        for year in part.years:
            for entry in year.titles if is_title else year.commendations:
                heading = part.heading or _unit_then(entry)
                if heading != before:
                    rows.append(Row((Cell(heading, columns=len(_COLUMNS), align=Align.LEFT),), bold=True))
                    before = heading
                rows.append(_row(year.year, entry))
    if not rows:
        return note("Chưa có.")
    headings = Row(
        ("Năm", noun, "Số, ngày, tháng, năm của quyết định; cơ quan ban hành", "Giai đoạn", "Loại hình, ghi chú")
    )
    return Table(_COLUMNS, (headings,), tuple(rows), size=11.5)


def _row(year: int, entry: PassportEntry) -> Row:
    past, award = entry.past, entry.past.award
    number = f"Số {award.decision_number}" if award.decision_number else ""
    day = f"ngày {format_text(award.decision_on)}" if award.decision_on else ""
    decided = "; ".join(filter(None, (" ".join(filter(None, (number, day))), award.authority)))
    name = award_name(award.award_code)
    kind = MERIT_NAMES[past.merit_kind] if past.merit_kind else ""
    told = "; ".join(filter(None, (kind, "không cộng dồn" if entry.is_idle else "", entry.whose, past.note)))
    return Row((str(year), name, decided, past.period.words if past.period else "", told))


def _unit_then(entry: PassportEntry) -> str:
    """The unit of a person at that time, above its years; a unit's own awards need no other heading than the title."""
    return entry.unit if entry.past.award.subject_kind is SubjectKind.PERSON else ""


def _remarks(passport: Passport) -> list[str]:
    gaps = [line for part in passport.parts if (line := _gaps(passport, part))]
    return [line for line in (*gaps, counts_words(passport), idle_words(passport)) if line]


def _gaps(passport: Passport, part: PassportPart) -> str:
    words = gap_words(part.gaps)
    if not words:
        return ""
    return f"{part.heading}: {words[0].lower()}{words[1:]}" if passport.has_former else words


def _summary(passport: Passport) -> str:
    titles = sum(entry.is_title for entry in passport.entries)
    return f"Bảng này có {titles:02} danh hiệu thi đua và {len(passport.entries) - titles:02} hình thức khen thưởng."
