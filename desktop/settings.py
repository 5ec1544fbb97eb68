"""What the window remembers between two starts: nothing of what was reported, only where and how."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths


class Settings:
    def __init__(self, store: QSettings) -> None:
        self._store = store

    @property
    def language(self) -> str:
        return "en" if self._store.value("language") == "en" else "zh"

    @language.setter
    def language(self, language: str) -> None:
        self._store.setValue("language", language)

    @property
    def profile(self) -> Path | None:
        """The profile that was open last."""
        folder = str(self._store.value("profile") or "")
        return Path(folder) if folder else None

    @profile.setter
    def profile(self, folder: Path) -> None:
        self._store.setValue("profile", str(folder))

    @property
    def folder(self) -> str:
        """Where files were chosen last."""
        return str(self._store.value("folder") or "")

    @folder.setter
    def folder(self, folder: str) -> None:
        self._store.setValue("folder", folder)


def user_settings() -> Settings:
    """Those of the person at the computer."""
    return Settings(QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "FillOnce", "FillOnce"))


def suggested_profile_folder() -> Path:
    """Where a new profile is offered to be kept: the user's own data on this computer, never a shared folder."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    return Path(place or Path.home()) / "FillOnce"
