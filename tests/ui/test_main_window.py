"""The window around the pages: showing, years, undo, news, memory, and an end that loses nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QSplitter, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from scripted_ask import ScriptedAsk
from typing_extensions import override

from desktop_app.domain.changes import ChangeSet
from desktop_app.domain.errors import UserError
from desktop_app.domain.office.office import AgencyProfile, Unit
from desktop_app.ui.ask import Ask
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner, Progress
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.page import Page
from desktop_app.ui.page_table import PAGES, PageSpec
from desktop_app.ui.window_memory import FILE_NAME, WindowMemory


class _Page(Page):
    """Writes down what the window asks of it."""

    def __init__(self, gateway: Gateway, jobs: JobRunner, ask: Ask) -> None:
        super().__init__(gateway, jobs, ask)
        self.asked: list[str] = []
        self.refusal = ""
        self.edit = QLineEdit()
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.addWidget(self.edit)
        self.splitter = QSplitter()
        self.splitter.setObjectName("panes")
        self.splitter.addWidget(QLineEdit())
        self.splitter.addWidget(QLineEdit())
        layout.addWidget(self.splitter)
        self.set_body(body)

    @override
    def reload(self, changes: ChangeSet | None) -> None:
        self.asked.append(f"reload {changes.operation if changes else 'all'}")

    @override
    def show_year(self, year: int) -> None:
        super().show_year(year)
        self.asked.append(f"year {year}")

    @override
    def open_target(self, target: object) -> None:
        self.asked.append(f"open {target}")

    @override
    def leave(self) -> None:
        if self.refusal:
            raise UserError("test.refused", self.refusal)
        self.asked.append("leave")

    @override
    def focus_filter(self) -> None:
        self.asked.append("filter")

    @override
    def print_page(self) -> bool:
        self.asked.append("print")
        return True


SPECS = tuple(PageSpec(page.key, page.word, page.icon_name, _Page, page.is_on_rail) for page in PAGES)
Make = Callable[[], MainWindow]


@pytest.fixture
def make(qtbot: QtBot, gateway: Gateway, jobs: JobRunner, scripted_ask: ScriptedAsk, data_dir: Path) -> Iterator[Make]:
    made: list[MainWindow] = []

    def build() -> MainWindow:
        window = MainWindow(gateway, jobs, scripted_ask, WindowMemory(data_dir), pages=SPECS)
        qtbot.addWidget(window)
        window.resize(1100, 650)
        window.show()
        made.append(window)
        return window

    yield build
    for window in made:
        window.end_now()


def _page(window: MainWindow) -> _Page:
    page = window.page()
    assert isinstance(page, _Page)
    return page


def _trigger(window: MainWindow, keys: str) -> None:
    wanted = QKeySequence(keys)
    [action] = [one for one in window.findChildren(QAction) if wanted in one.shortcuts()]
    action.trigger()


def test_a_page_is_built_when_it_is_first_shown_and_told_the_year(make: Make) -> None:
    window = make()
    assert window.page() is None
    window.show_page("plan", 7)
    assert _page(window).asked == ["reload all", "year 2022", "open 7"]
    assert window.rail.button("plan").isChecked()
    first = _page(window)
    window.show_page("tally")
    assert first.asked[-1] == "leave"
    window.show_page("plan")
    assert _page(window) is first
    assert first.asked[-1] == "leave"  # nothing changed meanwhile, nothing is read again


def test_news_reach_the_page_shown_now_and_the_others_when_they_are_shown(make: Make, gateway: Gateway) -> None:
    window = make()
    window.show_page("plan")
    plan = _page(window)
    window.show_page("catalogue")
    catalogue = _page(window)
    gateway.office.office_service.save_unit(Unit(0, "Văn phòng Sở"))
    assert catalogue.asked[-1] == "reload Thêm đơn vị Văn phòng Sở"
    assert plan.asked[-1] == "leave"
    window.show_page("plan")
    assert plan.asked[-1] == "reload all"


def test_the_year_belongs_to_the_window(make: Make) -> None:
    window = make()
    window.show_page("plan")
    window.show_page("tally")
    years = [action.text() for action in window.rail.year_button.menu().actions()]
    assert years == ["2023", "2022"]
    window.rail.year_button.menu().actions()[0].trigger()
    assert (window.year, _page(window).asked[-1]) == (2023, "year 2023")
    window.show_page("plan")
    assert _page(window).year == 2023


def test_keys_reach_the_page(make: Make) -> None:
    window = make()
    for number, key in enumerate(("today", "plan", "registration", "award", "tally", "catalogue"), start=1):
        _trigger(window, f"Ctrl+{number}")
        assert window.page_key() == key
    for keys in ("Ctrl+F", "Ctrl+P", "F5"):
        _trigger(window, keys)
    assert _page(window).asked[-4:] == ["filter", "print", "leave", "reload all"]


def test_undo_names_the_operation_and_is_told(make: Make, gateway: Gateway) -> None:
    window = make()
    window.show_page("catalogue")
    commands = window.top_row.commands
    assert not commands.undo_action.isEnabled()
    gateway.office.office_service.save_unit(Unit(0, "Thanh tra Sở"))
    assert commands.undo_action.text() == "Hoàn tác: Thêm đơn vị Thanh tra Sở"
    assert window.top_row.undo_button.isEnabled()
    _trigger(window, "Ctrl+Z")
    assert gateway.office.office_service.units() == ()
    assert window.status_line.sentence() == "Đã hoàn tác: Thêm đơn vị Thanh tra Sở."
    _trigger(window, "Ctrl+Y")
    assert len(gateway.office.office_service.units()) == 1
    assert window.status_line.sentence() == "Đã làm lại: Thêm đơn vị Thanh tra Sở."


def test_ctrl_z_in_an_open_editor_takes_back_the_typing_only(qtbot: QtBot, make: Make, gateway: Gateway) -> None:
    window = make()
    window.show_page("catalogue")
    gateway.office.office_service.save_unit(Unit(0, "Thanh tra Sở"))
    window.activateWindow()
    edit = _page(window).edit
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus, timeout=2000)
    qtbot.keyClicks(edit, "abc")
    qtbot.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == ""
    assert len(gateway.office.office_service.units()) == 1


def test_a_page_that_cannot_save_its_draft_is_not_left(make: Make, scripted_ask: ScriptedAsk) -> None:
    window = make()
    window.show_page("plan")
    _page(window).refusal = "Đĩa đã đầy nên chưa ghi được."
    assert not window.show_page("tally")
    assert window.page_key() == "plan"
    assert window.rail.button("plan").isChecked()
    assert scripted_ask.told == ["Đĩa đã đầy nên chưa ghi được."]
    _page(window).refusal = ""


def test_closing_with_a_draft_that_cannot_be_saved_is_asked(
    make: Make, scripted_ask: ScriptedAsk, qtbot: QtBot
) -> None:
    window = make()
    window.show_page("plan")
    _page(window).refusal = "Đĩa đã đầy nên chưa ghi được."
    scripted_ask.answer(False)
    window.close()
    assert window.isVisible()
    scripted_ask.answer(True)
    window.close()
    assert not window.isVisible()
    assert "Đĩa đã đầy" in scripted_ask.asked[0]


def test_a_defect_while_closing_does_not_close_at_once(
    qtbot: QtBot,
    gateway: Gateway,
    jobs: JobRunner,
    scripted_ask: ScriptedAsk,
    data_dir: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    reported: list[BaseException] = []
    window = MainWindow(gateway, jobs, scripted_ask, WindowMemory(data_dir), pages=SPECS, report=reported.append)
    qtbot.addWidget(window)
    window.show()
    window.show_page("plan")

    def broken() -> None:
        raise ZeroDivisionError

    _page(window).leave = broken  # type: ignore[method-assign]
    window.close()
    assert window.isVisible()
    assert [type(error) for error in reported] == [ZeroDivisionError]
    window.close()  # the second time the clerk insists
    assert not window.isVisible()


def test_closing_after_a_change_leaves_a_backup(make: Make, gateway: Gateway) -> None:
    folder = gateway.office.paths.backups_folder
    window = make()
    window.show_page("plan")
    window.close()
    assert list(folder.glob("*.db")) == []
    window = make()
    gateway.office.office_service.save_unit(Unit(0, "Văn phòng Sở"))
    window.close()
    assert len(list(folder.glob("*.db"))) == 1


def test_closing_asks_before_it_stops_work_under_way(
    qtbot: QtBot, gateway: Gateway, scripted_ask: ScriptedAsk, data_dir: Path
) -> None:
    runner = JobRunner()
    window = MainWindow(gateway, runner, scripted_ask, WindowMemory(data_dir), pages=SPECS)
    qtbot.addWidget(window)
    window.show()
    window.show_page("plan")

    def work(progress: Progress) -> None:
        while True:
            progress.check()

    job = runner.start(work, lambda _: None)
    scripted_ask.answer(False)
    window.close()
    assert window.isVisible()
    assert not job.progress.is_cancelled
    scripted_ask.answer(True)
    window.close()
    assert not window.isVisible()
    assert job.progress.is_cancelled


def test_the_title_bar_and_the_status_line_name_the_office(make: Make, gateway: Gateway) -> None:
    window = make()
    assert window.windowTitle() == "Chưa đặt tên cơ quan - Sổ Thi Đua"
    service = gateway.office.office_service
    service.save_profile(AgencyProfile(name="Sở Khoa học và Công nghệ tỉnh Hòa An"))
    assert window.windowTitle() == "Sở Khoa học và Công nghệ tỉnh Hòa An - Sổ Thi Đua"
    assert window.status_line.saved_text().startswith("Đã lưu lúc ")
    assert window.status_line.backup_text() == "Chưa có bản sao lưu"


def test_the_window_remembers_page_year_and_widths(make: Make) -> None:
    window = make()
    window.show_page("tally")
    window.show_year(2023)
    _page(window).splitter.setSizes([300, 100])
    sizes = _page(window).splitter.sizes()
    window.close()
    again = make()
    assert (again.start_key, again.year) == ("tally", 2023)
    again.show_page("tally")
    assert _page(again).splitter.sizes() == sizes


@pytest.mark.parametrize(
    "content", [b"", b"\x00\xff\xfe garbage", b"[General]\nyear=abc\npage=nowhere\n", b"year=@Invalid"]
)
def test_a_damaged_memory_never_stops_the_window(make: Make, data_dir: Path, content: bytes) -> None:
    (data_dir / FILE_NAME).write_bytes(content)
    window = make()
    assert (window.start_key, window.year) == ("today", 2022)


def test_nothing_is_remembered_while_reading_only(data_dir: Path) -> None:
    memory = WindowMemory(data_dir, is_read_only=True)
    memory.put("year", 2020)
    memory.save()
    assert not (data_dir / FILE_NAME).exists()
    writing = WindowMemory(data_dir)
    writing.put("state", QByteArray(b"abc"))
    writing.save()
    assert WindowMemory(data_dir).bytes("state") == QByteArray(b"abc")


def test_a_sentence_with_undo_stands_in_the_status_line(make: Make, gateway: Gateway) -> None:
    window = make()
    window.show_page("catalogue")
    gateway.office.office_service.save_unit(Unit(0, "Thanh tra Sở"))
    gateway.say("Đã thêm Thanh tra Sở.")
    assert window.status_line.sentence() == "Đã thêm Thanh tra Sở."
    window.status_line._undo_pressed()
    assert gateway.office.office_service.units() == ()


def test_every_command_has_a_word_and_no_two_share_a_key(make: Make) -> None:
    window = make()
    actions = [action for action in window.findChildren(QAction) if not action.isSeparator()]
    shortcuts = [keys.toString() for action in actions for keys in action.shortcuts()]
    assert len(shortcuts) == len(set(shortcuts))
    menus = [action.menu() for action in window.top_row.menu_bar.actions()]
    assert all(item.text() for menu in menus if menu for item in menu.actions() if not item.isSeparator())
    letters = [action.text().split("&")[1][0].lower() for action in window.top_row.menu_bar.actions()]
    assert len(letters) == len(set(letters))


def test_a_backup_is_written_where_the_clerk_wants_it(
    make: Make, scripted_ask: ScriptedAsk, tmp_path: Path, gateway: Gateway
) -> None:
    window = make()
    window.show_page("plan")
    target = tmp_path / "usb" / "so.db"
    target.parent.mkdir()
    scripted_ask.answer(target)
    window.top_row.commands.back_up()
    assert target.stat().st_size > 0
    assert window.status_line.sentence() == f"Đã sao lưu vào {target}."


def test_the_check_of_the_data_is_told(make: Make) -> None:
    window = make()
    window.top_row.commands.verify()
    assert window.status_line.sentence() == "Dữ liệu lành, không có lỗi."


def test_alt_left_goes_back_through_the_pages_shown(make: Make) -> None:
    window = make()
    for key in ("today", "plan", "tally"):
        window.show_page(key)
    _trigger(window, "Alt+Left")
    assert window.page_key() == "plan"
    _trigger(window, "Alt+Left")
    assert window.page_key() == "today"
    _trigger(window, "Alt+Left")
    assert window.page_key() == "today"
