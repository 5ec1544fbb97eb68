"""What forms ask of the reporting unit itself: name, code, telephone, address. Filled in once, used in every form."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPushButton, QWidget

from desktop.widgets.form_box import form_box
from desktop.widgets.plain_text import label, show_plain
from desktop.widgets.roomy import Roomy
from desktop.words import error_sentence
from forms.errors import FormsError
from forms.profile.rows import UnitSettings


class UnitDialog(Roomy):
    """`wanted` brings the settings as they were entered, checked and in one spelling (UnitSettings)."""

    wanted = Signal(object)

    def __init__(self, unit: UnitSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit = unit
        self.setWindowTitle(self.tr("填报单位"))
        self.setMinimumWidth(520)
        self.lines: dict[str, QLineEdit] = {}
        rows = QFormLayout()
        for name, text in self._names():
            line = self.lines[name] = QLineEdit(getattr(unit, name))
            line.setAccessibleName(text)
            rows.addRow(text, line)
        self.problem = label(kind="problem")
        words = label(self.tr("表中问到填报单位本身的名称、代码、电话、地址时，按这里预填；不知道的可以空着。"))
        self.ok, cancel = QPushButton(self.tr("保存")), QPushButton(self.tr("取消"))
        self.ok.clicked.connect(self._try)
        cancel.clicked.connect(self.reject)
        form_box(self, words, rows, self.problem, cancel, self.ok)

    def _names(self) -> tuple[tuple[str, str], ...]:
        return (
            ("name", self.tr("单位名称")),
            ("code", self.tr("行政区划代码")),
            ("telephone", self.tr("单位电话")),
            ("address", self.tr("单位地址")),
            ("credit_code", self.tr("统一社会信用代码")),
        )

    def _try(self) -> None:
        """Keep it, or say which line is wrong and go there."""
        from forms.recording.care import checked_unit

        given = {name: line.text() for name, line in self.lines.items()}
        wanted = UnitSettings(
            given["name"],
            given["code"],
            self._unit.villages,
            given["telephone"],
            given["address"],
            given["credit_code"],
        )
        try:
            unit = checked_unit(wanted)
        except FormsError as error:
            show_plain(self.problem, error_sentence(error))
            self.lines[_LINES[error.code]].setFocus()
        else:
            self.wanted.emit(unit)
            self.accept()


_LINES = {
    "unit.no_name": "name",
    "unit.bad_code": "code",
    "unit.bad_telephone": "telephone",
    "unit.bad_credit_code": "credit_code",
}
