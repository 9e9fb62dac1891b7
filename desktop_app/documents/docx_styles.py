"""The named styles of our DOCX files, in place of the default template's."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from desktop_app.documents.docx_xml import element, style_id, twips
from desktop_app.documents.model import LANGUAGE, Align, TextStyle
from desktop_app.documents.page_style import (
    BODY_SIZE,
    CELL_SPACE,
    FONT,
    PAGE_NUMBER_SIZE,
    TEXT_STYLES,
    BlockStyle,
    Measures,
    SizeSet,
    block_styles,
)

PAGE_NUMBER_STYLE = "PaperPageNumber"
_JUSTIFICATIONS = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right", Align.JUSTIFY: "both"}
_KEPT_DEFAULTS = {"Normal", "DefaultParagraphFont", "TableNormal", "NoList"}
_FONTS = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'


def text_style_id(style: TextStyle) -> str:
    """The identifier of a body style in the file: "PaperSectionHeading"."""
    return "Paper" + "".join(part.capitalize() for part in style.value.split("_"))


def write_styles(document: Document, sizes: SizeSet) -> None:
    """Replace the default template's styles by ours."""
    root: Any = document.styles.element
    for style in root.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in _KEPT_DEFAULTS:
            root.remove(style)
    root.replace(root.find(qn("w:docDefaults")), _document_defaults())
    for style in root.findall(qn("w:style")):
        if style.get(qn("w:styleId")) == "Normal":
            root.replace(style, _normal())
    for made in _paper_styles(sizes):
        root.append(deepcopy(made))


def _document_defaults() -> Any:
    return parse_xml(
        f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>{_FONTS}"
        f'<w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )


def _normal() -> Any:
    size = twips(BODY_SIZE) // 10
    return parse_xml(
        f'<w:style {nsdecls("w")} w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        "<w:pPr><w:widowControl/><w:suppressAutoHyphens/>"
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        f'<w:rPr>{_FONTS}<w:color w:val="000000"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        f'<w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/></w:rPr></w:style>'
    )


@cache
def _paper_styles(sizes: SizeSet) -> tuple[Any, ...]:
    """Made once for each set of sizes: copying them is many times faster than building them."""
    return tuple(_made_styles(sizes))


def _made_styles(sizes: SizeSet) -> Iterator[Any]:
    for text_style, measures in TEXT_STYLES.items():
        yield _style(text_style_id(text_style), measures)
    for block_style, measures in block_styles(sizes).items():
        made = _style(style_id(block_style), measures)
        if block_style in (BlockStyle.TABLE_TEXT, BlockStyle.TABLE_HEADING):
            _set_spacing(made, before=CELL_SPACE, after=CELL_SPACE)
        yield made
    yield _style(PAGE_NUMBER_STYLE, Measures("Số trang", PAGE_NUMBER_SIZE))


def _style(identifier: str, measures: Measures) -> Any:
    """A paragraph style; its properties in the order that the schema demands."""
    made = element("style", type="paragraph", customStyle=1, styleId=identifier)
    made.append(element("name", val=measures.name))
    made.append(element("basedOn", val="Normal"))
    made.append(element("qFormat"))
    properties = element("pPr")
    if measures.keep_with_next:
        properties.append(element("keepNext"))
        properties.append(element("keepLines"))
    if measures.before:
        properties.append(element("spacing", before=twips(measures.before)))
    if measures.first_line or measures.right_indent:
        indents = {"right": twips(measures.right_indent), "firstLine": twips(measures.first_line)}
        properties.append(element("ind", **{side: size for side, size in indents.items() if size}))
    properties.append(element("jc", val=_JUSTIFICATIONS[measures.align]))
    if measures.outline is not None:
        properties.append(element("outlineLvl", val=measures.outline))
    made.append(properties)
    looks = element("rPr")
    for is_on, name in ((measures.bold, "b"), (measures.italic, "i")):
        if is_on:
            looks.append(element(name))
            looks.append(element(f"{name}Cs"))
    size = round(measures.size * 2)
    looks.append(element("sz", val=size))
    looks.append(element("szCs", val=size))
    made.append(looks)
    return made


def _set_spacing(style: Any, *, before: float, after: float) -> None:
    properties = style.find(qn("w:pPr"))
    justification = properties.find(qn("w:jc"))
    justification.addprevious(element("spacing", before=twips(before), after=twips(after)))
