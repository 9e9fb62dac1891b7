"""How long it takes to compare two plans of 300 blocks of 60 words, with and without a common origin.

The floor: the words of the true pairs compared by difflib in the same run, without looking for the pairs. Of one line at most
eight times that, two files at most fourteen times, whether they have blocks in common or not. It is done in a job, off the GUI
thread.

    PYTHONPATH=. python tests/bench/compare_plans.py
"""

from __future__ import annotations

import random
import time
from dataclasses import replace
from difflib import SequenceMatcher

from desktop_app.domain.plan.blocks import Block, BlockKind, TitleStyle, walk
from desktop_app.domain.plan.comparison.comparing import compare
from desktop_app.domain.plan.plan import PlanContent

BLOCKS, WORDS, ROUNDS = 300, 60, 5
CASES = (("of one line", 8.0), ("two files", 14.0), ("nothing in common", 14.0))
"""And how many times the floor each may take."""
COMMON = [
    *(
        "thi",
        "đua",
        "khen",
        "thưởng",
        "công",
        "chức",
        "viên",
        "người",
        "lao",
        "động",
        "nhiệm",
        "vụ",
        "năm",
        "kế",
        "hoạch",
    ),
    *(
        "phong",
        "trào",
        "sở",
        "đơn",
        "vị",
        "văn",
        "phòng",
        "hội",
        "đồng",
        "danh",
        "hiệu",
        "tập",
        "thể",
        "cá",
        "nhân",
        "xuất",
    ),
]


def plan(seed: int) -> PlanContent:
    """Ten sections with bullets of chosen words."""
    chosen = random.Random(seed)
    vocabulary = COMMON + [f"từ{number}" for number in range(800)]
    sections = []
    for section in range(10):
        bullets = tuple(
            Block(f"b{section}-{number}", BlockKind.BULLET, " ".join(chosen.choices(vocabulary, k=WORDS)), marker="-")
            for number in range(BLOCKS // 10 - 1)
        )
        title = f"MỤC {section} {' '.join(chosen.choices(vocabulary, k=3))}"
        style = TitleStyle.DISPLAY
        sections.append(
            Block(f"s{section}", BlockKind.SECTION, title=title, title_style=style, marker="I.", children=bullets)
        )
    return PlanContent(blocks=tuple(sections))


def reworded(content: PlanContent, seed: int) -> PlanContent:
    """Five words of each bullet changed, one bullet of each section dropped, one moved."""
    chosen = random.Random(seed)

    def changed(block: Block) -> Block:
        words = block.text.split()
        for _ in range(5):
            if words:
                words[chosen.randrange(len(words))] = chosen.choice(COMMON)
        below = [changed(child) for child in block.children]
        if below:
            below.pop(chosen.randrange(len(below)))
            below.insert(0, below.pop())
        return replace(block, text=" ".join(words), children=tuple(below))

    return replace(content, blocks=tuple(changed(block) for block in content.blocks))


def seconds_of_floor(old: PlanContent, new: PlanContent) -> float:
    """The words of the true pairs, compared without looking for the pairs."""
    known = {block.uid: block.text.split() for block in walk(old.blocks)}
    start = time.perf_counter()
    for block in walk(new.blocks):
        SequenceMatcher(None, known[block.uid], block.text.split(), autojunk=False).get_opcodes()
    return time.perf_counter() - start


def seconds(old: PlanContent, new: PlanContent, *, share_uids: bool) -> float:
    """One comparison."""
    start = time.perf_counter()
    compare(old, new, share_uids=share_uids)
    return time.perf_counter() - start


def main() -> int:
    """0 if every case stays within the target; the best of five rounds, floor and cases in turn."""
    old = plan(1)
    new, stranger = reworded(old, 2), plan(9)
    rounds = [
        (
            seconds_of_floor(old, new),
            seconds(old, new, share_uids=True),
            seconds(old, new, share_uids=False),
            seconds(old, stranger, share_uids=False),
        )
        for _ in range(ROUNDS)
    ]
    floor, *cases = (min(column) for column in zip(*rounds, strict=True))
    print(f"floor: {floor * 1000:.0f} ms")
    is_kept = True
    for (name, target), taken in zip(CASES, cases, strict=True):
        print(f"{name}: {taken * 1000:.0f} ms, {taken / floor:.1f} times the floor (target {target:.0f})")
        is_kept = is_kept and taken <= target * floor
    return 0 if is_kept else 1


if __name__ == "__main__":
    raise SystemExit(main())
