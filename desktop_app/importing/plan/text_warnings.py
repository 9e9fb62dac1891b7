"""What the text itself makes one doubt: words grown together, letters without their marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from desktop_app.domain.language.text import words
from desktop_app.domain.plan.plan import ReadingNote
from desktop_app.importing.lines.markup import Line

_VOWELS = "aăâeêioôơuưy"
_TWO_SYLLABLES = re.compile(f"[{_VOWELS}][^{_VOWELS}]+[{_VOWELS}]")
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_LONGEST_SYLLABLE = 7  # nghiêng
_MOST_QUOTED = 3
_LEAST_WORDS = 40
_MOST_MARKED = 0.02


def text_warnings(lines: Sequence[Line]) -> Iterator[ReadingNote]:
    """Notes on single lines, and one on a text typed without marks."""
    count = marked = 0
    for line in lines:
        found = words(line.text)
        glued = [word for word in found if is_glued(word)]
        if glued:
            quoted = ", ".join(f"“{word}”" for word in glued[:_MOST_QUOTED])
            message = f"Có chữ viết dính nhau: {quoted}; giữ nguyên như tệp gốc, sửa lại nếu đúng là dính."
            yield ReadingNote("text.words_glued", message, line.number)
        count += len(found)
        marked += sum(not word.isascii() for word in found)
    if count >= _LEAST_WORDS and marked <= _MOST_MARKED * count:
        message = (
            "Văn bản gõ không dấu; số liệu có thể đọc thiếu. Kiểm tra lại từng phần, bổ sung dấu trước khi ban hành."
        )
        yield ReadingNote("text.no_marks", message, lines[0].number)


def is_glued(word: str) -> bool:
    """Whether a word with Vietnamese letters is more than one syllable: none has two vowels with a consonant between."""
    if word.isascii() or any(character.isdigit() for character in word):
        return False
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFD", word.lower()).translate(_TONES))
    return len(word) > _LONGEST_SYLLABLE or _TWO_SYLLABLES.search(plain) is not None
