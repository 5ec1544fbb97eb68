"""The theme that is shown: palette, type and style sheet of the application, made from the tokens, changed at run time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from pathlib import Path
from string import Template

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

import resources
from desktop.design.tokens import DARK, FACES, LIGHT, MARKS, SPACE, Colours, Sizes

__all__ = [
    "MARKS",
    "SPACE",
    "apply",
    "change",
    "colours",
    "document_font",
    "follow_system",
    "font",
    "sizes",
    "style_sheet",
]

STYLES = Path(resources.__file__).parent / "styles" / "app.qss"


@dataclass(slots=True)
class _Shown:
    """What the one application of this process shows. A painter asks for it per cell, so it is no property of Qt's."""

    colours: Colours = LIGHT
    sizes: Sizes = field(default_factory=Sizes)


_shown = _Shown()


def colours() -> Colours:
    return _shown.colours


def sizes() -> Sizes:
    return _shown.sizes


def font(size: float | None = None, bold: bool = False) -> QFont:
    """The screen's face at a size in points (that of running text without one)."""
    face = QFont()
    face.setFamilies(list(FACES))
    face.setPointSizeF(size or _shown.sizes.text)
    face.setBold(bold)
    return face


def document_font(family: str, pixels: float, bold: bool = False) -> QFont:
    """The document's own face where it is installed, else the screen's, at a height in pixels."""
    face = QFont()
    face.setFamilies([family, *FACES] if family else list(FACES))
    face.setPixelSize(max(1, round(pixels)))
    face.setBold(bold)
    return face


def apply(app: QApplication, choice: str = "light", size: float = 10.5) -> None:
    """Show a theme ("light", "dark", or "system" for that of the desktop) in a size of type; may be called again.

    The application's style, Fusion, is named when it is made.
    """
    _choose(app, choice, size)
    if app.property("themeSet"):
        app.setStyleSheet("")  # replacing one draws every widget anew as often as it lies deep: five times the work
    app.setProperty("themeSet", True)
    _dress(app)


def change(app: QApplication, choice: str, size: float) -> None:
    """The same while the window is used: in two goes, so that a key pressed meanwhile never waits for 0.1 s."""
    _choose(app, choice, size)
    shown = [window for window in app.topLevelWidgets() if window.isVisible()]
    for window in shown:
        window.setUpdatesEnabled(False)  # nobody sees it undressed
    app.setStyleSheet("")

    def dress() -> None:
        if not app.styleSheet():  # else chosen once more in between, and dressed already
            _dress(app)
        for window in shown:
            if isValid(window):
                window.setUpdatesEnabled(True)

    QTimer.singleShot(0, app, dress)


def _choose(app: QApplication, choice: str, size: float) -> None:
    dark = choice == "dark" or (choice == "system" and _system_is_dark(app))
    _shown.colours, _shown.sizes = DARK if dark else LIGHT, Sizes(size)


def _dress(app: QApplication) -> None:
    app.setFont(font())
    app.setPalette(_palette(_shown.colours))
    app.setStyleSheet(style_sheet(_shown.colours, _shown.sizes))


def follow_system(app: QApplication, wanted: Callable[[], tuple[str, float]]) -> None:
    """Change with the desktop's own theme from now on, as long as what is `wanted` (theme, size of type) says so."""

    def changed() -> None:
        choice, size = wanted()
        if choice == "system":
            change(app, choice, size)

    app.styleHints().colorSchemeChanged.connect(lambda _: changed())


def _system_is_dark(app: QApplication) -> bool:
    """At the start the palette tells (asking Qt for the scheme would cost 15 ms before the first paint)."""
    if app.property("themeSet"):
        return app.styleHints().colorScheme().name == "Dark"
    palette = app.palette()
    return palette.color(QPalette.ColorRole.Window).lightness() < palette.color(QPalette.ColorRole.Text).lightness()


def style_sheet(chosen: Colours, sizes: Sizes) -> str:
    """resources/styles/app.qss with colours and sizes put in."""
    plain = {f.name.upper(): getattr(chosen, f.name) for f in fields(chosen) if f.name not in ("name", "tints", "inks")}
    tints = {f"TINT_{state.upper()}": colour for state, colour in chosen.tints.items()}
    inks = {f"INK_{state.upper()}": colour for state, colour in chosen.inks.items()}
    measures = {
        "NAME": chosen.name,
        "ICONS": (STYLES.parents[1] / "icons").as_posix(),
        "SIZE_TEXT": f"{sizes.text:g}",
        "SIZE_LARGE": f"{sizes.large:g}",
        "SIZE_TITLE": f"{sizes.title:g}",
        "TARGET": str(sizes.target),
        "INNER": str(sizes.target - 10),  # of a button: without its padding and its border
    }
    return Template(STYLES.read_text(encoding="utf-8")).substitute(plain | tints | inks | measures)


def _palette(chosen: Colours) -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, chosen.background),
        (roles.Base, chosen.surface),
        (roles.AlternateBase, chosen.background),
        (roles.Button, chosen.surface),
        (roles.Text, chosen.text),
        (roles.WindowText, chosen.text),
        (roles.ButtonText, chosen.text),
        (roles.BrightText, chosen.text),
        (roles.ToolTipBase, chosen.surface),
        (roles.ToolTipText, chosen.text),
        (roles.PlaceholderText, chosen.muted),
        (roles.Highlight, chosen.accent),
        (roles.HighlightedText, chosen.on_accent),
        (roles.Link, chosen.accent),
        (roles.LinkVisited, chosen.accent),
        (roles.Light, chosen.line),
        (roles.Mid, chosen.line),
        (roles.Midlight, chosen.line),
        (roles.Dark, chosen.line),
        (roles.Shadow, chosen.line),
    ):
        palette.setColor(role, QColor(colour))
    for role in (roles.Text, roles.WindowText, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(chosen.muted))
    return palette
