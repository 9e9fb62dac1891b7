"""Rows of a table as the clipboard of Excel has them: tab-separated, and as an HTML table whose cells stay text."""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtCore import QMimeData

_FORMULA_STARTS = ("=", "+", "-", "@")
_AS_TEXT = " style=\"mso-number-format:'\\@'\""
"""Excel keeps such a cell as text: numbers of decisions with a slash, telephone numbers with their zero."""


def clipboard_data(lines: Sequence[Sequence[str]]) -> QMimeData:
    """The lines, the header first. A cell that Excel would take for a formula is marked as text in both forms."""
    flat = [[" ".join(cell.split()) for cell in cells] for cells in lines]
    data = QMimeData()
    data.setText("\n".join("\t".join(_safe(cell) for cell in cells) for cells in flat))
    rows = "".join(f"<tr>{''.join(_html_cell(cell) for cell in cells)}</tr>" for cells in flat)
    data.setHtml(f"<table>{rows}</table>")
    return data


def is_plain_number(cell: str) -> bool:
    """Figures alone, with a sign or decimals: Excel may reckon with them."""
    bare = cell.lstrip("+-").replace(".", "").replace(",", "")
    return bare.isascii() and bare.isdecimal() and not (len(bare) > 1 and bare.startswith("0"))


def _is_formula(cell: str) -> bool:
    return cell.startswith(_FORMULA_STARTS) and len(cell) > 1 and not is_plain_number(cell)


def _safe(cell: str) -> str:
    return f"'{cell}" if _is_formula(cell) else cell


def _html_cell(cell: str) -> str:
    style = "" if not cell or is_plain_number(cell) else _AS_TEXT
    return f"<td{style}>{html.escape(cell)}</td>"
