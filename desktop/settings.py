"""What the window remembers between two starts: nothing of what was reported, only where and how."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths

from desktop.design.tokens import SCALES, TYPE_SIZES

THEMES = ("system", "light", "dark")
KEEP_WRITTEN_DAYS = (30, 90, 365, 0)  # of drafts whose file was written; 0: for good


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
    def theme(self) -> str:
        """ "light", "dark", or "system" for that of the desktop."""
        chosen = str(self._store.value("theme") or "")
        return chosen if chosen in THEMES else "light"

    @theme.setter
    def theme(self, theme: str) -> None:
        self._store.setValue("theme", theme)

    @property
    def type_size(self) -> float:
        """In points."""
        chosen = str(self._store.value("typeSize") or "")
        return next((size for size in TYPE_SIZES if f"{size:g}" == chosen), TYPE_SIZES[0])

    @type_size.setter
    def type_size(self, size: float) -> None:
        self._store.setValue("typeSize", f"{size:g}")

    @property
    def scale(self) -> int:
        """Per cent of the screen's own scale; it takes effect with the next start."""
        chosen = str(self._store.value("scale") or "")
        return next((scale for scale in SCALES if str(scale) == chosen), 100)

    @scale.setter
    def scale(self, scale: int) -> None:
        self._store.setValue("scale", str(scale))

    @property
    def confirm_amounts_together(self) -> bool:
        """Whether 'all that was prefilled is right' means amounts too. Identity numbers are always looked at."""
        return str(self._store.value("confirmAmounts") or "") == "yes"

    @confirm_amounts_together.setter
    def confirm_amounts_together(self, together: bool) -> None:
        self._store.setValue("confirmAmounts", "yes" if together else "no")

    @property
    def remind_by_tray(self) -> bool:
        """Whether tasks that are due are told of by the system's tray too."""
        return str(self._store.value("remindByTray") or "") == "yes"

    @remind_by_tray.setter
    def remind_by_tray(self, wanted: bool) -> None:
        self._store.setValue("remindByTray", "yes" if wanted else "no")

    @property
    def keep_written_days(self) -> int:
        """How long drafts are kept after their file was written; 0: for good."""
        chosen = str(self._store.value("keepWrittenDays") or "")
        return next((days for days in KEEP_WRITTEN_DAYS if str(days) == chosen), KEEP_WRITTEN_DAYS[1])

    @keep_written_days.setter
    def keep_written_days(self, days: int) -> None:
        self._store.setValue("keepWrittenDays", str(days))

    def copy_order(self, form: str) -> list[str]:
        """In which order a form's columns are copied for another system; [] where nobody chose."""
        return [part for part in str(self._store.value(f"copyOrder/{form}") or "").split("\n") if part]

    def set_copy_order(self, form: str, columns: list[str]) -> None:
        self._store.setValue(f"copyOrder/{form}", "\n".join(columns))

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


def demo_folder() -> Path:
    """Where invented data are laid out to look around in."""
    return suggested_profile_folder().with_name("FillOnce-demo")


def suggested_profile_folder() -> Path:
    """Where a new profile is offered to be kept: the user's own data on this computer, never a shared folder."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    return Path(place or Path.home()) / "FillOnce"
