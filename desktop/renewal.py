"""Another language while the window is open: a window is made anew in it, on the same thread and the same open profile.

Nothing is typed twice and no passphrase asked for: what was typed is on the disk as a draft (a trial profile, which keeps
none, asks first) and is opened again; running work ends before. Steps that Ctrl+Z would take back end with the old window.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer

from desktop.background import Background
from desktop.language import english, install_language
from desktop.shell.main_window import MainWindow
from desktop.tasks import ProfileAnswer

if TYPE_CHECKING:
    from forms.documents.opening import AskPassword
    from forms.progress import Progress
    from forms.workspace import Workspace


class Renewal(QObject):
    """Holds the window that is shown. `begun` is called with each new one, before it is shown."""

    def __init__(self, app: QCoreApplication, window: MainWindow, begun: Callable[[MainWindow], object]) -> None:
        super().__init__(app)
        self._app, self._begun = app, begun
        self._answer: ProfileAnswer | None = None
        self._wanted = ""
        self._watch(window)

    def _watch(self, window: MainWindow) -> None:
        self.window = window
        window.profiles.opened.connect(self._opened)
        window.language_wanted.connect(self.speak)
        window.background.busy_changed.connect(self._idle)

    def _opened(self, answer: ProfileAnswer) -> None:
        self._answer = replace(answer, recovery_key="", remarks=())  # both were told

    def speak(self, language: str) -> None:
        """Show the window in "zh" or "en", once what is typed may be left and running work has ended."""
        shown = "en" if english() else "zh"
        if language != shown:
            self.window.filling.leave(lambda: self._want(language))

    def _want(self, language: str) -> None:
        self._wanted = language
        if self.window.background.busy:
            self.window.say(self.tr("正在进行的操作完成后切换语言。"))
        else:
            self._idle(False)

    def _idle(self, busy: bool) -> None:
        if self._wanted and not busy:
            QTimer.singleShot(0, self, self._switch)  # behind what the answer brings with it

    def _switch(self) -> None:
        if not self._wanted or self.window.background.busy:
            return
        old, language, self._wanted = self.window, self._wanted, ""
        old.settings.language = language
        install_language(self._app, language)
        old.keeper.close()
        old.profiles.passwords.give_up()
        old.background.busy_changed.disconnect(self._idle)
        new = MainWindow(old.background, old.settings, old.chooser)
        new.background.setParent(new)
        self._watch(new)
        QTimer.singleShot(0, new, lambda: self._complete(old, new))  # in two goes, each shorter than 0.1 s

    def _complete(self, old: MainWindow, new: MainWindow) -> None:
        new.complete()
        self._begun(new)
        new.restoreGeometry(old.saveGeometry())
        if self._answer is None or not old.ready:
            new.profiles.open(None, None)
        else:
            new.profiles.opened.emit(self._answer)
            new.ask(handed_over(new.profiles.passwords.ask), lambda at: new.status.synced(at, dt.date.today()))
            _guide(old, new)
            self._reopen(old, new)
        new.go("settings")
        new.show()
        new.activateWindow()
        old.hide()
        _end(old, new.background)

    def _reopen(self, old: MainWindow, new: MainWindow) -> None:
        """The form that was open: as a draft where something was typed, else from its file."""
        page, kept = old.filling.page, old.filling.kept
        if page is None or page.form is None or kept is None:
            return
        new.filling.shown.connect(lambda: new.go("settings"), Qt.ConnectionType.SingleShotConnection)
        if kept.values and new.keeper.keeps:
            new.filling.open_draft(kept.head.id)
        elif page.form.path.is_file():
            new.filling.open(page.form.path)


def _end(old: MainWindow, background: Background) -> None:
    """Let a window go once the last answer that it may still wait for has come."""
    for timer in old.findChildren(QTimer):
        timer.stop()

    def rest() -> None:
        if not background.busy:
            QObject.disconnect(watching)
            old.deleteLater()

    watching = background.busy_changed.connect(lambda busy: None if busy else QTimer.singleShot(0, old, rest))
    QTimer.singleShot(0, old, rest)


def _guide(old: MainWindow, new: MainWindow) -> None:
    """The way through goes on where it was, or stays put away."""
    new.guide.step = old.guide.step
    new.guide.show() if old.guide.bar.isVisible() else new.guide.bar.hide()


def handed_over(ask: AskPassword) -> Callable[[Workspace, Progress], dt.datetime | None]:
    """From now on another window is asked for passwords of locked files; the last exchange, for its status line."""

    def work(workspace: Workspace, progress: Progress) -> dt.datetime | None:
        workspace.opener.ask = ask
        return workspace.care.last_exchange()

    return work
