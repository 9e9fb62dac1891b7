"""What the clerk should know of a Word file beside its text: left out, hidden, tracked, hung on."""

from __future__ import annotations

from desktop_app.domain.language.numerals import format_number
from desktop_app.domain.language.text import clean_line
from desktop_app.importing.word.word_text import LeftOut

_LONGEST_QUOTE = 120


def notes_of(left_out: LeftOut, around: list[str], footnotes: int, has_embedded: bool) -> list[list[str]]:
    """[code, sentence] pairs; ``around`` are the words of running heads and feet."""
    found: list[list[str]] = []
    deleted = clean_line(" ".join(left_out.deleted))
    if left_out.insertions:
        message = "Tệp có chữ chèn thêm đang theo dõi thay đổi (Track Changes); đã đọc như đã chấp nhận."
        found.append(["source.tracked_insertions", message])
    if deleted:
        found.append(["source.tracked_deletions", f"Bỏ chữ đã xóa khi theo dõi thay đổi: {_quoted(deleted)}."])
    hidden = clean_line(" ".join(left_out.hidden))
    if hidden:
        found.append(["source.hidden_text", f"Bỏ chữ đặt ẩn trong tệp Word: {_quoted(hidden)}."])
    if around:
        found.append(
            ["source.running_heads", f"Đầu trang, chân trang không đưa vào nội dung: {_quoted('; '.join(around))}."]
        )
    if footnotes:
        message = (
            f"Có {format_number(footnotes)} chú thích; chữ được giữ thành đoạn sau chỗ chú thích, đánh dấu [1], [2]…"
        )
        found.append(["source.footnotes", message])
    if left_out.comments:
        count = format_number(left_out.comments)
        found.append(["source.comments", f"Bỏ {count} ý kiến ghi bên lề (Comment) của tệp Word."])
    if left_out.pictures:
        count = format_number(left_out.pictures)
        found.append(["source.pictures", f"Bỏ {count} hình trong tệp; chữ trong hình không đọc được."])
    if has_embedded:
        message = "Tệp nhúng một văn bản khác bên trong, phần đó chưa đọc được. Mở bằng Word, lưu lại rồi nhập lại."
        found.append(["source.embedded", message])
    return found


def _quoted(text: str) -> str:
    return f"“{text}”" if len(text) <= _LONGEST_QUOTE else f"“{text[:_LONGEST_QUOTE].rstrip()}…”"
