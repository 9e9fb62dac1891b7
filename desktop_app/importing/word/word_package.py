"""The parts of a .docx: found by their relations, parsed without document types or entities."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import TYPE_CHECKING, Any

from defusedxml.ElementTree import fromstring

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
VML = "{urn:schemas-microsoft-com:vml}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = b"http://purl.oclc.org/ooxml/"
_NAMESPACES = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", MATH),
    (b"http://purl.oclc.org/ooxml/drawingml/main", DRAWING),
)
MAX_PART_BYTES = 60 * 1024**2
MAX_DEPTH = 200


class UnreadablePackage(Exception):
    """The file is no Word document, or holds more than one can."""


class WordPackage:
    """A .docx opened for reading."""

    def __init__(self, content: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        self._names = {name.lower(): name for name in self._archive.namelist()}
        self.main_part = self._main_part()
        self._related = self._relations(self.main_part)

    def document(self) -> Element:
        """The root of the main part."""
        root = self._parsed(self.main_part)
        if root is None or root.tag != f"{W}document":
            raise UnreadablePackage
        return root

    def related(self, kind: str) -> list[Element]:
        """The parts the document refers to by that kind ("styles", "numbering", "header", "footnotes")."""
        found = (self._parsed(name) for known, name in self._related if known == kind)
        return [root for root in found if root is not None]

    def has_related(self, kind: str) -> bool:
        """Whether the document refers to a part of that kind."""
        return any(known == kind for known, _ in self._related)

    def _main_part(self) -> str:
        for kind, name in self._relations(""):
            if kind == "officeDocument":
                return name
        return "word/document.xml"

    def _relations(self, part: str) -> list[tuple[str, str]]:
        folder, name = posixpath.split(part)
        root = self._parsed(posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return []
        found = []
        for one in root.iter(_RELATIONS):
            if one.get("TargetMode") == "External":
                continue
            target = one.get("Target", "")
            full = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found.append((one.get("Type", "").rpartition("/")[2], full))
        return found

    def _parsed(self, name: str) -> Element | None:
        known = self._names.get(name.lower())
        if known is None:
            return None
        with self._archive.open(known) as part:
            content = part.read(MAX_PART_BYTES + 1)
        if len(content) > MAX_PART_BYTES:
            raise UnreadablePackage
        if _STRICT in content:
            for strict, usual in _NAMESPACES:
                content = content.replace(strict, usual[1:-1].encode())
        root: Element = fromstring(content, forbid_dtd=True)
        return root


def name_of(element: Element) -> str:
    """The local name of an element of Word's own namespace; "" for any other."""
    tag: Any = element.tag
    return tag[len(W) :] if isinstance(tag, str) and tag.startswith(W) else ""


def value_of(parent: Element | None, name: str) -> str | None:
    """``w:val`` of a child, or None without that child; "" where it has no value."""
    found = parent.find(f"{W}{name}") if parent is not None else None
    return found.get(f"{W}val", "") if found is not None else None


def number_of(parent: Element | None, name: str) -> int | None:
    """The same as a whole number; None for anything that is none."""
    value = value_of(parent, name)
    return whole(value)


def whole(value: str | None) -> int | None:
    """A whole number of an attribute, or None."""
    try:
        return int(float(value)) if value else None
    except (ValueError, OverflowError):
        return None


def indent_of(paragraph_properties: Element | None) -> int:
    """How far a paragraph is set in from the left, in twips; 0 where nothing is said."""
    indent = paragraph_properties.find(f"{W}ind") if paragraph_properties is not None else None
    if indent is None:
        return 0
    return max(0, whole(indent.get(f"{W}left") or indent.get(f"{W}start")) or 0)


def is_on(parent: Element | None, name: str) -> bool | None:
    """A switch such as ``w:b``: on, off, or None where nothing is said."""
    value = value_of(parent, name)
    return None if value is None else value.lower() not in ("0", "false", "off", "none")
