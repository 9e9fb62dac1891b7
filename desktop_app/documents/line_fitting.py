"""Breaking centred lines where a reader would: evenly, and not inside a phrase."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

Measure = Callable[[str], float]

# A line should not end with these; most of them begin the next phrase.
_BEGINS_PHRASE = frozenset(
    (
        "và",
        "của",
        "theo",
        "tại",
        "số",
        "ngày",
        "tháng",
        "năm",
        "về",
        "cho",
        "với",
        "do",
        "từ",
        "đến",
        "các",
        "những",
        "trong",
        "trên",
        "giữa",
        "nhằm",
        "để",
        "bởi",
        "giai",
        "lần",
        "khóa",
        "khoá",
        "là",
        "có",
        "thuộc",
        "ở",
        "vào",
    )
)
# Two syllables of one word, common in the names of agencies and plans.
_WORDS = frozenset(
    (
        "thi đua",
        "khen thưởng",
        "phong trào",
        "phát động",
        "thông tin",
        "truyền thông",
        "khoa học",
        "công nghệ",
        "nội vụ",
        "tài chính",
        "kế hoạch",
        "văn hóa",
        "văn hoá",
        "thể thao",
        "du lịch",
        "giáo dục",
        "đào tạo",
        "lao động",
        "thương binh",
        "xã hội",
        "xây dựng",
        "giao thông",
        "vận tải",
        "công thương",
        "nông nghiệp",
        "môi trường",
        "nông thôn",
        "phát triển",
        "tư pháp",
        "y tế",
        "ủy ban",
        "ban nhân",
        "uỷ ban",
        "nhân dân",
        "hội đồng",
        "trung tâm",
        "văn phòng",
        "chuyển đổi",
        "đăng ký",
        "danh hiệu",
        "hình thức",
        "tổng hợp",
        "thực hiện",
        "nhiệm vụ",
        "thắng lợi",
        "kinh tế",
        "chỉ thị",
        "nghị quyết",
        "đại hội",
        "đại biểu",
        "toàn quốc",
        "đảng bộ",
        "giám đốc",
        "chủ tịch",
        "yêu nước",
        "năm học",
        "quản lý",
        "chuyên môn",
        "nghiệp vụ",
        "hành chính",
        "công chức",
        "viên chức",
        "chuyên đề",
        "tài nguyên",
        "dân tộc",
        "tôn giáo",
    )
)
_AFTER_PREPOSITION = 0.10
_INSIDE_WORD = 0.25
_BEFORE_PHRASE = -0.02


def _break_cost(before: str, after: str) -> float:
    """What a break between two words costs, in shares of the line's width squared; negative where it is welcome."""
    first, second = before.casefold(), after.casefold()
    if f"{first.strip('“”(')} {second.strip('“”.,;:)')}" in _WORDS:
        return _INSIDE_WORD
    if first in _BEGINS_PHRASE or after[:1].isdigit() or (first[-1:].isdigit() and second in ("năm", "tháng", "ngày")):
        return _AFTER_PREPOSITION
    if second in _BEGINS_PHRASE or before.endswith((",", ";", ":")):
        return _BEFORE_PHRASE
    return 0.0


def greedy_lines(text: str, width: float, measure: Measure) -> tuple[str, ...]:
    """The lines as a word processor breaks them; a word wider than the line is cut."""
    lines: list[str] = []
    current = ""
    for word in text.split(" "):
        joined = f"{current} {word}" if current else word
        if measure(joined) <= width:
            current = joined
            continue
        if current:
            lines.append(current)
        while (fitting := _fitting_length(word, width, measure)) < len(word):
            lines.append(word[:fitting])
            word = word[fitting:]
        current = word
    lines.append(current)
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
    lines = _evenly(words, len(fewest), width, measure)
    if lines is not None and _tears_a_word(lines) and len(fewest) < len(words):
        more = _evenly(words, len(fewest) + 1, width, measure)
        if more is not None and not _tears_a_word(more):
            return more
    return lines or fewest


def _tears_a_word(lines: tuple[str, ...]) -> bool:
    return any(
        _break_cost(before.rsplit(" ", 1)[-1], after.split(" ", 1)[0]) == _INSIDE_WORD
        for before, after in pairwise(lines)
    )


def _evenly(words: list[str], count: int, width: float, measure: Measure) -> tuple[str, ...] | None:
    """The words in exactly ``count`` lines at the least cost; None where they do not fit so."""
    target = measure(" ".join(words)) / count
    # best[k][i]: the least cost of setting the first i words in k lines, and where the last line starts
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for _ in range(count):
        best.append(_with_one_more_line(words, best[-1], width, target, measure))
    if len(words) not in best[count]:
        return None
    lines: list[str] = []
    end = len(words)
    for number in range(count, 0, -1):
        start = best[number][end][1]
        lines.append(" ".join(words[start:end]))
        end = start
    return tuple(reversed(lines))


def _with_one_more_line(
    words: list[str], before: dict[int, tuple[float, int]], width: float, target: float, measure: Measure
) -> dict[int, tuple[float, int]]:
    found: dict[int, tuple[float, int]] = {}
    for start, (cost, _) in before.items():
        for end in range(start + 1, len(words) + 1):
            long = measure(" ".join(words[start:end]))
            if long > width:
                break
            total = cost + ((long - target) / width) ** 2
            if end < len(words):
                total += _break_cost(words[end - 1], words[end])
            if end not in found or total < found[end][0]:
                found[end] = (total, start)
    return found
