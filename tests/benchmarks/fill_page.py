"""How quickly the fill page shows, paints what is typed, and lets a long roster scroll and be narrowed.

    python -m tests.benchmarks.fill_page

Prints one JSON line of milliseconds with their targets, and ends with 1 where one is missed. Pauses of the main thread are
seen by a watchdog: a thread that asks every millisecond how long ago the main thread last came round to its events. What the
main thread worked in a stretch counts; what elapsed is printed beside it, for on a busy machine it is more.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import threading
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QUndoStack
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.collecting import Collector
from desktop.design import theme
from desktop.form_view.opened import OpenedForm
from desktop.form_view.sheet_view import SheetView
from desktop.pages.fill.page import FillPage
from forms.model.document import Grid
from forms.model.form import Column, Table
from forms.model.proposal import RosterCell, RosterProposal, RosterRow
from tests.desktop.by_hand import BOXED, SOURCE, draft, opened, proposal

FIELDS, ROWS, COLS = 1_000, 20_000, 30
TARGETS = {"shown": 300.0, "typed": 16.0, "scroll_pause": 50.0, "filter_pause": 50.0}  # milliseconds


class Watchdog(threading.Thread):
    """The longest stretch in which the main thread did not come round to its events."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.longest = 0.0
        self.worked = 0.0  # the most the main thread itself worked in such a stretch
        self._spent = time.thread_time()
        self._seen = time.perf_counter()
        self._ended = threading.Event()
        self._timer = QTimer()
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._came_round)

    def __enter__(self) -> Watchdog:
        self._came_round()
        self._timer.start()
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.stop()
        self._ended.set()
        self.join()

    def _came_round(self) -> None:
        now, spent = time.perf_counter(), time.thread_time()
        if self.is_alive():
            self.longest = max(self.longest, now - self._seen)
            self.worked = max(self.worked, spent - self._spent)
        self._seen, self._spent = now, spent

    def run(self) -> None:
        while not self._ended.wait(0.001):
            self.longest = max(self.longest, time.perf_counter() - self._seen)


def many_fields() -> OpenedForm:
    """A sheet of ten columns with a thousand places, a third of each: prefilled, to be checked, blank."""
    cells = Grid("表", "sheet", FIELDS // 10 + 1, 11, [[f"第{c}栏" for c in range(11)]], styles=(BOXED,))
    decisions = ("filled", "suggested", "blank")
    places = [
        proposal(
            f"表!{chr(66 + n % 10)}{n // 10 + 2}",
            decisions[n % 3],  # type: ignore[arg-type]
            n if n % 3 < 2 else None,
            path=(f"第{n % 10}栏", f"第{n // 10}行"),
        )
        for n in range(FIELDS)
    ]
    return opened([cells], draft(places))


def long_roster() -> OpenedForm:
    columns = tuple(Column(c, (f"栏目{c}",), "money" if c > 25 else "text") for c in range(COLS))
    table = Table("t1", "表", "roster", (0,), 1, 1, columns, grows=True)
    rows = tuple(
        RosterRow(
            f"k{r}", {c: RosterCell(f"甲{r * 7 % 9973}-{c}" if c <= 25 else r + c, "filled") for c in range(COLS)}
        )
        for r in range(ROWS)
    )
    cells = Grid("表", "sheet", 2, COLS, [[f"栏目{c}" for c in range(COLS)], []], styles=(BOXED,))
    return opened([cells], draft((), (table,), (RosterProposal("t1", rows, (), (SOURCE,)),)))


def milliseconds(do: Callable[[], object]) -> float:
    """Worked on the main thread, so that a machine that is busy with other things doesn't count."""
    started = time.thread_time()
    do()
    return 1000 * (time.thread_time() - started)


def settle(app: QApplication, seconds: float = 0.0) -> None:
    """Let everything that waits be done, and what comes `seconds` later."""
    end = time.perf_counter() + seconds
    app.processEvents()
    while time.perf_counter() < end:
        app.processEvents()


def shown_and_typed(app: QApplication, page: FillPage) -> dict[str, float]:
    form = many_fields()

    def show() -> None:
        page.show_form(form)
        page.repaint()
        app.processEvents()

    shown = milliseconds(show)
    view = page.view()
    assert isinstance(view, SheetView)
    painted = []
    for digit in "1234567890" * 3:
        QTest.keyClick(view, digit)
        editor = next(e for e in view.findChildren(QLineEdit, "cellEditor") if e.isVisible())
        painted += [milliseconds(lambda e=editor, d=digit: (QTest.keyClick(e, d), e.repaint())) for _ in range(3)]  # type: ignore[misc]
        QTest.keyClick(editor, Qt.Key.Key_Return)
        settle(app, 0.05)
    return {"shown": shown, "typed": statistics.quantiles(painted, n=20)[-1]}


def roster_pauses(app: QApplication, page: FillPage, collector: Collector) -> dict[str, float]:
    page.show_form(long_roster())
    collector.step()  # the program makes all this in the background, with a step every 50 ms
    view = page.view()
    assert isinstance(view, SheetView)
    settle(app, 0.3)
    with Watchdog() as scrolling:
        bar = view.verticalScrollBar()
        for step in range(60):
            bar.setValue(bar.maximum() * step // 60)
            settle(app, 0.01)
    with Watchdog() as filtering:
        for text in ("甲1", "甲12", "甲123", "栏", ""):
            page.bar.line.setText(text)
            settle(app, 0.3)
    return {
        "scroll_pause": 1000 * scrolling.worked,
        "filter_pause": 1000 * filtering.worked,
        "scroll_elapsed": 1000 * scrolling.longest,
        "filter_elapsed": 1000 * filtering.longest,
    }


def main() -> int:
    app = QApplication(sys.argv)
    theme.apply(app)
    page = FillPage(QUndoStack())
    collector = Collector(page)  # as in the program
    page.resize(1302, 640)
    page.show()
    settle(app)
    found = shown_and_typed(app, page) | roster_pauses(app, page, collector)
    figures = {name: {"ms": round(value, 1), "target": TARGETS.get(name)} for name, value in found.items()}
    print(json.dumps({"benchmark": "fill_page", "fields": FIELDS, "rows": ROWS, "columns": COLS, **figures}))
    return int(any(found[name] > target for name, target in TARGETS.items()))


if __name__ == "__main__":
    sys.exit(main())
