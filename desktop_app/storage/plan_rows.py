"""Blocks and facts of a plan as table rows, and back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from desktop_app.domain.plain_data import from_plain, to_plain
from desktop_app.domain.plan.blocks import Block, BlockKind, BlockRole, PageJoin, Run, TitleStyle
from desktop_app.domain.plan.facts import FACT_TYPES, LIST_NAMES, FactKind, PlanFacts

_SHARED = ("uid", "block_uid", "quote", "is_confirmed")


def block_rows(plan_id: int, blocks: tuple[Block, ...]) -> list[dict[str, Any]]:
    """One row a block in reading order; the tree is kept by ``parent_uid``."""
    rows: list[dict[str, Any]] = []

    def visit(block: Block, parent_uid: str | None) -> None:
        first, last = block.source_lines or (None, None)
        rows.append(
            {
                "plan_id": plan_id,
                "uid": block.uid,
                "parent_uid": parent_uid,
                "position": len(rows),
                "block_kind": block.kind.value,
                "role": block.role.value,
                "marker": block.marker,
                "title": block.title,
                "title_style": block.title_style.value,
                "text": block.text,
                "runs": json.dumps(to_plain(block.runs)),
                "joins": json.dumps(to_plain(block.joins)),
                "first_line": first,
                "last_line": last,
            }
        )
        for child in block.children:
            visit(child, block.uid)

    for block in blocks:
        visit(block, None)
    return rows


def blocks_of(rows: Iterable[sqlite3.Row]) -> tuple[Block, ...]:
    """The forest again, from rows in reading order."""
    children: dict[str | None, list[sqlite3.Row]] = {}
    for row in rows:
        children.setdefault(row["parent_uid"], []).append(row)

    def build(parent_uid: str | None) -> tuple[Block, ...]:
        return tuple(
            Block(
                uid=row["uid"],
                kind=BlockKind(row["block_kind"]),
                text=row["text"],
                marker=row["marker"],
                title=row["title"],
                title_style=TitleStyle(row["title_style"]),
                role=BlockRole(row["role"]),
                runs=tuple(from_plain(Run, item) for item in json.loads(row["runs"])),
                joins=tuple(from_plain(PageJoin, item) for item in json.loads(row["joins"])),
                source_lines=(row["first_line"], row["last_line"]) if row["first_line"] is not None else None,
                children=build(row["uid"]),
            )
            for row in children.get(parent_uid, [])
        )

    return build(None)


def fact_rows(plan_id: int, facts: PlanFacts) -> list[dict[str, Any]]:
    """One row a fact; what is special to its kind is JSON in ``payload``."""
    rows: list[dict[str, Any]] = []
    for kind in FactKind:
        for fact in facts.of_kind(kind):
            plain = to_plain(fact)
            payload = {name: value for name, value in plain.items() if name not in _SHARED}
            rows.append(
                {
                    "plan_id": plan_id,
                    "uid": fact.uid,
                    "fact_kind": kind.value,
                    "position": len(rows),
                    "block_uid": fact.block_uid,
                    "quote": fact.quote,
                    "is_confirmed": int(fact.is_confirmed),
                    "payload": json.dumps(payload, ensure_ascii=False),
                }
            )
    return rows


def facts_of(rows: Iterable[sqlite3.Row]) -> PlanFacts:
    """The facts again, each list in its order."""
    lists: dict[str, list[Any]] = {name: [] for name in LIST_NAMES.values()}
    for row in rows:
        kind = FactKind(row["fact_kind"])
        plain = {name: row[name] for name in _SHARED} | json.loads(row["payload"])
        plain["is_confirmed"] = bool(row["is_confirmed"])
        lists[LIST_NAMES[kind]].append(from_plain(FACT_TYPES[kind], plain))
    return PlanFacts(**{name: tuple(found) for name, found in lists.items()})
