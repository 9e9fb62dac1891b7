"""The page of today: what is open and why, whom to call, where each line leads, and what it says when nothing is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from moving_clock import FixedClock
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from results_story import Story, build, register
from scripted_ask import ScriptedAsk

from desktop_app.assembly.office import Office
from desktop_app.domain.office.office import Unit
from desktop_app.domain.plan.facts import DeadlineKind
from desktop_app.domain.plan.plan import FactChange, PlanKind, PlanStatus
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.pages.registration.registration_page import RegistrationPage
from desktop_app.ui.pages.today.today_page import TodayPage
from desktop_app.ui.parts.chip import ChipRole
from desktop_app.ui.window_memory import WindowMemory

OFFICE, POST, CENTER = "Văn phòng Sở", "Phòng Bưu chính - Viễn thông", "Trung tâm Chuyển đổi số"


@pytest.fixture
def story(office: Office, fixed_clock: FixedClock) -> Story:
    """14/3/2022, three days past the deadline: one approved, one waiting since 10/3, one missing."""
    fixed_clock.move_to(date(2022, 3, 14))
    made = build(office)
    register(office, made, OFFICE, date(2022, 3, 9), advanced=1)
    office.registration_service.receive(made.plan_id, made.units[POST], date(2022, 3, 10))
    return made


@pytest.fixture
def page(qtbot: QtBot, office: Office, gateway: Gateway, jobs: JobRunner, scripted_ask: ScriptedAsk) -> TodayPage:
    made = TodayPage(gateway, jobs, scripted_ask)
    qtbot.addWidget(made)
    gateway.changed.connect(made.reload)
    made.show_year(2022)
    made.resize(1278, 640)
    made.show()
    return made


def told(page: TodayPage) -> list[tuple[str, str]]:
    return [(task.chip.text, task.title) for task in page.tasks.tasks()]


def test_the_head_says_the_day_and_counts_what_is_open(story: Story, page: TodayPage) -> None:
    title, subtitle = page.heading()
    assert title == "Thứ Hai, 14/3/2022"
    assert subtitle == "1 việc quá hạn · 3 việc cần làm · đang thực hiện Kế hoạch số 23/KH-STTTT ngày 21/02/2022"


def test_tasks_stand_in_honest_order_with_reason_place_and_action(story: Story, page: TodayPage, qtbot: QtBot) -> None:
    assert told(page) == [
        ("Quá hạn 3 ngày", "Bảng đăng ký thi đua (hạn 11/3/2022)"),
        ("Đã 4 ngày", "Duyệt bảng đăng ký của Phòng Bưu chính - Viễn thông"),
        ("Chưa xác nhận", "Xác nhận tỷ lệ xét là mức tối đa"),
    ]
    first = page.tasks.tasks()[0]
    assert first.chip.role is ChipRole.BAD
    assert first.text == "1 đơn vị chưa gửi · mục IV.3, Kế hoạch số 23/KH-STTTT"
    assert first.action == "Xem 1 đơn vị"
    with qtbot.waitSignal(page.go_to) as caught:
        page.tasks.press(0)
    assert caught.args == ["registration", (story.plan_id, DeadlineKind.REGISTRATION, story.units[CENTER])]
    with qtbot.waitSignal(page.go_to) as caught:
        page.tasks.press(2)
    assert caught.args == ["tally", (story.plan_id, "")]


def test_a_returned_paper_tells_its_reason(story: Story, page: TodayPage, office: Office) -> None:
    office.registration_service.return_(
        story.plan_id, story.units[POST], "Thiếu chữ ký của trưởng phòng", date(2022, 3, 12)
    )
    returned = page.tasks.tasks()[1]
    assert returned.chip.text == "Đã 2 ngày"
    assert returned.title == "Phòng Bưu chính - Viễn thông chưa gửi lại bảng đăng ký bị trả"
    assert returned.text.startswith("Trả ngày 12/3/2022: Thiếu chữ ký của trưởng phòng")


def test_an_amending_document_moves_the_deadline_and_is_quoted(story: Story, page: TodayPage, office: Office) -> None:
    deadline = office.plan_service.plan(story.plan_id).content.facts.deadlines[0]
    office.plan_service.amend(
        story.plan_id, "Công văn", "52/STTTT-VP", date(2022, 3, 10), [FactChange(deadline.uid, "on", "25/3/2022")]
    )
    missing = next(task for task in page.tasks.tasks() if task.title.startswith("Bảng đăng ký"))
    assert (missing.chip.text, missing.title) == ("Còn 11 ngày", "Bảng đăng ký thi đua (hạn 25/3/2022)")
    assert "Công văn số 52/STTTT-VP ngày 10/3/2022, sửa mục IV.3" in missing.text
    assert "Hạn" not in page.strip.sentence()
    assert "25/3/2022: Đăng ký" in page.strip.sentence()


def test_whom_to_call(story: Story, page: TodayPage, qtbot: QtBot) -> None:
    model = page.missing.table.rows_model
    assert model.rowCount() == 1
    assert [str(model.index(0, section).data()) for section in (1, 3, 4, 6)] == [
        "TT CĐS",
        "Đầu mối 2",
        "0900 000 002",
        "Quá hạn 3 ngày",
    ]
    assert page.missing._title.text() == "Đơn vị chưa gửi bảng đăng ký"
    assert page.missing._count.text() == "1 đơn vị · hạn 11/3/2022"
    page.missing.table.selectRow(0)
    with qtbot.waitSignal(page.go_to) as caught:
        page.missing.table.row_opened.emit(None)
    assert caught.args == ["registration", (story.plan_id, DeadlineKind.REGISTRATION, story.units[CENTER])]


def test_progress_counts_every_state(story: Story, page: TodayPage) -> None:
    assert page.progress._sent.text() == "2"
    assert page.progress._total.text() == "/ 3 đơn vị đã gửi"
    assert [label.text() for label in page.progress._counts.values()] == ["1", "1", "0", "1"]
    assert page.progress._bar.accessibleName() == "2 trong 3 đơn vị đã gửi"


def test_the_strip_is_one_sentence_and_walks_by_arrow_keys(story: Story, page: TodayPage, qtbot: QtBot) -> None:
    sentence = page.strip.sentence()
    assert sentence.startswith("Lịch năm 2022. Hôm nay 14/3/2022.")
    assert "11/3/2022: Đăng ký, quá hạn" in sentence
    assert "09/12/2022: Hồ sơ" in sentence
    assert [flag.label for flag in page.strip.flags] == ["11/3 Đăng ký", "9/12 Hồ sơ"]
    page.strip.setFocus()
    for _ in range(2):
        qtbot.keyClick(page.strip, Qt.Key.Key_Right)
    assert "mục IV.3, Kế hoạch số 23/KH-STTTT" in page.strip.accessibleDescription()
    with qtbot.waitSignal(page.go_to) as caught:
        qtbot.keyClick(page.strip, Qt.Key.Key_Return)
    key, (plan_id, fact_uid) = caught.args[0], caught.args[1]
    assert (key, plan_id) == ("plan", story.plan_id)
    facts = page.gateway.office.plan_service.plan(story.plan_id).content.facts
    assert facts.find(fact_uid) is facts.deadlines[1]


def test_a_click_on_a_flag_opens_the_plan(story: Story, page: TodayPage, qtbot: QtBot) -> None:
    x = page.strip._x(date(2022, 3, 11))
    with qtbot.waitSignal(page.go_to):
        QTest.mouseClick(page.strip, Qt.MouseButton.LeftButton, pos=QPointF(x + 2, 40).toPoint())


def test_nothing_due_names_the_next_day(story: Story, page: TodayPage, office: Office, fixed_clock: FixedClock) -> None:
    fixed_clock.move_to(date(2022, 5, 4))
    service = office.registration_service
    service.approve(story.plan_id, story.units[POST], date(2022, 3, 15))
    register(office, story, CENTER, date(2022, 3, 14), advanced=0, late_reason="Đơn vị mới sắp xếp")
    uid = office.plan_service.plan(story.plan_id).content.facts.quotas[1].uid
    office.plan_service.confirm_quota(story.plan_id, uid)
    assert page.tasks.tasks() == []
    assert page.tasks.empty_text().startswith(
        "Không có việc đến hạn trong 7 ngày tới. Việc kế tiếp: 09/12/2022, Hồ sơ đề nghị khen thưởng"
    )
    assert not page.missing.isVisible()
    assert page.heading()[1].startswith("Không có việc đến hạn")


def test_a_year_without_plans_has_three_doors(page: TodayPage, office: Office, qtbot: QtBot) -> None:
    assert page._empty is not None
    assert page._empty.isVisible()
    assert page._empty.title() == "Chưa có kế hoạch năm 2022"
    with qtbot.waitSignal(page.go_to) as caught:
        page._from_template()
    (plan,) = office.plan_service.list_plans(2022)
    assert caught.args == ["plan", plan.id]
    assert plan.plan_status is PlanStatus.DRAFT
    assert page._stack.currentIndex() == 0
    ((chip, title),) = told(page)
    assert chip == "Bản thảo"
    assert title.startswith("Trình ký kế hoạch “Phát động phong trào thi đua")


def test_another_year_leads_to_the_one_with_plans(story: Story, page: TodayPage, qtbot: QtBot) -> None:
    page.show_year(2024)
    door = page._third_door()
    assert door.button == "Mở năm 2022"
    with qtbot.waitSignal(page.go_to) as caught:
        door.handler()
    assert caught.args == ["year", 2022]


def test_a_plan_at_signature_waits_for_its_number(page: TodayPage, office: Office) -> None:
    plan_id = office.plan_service.new_from_template(2022)
    office.plan_service.submit(plan_id)
    task = page.tasks.tasks()[0]
    assert (task.chip.text, task.page, task.target) == ("Trình ký", "plan", plan_id)


def test_backing_up_from_here(
    story: Story, page: TodayPage, office: Office, scripted_ask: ScriptedAsk, tmp_path: Path, fixed_clock: FixedClock
) -> None:
    assert page.safety.note.text() == "Chưa có bản sao lưu"
    page.safety.now.click()
    assert office.maintenance_service.last_backup() is not None
    assert page.safety.note.text().startswith("Sao lưu hôm nay lúc")
    stick = tmp_path / "USB"
    stick.mkdir()
    scripted_ask.answer(stick)
    page.safety.out.click()
    assert list(stick.glob("*.db"))
    fixed_clock.advance(9)
    page.reload(None)
    assert page.safety.note.text() == "Bản sao lưu gần nhất đã 9 ngày (14/3/2022)"
    assert not page.band.text()
    fixed_clock.advance(6)
    page.reload(None)
    assert page.band.text() == "Bản sao lưu gần nhất đã 15 ngày. Sao lưu trước khi làm tiếp."


def test_proposals_without_a_decision_are_work(story: Story, page: TodayPage, office: Office) -> None:
    office.award_service.save_results(office.award_service.candidates(2022))
    task = page.tasks.tasks()[-1]
    assert (task.chip.text, task.title) == ("Chờ quyết định", "Ghi quyết định cho 13 đề nghị")
    assert (task.page, task.target) == ("award", (None, ""))


@pytest.fixture
def window(
    story: Story, qtbot: QtBot, gateway: Gateway, jobs: JobRunner, scripted_ask: ScriptedAsk, data_dir: Path
) -> Iterator[MainWindow]:
    made = MainWindow(gateway, jobs, scripted_ask, WindowMemory(data_dir))
    qtbot.addWidget(made)
    made.show_year(2022)
    made.show()
    made.show_page("today")
    yield made
    made.end_now()


def test_a_task_leads_to_its_board_and_its_unit(window: MainWindow, story: Story, office: Office) -> None:
    later = office.plan_service.new_from_template(2022, PlanKind.THEMATIC)
    office.plan_service.confirm_all(later)
    office.plan_service.issue(later, "40", date(2022, 3, 14), [story.units[POST]])
    page = window.page()
    assert isinstance(page, TodayPage)
    page.tasks.press(0)
    board = window.page()
    assert isinstance(board, RegistrationPage)
    assert "Kế hoạch số 23/KH-STTTT" in board.board.source.text()
    assert board.board.table.current_key() == story.units[CENTER]


def test_every_line_leads_somewhere(window: MainWindow) -> None:
    page = window.page()
    assert isinstance(page, TodayPage)
    for place in range(len(page.tasks.tasks())):
        window.show_page("today")
        page.tasks.press(place)
        assert window.page_key() == page.tasks.tasks()[place].page
    window.show_page("today")
    page.strip.mark_opened.emit(page.strip.flags[0].marks[0])
    assert window.page_key() == "plan"


def test_the_first_door_asks_for_the_file(window: MainWindow, scripted_ask: ScriptedAsk) -> None:
    window.show_year(2025)
    page = window.page()
    assert isinstance(page, TodayPage)
    scripted_ask.answer(None)
    page.go_to.emit("plan", "import")
    assert window.page_key() == "plan"
    assert scripted_ask.is_done


def test_a_task_of_many_units_names_a_few_and_counts_the_rest(
    story: Story, page: TodayPage, office: Office, fixed_clock: FixedClock
) -> None:
    service = office.registration_service
    for number in range(1, 31):
        unit = office.office_service.save_unit(Unit(0, f"Phòng {number:02}"))
        service.add_supplementary_unit(story.plan_id, unit, date(2022, 3, 12), "Thành lập sau hạn")
        service.receive(story.plan_id, unit, date(2022, 3, 13))
    task = next(one for one in page.tasks.tasks() if one.title.startswith("Duyệt bảng đăng ký của 31 đơn vị"))
    assert "và 27 đơn vị khác" in task.text
    assert len(task.text) < 200


@pytest.mark.parametrize("width", [620, 905, 1236, 1800])
def test_flags_of_the_strip_are_never_drawn_over_each_other_or_cut(
    qtbot: QtBot, demo_gateway: Gateway, jobs: JobRunner, scripted_ask: ScriptedAsk, width: int
) -> None:
    page = TodayPage(demo_gateway, jobs, scripted_ask)
    qtbot.addWidget(page)
    page.show_year(2026)
    page.strip.resize(width, page.strip.sizeHint().height())
    placed = page.strip.placed_flags()
    assert len(placed) == len(page.strip.flags)
    shown = [one for one in placed if one.line is not None]
    assert shown
    for one in shown:
        assert one.box.left() >= 0
        assert one.box.right() <= width
        pole = one.box.right() if one.is_left else one.box.left()
        assert pole == page.strip._x(one.flag.on), "the cloth hangs on its own pole"
        assert not any(other is not one and other.line == one.line and other.box.intersects(one.box) for other in shown)


def test_what_a_plan_of_the_year_before_has_due_now_is_told_and_leads_to_its_year(
    qtbot: QtBot, office: Office, gateway: Gateway, jobs: JobRunner, scripted_ask: ScriptedAsk, fixed_clock: FixedClock
) -> None:
    """A plan of 2022 whose dossiers are due in January 2023 is no blank year in January 2023."""
    fixed_clock.move_to(date(2022, 3, 14))
    made = build(office)
    uid = next(
        one.uid
        for one in office.plan_service.effective_facts(made.plan_id).deadlines
        if one.deadline_kind is DeadlineKind.DOSSIER
    )
    office.plan_service.amend(made.plan_id, "Công văn", "40", date(2022, 3, 10), [FactChange(uid, "on", "10/01/2023")])
    fixed_clock.move_to(date(2023, 1, 12))
    page = TodayPage(gateway, jobs, scripted_ask)
    qtbot.addWidget(page)
    page.show_year(2023)
    went: list[tuple[str, object]] = []
    page.go_to.connect(lambda key, target: went.append((key, target)))
    assert page.heading()[1].startswith("1 việc quá hạn")
    assert [task.title for task in page.tasks.tasks()] == ["Hồ sơ đề nghị khen thưởng (hạn 10/01/2023)"]
    task = page.tasks.tasks()[0]
    page.tasks.press(0)
    assert went == [("year", 2022), (task.page, task.target)]
