"""The first showing of an office that has nothing yet: three doors."""

from __future__ import annotations

from desktop_app.ui.ask import Ask
from desktop_app.ui.demo_window import open_demo
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.page import Page
from desktop_app.ui.parts.empty_state import EmptyState, Step
from desktop_app.ui.text import settings


class WelcomePage(Page):
    """People, an old plan, or the demonstration office."""

    def __init__(self, gateway: Gateway, jobs: JobRunner, ask: Ask) -> None:
        super().__init__(gateway, jobs, ask)
        self.set_heading(settings.WELCOME_TITLE, settings.WELCOME_SUBTITLE)
        can_write = not gateway.office.is_read_only
        self.doors = EmptyState(
            "home",
            settings.WELCOME,
            settings.WELCOME_WHY,
            [
                Step(
                    settings.DOOR_PEOPLE,
                    settings.DOOR_PEOPLE_WHY,
                    settings.DOOR_PEOPLE_BUTTON,
                    lambda: self.go_to.emit("catalogue", "import"),
                    can_write,
                    is_filled=True,
                ),
                Step(
                    settings.DOOR_PLAN,
                    settings.DOOR_PLAN_WHY,
                    settings.DOOR_PLAN_BUTTON,
                    lambda: self.go_to.emit("plan", "import"),
                    can_write,
                ),
                Step(settings.DOOR_DEMO, settings.DOOR_DEMO_WHY, settings.DOOR_DEMO_BUTTON, open_demo),
            ],
            [(settings.TO_SETTINGS, lambda: self.go_to.emit("settings", None))],
        )
        self.set_body(self.doors)
