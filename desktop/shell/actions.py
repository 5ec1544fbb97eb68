"""Menus and their keys. Every action stands in a menu, so that it can be found without knowing the key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QKeySequence

    from desktop.pages.fill.page import FillPage
    from desktop.settings import Settings
    from desktop.shell.main_window import MainWindow

CHOICES = 9


def add_menus(window: MainWindow) -> tuple[QMenu, ...]:
    """The menu bar with its titles: all of it that the first paint shows."""
    translate = QCoreApplication.translate
    titles = (
        translate("actions", "文件(&F)"),
        translate("actions", "编辑(&E)"),
        translate("actions", "查看(&V)"),
        translate("actions", "帮助(&H)"),
    )
    return tuple(window.menuBar().addMenu(title) for title in titles)


def fill_menus(window: MainWindow, menus: tuple[QMenu, ...]) -> list[QAction]:
    """Put the actions in, with their keys. Those returned make sense only while a form is shown."""
    file, edit, view, help_menu = menus
    _file_menu(window, file)
    translate = QCoreApplication.translate
    _add(help_menu, translate("actions", "这里怎么用"), ("F1",), window.show_help)
    _add(help_menu, translate("actions", "使用指南"), ("Shift+F1",), window.show_guide)
    _add(help_menu, translate("actions", "入门向导"), (), window.guide.show)
    _add(help_menu, translate("actions", "快捷键一览"), ("Ctrl+/",), window.show_keys)
    return [*_edit_menu(window, edit), *_view_menu(window, view)]


def _file_menu(window: MainWindow, menu: QMenu) -> None:
    translate = QCoreApplication.translate
    _add(menu, translate("actions", "打开空白表或上期文字报告…"), ("Ctrl+O",), window.choose_template)
    _add(menu, translate("actions", "从通知新建待办…"), ("Ctrl+N",), window.new_task)
    _add(menu, translate("actions", "导入以往已报送的报表…"), ("Ctrl+I",), window.choose_reports)
    _add(menu, translate("actions", "导入整个文件夹…"), ("Ctrl+Shift+I",), window.choose_folder)
    _add(menu, translate("actions", "导入业务系统导出的数据…"), ("Ctrl+Alt+I",), window.choose_export)
    menu.addSeparator()
    _add(menu, translate("actions", "保存已填报表…"), ("Ctrl+S", "Ctrl+E"), window.filling.save)
    _add(menu, translate("actions", "保存为定稿（PDF 表单不可再改）…"), ("Ctrl+Shift+S",), window.filling.save_for_good)
    _add(
        menu,
        translate("actions", "办理下一步（送审、签批、报送）…"),
        ("Ctrl+Shift+E",),
        lambda: window.filling.way.step(),
    )
    _add(menu, translate("actions", "打开已填报表"), ("Ctrl+Shift+O",), window.filling.open_written)
    _add(menu, translate("actions", "打印…"), ("Ctrl+P",), lambda: window.filling.print_form(False))
    _add(menu, translate("actions", "存为 PDF…"), ("Ctrl+Shift+P",), lambda: window.filling.print_form(True))
    menu.addSeparator()
    _add(menu, translate("actions", "分村填报（拆分这张表）…"), ("Ctrl+Shift+V",), partial(_split, window))
    menu.addSeparator()
    _add(menu, translate("actions", "打开其他历史数据…"), (), window.change_profile)
    _add(menu, translate("actions", "退出"), ("Ctrl+Q",), window.close)


def _split(window: MainWindow) -> None:
    """Split the form that is being filled, else one that is asked for."""
    from desktop.pages.packs.page import PacksPage

    form = window.filling.page.form if window.filling.page is not None else None
    page = window.go("packs")
    if isinstance(page, PacksPage):
        page.begin(form.path if form is not None else None)


def _edit_menu(window: MainWindow, menu: QMenu) -> list[QAction]:
    translate = QCoreApplication.translate
    undo = window.group.createUndoAction(window, translate("actions", "撤销"))
    undo.setShortcut("Ctrl+Z")
    redo = window.group.createRedoAction(window, translate("actions", "重做"))
    redo.setShortcuts(_keys("Ctrl+Y", "Ctrl+Shift+Z"))
    menu.addActions([undo, redo])
    menu.addSeparator()
    actions = [
        _add(
            menu,
            translate("actions", "确认这一项"),
            ("Ctrl+Return", "Ctrl+Enter"),
            window.on_page(lambda page: page.confirm()),
        ),
        _add(
            menu,
            translate("actions", "预填项核对无误"),
            ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
            window.on_page(lambda page: page.corrector.confirm_all()),
        ),
        _add(menu, translate("actions", "填零"), ("Ctrl+0",), window.on_page(lambda page: page.set_current(0))),
        _add(
            menu,
            translate("actions", "填“不适用”"),
            ("Ctrl+Shift+N",),
            window.on_page(lambda page: page.set_current("不适用")),
        ),
        _add(
            menu,
            translate("actions", "清空（按空白报送）\tDelete"),
            (),
            window.on_page(lambda page: page.set_current(None)),
        ),
    ]
    actions += _roster_menu(window, menu)
    actions.append(_add(menu, translate("actions", "不是这个"), ("Alt+X",), window.filling.switching.refuse))
    actions.append(_add(menu, translate("actions", "指定数据项…"), ("Ctrl+B",), window.filling.switching.bind))
    choices = menu.addMenu(translate("actions", "采用其他数值"))
    text = translate("actions", "第 {n} 个")
    for number in range(CHOICES):
        do = window.on_page(partial(_take, number))
        actions.append(_add(choices, text.format(n=number + 1), (f"Alt+{number + 1}",), do))
    return actions


def _roster_menu(window: MainWindow, menu: QMenu) -> list[QAction]:
    translate = QCoreApplication.translate
    roster = menu.addMenu(translate("actions", "花名册"))
    return [
        _add(
            roster,
            translate("actions", "变更清单…"),
            ("Ctrl+M",),
            window.on_page(lambda page: page.tools.show_sheet()),
        ),
        _add(
            roster,
            translate("actions", "增加行"),
            ("Ctrl+Shift++", "Ctrl+Shift+="),
            window.on_page(lambda page: page.tools.add_row()),
        ),
        _add(
            roster,
            translate("actions", "删除或恢复此行"),
            ("Ctrl+Shift+Del",),
            window.on_page(lambda page: page.tools.take_out()),
        ),
        _add(
            roster,
            translate("actions", "查找行"),
            ("Ctrl+Shift+F",),
            window.on_page(lambda page: page.bar.line.setFocus()),
        ),
        _add(
            menu,
            translate("actions", "复制一列或一条记录…"),
            ("Ctrl+Shift+C",),
            window.on_page(lambda page: copy_block(page, window.settings)),
        ),
        _add(menu, translate("actions", "更换填报单位…"), ("Ctrl+U",), window.filling.switching.choose_subject),
    ]


def copy_block(page: FillPage, settings: Settings) -> None:
    """A column or a record as a block, in the order of another system's form."""
    from desktop.pages.fill.copy_dialog import open_copying

    open_copying(page, settings)


