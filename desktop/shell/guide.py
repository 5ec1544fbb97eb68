"""The first way through, step by step: take in past reports, open a blank form, look it over, write the file.

It follows what the person does, in whatever way that is done, and never stands in the way.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.shell.guide_bar import GuideBar

if TYPE_CHECKING:
    from desktop.shell.main_window import MainWindow
    from desktop.tasks import ProfileAnswer

IMPORT, OPEN, REVIEW, DONE = range(4)


class Guide(QObject):
    def __init__(self, window: MainWindow, bar: GuideBar) -> None:
        super().__init__(window)
        self._window, self.bar = window, bar
        self.step = IMPORT
        self.demo: Path | None = None
        bar.acted.connect(self._act)
        bar.closed.connect(bar.hide)
        bar.remove_wanted.connect(self.remove_demo)
        window.imports.finished.connect(lambda _: self._reached(OPEN))
        window.filling.shown.connect(lambda: self._reached(REVIEW))
        window.keeper.saved.connect(lambda _: self._written())

    def profile_opened(self, answer: ProfileAnswer) -> None:
        """Shown for a profile that was just made, and for the demo."""
        self.demo, self.step = answer.demo, IMPORT
        if answer.recovery_key or answer.demo:
            self.show()
        else:
            self.bar.hide()

    def show(self) -> None:
        """Show the step that is next (also from the menu)."""
        mark = self.tr("演示数据（虚构）　") if self.demo else ""
        names = (self.tr("导入以往报表"), self.tr("打开空白表"), self.tr("核对"), self.tr("保存"))
        shown = [
            f"✓ {name}" if n < self.step else f"▶ {name}" if n == self.step else name for n, name in enumerate(names)
        ]
        self.bar.say(mark + "　→　".join(shown), *self._words(), self.demo is not None)

    def _words(self) -> tuple[str, str]:
        """What to do now, and what the button says."""
        if self.step == IMPORT:
            text = self.tr("先把报送过的报表交给系统读一遍，以后要填的数就从这里来。")
            return text, self.tr("导入演示报表") if self.demo else self.tr("选择文件夹…")
        if self.step == OPEN:
            text = self.tr("现在打开一张要填的空白表，系统会预填，并说明每个数的来源。")
            return text, self.tr("打开演示空白表") if self.demo else self.tr("打开空白表…")
        if self.step == REVIEW:
            text = self.tr("按 Enter 逐个走到要您看的地方；看完整张表后按 Ctrl+Shift+Enter，再按 Ctrl+S 保存成文件。")
            return text, ""
        return self.tr("文件已经写好，格式和原表一样。下次再填同样的表，系统会记得您这次的更正。"), ""

    def _reached(self, step: int) -> None:
        if step > self.step or (step == REVIEW and self.step == DONE):
            self.step = step
        if self.bar.isVisible():
            self.show()

    def _written(self) -> None:
        kept = self._window.filling.kept
        if kept is not None and kept.head.state == "written" and self.step == REVIEW:
            self._reached(DONE)

    def _act(self) -> None:
        from desktop.opening.demo import DemoFiles

        window, files = self._window, DemoFiles(self.demo) if self.demo else None
        if self.step == IMPORT:
            window.imports.start([files.past]) if files else window.choose_folder()
        elif self.step == OPEN:
            window.filling.open(files.blank[0]) if files else window.choose_template()

    def remove_demo(self) -> None:
        """Leave the invented data for good; nothing of one's own is in them."""
        if self.demo is None:
            return
        window, folder = self._window, self.demo
        window.filling.leave(lambda: window.close_profile())
        self.demo = None
        self.bar.hide()
        window.profiles.remove_demo(folder, lambda: window.profiles.open(None, None))
