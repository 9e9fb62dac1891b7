"""Ctrl+V on the lines of a registration: read against the unit, shown first, written as one operation."""

from __future__ import annotations

from collections import Counter

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop_app.domain.registration.pasting import PastedKind, pasted_rows, with_pasted
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.ui.ask import Ask
from desktop_app.ui.dialogs.pasting_dialog import PastingDialog
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.pages.registration.registration_acts import WherePlace
from desktop_app.ui.text import pasting as text
from desktop_app.ui.text import registration as words

_LABELS = {
    "title_code": words.TITLE_COLUMN,
    "commendation_code": words.COMMENDATION,
    "initiative": words.INITIATIVE,
    "project": words.PROJECT,
    "note": words.NOTE,
}


def paste_lines(kind: SubjectKind, gateway: Gateway, ask: Ask, window: QWidget, where: WherePlace) -> bool:
    """Take in what was copied; False if nothing was written."""
    place = where()
    if place is None:
        return False
    pasted = QGuiApplication.clipboard().text()
    plan_id, unit_id, office = place.board.plan_id, place.row.unit_id, gateway.office
    lines = office.registration_service.lines(plan_id, unit_id)
    members = office.office_service.people(place.board.today, unit_id)
    rows = pasted_rows(pasted, kind, lines, members, labels=_LABELS)
    if not rows:
        ask.inform(text.CLIPBOARD_EMPTY)
        return False
    if not ask.show(PastingDialog(rows, place.row.unit, window)):
        return False
    counts = Counter(row.kind for row in rows)
    if not gateway.did(lambda: office.registration_service.save_lines(plan_id, unit_id, with_pasted(lines, rows))):
        return False
    gateway.say(text.WRITTEN.format(added=counts[PastedKind.ADDED], changed=counts[PastedKind.CHANGED]))
    return True
