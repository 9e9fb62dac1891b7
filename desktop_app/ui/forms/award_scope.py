"""Which results are meant: a year's regular awards, one plan's, one wave's; and the chooser over a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from desktop_app.assembly.office import Office
from desktop_app.domain.award.award import Award, Tally
from desktop_app.domain.plan.facts import Wave
from desktop_app.domain.plan.plan import PlanKind, PlanStatus
from desktop_app.ui.page import Place
from desktop_app.ui.text import award as words

ScopeKey = tuple[int | None, str]
"""Plan (None: the year's regular awards) and wave's uid ("" for the whole)."""


@dataclass(frozen=True)
class Scope:
    """``wave`` is the number the services know the wave by, ``wave_uid`` the one results carry.

    ``is_regular``: its results are the year's regular ones (no plan, or an annual plan).
    """

    label: str
    year: int
    plan_id: int | None = None
    wave: int | None = None
    wave_uid: str | None = None
    is_regular: bool = True

    @property
    def key(self) -> ScopeKey:
        """What stays when the list of scopes is read anew."""
        return (self.plan_id, self.wave_uid or "")


def scopes(office: Office, year: int, *, with_annual_plans: bool) -> list[Scope]:
    """The scopes of a year: its regular awards, then its issued plans with their waves.

    ``with_annual_plans`` False leaves the annual plans out: their awards are the year's regular ones.
    """
    label = words.YEAR if with_annual_plans else words.REGULAR
    found = [Scope(label.format(year=year), year)]
    for one in office.plan_service.list_plans(year):
        if one.plan_status is not PlanStatus.ISSUED:
            continue
        if one.plan_kind is PlanKind.ANNUAL and not with_annual_plans:
            continue
        plan = office.plan_service.plan(one.id)
        is_regular = one.plan_kind is PlanKind.ANNUAL
        found.append(Scope(plan.label, year, plan.id, is_regular=is_regular))
        for number, wave in numbered(plan.content.facts.waves):
            wave_label = words.WAVE_OF.format(wave=wave.label, plan=plan.label)
            found.append(Scope(wave_label, year, plan.id, number, wave.uid, is_regular))
    return found


def numbered(waves: Sequence[Wave]) -> list[tuple[int, Wave]]:
    """Each wave with its ordinal; where the plan numbers none, its place."""
    return [(wave.ordinal or place, wave) for place, wave in enumerate(waves, start=1)]


def results_of(office: Office, scope: Scope) -> tuple[Award, ...]:
    """The results of a scope; a year's are its regular ones, never those of a thematic plan."""
    if scope.is_regular:
        annual = {one.id for one in office.plan_service.list_plans() if one.plan_kind is PlanKind.ANNUAL}
        of_year = office.award_service.results(year=scope.year)
        found = tuple(one for one in of_year if one.plan_id is None or one.plan_id in annual)
    else:
        found = office.award_service.results(plan_id=scope.plan_id)
    return tuple(one for one in found if scope.wave_uid in (None, one.wave_uid))


def tally_of(office: Office, scope: Scope) -> Tally:
    """The tally of a scope, as of today."""
    if scope.plan_id is None:
        return office.award_service.tally(year=scope.year)
    return office.award_service.tally(plan_id=scope.plan_id, wave=scope.wave)


class ScopeChooser(QComboBox):
    """A list of scopes; the one chosen stays chosen when they are read anew."""

    scope_chosen = Signal()
    """The clerk chose another one."""

    def __init__(self) -> None:
        super().__init__()
        self._scopes: list[Scope] = []
        self.setAccessibleName(words.SCOPE)
        self.setToolTip(words.SCOPE)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(20)
        self.setMaximumWidth(380)
        self.activated.connect(lambda _place: self.scope_chosen.emit())

    def set_scopes(self, found: Sequence[Scope]) -> None:
        """Offer these; never empty."""
        key = self._scopes[self.currentIndex()].key if self._scopes else None
        self._scopes = list(found)
        self.blockSignals(True)
        self.clear()
        self.addItems([one.label for one in found])
        self.setCurrentIndex(next((place for place, one in enumerate(found) if one.key == key), 0))
        self.blockSignals(False)
        self.setToolTip(self.scope().label)

    def scope(self) -> Scope:
        """The one chosen."""
        return self._scopes[max(0, self.currentIndex())]

    def place(self) -> dict[str, str | int]:
        """The scope chosen, as a page keeps it."""
        plan_id, wave_uid = self.scope().key
        return {"plan": plan_id or 0, "wave": wave_uid}

    def go_to_place(self, place: Place) -> bool:
        """Choose the scope kept; False if it is chosen already or is no more."""
        plan_id = place.get("plan") or None
        key = (plan_id if isinstance(plan_id, int) else None, str(place.get("wave", "")))
        return key != self.scope().key and self.choose(key)

    def choose(self, key: ScopeKey) -> bool:
        """Choose from the program; False if there is no such scope."""
        for place, one in enumerate(self._scopes):
            if one.key == key:
                self.setCurrentIndex(place)
                return True
        return False
