"""What was fetched and not taken in, as rows of it are wrong: which, and whether the others are to be taken in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.pages.sources.rows_list import RowsList
from desktop.widgets.button_row import button_row
from desktop.widgets.plain_text import show_plain
from desktop.widgets.roomy import Roomy, sized

if TYPE_CHECKING:
    from forms.model.reports import SourceImport

BAD_ROWS = "delivery.bad_rows"


def held_up(done: Sequence[SourceImport]) -> tuple[SourceImport, ...]:
    """Those of which nothing was taken in for the sake of some rows."""
    return tuple(one for one in done if one.error is not None and one.error.code == BAD_ROWS)


class RowsDialog(Roomy):
    wanted = Signal()

    def __init__(self, done: Sequence[SourceImport], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("有问题的行"))
        self.resize(*sized(760, 480))
        self.about = QLabel()
        self.about.setWordWrap(True)
        text = self.tr("“{files}”里有的行有问题，整份还没有导入。可以等提供单位更正，也可以只导入其余的行。")
        show_plain(self.about, text.format(files="”“".join(one.file for one in done)))
        self.rows = RowsList(self.tr("有问题的行"), (self.tr("行"), self.tr("位置"), self.tr("问题")))
        self.rows.show_rows([row for one in done for row in one.rows])
        self.take, leave = QPushButton(self.tr("只导入其余的行")), QPushButton(self.tr("先不导入"))
        self.take.clicked.connect(lambda _=False: self._take())
        leave.clicked.connect(self.reject)
        box = QVBoxLayout(self)
        box.setSpacing(theme.SPACE[2])
        box.addWidget(self.about)
        box.addWidget(self.rows, 1)
        box.addLayout(button_row(leave, self.take))
        leave.setFocus()

    def _take(self) -> None:
        self.accept()
        self.wanted.emit()
