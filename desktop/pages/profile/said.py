"""Words of 历史数据: subjects and values as they stand on screen, masked until they are looked at on purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.typed import hidden, short_number

if TYPE_CHECKING:
    from forms.model.browsing import FactLine, HistoryEntry, SubjectLine


def subject_text(line: SubjectLine, revealed: bool = False) -> str:
    """A name, and what tells it from others of that name."""
    return "　".join(part for part in (hidden(line.name, revealed), hidden(line.number, revealed)) if part)


def named(name: str, context: str) -> str:
    """A data item, and behind it what only its form's title says: 户数（户） is asked of many things."""
    return f"{name}　（{context}）" if context else name


def value_text(value: str, sensitive: bool, revealed: bool = False) -> str:
    return value if revealed or not sensitive else short_number(value)


def fact_text(line: FactLine, revealed: bool = False) -> str:
    return value_text(line.value, line.sensitive, revealed)


def entry_value(entry: HistoryEntry, sensitive: bool, revealed: bool) -> str:
    said = value_text(entry.value, sensitive, revealed)
    return f"{said} {entry.unit}" if entry.unit else said


def decision_word(what: str) -> str:
    """What kind of decision a line of the list is."""
    translate = QCoreApplication.translate
    words = {
        "confirmed": translate("ProfilePage", "已核对"),
        "corrected": translate("ProfilePage", "已更正"),
        "binding": translate("ProfilePage", "指定数据项"),
        "not_this": translate("ProfilePage", "不是这个"),
        "row": translate("ProfilePage", "名册一行"),
        "settlement": translate("ProfilePage", "核定数值"),
        "merge": translate("ProfilePage", "合并对象"),
        "split": translate("ProfilePage", "分开对象"),
        "answer": translate("ProfilePage", "回答问题"),
        "same_element": translate("ProfilePage", "同一数据项"),
        "use": translate("ProfilePage", "使用依据"),
        "review": translate("ProfilePage", "核改模板"),
        "template_retired": translate("ProfilePage", "移出模板"),
        "trust_order": translate("ProfilePage", "可信顺序"),
        "trust_fill": translate("ProfilePage", "有出入时采用"),
        "undo": translate("ProfilePage", "撤销"),
    }
    return words.get(what, what)


def decision_state(state: str) -> str:
    translate = QCoreApplication.translate
    words = {
        "live": translate("ProfilePage", "有效"),
        "replaced": translate("ProfilePage", "已被替换"),
        "undone": translate("ProfilePage", "已撤销"),
    }
    return words.get(state, state)


def rule_text(rule: str) -> str:
    """Why two subjects are one."""
    translate = QCoreApplication.translate
    words = {
        "same_id": translate("ProfilePage", "本对象：证件号码或名称一致"),
        "name_village_birth": translate("ProfilePage", "姓名、所在村和出生日期都一致，且没有矛盾"),
        "by_hand": translate("ProfilePage", "由人工合并"),
    }
    return words.get(rule, rule)
