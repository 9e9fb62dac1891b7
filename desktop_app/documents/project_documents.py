"""Projects on paper: the form on which a unit registers them, and the consolidated list with progress and results.

The form has the columns in which plans ask for projects: tên dự án, thời gian thực hiện, nội dung thực hiện, kết quả dự kiến.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from desktop_app.documents.model import Align, Cell, Column, DocumentTitle, Paper, Row, Space, Table
from desktop_app.documents.office_paper import (
    Issuer,
    centered_note,
    landscape_paper,
    last_words,
    note,
    office_foot,
    office_head,
    unit_foot,
    unit_head,
)
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.numerals import to_roman
from desktop_app.domain.project.progress import progress_words
from desktop_app.domain.project.project import STATE_NAMES, ProjectStanding, RegisteredProject

FORM_TITLE = "BẢNG ĐĂNG KÝ DỰ ÁN THI ĐUA"
FORM_HEADINGS = ("STT", "Tên dự án", "Thời gian thực hiện", "Nội dung thực hiện", "Kết quả dự kiến đạt được", "Ghi chú")
_LIST_HEADINGS = (
    "STT",
    "Tên dự án",
    "Thời gian thực hiện",
    "Nội dung thực hiện",
    "Kết quả dự kiến",
    "Tiến độ",
    "Kết quả đạt được",
)
_SPARE_ROWS = 3


@dataclass(frozen=True)
class ProjectForm:
    """``unit`` "": the office itself registers."""

    issuer: Issuer
    unit: str
    year: int | None
    plan_label: str
    projects: tuple[RegisteredProject, ...]


@dataclass(frozen=True)
class ProjectPaper:
    """The consolidated list as of the day it is printed."""

    issuer: Issuer
    year: int | None
    plan_label: str
    projects: tuple[ProjectStanding, ...]


def build_project_form(form: ProjectForm) -> Paper:
    """The form with what is registered already and a few spare rows."""
    year = f"NĂM {form.year}" if form.year else "NĂM ………"
    whose = form.unit or form.issuer.profile.name
    head = unit_head(form.issuer, form.unit, form.year) if form.unit else office_head(form.issuer)
    rows = [
        Row((str(number), one.name, one.time_text, contents_words(one), one.expected_result, ""))
        for number, one in enumerate(form.projects, start=1)
    ]
    rows += [Row(("",) * len(FORM_HEADINGS)) for _ in range(_SPARE_ROWS)]
    columns = (
        Column(width_mm=12, align=Align.CENTER),
        Column(2.4),
        Column(1.5),
        Column(3.4),
        Column(2.6),
        Column(1.1),
    )
    return landscape_paper(
        f"Bảng đăng ký dự án thi đua {whose}",
        form.issuer,
        (
            head,
            DocumentTitle(FORM_TITLE, (*((form.unit.upper(),) if form.unit else ()), year), has_rule=False),
            centered_note(f"(Theo {form.plan_label})"),
            Space(4),
            Table(columns, (Row(FORM_HEADINGS),), tuple(rows)),
            last_words("Danh sách đăng ký có ……… dự án." if not form.projects else _count(len(form.projects))),
            unit_foot() if form.unit else office_foot(form.issuer),
        ),
    )


def build_project_list(paper: ProjectPaper) -> Paper:
    """Every project below its unit: what was expected beside what there is."""
    year = f"năm {paper.year}" if paper.year else ""
    columns = (
        Column(width_mm=12, align=Align.CENTER),
        Column(2.2),
        Column(1.4),
        Column(3.0),
        Column(2.2),
        Column(1.4),
        Column(2.2),
    )
    rows: list[Row] = []
    place = number = 0
    unit: str | None = None
    for one in paper.projects:
        if one.unit != unit:
            unit, place, number = one.unit, place + 1, 0
            rows.append(Row((Cell(f"{to_roman(place)}. {unit}", columns=len(columns), align=Align.LEFT),), bold=True))
        number += 1
        rows.append(_list_row(number, one))
    body = Table(columns, (Row(_LIST_HEADINGS),), tuple(rows)) if rows else note("Chưa có dự án nào được đăng ký.")
    return landscape_paper(
        f"Danh sách tổng hợp dự án thi đua {year}".strip(),
        paper.issuer,
        (
            office_head(paper.issuer),
            DocumentTitle("DANH SÁCH TỔNG HỢP", (f"Đăng ký dự án thi đua {year}".strip(),)),
            centered_note(f"(Theo {paper.plan_label}; số liệu đến ngày {format_text(paper.issuer.printed_on)})"),
            Space(4),
            body,
            last_words(_summary(paper.projects)),
            office_foot(paper.issuer),
        ),
    )


def contents_words(project: RegisteredProject) -> str:
    """The items of its contents in one cell."""
    if len(project.contents) == 1:
        return project.contents[0]
    return " ".join(f"({number}) {item}" for number, item in enumerate(project.contents, start=1))


def _list_row(number: int, one: ProjectStanding) -> Row:
    project, last = one.project, one.last
    progress = progress_words(one)
    if last is not None:
        progress = f"{progress} (ghi ngày {format_text(last.noted_on)})"
        if last.reason:
            progress = f"{progress}. Lý do: {last.reason}"
    evidence = f" (Minh chứng: {last.evidence})" if last is not None and last.evidence else ""
    result = f"{one.result}{evidence}".strip()
    return Row(
        (
            str(number),
            project.name,
            project.time_text,
            contents_words(project),
            project.expected_result,
            progress,
            result or "(…)",
        )
    )


def _summary(projects: tuple[ProjectStanding, ...]) -> str:
    states = Counter(one.progress_state for one in projects)
    told = ", ".join(f"{name.lower()} {states[state]}" for state, name in STATE_NAMES.items() if states[state])
    return f"{_count(len(projects)).rstrip('.')}{f': {told}' if told else ''}."


def _count(count: int) -> str:
    return f"Danh sách đăng ký có {count:02} dự án."
