"""'查看原表': the report as it was taken in, drawn with the place framed that a value was read from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.page import Host
from desktop.widgets.document_view import DocumentView
from desktop.widgets.plain_text import show_plain
from desktop.widgets.roomy import Roomy, sized
from desktop.words import place_text

if TYPE_CHECKING:
    from forms.drawing.excerpt import Excerpt
    from forms.progress import Progress
    from forms.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Original:
    """What the dialog shows. `address` is "" for the whole report."""

    file: str
    address: str
    excerpt: Excerpt


def original(submission: str, file: str, address: str) -> Callable[[Workspace, Progress], Original]:
    """Read the file that is kept in the profile and draw the part around an address.

    FormsError record.by_hand where a person entered it, and those of reading.
    """

    def work(workspace: Workspace, progress: Progress) -> Original:
        from forms.documents import reader
        from forms.drawing.excerpt import excerpt
        from forms.errors import FormsError

        if not workspace.browse.has_file(submission):
            raise FormsError("record.by_hand")
        opened = workspace.opener.open(workspace.original(submission), file)
        return Original(file, address, excerpt(reader.read(opened.data, file), address))

    return work


class OriginalDialog(Roomy):
    def __init__(self, shown: Original, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("查看原表"))
        self.resize(*sized(980, 620))
        title = QLabel()
        place = place_text(shown.address) if shown.address else ""
        show_plain(title, "　".join(part for part in (shown.file, place) if part))
        title.setProperty("kind", "title")
        title.setWordWrap(True)
        self.view = DocumentView(shown.excerpt)
        self.reveal = QPushButton(self.tr("显示完整号码"))
        self.reveal.setCheckable(True)
        self.reveal.toggled.connect(self.view.reveal)
        hint = QLabel(self.tr("+ 和 − 放大缩小，方向键移动，Esc 关闭。"))
        hint.setProperty("kind", "muted")
        hint.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("关闭"))
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.reveal)
        row.addStretch(1)
        row.addWidget(buttons)
        box = QVBoxLayout(self)
        box.setSpacing(theme.SPACE[2])
        box.addWidget(title)
        box.addWidget(self.view, 1)
        box.addWidget(hint)
        box.addLayout(row)
        self.view.setFocus()


def show_original(host: Host, parent: QWidget, submission: str, file: str, address: str) -> None:
    """Open the original; trouble (a file that needs a password) is told above the page."""

    def came(found: Original) -> None:
        dialog = OriginalDialog(found, parent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    host.ask(original(submission, file, address), came)
