"""What all facets of the registration page show together: one plan in force, and its boards as of today."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox

from desktop_app.domain.office.office import UnitKind
from desktop_app.domain.plan.plan import PlanKind, PlanStatus, PlanSummary
from desktop_app.domain.registration.board import sent_words
from desktop_app.domain.registration.dues import REGISTRATION_KEY, DueKind
from desktop_app.domain.registration.registration import Board
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.text import registration as words

TABLES = (
    "plans",
    "plan_units",
    "plan_amendments",
    "plan_fact_changes",
    "registrations",
    "registration_lines",
    "returned_lines",
    "chase_letters",
    "due_settings",
    "due_exemptions",
    "units",
    "people",
    "memberships",
    "unit_group_members",
)
"""Tables whose change makes the boards be read again."""


class Season(QObject):
    """The issued plans of a working year, the one chosen, and its boards by the key of their due."""

    plan_chosen = Signal()
    """The clerk chose another plan."""

    def __init__(self, gateway: Gateway) -> None:
        super().__init__()
        self._gateway = gateway
        self.plans: list[PlanSummary] = []
        self.plan_id: int | None = None
        self.boards: dict[str, Board] = {}
        self.unit_kinds: dict[int, UnitKind] = {}
        self.groups: dict[str, frozenset[int]] = {}
        """Units of each bloc and cluster, by its name."""
        self.chooser = QComboBox()
        """Choosing among several plans; hidden while there is one."""
        self.chooser.setAccessibleName(words.PLAN)
        self.chooser.setMinimumWidth(180)
        self.chooser.setMaximumWidth(320)
        self.chooser.activated.connect(self._on_chosen)

    def read(self, year: int) -> None:
        """Read plans and boards again; keeps the plan where it still is one of the year's."""
        listed = self._gateway.office.plan_service.list_plans(year)
        self.plans = [one for one in listed if one.plan_status is PlanStatus.ISSUED]
        if self.plan_id not in [one.id for one in self.plans]:
            self.plan_id = _annual_first(self.plans)
        self._fill_chooser()
        self.read_boards()

    def read_boards(self) -> None:
        """Read the boards of the plan again."""
        self.boards = {}
        units = self._gateway.office.office_service.units()
        self.unit_kinds = {unit.id: unit.unit_kind for unit in units}
        groups, today = self._gateway.office.unit_group_service, self._gateway.office.clock.today()
        self.groups = {group.name: frozenset(groups.units_of_group(group.id, today)) for group in groups.groups(today)}
        if self.plan_id is not None:
            found = self._gateway.office.registration_service.boards(self.plan_id)
            self.boards = {board.due.key: board for board in found}

    def choose(self, plan_id: int) -> bool:
        """Go to a plan of the year; False if it is none."""
        if plan_id not in [one.id for one in self.plans]:
            return False
        if plan_id != self.plan_id:
            self.plan_id = plan_id
            self._fill_chooser()
            self.read_boards()
        return True

    def boards_in_tabs(self, shown_key: str) -> list[Board]:
        """Boards worth a tab: written deadlines the units owe, the next date of a report, and the one shown."""
        next_report = next((one.due.key for one in self.boards.values() if _is_ahead(one)), "")
        wanted = {REGISTRATION_KEY, next_report, shown_key}
        return [
            board
            for key, board in self.boards.items()
            if key in wanted or (board.due.is_owed and not _is_recurring(board))
        ]

    def _fill_chooser(self) -> None:
        self.chooser.clear()
        for one in self.plans:
            self.chooser.addItem(words.PLAN_LINE.format(number=one.full_number, subject=one.subject), one.id)
        self.chooser.setCurrentIndex(self.chooser.findData(self.plan_id))
        self.chooser.setVisible(len(self.plans) > 1)

    def _on_chosen(self, place: int) -> None:
        if self.choose(self.plans[place].id):
            self.plan_chosen.emit()


def tab_text(board: Board) -> str:
    """ "Đăng ký thi đua · 20/3 · 8/9"."""
    day = board.due.last_day
    when = f"{day.day}/{day.month}" if day is not None else words.NO_DAY
    return " · ".join(filter(None, (board.due.label, when, sent_words(board))))


def _annual_first(plans: list[PlanSummary]) -> int | None:
    annual = [one.id for one in plans if one.plan_kind is PlanKind.ANNUAL]
    return next(iter(annual or [one.id for one in plans]), None)


def _is_recurring(board: Board) -> bool:
    return board.due.kind is DueKind.REPORT and ":" in board.due.key and board.due.key.count(":") > 1


def _is_ahead(board: Board) -> bool:
    day = board.due.owed_day
    return _is_recurring(board) and day is not None and day >= board.today
