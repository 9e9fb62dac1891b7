"""A text too long for its place loses whole words of its middle: names of one kind begin alike and differ at the end."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

_GAP = " … "


def fitted(metrics: QFontMetrics, text: str, width: int) -> str:
    """The text, or as many words from both ends as there is room for; where not even two fit, letters of both ends."""
    if metrics.horizontalAdvance(text) <= width:
        return text
    indent = text[: len(text) - len(text.lstrip())]
    if indent:
        return indent + fitted(metrics, text.lstrip(), width - metrics.horizontalAdvance(indent))
    words = text.split()
    best = f"{words[0]}{_GAP}{words[-1]}" if len(words) > 2 else ""
    if not best or metrics.horizontalAdvance(best) > width:
        return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, width)
    head, tail = 1, 1
    can_grow = {"tail": True, "head": True}
    while any(can_grow.values()):
        for end in ("tail", "head"):  # by turns, the end first
            wider = (head, tail + 1) if end == "tail" else (head + 1, tail)
            shown = f"{' '.join(words[: wider[0]])}{_GAP}{' '.join(words[-wider[1] :])}"
            can_grow[end] = can_grow[end] and sum(wider) < len(words) and metrics.horizontalAdvance(shown) <= width
            if can_grow[end]:
                (head, tail), best = wider, shown
    return best
