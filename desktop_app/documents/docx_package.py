"""The file around a DOCX's text: nothing left of the default template, and equal bytes for equal papers."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from desktop_app.documents.docx_xml import element
from desktop_app.documents.model import LANGUAGE, Properties
from desktop_app.domain.registration.exchange.form_stamp import STAMP_NAME

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_UNWANTED_OF_DOCUMENT = {
    f"{_OFFICE}/customXml",
    f"{_OFFICE}/webSettings",
    f"{_OFFICE}/theme",
    f"{_OFFICE}/numbering",
    f"{_OFFICE}/fontTable",
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
}
_FIRST_PARTS = ("[Content_Types].xml", "_rels/.rels", "word/document.xml")
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def strip_template(document: Document) -> None:
    """Drop the default template's thumbnail, theme, lists, web settings and custom data; write our own settings."""
    package = document.part.package
    assert package is not None
    for relationships, unwanted in ((document.part.rels, _UNWANTED_OF_DOCUMENT), (package.rels, {REL.THUMBNAIL})):
        for identifier in [key for key, rel in relationships.items() if rel.reltype in unwanted]:
            del relationships[identifier]
    last_section: Any = document.element.body.sectPr
    last_section.attrib.clear()  # the marks of the template's own editing sessions
    settings: Any = document.settings.element
    for child in list(settings):
        settings.remove(child)
    for child in _settings():
        settings.append(child)
    application = next(rel.target_part for rel in package.rels.values() if rel.reltype == REL.EXTENDED_PROPERTIES)
    application._blob = _APPLICATION


_APPLICATION = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Sổ Thi Đua</Application></Properties>"
).encode()


def _settings() -> Any:
    # Compatibility mode 14, not 15: from 15 on, Word (and LibreOffice from 24.2) squeeze the spaces of justified lines to
    # fit one more word, and pages would no longer break as in the PDF.
    return parse_xml(
        f"<w:settings {nsdecls('w')}>"
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:autoHyphenation w:val="0"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="14"/>'
        '<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>'
        '</w:compat><w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
        "</w:settings>"
    )


def write_properties(document: Document, about: Properties) -> None:
    """What the file says about itself: the agency as author, the paper's own date."""
    core = document.core_properties
    created = about.created.astimezone(UTC).replace(tzinfo=None) if about.created.tzinfo else about.created
    core.title, core.author, core.subject = about.title[:255], about.author[:255], about.subject[:255]
    core.keywords, core.comments, core.category = "", "", ""
    core.last_modified_by = about.author[:255]
    core.language, core.revision = LANGUAGE, 1
    core.created = core.modified = _whole_seconds(created)
    if about.stamps:
        _write_stamps(document, about.stamps)


def _write_stamps(document: Document, stamps: tuple[str, ...]) -> None:
    """As custom properties: kept by Word, LibreOffice and WPS whatever is done to the text."""
    package = document.part.package
    assert package is not None
    values = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number + 1}" name="{STAMP_NAME}{number:03}">'
        f"<vt:lpwstr>{escape(text)}</vt:lpwstr></property>"
        for number, text in enumerate(stamps, start=1)
    )
    content = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        f' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{values}</Properties>'
    )
    part = Part(PackURI("/docProps/custom.xml"), CT.OFC_CUSTOM_PROPERTIES, content.encode(), package)
    package.relate_to(part, REL.CUSTOM_PROPERTIES)


def _whole_seconds(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)


def package_bytes(document: Document) -> bytes:
    """The saved file with fixed times and a fixed order of parts."""
    draft = BytesIO()
    document.save(draft)
    out = BytesIO()
    with ZipFile(draft) as source, ZipFile(out, "w", ZIP_DEFLATED, compresslevel=6) as target:
        names = source.namelist()
        ordered = [name for name in _FIRST_PARTS if name in names] + sorted(set(names) - set(_FIRST_PARTS))
        for name in ordered:
            entry = ZipInfo(name, _EARLIEST)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0  # else the machine's system stands in the bytes
            target.writestr(entry, source.read(name))
    return out.getvalue()


def page_field() -> Any:
    """A real PAGE field."""
    field = element("fldSimple", instr="PAGE")
    run, words = element("r"), element("t")
    words.text = "2"
    run.append(words)
    field.append(run)
    return field


def count_pages_from_one(section_properties: Any) -> None:
    """Give a section a page count of its own."""
    kind = section_properties.find(qn("w:pgNumType"))
    if kind is None:
        kind = element("pgNumType")
        margins = section_properties.find(qn("w:pgMar"))
        margins.addnext(kind)
    kind.set(qn("w:start"), "1")
