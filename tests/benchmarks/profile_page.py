"""The page 历史数据 on a profile of 1,000,000 facts: how long until each thing stands there, and the longest time that the
main thread was held up meanwhile: a watchdog that should come by all the time notes its longest absence, and how long the
thread itself worked in one go (what else the machine does doesn't count there; the limit is on that).

Run: python -m tests.benchmarks.profile_page [FACTS]
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from desktop.app import make_window, stay_fluent
from desktop.design import theme
from desktop.pages.profile.browse_view import BrowseView
from desktop.pages.profile.page import ProfilePage
from desktop.settings import Settings
from desktop.shell.main_window import MainWindow
from desktop.shell.quick_find import QuickFind
from forms.model.facts import Fact, Submission
from forms.model.period import Period
from forms.profile.rows import LocalElement, SubjectRow
from forms.profile.store import Profile
from forms.workspace import Workspace
from tests.benchmarks.profile_million import PERIODS, build, definition

PERSONS, ASKED, ROSTERS = (
    20_000,
    ("姓名", "民族", "组别", "月保障金", "备注一", "备注二", "备注三", "备注四", "地址", "状态"),
    2,
)
LIMIT = 0.1  # seconds that nothing may hold the main thread longer


def with_persons(size: int, into: Profile | None = None, version: int = 1) -> Profile:
    """Villages' figures for 25 months, and two rosters of 20,000 invented persons: `size` facts together."""
    people = min(PERSONS, size // (4 * len(ASKED)))
    profile = build(size - ROSTERS * people * len(ASKED), into, version)
    for month in PERIODS[-ROSTERS:]:
        content = f"roster {month}".encode()
        digest = hashlib.sha256(content).hexdigest()
        head = Submission(
            digest, "名册.xlsx", "xlsx", "名册", "", "测试镇", "", Period.from_key(month), "title", digest, (), ()
        )
        saved = profile.add_submission(head, content, "名册.xlsx").id
        numbers = [f"999101{1900 + n % 100:04d}0101{n:04d}X" for n in range(people)]
        facts = [
            Fact(f"local:p{e}", f"p:{number}", month, f"{what}{n}", "text", "", saved, f"Sheet1!{chr(65 + e)}{n}", n * 10 + e)
            for n, number in enumerate(numbers) for e, what in enumerate(ASKED)
        ]  # fmt: skip
        named = [LocalElement(f"local:p{e}", what, definition(what, "text")) for e, what in enumerate(ASKED)]
        subjects = [
            SubjectRow(f"p:{number}", "person", f"姓名{n}", {"name0": f"姓名{n}", "key": number})
            for n, number in enumerate(numbers)
        ]
        profile.replace_projection(saved, facts, (), named, subjects, version)
    return profile


class Watchdog(QTimer):
    """Comes by every millisecond; its longest absence is how long the main thread was held up."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = self.worked = 0.0
        self._last, self._last_worked = time.perf_counter(), time.thread_time()
        self.timeout.connect(self._here)
        self.start(1)

    def _here(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.longest = max(self.longest, now - self._last)
        self.worked = max(self.worked, worked - self._last_worked)
        self._last, self._last_worked = now, worked

    def begin(self) -> None:
        self._last, self._last_worked = time.perf_counter(), time.thread_time()
        self.longest = self.worked = 0.0


def wait(app: QApplication, until: Callable[[], bool]) -> None:
    while not until():
        app.processEvents()
        time.sleep(0.0005)
    app.processEvents()


def steps(app: QApplication, window: MainWindow) -> list[tuple[str, Callable[[], object]]]:
    """What a person does, one after another; each is finished when nothing is asked any more."""

    def page() -> ProfilePage:
        shown = window.pages.page("profile")
        assert isinstance(shown, ProfilePage)
        return shown

    def browse() -> BrowseView:
        shown = page().view(0)
        assert isinstance(shown, BrowseView)
        return shown

    def typed(text: str) -> None:
        browse().line.clear()
        browse().line.insert(text)
        wait(app, lambda: not browse()._calm.isActive())

    def all_elements() -> None:
        browse().kind.setCurrentIndex(4)
        browse().line.clear()
        browse()._search()

    def quickly(text: str) -> None:
        """Quick find, letter by letter, each before the answer to the one before may have come."""
        window.quick_find()
        dialog = next(one for one in window.findChildren(QuickFind) if one.isVisible())
        for number in range(len(text)):
            dialog.line.setText(text[: number + 1])
            wait(app, lambda: not dialog._timer.isActive())
        wait(app, lambda: not window.background.busy)
        assert dialog.list.count()
        dialog.reject()

    return [
        ("quick find: a person, typed letter by letter", lambda: quickly("姓名1234")),
        ("quick find: a village and a data item", lambda: quickly("77村 指标499")),
        ("the page comes, with the first subject's values and one fact's history", lambda: window.go("profile")),
        ("down the list: a hundred more subjects", lambda: browse().list.scrollToBottom()),
        ("a village by its name", lambda: typed("77村")),
        ("a person by the last digits of the number", lambda: typed("1234X")),
        ("nobody of that name", lambda: typed("查无此人")),
        ("all data items", all_elements),
        ("a data item with 20,000 values", lambda: typed("月保障金")),
        ("imported reports", lambda: page().turn(4)),
        ("decisions", lambda: page().turn(3)),
        ("questions", lambda: page().turn(2)),
        ("what differs, of all facts", lambda: page().turn(1)),
    ]


def main(arguments: list[str]) -> int:
    size = int(arguments[0]) if arguments else 1_000_000
    app = QApplication.instance() or QApplication(["benchmark", "-style", "fusion"])
    assert isinstance(app, QApplication)
    theme.apply(app)
    worst = 0.0
    with tempfile.TemporaryDirectory() as place:
        settings = Settings(QSettings(str(Path(place) / "settings.ini"), QSettings.Format.IniFormat))
        window = make_window(settings)
        window.complete()
        stay_fluent(window)
        window.show()
        window.profiles.adopt(lambda: Workspace(with_persons(size)))
        wait(app, lambda: window.ready and not window.background.busy)
        watchdog = Watchdog()
        for name, do in steps(app, window):
            watchdog.begin()
            start = time.perf_counter()
            do()
            wait(app, lambda: not window.background.busy)
            taken = time.perf_counter() - start
            worst = max(worst, watchdog.worked)
            held = f"{watchdog.longest * 1e3:5.1f} ms elapsed, {watchdog.worked * 1e3:5.1f} ms of work"
            print(f"{taken:7.3f} s, main thread held at most {held}: {name}")
        window.close()
    print(f"{size} facts; the main thread worked at most {worst * 1e3:.1f} ms in one go (limit {LIMIT * 1e3:.0f} ms)")
    return int(worst > LIMIT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
