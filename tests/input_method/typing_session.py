"""The window driven by a real input method: run inside Xvfb and a session bus by ``test_real_input_method``.

Each case types Telex with real key events, does one act, and writes what stands in the office file afterwards as JSON.
Steps wait for what they need to see, never for a time alone.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from moving_clock import FixedClock
from PySide6.QtCore import QEventLoop, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.assembly.office import Office
from desktop_app.bootstrap import open_office
from desktop_app.domain.plan.blocks import walk
from desktop_app.system.paths import AppPaths
from desktop_app.ui.application import make_application, make_window
from desktop_app.ui.dialogs.qt_ask import QtAsk
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.pages.plan.plan_page import PlanPage
from desktop_app.ui.pages.plan.plan_tab_row import CONTENT, HEAD, RECIPIENTS

WORDS = "tieengs vieetj"
PLAN = Path(__file__).resolve().parents[1] / "fixtures" / "plans" / "kien-hai-2022.md"
_STEP_MS = 15
_PATIENCE_MS = 8_000


def wait(milliseconds: int) -> None:
    """Let the window work."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(holds: Callable[[], bool]) -> bool:
    """Wait until something is so; False if it did not come about."""
    for _ in range(_PATIENCE_MS // _STEP_MS):
        if holds():
            return True
        wait(_STEP_MS)
    return False


def outside(*command: str) -> str:
    """Run a program of the desktop while the window goes on working; its output."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    until(lambda: process.poll() is not None)
    return (process.communicate()[0] or "").strip()


def press(*keys: str) -> None:
    """Press keys, as a keyboard would."""
    outside("xdotool", "key", "--clearmodifiers", "--delay", "40", *keys)
    wait(120)


def type_telex(words: str) -> None:
    """Type letters, as a typist would."""
    outside("xdotool", "type", "--delay", "45", words)
    wait(150)


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Click with the real mouse."""
    place = widget.mapToGlobal(at or widget.rect().center())
    outside("xdotool", "mousemove", str(place.x()), str(place.y()), "click", "1")
    wait(150)


class Session:
    """One office, one window, one plan."""

    def __init__(self, folder: Path) -> None:
        self.clock = FixedClock(date(2022, 3, 1))
        self.paths = AppPaths.for_data_folder(folder)
        self.office: Office = open_office(self.paths, self.clock)
        self.plan_id = self.office.plan_service.import_file(PLAN)
        ask = QtAsk()
        self.window: MainWindow = make_window(self.office, ask)
        ask.window = self.window
        self.window.resize(1280, 700)
        self.window.show()
        self.window.show_page("plan", self.plan_id)
        page = self.window.page()
        assert isinstance(page, PlanPage)
        self.page = page
        until(lambda: self.window.isActiveWindow())

    def to_text(self) -> None:
        """Put the caret behind the words of a bullet."""
        self.page.tabs.setCurrentIndex(CONTENT)
        editor = self.page.content_tab.editor
        bullet = next(one for one in walk(self.page.draft.content.blocks) if one.kind == "bullet" and one.text)
        editor.go_to(bullet.uid, len(bullet.text))
        editor.setFocus()
        until(editor.hasFocus)
        wait(200)
        type_telex(" ")

    def to_field(self) -> None:
        """Put the caret into a line of the head form."""
        self.page.tabs.setCurrentIndex(HEAD)
        field = self.page.head_form.fields["theme"]
        field.clear()
        field.setFocus()
        until(field.hasFocus)
        wait(200)

    def to_cell(self) -> None:
        """Put the caret behind the words of a recipient."""
        self.page.tabs.setCurrentIndex(RECIPIENTS)
        table = self.page.recipients_form.table
        table.setFocus()
        until(table.hasFocus)
        table.setCurrentIndex(table.model().index(0, 1))
        press("F2")
        press("End")
        type_telex(" ")

    def stored(self) -> str:
        """All words of the plan as they lie in the office file, read anew."""
        with_content = self.office.plan_service.plan(self.plan_id).content
        lines = [f"{one.title} {one.text}" for one in walk(with_content.blocks)]
        head = with_content.head
        lines += [head.subject, head.theme, *(one.text for one in with_content.recipients)]
        return "\n".join(lines)

    def has_words(self) -> bool:
        """Whether what was typed lies in the office file."""
        return "tiếng việt" in self.stored()

    def end(self) -> None:
        """Close without the clerk."""
        self.window.end_now()
        self.office.close()


Act = Callable[["Session"], object]


def _cases() -> dict[str, tuple[Act, Act]]:
    """Name of each case: where the words are typed, and what is done in the middle of the last one."""
    return {
        "text, Return": (Session.to_text, _press("Return")),
        "text, Tab": (Session.to_text, _press("Tab")),
        "text, Ctrl+S": (Session.to_text, _press("ctrl+s")),
        "text, another tab": (Session.to_text, _click_tab),
        "text, another field": (Session.to_text, lambda session: click(session.page.list.filter)),
        "text, another page": (Session.to_text, _press("ctrl+1")),
        "text, the window closes": (Session.to_text, _close),
        "text, autosave and on": (Session.to_text, _wait_and_type_on),
        "field, Tab": (Session.to_field, _press("Tab")),
        "field, the window closes": (Session.to_field, _close),
        "cell, Return": (Session.to_cell, _press("Return")),
        "cell, the window closes": (Session.to_cell, _close),
    }


def _press(keys: str) -> Act:
    return lambda _session: press(keys)


def _close(session: Session) -> None:
    session.window.close()


def _click_tab(session: Session) -> None:
    tabs = session.page.tabs
    click(tabs, tabs.tabRect(HEAD).center())


def _wait_and_type_on(session: Session) -> None:
    until(lambda: "tiếng vi" in session.stored())
    type_telex(" ddoor")
    press("Return")


def main(folder: Path, answer: Path) -> None:
    """Run every case in an office of its own and write down what was stored."""
    application = make_application(AppPaths.for_data_folder(folder).resources_folder)
    QApplication.setQuitOnLastWindowClosed(False)
    found: dict[str, str] = {}
    for number, (name, (go, act)) in enumerate(_cases().items()):
        session = Session(folder / str(number))
        try:
            go(session)
            type_telex(WORDS)
            act(session)
            until(session.has_words)  # by the autosave, where the act stores nothing itself
            found[name] = session.stored()
        finally:
            session.end()
    answer.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    application.quit()


if __name__ == "__main__":
    subprocess.Popen(["openbox"], stderr=subprocess.DEVNULL)
    subprocess.run(["ibus-daemon", "-drx", "--panel", "disable"], check=True)
    for _ in range(100):
        if subprocess.run(["ibus", "engine", "Unikey"], capture_output=True, check=False).returncode == 0:
            break
    os.environ["QT_QPA_PLATFORM"], os.environ["QT_IM_MODULE"] = "xcb", "ibus"
    main(Path(sys.argv[1]), Path(sys.argv[2]))
