"""Undoing a page join: the two halves of a paragraph that the importer put together stand apart again."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.plan.blocks import Block, BlockKind, PageJoin, Run


def split_join(blocks: tuple[Block, ...], uid: str, join: PageJoin, new_uid: str) -> tuple[Block, ...]:
    """The same outline with the block ``uid`` cut at ``join``; the second half is a paragraph right behind it.

    Children stay below the first half. An unknown uid or join changes nothing.
    """
    result: list[Block] = []
    for block in blocks:
        if block.uid != uid or join not in block.joins:
            result.append(block.with_children(split_join(block.children, uid, join, new_uid)))
            continue
        at = join.offset
        rest = block.text[at + 1 :]
        first_line, last_line = block.source_lines or (join.line, join.line)
        result.append(
            replace(
                block,
                text=block.text[:at],
                runs=tuple(replace(run, end=min(run.end, at)) for run in block.runs if run.start < at),
                joins=tuple(one for one in block.joins if one.offset < at),
                source_lines=(first_line, max(first_line, join.line - 1)),
            )
        )
        result.append(
            Block(
                uid=new_uid,
                kind=BlockKind.PARAGRAPH,
                text=rest,
                runs=tuple(
                    Run(max(run.start - at - 1, 0), run.end - at - 1, run.bold, run.italic)
                    for run in block.runs
                    if run.end > at + 1
                ),
                joins=tuple(replace(one, offset=one.offset - at - 1) for one in block.joins if one.offset > at),
                source_lines=(join.line, max(join.line, last_line)),
            )
        )
    return tuple(result)
