"""Fusion, the palette and the one short sheet, set once on the application; light and dark from the same roles."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication


class Theme(StrEnum):
    """What the clerk chose; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class Tokens:
    """Colours by role. ``*_tint``: the ground of a chip whose word has the plain colour."""

    window: str
    paper_ground: str
    base: str
    alternate: str
    text: str
    muted: str
    accent: str
    on_accent: str
    soft: str
    rail: str
    header: str
    border: str
    strong: str
    ok: str
    ok_tint: str
    warn: str
    warn_tint: str
    bad: str
    bad_tint: str
    none: str
    none_tint: str
    disabled: str


LIGHT = Tokens(
    window="#F4F3F0",
    paper_ground="#DCD9D2",
    base="#FFFFFF",
    alternate="#FAF9F7",
    text="#1D2126",
    muted="#5A6069",
    accent="#1B5FAA",
    on_accent="#FFFFFF",
    soft="#E3ECF7",
    rail="#EAE8E3",
    header="#F1F0EC",
    border="#DAD7D0",
    strong="#8C887F",
    ok="#1B6E3C",
    ok_tint="#E2F1E7",
    warn="#855000",
    warn_tint="#FBEED6",
    bad="#B3261E",
    bad_tint="#FBE5E2",
    none="#5A6069",
    none_tint="#ECEAE5",
    disabled="#9A978F",
)
DARK = Tokens(
    window="#1E2023",
    paper_ground="#141517",
    base="#26292D",
    alternate="#2A2D32",
    text="#E9E7E2",
    muted="#ABB0B8",
    accent="#8AB8F2",
    on_accent="#0E2036",
    soft="#2B3B4F",
    rail="#191B1E",
    header="#2D3035",
    border="#3D4147",
    strong="#7A808A",
    ok="#82D2A0",
    ok_tint="#20382B",
    warn="#EFC078",
    warn_tint="#3C301A",
    bad="#FFA198",
    bad_tint="#452521",
    none="#ABB0B8",
    none_tint="#34383E",
    disabled="#6E737B",
)

_PLACE = re.compile(r"@([a-z_]+)@")
BASE_POINTS = 10.0


class _Current:
    """The tokens in use; read at paint time, so that a change of theme needs no reload."""

    tokens = LIGHT


def tokens() -> Tokens:
    """The colours in use now."""
    return _Current.tokens


def color(role: str) -> QColor:
    """The colour of a role of ``Tokens`` in the theme in use."""
    return QColor(getattr(_Current.tokens, role))


def apply_style(app: QApplication, resources: Path, theme: Theme = Theme.SYSTEM) -> None:
    """Style the application. Called once at the start, and again when the theme changes."""
    _Current.tokens = DARK if _is_dark(theme) else LIGHT
    if app.style().objectName().lower() != "fusion":
        app.setStyle("Fusion")
    app.setFont(window_font(resources))
    app.setPalette(_palette(_Current.tokens))
    app.setStyleSheet(sheet(resources, _Current.tokens))


def sheet(resources: Path, its_tokens: Tokens) -> str:
    """The sheet with every ``@role@`` filled in; an unknown role is a defect and raises KeyError."""
    values = {field.name: str(getattr(its_tokens, field.name)) for field in fields(its_tokens)}
    values["icons"] = (resources / "icons").as_posix()
    values["shade"] = "light" if its_tokens is LIGHT else "dark"  # a sheet cannot tint an SVG, so these few come in two
    text = (resources / "style" / "window.qss").read_text(encoding="utf-8")
    return _PLACE.sub(lambda found: values[found.group(1)], text)


def window_font(resources: Path) -> QFont:
    """Segoe UI on Windows, else the bundled Inter; 10 pt, so that it follows the system's size of type."""
    if sys.platform == "win32":
        font = QFont("Segoe UI")
    else:
        family = _bundled_family(resources)
        font = QFont(family) if family else QGuiApplication.font()
    font.setPointSizeF(BASE_POINTS)
    return font


def sized(font: QFont, points: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The same font in another size and weight; ``points`` as in the table of type (base 10)."""
    other = QFont(font)
    other.setPointSizeF(points * QApplication.font().pointSizeF() / BASE_POINTS)
    other.setWeight(weight)
    return other


def _bundled_family(resources: Path) -> str:
    known = QFontDatabase.families()
    if "Inter" in known:
        return "Inter"
    families: list[str] = []
    for file in sorted((resources / "fonts" / "ui").glob("*.otf")):
        families += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
    return families[0] if families else ""


def _is_dark(theme: Theme) -> bool:
    if theme is Theme.SYSTEM:
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return theme is Theme.DARK


def _palette(its_tokens: Tokens) -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, value in (
        (roles.Window, its_tokens.window),
        (roles.WindowText, its_tokens.text),
        (roles.Base, its_tokens.base),
        (roles.AlternateBase, its_tokens.alternate),
        (roles.Text, its_tokens.text),
        (roles.PlaceholderText, its_tokens.muted),
        (roles.Button, its_tokens.base),
        (roles.ButtonText, its_tokens.text),
        (roles.BrightText, its_tokens.bad),
        (roles.Highlight, its_tokens.accent),
        (roles.HighlightedText, its_tokens.on_accent),
        (roles.Accent, its_tokens.accent),
        (roles.Link, its_tokens.accent),
        (roles.LinkVisited, its_tokens.accent),
        (roles.ToolTipBase, its_tokens.base),
        (roles.ToolTipText, its_tokens.text),
        (roles.Mid, its_tokens.border),
        (roles.Midlight, its_tokens.border),
        (roles.Light, its_tokens.base),
        (roles.Dark, its_tokens.strong),
    ):
        palette.setColor(role, QColor(value))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(its_tokens.disabled))
    return palette
