"""Opening the profile: the one asked for, the last one, or the dialog of the first start."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop import tasks
from desktop.background import Background
from desktop.opening.demo import open_demo, remove_demo
from desktop.opening.passwords import Passwords
from desktop.settings import Settings, demo_folder, suggested_profile_folder
from desktop.tasks import ProfileAnswer

if TYPE_CHECKING:
    from desktop.opening.profile_dialog import ProfileDialog, ProfileWish
    from forms.profile.stretching import Stretch
    from forms.workspace import Workspace


class ProfileFlow(QObject):
    opened = Signal(object)  # ProfileAnswer
    given_up = Signal()  # the person left without a profile

    def __init__(self, background: Background, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._background = background
        self._settings = settings
        self._window = window
        self.dialog: ProfileDialog | None = None
        self.passwords = Passwords(window)

    def adopt(self, workspace: Workspace | Callable[[], Workspace]) -> None:
        """Use a workspace made by somebody else; nothing of it is remembered."""
        if not callable(workspace):
            workspace.hand_over()  # from this thread to the background's
        self._background.submit(tasks.adopt(workspace, self.passwords.ask), self._opened, self._failed_to_adopt)

    def open(self, folder: Path | None, passphrase: str | None, stretch: Stretch | None = None) -> None:
        """Open a folder, else the last one; ask where neither is there. `stretch`: began with the passphrase before."""
        folder = folder or self._settings.profile
        if folder is None or not folder.exists():
            self.ask(folder or suggested_profile_folder(), create=True)
            return
        self._background.submit(
            tasks.open_profile(folder, passphrase, None, self.passwords.ask, stretch),
            self._opened,
            lambda error: self._ask_again(folder, error),
        )

    def open_demo(self) -> None:
        """Look around with invented data, in a folder of their own."""
        self._background.submit(open_demo(demo_folder(), self.passwords.ask), self._opened, self._failed)

    def remove_demo(self, folder: Path, then: Callable[[], object]) -> None:
        """Close the invented data and remove them as a whole."""

        def removed(_: object) -> None:
            then()

        self._background.submit(remove_demo(folder), removed, self._failed_to_adopt)

    def ask(self, folder: Path | None = None, create: bool = False) -> None:
        """The dialog: make a profile or open one."""
        from desktop.opening.profile_dialog import ProfileDialog

        folder = folder or self._settings.profile or suggested_profile_folder()
        self.dialog = ProfileDialog(folder, create, self._window)
        self.dialog.wanted.connect(self._try)
        self.dialog.rejected.connect(self.given_up)
        self.dialog.open()

    def _ask_again(self, folder: Path, error: Exception) -> None:
        from desktop.words import error_sentence

        self.ask(folder)
        assert self.dialog is not None
        self.dialog.ask_passphrase()
        self.dialog.trouble(error_sentence(error))

    def _try(self, wish: ProfileWish) -> None:
        if wish.demo:
            self.open_demo()
            return
        if wish.create:
            work = tasks.create_profile(wish.folder, wish.passphrase, wish.unit, self.passwords.ask)
        else:
            work = tasks.open_profile(wish.folder, wish.passphrase, wish.recovery_key, self.passwords.ask)
        self._background.submit(work, self._opened, self._failed)

    def _failed(self, error: Exception) -> None:
        from desktop.words import error_sentence

        if self.dialog is not None:
            self.dialog.trouble(error_sentence(error))

    def _failed_to_adopt(self, error: Exception) -> None:
        self.ask()
        self._failed(error)

    def _opened(self, answer: ProfileAnswer) -> None:
        if answer.folder is not None and answer.demo is None:
            self._settings.profile = answer.folder
        if self.dialog is not None:
            dialog, self.dialog = self.dialog, None
            dialog.accept()
            dialog.deleteLater()
        self.opened.emit(answer)
        if answer.recovery_key:
            self._show_recovery(answer)

    def _show_recovery(self, answer: ProfileAnswer) -> None:
        from desktop.opening.recovery_dialog import RecoveryDialog

        dialog = RecoveryDialog(answer.unit, answer.recovery_key, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
