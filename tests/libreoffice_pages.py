"""The pages that LibreOffice makes of a DOCX, beside ours: what a word processor shows is what is filed as PDF."""

from __future__ import annotations

import difflib
import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from desktop_app.documents.docx_renderer import render_docx
from desktop_app.documents.fonts import FONT_FOLDER
from desktop_app.documents.model import Paper
from desktop_app.documents.pdf_renderer import render_pdf

SEEDS_LEAST = 0.99
"""Share of the lines of the five real plans that break at the same word, on the same page."""

UNSEEN_LEAST = 0.98
"""The same for texts on which nothing was tuned, tables included."""

_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <alias binding="same"><family>Times New Roman</family><prefer><family>Liberation Serif</family></prefer></alias>
</fontconfig>
"""
_WITH_BLANK_BACKS = 'pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}'

Line = tuple[int, str]
Files = tuple[bytes, bytes]
"""(DOCX, PDF) of one paper."""


class LibreOffice:
    """Lays DOCX files out. It sees the bundled fonts only: a machine's own "Liberation Serif" may be another version."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.fonts = folder / "fonts.conf"
        self.fonts.write_text(_FONTS.format(fonts=FONT_FOLDER, cache=folder / "cache"), encoding="utf-8")

    def pdfs(self, files: dict[str, bytes], *, with_blank_backs: bool = False) -> dict[str, bytes]:
        """The PDF of every DOCX; ``with_blank_backs``: as it would be printed on both sides."""
        for name, docx in files.items():
            (self.folder / f"{name}.docx").write_bytes(docx)
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation={(self.folder / 'profile').as_uri()}",
                "--headless",
                "--convert-to",
                _WITH_BLANK_BACKS if with_blank_backs else "pdf",
                "--outdir",
                str(self.folder),
                *[str(self.folder / f"{name}.docx") for name in files],
            ],
            env={**os.environ, "FONTCONFIG_FILE": str(self.fonts)},
            check=True,
            capture_output=True,
            timeout=500,
        )
        made = {name: (self.folder / f"{name}.pdf").read_bytes() for name in files}
        assert all(b"LiberationSerif" in each for each in made.values()), "LibreOffice did not use the bundled font"
        return made


@dataclass(frozen=True)
class Agreement:
    """What two layouts of the same papers share. ``page_counts``: (theirs, ours) where they differ."""

    lines: int
    equal: int
    in_place: int
    page_counts: dict[str, tuple[int, int]]

    def require(self, least: float, least_in_place: float | None = None) -> None:
        """Fail where fewer lines agree, or where one paper has another count of pages."""
        assert self.lines
        print(  # noqa: T201  the share is what a reader of the log looks for
            f"lines that break at the same word: {self.equal / self.lines:.2%} of {self.lines}; "
            f"on the same page: {self.in_place / self.lines:.2%}"
        )
        assert self.page_counts == {}
        assert self.equal / self.lines >= least
        assert self.in_place / self.lines >= (least if least_in_place is None else least_in_place)


def files_of(made: Paper | Files) -> Files:
    """A paper rendered, or the files as a service made them."""
    return (render_docx(made), render_pdf(made)) if isinstance(made, Paper) else made


def agreement(papers: dict[str, Paper | Files], libreoffice: LibreOffice) -> Agreement:
    """Lay papers out both ways."""
    files = {name: files_of(made) for name, made in papers.items()}
    lines = equal = in_place = 0
    counts: dict[str, tuple[int, int]] = {}
    for name, theirs in libreoffice.pdfs({name: docx for name, (docx, _pdf) in files.items()}).items():
        (left, left_pages), (right, right_pages) = lines_of(theirs), lines_of(files[name][1])
        matcher = difflib.SequenceMatcher(None, [w for _, w in left], [w for _, w in right], autojunk=False)
        pairs = [(m.a + k, m.b + k) for m in matcher.get_matching_blocks() for k in range(m.size)]
        lines += max(len(left), len(right))
        equal += len(pairs)
        in_place += sum(left[a][0] == right[b][0] for a, b in pairs)
        if left_pages != right_pages:
            counts[name] = (left_pages, right_pages)
    return Agreement(lines, equal, in_place, counts)


def lines_of(content: bytes) -> tuple[list[Line], int]:
    """(page, words) of every line but page numbers and lone figures, and the count of pages.

    Without blanks: between the lines of a table's cell a reader of LibreOffice's file sees none.
    """
    document = pypdfium2.PdfDocument(content)
    found: list[Line] = []
    for number in range(len(document)):
        for line in document[number].get_textpage().get_text_bounded().splitlines():
            words = "".join(re.sub("[\ufffe\u2011]", "-", line).split())
            if words and not words.isdecimal():
                found.append((number, words))
    pages = len(document)
    document.close()
    return found, pages
