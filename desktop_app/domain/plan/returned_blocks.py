"""The blocks of a draft with some of the differences of a returned text taken over, whichever they are.

Works on parents and siblings, so that a block that is moved takes along what hangs below it, and one that is refused stays
where it was, between the neighbours it had.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from desktop_app.domain.plan.blocks import Block, walk
from desktop_app.domain.plan.comparison.comparing import BlockChange

_Uid = str | None
_ROOT: _Uid = None


class _Outline:
    """A forest as parents and lists of siblings, to be rearranged."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self.blocks: dict[str, Block] = {}
        self.parents: dict[str, _Uid] = {}
        self.siblings: dict[_Uid, list[str]] = {_ROOT: []}
        self._add(blocks, _ROOT)

    def _add(self, blocks: tuple[Block, ...], parent: _Uid) -> None:
        for block in blocks:
            self.blocks[block.uid] = block
            self.parents[block.uid] = parent
            self.siblings[parent].append(block.uid)
            self.siblings[block.uid] = []
            self._add(block.children, block.uid)

    def holds(self, uid: str, below: _Uid) -> bool:
        """Whether ``below`` is ``uid`` or hangs under it."""
        while below is not None:
            if below == uid:
                return True
            below = self.parents[below]
        return False

    def place(self, uid: str, parent: _Uid, before: list[str]) -> None:
        """Put a block under a parent, behind the last of ``before`` that stands there, else first."""
        if uid in self.parents:
            self.siblings[self.parents[uid]].remove(uid)
        self.siblings.setdefault(uid, [])
        here = self.siblings[parent]
        after = next((here.index(one) for one in reversed(before) if one in here), -1)
        here.insert(after + 1, uid)
        self.parents[uid] = parent

    def take_away(self, uid: str) -> None:
        """Remove a block; what still hangs under it takes its place."""
        here = self.siblings[self.parents[uid]]
        place, orphans = here.index(uid), self.siblings.pop(uid)
        here[place : place + 1] = orphans
        for orphan in orphans:
            self.parents[orphan] = self.parents[uid]
        del self.parents[uid], self.blocks[uid]

    def forest(self, parent: _Uid = _ROOT) -> tuple[Block, ...]:
        """The blocks as they now hang together."""
        return tuple(replace(self.blocks[uid], children=self.forest(uid)) for uid in self.siblings[parent])


def taken_over(
    draft: tuple[Block, ...],
    returned: tuple[Block, ...],
    changes: tuple[BlockChange, ...],
    is_accepted: Callable[[BlockChange], bool],
    fresh_uids: Iterator[str],
) -> tuple[tuple[Block, ...], dict[str, str]]:
    """The blocks after the accepted changes, and uid in the draft → uid in the returned text of every block whose words
    are the returned ones now. ``changes`` name every pair, unchanged ones too."""
    outline, theirs = _Outline(draft), _Outline(returned)
    has_own_markers = any(block.marker for block in walk(draft))
    here: dict[str, str] = {}
    worded: dict[str, str] = {}
    to_place: set[str] = set()
    gone: set[str] = set()
    for one in changes:
        accepted = is_accepted(one)
        if not one.old_uid:
            if accepted:
                uid = next(fresh_uids)
                block = theirs.blocks[one.new_uid]
                outline.blocks[uid] = replace(block, uid=uid, marker=block.marker if has_own_markers else "", joins=())
                here[one.new_uid], worded[uid] = uid, one.new_uid
                to_place.add(one.new_uid)
            continue
        if not one.new_uid:
            gone |= {one.old_uid} if accepted else set()
            continue
        here[one.new_uid] = one.old_uid
        if accepted and one.change.is_reworded:
            outline.blocks[one.old_uid] = _reworded(outline.blocks[one.old_uid], theirs.blocks[one.new_uid])
            worded[one.old_uid] = one.new_uid
        if accepted and one.change.is_moved:
            to_place.add(one.new_uid)
    for new_uid in theirs.blocks:  # in reading order, so that a block finds the one before it already in its place
        mine = here.get(new_uid)
        if mine is None or not (new_uid in to_place or outline.parents.get(mine) in gone):
            continue
        parent = _parent_here(theirs, new_uid, here, gone)
        if mine in outline.parents and outline.holds(mine, parent):
            continue  # under itself: the move that would make room for it was refused
        elder = theirs.siblings[theirs.parents[new_uid]]
        outline.place(mine, parent, [here[one] for one in elder[: elder.index(new_uid)] if one in here])
    for uid in gone:
        outline.take_away(uid)
    return outline.forest(), worded


def _parent_here(theirs: _Outline, new_uid: str, here: dict[str, str], gone: set[str]) -> _Uid:
    """The block of the draft that stands for the nearest block above in the returned text."""
    above = theirs.parents[new_uid]
    while above is not None:
        uid = here.get(above)
        if uid is not None and uid not in gone:
            return uid
        above = theirs.parents[above]
    return _ROOT


def _reworded(old: Block, new: Block) -> Block:
    """The block with the words that came back; automatic numbers stay automatic."""
    marker = new.marker if old.marker else ""
    return replace(new, uid=old.uid, marker=marker, role=old.role, joins=(), source_lines=old.source_lines)
