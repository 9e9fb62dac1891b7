"""How long a key takes in the outline of a plan of 300 blocks, from the event to the painted line.

Target: median under 10 ms; beside it the floor, a bare QTextEdit of the same words in the same run.

    PYTHONPATH=.:tests python tests/bench/typing_in_outline.py
"""

from __future__ import annotations

import os
import statistics
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from pathlib import Path

from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from desktop_app.domain.plan.blocks import Block, BlockKind, TitleStyle, walk
from desktop_app.ui.application import make_application
from desktop_app.ui.pages.plan.outline.plan_outline_editor import PlanOutlineEditor

BLOCKS = 300
TARGET_MS = 10.0
SENTENCE = (
    "Tiếp tục đẩy mạnh phong trào thi đua yêu nước, nâng cao chất lượng tham mưu, hoàn thành tốt nhiệm vụ chính trị "
    "được giao trong năm, gắn với cải cách hành chính."
)
KEYS = "cong tac thi dua khen thuong " * 4


def plan() -> tuple[Block, ...]:
    """Sections of five clauses with five bullets each."""

    def titled(uid: str, kind: BlockKind, title: str, children: tuple[Block, ...]) -> Block:
        return Block(uid, kind, title=title, title_style=TitleStyle.DISPLAY, children=children)

    sections = []
    for section in range(BLOCKS // 31 + 1):
        clauses = tuple(
            titled(
                f"c{section}-{clause}",
                BlockKind.CLAUSE,
                "Nội dung thi đua trong năm",
                tuple(Block(f"b{section}-{clause}-{number}", BlockKind.BULLET, SENTENCE) for number in range(5)),
            )
            for clause in range(5)
        )
        sections.append(titled(f"s{section}", BlockKind.SECTION, "NỘI DUNG THI ĐUA", clauses))
    return tuple(sections)


def milliseconds_a_key(application: QApplication, edit: QTextEdit) -> list[float]:
    """Type, and paint after each key."""
    taken = []
    for letter in KEYS:
        start = time.perf_counter()
        QTest.keyClicks(edit, letter)
        application.processEvents()
        edit.viewport().repaint()
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def main() -> int:
    """0 if the median key stays within the target."""
    application = make_application(Path(__file__).resolve().parents[2] / "resources")
    blocks = plan()
    bare, editor = QTextEdit(), PlanOutlineEditor()
    bare.setPlainText("\n".join(f"{one.title}{one.text}" for one in walk(blocks)))
    editor.load(blocks)
    found = {}
    for name, edit in (("a bare QTextEdit", bare), ("the outline", editor)):
        edit.resize(580, 600)
        edit.show()
        application.processEvents()
        cursor = edit.textCursor()
        cursor.setPosition(edit.document().findBlockByNumber(BLOCKS // 2).position())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        edit.setTextCursor(cursor)
        edit.ensureCursorVisible()
        taken = milliseconds_a_key(application, edit)
        found[name] = statistics.median(taken)
        last = sorted(taken)[int(len(taken) * 0.95)]
        print(f"{name}: {edit.document().blockCount()} blocks, median {found[name]:.1f} ms, 95 % under {last:.1f} ms")
        edit.close()
    print(f"ratio {found['the outline'] / found['a bare QTextEdit']:.2f}; target {TARGET_MS:.0f} ms a key")
    return 0 if found["the outline"] <= TARGET_MS else 1


if __name__ == "__main__":
    raise SystemExit(main())
