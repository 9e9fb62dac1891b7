"""Word files for the tests of the reader: built by python-docx, with the XML that it cannot write put in by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

W = nsdecls("w")
_EXTRA = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def xml(text: str) -> Any:
    """An element of the ``w:`` namespace."""
    head, _, tail = text.partition(">") if not text.split(">", 1)[0].endswith("/") else (text[:-2], "", "/>")
    return parse_xml(f"{head} {W} {_EXTRA}{'>' if tail != '/>' else ''}{tail}")


def put(document: Document, *paragraphs: str) -> None:
    """Add elements of the body as XML, before its end."""
    body: Any = document.element.body
    for one in paragraphs:
        body.sectPr.addprevious(xml(one))


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """One paragraph of one run."""
    return (
        f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def listed(text: str, number: int, level: int = 0) -> str:
    """One paragraph of a list."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def numbering(
    levels: Sequence[tuple[str, str]], nums: str = '<w:num w:numId="7"><w:abstractNumId w:val="90"/></w:num>'
) -> str:
    """A numbering part of one list: (format, text) of each level."""
    made = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    return f'<w:numbering {W}><w:abstractNum w:abstractNumId="90">{made}</w:abstractNum>{nums}</w:numbering>'


def save(document: Document, path: Path, parts: dict[str, str | None] | None = None) -> Path:
    """Write a document, parts replaced or added (relations and types of added ones are the caller's)."""
    memory = io.BytesIO()
    document.save(memory)
    with zipfile.ZipFile(memory) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        wanted = dict(parts or {})
        for name in source.namelist():
            changed = wanted.pop(name, "")
            if changed is not None:
                target.writestr(name, changed or source.read(name))
        for name, content in wanted.items():
            target.writestr(name, content or "")
    return path


def made(path: Path, *paragraphs: str, change: Callable[[Document], object] | None = None) -> Path:
    """A file of these paragraphs."""
    document = docx.Document()
    put(document, *paragraphs)
    if change:
        change(document)
    return save(document, path)
