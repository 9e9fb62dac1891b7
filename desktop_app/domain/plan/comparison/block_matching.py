"""Which block of one plan is which of another: by uid where both come from one draft, by words where they do not.

Deterministic: equal input gives equal pairs. First the same words, then blocks alike enough, best first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from desktop_app.domain.language.text import match_key
from desktop_app.domain.plan.blocks import Block
from desktop_app.domain.plan.comparison.word_spans import tokens

LEAST_ALIKE = 0.5
"""Share of common words (Dice) from which two blocks are one, reworded."""
_LEAST_ALIKE_SHORT = 0.6
_SHORT = 4
_COMMON_WORD = 60
"""A word in more blocks than this says little about which block it is."""
_LOOKED_AT = 12
"""So many of the nearest blocks are weighed."""


@dataclass(frozen=True)
class PlacedBlock:
    """A block with where it stands: its index in reading order, its parent's index (-1 for none), its turn among siblings."""

    block: Block
    index: int
    parent: int
    turn: int

    @property
    def words(self) -> str:
        """Title and text, without marker and children."""
        return " ".join(part for part in (self.block.title, self.block.text) if part)


def placed(blocks: tuple[Block, ...]) -> list[PlacedBlock]:
    """All blocks in reading order."""
    found: list[PlacedBlock] = []

    def visit(siblings: tuple[Block, ...], parent: int) -> None:
        for turn, block in enumerate(siblings):
            index = len(found)
            found.append(PlacedBlock(block, index, parent, turn))
            visit(block.children, index)

    visit(blocks, -1)
    return found


def matched(old: list[PlacedBlock], new: list[PlacedBlock], *, share_uids: bool) -> dict[int, int]:
    """Old index → new index. ``share_uids``: equal uids mean the same block (one plan was carried forward from the other)."""
    pairs: dict[int, int] = {}
    if share_uids:
        by_uid = {one.block.uid: one.index for one in new}
        pairs = {one.index: by_uid[one.block.uid] for one in old if one.block.uid in by_uid}
    _match_same_words(old, new, pairs)
    _match_alike(old, new, pairs)
    return pairs


def _match_same_words(old: list[PlacedBlock], new: list[PlacedBlock], pairs: dict[int, int]) -> None:
    """The same words: alone in both plans first, then repeated ones under the same parent, then in their order."""
    old_keys, new_keys = ([match_key(one.words) for one in blocks] for blocks in (old, new))
    for step in ("alone", "parent", "order"):
        left, right = _groups(old, old_keys, set(pairs)), _groups(new, new_keys, set(pairs.values()))
        for key, olds in left.items():
            news = list(right.get(key, ()))
            if not news or (step == "alone" and (len(olds) > 1 or len(news) > 1)):
                continue
            for one in olds:
                fitting = [other for other in news if step != "parent" or _same_parent(one, other, pairs)]
                if fitting:
                    pairs[one.index] = fitting[0].index
                    news.remove(fitting[0])


def _same_parent(one: PlacedBlock, other: PlacedBlock, pairs: dict[int, int]) -> bool:
    return pairs.get(one.parent, -1 if one.parent < 0 else None) == other.parent


def _groups(blocks: list[PlacedBlock], keys: list[str], taken: set[int]) -> dict[str, list[PlacedBlock]]:
    groups: dict[str, list[PlacedBlock]] = defaultdict(list)
    for one, key in zip(blocks, keys, strict=True):
        if one.index not in taken:
            groups[key].append(one)
    return groups


def _match_alike(old: list[PlacedBlock], new: list[PlacedBlock], pairs: dict[int, int]) -> None:
    """Pairs of the blocks left over, the most alike first; equals go to the nearer place."""
    taken = set(pairs.values())
    left = [one for one in old if one.index not in pairs]
    right = [one for one in new if one.index not in taken]
    scored = sorted(
        _candidates(left, right, pairs), key=lambda found: (-found[0], abs(found[1] - found[2]), found[1], found[2])
    )
    for _, one, other in scored:
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)


def _candidates(
    left: list[PlacedBlock], right: list[PlacedBlock], pairs: dict[int, int]
) -> list[tuple[float, int, int]]:
    """(score, old, new) of blocks that share words. An index of the words leads to them: not all are compared with all."""
    counts = [_counted(other.words) for other in right]
    where: dict[str, list[int]] = defaultdict(list)
    for place, count in enumerate(counts):
        for word in count:
            where[word].append(place)
    totals = [sum(count.values()) for count in counts]
    found: list[tuple[float, int, int]] = []
    for one in left:
        mine = _counted(one.words)
        total = sum(mine.values())
        for place in _nearest(mine, where):
            other, theirs = right[place], counts[place]
            common = sum(min(times, theirs[word]) for word, times in mine.items() if word in theirs)
            alike = 2 * common / (total + totals[place])
            least = _LEAST_ALIKE_SHORT if total <= _SHORT else LEAST_ALIKE
            score = alike + _kinship(one, other, pairs)
            if alike >= least or (alike >= least - 0.15 and score >= least + 0.1):
                found.append((round(score, 6), one.index, other.index))
    return found


def _nearest(mine: Counter[str], where: dict[str, list[int]]) -> list[int]:
    """The blocks that share most words; words in many blocks count only where there are no others."""
    rare = [word for word in mine if 0 < len(where.get(word, ())) <= _COMMON_WORD]
    shared: Counter[int] = Counter()
    for word in rare or mine:
        shared.update(where.get(word, ()))
    return [place for place, _ in shared.most_common(_LOOKED_AT)]


def _kinship(one: PlacedBlock, other: PlacedBlock, pairs: dict[int, int]) -> float:
    """What speaks for a pair beside its words: the same kind, the same parent, the same turn."""
    score = 0.05 if one.block.kind is other.block.kind else -0.1
    if _same_parent(one, other, pairs):
        score += 0.15 if one.turn == other.turn else 0.1
    return score


def _counted(words: str) -> Counter[str]:
    return Counter(token.rstrip().casefold() for token in tokens(words) if token[0].isalnum())
