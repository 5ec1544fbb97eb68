"""Pictures of every page, in both languages and themes, on invented data: to be looked at, and for the documents.

usage: uv run python -m scripts.pictures [FOLDER] [--scale PERCENT] [--size WIDTHxHEIGHT] [--docs]

Writes FOLDER/PAGE-LANGUAGE-THEME.png (FOLDER is build/pictures without one). --docs writes the small ones of
docs/design-system.md instead.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.app import make_window
from desktop.design import theme
from desktop.language import install_language
from desktop.pages.templates.page import TemplatesPage
from desktop.settings import Settings
from desktop.shell.main_window import MainWindow
from forms.workspace import Workspace

ROOT = Path(__file__).resolve().parents[1]
DEMO = ROOT / "resources" / "demo"
SMALL = 0.5  # of pictures in the documents
WAIT = 120.0  # seconds


@dataclass(frozen=True)
class Shot:
    page: str
    language: str
    theme: str
    widget: QWidget

    @property
    def name(self) -> str:
        return f"{self.page}-{self.language}-{self.theme}.png"


def main(arguments: list[str]) -> int:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "build" / "pictures")
    parser.add_argument("--scale", type=int, default=100)
    parser.add_argument("--size", default="1366x728")
    parser.add_argument("--type", type=float, default=10.5)
    parser.add_argument("--docs", action="store_true")
    options = parser.parse_args(arguments)
    os.environ["QT_SCALE_FACTOR"] = f"{options.scale / 100:g}"
    width, height = (int(part) for part in options.size.split("x"))
    folder = ROOT / "docs" / "pictures" if options.docs else options.folder
    folder.mkdir(parents=True, exist_ok=True)
    for shot in shots(width, height, options.type):
        if options.docs:
            if shot.language == "zh":
                _save_small(shot, folder)
        else:
            shot.widget.grab().save(str(folder / shot.name))
    return 0


def shots(width: int, height: int, size: float) -> Iterator[Shot]:
    """Every page in turn, as it stands on screen."""
    app = QApplication(["pictures", "-style", "fusion"])
    for language in ("zh", "en"):
        install_language(app, language)
        with tempfile.TemporaryDirectory() as place:
            window = _staged(app, Path(place), width, height)
            for chosen in ("light", "dark"):
                window.settings.theme = chosen
                window.settings.type_size = size
                window.restyle()
                for page in _pages(app, window):
                    yield Shot(page, language, chosen, window)
                gallery = _gallery()
                yield Shot("gallery", language, chosen, gallery)
                gallery.deleteLater()
            window.close()
            window.deleteLater()
            app.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # before the application goes


def _staged(app: QApplication, place: Path, width: int, height: int) -> MainWindow:
    """A window on a profile with the demo's past reports, and a draft that is half done."""
    theme.apply(app)
    workspace, _ = Workspace.create(place / "profile", "for pictures only", "松云镇")
    workspace.close()
    window = make_window(Settings(QSettings(str(place / "settings.ini"), QSettings.Format.IniFormat)))
    window.complete()
    window.resize(width, height)
    window.show()
    window.profiles.open(place / "profile", "for pictures only")
    _wait(app, lambda: window.ready)
    window.imports.start([DEMO / "past"])
    dialog = window.imports.dialog
    assert dialog is not None
    _wait(app, lambda: not dialog.running)
    dialog.accept()
    window.filling.open(sorted((DEMO / "blank").iterdir())[-1])
    _wait(app, lambda: window.filling.page is not None)
    page = window.filling.page
    assert page is not None
    _wait(app, lambda: page.form is not None)
    page.set_current(12)
    _wait(app, lambda: bool(window.filling.kept and window.filling.kept.values))
    _bring_in_templates(app, window)
    return window


def _bring_in_templates(app: QApplication, window: MainWindow) -> None:
    templates = window.go("templates")
    assert isinstance(templates, TemplatesPage)
    templates.bring_in(sorted((DEMO / "blank").iterdir()))
    _wait(app, lambda: templates.dialog is not None)
    assert templates.dialog is not None
    templates.dialog.accept()


def _pages(app: QApplication, window: MainWindow) -> Iterator[str]:
    for spec in window.specs:
        page = window.go(spec.name)
        _wait(app, lambda: not window.background.busy)
        yield spec.name
        if isinstance(page, TemplatesPage):
            page.review(page.shelf.model.lines[0].id)
            _wait(app, lambda: not window.background.busy)
            yield "review"
            page.to_list()


def _gallery() -> QWidget:
    from desktop.design.gallery import Gallery

    made = Gallery()
    made.resize(1000, made.sizeHint().height())
    made.ensurePolished()
    return made


def _save_small(shot: Shot, folder: Path) -> None:
    picture = shot.widget.grab().toImage()
    width = round(picture.width() * (1.0 if shot.page == "gallery" else SMALL))
    small = picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
    small.save(str(folder / shot.name))


def _wait(app: QApplication, until: Callable[[], bool]) -> None:
    end = time.monotonic() + WAIT
    while not until():
        app.processEvents()
        time.sleep(0.005)
        if time.monotonic() > end:
            raise TimeoutError("the window never came so far")
    app.processEvents()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
