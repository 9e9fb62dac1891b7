"""The bundled fonts: registered by path, measured, and asked whether they hold every character of a paper."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from desktop_app.domain.errors import UserError

FONT_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "fonts"
REGULAR, BOLD, ITALIC, BOLD_ITALIC = "Paper", "Paper-Bold", "Paper-Italic", "Paper-BoldItalic"
FILES = {
    REGULAR: "LiberationSerif-Regular.ttf",
    BOLD: "LiberationSerif-Bold.ttf",
    ITALIC: "LiberationSerif-Italic.ttf",
    BOLD_ITALIC: "LiberationSerif-BoldItalic.ttf",
}

# Liberation Serif / Times New Roman, in parts of the type size: one line of single spacing (1.1499, which word processors
# round up to a twentieth of a point: 16.1 pt at 14 pt), and the depth of the first baseline.
PITCH = 1.15
ASCENT = 0.891

_WIDTHS_KEPT = 16_384  # words mostly: some two megabytes


@cache
def register_fonts() -> None:
    """Make the four faces known to reportlab, once in a process.

    By path, never by family name: a machine's own "Liberation Serif" may be the old one without Vietnamese letters.
    """
    for name, file in FILES.items():
        path = FONT_FOLDER / file
        if not path.is_file():
            raise UserError(
                "paper.font_missing", f"Thiếu tệp phông chữ {file} của chương trình. Cài lại chương trình rồi mở lại."
            )
        pdfmetrics.registerFont(TTFont(name, str(path)))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD_ITALIC)
    # else every file names an unembedded Helvetica
    rl_config.canvas_basefontname = REGULAR


def face(*, bold: bool = False, italic: bool = False) -> str:
    """The registered name of a face."""
    if bold:
        return BOLD_ITALIC if italic else BOLD
    return ITALIC if italic else REGULAR


@lru_cache(maxsize=_WIDTHS_KEPT)
def text_width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """Width in points of a line of text."""
    register_fonts()
    return float(pdfmetrics.stringWidth(text, face(bold=bold, italic=italic), size))


@cache
def covered_characters() -> frozenset[str]:
    """The characters that every one of the four faces can draw."""
    register_fonts()
    fonts: list[Any] = [pdfmetrics.getFont(name) for name in FILES]
    maps = [set(font.face.charToGlyph) for font in fonts]
    return frozenset(chr(code) for code in set.intersection(*maps) if code >= 0x20)
