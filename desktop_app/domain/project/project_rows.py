"""Rows of a list of projects (Tên dự án · Thời gian · Nội dung · Kết quả dự kiến) as projects, or as problems by row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.language.text import clean_line, clean_text, match_key
from desktop_app.domain.list_rows import ListRow, RowProblem
from desktop_app.domain.project.project import RegisteredProject

Reads = Callable[[str], tuple[date | None, date | None]]
"""First and last day of a time as written; None where it names none."""
FindsUnit = Callable[[str], int | None]
"""The id of the unit of that name, None for a name nobody has."""
_ITEM = re.compile(r"\s*(?:\n|(?:^|(?<=[;.]))\s*[-+•]\s+)\s*")
_DASH = re.compile(r"^[-+•]\s*")


@dataclass(frozen=True)
class ProjectList:
    """What a list holds: projects that can be stored, and every other row with what is wrong with it."""

    projects: tuple[RegisteredProject, ...] = ()
    problems: tuple[RowProblem, ...] = ()
    notes: tuple[str, ...] = ()


def contents_of(text: str) -> tuple[str, ...]:
    """The items of "Nội dung thực hiện": a line or a dash each, their words as written."""
    parts = (_DASH.sub("", clean_line(part)) for part in _ITEM.split(clean_text(text).strip()))
    return tuple(part for part in parts if part)


def projects_of_rows(
    rows: Iterable[ListRow], plan_id: int, unit_id: int | None, reads: Reads, finds: FindsUnit
) -> ProjectList:
    """The projects of a list. ``unit_id``: whose they are where a row names no unit (None: the office's)."""
    projects: list[RegisteredProject] = []
    problems: list[RowProblem] = []
    seen: dict[tuple[int | None, str], int] = {}
    for row in rows:
        name, unit = clean_line(row.values.get("name", "")), clean_line(row.values.get("unit", ""))
        group = clean_line(row.values.get("group", ""))
        owner = finds(unit) if unit else finds(group) if group else None
        if unit and owner is None:
            problems.append(RowProblem(row.row, f"Không có đơn vị “{unit}” trong sổ. Kiểm tra lại tên đơn vị."))
            continue
        owner = unit_id if owner is None else owner  # a line above the rows may name anything
        if not name:
            problems.append(RowProblem(row.row, "Dòng chưa có tên dự án. Ghi tên dự án hoặc bỏ dòng."))
            continue
        key = (owner, match_key(name))
        if key in seen:
            problems.append(RowProblem(row.row, f"Dự án “{name}” đã có ở dòng {seen[key]}. Giữ một dòng."))
            continue
        seen[key] = row.row
        time_text = clean_line(row.values.get("time", ""))
        from_on, to_on = reads(time_text)
        projects.append(
            RegisteredProject(
                0,
                plan_id,
                owner,
                name,
                time_text,
                from_on,
                to_on,
                contents_of(row.values.get("contents", "")),
                clean_text(row.values.get("expected_result", "")).strip(),
            )
        )
    return ProjectList(tuple(projects), tuple(problems))


def same_project(one: RegisteredProject, other: RegisteredProject) -> bool:
    """Whether both are the same project of the same unit, by its name."""
    return one.unit_id == other.unit_id and match_key(one.name) == match_key(other.name)


def merged_projects(
    known: Iterable[RegisteredProject], listed: Iterable[RegisteredProject]
) -> tuple[RegisteredProject, ...]:
    """What a list adds to the projects known and what it changes in them; the same once more is left alone."""
    there = tuple(known)
    wanted = []
    for one in listed:
        old = next((each for each in there if same_project(each, one)), None)
        if old is None:
            wanted.append(one)
            continue
        new = replace(one, id=old.id, name=old.name, row_version=old.row_version, fact_uid=old.fact_uid)
        if replace(new, position=old.position) != old:
            wanted.append(new)
    return tuple(wanted)
