"""Light and dark: every role readable on its ground, one sheet without unknown roles, icons in the colour of the theme."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication

from desktop_app.ui.icons import icon
from desktop_app.ui.style import DARK, LIGHT, Theme, Tokens, apply_style, sheet


@pytest.fixture
def resources(project_root: Path) -> Path:
    return project_root / "resources"


@pytest.fixture
def _light_again(qapp: QApplication, resources: Path) -> Iterator[None]:
    yield
    apply_style(qapp, resources, Theme.LIGHT)


def _luminance(color: QColor) -> float:
    channels = (color.redF(), color.greenF(), color.blueF())
    parts = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(QColor(one)), _luminance(QColor(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("text", "window"),
        ("text", "base"),
        ("text", "soft"),
        ("muted", "window"),
        ("muted", "base"),
        ("muted", "rail"),
        ("muted", "header"),
        ("accent", "base"),
        ("accent", "soft"),
        ("on_accent", "accent"),
        ("ok", "ok_tint"),
        ("warn", "warn_tint"),
        ("bad", "bad_tint"),
        ("none", "none_tint"),
        ("ok", "base"),
        ("warn", "base"),
        ("bad", "base"),
    ],
)
def test_words_have_at_least_the_contrast_of_wcag_aa(tokens: Tokens, ink: str, ground: str) -> None:
    assert _contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_of_controls_can_be_seen(tokens: Tokens) -> None:
    assert _contrast(tokens.strong, tokens.base) >= 3


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_sheet_is_filled_in_and_names_files_that_are_there(resources: Path, tokens: Tokens) -> None:
    text = sheet(resources, tokens)
    assert "@" not in text
    files = [part.split(")")[0] for part in text.split("url(")[1:]]
    assert files
    assert all(Path(file).is_file() for file in files)


@pytest.mark.usefixtures("_light_again")
def test_an_icon_follows_the_theme_without_being_made_anew(qapp: QApplication, resources: Path) -> None:
    made = icon("check", "text")
    for theme, wanted in ((Theme.LIGHT, LIGHT.text), (Theme.DARK, DARK.text)):
        apply_style(qapp, resources, theme)
        image = made.pixmap(QSize(24, 24), 1.0, QIcon.Mode.Normal, QIcon.State.Off).toImage()
        opaque = {
            image.pixelColor(x, y).name()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() == 255
        }
        assert wanted.lower() in opaque


def test_an_icon_that_is_missing_speaks_at_once() -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


@pytest.mark.usefixtures("_light_again")
def test_the_palette_is_the_tokens(qapp: QApplication, resources: Path) -> None:
    apply_style(qapp, resources, Theme.DARK)
    assert qapp.palette().base().color().name() == DARK.base.lower()
    assert qapp.style().objectName().lower() in {"fusion", ""}
