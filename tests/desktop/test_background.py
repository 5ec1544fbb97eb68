"""One thread does the work, one thing after another; everything comes back on the main thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from desktop.background import Background, NewWorkspace
from forms.errors import FormsError
from forms.progress import Progress


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


class Held:
    """A workspace that notes where it was closed."""

    closed_on: int | None = None

    def close(self) -> None:
        self.closed_on = threading.get_ident()


def never(*_: object) -> None:
    raise AssertionError("not expected")


Until = Callable[[Callable[[], bool]], None]


def test_work_runs_elsewhere_and_answers_here_in_order(background: Background, until: Until) -> None:
    got: list[tuple[int, bool]] = []
    here = QThread.currentThread()
    elsewhere: set[int] = set()

    def work(number: int) -> int:
        elsewhere.add(threading.get_ident())
        return number

    for n in range(5):
        background.submit(lambda _, __, n=n: work(n), lambda r: got.append((r, QThread.currentThread() is here)), never)
    until(lambda: len(got) == 5)
    assert got == [(n, True) for n in range(5)]
    assert len(elsewhere) == 1
    assert threading.get_ident() not in elsewhere


def test_what_callbacks_refer_to_dies_here(background: Background, until: Until) -> None:
    """A dialog that nobody else refers to any more is destroyed with the last callback."""
    died_on: list[int] = []
    done: list[object] = []

    class Dialog:
        def work(self, workspace: object, progress: Progress) -> int:
            return 1

        def show(self, result: object) -> None:
            done.append(result)

        def __del__(self) -> None:
            died_on.append(threading.get_ident())

    for n in range(3):
        dialog = Dialog()
        background.submit(dialog.work, dialog.show, dialog.show, stopped=lambda kept=dialog: None)
        del dialog
        until(lambda n=n: len(done) == n + 1)  # it has been shown before the background meets the next task
    background.submit(lambda _, __: 2, done.append, never)
    until(lambda: done == [1, 1, 1, 2])
    assert died_on == [threading.get_ident()] * 3


def test_an_error_is_handed_over_and_the_thread_goes_on(background: Background, until: Until) -> None:
    errors: list[Exception] = []
    done: list[int] = []

    def fails(_: object, __: Progress) -> None:
        raise FormsError("file.empty", file="a.xlsx")

    background.submit(fails, never, errors.append)
    background.submit(lambda _, __: 1, done.append, never)
    until(lambda: done == [1])
    assert isinstance(errors[0], FormsError)
    assert not background.busy


def test_work_that_is_told_to_stop_stops_at_its_next_step(background: Background, until: Until) -> None:
    begun, stopped = threading.Event(), []

    def long(_: object, progress: Progress) -> None:
        begun.set()
        while True:
            progress.step(0, 1, "")
            threading.Event().wait(0.001)

    task = background.submit(long, never, never, stopped=lambda: stopped.append(True))
    assert begun.wait(10)
    task.cancel()
    until(lambda: stopped == [True])


def test_work_cancelled_before_it_began_never_begins(background: Background, until: Until) -> None:
    gate, stopped = threading.Event(), []
    background.submit(lambda _, __: gate.wait(10), lambda _: None, never)
    task = background.submit(never, never, never, stopped=lambda: stopped.append(True))
    task.cancel()
    gate.set()
    until(lambda: stopped == [True])


def test_progress_tells_the_last_step_and_not_every_step(background: Background, until: Until) -> None:
    steps: list[tuple[int, int, str]] = []
    done: list[object] = []

    def counts(_: object, progress: Progress) -> None:
        for n in range(1, 1001):
            progress.step(n, 1000, str(n))

    background.submit(counts, done.append, never, lambda *step: steps.append(step))
    until(lambda: len(done) == 1)
    assert steps[-1] == (1000, 1000, "1000")
    assert len(steps) < 200


def test_a_workspace_lives_and_dies_on_the_thread(background: Background, until: Until) -> None:
    first, second = Held(), Held()
    where: list[int] = []
    answers: list[object] = []
    background.submit(lambda _, __: NewWorkspace(first, "一"), answers.append, never)
    background.submit(lambda workspace, _: workspace is first, answers.append, never)
    background.submit(lambda _, __: where.append(threading.get_ident()), answers.append, never)
    background.submit(lambda _, __: NewWorkspace(second, "二"), answers.append, never)
    until(lambda: len(answers) == 4)
    assert answers == ["一", True, None, "二"]
    assert first.closed_on == where[0]
    background.close()
    assert second.closed_on == where[0]


def test_nothing_is_begun_after_closing(qtbot: QtBot) -> None:
    background = Background()
    background.close()
    task = background.submit(lambda workspace, progress: never(), never, never)
    assert task.cancelled
    assert not background.busy
