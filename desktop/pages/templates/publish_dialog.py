"""发布前检查: a template item by item, what it costs, what others ask too, its marks; kept as a page where that is wanted."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.language import english
from desktop.page import Host
from desktop.pages.templates import tasks
from desktop.pages.templates.said import mark_word
from desktop.widgets.lines import Lines
from desktop.widgets.plain_text import label, show_plain
from desktop.widgets.roomy import Roomy, sized

if TYPE_CHECKING:
    from forms.model.prepublish import PublishCheck

MOST_UNITS = 100_000


class PublishDialog(Roomy):
    """`id`: the template's. Another number of units is looked over anew in the background."""

    def __init__(self, host: Host, id: str, check: PublishCheck, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host, self._id, self.check = host, id, check
        self.setWindowTitle(self.tr("发布前检查"))
        self.resize(*sized(820, 600))
        self.about, self.cost, self.others = label(), label(), label()
        self.units = QSpinBox()
        self.units.setRange(1, MOST_UNITS)
        self.units.setValue(check.cost.units)
        self.units.setMinimumHeight(theme.sizes().target)
        self.units.setAccessibleName(self.tr("由几个单位填报"))
        self.units.valueChanged.connect(lambda _: self._look_again())
        heads = [self.tr("数据项"), self.tr("建议"), self.tr("依据")]
        self.items = Lines(self.tr("逐项建议"), heads, (4, 2, 5))
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE[1])
        row.addWidget(QLabel(self.tr("由几个单位填报")))
        row.addWidget(self.units)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(theme.SPACE[1])
        column.addWidget(self.about)
        column.addWidget(self.items, 1)
        column.addLayout(row)
        column.addWidget(self.cost)
        column.addWidget(self.others)
        column.addWidget(self._buttons())
        self.show_check(check)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        for name, suffix in ((self.tr("存为 Word…"), ".docx"), (self.tr("存为 PDF…"), ".pdf")):
            button = QPushButton(name)
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._save, suffix))
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        close = QPushButton(self.tr("关闭"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.AcceptRole)
        return buttons

    def show_check(self, check: PublishCheck) -> None:
        from forms.journey.burden_papers import account_words
        from forms.journey.publish_paper import ORDER, cost_text, grouped, marks_text, overlap_lines

        self.check = check
        words = account_words(english())
        counts = {"items": len(check.items), "held": check.held, "shareable": check.shareable, "new": check.new}
        internal = words("check.internal", n=check.compared)
        show_plain(self.about, "\n".join((check.title, words("check.items", **counts), internal)))
        lines = sorted(grouped(check.items, words), key=lambda line: ORDER.index(line[1]))
        self.items.show_lines([(name, words(f"advice.{advice}"), why) for name, advice, why, _ in lines])
        show_plain(self.cost, cost_text(check, words))
        show_plain(self.others, "\n".join((*overlap_lines(check, words), marks_text(check, words, mark_word))))
        self.make_room()

    def _look_again(self) -> None:
        self._host.ask(tasks.look_over(self._id, self.units.value()), self.while_open(self._looked_over))

    def _looked_over(self, check: PublishCheck) -> None:
        if check.cost.units == self.units.value():
            self.show_check(check)

    def _save(self, suffix: str, _checked: bool = False) -> None:
        """Ask where, then write the page."""
        from forms.journey.notice_naming import safe_name

        name = safe_name(self.tr("发布前检查") + f"-{self.check.title}")
        folder = Path(self._host.settings.folder) if self._host.settings.folder else Path.home()
        out = self._host.chooser.save_as(self, folder / f"{name}{suffix}")
        if out is not None:
            text = self.tr("正在写出“{name}”……").format(name=out.name)
            self._host.run(tasks.save_check(self.check, out), text, self._saved)

    def _saved(self, out: Path) -> None:
        self._host.tell(self.tr("已写出“{file}”。").format(file=out))
