"""What the clerk does with units through time: the dialogs asked, the services called."""

from __future__ import annotations

from desktop_app.domain.office.office import Person, Unit
from desktop_app.domain.office.unit_changes import ChangeKind
from desktop_app.domain.office.unit_groups import GROUP_KINDS
from desktop_app.ui.ask import Ask
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.pages.catalogue.units.transfer_dialog import TransferDialog
from desktop_app.ui.pages.catalogue.units.unit_change_dialog import UnitChangeDialog
from desktop_app.ui.text import units as text


class UnitActs:
    """Used by the facet of units and people."""

    def __init__(self, gateway: Gateway, ask: Ask) -> None:
        self._gateway, self._ask = gateway, ask

    def change(self, kind: ChangeKind, unit: Unit) -> bool:
        """Ask for a change of a unit and do it; False if nothing was done."""
        office, today = self._gateway.office, self._gateway.office.clock.today()
        service = office.unit_change_service
        is_group = unit.unit_kind in GROUP_KINDS
        units = [one for one in office.office_service.units(today) if (one.unit_kind in GROUP_KINDS) is is_group]
        people = office.office_service.people(today, unit.id)
        dialog = UnitChangeDialog(kind, unit, units, people, today, service.preview)
        if not self._ask.show(dialog):
            return False
        draft = dialog.draft()
        done = draft is not None and self._gateway.did(lambda: service.apply(draft))
        if done:
            self._gateway.say(text.DONE)
        return done

    def transfer(self, person: Person) -> bool:
        """Ask where a person goes, and when; False if nothing was done."""
        office, today = self._gateway.office, self._gateway.office.clock.today()
        units = [one for one in office.office_service.units() if one.unit_kind not in GROUP_KINDS]
        dialog = TransferDialog(person.full_name, units, today)
        if not self._ask.show(dialog):
            return False
        unit_id, day = dialog.picker.unit_id(), dialog.day.date()
        service = office.unit_change_service
        done = day is not None and self._gateway.did(
            lambda: service.transfer([person.id], unit_id, day, dialog.new_post())
        )
        if done:
            unit = office.office_service.unit(unit_id)
            self._gateway.say(text.TRANSFERRED.format(name=person.full_name, unit=unit.name))
        return done
