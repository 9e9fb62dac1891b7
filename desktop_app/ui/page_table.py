"""The pages of the window: key, word, icon, and where each is built; a page's module is read when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.ui.ask import Ask
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.page import Page
from desktop_app.ui.text import shell

PageFactory = Callable[[Gateway, JobRunner, Ask], Page]


@dataclass(frozen=True)
class PageSpec:
    """One page. ``is_on_rail`` False: reached by other ways only."""

    key: str
    word: str
    icon_name: str
    factory: PageFactory
    is_on_rail: bool = True


def _today(gateway: Gateway, jobs: JobRunner, ask: Ask) -> Page:
    from desktop_app.ui.pages.today.today_page import TodayPage

    return TodayPage(gateway, jobs, ask)


def _plan(gateway: Gateway, jobs: JobRunner, ask: Ask) -> Page:
    from desktop_app.ui.pages.plan.plan_page import PlanPage

    return PlanPage(gateway, jobs, ask)


def _registration(gateway: Gateway, jobs: JobRunner, ask: Ask) -> Page:
    from desktop_app.ui.pages.registration.registration_page import RegistrationPage

    return RegistrationPage(gateway, jobs, ask)


def _award(gateway: Gateway, jobs: JobRunner, ask: Ask) -> Page:
    from desktop_app.ui.pages.award.award_page import AwardPage

    return AwardPage(gateway, jobs, ask)


def _tally(gateway: Gateway, jobs: JobRunner, ask: Ask) -> Page:
    from desktop_app.ui.pages.tally.tally_page import TallyPage

    return TallyPage(gateway, jobs, ask)


def _catalogue(gateway: Gateway, jobs: JobRunner, ask: Ask) -> Page:
    from desktop_app.ui.pages.catalogue.catalogue_page import CataloguePage

    return CataloguePage(gateway, jobs, ask)


def _settings(gateway: Gateway, jobs: JobRunner, ask: Ask) -> Page:
    from desktop_app.ui.pages.settings.settings_page import SettingsPage

    return SettingsPage(gateway, jobs, ask)


def _welcome(gateway: Gateway, jobs: JobRunner, ask: Ask) -> Page:
    from desktop_app.ui.pages.welcome_page import WelcomePage

    return WelcomePage(gateway, jobs, ask)


def read_pages() -> None:
    """Read the modules of all pages: work for a job after the first paint, so that opening a page need not."""
    from desktop_app.ui.pages.award import award_page  # noqa: F401
    from desktop_app.ui.pages.catalogue import catalogue_page  # noqa: F401
    from desktop_app.ui.pages.plan import plan_page  # noqa: F401
    from desktop_app.ui.pages.registration import registration_page  # noqa: F401
    from desktop_app.ui.pages.settings import settings_page  # noqa: F401
    from desktop_app.ui.pages.tally import tally_page  # noqa: F401
    from desktop_app.ui.pages.today import today_page  # noqa: F401


PAGES: tuple[PageSpec, ...] = (
    PageSpec("today", shell.TODAY, "sun", _today),
    PageSpec("plan", shell.PLANS, "file-text", _plan),
    PageSpec("registration", shell.REGISTRATIONS, "clipboard-list", _registration),
    PageSpec("award", shell.AWARDS, "award", _award),
    PageSpec("tally", shell.TALLY, "chart-bar", _tally),
    PageSpec("catalogue", shell.CATALOGUE, "address-book", _catalogue),
    PageSpec("settings", shell.SETTINGS, "settings", _settings),
    PageSpec("welcome", shell.WELCOME, "home", _welcome, is_on_rail=False),
)
"""In the order of Ctrl+1 …; settings stands at the foot of the rail."""
