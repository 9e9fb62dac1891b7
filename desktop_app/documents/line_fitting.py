"""Breaking centred lines where a reader would: evenly, and not inside a phrase."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.documents.phrase_breaks import TORN, break_costs

Measure = Callable[[str], float]


def greedy_lines(text: str, width: float, measure: Measure) -> tuple[str, ...]:
    """The lines as a word processor breaks them; a word wider than the line is cut.

    Words are measured one by one: without kerning a line is as wide as its words and blanks.
    """
    lines: list[str] = []
    current: list[str] = []
    used, space = 0.0, measure(" ")
    for word in text.split(" "):
        long = measure(word)
        if not current or used + space + long <= width:
            used += space + long if current else long
            current.append(word)
            if used <= width:
                continue
            word = current.pop()  # alone on its line and wider
        if current:
            lines.append(" ".join(current))
        if long > width:
            while (fitting := _fitting_length(word, width, measure)) < len(word):
                lines.append(word[:fitting])
                word = word[fitting:]
            long = measure(word)
        current, used = [word], long
    lines.append(" ".join(current))
    return tuple(lines)


def _fitting_length(word: str, width: float, measure: Measure) -> int:
    """How many letters fit, at least one. Only about a line's worth is measured, however long the word."""
    high = 1
    while high < len(word) and measure(word[:high]) <= width:
        high *= 2
    low, high = max(1, high // 2), min(high, len(word))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure(word[:middle]) <= width else (low, middle - 1)
    return low


def balanced_lines(text: str, width: float, measure: Measure) -> tuple[str, ...]:
    """The fewest lines that fit, made even and broken at phrases; one more where that saves a word from being torn."""
    words = text.split(" ")
    fewest = greedy_lines(text, width, measure)
    if len(fewest) == 1 or len(fewest) > len(words) or max(measure(word) for word in words) > width:
        return fewest
    setter = _EvenLines(words, width, measure)
    found = setter.lines(len(fewest))
    if found is None:
        return fewest
    lines, tears = found
    if tears and len(fewest) < len(words):
        more = setter.lines(len(fewest) + 1)
        if more is not None and not more[1]:
            return more[0]
    return lines


class _EvenLines:
    """Sets words in a given count of lines at the least cost."""

    def __init__(self, words: list[str], width: float, measure: Measure) -> None:
        self.words = words
        self.width = width
        self.measure = measure
        self.costs = break_costs(words, lambda text: measure(text) <= width)

    def lines(self, count: int) -> tuple[tuple[str, ...], bool] | None:
        """The lines, and whether a break tears what is read as one; None where the words do not fit so."""
        target = self.measure(" ".join(self.words)) / count
        # best[k][i]: the least cost of setting the first i words in k lines, and where the last line starts
        best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
        for _ in range(count):
            best.append(self._with_one_more_line(best[-1], target))
        if len(self.words) not in best[count]:
            return None
        lines: list[str] = []
        end = len(self.words)
        tears = False
        for number in range(count, 0, -1):
            start = best[number][end][1]
            lines.append(" ".join(self.words[start:end]))
            tears = tears or (start > 0 and self.costs[start] >= TORN)
            end = start
        return tuple(reversed(lines)), tears

    def _with_one_more_line(self, before: dict[int, tuple[float, int]], target: float) -> dict[int, tuple[float, int]]:
        found: dict[int, tuple[float, int]] = {}
        for start, (cost, _) in before.items():
            for end in range(start + 1, len(self.words) + 1):
                long = self.measure(" ".join(self.words[start:end]))
                if long > self.width:
                    break
                total = cost + ((long - target) / self.width) ** 2
                if end < len(self.words):
                    total += self.costs[end]
                if end not in found or total < found[end][0]:
                    found[end] = (total, start)
        return found
