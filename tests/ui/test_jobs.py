"""Jobs: results come on the GUI thread, the newest of a key wins, cancelling and closing end them."""

from __future__ import annotations

import threading

import pytest
from inline_executor import InlineExecutor
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import UserError
from desktop_app.ui.jobs import JobRunner, Progress


def test_the_result_comes_on_the_gui_thread(qtbot: QtBot) -> None:
    runner = JobRunner()
    threads: list[int] = []
    results: list[int] = []

    def work(progress: Progress) -> int:
        threads.append(threading.get_ident())
        return 42

    def done(result: int) -> None:
        threads.append(threading.get_ident())
        results.append(result)

    runner.start(work, done)
    qtbot.waitUntil(lambda: results == [42], timeout=5000)
    assert threads[0] != threading.get_ident()
    assert threads[1] == threading.get_ident()
    assert not runner.is_busy
    assert runner.close()


def test_progress_arrives_and_cancel_ends_the_work_without_a_result(qtbot: QtBot) -> None:
    runner = JobRunner()
    started, steps, results = threading.Event(), [], []

    def work(progress: Progress) -> str:
        for number in range(1_000_000):
            progress.report(number, 1_000_000, "Đang đọc")
            started.set()
            threading.Event().wait(0.001)
        return "done"

    job = runner.start(work, results.append)
    job.progressed.connect(lambda done, total, text: steps.append((done, total, text)))
    qtbot.waitUntil(started.is_set, timeout=5000)
    with qtbot.waitSignal(runner.finished, timeout=5000):
        job.cancel()
    assert results == []
    assert all(text == "Đang đọc" for _, _, text in steps)
    assert runner.close()


def test_the_newest_job_of_a_key_wins(qtbot: QtBot) -> None:
    runner = JobRunner()
    gate = threading.Event()
    results: list[str] = []

    def slow(progress: Progress) -> str:
        gate.wait(5)
        return "old"

    runner.start(slow, results.append, key="page")
    runner.start(lambda _: "new", results.append, key="page")
    gate.set()
    qtbot.waitUntil(lambda: results == ["new"], timeout=5000)
    assert runner.close()
    assert results == ["new"]


def test_an_error_is_handed_over(qtbot: QtBot) -> None:
    runner = JobRunner()
    errors: list[Exception] = []

    def work(progress: Progress) -> None:
        raise UserError("test.full", "Đĩa đã đầy.")

    runner.start(work, lambda _: None, on_error=errors.append)
    qtbot.waitUntil(lambda: len(errors) == 1, timeout=5000)
    assert str(errors[0]) == "Đĩa đã đầy."
    assert runner.close()


def test_an_error_nobody_takes_is_raised_on_the_gui_thread(qtbot: QtBot) -> None:
    runner = JobRunner()

    def work(progress: Progress) -> None:
        raise ValueError("defect")

    with qtbot.captureExceptions() as caught:
        with qtbot.waitSignal(runner.finished, timeout=5000):
            runner.start(work, lambda _: None)
        qtbot.wait(10)
    assert [str(error) for _, error, _ in caught] == ["defect"]
    assert runner.close()


def test_closing_waits_and_hands_nothing_over(qtbot: QtBot) -> None:
    runner = JobRunner()
    results: list[str] = []
    started, ended = threading.Event(), threading.Event()

    def work(progress: Progress) -> str:
        started.set()
        while not progress.is_cancelled:
            threading.Event().wait(0.001)
        ended.set()
        return "late"

    runner.start(work, results.append)
    assert runner.is_busy
    qtbot.waitUntil(started.is_set, timeout=5000)
    assert runner.close()
    assert ended.is_set()
    qtbot.wait(20)
    assert results == []


@pytest.mark.usefixtures("qapp")
def test_the_inline_executor_is_done_at_once() -> None:
    results: list[int] = []
    JobRunner(InlineExecutor()).start(lambda _: 7, results.append)
    assert results == [7]
