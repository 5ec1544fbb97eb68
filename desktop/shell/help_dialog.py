"""使用指南: the guide for clerks, opened where the page on screen is explained. It is written in Chinese."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

import resources
from desktop.widgets.roomy import Roomy, sized

GUIDE = Path(resources.__file__).parent / "help" / "guide.zh-CN.md"
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)\n?")
SECTIONS = {
    "today": "一、第一次打开",
    "fill": "三、填一张表",
    "templates": "五、保存和上报",
    "profile": "六、它记得什么",
    "sources": "七、少要一次：共享数据和函件",
    "statistics": "填报统计和发布前检查",
    "packs": "分村填报：拆分、收回、汇总",
    "exchange": "八、数据安全",
    "settings": "八、数据安全",
}


class HelpDialog(Roomy):
    def __init__(self, page: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("使用指南"))
        self.resize(*sized(760, 620))
        self.text = QTextBrowser()
        self.text.setAccessibleName(self.tr("使用指南"))
        self.text.setOpenLinks(False)  # nothing outside is asked for
        words = _PICTURE.sub("", GUIDE.read_text(encoding="utf-8"))  # they stand on screen anyway
        self.text.document().setMarkdown(words, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("关闭"))
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.addWidget(self.text, 1)
        box.addWidget(buttons)
        self.text.setFocus()
        self._section = SECTIONS.get(page, "")

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self.show_section(self._section)

    def show_section(self, heading: str) -> None:
        """The heading stands at the top."""
        found = self.text.document().find(heading) if heading else QTextCursor()
        if found.isNull():
            return
        self.text.moveCursor(QTextCursor.MoveOperation.End)  # coming from below, what is shown stands at the top
        found.clearSelection()
        self.text.setTextCursor(found)
        self.text.ensureCursorVisible()