def _view_menu(window: MainWindow, menu: QMenu) -> list[QAction]:
    translate = QCoreApplication.translate
    _add(menu, translate("actions", "快速查找…"), ("Ctrl+K",), window.quick_find)
    for spec in window.specs:
        _add(menu, spec.title(), (f"Ctrl+{spec.number}",), partial(window.go, spec.name))
    menu.addSeparator()
    actions = [
        _add(
            menu,
            translate("actions", "下一个待处理项\tEnter"),
            (),
            window.on_page(lambda page: page.next_needing(True)),
        ),
        _add(
            menu,
            translate("actions", "上一个待处理项\tShift+Enter"),
            (),
            window.on_page(lambda page: page.next_needing(False)),
        ),
        _add(
            menu,
            translate("actions", "查找填报项"),
            ("Ctrl+F",),
            window.on_page(lambda page: page.fields.focus_filter()),
        ),
    ]
    actions.append(
        _add(menu, translate("actions", "审核提示"), ("F6",), window.on_page(lambda page: page.checks.unfold()))
    )
    menu.addSeparator()
    actions += [
        _add(menu, translate("actions", "收起或展开左栏"), ("F7",), window.on_page(lambda page: fold(page.fields))),
        _add(menu, translate("actions", "收起或展开右栏"), ("F8",), window.on_page(lambda page: fold(page.card))),
        _add(menu, translate("actions", "放大"), ("Ctrl++", "Ctrl+="), window.on_page(lambda page: page.zoom_by(0.1))),
        _add(menu, translate("actions", "缩小"), ("Ctrl+-",), window.on_page(lambda page: page.zoom_by(-0.1))),
    ]
    return actions


def _take(number: int, page: FillPage) -> None:
    page.take(number)


def fold(widget: QWidget) -> None:
    """Put a column away, or show it again; the form keeps its place and zoom."""
    widget.setVisible(not widget.isVisible())


def _add(menu: QMenu, text: str, keys: tuple[str, ...], do: Callable[[], object]) -> QAction:
    action = menu.addAction(text)
    action.setShortcuts(_keys(*keys))
    action.triggered.connect(lambda _=False: do())
    return action


def _keys(*keys: str) -> list[QKeySequence]:
    from PySide6.QtGui import QKeySequence

    return [QKeySequence(key) for key in keys]
