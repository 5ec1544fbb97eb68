"""The line below the form: what the checks and the form as a whole have to say, each with a way to its place."""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.words import reason_sentence
from forms.model.proposal import Check, Draft, Reason

_SHOWN = 4


class ChecksBar(QLabel):
    """linkActivated carries the address a check is about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checks")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.LinksAccessibleByMouse | flags.LinksAccessibleByKeyboard)
        self.setAccessibleName(self.tr("审核提示"))

    def show_draft(self, draft: Draft) -> None:
        """What was said when the draft was proposed."""
        self.show_checks(draft.reasons, draft.checks)

    def show_checks(self, reasons: Sequence[Reason], checks: Sequence[Check]) -> None:
        """`reasons` are those of the form as a whole."""
        notes = [html.escape(reason_sentence(reason)) for reason in reasons]
        links = [_link(check) for check in checks[:_SHOWN]]
        if len(checks) > _SHOWN:
            links.append(self.tr("还有 {n} 条").format(n=len(checks) - _SHOWN))
        text = "　·　".join(notes + links)
        self.setText(self.tr("审核：") + text if text else "")
        self.setVisible(bool(text))


def _link(check: Check) -> str:
    address = check.addresses[0] if check.addresses else ""
    return f'<a href="{html.escape(address, quote=True)}">{html.escape(reason_sentence(check))}</a>'
