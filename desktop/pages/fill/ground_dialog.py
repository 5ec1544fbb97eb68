"""Asks once for the ground on which sensitive values of another office are used; says which were left out, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.widgets.plain_text import show_plain
from desktop.widgets.roomy import Roomy
from desktop.words import listed, path_text
from forms.model.proposal import Draft, Use

_SHOWN = 8


class GroundDialog(Roomy):
    stated = Signal(str)

    def __init__(self, draft: Draft, withheld: Sequence[tuple[str, int]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("填写使用依据"))
        self.setMinimumWidth(520)
        what = listed(self.tr("{kind} {n} 项").format(kind=self._kind(kind), n=n) for kind, n in withheld)
        title = self._text(self.tr("有 {n} 项敏感数据没有写入文件").format(n=sum(n for _, n in withheld)), "title")
        why = self.tr(
            "它们（{what}）由其他单位收集：{origins}。依照《政务数据共享条例》，使用这些数据要有依据，"
            "并且不得用于其他目的。说明依据后写入；不说明就在文件里留空。"
        )
        self.why = self._text(why.format(what=what, origins=listed(_origins(draft)) or "—"), "body")
        self.places = self._text("\n".join(self._places(draft)), "muted")
        self.places.setVisible(bool(self.places.text()))
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("例如：民政部门某文件第几条、某项职责"))
        self.line.setAccessibleName(self.tr("使用依据"))
        caption = QLabel(self.tr("使用依据（这张表以后不再询问）"))
        caption.setBuddy(self.line)
        self.write = QPushButton(self.tr("写入这些数据"))
        self.write.setProperty("kind", "primary")
        self.write.setEnabled(False)
        self.leave = QPushButton(self.tr("留空"))
        self.leave.setAutoDefault(False)
        self.line.textChanged.connect(lambda text: self.write.setEnabled(bool(text.strip())))
        self.write.clicked.connect(self._state)
        self.leave.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.write)
        box = QVBoxLayout(self)
        box.setSpacing(theme.SPACE[2])
        for widget in (title, self.why, self.places, caption, self.line):
            box.addWidget(widget)
        box.addLayout(buttons)
        self.line.setFocus()

    def _state(self) -> None:
        self.stated.emit(self.line.text().strip())
        self.accept()

    def _kind(self, kind: str) -> str:
        words = {
            "health": self.tr("健康状况"),
            "disability": self.tr("残疾情况"),
            "accounts": self.tr("银行账号"),
            "minors": self.tr("未成年人信息"),
            "id_number": self.tr("证件号码"),
        }
        return words.get(kind, self.tr("敏感信息"))

    def _places(self, draft: Draft) -> list[str]:
        names = [path_text(p.field.path) for p in draft.proposals if p.use and p.use.needs_ground]
        columns = {t.id: {c.index: c.path for c in t.columns} for t in draft.form.tables}
        for roster in draft.rosters:
            found = columns.get(roster.table, {})
            names += [path_text(found[i]) for i, use in roster.uses if use.needs_ground and i in found]
        more = [self.tr("还有 {n} 项").format(n=len(names) - _SHOWN)] if len(names) > _SHOWN else []
        return [f"· {name}" for name in names[:_SHOWN]] + more

    def _text(self, text: str, kind: str) -> QLabel:
        label = QLabel()
        show_plain(label, text)
        label.setWordWrap(True)
        label.setProperty("kind", kind)
        return label


def _origins(draft: Draft) -> list[str]:
    uses: list[Use] = [p.use for p in draft.proposals if p.use]
    uses += [use for roster in draft.rosters for _, use in roster.uses]
    return sorted({use.origin for use in uses if use.needs_ground and use.origin})
