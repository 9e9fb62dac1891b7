"""Emulation projects registered in the plan itself."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop_app.domain.plan.blocks import Block
from desktop_app.domain.plan.facts import Project
from desktop_app.importing.facts.passages import Passage

_NAME = re.compile(
    r"Tên\s+(?:dự án|công trình|mô hình|đề án|phần việc|sáng kiến|đề tài)[^:]{0,60}:\s*(?P<rest>.+)", re.IGNORECASE
)
_TIME = re.compile(r"(?:Thời gian|Tiến độ|Thời hạn)[^:]{0,40}:\s*(?P<rest>.+)", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:Nội dung|Các nội dung)[^:]{0,40}:\s*(?P<rest>.*)", re.IGNORECASE)
_RESULT = re.compile(r"(?:Kết quả|Sản phẩm|Hiệu quả)[^:]{0,40}:\s*(?P<rest>.+)", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def read_projects(passages: Iterable[Passage]) -> list[Project]:
    """A project begins with "Tên dự án: …"; its period, contents and result stand in the items behind it."""
    projects: list[Project] = []
    for passage in passages:
        children = passage.block.children
        starts = [at for at, child in enumerate(children) if _NAME.match(_line(child))]
        for start, end in zip(starts, [*starts[1:], len(children)], strict=False):
            projects.append(_project(children[start:end], len(projects) + 1))
    return projects


def _line(block: Block) -> str:
    return f"{block.title}: {block.text}" if block.title else block.text


def _project(items: tuple[Block, ...], index: int) -> Project:
    name = _NAME.match(_line(items[0]))
    years: list[int] = []
    contents: list[str] = []
    result = ""
    for item in items[1:]:
        line = _line(item)
        if found := _TIME.match(line):
            years = [int(year) for year in _YEAR.findall(found["rest"])]
        elif found := _CONTENTS.match(line):
            contents += [rest] if (rest := found["rest"].strip()) else []
            contents += [_line(child) for child in item.children]
        elif found := _RESULT.match(line):
            result = found["rest"].strip()
        else:
            break
    return Project(
        uid=f"project-{index}",
        block_uid=items[0].uid,
        quote=_line(items[0]),
        name=name["rest"].strip().rstrip(".;") if name else "",
        from_year=years[0] if years else None,
        to_year=years[-1] if years else None,
        contents=tuple(contents),
        expected_result=result,
    )
