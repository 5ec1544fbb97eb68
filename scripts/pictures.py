"""Pictures of every page and dialog, in both languages and themes, on invented data: to be looked at, and for the documents.

usage: uv run python -m scripts.pictures [FOLDER] [--scale PERCENT] [--type POINTS] [--size WIDTHxHEIGHT] [--only NAME…]
                                         [--language zh|en] [--theme light|dark] [--check] [--sheets] [--docs]

Writes FOLDER/SCENE-LANGUAGE-THEME.png (FOLDER is build/pictures without one). --check writes none and prints what is cut
off or overlaps; the exit code is 1 where there is any. --sheets lays six pictures on a page. --docs writes the small ones
of docs/design-system.md instead.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from desktop.language import install_language
from scripts.scenes import scenes
from scripts.stage import ROOT, Stage, made_stage
from tests.desktop.cut import troubles

SMALL = 0.5  # of pictures in the documents
IN_DOCS = ("today", "fill", "templates", "review", "profile", "settings", "gallery")
ACROSS, DOWN, WIDE = 2, 3, 900  # of a page of pictures: columns, rows, the width of one


@dataclass(frozen=True)
class Shot:
    scene: str
    language: str
    theme: str
    widget: QWidget

    @property
    def name(self) -> str:
        return f"{self.scene}-{self.language}-{self.theme}.png"


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    width, height = (int(part) for part in options.size.split("x"))
    os.environ["QT_SCALE_FACTOR"] = f"{options.scale / 100:g}"
    with tempfile.TemporaryDirectory() as place:
        _use_a_screen_of(width, height, Path(place))
        options.room = (width * 100 // options.scale, (height - 40) * 100 // options.scale)
        app = QApplication(["pictures", "-style", "fusion"])
        raised: list[type[BaseException]] = []

        def told(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
            raised.append(kind)
            sys.__excepthook__(kind, error, trace)

        sys.excepthook = told
        code = _check(app, options) if options.check else _write(app, options)
        return 1 if raised else code  # what is raised in a slot is printed, and would be overlooked


def _options(arguments: list[str]) -> Namespace:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "build" / "pictures")
    parser.add_argument("--scale", type=int, default=100)
    parser.add_argument("--type", type=float, default=10.5)
    parser.add_argument("--size", default="1366x768", help="of the screen, in its own pixels")
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--language", choices=("zh", "en"))
    parser.add_argument("--theme", choices=("light", "dark"))
    for flag in ("--check", "--sheets", "--docs"):
        parser.add_argument(flag, action="store_true")
    return parser.parse_args(arguments)


def _use_a_screen_of(width: int, height: int, place: Path) -> None:
    """The platform without a screen has one of 800 x 800 unless it is told another."""
    screen = {"name": "clerk", "x": 0, "y": 0, "width": width, "height": height, "dpi": 96}
    described = place / "screen.json"
    described.write_text(json.dumps({"synchronousWindowSystemEvents": False, "screens": [screen]}))
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={described}"


def _check(app: QApplication, options: Namespace) -> int:
    found = 0
    for shot in shots(app, options):
        for trouble in (*troubles(shot.widget), *_beyond(shot, options.room)):
            print(f"{shot.scene}-{shot.language}-{shot.theme}: {trouble}")
            found += 1
    return 1 if found else 0


def _beyond(shot: Shot, room: tuple[int, int]) -> Iterator[str]:
    """What is larger than the screen; the gallery is no window of the program."""
    width, height = shot.widget.width(), shot.widget.height()
    if shot.scene != "gallery" and (width > room[0] or height > room[1]):
        yield f"larger than the screen: {width} x {height}"


def _write(app: QApplication, options: Namespace) -> int:
    folder = ROOT / "docs" / "pictures" if options.docs else options.folder
    folder.mkdir(parents=True, exist_ok=True)
    sheet: list[tuple[str, QImage]] = []
    for shot in shots(app, options):
        picture = shot.widget.grab().toImage()
        if options.docs:
            _save_small(shot, picture, folder)
        elif options.sheets:
            sheet.append((shot.name, picture))
        else:
            picture.save(str(folder / shot.name))
    for number in range(0, len(sheet), ACROSS * DOWN):
        _sheet(sheet[number : number + ACROSS * DOWN]).save(str(folder / f"sheet-{number // (ACROSS * DOWN):02}.png"))
    return 0


def shots(app: QApplication, options: Namespace) -> Iterator[Shot]:
    """Every scene in turn, as it stands on screen."""
    languages = (options.language,) if options.language else ("zh",) if options.docs else ("zh", "en")
    wanted = options.only or (IN_DOCS if options.docs else ())
    for language in languages:
        install_language(app, language)
        with tempfile.TemporaryDirectory() as place:
            stage = made_stage(app, Path(place), language)
            for chosen in (options.theme,) if options.theme else ("light", "dark"):
                stage.window.settings.theme = chosen
                stage.window.settings.type_size = options.type
                stage.window.restyle()
                yield from _of(stage, language, chosen, wanted, options.room)
            stage.window.close()
            stage.window.deleteLater()
            app.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # before the application goes


def _of(stage: Stage, language: str, chosen: str, wanted: tuple[str, ...], room: tuple[int, int]) -> Iterator[Shot]:
    for name, scene in scenes().items():
        if not wanted or name in wanted:
            stage.window.resize(*room)
            widget = scene(stage)
            stage.app.processEvents()
            yield Shot(name, language, chosen, widget)
            if not widget.isWindow() or widget is not stage.window:
                widget.close()
            stage.clear()
    if not wanted or "gallery" in wanted:
        gallery = _gallery()
        yield Shot("gallery", language, chosen, gallery)
        gallery.deleteLater()


def _gallery() -> QWidget:
    from desktop.design.gallery import Gallery

    made = Gallery()
    made.resize(1000, made.sizeHint().height())
    made.ensurePolished()
    return made


def _save_small(shot: Shot, picture: QImage, folder: Path) -> None:
    width = round(picture.width() * (1.0 if shot.scene == "gallery" else SMALL))
    small = picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
    small.save(str(folder / shot.name))


def _sheet(pictures: list[tuple[str, QImage]]) -> QImage:
    """Several pictures on one page, each with its name above."""
    tall = round(WIDE * 0.58)
    page = QImage(ACROSS * WIDE, DOWN * tall, QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    for number, (name, picture) in enumerate(pictures):
        left, top = number % ACROSS * WIDE, number // ACROSS * tall
        painter.drawText(QRect(left + 4, top, WIDE, 18), 0, name)
        picture.setDevicePixelRatio(1.0)
        size = picture.size().boundedTo(picture.size().scaled(WIDE - 8, tall - 24, Qt.AspectRatioMode.KeepAspectRatio))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        small = picture.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        painter.drawImage(left + 4, top + 20, small)
    painter.end()
    return page


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
