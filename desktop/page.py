"""What a page of the window is, and what it may ask of the window. docs/desktop.md says how to add one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QUndoStack

    from desktop.background import Background, Task, Work
    from desktop.chooser import Chooser
    from desktop.keeping import Keeper
    from desktop.settings import Settings
    from desktop.widgets.status_line import StatusLine


class Host(Protocol):
    """The window, as a page sees it. Everything is called on the main thread."""

    settings: Settings
    chooser: Chooser
    background: Background
    keeper: Keeper  # keeps drafts
    undo: QUndoStack  # the window's own steps
    status: StatusLine
    ready: bool  # a profile is open
    unit: str  # the reporting unit's name, "" before

    def run(self, work: Work, text: str, done: Callable[[Any], None], can_stop: bool = True) -> Task:
        """Work that the person waits for: shown with `text` and a way to stop; trouble is told in a sentence."""

    def ask(self, work: Work, done: Callable[[Any], None], failed: Callable[[Exception], None] | None = None) -> Task:
        """Work that a page needs to show itself: nothing is shown while it runs. Trouble is told where `failed` is None."""

    def say(self, text: str) -> None:
        """A sentence on the status line, for some seconds."""

    def tell(self, text: str, trouble: bool = False, action: str = "", do: Callable[[], object] | None = None) -> None:
        """A sentence above the page, until it is put away."""

    def go(self, name: str) -> Page | None:
        """Show a page; None where there is none of that name."""

    def changed(self) -> None:
        """What the profile holds has changed: pages show it anew."""

    def restyle(self) -> None:
        """Theme or type size were chosen anew: show them."""

    def speak(self, language: str) -> None:
        """Another language, "zh" or "en", was chosen: the window is made anew in it; forms come back as drafts."""

    def change_profile(self) -> None:
        """Ask for another profile."""

    def open_profile(self, folder: Path) -> None:
        """Leave this profile and open the one in a folder; its passphrase is asked for where it is needed."""

    def choose_reports(self) -> None: ...

    def choose_folder(self) -> None: ...

    def choose_template(self) -> None: ...

    def import_reports(self, paths: Sequence[Path]) -> None: ...

    def open_templates(self, paths: Sequence[Path]) -> None: ...

    def fill_template(self, id: str) -> None:
        """Open a template of the shelf for filling."""

    def open_draft(self, draft: str) -> None: ...


class Page(QWidget):
    """A page. It is made when it is first shown, and kept.

    The constructor lays out widgets and asks nothing of the engine; what takes time goes through `host.ask`.
    """

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.host = host

    def enter(self) -> None:
        """The page has come on screen. Called each time; here it asks for what it shows and takes the focus."""

    def renew(self) -> None:
        """What the profile holds has changed; called when the page is on screen, or else before `enter`."""

    def show_item(self, id: str) -> None:
        """Show one of the things the page lists, where it lists things that have names."""

    def look_up(self, text: str, item: str = "") -> None:
        """Show what is known of whom `text` names, and of it one data item, where the page holds data."""

    def turn_to(self, part: str) -> None:
        """Show a part of the page by its name, where it has parts that others lead to."""

    def undo_stack(self) -> QUndoStack | None:
        """The steps that Ctrl+Z takes back here; None for those of the window."""
        return None

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the page as it is read, whatever has been added to it since: each part inside asks here."""
        from desktop.widgets.tab_order import follow_layout

        follow_layout(self)
        return super().focusNextPrevChild(forward)

    def help_text(self) -> str:
        """What F1 says: one short paragraph on the page as it is now; "" where there is nothing to say."""
        return ""


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page in the rail. `number` is its key: Ctrl+number; it stays the same however many pages there are."""

    name: str
    number: int
    title: Callable[[], str]
    icon: str  # a drawing of resources/icons
    make: Callable[[Host], Page]
