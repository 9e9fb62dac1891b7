"""An initiative and its field (lĩnh vực) as the one text a registration line keeps."""

from __future__ import annotations

import re

from desktop_app.domain.language.text import clean_line

_WITH_FIELD = re.compile(r"(?P<name>.*\S) \(lĩnh vực: (?P<field>[^()]+)\)")


def initiative_text(name: str, field: str) -> str:
    """ "Số hóa hồ sơ (lĩnh vực: Chuyển đổi số)"; the name alone, or "(lĩnh vực: …)" alone where the name is missing."""
    name, field = clean_line(name), clean_line(field)
    return clean_line(f"{name} (lĩnh vực: {field})") if field else name


def initiative_parts(text: str) -> tuple[str, str]:
    """Name and field; the field is "" where the text has none."""
    found = _WITH_FIELD.fullmatch(clean_line(text))
    return (found["name"], found["field"]) if found else (text, "")
