"""The notice as it was pasted: the words that something was read from are marked, those of the entry in hand strongly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from desktop.design import theme
from desktop.widgets.drop_target import dropped_paths
from forms.journey.notice_text import plain_digits

Spans = Sequence[tuple[int, int]]


class NoticeText(QPlainTextEdit):
    """Takes pasted text and dropped files."""

    files_dropped = Signal(list)  # paths

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("通知的文字"))
        self.setPlaceholderText(
            self.tr(
                "把聊天里的通知粘贴到这里（Ctrl+V），或者把通知文件和附件一起拖进来。\n\n文字只在本机识别，不会外传。"
            )
        )
        self.setTabChangesFocus(True)
        self._spans: Mapping[str, Spans] = {}
        self._unsure: frozenset[str] = frozenset()
        self._chosen = ""

    def show_words(self, spans: Mapping[str, Spans], unsure: Iterable[str]) -> None:
        """Which words belong to which entry; those of unsure entries have another ground."""
        self._spans, self._unsure = spans, frozenset(unsure)
        self._mark()

    def choose(self, entry: str) -> None:
        """Mark the words of one entry strongly, and bring them into sight."""
        self._chosen = entry
        self._mark()
        spans = self._spans.get(entry, ())
        if spans:
            self.setTextCursor(self._cursor(*spans[0], collapsed=True))
            self.ensureCursorVisible()

    def marked(self, entry: str) -> list[str]:
        """The words of an entry, as they stand in the text."""
        text = self.toPlainText()
        return [text[start:end] for start, end in self._spans.get(entry, ())]

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return bool(dropped_paths(source)) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        paths: list[Path] = dropped_paths(source)
        if paths:
            self.files_dropped.emit(paths)
        else:
            self.insertPlainText(plain_digits(source.text()))

    def _mark(self) -> None:
        marks = []
        for entry, spans in self._spans.items():
            for start, end in spans:
                mark = QTextEdit.ExtraSelection()
                mark.cursor = self._cursor(start, end)
                mark.format = self._look(entry)
                marks.append(mark)
        self.setExtraSelections(marks)

    def _look(self, entry: str) -> QTextCharFormat:
        look = QTextCharFormat()
        colours = theme.colours()
        state = "suggested" if entry in self._unsure else "filled"
        if entry == self._chosen:
            look.setBackground(QColor(colours.accent))
            look.setForeground(QColor(colours.on_accent))
        else:
            look.setBackground(QColor(colours.tints[state]))
            look.setForeground(QColor(colours.inks[state]))
        return look

    def _cursor(self, start: int, end: int, collapsed: bool = False) -> QTextCursor:
        """Qt counts in units of UTF-16: a sign of a chat takes two."""
        text = self.toPlainText()
        cursor = QTextCursor(self.document())
        cursor.setPosition(_units(text[:start]))
        if not collapsed:
            cursor.setPosition(_units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
