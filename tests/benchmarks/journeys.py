"""Every pause of the main thread while the journeys are driven by keys and mouse, longest first, with where it was spent.

    python -m tests.benchmarks.journeys [paths for pytest]

A watchdog looks every 3 ms at what the main thread does. A pause is a stretch in which the window neither came round to its events nor
went back to the test that drives it: one key, one click, one piece of work. What the main thread itself worked counts against
the limit; what elapsed is beside it, and is more on a busy machine. Ends with 1 where a pause is too long or a journey fails.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.collecting import Collector
from tests.journeys.hands import Hands

LIMIT = 0.1  # seconds
LOOK = 0.003
BEAT_MS = 3
ROOT = Path(__file__).parents[2]
WINDOW = str(ROOT / "desktop")
PROGRAM = (WINDOW, str(ROOT / "forms"))
HANDS = (str(ROOT / "tests" / "journeys" / "hands.py"), "pytestqt")  # behind these stands Qt's own work


@dataclass
class Pause:
    """`places` counts where the main thread was seen: file, line and function, the program's own innermost."""

    test: str
    elapsed: float = 0.0
    worked: float = 0.0
    places: Counter[str] = field(default_factory=Counter)


class Watchdog:
    """Looks from within the main thread, by a signal: another thread that holds frames would free widgets there."""

    def __init__(self) -> None:
        self.pauses: list[Pause] = []
        self.test = ""
        self._beat = 0
        self._at = (0, 0)
        self._began = self._worked = 0.0
        self._pause = Pause("")

    def __enter__(self) -> Watchdog:
        signal.signal(signal.SIGALRM, self._look)
        signal.setitimer(signal.ITIMER_REAL, LOOK, LOOK)
        return self

    def __exit__(self, *_: object) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0.0)
        self._note()

    def beat(self) -> None:
        """The main thread came round to its events, or went back to the test."""
        self._note()
        self._beat += 1
        self._begin((0, self._beat))

    def _look(self, number: int, frame: FrameType | None) -> None:
        outer = outermost(frame)
        here = (id(outer) if outer is not None else 0, self._beat)
        if here != self._at and self._at[0]:
            self._note()
        if here != self._at:
            self._begin(here)
        elif here[0]:
            self._measure()
            self._pause.places[place(frame)] += 1

    def _begin(self, here: tuple[int, int]) -> None:
        self._at, self._pause = here, Pause(self.test)
        self._began, self._worked = time.perf_counter(), time.thread_time()

    def _measure(self) -> None:
        self._pause.elapsed = time.perf_counter() - self._began
        self._pause.worked = time.thread_time() - self._worked

    def _note(self) -> None:
        if self._at[0]:
            self._measure()
            if self._pause.elapsed >= LIMIT and self._pause.test:  # what pytest itself loads has no test
                self.pauses.append(self._pause)


def outermost(frame: FrameType | None) -> FrameType | None:
    """The call with which the test, or Qt, entered the window; None where the test itself is at work, with the engine even."""
    found = None
    while frame is not None:
        if any(part in frame.f_code.co_filename for part in (WINDOW, *HANDS)):
            found = frame
        frame = frame.f_back
    return found


def place(frame: FrameType | None) -> str:
    while frame is not None and not frame.f_code.co_filename.startswith(PROGRAM):
        frame = frame.f_back
    if frame is None:
        return "Qt"
    inner = f"{Path(frame.f_code.co_filename).relative_to(ROOT)}:{frame.f_lineno} {frame.f_code.co_name}"
    callers = []
    while (frame := frame.f_back) is not None and len(callers) < 4:
        if frame.f_code.co_filename.startswith(PROGRAM):
            callers.append(frame.f_code.co_name)
    return " < ".join((inner, *callers))


class Driven:
    """The plugin of pytest: the watchdog's beat on the window's own events, collection as in the program."""

    def __init__(self, watchdog: Watchdog) -> None:
        self.watchdog = watchdog

    @pytest.fixture(autouse=True)
    def watched(
        self, qapp: QApplication, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
    ) -> Iterator[None]:
        collector, beat = Collector(qapp), QTimer(qapp)
        beat.setInterval(BEAT_MS)
        beat.timeout.connect(self.watchdog.beat)
        beat.start()
        self.watchdog.test = request.node.name
        for action in ("key", "click", "type"):
            monkeypatch.setattr(Hands, action, self._ended(getattr(Hands, action)))
        yield
        self.watchdog.beat()
        self.watchdog.test = ""
        beat.stop()
        collector.stop()
        for made in (beat, collector):
            made.deleteLater()

    def _ended(self, action: Callable[..., None]) -> Callable[..., None]:
        """One key or click is one stretch of work."""

        def act(*args: object) -> None:
            self.watchdog.beat()
            action(*args)
            self.watchdog.beat()

        return act


def main(arguments: list[str]) -> int:
    sys.setswitchinterval(0.001)  # as in the program
    with Watchdog() as watchdog:
        failed = pytest.main(["-q", "-p", "no:cacheprovider", *(arguments or ["tests/journeys"])], [Driven(watchdog)])
    pauses = sorted(watchdog.pauses, key=lambda pause: -pause.worked)
    for pause in pauses:
        print(f"{pause.elapsed:.3f} s elapsed, {pause.worked:.3f} s worked  {pause.test}")
        for where, seen in pause.places.most_common(6):
            print(f"    {100 * seen // pause.places.total():3d} %  {where}")
    worst = max((pause.worked for pause in pauses), default=0.0)
    print(f"pauses over {LIMIT} s: {len(pauses)}; the most the main thread worked in one go: {worst:.3f} s")
    return int(bool(failed) or worst > LIMIT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
