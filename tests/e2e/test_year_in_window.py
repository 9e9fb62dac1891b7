"""One year of an office in the window: a plan read in and issued, units followed to the deadline, results, tally, restart."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from inline_executor import InlineExecutor
from pytestqt.qtbot import QtBot

sys.path.insert(0, str(Path(__file__).parent))
from year_story import write_people, write_results

from desktop_app.assembly.office import Office
from desktop_app.bootstrap import open_office
from desktop_app.domain.registration.registration import RegistrationState
from desktop_app.system.paths import AppPaths
from desktop_app.ui.dialogs.issue_dialog import IssueDialog
from desktop_app.ui.dialogs.receive_dialog import ReceiveDialog
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.pages.award.award_page import AwardPage
from desktop_app.ui.pages.catalogue.catalogue_page import CataloguePage
from desktop_app.ui.pages.plan.plan_page import PlanPage
from desktop_app.ui.pages.registration.registration_detail import timeliness_text
from desktop_app.ui.pages.registration.registration_page import RegistrationPage
from desktop_app.ui.pages.tally.tally_page import TallyPage
from desktop_app.ui.window_memory import WindowMemory

if TYPE_CHECKING:
    from moving_clock import FixedClock
    from scripted_ask import ScriptedAsk

FIXTURE = Path(__file__).parents[1] / "fixtures" / "plans" / "kien-hai-2022.md"


class Sitting:
    """The window open on an office, until the clerk closes it."""

    def __init__(self, folder: Path, clock: FixedClock, ask: ScriptedAsk, qtbot: QtBot) -> None:
        self.office: Office = open_office(AppPaths.for_data_folder(folder), clock)
        self.ask = ask
        self.jobs = JobRunner(InlineExecutor())
        self.window = MainWindow(Gateway(self.office, ask), self.jobs, ask, WindowMemory(folder))
        qtbot.addWidget(self.window)
        self.window.resize(1366, 697)
        self.window.show()

    def page(self, key: str) -> object:
        assert self.window.show_page(key)
        return self.window.page()

    def end(self) -> None:
        self.window.end_now()
        self.jobs.close()
        self.office.close()


@pytest.fixture
def sit(
    data_dir: Path, fixed_clock: FixedClock, scripted_ask: ScriptedAsk, qtbot: QtBot
) -> Iterator[Callable[[], Sitting]]:
    made: list[Sitting] = []

    def start() -> Sitting:
        made.append(Sitting(data_dir, fixed_clock, scripted_ask, qtbot))
        return made[-1]

    yield start
    made[-1].end()


@pytest.mark.parametrize(
    ("which", "deadline"),
    [pytest.param("seed", date(2022, 3, 18), marks=pytest.mark.seeds), ("invented", date(2022, 3, 11))],
)
def test_a_year_in_the_window(
    which: str,
    deadline: date,
    sit: Callable[[], Sitting],
    request: pytest.FixtureRequest,
    scripted_ask: ScriptedAsk,
    fixed_clock: FixedClock,
    tmp_path: Path,
) -> None:
    source = FIXTURE if which == "invented" else next(Path(request.getfixturevalue("seeds_dir")).glob("003_*"))
    fixed_clock.move_to(date(2022, 2, 24))
    sitting = sit()

    catalogue = sitting.page("catalogue")
    assert isinstance(catalogue, CataloguePage)
    scripted_ask.answer(write_people(tmp_path / "người.csv"))
    catalogue.people.choose_list()
    catalogue.people.preview_pane.take_in.click()
    assert len(sitting.office.office_service.people()) == 40

    plan = sitting.page("plan")
    assert isinstance(plan, PlanPage)
    scripted_ask.answer(source)
    plan.acts.imports.choose_file()

    def issue(dialog: IssueDialog) -> bool:
        dialog.number_edit.setText("14")
        dialog.day_field.set_date(date(2022, 2, 24))
        dialog.accept()
        assert dialog.result() == 0, "every deadline and quota is asked for"
        for check in dialog.checks.values():
            check.click()
        assert dialog.units.count() == 5
        return True

    scripted_ask.answer(1, issue)  # one ratio has no “tối đa”: issued all the same
    plan.page_actions.issue.trigger()
    assert scripted_ask.told == []
    pdf = tmp_path / "kế hoạch.pdf"
    scripted_ask.answer(tmp_path / "kế hoạch.docx", pdf)
    plan.acts.export("docx")
    plan.acts.export("pdf")
    issued_bytes = pdf.read_bytes()

    fixed_clock.move_to(deadline + timedelta(days=1))
    board = sitting.page("registration")
    assert isinstance(board, RegistrationPage)
    _receive(board, scripted_ask, "Văn phòng Sở", deadline - timedelta(days=3), "")
    _receive(board, scripted_ask, "Phòng Công nghệ thông tin", deadline + timedelta(days=1), "Trưởng phòng đi công tác")
    board.reload(None)
    assert "đã qua 1 ngày · 2/5 đơn vị đã gửi, 3 đơn vị chưa gửi" in board.heading()[1]
    assert _standing(board) == {
        "Lãnh đạo Sở": "Quá hạn 1 ngày",
        "Văn phòng Sở": "Đúng hạn",
        "Phòng Bưu chính - Viễn thông": "Quá hạn 1 ngày",
        "Phòng Công nghệ thông tin": "Trễ 1 ngày",
        "Trung tâm Công nghệ số": "Quá hạn 1 ngày",
    }
    assert "mục IV.3, Kế hoạch số 14/" in board.board.source.text()

    fixed_clock.move_to(date(2023, 1, 12))
    award = sitting.page("award")
    assert isinstance(award, AwardPage)
    scripted_ask.answer(write_results(tmp_path / "kết quả.csv"))
    award.acts.take_file()
    assert scripted_ask.told == []

    tally = sitting.page("tally")
    assert isinstance(tally, TallyPage)
    _check_tally(tally)
    for kind in ("docx", "pdf", "xlsx"):
        scripted_ask.answer(tmp_path / f"tổng hợp.{kind}")
        tally.export(kind)
        assert (tmp_path / f"tổng hợp.{kind}").stat().st_size > 3000
    assert scripted_ask.is_done
    sitting.end()

    again = sit()
    summary = again.office.plan_service.list_plans()[0]
    assert (summary.shown_status, summary.number) == ("issued", "14")
    assert again.office.paper_service.plan_bytes(summary.id, "pdf") == issued_bytes
    after = again.page("tally")
    assert isinstance(after, TallyPage)
    _check_tally(after)


def _receive(page: RegistrationPage, ask: ScriptedAsk, unit: str, on: date, reason: str) -> None:
    row = next(one for one in page.board.table.rows_model.rows() if one.unit == unit)
    assert page.board.table.select_key(row.unit_id)

    def fill(dialog: ReceiveDialog) -> bool:
        dialog.received_on.edit.setText(on.strftime("%d/%m/%Y"))
        dialog.received_on.read()
        dialog.reason.setPlainText(reason)
        return True

    ask.answer(fill)
    page.board.detail.buttons["receive"].click()
    chosen = page.board.table.current_row()
    assert chosen is not None
    assert (chosen.unit, chosen.registration.state) == (unit, RegistrationState.WAITING)


def _standing(page: RegistrationPage) -> dict[str, str]:
    """Each unit against the deadline, in the words of the board."""
    return {row.unit: timeliness_text(row) for row in page.board.table.rows_model.rows()}


def _check_tally(page: TallyPage) -> None:
    model = page.quotas.table.rows_model
    shown = [tuple(str(model.index(row, column).data()) for column in range(4)) for row in range(model.rowCount())]
    assert shown[0] == ("CSTĐCS 15 %", "40 = 34 + 6", "6 / 6", "Trong tỷ lệ")
    assert shown[1] == ("Giấy khen 40 %", "40 = 34 + 6", "4 / 14", "Chưa xác nhận")
    assert ("   Văn phòng Sở", "12 = 10 + 2", "4 / 4", "") in shown
