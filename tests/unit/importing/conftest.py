"""The five plans, each in two editions: the real seed (where it is at hand) and an invented one with the same flaws."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from desktop_app.domain.plan.blocks import Block, BlockKind, walk
from desktop_app.domain.plan.plan import PlanContent
from desktop_app.importing.plan.plan_parser import PlanReading, read_plan

INVENTED = {
    "000": "hai-van-2024.md",
    "001": "binh-son-2021.txt",
    "002": "tra-giang-2021.md",
    "003": "kien-hai-2022.md",
    "004": "dong-phu-2018.md",
}


@dataclass(frozen=True)
class Source:
    """A plan's file as text and as what was read of it."""

    text: str
    reading: PlanReading

    @property
    def content(self) -> PlanContent:
        return self.reading.content

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    def line_of(self, words: str, nth: int = 1) -> int:
        """The number (from 1) of the nth line that holds these words."""
        return [number for number, line in enumerate(self.lines, start=1) if words in line][nth - 1]

    def blocks(self, kind: BlockKind | None = None, marker: str | None = None) -> list[Block]:
        return [
            block
            for block in walk(self.content.blocks)
            if (kind is None or block.kind is kind) and (marker is None or block.marker == marker)
        ]

    def block_at(self, line: int) -> Block:
        """The block that begins on this line of the file."""
        return next(block for block in self.blocks() if block.source_lines and block.source_lines[0] == line)

    def parent_of(self, block: Block) -> Block | None:
        return next((one for one in self.blocks() if block in one.children), None)

    def warned(self, code: str) -> list[int]:
        """The lines warned about with this code."""
        return [one.line for one in self.content.warnings if one.code == code]


@cache
def read_source(path: Path) -> Source:
    text = path.read_text(encoding="utf-8")
    return Source(text, read_plan(text))


def path_of(edition: str, number: str, request: pytest.FixtureRequest) -> Path:
    if edition == "seeds":
        seeds: Path = request.getfixturevalue("seeds_dir")
        return next(seeds.glob(f"{number}_*.txt"))
    root: Path = request.getfixturevalue("project_root")
    return root / "tests" / "fixtures" / "plans" / INVENTED[number]


@pytest.fixture(params=["invented", pytest.param("seeds", marks=pytest.mark.seeds)])
def plan(request: pytest.FixtureRequest) -> Callable[[str], Source]:
    """``plan("002")`` reads that plan, in the invented and in the real edition."""
    return lambda number: read_source(path_of(request.param, number, request))


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> Callable[[str], Source]:
    """``seed("002")`` reads the real plan."""
    return lambda number: read_source(path_of("seeds", number, request))


@pytest.fixture
def invented(request: pytest.FixtureRequest) -> Callable[[str], Source]:
    """``invented("002")`` reads the invented plan."""
    return lambda number: read_source(path_of("invented", number, request))
