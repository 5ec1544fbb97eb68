"""Words of this page: states, and findings as sentences with both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.typed import hidden

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from forms.journey.packs.model import Finding, VillageState


def state_word(state: VillageState) -> str:
    translate = QCoreApplication.translate
    words = {
        "missing": translate("packs", "未交"),
        "asks": translate("packs", "！有问题"),
        "clean": translate("packs", "✓ 已交"),
        "sent_back": translate("packs", "已退回"),
        "merged": translate("packs", "✓ 已并入"),
    }
    return words[state.state]


def finding_text(one: Finding) -> str:
    """The sentence of a finding, in the language of the screen."""
    from desktop.language import english
    from forms.sentences import sentence

    context = dict(one.context) | {"place": one.place, "handed_out": one.handed_out, "found": one.found}
    return hidden(sentence(one.code, context, "en" if english() else "zh"))


def answer_word(one: Finding, answers: Mapping[str, str]) -> str:
    """What was said to a finding."""
    translate = QCoreApplication.translate
    words = {
        "accept": translate("packs", "接受"),
        "refuse": translate("packs", "不采用"),
        "send_back": translate("packs", "退回"),
        "": translate("packs", "待处理") if one.level == "ask" else translate("packs", "提示"),
    }
    return words[answers.get(one.id, "")]


def outlook(states: Sequence[VillageState]) -> str:
    """What merging would do now."""
    ready = sum(s.state in ("clean", "merged") for s in states)
    asks, missing = (sum(s.state == kind for s in states) for kind in ("asks", "missing"))
    back = sum(s.state == "sent_back" for s in states)
    text = QCoreApplication.translate(
        "packs", "可并入 {ready} 个村；有问题 {asks} 个，退回 {back} 个，未交 {missing} 个，这些不会并入。"
    )
    return text.format(ready=ready, asks=asks, back=back, missing=missing)
