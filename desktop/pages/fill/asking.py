"""What the fill page asks by a list to find in: whom a form is for, and which data item a field asks for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.pages.fill.period_choices import period_choices
from desktop.widgets.find_dialog import FindDialog, Words
from desktop.words import period_code, period_text
from forms.model.browsing import ElementLine


def ask_subject(names: Sequence[str], current: str, parent: QWidget) -> FindDialog:
    """The unit itself or one of its villages, or any name that is typed."""
    translate = QCoreApplication.translate
    words = Words(
        title=translate("asking", "选择填报单位"),
        asked=translate("asking", "这张表为谁填："),
        line=translate("asking", "填报单位"),
        placeholder=translate("asking", "查找村、社区，或输入姓名、证件号码"),
        found=translate("asking", "可选的填报单位"),
        none=translate("asking", "列表里没有；按输入的姓名或证件号码在历史数据里查找。"),
        hint=translate("asking", "更换以后，先列出会变化的数值，由您决定是否更换。"),
        take=translate("asking", "选定"),
    )
    dialog = FindDialog(words, free=True, parent=parent)
    dialog.searched.connect(lambda text: dialog.show_found(text, [(n, n) for n in names if text in n], current))
    dialog.show_found("", [(name, name) for name in names], current)
    return dialog


def ask_element(path: str, parent: QWidget) -> FindDialog:
    """A data item by a part of its name, or by what is meant."""
    translate = QCoreApplication.translate
    words = Words(
        title=translate("asking", "指定数据项"),
        asked=translate("asking", "“{path}”要填的是：").format(path=path),
        line=translate("asking", "查找数据项"),
        placeholder=translate("asking", "输入数据项名称的一部分或同义的说法"),
        found=translate("asking", "找到的数据项"),
        none=translate("asking", "历史数据里没有这个名称或这个意思的数据项，少输几个字或换个说法再找。"),
        hint=translate("asking", "以后这张表的各期都按此填写；可以撤销。"),
        take=translate("asking", "指定"),
    )
    return FindDialog(words, parent=parent)


def ask_period(file: str, today: dt.date, parent: QWidget) -> FindDialog:
    """Of which period a text with figures is; answers as on the command line."""
    translate = QCoreApplication.translate
    words = Words(
        title=translate("asking", "选择上期文字的报告期"),
        asked=translate("asking", "看不出“{file}”是哪一期的。它是：").format(file=file),
        line=translate("asking", "上期文字的报告期"),
        placeholder=translate("asking", "例如 3月、一季度"),
        found=translate("asking", "可选的报告期"),
        none=translate("asking", "没有这样的报告期，少输几个字再找。"),
        hint=translate("asking", "选定以后，按下一期起草。"),
        take=translate("asking", "选定"),
    )
    found: list[tuple[object, str]] = [(period_code(p), period_text(p)) for p in period_choices(today, None)]
    dialog = FindDialog(words, parent=parent)
    dialog.searched.connect(lambda text: dialog.show_found(text, [line for line in found if text in line[1]]))
    dialog.show_found("", found)
    return dialog


def element_lines(found: Sequence[ElementLine]) -> list[tuple[object, str]]:
    """What stands behind each line, and the line."""
    return [(line.id, line.name + (f"　{line.context}" if line.context else "")) for line in found]
